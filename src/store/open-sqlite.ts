import { PrismaClient } from '../generated/sqlite/client.ts';
import { OperatorError } from '../operator-error.ts';
import { migrateSqlite, pendingSqlite } from './migrate-sqlite.ts';
import type { Database, OpenOptions } from './open-database.ts';
import { holdServerLock, type ServerLock } from './server-lock.ts';
import { type SqliteAdapterOptions, sqliteAdapter } from './sqlite-adapter.ts';
import { checkSqliteFile } from './sqlite-file.ts';
import { transactionLimits } from './transaction-limits.ts';

/** Opens a SQLite file; writes go through one connection, questions through a second that cannot write. */
export async function openSqlite(file: string, options: OpenOptions): Promise<Database> {
  const lock = options.server ? await holdServerLock(file) : undefined;
  try {
    return await open(file, options, lock);
  } catch (error) {
    lock?.release();
    throw error;
  }
}

async function open(file: string, options: OpenOptions, lock: ServerLock | undefined): Promise<Database> {
  if (lock) checkSqliteFile(file);
  const migrated = options.readonly
    ? refusePending(file)
    : await migrateSqlite(file, { holdsServerLock: lock !== undefined });

  // Only when first asked for: a second client costs memory that a command or a test need not pay.
  let second: PrismaClient | undefined;
  const reader = () => {
    second ??= connect(file, { readonly: true });
    return second;
  };
  const writer = options.readonly ? reader() : connect(file, { relaxed: options.relaxed ?? false });
  await writer.$connect();
  return {
    provider: 'sqlite',
    migrated,
    writer,
    get reader() {
      return reader();
    },
    close: async () => {
      await writer.$disconnect();
      await second?.$disconnect();
      lock?.release();
    },
  };
}

function connect(file: string, options: SqliteAdapterOptions): PrismaClient {
  return new PrismaClient({
    adapter: sqliteAdapter(file, options),
    transactionOptions: transactionLimits,
    // Longer messages quote the values of the query: what citizens wrote.
    errorFormat: 'minimal',
  });
}

function refusePending(file: string): readonly string[] {
  const [name] = pendingSqlite(file);
  if (name) throw new OperatorError('cli:store.notMigrated', { name, database: file });
  return [];
}
