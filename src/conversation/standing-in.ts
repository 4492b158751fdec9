/** 请假: whoever stands in for a deputy, and what is theirs to do meanwhile. */

import { type OpinionActName, refuseBegin } from '../domain/decide.ts';
import { refuseRoute } from '../domain/decide-route.ts';
import type { Actor, Deputy } from '../domain/people.ts';
import { type RouteActName, routeActs } from '../domain/route-acts.ts';
import { actsOn } from './next-acts.ts';
import { chosen, offer } from './offerings.ts';
import { type Asking, ask, type KnownMatter } from './questions.ts';
import { deputyNamed } from './told.ts';
import { circumstances, type Offering, say, type Turn } from './turn.ts';

/** A deputy with whoever stands in for them while they are away: letters about what is new go there. */
export function* withStandIn(deputy: Deputy): Asking<readonly Deputy[]> {
  const standIn = deputy.awayUntil && deputy.delegateNo ? yield* ask('deputy', { no: deputy.delegateNo }) : null;
  return standIn ? [deputy, standIn] : [deputy];
}

type DeputyActor = Extract<Actor, { role: 'deputy' }>;
export const isDelegate = (actor: Actor): actor is DeputyActor => actor.role === 'deputy' && actor.as === 'delegate';

/** What the speaker can do next: whoever stands in is offered no more than is theirs. */
export function mayDo(turn: Turn, matter: KnownMatter, actor: Actor): Offering[] {
  const c = circumstances(turn, matter.deputies);
  const list = actsOn(matter, actor.role, turn.around);
  if (!isDelegate(actor)) return list;
  return list.filter(({ id, act = '' }) => {
    if (!Object.hasOwn(routeActs, act)) return !refuseBegin(matter, actor, act as OpinionActName, c);
    const [no, n] = chosen(id).args.map(Number);
    const route = matter.routes.find((one) => one.no === no && one.n === n);
    return route !== undefined && !refuseRoute(matter, actor, act as RouteActName, route.id, c);
  });
}

/** This step waits for the deputy's return; what does not wait is offered. */
export function sayWaits(turn: Turn, matter: KnownMatter, actor: Actor, absent: Deputy): void {
  const { number, id } = matter.opinion;
  say(
    turn,
    'conversation:standIn.waits',
    { number, who: deputyNamed(absent), until: absent.awayUntil ? { day: absent.awayUntil } : '' },
    {
      choices: [...mayDo(turn, matter, actor), offer('open', [number], 'conversation:choice.open', 'open', { number })],
      opinionId: id,
    },
  );
}
