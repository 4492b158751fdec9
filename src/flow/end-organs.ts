/** When an organ leaves the roster: what it had goes to whoever took its place, else back to the deputy. */

import { ask } from '../conversation/questions.ts';
import type { RouteAct } from '../domain/acts.ts';
import type { Organ } from '../domain/people.ts';
import { isOpenRoute, type Route } from '../domain/route.ts';
import type { World } from '../world.ts';
import { bySystem } from './acknowledge-letters.ts';
import { pageByPage } from './page-by-page.ts';
import { succeedingOrgan } from './roster/succeeding-organ.ts';

/** Asked of what is stored, like the mandates that stop. Returns how many routes went elsewhere or ended. */
export async function endOrgans(world: World): Promise<number> {
  const ended = await world.store.ask('endedOrgans', {});
  // Another process may have imported the roster.
  if (ended.length > 0) await world.refresh();
  const organs = [...world.directory().organs.values()].map((organ) => ({ ...organ, area: organ.areaCode }));
  let count = 0;
  for (const organ of organs) {
    if (organ.kind !== 'ended' || !ended.includes(organ.id)) continue;
    const successor = succeedingOrgan(organ, organs);
    count += await pageByPage(world, {
      find: (page) => ask('forwardedTo', { organId: organ.id, replied: successor !== null, ...page }),
      *act(turn, { opinion, routes }) {
        let moved = 0;
        for (const route of routes) {
          const act = actOn(route, organ.id, successor);
          if (act && (yield* bySystem(turn, opinion.id, act))) moved++;
        }
        return moved;
      },
    });
  }
  return count;
}

function actOn(route: Route, ended: string, organ: Organ | null): RouteAct | null {
  const { id: routeId, target, coHandlers, coOpinions } = route;
  const succeed = { name: 'succeed', routeId, from: ended, organ } as const;
  const open = isOpenRoute(route);
  if (target.role === 'organ' && target.id === ended) {
    // A reply that is in keeps its author, unless somebody can be asked again.
    if (organ && (open || route.state === 'replied')) return succeed;
    return open ? { name: 'cancel', routeId, reason: '', why: 'organ-ended' } : null;
  }
  return open && coHandlers.includes(ended) && !coOpinions.includes(ended) ? succeed : null;
}
