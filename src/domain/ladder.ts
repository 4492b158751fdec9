/**
 * The ladder of reminders (lifecycle.md section 3): which step falls on which day. A step is a row with the key
 * (duty, due day, level, n) and can exist once, so another due day opens a new ladder.
 */

import { addWorkingDays, type Calendar, nextWorkingDay, workingDaysBetween } from './calendar.ts';
import type { Day } from './day.ts';
import type { DutyRule, LadderRule } from './place.ts';

/** 0 warning before · 1 due today · 2 just overdue, the office hears · 3 催办, again and again · 4 督办, once. */
export type Level = 0 | 1 | 2 | 3 | 4;

export interface Step {
  readonly level: Level;
  /** Which of its level, from 1. */
  readonly n: number;
  readonly on: Day;
}

/** A promise to climb for: `start` is where the present count began (`why.start`), so that a pause does not lengthen it. */
export interface Climb {
  readonly start: Day;
  readonly due: Day;
}

export interface Ladder {
  readonly rule: LadderRule;
  /** Where the ladder of this kind of duty ends. */
  readonly top: DutyRule['ladder'];
  readonly calendar: Calendar;
}

/**
 * The one step to send today: the highest of those that fell between `from` (the day on which the sweep meant to look,
 * the duty's `nextAt`) and today, both included. After days without a sweep the lower ones are never sent.
 */
export function stepDue(climb: Climb & { readonly from: Day }, today: Day, ladder: Ladder): Step | null {
  const { from } = climb;
  if (ladder.top === 0) return null;
  const fell = (step: Step) => from <= step.on && step.on <= today;
  const steps = [...early(climb, ladder), ...late(climb, today, ladder)].filter(fell);
  return steps.reduce<Step | null>(
    (highest, step) => (highest === null || isHigher(step, highest) ? step : highest),
    null,
  );
}

/** The first step after that day, or null when the ladder has ended: the day on which the sweep looks again. */
export function nextStep(climb: Climb, after: Day, ladder: Ladder): Step | null {
  if (ladder.top === 0) return null;
  const coming = [...early(climb, ladder), ...following(climb, after, ladder)].filter((step) => step.on > after);
  return coming.reduce<Step | null>((first, step) => (first === null || isSooner(step, first) ? step : first), null);
}

const isHigher = (a: Step, b: Step): boolean => a.level > b.level || (a.level === b.level && a.n > b.n);
const isSooner = (a: Step, b: Step): boolean => a.on < b.on || (a.on === b.on && isHigher(a, b));

/** L0, L1 and L2: they come once each. */
function early(climb: Climb, { rule, calendar }: Ladder): readonly Step[] {
  const length = workingDaysBetween(calendar, climb.start, climb.due);
  const before = rule.warn.find((row) => length >= row.atLeast)?.before ?? [];
  const warnings = before.map(
    (days, at): Step => ({ level: 0, n: at + 1, on: addWorkingDays(calendar, climb.due, -days) }),
  );
  const today: Step = { level: 1, n: 1, on: climb.due };
  return [...warnings, today, { level: 2, n: 1, on: nextWorkingDay(calendar, climb.due) }];
}

/** L4, and the newest L3 up to that day. */
function late(climb: Climb, today: Day, ladder: Ladder): readonly Step[] {
  if (ladder.top < 3) return [];
  const n = urgedBy(climb, today, ladder);
  return n === 0 ? [supervision(climb, ladder)] : [supervision(climb, ladder), urging(climb, n, ladder)];
}

/** L4, and the first L3 after that day; one that falls on the day of L4 gives way to it. */
function following(climb: Climb, after: Day, ladder: Ladder): readonly Step[] {
  if (ladder.top < 3) return [];
  return [supervision(climb, ladder), urging(climb, urgedBy(climb, after, ladder) + 1, ladder)];
}

function urgedBy(climb: Climb, day: Day, { rule, calendar }: Ladder): number {
  const overdue = workingDaysBetween(calendar, climb.due, day);
  return overdue < rule.l3 ? 0 : 1 + Math.floor((overdue - rule.l3) / rule.l3Every);
}

function urging(climb: Climb, n: number, { rule, calendar }: Ladder): Step {
  return { level: 3, n, on: addWorkingDays(calendar, climb.due, rule.l3 + (n - 1) * rule.l3Every) };
}

function supervision(climb: Climb, { rule, calendar }: Ladder): Step {
  return { level: 4, n: 1, on: addWorkingDays(calendar, climb.due, rule.l4) };
}
