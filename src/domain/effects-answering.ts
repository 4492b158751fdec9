/** A feedback is written, taken back, mended (lifecycle.md section 1). */

import { saidWith } from './acts.ts';
import { type Effect, type Refusal, refuse } from './decision.ts';
import type { Effects } from './effects.ts';
import { arrived } from './effects-delivering.ts';
import { refuseOpenRoutes } from './effects-handling.ts';
import { cancelled } from './effects-routes.ts';
import type { Circumstances, Matter } from './matter.ts';
import { evidenceTimer, newFeedback, refuseDay, refuseSingles } from './new-feedback.ts';
import type { Feedback, FeedbackClass } from './opinion.ts';
import { isCancellable, isOpenRoute, routeName } from './route.ts';

export const answering: Effects<'answer' | 'explain' | 'undo' | 'correct'> = {
  answer: (matter, actor, act, c) => {
    if (!act.text.trim() && !act.files?.length) return refuse('text-missing');
    const badDay = (act.class === 'B' ? refuseDay(act.day, c) : undefined) ?? refuseSingles(act, c);
    if (badDay) return badDay;
    const ends = endedRoutes(matter, act, c);
    return 'ok' in ends ? ends : { ...answered(matter, newFeedback(matter, actor, act, 'answer', c), c), ...ends };
  },

  explain: (matter, actor, act, c) => {
    if (!act.text.trim() && !act.files?.length) return refuse('text-missing');
    if (!act.reason.trim()) return refuse('reason-missing');
    const badDay = refuseDay(act.day, c) ?? refuseSingles(act, c);
    if (badDay) return badDay;
    const classC = { ...act, class: 'C' } as const;
    const ends = endedRoutes(matter, classC, c);
    return 'ok' in ends ? ends : { ...answered(matter, newFeedback(matter, actor, classC, 'explain', c), c), ...ends };
  },

  undo: (matter, _actor, _act, c) => {
    const { opinion } = matter;
    const { feedback, replacedFeedback: before } = opinion;
    if (!feedback || feedback.leftAt || feedback.heldAt) return refuse('already-left');
    // Of a chain only the last letter can be taken back: what stood before the first is not at hand any more.
    if (
      !before &&
      (feedback.correctionOf !== null ||
        matter.duties.some((duty) => duty.kind === 'follow-up' && duty.status === 'aside' && duty.note === null))
    )
      return refuse('not-possible-now', { state: opinion.state, act: 'undo' });
    const restored = before && { ...before, supersededAt: null };
    const back: Effect =
      feedback.correctionOf !== null && restored && !restored.deliveredAt
        ? onItsWayAgain(matter, restored, c)
        : {
            opinion: {
              state: opinion.stateBefore ?? 'acknowledged',
              stateBefore: opinion.clarifyingBefore,
              clarifyingBefore: null,
              timer: opinion.timerBefore,
              timerBefore: null,
              feedback: restored,
              replacedFeedback: null,
            },
            feedback: restored ? [restored] : [],
            resend: restored && !restored.leftAt ? [restored] : [],
          };
    return {
      ...back,
      feedback: [{ ...feedback, undoneAt: c.now }, ...(back.feedback ?? [])],
      recall: [feedback.id],
    };
  },

  correct: (matter, actor, act, c) => {
    const { opinion } = matter;
    const old = opinion.feedback;
    if (!old) return refuse('no-answer-yet', { state: opinion.state });
    if (!act.wrong.trim()) return refuse('reason-missing');
    if (!act.text.trim() && !act.files?.length) return refuse('text-missing');
    const badDay =
      (act.class === 'B' || act.class === 'C' ? refuseDay(act.day, c) : undefined) ?? refuseSingles(act, c);
    if (badDay) return badDay;
    const ends = endedRoutes(matter, act, c);
    if ('ok' in ends) return ends;
    const kind = act.class === 'C' ? 'explain' : 'answer';
    const feedback: Feedback = {
      ...newFeedback(matter, actor, act, kind, c),
      correctionOf: old.id,
      reason: act.class === 'C' ? (act.reason ?? 'other') : null,
    };
    const superseded: Feedback = { ...old, supersededAt: c.now };
    return {
      opinion: {
        state: 'answering',
        ...(opinion.state === 'answering' ? {} : { stateBefore: opinion.state }),
        feedback,
        replacedFeedback: superseded,
        timer: evidenceTimer(c),
        // The question that a first, unsent answer overtook stays behind it.
        timerBefore: old.leftAt ? opinion.timer : opinion.timerBefore,
      },
      feedback: [superseded, feedback],
      said: saidWith(act.text, act.files),
      data: { feedback: feedback.id, class: act.class, day: feedback.day },
      recall: old.leftAt ? [] : [old.id],
      ...ends,
    };
  },
};

/** An answer that ends the matter leaves nobody at work on it: one word of the deputy cancels what is open. */
function endedRoutes(
  matter: Matter,
  act: { readonly class: FeedbackClass; readonly cancelRoutes?: boolean },
  c: Circumstances,
): Pick<Effect, 'routes' | 'notices'> | Refusal {
  const open = matter.routes.filter(isOpenRoute);
  if (act.class === 'B' || open.length === 0) return {};
  const filed = open.find((route) => !isCancellable(route));
  if (filed) return refuse('document-filed', { route: routeName(filed) });
  return act.cancelRoutes ? cancelled(matter.routes, () => true, 'answered', c) : (refuseOpenRoutes(matter) ?? {});
}

/** A new feedback takes its place as the one that counts. */
function answered({ opinion }: Matter, feedback: Feedback, c: Circumstances): Effect {
  const old = opinion.feedback;
  const superseded = old && { ...old, supersededAt: c.now };
  return {
    opinion: {
      state: 'answering',
      stateBefore: opinion.state,
      clarifyingBefore: opinion.state === 'clarifying' ? opinion.stateBefore : null,
      timerBefore: opinion.timer,
      timer: evidenceTimer(c),
      feedback,
      replacedFeedback: superseded,
    },
    feedback: superseded ? [superseded, feedback] : [feedback],
    said: saidWith(feedback.text, feedback.files),
    data: { feedback: feedback.id, class: feedback.class, day: feedback.day },
    recall: old && !old.leftAt ? [old.id] : [],
  };
}

/** The corrected letter was on its way, and is again; evidence that came meanwhile counts at once. */
function onItsWayAgain(matter: Matter, restored: Feedback, c: Circumstances): Effect {
  const { opinion } = matter;
  const left = restored.leftAt !== null;
  if (restored.evidence >= 2)
    return arrived(
      { ...matter, opinion: { ...opinion, feedback: restored } },
      { ...restored, leftAt: restored.leftAt ?? c.now },
      restored.evidence || 2,
      c,
    );
  return {
    opinion: {
      feedback: restored,
      replacedFeedback: null,
      timer: left ? opinion.timerBefore : evidenceTimer(c),
      timerBefore: left ? null : opinion.timerBefore,
    },
    feedback: [restored],
    resend: left ? [] : [restored],
  };
}
