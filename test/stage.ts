/** A whole small world for tests: real store, real roster, a clock that stands still, people with phones. */

import { webChat as makeWebChat, type WebChat } from '../bots/web/web-chat.ts';
import { type Built, buildWorld } from '../src/build-world.ts';
import type { Channel, ChannelName, LetterChoice } from '../src/channel.ts';
import { stillClock } from '../src/clock.ts';
import { deliverOutbox } from '../src/flow/deliver-outbox.ts';
import { importRoster } from '../src/flow/import-roster.ts';
import { makeInvitation } from '../src/flow/make-invitation.ts';
import { receiveFrom } from '../src/flow/receive-message.ts';
import { runTimers } from '../src/flow/run-timers.ts';
import { type Reminded, sendReminders } from '../src/flow/send-reminders.ts';
import { chatAt, type LetterRead, lettersAfter } from '../src/store/chat-letters.ts';
import type { Database } from '../src/store/open-database.ts';
import { storeOver } from '../src/store/store.ts';
import { temporaryFolder } from './databases.ts';

export interface Phone {
  readonly address: string;
  /** Says something, lets the outbox work, and returns the letters that came because of it. */
  say(text: string): Promise<readonly LetterRead[]>;
  choose(choice: string | Pick<LetterChoice, 'id'>): Promise<readonly LetterRead[]>;
  sendFile(
    bytes: Uint8Array,
    kind: 'photo' | 'voice' | 'video' | 'document',
    text?: string,
  ): Promise<readonly LetterRead[]>;
  /** Letters that came since the last look; looking is the evidence that they arrived. */
  read(): Promise<readonly LetterRead[]>;
  /** Everything that has come, without acknowledging. */
  all(): Promise<readonly LetterRead[]>;
}

export interface Stage extends Built {
  readonly webChat: WebChat;
  /** Letters leave whose moment has come. */
  deliver(): Promise<void>;
  /** The clock goes on by so many milliseconds (or to a moment), the timetable rings once, letters leave. */
  pass(time: number | Date): Promise<readonly Reminded[]>;
  phone(options?: { readonly start?: string; readonly language?: string; readonly name?: string }): Promise<Phone>;
  /** A phone whose holder has joined by an invitation. */
  joined(
    whom: {
      readonly deputy?: string;
      readonly office?: string;
      readonly handler?: string;
      readonly operator?: boolean;
    },
    language?: string,
  ): Promise<Phone>;
}

export const seconds = (n: number): number => n * 1000;
export const hours = (n: number): number => n * 3_600_000;
export const days = (n: number): number => n * 86_400_000;

export interface StageOptions {
  /** Monday 19 October 2026, 10:00 in Kunming, unless told otherwise. */
  readonly at?: Date;
  readonly place?: string;
  readonly roster?: string;
}

export async function openStage(database: Database, options: StageOptions = {}): Promise<Stage> {
  const place = options.place ?? 'kunming';
  const roster = options.roster ?? (place === 'kunming' ? 'prisma/demo' : 'test/fixtures/second-place-roster.json');
  const clock = stillClock(options.at ?? new Date('2026-10-19T10:00:00+08:00'));
  const dataDir = temporaryFolder();
  const config = {
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
  const built = await buildWorld(config, { clock, store: storeOver(database) });
  const { world } = built;
  const imported = await importRoster(world, roster, { anyTerm: true });
  if ('problems' in imported)
    throw new Error(`The roster ${roster} has problems: ${JSON.stringify(imported.problems[0])}`);
  const webChat = makeWebChat();
  const channels = new Map<ChannelName, Channel>([[webChat.name, webChat]]);
  await webChat.start(receiveFrom(world, webChat));
  const deliver = async () => {
    await deliverOutbox(world, channels);
  };
  let count = 0;

  async function phone({
    start = '',
    language,
    name,
  }: {
    readonly start?: string;
    readonly language?: string;
    readonly name?: string;
  } = {}): Promise<Phone> {
    const address = `phone-${++count}`;
    let said = 0;
    let last = 0;
    const hear = async (message: object) => {
      await webChat.hear({
        kind: 'said',
        message: { id: `${address} ${++said}`, address, at: clock.now(), ...message },
      });
      await deliver();
    };
    const after = async (position: number): Promise<readonly LetterRead[]> => {
      const chat = await chatAt(database.reader, webChat.name, address);
      return chat ? lettersAfter(database.reader, chat.id, position) : [];
    };
    const read = async (): Promise<readonly LetterRead[]> => {
      const letters = await after(last);
      last = letters.at(-1)?.seq ?? last;
      if (last > 0)
        await webChat.hear({ kind: 'receipt', receipt: { address, upTo: last, evidence: 2, at: clock.now() } });
      await deliver();
      return letters;
    };
    await hear({ start, ...(language ? { language } : {}), ...(name ? { name } : {}) });
    await read();
    return {
      address,
      say: async (text) => {
        await hear({ text });
        return read();
      },
      choose: async (choice) => {
        await hear({ choice: typeof choice === 'string' ? choice : choice.id });
        return read();
      },
      sendFile: async (bytes, kind, text) => {
        await hear({ ...(text ? { text } : {}), files: [{ kind, bytes: async () => bytes }] });
        return read();
      },
      read,
      all: () => after(0),
    };
  }

  return {
    ...built,
    webChat,
    deliver,
    pass: async (time) => {
      clock.set(time instanceof Date ? time : new Date(clock.now().getTime() + time));
      await runTimers(world);
      const reminded = await sendReminders(world);
      await deliver();
      return reminded;
    },
    phone,
    joined: async (whom, language) => {
      const { code } = await makeInvitation(world, whom);
      const holder = await phone(language ? { language } : {});
      await holder.say(`/join ${code}`);
      await world.refresh();
      return holder;
    },
  };
}
