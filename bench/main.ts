/**
 * npm run bench              the whole measurement, some five minutes; kept under bench/results/
 * npm run bench -- --quick   a look, under a minute; kept nowhere
 * npm run bench -- --fan-out only the answer to ten thousand at once; kept nowhere
 * npm run bench -- lists     the lists people open, with a million opinions stored beside a thousand; takes a quarter of
 *                            an hour and 6 GB of disk, most of it to fill the stores; kept under bench/results/
 */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { directWay } from './direct-way.ts';
import { beFanOut, fanOut } from './fan-out.ts';
import { beHttpClient, httpClient } from './http-way.ts';
import { lists } from './lists.ts';
import { kinds, run } from './loads.ts';
import { type Sample, sampleOf, seriesOf, spread } from './measure.ts';
import { rawLimits } from './raw-limits.ts';
import { asMarkdown, type Loaded, listsAsMarkdown, machine, type OnDatabase, type Report } from './report.ts';
import { prepare, residentAfter, startOnce, stop } from './start-up.ts';
import { openTown } from './town.ts';

const names = ['bench', 'fanout', 'few', 'many'] as const;
type Name = (typeof names)[number];

const quick = process.argv.includes('--quick');
const settings = quick
  ? { rounds: 1, msEach: 400, people: 120, starts: 1, residentAfterS: 15, fanOut: 1_000 }
  : { rounds: 5, msEach: 1500, people: 400, starts: 5, residentAfterS: 60, fanOut: 10_000 };

const fanningOut = process.argv.indexOf('--be-fan-out');
if (fanningOut > 0) await beFanOut(process.argv.slice(fanningOut + 1));
else if (process.argv.includes('--http-client')) await beHttpClient();
else if (process.argv.includes('--fan-out')) await onlyFanOut();
else if (process.argv.includes('lists')) await onlyLists();
else await measure();

/** On the disk of the checkout: a temporary folder may be in memory, where no sync costs anything. */
function newFolder(): string {
  mkdirSync('node_modules/.cache/huying', { recursive: true });
  const folder = mkdtempSync(join(process.cwd(), 'node_modules/.cache/huying/bench-'));
  // PostgreSQL runs as another user when we are root.
  chmodSync(folder, 0o755);
  return folder;
}

async function measure(): Promise<void> {
  const folder = newFolder();
  try {
    const report = await all(folder);
    const text = asMarkdown(report);
    console.log(`\n${text}`);
    if (quick) return;
    mkdirSync('bench/results', { recursive: true });
    writeFileSync(`bench/results/${report.date}.json`, `${JSON.stringify(report, null, 2)}\n`);
    writeFileSync(`bench/results/${report.date}.md`, text);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function onlyFanOut(): Promise<void> {
  const folder = newFolder();
  const server = await postgres(folder);
  try {
    for (const url of [`file:${join(folder, 'fanout.db')}`, server.url('fanout')])
      console.log(await fanOut(url, mkdtempSync(join(folder, 'data-')), settings.fanOut));
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function onlyLists(): Promise<void> {
  const folder = newFolder();
  const counts = quick ? { few: 1_000, many: 20_000 } : { few: 1_000, many: 1_000_000 };
  const dataDir = mkdtempSync(join(folder, 'data-'));
  try {
    const file = (name: Name) => `file:${join(folder, `${name}.db`)}`;
    const sqlite = await lists({ few: file('few'), many: file('many') }, dataDir, counts, console.log);
    for (const name of ['few', 'many'] as const) rmSync(join(folder, `${name}.db`));
    const server = await postgres(folder);
    const urls = { few: server.url('few'), many: server.url('many') };
    const postgresql = await lists(urls, dataDir, counts, console.log).finally(() => server.stop());
    const text = listsAsMarkdown(counts, { SQLite: sqlite, PostgreSQL: postgresql });
    console.log(`\n${text}`);
    if (!quick) writeFileSync(`bench/results/${new Date().toISOString().slice(0, 10)}-lists.md`, text);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function all(folder: string): Promise<Report> {
  const busy: number[] = [];
  const note = (line: string) => {
    busy.push(loadavg()[0] ?? 0);
    console.log(line);
  };
  const demo = join(folder, 'demo');
  prepare(demo);
  const starts: number[] = [];
  for (let count = 0; count < settings.starts; count++) {
    const once = await startOnce(demo);
    starts.push(once.firstAnswerMs);
    await stop(once);
  }
  note(`cold start ${starts.map(Math.round).join(' ')} ms`);
  // Grows old while the others are measured; it has nothing to do but its own rounds.
  const aging = await startOnce(demo);
  process.once('exit', () => aging.child.kill());
  const databases = [await onDatabase('SQLite', (name) => `file:${join(folder, `${name}.db`)}`, folder, note)];
  const server = await postgres(folder);
  databases.push(await onDatabase('PostgreSQL', server.url, folder, note));
  await server.stop();
  const residentMb = await residentAfter(aging, settings.residentAfterS * 1000);
  await stop(aging);
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: machine(),
    node: process.versions.node,
    rounds: settings.rounds,
    msEach: settings.msEach,
    loadAverage: spread(busy),
    databases,
    start: { firstAnswerMs: spread(starts), residentMb, residentAfterS: settings.residentAfterS },
  };
}

/** In each round everything once: what the machine does meanwhile strikes all alike. */
async function onDatabase(
  database: string,
  url: (name: Name) => string,
  folder: string,
  note: (line: string) => void,
): Promise<OnDatabase> {
  const town = await openTown(url('bench'), mkdtempSync(join(folder, 'data-')), settings.people);
  const raw = await rawLimits(town, url('bench'));
  const direct = directWay(town);
  const client = await httpClient(town.port, town.citizens);
  const one: Sample[] = [];
  const together: Sample[] = [];
  const loads = (['receiveMessage', 'HTTP'] as const).flatMap((way) =>
    kinds.flatMap((kind) => [1, 50].map((waiting) => ({ way, kind, waiting, samples: [] as Sample[] }))),
  );
  const ms = settings.msEach;
  for (let round = 0; round < settings.rounds; round++) {
    one.push(await raw.run(1, ms));
    together.push(await raw.run(50, ms));
    note(
      `${database} raw ${Math.round(one.at(-1)?.perSecond ?? 0)}/s, fifty together ${Math.round(together.at(-1)?.perSecond ?? 0)}/s`,
    );
    for (const { way, kind, waiting, samples } of loads) {
      const sample = sampleOf(
        way === 'HTTP'
          ? await client.run({ kind, waiting, ms })
          : await run(direct, town.citizens, { kind, waiting, ms }),
      );
      samples.push(sample);
      note(`${database} ${way} ${kind}, ${waiting} waiting: ${Math.round(sample.perSecond)}/s`);
    }
  }
  client.stop();
  await raw.close();
  await town.close();
  const fanned = await fanOut(url('fanout'), mkdtempSync(join(folder, 'data-')), settings.fanOut);
  note(
    `${database} fan-out: ${Math.round(fanned.fanOutPerSecond)} letters/s, ${fanned.ratio.median.toFixed(2)} of the group commit`,
  );
  return {
    database,
    fanOut: fanned,
    raw: {
      one: spread(one.map((sample) => sample.perSecond)),
      together: spread(together.map((sample) => sample.perSecond)),
    },
    loads: loads.map(({ samples, ...load }): Loaded => ({ ...load, series: seriesOf(samples) })),
  };
}

/** The tests' own server, with fsync on and its files on the same disk. */
async function postgres(folder: string): Promise<{ url(name: Name): string; stop(): Promise<void> }> {
  const child = spawn(process.execPath, ['test/postgres-server.mjs', '--durable'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, TMPDIR: folder },
  });
  const [server] = (await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    once(child, 'exit').then(() => Promise.reject(new Error('PostgreSQL did not start'))),
  ])) as [string];
  const admin = new pg.Client(`${server}/postgres`);
  await admin.connect();
  for (const name of names) await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();
  return {
    url: (name) => `${server}/${name}`,
    stop: async () => {
      const gone = once(child, 'exit');
      child.stdin.end();
      await gone;
    },
  };
}
