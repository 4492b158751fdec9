import { expect, it } from 'vitest';
import { makeInvitation } from '../../src/flow/make-invitation.ts';
import { describeOnBothDatabases } from '../databases.ts';
import { openStage, type Phone, type Stage } from '../stage.ts';
import { daysFrom, mornings, readAll, submitted } from '../stories/calendar-steps.ts';
import { refer, routeNow } from './acting.ts';

const texts = (letters: Awaited<ReturnType<Phone['read']>>) => letters.map((one) => one.text).join('\n');
const offered = (letters: Awaited<ReturnType<Phone['read']>>) =>
  letters.flatMap((one) => (one.choices ?? []).map(({ id }) => id));

/** An opinion that W001 has acknowledged and referred. */
async function referred(stage: Stage, organId: string, text = '路灯坏了半个月，老人摔了') {
  const citizen = await stage.phone({ start: 'd_W001' });
  const number = await submitted(stage, citizen, text);
  return { number, citizen, route: await refer(stage, number, 'W001', organId) };
}

const joins = async (stage: Stage, phone: Phone, whom: { handler?: string; deputy?: string }) => {
  const { code } = await makeInvitation(stage.world, whom as { handler: string });
  await phone.say(`/join ${code}`);
};

describeOnBothDatabases('an organ in chat', (open) => {
  it('whoever stands for two organs has the work of both, and each is done for its own', async () => {
    const stage = await openStage(await open());
    await stage.joined({ deputy: 'W001' });
    const handler = await stage.joined({ handler: 'WH-CG' });
    await joins(stage, handler, { handler: 'WH-SW' });
    const [one, two] = [await referred(stage, 'WH-CG'), await referred(stage, 'WH-SW', '水管爆了，一楼全是水')];
    await readAll(handler);
    const list = await handler.say('待办');
    expect(offered(list)).toEqual([`open.${one.number}.1`, `open.${two.number}.1`, 'accept-all']);
    await handler.say(`接收 ${two.number}-1`);
    expect((await routeNow(stage, two.route)).state).toBe('accepted');
    expect((await routeNow(stage, one.route)).state).toBe('offered');
    // The only one that still waits to be accepted, however many are open.
    await handler.say('接收');
    expect((await routeNow(stage, one.route)).state).toBe('accepted');
  });

  it('whoever is a deputy, too, finds the slips behind their own work, and never answers the citizen for the organ', async () => {
    const stage = await openStage(await open());
    await stage.joined({ deputy: 'W001' });
    const both = await stage.joined({ deputy: 'W002' });
    await joins(stage, both, { handler: 'WH-CG' });
    const { number, citizen, route } = await referred(stage, 'WH-CG');
    await readAll(citizen);
    await readAll(both);
    const list = await both.say('待办');
    expect(offered(list)).toEqual(['routes']);
    expect(offered(await both.choose('routes'))).toEqual([`open.${number}.1`]);
    expect(texts(await both.choose(`open.${number}.1`))).toContain('路灯坏了半个月');
    await both.say(`接收 ${number}-1`);
    await both.say('10月21日已换灯');
    await both.say('1');
    expect(await routeNow(stage, route)).toMatchObject({ state: 'replied', reply: { by: 'handler', class: 'A' } });
    expect(texts(await citizen.read())).not.toContain('10月21日已换灯');
  });

  it('whoever is in charge accepts nothing from themselves', async () => {
    const stage = await openStage(await open());
    const deputy = await stage.joined({ deputy: 'W001' });
    await joins(stage, deputy, { handler: 'WH-CG' });
    const { number, route } = await referred(stage, 'WH-CG');
    expect(texts(await deputy.say(`接收 ${number}-1`))).toContain('您自己在这件的另一头');
    expect((await routeNow(stage, route)).state).toBe('offered');
  });

  it('a handler with something of their own to say is a citizen', async () => {
    const stage = await openStage(await open());
    await stage.joined({ deputy: 'W001' });
    const handler = await stage.joined({ handler: 'WH-CG' });
    const { route } = await referred(stage, 'WH-CG');
    expect(offered(await handler.say('我家楼下的井盖不见了'))).toContain('new.said');
    await handler.choose('new.said');
    await stage.pass(10_000);
    expect(offered(await handler.read())).toContain('discard');
    expect((await routeNow(stage, route)).state).toBe('offered');
  });

  it('whoever left the organ in the middle of a reply is told so, and keeps their words', async () => {
    const stage = await openStage(await open());
    await stage.joined({ deputy: 'W001' });
    const handler = await stage.joined({ handler: 'WH-CG' });
    const { number, route } = await referred(stage, 'WH-CG');
    await handler.say(`接收 ${number}-1`);
    await stage.world.store.database.writer.role.updateMany({
      where: { kind: 'handler' },
      data: { endedAt: stage.world.now() },
    });
    const told = texts(await handler.say('三盏都换了'));
    expect(told).toContain(`没有${number}-1这个去向，或者不归您办`);
    expect(told).toContain('三盏都换了');
    expect((await routeNow(stage, route)).state).toBe('accepted');
    // Nothing of the slip is theirs to see any more.
    expect(texts(await handler.choose(`open.${number}.1`))).not.toContain('路灯坏了');
  });

  it('a reminder for several is answered by its buttons, and by their numbers', async () => {
    const stage = await openStage(await open());
    await stage.joined({ deputy: 'W001' });
    const handler = await stage.joined({ handler: 'WH-CG' });
    const [one, two] = [await referred(stage, 'WH-CG'), await referred(stage, 'WH-CG', '垃圾桶满了三天没人收')];
    await readAll(handler);
    const [came = []] = await mornings(stage, daysFrom('2026-10-20', '2026-10-28'), [handler]);
    const bundle = came.findLast(({ about }) => about?.event === 'remind');
    const ids = (bundle?.choices ?? []).map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining([expect.stringContaining(`${one.number}.1`)]));
    await handler.choose(ids.find((id) => id.includes(`${two.number}.1`)) ?? '');
    await handler.choose(ids.find((id) => id.includes(`${one.number}.1`)) ?? '');
    for (const { route } of [one, two]) expect((await routeNow(stage, route)).state).toBe('accepted');
  });
});
