/** People and where they are reached. */

import type { Destination, Invitation, Questions } from '../../conversation/questions.ts';
import type { Offer } from '../../conversation/scene.ts';
import { owedAfterClosing } from '../../domain/duty.ts';
import { handedOverStates } from '../../domain/opinion.ts';
import type { Deputy, Door, Language } from '../../domain/people.ts';
import type { Tx } from '../open-database.ts';
import { deputiesOfArea, doorsFor, findDeputies } from '../read-roster.ts';
import { deputyFrom } from '../rows.ts';
import { grouped, join, sql, unique } from '../sql.ts';
import { deputiesNumbered } from './deputies.ts';

const named = { congress: true, district: true } as const;

type DestinationKey = Questions['destinations']['key'];

interface ChatRow extends Pick<Destination, 'chatId' | 'personId' | 'lastHeardAt' | 'name'> {
  readonly language: string;
  readonly goneAt: Date | null;
  readonly erasedAt: Date | null;
  readonly remindersOff: boolean | number;
  readonly officeId: string | null;
  readonly organId: string | null;
}

/** The chats of persons, of the members of offices and of the handlers of organs, those heard last first; for many questions at once. */
export async function destinations(db: Tx, keys: readonly DestinationKey[]): Promise<(readonly Destination[])[]> {
  const persons = unique(keys.flatMap((key) => key.persons));
  const offices = unique(keys.flatMap((key) => key.offices));
  const organs = unique(keys.flatMap((key) => key.organs ?? []));
  const columns = sql`c."id" AS "chatId", c."personId", c."lastHeardAt", c."goneAt", p."name", p."language", p."remindersOff", p."erasedAt"`;
  const parts = [
    ...(persons.length > 0
      ? [
          sql`SELECT ${columns}, NULL AS "officeId", NULL AS "organId" FROM "Chat" c JOIN "Person" p ON p."id" = c."personId" WHERE c."personId" IN (${join(persons)})`,
        ]
      : []),
    ...(offices.length > 0
      ? [
          sql`SELECT ${columns}, r."officeId", NULL AS "organId" FROM "Role" r JOIN "Chat" c ON c."personId" = r."personId" JOIN "Person" p ON p."id" = c."personId"
             WHERE r."officeId" IN (${join(offices)}) AND r."kind" = 'office' AND r."endedAt" IS NULL`,
        ]
      : []),
    ...(organs.length > 0
      ? [
          sql`SELECT ${columns}, NULL AS "officeId", r."organId" FROM "Role" r JOIN "Chat" c ON c."personId" = r."personId" JOIN "Person" p ON p."id" = c."personId"
             WHERE r."organId" IN (${join(organs)}) AND r."kind" = 'handler' AND r."endedAt" IS NULL`,
        ]
      : []),
  ];
  if (parts.length === 0) return keys.map(() => []);
  const rows = await db.$queryRaw<ChatRow[]>(sql`${join(parts, ' UNION ALL ')}`);
  const chats = [...grouped(rows, (row) => row.chatId).values()].toSorted((a, b) => heardAt(b) - heardAt(a));
  return keys.map((key) => chats.flatMap((chat) => destinationOf(chat, key)));
}

const heardAt = (chat: readonly ChatRow[]): number => chat[0]?.lastHeardAt?.getTime() ?? 0;

/** One line for each chat: as a member of the first of the offices and organs asked for, else as the person. */
function destinationOf(chat: readonly ChatRow[], key: DestinationKey): Destination[] {
  const [row] = chat;
  if (!row) return [];
  const officeId = key.offices.find((id) => chat.some((one) => one.officeId === id)) ?? null;
  const organId = key.organs?.find((id) => chat.some((one) => one.organId === id)) ?? null;
  if (officeId === null && organId === null && !key.persons.includes(row.personId)) return [];
  const { chatId, personId, lastHeardAt, name } = row;
  return [
    {
      chatId,
      personId,
      lastHeardAt,
      name,
      officeId,
      organId,
      language: row.language as Language,
      gone: row.goneAt !== null || row.erasedAt !== null,
      remindersOff: Boolean(row.remindersOff),
    },
  ];
}

export async function deputies(db: Tx, keys: readonly { readonly no: string }[]): Promise<(Deputy | null)[]> {
  const found = await deputiesNumbered(
    db,
    keys.map((key) => key.no),
  );
  return keys.map((key) => found.get(key.no) ?? null);
}

interface Search {
  readonly name?: string;
  readonly areas?: readonly string[];
  readonly limit: number;
}

/** Active deputies by name or by area; those who have joined first. */
export async function searchDeputies(db: Tx, { name, areas, limit }: Search): Promise<readonly Deputy[]> {
  const found = areas ? await deputiesOfArea(db, areas) : await findDeputies(db, { name: name ?? '', limit: 60 });
  return found.toSorted((a, b) => Number(b.personId !== null) - Number(a.personId !== null)).slice(0, limit);
}

export async function invitation(db: Tx, { digest }: { readonly digest: string }): Promise<Invitation | null> {
  const row = await db.invitation.findUnique({ where: { codeDigest: digest } });
  return (
    row && {
      id: row.id,
      kind: row.kind as Invitation['kind'],
      deputyNo: row.deputyNo,
      officeId: row.officeId,
      organId: row.organId,
      expiresAt: row.expiresAt,
      usedAt: row.usedAt,
    }
  );
}

/** The counters of the area, then those for everybody. */
export function doors(db: Tx, { areas }: { readonly areas: readonly string[] }): Promise<readonly Door[]> {
  return areas.length === 0
    ? db.door.findMany({ orderBy: [{ topic: 'asc' }, { id: 'asc' }] })
    : doorsFor(db, { areaCodes: areas });
}

interface QuoteKey {
  readonly chatId: string;
  readonly platformId?: string;
  readonly text?: string;
}

/** A quoted letter of this very chat: by the platform's id, else by its text. */
export async function quoted(db: Tx, { chatId, platformId, text }: QuoteKey): Promise<readonly Offer[]> {
  const rows = await db.letter.findMany({
    where: {
      chatId,
      seq: { not: null },
      ...(platformId?.startsWith('seq ')
        ? { seq: Number(platformId.slice(4)) }
        : platformId
          ? { OR: [{ platformId }, { id: platformId }] }
          : { text: { contains: text ?? '' } }),
    },
    select: { id: true, seq: true, sentAt: true, createdAt: true, about: true, choices: true },
    orderBy: { seq: 'desc' },
    take: 20,
  });
  return rows.map((row) => ({
    letterId: row.id,
    seq: row.seq ?? 0,
    sentAt: row.sentAt ?? row.createdAt,
    opinionNumber: (row.about as { number?: number } | null)?.number ?? null,
    choices: (row.choices as unknown as Offer['choices'] | null) ?? [],
  }));
}

export async function templates(
  db: Tx,
  { deputyNo }: { readonly deputyNo: string },
): Promise<readonly { n: number; text: string }[]> {
  return db.template.findMany({ where: { deputyNo }, orderBy: { n: 'asc' }, select: { n: true, text: true } });
}

/** How many opinions each person has submitted since a moment; one statement for all who ask about the same day. */
export async function submittedSince(
  db: Tx,
  keys: readonly { readonly personId: string; readonly since: Date }[],
): Promise<number[]> {
  const counts = new Map<string, number>();
  for (const [since, of] of grouped(keys, (key) => key.since.toISOString())) {
    const rows = await db.$queryRaw<{ authorId: string; count: number | bigint }[]>(sql`
      SELECT "authorId", COUNT(*) AS "count" FROM "Opinion"
      WHERE "authorId" IN (${join(unique(of.map((key) => key.personId)))}) AND "submittedAt" >= ${new Date(since)} GROUP BY "authorId"`);
    for (const { authorId, count } of rows) counts.set(`${since} ${authorId}`, Number(count));
  }
  return keys.map((key) => counts.get(`${key.since.toISOString()} ${key.personId}`) ?? 0);
}

/** The opinions of a deputy that still need one: from `o`, whose deputy is given. */
const needsDeputy = sql`(o."state" IN (${join([...handedOverStates])}) OR (o."state" = 'closed' AND EXISTS (
  SELECT 1 FROM "Duty" y WHERE y."opinionId" = o."id" AND y."kind" IN (${join([...owedAfterClosing])}) AND y."status" IN ('running', 'paused'))))`;

/** Opinions that name this deputy and still need one, by whomever it is owed meanwhile; in the order of their ids. */
export async function held(db: Tx, { deputyNo, limit, after }: Questions['held']['key']): Promise<readonly string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>(sql`
    SELECT o."id" FROM "Opinion" o WHERE o."deputyNo" = ${deputyNo} AND o."id" > ${after ?? ''} AND ${needsDeputy} ORDER BY o."id" LIMIT ${limit}`);
  return rows.map((row) => row.id);
}

/**
 * Deputies whose mandate does not run any more and who still stand for somebody's opinion. Closed ones are found by
 * what is still owed on them: what is closed for good costs nothing.
 */
export async function stopped(db: Tx): Promise<readonly Deputy[]> {
  const rows = await db.$queryRaw<{ no: string }[]>(sql`
    SELECT "no" FROM "Deputy" WHERE "mandate" <> 'active'
      AND (SELECT o."id" FROM "Opinion" o WHERE o."deputyNo" = "Deputy"."no" AND o."state" IN (${join([...handedOverStates])}) LIMIT 1) IS NOT NULL
    UNION SELECT d."no" FROM "Duty" y JOIN "Opinion" o ON o."id" = y."opinionId" JOIN "Deputy" d ON d."no" = o."deputyNo"
      WHERE y."status" IN ('running', 'paused') AND y."kind" IN (${join([...owedAfterClosing])}) AND o."state" = 'closed' AND d."mandate" <> 'active'
    ORDER BY 1`);
  const numbers = rows.map((row) => row.no);
  const found = await deputiesNumbered(db, numbers);
  return numbers.flatMap((no) => found.get(no) ?? []);
}

/** Active deputies of one district: a successor is sure only when there is one. */
export async function ofDistrict(db: Tx, { districtId }: { readonly districtId: string }): Promise<readonly Deputy[]> {
  const rows = await db.deputy.findMany({ where: { districtId, mandate: 'active' }, include: named, take: 10 });
  return rows.map(deputyFrom);
}
