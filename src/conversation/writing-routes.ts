/** Acts on a route that need one free text: it comes with the word ("退回 1024-2 不归我们") or in the next message. */

import { type Attached, filesIn, type RouteAct, type Said, saidWith } from '../domain/acts.ts';
import type { Decision } from '../domain/decision.ts';
import { routeName } from '../domain/route.ts';
import { withoutCitizen } from './citizens-words.ts';
import { fold } from './hearing/fold.ts';
import { dayNamed, isOnlyDay } from './hearing/guess-day.ts';
import { offer } from './offerings.ts';
import type { Asking } from './questions.ts';
import { draftReply } from './replying.ts';
import { type Named, type OnRoute, routeAct, routeAfter, routeFor } from './routes.ts';
import type { RouteWritten, Step } from './steps.ts';
import { about, citizenTold, contents, nextDue, whoHasIt } from './told.ts';
import { organNamed, targetNamed } from './told-routes.ts';
import { type Offering, say, type Turn } from './turn.ts';

type OnRouteStep = Extract<Step, { name: 'on-route' }>;

const asAct: Readonly<Record<RouteWritten, RouteAct['name']>> = {
  return: 'return',
  decline: 'decline',
  'give-back': 'give-back',
  bind: 'bind',
  cancel: 'cancel',
  extend: 'extend',
  progress: 'progress',
  inquire: 'inquire',
  'pass-on': 'pass-on',
  verify: 'verify',
  'hand-out': 'hand-out',
  reply: 'reply',
  result: 'result',
  'co-opinion': 'co-opinion',
  unsatisfied: 'evaluate',
};

/** What is said with a word, by the choice that begins it: one that is asked which goes on there. */
const asWord: Partial<Record<RouteWritten, string>> = { cancel: 'drop', 'hand-out': 'handed' };

/** Photos say more than words: of the work done, of a reply on paper. */
const filesAlone: readonly RouteWritten[] = ['progress', 'pass-on', 'reply', 'result', 'co-opinion'];
/** What an organ is told by whoever forwarded to it. */
const toOrgan: readonly RouteWritten[] = ['pass-on', 'unsatisfied', 'cancel', 'bind'];
/** Nobody has to give a reason for these. */
const wordless: readonly RouteWritten[] = ['bind', 'verify'];

export function* writeOn(turn: Turn, act: RouteWritten, named: Named, text: string | undefined): Asking<void> {
  const on = yield* routeFor(turn, named, asAct[act], { word: asWord[act] ?? act, written: text ?? '' });
  if (!on) return;
  const { no, n } = on.route;
  const step = { name: 'on-route' as const, act, no, n };
  if (text?.trim() || wordless.includes(act)) yield* writtenOnRoute(turn, step, saidWith(text ?? ''));
  else askFor(turn, step, on);
}

function askFor(turn: Turn, step: OnRouteStep, { matter, route }: OnRoute): void {
  turn.step = step;
  say(
    turn,
    `conversation:onRoute.${step.act}`,
    { route: routeName(route), target: targetNamed(route, matter, turn.around) },
    { choices: [offer('stay', [], 'conversation:choice.stay', 'cancel')], opinionId: matter.opinion.id },
  );
}

/** The text has come. */
export function* writtenOnRoute(turn: Turn, step: OnRouteStep, said: readonly Said[]): Asking<void> {
  const { act, no, n } = step;
  const words = said.find((one) => one.text)?.text ?? '';
  const files = filesIn(said);
  const on = yield* routeFor(turn, { number: no, n }, asAct[act], { word: asWord[act] ?? act, written: words });
  if (!on) return;
  if (!words && !(wordless.includes(act) || (files.length > 0 && filesAlone.includes(act)))) {
    say(turn, 'conversation:file.wordsToo');
    return;
  }
  // A figure alone is a choice that was meant elsewhere.
  if (files.length === 0 && /^\s*[\d０-９]{1,2}\s*$/.test(words)) return askFor(turn, step, on);
  if (act === 'reply' || act === 'result') {
    yield* draftReply(turn, on, words, files);
    return;
  }
  // A reason that came without a day, or a day without a reason, is completed by what comes now.
  const whole = step.more ? `${step.more}\n${words}` : words;
  // Organs read the matter, never the citizen, also in what is said to them later.
  const text =
    toOrgan.includes(act) && on.actor.role !== 'handler' && on.route.target.role === 'organ'
      ? (yield* withoutCitizen(turn, on.matter, whole)).text
      : whole;
  const wanted = actOf(turn, on, { ...step, act }, { text, words, files });
  if (!wanted) return;
  turn.step = { ...step, more: act === 'extend' ? text : null };
  const again = [offer('stay', [], 'conversation:choice.stay', 'cancel')];
  const decision = yield* routeAct(turn, on, wanted, { written: text, again });
  if (decision) sayWritten(turn, on, decision, act);
}

function sayWritten(turn: Turn, on: OnRoute, decision: Decision, act: Exclude<RouteWritten, 'reply' | 'result'>): void {
  const { opinion } = decision.matter;
  const next = nextDue(decision.matter);
  const { route = on.route, clock } = routeAfter(decision, on.route.id);
  const [said] = act === 'pass-on' ? decision.pieces : [];
  say(
    turn,
    said ? 'conversation:didRoute.passed' : `conversation:didRoute.${act}`,
    {
      route: routeName(route),
      // Something may have been masked.
      text: said?.text ?? '',
      files: said ? contents(filesIn(decision.pieces)) : '',
      target: targetNamed(route, on.matter, turn.around),
      who: whoHasIt(on.matter, turn.around),
      due: clock ? { day: clock.due } : '',
      next: next ? { day: next.due } : '',
      day: route.extensionAsked ? { day: route.extensionAsked } : '',
      told: citizenTold(opinion),
    },
    { choices: entered(on, act), about: about(asAct[act], opinion, clock?.due), opinionId: opinion.id },
  );
}

/** What the slip comes back with is entered next. */
const entered = ({ route: { no, n, state } }: OnRoute, act: RouteWritten): readonly Offering[] =>
  act === 'hand-out'
    ? [
        ...(state === 'offered' ? [offer('accept', [no, n], 'conversation:choice.accepted', 'accept')] : []),
        offer('reply', [no, n], 'conversation:choice.replied', 'reply'),
      ]
    : [];

interface Written {
  readonly text: string;
  /** What came last of it. */
  readonly words: string;
  readonly files: readonly Attached[];
}

/** Null: something is still asked. */
function actOf(
  turn: Turn,
  on: OnRoute,
  step: OnRouteStep & { readonly act: Exclude<RouteWritten, 'reply' | 'result'> },
  { text, words, files }: Written,
): RouteAct | null {
  const routeId = on.route.id;
  const { today } = turn.around.c;
  switch (step.act) {
    case 'return':
    case 'decline':
    case 'give-back':
    case 'bind':
    case 'verify':
    case 'cancel':
      return { name: step.act, routeId, reason: text };
    case 'extend': {
      // What was said last counts; a day alone is no reason.
      const lines = text.split('\n');
      const day = lines.toReversed().flatMap((line) => dayNamed(line, today) ?? [])[0] ?? null;
      const reason = lines.filter((line) => !isOnlyDay(line, today)).join('\n');
      return { name: 'extend', routeId, day, reason };
    }
    case 'progress':
    case 'pass-on':
      return { name: step.act, routeId, text, files };
    case 'inquire':
      return { name: 'inquire', routeId, question: text };
    case 'hand-out':
      return { name: 'hand-out', routeId, how: text };
    case 'co-opinion': {
      const organId = on.actor.role === 'handler' ? on.actor.id : besideNamed(turn, on, step, words);
      return organId === undefined ? null : { name: 'co-opinion', routeId, organId, text, files };
    }
    case 'unsatisfied':
      return { name: 'evaluate', routeId, mark: 'bad', reason: text };
  }
}

/** Whose opinion came on paper: the only one that is missing, else the one whose name stands before it. */
function besideNamed(turn: Turn, { route }: OnRoute, step: OnRouteStep, words: string): string | undefined {
  const missing = route.coHandlers.filter((id) => !route.coOpinions.includes(id));
  const named = missing.filter((id) => fold(words).includes(fold(organNamed(id, turn.around))));
  const [only] = missing.length > 1 ? named : missing;
  if (missing.length <= 1 || named.length === 1) return only ?? '';
  turn.step = step;
  say(turn, 'conversation:onRoute.whoseOpinion', {
    route: routeName(route),
    organs: { list: missing.map((id) => organNamed(id, turn.around)) },
  });
  return undefined;
}
