/** Which days people work: weekends, holidays, and the weekends that are worked in exchange (调休). */

import { addDays, type Day, weekday } from './day.ts';
import type { Holiday } from './place.ts';

export interface Calendar {
  readonly isWorkingDay: (day: Day) => boolean;
  /** False for a year without a whole holiday notice: what is missing counts by weekends, and whoever shows a day must say so. */
  readonly knows: (year: number) => boolean;
  /** The holiday's name; undefined on working days and on ordinary weekends. */
  readonly nameOf: (day: Day) => string | undefined;
}

/**
 * A later row takes the place of an earlier one of the same day, so an office's own file comes after the place's.
 * A year with fewer days off than the law gives (`least`) is not known: half a notice would count wrongly in silence.
 */
export function makeCalendar(holidays: readonly Holiday[], least = 1): Calendar {
  const rows = new Map(holidays.map((holiday) => [holiday.date, holiday]));
  const daysOff = new Map<number, number>();
  for (const { date, isOffDay } of rows.values())
    if (isOffDay) daysOff.set(yearOf(date), (daysOff.get(yearOf(date)) ?? 0) + 1);
  return {
    isWorkingDay: (day) => {
      const row = rows.get(day);
      return row ? !row.isOffDay : !isWeekend(day);
    },
    knows: (year) => (daysOff.get(year) ?? 0) >= least,
    nameOf: (day) => {
      const row = rows.get(day);
      return row?.isOffDay ? row.name : undefined;
    },
  };
}

/** The n-th working day after the day; a negative number goes back; 0 is the day itself, whatever it is. */
export function addWorkingDays(calendar: Calendar, day: Day, n: number): Day {
  const step = n < 0 ? -1 : 1;
  let at = day;
  for (let left = Math.abs(n); left > 0; ) {
    at = addDays(at, step);
    if (calendar.isWorkingDay(at)) left--;
  }
  return at;
}

/** The first working day after the day. */
export function nextWorkingDay(calendar: Calendar, day: Day): Day {
  return addWorkingDays(calendar, day, 1);
}

/** The day itself when people work on it, else the next working day. */
export function workingDayFrom(calendar: Calendar, day: Day): Day {
  return calendar.isWorkingDay(day) ? day : nextWorkingDay(calendar, day);
}

/** Working days after the first day, up to and including the second; 0 when there are none between them. */
export function workingDaysBetween(calendar: Calendar, after: Day, upTo: Day): number {
  let count = 0;
  for (let at = addDays(after, 1); at <= upTo; at = addDays(at, 1)) if (calendar.isWorkingDay(at)) count++;
  return count;
}

/** Saturday or Sunday, worked or not. */
export function isWeekend(day: Day): boolean {
  const at = weekday(day);
  return at === 0 || at === 6;
}

/** The calendar year of a day. */
export const yearOf = (day: Day): number => Number(day.slice(0, 4));
