/** DATA_DIR: attachments, the demonstration and, beside an embedded database, the key. */

import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { shortestSecret } from './config.ts';
import { OperatorError } from './operator-error.ts';

/** Makes the folder when it is missing; refused when we could not work in it. */
export function openDataDir(folder: string): void {
  inOperatorsWords(folder, () => {
    mkdirSync(folder, { recursive: true });
    // Only trying tells: permissions, a read-only disk, a full one.
    rmdirSync(mkdtempSync(join(folder, '.try-')));
  });
}

/** Beside an embedded database the key is made once and kept; whoever has the folder has both. */
export function keptSecret(folder: string): string {
  const file = join(folder, 'secret');
  return inOperatorsWords(folder, () => {
    const kept = read(file) ?? make(file);
    // Another key would leave every code, token and signed address of before without meaning.
    if (kept.length < shortestSecret)
      throw new OperatorError('cli:dataDir.secretShort', { file, shortest: shortestSecret });
    return kept;
  });
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Whole or not at all, and the first of several processes wins: a link never replaces what is there. */
function make(file: string): string {
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(draft, file);
  } catch (error) {
    // Some file systems have no links; there the last one wins, and everybody reads it.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') renameSync(draft, file);
  }
  rmSync(draft, { force: true });
  return readFileSync(file, 'utf8').trim();
}

function inOperatorsWords<Result>(folder: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (error instanceof OperatorError || typeof code !== 'string') throw error;
    throw new OperatorError('cli:dataDir.unusable', { folder, reason: code }, error);
  }
}
