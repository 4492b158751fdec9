/**
 * What the database itself can do, without any program of ours: the rows of one supplement (the update, the chat, the
 * opinion, its event and piece, two letters) with the plain driver, one sync to disk for each, and fifty together.
 */

import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { connectSqlite } from '../src/store/sqlite-file.ts';
import type { Sample } from './measure.ts';
import type { Town } from './town.ts';

export interface RawLimits {
  /** `together`: supplements in one transaction. */
  run(together: 1 | 50, ms: number): Promise<Sample>;
  close(): Promise<void>;
}

type Row = readonly unknown[];
type Rows = Readonly<Record<'inbound' | 'event' | 'piece' | 'letter', readonly Row[]>>;

const columns = {
  inbound: ['id', 'channel', 'externalId', 'chatId', 'at', 'text', 'afterSeq'],
  event: ['opinionId', 'seq', 'act', 'role', 'fromState', 'toState', 'round', 'at', 'data', 'digest'],
  piece: ['id', 'opinionId', 'eventSeq', 'role', 'kind', 'text', 'at'],
  letter: ['id', 'chatId', 'rank', 'text', 'state', 'dueAt', 'tries', 'evidence', 'createdAt'],
} as const;
type Table = keyof typeof columns;
const tables = Object.keys(columns) as Table[];

const insert = (table: Table, rows: number, mark: (at: number) => string): string => {
  const names = columns[table];
  const line = (row: number) => `(${names.map((_, at) => mark(row * names.length + at + 1)).join(',')})`;
  return `INSERT INTO "${table[0]?.toUpperCase()}${table.slice(1)}" (${names.map((name) => `"${name}"`).join(',')}) VALUES ${Array.from({ length: rows }, (_, row) => line(row)).join(',')}`;
};

interface Subject {
  readonly chatId: string;
  readonly opinionId: string;
}

/** As the driver binds them: SQLite has no instants and no JSON. */
function supplements(subjects: readonly Subject[], at: string): Rows {
  const text = '今天又有两盏不亮了';
  return {
    inbound: subjects.map(({ chatId }) => [randomUUID(), 'web', randomUUID(), chatId, at, text, 0]),
    event: subjects.map(({ opinionId }) => [
      opinionId,
      ++seq,
      'add',
      'citizen',
      'submitted',
      'submitted',
      1,
      at,
      '{}',
      'f'.repeat(64),
    ]),
    piece: subjects.map(({ opinionId }) => [randomUUID(), opinionId, seq, 'citizen', 'text', text, at]),
    letter: subjects.flatMap(({ chatId }) =>
      [0, 1].map((rank) => [randomUUID(), chatId, rank, `${text} `.repeat(5), 'cancelled', at, 0, 0, at]),
    ),
  };
}
// Above every sequence of the product's own.
let seq = 1_000_000;

/** On the town's own database, between its loads. */
export async function rawLimits({ world }: Town, url: string): Promise<RawLimits> {
  const opinions = await world.store.database.reader.opinion.findMany({
    select: { id: true, chatId: true },
    take: 500,
  });
  const subjects = opinions.flatMap(({ id, chatId }): Subject[] => (chatId ? [{ chatId, opinionId: id }] : []));
  const raw = url.startsWith('file:') ? rawSqlite(url.slice('file:'.length)) : await rawPostgres(url);
  let turn = 0;
  return {
    run: async (together, ms) => {
      let done = 0;
      const start = performance.now();
      while (performance.now() < start + ms) {
        const chosen = Array.from({ length: together }, () => subjects[turn++ % subjects.length] as Subject);
        await raw.write(chosen, supplements(chosen, new Date().toISOString().replace('Z', '+00:00')));
        done += together;
      }
      return { perSecond: (done / (performance.now() - start)) * 1000 };
    },
    close: raw.close,
  };
}

interface Raw {
  write(subjects: readonly Subject[], rows: Rows): Promise<void>;
  close(): Promise<void>;
}

function rawSqlite(file: string): Raw {
  const db = connectSqlite(file, { patienceMs: 5000 });
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON');
  const chat = db.prepare('UPDATE "Chat" SET "version" = "version" + 1 WHERE "id" = ?');
  const opinion = db.prepare('UPDATE "Opinion" SET "version" = "version" + 1 WHERE "id" = ?');
  const prepared = Object.fromEntries(
    tables.map((table) => [table, db.prepare(insert(table, 1, () => '?'))]),
  ) as Record<Table, ReturnType<typeof db.prepare>>;
  return {
    write: async (subjects, rows) => {
      db.exec('BEGIN IMMEDIATE');
      for (const { chatId, opinionId } of subjects) {
        chat.run(chatId);
        opinion.run(opinionId);
      }
      for (const table of tables) for (const row of rows[table]) prepared[table].run(...(row as string[]));
      db.exec('COMMIT');
    },
    close: async () => void db.close(),
  };
}

async function rawPostgres(url: string): Promise<Raw> {
  const client = new pg.Client(url);
  await client.connect();
  const put = (table: Table, rows: readonly Row[]) =>
    client.query({
      name: `${table} ${rows.length}`,
      text: insert(table, rows.length, (at) => `$${at}`),
      values: rows.flat(),
    });
  return {
    write: async (subjects, rows) => {
      await client.query('BEGIN');
      await client.query({
        name: 'chat',
        text: 'UPDATE "Chat" SET "version" = "version" + 1 WHERE "id" = ANY($1)',
        values: [subjects.map((one) => one.chatId)],
      });
      await client.query({
        name: 'opinion',
        text: 'UPDATE "Opinion" SET "version" = "version" + 1 WHERE "id" = ANY($1)',
        values: [subjects.map((one) => one.opinionId)],
      });
      for (const table of tables) await put(table, rows[table]);
      await client.query('COMMIT');
    },
    close: () => client.end(),
  };
}
