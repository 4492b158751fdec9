/**
 * The one way in: a platform's update becomes a turn, and is confirmed only after the commit. Messages of one chat are
 * heard one after the other; those of different chats share transactions.
 */

import type { Channel, Heard, Message } from '../channel.ts';
import { converse, type Spoken } from '../conversation/converse.ts';
import { clean } from '../conversation/hearing/clean.ts';
import { type Asking, ask } from '../conversation/questions.ts';
import type { Scene } from '../conversation/scene.ts';
import { newTurn, type Turn } from '../conversation/turn.ts';
import type { Language } from '../domain/people.ts';
import type { Outcome } from '../store/commit.ts';
import type { World } from '../world.ts';
import { acknowledgeLetters } from './acknowledge-letters.ts';
import { handOutOpen } from './hand-out.ts';
import { type KeptFile, keepFiles } from './keep-files.ts';
import { saveTurn } from './save-turn.ts';
import { surroundings } from './surroundings.ts';
import { tellAgain } from './tell-again.ts';

/** For `channel.start`: hears everything, in the order of each chat. */
export function receiveFrom(world: World, channel: Pick<Channel, 'name' | 'can'>): (heard: Heard) => Promise<void> {
  const tails = new Map<string, Promise<void>>();
  return (heard) => {
    const address =
      heard.kind === 'said' ? heard.message.address : heard.kind === 'receipt' ? heard.receipt.address : heard.address;
    const before = tails.get(address) ?? Promise.resolve();
    const now = before.then(
      () => hear(world, channel, heard),
      () => hear(world, channel, heard),
    );
    tails.set(address, now);
    const forget = () => {
      if (tails.get(address) === now) tails.delete(address);
    };
    now.then(forget, forget);
    return now;
  };
}

async function hear(world: World, channel: Pick<Channel, 'name' | 'can'>, heard: Heard): Promise<void> {
  if (heard.kind === 'said') await receiveMessage(world, channel, heard.message);
  else if (heard.kind === 'receipt') await acknowledgeLetters(world, channel.name, heard.receipt);
  else await world.store.commit(() => comeOrGone(channel.name, heard));
}

/** Resolves after the commit; the reply is in the outbox by then, and the outbox has been woken. */
export async function receiveMessage(
  world: World,
  channel: Pick<Channel, 'name' | 'can'>,
  heard: Message,
): Promise<void> {
  // A roster may have come since the start, from another process.
  if (!world.directory().root) await world.refresh();
  const message = storable(heard);
  // Files are kept before the commit, so they must not be those of a message that was heard before.
  if (message.files?.length && (await isKnown(world, channel, message))) return;
  const files = await keepFiles(world, message.files ?? []);
  const written = await world.store.commit(() => turnOf(world, channel, message, files.kept, files.refused));
  if (!written) return;
  world.wake();
  await files.committed();
  if (written.granted) await welcome(world, written.granted);
}

/** Those above and beside see that somebody is there now; what waited for them comes. What fails here is healed. */
async function welcome(world: World, granted: NonNullable<Turn['granted']>): Promise<void> {
  try {
    await world.refresh();
    if (granted.kind !== 'operator') await handOutOpen(world);
  } catch (error) {
    world.log.error(
      { error },
      'Somebody has joined and what waited for them could not be handed out; an hour later it is',
    );
  }
}

async function isKnown(world: World, { name }: Pick<Channel, 'name'>, { address, id }: Message): Promise<boolean> {
  const scene = await world.store.ask('scene', { channel: name, address, update: id, offers: false });
  return scene?.seen ?? false;
}

function* turnOf(
  world: World,
  channel: Pick<Channel, 'name' | 'can'>,
  message: Message,
  kept: readonly KeptFile[],
  refusedFiles: Spoken['refusedFiles'],
): Asking<Outcome<Pick<Turn, 'granted'> | null>> {
  const around = surroundings(world, channel.name);
  const found = yield* ask('scene', {
    channel: channel.name,
    address: message.address,
    update: message.id,
    ...(message.choice === undefined ? {} : { offers: false }),
  });
  if (found?.seen) return { value: null, writes: [] };
  const scene = found ?? newScene(world, channel, message, around.c.now);
  const turn = newTurn(scene, around);
  yield* converse(turn, {
    text: message.text ?? null,
    choice: message.choice ?? null,
    said: kept.map((file) => ({ kind: file.kind, text: null, mediaId: file.id })),
    quote: message.quote ?? null,
    start: message.start ?? null,
    refusedFiles,
  });
  const writes = yield* saveTurn(world, turn, {
    inboundId: world.id(),
    externalId: message.id,
    at: message.at,
    text: message.text && turn.heardCode ? withoutCode(message.text) : (message.text ?? null),
    choice: message.choice ?? null,
    mediaIds: kept.map((file) => file.id),
    isNew: found === null,
  });
  const again = yield* tellAgain(world, turn, channel.can.pulled);
  return { value: { granted: turn.granted }, writes: [...kept.map((file) => file.write), ...writes, ...again] };
}

/** Of words with an invitation only the command is kept: /join ••••-••••. */
function withoutCode(text: string): string {
  const command = text.match(/^\s*([/／]\p{L}+)(?![\p{L}-])/u)?.[1];
  return `${command ? `${command} ` : ''}••••-••••`;
}

/** A NUL anywhere would make PostgreSQL refuse the whole message, and SQLite forget what comes after it. */
function storable(message: Message): Message {
  const { text, choice, start, name } = message;
  return {
    ...message,
    ...(text === undefined ? {} : { text: clean(text) }),
    ...(choice === undefined ? {} : { choice: clean(choice).slice(0, 64) }),
    ...(start === undefined ? {} : { start: clean(start).slice(0, 64) }),
    ...(name === undefined ? {} : { name: clean(name) }),
    ...(message.quote?.text === undefined ? {} : { quote: { ...message.quote, text: clean(message.quote.text) } }),
  };
}

function newScene(world: World, channel: Pick<Channel, 'name'>, message: Message, now: Date): Scene {
  const personId = world.id();
  const languages = world.place.languages;
  const wanted = message.language?.toLowerCase() ?? '';
  const language: Language = languages.find((one) => wanted.startsWith(one.slice(0, 2).toLowerCase())) ?? languages[0];
  return {
    chat: {
      id: world.id(),
      channel: channel.name,
      address: message.address,
      personId,
      step: null,
      startedWith: null,
      lastHeardAt: null,
      goneAt: null,
      lastSeq: 0,
      doneSeq: 0,
      createdAt: now,
      version: 0,
    },
    person: {
      id: personId,
      name: message.name?.slice(0, 64) ?? null,
      phone: null,
      language,
      remindersOff: false,
      erasedAt: null,
    },
    roles: [],
    draft: null,
    offers: [],
    own: [],
    untold: false,
    seen: false,
  };
}

/** Blocked or back: the outbox knows before it tries. */
function* comeOrGone(channel: string, heard: Extract<Heard, { kind: 'gone' | 'back' }>): Asking<Outcome<void>> {
  const { address, kind, at } = heard;
  return {
    value: undefined,
    writes: [
      {
        change: (tx) =>
          tx.chat.updateMany({ where: { channel, address }, data: { goneAt: kind === 'gone' ? at : null } }),
      },
    ],
  };
}
