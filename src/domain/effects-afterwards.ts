/** After the answer: what the citizen says of it, and whether it goes on. */

import { saidWith } from './acts.ts';
import { addDays, dayAt } from './day.ts';
import { type Effect, type Refusal, refuse } from './decision.ts';
import type { Effects } from './effects.ts';
import { hasToldOf, leaveTarget, letGo, unsent, withoutPlace } from './effects-handling.ts';
import { cancelled } from './effects-routes.ts';
import { type Circumstances, deputyInCharge, type Matter } from './matter.ts';
import { isOpen, type Opinion, type Rating } from './opinion.ts';
import { startedDuty } from './reconcile.ts';

const silent: Rating = { solved: null, answer: null, attitude: null, lapsedAt: null };

export const afterwards: Effects<'rate' | 'lapse' | 'enough' | 'follow-up' | 'reopen' | 'erase'> = {
  rate: ({ opinion }, _actor, act, c) => {
    const had = opinion.rating ?? silent;
    const late = opinion.state === 'closed' && isLate(opinion, c);
    if (late) return refuse('rating-too-late', { days: c.policy.reopenDays });
    // Filling empty fields only: what was said is not said over.
    const rating: Rating = {
      solved: had.solved ?? act.solved ?? null,
      answer: had.answer ?? act.answer ?? null,
      attitude: had.attitude ?? act.attitude ?? null,
      lapsedAt: had.lapsedAt,
    };
    const same = rating.solved === had.solved && rating.answer === had.answer && rating.attitude === had.attitude;
    if (same) return refuse(opinion.rating ? 'already-rated' : 'text-missing');
    const unhappy = act.solved === 'no' || act.answer === 'bad' || act.attitude === 'bad';
    return {
      opinion: { state: 'closed', rating },
      data: { solved: act.solved ?? null, answer: act.answer ?? null, attitude: act.attitude ?? null },
      hears: unhappy ? ['in charge', 'office'] : ['in charge'],
      ...(act.remark ? { said: [{ kind: 'text', text: act.remark, mediaId: null }] } : {}),
    };
  },

  lapse: (_matter, _actor, _act, c) => ({ opinion: { state: 'closed', rating: { ...silent, lapsedAt: c.now } } }),

  enough: (matter, _actor, _act, c) => {
    const { opinion } = matter;
    const fits =
      opinion.state === 'handling'
        ? opinion.feedback?.class === 'B' && opinion.feedback.deliveredAt !== null
        : opinion.feedback?.class === 'C' && !opinion.enough;
    if (!fits) return refuse('not-possible-now', { state: opinion.state, act: 'enough' });
    const closed: Partial<Opinion> = { state: 'closed', enough: true, timer: null };
    const rest: Effect =
      opinion.state === 'handling'
        ? { ...withoutPlace(matter, 'answered', c), opinion: { ...closed, leads: false } }
        : { ...cancelled(matter.routes, () => true, 'answered', c), opinion: closed };
    // Whoever has enough waits for no word about what came in.
    return { ...rest, routes: (rest.routes ?? []).map(hasToldOf) };
  },

  'follow-up': (matter, _actor, { facts, files }) => {
    if (!facts.trim()) return refuse('text-missing');
    return { ...newRound(matter, 'handling'), routes: matter.routes.map(hasToldOf), said: saidWith(facts, files) };
  },

  reopen: (matter, _actor, { reason }, c) => reopened(matter, reason, c),

  erase: (matter, _actor, _act, c) => {
    const { opinion } = matter;
    const gone: Partial<Opinion> = {
      code: null,
      authorId: null,
      chatId: null,
      toldBy: null,
      toldReach: null,
      timer: null,
      enough: true,
    };
    const ends = isOpen(opinion) || opinion.state === 'merged' || opinion.state === 'answering';
    const lost = opinion.state === 'diverted' && !opinion.feedback?.deliveredAt;
    const to: Partial<Opinion> =
      ends || lost ? { state: 'withdrawn' } : opinion.state === 'answered' ? { state: 'closed' } : {};
    return {
      follow: leaveTarget(matter),
      ...(ends ? withoutPlace(matter, 'withdrawn', c) : cancelled(matter.routes, () => true, 'withdrawn', c)),
      opinion: { ...gone, ...to, ...(ends ? { mergedInto: null, leads: false } : {}) },
      recall: unsent(opinion),
    };
  },
};

/** Once within the days of the policy the citizen may simply say so; later the office decides. */
function reopened(matter: Matter, reason: string, c: Circumstances): Effect | Refusal {
  const { opinion } = matter;
  if (!reason.trim()) return refuse('reason-missing');
  const said = [{ kind: 'text' as const, text: reason, mediaId: null }];
  if (opinion.reopened < c.policy.reopenings && !isLate(opinion, c)) return { ...toOpen(matter, c), said };
  if (matter.duties.some((duty) => duty.kind === 'decide' && duty.note === reopening)) return refuse('reopen-asked');
  return {
    opinion: {},
    said,
    data: { asked: true },
    hears: ['office'],
    duties: [...matter.duties, startedDuty('decide', { role: 'office', id: opinion.officeId }, opinion, reopening, c)],
  };
}

/** What the office decides when the citizen asks too late, or too often. */
export const reopening = 'reopen';

export function toOpen(matter: Matter, c: Circumstances): Effect {
  const { opinion } = matter;
  // Of a diverted one the office finds another person.
  const deputy = opinion.state === 'diverted' ? undefined : deputyInCharge(opinion, c);
  const open = newRound(matter, deputy ? 'acknowledged' : 'submitted');
  return {
    ...open,
    opinion: { ...open.opinion, reopened: opinion.reopened + 1, ...(deputy ? {} : { deputyNo: null }) },
    recall: unsent(opinion),
  };
}

/** The old round is kept; the new one starts with nothing answered, and apart from those who were answered together. */
function newRound({ opinion }: Matter, state: Opinion['state']): Effect {
  return {
    opinion: {
      state,
      round: opinion.round + 1,
      questionsAsked: 0,
      feedback: null,
      replacedFeedback: null,
      rating: null,
      enough: false,
      timer: null,
      stateBefore: null,
      mergedInto: null,
      leads: false,
    },
    joined: [],
    follow: opinion.mergedInto ? [{ opinionId: opinion.mergedInto, act: { name: 'lose-joined', id: opinion.id } }] : [],
    every: opinion.leads ? [letGo] : [],
  };
}

function isLate(opinion: Opinion, c: Circumstances): boolean {
  const delivered = opinion.feedback?.deliveredAt;
  if (!delivered) return false;
  return c.today > addDays(dayAt(delivered, c.timeZone), c.policy.reopenDays);
}
