/** The deputy forwards: a route opens (lifecycle.md section 1, refer 转办 · transfer 转交 · report 反映). */

import type { Attached } from './acts.ts';
import { type Effect, type Refusal, refuse } from './decision.ts';
import type { Effects } from './effects.ts';
import { cancelled, endedWhere, isOfferTo } from './effects-routes.ts';
import { type Circumstances, firstReceiver, isOwn, type Matter } from './matter.ts';
import type { Opinion } from './opinion.ts';
import type { Actor } from './people.ts';
import { startedDuty } from './reconcile.ts';
import { isOpenRoute, type Route, type RouteKind, type RouteTarget, routeName } from './route.ts';

export const forwarding: Effects<'refer' | 'transfer' | 'report' | 'take-back' | 'guard'> = {
  refer: (matter, actor, { organ, coHandlers = [], brief, files }, c) => {
    const others = coHandlers.filter(
      (one, at) => one.id !== organ.id && coHandlers.findIndex(({ id }) => id === one.id) === at,
    );
    for (const one of [organ, ...others]) {
      if (one.kind === 'ended') return refuse('organ-ended', { organ: one.id });
      const no = refuseOrgan(matter, one.id);
      if (no) return no;
    }
    const target = { role: 'organ', id: organ.id } as const;
    return opened(matter, actor, { kind: 'referral', target, brief, files, coHandlers: others.map(({ id }) => id) }, c);
  },

  transfer: (matter, actor, { deputy, brief }, c) => {
    const { opinion, routes } = matter;
    if (deputy.no === opinion.deputyNo) return refuse('to-oneself');
    if (deputy.mandate !== 'active') return refuse('mandate-not-active', { no: deputy.no });
    if (isOwn(opinion, deputy)) return refuse('own-opinion');
    const transfers = routes.filter(({ kind }) => kind === 'transfer');
    const open = transfers.find(isOpenRoute);
    if (open) return refuse('transfer-open', { route: routeName(open) });
    const had = transfers.some(
      ({ inRound, fromNo, target, state }) =>
        inRound === opinion.round &&
        ((state === 'accepted' && fromNo === deputy.no) || (state === 'declined' && target.id === deputy.no)),
    );
    if (had) return refuse('in-a-circle', { no: deputy.no });
    return opened(matter, actor, { kind: 'transfer', target: { role: 'deputy', id: deputy.no }, brief }, c);
  },

  report: (matter, actor, { officeId, brief, files }, c) => {
    const there = matter.routes.find((route) => route.kind === 'report' && isOpenRoute(route));
    if (there) return refuse('already-there', { route: routeName(there) });
    return opened(matter, actor, { kind: 'report', target: { role: 'office', id: officeId }, brief, files }, c);
  },

  'take-back': (matter, _actor, { reason }, c) => {
    const { opinion, duties } = matter;
    if (duties.some((duty) => duty.kind === 'decide' && duty.note === takeBack)) return refuse('reopen-asked');
    if (!reason.trim()) return refuse('reason-missing');
    const office = { role: 'office', id: opinion.officeId } as const;
    return {
      opinion: {},
      said: [{ kind: 'text', text: reason, mediaId: null }],
      duties: [...duties, startedDuty('decide', office, opinion, takeBack, c)],
    };
  },

  guard: (_matter, _actor, { guarded }) => ({ opinion: { guarded }, data: { kind: guarded.kind } }),
};

/** What the office decides when the first receiver asks for the opinion back. */
export const takeBack = 'take-back';

/** The office gives it back to the deputy who had it first. */
export function takenBack(matter: Matter, dutyId: string, c: Circumstances): Effect | Refusal {
  const { opinion, routes } = matter;
  const no = firstReceiver(matter);
  if (no === null) return refuse('same-deputy');
  const deputy = c.deputy(no);
  if (deputy?.mandate !== 'active') return refuse('mandate-not-active', { no });
  if (isOwn(opinion, deputy)) return refuse('own-opinion');
  return {
    ...cancelled(routes, isOfferTo([no, opinion.deputyNo]), 'handed-over', c),
    opinion: { deputyNo: deputy.no },
    data: { about: takeBack, yes: true, to: deputy.no },
    duties: endedWhere(matter.duties, ({ id }) => id === dutyId, c),
    hears: ['citizen', 'in charge', 'former'],
  };
}

/** Never twice to one organ at once, not again where it came back from, and never to whom the complaint is about. */
function refuseOrgan({ opinion, routes }: Matter, organId: string): Refusal | undefined {
  if (opinion.guarded?.kind === 'official' && opinion.guarded.organs.includes(organId))
    return refuse('own-official', { organ: organId });
  const theirs = routes.filter((route) => route.target.role === 'organ' && route.target.id === organId);
  const there = theirs.find(isOpenRoute);
  if (there) return refuse('already-there', { route: routeName(there) });
  const back = theirs.find((route) => route.state === 'returned' && route.inRound === opinion.round);
  return back ? refuse('returned-before', { route: routeName(back) }) : undefined;
}

function opened(
  { opinion, routes }: Matter,
  actor: Actor,
  route: {
    readonly kind: RouteKind;
    readonly target: RouteTarget;
    readonly brief: string;
    readonly files?: readonly Attached[] | undefined;
    readonly coHandlers?: readonly string[];
  },
  c: Circumstances,
): Effect | Refusal {
  if (opinion.guarded?.kind === 'case' || opinion.guarded?.kind === 'tender')
    return refuse('concrete-case', { kind: opinion.guarded.kind });
  if (!route.brief.trim() && !route.files?.length) return refuse('text-missing');
  const n = opinion.routesOpened + 1;
  const one: Route = {
    ...blank,
    ...route,
    files: route.files ?? [],
    coHandlers: route.coHandlers ?? [],
    id: c.id(),
    opinionId: opinion.id,
    no: opinion.number,
    n,
    state: route.kind === 'report' ? 'filed' : 'offered',
    fromNo: opinion.deputyNo ?? (actor.role === 'deputy' ? actor.no : ''),
    inRound: opinion.round,
    offeredAt: c.now,
  };
  return {
    opinion: { ...inHand(opinion), routesOpened: n },
    routes: [...routes, one],
    routeId: one.id,
    data: { n, kind: one.kind, target: one.target.id, others: one.coHandlers.length },
  };
}

const blank = {
  coOpinions: [],
  round: 1,
  handedAt: null,
  acceptedAt: null,
  silentAt: null,
  bound: false,
  endedAt: null,
  reply: null,
  feedbackOwed: false,
  evaluation: null,
  evaluationLapsedAt: null,
  unsatisfied: 0,
  extensionAsked: null,
  contactAsked: null,
} as const;

/** A question that was open is overtaken. */
const inHand = ({ state, timer }: Opinion): Partial<Opinion> => ({
  state: 'handling',
  stateBefore: null,
  asker: null,
  timer: state === 'clarifying' ? null : timer,
});
