/** A feedback as it begins: written, not yet left; and which days may be promised in it. */

import type { Act, Attached, Single } from './acts.ts';
import { addWorkingDays } from './calendar.ts';
import { addDays, addMonths, instantAt } from './day.ts';
import { type Refusal, refuse } from './decision.ts';
import type { Circumstances, Matter } from './matter.ts';
import type { Feedback, FeedbackClass, Timer } from './opinion.ts';
import type { Actor } from './people.ts';

/** Held for the seconds in which it can be undone. */
export function newFeedback(
  { opinion }: Matter,
  actor: Actor,
  act: {
    readonly text: string;
    readonly class: FeedbackClass;
    readonly files?: readonly Attached[];
    readonly singles?: readonly Single[];
    readonly delegateNo?: string | null;
    readonly day?: string | null;
    readonly reason?: string | null;
  },
  kind: Feedback['kind'],
  c: Circumstances,
): Feedback {
  return {
    id: c.id(),
    opinionId: opinion.id,
    round: opinion.round,
    kind,
    class: act.class,
    text: act.text,
    files: act.files ?? [],
    singles: act.singles ?? [],
    deputyNo: opinion.deputyNo,
    delegateNo: act.delegateNo ?? (actor.role === 'deputy' && actor.as === 'delegate' ? actor.no : null),
    personId: actor.role === 'deputy' || actor.role === 'office' ? actor.personId : null,
    day: act.class === 'B' || act.class === 'C' ? (act.day ?? null) : null,
    reason: act.reason ?? null,
    doorId: null,
    correctionOf: null,
    fromId: null,
    createdAt: c.now,
    leavesAt: new Date(c.now.getTime() + c.policy.undoSeconds * 1000),
    leftAt: null,
    deliveredAt: null,
    evidence: 0,
    told: null,
    undeliverableAt: null,
    tries: 0,
    triedOn: null,
    heldAt: null,
    supersededAt: null,
    undoneAt: null,
  };
}

/**
 * Under every letter from its first moment: without evidence by the end of so many working days the office is asked on
 * the morning after to reach the citizen. Of one that nobody can be sent, the flow sets it to when it should have left.
 */
export function evidenceTimer(c: Circumstances): Timer {
  const day = addWorkingDays(c.calendar, c.today, c.policy.evidenceWorkingDays);
  return { kind: 'evidence', at: instantAt(addDays(day, 1), c.policy.workFrom, c.timeZone) };
}

/** A promised day must be a day to come, at most as many months ahead as the policy says. */
export function refuseDay(day: Extract<Act, { name: 'answer' }>['day'], c: Circumstances): Refusal | undefined {
  if (!day) return refuse('day-missing');
  if (day <= c.today) return refuse('day-past', { day });
  const last = addMonths(c.today, c.policy.promiseMonthsAhead);
  return day > last ? refuse('day-too-far', { day, last }) : undefined;
}

/** The days that single ones are promised instead. */
export function refuseSingles({ singles = [] }: { readonly singles?: readonly Single[] }, c: Circumstances) {
  return singles.map(({ day }) => (day === null ? undefined : refuseDay(day, c))).find((no) => no !== undefined);
}
