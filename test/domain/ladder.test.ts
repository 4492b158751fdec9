import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeCalendar } from '../../src/domain/calendar.ts';
import { addDays, type Day } from '../../src/domain/day.ts';
import { dueAfter, type Term } from '../../src/domain/due.ts';
import { type Climb, type Ladder, nextStep, type Step, stepDue } from '../../src/domain/ladder.ts';
import { holidays } from '../../src/places/kunming/holidays.ts';
import { policy } from '../../src/places/kunming/policy.ts';

const calendar = makeCalendar(holidays());
const ladder: Ladder = { rule: policy.ladder, top: 4, calendar };

const climb = (start: Day, n: number, unit: Term['unit'] = 'workingDays'): Climb => ({
  start,
  due: dueAfter(start, { unit, n }, calendar).due,
});
const shown = (step: Step | null) => (step ? `${step.on} L${step.level}#${step.n}` : null);

/** What a sweep sends that runs on these days only, looking again on the day the ladder told it. */
function sent(of: Climb, days: readonly Day[], on: Ladder = ladder): readonly string[] {
  const out: string[] = [];
  let next = nextStep(of, of.start, on);
  for (const today of days) {
    if (next === null || next.on > today) continue;
    const step = stepDue({ ...of, from: next.on }, today, on);
    if (step) out.push(`${today} L${step.level}#${step.n}`);
    next = nextStep(of, today, on);
  }
  return out;
}
const everyDay = (from: Day, n: number): readonly Day[] => Array.from({ length: n }, (_, at) => addDays(from, at));

describe('the ladder of a duty nobody settles', () => {
  it('climbs day by day: warning, due, overdue, urged every five working days, supervised once', () => {
    // Ten working days from 2 November, a Monday: due on Monday 16 November.
    expect(sent(climb('2026-11-02', 10), everyDay('2026-11-02', 70))).toEqual([
      '2026-11-12 L0#1',
      '2026-11-16 L1#1',
      '2026-11-17 L2#1',
      '2026-11-23 L3#1',
      '2026-11-30 L4#1',
      '2026-12-07 L3#3',
      '2026-12-14 L3#4',
      '2026-12-21 L3#5',
      '2026-12-28 L3#6',
      '2027-01-04 L3#7',
    ]);
  });

  it('counts overdue working days by the calendar, over a holiday and a worked Saturday', () => {
    expect(sent(climb('2026-09-22', 5), everyDay('2026-09-22', 30))).toEqual([
      '2026-09-28 L0#1',
      '2026-09-30 L1#1',
      '2026-10-08 L2#1',
      '2026-10-13 L3#1',
      '2026-10-20 L4#1',
    ]);
  });

  it.each([
    // working days, the day of the first step
    [1, '2026-11-03 L1#1', 'one day: no warning'],
    [2, '2026-11-03 L0#1', 'two days: one before'],
    [4, '2026-11-05 L0#1', 'four days: one before'],
    [5, '2026-11-05 L0#1', 'five days: two before'],
    [14, '2026-11-18 L0#1', 'fourteen days: two before'],
    [15, '2026-11-16 L0#1', 'fifteen days: five before'],
  ])('of %i working days begins with %s (%s)', (n, first) => {
    const one = climb('2026-11-02', n);
    expect(shown(nextStep(one, one.start, ladder))).toBe(first);
  });

  it('of six months warns five working days before', () => {
    const one = climb('2026-04-13', 6, 'months');
    expect(one.due).toBe('2026-10-13');
    expect(shown(nextStep(one, one.start, ladder))).toBe('2026-09-30 L0#1');
  });

  it('warns more than once where the place says so', () => {
    const rule = { ...policy.ladder, warn: [{ atLeast: 10, before: [6, 2] }] };
    const steps = sent(climb('2026-11-02', 10), everyDay('2026-11-02', 15), { ...ladder, rule });
    expect(steps).toEqual(['2026-11-06 L0#1', '2026-11-12 L0#2', '2026-11-16 L1#1']);
  });
});

describe('a sweep after days of silence', () => {
  const one = climb('2026-11-02', 10);

  it('sends only the highest step, and then goes on as if nothing had happened', () => {
    expect(sent(one, ['2026-11-18', '2026-11-19', '2026-11-23'])).toEqual(['2026-11-18 L2#1', '2026-11-23 L3#1']);
    expect(sent(one, ['2026-11-02', '2026-11-27', ...everyDay('2026-11-28', 4)])).toEqual([
      '2026-11-27 L3#1',
      '2026-11-30 L4#1',
    ]);
  });

  it('still makes the supervision record when later steps have passed it', () => {
    expect(sent(one, ['2026-12-10', ...everyDay('2026-12-11', 5)])).toEqual(['2026-12-10 L4#1', '2026-12-14 L3#4']);
  });

  it('does not repeat the supervision when only an urging was missed', () => {
    expect(sent(one, [...everyDay('2026-11-02', 30), '2026-12-09'])).toContain('2026-12-09 L3#3');
  });

  it('has nothing to say before the day on which it meant to look', () => {
    expect(stepDue({ ...one, from: '2026-11-16' }, '2026-11-13', ladder)).toBeNull();
  });
});

it('an urging that falls on the day of the supervision gives way to it', () => {
  const one = climb('2026-11-02', 10);
  expect(shown(nextStep(one, '2026-11-24', ladder))).toBe('2026-11-30 L4#1');
});

describe('where a ladder ends', () => {
  it('at L2 even when nobody looked for weeks', () => {
    expect(sent(climb('2026-11-02', 10), ['2026-12-10'], { ...ladder, top: 2 })).toEqual(['2026-12-10 L2#1']);
  });

  it('after L2 for lists that do not scold', () => {
    const steps = sent(climb('2026-11-02', 10), everyDay('2026-11-02', 200), { ...ladder, top: 2 });
    expect(steps).toEqual(['2026-11-12 L0#1', '2026-11-16 L1#1', '2026-11-17 L2#1']);
    expect(nextStep(climb('2026-11-02', 10), '2026-11-17', { ...ladder, top: 2 })).toBeNull();
  });

  it('before it begins for duties without one', () => {
    const one = climb('2026-11-02', 30, 'days');
    expect(nextStep(one, one.start, { ...ladder, top: 0 })).toBeNull();
    expect(stepDue({ ...one, from: one.start }, '2027-06-01', { ...ladder, top: 0 })).toBeNull();
  });
});

describe('a due day that is a day off', () => {
  it('is told on that day, and warned of on working days', () => {
    const promised: Climb = { start: '2026-11-02', due: '2026-11-15' };
    expect(sent(promised, everyDay('2026-11-02', 20))).toEqual([
      '2026-11-12 L0#1',
      '2026-11-15 L1#1',
      '2026-11-16 L2#1',
      '2026-11-20 L3#1',
    ]);
  });
});

describe('a count that continues after a pause', () => {
  it('is as short as what was left, so nobody is warned on the first day back', () => {
    const back: Climb = { start: '2026-11-18', due: '2026-11-20' };
    expect(shown(nextStep(back, back.start, ladder))).toBe('2026-11-19 L0#1');
  });
});

describe('whatever days the sweep ran on', () => {
  const start = fc.integer({ min: 0, max: 500 }).map((n) => addDays('2025-01-01', n));
  const pattern = fc.array(fc.boolean(), { minLength: 120, maxLength: 120 });

  it('no step is sent twice or before its day, and never two in one day', () => {
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 30 }), pattern, (from, n, runs) => {
        const one = climb(from, n);
        const steps = sent(
          one,
          everyDay(from, 120).filter((_, at) => runs[at]),
        );
        const keys = steps.map((step) => step.slice(11));
        const days = steps.map((step) => step.slice(0, 10));
        expect(new Set(keys).size).toBe(keys.length);
        expect(new Set(days).size).toBe(days.length);
        for (const step of steps) if (!step.includes('L0')) expect(step.slice(0, 10) >= one.due).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('whoever is late long enough is supervised exactly once', () => {
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 30 }), pattern, (from, n, runs) => {
        const one = climb(from, n);
        const days = [...everyDay(from, 120).filter((_, at) => runs[at]), addDays(from, 150)];
        expect(sent(one, days).filter((step) => step.endsWith('L4#1'))).toHaveLength(1);
      }),
      { numRuns: 40 },
    );
  });
});
