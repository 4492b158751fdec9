/** The central noun: one thing a citizen said, and everything that happened to it. */

import type { Attached, Single } from './acts.ts';
import type { Day } from './day.ts';
import type { Language } from './people.ts';

export const opinionStates = [
  'submitted',
  'acknowledged',
  'clarifying',
  'handling',
  'answering',
  'answered',
  'closed',
  'withdrawn',
  'diverted',
  'merged',
] as const;
export type OpinionState = (typeof opinionStates)[number];

/** 在办. */
export const openStates: readonly OpinionState[] = ['submitted', 'acknowledged', 'clarifying', 'handling'];

/** A mandate that stops hands over what is in these, and closed ones on which something is still owed. */
export const handedOverStates: readonly OpinionState[] = [...openStates, 'answering', 'answered'];

/** Where a joined opinion may be whose citizen has had the answer that was fanned out. */
export const fannedStates: readonly OpinionState[] = ['answering', 'answered', 'closed'];

/** 本人 · 家人 · 邻居 · 集体. */
export const forWhoms = ['self', 'family', 'neighbour', 'group'] as const;
export type ForWhom = (typeof forWhoms)[number];

/** A solved · B being solved, with a date · C cannot be solved now, explained · D for reference. */
export type FeedbackClass = 'A' | 'B' | 'C' | 'D';
export type FeedbackKind = 'answer' | 'explain' | 'divert' | 'fan-out';

/**
 * What a citizen is owed an answer by: the answer itself and what is known of its way to them.
 * Evidence: 1 accepted by the platform, 2 delivered, 3 seen (lifecycle.md section 4).
 */
export interface Feedback {
  readonly id: string;
  readonly opinionId: string;
  readonly round: number;
  readonly kind: FeedbackKind;
  readonly class: FeedbackClass | null;
  readonly text: string;
  readonly files: readonly Attached[];
  /** Those joined who are told something else. */
  readonly singles: readonly Single[];
  /** Deputy number of who answered, null when an office diverted. */
  readonly deputyNo: string | null;
  /** Whoever stood in for that deputy and wrote it; the citizen is told so. */
  readonly delegateNo: string | null;
  /** Who pressed the button (the deputy, a delegate, a clerk entering it from paper): only they may undo. */
  readonly personId: string | null;
  /** B: the promised day; C: the review day. */
  readonly day: Day | null;
  readonly reason: string | null;
  readonly doorId: string | null;
  readonly correctionOf: string | null;
  /** Of a fanned-out one: the letter to the target that all were answered with. */
  readonly fromId: string | null;
  readonly createdAt: Date;
  /** Until then (and until it really leaves, at night) it can be undone. */
  readonly leavesAt: Date;
  readonly leftAt: Date | null;
  readonly deliveredAt: Date | null;
  readonly evidence: 0 | 1 | 2 | 3;
  /** How it was told when no platform brought it: "phone, Li of the office". */
  readonly told: string | null;
  readonly undeliverableAt: Date | null;
  /** Failed tries of the office to tell it otherwise, and the day of the last one. */
  readonly tries: number;
  readonly triedOn: Day | null;
  readonly heldAt: Date | null;
  readonly supersededAt: Date | null;
  readonly undoneAt: Date | null;
}

export interface Rating {
  readonly solved: 'yes' | 'partly' | 'no' | null;
  readonly answer: 'good' | 'fair' | 'bad' | null;
  readonly attitude: 'good' | 'fair' | 'bad' | null;
  /** Silence is recorded as silence. */
  readonly lapsedAt: Date | null;
}

/** A timed step that is stored, so that nobody waits while nobody owes. */
export interface Timer {
  readonly kind: 'clarify-reminder' | 'clarify-timeout' | 'evidence';
  readonly at: Date;
}

/**
 * What the deputy or the office said when the words looked like a concrete case or a tender (代表法 Art. 59), or like a
 * complaint about an organ's own official: then nothing is forwarded, or not to that organ.
 */
export interface Guarded {
  readonly kind: 'case' | 'tender' | 'official' | 'clear';
  /** `official`: the organs whose own people it is about. */
  readonly organs: readonly string[];
}

export interface Opinion {
  readonly id: string;
  readonly number: number;
  /** The query code without dashes; null once erased. */
  readonly code: string | null;
  readonly title: string;
  readonly language: Language;
  readonly state: OpinionState;
  readonly stateSince: Date;
  /** Where clarifying and answering go back to. */
  readonly stateBefore: OpinionState | null;
  /** What an undo brings back when the answer came while a question was open. */
  readonly clarifyingBefore: OpinionState | null;
  readonly round: number;
  readonly questionsAsked: number;
  /** How many routes were opened on it: the next one is `NO-n`. */
  readonly routesOpened: number;
  /** Who asked the open question. */
  readonly asker: 'deputy' | 'office' | null;
  /** The citizen; null once erased, or when told by a person without any account. */
  readonly authorId: string | null;
  /** The chat the citizen said it in: where letters go first. */
  readonly chatId: string | null;
  /** 代录: who told it and how to reach them. */
  readonly toldBy: string | null;
  readonly toldReach: string | null;
  readonly areaCode: string | null;
  /** In charge 主办代表: the one deputy who owes the citizen; nobody before the assignment. */
  readonly deputyNo: string | null;
  /** The deputy whom the citizen chose, when the office has to assign it first. */
  readonly wishedNo: string | null;
  readonly officeId: string;
  /** The opinion this one was merged into. */
  readonly mergedInto: string | null;
  /** Others were merged into this one; perhaps none of them is any more. */
  readonly leads: boolean;
  /** For whom the citizen speaks; null while nobody asked or the question was left alone. */
  readonly forWhom: ForWhom | null;
  readonly consent: boolean | null;
  readonly concern: boolean;
  /** Null while nobody had to ask. */
  readonly guarded: Guarded | null;
  readonly reopened: number;
  /** "It is enough": no follow-up is owed any more. */
  readonly enough: boolean;
  readonly timer: Timer | null;
  readonly timerBefore: Timer | null;
  /** The feedback that counts: the newest of the present round that was not undone. */
  readonly feedback: Feedback | null;
  /** The feedback that an undo would bring back. */
  readonly replacedFeedback: Feedback | null;
  readonly rating: Rating | null;
  readonly submittedAt: Date;
  readonly eventSeq: number;
  readonly version: number;
}

/** Somebody waits here for what comes of it: of a merged one elsewhere. */
export const isAwaited = ({ state, code }: Pick<Opinion, 'state' | 'code'>): boolean =>
  state !== 'withdrawn' && state !== 'diverted' && state !== 'merged' && code !== null;

export const isOpen = (opinion: Pick<Opinion, 'state'>): boolean => openStates.includes(opinion.state);
