import { once } from 'node:events';
import { chmodSync, closeSync, copyFileSync, mkdirSync, openSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDatabase } from '../../src/store/open-database.ts';
import { migratedDatabase, openOn, temporaryFolder } from '../databases.ts';
import { otherProcess } from './other-process.ts';

const open = openOn('sqlite');

it('waits for the disk at every commit, and checks references', async () => {
  const { writer } = await open({ relaxed: false });
  expect(await writer.$queryRaw`PRAGMA journal_mode`).toEqual([{ journal_mode: 'wal' }]);
  expect(await pragma(writer, 'synchronous')).toBe(2);
  expect(await pragma(writer, 'foreign_keys')).toBe(1);
  await expect(writer.district.create({ data: { ...district, congressId: 'none' } })).rejects.toMatchObject({
    code: 'P2003',
  });
});

it('the reader cannot write', async () => {
  const { reader, writer } = await open();
  await expect(reader.$queryRaw`INSERT INTO "Counter" VALUES ('x', 1) RETURNING *`).rejects.toThrow(/readonly/);
  expect(await writer.counter.count()).toBe(0);
});

it('while another process holds the file for a second, the event loop goes on and the write succeeds', async () => {
  const { writer, url } = await open();
  await writer.counter.count();
  const other = await otherProcess(['hold', fileOf(url), '1000']);
  expect(other.answer).toBe('holding');

  const stall = longestStall();
  const began = Date.now();
  await writer.$transaction(async (tx) => {
    await tx.counter.create({ data: { name: 'after', value: 1 } });
  });
  expect(Date.now() - began).toBeGreaterThan(500);
  expect(stall()).toBeLessThan(200);
  expect(await writer.counter.count()).toBe(1);
});

it('a single write beside a busy process waits, too', async () => {
  const { writer, url } = await open();
  await otherProcess(['hold', fileOf(url), '500']);
  await writer.counter.create({ data: { name: 'after', value: 1 } });
  expect(await writer.counter.count()).toBe(1);
});

it('a long row of writes lets timers have their turn', async () => {
  const { writer } = await open();
  let fired = 0;
  const timer = setInterval(() => {
    fired += 1;
  }, 10);
  const began = performance.now();
  for (let n = 0; n < 400; n++) await writer.counter.create({ data: { name: `n${n}`, value: n } });
  clearInterval(timer);
  expect(fired).toBeGreaterThan((performance.now() - began) / 50);
});

it('a transaction that finds the disk full is undone whole, and the next one works', async () => {
  const { writer } = await open();
  const pages = await pragma(writer, 'page_count');
  await writer.$queryRawUnsafe(`PRAGMA max_page_count = ${Number(pages) + 2}`);
  const tooMuch = writer.$transaction(async (tx) => {
    await tx.setting.create({ data: { key: 'small', value: 'x', updatedAt: new Date(0) } });
    await tx.setting.create({ data: { key: 'large', value: 'x'.repeat(100_000), updatedAt: new Date(0) } });
  });
  await expect(tooMuch).rejects.toThrow(/full/);
  expect(await writer.setting.count()).toBe(0);
  await writer.$queryRawUnsafe(`PRAGMA max_page_count = 1000000`);
  await writer.setting.create({ data: { key: 'small', value: 'x', updatedAt: new Date(0) } });
  expect(await writer.setting.count()).toBe(1);
});

it('a second server on the same file is refused with the number of the first; commands may work beside it', async () => {
  const url = await migratedDatabase('sqlite');
  const first = await otherProcess(['serve', url]);
  expect(first.answer).toBe('serving');
  await expect(openDatabase(url, { server: true })).rejects.toMatchObject({
    key: 'cli:store.serverRunning',
    params: { pid: first.child.pid },
  });
  const command = await openDatabase(url);
  await command.writer.counter.create({ data: { name: 'beside', value: 1 } });
  await command.close();
});

it('after kill -9 of the server the next one may start, and finds what was confirmed', async () => {
  const url = await migratedDatabase('sqlite');
  const first = await otherProcess(['serve', url]);
  const command = await openDatabase(url);
  await command.writer.counter.create({ data: { name: 'confirmed', value: 1 } });
  await command.close();
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');

  const next = await openDatabase(url, { server: true });
  expect(await next.reader.counter.count()).toBe(1);
  await next.close();
  const third = await openDatabase(url, { server: true });
  await third.close();
});

it('two servers in one process are refused, too', async () => {
  const first = await open({ server: true });
  await expect(openDatabase(first.url, { server: true })).rejects.toMatchObject({ key: 'cli:store.serverRunning' });
});

it('a file that is no database is refused and left as it is', async () => {
  const file = join(temporaryFolder(), 'huying.db');
  writeFileSync(file, 'not a database '.repeat(600));
  await expect(openDatabase(`file:${file}`)).rejects.toMatchObject({ key: 'cli:store.corrupt', params: { file } });
  expect(statSync(file).size).toBe('not a database '.length * 600);
});

it('a server refuses a database that is damaged inside', async () => {
  const { url, writer, close } = await open();
  await writer.counter.createMany({ data: Array.from({ length: 3000 }, (_, n) => ({ name: `name ${n}`, value: n })) });
  await close();
  const file = openSync(fileOf(url), 'r+');
  writeSync(file, Buffer.alloc(4096, 0xee), 0, 4096, statSync(fileOf(url)).size - 3 * 4096);
  closeSync(file);
  await expect(openDatabase(url, { server: true })).rejects.toMatchObject({ key: 'cli:store.corrupt' });
});

it('a missing folder, a folder in place of the file, and a missing file are told apart', async () => {
  const folder = temporaryFolder();
  await expect(openDatabase(`file:${folder}/none/huying.db`)).rejects.toMatchObject({
    key: 'cli:store.folderMissing',
    params: { folder: `${folder}/none` },
  });
  mkdirSync(join(folder, 'huying.db'));
  await expect(openDatabase(`file:${folder}/huying.db`)).rejects.toMatchObject({ key: 'cli:store.notFile' });
  await expect(openDatabase(`file:${folder}/other.db`, { readonly: true })).rejects.toMatchObject({
    key: 'cli:store.fileMissing',
  });
});

it.skipIf(process.platform === 'win32')('a file that we may not write is refused', async () => {
  const { url, close } = await open();
  await close();
  // A copy: SQLite would use the file again that this process had opened for writing.
  const folder = temporaryFolder();
  const file = join(folder, 'huying.db');
  copyFileSync(fileOf(url), file);
  chmodSync(file, 0o444);
  chmodSync(folder, 0o555);
  await asPlainUser(() => expect(openDatabase(`file:${file}`)).rejects.toMatchObject({ key: 'cli:store.readOnly' }));
  chmodSync(folder, 0o755);
});

const district = { id: 'd', name: 'd', kind: 'unit', workUnits: '' };

async function pragma(db: { $queryRawUnsafe: <Rows>(sql: string) => Promise<Rows> }, name: string): Promise<number> {
  const [row] = await db.$queryRawUnsafe<Record<string, unknown>[]>(`PRAGMA ${name}`);
  return Number(row?.[name]);
}

function fileOf(url: string): string {
  return url.replace(/^file:/, '');
}

/** Call the answer for the longest time, in milliseconds, that the event loop stood still meanwhile. */
function longestStall(): () => number {
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last - 5);
    last = performance.now();
  }, 5);
  return () => {
    clearInterval(timer);
    return Math.max(longest, performance.now() - last);
  };
}

/** Root may write everything: as root, becomes nobody for the time of `work`. */
async function asPlainUser(work: () => Promise<unknown>): Promise<void> {
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(65534);
  try {
    await work();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}
