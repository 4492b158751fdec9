/** What a client of a pulled channel reads: the letters that have left, and both sides of its conversation. */

import type { About, LetterChoice } from '../channel.ts';
import type { Prisma } from '../generated/sqlite/client.ts';
import type { ReadDb } from './open-database.ts';

export interface FileRead {
  readonly id: string;
  readonly kind: string;
  readonly mime: string;
  readonly seconds: number | null;
}

export interface LetterRead {
  readonly seq: number;
  readonly text: string;
  readonly choices: readonly LetterChoice[];
  readonly about: About | null;
  readonly replaces: number | null;
  readonly files: readonly FileRead[];
  readonly at: Date;
}

export interface SaidRead {
  readonly id: string;
  readonly text: string | null;
  readonly choice: string | null;
  readonly files: readonly FileRead[];
  readonly at: Date;
  readonly afterSeq: number;
}

type LetterRow = Prisma.LetterGetPayload<object>;
const shown = { seq: { not: null }, state: { in: ['sent', 'sending'] } };
const most = 200;

/** Letters after a position, oldest first; at most 200 at once, the client asks on. */
export async function lettersAfter(db: ReadDb, chatId: string, after: number): Promise<readonly LetterRead[]> {
  const rows = await db.letter.findMany({
    where: { chatId, ...shown, seq: { gt: after } },
    orderBy: { seq: 'asc' },
    take: most,
  });
  return readLetters(db, rows);
}

/** Whether a letter of this chat could leave now. */
export async function hasLetterDue(db: ReadDb, chatId: string, now: Date): Promise<boolean> {
  return (
    (await db.letter.findFirst({ where: { chatId, state: 'waiting', dueAt: { lte: now } }, select: { id: true } })) !==
    null
  );
}

/** The newest of both sides, oldest first; `states`: how the opinions they speak of stand now, by number. */
export async function historyOf(
  db: ReadDb,
  chatId: string,
): Promise<{
  readonly said: readonly SaidRead[];
  readonly letters: readonly LetterRead[];
  readonly states: Readonly<Record<string, string>>;
}> {
  const letters = await db.letter.findMany({ where: { chatId, ...shown }, orderBy: { seq: 'desc' }, take: most });
  const said = await db.inbound.findMany({
    where: { chatId, NOT: { text: null, choice: null, mediaIds: null } },
    orderBy: { at: 'desc' },
    take: most,
  });
  const files = await filesOf(
    db,
    said.flatMap((one) => one.mediaIds?.split(' ') ?? []),
  );
  const numbers = letters.flatMap((row) => (row.about as About | null)?.number ?? []);
  const opinions = await db.opinion.findMany({
    where: { number: { in: [...new Set(numbers)] } },
    select: { number: true, state: true },
  });
  return {
    states: Object.fromEntries(opinions.map(({ number, state }) => [number, state])),
    letters: await readLetters(db, letters.toReversed()),
    said: said.toReversed().map(({ externalId, text, choice, mediaIds, at, afterSeq }) => ({
      // Clients choose their ids; ours begin with the chat's own sign.
      id: externalId.slice(externalId.indexOf(' ') + 1),
      text,
      choice,
      at,
      afterSeq,
      files: (mediaIds?.split(' ') ?? []).flatMap((id) => files.get(id) ?? []),
    })),
  };
}

async function readLetters(db: ReadDb, rows: readonly LetterRow[]): Promise<readonly LetterRead[]> {
  const replaced = rows.flatMap((row) => row.replaces ?? []);
  const cards =
    replaced.length === 0
      ? []
      : await db.letter.findMany({
          where: { id: { in: replaced }, seq: { not: null } },
          select: { id: true, seq: true },
        });
  const named = (row: LetterRow) => (row.files as { id: string }[] | null) ?? [];
  const files = await filesOf(
    db,
    rows.flatMap((row) => named(row).map((file) => file.id)),
  );
  return rows.map((row) => ({
    seq: row.seq ?? 0,
    text: row.text,
    choices: (row.choices as unknown as LetterChoice[] | null) ?? [],
    about: row.about as unknown as About | null,
    replaces: cards.find((card) => card.id === row.replaces)?.seq ?? null,
    files: named(row).flatMap((file) => files.get(file.id) ?? []),
    at: row.sentAt ?? row.createdAt,
  }));
}

async function filesOf(db: ReadDb, ids: readonly string[]): Promise<ReadonlyMap<string, FileRead>> {
  if (ids.length === 0) return new Map();
  const rows = await db.media.findMany({ where: { id: { in: [...ids] } } });
  return new Map(rows.map(({ id, kind, mime, seconds }) => [id, { id, kind, mime, seconds }]));
}

export interface ChatRead {
  readonly id: string;
  readonly address: string;
  readonly personId: string;
  readonly language: string;
  /** The client has asked for what comes after this position. */
  readonly ackSeq: number;
}

export async function chatAt(db: ReadDb, channel: string, address: string): Promise<ChatRead | null> {
  const row = await db.chat.findUnique({
    where: { channel_address: { channel, address } },
    include: { person: { select: { language: true } } },
  });
  return (
    row && {
      id: row.id,
      address: row.address,
      personId: row.personId,
      language: row.person.language,
      ackSeq: row.ackSeq,
    }
  );
}

/** A file for whoever may see it: a signature over its id has been checked by the caller. */
export async function fileById(
  db: ReadDb,
  id: string,
): Promise<{ readonly sha256: string; readonly mime: string; readonly kind: string } | null> {
  return db.media.findUnique({ where: { id }, select: { sha256: true, mime: true, kind: true } });
}

/** Which of these hashes some message has a file of. */
export async function hashesKept(db: ReadDb, hashes: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db.media.findMany({ where: { sha256: { in: [...hashes] } }, select: { sha256: true } });
  return new Set(rows.map((row) => row.sha256));
}
