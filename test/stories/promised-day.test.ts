import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../databases.ts';
import { openStage } from '../stage.ts';
import { answered, events, matterOf, mornings, readAll, runningDuties, submitted } from './calendar-steps.ts';

describeOnBothDatabases('an answer that promises a day', (open) => {
  it('keeps the opinion open; on that day the deputy is asked, and the citizen hears again', async () => {
    const stage = await openStage(await open());
    const deputy = await stage.joined({ deputy: 'W001' });
    const citizen = await stage.phone({ start: 'd_W001' });
    const number = await submitted(stage, citizen, '路灯坏了半个月，老人摔了');
    await answered(stage, deputy, number, '跟城管局说了，10月30日换灯', '2');
    const [promise] = await readAll(citizen);
    expect(promise?.about).toMatchObject({ event: 'answer', due: '2026-10-30' });
    // Told, but not solved: nothing is closed, nobody is asked to rate.
    expect((await matterOf(stage, number)).opinion.state).toBe('handling');
    expect(await runningDuties(stage, number)).toContainEqual({
      kind: 'follow-up',
      holder: 'deputy W001',
      due: '2026-10-30',
    });
    await readAll(deputy);

    const [asked] = await mornings(stage, ['2026-10-28', '2026-10-29', '2026-10-30'], [deputy]);
    expect(asked?.map((letter) => letter.about?.level)).toEqual([0, 1]);
    await answered(stage, deputy, number, '换好了，三盏都亮了', '1');
    expect(events(await readAll(citizen))).toEqual(['answer', 'rate']);
    await citizen.say('1');
    expect((await matterOf(stage, number)).opinion.state).toBe('closed');
    expect(await runningDuties(stage, number)).toEqual([]);
  });

  it('goes on for as long as it is promised anew, and ends when the citizen says it is enough', async () => {
    const stage = await openStage(await open());
    const deputy = await stage.joined({ deputy: 'W001' });
    const citizen = await stage.phone({ start: 'd_W001' });
    const number = await submitted(stage, citizen, '路灯坏了半个月，老人摔了');
    await answered(stage, deputy, number, '材料订好了', '2 11月10日');
    await readAll(citizen);
    await answered(stage, deputy, number, '还在路上', '2 11月20日');
    const [again] = await readAll(citizen);
    expect(again?.about).toMatchObject({ due: '2026-11-20' });
    expect((await runningDuties(stage, number)).filter((duty) => duty.kind === 'follow-up')).toEqual([
      { kind: 'follow-up', holder: 'deputy W001', due: '2026-11-20' },
    ]);
    await readAll(deputy);
    await citizen.say('够了');
    expect((await matterOf(stage, number)).opinion.state).toBe('closed');
    expect(events(await readAll(deputy))).toEqual(['enough']);
    expect(await runningDuties(stage, number)).toEqual([]);
  });

  it('breaks the promise: the ladder climbs for the promised day as for any other', async () => {
    const stage = await openStage(await open());
    const deputy = await stage.joined({ deputy: 'W001' });
    const office = await stage.joined({ office: 'KM' });
    const citizen = await stage.phone({ start: 'd_W001' });
    const number = await submitted(stage, citizen, '路灯坏了半个月，老人摔了');
    await answered(stage, deputy, number, '跟城管局说了，这周五换灯', '2');
    for (const phone of [deputy, office, citizen]) await readAll(phone);
    const [, told, honest] = await mornings(
      stage,
      ['2026-10-22', '2026-10-23', '2026-10-26'],
      [deputy, office, citizen],
    );
    expect(told?.map((letter) => letter.about?.level)).toEqual([2]);
    expect(honest?.map((letter) => letter.about?.level)).toEqual([2]);
    expect(honest?.[0]?.text).toContain('10月23日');
  });
});
