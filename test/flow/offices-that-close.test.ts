import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../databases.ts';
import { importNext } from '../next-roster.ts';
import { openStage } from '../stage.ts';
import { events, readAll, runningDuties, submitted } from '../stories/calendar-steps.ts';
import { acts, asDeputy, lastRoute, routeNow } from './acting.ts';

describeOnBothDatabases('an office that closes', (open) => {
  it('leaves what it owes, what was reported to it, too, to the one above it, which the citizen is told of', async () => {
    const stage = await openStage(await open());
    await stage.joined({ deputy: 'W001' });
    const member = await stage.joined({ office: 'LX' });
    const above = await stage.joined({ office: 'WH' });
    const citizen = await stage.phone({ start: 'd_W001' });
    const number = await submitted(stage, citizen, '龙翔街道的路灯坏了半个月，老人摔了');
    await acts(stage, number, asDeputy('W001'), { name: 'report', officeId: 'LX', brief: '全市都该换灯' });
    const report = await lastRoute(stage, number);
    const waiting = await stage.phone();
    const other = await submitted(stage, waiting, '龙翔街道菜市场门口乱停车');
    expect((await runningDuties(stage, other)).map(({ holder }) => holder)).toContain('office LX');
    for (const phone of [member, above]) await readAll(phone);

    await importNext(stage, { without: ['LX'] });
    const told = await readAll(member);
    expect(events(told)).toEqual(['role-ended']);
    expect(told[0]?.text).toContain('龙翔街道人大工作委员会不在新的名册里了');
    // Whoever has left it can do nothing there any more.
    await member.say(`/register ${report.no}-${report.n}`);
    expect((await routeNow(stage, report)).state).toBe('filed');

    // The office above reads both in its list, and does what is owed.
    const numbers = (await above.say('待办'))
      .flatMap(({ choices }) => choices?.map(({ label }) => label) ?? [])
      .join(' ');
    expect(numbers).toContain(String(number));
    expect(numbers).toContain(String(other));
    await above.say(`/register ${report.no}-${report.n}`);
    expect((await routeNow(stage, report)).state).toBe('registered');
    const [status] = await waiting.say('查');
    expect(status?.text).toContain('五华区人大常委会代表联络室');
    expect(status?.text).not.toContain('龙翔街道人大工作委员会');
  });
});
