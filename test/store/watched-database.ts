/** A migrated database whose driver writes down every statement that reaches it: for counting, and for EXPLAIN. */

import { PrismaPg } from '@prisma/adapter-pg';
import type { SqlDriverAdapterFactory, SqlQuery, SqlQueryable } from '@prisma/driver-adapter-utils';
import { onTestFinished } from 'vitest';
import { PrismaClient as PostgresClient } from '../../src/generated/postgresql/client.ts';
import { PrismaClient as SqliteClient } from '../../src/generated/sqlite/client.ts';
import type { Provider } from '../../src/store/migrations.ts';
import { type Database, type Db, migrate } from '../../src/store/open-database.ts';
import { sqliteAdapter } from '../../src/store/sqlite-adapter.ts';
import { transactionLimits } from '../../src/store/transaction-limits.ts';
import { migratedDatabase } from '../databases.ts';

export interface WatchedDatabase extends Database {
  readonly url: string;
  /** Every statement since the last look, in order; `BEGIN` and `COMMIT` of the writer among them. */
  takeStatements(): readonly SqlQuery[];
}

export async function watchedDatabase(provider: Provider): Promise<WatchedDatabase> {
  const url = await migratedDatabase(provider);
  await migrate(url);
  let seen: SqlQuery[] = [];
  const client = (): Db => {
    const adapter = watched(
      provider === 'sqlite'
        ? sqliteAdapter(url.slice('file:'.length), { relaxed: true })
        : new PrismaPg({ connectionString: url, max: 10 }),
      (query) => seen.push(query),
    );
    const open = { adapter, transactionOptions: transactionLimits, errorFormat: 'minimal' } as const;
    return provider === 'sqlite' ? new SqliteClient(open) : (new PostgresClient(open) as unknown as Db);
  };
  const writer = client();
  const reader = client();
  const close = async () => {
    await writer.$disconnect();
    await reader.$disconnect();
  };
  onTestFinished(close);
  return {
    url,
    provider,
    migrated: [],
    writer,
    reader,
    close,
    takeStatements: () => {
      const taken = seen;
      seen = [];
      return taken;
    },
  };
}

function watched(factory: SqlDriverAdapterFactory, see: (query: SqlQuery) => void): SqlDriverAdapterFactory {
  const plain = (sql: string): SqlQuery => ({ sql, args: [], argTypes: [] });
  const watch = <Target extends SqlQueryable>(target: Target): Target =>
    new Proxy(target, {
      get: (inner, name) => {
        const member = inner[name as keyof Target];
        if (typeof member !== 'function') return member;
        if (name === 'queryRaw' || name === 'executeRaw')
          return (query: SqlQuery) => {
            // PostgreSQL's adapter is also sent COMMIT as a statement of its own; it is counted once, below.
            if (!/^(COMMIT|ROLLBACK)$/.test(query.sql)) see(query);
            return member.call(inner, query);
          };
        if (name === 'startTransaction')
          return async (...given: unknown[]) => {
            see(plain('BEGIN'));
            return watch((await member.apply(inner, given)) as SqlQueryable);
          };
        if (name === 'commit' || name === 'rollback')
          return () => {
            see(plain(name.toUpperCase()));
            return member.call(inner);
          };
        return member.bind(inner);
      },
    });
  return {
    ...factory,
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => watch(await factory.connect()),
  };
}
