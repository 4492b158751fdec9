/** By which day something is owed, and why that day: the answer to 为什么 is stored beside every due day. */

import { addWorkingDays, type Calendar, isWeekend, workingDayFrom, workingDaysBetween, yearOf } from './calendar.ts';
import { addDays, addMonths, type Day, daysBetween } from './day.ts';

/** How long something may take: until the end of the n-th day or working day after the start, or n calendar months. */
export interface Term {
  readonly unit: 'workingDays' | 'days' | 'months';
  readonly n: number;
}

/** Days in a row that were counted, or skipped, for one reason. */
export interface Span {
  readonly from: Day;
  readonly to: Day;
  readonly counts: boolean;
  readonly reason: 'working' | 'weekend' | 'holiday';
  /** The holiday's name as the place's calendar has it. */
  readonly name: string | null;
}

export interface Shift {
  readonly from: Day;
  readonly to: Day;
  readonly reason: 'weekend' | 'holiday';
  readonly name: string | null;
}

/** Plain JSON: it is stored with the duty and read again years later. */
export interface Why {
  /** The day this count began; it is not counted itself. */
  readonly start: Day;
  readonly due: Day;
  /** Null for a day that was not counted but set: promised, or left to a successor. */
  readonly term: Term | null;
  /** Working days only: every day after the start up to the due day. */
  readonly spans: readonly Span[];
  /** 调休: Saturdays and Sundays that counted. */
  readonly workingWeekends: readonly Day[];
  /** A month count that ended on a day off, and where it ends instead (Civil Code Art. 203). */
  readonly shifted: Shift | null;
  /** Years without a holiday notice: only their weekends were skipped, and the day may still be wrong. */
  readonly unknownYears: readonly number[];
  /** After a pause: what was left, and the count it continues. */
  readonly resumed: { readonly left: Term; readonly start: Day; readonly due: Day } | null;
}

export interface Due {
  readonly due: Day;
  readonly why: Why;
}

/**
 * The day by whose end a term runs out that starts on this day (the place's days). Plain days do not move off holidays;
 * months are counted by Civil Code Arts. 201–203.
 */
export function dueAfter(start: Day, term: Term, calendar: Calendar): Due {
  if (!Number.isInteger(term.n) || term.n < 0)
    throw new RangeError(`A term has a whole number of ${term.unit}, not ${term.n}: correct the place's policy.`);
  if (term.unit === 'days') return plain(start, addDays(start, term.n), term);
  if (term.unit === 'months') return offHolidays(start, addMonths(start, term.n), term, calendar);
  return inWorkingDays(start, addWorkingDays(calendar, start, term.n), term, calendar);
}

/** A day that somebody set: a promise, or the least a successor gets. */
export function dueOn(start: Day, due: Day): Due {
  return plain(start, due, null);
}

/**
 * What is left of a term when its duty pauses: working days where it counts them, else plain days. 0 on the due day
 * and when it is overdue.
 */
export function remaining(due: Day, today: Day, term: Term, calendar: Calendar): number {
  if (due <= today) return 0;
  return term.unit === 'workingDays' ? workingDaysBetween(calendar, today, due) : daysBetween(today, due);
}

/** The new due day when a pause ends today; with nothing left it is due today, or on the next working day. */
export function dueWithRemaining(today: Day, left: number, term: Term, calendar: Calendar, why: Why): Due {
  const again = continued(today, left, term, calendar);
  const unit = term.unit === 'workingDays' ? 'workingDays' : 'days';
  return {
    due: again.due,
    why: { ...again.why, resumed: { left: { unit, n: left }, start: why.start, due: why.due } },
  };
}

function continued(today: Day, left: number, term: Term, calendar: Calendar): Due {
  if (term.unit === 'days') return plain(today, addDays(today, left), term);
  if (term.unit === 'months') return offHolidays(today, addDays(today, left), term, calendar);
  const due = left === 0 ? workingDayFrom(calendar, today) : addWorkingDays(calendar, today, left);
  return inWorkingDays(today, due, term, calendar);
}

function inWorkingDays(start: Day, due: Day, term: Term, calendar: Calendar): Due {
  return { due, why: { ...nothing(start, due, term), ...counted(start, due, calendar) } };
}

function plain(start: Day, due: Day, term: Term | null): Due {
  return { due, why: nothing(start, due, term) };
}

function offHolidays(start: Day, end: Day, term: Term, calendar: Calendar): Due {
  const due = workingDayFrom(calendar, end);
  const name = calendar.nameOf(end) ?? null;
  const shifted = due === end ? null : { from: end, to: due, reason: reasonOf(end, calendar), name };
  return { due, why: { ...nothing(start, due, term), shifted, unknownYears: unknown(end, due, calendar) } };
}

function nothing(start: Day, due: Day, term: Term | null): Why {
  return { start, due, term, spans: [], workingWeekends: [], shifted: null, unknownYears: [], resumed: null };
}

function counted(start: Day, due: Day, calendar: Calendar): Pick<Why, 'spans' | 'workingWeekends' | 'unknownYears'> {
  const spans: Span[] = [];
  const workingWeekends: Day[] = [];
  for (let at = addDays(start, 1); at <= due; at = addDays(at, 1)) {
    const counts = calendar.isWorkingDay(at);
    if (counts && isWeekend(at)) workingWeekends.push(at);
    const reason = counts ? 'working' : reasonOf(at, calendar);
    const name = calendar.nameOf(at) ?? null;
    const last = spans.at(-1);
    if (last && last.reason === reason && last.name === name) spans[spans.length - 1] = { ...last, to: at };
    else spans.push({ from: at, to: at, counts, reason, name });
  }
  return { spans, workingWeekends, unknownYears: unknown(start, due, calendar) };
}

function reasonOf(dayOff: Day, calendar: Calendar): 'weekend' | 'holiday' {
  return calendar.nameOf(dayOff) === undefined ? 'weekend' : 'holiday';
}

function unknown(from: Day, to: Day, calendar: Calendar): readonly number[] {
  const years: number[] = [];
  for (let year = yearOf(from); year <= yearOf(to); year++) if (!calendar.knows(year)) years.push(year);
  return years;
}
