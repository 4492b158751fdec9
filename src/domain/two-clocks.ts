/** Two clocks: whoever has it owes the deputy, the deputy owes the citizen (domain.md section 1). */

import type { Calendar } from './calendar.ts';
import type { Day } from './day.ts';
import { dueAfter } from './due.ts';
import type { Duty, DutyKind } from './duty.ts';
import type { Matter } from './matter.ts';
import { isOpen } from './opinion.ts';
import type { Policy } from './place.ts';

const citizens: readonly DutyKind[] = ['triage', 'acknowledge', 'study', 'follow-up', 'feedback', 'reach'];
const deputys: readonly DutyKind[] = ['accept', 'reply', 'register', 'result'];

const runs = ({ status }: Duty): boolean => status === 'running' || status === 'paused';

/** What is owed to the deputy on routes. */
export const owedToDeputy = ({ duties }: Pick<Matter, 'duties'>): readonly Duty[] =>
  duties.filter((duty) => runs(duty) && duty.routeId !== null && deputys.includes(duty.kind));

/** What is owed to the citizen; handing the slip to an organ is no clock of theirs. */
export const owedToCitizen = ({ duties }: Pick<Matter, 'duties'>): readonly Duty[] =>
  duties.filter((duty) => runs(duty) && citizens.includes(duty.kind) && !(duty.kind === 'reach' && duty.routeId));

export interface LatestDay {
  readonly due: Day;
  /** What has to come first, and the last day on which that can come. */
  readonly after: Duty;
  readonly end: Day;
}

/** The deputy's own clock starts with the reply: until then the latest day to which both together can come. */
export function latestToCitizen(
  matter: Pick<Matter, 'opinion' | 'duties' | 'routes'>,
  { policy, calendar }: { readonly policy: Policy; readonly calendar: Calendar },
): LatestDay | null {
  if (!isOpen(matter.opinion) || owedToCitizen(matter).length > 0) return null;
  const { duties, terms } = policy;
  const ends = owedToDeputy(matter).flatMap((after) => {
    const kind = matter.routes.find(({ id }) => id === after.routeId)?.kind;
    if (kind !== 'referral' && kind !== 'report') return [];
    const then = after.kind === 'accept' ? duties.reply.term : after.kind === 'register' ? terms.report : null;
    return [{ after, end: then ? dueAfter(after.due, then, calendar).due : after.due }];
  });
  const last = ends.toSorted((a, b) => (a.end < b.end ? 1 : -1))[0];
  return last ? { ...last, due: dueAfter(last.end, duties.feedback.term, calendar).due } : null;
}
