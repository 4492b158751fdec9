/** Words about routes (contract.md), by who says them. */

import { whyClocks } from './clocks.ts';
import { forward, refer, report, transfer } from './forwarding.ts';
import type { Command } from './hearing/command-of.ts';
import { desk } from './office.ts';
import { owesSlip } from './office-routes.ts';
import { accept, evaluate, nothingNew, register } from './on-routes.ts';
import { acceptAll, openOfOrgan, organInbox } from './organ-inbox.ts';
import type { Asking } from './questions.ts';
import type { RouteWritten } from './steps.ts';
import { takeBack } from './taking-back.ts';
import { matterOf, type Turn } from './turn.ts';
import { write } from './writing.ts';
import { writeOn } from './writing-routes.ts';

type OnCommand = (turn: Turn, command: Command) => Asking<void>;

const writes = (act: RouteWritten): OnCommand =>
  function* (turn, { number, n, rest }) {
    yield* writeOn(turn, act, { number, n }, rest);
  };

const satisfied = /^(?:满意|很满意|好|satisfied|good)$/i;
const fairly = /^(?:基本满意|一般|fair|fairly satisfied)$/i;
const unsatisfied = /^(?:不满意|不满|unsatisfied|not satisfied|bad)[\s:：,，。]*/i;

/** Of deputies, and of the office for those who have not joined. */
const insiders: Readonly<Record<string, OnCommand>> = {
  *forward(turn, { number }) {
    yield* forward(turn, number);
  },
  *refer(turn, { number, rest }) {
    yield* refer(turn, number, rest);
  },
  *transfer(turn, { number, rest }) {
    yield* transfer(turn, number, rest);
  },
  *report(turn, { number, rest }) {
    yield* report(turn, number, rest);
  },
  *why(turn, { number, n }) {
    yield* whyClocks(turn, { number, n });
  },
  drop: writes('cancel'),
  decline: writes('decline'),
  'pass-on': writes('pass-on'),
  *'take-back'(turn, { number, rest }) {
    yield* takeBack(turn, number, rest);
  },
  reply: writes('reply'),
  *accept(turn, { number, n }) {
    yield* accept(turn, { number, n });
  },
  *'nothing-new'(turn, { number, n }) {
    yield* nothingNew(turn, { number, n });
  },
  *evaluate(turn, { number, n, rest = '' }) {
    const word = rest.trim();
    if (unsatisfied.test(word)) yield* writeOn(turn, 'unsatisfied', { number, n }, word.replace(unsatisfied, ''));
    else yield* evaluate(turn, { number, n }, satisfied.test(word) ? 'good' : fairly.test(word) ? 'fair' : undefined);
  },
};

export const deputyRoutes: Readonly<Record<string, OnCommand>> = insiders;

export const officeRoutes: Readonly<Record<string, OnCommand>> = {
  ...insiders,
  bind: writes('bind'),
  return: writes('return'),
  'give-back': writes('give-back'),
  *register(turn, { number, n, rest }) {
    if (number === undefined) yield* desk(turn, 'register');
    else yield* register(turn, { number, n }, rest);
  },
  'co-opinion': writes('co-opinion'),
  handed: writes('hand-out'),
  // What is told to the citizen, or the slip that was brought to an organ: by what is owed.
  *told(turn, { number, n, rest }) {
    const matter = number === undefined ? null : yield* matterOf(turn, { number });
    const slip = matter?.routes.some((route) => owesSlip(matter, route));
    const answer = matter?.duties.some(
      ({ kind, status, routeId }) => kind === 'reach' && status === 'running' && !routeId,
    );
    if (n !== undefined || (slip && !answer)) yield* writeOn(turn, 'hand-out', { number, n }, rest);
    else yield* write(turn, 'tell-otherwise', number, rest);
  },
};

/** Said of a route, these words mean another than of an opinion. */
export const onRouteWord: Readonly<Record<string, string>> = {
  answer: 'reply',
  handback: 'return',
  news: 'progress',
  ask: 'inquire',
  ack: 'accept',
};

export const handlerRoutes: Readonly<Record<string, OnCommand>> = {
  *accept(turn, { number, n }) {
    yield* accept(turn, { number, n });
  },
  // 签收, 进展, 反馈 and 退回 mean this, said by a handler.
  *ack(turn, { number, n }) {
    yield* accept(turn, { number, n });
  },
  return: writes('return'),
  handback: writes('return'),
  extend: writes('extend'),
  progress: writes('progress'),
  news: writes('progress'),
  inquire: writes('inquire'),
  ask: writes('inquire'),
  verify: writes('verify'),
  reply: writes('reply'),
  answer: writes('reply'),
  'co-opinion': writes('co-opinion'),
  *inbox(turn) {
    yield* organInbox(turn);
  },
  *open(turn, { number, n }) {
    yield* openOfOrgan(turn, { number, n });
  },
  *'accept-all'(turn) {
    yield* acceptAll(turn);
  },
  *'ack-all'(turn) {
    yield* acceptAll(turn);
  },
};
