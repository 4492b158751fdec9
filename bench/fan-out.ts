/**
 * An answer to thousands who wait together: letters written per second, slice by slice beside messages heard in the same
 * process, and what it costs in memory. Both are only written: no outbox runs. A process of its own, started as
 * `npm start` starts the server, so that nothing else has filled its memory.
 */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { webChat } from '../bots/web/web-chat.ts';
import { buildWorld } from '../src/build-world.ts';
import type { Deputy } from '../src/domain/people.ts';
import { importRoster } from '../src/flow/import-roster.ts';
import { receiveMessage } from '../src/flow/receive-message.ts';
import { runBatches } from '../src/flow/run-batches.ts';
import type { World } from '../src/world.ts';
import { enteredByOffice, type Joined, manyJoined, opinionsOf } from '../test/flow/many-joined.ts';
import { run } from './loads.ts';
import { type Spread, spread } from './measure.ts';
import { benchConfig, type Citizen } from './town.ts';

export interface FannedOut {
  readonly letters: number;
  readonly fanOutPerSecond: number;
  /** Letters caused by fifty citizens who write at once. */
  readonly groupCommitPerSecond: number;
  /** The one over the other, slice by slice. */
  readonly ratio: Spread;
  /** More than before it, at most. */
  readonly residentMb: number;
  readonly heapMb: number;
}

const talkers = 'talker';
const flags = ['--optimize-for-size', '--max-semi-space-size=1', '--expose-gc'];

export async function fanOut(url: string, dataDir: string, letters: number): Promise<FannedOut> {
  await own('prepare', [url, dataDir, String(letters)]);
  return (await own('measure', [url, dataDir, String(letters)])) as FannedOut;
}

async function own(step: 'prepare' | 'measure', args: readonly string[]): Promise<unknown> {
  const child = spawn(process.execPath, [...flags, process.argv[1] ?? '', '--be-fan-out', step, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    once(child, 'exit').then(() => Promise.reject(new Error('The fan-out ended; its words are above'))),
  ])) as [string];
  return JSON.parse(line);
}

/** The child's side. */
export async function beFanOut([step, url = '', dataDir = '', count = '']: readonly string[]): Promise<void> {
  const { world } = await buildWorld(benchConfig(url, dataDir));
  const done = await (step === 'prepare' ? prepare : measure)(world, Number(count));
  await world.store.close();
  process.stdout.write(`${JSON.stringify(done)}\n`);
  process.exit(0);
}

async function prepare(world: World, letters: number): Promise<object> {
  const imported = await importRoster(world, 'prisma/demo', { anyTerm: true });
  if ('problems' in imported) throw new Error(JSON.stringify(imported.problems[0]));
  const { no } = await world.store.database.reader.deputy.findFirstOrThrow({ where: { mandate: 'active' } });
  const deputy = await world.store.ask('deputy', { no });
  const plan = { channel: webChat(), deputy: no };
  await manyJoined(world, { ...plan, count: 99, street: talkers, merge: false });
  const { target } = await manyJoined(world, { ...plan, count: letters });
  if (deputy) await answer(world, { id: target.id, deputy });
  return {};
}

async function measure(world: World, letters: number): Promise<FannedOut> {
  const { reader } = world.store.database;
  const all = await opinionsOf(world, talkers);
  // What any work needs is there before the measurement begins.
  await heard(world, all, 500);
  globalThis.gc?.();
  const start = process.memoryUsage();
  const most = { rss: start.rss, heapUsed: start.heapUsed };
  const slices: { readonly fanned: number; readonly heard: number }[] = [];
  for (let done = 0; done < letters; ) {
    globalThis.gc?.();
    const began = performance.now();
    // Ten pages.
    let pages = 10;
    const goOn = () => {
      const { rss, heapUsed } = process.memoryUsage();
      most.rss = Math.max(most.rss, rss);
      most.heapUsed = Math.max(most.heapUsed, heapUsed);
      return pages-- > 0;
    };
    if (!(await runBatches(world, undefined, goOn))) throw new Error('There was nothing to fan out');
    const tookMs = performance.now() - began;
    const now = await reader.feedback.count({ where: { fromId: { not: null } } });
    slices.push({ fanned: ((now - done) / tookMs) * 1000, heard: await heard(world, all, tookMs) });
    done = now;
  }
  const mb = 2 ** 20;
  const mean = (values: readonly number[]) => values.length / values.reduce((sum, value) => sum + 1 / value, 0);
  return {
    letters,
    fanOutPerSecond: mean(slices.map((one) => one.fanned)),
    groupCommitPerSecond: mean(slices.map((one) => one.heard)),
    ratio: spread(slices.map((one) => one.fanned / one.heard)),
    residentMb: (most.rss - start.rss) / mb,
    heapMb: (most.heapUsed - start.heapUsed) / mb,
  };
}

/** Answered, and the first one told at once: with that the others' letters are owed. */
async function answer(world: World, { id, deputy }: { readonly id: string; readonly deputy: Deputy }): Promise<void> {
  await enteredByOffice(world, id, { name: 'assign', deputy });
  await enteredByOffice(world, id, { name: 'answer', class: 'A', text: '三盏灯都换好了，今天晚上就亮' });
  await enteredByOffice(world, id, { name: 'tell-otherwise', how: '当面告诉了' });
}

/** Letters per second of the group commit: fifty who add something to their opinions, as long as the slice before took. */
async function heard(world: World, all: readonly Joined[], ms: number): Promise<number> {
  const channel = webChat();
  const count = () => world.store.database.reader.letter.count();
  const way = {
    send: ({ address }: Citizen, what: object) =>
      receiveMessage(world, channel, { id: world.id(), address, at: world.now(), ...what }),
    nextLetter: async () => performance.now(),
  };
  const citizens = all.map(({ address, number }) => ({ token: '', address, number }));
  const before = await count();
  const { tookMs } = await run(way, citizens, { kind: 'supplement', waiting: 50, ms });
  return (((await count()) - before) / tookMs) * 1000;
}
