/** From an organ's word to the deputy's opinion of it: progress, more time, replies, evaluations, results. */

import { type Replied, saidWith } from './acts.ts';
import { type Refusal, refuse } from './decision.ts';
import { dueOn } from './due.ts';
import type { RouteEffect, RouteEffects } from './effects-routes.ts';
import { nextLook } from './ladder-times.ts';
import type { Circumstances, Matter } from './matter.ts';
import { refuseDay } from './new-feedback.ts';
import { isAwaited } from './opinion.ts';
import type { Actor } from './people.ts';
import { startedDuty } from './reconcile.ts';
import type { Reply, Route } from './route.ts';

export const replying: RouteEffects<
  'extend' | 'progress' | 'reply' | 'co-opinion' | 'evaluate' | 'route-lapse' | 'nothing-new' | 'result'
> = {
  extend: ({ route, matter }, _actor, { day, reason }, c) => {
    if (!reason.trim()) return refuse('reason-missing');
    const bad = refuseDay(day, c);
    if (bad) return bad;
    const clock = matter.duties.find((duty) => duty.kind === 'reply' && duty.routeId === route.id);
    if (!clock || clock.due <= c.today) return refuse('extend-too-late', clock ? { day: clock.due } : {});
    if (day && day <= clock.due) return refuse('day-not-later', { day: clock.due });
    if (route.extensionAsked) return refuse('extension-asked', { day: route.extensionAsked });
    const office = { role: 'office', id: matter.opinion.officeId } as const;
    return {
      opinion: {},
      route: { extensionAsked: day },
      said: saidWith(reason),
      data: { day },
      duties: [...matter.duties, startedDuty('decide', office, matter.opinion, extension, c, route.id)],
    };
  },

  progress: (_on, _actor, { text, files }) =>
    text.trim() || files?.length ? { opinion: {}, route: {}, said: saidWith(text, files) } : refuse('text-missing'),

  reply: ({ route, matter }, actor, act, c) => {
    // What comes after a cancellation is kept and shown to the deputy, who is not bound by it.
    if (route.state === 'cancelled')
      return act.text.trim() || act.files?.length
        ? { opinion: {}, route: {}, said: saidWith(act.text, act.files), data: { late: true }, hears: ['in charge'] }
        : refuse('text-missing');
    return replied({ route, matter }, actor, act, c);
  },

  result: ({ route, matter }, actor, act, c) => replied({ route, matter }, actor, act, c),

  'co-opinion': ({ route }, actor, { organId, text, files }) => {
    const id = actor.role === 'handler' ? actor.id : organId;
    if (!route.coHandlers.includes(id)) return refuse('not-yours', { act: 'co-opinion' });
    if (route.coOpinions.includes(id)) return refuse('already-replied', { no: route.no, n: route.n });
    if (!text.trim() && !files?.length) return refuse('text-missing');
    return {
      opinion: {},
      route: { coOpinions: [...route.coOpinions, id] },
      said: saidWith(text, files),
      data: { organ: id },
    };
  },

  evaluate: ({ route, matter }, _actor, { mark, reason }, c) => {
    if (mark !== 'bad')
      return {
        opinion: {},
        route: { state: 'evaluated', evaluation: mark, endedAt: c.now },
        data: { mark },
        said: saidWith(reason ?? ''),
        hears: ['target'],
      };
    const { opinion, duties } = matter;
    if (!isAwaited(opinion)) return refuse('not-possible-now', { state: opinion.state, act: 'evaluate' });
    if (!reason?.trim()) return refuse('reason-missing');
    // Nobody is left to do better: what the deputy thinks of it is kept, and they choose again.
    if (c.organ(route.target.id)?.kind === 'ended')
      return {
        opinion: {},
        route: { state: 'evaluated', evaluation: mark, unsatisfied: route.unsatisfied + 1, endedAt: c.now },
        data: { mark },
        said: saidWith(reason),
        hears: [],
      };
    const unsatisfied = route.unsatisfied + 1;
    const supervised = duties.some((duty) => duty.kind === 'supervise' && duty.routeId === route.id);
    const office = { role: 'office', id: opinion.officeId } as const;
    return {
      opinion: {},
      route: { state: 'accepted', round: route.round + 1, unsatisfied, evaluation: 'bad' },
      data: { mark, round: route.round + 1 },
      said: saidWith(reason),
      ...(unsatisfied > 1 && !supervised
        ? {
            duties: [...duties, startedDuty('supervise', office, opinion, null, c, route.id)],
            hears: ['citizen', 'target', 'office'],
          }
        : {}),
    };
  },

  'route-lapse': (_on, _actor, _act, c) => ({
    opinion: {},
    route: { state: 'evaluated', evaluationLapsedAt: c.now, endedAt: c.now },
  }),

  'nothing-new': ({ route, matter }) => {
    const { state } = matter.opinion;
    if (state !== 'answered' && state !== 'closed') return refuse('not-possible-now', { state, act: 'nothing-new' });
    return route.feedbackOwed ? { opinion: {}, route: { feedbackOwed: false } } : refuse('nothing-to-settle');
  },
};

/** What the office decides when an organ asks for more time. */
export const extension = 'extend';

/** A class with its words and, for B, its day. An answer to the citizen follows from it, where there still is one. */
function replied(
  { route, matter }: { readonly route: Route; readonly matter: Matter },
  actor: Actor,
  act: Replied,
  c: Circumstances,
): RouteEffect | Refusal {
  if (act.class === null) return refuse('class-missing');
  if (!act.text.trim() && !act.files?.length) return refuse('text-missing');
  const bad = act.class === 'B' || act.day ? refuseDay(act.day, c) : undefined;
  if (bad) return bad;
  const reply: Reply = {
    class: act.class,
    text: act.text,
    files: act.files ?? [],
    day: act.day ?? null,
    contact: act.contact?.trim() ?? '',
    phone: act.phone?.trim() ?? '',
    at: c.now,
    by: actor.role === 'office' || actor.role === 'deputy' ? actor.role : 'handler',
  };
  const { opinion } = matter;
  const awaited = isAwaited(opinion);
  return {
    opinion: {},
    route: { state: 'replied', reply, feedbackOwed: awaited, handedAt: route.handedAt ?? c.now, extensionAsked: null },
    data: { class: act.class, day: act.day ?? null },
    said: saidWith(act.text, act.files),
    ...(awaited ? {} : { hears: ['in charge'] }),
  };
}

/** The office has allowed more time: the clock moves, and opens a new ladder. */
export function extended(
  { duties, routes }: Matter,
  routeId: string,
  c: Circumstances,
): Pick<RouteEffect, 'duties' | 'routes'> {
  const day = routes.find((route) => route.id === routeId)?.extensionAsked;
  return {
    routes: routes.map((route) => (route.id === routeId ? { ...route, extensionAsked: null } : route)),
    duties: duties.map((duty) => {
      if (duty.kind !== 'reply' || duty.routeId !== routeId || !day) return duty;
      const longer = { ...duty, ...dueOn(c.today, day) };
      return { ...longer, nextAt: nextLook(longer, c) };
    }),
  };
}
