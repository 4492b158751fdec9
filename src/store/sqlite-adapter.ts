/**
 * Prisma's own SQLite adapter, made safe. It works on one connection and leaves three traps open:
 *
 * A. A statement outside a transaction, sent while a transaction is open, runs inside it, and is undone with it after
 *    it was reported as done. Here whoever wants the connection takes turns: one statement or one transaction at a time.
 * B. A plain BEGIN takes no lock, so read-then-write fails at once beside another process; and while another process
 *    holds the file, SQLite's waiting stops the whole event loop. Here a transaction begins with its write lock
 *    (BEGIN IMMEDIATE), and waiting is asynchronous.
 * C. Durability and references depend on settings of the connection. Here they are set, and read back.
 *
 * And D: SQLite answers at once, so a long row of awaited queries never lets timers and sockets have their turn; now
 * and then a query lets the event loop breathe.
 */

import { setImmediate as nextRound, setTimeout as sleep } from 'node:timers/promises';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import type { SqlDriverAdapter, SqlDriverAdapterFactory, SqlQuery, Transaction } from '@prisma/driver-adapter-utils';
import { OperatorError } from '../operator-error.ts';

export interface SqliteAdapterOptions {
  /** Only questions: every write is refused by SQLite itself. */
  readonly readonly?: boolean;
  /** Does not wait for the disk: for tests, where nobody misses the data after a power cut. */
  readonly relaxed?: boolean;
  /** How long a busy file is waited for, in milliseconds; then the query fails with P1008. */
  readonly patienceMs?: number;
}

// SQLite itself waits this long, with the event loop standing still; the rest of the waiting is ours.
const blockingWaitMs = 20;
const breathAfterMs = 10;

/** For `new PrismaClient({ adapter })`. */
export function sqliteAdapter(file: string, options: SqliteAdapterOptions = {}): SqlDriverAdapterFactory {
  const official = new PrismaBetterSqlite3({ url: `file:${file}`, timeout: blockingWaitMs });
  return {
    provider: official.provider,
    adapterName: official.adapterName,
    connect: async () => {
      const connection = await official.connect();
      const patiently = patience(options.patienceMs ?? 15_000);
      await setUp(connection, file, options, patiently);
      return safe(connection, options.readonly ? 'BEGIN' : 'BEGIN IMMEDIATE', patiently);
    },
  };
}

function safe(connection: SqlDriverAdapter, begin: string, patiently: Patiently): SqlDriverAdapter {
  const takeTurn = turns();
  const breathe = breaths();
  const { provider, adapterName } = connection;
  // The official adapter throws some errors before it has returned its promise.
  const run = async (sql: string) => connection.executeScript(sql);

  async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const leave = await takeTurn();
    try {
      await breathe();
      return await work();
    } finally {
      leave();
    }
  }

  return {
    provider,
    adapterName,
    queryRaw: (query) => inTurn(() => patiently(async () => connection.queryRaw(query))),
    executeRaw: (query) => inTurn(() => patiently(async () => connection.executeRaw(query))),
    // Never tried again: the first half of a script may have been done.
    executeScript: (script) => inTurn(() => run(script)),
    // The driver closes a file only when the last statement is collected as garbage. Whoever copies the file after us must
    // find everything in it, not in the log beside it.
    dispose: () =>
      inTurn(async () => {
        await run('PRAGMA wal_checkpoint(TRUNCATE)').catch(() => {});
        await connection.dispose();
      }),

    // One writer and its own connection: whatever level is asked for, SQLite gives serializable.
    startTransaction: async (): Promise<Transaction> => {
      const leave = await takeTurn();
      try {
        await breathe();
        await patiently(() => run(begin));
      } catch (error) {
        leave();
        throw error;
      }
      // SQLite undoes a transaction by itself when the disk is full; then there is nothing left to roll back.
      const undo = () => run('ROLLBACK').catch(() => {});
      return {
        provider,
        adapterName,
        // Prisma leaves BEGIN, COMMIT and ROLLBACK to us.
        options: { usePhantomQuery: true },
        queryRaw: async (query: SqlQuery) => {
          await breathe();
          return connection.queryRaw(query);
        },
        executeRaw: async (query: SqlQuery) => {
          await breathe();
          return connection.executeRaw(query);
        },
        commit: () =>
          run('COMMIT')
            .catch((error) => undo().then(() => Promise.reject(error)))
            .finally(leave),
        rollback: () => undo().finally(leave),
        createSavepoint: (name) => run(`SAVEPOINT ${name}`),
        rollbackToSavepoint: (name) => run(`ROLLBACK TO ${name}`),
        releaseSavepoint: (name) => run(`RELEASE ${name}`),
      };
    },
  };
}

async function setUp(
  connection: SqlDriverAdapter,
  file: string,
  options: SqliteAdapterOptions,
  patiently: Patiently,
): Promise<void> {
  const pragma = (text: string) =>
    patiently(async () => (await connection.queryRaw({ sql: `PRAGMA ${text}`, args: [], argTypes: [] })).rows[0]?.[0]);
  await pragma('journal_mode = WAL');
  // In WAL mode the default loses the last transactions in a power cut, after they were confirmed to a platform.
  await pragma(`synchronous = ${options.relaxed ? 'OFF' : 'FULL'}`);
  await pragma('foreign_keys = ON');
  if (options.readonly) await pragma('query_only = ON');

  const wanted = { journal_mode: 'wal', synchronous: options.relaxed ? 0 : 2, foreign_keys: 1 };
  for (const [name, value] of Object.entries(wanted)) {
    const got = await pragma(name);
    // Some network file systems cannot do WAL, and SQLite then goes on without a word.
    if (String(got) !== String(value))
      throw new OperatorError('cli:store.settingRefused', { file, name, value, got: String(got) });
  }
}

/** One after the other, in the order of asking: resolves when it is our turn, with the way to end it. */
function turns(): () => Promise<() => void> {
  let last: Promise<void> = Promise.resolve();
  return async () => {
    let leave!: () => void;
    const before = last;
    last = new Promise((resolve) => {
      leave = resolve;
    });
    await before;
    return leave;
  };
}

function breaths(): () => Promise<void> {
  let lastBreath = 0;
  return async () => {
    if (performance.now() - lastBreath < breathAfterMs) return;
    await nextRound();
    lastBreath = performance.now();
  };
}

type Patiently = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** Tries again while another process holds the file. */
function patience(patienceMs: number): Patiently {
  return async (work) => {
    for (const end = Date.now() + patienceMs; ; ) {
      try {
        return await work();
      } catch (error) {
        if (!isBusy(error) || Date.now() >= end) throw error;
        await sleep(20 + Math.random() * 40);
      }
    }
  };
}

function isBusy(error: unknown): boolean {
  return (error as { cause?: { kind?: string } }).cause?.kind === 'SocketTimeout';
}
