/** The two databases as tests want them: real, empty or migrated, one of their own each time, gone afterwards. */

import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, describe, inject, onTestFinished, TestRunner } from 'vitest';
import type { Provider } from '../src/store/migrations.ts';
import { type Database, type OpenOptions, openDatabase } from '../src/store/open-database.ts';
import { templateName } from './global-setup.ts';

export interface TestDatabase extends Database {
  readonly url: string;
}

/** A fresh migrated database, closed and gone after the test (after the file when opened in `beforeAll`). */
export type Open = (options?: OpenOptions) => Promise<TestDatabase>;

/** `npm run test:quick` leaves PostgreSQL out. */
export const providers: readonly Provider[] =
  process.env.HUYING_TEST_DATABASES === 'sqlite' ? ['sqlite'] : ['sqlite', 'postgresql'];

/** One suite, run on each database. */
export function describeOnBothDatabases(name: string, tests: (open: Open, provider: Provider) => void): void {
  describe.each(providers)(`${name} (%s)`, (provider) => tests(openOn(provider), provider));
}

/** For suites that need one kind of database only. */
export function openOn(provider: Provider): Open {
  return async (options = {}) => {
    const url = await migratedDatabase(provider);
    const database = await openDatabase(url, { relaxed: true, ...options });
    afterwards(() => database.close());
    return Object.defineProperty(database as TestDatabase & { url: string }, 'url', { value: url });
  };
}

/** The address of a database without any table. */
export async function emptyDatabase(provider: Provider): Promise<string> {
  return provider === 'sqlite' ? `file:${join(temporaryFolder(), 'huying.db')}` : createPostgres('template0');
}

/** The address of a migrated database that nobody has open. */
export async function migratedDatabase(provider: Provider): Promise<string> {
  return provider === 'sqlite' ? emptyDatabase(provider) : createPostgres(templateName);
}

/** A folder that goes after the test; in memory where the system has a place for that. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'huying-test-'));
  afterwards(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function createPostgres(template: string): Promise<string> {
  const answer = await fetch(inject('postgresDoor'));
  const server = await answer.text();
  if (!answer.ok) throw new Error(server);
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const command = async (sql: string) => {
    const client = new pg.Client(`${server}/postgres`);
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  // Copying files is ten times as fast as PostgreSQL's default for a database this small.
  await command(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`);
  afterwards(() => command(`DROP DATABASE ${name} WITH (FORCE)`));
  return `${server}/${name}`;
}

const untilFileEnds: (() => unknown)[] = [];
afterAll(async () => {
  for (const clean of untilFileEnds.splice(0).reverse()) await clean();
});

function afterwards(clean: () => unknown): void {
  // Vitest runs these last first, as they must be: close, then remove.
  if (TestRunner.getCurrentTest()) onTestFinished(async () => void (await clean()));
  else untilFileEnds.push(clean);
}
