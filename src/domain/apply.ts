/** From the effect of one act to the whole decision: the new matter with its event, duties and notices. */

import type { Act } from './acts.ts';
import type { Decision, Effect, Happened, Notice, Piece } from './decision.ts';
import type { ActRow, Hearer } from './lifecycle.ts';
import { type Circumstances, firstReceiver, inChargeNo, type Matter } from './matter.ts';
import type { Opinion, OpinionState } from './opinion.ts';
import { toldOf } from './owed-routes.ts';
import type { Actor } from './people.ts';
import { reconcile } from './reconcile.ts';

/** As much of a row as the common course asks for; a route act has no state of the opinion to lead to. */
export type Course = Pick<ActRow, 'to' | 'hears' | 'settles' | 'aside' | 'anew' | 'voids' | 'news'> & {
  readonly fails?: true;
};

export function applied(
  matter: Matter,
  actor: Actor,
  act: Act,
  row: Course,
  effect: Effect,
  c: Circumstances,
): Decision {
  const from = matter.opinion.state;
  const to: OpinionState = effect.opinion.state ?? from;
  if (!row.to.includes(to) && !(to === from && row.to.includes('same')))
    throw new Error(`${act.name} led from ${from} to ${to}, which has no row`);
  const seq = matter.opinion.eventSeq + 1;
  const opinion = {
    ...matter.opinion,
    ...effect.opinion,
    state: to,
    stateSince: to === from ? matter.opinion.stateSince : c.now,
    eventSeq: seq,
    version: matter.opinion.version + 1,
  };
  const about = effect.routeId === undefined ? {} : { route: effect.routeId };
  const event: Happened = {
    act: act.name,
    seq,
    role: actor.role,
    actorId: actorId(actor),
    from,
    to,
    round: opinion.round,
    at: c.now,
    data: { ...about, ...effect.data },
  };
  const pieces: Piece[] = (effect.said ?? []).map((said) => ({
    ...said,
    id: c.id(),
    eventSeq: seq,
    role: actor.role,
    routeId: effect.routeId ?? null,
    at: c.now,
  }));
  const hears = effect.hears ?? row.hears;
  const routes = toldOf(effect.routes ?? matter.routes, opinion);
  const duties = reconcile(
    { before: matter, duties: effect.duties ?? matter.duties, opinion, routes },
    { row, name: act.name, routeId: effect.routeId ?? null, hears },
    c,
  );
  const target = opinion.state === 'merged' ? (effect.target ?? matter.target) : null;
  const after: Matter = { opinion, duties, routes, joined: effect.joined ?? matter.joined, target };
  return {
    ok: true,
    matter: after,
    events: [event],
    pieces,
    feedback: effect.feedback ?? [],
    routes: routes.filter((route) => !matter.routes.includes(route)),
    notices: [...noticesOf(hears, event, matter, after, effect.routeId), ...(effect.notices ?? [])],
    follow: effect.follow ?? [],
    every: effect.every ?? [],
    recall: effect.recall ?? [],
    resend: effect.resend ?? [],
    copied: copied(act, matter.opinion, opinion),
  };
}

/** Who was in charge before hears of it only when somebody else is now. */
function noticesOf(
  hears: readonly Hearer[],
  { act, data }: Happened,
  before: Matter,
  after: Matter,
  routeId: string | undefined,
): Notice[] {
  const no = inChargeNo(before);
  const former = no === inChargeNo(after) ? null : no;
  const on = routeId === undefined ? {} : { routeId };
  return hears
    .filter((hearer) => (hearer === 'former' ? former !== null : hearer !== 'first' || firstReceiver(after) !== null))
    .map((hearer) => ({ act, hearer, data, ...on, ...(hearer === 'former' ? { deputyNo: former } : {}) }));
}

/** News, and a promise from the moment in which it cannot be taken back, whether its letter left or nobody could be sent it. */
function copied(act: Act, before: Opinion, after: Opinion): Decision['copied'] {
  if (act.name === 'news') return 'news';
  const { feedback } = after;
  const left = feedback?.leftAt != null && feedback.id === before.feedback?.id && before.feedback.leftAt === null;
  return left && feedback.class === 'B' ? 'answer' : null;
}

/** Two decisions in one transaction: both events, the last matter. */
export function together(first: Decision, second: Decision): Decision {
  return {
    ...second,
    events: [...first.events, ...second.events],
    pieces: [...first.pieces, ...second.pieces],
    feedback: [
      ...first.feedback.filter((one) => !second.feedback.some((other) => other.id === one.id)),
      ...second.feedback,
    ],
    routes: [...first.routes.filter((one) => !second.routes.some((other) => other.id === one.id)), ...second.routes],
    // Whoever hears the second act need not hear the first: 王代表的答复 says that she has it.
    notices: [
      ...first.notices.filter((one) => !second.notices.some((other) => other.hearer === one.hearer)),
      ...second.notices,
    ],
    follow: [...first.follow, ...second.follow],
    every: [...first.every, ...second.every],
    recall: [...first.recall, ...second.recall],
    resend: [...first.resend, ...second.resend],
    copied: second.copied ?? first.copied,
    // Duties that the first act ended are no longer in the second's view, yet must be saved.
    matter: {
      ...second.matter,
      duties: [
        ...first.matter.duties.filter((one) => !second.matter.duties.some((other) => other.id === one.id)),
        ...second.matter.duties,
      ],
    },
  };
}

export function actorId(actor: Actor): string | null {
  if (actor.role === 'deputy') return actor.no;
  if (actor.role === 'office' || actor.role === 'handler') return actor.id;
  return actor.role === 'citizen' ? actor.personId : null;
}
