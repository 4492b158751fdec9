import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../config.ts';
import { type Imported, importRoster } from '../flow/import-roster.ts';
import { describePlan } from '../flow/roster/describe-plan.ts';
import { describeProblems } from '../flow/roster/describe-problems.ts';
import { readDatabaseUrl } from '../store/database-url.ts';
import { operatorSay } from './operator-voice.ts';
import { print, withWorld } from './with-world.ts';

interface Asked {
  readonly dryRun?: boolean;
  readonly verbose?: boolean;
  readonly json?: boolean;
}

/**
 * All or nothing; `--dry-run` lists every change and every bad row. A roster is real: where nothing is configured it goes
 * into the real database, never into the demonstration, and from then on `npm start` opens that one.
 */
export async function importRosterFile(file: string, asked: Asked): Promise<void> {
  const env: NodeJS.ProcessEnv = { HUYING_DEMO: '0', ...process.env };
  // Looked at or refused: an empty database left behind would end the demonstration.
  if (isMissing(readConfig(env).databaseUrl)) {
    const looked = await lookedAt(file, env);
    if (asked.dryRun || 'problems' in looked) return report(looked, asked);
  }
  await withWorld(async ({ world }) => {
    report(await importRoster(world, file, { dryRun: asked.dryRun ?? false }), asked);
  }, env);
}

function isMissing(url: string): boolean {
  const address = readDatabaseUrl(url);
  return address.provider === 'sqlite' && !existsSync(address.file);
}

/** In a database that is thrown away. */
async function lookedAt(file: string, env: NodeJS.ProcessEnv): Promise<Imported> {
  const folder = mkdtempSync(join(tmpdir(), 'huying-import-'));
  try {
    const apart = { ...env, DATABASE_URL: `file:${join(folder, 'look.db')}`, DATA_DIR: folder, HUYING_DEMO: '0' };
    return await withWorld(({ world }) => importRoster(world, file, { dryRun: true }), apart);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function report(done: Imported, { dryRun = false, verbose = false, json }: Asked): void {
  const say = operatorSay();
  if ('problems' in done) {
    print({ problems: done.problems }, json, [
      ...describeProblems(done.problems, say),
      say('cli:importRoster.refused', { count: done.problems.length }),
    ]);
    process.exitCode = 1;
    return;
  }
  const { plan, handedOver } = done;
  const end = dryRun ? say('cli:importRoster.dry') : say('cli:importRoster.done', { count: handedOver });
  print({ changed: !plan.isEmpty, stopped: plan.stopped, handedOver, dryRun }, json, [
    ...describePlan(plan, say, { whole: dryRun || verbose }),
    ...(plan.isEmpty && !dryRun ? [] : [end]),
  ]);
}
