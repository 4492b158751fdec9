/** What reaches thousands: which batch is to be worked on, whom its next page concerns, how far a fan-out has come. */

import type { Batch, BatchWork, FanOut } from '../../conversation/batch.ts';
import type { Questions } from '../../conversation/questions.ts';
import type { Tx } from '../open-database.ts';
import { join, sql } from '../sql.ts';

export async function dueBatch(db: Tx, { now }: Questions['dueBatch']['key']): Promise<Batch | null> {
  const [due] = await db.$queryRaw<{ id: number }[]>(sql`
    SELECT b."id" FROM "Batch" b WHERE b."nextAt" <= ${now} AND (b."writtenAt" IS NOT NULL OR NOT EXISTS (
      SELECT 1 FROM "Batch" o WHERE o."writtenAt" IS NULL AND o."id" < b."id"
        AND (o."opinionId" IN (b."opinionId", b."intoId") OR o."intoId" IN (b."opinionId", b."intoId"))))
    ORDER BY b."total" - b."done", b."id" LIMIT 1`);
  const row = due && (await db.batch.findUnique({ where: { id: Number(due.id) } }));
  return row ? { ...row, work: row.work as unknown as BatchWork } : null;
}

export async function joined(
  db: Tx,
  { opinionId, states }: Questions['joined']['key'],
): Promise<Questions['joined']['answer']> {
  const [row] = await db.$queryRaw<{ count: number | bigint }[]>(
    sql`SELECT COUNT(*) AS "count" FROM "Opinion" WHERE "mergedInto" = ${opinionId} AND "state" IN (${join([...states])})`,
  );
  const batches = await db.batch.findMany({
    where: { writtenAt: null, OR: [{ opinionId }, { intoId: opinionId }] },
    select: { opinionId: true, intoId: true, work: true },
  });
  return {
    count: Number(row?.count ?? 0),
    coming: batches.some((batch) => batch.intoId === opinionId),
    busy: batches.some((batch) => batch.opinionId === opinionId && 'act' in (batch.work as object)),
  };
}

export async function joinedPage(
  db: Tx,
  { opinionId, states, after, limit }: Questions['joinedPage']['key'],
): Promise<readonly string[]> {
  const rows = await db.opinion.findMany({
    where: { mergedInto: opinionId, state: { in: [...states] }, id: { gt: after } },
    orderBy: { id: 'asc' },
    take: limit,
    select: { id: true },
  });
  return rows.map((row) => row.id);
}

interface FanOutRow {
  readonly letters: number | bigint;
  readonly left: number | bigint;
  readonly delivered: number | bigint;
  readonly failed: number | bigint;
  readonly waiting: number | bigint;
  readonly yes: number | bigint;
  readonly partly: number | bigint;
  readonly no: number | bigint;
}

/** Counted from the letters themselves: what was told is nowhere kept a second time. */
export async function fanOut(db: Tx, { feedbackId }: Questions['fanOut']['key']): Promise<FanOut | null> {
  const batch = await db.batch.findFirst({ where: { feedbackId }, orderBy: { id: 'desc' } });
  if (!batch) return null;
  const when = (condition: ReturnType<typeof sql>) => sql`COALESCE(SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END), 0)`;
  const counts = ['yes', 'partly', 'no'].map((solved) => when(sql`o."solved" = ${solved}`));
  const [row] = await db.$queryRaw<FanOutRow[]>(sql`
    SELECT COUNT(*) AS "letters", ${when(sql`f."leftAt" IS NOT NULL AND f."evidence" > 0`)} AS "left",
           ${when(sql`f."deliveredAt" IS NOT NULL`)} AS "delivered", ${when(sql`f."deliveredAt" IS NULL AND (f."undeliverableAt" IS NOT NULL OR f."heldAt" IS NOT NULL)`)} AS "failed",
           ${when(sql`f."deliveredAt" IS NULL AND f."undeliverableAt" IS NULL AND f."heldAt" IS NULL AND o."feedbackId" = f."id" AND o."state" = 'answering'`)} AS "waiting",
           ${join(counts.map((count, at) => sql`${count} AS ${[sql`"yes"`, sql`"partly"`, sql`"no"`][at]}`))}
    FROM "Feedback" f JOIN "Opinion" o ON o."id" = f."opinionId" WHERE f."fromId" = ${feedbackId}`);
  if (!row) return null;
  const { letters, left, delivered, failed, waiting, yes, partly, no } = row;
  return {
    total: Math.max(batch.total, Number(letters)),
    left: Number(left),
    delivered: Number(delivered),
    failed: Number(failed),
    waiting: Number(waiting),
    solved: { yes: Number(yes), partly: Number(partly), no: Number(no) },
  };
}

export async function fannedTo(db: Tx, { feedbackId }: Questions['fannedTo']['key']): Promise<number> {
  const batch = await db.batch.findFirst({ where: { feedbackId }, orderBy: { id: 'desc' }, select: { total: true } });
  return batch?.total ?? 0;
}
