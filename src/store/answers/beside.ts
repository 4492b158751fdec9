/** What is owed beside any opinion, and the people it concerns. */

import type { Beside, Destination, Questions, Reached } from '../../conversation/questions.ts';
import type { DutyKind } from '../../domain/duty.ts';
import type { Tx } from '../open-database.ts';
import { destinations } from './people.ts';

/** What offices owe that belongs to no opinion: it is little, and found by the missing opinion. */
export async function beside(db: Tx, key: Questions['beside']['key']): Promise<readonly Beside[]> {
  const whose =
    'officeIds' in key ? { holderRole: 'office', holderId: { in: [...key.officeIds] } } : { note: key.note };
  const rows = await db.duty.findMany({
    where: { opinionId: null, status: 'running', ...whose },
    orderBy: [{ due: 'asc' }, { id: 'asc' }],
  });
  const reached = await persons(db, { ids: rows.flatMap((row) => (row.kind === 'call-back' ? (row.note ?? []) : [])) });
  return rows.map((row) => {
    const person = reached.find((one) => one.id === row.note);
    return {
      dutyId: row.id,
      kind: row.kind as DutyKind,
      officeId: row.holderId,
      due: row.due,
      note: row.note ?? '',
      name: person?.name ?? null,
      phone: person?.phone ?? null,
    };
  });
}

export async function callsOn(
  db: Tx,
  { personId }: Questions['callsOn']['key'],
): Promise<Questions['callsOn']['answer']> {
  return db.opinion.findMany({
    where: { authorId: personId, duties: { some: { kind: 'call-back', status: 'running' } } },
    select: { number: true, title: true, officeId: true },
    orderBy: { submittedAt: 'desc' },
    take: 5,
  });
}

export async function persons(db: Tx, { ids }: Questions['persons']['key']): Promise<readonly Reached[]> {
  return ids.length === 0
    ? []
    : db.person.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true, phone: true } });
}

/** In the chats of those who run the service. */
export async function operators(db: Tx): Promise<readonly Destination[]> {
  const rows = await db.role.findMany({
    where: { kind: 'operator', deputyNo: null, endedAt: null },
    select: { personId: true },
  });
  const [found] = await destinations(db, [{ persons: rows.map((row) => row.personId), offices: [] }]);
  return found ?? [];
}
