import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeCalendar, workingDaysBetween } from '../../src/domain/calendar.ts';
import { addDays } from '../../src/domain/day.ts';
import { dueAfter, dueOn, dueWithRemaining, remaining, type Term } from '../../src/domain/due.ts';
import { holidays } from '../../src/places/kunming/holidays.ts';

const calendar = makeCalendar(holidays());
const wd = (n: number): Term => ({ unit: 'workingDays', n });
const days = (n: number): Term => ({ unit: 'days', n });
const months = (n: number): Term => ({ unit: 'months', n });

describe('a term in working days', () => {
  it.each([
    // start, n, due
    ['2026-02-12', 3, '2026-02-24', 'Friday, the worked Saturday, then over Spring Festival'],
    ['2026-02-13', 1, '2026-02-14', 'the worked Saturday before Spring Festival'],
    ['2026-02-14', 1, '2026-02-24', 'over nine days of Spring Festival'],
    ['2026-02-18', 3, '2026-02-26', 'started in the middle of Spring Festival'],
    ['2026-02-24', 4, '2026-02-28', 'ends on the worked Saturday after it'],
    ['2026-09-18', 1, '2026-09-20', 'the worked Sunday before National Day'],
    ['2026-09-30', 3, '2026-10-10', 'ends on the worked Saturday after National Day'],
    ['2026-10-09', 2, '2026-10-12', 'Saturday counts, Sunday does not'],
    ['2026-10-16', 3, '2026-10-21', 'an ordinary weekend'],
    ['2026-06-18', 10, '2026-07-03', 'Dragon Boat Festival and two weekends'],
  ])('from %s, %i: due %s (%s)', (start, n, due) => {
    expect(dueAfter(start, wd(n), calendar).due).toBe(due);
  });

  it('says what was counted and what was not, and why', () => {
    expect(dueAfter('2026-09-29', wd(5), calendar).why).toEqual({
      start: '2026-09-29',
      due: '2026-10-12',
      term: wd(5),
      spans: [
        { from: '2026-09-30', to: '2026-09-30', counts: true, reason: 'working', name: null },
        { from: '2026-10-01', to: '2026-10-07', counts: false, reason: 'holiday', name: '国庆节' },
        { from: '2026-10-08', to: '2026-10-10', counts: true, reason: 'working', name: null },
        { from: '2026-10-11', to: '2026-10-11', counts: false, reason: 'weekend', name: null },
        { from: '2026-10-12', to: '2026-10-12', counts: true, reason: 'working', name: null },
      ],
      workingWeekends: ['2026-10-10'],
      shifted: null,
      unknownYears: [],
      resumed: null,
    });
  });

  it('over the end of a year without the next notice says which year is unknown', () => {
    const { due, why } = dueAfter('2026-12-29', wd(5), calendar);
    expect(due).toBe('2027-01-05');
    expect(why.unknownYears).toEqual([2027]);
    expect(why.spans).toContainEqual({
      from: '2027-01-02',
      to: '2027-01-03',
      counts: false,
      reason: 'weekend',
      name: null,
    });
    expect(dueAfter('2026-12-28', wd(3), calendar).why.unknownYears).toEqual([]);
  });

  it('needs a whole number', () => {
    expect(() => dueAfter('2026-10-10', wd(1.5), calendar)).toThrow('not 1.5');
    expect(() => dueAfter('2026-10-10', wd(-1), calendar)).toThrow('not -1');
  });
});

describe('a term in plain days', () => {
  it('does not move off a holiday', () => {
    const { due, why } = dueAfter('2026-09-01', days(30), calendar);
    expect(due).toBe('2026-10-01');
    expect(why.shifted).toBeNull();
    expect(why.spans).toEqual([]);
  });
});

describe('a term in months', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28', 'the last day of a shorter month, a worked Saturday'],
    ['2025-01-31', 1, '2025-02-28', 'an ordinary Friday'],
    ['2026-03-31', 1, '2026-04-30', 'the last day before Labour Day'],
    ['2026-07-10', 3, '2026-10-10', 'a worked Saturday is no day off'],
    ['2026-07-01', 3, '2026-10-08', 'National Day: the day after the holiday'],
    ['2025-11-17', 3, '2026-02-24', 'Spring Festival: the day after the holiday'],
    ['2026-05-11', 5, '2026-10-12', 'a Sunday: the Monday after'],
    ['2028-01-31', 1, '2028-02-29', 'a leap year'],
  ])('from %s, %i: due %s (%s)', (start, n, due) => {
    expect(dueAfter(start, months(n), calendar).due).toBe(due);
  });

  it('says from where to where a holiday moved its end', () => {
    expect(dueAfter('2026-07-01', months(3), calendar).why.shifted).toEqual({
      from: '2026-10-01',
      to: '2026-10-08',
      reason: 'holiday',
      name: '国庆节',
    });
    expect(dueAfter('2026-05-11', months(5), calendar).why.shifted).toMatchObject({ reason: 'weekend', name: null });
    expect(dueAfter('2026-07-10', months(3), calendar).why.shifted).toBeNull();
  });

  it('that ends in a year without a notice moves off weekends only, and says so', () => {
    const { due, why } = dueAfter('2026-10-01', months(3), calendar);
    expect(due).toBe('2027-01-01');
    expect(why.unknownYears).toEqual([2027]);
    expect(dueAfter('2026-10-02', months(3), calendar).due).toBe('2027-01-04');
  });
});

describe('a pause', () => {
  it('keeps what is left in the unit of the term', () => {
    expect(remaining('2026-10-12', '2026-09-30', wd(5), calendar)).toBe(4);
    expect(remaining('2026-10-12', '2026-09-30', days(30), calendar)).toBe(12);
    expect(remaining('2026-10-12', '2026-10-12', wd(5), calendar)).toBe(0);
    expect(remaining('2026-10-12', '2026-11-02', wd(5), calendar)).toBe(0);
    expect(remaining('2026-10-12', '2026-11-02', months(1), calendar)).toBe(0);
  });

  it('that ends continues the count and remembers the day it replaces', () => {
    const { due, why } = dueAfter('2026-09-22', wd(10), calendar);
    expect(due).toBe('2026-10-13');
    const left = remaining(due, '2026-09-24', wd(10), calendar);
    expect(left).toBe(8);
    const resumed = dueWithRemaining('2026-10-20', left, wd(10), calendar, why);
    expect(resumed.due).toBe('2026-10-30');
    expect(resumed.why).toMatchObject({
      start: '2026-10-20',
      due: '2026-10-30',
      term: wd(10),
      resumed: { left: wd(8), start: '2026-09-22', due: '2026-10-13' },
    });
  });

  it('with nothing left is due the same day, or when people work again', () => {
    const { why } = dueAfter('2026-09-22', wd(5), calendar);
    expect(dueWithRemaining('2026-10-10', 0, wd(5), calendar, why).due).toBe('2026-10-10');
    expect(dueWithRemaining('2026-10-03', 0, wd(5), calendar, why).due).toBe('2026-10-08');
  });

  it('of a month count continues in days and still ends off holidays', () => {
    const { why } = dueAfter('2026-06-20', months(2), calendar);
    const resumed = dueWithRemaining('2026-09-20', 12, months(2), calendar, why);
    expect(resumed.due).toBe('2026-10-08');
    expect(resumed.why.resumed?.left).toEqual(days(12));
  });

  it('neither wins nor loses a working day, whenever it begins and ends', () => {
    const anyDay = fc.integer({ min: 0, max: 700 }).map((n) => addDays('2024-06-01', n));
    const little = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 30 }), little, little, (start, n, runs, pauses) => {
        const first = dueAfter(start, wd(n), calendar);
        const pausedOn = addDays(start, runs);
        const left = remaining(first.due, pausedOn, wd(n), calendar);
        fc.pre(left > 0);
        const on = addDays(pausedOn, pauses);
        const again = dueWithRemaining(on, left, wd(n), calendar, first.why);
        const worked = workingDaysBetween(calendar, start, pausedOn) + workingDaysBetween(calendar, on, again.due);
        expect(worked).toBe(n);
        expect(again.due >= first.due).toBe(true);
      }),
    );
  });
});

it('a day that was set stays as it is, whatever day it is', () => {
  expect(dueOn('2026-09-20', '2026-10-01')).toEqual({
    due: '2026-10-01',
    why: expect.objectContaining({ start: '2026-09-20', term: null, shifted: null, spans: [] }),
  });
});

it('every explanation survives being stored as JSON', () => {
  const whys = [wd(10), days(30), months(6)].map((term) => dueAfter('2026-09-22', term, calendar).why);
  const resumed = dueWithRemaining('2026-10-20', 3, wd(10), calendar, whys[0]!).why;
  for (const why of [...whys, resumed]) expect(JSON.parse(JSON.stringify(why))).toEqual(why);
});

it('the spans of a term cover every day after the start, once, and count exactly the term', () => {
  const anyDay = fc.integer({ min: 0, max: 900 }).map((n) => addDays('2024-06-01', n));
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (start, n) => {
      const { due, why } = dueAfter(start, wd(n), calendar);
      let at = start;
      for (const span of why.spans) {
        expect(span.from).toBe(addDays(at, 1));
        at = span.to;
      }
      expect(at).toBe(due);
      const counted = why.spans.filter((span) => span.counts);
      const sum = counted.reduce((all, span) => all + workingDaysBetween(calendar, addDays(span.from, -1), span.to), 0);
      expect(sum).toBe(n);
    }),
  );
});
