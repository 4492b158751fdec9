import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../databases.ts';
import { openStage, seconds } from '../stage.ts';
import { daysFrom, events, mornings, readAll } from './calendar-steps.ts';
import { read, said, submitted } from './forwarded.ts';

describeOnBothDatabases('two organs, one late', (open) => {
  it('one replies in time; the other is urged, supervised and replies; the citizen hears the truth all the way', async () => {
    const stage = await openStage(await open());
    const deputy = await stage.joined({ deputy: 'W001' });
    const office = await stage.joined({ office: 'WH' });
    const works = await stage.joined({ handler: 'WH-CG' });
    const water = await stage.joined({ handler: 'WH-SW' });
    const one = await submitted(stage, deputy, '龙翔街道路灯坏了，下水道也堵了半个月');
    const { number, citizen } = one;
    const phones = [water, office, deputy, citizen];
    await deputy.say(`转办 ${number} 五华区城管局`);
    await deputy.say('1');
    await deputy.say(`转办 ${number} 五华区水务局`);
    await deputy.say('1');
    expect([(await one.route(1)).target.id, (await one.route(2)).target.id]).toEqual(['WH-CG', 'WH-SW']);

    await mornings(stage, ['2026-10-20', '2026-10-21'], []);
    await works.say('接收');
    await works.say('路灯换好了');
    await works.say('1');
    await water.say('接收');
    expect(await one.owing()).toEqual(
      expect.arrayContaining(['evaluate deputy:W001 2026-11-11', 'reply organ:WH-SW 2026-11-11']),
    );
    for (const phone of phones) await readAll(phone);
    // What is known is passed on; the rest is still owed.
    await deputy.say(`进展 ${number} 路灯换好了，下水道还等水务局`);
    expect(await read(citizen)).toContain('路灯换好了，下水道还等水务局');
    expect((await one.owing()).filter((duty) => duty.startsWith('feedback'))).toEqual([]);

    // Up to its last day nobody but the organ hears of it; the deputy is asked what the first reply was worth.
    const [warned, above0, asked, quiet] = await mornings(stage, daysFrom('2026-10-22', '2026-11-11'), phones);
    expect(warned?.map((letter) => letter.about?.level)).toEqual([0, 1]);
    expect(warned?.map((letter) => letter.text).join()).toContain(`${number}-2`);
    expect(asked?.map((letter) => letter.text.includes(`【${number}-1】`) && letter.text.includes('评议'))).toEqual([
      true,
      true,
    ]);
    expect([above0, quiet]).toEqual([[], []]);

    const [late, above, copy, honest] = await mornings(stage, ['2026-11-12'], phones);
    expect([late, above, copy, honest].map((letters) => events(letters ?? []))).toEqual([
      ['remind'],
      ['remind'],
      ['remind'],
      ['remind'],
    ]);
    expect(copy?.[0]?.text).toContain('抄送您');
    expect(honest?.[0]?.text).toMatch(/五华区水务局.*11月11日.*催了.*\n.*11月25日.*督办/s);
    // Not evaluated, and that costs nobody a word.
    expect((await one.route(1)).state).toBe('evaluated');

    const [, supervising, , again] = await mornings(stage, daysFrom('2026-11-13', '2026-11-25'), phones);
    expect(supervising?.at(-1)?.text).toContain(`督办 ${number}`);
    expect(again?.at(-1)?.text).toMatch(/开始督办.*12月9日/s);
    expect(said(await office.say('督办'))).toContain('督办1件');
    const record = said(await office.say('1'));
    expect(record).toContain(`【${number}-2】`);
    expect(record).toContain('五华区水务局的答复过期了，本该11月11日');
    await office.say('1');
    await office.say('约水务局明天到现场');
    expect(await read(water)).toContain('约水务局明天到现场');
    expect(await read(deputy)).toContain('约水务局明天到现场');
    expect((await one.matter()).duties.find(({ kind }) => kind === 'supervise')?.ownerId).not.toBeNull();

    await mornings(stage, ['2026-11-26'], []);
    await water.say(`答复 ${number}-2 下水道疏通了`);
    await water.say('1');
    expect(await read(deputy)).toContain('下水道疏通了');
    await deputy.say(`反馈 ${number} 路灯换好了，下水道也通了`);
    await deputy.say('1');
    await stage.pass(seconds(31));
    expect(await read(citizen)).toContain('下水道也通了');
    expect((await one.matter()).opinion.state).toBe('answered');
    await office.say(`督办 ${number} 到现场后第二天疏通`);
    expect((await one.owing()).filter((duty) => duty.startsWith('supervise'))).toEqual([]);
    expect(said(await office.say(`督办 ${number}`))).toContain('到现场后第二天疏通');
  });
});
