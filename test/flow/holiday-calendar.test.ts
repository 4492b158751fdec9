import { expect, it } from 'vitest';
import { runTimers } from '../../src/flow/run-timers.ts';
import { saveHolidays } from '../../src/store/holidays.ts';
import { describeOnBothDatabases } from '../databases.ts';
import type { Stage } from '../stage.ts';
import { daysFrom, readAll } from '../stories/calendar-steps.ts';
import { local, openHall, secondWorld } from './hall.ts';

const owed = (stage: Stage) =>
  stage.world.store.database.reader.duty.findMany({ where: { kind: 'holiday-calendar' }, orderBy: { id: 'asc' } });

describeOnBothDatabases('next year’s holidays', (open) => {
  it('are owed by the root office from November to the end of the year, and settled once they are loaded', async () => {
    const database = await open();
    const stage = await openHall(database);
    const second = await secondWorld(stage, database.url);
    const clerk = await stage.joined({ office: 'WH' });
    await stage.pass(local('2026-10-31T12:00'));
    expect(await owed(stage)).toEqual([]);
    stage.clock.set(local('2026-11-01T00:01'));
    await Promise.all([runTimers(stage.world), runTimers(second.world), runTimers(stage.world)]);
    const [duty, ...more] = await owed(stage);
    expect(more).toEqual([]);
    expect(duty).toMatchObject({
      holderId: 'WH',
      start: '2026-11-01',
      due: '2026-12-31',
      note: '2027',
      opinionId: null,
    });
    const [list] = await clerk.say('待办');
    expect(list?.choices.map((choice) => choice.label)).toEqual(['导入2027年放假安排']);
    expect((await clerk.choose(list!.choices[0]!))[0]?.text).toContain('请运维导入');

    const levels: unknown[] = [];
    for (const day of daysFrom('2026-12-20', '2027-01-20')) {
      await stage.pass(local(`${day}T08:31`));
      for (const { about, text } of await readAll(clerk)) {
        expect(text).toContain('2027：放假安排');
        levels.push([day.slice(5), about?.level]);
      }
    }
    // A list, not a scolding: it ends with L2.
    expect(levels).toEqual([
      ['12-24', 0],
      ['12-31', 1],
      ['01-01', 2],
    ]);
    const days = Array.from({ length: 13 }, (_, at) => ({
      date: `2027-10-${String(at + 1).padStart(2, '0')}`,
      isOffDay: true,
      name: '国庆节',
    }));
    await saveHolidays(database, days);
    await stage.world.refresh();
    await stage.pass(local('2027-01-21T08:31'));
    expect((await owed(stage)).map((one) => [one.id, one.status, one.nextAt])).toEqual([
      ['holidays 2027', 'settled', null],
    ]);
    expect((await clerk.say('待办'))[0]?.text).toContain('没有要办的');
    await second.database.close();
  });

  it('that were missed through the whole year are due today', async () => {
    const stage = await openHall(await open(), local('2027-03-01T10:00'));
    await stage.pass(local('2027-03-01T10:01'));
    expect(await owed(stage)).toMatchObject([{ start: '2027-03-01', due: '2027-03-01', note: '2027' }]);
  });
});
