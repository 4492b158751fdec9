/** While an opinion is open: who has it, what is asked, what is added, who takes over. */

import { type Place, saidWith } from './acts.ts';
import { addDays, instantAt } from './day.ts';
import { type Effect, type Every, type Follow, type Refusal, refuse } from './decision.ts';
import type { DutyKind } from './duty.ts';
import type { Effects } from './effects.ts';
import { cancelled, isOfferTo } from './effects-routes.ts';
import type { Hearer } from './lifecycle.ts';
import { type Circumstances, deputyInCharge, deputyNow, isOwn, type Matter } from './matter.ts';
import { type Feedback, fannedStates, isOpen, type Opinion, type OpinionState, type Timer } from './opinion.ts';
import { startedDuty } from './reconcile.ts';
import { comesAlong, isOpenRoute, type Route, routeName } from './route.ts';

export const handling: Effects<
  | 'assign'
  | 'acknowledge'
  | 'hand-back'
  | 'ask'
  | 'clarify'
  | 'time-out'
  | 'add'
  | 'news'
  | 'withdraw'
  | 'hand-over'
  | 'consent'
  | 'for-whom'
  | 'urge'
  | 'call-back'
  | 'called'
> = {
  assign: ({ opinion }, _actor, { deputy }, c) => {
    if (deputy.mandate !== 'active') return refuse('mandate-not-active', { no: deputy.no });
    if (opinion.deputyNo === deputy.no && deputyInCharge(opinion, c)) return refuse('same-deputy');
    if (isOwn(opinion, deputy)) return refuse('own-opinion');
    return { opinion: { deputyNo: deputy.no }, data: { deputy: deputy.no } };
  },

  acknowledge: () => ({ opinion: { state: 'acknowledged' } }),

  'hand-back': (matter, _actor, { reason }) => {
    if (!reason.trim()) return refuse('reason-missing');
    const open = refuseOpenRoutes(matter);
    if (open) return open;
    return {
      opinion: { state: 'submitted', deputyNo: null },
      said: [{ kind: 'text', text: reason, mediaId: null }],
    };
  },

  ask: ({ opinion }, _actor, { question, files }, c) => {
    if (!question.trim()) return refuse('text-missing');
    if (opinion.questionsAsked >= c.policy.questionsPerRound) return refuse('questions-used-up');
    return {
      opinion: {
        state: 'clarifying',
        stateBefore: opinion.state,
        questionsAsked: opinion.questionsAsked + 1,
        asker: deputyInCharge(opinion, c) ? 'deputy' : 'office',
        timer: clarifyTimer(c.policy.clarifyReminderDay, 'clarify-reminder', c),
      },
      said: saidWith(question, files),
    };
  },

  clarify: (matter, _actor, { said }) => {
    if (said.length === 0) return refuse('text-missing');
    return {
      opinion: backFromClarifying(matter),
      said,
      hears: [matter.opinion.asker === 'office' ? 'office' : 'in charge'],
    };
  },

  'time-out': (matter) => ({
    opinion: backFromClarifying(matter),
    hears: ['citizen', matter.opinion.asker === 'office' ? 'office' : 'in charge'],
  }),

  add: (matter, _actor, { said }, c) => {
    if (said.length === 0) return refuse('text-missing');
    return { opinion: {}, said, hears: [deputyNow(matter, c) ? 'in charge' : 'office'] };
  },

  news: ({ routes }, _actor, { text, files }) => {
    if (!text.trim() && !files?.length) return refuse('text-missing');
    // News tell of a reply only while something else is still to come; else the answer does.
    const told = routes.some(isOpenRoute) ? routes.map(hasToldOf) : routes;
    return { opinion: {}, routes: told, said: saidWith(text, files) };
  },

  withdraw: (matter, _actor, _act, c) => ({
    ...withoutPlace(matter, 'withdrawn', c),
    opinion: { state: 'withdrawn', timer: null, mergedInto: null, leads: false },
    hears: isOpen(matter.opinion) ? ['in charge', 'office'] : ['office'],
    recall: unsent(matter.opinion),
  }),

  'hand-over': (matter, actor, { to, reason }, c): Effect | Refusal => {
    const { opinion } = matter;
    const unassigned =
      opinion.deputyNo === null &&
      (opinion.state === 'submitted' || (opinion.state === 'clarifying' && opinion.stateBefore === 'submitted'));
    if (unassigned) return refuse('assign-instead');
    if (to && to.mandate !== 'active') return refuse('mandate-not-active', { no: to.no });
    if (to && isOwn(opinion, to)) return refuse('own-opinion');
    if ((to?.no ?? null) === opinion.deputyNo)
      // Who has joined since takes over from the office what it held for them.
      return to && actor.role === 'system' && waitsForJoining(matter, c)
        ? { opinion: {}, data: { to: to.no, reason }, hears: ['in charge'] }
        : refuse('same-deputy');
    const loud = isOpen(opinion) || opinion.state === 'answering';
    // A merged one is with another deputy: that its own changes moves nobody until it is split.
    const quiet: readonly Hearer[] = opinion.state === 'merged' ? [] : ['in charge', 'former'];
    return {
      ...cancelled(matter.routes, isOfferTo([to?.no ?? null, opinion.deputyNo]), 'handed-over', c),
      opinion: { deputyNo: to?.no ?? null },
      data: { to: to?.no ?? null, reason },
      ...(loud ? {} : { hears: quiet }),
    };
  },

  consent: ({ opinion }, _actor, { yes }) =>
    opinion.consent === yes ? refuse('already-consented', { yes }) : { opinion: { consent: yes }, data: { yes } },

  'for-whom': (_matter, _actor, { who }) => ({ opinion: { forWhom: who }, data: { who } }),

  urge: (matter, _actor, _act, c) => ({
    opinion: {},
    hears: deputyNow(matter, c) ? ['in charge'] : ['office'],
  }),

  'call-back': (matter, _actor, _act, c) => ({
    opinion: {},
    duties: matter.duties.some((duty) => duty.kind === 'call-back')
      ? matter.duties
      : [
          ...matter.duties,
          startedDuty('call-back', { role: 'office', id: matter.opinion.officeId }, matter.opinion, null, c),
        ],
  }),

  called: (matter, _actor, { note }) => {
    if (!matter.duties.some((duty) => duty.kind === 'call-back')) return refuse('nothing-to-settle');
    return { opinion: {}, said: note.trim() ? [{ kind: 'text', text: note, mediaId: null }] : [] };
  },
};

const inChargeKinds: readonly DutyKind[] = ['acknowledge', 'study', 'follow-up', 'progress', 'feedback', 'evaluate'];

function waitsForJoining({ opinion, duties }: Matter, c: Circumstances): boolean {
  if (!deputyInCharge(opinion, c)?.personId) return false;
  return duties.some((duty) => duty.holder.role === 'office' && inChargeKinds.includes(duty.kind));
}

/** The letter of a feedback that has not left yet and must not leave any more. */
export const unsent = ({ feedback }: Opinion): readonly string[] => (feedback && !feedback.leftAt ? [feedback.id] : []);

function clarifyTimer(days: number, kind: Timer['kind'], c: Circumstances): Timer {
  return { kind, at: instantAt(addDays(c.today, days), c.policy.workFrom, c.timeZone) };
}

function backFromClarifying({ opinion }: Matter): Effect['opinion'] {
  return { state: opinion.stateBefore ?? 'submitted', stateBefore: null, asker: null, timer: null };
}

/** A joined opinion that goes leaves its target with one fewer. */
export function leaveTarget({ opinion }: Matter): NonNullable<Effect['follow']> {
  return opinion.mergedInto && opinion.state === 'merged'
    ? [{ opinionId: opinion.mergedInto, act: { name: 'lose-joined', id: opinion.id } }]
    : [];
}

/** Its routes go to the heir with its place; where nobody is joined they end, but for filed documents. */
export function withoutPlace(
  matter: Matter,
  why: 'withdrawn' | 'answered',
  c: Circumstances,
): Pick<Effect, 'follow' | 'every' | 'joined' | 'routes' | 'notices'> {
  const heir = matter.joined.some((one) => one.state === 'merged');
  const { follow, every } = giveUpPlace(matter);
  return {
    follow: [...leaveTarget(matter), ...follow],
    every,
    joined: [],
    ...(heir
      ? { routes: matter.routes.filter((route) => !comesAlong(route)) }
      : cancelled(matter.routes, () => true, why, c)),
  };
}

/** What cannot be done while somebody else still works on it. */
export function refuseOpenRoutes({ routes }: Matter): Refusal | undefined {
  const open = routes.filter(isOpenRoute);
  return open.length > 0 ? refuse('routes-open', { routes: open.map(routeName).join(' '), n: open.length }) : undefined;
}

export const hasToldOf = (route: Route): Route => (route.feedbackOwed ? { ...route, feedbackOwed: false } : route);

/** A diverted target, or one that ends and leaves nobody in its place, splits all. */
export const splitAll: Every = { act: { name: 'split', reason: 'diverted' }, states: ['merged'] };

/** Who has an answer already goes their own way. */
export const letGo: Every = { act: { name: 'rejoin', into: null }, states: ['handling', ...fannedStates] };

/** A target that ends without an answer gives its place to its oldest joined opinion; what has an answer goes its own way. */
function giveUpPlace({ opinion, duties, routes, joined }: Matter): {
  follow: readonly Follow[];
  every: readonly Every[];
} {
  if (!opinion.leads) return { follow: [], every: [] };
  const heir = joined.find((one) => one.state === 'merged');
  // Whoever is only on their way to this one finds it ended.
  if (!heir) return { follow: [], every: [splitAll, letGo] };
  const { state, promise } = standing(opinion);
  const place: Place = {
    deputyNo: opinion.deputyNo,
    officeId: opinion.officeId,
    state: state === 'acknowledged' || state === 'handling' ? state : 'submitted',
    round: opinion.round,
    promise,
    duties: duties.filter((duty) => duty.routeId !== null || placeKinds.includes(duty.kind)),
    routes: routes.filter(comesAlong),
    guarded: opinion.guarded,
  };
  return {
    follow: [{ opinionId: heir.id, act: { name: 'take-place', place } }],
    every: [{ act: { name: 'rejoin', into: heir.id }, states: ['merged'] }, letGo],
  };
}

const placeKinds: readonly DutyKind[] = ['triage', 'acknowledge', 'study', 'follow-up', 'progress'];

/** The state before clarifying or answering, as if undone, with the promise that stands then; a letter that has left stands. */
function standing(opinion: Opinion): { readonly state: OpinionState | null; readonly promise: Feedback | null } {
  const { state, stateBefore, feedback } = opinion;
  const promised = (one: Feedback | null) => (one?.class === 'B' && !opinion.enough ? one : null);
  if (state === 'clarifying') return { state: stateBefore, promise: promised(feedback) };
  if (state !== 'answering') return { state, promise: promised(feedback) };
  if (feedback?.leftAt && promised(feedback)) return { state: 'handling', promise: feedback };
  return {
    state: stateBefore === 'clarifying' ? opinion.clarifyingBefore : stateBefore,
    promise: promised(opinion.replacedFeedback),
  };
}
