/** May this person do this to this route now, and what follows? The rows stand in route-acts.ts. */

import type { RouteAct } from './acts.ts';
import { applied, type Course, together } from './apply.ts';
import { type Decision, type Refusal, refuse } from './decision.ts';
import { routeEffects } from './effects-routes.ts';
import { isAuthor, isInCharge } from './in-charge.ts';
import { type Circumstances, deputyInCharge, isLive, type Matter, officeCovers } from './matter.ts';
import { isAwaited } from './opinion.ts';
import { standsFor } from './owed-routes.ts';
import type { Actor } from './people.ts';
import { isOpenRoute, type Route } from './route.ts';
import { type RouteActName, type RouteRow, type RouteWho, routeActs } from './route-acts.ts';

export function decideRoute(matter: Matter, actor: Actor, act: RouteAct, c: Circumstances): Decision | Refusal {
  const row = routeActs[act.name];
  const route = matter.routes.find((one) => one.id === act.routeId);
  const no = refuseRoute(matter, actor, act.name, act.routeId, c);
  if (no) return no;
  if (!route) return refuse('no-such-route');
  if (row.accepts && route.state === 'offered' && actor.role === 'handler') {
    const first = decideRoute(matter, actor, { name: 'accept', routeId: route.id }, c);
    if (!first.ok) return first;
    const second = decideRoute({ ...first.matter, duties: first.matter.duties.filter(isLive) }, actor, act, c);
    return second.ok ? together(first, second) : second;
  }
  const effect = routeEffects(route, matter, actor, act, c);
  if ('ok' in effect) return effect;
  const { route: change, ...rest } = effect;
  const next: Route = { ...route, ...change };
  if (!row.to.includes(next.state) && !(next.state === route.state && row.to.includes('same')))
    throw new Error(`${act.name} led a route from ${route.state} to ${next.state}, which has no row`);
  const routes = (rest.routes ?? matter.routes).map((one) => (one.id === route.id ? next : one));
  // Where something else is still open, or an answer is on its way, nothing has failed.
  const fails = row.fails && !routes.some(isOpenRoute) ? ({ fails: true } as const) : {};
  const course: Course = { to: ['same'], hears: row.hears, settles: row.settles, ...(row.news ? { news: true } : {}) };
  // What goes on without its citizen is told to nobody who has left it.
  const hears = (rest.hears ?? row.hears).filter((hearer) => hearer !== 'citizen' || !isLeft(matter));
  return applied(matter, actor, act, { ...course, ...fails }, { ...rest, routes, routeId: route.id, hears }, c);
}

/** Why this act on this route cannot even be begun. */
export function refuseRoute(
  matter: Matter,
  actor: Actor,
  name: RouteActName,
  routeId: string,
  c: Circumstances,
): Refusal | undefined {
  const row = routeActs[name];
  const route = matter.routes.find((one) => one.id === routeId);
  if (!route || !row.kinds.includes(route.kind)) return refuse('no-such-route');
  if (!row.by.some((who) => isWho(who, route, matter, actor, row, c))) return refuse('not-yours', { act: name });
  if (bothSides(matter, actor, c)) return refuse('both-sides');
  if (row.live && !isAwaited(matter.opinion))
    return refuse('not-possible-now', { state: matter.opinion.state, act: name });
  // Whoever has accepted a transfer has the opinion: nothing is left of the offer.
  const over = route.kind === 'transfer' && route.state === 'accepted';
  return row.from.includes(route.state) && !over ? undefined : refuseState(route, name);
}

function refuseState({ state, no, n }: Route, name: RouteActName): Refusal {
  const about = { no, n, route: state };
  if (name === 'accept' && state === 'accepted') return refuse('already-accepted', about);
  if (name === 'reply' && (state === 'replied' || state === 'evaluated')) return refuse('already-replied', about);
  return refuse('route-over', { ...about, act: name });
}

function isWho(who: RouteWho, route: Route, matter: Matter, actor: Actor, row: RouteRow, c: Circumstances): boolean {
  switch (who) {
    case 'system':
      return actor.role === 'system';
    case 'citizen':
      return isAuthor(matter, actor, row);
    case 'in charge':
      return isInCharge(matter, actor, row, c);
    case 'co-handler':
      return actor.role === 'handler' && route.coHandlers.includes(actor.id);
    case 'target':
      return isTarget(route, actor, c);
    case 'office':
      return actor.role === 'office' && mayOffice(route, row, matter, actor.id, c);
  }
}

/** A suspended deputy may only read. */
function isTarget({ target }: Route, actor: Actor, c: Circumstances): boolean {
  if (target.role === 'organ') return actor.role === 'handler' && actor.id === target.id;
  const self = actor.role === 'deputy' && actor.as === 'self' && c.deputy(actor.no)?.mandate === 'active';
  return target.role === 'deputy' && self && actor.no === target.id;
}

/** An office enters what came on paper for its opinions; for a deputy only while they cannot do it themselves. */
function mayOffice({ target }: Route, row: RouteRow, { opinion }: Matter, officeId: string, c: Circumstances): boolean {
  if (target.role === 'deputy' && row.by.includes('target') && standsFor(target.id, opinion, c)) return false;
  return (
    officeCovers(officeId, opinion, c) ||
    (target.role === 'office' && officeCovers(officeId, { officeId: target.id }, c))
  );
}

const isLeft = ({ opinion }: Matter): boolean => opinion.state === 'withdrawn' || opinion.code === null;

/** Nobody acts on both sides of one opinion: not its author, nor whoever is in charge, for the organ. */
function bothSides(matter: Matter, actor: Actor, c: Circumstances): boolean {
  if (actor.role === 'system' || actor.role === 'citizen' || actor.personId === null) return false;
  if (actor.personId === matter.opinion.authorId) return true;
  return actor.role === 'handler' && actor.personId === deputyInCharge(matter.opinion, c)?.personId;
}
