/** The difference between what is owed and what runs: duties started, moved, paused, settled or made void. */

import type { ActName } from './acts.ts';
import { addWorkingDays } from './calendar.ts';
import { dueAfter, dueOn, dueWithRemaining, remaining } from './due.ts';
import type { Duty, DutyKind, Holder } from './duty.ts';
import { nextLook } from './ladder-times.ts';
import type { ActRow, Hearer } from './lifecycle.ts';
import { type Circumstances, deputyInCharge } from './matter.ts';
import { isOpen, type Opinion } from './opinion.ts';
import { type Demand, derivedKinds, holderInCharge, owed } from './owed.ts';
import { isOpenRoute } from './route.ts';
import { isBack, isStudying, type Standing, why } from './studying.ts';

/** What was done, on which route, and who hears of it. */
interface Done {
  readonly row: Pick<ActRow, 'settles' | 'aside' | 'anew' | 'voids' | 'news'> & { readonly fails?: true };
  readonly name: ActName;
  readonly routeId: string | null;
  readonly hears: readonly Hearer[];
}

/** Every duty of the opinion after the act, the ended ones included (they are to be saved once more). */
export function reconcile(standing: Standing, done: Done, c: Circumstances): readonly Duty[] {
  const { duties, opinion, routes } = standing;
  const { row, name } = done;
  const news = row.news === true && done.hears.includes('citizen');
  const act = { name, routeId: done.routeId, settles: row.settles };
  const studying = isStudying(standing, act);
  const demands = [...owed({ opinion, routes, studying }, c), ...carried(duties, opinion, c)];
  const after: Duty[] = [];
  for (const duty of duties) {
    if (!derivedKinds.includes(duty.kind)) {
      after.push(besideTheState(duty, standing, row, c));
      continue;
    }
    const at = demands.findIndex((demand) => isSame(duty, demand));
    const demand = at < 0 ? undefined : demands[at];
    const stale = duty.routeId === null && duty.round !== opinion.round;
    const anew = row.anew?.includes(duty.kind) === true;
    if (duty.status === 'aside' && !(demand && isBack(duty, name, opinion, routes))) {
      // While the answer is on its way it stays aside.
      after.push(isOver(opinion) ? overtaken(duty, opinion, c) : duty);
    } else if (demand && !stale && !anew) {
      demands.splice(at, 1);
      after.push(adjust(duty, demand, news, c));
    } else if (row.aside?.includes(duty.kind) && !isOnCancelled(duty, routes)) {
      after.push({ ...duty, status: 'aside', nextAt: null });
    } else {
      after.push(ended(duty, row.settles.includes(duty.kind) ? 'settled' : 'void', c));
    }
  }
  for (const demand of demands) after.push(started(soonAgain(demand, done, opinion, c), opinion, c));
  const waits = opinion.state === 'answering' ? why(standing, act) : undefined;
  return waits ? withWaiting(after, waits, opinion, c) : after;
}

/** What an answer cancelled does not come back with an undo; that a reply is to be told of does. */
const isOnCancelled = ({ routeId, kind }: Duty, routes: Standing['routes']): boolean =>
  kind !== 'feedback' && routes.some(({ id, state }) => id === routeId && state === 'cancelled');

/** A route has duties of its own, and each co-handling organ one. */
const isSame = (duty: Duty, demand: Demand): boolean =>
  demand.kind === duty.kind &&
  (demand.routeId ?? null) === duty.routeId &&
  (demand.kind !== 'co-opinion' || demand.holder.id === duty.holder.id);

/** A study that starts while an answer is on its way waits for it, with its whole time. */
function withWaiting(
  duties: readonly Duty[],
  note: NonNullable<ReturnType<typeof why>>,
  opinion: Opinion,
  c: Circumstances,
): readonly Duty[] {
  const isAside = (duty: Duty) => duty.kind === 'study' && duty.status === 'aside' && duty.round === opinion.round;
  // One that ran before comes back whatever else is open.
  if (duties.some(isAside)) return duties.map((duty) => (isAside(duty) ? { ...duty, note: 'taken' } : duty));
  const { studyAfterRoute } = c.policy.terms;
  const term = note === 'failed' ? { term: studyAfterRoute } : {};
  const study = started({ kind: 'study', holder: holderInCharge(opinion, c), paused: true, ...term }, opinion, c);
  return [...duties, { ...study, status: 'aside', note }];
}

/** After a route that failed there is less time than at the beginning. */
function soonAgain(demand: Demand, { row, name }: Done, { state }: Opinion, c: Circumstances): Demand {
  if (demand.kind !== 'study' || state === 'acknowledged' || !(row.fails || name === 'undo')) return demand;
  return { ...demand, term: c.policy.terms.studyAfterRoute };
}

/** The note of a follow-up that was promised to a citizen whose opinion was joined to this one. */
export const promisedToJoined = 'joined';

/** A promise that came along with a merge is owed beside the state until an answer settles it. */
function carried(before: readonly Duty[], opinion: Opinion, c: Circumstances): readonly Demand[] {
  const promise = before.some((duty) => duty.note === promisedToJoined && duty.round === opinion.round);
  const own = opinion.feedback?.class === 'B' && !opinion.enough;
  if (!promise || !isOpen(opinion) || own) return [];
  const deputy = deputyInCharge(opinion, c);
  return [{ kind: 'follow-up', holder: holderInCharge(opinion, c), ...(deputy ? {} : { paused: true }) }];
}

/** A duty that starts beside the state: call back, decide, supervise. */
export function startedDuty(
  kind: DutyKind,
  holder: Holder,
  opinion: Pick<Opinion, 'id' | 'round'>,
  note: string | null,
  c: Circumstances,
  routeId?: string,
): Duty {
  return { ...started({ kind, holder, ...(routeId ? { routeId } : {}) }, opinion, c), note };
}

/** A duty that belongs to no opinion: a call to somebody who has none, next year's holidays; `note` says which. */
export function dutyBeside(demand: Demand, note: string, c: Circumstances): Duty {
  return { ...started(demand, null, c), note };
}

/** What was set aside and does not come back: study and follow-up were settled by the answer, the others have no subject left. */
function overtaken(duty: Duty, opinion: Opinion, c: Circumstances): Duty {
  const waited = duty.kind === 'study' && duty.note === 'failed';
  const settled = opinion.state !== 'withdrawn' && duty.kind !== 'reach' && duty.kind !== 'rating' && !waited;
  return ended(duty, settled ? 'settled' : 'void', c);
}

/** The answer has arrived or nobody can take it back any more. */
function isOver(opinion: Opinion): boolean {
  return opinion.state !== 'answering' || opinion.feedback?.leftAt != null || opinion.feedback?.heldAt != null;
}

/** Call back, decide and supervise start and settle by their own acts. */
function besideTheState(duty: Duty, { opinion, routes }: Standing, row: Done['row'], c: Circumstances): Duty {
  if (duty.status === 'settled' || duty.status === 'void') return duty;
  if (row.settles.includes(duty.kind)) return ended(duty, 'settled', c);
  if (row.voids?.includes(duty.kind)) return ended(duty, 'void', c);
  if (opinion.state === 'withdrawn' || opinion.code === null) return ended(duty, 'void', c);
  // A route that has gone elsewhere took along what is owed on it; nobody gets more time of whom nothing is awaited.
  const route = routes.find(({ id }) => id === duty.routeId);
  if (duty.routeId !== null && !(route && (duty.kind !== 'decide' || isOpenRoute(route))))
    return ended(duty, 'void', c);
  if (duty.holder.role === 'office' && duty.holder.id !== opinion.officeId)
    return { ...duty, holder: { role: 'office', id: opinion.officeId } };
  return duty;
}

function started(demand: Demand, opinion: Pick<Opinion, 'id' | 'round'> | null, c: Circumstances): Duty {
  const rule = c.policy.duties[demand.kind];
  const term = demand.term ?? rule.term;
  // A promise whose day has passed before the letter arrived is due today.
  const promised = demand.promised && demand.promised < c.today ? c.today : demand.promised;
  const { due, why } = promised ? dueOn(c.today, promised) : dueAfter(c.today, term, c.calendar);
  const duty: Duty = {
    id: c.id(),
    opinionId: opinion?.id ?? null,
    routeId: demand.routeId ?? null,
    round: opinion?.round ?? 1,
    kind: demand.kind,
    holder: demand.holder,
    status: demand.paused ? 'paused' : 'running',
    start: c.today,
    due,
    firstDue: due,
    remaining: demand.paused ? remaining(due, c.today, term, c.calendar) : null,
    why,
    policy: c.policy.version,
    nextAt: null,
    settledAt: null,
    ownerId: null,
    note: null,
  };
  return { ...duty, nextAt: nextLook(duty, c) };
}

/** The same duty under new circumstances: another holder, a pause, a pause that ends, news that restart the silence. */
function adjust(duty: Duty, demand: Demand, news: boolean, c: Circumstances): Duty {
  const term = c.policy.duties[duty.kind].term;
  let next: Duty = duty;
  if (next.status === 'aside')
    next = {
      ...next,
      status: next.remaining === null ? 'running' : 'paused',
      note: duty.kind === 'study' ? null : next.note,
    };
  if (demand.paused && next.status === 'running')
    next = { ...next, status: 'paused', remaining: remaining(next.due, c.today, term, c.calendar) };
  else if (!demand.paused && next.status === 'paused') {
    const { due, why } = dueWithRemaining(c.today, next.remaining ?? 0, term, c.calendar, next.why);
    next = { ...next, status: 'running', remaining: null, due, why };
  }
  const moved = next.holder.role !== demand.holder.role || next.holder.id !== demand.holder.id;
  if (moved) {
    next = { ...next, holder: demand.holder };
    // Whoever takes over gets a fair time; the first promise is kept beside it.
    const least = addWorkingDays(c.calendar, c.today, c.policy.handoverLeast);
    if (next.status === 'running' && next.due < least) next = { ...next, ...dueOn(c.today, least) };
    else if (next.status === 'paused')
      next = { ...next, remaining: Math.max(next.remaining ?? 0, remaining(least, c.today, term, c.calendar)) };
  }
  if (news && duty.kind === 'progress') {
    const { due, why } = dueAfter(c.today, term, c.calendar);
    next = { ...next, start: c.today, due, why };
  }
  return next === duty ? duty : { ...next, nextAt: nextLook(next, c) };
}

export function ended(duty: Duty, status: 'settled' | 'void', c: Circumstances): Duty {
  return { ...duty, status, nextAt: null, settledAt: c.now };
}
