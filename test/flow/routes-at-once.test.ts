import { expect, it } from 'vitest';
import type { Act } from '../../src/domain/acts.ts';
import type { Actor } from '../../src/domain/people.ts';
import { sendReminders } from '../../src/flow/send-reminders.ts';
import { describeOnBothDatabases, type TestDatabase } from '../databases.ts';
import { openStage, type Stage } from '../stage.ts';
import { on, submitted } from '../stories/calendar-steps.ts';
import { acts, asDeputy, asHandler, asOffice, refer, routeNow, transfer } from './acting.ts';
import { secondWorld } from './hall.ts';

/** Two processes on one database, and an opinion of W001. */
async function two(database: TestDatabase) {
  const stage = await openStage(database);
  await stage.joined({ deputy: 'W001' });
  await stage.joined({ handler: 'WH-CG' });
  const second = await secondWorld(stage, database.url);
  const other: Stage = { ...stage, world: second.world };
  const number = await submitted(stage, await stage.phone({ start: 'd_W001' }), '路灯坏了半个月，老人摔了');
  await acts(stage, number, asDeputy('W001'), { name: 'acknowledge' });
  /** Each in a process of its own, in the same moment: what became of it. */
  const atOnce = async (...all: readonly (readonly [Actor, Act, number?])[]) => {
    const done = await Promise.allSettled(
      all.map(([actor, act, at = number], i) => acts(i % 2 ? other : stage, at, actor, act)),
    );
    return done.map((one) => (one.status === 'fulfilled' ? 'done' : String(one.reason.message).split(' ')[3]));
  };
  const eventsOf = async (at = number) =>
    (await database.reader.event.findMany({ where: { opinion: { number: at } }, orderBy: { seq: 'asc' } })).map(
      ({ act }) => act,
    );
  return { stage, other, number, atOnce, eventsOf, close: () => second.world.store.close() };
}

const reply = (routeId: string, text: string): Act => ({ name: 'reply', routeId, class: 'A', text });

describeOnBothDatabases('two at once on a route', (open) => {
  it('of two handlers who reply one is told that it has been done', async () => {
    const { stage, number, atOnce, eventsOf, close } = await two(await open());
    const route = await refer(stage, number, 'W001', 'WH-CG');
    const organ = asHandler('WH-CG');
    const done = await atOnce([organ, reply(route.id, '换好了')], [organ, reply(route.id, '修好了')]);
    expect(done.toSorted()).toEqual(['already-replied', 'done']);
    expect((await eventsOf()).filter((act) => act === 'reply')).toHaveLength(1);
    expect((await routeNow(stage, route)).duties.filter(({ kind }) => kind === 'feedback')).toHaveLength(1);
    await close();
  });

  it('a cancellation and a reply: the reply stands, or comes late and is kept', async () => {
    const { stage, number, atOnce, eventsOf, close } = await two(await open());
    const route = await refer(stage, number, 'W001', 'WH-CG');
    const cancel = { name: 'cancel', routeId: route.id, reason: '换一家' } as const;
    const done = await atOnce([asDeputy('W001'), cancel], [asHandler('WH-CG'), reply(route.id, '换好了')]);
    expect(done[1]).toBe('done');
    const { state } = await routeNow(stage, route);
    expect([done[0], state]).toEqual(done[0] === 'done' ? ['done', 'cancelled'] : ['route-over', 'replied']);
    expect((await eventsOf()).filter((act) => act === 'reply')).toHaveLength(1);
    await close();
  });

  it('a merge and a reply: it counts where the route is, or the route is found to be elsewhere', async () => {
    const { stage, number, atOnce, eventsOf, close } = await two(await open());
    const joined = await submitted(stage, await stage.phone({ start: 'd_W001' }), '龙翔街道路灯不亮');
    const route = await refer(stage, joined, 'W001', 'WH-CG');
    const into = (await stage.world.store.ask('matter', { number }))?.opinion;
    if (!into) throw new Error('nothing was said');
    const merge = [asOffice(into.officeId), { name: 'merge', into }, joined] as const;
    const done = await atOnce(merge, [asHandler('WH-CG'), reply(route.id, '换好了'), joined]);
    expect(done[0]).toBe('done');
    const now = await routeNow(stage, route);
    expect([done[1], now.state, now.opinionId]).toEqual(
      done[1] === 'done' ? ['done', 'replied', into.id] : ['no-such-route', 'offered', into.id],
    );
    expect(
      now.duties
        .filter(({ routeId }) => routeId === route.id)
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(done[1] === 'done' ? ['evaluate', 'feedback'] : ['accept']);
    expect((await eventsOf()).filter((act) => act === 'take-in')).toHaveLength(1);
    await close();
  });

  it('an offer is accepted and handed over in one moment: one is in charge, and owes it', async () => {
    const { stage, number, atOnce, close } = await two(await open());
    await stage.joined({ deputy: 'W002' });
    const route = await transfer(stage, number, 'W001', 'W002');
    const matter = async () => await stage.world.store.ask('matter', { number });
    const to = await stage.world.store.ask('deputy', { no: 'W003' });
    const officeId = (await matter())?.opinion.officeId ?? '';
    await atOnce(
      [asDeputy('W002'), { name: 'accept', routeId: route.id }],
      [asOffice(officeId), { name: 'hand-over', to, reason: 'office' }],
    );
    const after = await matter();
    expect(['W002', 'W003']).toContain(after?.opinion.deputyNo);
    const holders = after?.duties.flatMap(({ kind, holder }) => (kind === 'study' ? [holder.id] : []));
    expect(holders).toHaveLength(1);
    await close();
  });

  it('two processes that sweep take each step once', async () => {
    const { stage, other, number, eventsOf, close } = await two(await open());
    const route = await refer(stage, number, 'W001', 'WH-CG');
    stage.clock.set(on('2026-11-12'));
    const swept = await Promise.all([stage, other, stage].map(({ world }) => sendReminders(world)));
    expect((await eventsOf()).filter((act) => act === 'silent')).toHaveLength(1);
    expect(swept.flat().filter(({ kind }) => kind === 'accept')).toHaveLength(1);
    await acts(stage, number, asHandler('WH-CG'), reply(route.id, '换好了'));
    stage.clock.set(on('2026-12-15'));
    await Promise.all([stage, other, stage].map(({ world }) => sendReminders(world)));
    expect((await eventsOf()).filter((act) => act === 'route-lapse')).toHaveLength(1);
    await close();
  });
});
