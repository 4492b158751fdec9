/** The sweep climbs for what organs, offices and deputies owe on routes; a step is taken once, and never on a weekend. */

import { expect, it } from 'vitest';
import { sendReminders } from '../../src/flow/send-reminders.ts';
import type { LetterRead } from '../../src/store/chat-letters.ts';
import { describeOnBothDatabases } from '../databases.ts';
import { openStage, type Phone, type Stage } from '../stage.ts';
import { daysFrom, mornings, on, runningDuties, submitted } from '../stories/calendar-steps.ts';
import { acts, asDeputy, asHandler, handlerOf, lastRoute, organ } from './acting.ts';

const brief = '龙翔街道路灯坏了半个月，夜里看不见路';
const organId = 'KM-CG';

async function forwarded(stage: Stage): Promise<{ number: number; citizen: Phone; deputy: Phone; office: Phone }> {
  const deputy = await stage.joined({ deputy: 'W001' });
  const office = await stage.joined({ office: 'KM' });
  const citizen = await stage.phone({ start: 'd_W001' });
  const number = await submitted(stage, citizen, '路灯坏了半个月，老人摔了');
  await acts(stage, number, asDeputy('W001'), { name: 'refer', organ: organ(stage, organId), brief });
  for (const phone of [deputy, office, citizen]) await phone.read();
  return { number, citizen, deputy, office };
}

const levels = (letters: readonly LetterRead[] = []) => letters.map((letter) => letter.about?.level ?? null);
const reminders = (letters: readonly LetterRead[] = []) => letters.filter((letter) => letter.about?.event === 'remind');

describeOnBothDatabases('what was forwarded', (open) => {
  it('reminds the handlers of the organ under the name of its route, without the words of the citizen', async () => {
    const stage = await openStage(await open());
    const handler = await handlerOf(stage, organId);
    const other = await handlerOf(stage, 'KM-SW');
    const { number, deputy, office, citizen } = await forwarded(stage);
    await handler.read();
    // Accepting is due on 28 October, 7 working days; L0 two working days before.
    expect(await runningDuties(stage, number)).toContainEqual({
      kind: 'accept',
      holder: `organ ${organId}`,
      due: '2026-10-28',
    });
    const quiet = await mornings(stage, daysFrom('2026-10-20', '2026-10-25'), [handler]);
    expect(quiet.flat()).toEqual([]);
    const [warned, elsewhere, ...nobody] = await mornings(
      stage,
      ['2026-10-26'],
      [handler, other, office, deputy, citizen],
    );
    expect(levels(warned)).toEqual([0]);
    expect(warned?.[0]?.text).toContain(`【${number}-1】龙翔街道路灯坏了半个月`);
    expect(warned?.[0]?.text).not.toContain('老人摔了');
    expect(warned?.[0]?.choices?.map(({ id }) => id)).toEqual([`accept.${number}.1`]);
    expect([elsewhere, ...nobody].flat()).toEqual([]);
    // Ringing again says nothing again.
    for (let n = 0; n < 3; n++) await stage.pass(on('2026-10-26', '10:00'));
    expect(await handler.read()).toEqual([]);
  });

  it('to a silent organ lets the reply run after seven working days, and the citizen hears until when', async () => {
    const stage = await openStage(await open());
    const handler = await handlerOf(stage, organId);
    const { number, citizen } = await forwarded(stage);
    await mornings(stage, daysFrom('2026-10-20', '2026-10-28'), [handler, citizen]);
    const [, honest] = await mornings(stage, ['2026-10-29'], [handler, citizen]);
    expect(await runningDuties(stage, number)).toContainEqual({
      kind: 'reply',
      holder: `organ ${organId}`,
      due: '2026-11-19',
    });
    expect((await lastRoute(stage, number)).silentAt).not.toBeNull();
    const [note] = reminders(honest);
    expect(note?.text).toMatch(/昆明市城市管理局.*10月28日.*催.*\n.*11月19日.*\n/s);
    expect(note?.text.split('\n')).toHaveLength(4);
    // Run again, at once and the day after: nothing is done twice.
    await Promise.all([sendReminders(stage.world), sendReminders(stage.world)]);
    const again = await mornings(stage, ['2026-10-29', '2026-10-30'], [citizen]);
    expect(reminders(again.flat())).toEqual([]);
    expect((await runningDuties(stage, number)).filter(({ kind }) => kind === 'reply')).toHaveLength(1);
    expect((await runningDuties(stage, number)).filter(({ kind }) => kind === 'accept')).toEqual([]);
  });

  it('is supervised on its own route when the reply stays away; office, deputy and citizen hear step by step', async () => {
    const stage = await openStage(await open());
    const handler = await handlerOf(stage, organId);
    const { number, citizen, deputy, office } = await forwarded(stage);
    const { id: routeId } = await lastRoute(stage, number);
    await acts(stage, number, asHandler(organId), { name: 'accept', routeId });
    const phones = [handler, office, deputy, citizen];
    for (const phone of phones) await phone.read();
    // Due on 9 November; L2 on the 10th, L3 on the 16th, L4 on the 23rd.
    await mornings(stage, daysFrom('2026-10-20', '2026-11-09'), phones);
    const late = await mornings(stage, ['2026-11-10'], phones);
    expect(late.map((letters) => levels(reminders(letters)))).toEqual([[2], [2], [2], [2]]);
    expect(late[1]?.[0]?.text).toContain('昆明市城市管理局的答复过期了');
    expect(late[2]?.[0]?.text).toContain('抄送您');
    expect(reminders(late[3])[0]?.text).toMatch(/昆明市城市管理局答复.*11月9日.*\n.*11月23日.*督办/s);
    const between = await mornings(stage, daysFrom('2026-11-11', '2026-11-15'), phones);
    expect(between.map(reminders)).toEqual([[], [], [], []]);
    const pressed = await mornings(stage, ['2026-11-16'], phones);
    expect(pressed.map((letters) => levels(reminders(letters)))).toEqual([[3], [3], [3], []]);
    const supervised = await mornings(stage, daysFrom('2026-11-17', '2026-11-23'), phones);
    expect(supervised.map((letters) => levels(reminders(letters)))).toEqual([[4], [4], [4], [4]]);
    const { duties } = await lastRoute(stage, number);
    const record = duties.filter((duty) => duty.kind === 'supervise');
    expect(record).toMatchObject([{ routeId, holder: { role: 'office' }, due: '2026-12-07', ownerId: null }]);
    expect(reminders(supervised[3])[0]?.text).toMatch(/开始督办.*12月7日/s);
  });

  it('to an organ without anybody here is for the office from the first warning, with what it can do', async () => {
    const stage = await openStage(await open());
    const { office } = await forwarded(stage);
    // What would have gone to its handlers has come here, too.
    expect((await office.all()).some(({ text }) => text.includes('转办单') && text.includes('夜里看不见路'))).toBe(
      true,
    );
    const [warned] = await mornings(stage, daysFrom('2026-10-20', '2026-10-26'), [office]);
    const line = reminders(warned).find((letter) => letter.text.includes('接收'));
    expect(line?.text).toMatch(/昆明市城市管理局的接收，10月28日.*\n.*没有人.*打电话.*转办单/s);
  });

  it('to an office that does not register it is heard by the one above, and above the last by the operator', async () => {
    const stage = await openStage(await open());
    const [deputy, office] = [await stage.joined({ deputy: 'W001' }), await stage.joined({ office: 'WH' })];
    const citizen = await stage.phone({ start: 'd_W001' });
    const number = await submitted(stage, citizen, '路灯坏了半个月，老人摔了');
    await acts(stage, number, asDeputy('W001'), { name: 'report', officeId: 'WH', brief: '全区都该换灯' });
    // Five working days: due on 26 October.
    const operator = await stage.joined({ operator: true });
    for (const phone of [deputy, office, operator, citizen]) await phone.read();
    const early = await mornings(stage, daysFrom('2026-10-20', '2026-10-26'), [office, operator]);
    expect(early.map((letters) => levels(reminders(letters)))).toEqual([[0, 1], []]);
    const late = await mornings(stage, ['2026-10-27'], [office, operator, citizen]);
    expect(late.map((letters) => levels(reminders(letters)))).toEqual([[2], [2], [2]]);
    expect(late[1]?.[0]?.text).toContain('登记');
    expect(late[1]?.[0]?.text).not.toContain('老人摔了');
    // Somebody joins above it: from now on they hear, and the operator does not.
    const above = await stage.joined({ office: 'KM' });
    for (const phone of [above, operator]) await phone.read();
    const pressed = await mornings(stage, daysFrom('2026-10-28', '2026-11-02'), [office, above, operator]);
    expect(pressed.map((letters) => levels(reminders(letters)))).toEqual([[3], [3], []]);
    await mornings(stage, daysFrom('2026-11-03', '2026-11-09'), [above]);
    const record = await lastRoute(stage, number);
    expect(record.duties.find(({ kind }) => kind === 'supervise')).toMatchObject({ routeId: record.id });
  });

  it('to a deputy who stays silent is called off at L4, and the first one studies again', async () => {
    const stage = await openStage(await open());
    const target = await stage.joined({ deputy: 'W002' });
    const deputy = await stage.joined({ deputy: 'W001' });
    const office = await stage.joined({ office: 'KM' });
    const citizen = await stage.phone({ start: 'd_W001' });
    const number = await submitted(stage, citizen, '公交改线了，老人走不动');
    const other = await stage.world.store.ask('deputy', { no: 'W002' });
    if (!other) throw new Error('W002 is not in the roster.');
    await acts(stage, number, asDeputy('W001'), { name: 'transfer', deputy: other, brief: '公交改线' });
    const phones = [target, deputy, office, citizen];
    for (const phone of phones) await phone.read();
    // Due on 22 October; L2 on the 23rd, L4 on 5 November.
    await mornings(stage, daysFrom('2026-10-20', '2026-10-22'), phones);
    const late = await mornings(stage, ['2026-10-23'], phones);
    expect(late.map((letters) => levels(reminders(letters)))).toEqual([[2], [2], [2], [2]]);
    expect(reminders(late[3])[0]?.text).toMatch(/李国强代表.*10月22日.*11月5日.*王秀英代表接着办/s);
    await mornings(stage, daysFrom('2026-10-24', '2026-11-04'), phones);
    const over = await mornings(stage, ['2026-11-05'], phones);
    expect((await lastRoute(stage, number)).state).toBe('cancelled');
    expect(over.flatMap(reminders).filter((letter) => letter.text.includes('督办'))).toEqual([]);
    const running = await runningDuties(stage, number);
    expect(running).toContainEqual({ kind: 'study', holder: 'deputy W001', due: '2026-11-12' });
    expect(running.map(({ kind }) => kind)).not.toContain('supervise');
    await sendReminders(stage.world);
    await stage.deliver();
    expect(
      (await Promise.all(phones.map((phone) => phone.read()))).flat().filter((one) => one.about?.event === 'remind'),
    ).toEqual([]);
  });

  it('copies the first receiver from L2 on once a transfer was accepted', async () => {
    const stage = await openStage(await open());
    const second = await stage.joined({ deputy: 'W002' });
    const first = await stage.joined({ deputy: 'W001' });
    const citizen = await stage.phone({ start: 'd_W001' });
    const number = await submitted(stage, citizen, '公交改线了，老人走不动');
    const other = await stage.world.store.ask('deputy', { no: 'W002' });
    if (!other) throw new Error('W002 is not in the roster.');
    await acts(stage, number, asDeputy('W001'), { name: 'transfer', deputy: other, brief: '公交改线' });
    const { id: routeId } = await lastRoute(stage, number);
    await acts(stage, number, asDeputy('W002'), { name: 'accept', routeId });
    const phones = [second, first];
    for (const phone of phones) await phone.read();
    // Study, 10 working days: due on 2 November.
    const early = await mornings(stage, daysFrom('2026-10-20', '2026-11-02'), phones);
    expect(early.map((letters) => levels(reminders(letters)))).toEqual([[0, 1], []]);
    const late = await mornings(stage, ['2026-11-03'], phones);
    expect(late.map((letters) => levels(reminders(letters)))).toEqual([[2], [2]]);
    expect(late[1]?.[0]?.text).toMatch(/抄送您.*李国强代表的研究办理/);
  });

  it('leaves a reply that nobody evaluates as not evaluated, without a word to anybody', async () => {
    const stage = await openStage(await open());
    const { number, citizen, deputy, office } = await forwarded(stage);
    const { id: routeId } = await lastRoute(stage, number);
    await acts(stage, number, asHandler(organId), { name: 'accept', routeId });
    const reply = { name: 'reply', routeId, class: 'A', text: '灯已换好' } as const;
    await acts(stage, number, asHandler(organId), reply);
    await mornings(stage, daysFrom('2026-10-20', '2026-11-09'), [deputy, office, citizen]);
    await stage.pass(on('2026-11-10'));
    const { state, evaluation, evaluationLapsedAt } = await lastRoute(stage, number);
    expect([state, evaluation, evaluationLapsedAt !== null]).toEqual(['evaluated', null, true]);
    for (const phone of [deputy, office, citizen])
      expect((await phone.read()).filter((letter) => letter.text.includes('评议'))).toEqual([]);
  });

  it('is named in the note after a month of silence: who has it, and until when', async () => {
    const stage = await openStage(await open());
    await handlerOf(stage, organId);
    const { citizen } = await forwarded(stage);
    // Forwarded on 19 October; the organ is silent, and owes its reply by 19 November.
    const [told] = await mornings(stage, daysFrom('2026-10-20', '2026-11-18'), [citizen]);
    const month = told?.find((letter) => letter.text.includes('我们没有忘'));
    expect(month?.text).toMatch(/现在等昆明市城市管理局。期限是11月19日/);
  });
});
