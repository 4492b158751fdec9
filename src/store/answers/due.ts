/** What is due, by index: the cost grows with what is due, not with what is stored. */

import type { Questions } from '../../conversation/questions.ts';
import type { Duty } from '../../domain/duty.ts';
import type { Deputy } from '../../domain/people.ts';
import type { Tx } from '../open-database.ts';
import { deputyFrom, dutyFrom } from '../rows.ts';
import { join, sql, unique } from '../sql.ts';

export async function dueDuties(
  db: Tx,
  { now, limit, holder }: Questions['dueDuties']['key'],
): Promise<readonly Duty[]> {
  const rows = await db.duty.findMany({
    where: { nextAt: { lte: now }, ...(holder ? { holderRole: holder } : {}) },
    orderBy: [{ nextAt: 'asc' }, { id: 'asc' }],
    take: limit,
  });
  return rows.map(dutyFrom);
}

export async function dueTimers(db: Tx, { now, limit }: Questions['dueTimers']['key']): Promise<readonly string[]> {
  const rows = await db.opinion.findMany({
    where: { timerAt: { lte: now } },
    orderBy: { timerAt: 'asc' },
    take: limit,
    select: { id: true },
  });
  return rows.map((row) => row.id);
}

export async function dueDrafts(
  db: Tx,
  { now, limit }: Questions['dueDrafts']['key'],
): Promise<readonly { channel: string; address: string }[]> {
  const rows = await db.draft.findMany({
    where: { nextAt: { lte: now } },
    orderBy: { nextAt: 'asc' },
    take: limit,
    select: { chat: { select: { channel: true, address: true } } },
  });
  return rows.map((row) => row.chat);
}

/** The reminders that these duties have had. */
export async function reminders(
  db: Tx,
  { dutyIds }: Questions['reminders']['key'],
): Promise<Questions['reminders']['answer']> {
  return db.reminder.findMany({
    where: { dutyId: { in: [...dutyIds] } },
    select: { dutyId: true, due: true, level: true, n: true },
  });
}

interface OwedRow {
  readonly holderId: string;
  readonly total: number | bigint;
  readonly today: number | bigint;
  readonly fresh: number | bigint;
}

/** The silent clocks (news) are no task of their own. */
export async function owed(db: Tx, keys: readonly Questions['owed']['key'][]): Promise<Questions['owed']['answer'][]> {
  const rows = await db.$queryRaw<OwedRow[]>(sql`
    SELECT d."holderId", COUNT(*) AS "total", SUM(CASE WHEN d."due" <= ${keys[0]?.today} THEN 1 ELSE 0 END) AS "today",
           SUM(CASE WHEN o."state" = 'submitted' THEN 1 ELSE 0 END) AS "fresh"
    FROM "Duty" d JOIN "Opinion" o ON o."id" = d."opinionId"
    WHERE d."holderRole" = 'deputy' AND d."holderId" IN (${join(unique(keys.map((key) => key.deputyNo)))}) AND d."status" = 'running' AND d."kind" <> 'progress'
    GROUP BY d."holderId"`);
  const byDeputy = new Map(
    rows.map((row) => [row.holderId, { total: Number(row.total), today: Number(row.today), fresh: Number(row.fresh) }]),
  );
  return keys.map((key) => byDeputy.get(key.deputyNo) ?? { total: 0, today: 0, fresh: 0 });
}

/** Deputies whose digest hour has come and who have not had today's. */
export async function digests(db: Tx, { upTo, today, limit }: Questions['digests']['key']): Promise<readonly Deputy[]> {
  const rows = await db.deputy.findMany({
    where: {
      digestAt: { lte: upTo },
      mandate: 'active',
      personId: { not: null },
      OR: [{ digestedOn: null }, { digestedOn: { lt: today } }],
    },
    include: { congress: true, district: true },
    orderBy: [{ digestAt: 'asc' }, { no: 'asc' }],
    take: limit,
  });
  return rows.map(deputyFrom);
}
