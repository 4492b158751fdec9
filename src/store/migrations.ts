/** The committed migrations of each database, and which of them a database still lacks. */

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OperatorError } from '../operator-error.ts';
import { packageRoot } from '../package-root.ts';

export interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/** A row of `_prisma_migrations`. */
export interface Applied {
  readonly migration_name: string;
  readonly checksum: string;
  readonly finished_at: unknown;
  readonly rolled_back_at: unknown;
}

export type Provider = 'sqlite' | 'postgresql';

/** Where the committed SQL of a database lies. */
export function migrationsFolder(provider: Provider): string {
  return join(packageRoot, 'prisma/migrations', provider);
}

/** The migrations in a folder, oldest first; the checksum is Prisma Migrate's. */
export function loadMigrations(folder: string): readonly Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

/**
 * What is still to be applied. Refuses a database that is newer than this program, that holds a migration which was
 * edited afterwards, or that another tool left half-way: on none of these may we guess.
 */
export function pendingMigrations(
  all: readonly Migration[],
  applied: readonly Applied[],
  database: string,
): readonly Migration[] {
  const known = new Map(all.map((migration) => [migration.name, migration]));
  const live = applied.filter((row) => row.rolled_back_at === null);
  for (const { migration_name: name, checksum, finished_at } of live) {
    const migration = known.get(name);
    if (!migration) throw new OperatorError('cli:store.databaseNewer', { name, database });
    if (finished_at === null) throw new OperatorError('cli:store.migrationUnfinished', { name, database });
    if (migration.checksum !== checksum) throw new OperatorError('cli:store.migrationEdited', { name, database });
  }
  const done = new Set(live.map((row) => row.migration_name));
  return all.filter((migration) => !done.has(migration.name));
}
