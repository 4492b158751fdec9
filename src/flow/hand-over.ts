/** When a mandate stops: what that deputy had goes to the only active successor of the district, else to the office. */

import { type Asking, ask } from '../conversation/questions.ts';
import { perform } from '../conversation/turn.ts';
import type { Deputy } from '../domain/people.ts';
import type { Outcome } from '../store/commit.ts';
import type { World } from '../world.ts';
import { systemTurn } from './acknowledge-letters.ts';
import { saveDecisions } from './save-decisions.ts';

const pageSize = 50;

/**
 * Hands over everything in which somebody is in charge whose mandate does not run, and returns how many that were. Asked
 * of what is stored and not of what an import changed: whatever an import that was killed has left is found again.
 */
export async function handOverOpen(world: World): Promise<number> {
  let count = 0;
  for (const deputy of await world.store.ask('stopped', {}))
    for (let after: string | null = ''; after !== null; ) {
      const from: string = after;
      const page = await world.store.commit(() => handOverPage(world, deputy, from));
      count += page.moved;
      after = page.last;
    }
  if (count > 0) world.wake();
  return count;
}

interface Page {
  readonly moved: number;
  /** Null: there are no more. */
  readonly last: string | null;
}

function* handOverPage(world: World, deputy: Deputy, after: string): Asking<Outcome<Page>> {
  const ids = yield* ask('held', { deputyNo: deputy.no, limit: pageSize, after });
  if (ids.length === 0) return { value: { moved: 0, last: null }, writes: [] };
  const successor = yield* successorOf(deputy);
  const turn = systemTurn(world);
  for (const matter of yield* ask('matters', { ids })) {
    turn.matters.set(matter.opinion.id, matter);
    // The successor's own opinion goes to nobody but the office.
    for (const to of successor ? [successor, null] : [null]) {
      const act = { name: 'hand-over', to, reason: 'mandate' } as const;
      const done = yield* perform(turn, matter, { role: 'system' }, act, to ? [to] : []);
      if (done.ok) break;
    }
  }
  return {
    value: { moved: turn.decisions.length, last: ids.length < pageSize ? null : (ids.at(-1) ?? null) },
    writes: yield* saveDecisions(world, turn),
  };
}

function* successorOf(deputy: Deputy): Asking<Deputy | null> {
  if (!deputy.districtId) return null;
  const others = (yield* ask('ofDistrict', { districtId: deputy.districtId })).filter((one) => one.no !== deputy.no);
  return others.length === 1 ? (others[0] ?? null) : null;
}
