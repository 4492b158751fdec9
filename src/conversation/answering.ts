/** A deputy answers in two messages: the words, then the number of the result (voice.md section 1). */

import type { Attached, Single } from '../domain/acts.ts';
import { addDays, type Day } from '../domain/day.ts';
import { type FeedbackClass, fannedStates } from '../domain/opinion.ts';
import { isCancellable, isOpenRoute, routeName } from '../domain/route.ts';
import type { Value } from '../text/render.ts';
import { dayNamed, guessDay } from './hearing/guess-day.ts';
import { insiderAct, insiderMatter, mayBegin } from './insider.ts';
import { offer } from './offerings.ts';
import { type Asking, ask } from './questions.ts';
import { deputiesOf } from './scene.ts';
import { isDelegate } from './standing-in.ts';
import type { Step } from './steps.ts';
import { about, answerText, contents, figures, standingIn, whoHas } from './told.ts';
import { targetNamed } from './told-routes.ts';
import { say, type Turn } from './turn.ts';

type ClassStep = Extract<Step, { name: 'class' | 'reason' }>;

/** The words are there: they are shown as the citizen will read them, and the result is asked. */
export function* draftAnswer(
  turn: Turn,
  number: number,
  text: string,
  files: readonly Attached[],
  {
    correcting = null,
    singles = [],
    promised = null,
  }: {
    readonly correcting?: string | null;
    readonly singles?: readonly Single[];
    /** The day an organ has promised, where the words name none. */
    readonly promised?: Day | null;
  } = {},
): Asking<void> {
  const found = yield* insiderMatter(turn, number, 'answer');
  if (!found || !mayBegin(turn, found, correcting === null ? 'answer' : 'correct')) return;
  const { c } = turn.around;
  const day = guessDay(text, c.today) ?? promised ?? addDays(c.today, c.policy.promiseDays);
  turn.step = { name: 'class', number, text, files, day, correcting, singles };
  const { opinion } = found.matter;
  const inCharge = whoHas(opinion, found.matter.deputies, turn.around);
  const { actor } = found;
  const states = correcting === null ? (['merged'] as const) : (['merged', ...fannedStates] as const);
  const joined = opinion.leads ? (yield* ask('joined', { opinionId: opinion.id, states })).count : 0;
  const standIn = isDelegate(actor) ? deputiesOf(turn.scene).find((one) => one.no === actor.no) : undefined;
  say(
    turn,
    'conversation:answer.confirm',
    {
      number,
      who: standIn ? standingIn(standIn, inCharge) : inCharge,
      text: answerText({ text, files }),
      files: contents(files),
      joined: joined > 0 ? joinedToo(joined, singles) : '',
      seconds: c.policy.undoSeconds,
    },
    {
      choices: [
        ...classChoices(number, day),
        ...(joined > 0 ? [offer('single', [number], 'conversation:choice.single', 'single')] : []),
      ],
      about: about('drafted', opinion),
      opinionId: opinion.id,
    },
  );
}

const joinedToo = (count: number, singles: readonly Single[]): Value => ({
  key: 'conversation:answer.joined',
  with: {
    count,
    many: figures(count),
    singles: { list: singles.map(({ number }) => ({ key: 'conversation:answer.single', with: { number } })) },
  },
});

/** What was written stays written. */
function askAgain(turn: Turn, { number, text, day }: ClassStep): void {
  say(
    turn,
    'conversation:answer.again',
    { number, text },
    { choices: classChoices(number, day), about: { event: 'drafted', number } },
  );
}

function classChoices(number: number, day: string) {
  return (['A', 'B', 'C', 'D'] as const).map((one) =>
    offer(`class-${one}`, [number], `conversation:choice.class${one}`, `class-${one}`, { day: { day } }),
  );
}

/** The result was chosen, perhaps with another day ("2 12月1日"). */
export function* chooseClass(turn: Turn, step: ClassStep, chosen: FeedbackClass, words: string): Asking<void> {
  const { c } = turn.around;
  const day = dayNamed(words, c.today) ?? step.day;
  const { singles = [] } = step;
  const asked = yield* asksToEnd(turn, step, chosen, day);
  if (asked) return;
  if (chosen === 'C') {
    const review = dayNamed(words, c.today) ?? addDays(c.today, c.policy.reviewDays);
    turn.step = { ...step, name: 'reason', day: review };
    say(
      turn,
      'conversation:answer.reason',
      { number: step.number, day: { day: review } },
      {
        choices: (['law', 'money', 'plan', 'owner', 'other'] as const).map((reason) =>
          offer('reason', [step.number, reason], `conversation:reason.${reason}`, 'explain'),
        ),
      },
    );
    return;
  }
  const found = yield* insiderMatter(turn, step.number, 'answer');
  if (!found) return;
  const decision = yield* insiderAct(
    turn,
    found.matter,
    found.actor,
    step.correcting === null
      ? {
          name: 'answer',
          class: chosen,
          text: step.text,
          files: step.files,
          singles,
          day: chosen === 'B' ? day : null,
          cancelRoutes: step.ends === true,
        }
      : {
          name: 'correct',
          class: chosen,
          text: step.text,
          files: step.files,
          singles,
          wrong: step.correcting,
          day: chosen === 'B' ? day : null,
          cancelRoutes: step.ends === true,
        },
  );
  if (decision) saySent(turn, step.number, chosen, day);
  // Another day is all that is wanted: the results stand below the refusal once more.
  else if (turn.step === step) askAgain(turn, step);
}

/** An answer that ends the matter leaves nobody at work on it: whoever still is is named, and one word ends that, too. */
function* asksToEnd(turn: Turn, step: ClassStep, chosen: FeedbackClass, day: string): Asking<boolean> {
  if (chosen === 'B' || step.ends) return false;
  const found = yield* insiderMatter(turn, step.number, 'answer');
  if (!found) return true;
  const open = found.matter.routes.filter(isOpenRoute);
  if (open.length === 0) return false;
  const { number } = step;
  const filed = open.find((route) => !isCancellable(route));
  turn.step = { ...step, name: 'class' };
  say(
    turn,
    filed ? 'conversation:refused.document-filed' : 'conversation:answer.stillOpen',
    {
      number,
      route: filed ? routeName(filed) : '',
      routes: {
        list: open.map((route) => ({
          key: 'conversation:choice.route',
          with: { route: routeName(route), target: targetNamed(route, found.matter, turn.around) },
        })),
      },
    },
    {
      choices: [
        ...(filed ? [] : [offer('ends', [number, chosen], 'conversation:choice.endAndSend', `class-${chosen}`)]),
        offer('class-B', [number], 'conversation:choice.ratherB', 'class-B', { day: { day } }),
        offer('stay', [], 'conversation:choice.stay', 'cancel'),
      ],
      about: about('drafted', found.matter.opinion),
      opinionId: found.matter.opinion.id,
    },
  );
  return true;
}

export function* chooseReason(turn: Turn, step: ClassStep, reason: string, words: string): Asking<void> {
  const { c } = turn.around;
  const named = dayNamed(words, c.today);
  const day = named ?? step.day;
  const { singles = [] } = step;
  // A reason in the deputy's own words belongs to the explanation; a bare day does not.
  const text = words.trim() && named === undefined ? [step.text, words.trim()].filter(Boolean).join('\n') : step.text;
  const cancelRoutes = step.ends === true;
  const found = yield* insiderMatter(turn, step.number, 'explain');
  if (!found) return;
  const decision = yield* insiderAct(
    turn,
    found.matter,
    found.actor,
    step.correcting === null
      ? { name: 'explain', text, files: step.files, singles, reason, day, cancelRoutes }
      : {
          name: 'correct',
          class: 'C',
          text,
          files: step.files,
          singles,
          reason,
          wrong: step.correcting,
          day,
          cancelRoutes,
        },
  );
  if (decision) saySent(turn, step.number, 'C', day);
}

function saySent(turn: Turn, number: number, chosen: FeedbackClass, day: string): void {
  const { policy } = turn.around.c;
  say(
    turn,
    'conversation:answer.sent',
    { number, class: { key: `terms:class.${chosen}` }, day: { day }, seconds: policy.undoSeconds },
    { choices: [offer('undo', [number], 'conversation:choice.undo', 'undo')], about: { event: 'answer', number } },
  );
}

/** 30秒内回0撤回. */
export function* undo(turn: Turn, number: number | undefined): Asking<void> {
  if (number === undefined) {
    const seconds = turn.around.c.policy.undoSeconds;
    say(
      turn,
      'conversation:answer.nothingToUndo',
      { seconds },
      { choices: [offer('inbox', [], 'conversation:choice.inbox', 'inbox')] },
    );
    return;
  }
  const found = yield* insiderMatter(turn, number, 'undo');
  if (!found) return;
  const feedback = found.matter.opinion.feedback;
  const decision = yield* insiderAct(turn, found.matter, found.actor, { name: 'undo' });
  if (!decision || !feedback) return;
  say(
    turn,
    'conversation:answer.undone',
    { number, text: feedback.text },
    {
      choices: [offer('answer', [number], 'conversation:choice.answer', 'answer')],
      about: about('undo', decision.matter.opinion),
      opinionId: decision.matter.opinion.id,
    },
  );
}
