/** Where a chat stands between two messages: one question that was asked, and what it remembers. */

import type { Attached, Said, Single } from '../domain/acts.ts';
import type { Day } from '../domain/day.ts';

/** An answer that was written and not yet sent. */
interface Drafted {
  readonly number: number;
  readonly text: string;
  readonly files: readonly Attached[];
  readonly day: Day;
  readonly correcting: string | null;
  readonly singles?: readonly Single[];
  /** The deputy has said that what is still open elsewhere ends with it. */
  readonly ends?: true;
}

export type Step =
  /** A deputy's answer waits for its class (voice.md: 结果？). */
  | (Drafted & { readonly name: 'class' })
  /** Class C needs a reason from the place's list. */
  | (Drafted & { readonly name: 'reason' })
  /** One of those joined is to be told something else: which, then what, then with what result. */
  | (Drafted & {
      readonly name: 'single';
      readonly one: (Pick<Single, 'opinionId' | 'number'> & Partial<Pick<Single, 'text' | 'files'>>) | null;
    })
  /** One free text is awaited for an act on an opinion. */
  | {
      readonly name: 'write';
      readonly act: WrittenAct;
      readonly number: number;
      /** The query code by which somebody else than the author came to it. */
      readonly code?: string;
      readonly more?: string | null;
      /** Which of several decisions, or into which of several records it is written. */
      readonly dutyId?: string;
    }
  /** What the target of a route will read is shown: a word sends it, other words take its place. */
  | {
      readonly name: 'forward';
      readonly kind: 'refer' | 'transfer' | 'report';
      readonly number: number;
      /** Organ ids, the lead first; a deputy's number; an office's id. */
      readonly targets: readonly string[];
      readonly brief: string;
      readonly files: readonly Attached[];
    }
  /** To whom? A name is awaited. */
  | { readonly name: 'forward-to'; readonly kind: 'refer' | 'transfer'; readonly number: number }
  /** One free text is awaited for an act on a route. */
  | {
      readonly name: 'on-route';
      readonly act: RouteWritten;
      readonly no: number;
      readonly n: number;
      readonly more?: string | null;
    }
  /** An organ may call: which number? */
  | { readonly name: 'contact'; readonly no: number; readonly n: number }
  /** A reply waits for its class. */
  | {
      readonly name: 'reply';
      readonly act: 'reply' | 'result';
      /** The number the opinion has now, by which letters name it. */
      readonly number: number;
      readonly no: number;
      readonly n: number;
      readonly text: string;
      readonly files: readonly Attached[];
      readonly day: Day;
    }
  /** A deputy wrote without saying on which opinion. */
  | { readonly name: 'which'; readonly said: readonly Said[] }
  /** A deputy or a clerk has something of their own to say: what comes next is their opinion, not an answer. */
  | { readonly name: 'own' }
  /** Somebody looks for a deputy: for the draft, or to see who there is. */
  | { readonly name: 'find-deputy' }
  /** The office gives an opinion to somebody, who may be named. */
  | { readonly name: 'give'; readonly number: number; readonly word: 'assign' | 'handover' }
  /** 代录: told by, how to reach them, then the text. */
  | {
      readonly name: 'record';
      readonly toldBy: string | null;
      readonly reach: string | null;
      /** What was said before it was known by whom. */
      readonly said: readonly Said[];
    }
  /** 请假: until when, then who stands in. */
  | { readonly name: 'away'; readonly until: Day | null }
  | { readonly name: 'digest' }
  | { readonly name: 'template' }
  | { readonly name: 'join' }
  /** 请回电: the number to call, if the person wants to give one. */
  | { readonly name: 'phone'; readonly alerted?: true }
  /** The office writes to somebody in need. */
  | { readonly name: 'reach'; readonly personId: string }
  /** 已回电 to somebody without an opinion: what was said in the call. */
  | { readonly name: 'called'; readonly dutyId: string }
  /** 练一练: the bot plays a citizen; nothing is counted. */
  | { readonly name: 'practice'; readonly at: number };

export type RouteWritten =
  | 'return'
  | 'decline'
  | 'give-back'
  | 'bind'
  | 'cancel'
  | 'extend'
  | 'progress'
  | 'inquire'
  | 'pass-on'
  | 'verify'
  | 'hand-out'
  | 'reply'
  | 'result'
  | 'co-opinion'
  | 'unsatisfied';

export type WrittenAct =
  | 'ask'
  | 'news'
  | 'answer'
  | 'explain'
  | 'correct'
  | 'corrected'
  | 'hand-back'
  | 'follow-up'
  | 'clarify'
  | 'add'
  | 'reopen'
  | 'divert'
  | 'tell-otherwise'
  | 'called'
  | 'refuse'
  | 'supervised'
  | 'measure'
  | 'key-supervise'
  | 'take-back'
  | 'split';
