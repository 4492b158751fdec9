/** What the dice of property.test.ts may throw: everybody who may try, and everything they may try. */

import type { Act, RouteAct } from '../../../src/domain/acts.ts';
import { addDays } from '../../../src/domain/day.ts';
import type { Guarded } from '../../../src/domain/opinion.ts';
import type { Actor, Organ } from '../../../src/domain/people.ts';
import {
  answer,
  ask,
  assign,
  correct,
  divert,
  explain,
  handOver,
  mergeInto,
  onRoute,
  refer,
  report,
  said,
  transfer,
} from './acts.ts';
import { area, citizen, handler, matterOf, opinionOf, parent, today, type World } from './small-world.ts';

export const authors = ['ann', 'ben', 'cai', 'p101'];
export const nos = ['101', '102', '103', '104'];

/** Everybody who may try: authors, deputies themselves, delegates, assistants, offices, the holder of the code. */
export function everybody(world: World, id: string): readonly Actor[] {
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
    ...nos.map((no): Actor => ({ role: 'deputy', no, personId: person(no), as: 'self' })),
    ...[...world.organs.keys()].map(handler),
    { role: 'handler', id: 'works', personId: null },
  ];
}

export const human: readonly ((world: World, id: string, how: number) => Act | null)[] = [
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
  () => ({ name: 'not-told' }),
  () => ({ name: 'tell-otherwise', how: 'desk' }),
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
  () => ({ name: 'measure', text: '约谈' }),
  () => ({ name: 'key-supervise', reason: '拖了很久' }),
  referTo('works'),
  referTo('works', 'water'),
  referTo('works', 'water', 'silent'),
  referTo('water', 'works'),
  referTo('silent'),
  referTo('gone'),
  (world, _id, how) => transfer(world, nos[how % 4] as string),
  (world, _id, how) => transfer(world, nos[how % 4] as string),
  () => report,
  () => ({ name: 'take-back', reason: '还是我来' }),
  (_world, _id, how) => ({ name: 'guard', guarded: guards[how % guards.length] as Guarded }),
  (world) => ({ ...answer(world), cancelRoutes: true }) as Act,
  (world) => ({ ...explain(world), cancelRoutes: true }) as Act,
  (world) => ({ ...correct(world), cancelRoutes: true }) as Act,
];

/** What is done to where it was forwarded. */
export const onRoutes: typeof human = [
  route('hand-out'),
  route('accept'),
  route('accept'),
  route('return'),
  route('return'),
  route('decline'),
  route('bind'),
  route('cancel'),
  (world, id, how) => route('extend', { day: addDays(today(world), 20 + (how % 30)) })(world, id, how),
  route('progress'),
  route('inquire'),
  route('pass-on'),
  route('verify'),
  (world, id, how) => route('allow-contact', { yes: how % 2 === 0 })(world, id, how),
  route('reply'),
  (world, id, how) => route('reply', { class: 'B', day: addDays(today(world), 1 + (how % 40)) })(world, id, how),
  route('result'),
  (world, id, how) => route('co-opinion', { organId: how % 2 === 0 ? 'water' : 'silent' })(world, id, how),
  (world, id, how) => route('co-opinion', { organId: how % 2 === 0 ? 'silent' : 'water' })(world, id, how),
  route('evaluate'),
  route('evaluate', { mark: 'bad', reason: '还是黑的' }),
  route('evaluate', { mark: 'bad', reason: '又黑了' }),
  route('nothing-new'),
  route('register'),
  (world, id, how) => route('register', { day: addDays(today(world), 1 + (how % 90)) })(world, id, how),
  route('give-back'),
];

/** To the organs as the roster has them now. */
function referTo(...ids: string[]) {
  return (world: World): Act => {
    const [organ, ...coHandlers] = ids.map((id) => world.organs.get(id) as Organ);
    return { ...refer(), organ, coHandlers } as Act;
  };
}

const guards: readonly Guarded[] = [
  { kind: 'clear', organs: [] },
  { kind: 'clear', organs: [] },
  { kind: 'official', organs: ['works'] },
  { kind: 'case', organs: [] },
];

/** An act on one of the routes, if anything was forwarded. */
function route(name: RouteAct['name'], more: Readonly<Record<string, unknown>> = {}) {
  return (world: World, id: string, how: number): Act | null => {
    const { routes } = matterOf(world, id);
    return routes.length === 0 ? null : onRoute(world, id, name, more, how % routes.length);
  };
}

export const seldom: readonly Act['name'][] = [
  'erase',
  'withdraw',
  'divert',
  'hand-back',
  'urge',
  'for-whom',
  'consent',
  'call-back',
  'supervise',
  'assign',
  'hand-over',
  'undo',
  'hold',
  'guard',
];
