/** A small world for the bad days: one roster of three deputies, a platform that can be told to fail, a second process. */

import { buildWorld } from '../../src/build-world.ts';
import type { Channel, ChannelName } from '../../src/channel.ts';
import { deliverOutbox, type Round } from '../../src/flow/deliver-outbox.ts';
import { receiveFrom } from '../../src/flow/receive-message.ts';
import { type Database, openDatabase } from '../../src/store/open-database.ts';
import { storeOver } from '../../src/store/store.ts';
import type { World } from '../../src/world.ts';
import { openStage, type Phone, type Stage, seconds } from '../stage.ts';
import { type Post, post } from './post.ts';

/** Monday 19 October 2026, 10:00 in Kunming. */
export const monday = new Date('2026-10-19T10:00:00+08:00');
export const local = (text: string): Date => new Date(`${text}:00+08:00`);

export const openHall = (database: Database, at = monday): Promise<Stage> =>
  openStage(database, { roster: 'test/flow/small-roster.json', at });

export interface PostOffice {
  readonly post: Post;
  readonly channels: ReadonlyMap<ChannelName, Channel>;
  /** Everything that is due leaves, or fails. */
  deliver(): Promise<Round>;
  say(
    address: string,
    what: { readonly text?: string; readonly choice?: string; readonly start?: string },
  ): Promise<void>;
  /** Texts that arrived at this address, in order. */
  arrived(address: string): readonly string[];
}

export async function openPost({ world, webChat }: Pick<Stage, 'world' | 'webChat'>): Promise<PostOffice> {
  const channel = post();
  await channel.start(receiveFrom(world, channel));
  const channels = new Map<ChannelName, Channel>([
    [channel.name, channel],
    [webChat.name, webChat],
  ]);
  let said = 0;
  return {
    post: channel,
    channels,
    deliver: () => deliverOutbox(world, channels),
    say: (address, what) =>
      channel.hear({ kind: 'said', message: { id: `${address} ${++said}`, address, at: world.now(), ...what } }),
    arrived: (address) => channel.taken.filter((letter) => letter.address === address).map((letter) => letter.text),
  };
}

/** A second process on the same database: a world of its own, the same clock. */
export async function secondWorld(
  stage: Stage,
  url: string,
): Promise<{ readonly world: World; readonly database: Database }> {
  const database = await openDatabase(url, { relaxed: true });
  const { dataDir } = stage.world;
  const config = {
    databaseUrl: '',
    port: 0,
    host: '127.0.0.1',
    publicUrl: 'http://localhost:3000',
    logLevel: 'silent',
    secret: 'a secret only for tests',
    place: 'kunming',
    demo: false,
    policyPath: null,
    dataDir,
  };
  const { world } = await buildWorld(config, { clock: stage.clock, store: storeOver(database) });
  return { world, database };
}

/** A citizen writes and confirms; returns the opinion's number. */
export async function submitted(
  stage: Stage,
  citizen: Phone,
  text = '路灯坏了半个月，老人晚上摔了一跤',
): Promise<number> {
  await citizen.say(text);
  await stage.pass(seconds(3));
  await citizen.read();
  const [receipt] = await citizen.choose('confirm.1');
  const number = receipt?.about?.number;
  if (number === undefined) throw new Error(`No receipt came: ${receipt?.text}`);
  return number;
}
