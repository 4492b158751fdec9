/** Routes by the names people type. */

import type { Questions, RouteFound } from '../../conversation/questions.ts';
import type { Tx } from '../open-database.ts';

const found = { id: true, opinionId: true, no: true, n: true } as const;

export async function routes(db: Tx, key: Questions['routes']['key']): Promise<readonly RouteFound[]> {
  if ('id' in key) return db.route.findMany({ where: { id: key.id }, select: found });
  return db.route.findMany({
    where: { no: key.no, ...(key.n === undefined ? {} : { n: key.n }) },
    select: found,
    orderBy: { n: 'asc' },
  });
}
