/** One of those who are answered together is told something else: which one, then the words, kept as they are. */

import { filesIn, type Said } from '../domain/acts.ts';
import type { Day } from '../domain/day.ts';
import { fannedStates } from '../domain/opinion.ts';
import { draftAnswer } from './answering.ts';
import { fold } from './hearing/fold.ts';
import { guessDay } from './hearing/guess-day.ts';
import { insiderMatter } from './insider.ts';
import { offer } from './offerings.ts';
import type { Asking, KnownMatter } from './questions.ts';
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

/** 1031: what this one is told is asked next. */
export function* chooseSingle(turn: Turn, step: Answering, wanted: number): Asking<void> {
  const one = yield* joinedOne(turn, step, wanted);
  if (!one) return;
  const { number, title } = one.opinion;
  say(turn, 'conversation:answer.singleText', { number, title }, { choices: [stay] });
}

/** Null when it does not belong to them: that has been said. */
function* joinedOne(turn: Turn, step: Answering, wanted: number): Asking<KnownMatter | null> {
  const found = yield* insiderMatter(turn, step.number, 'answer');
  if (!found) return null;
  const one = yield* matterOf(turn, { number: wanted });
  const states = step.correcting === null ? ['merged'] : ['merged', ...fannedStates];
  if (one?.opinion.mergedInto !== found.matter.opinion.id || !states.includes(one.opinion.state)) {
    turn.step = { ...step, name: 'single', one: null };
    say(turn, 'conversation:answer.notJoined', { wanted, number: step.number }, { choices: [stay] });
    return null;
  }
  turn.step = { ...step, name: 'single', one: { opinionId: one.opinion.id, number: one.opinion.number } };
  return one;
}

// 1031 · 第1031号 · no. 1031 · 1031 您楼下那一盏等配件
const numbered = /^\s*(?:第|no\.? ?|#)?([\d０-９]{1,9})号?(?:[\s，,、:：]+(.+))?$/isu;

/** What was asked last has come: the number, or what that one is told. */
export function* heardSingle(turn: Turn, step: SingleStep, said: readonly Said[]): Asking<void> {
  const text = said.find((one) => one.text)?.text?.trim() ?? '';
  const files = filesIn(said);
  const [, figure, words = ''] = text.match(numbered) ?? [];
  if (step.one) {
    // A figure alone was meant for another question.
    if (files.length > 0 || (text && !(figure && !words))) askResult(turn, step, { ...step.one, text, files });
    else yield* chooseSingle(turn, step, step.one.number);
  } else if (figure === undefined) yield* whichSingle(turn, step);
  else if (!words && files.length === 0) yield* chooseSingle(turn, step, Number(fold(figure)));
  else {
    const one = yield* joinedOne(turn, step, Number(fold(figure)));
    if (one) askResult(turn, step, { opinionId: one.opinion.id, number: one.opinion.number, text: words, files });
  }
}

/** 已解决 beside 还在等配件 would be a lie: whoever hears other words may have another result. */
function askResult(turn: Turn, step: SingleStep, one: NonNullable<SingleStep['one']>): void {
  turn.step = { ...step, one };
  const day = guessDay(one.text ?? '', turn.around.c.today) ?? step.day;
  say(
    turn,
    'conversation:answer.singleResult',
    { number: one.number },
    {
      choices: [
        offer('single-same', [step.number], 'conversation:choice.singleSame', 'single'),
        offer('single-day', [step.number, day], 'conversation:choice.classB', 'single', { day: { day } }),
        stay,
      ],
    },
  );
}

/** With the result of all, or being solved by a day: the answer is shown once more. */
export function* keepSingle(turn: Turn, step: SingleStep, promised: Day | null, words: string): Asking<void> {
  const { one } = step;
  if (one?.text === undefined) return yield* whichSingle(turn, step);
  const day = promised === null ? null : (guessDay(words, turn.around.c.today) ?? promised);
  const { opinionId, number, text, files = [] } = one;
  const others = (step.singles ?? []).filter((other) => other.opinionId !== opinionId);
  yield* backToAnswer(turn, { ...step, singles: [...others, { opinionId, number, text, files, day }] });
}

/** The answer is shown once more, with what was changed. */
export function* backToAnswer(turn: Turn, step: Answering): Asking<void> {
  const { number, text, files, correcting, singles = [] } = step;
  yield* draftAnswer(turn, number, text, files, { correcting, singles });
}

const stay = offer('stay', [], 'conversation:choice.stay', 'cancel');
