/** What each act does to a route: offers and their ends here, replies beside. */

import { type RouteAct, saidWith } from './acts.ts';
import type { Day } from './day.ts';
import { type Effect, type Notice, type Refusal, refuse } from './decision.ts';
import { dueOn } from './due.ts';
import type { Duty } from './duty.ts';
import { replying } from './effects-replies.ts';
import { nextLook } from './ladder-times.ts';
import { type Circumstances, isOwn, type Matter } from './matter.ts';
import { refuseDay } from './new-feedback.ts';
import { targetHolder } from './owed-routes.ts';
import type { Actor } from './people.ts';
import { ended, startedDuty } from './reconcile.ts';
import { isCancellable, type Route } from './route.ts';

/** What it makes of the route, and everything else. */
export type RouteEffect = Omit<Effect, 'opinion'> & {
  readonly opinion: Effect['opinion'];
  readonly route: Partial<Route>;
};

export type RouteEffectOf<Name extends RouteAct['name']> = (
  on: { readonly route: Route; readonly matter: Matter },
  actor: Actor,
  act: Extract<RouteAct, { name: Name }> extends never
    ? RouteAct & { readonly name: Name }
    : Extract<RouteAct, { name: Name }>,
  c: Circumstances,
) => RouteEffect | Refusal;
export type RouteEffects<Name extends RouteAct['name']> = { readonly [N in Name]: RouteEffectOf<N> };

const offering: RouteEffects<
  | 'hand-out'
  | 'accept'
  | 'silent'
  | 'return'
  | 'decline'
  | 'bind'
  | 'cancel'
  | 'succeed'
  | 'pass-on'
  | 'inquire'
  | 'verify'
  | 'allow-contact'
  | 'register'
  | 'give-back'
> = {
  'hand-out': (_on, actor, { how, quiet }, c) => {
    const route = { handedAt: c.now };
    // Somebody has joined who can be handed it in their chat.
    if (actor.role === 'system') return { opinion: {}, route, hears: quiet ? [] : ['target'] };
    return how.trim() ? { opinion: {}, route, said: saidWith(how) } : refuse('reason-missing');
  },

  accept: ({ route, matter }, _actor, _act, c) => {
    const taken = { state: 'accepted', acceptedAt: c.now, handedAt: route.handedAt ?? c.now } as const;
    if (route.kind !== 'transfer') return { opinion: {}, route: taken, hears: ['citizen', 'in charge', 'co-handlers'] };
    const receiver = c.deputy(route.target.id);
    if (receiver?.mandate !== 'active') return refuse('mandate-not-active', { no: route.target.id });
    if (isOwn(matter.opinion, receiver)) return refuse('own-opinion');
    return {
      opinion: { deputyNo: receiver.no },
      route: { ...taken, endedAt: c.now },
      data: { to: receiver.no },
      hears: ['citizen', 'former'],
    };
  },

  silent: ({ route }, _actor, _act, c) =>
    route.silentAt ? refuse('route-over') : { opinion: {}, route: { silentAt: c.now } },

  return: ({ route, matter }, actor, { reason }, c) => {
    if (route.silentAt && actor.role !== 'office') return refuse('return-too-late');
    return failed('returned', { route, matter }, reason, c);
  },

  decline: ({ route, matter }, _actor, { reason }, c) => failed('declined', { route, matter }, reason, c),

  bind: ({ route, matter }, _actor, { reason }, c) => {
    if (c.organ(route.target.id)?.kind === 'ended') return refuse('organ-ended', { organ: route.target.id });
    return {
      opinion: {},
      route: { state: 'accepted', bound: true, acceptedAt: c.now, endedAt: null, silentAt: null },
      duties: endedWhere(matter.duties, isSecondReturn, c),
      said: saidWith(reason),
    };
  },

  cancel: ({ route }, actor, { reason, why }, c) => {
    if (!isCancellable(route)) return refuse('route-over', { no: route.no, n: route.n, route: route.state });
    if (actor.role !== 'system' && !reason.trim()) return refuse('reason-missing');
    return {
      opinion: {},
      route: { state: 'cancelled', endedAt: c.now },
      data: { why: why ?? null },
      said: saidWith(reason),
    };
  },

  succeed: ({ route }, _actor, { organ, from = route.target.id }) => {
    const others = route.coHandlers.filter((id) => id !== organ?.id && id !== from);
    const data = { from, to: organ?.id ?? null };
    if (from !== route.target.id) {
      const joins = organ !== null && organ.id !== route.target.id;
      const coHandlers = joins ? [...others, organ.id] : others;
      return { opinion: {}, route: { coHandlers }, data, hears: joins ? ['co-handlers'] : [] };
    }
    if (organ === null) return refuse('organ-ended', { organ: from });
    const target = { role: 'organ', id: organ.id } as const;
    // What the citizen allowed, they allowed to the one that is no more.
    return { opinion: {}, route: { target, coHandlers: others, handedAt: null, contactAsked: null }, data };
  },

  'pass-on': (_on, _actor, { text, files }) =>
    text.trim() || files?.length ? { opinion: {}, route: {}, said: saidWith(text, files) } : refuse('text-missing'),

  inquire: (_on, _actor, { question }) =>
    question.trim() ? { opinion: {}, route: {}, said: saidWith(question) } : refuse('text-missing'),

  verify: ({ route, matter }, _actor, { reason }) => {
    if (matter.opinion.authorId === null) return refuse('nobody-to-ask');
    if (route.contactAsked === 'asked' || route.contactAsked === 'yes') return refuse('contact-asked');
    return { opinion: {}, route: { contactAsked: 'asked' }, said: saidWith(reason) };
  },

  'allow-contact': ({ route }, _actor, { yes }) =>
    route.contactAsked === null
      ? refuse('nothing-to-settle')
      : { opinion: {}, route: { contactAsked: yes ? 'yes' : 'no' }, data: { yes } },

  register: ({ route, matter }, _actor, { day }, c) => {
    const bad = day ? refuseDay(day, c) : undefined;
    if (bad) return bad;
    return {
      opinion: {},
      route: { state: 'registered', acceptedAt: c.now },
      data: { day: day ?? null },
      // The day that the office sets itself, else the term of the policy.
      ...(day ? { duties: [...matter.duties, resultBy(day, route, matter, c)] } : {}),
    };
  },

  'give-back': ({ route, matter }, _actor, { reason }, c) => failed('returned', { route, matter }, reason, c),
};

const all = { ...offering, ...replying };

export function routeEffects(
  route: Route,
  matter: Matter,
  actor: Actor,
  act: RouteAct,
  c: Circumstances,
): RouteEffect | Refusal {
  const effect = all[act.name] as RouteEffectOf<typeof act.name>;
  return effect({ route, matter }, actor, act as never, c);
}

function resultBy(day: Day, route: Route, { opinion }: Matter, c: Circumstances): Duty {
  const holder = targetHolder(route, opinion, c);
  const duty = { ...startedDuty('result', holder, opinion, null, c, route.id), ...dueOn(c.today, day), firstDue: day };
  return { ...duty, nextAt: nextLook(duty, c) };
}

/** What is to be decided about an opinion whose routes keep coming back. */
export const secondReturn = 'second-return';
const isSecondReturn = (duty: Duty): boolean => duty.kind === 'decide' && duty.note === secondReturn;

/** 退回, 谢绝 or 退还: a second one of this round, by whomever, is for the office to decide. */
function failed(
  state: 'returned' | 'declined',
  { route, matter }: { readonly route: Route; readonly matter: Matter },
  reason: string,
  c: Circumstances,
): RouteEffect | Refusal {
  if (!reason.trim()) return refuse('reason-missing');
  const { opinion, routes, duties } = matter;
  // One that was bound had come back, too.
  const before = routes.some(
    (one) => one.inRound === opinion.round && (one.state === 'returned' || one.state === 'declined' || one.bound),
  );
  const again = before && !duties.some(isSecondReturn);
  const office = { role: 'office', id: opinion.officeId } as const;
  return {
    opinion: {},
    route: { state, endedAt: c.now, handedAt: route.handedAt ?? c.now },
    said: saidWith(reason),
    data: { again: before },
    ...(again ? { duties: [...duties, startedDuty('decide', office, opinion, secondReturn, c)] } : {}),
  };
}

export function endedWhere(duties: readonly Duty[], which: (duty: Duty) => boolean, c: Circumstances): readonly Duty[] {
  return duties.map((duty) => (which(duty) ? ended(duty, 'settled', c) : duty));
}

/** Nobody takes over what was just offered to them, or is offered what they just had. */
export const isOfferTo =
  (nos: readonly (string | null)[]) =>
  ({ kind, target }: Route): boolean =>
    kind === 'transfer' && nos.includes(target.id);

/** Routes that something else ends; those who had them hear why. */
export function cancelled(
  routes: readonly Route[],
  which: (route: Route) => boolean,
  why: Extract<RouteAct, { readonly name: 'cancel' }>['why'] & string,
  c: Circumstances,
): { readonly routes: readonly Route[]; readonly notices: readonly Notice[] } {
  const gone = routes.filter((route) => isCancellable(route) && which(route));
  return {
    routes: routes.map((route) => (gone.includes(route) ? { ...route, state: 'cancelled', endedAt: c.now } : route)),
    notices: gone.flatMap((route) =>
      (['target', 'co-handlers'] as const).map((hearer) => ({
        act: 'cancel' as const,
        hearer,
        routeId: route.id,
        data: { route: route.id, why },
      })),
    ),
  };
}
