/** The scene of many waiting messages at once: three questions for citizens, however many they are, a few more with insiders. */

import type { Questions } from '../../conversation/questions.ts';
import type { Chat, Draft, Offer, OwnOpinion, Scene } from '../../conversation/scene.ts';
import type { Step } from '../../conversation/steps.ts';
import type { Language, RoleKind } from '../../domain/people.ts';
import type { Tx } from '../open-database.ts';
import { officeFrom, organFrom } from '../rows.ts';
import { grouped, join, sql, unique } from '../sql.ts';
import { deputiesNumbered } from './deputies.ts';
import { isUntold } from './untold.ts';

type Key = Questions['scene']['key'];

interface ChatRow {
  readonly id: string;
  readonly channel: string;
  readonly address: string;
  readonly personId: string;
  readonly step: Step | null;
  readonly startedWith: string | null;
  readonly createdAt: Date;
  readonly lastHeardAt: Date | null;
  readonly goneAt: Date | null;
  readonly lastSeq: number;
  readonly doneSeq: number;
  readonly version: number;
  readonly name: string | null;
  readonly phone: string | null;
  readonly language: string;
  readonly remindersOff: boolean;
  readonly erasedAt: Date | null;
  readonly draftId: string | null;
  readonly body: Omit<
    Draft,
    'id' | 'chatId' | 'personId' | 'revision' | 'nudges' | 'nextAt' | 'createdAt' | 'version'
  > | null;
  readonly revision: number;
  readonly nudges: number;
  readonly nextAt: Date | null;
  readonly draftedAt: Date;
  readonly draftVersion: number;
  /** The update this row was found for, and whether it was heard before. */
  readonly update: string;
  readonly heardAs: string | null;
  readonly hasRoles: boolean;
  readonly untold: boolean;
}

// Letters looked through for choices: more than come between a question and its answer.
const lettersBack = 12;
const ownShown = 5;

export async function scenes(db: Tx, keys: readonly Key[]): Promise<(Scene | null)[]> {
  const rows = await chatsOf(db, keys);
  if (rows.length === 0) return keys.map(() => null);
  const roles = await rolesOf(
    db,
    rows.filter((row) => Boolean(row.hasRoles)),
  );
  const choosing = new Set(keys.flatMap((key) => (key.offers === false ? key.address : [])));
  const offers = await offersOf(
    db,
    rows.filter((row) => row.lastSeq > 0 && !choosing.has(row.address)),
  );
  const own = await ownOf(db, rows);
  const found = new Map(rows.map((row) => [nameOf(row), row]));
  return keys.map((key) => {
    const row = found.get(nameOf(key));
    if (!row) return null;
    return {
      chat: chatOf(row),
      person: {
        id: row.personId,
        name: row.name,
        phone: row.phone,
        language: row.language as Language,
        remindersOff: Boolean(row.remindersOff),
        erasedAt: row.erasedAt,
      },
      roles: roles.get(row.personId) ?? [],
      draft: draftOf(row),
      offers: offers.get(row.id) ?? [],
      own: own.get(row.personId) ?? [],
      untold: Boolean(row.untold),
      seen: row.heardAs !== null,
    };
  });
}

const nameOf = ({ channel, address, update }: Key): string => `${channel} ${address} ${update}`;

/** Chat, person and draft, and whether this very update is known: one statement. */
function chatsOf(db: Tx, keys: readonly Key[]): Promise<readonly ChatRow[]> {
  return db.$queryRaw<ChatRow[]>(sql`
    SELECT c."id", c."channel", c."address", c."personId", c."step", c."startedWith", c."createdAt", c."lastHeardAt", c."goneAt",
           c."lastSeq", c."doneSeq", c."version", p."name", p."phone", p."language", p."remindersOff", p."erasedAt",
           d."id" AS "draftId", d."body", d."revision", d."nudges", d."nextAt", d."createdAt" AS "draftedAt", d."version" AS "draftVersion",
           asked.column3 AS "update", i."id" AS "heardAs",
           EXISTS (SELECT 1 FROM "Role" r WHERE r."personId" = c."personId" AND r."endedAt" IS NULL) AS "hasRoles",
           EXISTS (SELECT 1 FROM "Opinion" o JOIN "Feedback" f ON f."id" = o."feedbackId" WHERE o."authorId" = c."personId" AND ${isUntold}) AS "untold"
    FROM (VALUES ${join(keys.map((key) => sql`(${key.channel}, ${key.address}, ${key.update})`))}) AS asked
      JOIN "Chat" c ON c."channel" = asked.column1 AND c."address" = asked.column2
      JOIN "Person" p ON p."id" = c."personId"
      LEFT JOIN "Draft" d ON d."chatId" = c."id"
      LEFT JOIN "Inbound" i ON i."channel" = asked.column1 AND i."externalId" = asked.column3`);
}

function chatOf(row: ChatRow): Chat {
  const { id, channel, address, personId, step, startedWith, createdAt, lastHeardAt, goneAt } = row;
  const { lastSeq, doneSeq, version } = row;
  return {
    id,
    channel,
    address,
    personId,
    step,
    startedWith,
    createdAt,
    lastHeardAt,
    goneAt,
    lastSeq,
    doneSeq,
    version,
  };
}

function draftOf(row: ChatRow): Draft | null {
  if (row.draftId === null || row.body === null) return null;
  return {
    ...row.body,
    id: row.draftId,
    chatId: row.id,
    personId: row.personId,
    revision: row.revision,
    nudges: row.nudges,
    nextAt: row.nextAt,
    createdAt: row.draftedAt,
    version: row.draftVersion,
  };
}

async function rolesOf(db: Tx, chats: readonly ChatRow[]): Promise<ReadonlyMap<string, Scene['roles']>> {
  if (chats.length === 0) return new Map();
  const rows = await db.role.findMany({
    where: { personId: { in: unique(chats.map((chat) => chat.personId)) }, endedAt: null },
    orderBy: { createdAt: 'asc' },
  });
  const deputies = await deputiesNumbered(
    db,
    rows.flatMap((row) => row.deputyNo ?? []),
  );
  const officeIds = rows.flatMap((row) => row.officeId ?? []);
  const offices = officeIds.length === 0 ? [] : await db.office.findMany({ where: { id: { in: officeIds } } });
  const organIds = rows.flatMap((row) => row.organId ?? []);
  const organs = organIds.length === 0 ? [] : await db.organ.findMany({ where: { id: { in: organIds } } });
  const found = rows.map((row) => {
    const organ = organs.find((one) => one.id === row.organId);
    const office = offices.find((one) => one.id === row.officeId);
    return {
      personId: row.personId,
      role: {
        id: row.id,
        kind: row.kind as RoleKind,
        deputyNo: row.deputyNo,
        officeId: row.officeId,
        organId: row.organId,
        deputy: deputies.get(row.deputyNo ?? '') ?? null,
        office: office ? officeFrom(office, true) : null,
        organ: organ ? organFrom(organ, true) : null,
      },
    };
  });
  return new Map(
    [...grouped(found, (one) => one.personId)].map(([personId, of]) => [personId, of.map((one) => one.role)]),
  );
}

interface OfferRow {
  readonly id: string;
  readonly chatId: string;
  readonly seq: number;
  readonly sentAt: Date;
  readonly choices: Offer['choices'];
  readonly about: { readonly number?: number } | null;
}

async function offersOf(db: Tx, chats: readonly ChatRow[]): Promise<ReadonlyMap<string, readonly Offer[]>> {
  if (chats.length === 0) return new Map();
  const rows = await db.$queryRaw<OfferRow[]>(sql`
    SELECT l."id", l."chatId", l."seq", l."sentAt", l."choices", l."about" FROM "Chat" c JOIN "Letter" l ON l."chatId" = c."id" AND l."seq" > c."lastSeq" - ${lettersBack}
    WHERE c."id" IN (${join(unique(chats.map((chat) => chat.id)))}) AND l."choices" IS NOT NULL
    ORDER BY l."seq" DESC`);
  const offers = rows.map((row) => ({
    chatId: row.chatId,
    offer: {
      letterId: row.id,
      seq: row.seq,
      sentAt: row.sentAt,
      opinionNumber: row.about?.number ?? null,
      choices: row.choices,
    },
  }));
  return new Map([...grouped(offers, (one) => one.chatId)].map(([chatId, of]) => [chatId, of.map((one) => one.offer)]));
}

interface OwnRow extends Omit<OwnOpinion, 'lastLetterAt'> {
  readonly authorId: string;
  readonly lastLetterAt: Date | string | null;
}

/** The newest of each person: found by index, so that somebody with a thousand costs no more than somebody with five. */
async function ownOf(db: Tx, chats: readonly ChatRow[]): Promise<ReadonlyMap<string, readonly OwnOpinion[]>> {
  const persons = unique(chats.map((chat) => chat.personId));
  const rows = await db.$queryRaw<OwnRow[]>(sql`
    SELECT o."id", o."number", o."title", o."state", o."code", o."authorId",
           (SELECT MAX(l."sentAt") FROM "Letter" l WHERE l."opinionId" = o."id" AND l."chatId" = o."chatId") AS "lastLetterAt"
    FROM (VALUES ${join(persons.map((id) => sql`(${id})`))}) AS asked
      JOIN "Opinion" o ON o."authorId" = asked.column1 AND o."submittedAt" >= COALESCE(
        (SELECT x."submittedAt" FROM "Opinion" x WHERE x."authorId" = asked.column1 ORDER BY x."submittedAt" DESC LIMIT 1 OFFSET ${ownShown - 1}),
        (SELECT MIN(x."submittedAt") FROM "Opinion" x WHERE x."authorId" = asked.column1))
    ORDER BY o."submittedAt" DESC, o."number" DESC`);
  const own = rows.map(({ authorId, id, number, title, state, code, lastLetterAt }) => ({
    authorId,
    opinion: { id, number, title, state, code, lastLetterAt: lastLetterAt === null ? null : new Date(lastLetterAt) },
  }));
  return new Map(
    [...grouped(own, (one) => one.authorId)].map(([authorId, of]) => [
      authorId,
      of.slice(0, ownShown).map((one) => one.opinion),
    ]),
  );
}
