import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { OperatorError } from '../operator-error.ts';
import { type Applied, loadMigrations, type Migration, migrationsFolder, pendingMigrations } from './migrations.ts';
import { refuseBesideServer } from './server-lock.ts';
import { connectSqlite, inOperatorsWords, isBusy, type SqliteConnection } from './sqlite-file.ts';

export interface MigrateSqliteOptions {
  readonly folder?: string;
  /** We are the server of this file; otherwise a file that a server uses is left alone. */
  readonly holdsServerLock?: boolean;
  readonly patienceMs?: number;
}

/**
 * Applies what is pending, all or nothing, and returns its names. Recorded exactly as Prisma Migrate does it, so
 * `prisma migrate status` agrees. Any number of processes may call this at once: one applies, the others find nothing.
 */
export async function migrateSqlite(file: string, options: MigrateSqliteOptions = {}): Promise<readonly string[]> {
  const all = loadMigrations(options.folder ?? migrationsFolder('sqlite'));
  const connection = connectSqlite(file);
  try {
    await beginPatiently(connection, file, options.patienceMs ?? 30_000);
    try {
      const pending = inOperatorsWords(file, () => pendingMigrations(all, applied(connection), file));
      if (pending.length > 0 && !options.holdsServerLock) await refuseBesideServer(file);
      if (pending.length > 0) inOperatorsWords(file, () => connection.exec(historyTable));
      for (const migration of pending) apply(connection, migration, file);
      inOperatorsWords(file, () => connection.exec('COMMIT'));
      return pending.map((migration) => migration.name);
    } catch (error) {
      if (connection.isTransaction) connection.exec('ROLLBACK');
      throw error;
    }
  } finally {
    connection.close();
  }
}

/** The names of what this file lacks; looks only. */
export function pendingSqlite(file: string, folder = migrationsFolder('sqlite')): readonly string[] {
  const connection = connectSqlite(file, { mustExist: true, patienceMs: 1000 });
  try {
    return inOperatorsWords(file, () => pendingMigrations(loadMigrations(folder), applied(connection), file)).map(
      ({ name }) => name,
    );
  } finally {
    connection.close();
  }
}

const historyTable = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "checksum" TEXT NOT NULL,
  "finished_at" DATETIME,
  "migration_name" TEXT NOT NULL,
  "logs" TEXT,
  "rolled_back_at" DATETIME,
  "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
  "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0
)`;

/** Waits asynchronously: SQLite's own waiting would stop the whole process. */
async function beginPatiently(connection: SqliteConnection, file: string, patienceMs: number): Promise<void> {
  for (const end = Date.now() + patienceMs; ; ) {
    try {
      return inOperatorsWords(file, () => {
        connection.exec('PRAGMA journal_mode = WAL');
        // A table is changed by copying it; references must rest meanwhile and are checked at the end.
        connection.exec('PRAGMA foreign_keys = OFF');
        connection.exec('BEGIN IMMEDIATE');
      });
    } catch (error) {
      if (!(error instanceof OperatorError && isBusy(error.cause)) || Date.now() >= end) throw error;
      await sleep(20 + Math.random() * 30);
    }
  }
}

function applied(connection: SqliteConnection): readonly Applied[] {
  if (!connection.prepare(`SELECT 1 FROM sqlite_master WHERE name = '_prisma_migrations'`).get()) return [];
  return connection
    .prepare('SELECT migration_name, checksum, finished_at, rolled_back_at FROM _prisma_migrations')
    .all();
}

function apply(connection: SqliteConnection, { name, sql, checksum }: Migration, file: string): void {
  try {
    inOperatorsWords(file, () => connection.exec(sql));
  } catch (error) {
    if (error instanceof OperatorError) throw error;
    throw new OperatorError(
      'cli:store.migrationFailed',
      { name, database: file, reason: (error as Error).message },
      error,
    );
  }
  const broken = connection.prepare('PRAGMA foreign_key_check').get();
  if (broken) {
    const reason = `foreign key: ${broken.table} -> ${broken.parent}`;
    throw new OperatorError('cli:store.migrationFailed', { name, database: file, reason });
  }
  const now = Date.now();
  connection
    .prepare(
      `INSERT INTO "_prisma_migrations" (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
       VALUES (?, ?, ?, ?, ?, 1)`,
    )
    .run(randomUUID(), checksum, now, name, now);
}
