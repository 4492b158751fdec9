/** Next year's holidays are owed, too: without them every date of January may be wrong. */

import { yearOf } from './calendar.ts';
import type { Duty } from './duty.ts';
import type { Circumstances } from './matter.ts';
import { dutyBeside } from './reconcile.ts';

/** The years whose holidays should be known by now and are not: this one, and from the policy's day on the next. */
export function missingYears({
  today,
  calendar,
  policy,
}: Pick<Circumstances, 'today' | 'calendar' | 'policy'>): readonly number[] {
  const year = yearOf(today);
  const owed = today >= `${year}-${policy.calendarFrom}` ? [year, year + 1] : [year];
  return owed.filter((one) => !calendar.knows(one));
}

/** One for each year, by whatever process it is started: it is named after the year. */
export function calendarDuty(year: number, officeId: string, c: Circumstances): Duty {
  const holder = { role: 'office', id: officeId } as const;
  const promised = `${year - 1}-${c.policy.calendarDue}`;
  return { ...dutyBeside({ kind: 'holiday-calendar', holder, promised }, String(year), c), id: `holidays ${year}` };
}
