/** The demonstration's roster as an office would hand it in next. */

import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Imported, importRoster } from '../src/flow/import-roster.ts';
import { temporaryFolder } from './databases.ts';
import type { Stage } from './stage.ts';

export interface RosterChange {
  /** Deputies, offices and organs by their number or id. */
  readonly without?: readonly string[];
  /** Lines of deputies.csv. */
  readonly more?: readonly string[];
  /** Lines of organs.csv. */
  readonly organs?: readonly string[];
}

/** The folder it lies in. */
export function nextRoster({ without = [], more = [], organs = [] }: RosterChange): string {
  const folder = temporaryFolder();
  cpSync('prisma/demo', folder, { recursive: true });
  const rewrite = (name: string, keep: (line: string) => boolean, added: readonly string[] = []) => {
    const file = join(folder, name);
    const kept = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line && keep(line));
    writeFileSync(file, [...kept, ...added].join('\n'));
  };
  const stays = (line: string) => !without.some((id) => line.startsWith(`${id},`));
  rewrite('deputies.csv', stays, more);
  rewrite('offices.csv', stays);
  rewrite('organs.csv', stays, organs);
  rewrite('contacts.csv', (line) => !without.some((no) => line.includes(no)));
  return folder;
}

/** Imports it; what it owes to others has left. */
export async function importNext(
  stage: Stage,
  change: RosterChange,
): Promise<Exclude<Imported, { readonly problems: unknown }>> {
  const imported = await importRoster(stage.world, nextRoster(change), { anyTerm: true });
  if ('problems' in imported) throw new Error(`The new roster has problems: ${JSON.stringify(imported.problems)}`);
  await stage.deliver();
  return imported;
}
