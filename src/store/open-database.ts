/** The door to the store: one database of two kinds. Only the kind in use is loaded. */

import type { Prisma as Postgres } from '../generated/postgresql/client.ts';
import type { PrismaClient, Prisma as Sqlite } from '../generated/sqlite/client.ts';
import { readDatabaseUrl } from './database-url.ts';
import type { Provider } from './migrations.ts';

/** Both databases through the narrower of their two interfaces: what does not compile here does not exist on SQLite. */
export type Db = PrismaClient;

/** What a transaction's function is given: inside it only this, never the Db around it. */
export type Tx = Sqlite.TransactionClient;

type Question =
  | 'findUnique'
  | 'findUniqueOrThrow'
  | 'findFirst'
  | 'findFirstOrThrow'
  | 'findMany'
  | 'count'
  | 'aggregate'
  | 'groupBy';
type Model = Uncapitalize<Sqlite.ModelName>;

/** Whoever only asks takes this; a Db and a Tx fit, too. */
export type ReadDb = { readonly [Name in Model]: Pick<Db[Name], Question & keyof Db[Name]> } & Pick<Db, '$queryRaw'>;

export interface OpenOptions {
  /** We are the server: on SQLite refused while another one runs, and the file is checked for damage. */
  readonly server?: boolean;
  /** Nothing is written: no migration either; refused when the database lacks one. */
  readonly readonly?: boolean;
  /** Tests only: SQLite does not wait for the disk. */
  readonly relaxed?: boolean;
}

export interface Database {
  readonly provider: Provider;
  /** The names of the migrations that opening has applied. */
  readonly migrated: readonly string[];
  /** Every write and every transaction. On SQLite one at a time, the others wait their turn. */
  readonly writer: Db;
  /** Questions, beside the writer and never held up by it: sees what is committed. */
  readonly reader: ReadDb;
  close(): Promise<void>;
}

/** Brings the database up to date and opens it. Throws OperatorError for whatever the operator can mend. */
export async function openDatabase(url: string, options: OpenOptions = {}): Promise<Database> {
  const address = readDatabaseUrl(url);
  if (address.provider === 'sqlite') return (await import('./open-sqlite.ts')).openSqlite(address.file, options);
  return (await import('./open-postgres.ts')).openPostgres(address, options);
}

/** Applies what is pending and returns its names. */
export async function migrate(url: string): Promise<readonly string[]> {
  const address = readDatabaseUrl(url);
  if (address.provider === 'sqlite') return (await import('./migrate-sqlite.ts')).migrateSqlite(address.file);
  return (await import('./migrate-postgres.ts')).migratePostgres(address.url);
}

/** The names of the migrations that a database lacks; changes nothing. */
export async function pendingMigrationsOf(url: string): Promise<readonly string[]> {
  const address = readDatabaseUrl(url);
  if (address.provider === 'sqlite') return (await import('./migrate-sqlite.ts')).pendingSqlite(address.file);
  return (await import('./migrate-postgres.ts')).pendingPostgres(address.url);
}

// The proof that `as unknown as Db` in open-postgres.ts does not lie: same models, same rows, same values to create.
type Rows<Models extends Record<keyof Models, { payload: { scalars: unknown } }>> = {
  [Name in keyof Models]: Models[Name]['payload']['scalars'];
};
type SqliteModels = Sqlite.TypeMap['model'];
type PostgresModels = Postgres.TypeMap['model'];
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
const bothAgree: Same<Rows<SqliteModels>, Rows<PostgresModels>> = true;
void bothAgree;
