/** A reply in two messages: the words, then the number of its class; from the organ, or entered from paper. */

import { type Attached, filesIn, type Said } from '../domain/acts.ts';
import { addDays } from '../domain/day.ts';
import type { FeedbackClass } from '../domain/opinion.ts';
import { routeName } from '../domain/route.ts';
import { dayNamed, guessDay } from './hearing/guess-day.ts';
import { titleOf } from './hearing/title-of.ts';
import { offer } from './offerings.ts';
import type { Asking } from './questions.ts';
import { fittingRoutes, type OnRoute, routeAct, routeFor } from './routes.ts';
import type { Step } from './steps.ts';
import { about, answerText, contents, whoHasIt } from './told.ts';
import { targetNamed } from './told-routes.ts';
import { say, type Turn } from './turn.ts';

type ReplyStep = Extract<Step, { name: 'reply' }>;

/** The words are there: shown as the deputy will read them, and the class is asked. */
export function* draftReply(
  turn: Turn,
  { matter, route }: OnRoute,
  text: string,
  files: readonly Attached[],
  unasked = false,
): Asking<void> {
  const { c } = turn.around;
  const day = guessDay(text, c.today) ?? addDays(c.today, c.policy.promiseDays);
  const { no, n } = route;
  const { number } = matter.opinion;
  turn.step = { name: 'reply', act: route.kind === 'report' ? 'result' : 'reply', number, no, n, text, files, day };
  say(
    turn,
    route.kind === 'report' ? 'conversation:reply.confirmResult' : 'conversation:reply.confirm',
    {
      route: routeName(route),
      who: whoHasIt(matter, turn.around),
      target: targetNamed(route, matter, turn.around),
      text: answerText({ text, files }),
      files: contents(files),
    },
    {
      choices: [
        ...(['A', 'B', 'C', 'D'] as const).map((one) =>
          offer(`reply-${one}`, [no, n], `conversation:choice.class${one}`, `class-${one}`, { day: { day } }),
        ),
        offer('stay', [], 'conversation:choice.stay', 'cancel'),
        ...(unasked ? [offer('new', ['said'], 'conversation:choice.newOne', 'new')] : []),
      ],
      about: about('drafted', matter.opinion),
      opinionId: matter.opinion.id,
    },
  );
}

/** The class was chosen, perhaps with another day ("2 12月1日"). */
export function* chooseReplyClass(turn: Turn, step: ReplyStep, chosen: FeedbackClass, words: string): Asking<void> {
  const { c } = turn.around;
  const { no, n, text, files } = step;
  const on = yield* routeFor(turn, { number: no, n }, step.act, step.act);
  if (!on) return;
  const day =
    chosen === 'B'
      ? (dayNamed(words, c.today) ?? step.day)
      : chosen === 'C'
        ? (dayNamed(words, c.today) ?? null)
        : null;
  const decision = yield* routeAct(turn, on, {
    name: step.act,
    routeId: on.route.id,
    class: chosen,
    text,
    files,
    day,
    // Who wrote it may be asked; what they wrote of a telephone stands in the text.
    contact: on.actor.role === 'handler' ? (turn.scene.person.name ?? '') : '',
    phone: on.actor.role === 'handler' ? (turn.scene.person.phone ?? '') : '',
  });
  if (!decision) return;
  const late = decision.matter.routes.find((one) => one.id === on.route.id)?.state === 'cancelled';
  say(
    turn,
    late
      ? 'conversation:reply.late'
      : on.route.kind === 'report'
        ? 'conversation:reply.recorded'
        : 'conversation:reply.sent',
    {
      route: `${no}-${n}`,
      class: { key: `terms:class.${chosen}` },
      day: day ? { day } : '',
      who: whoHasIt(on.matter, turn.around),
    },
    { about: about('reply', decision.matter.opinion), opinionId: decision.matter.opinion.id },
  );
}

/** A handler has written without a word before it: on the only route that waits for a reply; of several it is asked which. */
export function* asReply(turn: Turn, said: readonly Said[], number: number | undefined): Asking<boolean> {
  const [first, ...more] = yield* fittingRoutes(turn, { number }, 'reply');
  if (!first) return false;
  const text = said.find((one) => one.text)?.text ?? '';
  if (more.length === 0) {
    yield* draftReply(turn, first, text, filesIn(said), true);
    return true;
  }
  turn.step = { name: 'which', said };
  say(
    turn,
    'conversation:route.whichReply',
    { text },
    {
      choices: [
        ...[first, ...more].slice(0, 8).map(({ route }) =>
          offer('reply', [route.no, route.n], 'conversation:choice.route', 'reply', {
            route: routeName(route),
            target: titleOf(route.brief),
          }),
        ),
        offer('new', ['said'], 'conversation:choice.newOne', 'new'),
      ],
    },
  );
  return true;
}
