import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../databases.ts';
import { importNext } from '../next-roster.ts';
import { openStage } from '../stage.ts';
import { answered, matterOf, readAll, runningDuties, submitted } from '../stories/calendar-steps.ts';
import { acts, asHandler, asOffice, refer } from './acting.ts';

const successor = 'W099,钱多多,,wuhua,w-lx3,五华区第一代表小组,,zh-CN,active,,,,社区,演示社区,';

describeOnBothDatabases('a mandate that ends with a reply to a closed opinion still to be told', (open) => {
  it('hands that over, too', async () => {
    const stage = await openStage(await open());
    const deputy = await stage.joined({ deputy: 'W001' });
    const citizen = await stage.phone({ start: 'd_W001' });
    const number = await submitted(stage, citizen, '路灯坏了半个月，老人摔了');
    const { id: routeId } = await refer(stage, number, 'W001', 'WH-CG');
    await acts(stage, number, asHandler('WH-CG'), { name: 'return', routeId, reason: '不归我们管' });
    await answered(stage, deputy, number, '已经换好了', '1');
    await readAll(citizen);
    await acts(stage, number, { role: 'system' }, { name: 'lapse' });
    await acts(stage, number, asOffice('LX'), { name: 'bind', routeId, reason: '由你局承办' });
    await acts(stage, number, asHandler('WH-CG'), { name: 'reply', routeId, class: 'A', text: '换好了' });
    await readAll(deputy);

    expect(await importNext(stage, { without: ['W001'], more: [successor] })).toMatchObject({ handedOver: 1 });
    expect((await matterOf(stage, number)).opinion).toMatchObject({ state: 'closed', deputyNo: 'W099' });
    expect((await runningDuties(stage, number)).map(({ kind }) => kind).toSorted()).toEqual(['evaluate', 'feedback']);
  });
});
