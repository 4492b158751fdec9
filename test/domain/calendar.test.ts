import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addWorkingDays,
  makeCalendar,
  nextWorkingDay,
  workingDayFrom,
  workingDaysBetween,
} from '../../src/domain/calendar.ts';
import { addDays } from '../../src/domain/day.ts';
import { holidays } from '../../src/places/kunming/holidays.ts';

const calendar = makeCalendar(holidays());

describe('the calendar of 2026', () => {
  it.each([
    ['2026-01-04', true, 'a Sunday worked for New Year'],
    ['2026-02-14', true, 'a Saturday worked for Spring Festival'],
    ['2026-02-15', false, 'the first day of Spring Festival'],
    ['2026-02-23', false, 'the last day of Spring Festival, a Monday'],
    ['2026-02-24', true, 'the Tuesday after it'],
    ['2026-02-28', true, 'a Saturday worked for Spring Festival'],
    ['2026-09-20', true, 'a Sunday worked for National Day'],
    ['2026-10-07', false, 'the last day of National Day'],
    ['2026-10-10', true, 'a Saturday worked for National Day'],
    ['2026-10-11', false, 'an ordinary Sunday'],
    ['2026-10-12', true, 'an ordinary Monday'],
  ])('%s: working day %s (%s)', (day, working) => {
    expect(calendar.isWorkingDay(day)).toBe(working);
  });

  it('names holidays, but neither weekends nor the weekends that are worked for them', () => {
    expect(calendar.nameOf('2026-02-17')).toBe('春节');
    expect(calendar.nameOf('2026-10-03')).toBe('国庆节');
    expect(calendar.nameOf('2026-10-10')).toBeUndefined();
    expect(calendar.nameOf('2026-10-11')).toBeUndefined();
  });

  it('counts working days across National Day, the worked Saturday included', () => {
    expect(nextWorkingDay(calendar, '2026-09-30')).toBe('2026-10-08');
    expect(addWorkingDays(calendar, '2026-09-30', 3)).toBe('2026-10-10');
    expect(addWorkingDays(calendar, '2026-09-30', 4)).toBe('2026-10-12');
    expect(addWorkingDays(calendar, '2026-10-12', -4)).toBe('2026-09-30');
    expect(workingDaysBetween(calendar, '2026-09-30', '2026-10-12')).toBe(4);
    expect(workingDaysBetween(calendar, '2026-09-30', '2026-10-07')).toBe(0);
    expect(workingDaysBetween(calendar, '2026-10-12', '2026-09-30')).toBe(0);
  });

  it('leaves a working day where it is and moves a day off to the next', () => {
    expect(workingDayFrom(calendar, '2026-10-10')).toBe('2026-10-10');
    expect(workingDayFrom(calendar, '2026-10-01')).toBe('2026-10-08');
  });
});

describe('a year without a notice', () => {
  it('is said to be unknown, and has only its weekends off', () => {
    expect(calendar.knows(2026)).toBe(true);
    expect(calendar.knows(2027)).toBe(false);
    expect(calendar.isWorkingDay('2027-10-01')).toBe(true);
    expect(calendar.isWorkingDay('2027-10-02')).toBe(false);
    expect(makeCalendar([]).knows(2026)).toBe(false);
  });

  it('is known once its notice is loaded after the others', () => {
    const more = makeCalendar([...holidays(), { date: '2027-10-01', isOffDay: true, name: '国庆节' }]);
    expect(more.knows(2027)).toBe(true);
    expect(more.isWorkingDay('2027-10-01')).toBe(false);
  });

  it('is not known by a worked weekend alone: that row stands in the notice of a neighbour year', () => {
    expect(makeCalendar([{ date: '2026-12-27', isOffDay: false, name: '元旦' }]).knows(2026)).toBe(false);
  });
});

it('a later row corrects an earlier one of the same day', () => {
  const corrected = makeCalendar([...holidays(), { date: '2026-10-10', isOffDay: true, name: '国庆节' }]);
  expect(corrected.isWorkingDay('2026-10-10')).toBe(false);
});

it('adding working days and counting them are the same thing twice', () => {
  const anyDay = fc.integer({ min: 0, max: 1500 }).map((n) => addDays('2024-01-01', n));
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 90 }), (day, n) => {
      const end = addWorkingDays(calendar, day, n);
      expect(calendar.isWorkingDay(end)).toBe(true);
      expect(workingDaysBetween(calendar, day, end)).toBe(n);
      expect(workingDaysBetween(calendar, day, addDays(end, -1))).toBe(n - 1);
      if (calendar.isWorkingDay(day)) expect(addWorkingDays(calendar, end, -n)).toBe(day);
    }),
  );
});
