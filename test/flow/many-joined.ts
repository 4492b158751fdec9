/** A neighbourhood: many citizens with the same matter, each with a chat of their own, merged into the first one's opinion. */

import type { Channel } from '../../src/channel.ts';
import { ask } from '../../src/conversation/questions.ts';
import { matterOf, perform } from '../../src/conversation/turn.ts';
import type { Act } from '../../src/domain/acts.ts';
import type { Actor } from '../../src/domain/people.ts';
import { systemTurn } from '../../src/flow/acknowledge-letters.ts';
import { receiveMessage } from '../../src/flow/receive-message.ts';
import { saveDecisions } from '../../src/flow/save-decisions.ts';
import type { World } from '../../src/world.ts';

export interface Joined {
  readonly id: string;
  readonly number: number;
  readonly address: string;
}

export interface Neighbours {
  /** The first, into whose opinion the others were merged. */
  readonly target: Joined;
  /** Oldest first; every third reads English. */
  readonly joined: readonly Joined[];
}

export interface Plan {
  readonly channel: Pick<Channel, 'name' | 'can'>;
  readonly count: number;
  readonly deputy: string;
  readonly street?: string;
  readonly merge?: boolean;
}

const atOnce = 200;

export async function manyJoined(
  world: World,
  { channel, count, deputy, street = 'neighbour', merge = true }: Plan,
): Promise<Neighbours & { readonly all: readonly Joined[] }> {
  const write = async (at: number) => {
    const address = `${street}-${String(at).padStart(5, '0')}`;
    const say = (id: string, what: object) =>
      receiveMessage(world, channel, { id: `${address} ${id}`, address, at: world.now(), ...what });
    await say('came', { start: `d_${deputy}`, language: at > 0 && at % 3 === 0 ? 'en' : 'zh' });
    await say('told', { text: `${at}号楼的路灯坏了半个月` });
    await say('sure', { choice: 'confirm.1' });
  };
  await write(0);
  for (let from = 1; from <= count; from += atOnce)
    await Promise.all(Array.from({ length: Math.min(atOnce, count + 1 - from) }, (_, at) => write(from + at)));
  const all = await opinionsOf(world, street);
  const [target, ...joined] = all;
  if (!target) throw new Error('Nobody wrote');
  if (merge)
    for (let from = 0; from < joined.length; from += atOnce)
      await mergeAll(world, target.id, joined.slice(from, from + atOnce));
  // What they were told on the way is of no interest here.
  await world.store.database.writer.letter.updateMany({ where: { state: 'waiting' }, data: { state: 'cancelled' } });
  return { target, joined, all };
}

export async function opinionsOf(world: World, street: string): Promise<readonly Joined[]> {
  const { reader } = world.store.database;
  const chats = await reader.chat.findMany({
    where: { address: { startsWith: `${street}-` } },
    select: { id: true, address: true },
  });
  const addresses = new Map(chats.map((chat) => [chat.id, chat.address]));
  const opinions = await reader.opinion.findMany({
    select: { id: true, number: true, chatId: true },
    orderBy: { number: 'asc' },
  });
  return opinions.flatMap(({ id, number, chatId }) => {
    const address = addresses.get(chatId ?? '');
    return address ? [{ id, number, address }] : [];
  });
}

async function mergeAll(world: World, into: string, some: readonly Joined[]): Promise<void> {
  await world.store.commit(function* () {
    const turn = systemTurn(world);
    for (const matter of yield* ask('matters', { ids: [into, ...some.map(({ id }) => id)] }))
      turn.matters.set(matter.opinion.id, matter);
    for (const { id } of some) {
      const [matter, target] = [yield* matterOf(turn, { id }), yield* matterOf(turn, { id: into })];
      if (!matter || !target) throw new Error(`No opinion ${id}`);
      const clerk: Actor = { role: 'office', id: matter.opinion.officeId, personId: 'clerk' };
      const done = yield* perform(turn, matter, clerk, { name: 'merge', into: target.opinion }, target.deputies);
      if (!done.ok) throw new Error(`It was not merged: ${done.reason}`);
    }
    return { value: undefined, writes: yield* saveDecisions(world, turn) };
  });
}

/** An act that the office enters for a deputy who has not joined. */
export async function enteredByOffice(world: World, id: string, act: Act): Promise<void> {
  await world.store.commit(function* () {
    const turn = systemTurn(world);
    const matter = yield* matterOf(turn, { id });
    if (!matter) throw new Error(`No opinion ${id}`);
    const done = yield* perform(turn, matter, { role: 'office', id: matter.opinion.officeId, personId: 'clerk' }, act);
    if (!done.ok) throw new Error(`${act.name} was refused: ${done.reason}`);
    return { value: undefined, writes: yield* saveDecisions(world, turn) };
  });
}
