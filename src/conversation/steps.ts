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
}

export type Step =
  /** A deputy's answer waits for its class (voice.md: 结果？). */
  | (Drafted & { readonly name: 'class' })
  /** Class C needs a reason from the place's list. */
  | (Drafted & { readonly name: 'reason' })
  /** One of those joined is to be told something else: which, then what. */
  | (Drafted & { readonly name: 'single'; readonly one: Pick<Single, 'opinionId' | 'number'> | null })
  /** One free text is awaited for an act on an opinion. */
  | {
      readonly name: 'write';
      readonly act: WrittenAct;
      readonly number: number;
      /** The query code by which somebody else than the author came to it. */
      readonly code?: string;
      readonly more?: string | null;
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
  | 'split';
