import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, dayAt, daysBetween, instantAt, isDay, timeAt, weekday } from '../../src/domain/day.ts';

const kunming = 'Asia/Shanghai';
const london = 'Europe/London';

describe('days', () => {
  it('cross months, years and the leap day in both directions', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(daysBetween('2026-02-28', '2026-03-01')).toBe(1);
    expect(daysBetween('2026-03-01', '2026-02-28')).toBe(-1);
  });

  it('know their weekday, Sunday being 0', () => {
    expect(weekday('2026-10-10')).toBe(6);
    expect(weekday('2026-10-11')).toBe(0);
  });

  it('are told from text that only looks like a day', () => {
    expect(isDay('2028-02-29')).toBe(true);
    for (const text of ['2026-02-29', '2026-13-01', '2026-1-1', '10月1日', '2026-10-10T00:00', ''])
      expect(isDay(text)).toBe(false);
  });

  it('that do not exist are refused, not counted on', () => {
    expect(() => addDays('tomorrow', 1)).toThrow('"tomorrow" is not a day');
    expect(() => daysBetween('2026-10-10', '')).toThrow('"" is not a day');
  });

  it('come back unchanged from any number of days and return', () => {
    const anyDay = fc.integer({ min: -20_000, max: 40_000 }).map((n) => addDays('2000-01-01', n));
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (day, n) => {
        const other = addDays(day, n);
        expect(isDay(other)).toBe(true);
        expect(daysBetween(day, other)).toBe(n);
        expect(addDays(other, -n)).toBe(day);
        expect(day < other).toBe(n > 0);
      }),
    );
  });
});

describe('months', () => {
  it.each([
    ['2026-01-15', 1, '2026-02-15'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-08-31', 1, '2026-09-30'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-02-28', 1, '2026-03-28'],
    ['2026-12-31', 12, '2027-12-31'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-05-05', 0, '2026-05-05'],
  ])('from %s, %i of them, end on %s: the same day, or the last of its month', (start, n, end) => {
    expect(addMonths(start, n)).toBe(end);
  });
});

describe('an instant', () => {
  it('is another day in another zone', () => {
    const instant = new Date('2026-10-10T16:30:00Z');
    expect([dayAt(instant, kunming), timeAt(instant, kunming)]).toEqual(['2026-10-11', '00:30']);
    expect([dayAt(instant, london), timeAt(instant, london)]).toEqual(['2026-10-10', '17:30']);
    expect(dayAt(instant, 'America/Los_Angeles')).toBe('2026-10-10');
  });

  it('at midnight says 00:00, not 24:00', () => {
    expect(timeAt(instantAt('2026-10-10', '00:00', kunming), kunming)).toBe('00:00');
  });

  it('of a time on the wall follows summer time', () => {
    expect(instantAt('2026-10-10', '08:30', kunming).toISOString()).toBe('2026-10-10T00:30:00.000Z');
    expect(instantAt('2026-01-15', '09:00', london).toISOString()).toBe('2026-01-15T09:00:00.000Z');
    expect(instantAt('2026-07-15', '09:00', london).toISOString()).toBe('2026-07-15T08:00:00.000Z');
    expect(instantAt('2026-03-29', '09:00', london).toISOString()).toBe('2026-03-29T08:00:00.000Z');
    expect(instantAt('2026-03-29', '00:30', london).toISOString()).toBe('2026-03-29T00:30:00.000Z');
    expect(instantAt('2026-10-25', '09:00', london).toISOString()).toBe('2026-10-25T09:00:00.000Z');
  });

  it('of a time that the clock skips is as much later as the clock jumped', () => {
    const skipped = instantAt('2026-03-29', '01:30', london);
    expect(skipped.toISOString()).toBe('2026-03-29T01:30:00.000Z');
    expect(timeAt(skipped, london)).toBe('02:30');
    // New York skips 02:00–03:00 on the other side of UTC.
    expect(timeAt(instantAt('2026-03-08', '02:30', 'America/New_York'), 'America/New_York')).toBe('03:30');
  });

  it('of a time that comes twice is the first of the two', () => {
    expect(instantAt('2026-10-25', '01:30', london).toISOString()).toBe('2026-10-25T00:30:00.000Z');
    expect(instantAt('2026-11-01', '01:30', 'America/New_York').toISOString()).toBe('2026-11-01T05:30:00.000Z');
  });

  it('comes back as its day and time wherever the clock did not skip it', () => {
    const zones = fc.constantFrom(
      kunming,
      london,
      'America/New_York',
      'Pacific/Apia',
      'Asia/Kathmandu',
      'Australia/Lord_Howe',
    );
    const anyDay = fc.integer({ min: 0, max: 4000 }).map((n) => addDays('2020-01-01', n));
    const noon = fc.integer({ min: 4 * 60, max: 24 * 60 - 1 });
    fc.assert(
      fc.property(zones, anyDay, noon, (zone, day, minutes) => {
        const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
        const instant = instantAt(day, time, zone);
        expect([dayAt(instant, zone), timeAt(instant, zone)]).toEqual([day, time]);
      }),
    );
  });

  it('needs a real time', () => {
    expect(() => instantAt('2026-10-10', '25:00', kunming)).toThrow('"2026-10-10 25:00" is not a day and a time');
  });
});
