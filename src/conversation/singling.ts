/** One of those who are answered together is told something else: which one, then the words, kept as they are. */

import { filesIn, type Said } from '../domain/acts.ts';
import { fannedStates } from '../domain/opinion.ts';
import { draftAnswer } from './answering.ts';
import { fold } from './hearing/fold.ts';
import { insiderMatter } from './insider.ts';
import { offer } from './offerings.ts';
import type { Asking } from './questions.ts';
import type { Step } from './steps.ts';
import { matterOf, say, type Turn } from './turn.ts';

type SingleStep = Extract<Step, { name: 'single' }>;
type Answering = Extract<Step, { name: 'class' | 'reason' | 'single' }>;

/** Offers the oldest of them; any other is named by its number. */
export function* whichSingle(turn: Turn, step: Answering): Asking<void> {
  const found = yield* insiderMatter(turn, step.number, 'answer');
  if (!found) return;
  turn.step = { ...step, name: 'single', one: null };
  const choices = found.matter.joined
    .slice(0, 5)
    .map(({ number }) => offer('single', [step.number, number], 'conversation:answer.single', 'single', { number }));
  say(turn, 'conversation:answer.whichSingle', {}, { choices: [...choices, stay], opinionId: found.matter.opinion.id });
}

/** 1031, perhaps with the words behind it. */
export function* chooseSingle(turn: Turn, step: Answering, wanted: number): Asking<void> {
  const found = yield* insiderMatter(turn, step.number, 'answer');
  if (!found) return;
  const one = yield* matterOf(turn, { number: wanted });
  const states = step.correcting === null ? ['merged'] : ['merged', ...fannedStates];
  if (one?.opinion.mergedInto !== found.matter.opinion.id || !states.includes(one.opinion.state)) {
    turn.step = { ...step, name: 'single', one: null };
    say(turn, 'conversation:answer.notJoined', { wanted, number: step.number }, { choices: [stay] });
    return;
  }
  const { id: opinionId, number, title } = one.opinion;
  turn.step = { ...step, name: 'single', one: { opinionId, number } };
  say(
    turn,
    'conversation:answer.singleText',
    { number, title },
    { choices: [stay], opinionId: found.matter.opinion.id },
  );
}

/** What was asked last has come: the number, or what that one is told. */
export function* heardSingle(turn: Turn, step: SingleStep, said: readonly Said[]): Asking<void> {
  const text = said.find((one) => one.text)?.text ?? '';
  const files = filesIn(said);
  const figure = fold(text).match(/^\s*(?:第|no\.? ?|#)?(\d{1,9})号?\s*$/u)?.[1];
  if (step.one === null) {
    if (figure === undefined) yield* whichSingle(turn, step);
    else yield* chooseSingle(turn, step, Number(figure));
    return;
  }
  // A figure alone was meant for another question.
  if (files.length === 0 && (!text.trim() || figure !== undefined)) {
    yield* chooseSingle(turn, step, step.one.number);
    return;
  }
  const { opinionId, number } = step.one;
  const others = (step.singles ?? []).filter((one) => one.opinionId !== opinionId);
  yield* backToAnswer(turn, { ...step, singles: [...others, { opinionId, number, text, files }] });
}

/** The answer is shown once more, with what was changed. */
export function* backToAnswer(turn: Turn, step: Answering): Asking<void> {
  const { number, text, files, correcting, singles = [] } = step;
  yield* draftAnswer(turn, number, text, files, { correcting, singles });
}

const stay = offer('stay', [], 'conversation:choice.stay', 'cancel');
