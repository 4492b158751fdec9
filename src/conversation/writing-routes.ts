/** Acts on a route that need one free text: it comes with the word ("退回 1024-2 不归我们") or in the next message. */

import { type Attached, filesIn, type RouteAct, type Said } from '../domain/acts.ts';
import { routeName } from '../domain/route.ts';
import { dayNamed } from './hearing/guess-day.ts';
import { offer } from './offerings.ts';
import type { Asking } from './questions.ts';
import { draftReply } from './replying.ts';
import { type Named, type OnRoute, routeAct, routeAfter, routeFor } from './routes.ts';
import type { RouteWritten, Step } from './steps.ts';
import { about, citizenTold, nextDue } from './told.ts';
import { targetNamed } from './told-routes.ts';
import { say, type Turn } from './turn.ts';

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
/** Nobody has to give a reason for these. */
const wordless: readonly RouteWritten[] = ['bind', 'verify'];

export function* writeOn(turn: Turn, act: RouteWritten, named: Named, text: string | undefined): Asking<void> {
  const on = yield* routeFor(turn, named, asAct[act], asWord[act] ?? act);
  if (!on) return;
  const { no, n } = on.route;
  const step = { name: 'on-route' as const, act, no, n };
  if (text?.trim() || wordless.includes(act)) {
    yield* writtenOnRoute(turn, step, text?.trim() ? [{ kind: 'text', text, mediaId: null }] : []);
    return;
  }
  turn.step = step;
  say(
    turn,
    `conversation:onRoute.${act}`,
    { route: routeName(on.route), target: targetNamed(on.route, on.matter, turn.around) },
    { choices: [offer('stay', [], 'conversation:choice.stay', 'cancel')], opinionId: on.matter.opinion.id },
  );
}

/** The text has come. */
export function* writtenOnRoute(
  turn: Turn,
  step: Extract<Step, { name: 'on-route' }>,
  said: readonly Said[],
): Asking<void> {
  const { act, no, n } = step;
  const text = said.find((one) => one.text)?.text ?? '';
  const files = filesIn(said);
  const on = yield* routeFor(turn, { number: no, n }, asAct[act], asWord[act] ?? act);
  if (!on) return;
  if (!text && !(wordless.includes(act) || (files.length > 0 && filesAlone.includes(act)))) {
    say(turn, 'conversation:file.wordsToo');
    return;
  }
  if (act === 'reply' || act === 'result') {
    yield* draftReply(turn, on, text, files);
    return;
  }
  const decision = yield* routeAct(turn, on, actOf(turn, on, act, text, files));
  if (!decision) return;
  const { opinion } = decision.matter;
  const next = nextDue(decision.matter);
  const { route = on.route, clock } = routeAfter(decision, on.route.id);
  say(
    turn,
    `conversation:didRoute.${act}`,
    {
      route: routeName(route),
      target: targetNamed(route, on.matter, turn.around),
      due: clock ? { day: clock.due } : '',
      next: next ? { day: next.due } : '',
      day: route.extensionAsked ? { day: route.extensionAsked } : '',
      told: citizenTold(opinion),
    },
    { about: about(asAct[act], opinion, clock?.due), opinionId: opinion.id },
  );
}

function actOf(
  turn: Turn,
  { route, actor }: OnRoute,
  act: RouteWritten,
  text: string,
  files: readonly Attached[],
): RouteAct {
  const routeId = route.id;
  switch (act) {
    case 'return':
    case 'decline':
    case 'give-back':
    case 'bind':
    case 'verify':
    case 'cancel':
      return { name: act, routeId, reason: text };
    case 'extend':
      return { name: 'extend', routeId, day: dayNamed(text, turn.around.c.today) ?? null, reason: text };
    case 'progress':
    case 'pass-on':
      return { name: act, routeId, text, files };
    case 'inquire':
      return { name: 'inquire', routeId, question: text };
    case 'hand-out':
      return { name: 'hand-out', routeId, how: text };
    case 'co-opinion':
      return { name: 'co-opinion', routeId, organId: actor.role === 'handler' ? actor.id : '', text, files };
    case 'unsatisfied':
      return { name: 'evaluate', routeId, mark: 'bad', reason: text };
    case 'reply':
    case 'result':
      throw new Error(`${act} is written with its class`);
  }
}
