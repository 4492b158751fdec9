/** Citizens who write at once: each sends, waits for the commit, and the next one sends. What they send is one of two things. */

import type { Timings } from './measure.ts';
import type { Citizen } from './town.ts';

/** `supplement`: known citizens add to their opinion. `opinion`: a new one, written and confirmed: two updates. */
export type Kind = 'supplement' | 'opinion';
export const kinds: readonly Kind[] = ['supplement', 'opinion'];

/** One way into the product: resolves after the commit. */
export interface Way {
  send(citizen: Citizen, what: { readonly text: string } | { readonly choice: string }): Promise<void>;
  /** Resolves with the moment (performance.now) at which the next letter of this citizen can be read. */
  nextLetter(citizen: Citizen): Promise<number>;
}

export interface Load {
  readonly kind: Kind;
  /** Citizens who wait at the same time. */
  readonly waiting: number;
  readonly ms: number;
}

export async function run(way: Way, citizens: readonly Citizen[], { kind, waiting, ms }: Load): Promise<Timings> {
  const commits: number[] = [];
  const readable: number[] = [];
  const letters: Promise<void>[] = [];
  let done = 0;
  const start = performance.now();
  const end = start + ms;

  async function send(
    citizen: Citizen,
    what: { readonly text: string } | { readonly choice: string },
    answered: boolean,
  ): Promise<void> {
    const at = performance.now();
    if (answered) letters.push(way.nextLetter(citizen).then((when) => void readable.push(when - at)));
    await way.send(citizen, what);
    commits.push(performance.now() - at);
    done++;
  }

  await Promise.all(
    Array.from({ length: waiting }, async (_, line) => {
      // Long enough a queue that nobody writes twice in a moment.
      for (let turn = line; performance.now() < end; turn += waiting) {
        const citizen = citizens[turn % citizens.length] as Citizen;
        if (kind === 'supplement') await send(citizen, { text: `/add ${citizen.number} 今天又有两盏不亮了` }, true);
        else {
          await send(citizen, { text: '小区门口的路灯坏了半个月，老人晚上摔了一跤' }, false);
          await send(citizen, { choice: 'confirm.1' }, true);
        }
      }
    }),
  );
  const tookMs = performance.now() - start;
  await Promise.all(letters);
  return { done, tookMs, commits, readable };
}
