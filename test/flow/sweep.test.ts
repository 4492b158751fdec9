import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { runTimers } from '../../src/flow/run-timers.ts';
import { sendReminders } from '../../src/flow/send-reminders.ts';
import { describeOnBothDatabases } from '../databases.ts';
import type { Phone, Stage } from '../stage.ts';
import { days } from '../stage.ts';
import { local, openHall, secondWorld, submitted } from './hall.ts';

function opened(): { readonly passed: Promise<void>; open(): void } {
  let open = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open: () => open() };
}

const reminders = (stage: Stage) =>
  stage.world.store.database.reader.reminder.findMany({ orderBy: [{ at: 'asc' }, { level: 'asc' }] });
const remindedBy = async (phone: Phone) => (await phone.read()).filter((letter) => letter.about?.event === 'remind');

describeOnBothDatabases('the sweep', (open) => {
  it('says nothing twice: run again, by two processes at once, after the clock jumped back', async () => {
    const database = await open();
    const stage = await openHall(database);
    const second = await secondWorld(stage, database.url);
    const deputy = await stage.joined({ deputy: 'A1' });
    // Acknowledge by Thursday: a warning on Wednesday.
    for (let count = 0; count < 3; count++) await submitted(stage, await stage.phone({ start: 'd_A1' }));
    await deputy.read();
    stage.clock.set(local('2026-10-21T09:00'));
    const sweeps = await Promise.all([
      sendReminders(stage.world),
      sendReminders(second.world),
      sendReminders(stage.world),
      sendReminders(second.world),
    ]);
    expect(sweeps.flat()).toHaveLength(3);
    await stage.deliver();
    expect(await remindedBy(deputy)).toHaveLength(1);
    expect(await reminders(stage)).toHaveLength(3);

    stage.clock.set(local('2026-10-20T09:00'));
    expect(await sendReminders(stage.world)).toEqual([]);
    const matter = await stage.world.store.ask('matter', { number: 1001 });
    // What happens meanwhile computes the same steps anew.
    await deputy.say(`/news ${matter?.opinion.number} 去看过了`);
    stage.clock.set(local('2026-10-21T10:00'));
    await stage.pass(local('2026-10-21T10:01'));
    expect(await remindedBy(deputy)).toEqual([]);
    expect(new Set((await reminders(stage)).map((row) => `${row.dutyId} ${row.due} ${row.level} ${row.n}`)).size).toBe(
      (await reminders(stage)).length,
    );
    await second.database.close();
  });

  it('does not find the same step again when a duty was turned back to an earlier look', async () => {
    const stage = await openHall(await open());
    await stage.joined({ deputy: 'A1' });
    await submitted(stage, await stage.phone({ start: 'd_A1' }));
    const at = local('2026-10-21T09:00');
    stage.clock.set(at);
    expect(await sendReminders(stage.world)).toHaveLength(1);
    await stage.world.store.database.writer.duty.updateMany({ where: { kind: 'acknowledge' }, data: { nextAt: at } });
    expect(await sendReminders(stage.world)).toEqual([]);
    expect(
      await stage.world.store.database.reader.duty.count({ where: { kind: 'acknowledge', nextAt: { lte: at } } }),
    ).toBe(0);
  });

  it('catches up once with what was missed while nobody rang, at the level of today', async () => {
    const stage = await openHall(await open());
    const deputy = await stage.joined({ deputy: 'A1' });
    const clerk = await stage.joined({ office: 'LX' });
    const citizen = await stage.phone({ start: 'd_A1' });
    const number = await submitted(stage, citizen);
    await deputy.read();
    await clerk.read();
    // Due on Thursday the 22nd; the process was down until six working days after.
    stage.clock.set(local('2026-10-30T09:00'));
    const caughtUp = await sendReminders(stage.world);
    expect(caughtUp).toHaveLength(1);
    expect(caughtUp[0]).toMatchObject({ level: 3, kind: 'acknowledge', number });
    expect(await sendReminders(stage.world)).toEqual([]);
    await stage.deliver();
    expect(await remindedBy(deputy)).toHaveLength(1);
    expect(await remindedBy(clerk)).toHaveLength(1);
  });

  it('bundles what one person owes, and leaves in working hours only', async () => {
    const stage = await openHall(await open());
    const deputy = await stage.joined({ deputy: 'A1' });
    for (let count = 0; count < 4; count++) await submitted(stage, await stage.phone({ start: 'd_A1' }));
    await deputy.read();
    await stage.pass(local('2026-10-22T05:00'));
    expect(await remindedBy(deputy)).toEqual([]);
    await stage.pass(local('2026-10-22T08:29'));
    expect(await remindedBy(deputy)).toEqual([]);
    await stage.pass(local('2026-10-22T08:31'));
    const letters = await remindedBy(deputy);
    expect(letters.length).toBeGreaterThan(0);
    for (const letter of letters)
      for (const number of [1001, 1002, 1003, 1004]) expect(letter.text).toContain(String(number));
    // Friday evening: what is late since today waits for Monday morning.
    await stage.pass(local('2026-10-23T21:00'));
    expect(await remindedBy(deputy)).toEqual([]);
    await stage.pass(local('2026-10-24T10:00'));
    expect(await remindedBy(deputy)).toEqual([]);
    await stage.pass(local('2026-10-26T08:31'));
    expect(await remindedBy(deputy)).toHaveLength(1);
  });

  it('never brings a duty back that was settled in the same moment', async () => {
    const stage = await openHall(await open());
    const deputy = await stage.joined({ deputy: 'A1' });
    const numbers: number[] = [];
    for (let count = 0; count < 6; count++) numbers.push(await submitted(stage, await stage.phone({ start: 'd_A1' })));
    stage.clock.set(local('2026-10-21T09:00'));
    // Everything waits behind one transaction, the first answer before the sweep.
    const gate = opened();
    const before = stage.world.store.commit(function* () {
      return { value: undefined, writes: [{ change: () => gate.passed }] };
    });
    await sleep(20);
    const acks = numbers.map((number) =>
      stage.webChat.hear({
        kind: 'said',
        message: { id: `ack ${number}`, address: deputy.address, at: stage.clock.now(), text: `/ack ${number}` },
      }),
    );
    await sleep(50);
    const swept = sendReminders(stage.world);
    gate.open();
    await Promise.all([before, ...acks, swept]);
    const left = await stage.world.store.database.reader.duty.findMany({ where: { kind: 'acknowledge' } });
    expect(left.map((duty) => duty.status)).toEqual(numbers.map(() => 'settled'));
    expect(left.every((duty) => duty.nextAt === null)).toBe(true);
  });

  it('closes what nobody rated, and what nobody answered goes back, once', async () => {
    const stage = await openHall(await open());
    const deputy = await stage.joined({ deputy: 'A1' });
    const citizen = await stage.phone({ start: 'd_A1' });
    const asked = await submitted(stage, citizen);
    await deputy.say(`/ask ${asked} 哪一栋？`);
    await citizen.read();
    const answered = await submitted(stage, await stage.phone({ start: 'd_A1' }), '门口的井盖坏了');
    await deputy.say(`/answer ${answered} 换好了`);
    await deputy.say('1');
    await stage.pass(60_000);
    const other = await stage.world.store.database.reader.chat.findMany();
    for (const chat of other)
      await stage.webChat.hear({
        kind: 'receipt',
        receipt: { address: chat.address, upTo: chat.lastSeq, evidence: 2, at: stage.clock.now() },
      });
    for (let day = 0; day < 20; day++) {
      await stage.pass(days(1));
      await Promise.all([runTimers(stage.world), sendReminders(stage.world)]);
    }
    const acts = await stage.world.store.database.reader.event.findMany({
      where: { act: { in: ['time-out', 'lapse'] } },
    });
    expect(acts.map((event) => event.act).toSorted()).toEqual(['lapse', 'time-out']);
    const clarify = (await citizen.read()).filter(
      (letter) => letter.about?.number === asked && letter.about.event === 'ask',
    );
    expect(clarify).toHaveLength(1);
  });
});
