/** Opinions that go together, go apart, or go elsewhere. */

import { type Place, saidWith } from './acts.ts';
import type { Day } from './day.ts';
import { type Effect, refuse } from './decision.ts';
import { dueOn } from './due.ts';
import type { Duty } from './duty.ts';
import type { Effects } from './effects.ts';
import { leaveTarget, refuseOpenRoutes, splitAll, unsent } from './effects-handling.ts';
import { cancelled } from './effects-routes.ts';
import { type Circumstances, deputyInCharge, isOwn, type Matter, officeCovers } from './matter.ts';
import { evidenceTimer, newFeedback } from './new-feedback.ts';
import { type Feedback, type Guarded, type Opinion, openStates } from './opinion.ts';
import { holderInCharge } from './owed.ts';
import type { Actor } from './people.ts';
import { promisedToJoined, startedDuty } from './reconcile.ts';
import { comesAlong, isOpenRoute, type Route } from './route.ts';

export const joining: Effects<
  'divert' | 'merge' | 'take-in' | 'rejoin' | 'fan-out' | 'split' | 'lose-joined' | 'take-place'
> = {
  divert: (matter, actor, { reason, door }, c) => {
    if (!reason.trim()) return refuse('reason-missing');
    const open = refuseOpenRoutes(matter);
    if (open) return open;
    const feedback: Feedback = {
      ...newFeedback(matter, actor, { text: door.name, class: 'D' }, 'divert', c),
      class: null,
      doorId: door.id,
      reason,
    };
    return {
      opinion: {
        state: 'diverted',
        stateBefore: null,
        asker: null,
        timer: evidenceTimer(c),
        feedback,
        replacedFeedback: null,
        rating: null,
      },
      feedback: [...superseded(matter.opinion, c), feedback],
      data: { feedback: feedback.id, door: door.id, reason },
      // A diverted target splits all.
      every: matter.opinion.leads ? [splitAll] : [],
      recall: unsent(matter.opinion),
    };
  },

  merge: (matter, actor, { into }, c) => {
    const { opinion } = matter;
    if (into.id === opinion.id) return refuse('merge-with-itself');
    if (!openStates.some((open) => open === into.state)) return refuse('merge-target-ended', { number: into.number });
    if (into.busy) return refuse('merge-target-busy', { number: into.number });
    const both =
      actor.role === 'deputy' ? into.deputyNo === actor.no : actor.role === 'office' && officeCovers(actor.id, into, c);
    if (!both) return refuse('merge-not-both-yours', { number: into.number });
    const theirs = into.deputyNo === null ? undefined : c.deputy(into.deputyNo);
    if (theirs && isOwn(opinion, theirs)) return refuse('own-opinion');
    const followUp = matter.duties.find((duty) => duty.kind === 'follow-up');
    // Routes move over; offers to another deputy end with the deputy who made them.
    const { routes, notices } = cancelled(matter.routes, ({ kind }) => kind === 'transfer', 'merged', c);
    const along = {
      routes: routes.filter(comesAlong),
      duties: matter.duties.filter((duty) => duty.routeId !== null),
    };
    return {
      routes: routes.filter((route) => !comesAlong(route)),
      notices,
      opinion: { state: 'merged', mergedInto: into.id, leads: false, stateBefore: null, asker: null, timer: null },
      data: { into: into.number },
      joined: [],
      target: { deputyNo: into.deputyNo },
      hears: theirs?.mandate === 'active' ? ['citizen', 'in charge', 'former'] : ['citizen', 'former'],
      follow: [
        {
          opinionId: into.id,
          act: {
            name: 'take-in',
            joined: { id: opinion.id, number: opinion.number, state: 'merged' },
            follow: followUp ? { day: followUp.due } : null,
            along,
            guarded: opinion.guarded,
          },
        },
      ],
      every: opinion.leads ? [{ act: { name: 'rejoin', into: into.id }, states: ['merged'] }] : [],
    };
  },

  'take-in': (matter, _actor, { joined, follow, along, guarded = null }, c) => {
    const { opinion, duties, routes } = matter;
    const came = (along?.routes ?? []).map(movedTo(opinion.id, opinion.round));
    const open = came.some(isOpenRoute);
    return {
      opinion: { leads: true, guarded: strictest(opinion.guarded, guarded), ...(open ? lifted(opinion) : {}) },
      joined: [...matter.joined, joined],
      routes: [...routes, ...came],
      duties: [
        ...(follow ? withPromise(matter, follow.day, c) : duties),
        ...(along?.duties ?? []).map(
          (duty): Duty => ({ ...duty, id: c.id(), opinionId: opinion.id, round: opinion.round }),
        ),
      ],
    };
  },

  rejoin: ({ opinion }, _actor, { into }) => {
    // Who waits must wait for something; who has an answer goes their own way.
    if ((into === null) === (opinion.state === 'merged'))
      return refuse('not-possible-now', { state: opinion.state, act: 'rejoin' });
    return { opinion: { mergedInto: into } };
  },

  'lose-joined': (matter, _actor, { id }) => ({
    opinion: {},
    joined: matter.joined.filter((one) => one.id !== id),
  }),

  'fan-out': (matter, actor, { feedback }, c) => {
    const { opinion } = matter;
    const old = opinion.feedback;
    const corrects = old !== null && old.kind === 'fan-out';
    if (opinion.state !== 'merged' && !corrects) return refuse('not-possible-now', { act: 'fan-out' });
    const told = toldTo(opinion, feedback);
    const own: Feedback = {
      ...newFeedback(
        { ...matter, opinion: { ...opinion, deputyNo: feedback.deputyNo } },
        actor,
        { ...feedback, ...told, singles: [] },
        'fan-out',
        c,
      ),
      fromId: feedback.id,
      // The deputy had their time to undo; this copy leaves at once.
      leavesAt: c.now,
      correctionOf: corrects && opinion.state !== 'merged' ? old.id : null,
    };
    return {
      opinion: {
        state: 'answering',
        stateBefore: null,
        deputyNo: feedback.deputyNo,
        feedback: own,
        replacedFeedback: null,
        rating: null,
        enough: false,
        timer: evidenceTimer(c),
      },
      feedback: [...superseded(opinion, c), own],
      recall: unsent(opinion),
      said: saidWith(told.text, told.files),
      data: { feedback: own.id, class: own.class, day: own.day, from: feedback.id },
    };
  },

  split: (matter, _actor, { reason }, c): Effect => {
    const deputy = deputyInCharge(matter.opinion, c);
    return {
      opinion: {
        state: deputy ? 'acknowledged' : 'submitted',
        mergedInto: null,
        ...(deputy ? {} : { deputyNo: null }),
      },
      data: { reason: reason === 'diverted' ? 'diverted' : null },
      said: reason && reason !== 'diverted' ? [{ kind: 'text', text: reason, mediaId: null }] : [],
      follow: reason === 'diverted' ? [] : leaveTarget(matter),
      hears: deputy ? ['citizen', 'in charge'] : ['citizen', 'office'],
    };
  },

  'take-place': (matter, actor, { place }, c) => takePlace(matter, actor, place, c),
};

/** What a citizen allowed or was asked about contact, nobody else has. */
const movedTo =
  (opinionId: string, inRound: number) =>
  (route: Route): Route => ({ ...route, opinionId, inRound, contactAsked: null });

/** Nothing is forwarded through another opinion that may not be by itself; that it is clear, each is asked for itself. */
function strictest(own: Guarded | null, came: Guarded | null): Guarded | null {
  const [a, b] = [own, came].map((one) => (one?.kind === 'clear' ? null : one));
  if (!a || !b) return a ?? b ?? own;
  if (a.kind !== 'official' || b.kind !== 'official') return a.kind === 'official' ? b : a;
  return { kind: 'official', organs: [...new Set([...a.organs, ...b.organs])] };
}

/** Routes that come along are in hand. */
const lifted = ({ state, stateBefore }: Opinion): Partial<Opinion> =>
  state === 'acknowledged' ? { state: 'handling' } : stateBefore === 'acknowledged' ? { stateBefore: 'handling' } : {};

/** What was promised to the joined citizen is now promised for both: owed beside the state, on the earlier of two days. */
function withPromise({ opinion, duties }: Matter, promised: Day, c: Circumstances): readonly Duty[] {
  const day = promised < c.today ? c.today : promised;
  const own = duties.find((duty) => duty.kind === 'follow-up');
  if (own)
    return own.due <= day ? duties : duties.map((duty) => (duty === own ? { ...duty, ...dueOn(c.today, day) } : duty));
  const came = startedDuty('follow-up', holderInCharge(opinion, c), opinion, promisedToJoined, c);
  return [...duties, { ...came, ...dueOn(c.today, day), firstDue: promised }];
}

/** What this citizen is told: what all are told, or what the deputy wrote for them alone. */
export function toldTo({ id }: Pick<Opinion, 'id'>, all: Pick<Feedback, 'text' | 'files' | 'singles'>) {
  const { text, files, day } = all.singles.find((one) => one.opinionId === id) ?? { ...all, day: null };
  return { text, files, ...(day === null ? {} : { class: 'B' as const, reason: null, day }) };
}

const superseded = ({ feedback }: Opinion, c: Circumstances): readonly Feedback[] =>
  feedback ? [{ ...feedback, supersededAt: c.now }] : [];

function takePlace(matter: Matter, actor: Actor, place: Place, c: Circumstances): Effect {
  const { opinion } = matter;
  const round = Math.max(place.round, opinion.round);
  // The promise of a class B answer reached this citizen as a copy: it is now theirs.
  const promise = place.promise && {
    ...newFeedback(
      { ...matter, opinion: { ...opinion, round, deputyNo: place.promise.deputyNo } },
      actor,
      { ...place.promise, ...toldTo(opinion, place.promise), singles: [], class: 'B' },
      'fan-out',
      c,
    ),
    leftAt: c.now,
    deliveredAt: c.now,
    evidence: 1 as const,
  };
  return {
    feedback: [...superseded(opinion, c), ...(promise ? [promise] : [])],
    opinion: {
      feedback: promise,
      state: place.state,
      round,
      deputyNo: place.deputyNo,
      officeId: place.officeId,
      mergedInto: null,
      leads: true,
      guarded: strictest(opinion.guarded, place.guarded),
    },
    // What was owed to the target by a day is owed to the heir by that day; what was set aside comes back as after an undo.
    duties: place.duties.map((duty): Duty => {
      const status = duty.status !== 'aside' ? duty.status : duty.remaining === null ? 'running' : 'paused';
      return { ...duty, id: c.id(), opinionId: opinion.id, round, status };
    }),
    routes: [...matter.routes, ...place.routes.map(movedTo(opinion.id, round))],
  };
}
