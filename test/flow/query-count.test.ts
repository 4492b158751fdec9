import { describe, expect, it } from 'vitest';
import { receiveMessage } from '../../src/flow/receive-message.ts';
import { runTimers } from '../../src/flow/run-timers.ts';
import { sendReminders } from '../../src/flow/send-reminders.ts';
import { providers } from '../databases.ts';
import { type Stage, seconds } from '../stage.ts';
import { type WatchedDatabase, watchedDatabase } from '../store/watched-database.ts';
import { local, openHall } from './hall.ts';

/** Statements, BEGIN and COMMIT among them, for one message; and for fifty at once. A number that grows is looked at. */
const most = { written: 10, confirmed: 17, added: 16, claimed: 6, nothing: 4 } as const;

describe.each(providers)('statements (%s)', (provider) => {
  it('are few for a message, and no more for fifty that wait together', async () => {
    const { database, stage, phones, statementsOf } = await prepared();
    await stage.joined({ deputy: 'A1' });
    const [one, ...others] = phones as [Who, ...Who[]];
    const told = { text: '楼下的路灯坏了半个月' };

    const counts = {
      written: await statementsOf(() => say(stage, one, told)),
      confirmed: await statementsOf(() => say(stage, one, { choice: 'confirm.1' })),
    };
    const first = await database.reader.opinion.findFirstOrThrow();
    const added = await statementsOf(() => say(stage, one, { text: `/add ${first.number} 还有两盏` }));
    expect({ ...counts, added }).toEqual({ written: most.written, confirmed: most.confirmed, added: most.added });

    expect(await statementsOf(() => Promise.all(others.map((phone) => say(stage, phone, told))))).toBeLessThanOrEqual(
      most.written,
    );
    expect(
      await statementsOf(() => Promise.all(others.map((phone) => say(stage, phone, { choice: 'confirm.1' })))),
    ).toBeLessThanOrEqual(most.confirmed);
    const numbers = new Map(
      (await database.reader.opinion.findMany()).map((opinion) => [opinion.chatId, opinion.number]),
    );
    const chats = new Map((await database.reader.chat.findMany()).map((chat) => [chat.address, chat.id]));
    const add = (phone: Who) =>
      say(stage, phone, { text: `/add ${numbers.get(chats.get(phone.address) ?? '')} 还有两盏` });
    expect(await statementsOf(() => Promise.all(phones.map(add)))).toBeLessThanOrEqual(most.added);
  });

  it('for letters grow neither with their number nor with what is stored', async () => {
    const { stage, phones, statementsOf } = await prepared();
    const deputy = await stage.joined({ deputy: 'A1' });
    await Promise.all(phones.map((phone) => say(stage, phone, { text: '楼下的路灯坏了半个月' })));
    await Promise.all(phones.map((phone) => say(stage, phone, { choice: 'confirm.1' })));
    // Fifty receipts, and fifty notices for one deputy: one look for lost ones, one round, and one that finds nothing, batches neither.
    expect(await statementsOf(() => stage.deliver())).toBe(3 + most.claimed + most.nothing);
    expect(await deputy.all()).toHaveLength(52);
    expect(await statementsOf(() => stage.deliver())).toBe(3 + most.nothing);
  });

  it('of a sweep are the same for three duties and for fifty', async () => {
    const { stage, phones, statementsOf } = await prepared();
    await stage.joined({ deputy: 'A1' });
    const submit = async (some: readonly Who[]) => {
      await Promise.all(some.map((phone) => say(stage, phone, { text: '楼下的路灯坏了半个月' })));
      await Promise.all(some.map((phone) => say(stage, phone, { choice: 'confirm.1' })));
    };
    await submit(phones.slice(0, 3));
    stage.clock.set(local('2026-10-21T09:00'));
    const few = await statementsOf(() => sendReminders(stage.world));
    await submit(phones.slice(3));
    stage.clock.set(local('2026-10-23T09:00'));
    const many = await statementsOf(async () => expect((await sendReminders(stage.world)).length).toBeGreaterThan(45));
    // Late ones are said to the office, too, and where nobody has joined it, to the operator.
    expect(many).toBeLessThanOrEqual(few + 2);
    expect(await statementsOf(() => sendReminders(stage.world))).toBe(3);
  });

  it('of a round of timers are no more for thirty drafts than one draft needs by itself', async () => {
    const { stage, phones, statementsOf } = await prepared();
    await Promise.all(phones.slice(0, 1).map((phone) => say(stage, phone, { text: '楼下的路灯坏了半个月' })));
    stage.clock.set(local('2026-10-19T12:30'));
    const one = await statementsOf(() => runTimers(stage.world));
    await Promise.all(phones.slice(1, 31).map((phone) => say(stage, phone, { text: '楼下的路灯坏了半个月' })));
    stage.clock.set(local('2026-10-19T15:00'));
    expect(await statementsOf(() => runTimers(stage.world))).toBeLessThanOrEqual(one);
  });

  async function prepared() {
    const database: WatchedDatabase = await watchedDatabase(provider);
    const stage = await openHall(database);
    const phones: Who[] = Array.from({ length: 50 }, (_, index) => ({ address: `citizen ${index}` }));
    await Promise.all(phones.map((phone) => say(stage, phone, { start: 'd_A1' })));
    await stage.pass(seconds(3));
    return {
      database,
      stage,
      phones,
      statementsOf: async (work: () => Promise<unknown>) => {
        database.takeStatements();
        await work();
        await stage.world.store.idle();
        return database.takeStatements().length;
      },
    };
  }
});

type Who = { readonly address: string };
let said = 0;
/** Heard and committed; its letters stay in the outbox. */
function say(
  { world, webChat }: Stage,
  { address }: Who,
  what: { readonly text?: string; readonly choice?: string; readonly start?: string },
): Promise<void> {
  return receiveMessage(world, webChat, { id: `said ${++said}`, address, at: world.now(), ...what });
}
