/** From a letter's leaving to the evidence that it arrived, or that it did not (lifecycle.md section 4). */

import { type Effect, type Every, refuse } from './decision.ts';
import type { Effects } from './effects.ts';
import type { Circumstances, Matter } from './matter.ts';
import { evidenceTimer } from './new-feedback.ts';
import { type Feedback, fannedStates, type Opinion, type OpinionState, type Rating } from './opinion.ts';
import { isUnderWay } from './owed.ts';

export const delivering: Effects<'leave' | 'confirm-delivery' | 'tell-otherwise' | 'not-told' | 'hold' | 'bounce'> = {
  leave: (matter, _actor, { feedbackId, delivered }, c) => {
    const { opinion } = matter;
    const feedback = opinion.feedback;
    if (feedback?.id !== feedbackId || feedback.deliveredAt) return refuse('not-possible-now', { act: 'leave' });
    // A letter that was given up, and is brought after all.
    if (feedback.leftAt) return delivered ? arrived(matter, feedback, 1, c) : refuse('already-left');
    const left: Feedback = { ...feedback, leftAt: c.now, evidence: feedback.evidence || 1 };
    if (delivered) return arrived(matter, left, 1, c);
    const awaited = opinion.state === 'answering' || opinion.state === 'diverted';
    return {
      opinion: { ...beyondRecall, feedback: left, timer: awaited ? evidenceTimer(c) : opinion.timer },
      feedback: [left],
      every: fanOut(matter.opinion, left),
      hears: [],
    };
  },

  'confirm-delivery': (matter, _actor, { feedbackId, evidence }, c) => {
    const { feedback, replacedFeedback } = matter.opinion;
    // What comes in for a letter under correction is kept for the undo.
    if (
      replacedFeedback?.id === feedbackId &&
      !feedback?.leftAt &&
      !replacedFeedback.deliveredAt &&
      evidence > replacedFeedback.evidence
    ) {
      const seen: Feedback = { ...replacedFeedback, evidence };
      return {
        opinion: { replacedFeedback: seen },
        feedback: [seen],
        data: { feedback: feedbackId, evidence },
        hears: [],
      };
    }
    // Only the evidence of the newest letter, and of the present round, changes the state.
    if (feedback?.id !== feedbackId || feedback.deliveredAt) return refuse('told-already');
    return arrived(matter, { ...feedback, leftAt: feedback.leftAt ?? c.now }, evidence, c);
  },

  'tell-otherwise': (matter, _actor, { how }, c) => {
    const feedback = matter.opinion.feedback;
    // One that is held, too: it ends when the person has been told after all.
    if (!feedback || feedback.deliveredAt) return refuse('told-already');
    if (!how.trim()) return refuse('reason-missing');
    const told: Feedback = { ...feedback, leftAt: feedback.leftAt ?? c.now, told: how };
    return {
      ...arrived(matter, told, 2, c),
      recall: feedback.leftAt ? [] : [feedback.id],
      hears: ['citizen', 'in charge'],
    };
  },

  'not-told': ({ opinion }, _actor, _act, c) => {
    const feedback = opinion.feedback;
    if (!feedback?.told) return refuse('nothing-to-settle');
    // The text is shown in that chat now, which delivers it; the rating starts anew.
    const shown: Feedback = { ...feedback, told: null, deliveredAt: c.now, evidence: 3 };
    const again = opinion.state === 'closed' && !opinion.enough ? { state: 'answered' as const } : {};
    return { opinion: { feedback: shown, rating: null, ...again }, feedback: [shown] };
  },

  hold: (matter, _actor, _act, c) => {
    const { opinion } = matter;
    const feedback = opinion.feedback;
    if (!feedback || !isUnderWay(opinion)) return refuse('told-already');
    if (feedback.triedOn === c.today) return refuse('one-more-try', { tries: feedback.tries });
    const tries = feedback.tries + 1;
    const tried: Feedback = { ...feedback, tries, triedOn: c.today };
    // Two failed tries on different days: until then the try is kept, and the next day is asked for.
    if (tries < 2) return { opinion: { feedback: tried }, feedback: [tried], data: { tries }, hears: [] };
    const held: Feedback = { ...tried, heldAt: c.now, leftAt: feedback.leftAt ?? c.now };
    const to: Partial<Opinion> = opinion.state === 'answering' && feedback.class === 'B' ? onItsOwnAgain : {};
    return {
      opinion: { ...beyondRecall, ...to, feedback: held, timer: opinion.state === 'clarifying' ? opinion.timer : null },
      feedback: [held],
      data: { tries, held: true },
      // Nobody else has to wait because one citizen cannot be reached.
      every: feedback.leftAt ? [] : fanOut(opinion, held),
    };
  },

  bounce: (matter, _actor, { feedbackId, why }, c) => {
    const { opinion } = matter;
    const feedback = opinion.feedback;
    if (feedback?.id !== feedbackId || feedback.heldAt || feedback.told) return refuse('told-already');
    if (opinion.state === 'closed' && (!opinion.rating?.lapsedAt || isRated(opinion.rating)))
      return refuse('told-already');
    if (feedback.undeliverableAt && !feedback.deliveredAt) return refuse('told-already');
    const back: Feedback = {
      ...feedback,
      deliveredAt: null,
      evidence: 0,
      undeliverableAt: c.now,
      leftAt: feedback.leftAt ?? c.now,
    };
    const away = opinion.state === 'answered' || opinion.state === 'closed';
    return {
      opinion: {
        feedback: back,
        ...beyondRecall,
        ...(away ? { state: 'answering' as const } : {}),
        timer: opinion.state === 'clarifying' ? opinion.timer : null,
      },
      feedback: [back],
      data: { why },
      // Nobody else has to wait because one citizen cannot be reached.
      every: feedback.leftAt ? [] : fanOut(opinion, back),
    };
  },
};

/** What has left can no longer be undone; it is rated, and enough of, anew. */
const beyondRecall: Partial<Opinion> = { timerBefore: null, clarifyingBefore: null, rating: null, enough: false };

/** Class B goes on; one that had its answer together with others, and now a promise of its own, goes its own way. */
const onItsOwnAgain: Partial<Opinion> = { state: 'handling', stateBefore: null, asker: null, mergedInto: null };

const isRated = ({ solved, answer, attitude }: Rating): boolean =>
  solved !== null || answer !== null || attitude !== null;

/** The letter has reached the citizen: the state follows the class. */
export function arrived(matter: Matter, feedback: Feedback, evidence: 1 | 2 | 3, c: Circumstances): Effect {
  const { opinion } = matter;
  const delivered: Feedback = { ...feedback, deliveredAt: c.now, evidence, undeliverableAt: null, heldAt: null };
  const to: Partial<Opinion> =
    opinion.state === 'answering'
      ? feedback.class === 'B'
        ? onItsOwnAgain
        : { state: 'answered', stateBefore: null, asker: null }
      : {};
  return {
    opinion: {
      ...beyondRecall,
      ...to,
      feedback: delivered,
      replacedFeedback: null,
      timer: opinion.state === 'clarifying' ? opinion.timer : null,
    },
    feedback: [delivered],
    data: { feedback: feedback.id, class: feedback.class, evidence, told: feedback.told !== null },
    every: feedback.leftAt && opinion.feedback?.leftAt ? [] : fanOut(opinion, delivered),
    // Of thousands that go out together the deputy hears once, when all are through.
    ...(feedback.kind === 'fan-out' ? { hears: [] } : {}),
  };
}

/** A, C, D, and a correction of theirs: each joined citizen gets a letter of their own. B reaches who is still merged as a copy, written with the notices. */
function fanOut(opinion: Opinion, feedback: Feedback): readonly Every[] {
  const { id, text, files, singles, delegateNo, day, reason } = feedback;
  if (!opinion.leads || feedback.class === null) return [];
  const states: readonly OpinionState[] = [
    ...(feedback.class === 'B' ? [] : (['merged'] as const)),
    ...(feedback.correctionOf === null ? [] : fannedStates),
  ];
  if (states.length === 0) return [];
  const fanned = {
    id,
    class: feedback.class,
    text,
    files,
    singles,
    deputyNo: opinion.deputyNo,
    delegateNo,
    day,
    reason,
  };
  return [{ act: { name: 'fan-out', feedback: fanned }, states }];
}
