/** A reply in two messages: the words, then the number of its class; from the organ, or entered from paper. */

import { type Attached, filesIn, type Said } from '../domain/acts.ts';
import { addDays } from '../domain/day.ts';
import type { FeedbackClass } from '../domain/opinion.ts';
import { isOpenRoute, routeName } from '../domain/route.ts';
import { dayNamed, guessDay } from './hearing/guess-day.ts';
import { titleOf } from './hearing/title-of.ts';
import { offer } from './offerings.ts';
import type { Asking } from './questions.ts';
import { fittingRoutes, type OnRoute, routeAct, routeFor, routesFor } from './routes.ts';
import type { Step } from './steps.ts';
import { about, answerText, contents, whoHasIt } from './told.ts';
import { targetNamed } from './told-routes.ts';
import { type Offering, say, type Turn } from './turn.ts';

type ReplyStep = Extract<Step, { name: 'reply' }>;

/** The words are there: shown as the deputy will read them, and the class is asked. */
export function* draftReply(
  turn: Turn,
  { matter, route, actor }: OnRoute,
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
    route.kind === 'report'
      ? 'conversation:reply.confirmResult'
      : actor.role === 'handler'
        ? 'conversation:reply.confirm'
        : 'conversation:reply.confirmOnPaper',
    {
      route: routeName(route),
      title: titleOf(route.brief),
      who: whoHasIt(matter, turn.around),
      target: targetNamed(route, matter, turn.around),
      text: answerText({ text, files }),
      files: contents(files),
    },
    {
      choices: [
        ...classesFor({ no, n, day }),
        ...(unasked ? [offer('new', ['said'], 'conversation:choice.newOne', 'new')] : []),
      ],
      about: about('drafted', matter.opinion),
      opinionId: matter.opinion.id,
    },
  );
}

const classesFor = ({ no, n, day }: Pick<ReplyStep, 'no' | 'n' | 'day'>): Offering[] => [
  ...(['A', 'B', 'C', 'D'] as const).map((one) =>
    offer(`reply-${one}`, [no, n], `conversation:choice.class${one}`, `class-${one}`, { day: { day } }),
  ),
  offer('stay', [], 'conversation:choice.stay', 'cancel'),
];

/** The class was chosen, perhaps with another day ("2 12月1日"). */
export function* chooseReplyClass(turn: Turn, step: ReplyStep, chosen: FeedbackClass, words: string): Asking<void> {
  const { c } = turn.around;
  const { no, n, text, files } = step;
  const on = yield* routeFor(turn, { number: no, n }, step.act, { written: text });
  if (!on) return;
  const day =
    chosen === 'B'
      ? (dayNamed(words, c.today) ?? step.day)
      : chosen === 'C'
        ? (dayNamed(words, c.today) ?? null)
        : null;
  const reply = {
    name: step.act,
    routeId: on.route.id,
    class: chosen,
    text,
    files,
    day,
    // Who wrote it may be asked; what they wrote of a telephone stands in the text.
    contact: on.actor.role === 'handler' ? (turn.scene.person.name ?? '') : '',
    phone: on.actor.role === 'handler' ? (turn.scene.person.phone ?? '') : '',
  };
  const decision = yield* routeAct(turn, on, reply, { written: text, again: classesFor(step) });
  if (!decision) return;
  const late = decision.matter.routes.find((one) => one.id === on.route.id)?.state === 'cancelled';
  say(
    turn,
    late
      ? 'conversation:reply.late'
      : on.route.kind === 'report'
        ? 'conversation:reply.recorded'
        : on.actor.role === 'handler'
          ? 'conversation:reply.sent'
          : 'conversation:reply.sentOnPaper',
    {
      route: `${no}-${n}`,
      class: { key: `terms:class.${chosen}` },
      day: day ? { day } : '',
      who: whoHasIt(on.matter, turn.around),
      target: targetNamed(on.route, on.matter, turn.around),
    },
    { about: about('reply', decision.matter.opinion), opinionId: decision.matter.opinion.id },
  );
}

/**
 * A handler has written without a word before it: on the only route that waits for a reply, or for an opinion beside the
 * lead's; of several it is asked which. False: nothing waits for them.
 */
export function* asReply(turn: Turn, said: readonly Said[], number: number | undefined): Asking<boolean> {
  const all = yield* fittingRoutes(turn, { number }, 'reply');
  const open = all.filter(({ route }) => isOpenRoute(route));
  const lead = open.length > 0 ? open : all;
  const beside = yield* fittingRoutes(turn, { number }, 'co-opinion');
  const waiting = [...lead.filter(({ actor }) => actor.role === 'handler'), ...beside];
  const [first] = waiting;
  if (!first) return number === undefined ? false : yield* afterReply(turn, said, number);
  const text = said.find((one) => one.text)?.text ?? '';
  if (waiting.length === 1 && beside.length === 0) {
    yield* draftReply(turn, first, text, filesIn(said), true);
    return true;
  }
  turn.step = { name: 'which', said };
  say(
    turn,
    waiting.length === 1 ? 'conversation:route.sureOpinion' : 'conversation:route.whichReply',
    { text, route: routeName(first.route) },
    {
      choices: [
        ...waiting.slice(0, 8).map((one) => toReply(one, beside.includes(one))),
        offer('new', ['said'], 'conversation:choice.newOne', 'new'),
        offer('stay', [], 'conversation:choice.stay', 'cancel'),
      ],
    },
  );
  return true;
}

/** Said on what waits for nothing any more: it may be progress, or something of the handler's own; never guessed. */
function* afterReply(turn: Turn, said: readonly Said[], number: number): Asking<boolean> {
  const had = (yield* routesFor(turn, { number })).filter(({ actors }) =>
    actors.some(({ role }) => role === 'handler'),
  );
  const last = had.at(-1);
  if (!last) return false;
  const [progress] = yield* fittingRoutes(turn, { number }, 'progress');
  const { matter, route } = progress ?? last;
  turn.step = { name: 'which', said };
  say(
    turn,
    progress ? 'conversation:route.sureProgress' : 'conversation:route.overFor',
    {
      text: said.find((one) => one.text)?.text ?? '',
      route: routeName(route),
      routeState: { key: `terms:routeState.${route.state}` },
      who: whoHasIt(matter, turn.around),
    },
    {
      choices: [
        ...(progress
          ? [
              offer('progress', [route.no, route.n, 'said'], 'conversation:choice.progressOn', 'progress', {
                route: routeName(route),
              }),
            ]
          : []),
        offer('new', ['said'], 'conversation:choice.newOne', 'new'),
        offer('stay', [], 'conversation:choice.stay', 'cancel'),
      ],
    },
  );
  return true;
}

const toReply = ({ route }: OnRoute, beside: boolean): Offering => {
  const to = [route.no, route.n, 'said'];
  const name = routeName(route);
  if (beside) return offer('co-opinion', to, 'conversation:choice.besideTo', 'co-opinion', { route: name });
  return offer('reply', to, 'conversation:choice.route', 'reply', { route: name, target: titleOf(route.brief) });
};
