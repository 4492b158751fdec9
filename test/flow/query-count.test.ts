import { describe, expect, it } from 'vitest';
import { receiveMessage } from '../../src/flow/receive-message.ts';
import { runTimers } from '../../src/flow/run-timers.ts';
import { sendReminders } from '../../src/flow/send-reminders.ts';
import { providers } from '../databases.ts';
import { openStage, type Phone, type Stage, seconds } from '../stage.ts';
import { type WatchedDatabase, watchedDatabase } from '../store/watched-database.ts';
import { local, openHall } from './hall.ts';
import { manyJoined } from './many-joined.ts';

/** Statements, BEGIN and COMMIT among them, for one message; and for fifty at once. A number that grows is looked at. */
const most = { written: 10, confirmed: 17, added: 17, claimed: 6, nothing: 4 } as const;
/** Who is joined costs two or four more, however many they are. */
const forwarding = {
  alone: { refer: 22, accept: 20, reply: 16, replySent: 21, answer: 14, answerSent: 20 },
  joined: { refer: 24, accept: 22, reply: 18, replySent: 23, answer: 18, answerSent: 22 },
} as const;

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

  it('of forwarding are few, and as many with a hundred neighbours joined', async () => {
    for (const joined of [0, 3, 100]) {
      const database = await watchedDatabase(provider);
      const stage = await openStage(database);
      const deputy = await stage.joined({ deputy: 'W001' });
      const handler = await stage.joined({ handler: 'WH-CG' });
      const channel = { name: 'web', can: stage.webChat.can } as const;
      const { number } = (await manyJoined(stage.world, { channel, count: joined, deputy: 'W001' })).target;
      const counted = async (phone: Phone, what: { readonly text?: string; readonly choice?: string }) => {
        await stage.deliver();
        await phone.all();
        database.takeStatements();
        await say(stage, phone, what);
        await stage.world.store.idle();
        return database.takeStatements().length;
      };
      const route = `${number}-1`;
      const counts = {
        refer: await counted(deputy, { text: `转办 ${number} 五华区城管局` }),
        accept: await counted(handler, { text: `接收 ${route}` }),
        reply: await counted(handler, { text: `答复 ${route} 已换灯` }),
        replySent: await counted(handler, { text: '1' }),
        answer: await counted(deputy, { text: `反馈 ${number} 城管局换了灯` }),
        answerSent: await counted(deputy, { text: '1' }),
      };
      const matter = await stage.world.store.ask('matter', { number });
      expect([matter?.opinion.state, matter?.routes.map(({ state }) => state)]).toEqual(['answering', ['replied']]);
      expect(counts).toEqual(joined > 0 ? forwarding.joined : forwarding.alone);
    }
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
