/** A platform for tests that pushes its letters; also for processes of their own, in which no test runs. */

import type { Channel, Heard, Letter, Receipt } from '../../src/channel.ts';

/** A platform that pushes: what it took, in order, and what it says to the next letters. */
export interface Post extends Channel {
  readonly taken: readonly Letter[];
  hear(heard: Heard): Promise<void>;
  /** Decides each attempt; returns the receipt, or throws. */
  answer: (letter: Letter) => Receipt | Promise<Receipt>;
}

export function post(): Post {
  const taken: Letter[] = [];
  let receive: (heard: Heard) => Promise<void> = () => Promise.reject(new Error('not started'));
  return {
    name: 'terminal',
    can: { buttons: true, edits: false, media: true, pulled: false, longestText: 4000, deliveredAt: 1 },
    taken,
    answer: () => ({ evidence: 1 }),
    start: async (hear) => {
      receive = hear;
    },
    stop: async () => {},
    state: () => 'on',
    hear: (heard) => receive(heard),
    async send(letter) {
      const receipt = await this.answer(letter);
      taken.push(letter);
      return receipt;
    },
  };
}
