/** When the sweep has to look at a duty again: an instant in the receiver's working hours, stored with the duty. */

import { addDays, type Day, instantAt } from './day.ts';
import type { Duty } from './duty.ts';
import { type Ladder, nextStep } from './ladder.ts';
import type { Circumstances } from './matter.ts';

export const ladderOf = (duty: Pick<Duty, 'kind'>, c: Pick<Circumstances, 'policy' | 'calendar'>): Ladder => ({
  rule: c.policy.ladder,
  top: c.policy.duties[duty.kind].ladder,
  calendar: c.calendar,
});

/**
 * Null: nothing more is to be said about this duty. `after`: the day whose step has been taken already. What changes
 * today may still have today's step before it; that it was taken before is known by its row.
 */
export function nextLook(duty: Duty, c: Circumstances, after: Day = addDays(c.today, -1)): Date | null {
  if (duty.status !== 'running' || duty.holder.role === 'system') return null;
  const { policy, timeZone } = c;
  const at = (day: Day) => instantAt(day, policy.workFrom, timeZone);
  if (duty.kind === 'progress') return at(duty.due);
  if (duty.kind === 'rating') {
    const reminder = addDays(duty.start, policy.ratingReminderDay);
    // The last day is theirs to its end.
    return after < reminder ? at(reminder) : at(addDays(duty.due, 1));
  }
  const step = nextStep({ start: duty.why.start, due: duty.due }, after, ladderOf(duty, c));
  return step ? at(step.on) : null;
}
