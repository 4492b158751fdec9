import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../databases.ts';
import { openStage, type Phone, type Stage } from '../stage.ts';
import { answered, events, matterOf, readAll, runningDuties, submitted } from './calendar-steps.ts';

/** The citizen submits and is never seen again: the answer leaves, and nobody fetches it. */
async function unread(stage: Stage): Promise<{ deputy: Phone; office: Phone; citizen: Phone; number: number }> {
  const deputy = await stage.joined({ deputy: 'W001' });
  const office = await stage.joined({ office: 'KM' });
  const citizen = await stage.phone({ start: 'd_W001' });
  const number = await submitted(stage, citizen, '路灯坏了半个月，老人摔了');
  await answered(stage, deputy, number, '换好了，三盏都亮了', '1');
  for (const phone of [deputy, office]) await readAll(phone);
  return { deputy, office, citizen, number };
}

describeOnBothDatabases('a citizen whom the answer does not reach', (open) => {
  it('is not told by sending: after three working days the office is asked to reach them', async () => {
    const stage = await openStage(await open());
    const { office, number } = await unread(stage);
    expect((await matterOf(stage, number)).opinion).toMatchObject({
      state: 'answering',
      feedback: { deliveredAt: null },
    });
    await stage.pass(new Date('2026-10-22T09:00:00+08:00'));
    expect(await office.read()).toEqual([]);
    await stage.pass(new Date('2026-10-23T08:31:00+08:00'));
    expect(events(await office.read())).toEqual(['bounce']);
    expect(await runningDuties(stage, number)).toContainEqual({
      kind: 'reach',
      holder: expect.stringContaining('office '),
      due: '2026-10-28',
    });
    expect((await matterOf(stage, number)).opinion.state).toBe('answering');
  });

  it('is told otherwise: who, how and when stand on record, and it counts as told', async () => {
    const stage = await openStage(await open());
    const { deputy, office, citizen, number } = await unread(stage);
    await stage.pass(new Date('2026-10-23T08:31:00+08:00'));
    await office.read();
    await office.say(`/已告知 ${number} 小陈今天下午打电话告诉了本人`);
    expect((await matterOf(stage, number)).opinion).toMatchObject({
      state: 'answered',
      feedback: { told: '小陈今天下午打电话告诉了本人' },
    });
    expect(events(await readAll(deputy))).toEqual(['confirm-delivery']);
    expect((await runningDuties(stage, number)).map((duty) => duty.kind)).toEqual(['rating']);
    // They were not told at all: the text is shown at once, and the office hears of it.
    await readAll(citizen);
    const [shown] = await citizen.say('没有人告诉我');
    expect(shown?.text).toContain('换好了，三盏都亮了');
    expect(events(await readAll(office))).toEqual(['not-told']);
    expect((await matterOf(stage, number)).opinion).toMatchObject({
      state: 'answered',
      rating: null,
      feedback: { told: null },
    });
  });

  it('is held after two tries on different days, and counts as not told', async () => {
    const stage = await openStage(await open());
    const { office, deputy, number } = await unread(stage);
    await stage.pass(new Date('2026-10-23T08:31:00+08:00'));
    await office.read();
    await office.say(`留置 ${number}`);
    await office.say(`留置 ${number}`);
    expect((await matterOf(stage, number)).opinion.feedback).toMatchObject({ tries: 1, heldAt: null });
    await stage.pass(new Date('2026-10-26T10:00:00+08:00'));
    await office.say(`留置 ${number}`);
    const { opinion } = await matterOf(stage, number);
    expect(opinion.state).toBe('answering');
    expect(opinion.feedback).toMatchObject({ tries: 2, deliveredAt: null });
    expect(opinion.feedback?.heldAt).not.toBeNull();
    expect((await runningDuties(stage, number)).map((duty) => duty.kind)).not.toContain('reach');
    expect(events(await readAll(deputy))).toContain('hold');
  });

  it('comes back after all: opening the chat is the evidence, and then the rating is asked for', async () => {
    const stage = await openStage(await open());
    const { citizen, number } = await unread(stage);
    await stage.pass(new Date('2026-10-23T08:31:00+08:00'));
    await stage.pass(new Date('2026-10-24T10:00:00+08:00'));
    const letters = await readAll(citizen);
    expect(letters[0]?.text).toContain('换好了，三盏都亮了');
    expect(letters.at(-1)?.about?.event).toBe('rate');
    expect((await matterOf(stage, number)).opinion.state).toBe('answered');
    expect((await runningDuties(stage, number)).map((duty) => duty.kind)).toEqual(['rating']);
  });

  it('has no chat at all: the office owes the telling as soon as the answer can no longer be taken back', async () => {
    const stage = await openStage(await open());
    const deputy = await stage.joined({ deputy: 'W001' });
    const office = await stage.joined({ office: 'WH' });
    const [recorded] = await office.say('/代录 李大妈，没有电话：龙翔街道演示路的井盖松了');
    const number = recorded?.about?.number ?? 0;
    await office.say(`/分派 ${number} W001`);
    await readAll(office);
    await deputy.say(`/反馈 ${number} 井盖换好了`);
    await deputy.say('1');
    await deputy.say('0');
    expect((await matterOf(stage, number)).opinion.state).toBe('acknowledged');
    await answered(stage, deputy, number, '井盖换好了，不响了', '1');
    expect(events(await readAll(office))).toEqual(['bounce']);
    expect((await runningDuties(stage, number)).map((duty) => duty.kind)).toContain('reach');
    const { opinion } = await matterOf(stage, number);
    const story = await stage.world.store.ask('story', { opinionId: opinion.id });
    expect(story.events.at(-1)).toMatchObject({ act: 'bounce', data: { why: 'no-channel' } });
  });

  it('has left every chat: so does one with an answer, a door, or the answer to the same matter', async () => {
    const stage = await openStage(await open());
    const deputy = await stage.joined({ deputy: 'W001' });
    const office = await stage.joined({ office: 'KM' });
    const phones = [await stage.phone(), await stage.phone(), await stage.phone(), await stage.phone()] as const;
    const [target, alone, elsewhere, same] = phones;
    const words = '五华区龙翔街道的路灯坏了半个月，老人摔了';
    const numbers: number[] = [];
    for (const phone of phones) numbers.push(await submitted(stage, phone, words));
    const [first = 0, second = 0, third = 0, fourth = 0] = numbers;
    for (const number of [first, second, fourth]) await office.say(`/分派 ${number} W001`);
    await office.say(`/merge ${fourth} ${first}`);
    await office.say('1');
    for (const phone of phones) await readAll(phone);
    for (const { address } of [alone, elsewhere, same])
      await stage.webChat.hear({ kind: 'gone', address, at: stage.clock.now() });
    await readAll(office);

    await answered(stage, deputy, first, '换好了，三盏都亮了', '1');
    await answered(stage, deputy, second, '换好了，三盏都亮了', '1');
    await office.say(`/divert ${third} 不归代表管`);
    await office.say('1');
    await stage.pass(31_000);
    for (const number of [second, third, fourth])
      expect(await runningDuties(stage, number)).toContainEqual({
        kind: 'reach',
        holder: expect.stringContaining('office '),
        due: '2026-10-22',
      });
    expect(events(await office.all()).filter((event) => event === 'bounce')).toHaveLength(3);
    expect(events(await readAll(target))).toEqual(['answer', 'rate']);

    // Each of them writes again, one day, and reads there what was kept for them.
    for (const phone of [alone, elsewhere, same]) await phone.say('有消息吗');
    expect(events(await readAll(alone))).toEqual(['rate']);
    for (const [phone, number, words] of [
      [alone, second, '「换好了，三盏都亮了」'],
      [elsewhere, third, '不归代表管，请找'],
      [same, fourth, '「换好了，三盏都亮了」'],
    ] as const) {
      const texts = (await phone.all()).map((letter) => letter.text);
      expect([number, texts.filter((text) => text.includes(words)).length]).toEqual([number, 1]);
      expect((await runningDuties(stage, number)).map((duty) => duty.kind)).not.toContain('reach');
    }
  });
});
