/** Days are days in the place's time zone; an instant becomes a day only together with a zone. */

/** `YYYY-MM-DD` in the place's time zone; compares and sorts as text. */
export type Day = string;

const dayLength = 86_400_000;

/** True for a day that exists: `2026-02-30` does not. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(text);
  return !Number.isNaN(at) && dayFrom(at) === text;
}

/** So many days later; a negative number goes back. */
export function addDays(day: Day, n: number): Day {
  return dayFrom(midnight(day) + n * dayLength);
}

/** Days from `a` to `b`, negative when `b` comes first: a start day is not counted, an end day is. */
export function daysBetween(a: Day, b: Day): number {
  return (midnight(b) - midnight(a)) / dayLength;
}

/** 0 is Sunday. */
export function weekday(day: Day): number {
  return new Date(midnight(day)).getUTCDay();
}

/**
 * The same day of the n-th month after, or that month's last day (Civil Code Art. 202; the start day is not counted,
 * Art. 201). Whether the end then moves off a holiday is the calendar's question: dueAfter.
 */
export function addMonths(day: Day, n: number): Day {
  const start = new Date(midnight(day));
  const [year, month] = [start.getUTCFullYear(), start.getUTCMonth() + n];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return dayFrom(Date.UTC(year, month, Math.min(start.getUTCDate(), last)));
}

/** The day it is at this instant in this zone. */
export function dayAt(instant: Date, timeZone: string): Day {
  return dayFrom(wallClock(instant.getTime(), timeZone));
}

/** The time of day at this instant in this zone, `HH:MM` from 00:00 to 23:59. */
export function timeAt(instant: Date, timeZone: string): string {
  return new Date(wallClock(instant.getTime(), timeZone)).toISOString().slice(11, 16);
}

/**
 * The instant of a day and a time `HH:MM` in this zone. A time that the clock skips in spring is taken as much later
 * as the clock jumped; of a time that comes twice in autumn the first is meant.
 */
export function instantAt(day: Day, time: string, timeZone: string): Date {
  const wall = Date.parse(`${day}T${time}:00Z`);
  if (Number.isNaN(wall)) throw new RangeError(`"${day} ${time}" is not a day and a time like 2026-10-10 08:30.`);
  // A day before and a day after stand on either side of any change of the clock.
  const before = offsetAt(wall - dayLength, timeZone);
  const after = offsetAt(wall + dayLength, timeZone);
  const byBefore = wall - before;
  if (before === after || wallClock(byBefore, timeZone) === wall) return new Date(byBefore);
  const byAfter = wall - after;
  return new Date(wallClock(byAfter, timeZone) === wall ? byAfter : byBefore);
}

function midnight(day: Day): number {
  const at = Date.parse(day);
  if (Number.isNaN(at)) throw new RangeError(`"${day}" is not a day like 2026-10-10.`);
  return at;
}

function dayFrom(at: number): Day {
  const date = new Date(at);
  // Five times as fast as toISOString, and every count of working days walks through here.
  return `${String(date.getUTCFullYear()).padStart(4, '0')}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
}

const two = (n: number): string => (n < 10 ? `0${n}` : `${n}`);

/** What the clock on the wall shows, written down as if it were UTC. */
function wallClock(instant: number, timeZone: string): number {
  return instant + offsetAt(instant, timeZone);
}

/** Milliseconds by which the zone is ahead of UTC: `GMT`, `GMT+08:00`, before the railways `GMT+08:05:43`. */
function offsetAt(instant: number, timeZone: string): number {
  const [, sign, hours, minutes, seconds] =
    /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?/.exec(clockOf(timeZone).format(instant)) ?? [];
  const offset = ((Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60 + Number(seconds ?? 0)) * 1000;
  return sign === '-' ? -offset : offset;
}

// Making a formatter costs a hundred times what using one does, and every letter and every sweep asks for the day.
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  clocks.set(timeZone, clock);
  return clock;
}
