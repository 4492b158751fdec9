/** What somebody wants to do to an opinion: the words of lifecycle.ts with what each must bring. */

import type { Day } from './day.ts';
import type { Duty } from './duty.ts';
import type { Feedback, FeedbackClass, ForWhom, Guarded, Rating } from './opinion.ts';
import type { Deputy, Door, Organ } from './people.ts';
import type { Route } from './route.ts';

/** One thing a person said: a text, or one file. */
export interface Said {
  readonly kind: 'text' | 'photo' | 'voice' | 'video' | 'document';
  readonly text: string | null;
  readonly mediaId: string | null;
}

/** A file that goes with somebody's words. */
export interface Attached {
  readonly id: string;
  readonly kind: Exclude<Said['kind'], 'text'>;
}

/** Words and the files that came with them, as they are kept. */
export const saidWith = (text: string, files: readonly Attached[] = []): readonly Said[] => [
  ...(text.trim() ? [{ kind: 'text' as const, text, mediaId: null }] : []),
  ...files.map(({ id, kind }) => ({ kind, text: null, mediaId: id })),
];

export const filesIn = (said: readonly Pick<Said, 'kind' | 'mediaId'>[]): readonly Attached[] =>
  said.flatMap(({ kind, mediaId }) => (mediaId && kind !== 'text' ? [{ id: mediaId, kind }] : []));

/** What one of the joined citizens is told instead of what all are told, in the deputy's own words. */
export interface Single {
  readonly opinionId: string;
  readonly number: number;
  readonly text: string;
  readonly files: readonly Attached[];
  /** Theirs is still being solved, by this day (class B); null: the result is the same as for all. */
  readonly day: Day | null;
}

export type Act =
  | { readonly name: 'assign'; readonly deputy: Deputy }
  | { readonly name: 'acknowledge' }
  | { readonly name: 'hand-back'; readonly reason: string }
  | { readonly name: 'ask'; readonly question: string; readonly files?: readonly Attached[] }
  | { readonly name: 'clarify'; readonly said: readonly Said[] }
  | { readonly name: 'time-out' }
  | { readonly name: 'add'; readonly said: readonly Said[] }
  | { readonly name: 'news'; readonly text: string; readonly files?: readonly Attached[] }
  | {
      readonly name: 'answer';
      readonly class: Exclude<FeedbackClass, 'C'>;
      readonly text: string;
      readonly files?: readonly Attached[];
      readonly singles?: readonly Single[];
      readonly day?: Day | null;
      /** A and D end what is open; the deputy has said so. */
      readonly cancelRoutes?: boolean;
    }
  | {
      readonly name: 'explain';
      readonly text: string;
      readonly reason: string;
      readonly day: Day;
      readonly files?: readonly Attached[];
      readonly cancelRoutes?: boolean;
      readonly singles?: readonly Single[];
    }
  | {
      readonly name: 'refer';
      /** The lead 主办单位. */
      readonly organ: Organ;
      /** 会办单位. */
      readonly coHandlers?: readonly Organ[];
      /** What they read: the matter, never the citizen. */
      readonly brief: string;
      readonly files?: readonly Attached[];
    }
  | { readonly name: 'transfer'; readonly deputy: Deputy; readonly brief: string }
  /** To the office of the deputy's own congress. */
  | { readonly name: 'report'; readonly officeId: string; readonly brief: string; readonly files?: readonly Attached[] }
  | { readonly name: 'take-back'; readonly reason: string }
  | { readonly name: 'guard'; readonly guarded: Guarded }
  | RouteAct
  | { readonly name: 'undo' }
  | { readonly name: 'leave'; readonly feedbackId: string; readonly delivered: boolean }
  | { readonly name: 'confirm-delivery'; readonly feedbackId: string; readonly evidence: 1 | 2 | 3 }
  | { readonly name: 'tell-otherwise'; readonly how: string }
  | { readonly name: 'not-told' }
  | { readonly name: 'hold' }
  | {
      readonly name: 'correct';
      readonly wrong: string;
      /** C: a reason of the place's list. */
      readonly reason?: string | null;
      readonly text: string;
      readonly files?: readonly Attached[];
      readonly singles?: readonly Single[];
      readonly class: FeedbackClass;
      readonly day?: Day | null;
      readonly cancelRoutes?: boolean;
    }
  | { readonly name: 'bounce'; readonly feedbackId: string; readonly why: 'refused' | 'no-evidence' | 'no-channel' }
  | {
      readonly name: 'rate';
      readonly solved?: Rating['solved'];
      readonly answer?: Rating['answer'];
      readonly attitude?: Rating['attitude'];
      /** What was said beside the marks, verbatim. */
      readonly remark?: string;
    }
  | { readonly name: 'lapse' }
  | { readonly name: 'enough' }
  | { readonly name: 'follow-up'; readonly facts: string; readonly files?: readonly Attached[] }
  | { readonly name: 'reopen'; readonly reason: string }
  | { readonly name: 'divert'; readonly reason: string; readonly door: Door }
  | { readonly name: 'merge'; readonly into: MergeTarget }
  | {
      readonly name: 'take-in';
      readonly joined: Joined;
      readonly follow: Promised | null;
      readonly along?: Along;
      readonly guarded?: Guarded | null;
    }
  /** `null`: the target began a new round, and what had its answer already goes its own way. */
  | { readonly name: 'rejoin'; readonly into: string | null }
  | { readonly name: 'fan-out'; readonly feedback: FannedOut }
  | { readonly name: 'split'; readonly reason: string }
  | { readonly name: 'lose-joined'; readonly id: string }
  | { readonly name: 'take-place'; readonly place: Place }
  | { readonly name: 'withdraw' }
  | { readonly name: 'hand-over'; readonly to: Deputy | null; readonly reason: string }
  | { readonly name: 'erase' }
  | { readonly name: 'consent'; readonly yes: boolean }
  | { readonly name: 'for-whom'; readonly who: ForWhom }
  | { readonly name: 'urge' }
  | { readonly name: 'call-back' }
  | { readonly name: 'called'; readonly note: string }
  /** `dutyId`: which of several decisions that are owed; the soonest unless said. */
  | { readonly name: 'decide'; readonly yes: boolean; readonly reason: string; readonly dutyId?: string }
  | { readonly name: 'supervise'; readonly routeId?: string | null }
  | { readonly name: 'measure'; readonly text: string; readonly dutyId?: string }
  | { readonly name: 'key-supervise'; readonly reason: string; readonly dutyId?: string }
  | { readonly name: 'supervised'; readonly outcome: string; readonly dutyId?: string };

/** What is done to a route (route-acts.ts). */
export type RouteAct = {
  readonly routeId: string;
} & (
  | {
      readonly name: 'hand-out';
      readonly how: string;
      /** Of very many at once the target hears in one line. */
      readonly quiet?: boolean;
    }
  | { readonly name: 'accept' | 'silent' | 'route-lapse' | 'nothing-new' }
  | { readonly name: 'return' | 'decline' | 'give-back'; readonly reason: string }
  | { readonly name: 'bind'; readonly reason: string }
  | { readonly name: 'cancel'; readonly reason: string; readonly why?: CancelWhy }
  /** `from`: which of its organs has ended; the lead unless said. Null: nobody follows whoever was asked beside the lead. */
  | { readonly name: 'succeed'; readonly organ: Organ | null; readonly from?: string }
  | { readonly name: 'extend'; readonly day: Day | null; readonly reason: string }
  | { readonly name: 'progress'; readonly text: string; readonly files?: readonly Attached[] }
  | { readonly name: 'inquire'; readonly question: string }
  | { readonly name: 'pass-on'; readonly text: string; readonly files?: readonly Attached[] }
  | { readonly name: 'verify'; readonly reason: string }
  | { readonly name: 'allow-contact'; readonly yes: boolean }
  | ({ readonly name: 'reply' | 'result' } & Replied)
  | {
      readonly name: 'co-opinion';
      readonly organId: string;
      readonly text: string;
      readonly files?: readonly Attached[];
    }
  | { readonly name: 'evaluate'; readonly mark: NonNullable<Route['evaluation']>; readonly reason?: string }
  | { readonly name: 'register'; readonly day?: Day | null }
);

/** Why a route was cancelled by something else than somebody's wish. */
export type CancelWhy =
  | 'answered'
  | 'withdrawn'
  | 'merged'
  | 'handed-over'
  | 'lapsed'
  | 'mandate-ended'
  | 'organ-ended';

export interface Replied {
  readonly class: FeedbackClass | null;
  readonly text: string;
  readonly files?: readonly Attached[];
  readonly day?: Day | null;
  readonly contact?: string;
  readonly phone?: string;
}

export type ActName = Act['name'] | 'submit';

/** What the merging opinion must know of the one it joins. */
export interface MergeTarget {
  readonly id: string;
  readonly number: number;
  readonly state: string;
  readonly deputyNo: string | null;
  readonly officeId: string;
  /** Those joined to it are just being answered or moved: who came in between would be taken for one of them. */
  readonly busy?: boolean;
}

export interface Joined {
  readonly id: string;
  readonly number: number;
  readonly state: string;
}

/** A promised day that moves over with a merge. */
export interface Promised {
  readonly day: Day;
}

/** Routes that move over with a merge, and the duties on them. */
export interface Along {
  readonly routes: readonly Route[];
  readonly duties: readonly Duty[];
}

/** The target's answer as each joined citizen gets it. */
export interface FannedOut {
  readonly id: string;
  readonly class: FeedbackClass;
  readonly text: string;
  readonly files: readonly Attached[];
  readonly deputyNo: string | null;
  readonly delegateNo: string | null;
  readonly day: Day | null;
  readonly reason: string | null;
  readonly singles: readonly Single[];
}

/** What a target that ends without an answer leaves to its oldest joined opinion. */
export interface Place {
  readonly deputyNo: string | null;
  readonly officeId: string;
  readonly state: 'submitted' | 'acknowledged' | 'handling';
  readonly round: number;
  /** The class B answer whose day both were promised. */
  readonly promise: Feedback | null;
  readonly duties: readonly Duty[];
  readonly routes: readonly Route[];
  readonly guarded: Guarded | null;
}
