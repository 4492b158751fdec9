import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../databases.ts';
import { openStage } from '../stage.ts';
import { read, submitted } from './forwarded.ts';

describeOnBothDatabases('a deputy is not satisfied', (open) => {
  it('so the organ does it again within a month; a second time the office supervises', async () => {
    const stage = await openStage(await open());
    const deputy = await stage.joined({ deputy: 'W001' });
    const works = await stage.joined({ handler: 'WH-CG' });
    const one = await submitted(stage, deputy);
    const { officeId } = (await one.matter()).opinion;
    const office = await stage.joined({ office: officeId });
    await deputy.say(`转办 ${one.number} 五华区城管局`);
    await works.say('接收');
    await works.say('已关注');
    await works.say('4');
    await read(one.citizen);

    await deputy.say(`评议 ${one.number}-1 不满意 没有说哪天修`);
    const route = await one.route(1);
    expect(route).toMatchObject({ state: 'accepted', round: 2, unsatisfied: 1, evaluation: 'bad' });
    // The next round: a month from 19 October.
    expect(await one.owing()).toContain('reply organ:WH-CG 2026-11-19');
    expect(await read(works)).toContain('没有说哪天修');
    expect(await read(one.citizen)).toContain('不满意');

    await works.say(`答复 ${one.number}-1 已列入计划`);
    await works.say('4');
    await read(office);
    await deputy.say(`评议 ${one.number}-1 不满意 还是没有日子`);
    expect(await one.route(1)).toMatchObject({ state: 'accepted', round: 3, unsatisfied: 2 });
    expect((await one.owing()).filter((duty) => duty.startsWith(`supervise office:${officeId}`))).toHaveLength(1);
    expect(await read(office)).toContain('还是没有日子');

    await works.say(`答复 ${one.number}-1 11月30日前换完`);
    await works.say('2 11月30日');
    expect((await one.route(1)).reply).toMatchObject({ class: 'B', day: '2026-11-30' });
    await deputy.say(`评议 ${one.number}-1 满意`);
    expect(await one.route(1)).toMatchObject({ state: 'evaluated', evaluation: 'good' });
    // The citizen has not heard of it yet: that is still owed.
    expect((await one.owing()).some((duty) => duty.startsWith('feedback deputy:W001'))).toBe(true);
  });
});
