import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../databases.ts';
import { openStage, seconds } from '../stage.ts';
import { read, said, submitted } from './forwarded.ts';

describeOnBothDatabases('a transfer up a level and down again', (open) => {
  it('moves who owes the citizen, copies the first receiver, and never goes in a circle', async () => {
    const stage = await openStage(await open());
    const county = await stage.joined({ deputy: 'W001' });
    const city = await stage.joined({ deputy: 'K002' });
    const township = await stage.joined({ deputy: 'W002' });
    const one = await submitted(stage, county);

    await county.say(`转交 ${one.number} K002`);
    expect((await one.matter()).opinion.deputyNo).toBe('W001');
    expect(await read(one.citizen)).toContain('还是');
    await city.read();
    await city.say(`接收 ${one.number}-1`);
    expect((await one.matter()).opinion.deputyNo).toBe('K002');
    expect((await one.owing()).filter((duty) => duty.startsWith('study deputy:K002'))).toHaveLength(1);
    expect(await read(one.citizen)).toContain('现在由');

    // Not back to whom it came from: that is handing back, through the office.
    expect(said(await city.say(`转交 ${one.number} W001`))).toContain('经手过');
    await city.say(`转交 ${one.number} W002`);
    await township.read();
    await township.say(`谢绝 ${one.number}-2 不在我的选区`);
    expect((await one.matter()).opinion.deputyNo).toBe('K002');
    expect(await read(city)).toContain('不在我的选区');

    await read(county);
    await city.say(`反馈 ${one.number} 公交公司下月恢复站点`);
    await city.say('1');
    await stage.pass(seconds(31));
    expect(await read(one.citizen)).toContain('公交公司下月恢复站点');
    // The first receiver gets a copy of the answer, and owes nothing.
    expect(await read(county)).toContain('公交公司下月恢复站点');
    expect((await one.owing()).some((duty) => duty.includes('W001'))).toBe(false);
  });
});
