/** Where transcripts are played: a whole world, and phones of one channel in it. The roster is imported once. */

import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';
import { terminal } from '../../bots/terminal/terminal.ts';
import { webChat } from '../../bots/web/web-chat.ts';
import { buildWorld } from '../../src/build-world.ts';
import type { Channel, ChannelName } from '../../src/channel.ts';
import { stillClock } from '../../src/clock.ts';
import { addDays, dayAt, instantAt } from '../../src/domain/day.ts';
import { deliverOutbox } from '../../src/flow/deliver-outbox.ts';
import { importRoster } from '../../src/flow/import-roster.ts';
import { receiveFrom } from '../../src/flow/receive-message.ts';
import { runTimers } from '../../src/flow/run-timers.ts';
import { sendReminders } from '../../src/flow/send-reminders.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { storeOver } from '../../src/store/store.ts';
import { webApp } from '../../src/web/app.ts';
import type { World } from '../../src/world.ts';
import { temporaryFolder } from '../databases.ts';
import type { Need } from './read-transcript.ts';
import { terminalPhones } from './terminal-phone.ts';
import { webPhones } from './web-phone.ts';

/** A letter as a person has it before their eyes. */
export interface Shown {
  readonly text: string;
  readonly choices: readonly { readonly n: number; readonly label: string }[];
}

/** One person's phone on one channel. */
export interface Phone {
  open(start: string, language: string | undefined): Promise<void>;
  say(text: string): Promise<void>;
  tap(label: string, earlier?: number): Promise<void>;
  quote(number: number, text: string): Promise<void>;
  photo(text: string): Promise<void>;
  /** What has come since the last look; looking is the evidence. */
  read(): Promise<readonly Shown[]>;
}

/** The channels on which every conversation is played, and what one cannot do. */
export const channels: Readonly<Record<'web' | 'terminal', { readonly cannot: Partial<Record<Need, string>> }>> = {
  web: { cannot: {} },
  terminal: {
    cannot: {
      photos: 'a keyboard sends no pictures',
      buttons: 'there are no old buttons to press',
      quotes: 'a line quotes nothing; a number behind the word does the same',
    },
  },
};

export interface Theatre {
  readonly world: World;
  phone(name: string): Phone;
  /** The clock goes on, the timetable rings on every morning and evening in between, letters leave. */
  pass(until: Date, meanwhile: () => Promise<void>): Promise<void>;
  /** A moment in which a person writes nothing: cards come, no bell rings. */
  pause(): Promise<void>;
  /** Letters that came of somebody's reading leave. */
  afterReading(): Promise<void>;
}

export async function openTheatre(name: 'web' | 'terminal', place: string, at: Date): Promise<Theatre> {
  const url = `file:${join(temporaryFolder(), 'huying.db')}`;
  copyFileSync((await prepared(place)).slice('file:'.length), url.slice('file:'.length));
  const database = await openDatabase(url, { relaxed: true });
  onTestFinished(() => database.close());
  const clock = stillClock(at);
  const dataDir = temporaryFolder();
  const { world } = await buildWorld(configOf(place, dataDir), { clock, store: storeOver(database) });
  const web = webChat();
  const shown = new Map<string, Shown[]>();
  const term = terminal({
    now: world.now,
    id: world.id,
    show: ({ address, text, choices }) => void shown.get(address)?.push({ text, choices: choices.map(choiceOf) }),
  });
  const channel: Channel = name === 'web' ? web : term;
  const channelsHere = new Map<ChannelName, Channel>([[channel.name, channel]]);
  await channel.start(receiveFrom(world, channel));
  const deliver = async () => void (await deliverOutbox(world, channelsHere));
  const makePhone =
    name === 'web'
      ? webPhones(await webApp({ world, webChat: web, channels: channelsHere }), deliver)
      : terminalPhones(term, shown, world.place.languages[0], deliver);
  const round = async (to: Date, meanwhile: () => Promise<void>) => {
    clock.set(to);
    await runTimers(world);
    await sendReminders(world);
    await deliver();
    await meanwhile();
  };
  return {
    world,
    phone: makePhone,
    // Where sending is the evidence, reading changes nothing, and no card waits for a pause.
    afterReading: channel.can.pulled ? deliver : async () => {},
    pass: async (until, meanwhile) => {
      for (const bell of bells(world, clock.now(), until)) await round(bell, meanwhile);
      await round(until, meanwhile);
    },
    pause: async () => {
      clock.set(new Date(clock.now().getTime() + (world.place.policy.quietSeconds + 1) * 1000));
      if (channel.can.pulled) await deliver();
    },
  };
}

/** A minute after work begins and after it ends, on every day in between: bells at which something may be due. */
function bells(world: World, from: Date, until: Date): Date[] {
  const { timeZone, policy } = world.place;
  const found: Date[] = [];
  for (let day = dayAt(from, timeZone); day <= dayAt(until, timeZone); day = addDays(day, 1))
    for (const time of [policy.workFrom, policy.workTo]) {
      const bell = new Date(instantAt(day, time, timeZone).getTime() + 60_000);
      if (bell > from && bell < until) found.push(bell);
    }
  return found;
}

function choiceOf(line: string): Shown['choices'][number] {
  const [, n, label] = line.match(/^(\d+) ([\s\S]*)$/) ?? [];
  return { n: Number(n), label: label ?? '' };
}

const ready = new Map<string, Promise<string>>();
const prepareds: string[] = [];
afterAll(() => {
  for (const folder of prepareds) rmSync(folder, { recursive: true, force: true });
});

/** A database with the place's roster, made once and copied for each conversation. Its first opinion has number 1024. */
function prepared(place: string): Promise<string> {
  const known = ready.get(place) ?? prepare(place);
  ready.set(place, known);
  return known;
}

async function prepare(place: string): Promise<string> {
  // Outlives the conversation that happens to be the first.
  const folder = mkdtempSync(join(tmpdir(), 'huying-theatre-'));
  prepareds.push(folder);
  const url = `file:${join(folder, 'huying.db')}`;
  const database = await openDatabase(url, { relaxed: true });
  const { world } = await buildWorld(configOf(place, folder), { store: storeOver(database) });
  const imported = await importRoster(
    world,
    place === 'kunming' ? 'prisma/demo' : 'test/fixtures/second-place-roster.json',
    { anyTerm: true },
  );
  if ('problems' in imported) throw new Error(`The roster has problems: ${JSON.stringify(imported.problems[0])}`);
  await database.writer.counter.create({ data: { name: 'opinion', value: 1023 } });
  await world.store.close();
  return url;
}

function configOf(place: string, dataDir: string) {
  return {
    databaseUrl: '',
    port: 0,
    host: '127.0.0.1',
    publicUrl: 'http://localhost:3000',
    logLevel: 'silent',
    secret: 'a secret only for tests',
    place,
    demo: false,
    policyPath: null,
    dataDir,
  };
}
