/** A database file as the operator sees it: its troubles, told in their language. */

import { chmodSync, existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { OperatorError } from '../operator-error.ts';
import type { TextKey } from '../text/say.ts';

export type SqliteConnection = InstanceType<typeof DatabaseSync>;

/** Opens the file without Prisma, for what Prisma cannot do: migrations, checks, locks. Close it. */
export function connectSqlite(
  file: string,
  options: { readonly mustExist?: boolean; readonly patienceMs?: number } = {},
): SqliteConnection {
  const folder = dirname(file);
  if (!existsSync(folder)) throw new OperatorError('cli:store.folderMissing', { folder, file });
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isDirectory()) throw new OperatorError('cli:store.notFile', { file });
  if (!found && options.mustExist) throw new OperatorError('cli:store.fileMissing', { file });
  const connection = inOperatorsWords(file, () => new DatabaseSync(file, { timeout: options.patienceMs ?? 0 }));
  // What people wrote is for its owner only; SQLite gives the files beside it the same mode.
  if (!found) chmodSync(file, 0o600);
  return connection;
}

/** Looks through the whole file for damage: about a second per gigabyte. */
export function checkSqliteFile(file: string): void {
  const connection = connectSqlite(file);
  try {
    const [first] = inOperatorsWords(file, () => connection.prepare('PRAGMA quick_check(1)').all());
    if (first.quick_check !== 'ok') throw new OperatorError('cli:store.corrupt', { file, reason: first.quick_check });
  } finally {
    connection.close();
  }
}

// SQLite's primary result codes (sqlite.org/rescode.html) that somebody outside must mend.
const troubles: Readonly<Record<number, TextKey>> = {
  5: 'cli:store.locked',
  8: 'cli:store.readOnly',
  10: 'cli:store.diskFailed',
  11: 'cli:store.corrupt',
  13: 'cli:store.diskFull',
  14: 'cli:store.cannotOpen',
  26: 'cli:store.corrupt',
};

/** Runs `work`; a trouble of the file leaves as an OperatorError, anything else as it is. */
export function inOperatorsWords<Result>(file: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    const key = troubles[sqliteCode(error) & 0xff];
    throw key ? new OperatorError(key, { file, reason: (error as Error).message }, error) : error;
  }
}

/** True when another connection holds the file just now: worth waiting. */
export function isBusy(error: unknown): boolean {
  return (sqliteCode(error) & 0xff) === 5;
}

function sqliteCode(error: unknown): number {
  return (error as { sqliteExtendedCode?: number }).sqliteExtendedCode ?? 0;
}
