/** Random people do random things to a few opinions, time passes, letters arrive or do not: the promises hold after every act. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Act } from '../../../src/domain/acts.ts';
import { addDays, dayAt } from '../../../src/domain/day.ts';
import { isOwn } from '../../../src/domain/matter.ts';
import type { OpinionState } from '../../../src/domain/opinion.ts';
import { handedOverStates, opinionStates } from '../../../src/domain/opinion.ts';
import type { Actor } from '../../../src/domain/people.ts';
import { isOpenRoute } from '../../../src/domain/route.ts';
import { routeActNames } from '../../../src/domain/route-acts.ts';
import { place } from '../../../src/places/kunming/place.ts';
import { answer, handOver, leave, onRoute, refer } from './acts.ts';
import { authors, everybody, human, nos, onRoutes, seldom } from './dice.ts';
import { brokenHistory, brokenPromises, mayBeRefused } from './promises.ts';
import {
  act,
  area,
  daysLater,
  dutiesOf,
  fireTimer,
  handler,
  matterOf,
  newWorld,
  opinionOf,
  someDeputy,
  someOrgan,
  submit,
  system,
  today,
  type World,
} from './small-world.ts';
import { turnPage } from './turn-page.ts';

interface Throw {
  readonly what: number;
  readonly on: number;
  readonly who: number;
  readonly how: number;
}

const throws = fc.array(fc.record({ what: fc.nat(3999), on: fc.nat(99), who: fc.nat(99), how: fc.nat(99) }), {
  maxLength: 90,
  size: 'max',
});

const bySystem: readonly ((feedbackId: string, how: number) => Act)[] = [
  (feedbackId) => ({ name: 'leave', feedbackId, delivered: true }),
  (feedbackId) => ({ name: 'leave', feedbackId, delivered: false }),
  (feedbackId) => ({ name: 'confirm-delivery', feedbackId, evidence: 2 }),
  (feedbackId, how) => ({ name: 'bounce', feedbackId, why: how % 2 === 0 ? 'refused' : 'no-channel' }),
  () => ({ name: 'supervise' }),
];

/** One throw of the dice; returns the names of the acts that happened. */
function step(world: World, { what, on, who, how }: Throw): void {
  const ids = [...world.opinions.keys()];
  const id = ids[on % ids.length];
  const kind = what % 20;
  if (!id || ids.length < 3 || (kind === 0 && ids.length < 5)) submitOne(world, who, how);
  else if (kind === 1) timePasses(world, how);
  else if (kind === 2 && who % 3 === 0) organsChange(world, who, how);
  else if (kind === 2) rosterChanges(world, who, how);
  else if (kind <= 6) letterMoves(world, id, who, how);
  else somebodyActs(world, id, what, who, how);
}

function submitOne(world: World, who: number, how: number): void {
  const authorId = how % 7 === 0 ? null : (authors[who % authors.length] as string);
  const more = authorId === null ? { toldBy: '张三', by: area, authorChatId: null } : {};
  const id = submit(world, { authorId, deputyNo: how % 5 === 0 ? null : (nos[how % 4] as string), ...more });
  if (how % 9 === 1) longWay(world, id);
}

/** What the dice alone would hardly ever come to: bound after the answer had arrived, and replied. */
function longWay(world: World, id: string): void {
  const self = { role: 'deputy', no: opinionOf(world, id).deputyNo ?? '', personId: 'x', as: 'self' } as const;
  const works = handler('works');
  const ways: readonly (readonly [Actor, () => Act])[] = [
    [self, () => refer('works')],
    [works, () => onRoute(world, id, 'return')],
    [self, () => answer(world)],
    [system, () => leave(world, id)],
    [area, () => onRoute(world, id, 'bind')],
    [works, () => onRoute(world, id, 'reply')],
  ];
  if (world.organs.get('works')?.kind === 'ended') return;
  for (const [by, what] of ways) if (!watched(world, () => act(world, id, by, what()))) return;
}

/** Days go by; what is timed happens, ratings lapse. */
function timePasses(world: World, how: number): void {
  daysLater(world, [0, 1, 1, 2, 3, 5, 8, 15, 31][how % 9] as number);
  for (const id of world.opinions.keys()) {
    watched(world, () => fireTimer(world, id));
    const rating = dutiesOf(world, id, 'rating').find((duty) => duty.status === 'running');
    if (rating && rating.due <= today(world)) watched(world, () => act(world, id, system, { name: 'lapse' }));
    routesAge(world, id);
  }
}

/** Silent organs, offers that nobody takes, replies that nobody evaluates. */
function routesAge(world: World, id: string): void {
  for (const { kind, due, routeId } of matterOf(world, id).duties.filter(({ status }) => status === 'running')) {
    const at = matterOf(world, id).routes.findIndex((route) => route.id === routeId);
    const route = matterOf(world, id).routes[at];
    if (!route || due >= today(world)) continue;
    const does = (name: 'silent' | 'cancel' | 'route-lapse', more = {}) =>
      watched(world, () => act(world, id, system, onRoute(world, id, name, more, at)));
    if (kind === 'evaluate') does('route-lapse');
    else if (kind === 'accept' && route.kind === 'referral') does('silent');
    else if (kind === 'accept' && addDays(due, 21) < today(world)) does('cancel', { reason: '', why: 'lapsed' });
  }
}

/** An organ ends with or without a successor, or is there again; somebody joins for one. */
function organsChange(world: World, who: number, how: number): void {
  const id = ['works', 'water', 'silent'][who % 3] as string;
  const old = world.organs.get(id) ?? someOrgan(id);
  if (how % 3 === 0) world.organs.set(id, { ...old, joined: true, kind: 'department' });
  else if (how % 3 === 1 && old.kind !== 'ended') world.organs.set(id, { ...old, kind: 'ended' });
  else return;
  const ended = how % 3 === 1;
  const heir =
    how % 2 === 0 ? [...world.organs.values()].find((one) => one.id !== id && one.kind !== 'ended') : undefined;
  for (const route of world.routes.values()) {
    const does = (more: object) =>
      act(world, route.opinionId, system, { routeId: route.id, organ: heir ?? null, from: id, ...more } as Act);
    const waits = ['offered', 'accepted', 'replied'].includes(route.state);
    if (waits && ended && route.coHandlers.includes(id)) does({ name: 'succeed' });
    if (!waits || route.target.id !== id) continue;
    if (!ended && route.state !== 'replied') does({ name: 'hand-out', how: '已加入' });
    else if (ended && heir) does({ name: 'succeed' });
    else if (ended && route.state !== 'replied') does({ name: 'cancel', reason: '', why: 'organ-ended' });
  }
}

/** Mandates stop and come back, deputies join and go away: the system hands over what they had. */
function rosterChanges(world: World, who: number, how: number): void {
  const no = nos[who % 4] as string;
  const old = world.deputies.get(no) ?? someDeputy(no);
  const successor = nos[(who + how) % 4] as string;
  if (how % 4 === 0 && old.mandate === 'active') {
    world.deputies.set(no, { ...old, mandate: how % 8 === 0 ? 'suspended' : 'ended' });
    for (const route of offersTo(world, no))
      act(world, route.opinionId, system, { name: 'cancel', routeId: route.id, reason: '', why: 'handed-over' });
    const to = successor !== no && world.deputies.get(successor)?.mandate === 'active' ? successor : null;
    for (const id of held(world, no)) {
      const done = act(world, id, system, handOver(world, to, 'mandate'));
      // The successor's own opinion goes to nobody but the office.
      if (!done.ok) act(world, id, system, handOver(world, null, 'mandate'));
    }
  } else if (how % 4 === 1) world.deputies.set(no, { ...old, mandate: 'active' });
  else if (how % 4 === 2) {
    const away = how % 3 === 0 ? null : dayAt(new Date(world.now.getTime() + 5 * 86_400_000), place.timeZone);
    world.deputies.set(no, { ...old, awayUntil: away, delegateNo: '104', delegateMayAnswer: how % 2 === 0 });
  } else if (old.personId === null) {
    const joined = { ...old, personId: how % 8 === 3 ? 'ben' : `p${no}` };
    world.deputies.set(no, joined);
    for (const route of offersTo(world, no))
      act(world, route.opinionId, system, { name: 'hand-out', routeId: route.id, how: '已加入' });
    for (const id of held(world, no))
      act(world, id, system, handOver(world, isOwn(opinionOf(world, id), joined) ? null : no, 'joined'));
  }
}

const offersTo = (world: World, no: string) =>
  [...world.routes.values()].filter(
    ({ kind, state, target }) => kind === 'transfer' && state === 'offered' && target.id === no,
  );

/** What the store finds for hand-over.ts (store/answers/people.ts). */
const held = (world: World, no: string): readonly string[] =>
  [...world.opinions.values()].flatMap((opinion) => {
    const { duties, routes } = matterOf(world, opinion.id);
    const owes = () => duties.some(({ kind }) => ['follow-up', 'feedback', 'evaluate'].includes(kind));
    const needs =
      handedOverStates.includes(opinion.state) || (opinion.state === 'closed' && (owes() || routes.some(isOpenRoute)));
    return opinion.deputyNo === no && needs ? opinion.id : [];
  });

function letterMoves(world: World, id: string, who: number, how: number): void {
  const { feedback, replacedFeedback } = opinionOf(world, id);
  const letter = how % 5 === 0 ? (replacedFeedback ?? feedback) : feedback;
  const make = bySystem[who % bySystem.length];
  // Most letters arrive.
  if (how % 3 === 0 && letter)
    watched(world, () =>
      act(world, id, system, {
        name: letter.leftAt ? 'confirm-delivery' : 'leave',
        feedbackId: letter.id,
        delivered: true,
        evidence: 2,
      } as Act),
    );
  else if (make) watched(world, () => act(world, id, system, make(letter?.id ?? 'none', how)));
}

/** Starting from the dice, the first of a few acts and people for whom it is possible. */
function somebodyActs(world: World, id: string, what: number, who: number, how: number): void {
  const forwarded = what % 2 === 0 && matterOf(world, id).routes.length > 0;
  const all = forwarded ? onRoutes : human;
  for (let i = 0; i < (forwarded ? 9 : 5); i++) {
    const at = (Math.floor(what / 20) + i * 7) % all.length;
    const made = all[at]?.(world, id, how);
    // What ends an opinion, or changes nothing, is done now and then only, or nothing else would ever happen.
    if (made && seldom.includes(made.name) && how % 5 !== 0) continue;
    const people = everybody(world, id);
    for (let j = 0; made && j < people.length; j++)
      if (watched(world, () => act(world, id, people[(who + j) % people.length] as Actor, made))) return;
  }
}

/** Does it and asks at once whether everything still holds. */
function watched(world: World, does: () => { readonly ok: boolean } | null): boolean {
  const before = new Map(world.duties);
  const done = does();
  if (!done?.ok) return false;
  // What stands in a batch is on its way: asked when the batches are through.
  if (world.waiting) return true;
  const broken = [...brokenPromises(world), ...brokenHistory(before, world.duties)];
  const refused = world.refused.filter((one) => !mayBeRefused.includes(one.act as never));
  if (broken.length + refused.length > 0)
    throw new Error(
      `after ${world.last.flatMap((one) => one.events.map((event) => `${event.act} by ${event.role} (${event.from} → ${event.to})`)).join(', ')}:\n${[...broken, ...refused.map((one) => JSON.stringify(one))].join('\n')}`,
    );
  return true;
}

// The same dice in every run of the suite; RUNS=5000 throws new ones for as long as one likes to wait.
const { RUNS } = process.env;
const howMany = RUNS ? { numRuns: Number(RUNS) } : { numRuns: 300, seed: 20261016 };

describe('whatever happens', () => {
  const seen = new Map<string, number>();

  it('nobody waits while nobody owes, and closed means told', () => {
    fc.assert(
      fc.property(throws, (dice) => {
        const world = newWorld();
        for (const one of dice) {
          step(world, one);
          const broken = brokenPromises(world);
          if (broken.length > 0) throw new Error(broken.join('\n'));
        }
        for (const events of world.events.values())
          for (const event of events)
            seen.set(`${event.act} ${event.to}`, (seen.get(`${event.act} ${event.to}`) ?? 0) + 1);
      }),
      howMany,
    );
  });

  it('is the same when thousands are joined, and what they are owed comes page by page', () => {
    fc.assert(
      fc.property(throws, (dice) => {
        const world = newWorld();
        world.waiting = [];
        for (const one of dice) {
          step(world, one);
          if (one.on % 2 === 0) turnPage(world, one.how);
        }
        while (world.waiting.length > 0) turnPage(world, 0);
        const refused = world.refused.filter((one) => !mayBeRefused.includes(one.act as never));
        expect([...brokenPromises(world), ...refused]).toEqual([]);
      }),
      howMany,
    );
  });

  it('was tried with every act and in every state: the dice are not loaded', () => {
    const acts = new Set([...seen.keys()].map((one) => one.split(' ')[0]));
    const states = new Set([...seen.keys()].map((one) => one.split(' ')[1] as OpinionState));
    expect([...opinionStates].filter((state) => !states.has(state))).toEqual([]);
    const tried = [...human.map((make) => make(worldOfOne, onlyId, 1)?.name), ...routeActNames];
    const wanted = [
      ...tried,
      'submit',
      'leave',
      'confirm-delivery',
      'bounce',
      'time-out',
      'lapse',
      'take-in',
      'fan-out',
      'lose-joined',
      'take-place',
      'rejoin',
      'supervise',
      'silent',
      'route-lapse',
      'succeed',
    ];
    expect([...new Set(wanted)].filter((name) => !acts.has(name as string))).toEqual([]);
  });
});

const worldOfOne = newWorld();
const onlyId = submit(worldOfOne);
