/** The same done on many opinions, each page in a transaction of its own: what is killed midway is found again. */

import { type Asking, ask, type KnownMatter } from '../conversation/questions.ts';
import type { Outcome } from '../store/commit.ts';
import type { Write } from '../store/writes.ts';
import type { World } from '../world.ts';
import { systemTurn } from './acknowledge-letters.ts';
import { type Deciding, saveDecisions } from './save-decisions.ts';

export interface Chore {
  /** Opinions that need it, in the order of their ids. */
  readonly find: (page: { readonly limit: number; readonly after: string }) => Asking<readonly string[]>;
  /** Returns how much of it was done on one. */
  readonly act: (turn: Deciding, matter: KnownMatter, page: { readonly isFirst: boolean }) => Asking<number>;
  /** What else is written for a page. */
  readonly beside?: (turn: Deciding) => Asking<readonly Write[]>;
}

const pageSize = 50;

/** How much was done on all of them. */
export async function pageByPage(world: World, chore: Chore): Promise<number> {
  let count = 0;
  for (let after: string | null = ''; after !== null; ) {
    const from: string = after;
    const page = await world.store.commit(() => onePage(world, chore, from));
    count += page.done;
    after = page.last;
  }
  if (count > 0) world.wake();
  return count;
}

interface Page {
  readonly done: number;
  /** Null: there are no more. */
  readonly last: string | null;
}

function* onePage(world: World, { find, act, beside }: Chore, after: string): Asking<Outcome<Page>> {
  const ids = yield* find({ limit: pageSize, after });
  if (ids.length === 0) return { value: { done: 0, last: null }, writes: [] };
  const turn = systemTurn(world);
  let done = 0;
  for (const matter of yield* ask('matters', { ids })) {
    turn.matters.set(matter.opinion.id, matter);
    done += yield* act(turn, matter, { isFirst: after === '' });
  }
  return {
    value: { done, last: ids.length < pageSize ? null : (ids.at(-1) ?? null) },
    writes: [...(yield* saveDecisions(world, turn)), ...(beside ? yield* beside(turn) : [])],
  };
}
