import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { importRoster } from '../../src/flow/import-roster.ts';
import { describeOnBothDatabases, temporaryFolder } from '../databases.ts';
import { openStage, type Stage } from '../stage.ts';
import { answered, events, matterOf, mornings, readAll, runningDuties, submitted } from './calendar-steps.ts';

/** The roster as an office would hand it in next: without W001, perhaps with somebody else in that district. */
async function importWithout(stage: Stage, successor?: string): Promise<number> {
  const folder = temporaryFolder();
  cpSync('prisma/demo', folder, { recursive: true });
  const file = join(folder, 'deputies.csv');
  const kept = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => !line.startsWith('W001,'));
  writeFileSync(file, [...kept.filter(Boolean), ...(successor ? [successor] : [])].join('\n'));
  const contacts = join(folder, 'contacts.csv');
  writeFileSync(
    contacts,
    readFileSync(contacts, 'utf8')
      .split('\n')
      .filter((line) => !line.includes('W001'))
      .join('\n'),
  );
  const imported = await importRoster(stage.world, folder, { anyTerm: true });
  if ('problems' in imported) throw new Error(`The new roster has problems: ${JSON.stringify(imported.problems)}`);
  await stage.deliver();
  return imported.handedOver;
}

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
    expect(events(await readAll(office))).toEqual(['hand-over', 'hand-over']);
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

    expect(
      await importWithout(stage, 'W099,钱多多,,wuhua,w-lx3,五华区第一代表小组,,zh-CN,active,,,,社区,演示社区,'),
    ).toBe(1);
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
});
