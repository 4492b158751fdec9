import { expect, it } from 'vitest';
import { heal } from '../../src/flow/heal.ts';
import { makeInvitation } from '../../src/flow/make-invitation.ts';
import { describeOnBothDatabases } from '../databases.ts';
import { openStage, type Stage } from '../stage.ts';
import { matterOf, readAll, runningDuties, submitted } from '../stories/calendar-steps.ts';
import { acts, asHandler, refer, routeNow, transfer } from './acting.ts';

const organsHeld = async ({ world }: Stage, address: string) => {
  const scene = await world.store.ask('scene', { channel: 'web', address, update: '' });
  return scene?.roles.map((role) => [role.kind, role.organ?.name]);
};

/** An opinion that W001 has acknowledged. */
async function inHand(stage: Stage, text = '路灯坏了半个月，老人摔了'): Promise<number> {
  const citizen = await stage.phone({ start: 'd_W001' });
  return submitted(stage, citizen, text);
}

describeOnBothDatabases('a handler', (open) => {
  it('joins by a code, for as many organs as they have codes for, and for each once', async () => {
    const stage = await openStage(await open());
    const handler = await stage.joined({ handler: 'WH-CG' });
    for (const organ of ['WH-SW', 'WH-CG']) {
      const { code } = await makeInvitation(stage.world, { handler: organ });
      await handler.say(`/join ${code}`);
    }
    expect(await organsHeld(stage, handler.address)).toEqual([
      ['handler', '五华区城市管理局'],
      ['handler', '五华区水务局'],
    ]);
    // Whoever has joined is known at once, without waiting for the next look at the roster.
    expect(stage.world.directory().organs.get('WH-SW')?.joined).toBe(true);
    expect(stage.world.directory().organs.get('WH-ZJ')?.joined).toBe(false);
  });

  it('who is the first of an organ is handed every slip that waits for it, and the office owes none any more', async () => {
    const stage = await openStage(await open());
    await stage.joined({ deputy: 'W001' });
    const [first, second, other] = [await inHand(stage), await inHand(stage), await inHand(stage)];
    const offered = await refer(stage, first, 'W001', 'WH-CG');
    const accepted = await refer(stage, second, 'W001', 'WH-CG');
    await acts(stage, second, asHandler('WH-CG'), { name: 'accept', routeId: accepted.id });
    const elsewhere = await refer(stage, other, 'W001', 'WH-SW');
    expect((await runningDuties(stage, first)).map((duty) => duty.kind)).toContain('reach');

    await stage.joined({ handler: 'WH-CG' });
    expect(await routeNow(stage, offered)).toMatchObject({ state: 'offered', handedAt: stage.world.now() });
    expect((await runningDuties(stage, first)).map((duty) => duty.kind)).not.toContain('reach');
    // Another organ's slip still has to be brought there.
    expect(await routeNow(stage, elsewhere)).toMatchObject({ handedAt: null });
    expect((await runningDuties(stage, other)).map((duty) => duty.kind)).toContain('reach');
  });

  it('who joins where very much waits gets five slips, and one line for the others', async () => {
    const stage = await openStage(await open());
    await stage.joined({ deputy: 'W001' });
    const routes = [];
    for (let n = 0; n < 8; n++) routes.push(await refer(stage, await inHand(stage), 'W001', 'WH-CG'));
    const handler = await stage.joined({ handler: 'WH-CG' });
    const letters = (await handler.all()).filter(({ about }) => about?.event === 'hand-out');
    expect(letters).toHaveLength(6);
    expect(letters.at(-1)?.text).toBe('后面还有3件，回“待办”看。');
    for (const route of routes) {
      const { handedAt, duties } = await routeNow(stage, route);
      expect([handedAt, duties.map(({ kind }) => kind)]).toEqual([
        stage.world.now(),
        expect.not.arrayContaining(['reach']),
      ]);
    }
    expect((await handler.say('待办'))[0]?.text).toContain('8');
  });

  it('what comes after they joined is not handed out a second time', async () => {
    const stage = await openStage(await open());
    await stage.joined({ deputy: 'W001' });
    await stage.joined({ handler: 'WH-CG' });
    const number = await inHand(stage);
    const route = await refer(stage, number, 'W001', 'WH-CG');
    const before = (await matterOf(stage, number)).opinion.eventSeq;
    await heal(stage.world);
    expect(await routeNow(stage, route)).toMatchObject({ handedAt: null });
    expect((await matterOf(stage, number)).opinion.eventSeq).toBe(before);
  });

  it('a deputy who joins is handed what was offered to them, and answers for it from now on', async () => {
    const stage = await openStage(await open());
    await stage.joined({ deputy: 'W001' });
    const number = await inHand(stage);
    const route = await transfer(stage, number, 'W001', 'W002');
    const holders = async () =>
      (await runningDuties(stage, number)).flatMap(({ kind, holder }) => (kind === 'accept' ? [holder] : []));
    expect(await holders()).toEqual(['office LX']);

    const deputy = await stage.joined({ deputy: 'W002' });
    expect(await holders()).toEqual(['deputy W002']);
    expect(await routeNow(stage, route)).toMatchObject({ state: 'offered', handedAt: stage.world.now() });
    const told = (await deputy.all()).find((letter) => letter.about?.number === number);
    expect(told?.choices?.map((choice) => choice.act)).toEqual(['accept', 'decline']);
  });

  it('slips that a killed process had not handed out are found within the hour', async () => {
    const stage = await openStage(await open());
    await stage.joined({ deputy: 'W001' });
    const numbers: number[] = [];
    for (let n = 0; n < 3; n++) numbers.push(await inHand(stage));
    const routes = [];
    for (const number of numbers) routes.push(await refer(stage, number, 'W001', 'WH-CG', 'WH-SW'));
    // The role is there and nothing else: as if the process had been killed after the commit.
    const somebody = await stage.phone();
    const { database } = stage.world.store;
    const chat = await database.reader.chat.findFirstOrThrow({ where: { address: somebody.address } });
    await database.writer.role.create({
      data: { id: 'r1', personId: chat.personId, kind: 'handler', organId: 'WH-CG', createdAt: stage.world.now() },
    });
    await heal(stage.world);
    for (const route of routes) expect((await routeNow(stage, route)).handedAt).toEqual(stage.world.now());
    expect(await heal(stage.world)).toEqual({ handedOver: 0, rerouted: 0 });
  });

  it('cannot join for an organ that left the roster', async () => {
    const stage = await openStage(await open());
    const { code } = await makeInvitation(stage.world, { handler: 'WH-CG' });
    await stage.world.store.database.writer.organ.update({ where: { id: 'WH-CG' }, data: { kind: 'ended' } });
    const { database } = stage.world.store;
    await database.writer.setting.update({ where: { key: 'roster.revision' }, data: { value: 'another' } });
    await stage.world.refresh();
    const phone = await stage.phone();
    await readAll(phone);
    const [told] = await phone.say(`/join ${code}`);
    expect(told?.text).toContain('五华区城市管理局不在现在的名册里');
    expect(await organsHeld(stage, phone.address)).toEqual([]);
  });
});
