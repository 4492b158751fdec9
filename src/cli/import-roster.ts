import { existsSync, rmSync } from 'node:fs';
import { importRoster } from '../flow/import-roster.ts';
import { describePlan } from '../flow/roster/describe-plan.ts';
import { describeProblems } from '../flow/roster/describe-problems.ts';
import { operatorSay } from './operator-voice.ts';
import { print, withWorld } from './with-world.ts';

/**
 * All or nothing; `--dry-run` lists every change and every bad row. A roster is real: where nothing is configured it goes
 * into the real database, never into the demonstration, and from then on `npm start` opens that one.
 */
export async function importRosterFile(
  file: string,
  { dryRun, json }: { dryRun?: boolean; json?: boolean },
): Promise<void> {
  const say = operatorSay();
  const env: NodeJS.ProcessEnv = { HUYING_DEMO: '0', ...process.env };
  const begins = env.DATABASE_URL === undefined && env.HUYING_DEMO === '0' && !existsSync('huying.db');
  let imported = false;
  await withWorld(async ({ world }) => {
    const done = await importRoster(world, file, { dryRun: dryRun ?? false });
    if ('problems' in done) {
      print({ problems: done.problems }, json, [
        ...describeProblems(done.problems, say),
        say('cli:importRoster.refused', { count: done.problems.length }),
      ]);
      process.exitCode = 1;
      return;
    }
    const { plan, handedOver } = done;
    imported = !dryRun;
    print({ changed: !plan.isEmpty, stopped: plan.stopped, handedOver, dryRun: dryRun ?? false }, json, [
      ...describePlan(plan, say, 40),
      ...(dryRun
        ? [say('cli:importRoster.dry')]
        : plan.isEmpty
          ? []
          : [say('cli:importRoster.done', { count: handedOver })]),
    ]);
  }, env);
  // Looked at or refused: an empty database left behind would end the demonstration.
  if (begins && !imported)
    for (const part of ['', '-wal', '-shm', '.lock']) rmSync(`huying.db${part}`, { force: true });
}
