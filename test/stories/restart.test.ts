import { expect, it } from 'vitest';
import type { LetterRead } from '../../src/store/chat-letters.ts';
import { chatAt, lettersAfter } from '../../src/store/chat-letters.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { describeOnBothDatabases, type TestDatabase } from '../databases.ts';
import { openStage, type Phone, type Stage } from '../stage.ts';
import { answered, events, matterOf, readAll, submitted } from './calendar-steps.ts';

/** The program ends and begins anew on the same database; nothing but the database goes over. */
async function restarted(stage: Stage, database: TestDatabase): Promise<Stage> {
  const at = stage.clock.now();
  await stage.webChat.stop();
  await stage.world.store.close();
  const again = await openDatabase(database.url, { relaxed: true });
  Object.assign(database, { close: () => again.close() });
  return openStage(again, { at });
}

/** The same person with the same phone, after the restart. */
function again(stage: Stage, { address }: Phone): Pick<Phone, 'say' | 'read'> {
  let said = 0;
  let last = 0;
  const read = async (): Promise<readonly LetterRead[]> => {
    const chat = await chatAt(stage.world.store.database.reader, stage.webChat.name, address);
    if (!chat) throw new Error(`The chat ${address} was lost.`);
    last = Math.max(last, chat.ackSeq);
    const letters = await lettersAfter(stage.world.store.database.reader, chat.id, last);
    last = letters.at(-1)?.seq ?? last;
    if (letters.length > 0)
      await stage.webChat.hear({
        kind: 'receipt',
        receipt: { address, upTo: last, evidence: 2, at: stage.clock.now() },
      });
    await stage.deliver();
    return letters;
  };
  return {
    read,
    say: async (text) => {
      await stage.webChat.hear({
        kind: 'said',
        message: { id: `after the restart ${address} ${++said}`, address, at: stage.clock.now(), text },
      });
      await stage.deliver();
      return read();
    },
  };
}

describeOnBothDatabases('everything survives a restart', (open) => {
  it('a draft between its first word and its card', async () => {
    const database = await open();
    const before = await openStage(database);
    await before.joined({ deputy: 'W001' });
    const phone = await before.phone({ start: 'd_W001' });
    expect(await phone.say('路灯坏了半个月，老人摔了')).toEqual([]);
    const stage = await restarted(before, database);
    const citizen = again(stage, phone);
    await stage.pass(3000);
    const [card] = await citizen.read();
    expect(card?.about?.event).toBe('drafted');
    const [receipt] = await citizen.say('1');
    expect(receipt?.about).toMatchObject({ event: 'submit', state: 'submitted' });
    const story = await stage.world.store.ask('story', {
      opinionId: (await matterOf(stage, receipt?.about?.number ?? 0)).opinion.id,
    });
    expect(story.pieces.map((piece) => piece.text)).toEqual(['路灯坏了半个月，老人摔了']);
  });

  it('a deputy between the words of an answer and its result', async () => {
    const database = await open();
    const before = await openStage(database);
    const phone = await before.joined({ deputy: 'W001' });
    const citizen = await before.phone({ start: 'd_W001' });
    const number = await submitted(before, citizen, '路灯坏了半个月，老人摔了');
    await readAll(phone);
    await phone.say('换好了，三盏都亮了');
    const stage = await restarted(before, database);
    await again(stage, phone).say('1');
    expect((await matterOf(stage, number)).opinion).toMatchObject({
      state: 'answering',
      feedback: { text: '换好了，三盏都亮了', class: 'A' },
    });
  });

  it('an answer in the thirty seconds in which it can be taken back', async () => {
    const database = await open();
    const before = await openStage(database);
    const deputy = await before.joined({ deputy: 'W001' });
    const phone = await before.phone({ start: 'd_W001' });
    const number = await submitted(before, phone, '路灯坏了半个月，老人摔了');
    await deputy.say(`/反馈 ${number} 换好了`);
    await deputy.say('1');
    const stage = await restarted(before, database);
    const citizen = again(stage, phone);
    expect(await citizen.read()).toEqual([]);
    await stage.pass(31_000);
    expect(events(await citizen.read())).toEqual(['answer']);
    expect(events(await citizen.read())).toEqual(['rate']);
    await citizen.say('1');
    expect((await matterOf(stage, number)).opinion.state).toBe('closed');
  });

  it('and one that is taken back after it', async () => {
    const database = await open();
    const before = await openStage(database);
    const deputy = await before.joined({ deputy: 'W001' });
    const phone = await before.phone({ start: 'd_W001' });
    const number = await submitted(before, phone, '路灯坏了半个月，老人摔了');
    await deputy.say(`/反馈 ${number} 换好了`);
    await deputy.say('1');
    const stage = await restarted(before, database);
    await again(stage, deputy).say('0');
    await stage.pass(60_000);
    expect(await again(stage, phone).read()).toEqual([]);
    expect((await matterOf(stage, number)).opinion).toMatchObject({ state: 'acknowledged', feedback: null });
  });

  it('a question that waits, with its reminder and its end', async () => {
    const database = await open();
    const before = await openStage(database);
    const deputy = await before.joined({ deputy: 'W001' });
    const phone = await before.phone({ start: 'd_W001' });
    const number = await submitted(before, phone, '路灯坏了半个月，老人摔了');
    await deputy.say(`/追问 ${number} 是哪一幢楼？`);
    await readAll(phone);
    const stage = await restarted(before, database);
    const citizen = again(stage, phone);
    await stage.pass(new Date('2026-10-27T09:00:00+08:00'));
    expect(events(await citizen.read())).toEqual(['ask']);
    await stage.pass(new Date('2026-11-03T09:00:00+08:00'));
    expect(events(await citizen.read())).toEqual(['time-out']);
    expect((await matterOf(stage, number)).opinion.state).toBe('acknowledged');
  });

  it('reminders that were sent are not sent again, and the next ones still come', async () => {
    const database = await open();
    const before = await openStage(database);
    const phone = await before.joined({ deputy: 'W001' });
    const citizen = await before.phone({ start: 'd_W001' });
    await submitted(before, citizen, '路灯坏了半个月，老人摔了');
    await readAll(phone);
    await before.pass(new Date('2026-10-21T09:00:00+08:00'));
    expect(await phone.read()).toHaveLength(1);
    const stage = await restarted(before, database);
    const deputy = again(stage, phone);
    await stage.pass(new Date('2026-10-21T11:00:00+08:00'));
    expect(await deputy.read()).toEqual([]);
    await stage.pass(new Date('2026-10-22T09:00:00+08:00'));
    expect((await deputy.read()).map((letter) => letter.about?.level)).toEqual([1]);
  });

  it('the whole story goes on where it stood', async () => {
    const database = await open();
    const before = await openStage(database);
    const deputy = await before.joined({ deputy: 'W001' });
    const citizen = await before.phone({ start: 'd_W001' });
    const number = await submitted(before, citizen, '路灯坏了半个月，老人摔了');
    await answered(before, deputy, number, '跟城管局说了，这周五换灯', '2');
    await readAll(citizen);
    const stage = await restarted(before, database);
    const [status] = await again(stage, citizen).say('查');
    expect(status?.about).toMatchObject({ event: 'status', number, state: 'handling', due: '2026-10-23' });
    const inbox = (await again(stage, deputy).say('待办')).at(-1);
    expect(inbox?.choices.map((choice) => choice.id)).toContain(`open.${number}`);
  });
});
