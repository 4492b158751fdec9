/** When a mandate stops: what that deputy had goes to the only active successor of the district, else to the office. */

import { type Asking, ask } from '../conversation/questions.ts';
import { perform } from '../conversation/turn.ts';
import type { Deputy } from '../domain/people.ts';
import type { Outcome } from '../store/commit.ts';
import type { Write } from '../store/writes.ts';
import type { World } from '../world.ts';
import { systemTurn } from './acknowledge-letters.ts';
import { saveDecisions } from './save-decisions.ts';

const pageSize = 50;

/** Returns how many opinions were handed over. */
export async function handOverOpen(world: World, deputyNos: readonly string[]): Promise<number> {
  let count = 0;
  for (const no of deputyNos)
    for (;;) {
      const moved = await world.store.commit(() => page(world, no));
      count += moved;
      if (moved < pageSize) break;
    }
  if (count > 0) world.wake();
  return count;
}

function* page(world: World, no: string): Asking<Outcome<number>> {
  const ids = yield* ask('held', { deputyNo: no, limit: pageSize });
  if (ids.length === 0) return { value: 0, writes: [] };
  const deputy = yield* ask('deputy', { no });
  const successor = deputy ? yield* successorOf(deputy) : null;
  const turn = systemTurn(world);
  const writes: Write[] = [];
  for (const matter of yield* ask('matters', { ids })) turn.matters.set(matter.opinion.id, matter);
  for (const id of ids) {
    const matter = turn.matters.get(id);
    if (matter)
      yield* perform(
        turn,
        matter,
        { role: 'system' },
        { name: 'hand-over', to: successor, reason: 'mandate' },
        successor ? [successor] : [],
      );
  }
  // What could not be handed over (an unassigned one never names a deputy) must not be found again for ever.
  const moved = new Set(turn.decisions.map((decision) => decision.matter.opinion.id));
  const stuck = ids.filter((id) => !moved.has(id));
  if (stuck.length > 0)
    writes.push({ change: (tx) => tx.opinion.updateMany({ where: { id: { in: stuck } }, data: { deputyNo: null } }) });
  return { value: ids.length, writes: [...writes, ...(yield* saveDecisions(world, turn))] };
}

function* successorOf(deputy: Deputy): Asking<Deputy | null> {
  if (!deputy.districtId) return null;
  const others = (yield* ask('ofDistrict', { districtId: deputy.districtId })).filter((one) => one.no !== deputy.no);
  return others.length === 1 ? (others[0] ?? null) : null;
}
