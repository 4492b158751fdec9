import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../databases.ts';
import { openStage, seconds } from '../stage.ts';
import { read, submitted } from './forwarded.ts';

describeOnBothDatabases('neighbours merged while an organ is at work', (open) => {
  it('the route moves over under its own name, and each hears in their language', async () => {
    const stage = await openStage(await open());
    const deputy = await stage.joined({ deputy: 'W001' });
    const works = await stage.joined({ handler: 'WH-CG' });
    const first = await submitted(stage, deputy);
    const office = await stage.joined({ office: (await first.matter()).opinion.officeId });
    const second = await submitted(stage, deputy, '龙翔街道路灯不亮，出门看不见');
    const english = await stage.phone({ start: 'd_W001', language: 'en' });
    await english.say('The street lights in Longxiang are out');
    await stage.pass(seconds(3));
    await english.read();
    const third = (await english.say('1')).find((one) => one.about?.event === 'submit')?.about?.number ?? 0;
    await deputy.say('全部签收');
    await deputy.say(`转办 ${second.number} 五华区城管局`);
    const due = (await second.owing()).find((duty) => duty.startsWith('accept'));
    await works.read();

    for (const number of [second.number, third]) {
      const [asked] = await office.say(`并案 ${number} ${first.number}`);
      await office.choose(asked?.choices.find(({ act }) => act === 'merge') ?? '');
    }
    expect((await second.matter()).routes).toEqual([]);
    const moved = (await first.matter()).routes[0];
    expect(moved).toMatchObject({ no: second.number, n: 1, state: 'offered' });
    expect((await first.matter()).opinion.state).toBe('handling');
    // The day that was promised stays.
    expect(await first.owing()).toContain(due);

    await works.say(`答复 ${second.number}-1 已换灯`);
    await works.say('1');
    expect((await first.matter()).routes[0]?.state).toBe('replied');
    await read(second.citizen);
    await english.read();
    await deputy.read();
    await deputy.say(`反馈 ${first.number} 城管局换了灯`);
    await deputy.say('1');
    await stage.pass(seconds(31));
    await stage.pass(seconds(60));
    for (const phone of [first.citizen, second.citizen]) expect(await read(phone)).toContain('城管局换了灯');
    const told = await read(english);
    expect(told).toContain('城管局换了灯');
    expect(told).toContain(`${third}`);
    expect(told).toMatch(/solved/);
    expect((await second.matter()).opinion.state).toBe('answered');
  });
});
