import { expect, it } from 'vitest';
import { importRoster } from '../../src/flow/import-roster.ts';
import { makeInvitation } from '../../src/flow/make-invitation.ts';
import { planRoster } from '../../src/flow/roster/plan-roster.ts';
import { readRoster } from '../../src/flow/roster/read-roster.ts';
import { schedule } from '../../src/flow/schedule.ts';
import { saveRoster } from '../../src/store/save-roster.ts';
import { readStoredRoster } from '../../src/store/stored-roster.ts';
import { describeOnBothDatabases } from '../databases.ts';
import { importNext, nextRoster, type RosterChange } from '../next-roster.ts';
import { openStage, type Phone, type Stage } from '../stage.ts';
import { events, readAll, runningDuties, submitted } from '../stories/calendar-steps.ts';
import { acts, asDeputy, asHandler, refer, routeNow } from './acting.ts';

const lamps = 'WH-CG';
/** All topics of 五华区城市管理局, and one more. */
const successor = 'WH-ZF,五华区综合行政执法局,department,county,WH-GOV,530102,路灯;环卫;占道;停车;违建;绿化;河道';

/** An opinion that W001 referred: to one organ, or to one with others beside it. */
async function referred(stage: Stage, ...organs: readonly string[]) {
  const citizen = await stage.phone({ start: 'd_W001' });
  const number = await submitted(stage, citizen, '路灯坏了半个月，老人摔了');
  const route = await refer(stage, number, 'W001', ...organs);
  await readAll(citizen);
  return { citizen, number, route };
}

const duty = async (stage: Stage, number: number, kind: string) =>
  (await runningDuties(stage, number)).filter((one) => one.kind === kind).map(({ holder }) => holder);

const about = async (phone: Phone, number: number) =>
  events((await readAll(phone)).filter((letter) => letter.about?.number === number));

describeOnBothDatabases('an organ that leaves the roster', (open) => {
  it('hands all it has to the one that takes its place, which hears of it and has a fair time', async () => {
    const stage = await openStage(await open());
    const deputy = await stage.joined({ deputy: 'W001' });
    const former = await stage.joined({ handler: lamps });
    const offered = await referred(stage, lamps);
    const accepted = await referred(stage, lamps);
    await acts(stage, accepted.number, asHandler(lamps), { name: 'accept', routeId: accepted.route.id });
    const replied = await referred(stage, lamps);
    const reply = { name: 'reply', routeId: replied.route.id, class: 'A', text: '换好了' } as const;
    await acts(stage, replied.number, asHandler(lamps), reply);
    const elsewhere = await referred(stage, 'WH-SW');
    for (const phone of [deputy, former]) await readAll(phone);

    const imported = await importNext(stage, { without: [lamps], organs: [successor] });
    expect(imported).toMatchObject({ rerouted: 3, plan: { ended: [{ id: lamps, open: 2 }] } });
    for (const { route } of [offered, accepted, replied])
      expect(await routeNow(stage, route)).toMatchObject({ target: { role: 'organ', id: 'WH-ZF' } });
    const heard = (await readAll(deputy)).map((letter) => [letter.about?.event, letter.about?.number]);
    expect(heard.toSorted()).toEqual([offered, accepted, replied].map(({ number }) => ['succeed', number]));
    expect(await routeNow(stage, elsewhere.route)).toMatchObject({ target: { role: 'organ', id: 'WH-SW' } });
    expect(await duty(stage, offered.number, 'accept')).toEqual(['organ WH-ZF']);
    expect(await duty(stage, accepted.number, 'reply')).toEqual(['organ WH-ZF']);
    // Nobody has joined for it yet: until then the office brings it there.
    expect(await duty(stage, offered.number, 'reach')).toEqual(['office LX']);
    const handler = await stage.joined({ handler: 'WH-ZF' });
    expect(await duty(stage, offered.number, 'reach')).toEqual([]);
    expect((await handler.all()).map((letter) => letter.about?.number)).toEqual(
      expect.arrayContaining([offered.number, accepted.number]),
    );
    expect((await importNext(stage, { without: [lamps], organs: [successor] })).rerouted).toBe(0);
  });

  it('whose place nobody takes leaves all it has with the deputy, and the citizen hears of it', async () => {
    const stage = await openStage(await open());
    const deputy = await stage.joined({ deputy: 'W001' });
    const offered = await referred(stage, lamps);
    const accepted = await referred(stage, lamps);
    await acts(stage, accepted.number, asHandler(lamps), { name: 'accept', routeId: accepted.route.id });
    const replied = await referred(stage, lamps);
    const reply = { name: 'reply', routeId: replied.route.id, class: 'A', text: '换好了' } as const;
    await acts(stage, replied.number, asHandler(lamps), reply);
    for (const { citizen } of [offered, accepted, replied]) await readAll(citizen);
    await readAll(deputy);

    expect(await importNext(stage, { without: [lamps] })).toMatchObject({ rerouted: 2 });
    for (const { number, route, citizen } of [offered, accepted]) {
      expect(await routeNow(stage, route)).toMatchObject({ state: 'cancelled' });
      expect(await duty(stage, number, 'study')).toEqual(['deputy W001']);
      expect(await about(citizen, number)).toEqual(['cancel']);
    }
    const heard = (await readAll(deputy)).map((letter) => [letter.about?.event, letter.about?.number]);
    expect(heard).toEqual(expect.arrayContaining([offered, accepted].map(({ number }) => ['cancel', number])));
    // What it has replied stays as it was.
    expect(await routeNow(stage, replied.route)).toMatchObject({ state: 'replied', target: { id: lamps } });
    expect(await duty(stage, replied.number, 'evaluate')).toEqual(['deputy W001']);

    // A deputy who is not satisfied could ask only somebody who is no more: it is kept, and nothing waits for them.
    const bad = { name: 'evaluate', routeId: replied.route.id, mark: 'bad', reason: '又坏了' } as const;
    await acts(stage, replied.number, asDeputy('W001'), bad);
    expect(await routeNow(stage, replied.route)).toMatchObject({ state: 'evaluated', evaluation: 'bad' });
    expect(await duty(stage, replied.number, 'feedback')).toEqual(['deputy W001']);
  });

  it('that was asked beside the lead is followed there, else no longer asked', async () => {
    for (const [organs, wanted] of [
      [[successor], ['organ WH-ZF']],
      [[], []],
    ] as const) {
      const stage = await openStage(await open());
      await stage.joined({ deputy: 'W001' });
      const { number, route } = await referred(stage, 'WH-SW', lamps);
      await acts(stage, number, asHandler('WH-SW'), { name: 'accept', routeId: route.id });
      expect(await duty(stage, number, 'co-opinion')).toEqual([`organ ${lamps}`]);
      await importNext(stage, { without: [lamps], organs });
      expect(await duty(stage, number, 'co-opinion')).toEqual(wanted);
      expect(await duty(stage, number, 'reply')).toEqual(['organ WH-SW']);
      expect(await importNext(stage, { without: [lamps], organs })).toMatchObject({ rerouted: 0 });
    }
  });

  it('whose lead takes its place needs no opinion of its own', async () => {
    const stage = await openStage(await open());
    await stage.joined({ deputy: 'W001' });
    await importNext(stage, { organs: [successor.replace('530102,', '530102,x;')] });
    const { number, route } = await referred(stage, 'WH-ZF', lamps);
    await acts(stage, number, asHandler('WH-ZF'), { name: 'accept', routeId: route.id });
    await importNext(stage, { without: [lamps], organs: [successor] });
    expect(await routeNow(stage, route)).toMatchObject({ target: { id: 'WH-ZF' }, coHandlers: [] });
    expect(await duty(stage, number, 'co-opinion')).toEqual([]);
  });

  it('lets its handlers go, once, and tells them; one who comes back with it needs a new code', async () => {
    const stage = await openStage(await open());
    const handler = await stage.joined({ handler: lamps });
    const both = await stage.joined({ handler: lamps });
    const { code } = await makeInvitation(stage.world, { handler: 'WH-SW' });
    await both.say(`/join ${code}`);
    await importNext(stage, { without: [lamps] });
    for (const phone of [handler, both]) {
      const told = await readAll(phone);
      expect(told.map((letter) => letter.text)).toEqual([expect.stringMatching(/^五华区城市管理局不在新的名册里了/)]);
    }
    const organsOf = async ({ address }: Phone) =>
      (await stage.world.store.ask('scene', { channel: 'web', address, update: '' }))?.roles.map((one) => one.organId);
    expect([await organsOf(handler), await organsOf(both)]).toEqual([[], ['WH-SW']]);
    expect(stage.world.directory().organs.get(lamps)).toMatchObject({ kind: 'ended', joined: false });

    await importNext(stage, {});
    expect(stage.world.directory().organs.get(lamps)).toMatchObject({ kind: 'department', joined: false });
    expect([await readAll(handler), await organsOf(handler)]).toEqual([[], []]);
  });

  it('is found again when the import was killed before anything was handed over', async () => {
    for (const heals of ['import', 'bell'] as const) {
      const stage = await openStage(await open());
      await stage.joined({ deputy: 'W001' });
      const handler = await stage.joined({ handler: lamps });
      const { route } = await referred(stage, lamps);
      await readAll(handler);
      await saved(stage, { without: [lamps], organs: [successor] });
      expect(await routeNow(stage, route)).toMatchObject({ target: { id: lamps } });
      if (heals === 'import') await importNext(stage, { without: [lamps], organs: [successor] });
      else await rung(stage);
      expect(await routeNow(stage, route)).toMatchObject({ target: { id: 'WH-ZF' } });
      await stage.deliver();
      expect(events(await readAll(handler))).toEqual(['role-ended']);
    }
  });

  it('is only named by a look at what would change', async () => {
    const stage = await openStage(await open());
    await stage.joined({ deputy: 'W001' });
    const { route } = await referred(stage, lamps);
    const looked = await importRoster(stage.world, nextRoster({ without: [lamps] }), { anyTerm: true, dryRun: true });
    expect(looked).toMatchObject({ plan: { ended: [{ id: lamps, open: 1, successor: null }] }, rerouted: 0 });
    expect(await routeNow(stage, route)).toMatchObject({ state: 'offered', target: { id: lamps } });
  });
});

/** The roster is written, and the process is gone. */
async function saved({ world }: Stage, change: RosterChange): Promise<void> {
  const stored = await readStoredRoster(world.store.database.reader);
  const levels = world.place.levels.map((level) => level.id);
  const read = await readRoster(nextRoster(change), { levels, today: undefined, current: stored.roster });
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  await saveRoster(world.store.database, planRoster(stored.roster, read.roster, stored), world.now());
}

async function rung({ world }: Stage): Promise<void> {
  const timetable = schedule(world);
  await timetable.ring();
  await timetable.stop();
}
