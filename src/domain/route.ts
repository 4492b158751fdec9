/** Where an opinion was forwarded: each hop has a holder, a clock and a way back (lifecycle.md section 2). */

import type { Attached } from './acts.ts';
import type { Day } from './day.ts';
import type { FeedbackClass } from './opinion.ts';

/** The formal documents (suggestion, motion, deliberation opinion) have their place here; nobody opens them yet. */
export const routeKinds = ['referral', 'transfer', 'report', 'suggestion', 'motion', 'deliberation'] as const;
export type RouteKind = (typeof routeKinds)[number];

export const routeStates = [
  'offered',
  'accepted',
  'filed',
  'registered',
  'commissioned',
  'replied',
  'evaluated',
  'returned',
  'declined',
  'cancelled',
] as const;
export type RouteState = (typeof routeStates)[number];

export type RouteTarget =
  | { readonly role: 'organ'; readonly id: string }
  | { readonly role: 'deputy'; readonly id: string }
  | { readonly role: 'office'; readonly id: string };

/** 答复: what an organ, or an office for its congress, says to the deputy. */
export interface Reply {
  readonly class: FeedbackClass;
  readonly text: string;
  /** A scanned reply, photos of the work done. */
  readonly files: readonly Attached[];
  /** B: the promised day; C: when it is looked at again, if a day was given. */
  readonly day: Day | null;
  /** Whom the deputy may ask, and on which telephone. */
  readonly contact: string;
  readonly phone: string;
  readonly at: Date;
  /** Who entered it: the organ itself, or somebody for a reply on paper. */
  readonly by: 'handler' | 'deputy' | 'office';
}

export interface Route {
  readonly id: string;
  /** A merge moves it to another opinion; its name stays. */
  readonly opinionId: string;
  /** `NO-n`: the number of the opinion it was opened on, and which of its routes. */
  readonly no: number;
  readonly n: number;
  readonly kind: RouteKind;
  readonly state: RouteState;
  readonly target: RouteTarget;
  /** 会办: organs that give their opinion to the lead; and those that gave it. */
  readonly coHandlers: readonly string[];
  readonly coOpinions: readonly string[];
  /** The deputy who opened it. */
  readonly fromNo: string;
  /** The round of the opinion in which it was opened. */
  readonly inRound: number;
  /** The round of the reply: 不满意 opens the next. */
  readonly round: number;
  /** What the target reads: the matter, never the citizen. */
  readonly brief: string;
  readonly files: readonly Attached[];
  readonly offeredAt: Date;
  /** The slip was handed to an organ that nobody has joined for, or a handler has seen it. */
  readonly handedAt: Date | null;
  readonly acceptedAt: Date | null;
  /** Silent until the last day to accept: the reply clock runs, and it cannot be returned any more. */
  readonly silentAt: Date | null;
  /** 指定承办: it cannot be returned. */
  readonly bound: boolean;
  readonly endedAt: Date | null;
  readonly reply: Reply | null;
  /** The citizen has not heard of this reply yet. */
  readonly feedbackOwed: boolean;
  readonly evaluation: 'good' | 'fair' | 'bad' | null;
  readonly evaluationLapsedAt: Date | null;
  /** How often the deputy was not satisfied. */
  readonly unsatisfied: number;
  /** The day an extension was asked for, until it is decided. */
  readonly extensionAsked: Day | null;
  /** 需要当面核实: the citizen is asked case by case. */
  readonly contactAsked: 'asked' | 'yes' | 'no' | null;
}

/** An accepted transfer has moved the opinion; a reply waits for the deputy: neither is open. */
export const isOpenRoute = ({ kind, state }: Pick<Route, 'kind' | 'state'>): boolean =>
  state === 'offered' ||
  (state === 'accepted' && kind !== 'transfer') ||
  state === 'filed' ||
  state === 'registered' ||
  state === 'commissioned';

/** What an answer or a withdrawal ends: filed documents go on. */
export const isCancellable = (route: Pick<Route, 'kind' | 'state'>): boolean =>
  route.state === 'offered' || (route.state === 'accepted' && route.kind !== 'transfer');

export const routeName = ({ no, n }: Pick<Route, 'no' | 'n'>): string => `${no}-${n}`;

/** What goes along when an opinion is merged or gives up its place: what runs, and what the citizen has not heard yet. */
export const comesAlong = (route: Route): boolean =>
  isOpenRoute(route) || route.state === 'replied' || route.feedbackOwed;
