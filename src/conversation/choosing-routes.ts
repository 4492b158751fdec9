/** Choices about routes, as choosing.ts keeps the others. Their ids name the route: `reply.1024.2`. */

import type { FeedbackClass } from '../domain/opinion.ts';
import type { Taken } from './choices-taken.ts';
import { whyClocks } from './clocks.ts';
import { prepare } from './forward-brief.ts';
import { guardAnswered } from './forward-guards.ts';
import { sendForward } from './forward-sending.ts';
import { forward, refer, report, transfer } from './forwarding.ts';
import { accept, allowContact, evaluate, nothingNew, register } from './on-routes.ts';
import { acceptAll, organInbox } from './organ-inbox.ts';
import type { Asking } from './questions.ts';
import { passOnSaid, relay, relayQuestion, useReply } from './relaying.ts';
import { chooseReplyClass } from './replying.ts';
import type { Named } from './routes.ts';
import type { RouteWritten } from './steps.ts';
import { takeBack } from './taking-back.ts';
import type { Turn } from './turn.ts';
import { writeOn, writtenOnRoute } from './writing-routes.ts';

/** False: the button is an old one. */
type OnChoice = (turn: Turn, taken: Taken) => Asking<boolean>;

const named = ({ number, args }: Taken): Named => ({ number, n: Number(args[1]) || undefined });

/** With `said` it was said before it was known on which; any other button begins anew. */
const writing = (act: RouteWritten): OnChoice =>
  function* (turn, taken) {
    const { number, n } = named(taken);
    const { step } = turn;
    if (taken.args[2] === 'said' && step?.name === 'which' && number !== undefined && n !== undefined)
      yield* writtenOnRoute(turn, { name: 'on-route', act, no: number, n }, step.said);
    else yield* writeOn(turn, act, { number, n }, taken.words);
    return true;
  };
const passOn = writing('pass-on');
const doing = (act: (turn: Turn, named: Named) => Asking<void>): OnChoice =>
  function* (turn, taken) {
    yield* act(turn, named(taken));
    return true;
  };

export const routeChoices: Readonly<Record<string, OnChoice>> = {
  *forward(turn, { number }) {
    yield* forward(turn, number);
    return true;
  },
  *refer(turn, { number, args }) {
    if (number !== undefined && args[1]) yield* prepare(turn, { number, kind: 'refer', targets: args.slice(1) }, true);
    else yield* refer(turn, number, undefined);
    return true;
  },
  *transfer(turn, { number, args }) {
    if (number !== undefined && args[1]) yield* prepare(turn, { number, kind: 'transfer', targets: [args[1]] }, true);
    else yield* transfer(turn, number, undefined);
    return true;
  },
  *report(turn, { number }) {
    yield* report(turn, number, undefined);
    return true;
  },
  *send(turn, { number, args }) {
    const { step } = turn;
    if (step?.name !== 'forward' || step.number !== number) return false;
    // The card of another target, before this one.
    if (args[1] !== step.kind || args[2] !== step.targets[0]) return false;
    yield* sendForward(turn, step);
    return true;
  },
  *guard(turn, { number, args }) {
    if (number === undefined) return false;
    const wanted = yield* guardAnswered(turn, number, args.slice(1));
    if (wanted) yield* prepare(turn, wanted, true);
    return true;
  },
  drop: writing('cancel'),
  return: writing('return'),
  decline: writing('decline'),
  'give-back': writing('give-back'),
  bind: writing('bind'),
  extend: writing('extend'),
  progress: writing('progress'),
  inquire: writing('inquire'),
  *'pass-on'(turn, taken) {
    const seq = Number(taken.args[2]);
    if (seq) yield* passOnSaid(turn, named(taken), seq);
    else return yield* passOn(turn, taken);
    return true;
  },
  verify: writing('verify'),
  handed: writing('hand-out'),
  reply: writing('reply'),
  result: writing('result'),
  'co-opinion': writing('co-opinion'),
  accept: doing(accept),
  *'accept-all'(turn) {
    yield* acceptAll(turn);
    return true;
  },
  *routes(turn, { number }) {
    yield* organInbox(turn, number ?? 0);
    return true;
  },
  unsatisfied: writing('unsatisfied'),
  'nothing-new': doing(nothingNew),
  register: doing(register),
  *evaluate(turn, taken) {
    const mark = taken.args[2];
    if (mark === 'bad') yield* writeOn(turn, 'unsatisfied', named(taken), taken.words);
    else yield* evaluate(turn, named(taken), mark === 'good' || mark === 'fair' ? mark : undefined);
    return true;
  },
  *relay(turn, taken) {
    yield* relay(turn, named(taken), Number(taken.args[2]));
    return true;
  },
  *'relay-ask'(turn, taken) {
    yield* relayQuestion(turn, named(taken), Number(taken.args[2]));
    return true;
  },
  *'why-clocks'(turn, taken) {
    yield* whyClocks(turn, named(taken));
    return true;
  },
  *'take-back'(turn, { number }) {
    yield* takeBack(turn, number, undefined);
    return true;
  },
  *'use-reply'(turn, taken) {
    yield* useReply(turn, named(taken));
    return true;
  },
  *contact(turn, taken) {
    const word = taken.args[2];
    yield* allowContact(turn, named(taken), word === 'yes' || word === 'bare', word === 'bare');
    return true;
  },
};

/** A class of a reply, by its button or number: `reply-B.1024.2`. */
export function* replyClassChosen(turn: Turn, chosen: FeedbackClass, { number, args, words }: Taken): Asking<boolean> {
  const { step } = turn;
  if (step?.name !== 'reply' || step.no !== number || step.n !== Number(args[1])) return false;
  yield* chooseReplyClass(turn, step, chosen, words);
  return true;
}
