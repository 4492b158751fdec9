/** What is owed on the routes of an opinion (lifecycle.md sections 2, 3 and 5). */

import type { Holder } from './duty.ts';
import { type Circumstances, isOwn } from './matter.ts';
import { isAwaited, type Opinion } from './opinion.ts';
import type { Demand } from './owed.ts';
import type { Route } from './route.ts';

/** Whom the duties of whoever is in charge fall to, and whether they wait for a successor. */
export interface InCharge {
  readonly holder: Holder;
  readonly waits: { readonly paused?: true };
}

export function owedOnRoutes(
  opinion: Opinion,
  routes: readonly Route[],
  inCharge: InCharge,
  c: Circumstances,
): readonly Demand[] {
  return routes.flatMap((route) => {
    const on = { routeId: route.id };
    const own = { ...on, ...inCharge.waits };
    const demands: Demand[] = [];
    if (route.state === 'filed') demands.push({ kind: 'register', holder: targetHolder(route, opinion, c), ...on });
    if (route.state === 'registered')
      demands.push({ kind: 'result', holder: targetHolder(route, opinion, c), term: c.policy.terms.report, ...on });
    if (!isAwaited(opinion)) return demands;
    demands.push(...waitedFor(route, opinion, c));
    if (route.state === 'replied') demands.push({ kind: 'evaluate', holder: inCharge.holder, ...own });
    if (isToTell(route, opinion)) demands.push({ kind: 'feedback', holder: inCharge.holder, ...own });
    return demands;
  });
}

/** An offer waits to be accepted; what an organ has, for its reply. */
function waitedFor(route: Route, opinion: Opinion, c: Circumstances): readonly Demand[] {
  const { kind, state } = route;
  if (state !== 'offered' && (state !== 'accepted' || kind === 'transfer')) return [];
  const on = { routeId: route.id };
  const holder = targetHolder(route, opinion, c);
  if (kind === 'transfer') return [{ kind: 'accept', holder, term: c.policy.terms.acceptByDeputy, ...on }];
  const next = route.round > 1 ? { term: c.policy.terms.nextRound } : {};
  const clock: Demand =
    state === 'offered' && route.silentAt === null
      ? { kind: 'accept', holder, ...on }
      : { kind: 'reply', holder, ...next, ...on };
  const silent = (id: string) => !route.coOpinions.includes(id) && c.organ(id)?.kind !== 'ended';
  const beside = state === 'accepted' ? route.coHandlers.filter(silent) : [];
  const unseen = route.target.role === 'organ' && route.handedAt === null && c.organ(route.target.id)?.joined !== true;
  return [
    clock,
    ...beside.map((id): Demand => ({ kind: 'co-opinion', holder: { role: 'organ', id }, ...on })),
    ...(unseen ? [{ kind: 'reach', holder: { role: 'office', id: opinion.officeId }, ...on } as const] : []),
  ];
}

/** Until a deputy has joined, the office holds what they owe. */
export function targetHolder({ target }: Pick<Route, 'target'>, opinion: Opinion, c: Circumstances): Holder {
  if (target.role !== 'deputy' || standsFor(target.id, opinion, c)) return target;
  return { role: 'office', id: opinion.officeId };
}

/** They have joined, may act, and it is not their own. */
export function standsFor(no: string, opinion: Opinion, c: Circumstances): boolean {
  const deputy = c.deputy(no);
  return deputy?.mandate === 'active' && deputy.personId !== null && !isOwn(opinion, deputy);
}

/** A reply that came after the letter under way was written is still to be told. */
function isToTell({ feedbackOwed, reply }: Route, { state, feedback }: Opinion): boolean {
  if (!feedbackOwed) return false;
  return state !== 'answering' || (reply !== null && feedback !== null && reply.at > feedback.createdAt);
}

/** What has left, or was given up, tells of every reply that was there when it was written; what ends has nothing left to tell. */
export function toldOf(routes: readonly Route[], { state, feedback, code }: Opinion): readonly Route[] {
  const over = state === 'withdrawn' || state === 'diverted' || code === null;
  const left = feedback !== null && (feedback.leftAt !== null || feedback.heldAt !== null);
  if (!over && !left) return routes;
  return routes.map((route) => {
    const told = over || route.reply === null || (feedback !== null && route.reply.at <= feedback.createdAt);
    return route.feedbackOwed && told ? { ...route, feedbackOwed: false } : route;
  });
}
