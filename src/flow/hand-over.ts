/** When a mandate stops: what that deputy had goes to the only active successor of the district, else to the office. */

import { ask } from '../conversation/questions.ts';
import { perform } from '../conversation/turn.ts';
import type { Deputy } from '../domain/people.ts';
import type { World } from '../world.ts';
import { bySystem } from './acknowledge-letters.ts';
import { pageByPage } from './page-by-page.ts';

/**
 * Hands over everything in which somebody is in charge whose mandate does not run, and returns how many that were. Asked
 * of what is stored and not of what an import changed: whatever an import that was killed has left is found again.
 */
export async function handOverOpen(world: World): Promise<number> {
  let count = 0;
  for (const deputy of await world.store.ask('stopped', {})) {
    const successor = await successorOf(world, deputy);
    count += await pageByPage(world, {
      find: (page) => ask('held', { deputyNo: deputy.no, ...page }),
      *act(turn, matter) {
        // The successor's own opinion goes to nobody but the office.
        for (const to of successor ? [successor, null] : [null]) {
          const act = { name: 'hand-over', to, reason: 'mandate' } as const;
          const done = yield* perform(turn, matter, { role: 'system' }, act, to ? [to] : []);
          if (done.ok) return 1;
        }
        return 0;
      },
    });
  }
  return count;
}

async function successorOf({ store }: World, deputy: Deputy): Promise<Deputy | null> {
  if (!deputy.districtId) return null;
  const others = (await store.ask('ofDistrict', { districtId: deputy.districtId })).filter(
    (one) => one.no !== deputy.no,
  );
  return others.length === 1 ? (others[0] ?? null) : null;
}

/** What was offered to somebody whose mandate does not run: whoever offered it has it back. Returns how many that were. */
export function endOffersInVain(world: World): Promise<number> {
  return pageByPage(world, {
    find: (page) => ask('offeredInVain', page),
    *act(turn, { opinion, routes, deputies }) {
      let count = 0;
      for (const { id, kind, state, target } of routes) {
        if (kind !== 'transfer' || state !== 'offered') continue;
        if (deputies.find((one) => one.no === target.id)?.mandate === 'active') continue;
        const cancel = { name: 'cancel', routeId: id, reason: '', why: 'mandate-ended' } as const;
        if (yield* bySystem(turn, opinion.id, cancel)) count++;
      }
      return count;
    },
  });
}
