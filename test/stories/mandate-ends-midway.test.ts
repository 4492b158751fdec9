import { expect, it } from 'vitest';
import { heal } from '../../src/flow/heal.ts';
import { describeOnBothDatabases } from '../databases.ts';
import { routeNow } from '../flow/acting.ts';
import { importNext } from '../next-roster.ts';
import { openStage, type Phone, type Stage } from '../stage.ts';
import { events, matterOf, mornings, readAll, runningDuties, submitted } from './calendar-steps.ts';

const successor = 'W099,钱多多,,wuhua,w-lx3,五华区第一代表小组,,zh-CN,active,,,,社区,演示社区,';

const kinds = async (stage: Stage, number: number) =>
  (await runningDuties(stage, number))
    .filter(({ kind }) => kind !== 'progress')
    .map(({ kind, holder }) => `${kind} ${holder}`)
    .toSorted();
const named = async (phone: Phone) =>
  (await readAll(phone)).map((letter) => `${letter.about?.event} ${letter.about?.number}`);
const lastRoute = async (stage: Stage, number: number) => {
  const route = (await matterOf(stage, number)).routes.at(-1);
  if (!route) throw new Error(`Nothing of ${number} was forwarded.`);
  return route;
};

describeOnBothDatabases('a mandate that ends while others work on it', (open) => {
  it('hands the referral to the successor, who hears the organ and answers; what was offered to the former one is offered no more', async () => {
    const stage = await openStage(await open());
    const former = await stage.joined({ deputy: 'W001' });
    const other = await stage.joined({ deputy: 'W002' });
    const handler = await stage.joined({ handler: 'WH-CG' });
    await stage.joined({ office: 'LX' });
    const [citizen, neighbour] = [await stage.phone({ start: 'd_W001' }), await stage.phone({ start: 'd_W002' })];

    // The organ has accepted what W001 referred; W002 offers hers to W001, and W001 a third one to W002.
    const number = await submitted(stage, citizen, '龙翔街道的路灯坏了半个月，老人摔了');
    await former.say(`/refer ${number} 五华区城管局`);
    const referral = await lastRoute(stage, number);
    await handler.say(`/accept ${number}-${referral.n}`);
    const offered = await submitted(stage, neighbour, '公交车改了线，老人看病要走两公里');
    await other.say(`/transfer ${offered} 王秀英`);
    const inVain = await lastRoute(stage, offered);
    const passed = await submitted(stage, await stage.phone({ start: 'd_W001' }), '菜市场门口乱停车');
    await former.say(`/transfer ${passed} W002`);
    const stays = await lastRoute(stage, passed);
    expect([referral, inVain, stays].map(({ kind }) => kind)).toEqual(['referral', 'transfer', 'transfer']);
    expect((await routeNow(stage, referral)).state).toBe('accepted');
    for (const phone of [former, other, handler, citizen, neighbour]) await readAll(phone);

    const imported = await importNext(stage, { without: ['W001'], more: [successor] });
    expect(imported).toMatchObject({ handedOver: 2, rerouted: 1 });
    // The organ goes on, and owes it as before; only whom it owes it to has changed.
    expect(await routeNow(stage, referral)).toMatchObject({ state: 'accepted', target: { id: 'WH-CG' } });
    expect((await matterOf(stage, number)).opinion).toMatchObject({ state: 'handling', deputyNo: 'W099' });
    expect(await kinds(stage, number)).toContain('reply organ WH-CG');
    expect(await named(citizen)).toEqual([`hand-over ${number}`]);
    // What was offered to nobody any more is with whoever offered it.
    expect(await routeNow(stage, inVain)).toMatchObject({ state: 'cancelled' });
    expect(await kinds(stage, offered)).toEqual(['study deputy W002']);
    expect(await named(other)).toContain(`cancel ${offered}`);
    expect(await named(neighbour)).toEqual([`cancel ${offered}`]);
    // What the former deputy had offered is still to be taken or declined; the successor owes it meanwhile.
    expect(await routeNow(stage, stays)).toMatchObject({ state: 'offered', target: { id: 'W002' } });
    await other.say(`/decline ${passed}-${stays.n} 不在我的选区`);
    const next = await stage.joined({ deputy: 'W099' });
    expect(await kinds(stage, passed)).toEqual(['study deputy W099']);
    expect(await heal(stage.world)).toEqual({ handedOver: 0, rerouted: 0 });

    // A week later the organ replies; the successor hears of it and answers, the former one hears nothing.
    await mornings(stage, ['2026-10-26'], [citizen, handler]);
    for (const phone of [former, next]) await readAll(phone);
    await handler.say(`/reply ${number}-${referral.n} 10月24日已换灯3盏`);
    await handler.say('1');
    expect(await named(next)).toEqual([`reply ${number}`]);
    expect(await kinds(stage, number)).toEqual(
      expect.arrayContaining(['evaluate deputy W099', 'feedback deputy W099']),
    );
    await next.say(`/answer ${number} 路灯换好了，晚上亮`);
    await next.say('1');
    await stage.pass(31_000);
    const told = await readAll(citizen);
    expect(told.find((letter) => letter.about?.event === 'answer')?.text).toContain(
      '钱多多代表：「路灯换好了，晚上亮」',
    );
    expect((await matterOf(stage, number)).opinion).toMatchObject({ state: 'answered', deputyNo: 'W099' });
    expect(events(await readAll(former))).toEqual([]);
  });
});
