import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../config.ts';
import { type Imported, importRoster } from '../flow/import-roster.ts';
import { describePlan } from '../flow/roster/describe-plan.ts';
import { describeProblems } from '../flow/roster/describe-problems.ts';
import { missingFile } from '../store/database-url.ts';
import { operatorSay } from './operator-voice.ts';
import { print, realEnvironment, withWorld } from './with-world.ts';

interface Asked {
  readonly dryRun?: boolean;
  readonly verbose?: boolean;
  readonly json?: boolean;
}

/**
 * All or nothing; `--dry-run` lists every change and every bad row. A roster is real, and from then on `npm start` opens
 * the real database.
 */
export async function importRosterFile(file: string, asked: Asked): Promise<void> {
  const env = realEnvironment();
  // Looked at or refused: an empty database left behind would end the demonstration.
  if (missingFile(readConfig(env).databaseUrl) !== null) {
    const looked = await lookedAt(file, env);
    if (asked.dryRun || 'problems' in looked) return report(looked, asked);
  }
  await withWorld(async ({ world }) => {
    report(await importRoster(world, file, { dryRun: asked.dryRun ?? false }), asked);
  }, env);
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
  const { plan, handedOver, rerouted } = done;
  const end = dryRun ? say('cli:importRoster.dry') : say('cli:importRoster.done', { count: handedOver, rerouted });
  const ended = plan.ended.map(({ id, open, successor }) => ({ id, open, successor: successor?.id ?? null }));
  print({ changed: !plan.isEmpty, stopped: plan.stopped, ended, handedOver, rerouted, dryRun }, json, [
    ...describePlan(plan, say, { whole: dryRun || verbose }),
    ...(plan.isEmpty && !dryRun ? [] : [end]),
  ]);
}
