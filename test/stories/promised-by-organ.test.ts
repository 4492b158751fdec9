import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../databases.ts';
import { openStage, seconds } from '../stage.ts';
import { read, submitted } from './forwarded.ts';

describeOnBothDatabases('an organ promises a day', (open) => {
  it('the deputy passes it on, is reminded then, and asks again', async () => {
    const stage = await openStage(await open());
    const deputy = await stage.joined({ deputy: 'W001' });
    const works = await stage.joined({ handler: 'WH-CG' });
    const one = await submitted(stage, deputy);
    await deputy.say(`转办 ${one.number} 五华区城管局`);
    await works.say('接收');
    await works.say('11月20日前换灯');
    await works.say('2 11月20日');
    await read(deputy);
    await deputy.say(`反馈 ${one.number} 城管局说11月20日前换灯`);
    await deputy.say('2 11月20日');
    await stage.pass(seconds(31));
    expect(await read(one.citizen)).toContain('11月20日');
    expect((await one.matter()).opinion.state).toBe('handling');
    expect(await one.owing()).toContain('follow-up deputy:W001 2026-11-20');
    // Told: the reply's own feedback is settled with it.
    expect((await one.owing()).some((duty) => duty.startsWith('feedback'))).toBe(false);

    await stage.pass(new Date('2026-11-20T09:00:00+08:00'));
    expect(await read(deputy)).toContain(String(one.number));
    // It is evaluated or lapses; what was promised can be asked for again.
    await deputy.say(`转办 ${one.number} 五华区城管局`);
    expect((await one.route(2)).state).toBe('offered');
    await works.say(`答复 ${one.number}-2 今天换好了`);
    await works.say('1');
    await read(deputy);
    await deputy.say(`反馈 ${one.number} 换好了`);
    await deputy.say('1');
    await stage.pass(seconds(31));
    expect(await read(one.citizen)).toContain('换好了');
    expect((await one.matter()).opinion.state).toBe('answered');
    expect((await one.owing()).some((duty) => duty.startsWith('follow-up'))).toBe(false);
  });
});
