/** What a decision says: the new matter with its event, what was said, who hears; or a refusal with a reason for the person. */

import type { Act, ActName, Said } from './acts.ts';
import type { Duty } from './duty.ts';
import type { Hearer } from './lifecycle.ts';
import type { Matter } from './matter.ts';
import type { Feedback, Opinion, OpinionState } from './opinion.ts';
import type { Actor } from './people.ts';
import type { Route } from './route.ts';

/** Ids, words of the law and days; never a person's text. */
export type EventData = Readonly<Record<string, string | number | boolean | null>>;

export interface Happened {
  readonly act: ActName;
  readonly seq: number;
  readonly role: Actor['role'];
  readonly actorId: string | null;
  readonly from: OpinionState | null;
  readonly to: OpinionState;
  readonly round: number;
  readonly at: Date;
  readonly data: EventData;
}

export interface Piece extends Said {
  readonly id: string;
  readonly eventSeq: number;
  readonly role: Actor['role'];
  /** Said on a route, between deputy and organ: no part of what the citizen reads. */
  readonly routeId: string | null;
  readonly at: Date;
}

/** Who is told of an act; the letter is composed from the act and the matter after it. */
export interface Notice {
  readonly act: ActName;
  readonly hearer: Hearer;
  /** `former`: the deputy who was in charge before. */
  readonly deputyNo?: string | null;
  readonly routeId?: string;
  readonly data: EventData;
}

/** An act of the system on another opinion that follows from this one, in the same transaction. */
export interface Follow {
  readonly opinionId: string;
  readonly act: Act;
}

/**
 * An act of the system on every opinion joined to this one that is in one of these states. There may be thousands: it is
 * kept with this act and done page by page, in the order in which such acts were decided.
 */
export interface Every {
  readonly act: Act;
  readonly states: readonly OpinionState[];
}

export interface Decision {
  readonly ok: true;
  readonly matter: Matter;
  readonly events: readonly Happened[];
  readonly pieces: readonly Piece[];
  /** Feedback rows that are new or changed. */
  readonly feedback: readonly Feedback[];
  /** Routes that are new or changed. */
  readonly routes: readonly Route[];
  readonly notices: readonly Notice[];
  readonly follow: readonly Follow[];
  readonly every: readonly Every[];
  /** Feedback whose unsent letter must not leave any more; and whose letter must be written again. */
  readonly recall: readonly string[];
  readonly resend: readonly Feedback[];
  /** What the citizens of joined opinions get a copy of, while their own stay merged. */
  readonly copied: 'news' | 'answer' | null;
}

export const refusals = [
  'not-possible-now',
  'not-yours',
  'own-opinion',
  'reason-missing',
  'text-missing',
  'questions-used-up',
  'answer-on-its-way',
  'already-left',
  'day-missing',
  'day-past',
  'day-not-later',
  'day-too-far',
  'mandate-not-active',
  'same-deputy',
  'assign-instead',
  'already-rated',
  'rating-too-late',
  'reopen-asked',
  'reopen-needs-office',
  'merge-with-itself',
  'merge-target-ended',
  'merge-target-busy',
  'merge-not-both-yours',
  'one-more-try',
  'nothing-to-decide',
  'nothing-to-settle',
  'told-already',
  'no-answer-yet',
  'already-consented',
  'no-such-route',
  'route-over',
  'routes-open',
  'document-filed',
  'organ-ended',
  'to-oneself',
  'in-a-circle',
  'already-there',
  'returned-before',
  'transfer-open',
  'concrete-case',
  'own-official',
  'already-accepted',
  'already-replied',
  'return-too-late',
  'extend-too-late',
  'extension-asked',
  'contact-asked',
  'nobody-to-ask',
  'class-missing',
  'both-sides',
] as const;
export type RefusalReason = (typeof refusals)[number];

export interface Refusal {
  readonly ok: false;
  readonly reason: RefusalReason;
  readonly data: EventData;
}

export const refuse = (reason: RefusalReason, data: EventData = {}): Refusal => ({ ok: false, reason, data });

/** What the effect of one act adds to the common course of a decision. */
export interface Effect {
  readonly opinion: Partial<Opinion>;
  readonly data?: EventData;
  readonly said?: readonly Said[];
  readonly feedback?: readonly Feedback[];
  readonly duties?: readonly Duty[];
  /** All routes of the opinion as they are now; those that moved to another opinion are left out. */
  readonly routes?: readonly Route[];
  /** The route that this is about, and whether what was said stays on it. */
  readonly routeId?: string;
  readonly joined?: Matter['joined'];
  readonly target?: Matter['target'];
  readonly follow?: readonly Follow[];
  readonly every?: readonly Every[];
  readonly recall?: readonly string[];
  readonly resend?: readonly Feedback[];
  /** Hearers beyond those of the row, or fewer. */
  readonly hears?: readonly Hearer[];
  /** Of something else that was done with it, such as the routes that an answer cancelled. */
  readonly notices?: readonly Notice[];
}
