/** What must hold of everything that was forwarded, whatever was done before (lifecycle.md sections 2 and 5). */

import type { Duty, DutyKind } from '../../../src/domain/duty.ts';
import { isLive } from '../../../src/domain/matter.ts';
import type { Opinion } from '../../../src/domain/opinion.ts';
import { isOpenRoute, type Route, routeName } from '../../../src/domain/route.ts';
import { matterOf, type World } from './small-world.ts';

/** Everything about the routes of this opinion that does not hold. */
export function* routesWrong(world: World, opinion: Opinion): Iterable<string> {
  const { routes } = matterOf(world, opinion.id);
  const duties = [...world.duties.values()].filter((duty) => duty.opinionId === opinion.id && isLive(duty));
  const open = routes.filter(isOpenRoute);
  const { state } = opinion;
  if (open.filter(({ kind }) => kind === 'transfer').length > 1) yield 'two transfers are open';
  if ((state === 'merged' || state === 'diverted') && open.length > 0) yield `${open.map(routeName)} is open`;
  if ((state === 'withdrawn' || opinion.code === null) && open.some(({ kind }) => kind !== 'report'))
    yield `${open.map(routeName)} goes on without its citizen`;
  for (const route of routes) {
    yield* routeWrong(route, opinion);
    yield* dutiesWrong(world, route, opinion, duties);
  }
  const known = new Set(routes.map(({ id }) => id));
  for (const duty of duties)
    if (duty.routeId !== null && !known.has(duty.routeId)) yield `${duty.kind} ${duty.id} is on a route of another`;
  const same = [...world.routes.values()].map(routeName);
  if (new Set(same).size < same.length) yield 'two routes have one name';
  for (const { matter, events } of world.last)
    for (const event of events)
      if (event.act === 'accept' && event.data.to && matter.opinion.deputyNo !== event.data.to)
        yield `${event.data.to} accepted and is not in charge`;
}

function* routeWrong(route: Route, opinion: Opinion): Iterable<string> {
  const name = routeName(route);
  const over = !isOpenRoute(route) && route.state !== 'replied';
  if (over !== (route.endedAt !== null)) yield `${name} is ${route.state} and ended ${route.endedAt}`;
  if (route.feedbackOwed && !route.reply) yield `${name} has no reply to tell of`;
  if (route.state === 'replied' && !route.reply) yield `${name} has no reply`;
  const left = ['withdrawn', 'diverted', 'merged'].includes(opinion.state) || opinion.code === null;
  if (route.feedbackOwed && left) yield `${name} is to be told to nobody`;
  if (route.bound && route.state === 'returned') yield `${name} was returned though bound`;
  if (route.coHandlers.includes(route.target.id)) yield `${name} helps itself`;
}

/** The table of section 5, by hand. */
function expected(world: World, route: Route, opinion: Opinion): readonly string[] {
  const { kind, state } = route;
  const left = ['withdrawn', 'diverted', 'merged'].includes(opinion.state) || opinion.code === null;
  const document = state === 'filed' ? ['register'] : state === 'registered' ? ['result'] : [];
  if (left) return document;
  const joined = world.organs.get(route.target.id)?.joined === true;
  const owes: string[] = [...document];
  if (state === 'offered') owes.push(route.silentAt ? 'reply' : 'accept');
  if (state === 'accepted' && kind !== 'transfer') {
    owes.push('reply');
    for (const id of route.coHandlers)
      if (!route.coOpinions.includes(id) && world.organs.get(id)?.kind !== 'ended') owes.push(`co-opinion ${id}`);
  }
  if ((state === 'offered' || state === 'accepted') && kind === 'referral' && !route.handedAt && !joined)
    owes.push('reach');
  if (state === 'replied') owes.push('evaluate');
  if (route.feedbackOwed) owes.push('feedback');
  return owes;
}

const beside: readonly DutyKind[] = ['supervise', 'decide'];

function* dutiesWrong(world: World, route: Route, opinion: Opinion, duties: readonly Duty[]): Iterable<string> {
  const on = duties.filter((duty) => duty.routeId === route.id);
  const runs = on
    .filter(({ kind }) => !beside.includes(kind))
    .map(({ kind, holder }) => (kind === 'co-opinion' ? `${kind} ${holder.id}` : kind));
  const owed = expected(world, route, opinion);
  // While an answer is on its way its reply's feedback is aside; that of the next reply runs beside it.
  if ([...new Set(runs)].sort().join() !== [...owed].sort().join())
    yield `${routeName(route)} ${route.kind} ${route.state}: ${runs} runs, ${owed} is owed`;
  const asked = on.filter(({ kind, note }) => kind === 'decide' && note === 'extend').length;
  if (asked !== (route.extensionAsked && isOpenRoute(route) ? 1 : 0))
    yield `${routeName(route)} asks for more time ${route.extensionAsked}, to be decided ${asked}`;
  for (const { kind, holder } of on)
    if (holder.role === 'organ' && world.organs.get(holder.id)?.kind === 'ended')
      yield `${kind} is held by ${holder.id}, which has ended`;
}
