import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../databases.ts';
import { openStage } from '../stage.ts';
import { events, matterOf, mornings, runningDuties, submitted } from './calendar-steps.ts';

describeOnBothDatabases('a silent deputy', (open) => {
  it('is warned, reminded and pressed step by step; the office hears, and the citizen is told the truth twice', async () => {
    const stage = await openStage(await open());
    const deputy = await stage.joined({ deputy: 'W001' });
    const office = await stage.joined({ office: 'KM' });
    const citizen = await stage.phone({ start: 'd_W001' });
    const number = await submitted(stage, citizen, '路灯坏了半个月，老人摔了');
    expect(await runningDuties(stage, number)).toContainEqual({
      kind: 'acknowledge',
      holder: 'deputy W001',
      due: '2026-10-22',
    });
    await deputy.read();
    const phones = [deputy, office, citizen];
    const levels = (letters: { about: { level?: number } | null }[] | undefined) =>
      letters?.map((letter) => letter.about?.level);

    const [nothing] = await mornings(stage, ['2026-10-20'], phones);
    expect(nothing).toEqual([]);
    // L0: one working day before.
    expect(levels((await mornings(stage, ['2026-10-21'], phones))[0])).toEqual([0]);
    // L1: the day itself.
    expect(levels((await mornings(stage, ['2026-10-22'], phones))[0])).toEqual([1]);
    // L2: the first working day after; holder, office and citizen.
    const [late, told, honest] = await mornings(stage, ['2026-10-23'], phones);
    expect([levels(late), levels(told), levels(honest)]).toEqual([[2], [2], [2]]);
    expect(told?.[0]?.text).toContain('王秀英代表');
    expect(honest?.[0]?.text).toMatch(/王秀英代表.*晚了/);
    // The weekend is quiet, and so is the week until five working days have passed.
    expect((await mornings(stage, ['2026-10-24', '2026-10-25', '2026-10-26', '2026-10-28'], phones)).flat()).toEqual(
      [],
    );
    // L3: five working days overdue; holder and office, not the citizen.
    const [pressed, pressedOffice, quiet] = await mornings(stage, ['2026-10-29'], phones);
    expect([levels(pressed), levels(pressedOffice), quiet]).toEqual([[3], [3], []]);
    // L4: ten working days overdue; a supervision with an owner is opened.
    const [supervised, owner, second] = await mornings(
      stage,
      ['2026-10-30', '2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05'],
      phones,
    );
    expect(levels(supervised)).toEqual([4]);
    expect(events(owner ?? [])).toEqual(['remind', 'supervise']);
    expect(levels(second)).toEqual([4]);
    expect(await runningDuties(stage, number)).toContainEqual({
      kind: 'supervise',
      holder: expect.stringContaining('office '),
      due: '2026-11-19',
    });

    // Overdue is a question about today: the state has not moved, and an acknowledgement still counts.
    expect((await matterOf(stage, number)).opinion.state).toBe('submitted');
    await deputy.say(`签收 ${number}`);
    expect(events(await citizen.read())).toEqual(['acknowledge']);
    await office.say(`/督办 ${number} 通了电话，今天签收了`);
    expect((await runningDuties(stage, number)).map((duty) => duty.kind)).not.toContain('supervise');
  });

  it('is reminded of each step once, however often and late the bell rings', async () => {
    const stage = await openStage(await open());
    const deputy = await stage.joined({ deputy: 'W001' });
    const citizen = await stage.phone({ start: 'd_W001' });
    await submitted(stage, citizen, '路灯坏了半个月，老人摔了');
    await deputy.read();
    for (let n = 0; n < 3; n++) await stage.pass(new Date('2026-10-22T09:00:00+08:00'));
    expect(await deputy.read()).toHaveLength(1);
    // The clock was put back over a step that had been taken.
    await stage.pass(new Date('2026-10-21T09:00:00+08:00'));
    await stage.pass(new Date('2026-10-22T10:00:00+08:00'));
    expect(await deputy.read()).toEqual([]);
  });
});
