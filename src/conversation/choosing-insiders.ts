/** Choices of deputies and offices. */

import { filesIn } from '../domain/acts.ts';
import type { FeedbackClass } from '../domain/opinion.ts';
import { chooseClass, chooseReason, draftAnswer, undo } from './answering.ts';
import { called, calledTo } from './calling.ts';
import { type OnChoice, saidBefore, stale } from './choices-taken.ts';
import { decideOn } from './deciding.ts';
import { reach } from './guarding.ts';
import { chooseDelegate, practise } from './habits.ts';
import { acknowledge, acknowledgeAll, inbox, later } from './inbox.ts';
import { insiderMatter, isDeputy, isOffice } from './insider.ts';
import { desk, give, hold, merge, offerDeputies } from './office.ts';
import { organInbox } from './organ-inbox.ts';
import type { Asking } from './questions.ts';
import { recordSaid } from './recording.ts';
import { chooseSingle, keepSingle, whichSingle } from './singling.ts';
import type { WrittenAct } from './steps.ts';
import { superviseNow, supervision, writeOnRecord } from './supervising.ts';
import { matterOf, say, type Turn } from './turn.ts';
import { divert, offerDoors, useTemplate, write } from './writing.ts';

const writing = (act: WrittenAct): OnChoice =>
  function* (turn, { own }) {
    yield* write(turn, act, own, undefined);
  };

const onRecord = (act: 'measure' | 'key-supervise' | 'supervised'): OnChoice =>
  function* (turn, { number, args }) {
    if (number !== undefined) yield* writeOnRecord(turn, act, { number, ref: args[1] });
  };

export const insiderChoices: Readonly<Record<string, OnChoice>> = {
  *record(turn, { args }) {
    yield* recordSaid(turn, args[0] === 'said' ? saidBefore(turn) : []);
  },
  *reach(turn, { args }) {
    if (isOffice(turn) && args[0]) reach(turn, args[0]);
    else yield* stale(turn);
  },
  *inbox(turn, { number }) {
    if (isDeputy(turn)) yield* inbox(turn, number ?? 0);
    else if (isOffice(turn)) yield* desk(turn, 'all', number ?? 0);
    else yield* organInbox(turn, number ?? 0);
  },
  *ack(turn, { number }) {
    yield* acknowledge(turn, number);
  },
  *'ack-all'(turn) {
    yield* acknowledgeAll(turn);
  },
  *later(turn, { number }) {
    const found = yield* insiderMatter(turn, number, 'later');
    if (found) later(turn, found.matter);
  },
  *answer(turn, { number, args }) {
    const step = turn.step;
    if (args[1] === 'said' && step?.name === 'which' && number !== undefined)
      yield* draftAnswer(turn, number, step.said.find((one) => one.text)?.text ?? '', filesIn(step.said));
    else yield* write(turn, 'answer', number, undefined);
  },
  *ends(turn, { number, args, words }) {
    const { step } = turn;
    const named = (['A', 'C', 'D'] as const).find((one) => one === args[1]);
    if (step?.name !== 'class' || step.number !== number || !named) return yield* stale(turn);
    yield* chooseClass(turn, { ...step, ends: true }, named, words);
  },
  *single(turn, { number, args }) {
    const step = turn.step;
    if (step?.name !== 'class' && step?.name !== 'reason' && step?.name !== 'single') return yield* stale(turn);
    if (step.number !== number) return yield* stale(turn);
    if (args[1] === undefined) yield* whichSingle(turn, step);
    else yield* chooseSingle(turn, step, Number(args[1]));
  },
  *'single-same'(turn, { words }) {
    if (turn.step?.name === 'single') yield* keepSingle(turn, turn.step, null, words);
    else yield* stale(turn);
  },
  *'single-day'(turn, { args, words }) {
    if (turn.step?.name === 'single') yield* keepSingle(turn, turn.step, args[1] ?? null, words);
    else yield* stale(turn);
  },
  *template(turn, { number, args }) {
    if (number !== undefined) yield* useTemplate(turn, number, Number(args[1]));
  },
  news: writing('news'),
  ask: writing('ask'),
  handback: writing('hand-back'),
  correct: writing('correct'),
  followup: writing('follow-up'),
  told: writing('tell-otherwise'),
  *called(turn, { number, args }) {
    if (number === undefined && args[0]) yield* calledTo(turn, args[0], undefined);
    else yield* called(turn, number, undefined);
  },
  *calendar(turn) {
    say(turn, 'conversation:calendarHow');
  },
  divert: writing('divert'),
  *door(turn, { number, args }) {
    const step = turn.step;
    const reason = step?.name === 'write' && step.act === 'divert' ? (step.more ?? '') : '';
    if (number === undefined) return yield* stale(turn);
    if (!reason) yield* write(turn, 'divert', number, undefined);
    else yield* divert(turn, number, args[1] ?? '', reason);
  },
  *doors(turn, { number }) {
    if (number !== undefined) yield* offerDoors(turn, number);
  },
  *undo(turn, { number }) {
    if (number !== undefined) yield* undo(turn, number);
  },
  *reason(turn, { args, words }) {
    if (turn.step?.name !== 'reason') return yield* stale(turn);
    yield* chooseReason(turn, turn.step, args[1] ?? 'other', words);
  },
  *assign(turn, { number, args }) {
    if (number !== undefined && args[1]) yield* give(turn, number, args[1], 'assign');
    else yield* offerDeputies(turn, number, undefined, 'assign');
  },
  *handover(turn, { number, args }) {
    if (number !== undefined && args[1]) yield* give(turn, number, args[1], 'handover');
    else yield* offerDeputies(turn, number, undefined, 'handover');
  },
  *merge(turn, { number, args }) {
    yield* merge(turn, number, Number(args[1]) || undefined, true);
  },
  *held(turn, { number }) {
    yield* hold(turn, number);
  },
  *decide(turn, { number, args }) {
    const yes = args[1] === 'yes' ? true : args[1] === 'no' ? false : undefined;
    yield* decideOn(turn, number, { yes, dutyId: args[2] });
  },
  *supervise(turn, { number, args }) {
    if (number === undefined) yield* desk(turn, 'supervise');
    else yield* supervision(turn, number, args[1]);
  },
  *'supervise-begin'(turn, { number, args }) {
    if (number !== undefined) yield* superviseNow(turn, number, args[1] ?? '-');
  },
  measure: onRecord('measure'),
  'key-supervise': onRecord('key-supervise'),
  supervised: onRecord('supervised'),
  *desk(turn, { args }) {
    yield* desk(turn, (args[0] ?? 'all') as 'triage', Number(args[1] ?? 0));
  },
  *triage(turn) {
    yield* desk(turn, 'triage');
  },
  *overdue(turn) {
    yield* desk(turn, 'overdue');
  },
  *practice(turn) {
    practise(turn, 0, '');
  },
  *practise(turn, { args }) {
    practise(turn, Number(args[0] ?? 0), args[1] ?? '');
  },
  *delegate(turn, { args }) {
    if (turn.step?.name === 'away' && turn.step.until) yield* chooseDelegate(turn, turn.step.until, args[0] ?? '-');
    else yield* stale(turn);
  },
};

/** The result of an answer was chosen. */
export function* classChosen(
  turn: Turn,
  chosenClass: FeedbackClass,
  number: number | undefined,
  words: string,
): Asking<void> {
  const step = turn.step?.name === 'single' ? { ...turn.step, name: 'class' as const } : turn.step;
  if ((step?.name !== 'class' && step?.name !== 'reason') || step.number !== number) {
    const matter = number === undefined ? null : yield* matterOf(turn, { number });
    if (matter) return yield* write(turn, 'answer', number, undefined);
    return yield* stale(turn);
  }
  yield* chooseClass(turn, step, chosenClass, words);
}
