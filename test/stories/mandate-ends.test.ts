import { expect, it } from 'vitest';
import { makeInvitation } from '../../src/flow/make-invitation.ts';
import { planRoster } from '../../src/flow/roster/plan-roster.ts';
import { readRoster } from '../../src/flow/roster/read-roster.ts';
import { schedule } from '../../src/flow/schedule.ts';
import { saveRoster } from '../../src/store/save-roster.ts';
import { readStoredRoster } from '../../src/store/stored-roster.ts';
import { describeOnBothDatabases } from '../databases.ts';
import { importNext, nextRoster, type RosterChange } from '../next-roster.ts';
import { openStage, type Stage } from '../stage.ts';
import { answered, events, matterOf, mornings, readAll, runningDuties, submitted } from './calendar-steps.ts';

const successor = 'W099,钱多多,,wuhua,w-lx3,五华区第一代表小组,,zh-CN,active,,,,社区,演示社区,';

const imports = async (stage: Stage, change: RosterChange): Promise<number> =>
  (await importNext(stage, change)).handedOver;

const importWithout = (stage: Stage, more: readonly string[] = []) => imports(stage, { without: ['W001'], more });

describeOnBothDatabases('a mandate that ends midway', (open) => {
  it('leaves nobody waiting: without a successor everything open goes to the office, and the citizens are told', async () => {
    const stage = await openStage(await open());
    const deputy = await stage.joined({ deputy: 'W001' });
    const office = await stage.joined({ office: 'KM' });
    const [fresh, underWay] = [await stage.phone({ start: 'd_W001' }), await stage.phone({ start: 'd_W001' })];
    const first = await submitted(stage, fresh, '路灯坏了半个月，老人摔了');
    const second = await submitted(stage, underWay, '公交车改了线，老人看病要走两公里');
    await answered(stage, deputy, second, '跟交通局说了，12月1日恢复', '2');
    for (const phone of [deputy, office, fresh, underWay]) await readAll(phone);

    expect(await importWithout(stage)).toBe(2);
    for (const number of [first, second]) {
      const { opinion } = await matterOf(stage, number);
      expect(opinion.deputyNo).toBeNull();
      expect(await runningDuties(stage, number)).toContainEqual({
        kind: 'triage',
        holder: expect.stringContaining('office '),
        due: '2026-10-20',
      });
    }
    // Nothing that only the former deputy could settle goes on running.
    expect((await runningDuties(stage, second)).map((duty) => duty.kind)).not.toContain('follow-up');
    const notices = await readAll(office);
    expect(events(notices)).toEqual(['hand-over', 'hand-over']);
    // What was never acknowledged is assigned; what is under way is handed over.
    expect(notices.map((letter) => [letter.about?.number, letter.choices?.[0]?.label])).toEqual([
      [first, '分派'],
      [second, '移交'],
    ]);
    const [told] = await readAll(fresh);
    expect(told?.about).toMatchObject({ event: 'hand-over', number: first });
    expect((await readAll(underWay)).map((letter) => letter.about?.number)).toEqual([second]);

    // A former deputy can no longer touch it.
    await readAll(deputy);
    const [refused] = await deputy.say(`签收 ${first}`);
    expect(refused?.about).toBeNull();
    expect((await matterOf(stage, first)).opinion.state).toBe('submitted');

    // The office finds somebody else, and it goes on.
    const other = await stage.joined({ deputy: 'W002' });
    await office.say(`/分派 ${first} W002`);
    expect(events(await readAll(other))).toEqual(['assign']);
    expect(await runningDuties(stage, first)).toContainEqual({
      kind: 'acknowledge',
      holder: 'deputy W002',
      due: '2026-10-22',
    });
    await office.choose(notices[1]?.choices?.[0]?.id ?? '');
    await office.say('李国强');
    expect((await matterOf(stage, second)).opinion.deputyNo).toBe('W002');
  });

  it('hands over to the only successor of the district, with at least five working days', async () => {
    const stage = await openStage(await open());
    const deputy = await stage.joined({ deputy: 'W001' });
    await stage.joined({ office: 'KM' });
    const citizen = await stage.phone({ start: 'd_W001' });
    const number = await submitted(stage, citizen, '路灯坏了半个月，老人摔了');
    await deputy.say(`签收 ${number}`);
    await readAll(citizen);
    // Two weeks later the answer is due within two days.
    await mornings(stage, ['2026-10-29'], [deputy]);
    expect(await runningDuties(stage, number)).toContainEqual({
      kind: 'study',
      holder: 'deputy W001',
      due: '2026-11-02',
    });

    expect(await importWithout(stage, [successor])).toBe(1);
    const { opinion, duties } = await matterOf(stage, number);
    expect(opinion).toMatchObject({ state: 'acknowledged', deputyNo: 'W099' });
    const study = duties.find((duty) => duty.kind === 'study');
    // Until the successor has joined, the office holds it for them.
    expect(study).toMatchObject({ holder: { role: 'office', id: 'LX' }, due: '2026-11-05', firstDue: '2026-11-02' });
    const [told] = await readAll(citizen);
    expect(told?.text).toContain('钱多多代表');
    expect(told?.about).toMatchObject({ event: 'hand-over', due: '2026-11-05' });
  });

  it('does not reopen what was closed and told', async () => {
    const stage = await openStage(await open());
    const deputy = await stage.joined({ deputy: 'W001' });
    const citizen = await stage.phone({ start: 'd_W001' });
    const number = await submitted(stage, citizen, '路灯坏了半个月，老人摔了');
    await answered(stage, deputy, number, '换好了', '1');
    await readAll(citizen);
    await citizen.say('1');
    await readAll(citizen);
    expect(await importWithout(stage)).toBe(0);
    expect((await matterOf(stage, number)).opinion).toMatchObject({ state: 'closed', rating: { solved: 'yes' } });
    expect(await readAll(citizen)).toEqual([]);
  });

  it('gives the only successor nothing that they said themselves: that goes to the office, and stands on record', async () => {
    const stage = await openStage(await open());
    await imports(stage, { more: [successor] });
    const deputy = await stage.joined({ deputy: 'W001' });
    const author = await stage.phone({ start: 'd_W001' });
    const number = await submitted(stage, author, '路灯坏了半个月，老人摔了');
    await deputy.say(`签收 ${number}`);
    await author.say(`/join ${(await makeInvitation(stage.world, { deputy: 'W099' })).code}`);
    await readAll(author);
    const before = (await matterOf(stage, number)).opinion;
    expect(before.deputyNo).toBe('W001');

    expect(await importWithout(stage, [successor])).toBe(1);
    const { opinion } = await matterOf(stage, number);
    expect(opinion).toMatchObject({ deputyNo: null, eventSeq: before.eventSeq + 1, version: before.version + 1 });
    const due = expect.any(String);
    const running = (await runningDuties(stage, number)).map(({ kind, holder }) => ({ kind, holder, due }));
    expect(running).toContainEqual({ kind: 'triage', holder: 'office LX', due });
    expect(events(await readAll(author))).toEqual(['hand-over']);
    expect(await importWithout(stage, [successor])).toBe(0);
  });

  it('hands over what an import left that was killed midway: at the next one, and at the next round of the bell', async () => {
    for (const heals of ['import', 'bell'] as const) {
      const stage = await openStage(await open());
      await stage.joined({ deputy: 'W001' });
      const citizen = await stage.phone({ start: 'd_W001' });
      const number = await submitted(stage, citizen, '路灯坏了半个月，老人摔了');
      const { database } = stage.world.store;
      const stored = await readStoredRoster(database.reader);
      const levels = stage.world.place.levels.map((level) => level.id);
      const read = await readRoster(nextRoster({ without: ['W001'] }), {
        levels,
        today: undefined,
        current: stored.roster,
      });
      if ('problems' in read) throw new Error(JSON.stringify(read.problems));
      await saveRoster(database, planRoster(stored.roster, read.roster, stored), stage.world.now());
      expect((await matterOf(stage, number)).opinion.deputyNo).toBe('W001');

      if (heals === 'import') expect(await importWithout(stage)).toBe(1);
      else {
        const timetable = schedule(stage.world);
        await timetable.ring();
        await timetable.stop();
      }
      expect((await matterOf(stage, number)).opinion.deputyNo).toBeNull();
      expect((await runningDuties(stage, number)).map((duty) => duty.kind)).toContain('triage');
    }
  });

  it('leaves the follow-up of a closed one to the office, also when that deputy had never joined', async () => {
    const stage = await openStage(await open());
    const office = await stage.joined({ office: 'KM' });
    const citizen = await stage.phone();
    const number = await submitted(stage, citizen, '五华区龙翔街道路灯坏了半个月，老人摔了');
    await office.say(`/分派 ${number} W001`);
    await office.say(`/answer ${number} 今年没有钱，明年再装`);
    await office.choose(`class-C.${number}`);
    await office.choose(`reason.${number}.money`);
    await stage.pass(40_000);
    await readAll(citizen);
    await citizen.choose(`solved-no.${number}`);
    expect((await runningDuties(stage, number)).map((duty) => duty.kind)).toEqual(['follow-up']);

    expect(await importWithout(stage)).toBe(1);
    const { opinion, duties } = await matterOf(stage, number);
    expect(opinion).toMatchObject({ state: 'closed', deputyNo: null });
    expect(duties.map((duty) => `${duty.kind} ${duty.status}`).toSorted()).toEqual([
      'follow-up paused',
      'triage running',
    ]);
    expect(await importWithout(stage)).toBe(0);
  });
});
