/** The choices people are given. An id says by itself what is meant: `word.argument…`, so nothing is lost in a restart. */

import type { Values } from '../text/render.ts';
import type { TextKey } from '../text/resources.ts';
import type { Offer } from './scene.ts';
import type { Offering, Turn } from './turn.ts';

export interface Chosen {
  readonly word: string;
  readonly args: readonly string[];
}

export const idOf = (word: string, ...args: readonly (string | number)[]): string => [word, ...args].join('.');

export function chosen(id: string): Chosen {
  const [word = '', ...args] = id.split('.');
  return { word, args };
}

/** `label` is a key of the conversation room below `choice`. */
export function offer(
  word: string,
  args: readonly (string | number)[],
  label: TextKey,
  act: string,
  values?: Values,
): Offering {
  return { id: idOf(word, ...args), label, act, ...(values ? { with: values } : {}) };
}

/** Those that answer to 0 in every messenger: throwing away and taking back. */
const zeros: readonly string[] = ['discard', 'undo', 'stay'];

/** The number a person types for a choice: 1, 2, 3 … in order; 0 throws away or takes back. */
export function numbersOf(choices: readonly { readonly id: string }[]): readonly number[] {
  let next = 1;
  return choices.map((choice) => (zeros.includes(chosen(choice.id).word) ? 0 : next++));
}

/** What was offered and is still open: nothing was taken of it, and nothing else was done since. */
export const openOffers = (turn: Turn): readonly Offer[] =>
  turn.scene.offers.filter((one) => one.seq > turn.scene.chat.doneSeq);
