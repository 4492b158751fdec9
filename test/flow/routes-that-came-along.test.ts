import { expect, it } from 'vitest';
import { actOnRoute } from '../../src/flow/act-on-opinion.ts';
import { describeOnBothDatabases } from '../databases.ts';
import { openStage, seconds } from '../stage.ts';
import { runningDuties, submitted } from '../stories/calendar-steps.ts';
import { acts, asDeputy, asHandler, asOffice, refer, routeNow } from './acting.ts';

describeOnBothDatabases('a route that came along with a merge', (open) => {
  it('is still there when its new opinion, which never forwarded anything itself, begins a new round', async () => {
    const stage = await openStage(await open());
    const { world } = stage;
    await stage.joined({ deputy: 'W001' });
    const citizen = await stage.phone({ start: 'd_W001' });
    const number = await submitted(stage, citizen, '路灯坏了半个月，老人摔了');
    await acts(stage, number, asDeputy('W001'), { name: 'acknowledge' });
    const joined = await submitted(stage, await stage.phone({ start: 'd_W001' }), '龙翔街道路灯不亮');
    const route = await refer(stage, joined, 'W001', 'WH-CG');
    const target = (await world.store.ask('matter', { number }))?.opinion;
    if (!target) throw new Error('nothing was said');
    await acts(stage, joined, asOffice(target.officeId), { name: 'merge', into: target });
    await acts(stage, number, asHandler('WH-CG'), { name: 'reply', routeId: route.id, class: 'A', text: '换好了' });
    await acts(stage, number, asDeputy('W001'), { name: 'answer', class: 'A', text: '换好了', day: null });
    await stage.pass(seconds(31));
    await citizen.read();
    const author = { role: 'citizen', personId: target.authorId ?? '' } as const;
    await acts(stage, number, author, { name: 'reopen', reason: '又不亮了' });

    expect(await routeNow(stage, route)).toMatchObject({ state: 'replied' });
    expect((await runningDuties(stage, number)).map(({ kind }) => kind)).toContain('evaluate');
    const press = { routeId: route.id, organId: 'WH-CG', press: '1', draft: () => null };
    const act = { name: 'progress', routeId: route.id, text: '又去看了' } as const;
    expect(await actOnRoute(world, { ...press, act })).toMatchObject({ ok: true });
    await acts(stage, number, asDeputy('W001'), { name: 'evaluate', routeId: route.id, mark: 'good' });
  });
});
