/** What a choice brings with it, as the choices of every role take it. */

import { type Said, saidWith } from '../domain/acts.ts';
import { help } from './entering.ts';
import type { Asking } from './questions.ts';
import type { Wanted } from './status.ts';
import { say, type Turn } from './turn.ts';

export interface Taken {
  readonly number: number | undefined;
  /** The number, or the query code for whoever holds it. */
  readonly own: Wanted;
  readonly args: readonly string[];
  readonly words: string;
  readonly tapped: boolean;
}
export type OnChoice = (turn: Turn, taken: Taken) => Asking<void>;

/** What was said before it was known what it is for. */
export function saidBefore(turn: Turn): readonly Said[] {
  const step = turn.step;
  if (step?.name === 'reply') return saidWith(step.text, step.files);
  if (step?.name === 'which') return step.said;
  if (step?.name === 'write' && step.more) return [{ kind: 'text', text: step.more, mediaId: null }];
  return [];
}

/** An old button: nothing is lost, and there is a way on. */
export function* stale(turn: Turn): Asking<void> {
  say(turn, 'conversation:stale');
  yield* help(turn);
}
