/** Routes by the names people type. */

import type { Questions, RouteFound } from '../../conversation/questions.ts';
import type { Tx } from '../open-database.ts';

const found = { id: true, opinionId: true, no: true, n: true } as const;

export async function routes(db: Tx, key: Questions['routes']['key']): Promise<readonly RouteFound[]> {
  if ('id' in key) return db.route.findMany({ where: { id: key.id }, select: found });
  if ('no' in key)
    return db.route.findMany({
      where: { no: key.no, ...(key.n === undefined ? {} : { n: key.n }) },
      select: found,
      orderBy: { n: 'asc' },
    });
  const organs = [...key.organIds];
  const lead = await db.route.findMany({
    where: { targetRole: 'organ', targetId: { in: organs }, state: { in: ['offered', 'accepted'] } },
    select: found,
    orderBy: { offeredAt: 'desc' },
    take: key.limit,
  });
  if (lead.length >= key.limit) return lead;
  // Where they only give an opinion they have a duty of their own.
  const beside = await db.duty.findMany({
    where: { holderRole: 'organ', holderId: { in: organs }, status: 'running', kind: 'co-opinion' },
    select: { routeId: true },
    take: key.limit,
  });
  const ids = beside.flatMap(({ routeId }) => routeId ?? []);
  return [...lead, ...(ids.length === 0 ? [] : await db.route.findMany({ where: { id: { in: ids } }, select: found }))];
}
