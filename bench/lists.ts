/** The lists people open, in a store of a thousand opinions and in one of a million: how much longer they take there. */

import { buildWorld } from '../src/build-world.ts';
import type { Questions } from '../src/conversation/questions.ts';
import { dayAt } from '../src/domain/day.ts';
import type { World } from '../src/world.ts';
import { type Filled, fill } from './fill.ts';
import { type Spread, spread } from './measure.ts';
import { benchConfig } from './town.ts';

export interface ListTimes {
  readonly list: string;
  /** Milliseconds. */
  readonly few: Spread;
  readonly many: Spread;
  /** The one over the other, round by round. */
  readonly ratio: Spread;
}

interface Opened {
  readonly world: World;
  readonly filled: Filled;
}

const rounds = 9;
const pairs = 40;
const page = { skip: 0, take: 5 } as const;

export async function lists(
  urls: { readonly few: string; readonly many: string },
  dataDir: string,
  counts: { readonly few: number; readonly many: number },
  note: (line: string) => void,
): Promise<readonly ListTimes[]> {
  const few = await opened(urls.few, dataDir, counts.few, note);
  const many = await opened(urls.many, dataDir, counts.many, note);
  const times: ListTimes[] = [];
  for (const [list, open] of Object.entries(asked)) {
    await timed(few, open);
    await timed(many, open);
    const samples = { few: [] as number[], many: [] as number[], ratio: [] as number[] };
    for (let round = 0; round < rounds; round++) {
      const took = { few: [] as number[], many: [] as number[] };
      // In pairs: what the machine does meanwhile strikes both alike.
      for (let pair = 0; pair < pairs; pair++) {
        took.few.push(await timed(few, open));
        took.many.push(await timed(many, open));
      }
      const [one, other] = [spread(took.few).median, spread(took.many).median];
      samples.few.push(one);
      samples.many.push(other);
      samples.ratio.push(other / one);
    }
    times.push({ list, few: spread(samples.few), many: spread(samples.many), ratio: spread(samples.ratio) });
  }
  await few.world.store.close();
  await many.world.store.close();
  return times;
}

async function opened(url: string, dataDir: string, count: number, note: (line: string) => void): Promise<Opened> {
  const { world } = await buildWorld(benchConfig(url, dataDir));
  return { world, filled: await fill(world, count, note) };
}

type Opening = (opened: Opened) => Promise<{ readonly items: readonly unknown[]; readonly total: number }>;

const deskList =
  (list: Questions['desk']['key']['list']): Opening =>
  ({ world, filled }) =>
    world.store.ask('desk', { officeIds: [filled.officeId], list, today: today(world), ...page });

const asked: Readonly<Record<string, Opening>> = {
  'a deputy’s inbox': ({ world, filled }) =>
    world.store.ask('inbox', { deputyNos: [filled.deputyNo], today: today(world), ...page }),
  'an organ’s inbox': ({ world, filled }) => world.store.ask('organInbox', { organIds: [filled.organId], ...page }),
  'an office’s overdue list': deskList('overdue'),
  'an office’s supervisions': deskList('supervise'),
  'an office’s whole list': deskList('all'),
};

const today = ({ now, place }: World) => dayAt(now(), place.timeZone);

async function timed(opened: Opened, open: Opening): Promise<number> {
  const began = performance.now();
  const { items } = await open(opened);
  const took = performance.now() - began;
  if (items.length === 0) throw new Error('An empty list says nothing about time');
  return took;
}
