/** When a letter may leave: night rest for those asleep, working hours for reminders (voice.md section 3). */

import { workingDayFrom } from '../domain/calendar.ts';
import { addDays, dayAt, instantAt, timeAt } from '../domain/day.ts';
import type { Circumstances } from '../domain/matter.ts';

type Moment = Pick<Circumstances, 'policy' | 'timeZone' | 'calendar'>;

/** Notices and feedback wait for the morning, unless the person wrote a moment ago. The place's time zone is the receiver's. */
export function afterNight(at: Date, lastHeardAt: Date | null, c: Moment): Date {
  const { nightFrom, nightTo, awakeMinutes } = c.policy;
  if (lastHeardAt && at.getTime() - lastHeardAt.getTime() < awakeMinutes * 60_000) return at;
  const time = timeAt(at, c.timeZone);
  const day = dayAt(at, c.timeZone);
  if (time >= nightFrom) return instantAt(addDays(day, 1), nightTo, c.timeZone);
  return time < nightTo ? instantAt(day, nightTo, c.timeZone) : at;
}

/** Reminders go out in working hours. */
export function inWorkingHours(at: Date, c: Moment): Date {
  const { workFrom, workTo } = c.policy;
  const day = dayAt(at, c.timeZone);
  const time = timeAt(at, c.timeZone);
  const workday = workingDayFrom(c.calendar, day);
  if (workday !== day) return instantAt(workday, workFrom, c.timeZone);
  if (time < workFrom) return instantAt(day, workFrom, c.timeZone);
  return time < workTo ? at : instantAt(workingDayFrom(c.calendar, addDays(day, 1)), workFrom, c.timeZone);
}

/**
 * When a person is reminded of what ends at that moment: in working hours, or, when those come only after it is over
 * (a long holiday), in the daytime of the day itself.
 */
export function beforeItEnds(at: Date, ends: Date, c: Moment): Date {
  const working = inWorkingHours(at, c);
  return working < ends ? working : afterNight(at, null, c);
}
