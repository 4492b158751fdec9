/** What one transaction writes, as plain rows; the rows of many jobs go into one statement a table. */

import type { Prisma } from '../generated/sqlite/client.ts';
import type { Tx } from './open-database.ts';
import { grouped, join, raw, sql } from './sql.ts';

/** A row as it is written: what a JSON column takes is anything that JSON can say. */
type Plain<Of> = { readonly [Name in keyof Of]: Prisma.JsonValue extends Of[Name] ? unknown : Of[Name] };

interface Rows {
  person: Plain<Prisma.PersonGetPayload<object>>;
  chat: Plain<Prisma.ChatGetPayload<object>>;
  role: Plain<Prisma.RoleGetPayload<object>>;
  invitation: Plain<Prisma.InvitationGetPayload<object>>;
  media: Plain<Prisma.MediaGetPayload<object>>;
  inbound: Plain<Prisma.InboundGetPayload<object>>;
  draft: Plain<Prisma.DraftGetPayload<object>>;
  opinion: Plain<Prisma.OpinionGetPayload<object>>;
  event: Plain<Prisma.EventGetPayload<object>>;
  piece: Plain<Prisma.PieceGetPayload<object>>;
  feedback: Plain<Prisma.FeedbackGetPayload<object>>;
  route: Plain<Prisma.RouteGetPayload<object>>;
  replyDraft: Plain<Prisma.ReplyDraftGetPayload<object>>;
  batch: Plain<Prisma.BatchGetPayload<object>>;
  duty: Plain<Prisma.DutyGetPayload<object>>;
  reminder: Plain<Prisma.ReminderGetPayload<object>>;
  letter: Plain<Prisma.LetterGetPayload<object>>;
  template: Plain<Prisma.TemplateGetPayload<object>>;
  setting: Plain<Prisma.SettingGetPayload<object>>;
}
export type TableName = keyof Rows;
export type Row<Name extends TableName> = Rows[Name];

/**
 * `new` must not exist · `once` is left alone when it exists · `save` is new or replaces · `versioned` replaces only the
 * version it was read at: if somebody else was quicker, the whole job is done again on what is there now.
 */
export type How = 'new' | 'once' | 'save' | 'versioned';

export type Write =
  | { readonly [Name in TableName]: { readonly table: Name; readonly how: How; readonly row: Rows[Name] } }[TableName]
  /** A draft that has become an opinion, or nothing. */
  | { readonly gone: 'draft'; readonly id: string }
  /** Letters that must not leave any more: these, or those that carry this feedback. */
  | { readonly cancel: 'id' | 'feedbackId'; readonly ids: readonly string[] }
  /** Anything else, after all rows; `alone` names what only one job of a transaction may do. */
  | { readonly change: (tx: Tx) => Promise<unknown>; readonly alone?: string };

export const put = <Name extends TableName>(table: Name, how: How, row: Rows[Name]): Write =>
  ({ table, how, row }) as unknown as Write;

/** Somebody else changed a row between our reading and our writing. */
export class Overtaken extends Error {
  constructor(table: string) {
    super(`A row of ${table} was changed by somebody else in the same moment; the job is done again.`);
    this.name = 'Overtaken';
  }
}

// SQLite takes 32,766 values in a statement (sqlite.org/limits.html), PostgreSQL 65,535.
const mostValues = 30_000;

// The order in which references hold.
const order: readonly TableName[] = [
  'person',
  'chat',
  'role',
  'invitation',
  'media',
  'inbound',
  'draft',
  'opinion',
  'event',
  'piece',
  'feedback',
  'route',
  'replyDraft',
  'batch',
  'duty',
  'reminder',
  'letter',
  'template',
  'setting',
];

const keys: Partial<Record<TableName, readonly string[]>> = {
  event: ['opinionId', 'seq'],
  reminder: ['dutyId', 'due', 'level', 'n'],
  setting: ['key'],
  replyDraft: ['routeId'],
};

/** What other jobs count up meanwhile: saving a row must not turn it back. */
const left: Partial<Record<TableName, readonly string[]>> = {
  chat: ['lastSeq', 'ackSeq', 'holdUntil', 'createdAt'],
  person: ['createdAt', 'erasedAt'],
};

export async function writeAll(tx: Tx, writes: readonly Write[]): Promise<void> {
  const groups = grouped(
    writes.flatMap((write) => ('table' in write ? [write] : [])),
    ({ table, how }) => `${table} ${how}`,
  );
  for (const table of order)
    for (const how of ['new', 'once', 'save', 'versioned'] as const) {
      const rows = groups.get(`${table} ${how}`)?.map((write) => write.row as object as Record<string, unknown>);
      if (rows) await putRows(tx, table, how, newestOf(table, rows));
    }
  const gone = writes.flatMap((write) => ('gone' in write ? write.id : []));
  if (gone.length > 0) await tx.$executeRaw(sql`DELETE FROM "Draft" WHERE "id" IN (${join(gone)})`);
  for (const by of ['id', 'feedbackId'] as const) {
    const ids = writes.flatMap((write) => ('cancel' in write && write.cancel === by ? write.ids : []));
    if (ids.length > 0)
      await tx.$executeRaw(
        sql`UPDATE "Letter" SET "state" = 'cancelled' WHERE ${raw(`"${by}"`)} IN (${join(ids)}) AND "state" = 'waiting'`,
      );
  }
  await replaceWhatLeft(tx, writes);
  for (const write of writes) if ('change' in write) await write.change(tx);
}

/** A card that was cancelled was never seen: its successor takes the place of the one before it. */
async function replaceWhatLeft(tx: Tx, writes: readonly Write[]): Promise<void> {
  const cancelled = new Set(writes.flatMap((write) => ('cancel' in write && write.cancel === 'id' ? write.ids : [])));
  const letters = writes.flatMap((write) =>
    'table' in write && write.table === 'letter' && cancelled.has(write.row.replaces ?? '') ? write.row.id : [],
  );
  if (letters.length === 0) return;
  await tx.$executeRaw(sql`
    UPDATE "Letter" SET "replaces" = (SELECT old."replaces" FROM "Letter" old WHERE old."id" = "Letter"."replaces")
    WHERE "id" IN (${join(letters)})
      AND "replaces" IN (SELECT old."id" FROM "Letter" old WHERE old."id" IN (${join([...cancelled])}) AND old."state" = 'cancelled')`);
}

/** What a job must be alone in doing. */
export function guarded(writes: readonly Write[]): string[] {
  return writes.flatMap((write) => {
    if ('table' in write)
      return write.how === 'versioned' ? [`${write.table} ${(write.row as { id: string | number }).id}`] : [];
    if ('gone' in write) return [`${write.gone} ${write.id}`];
    return 'change' in write && write.alone !== undefined ? [write.alone] : [];
  });
}

/** One job may save a row twice; only its last word is written. */
function newestOf(table: TableName, rows: readonly Record<string, unknown>[]): readonly Record<string, unknown>[] {
  const key = keys[table] ?? ['id'];
  const newest = new Map<string, Record<string, unknown>>();
  for (const row of rows) newest.set(key.map((name) => String(row[name])).join(' '), row);
  // Always in one order: two transactions that write the same rows never wait for each other.
  return [...newest].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

async function putRows(tx: Tx, table: TableName, how: How, rows: readonly Record<string, unknown>[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first);
  const key = keys[table] ?? ['id'];
  const name = `"${table[0]?.toUpperCase()}${table.slice(1)}"`;
  const set = columns
    .filter((column) => !key.includes(column) && !left[table]?.includes(column))
    .map((column) => `"${column}" = excluded."${column}"`);
  const conflict = {
    new: '',
    once: 'ON CONFLICT DO NOTHING',
    save: `ON CONFLICT (${key.map((column) => `"${column}"`).join(', ')}) DO UPDATE SET ${set.join(', ')}`,
    versioned: `ON CONFLICT ("id") DO UPDATE SET ${set.join(', ')} WHERE ${name}."version" < excluded."version"`,
  }[how];
  const values = rows.map((row) => sql`(${join(columns.map((column) => bindable(row[column])))})`);
  const head = raw(`INSERT INTO ${name} (${columns.map((column) => `"${column}"`).join(', ')}) VALUES`);
  let count = 0;
  const atOnce = Math.floor(mostValues / columns.length);
  for (let from = 0; from < values.length; from += atOnce)
    count += await tx.$executeRaw(sql`${head} ${join(values.slice(from, from + atOnce))} ${raw(conflict)}`);
  if (how === 'versioned' && count !== rows.length) throw new Overtaken(table);
}

/** JSON goes in as text: a raw statement would take an array for a list of values. */
function bindable(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  return typeof value === 'object' && !(value instanceof Date) ? JSON.stringify(value) : value;
}
