import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '../generated/postgresql/client.ts';
import { OperatorError } from '../operator-error.ts';
import { migratePostgres, pendingPostgres } from './migrate-postgres.ts';
import type { Database, Db, OpenOptions } from './open-database.ts';
import { postgresTrouble } from './postgres-trouble.ts';
import { transactionLimits } from './transaction-limits.ts';

// Enough for one process: an ingest transaction holds a connection for some milliseconds.
const connections = 10;

/** Opens a PostgreSQL database. Any number of servers may share it; `url` may hold a password, `shown` does not. */
export async function openPostgres(
  { url, shown }: { readonly url: string; readonly shown: string },
  options: OpenOptions,
): Promise<Database> {
  const migrated = options.readonly ? await refusePending(url, shown) : await migratePostgres(url);
  const client = new PrismaClient({
    adapter: new PrismaPg({
      connectionString: url,
      max: connections,
      application_name: 'huying',
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
      // The server ends what hangs, so that a process that froze never holds others up.
      statement_timeout: 30_000,
      lock_timeout: 10_000,
      idle_in_transaction_session_timeout: 30_000,
      ...(options.readonly && { options: '-c default_transaction_read_only=on' }),
    }),
    transactionOptions: transactionLimits,
    errorFormat: 'minimal',
  });
  try {
    await client.$connect();
    // A standby or a database set to read-only lets us in, and would fail only when somebody writes.
    const [mode] = await client.$queryRaw<
      { readonly: string }[]
    >`SELECT current_setting('transaction_read_only') AS readonly`;
    if (mode?.readonly === 'on' && !options.readonly) throw new OperatorError('cli:store.readOnly', { file: shown });
  } catch (error) {
    await client.$disconnect();
    throw postgresTrouble(error, shown);
  }
  // Db is the narrower interface; open-database.ts holds the compile-time proof that the rows agree.
  const db = client as unknown as Db;
  return { provider: 'postgresql', migrated, writer: db, reader: db, close: () => client.$disconnect() };
}

async function refusePending(url: string, database: string): Promise<readonly string[]> {
  const [name] = await pendingPostgres(url);
  if (name) throw new OperatorError('cli:store.notMigrated', { name, database });
  return [];
}
