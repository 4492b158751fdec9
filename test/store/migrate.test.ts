import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/package-root.ts';
import { migratePostgres, pendingPostgres } from '../../src/store/migrate-postgres.ts';
import { migrateSqlite, pendingSqlite } from '../../src/store/migrate-sqlite.ts';
import { migrationsFolder, type Provider } from '../../src/store/migrations.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { holdServerLock } from '../../src/store/server-lock.ts';
import { connectSqlite } from '../../src/store/sqlite-file.ts';
import { emptyDatabase, providers, temporaryFolder } from '../databases.ts';
import { otherProcess } from './other-process.ts';

describe.each(providers)('migrating (%s)', (provider) => {
  it('makes every table in an empty database, and the second time changes nothing', async () => {
    const url = await emptyDatabase(provider);

    const applied = await migrate(url);
    expect(applied[0]).toMatch(/_init$/);
    expect(applied).toEqual(applied.toSorted());
    expect(await migrate(url)).toEqual([]);

    const { writer, close } = await openDatabase(url);
    expect(await writer.opinion.count()).toBe(0);
    await close();
  });

  it('is recorded as Prisma Migrate would', async () => {
    const url = await emptyDatabase(provider);
    await migrate(url);
    const [row] = await query(url, 'SELECT * FROM "_prisma_migrations"');
    expect(row).toMatchObject({ checksum: expect.stringMatching(/^[0-9a-f]{64}$/), applied_steps_count: 1 });
    expect(row.finished_at).not.toBeNull();
  });

  it('four processes at once: one applies, three find it done', async () => {
    const url = await emptyDatabase(provider);
    const moment = String(Date.now() + 1500);
    const answers = await Promise.all(
      [1, 2, 3, 4].map(async () => (await otherProcess(['migrate', url, moment])).answer),
    );
    const [most, ...others] = answers.map((names) => (names as string[]).length).sort((a, b) => b - a);
    expect(most).toBe((await migrate(await emptyDatabase(provider))).length);
    expect(others).toEqual([0, 0, 0]);
  });

  it('applies what was added since', async () => {
    const url = await emptyDatabase(provider);
    await migrate(url);
    const folder = copyOfMigrations(provider);
    add(folder, '29990101000000_more', 'CREATE TABLE "More" (id TEXT PRIMARY KEY);');
    expect(await pending(url, folder)).toEqual(['29990101000000_more']);
    expect(await migrate(url, folder)).toEqual(['29990101000000_more']);
    expect(await pending(url, folder)).toEqual([]);
  });

  it('keeps every row that was stored before, and what refers to it', async () => {
    const url = await emptyDatabase(provider);
    const first = copyOfMigrations(provider);
    const added = readdirSync(first).filter((name) => /^\d/.test(name) && !name.endsWith('_init'));
    for (const name of added) rmSync(join(first, name), { recursive: true });
    await migrate(url, first);
    for (const [table, rows] of Object.entries(stored))
      for (const row of rows) {
        const columns = Object.keys(row).map((column) => `"${column}"`);
        await query(url, `INSERT INTO "${table}" (${columns.join(', ')}) VALUES (${Object.values(row).join(', ')})`);
      }
    const all = async (columns: ReadonlyMap<string, string>) =>
      Promise.all([...columns].map(([table, of]) => query(url, `SELECT ${of} FROM "${table}" ORDER BY ${of}`)));
    const before = new Map<string, string>();
    for (const table of Object.keys(stored)) {
      const [row] = await query(url, `SELECT * FROM "${table}"`);
      const json = ['why', 'data'];
      before.set(
        table,
        Object.keys(row)
          .filter((column) => !json.includes(column))
          .map((column) => `"${column}"`)
          .join(', '),
      );
    }
    const rows = await all(before);
    expect(await migrate(url)).toEqual(added.toSorted());
    expect(await all(before)).toEqual(rows);
    // What runs stands in the lists of an office: of its holder, else of its opinion.
    expect(await query(url, 'SELECT "id", "officeId" FROM "Duty" ORDER BY "id"')).toEqual([
      { id: 'd1', officeId: 'o' },
      { id: 'd2', officeId: 'p' },
      { id: 'd3', officeId: null },
    ]);
  });

  it('refuses a migration that was edited after it was applied', async () => {
    const url = await emptyDatabase(provider);
    const folder = copyOfMigrations(provider);
    add(folder, '29990101000000_more', 'CREATE TABLE "More" (id TEXT PRIMARY KEY);');
    await migrate(url, folder);
    add(folder, '29990101000000_more', 'CREATE TABLE "More" (id TEXT PRIMARY KEY); -- ');
    await expect(migrate(url, folder)).rejects.toMatchObject({
      key: 'cli:store.migrationEdited',
      params: { name: '29990101000000_more' },
    });
  });

  it('refuses a database that is newer than the program', async () => {
    const url = await emptyDatabase(provider);
    const folder = copyOfMigrations(provider);
    add(folder, '29990101000000_more', 'CREATE TABLE "More" (id TEXT PRIMARY KEY);');
    await migrate(url, folder);
    await expect(migrate(url)).rejects.toMatchObject({ key: 'cli:store.databaseNewer' });
    await expect(openDatabase(url)).rejects.toMatchObject({ key: 'cli:store.databaseNewer' });
  });

  it('refuses a database whose migration was left half-way', async () => {
    const url = await emptyDatabase(provider);
    await migrate(url);
    await query(url, 'UPDATE "_prisma_migrations" SET finished_at = NULL');
    await expect(migrate(url)).rejects.toMatchObject({ key: 'cli:store.migrationUnfinished' });
  });

  it('a failing migration leaves nothing behind, and the database goes on working', async () => {
    const url = await emptyDatabase(provider);
    await migrate(url);
    const folder = copyOfMigrations(provider);
    add(folder, '29990101000000_fine', 'CREATE TABLE "Fine" (id TEXT PRIMARY KEY);');
    add(folder, '29990102000000_broken', 'CREATE TABLE "Half" (id TEXT PRIMARY KEY); SELECT * FROM nowhere;');
    await expect(migrate(url, folder)).rejects.toMatchObject({
      key: 'cli:store.migrationFailed',
      params: { name: '29990102000000_broken', reason: expect.stringContaining('nowhere') },
    });
    await expect(query(url, 'SELECT * FROM "Fine"')).rejects.toThrow();
    await expect(query(url, 'SELECT * FROM "Half"')).rejects.toThrow();
    expect(await migrate(url)).toEqual([]);
  });

  it('a migration that breaks a reference is refused', async () => {
    const url = await emptyDatabase(provider);
    await migrate(url);
    const folder = copyOfMigrations(provider);
    add(folder, '29990101000000_orphan', `INSERT INTO "OfficeArea" ("officeId", "areaCode") VALUES ('none', 'none');`);
    await expect(migrate(url, folder)).rejects.toMatchObject({ key: 'cli:store.migrationFailed' });
    expect(await query(url, 'SELECT * FROM "OfficeArea"')).toEqual([]);
  });

  it('opening for reading only refuses a database that lacks a migration, and does not apply it', async () => {
    const url = await emptyDatabase(provider);
    if (provider === 'sqlite') connectSqlite(fileOf(url)).exec('PRAGMA user_version = 1');
    await expect(openDatabase(url, { readonly: true })).rejects.toMatchObject({ key: 'cli:store.notMigrated' });
    await expect(query(url, 'SELECT * FROM "Opinion"')).rejects.toThrow();
  });
});

it('a file that a running server uses is not migrated under it', async () => {
  const url = await emptyDatabase('sqlite');
  await migrate(url);
  const lock = await holdServerLock(fileOf(url));
  expect(await migrate(url)).toEqual([]);

  const folder = copyOfMigrations('sqlite');
  add(folder, '29990101000000_more', 'CREATE TABLE "More" (id TEXT PRIMARY KEY);');
  await expect(migrate(url, folder)).rejects.toMatchObject({
    key: 'cli:store.serverRunning',
    params: { pid: process.pid },
  });
  lock.release();
  expect(await migrate(url, folder)).toHaveLength(1);
});

it('the committed migrations are those of the schema', () => {
  const models = (file: string) => readFileSync(join(packageRoot, file), 'utf8').replace(/\/\/.*$/gm, '');
  expect(models('prisma/migrations/schema.prisma'), 'run `npm run migration NAME`').toBe(
    models('prisma/schema.prisma'),
  );
});

/** As the first release stored it: one opinion merged into another, what is owed on both, a call beside any. */
const at = `'2026-10-16 02:00:00.000'`;
const opinion = {
  title: `'路灯'`,
  language: `'zh-CN'`,
  stateSince: at,
  round: 1,
  questionsAsked: 0,
  officeId: `'o'`,
  submittedAt: at,
  digest: `''`,
  eventSeq: 1,
  version: 1,
};
const duty = {
  round: 1,
  status: `'running'`,
  start: `'2026-10-16'`,
  due: `'2026-10-21'`,
  firstDue: `'2026-10-21'`,
  why: `'{}'`,
  policy: `'1'`,
};
const stored: Readonly<Record<string, readonly Readonly<Record<string, string | number>>[]>> = {
  Office: ['o', 'p'].map((id) => ({ id: `'${id}'`, name: `'联络室'`, latinName: `''`, kind: `'liaison'` })),
  Person: [{ id: `'ann'`, language: `'zh-CN'`, createdAt: at }],
  Role: [{ id: `'r'`, personId: `'ann'`, kind: `'office'`, officeId: `'o'`, createdAt: at }],
  Opinion: [
    { ...opinion, id: `'a'`, number: 1001, state: `'handling'`, code: `'CODE1'`, leads: 'TRUE' },
    { ...opinion, id: `'b'`, number: 1002, state: `'merged'`, mergedInto: `'a'`, authorId: `'ann'` },
  ],
  Event: ['a', 'b'].map((id) => ({
    opinionId: `'${id}'`,
    seq: 1,
    act: `'submit'`,
    role: `'citizen'`,
    toState: `'submitted'`,
    round: 1,
    at,
    data: `'{}'`,
    digest: `''`,
  })),
  Piece: ['a', 'b'].map((id) => ({
    id: `'of ${id}'`,
    opinionId: `'${id}'`,
    eventSeq: 1,
    role: `'citizen'`,
    kind: `'text'`,
    text: `'路灯坏了'`,
    at,
  })),
  Duty: [
    { ...duty, id: `'d1'`, opinionId: `'a'`, kind: `'study'`, holderRole: `'deputy'`, holderId: `'101'` },
    { ...duty, id: `'d2'`, opinionId: `'b'`, kind: `'call-back'`, holderRole: `'office'`, holderId: `'p'` },
    { ...duty, id: `'d3'`, kind: `'holiday-calendar'`, holderRole: `'system'`, holderId: `''` },
  ],
};

function migrate(url: string, folder?: string): Promise<readonly string[]> {
  if (!url.startsWith('file:')) return migratePostgres(url, folder);
  return migrateSqlite(fileOf(url), folder ? { folder } : {});
}

async function pending(url: string, folder: string): Promise<readonly string[]> {
  return url.startsWith('file:') ? pendingSqlite(fileOf(url), folder) : pendingPostgres(url, folder);
}

function fileOf(url: string): string {
  return url.replace(/^file:/, '');
}

function copyOfMigrations(provider: Provider): string {
  const folder = join(temporaryFolder(), provider);
  cpSync(migrationsFolder(provider), folder, { recursive: true });
  return folder;
}

function add(folder: string, name: string, sql: string): void {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, 'migration.sql'), sql);
}

// biome-ignore lint/suspicious/noExplicitAny: rows of any shape
async function query(url: string, sql: string): Promise<any[]> {
  if (url.startsWith('file:')) {
    const connection = connectSqlite(fileOf(url));
    try {
      return connection.prepare(sql).all();
    } finally {
      connection.close();
    }
  }
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
