/** A neighbourhood: many citizens with the same matter, each with a chat of their own, merged into the first one's opinion. */

import type { Channel } from '../../src/channel.ts';
import { ask } from '../../src/conversation/questions.ts';
import { matterOf, perform } from '../../src/conversation/turn.ts';
import { systemTurn } from '../../src/flow/acknowledge-letters.ts';
import { receiveMessage } from '../../src/flow/receive-message.ts';
import { saveDecisions } from '../../src/flow/save-decisions.ts';
import type { World } from '../../src/world.ts';

export interface Neighbours {
  /** The first, into whose opinion the others were merged. */
  readonly target: { readonly id: string; readonly number: number };
  /** Oldest first; every third reads English. */
  readonly joined: readonly { readonly id: string; readonly number: number; readonly address: string }[];
}

export interface Plan {
  readonly channel: Pick<Channel, 'name' | 'can'>;
  readonly count: number;
  readonly deputy: string;
  readonly office: string;
}

const mergedAtOnce = 200;

export async function manyJoined(world: World, { channel, count, deputy, office }: Plan): Promise<Neighbours> {
  const write = async (at: number) => {
    const address = addressOf(at);
    const say = (id: string, what: object) =>
      receiveMessage(world, channel, { id: `${address} ${id}`, address, at: world.now(), ...what });
    await say('came', { start: `d_${deputy}`, language: at > 0 && at % 3 === 0 ? 'en' : 'zh' });
    await say('told', { text: `${at}号楼的路灯坏了半个月` });
    await say('sure', { choice: 'confirm.1' });
  };
  await write(0);
  for (let from = 1; from <= count; from += 500)
    await Promise.all(Array.from({ length: Math.min(500, count + 1 - from) }, (_, at) => write(from + at)));
  const rows = await world.store.database.reader.opinion.findMany({
    select: { id: true, number: true, chatId: true },
    orderBy: { number: 'asc' },
  });
  const chats = await world.store.database.reader.chat.findMany({ select: { id: true, address: true } });
  const addresses = new Map(chats.map((chat) => [chat.id, chat.address]));
  const [target, ...joined] = rows.map(({ id, number, chatId }) => ({
    id,
    number,
    address: addresses.get(chatId ?? '') ?? '',
  }));
  if (!target) throw new Error('Nobody wrote');
  for (let from = 0; from < joined.length; from += mergedAtOnce)
    await merge(world, target.id, joined.slice(from, from + mergedAtOnce), office);
  // What they were told on the way is of no interest here.
  await world.store.database.writer.letter.updateMany({ where: { state: 'waiting' }, data: { state: 'cancelled' } });
  return { target, joined };
}

const addressOf = (at: number): string => `neighbour-${String(at).padStart(5, '0')}`;

async function merge(
  world: World,
  into: string,
  some: readonly { readonly id: string }[],
  office: string,
): Promise<void> {
  await world.store.commit(function* () {
    const turn = systemTurn(world);
    for (const matter of yield* ask('matters', { ids: [into, ...some.map(({ id }) => id)] }))
      turn.matters.set(matter.opinion.id, matter);
    for (const { id } of some) {
      const [matter, target] = [yield* matterOf(turn, { id }), yield* matterOf(turn, { id: into })];
      if (!matter || !target) throw new Error(`No opinion ${id}`);
      const clerk = { role: 'office', id: office, personId: 'clerk' } as const;
      const done = yield* perform(turn, matter, clerk, { name: 'merge', into: target.opinion }, target.deputies);
      if (!done.ok) throw new Error(`It was not merged: ${done.reason}`);
    }
    return { value: undefined, writes: yield* saveDecisions(world, turn) };
  });
}
