import { setTimeout as sleep } from 'node:timers/promises';
import { OperatorError } from '../operator-error.ts';
import { connectSqlite, inOperatorsWords, isBusy, type SqliteConnection } from './sqlite-file.ts';

export interface ServerLock {
  release(): void;
}

/** A connection that nobody names any more is closed by the garbage collector, and the lock with it. */
const kept = new Set<SqliteConnection>();

/**
 * One server per SQLite file: two would both send. The lock is an open write transaction on `FILE.lock`, so the
 * operating system lifts it however the holder ends, `kill -9` included, and the file may stay lying there.
 * A holder that is just leaving is given `graceMs`.
 */
export async function holdServerLock(file: string, graceMs = 1000): Promise<ServerLock> {
  const connection = connectSqlite(`${file}.lock`);
  try {
    for (const end = Date.now() + graceMs; ; ) {
      try {
        return inOperatorsWords(`${file}.lock`, () => take());
      } catch (error) {
        if (!(error instanceof OperatorError && isBusy(error.cause))) throw error;
        if (Date.now() >= end) throw new OperatorError('cli:store.serverRunning', { file, pid: holder() });
        await sleep(50);
      }
    }
  } catch (error) {
    connection.close();
    throw error;
  }

  function take(): ServerLock {
    connection.exec('CREATE TABLE IF NOT EXISTS holder (pid INTEGER)');
    connection.exec(`BEGIN IMMEDIATE; DELETE FROM holder; INSERT INTO holder VALUES (${process.pid}); COMMIT`);
    // Not in WAL mode a write transaction that has written nothing lets others read: they find our number.
    connection.exec('BEGIN IMMEDIATE');
    kept.add(connection);
    return {
      release: () => {
        kept.delete(connection);
        connection.close();
      },
    };
  }

  function holder(): number | string {
    try {
      return connection.prepare('SELECT pid FROM holder').get()?.pid ?? '?';
    } catch {
      return '?';
    }
  }
}

/** Refuses while a server runs on this file. */
export async function refuseBesideServer(file: string): Promise<void> {
  (await holdServerLock(file, 0)).release();
}
