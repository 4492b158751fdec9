/** Every state of an opinion in the shapes that matter, each reached by playing real acts from the submission on. */

import {
  answer,
  ask,
  bounce,
  deliver,
  divert,
  explain,
  handOver,
  leave,
  mergeInto,
  onRoute,
  refer,
  report,
  transfer,
} from './acts.ts';
import {
  area,
  author,
  copyOf,
  daysLater,
  deputy,
  goTo,
  handler,
  must,
  newWorld,
  submit,
  system,
  type World,
} from './small-world.ts';

export interface Situation {
  readonly world: World;
  readonly id: string;
}

type Play = (world: World, id: string) => void;

const inCharge = deputy('101');
const play = (acts: Play, more: Parameters<typeof submit>[1] = { deputyNo: '101' }): (() => Situation) => {
  let made: Situation | undefined;
  return () => {
    if (!made) {
      const world = newWorld();
      const id = submit(world, more);
      acts(world, id);
      made = { world, id };
    }
    return { world: copyOf(made.world), id: made.id };
  };
};

const acknowledged: Play = (world, id) => must(world, id, inCharge, { name: 'acknowledge' });
const asked: Play = (world, id) => must(world, id, inCharge, ask);
const answeredWith =
  (what: (world: World) => Parameters<typeof must>[3]): Play =>
  (world, id) =>
    deliver(world, id, what(world));
const afterB = answeredWith((world) => answer(world, 'B'));
const answeredA = answeredWith((world) => answer(world));
const answeredC = answeredWith((world) => explain(world));
const bounced: Play = (world, id) => must(world, id, system, bounce(world, id));
const told: Play = (world, id) => must(world, id, area, { name: 'tell-otherwise', how: 'phone, Li, 10:00' });
const held: Play = (world, id) => {
  must(world, id, area, { name: 'hold' });
  daysLater(world, 1);
  must(world, id, area, { name: 'hold' });
};
const unsent: Play = (world, id) => {
  acknowledged(world, id);
  must(world, id, inCharge, answer(world));
};
const left: Play = (world, id) => {
  unsent(world, id);
  must(world, id, system, leave(world, id, false));
};
const rated: Play = (world, id) => must(world, id, author, { name: 'rate', solved: 'yes' });
const erased: Play = (world, id) => must(world, id, author, { name: 'erase' });
const diverted: Play = (world, id) => must(world, id, inCharge, divert);
const ways =
  (...plays: Play[]): Play =>
  (world, id) => {
    for (const one of plays) one(world, id);
  };
const merged: Play = (world, id) => {
  const target = submit(world, { deputyNo: '102', authorId: 'ben' });
  must(world, id, area, mergeInto(world, target));
};
const nobody = { deputyNo: null };

const does =
  (by: Parameters<typeof must>[2], what: (world: World, id: string) => Parameters<typeof must>[3]): Play =>
  (world, id) =>
    must(world, id, by, what(world, id));
const onIt = (by: Parameters<typeof must>[2], ...[name, more]: [Parameters<typeof onRoute>[2], object?]): Play =>
  does(by, (world, id) => onRoute(world, id, name, { ...more }));
const works = handler('works');
const offered = ways(
  acknowledged,
  does(inCharge, () => refer('works', 'water')),
);
const accepted = ways(offered, onIt(works, 'accept'));
const replied = ways(accepted, onIt(works, 'reply'));
const returned = ways(offered, onIt(works, 'return'));
const filed = ways(
  acknowledged,
  does(inCharge, () => report),
);
const given = ways(
  acknowledged,
  does(inCharge, (world) => transfer(world, '102')),
);
/** Nobody ended it with the answer: the office bound the organ when the letter had arrived. */
const boundLate = ways(returned, answeredA, onIt(area, 'bind'));

/** Forwarded: every shape of a route in the states in which it may be. */
const forwarded: Readonly<Record<string, () => Situation>> = {
  handling·offered: play(offered),
  handling·unjoined: play(
    ways(
      acknowledged,
      does(inCharge, () => refer('silent')),
    ),
  ),
  handling·silent: play(ways(offered, onIt(system, 'silent'))),
  handling·accepted: play(accepted),
  handling·replied: play(replied),
  handling·unsatisfied: play(ways(replied, onIt(inCharge, 'evaluate', { mark: 'bad', reason: '还是黑的' }))),
  handling·evaluated: play(ways(replied, onIt(inCharge, 'evaluate'))),
  handling·returned: play(returned),
  handling·bound: play(ways(returned, onIt(area, 'bind'))),
  handling·cancelled: play(ways(accepted, onIt(inCharge, 'cancel'))),
  handling·filed: play(filed),
  handling·registered: play(ways(filed, onIt(area, 'register'))),
  handling·transfer: play(given),
  handling·declined: play(ways(given, onIt(deputy('102'), 'decline'))),
  handling·taken: play(ways(given, onIt(deputy('102'), 'accept'))),
  'handling·B offered': play(ways(offered, afterB)),
  clarifying·offered: play(ways(offered, asked)),
  'answering·B offered': play(
    ways(
      offered,
      does(inCharge, (world) => answer(world, 'B')),
    ),
  ),
  answered·bound: play(boundLate),
  closed·replied: play(ways(boundLate, onIt(works, 'reply'), rated)),
  diverted·replied: play(
    ways(
      replied,
      does(inCharge, () => divert),
    ),
  ),
  withdrawn·filed: play(
    ways(
      filed,
      does(author, () => ({ name: 'withdraw' })),
    ),
  ),
  merged·offered: play(ways(offered, merged)),
};

export const situations: Readonly<Record<string, () => Situation>> = {
  submitted·triage: play(() => undefined, nobody),
  submitted·late: play((world) => goTo(world, '2026-10-20'), nobody),
  submitted: play(() => undefined),
  acknowledged: play(acknowledged),
  acknowledged·nobody: play(ways(acknowledged, (world, id) => must(world, id, area, handOver(world, null)))),
  clarifying: play(ways(acknowledged, asked)),
  clarifying·triage: play((world, id) => must(world, id, area, ask), nobody),
  clarifying·B: play(ways(afterB, asked)),
  'clarifying·B bounced': play(ways(afterB, asked, bounced)),
  handling: play(ways(answeredA, (world, id) => must(world, id, inCharge, { name: 'follow-up', facts: '来了新消息' }))),
  handling·B: play(afterB),
  'handling·B bounced': play(ways(afterB, bounced)),
  'handling·B held': play(ways(afterB, bounced, held)),
  'handling·B told': play(ways(afterB, bounced, told)),
  answering: play(unsent),
  answering·left: play(left),
  answering·bounced: play(ways(left, bounced)),
  answering·held: play(ways(left, bounced, held)),
  answered: play(answeredA),
  answered·C: play(answeredC),
  answered·told: play(ways(left, bounced, told)),
  closed·rated: play(ways(answeredA, rated)),
  closed·lapsed: play(ways(answeredA, (world, id) => must(world, id, system, { name: 'lapse' }))),
  closed·C: play(ways(answeredC, rated)),
  closed·enough: play(ways(afterB, (world, id) => must(world, id, author, { name: 'enough' }))),
  closed·told: play(ways(left, bounced, told, rated)),
  closed·erased: play(ways(answeredC, erased)),
  withdrawn: play((world, id) => must(world, id, author, { name: 'withdraw' })),
  withdrawn·erased: play(erased),
  diverted: play(diverted),
  diverted·told: play(ways(diverted, bounced, told)),
  diverted·delivered: play(ways(diverted, (world, id) => must(world, id, system, leave(world, id)))),
  merged: play(ways(acknowledged, merged)),
  ...forwarded,
};
