/** What a roster that changed leaves to be done, asked of what is stored: an import that was killed loses nothing. */

import type { Questions } from '../../conversation/questions.ts';
import type { Tx } from '../open-database.ts';
import { join, sql } from '../sql.ts';

const live = sql`'running', 'paused', 'aside'`;
const idOf = ({ id }: { readonly id: string }): string => id;
const ids = (rows: readonly { readonly id: string }[]): readonly string[] => rows.map(idOf);

export async function offeredInVain(
  db: Tx,
  { limit, after }: Questions['offeredInVain']['key'],
): Promise<readonly string[]> {
  return ids(
    await db.$queryRaw<{ id: string }[]>(sql`
    SELECT DISTINCT r."opinionId" AS "id" FROM "Deputy" d
      JOIN "Route" r ON r."targetRole" = 'deputy' AND r."targetId" = d."no" AND r."state" = 'offered'
    WHERE d."mandate" <> 'active' AND r."opinionId" > ${after} ORDER BY 1 LIMIT ${limit}`),
  );
}

export async function endedOrgans(db: Tx): Promise<readonly string[]> {
  return ids(
    await db.$queryRaw<{ id: string }[]>(sql`
    SELECT "id" FROM "Organ" WHERE "kind" = 'ended' AND (
      EXISTS (SELECT 1 FROM "Route" r WHERE r."targetRole" = 'organ' AND r."targetId" = "Organ"."id" AND r."state" IN ('offered', 'accepted', 'replied'))
      OR EXISTS (SELECT 1 FROM "Duty" y WHERE y."holderRole" = 'organ' AND y."holderId" = "Organ"."id" AND y."status" IN (${live})))
    ORDER BY "id"`),
  );
}

/** By the duties, too: no index finds a co-handling organ in its routes. */
export async function forwardedTo(
  db: Tx,
  { organId, replied, limit, after }: Questions['forwardedTo']['key'],
): Promise<readonly string[]> {
  const states = ['offered', 'accepted', ...(replied ? ['replied'] : [])];
  return ids(
    await db.$queryRaw<{ id: string }[]>(sql`
    SELECT r."opinionId" AS "id" FROM "Route" r
      WHERE r."targetRole" = 'organ' AND r."targetId" = ${organId} AND r."state" IN (${join(states)}) AND r."opinionId" > ${after}
    UNION SELECT y."opinionId" FROM "Duty" y
      WHERE y."holderRole" = 'organ' AND y."holderId" = ${organId} AND y."status" IN (${live}) AND y."opinionId" > ${after}
    ORDER BY 1 LIMIT ${limit}`),
  );
}

/** Only what is owed by the office: what was sent to somebody who had joined needs no second letter. */
export async function notHandedOut(
  db: Tx,
  { limit, after }: Questions['notHandedOut']['key'],
): Promise<readonly string[]> {
  return ids(
    await db.$queryRaw<{ id: string }[]>(sql`
    SELECT r."opinionId" AS "id" FROM "Role" h
      JOIN "Route" r ON r."targetRole" = 'organ' AND r."targetId" = h."organId" AND r."state" IN ('offered', 'accepted') AND r."handedAt" IS NULL
      JOIN "Duty" y ON y."opinionId" = r."opinionId" AND y."routeId" = r."id" AND y."kind" = 'reach' AND y."status" IN (${live})
      WHERE h."kind" = 'handler' AND h."endedAt" IS NULL AND r."opinionId" > ${after}
    UNION SELECT r."opinionId" FROM "Role" h
      JOIN "Route" r ON r."targetRole" = 'deputy' AND r."targetId" = h."deputyNo" AND r."state" = 'offered' AND r."handedAt" IS NULL
      JOIN "Duty" y ON y."opinionId" = r."opinionId" AND y."routeId" = r."id" AND y."kind" = 'accept' AND y."holderRole" = 'office' AND y."status" IN (${live})
      WHERE h."kind" = 'deputy' AND h."endedAt" IS NULL AND r."opinionId" > ${after}
    ORDER BY 1 LIMIT ${limit}`),
  );
}

export async function endedRoles(db: Tx): Promise<Questions['endedRoles']['answer']> {
  const organs = await db.organ.findMany({ where: { kind: 'ended' }, select: { id: true, name: true } });
  const offices = await db.office.findMany({
    where: { kind: 'ended' },
    select: { id: true, name: true, latinName: true },
  });
  const held = { endedAt: null };
  const roles = [
    ...(organs.length === 0 ? [] : await db.role.findMany({ where: { organId: { in: organs.map(idOf) }, ...held } })),
    ...(offices.length === 0
      ? []
      : await db.role.findMany({ where: { officeId: { in: offices.map(idOf) }, ...held } })),
  ];
  return roles.map(({ id, personId, organId, officeId }) => {
    const organ = organs.find((one) => one.id === organId);
    const office = offices.find((one) => one.id === officeId);
    return { id, personId, name: organ?.name ?? office?.name ?? '', latinName: office?.latinName ?? '' };
  });
}
