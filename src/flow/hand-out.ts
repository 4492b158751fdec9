/** When somebody joins: what was forwarded to them and the office held for them meanwhile is handed out in their chat. */

import { ask, type KnownMatter } from '../conversation/questions.ts';
import { circumstances } from '../conversation/turn.ts';
import { standsFor } from '../domain/owed-routes.ts';
import { isOpenRoute, type Route } from '../domain/route.ts';
import type { World } from '../world.ts';
import { bySystem } from './acknowledge-letters.ts';
import { pageByPage } from './page-by-page.ts';
import type { Deciding } from './save-decisions.ts';

/** Asked of what is stored: a joining that was killed midway is found again. Returns how many routes that were. */
export async function handOutOpen(world: World): Promise<number> {
  if ((await world.store.ask('notHandedOut', { limit: 1, after: '' })).length === 0) return 0;
  await world.refresh();
  return pageByPage(world, {
    find: (page) => ask('notHandedOut', page),
    *act(turn, matter) {
      let count = 0;
      for (const route of matter.routes) {
        if (!isOpenRoute(route) || route.handedAt !== null || !isThere(turn, matter, route)) continue;
        if (yield* bySystem(turn, matter.opinion.id, { name: 'hand-out', routeId: route.id, how: '' })) count++;
      }
      return count;
    },
  });
}

/** Somebody is there now, and the office still holds it for them. */
function isThere({ around }: Deciding, { opinion, duties, deputies }: KnownMatter, { id, target }: Route): boolean {
  const c = circumstances({ around }, deputies);
  const owed = duties.filter((duty) => duty.routeId === id && duty.holder.role === 'office');
  if (target.role === 'deputy') return owed.some(({ kind }) => kind === 'accept') && standsFor(target.id, opinion, c);
  return owed.some(({ kind }) => kind === 'reach') && c.organ(target.id)?.joined === true;
}
