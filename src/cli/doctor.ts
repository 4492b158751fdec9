import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../config.ts';
import { dayAt } from '../domain/day.ts';
import type { Office } from '../domain/people.ts';
import { OperatorError } from '../operator-error.ts';
import { missingFile } from '../store/database-url.ts';
import { pendingMigrationsOf } from '../store/open-database.ts';
import { demoFolder } from './demo-folder.ts';
import { operatorSay } from './operator-voice.ts';
import { print, withWorld } from './with-world.ts';

interface Finding {
  readonly what: string;
  readonly ok: boolean;
  readonly say: string;
}

/** The demonstration's telephone numbers reach nobody: whoever keeps one has imported it. */
function isDemoOffice({ phone }: Office): boolean {
  const sheet = join(demoFolder, 'offices.csv');
  return phone !== null && existsSync(sheet) && readFileSync(sheet, 'utf8').includes(`,${phone},`);
}

/** Checks what an operator can mend, and says what to do; exit code 1 when something is wrong. */
export async function doctor({ json }: { json?: boolean }): Promise<void> {
  const say = operatorSay();
  const findings: Finding[] = [];
  const note = (what: string, ok: boolean, text: string) => findings.push({ what, ok, say: text });
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  note('node', major > 20 || (major === 20 && minor >= 19), say('cli:doctor.node', { version: process.versions.node }));
  try {
    const config = readConfig(process.env);
    note(
      'configuration',
      true,
      say('cli:doctor.config', {
        database: config.databaseUrl.replace(/\/\/.*@/, '//***@'),
        dataDir: config.dataDir,
        kind: say(config.demo ? 'cli:doctor.demo' : 'cli:doctor.real'),
      }),
    );
    const missing = missingFile(config.databaseUrl);
    if (missing !== null) {
      note('database', true, say('cli:doctor.nothingYet', { file: missing }));
      return report();
    }
    const pending = await pendingMigrationsOf(config.databaseUrl);
    note(
      'migrations',
      pending.length === 0,
      say(pending.length === 0 ? 'cli:doctor.migrated' : 'cli:doctor.pending', { count: pending.length }),
    );
    await withWorld(async ({ world }) => {
      const today = dayAt(world.now(), world.place.timeZone);
      const year = Number(today.slice(0, 4));
      const wanted = today.slice(5) >= '11-01' ? [year, year + 1] : [year];
      const missing = wanted.filter((one) => !world.calendar.knows(one));
      note(
        'calendar',
        missing.length === 0,
        say(missing.length === 0 ? 'cli:doctor.calendar' : 'cli:doctor.noCalendar', {
          years: (missing.length === 0 ? wanted : missing).join(' '),
        }),
      );
      const root = world.directory().root;
      const invented = root !== undefined && !world.demo && isDemoOffice(root);
      note(
        'roster',
        root !== undefined && !invented,
        say(root ? (invented ? 'cli:doctor.demoRoster' : 'cli:doctor.roster') : 'cli:doctor.noRoster', {
          office: root?.name ?? '',
        }),
      );
      // Ids grow with the clock, so the last one is the newest; the demonstration's clock is put forward on purpose.
      const newest = await world.store.database.reader.letter.findFirst({
        orderBy: { id: 'desc' },
        select: { createdAt: true },
      });
      const ahead = !config.demo && newest !== null && newest.createdAt.getTime() > world.now().getTime() + 120_000;
      note(
        'clock',
        !ahead,
        say(ahead ? 'cli:doctor.clockBehind' : 'cli:doctor.clock', {
          now: world.now().toISOString(),
          zone: world.place.timeZone,
        }),
      );
      note('channels', true, say('cli:doctor.channels', { channels: 'web, terminal' }));
    });
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    note('database', false, say(error.key, error.params));
  }
  report();

  function report(): void {
    const ok = findings.every((finding) => finding.ok);
    print(
      { ok, findings },
      json,
      findings.map((finding) => `${finding.ok ? '✓' : '✗'} ${finding.say}`),
    );
    if (!ok) process.exitCode = 1;
  }
}
