/** The outbox: which letters' turn it is, and what has arrived. Questions only read; what they mean is written after. */

import type { ClaimedLetter } from '../../conversation/leaving-letters.ts';
import type { Questions } from '../../conversation/questions.ts';
import type { Provider } from '../migrations.ts';
import type { Tx } from '../open-database.ts';
import { empty, join, raw, sql } from '../sql.ts';

/** Replies before notices before reminders before what goes to many at once before broadcasts. */
export const ranks = { reply: 0, notice: 1, reminder: 2, batch: 3, broadcast: 4 } as const;

/** More than these in one chat wait for the next round. */
const rowsAtOnce = 500;

interface ChatRow {
  readonly id: string;
  readonly channel: string;
  readonly address: string;
  readonly lastSeq: number;
}

interface LetterRow extends Omit<ClaimedLetter, 'channel' | 'address' | 'seq'> {
  readonly replacesSeq: number | null;
}

/**
 * The letters whose turn it is: in the order of writing within a chat, chats with replies before chats with notices.
 * A chat waits while a letter of it is on its way or put off, and holds nobody else. Of pulled channels, where the
 * client asks for its letters, all that are due; of others the first. Those of a channel that another process serves are
 * left to it. The caller marks them (`letLeave`) in the same
 * transaction. The lock on the chats keeps other processes away; SQLite knows no row locks and needs none.
 */
export async function claim(
  db: Tx,
  { now, channels, pulled, limit }: Questions['claim']['key'],
  provider: Provider,
): Promise<readonly ClaimedLetter[]> {
  if (channels.length === 0) return [];
  const isDue = sql`l."state" = 'waiting' AND l."dueAt" <= ${now}`;
  const isFree = sql`NOT EXISTS (SELECT 1 FROM "Letter" p WHERE p."chatId" = l."chatId" AND p."state" = 'sending')
    AND NOT EXISTS (SELECT 1 FROM "Letter" p WHERE p."chatId" = l."chatId" AND p."state" = 'waiting' AND p."tries" > 0 AND p."dueAt" > ${now})`;
  // Along the index, and no farther than needed: a round costs the same whether hundreds or thousands wait behind.
  const firstOfEachRank = Object.values(ranks).map(
    (rank) => sql`SELECT * FROM (
      SELECT l."chatId", l."rank", l."dueAt" FROM "Letter" l JOIN "Chat" h ON h."id" = l."chatId"
      WHERE ${isDue} AND l."rank" = ${rank} AND h."channel" IN (${join([...channels])}) AND (h."holdUntil" IS NULL OR h."holdUntil" <= ${now}) AND ${isFree}
      ORDER BY l."dueAt" LIMIT ${limit}) ${raw(`rank${rank}`)}`,
  );
  const chats = await db.$queryRaw<ChatRow[]>(sql`
    SELECT c."id", c."channel", c."address", c."lastSeq" FROM "Chat" c WHERE c."id" IN (
      SELECT first."chatId" FROM (${join(firstOfEachRank, ' UNION ALL ')}) first
      GROUP BY first."chatId" ORDER BY MIN(first."rank"), MIN(first."dueAt") LIMIT ${limit})${held(provider, 'c', ' SKIP LOCKED')}`);
  if (chats.length === 0) return [];
  // Asked again now that the chats are ours: another process may have been at them a moment ago.
  const rows = await db.$queryRaw<LetterRow[]>(sql`
    SELECT l."id", l."chatId", l."text", l."choices", l."files", l."about", l."opinionId", l."feedbackId", l."tries", r."seq" AS "replacesSeq"
    FROM "Letter" l LEFT JOIN "Letter" r ON r."id" = l."replaces"
    WHERE l."chatId" IN (${join(chats.map((chat) => chat.id))}) AND ${isDue} AND ${isFree}
    ORDER BY l."id" LIMIT ${rowsAtOnce}`);
  const positions = new Map<string, number>();
  return rows.flatMap((row) => {
    const chat = chats.find((one) => one.id === row.chatId);
    const taken = positions.get(row.chatId) ?? 0;
    if (!chat || (taken > 0 && !pulled.includes(chat.channel))) return [];
    positions.set(row.chatId, taken + 1);
    return [{ ...row, channel: chat.channel, address: chat.address, seq: chat.lastSeq + taken + 1 }];
  });
}

interface Leaving {
  readonly now: Date;
  readonly leaseUntil: Date;
  readonly pulled: readonly string[];
}

/** Chats are held before opinions are written, in every transaction: so nobody waits for each other. */
const held = (provider: Provider, table: string, otherwise = '') =>
  provider === 'postgresql' ? raw(` FOR NO KEY UPDATE OF ${table}${otherwise}`) : empty;

/** Gives claimed letters their positions. Those of pulled channels have left with this; the others are on their way. */
export async function letLeave(
  tx: Tx,
  letters: readonly ClaimedLetter[],
  { now, leaseUntil, pulled }: Leaving,
): Promise<void> {
  const stateOf = (letter: ClaimedLetter) => (pulled.includes(letter.channel) ? 'sent' : 'sending');
  await tx.$executeRaw(sql`
    UPDATE "Letter" SET "seq" = CAST(given.column2 AS INTEGER), "state" = given.column3, "leaseUntil" = ${leaseUntil}, "sentAt" = ${now}, "evidence" = 1
    FROM (VALUES ${join(letters.map((letter) => sql`(${letter.id}, ${String(letter.seq)}, ${stateOf(letter)})`))}) AS given WHERE "Letter"."id" = given.column1`);
  // Their order is that of their positions, so the last of a chat says how far it is.
  const last = new Map(letters.map((letter) => [letter.chatId, letter.seq]));
  await tx.$executeRaw(sql`
    UPDATE "Chat" SET "lastSeq" = CAST(given.column2 AS INTEGER)
    FROM (VALUES ${join([...last].map(([chatId, seq]) => sql`(${chatId}, ${String(seq)})`))}) AS given WHERE "Chat"."id" = given.column1`);
}

/** Letters that a process took and never spoke of again wait once more. */
export async function releaseExpired(tx: Tx, now: Date): Promise<void> {
  await tx.$executeRaw(
    sql`UPDATE "Letter" SET "state" = 'waiting' WHERE "state" = 'sending' AND "leaseUntil" < ${now}`,
  );
}

/** Is there anything for a round to do? A question for the reader: looking costs the writer nothing. */
export async function letterDue(db: Tx, { now, channels }: Questions['letterDue']['key']): Promise<boolean> {
  if (channels.length === 0) return false;
  const found = await db.$queryRaw<unknown[]>(sql`
    SELECT 1 AS "due" FROM "Letter" l JOIN "Chat" c ON c."id" = l."chatId"
    WHERE ((l."state" = 'waiting' AND l."dueAt" <= ${now}) OR (l."state" = 'sending' AND l."leaseUntil" < ${now})) AND c."channel" IN (${join([...channels])})
      AND (c."holdUntil" IS NULL OR c."holdUntil" <= ${now}) LIMIT 1`);
  return found.length > 0;
}

interface AckedRow {
  readonly chatId: string;
  readonly id: string | null;
  readonly opinionId: string | null;
  readonly feedbackId: string | null;
}

/** The client has asked for what comes after these letters: what they carried is told. */
export async function acked(
  db: Tx,
  { channel, address, upTo, evidence }: Questions['acked']['key'],
  provider: Provider,
): Promise<Questions['acked']['answer']> {
  // What was acknowledged before has this evidence already; seen (3) is more, and looks at all of them.
  const after = evidence === 2 ? sql`c."ackSeq"` : sql`0`;
  const rows = await db.$queryRaw<AckedRow[]>(sql`
    SELECT c."id" AS "chatId", l."id", l."opinionId", l."feedbackId" FROM "Chat" c
      LEFT JOIN "Letter" l ON l."chatId" = c."id" AND l."seq" > ${after} AND l."seq" <= ${upTo} AND l."state" = 'sent' AND l."evidence" < ${evidence}
    WHERE c."channel" = ${channel} AND c."address" = ${address}${held(provider, 'c')}`);
  const [first] = rows;
  return first
    ? {
        chatId: first.chatId,
        letters: rows.flatMap(({ id, opinionId, feedbackId }) => (id === null ? [] : [{ id, opinionId, feedbackId }])),
      }
    : null;
}

interface Arrived {
  readonly chatId: string;
  readonly upTo: number;
  readonly evidence: 2 | 3;
  readonly at: Date;
}

export async function noteArrival(
  tx: Tx,
  letterIds: readonly string[],
  { chatId, upTo, evidence, at }: Arrived,
): Promise<void> {
  // A client may say any number: what has not left yet, it cannot have.
  await tx.$executeRaw(
    sql`UPDATE "Chat" SET "ackSeq" = CASE WHEN "lastSeq" < ${upTo} THEN "lastSeq" ELSE ${upTo} END WHERE "id" = ${chatId} AND "ackSeq" < ${upTo}`,
  );
  if (letterIds.length > 0)
    await tx.$executeRaw(
      sql`UPDATE "Letter" SET "evidence" = ${evidence}, "deliveredAt" = ${at} WHERE "id" IN (${join([...letterIds])}) AND "evidence" < ${evidence}`,
    );
}
