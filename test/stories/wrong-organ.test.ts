import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../databases.ts';
import { days, openStage, seconds } from '../stage.ts';
import { read, said, submitted } from './forwarded.ts';

describeOnBothDatabases('the wrong organ', (open) => {
  it('returns it, the next one too, and the office binds whom it belongs to; the citizen hears of each hop', async () => {
    const stage = await openStage(await open());
    const deputy = await stage.joined({ deputy: 'W001' });
    const water = await stage.joined({ handler: 'WH-SW' });
    const works = await stage.joined({ handler: 'WH-CG' });
    const one = await submitted(stage, deputy);
    const office = await stage.joined({ office: (await one.matter()).opinion.officeId });

    await deputy.say(`转办 ${one.number} 五华区水务局`);
    expect(await read(one.citizen)).toContain('五华区水务局接收');
    await water.read();
    await water.say(`退回 ${one.number}-1 路灯不归水务局`);
    expect(await read(one.citizen)).toContain('五华区水务局退回了');
    expect(await read(deputy)).toContain('路灯不归水务局');
    // Five working days to find another way, counted from Monday 19 October.
    expect(await one.owing()).toContain('study deputy:W001 2026-10-26');

    // Not again where it came back from; to the next one it goes.
    expect(said(await deputy.say(`转办 ${one.number} 五华区水务局`))).toContain('退回过');
    await deputy.say(`转办 ${one.number} 五华区城管局`);
    await works.read();
    await works.say(`退回 ${one.number}-2 这一盏是物业装的`);
    const asked = await read(office);
    expect(asked).toContain('这一盏是物业装的');
    expect((await one.owing()).filter((duty) => duty.startsWith('decide'))).toHaveLength(1);

    await office.say(`指定承办 ${one.number}-2 公用路灯归城管局`);
    expect((await one.route(2)).state).toBe('accepted');
    expect((await one.owing()).some((duty) => duty.startsWith('decide'))).toBe(false);
    expect(await read(one.citizen)).toContain('指定');
    expect(await read(works)).toContain('公用路灯归城管局');
    expect(said(await works.say(`退回 ${one.number}-2 真的不归我们`))).toMatch(/做不了|不能|结束/);

    await stage.pass(days(2));
    await works.say(`答复 ${one.number}-2 已换灯3盏`);
    await works.say('1');
    expect((await one.route(2)).reply).toMatchObject({ class: 'A', text: '已换灯3盏' });
    await read(deputy);
    await deputy.say(`反馈 ${one.number} 城管局换了3盏灯`);
    await deputy.say('1');
    await stage.pass(seconds(31));
    expect(await read(one.citizen)).toContain('城管局换了3盏灯');
    expect((await one.matter()).opinion.state).toBe('answered');
  });
});
