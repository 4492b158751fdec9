import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { OperatorError } from '../operator-error.ts';
import { readDatabaseUrl } from './database-url.ts';
import { type Applied, loadMigrations, type Migration, migrationsFolder, pendingMigrations } from './migrations.ts';
import { postgresTrouble } from './postgres-trouble.ts';

// Any number will do, as long as nobody else on this server uses it: this is Prisma Migrate's.
const advisoryLock = 72707369;

/** As migrateSqlite: all or nothing in one transaction, under an advisory lock, recorded as Prisma Migrate does it. */
export async function migratePostgres(
  url: string,
  folder = migrationsFolder('postgresql'),
): Promise<readonly string[]> {
  const all = loadMigrations(folder);
  return withClient(url, async (client, database) => {
    await client.query('BEGIN');
    await client.query(`SET LOCAL lock_timeout = '60s'`);
    await client.query('SELECT pg_advisory_xact_lock($1)', [advisoryLock]);
    const pending = pendingMigrations(all, await applied(client), database);
    if (pending.length > 0) await client.query(historyTable);
    for (const migration of pending) await apply(client, migration, database);
    await client.query('COMMIT');
    return pending.map((migration) => migration.name);
  });
}

/** The names of what this database lacks; looks only. */
export async function pendingPostgres(
  url: string,
  folder = migrationsFolder('postgresql'),
): Promise<readonly string[]> {
  const all = loadMigrations(folder);
  return withClient(url, async (client, database) =>
    pendingMigrations(all, await applied(client), database).map((migration) => migration.name),
  );
}

const historyTable = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

/** Ending the connection rolls back whatever was not committed. */
async function withClient<Result>(
  url: string,
  work: (client: pg.Client, database: string) => Promise<Result>,
): Promise<Result> {
  const address = readDatabaseUrl(url);
  const database = address.provider === 'postgresql' ? address.shown : url;
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    application_name: 'huying migrate',
  });
  // A connection cut while idle is told here too; without a listener it would end the process.
  client.on('error', () => {});
  try {
    await client.connect();
    return await work(client, database);
  } catch (error) {
    throw postgresTrouble(error, database);
  } finally {
    await client.end().catch(() => {});
  }
}

async function applied(client: pg.Client): Promise<readonly Applied[]> {
  const { rows } = await client.query(`SELECT to_regclass('"_prisma_migrations"') IS NOT NULL AS known`);
  if (!rows[0].known) return [];
  return (await client.query('SELECT migration_name, checksum, finished_at, rolled_back_at FROM "_prisma_migrations"'))
    .rows;
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration, database: string): Promise<void> {
  try {
    await client.query(sql);
  } catch (error) {
    const trouble = postgresTrouble(error, database);
    if (trouble instanceof OperatorError) throw trouble;
    throw new OperatorError('cli:store.migrationFailed', { name, database, reason: (error as Error).message }, error);
  }
  await client.query(
    `INSERT INTO "_prisma_migrations" (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
     VALUES ($1, $2, now(), $3, now(), 1)`,
    [randomUUID(), checksum, name],
  );
}
