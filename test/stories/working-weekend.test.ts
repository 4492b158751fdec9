import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../databases.ts';
import { openStage } from '../stage.ts';
import { mornings, on, runningDuties, submitted } from './calendar-steps.ts';

describeOnBothDatabases('the clock over a working weekend', (open) => {
  it('counts the Saturday on which everybody works, and not the holiday before it', async () => {
    // 2026: 1 to 7 October are free, Saturday 10 October is worked.
    const stage = await openStage(await open(), { at: on('2026-09-30', '10:00') });
    const deputy = await stage.joined({ deputy: 'W001' });
    const citizen = await stage.phone({ start: 'd_W001' });
    const number = await submitted(stage, citizen, '路灯坏了半个月，老人摔了');
    // 8, 9 and 10 October are the three working days.
    expect(await runningDuties(stage, number)).toContainEqual({
      kind: 'acknowledge',
      holder: 'deputy W001',
      due: '2026-10-10',
    });
    await deputy.read();
    const [holiday] = await mornings(stage, ['2026-10-01', '2026-10-04', '2026-10-07', '2026-10-08'], [deputy]);
    expect(holiday).toEqual([]);
    const [warned] = await mornings(stage, ['2026-10-09'], [deputy]);
    expect(warned?.[0]?.about).toMatchObject({ event: 'remind', level: 0 });
    const [today] = await mornings(stage, ['2026-10-10'], [deputy]);
    expect(today?.[0]?.about).toMatchObject({ event: 'remind', level: 1 });
    // Sunday is free; on Monday it is late.
    const [sunday] = await mornings(stage, ['2026-10-11'], [deputy]);
    expect(sunday).toEqual([]);
    const [monday] = await mornings(stage, ['2026-10-12'], [deputy]);
    expect(monday?.[0]?.about).toMatchObject({ event: 'remind', level: 2 });
  });

  it('can say why a date is what it is', async () => {
    const stage = await openStage(await open(), { at: on('2026-09-30', '10:00') });
    await stage.joined({ deputy: 'W001' });
    const citizen = await stage.phone({ start: 'd_W001' });
    await submitted(stage, citizen, '路灯坏了半个月，老人摔了');
    const [why] = await citizen.say('为什么');
    expect(why?.about).toMatchObject({ event: 'why', due: '2026-10-10' });
    expect(why?.text).toContain('国庆节');
    expect(why?.text).not.toContain('10月10日到');
  });
});
