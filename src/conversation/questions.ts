/**
 * What the conversation asks of the store. The conversation stays pure: it yields a question and is resumed with the
 * answer, so that the store can answer the questions of many waiting messages with one query each.
 */

import type { Attached } from '../domain/acts.ts';
import type { Day } from '../domain/day.ts';
import type { Happened, Piece } from '../domain/decision.ts';
import type { Duty, Holder } from '../domain/duty.ts';
import type { Matter } from '../domain/matter.ts';
import type { OpinionState } from '../domain/opinion.ts';
import type { Deputy, Language } from '../domain/people.ts';
import type { RouteState } from '../domain/route.ts';
import type { Batch, FanOut } from './batch.ts';
import type { AckedLetters, ClaimedLetter } from './leaving-letters.ts';
import type { RosterQuestions } from './roster-questions.ts';
import type { Offer, Scene } from './scene.ts';

/** A line of a list. */
export interface Brief {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly state: OpinionState;
  readonly deputyNo: string | null;
  readonly deputyName: string | null;
  readonly areaCode: string | null;
  readonly submittedAt: Date;
  /** The soonest running duty, for whoever reads this list. */
  readonly dutyKind: Duty['kind'] | null;
  readonly due: Day | null;
  /** When that duty began; of a supervision who has taken it on, and whether it was raised to the last level. */
  readonly start: Day | null;
  readonly owner: string | null;
  readonly raised: boolean;
  /** The route it is owed on. */
  readonly route: { readonly no: number; readonly n: number } | null;
  readonly toldBy: string | null;
}

export interface Page {
  readonly items: readonly Brief[];
  /** Counted up to `mostCounted`, or one beyond this page: from there on it means "more than that". */
  readonly total: number;
}

/** A route as it is found by its name: the opinion it is on now may have another number. */
export interface RouteFound {
  readonly id: string;
  readonly opinionId: string;
  readonly no: number;
  readonly n: number;
}

/** Nobody reads a hundred lines: a list is not counted further than this, so that it opens at once however long it is. */
export const mostCounted = 100;

/** The lists of an office. */
export type DeskList = 'triage' | 'overdue' | 'decide' | 'reach' | 'call-back' | 'supervise' | 'register' | 'all';

/** What an organ owes on a route: the matter in its first words, never the citizen's. */
export interface RouteBrief {
  readonly routeId: string;
  readonly opinionId: string;
  readonly no: number;
  readonly n: number;
  readonly brief: string;
  readonly state: RouteState;
  readonly dutyKind: Duty['kind'];
  readonly due: Day;
}

/** A chat a letter can go to, with what the outbox must know of its person. */
export interface Destination {
  readonly chatId: string;
  readonly personId: string;
  readonly language: Language;
  readonly lastHeardAt: Date | null;
  readonly gone: boolean;
  readonly remindersOff: boolean;
  readonly officeId: string | null;
  /** The organ it was asked for, whose handler this is. */
  readonly organId: string | null;
  readonly name: string | null;
}

/** A matter with the deputies it names. */
export interface KnownMatter extends Matter {
  readonly deputies: readonly Deputy[];
  readonly digest: string;
}

/** What an office owes beside any opinion: a call to somebody who asked for one, next year's holidays. */
export interface Beside {
  readonly dutyId: string;
  readonly kind: Duty['kind'];
  readonly officeId: string;
  readonly due: Day;
  /** Whom to call, or what it is about. */
  readonly note: string;
  readonly name: string | null;
  readonly phone: string | null;
}

/** A person as the office that owes them a call must know them. */
export interface Reached {
  readonly id: string;
  readonly name: string | null;
  readonly phone: string | null;
}

export interface Invitation {
  readonly id: string;
  readonly kind: 'deputy' | 'office' | 'operator' | 'handler';
  readonly deputyNo: string | null;
  readonly officeId: string | null;
  readonly organId: string | null;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
}

export interface Story {
  readonly events: readonly Happened[];
  readonly pieces: readonly (Piece & {
    readonly transcript: string | null;
    readonly seconds: number | null;
    readonly mime: string | null;
  })[];
}

/** 答复草稿: everything that stands in the fields of an organ's reply page, by their names, and the files of the reply. */
export interface ReplyDraft {
  readonly fields: Readonly<Record<string, string>>;
  readonly files: readonly Attached[];
}

export interface KeptReplyDraft extends ReplyDraft {
  /** Grows with every saving: whoever saves says which one they saw. */
  readonly version: number;
}

type MatterKey = { readonly number: number } | { readonly id: string } | { readonly code: string };

export interface Questions extends RosterQuestions {
  /** `offers: false`: what was offered lately is not needed, as a tapped choice names itself. */
  scene: {
    key: { readonly channel: string; readonly address: string; readonly update: string; readonly offers?: false };
    answer: Scene | null;
  };
  matter: { key: MatterKey; answer: KnownMatter | null };
  matters: { key: { readonly ids: readonly string[] }; answer: readonly KnownMatter[] };
  destinations: {
    key: {
      readonly persons: readonly string[];
      readonly offices: readonly string[];
      readonly organs?: readonly string[];
    };
    answer: readonly Destination[];
  };
  /** The chats of those who run the service. */
  operators: { key: Readonly<Record<never, never>>; answer: readonly Destination[] };
  /** By its name, or all of an opinion's number: where they are now. */
  routes: {
    key: { readonly no: number; readonly n?: number } | { readonly id: string };
    answer: readonly RouteFound[];
  };
  mine: { key: { readonly personId: string; readonly limit: number }; answer: readonly Brief[] };
  inbox: {
    key: {
      readonly deputyNos: readonly string[];
      readonly today: Day;
      readonly skip: number;
      readonly take: number;
    };
    answer: Page;
  };
  desk: {
    key: {
      readonly officeIds: readonly string[];
      readonly list: DeskList;
      readonly today: Day;
      readonly skip: number;
      readonly take: number;
    };
    answer: Page;
  };
  /** What organs owe, soonest first. */
  organInbox: {
    key: { readonly organIds: readonly string[]; readonly skip: number; readonly take: number };
    answer: { readonly items: readonly RouteBrief[]; readonly total: number };
  };
  quoted: {
    key: { readonly chatId: string; readonly platformId?: string; readonly text?: string };
    /** As they were offered, newest first; a letter without choices has none. */
    answer: readonly Offer[];
  };
  /** What runs for these offices, or about this person, beside any opinion; soonest first. */
  beside: { key: { readonly officeIds: readonly string[] } | { readonly note: string }; answer: readonly Beside[] };
  /** The opinions of a person on which a call is owed. */
  callsOn: {
    key: { readonly personId: string };
    answer: readonly { readonly number: number; readonly title: string; readonly officeId: string }[];
  };
  persons: { key: { readonly ids: readonly string[] }; answer: readonly Reached[] };
  story: { key: { readonly opinionId: string }; answer: Story };
  /** What stands on an organ's reply page, as it was saved last (`replyDraftKey`). */
  replyDraft: { key: { readonly key: string }; answer: KeptReplyDraft | null };
  templates: { key: { readonly deputyNo: string }; answer: readonly { readonly n: number; readonly text: string }[] };
  invitation: { key: { readonly digest: string }; answer: Invitation | null };
  today: { key: { readonly personId: string; readonly since: Date }; answer: number };
  /** Of these channels; of those that are pulled, all letters of a chat at once. */
  claim: {
    key: {
      readonly now: Date;
      readonly channels: readonly string[];
      readonly pulled: readonly string[];
      readonly limit: number;
    };
    answer: readonly ClaimedLetter[];
  };
  letterDue: { key: { readonly now: Date; readonly channels: readonly string[] }; answer: boolean };
  acked: {
    key: { readonly channel: string; readonly address: string; readonly upTo: number; readonly evidence: 2 | 3 };
    answer: AckedLetters | null;
  };
  /** `holder`: of these only. */
  dueDuties: {
    key: { readonly now: Date; readonly limit: number; readonly holder?: Holder['role'] };
    answer: readonly Duty[];
  };
  dueTimers: { key: { readonly now: Date; readonly limit: number }; answer: readonly string[] };
  dueDrafts: {
    key: { readonly now: Date; readonly limit: number };
    answer: readonly { readonly channel: string; readonly address: string }[];
  };
  digests: { key: { readonly upTo: string; readonly today: Day; readonly limit: number }; answer: readonly Deputy[] };
  /** How much a deputy owes on opinions, how much of it by today, and how many opinions are new. */
  owed: {
    key: { readonly deputyNo: string; readonly today: Day };
    answer: { readonly total: number; readonly today: number; readonly fresh: number };
  };
  reminders: {
    key: { readonly dutyIds: readonly string[] };
    answer: readonly { readonly dutyId: string; readonly due: Day; readonly level: number; readonly n: number }[];
  };
  untold: {
    key: { readonly personId: string; readonly chatId: string; readonly kept: boolean };
    answer: readonly string[];
  };
  setting: { key: { readonly key: string }; answer: string | null };
  number: { key: { readonly counter: string }; answer: number };
  /** How many are joined in these states; just now `coming`: others are being joined, `busy`: they are answered or moved. */
  joined: {
    key: { readonly opinionId: string; readonly states: readonly OpinionState[] };
    answer: { readonly count: number; readonly coming: boolean; readonly busy: boolean };
  };
  /** Of those that are joined in these states, the next after an id. */
  joinedPage: {
    key: {
      readonly opinionId: string;
      readonly states: readonly OpinionState[];
      readonly after: string;
      readonly limit: number;
    };
    answer: readonly string[];
  };
  /** The batch to work on now: none that touches the same opinions as an older one; the smallest first. */
  dueBatch: { key: { readonly now: Date }; answer: Batch | null };
  fanOut: { key: { readonly feedbackId: string }; answer: FanOut | null };
  /** To how many this letter was fanned out. */
  fannedTo: { key: { readonly feedbackId: string }; answer: number };
}

export type QuestionKind = keyof Questions;
export interface Question<Kind extends QuestionKind = QuestionKind> {
  readonly kind: Kind;
  readonly key: Questions[Kind]['key'];
}

/** A computation that asks on its way. */
export type Asking<T> = Generator<Question, T, unknown>;

export function* ask<Kind extends QuestionKind>(
  kind: Kind,
  key: Questions[Kind]['key'],
): Asking<Questions[Kind]['answer']> {
  return (yield { kind, key }) as Questions[Kind]['answer'];
}
