/** Random people do random things to a few opinions, time passes, letters arrive or do not: the promises hold after every act. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Act } from '../../../src/domain/acts.ts';
import { dayAt } from '../../../src/domain/day.ts';
import { isLive, isOwn } from '../../../src/domain/matter.ts';
import type { OpinionState } from '../../../src/domain/opinion.ts';
import { handedOverStates, opinionStates } from '../../../src/domain/opinion.ts';
import type { Actor } from '../../../src/domain/people.ts';
import { place } from '../../../src/places/kunming/place.ts';
import { answer, ask, assign, correct, divert, explain, handOver, mergeInto, said } from './acts.ts';
import { brokenHistory, brokenPromises, mayBeRefused } from './promises.ts';
import {
  act,
  area,
  citizen,
  daysLater,
  dutiesOf,
  fireTimer,
  newWorld,
  opinionOf,
  parent,
  someDeputy,
  submit,
  system,
  today,
  type World,
} from './small-world.ts';

interface Throw {
  readonly what: number;
  readonly on: number;
  readonly who: number;
  readonly how: number;
}

const throws = fc.array(fc.record({ what: fc.nat(999), on: fc.nat(99), who: fc.nat(99), how: fc.nat(99) }), {
  maxLength: 90,
  size: 'max',
});

const authors = ['ann', 'ben', 'cai', 'p101'];
const nos = ['101', '102', '103', '104'];

/** Everybody who may try: authors, deputies themselves, delegates, assistants, offices, the holder of the code. */
function everybody(world: World, id: string): readonly Actor[] {
  const { authorId, deputyNo } = opinionOf(world, id);
  const person = (no: string) => world.deputies.get(no)?.personId ?? 'nobody';
  const self = deputyNo ?? '101';
  return [
    citizen(authorId ?? 'nobody'),
    { role: 'deputy', no: self, personId: person(self), as: 'self' },
    area,
    { role: 'deputy', no: '104', personId: person('104'), as: 'delegate' },
    { role: 'citizen', personId: 'finder', code: true },
    { role: 'deputy', no: self, personId: 'assistant', as: 'assistant' },
    parent,
    { role: 'deputy', no: '102', personId: person('102'), as: 'self' },
  ];
}

const human: readonly ((world: World, id: string, how: number) => Act | null)[] = [
  (world, _id, how) => assign(world, nos[how % 4] as string),
  () => ({ name: 'acknowledge' }),
  () => ({ name: 'hand-back', reason: '不是' }),
  () => ask,
  () => ({ name: 'clarify', said }),
  () => ({ name: 'add', said }),
  () => ({ name: 'news', text: '在看' }),
  (world) => answer(world, 'A'),
  (world, _id, how) => answer(world, 'B', 1 + (how % 40)),
  (world, _id, how) => explain(world, 1 + (how % 60)),
  () => ({ name: 'undo' }),
  () => ({ name: 'undo' }),
  () => ({ name: 'tell-otherwise', how: 'phone' }),
  () => ({ name: 'not-told' }),
  () => ({ name: 'hold' }),
  (world, _id, how) => correct(world, (['A', 'B', 'C', 'D'] as const)[how % 4], 1 + (how % 50)),
  () => ({ name: 'rate', solved: 'no' }),
  () => ({ name: 'rate', attitude: 'good' }),
  () => ({ name: 'enough' }),
  () => ({ name: 'follow-up', facts: '有钱了' }),
  () => ({ name: 'reopen', reason: '又坏了' }),
  () => ({ name: 'reopen', reason: '还是坏的' }),
  () => divert,
  (world, _id, how) => mergeInto(world, [...world.opinions.keys()][how % world.opinions.size] as string),
  (world, _id, how) => mergeInto(world, [...world.opinions.keys()][how % world.opinions.size] as string),
  () => ({ name: 'split', reason: '不是一回事' }),
  () => ({ name: 'withdraw' }),
  (world, _id, how) => handOver(world, how % 3 === 0 ? null : (nos[how % 4] as string)),
  () => ({ name: 'erase' }),
  () => ({ name: 'consent', yes: true }),
  () => ({ name: 'for-whom', who: 'family' }),
  () => ({ name: 'urge' }),
  () => ({ name: 'call-back' }),
  () => ({ name: 'called', note: '' }),
  (_world, _id, how) => ({ name: 'decide', yes: how % 2 === 0, reason: '看过' }),
  (_world, _id, how) => ({ name: 'decide', yes: how % 2 === 0, reason: '看过' }),
  () => ({ name: 'supervised', outcome: '约谈' }),
];

const seldom: readonly Act['name'][] = [
  'erase',
  'withdraw',
  'divert',
  'hand-back',
  'urge',
  'for-whom',
  'consent',
  'call-back',
  'called',
  'supervise',
  'assign',
  'hand-over',
  'undo',
  'hold',
];

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
  else if (kind === 2) rosterChanges(world, who, how);
  else if (kind <= 6) letterMoves(world, id, who, how);
  else somebodyActs(world, id, what, who, how);
}

function submitOne(world: World, who: number, how: number): void {
  const authorId = how % 7 === 0 ? null : (authors[who % authors.length] as string);
  const more = authorId === null ? { toldBy: '张三', by: area, authorChatId: null } : {};
  submit(world, { authorId, deputyNo: how % 5 === 0 ? null : (nos[how % 4] as string), ...more });
}

/** Days go by; what is timed happens, ratings lapse. */
function timePasses(world: World, how: number): void {
  daysLater(world, [0, 1, 1, 2, 3, 5, 8, 15, 31][how % 9] as number);
  for (const id of world.opinions.keys()) {
    watched(world, () => fireTimer(world, id));
    const rating = dutiesOf(world, id, 'rating').find((duty) => duty.status === 'running');
    if (rating && rating.due <= today(world)) watched(world, () => act(world, id, system, { name: 'lapse' }));
  }
}

/** Mandates stop and come back, deputies join and go away: the system hands over what they had. */
function rosterChanges(world: World, who: number, how: number): void {
  const no = nos[who % 4] as string;
  const old = world.deputies.get(no) ?? someDeputy(no);
  const successor = nos[(who + how) % 4] as string;
  if (how % 4 === 0 && old.mandate === 'active') {
    world.deputies.set(no, { ...old, mandate: how % 8 === 0 ? 'suspended' : 'ended' });
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
    for (const id of held(world, no))
      act(world, id, system, handOver(world, isOwn(opinionOf(world, id), joined) ? null : no, 'joined'));
  }
}

/** What the store finds for hand-over.ts (store/answers/people.ts). */
const held = (world: World, no: string): readonly string[] =>
  [...world.opinions.values()].flatMap((opinion) => {
    const followed = () => dutiesOf(world, opinion.id, 'follow-up').some((duty) => isLive(duty));
    const needs = handedOverStates.includes(opinion.state) || (opinion.state === 'closed' && followed());
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
  for (let i = 0; i < 5; i++) {
    const at = (Math.floor(what / 20) + i * 7) % human.length;
    const made = human[at]?.(world, id, how);
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
const howMany = RUNS ? { numRuns: Number(RUNS) } : { numRuns: 200, seed: 20261016 };

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

  it('was tried with every act and in every state: the dice are not loaded', () => {
    const acts = new Set([...seen.keys()].map((one) => one.split(' ')[0]));
    const states = new Set([...seen.keys()].map((one) => one.split(' ')[1] as OpinionState));
    expect([...opinionStates].filter((state) => !states.has(state))).toEqual([]);
    const tried = human.map((make) => make(worldOfOne, onlyId, 1)?.name);
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
    ];
    expect([...new Set(wanted)].filter((name) => !acts.has(name as string))).toEqual([]);
  });
});

const worldOfOne = newWorld();
const onlyId = submit(worldOfOne);
