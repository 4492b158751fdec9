/** The acts as people do them in these tests, with everything that each needs. */

import type { Act, RouteAct } from '../../../src/domain/acts.ts';
import { addDays } from '../../../src/domain/day.ts';
import type { Duty, DutyKind } from '../../../src/domain/duty.ts';
import type { FeedbackClass } from '../../../src/domain/opinion.ts';
import type { Actor } from '../../../src/domain/people.ts';
import type { Route } from '../../../src/domain/route.ts';
import {
  deputy,
  door,
  feedbackOf,
  matterOf,
  must,
  opinionOf,
  someOrgan,
  system,
  today,
  type World,
} from './small-world.ts';

export const said = [{ kind: 'text', text: '就在门口', mediaId: null }] as const;
export const ask: Act = { name: 'ask', question: '哪一盏？' };
export const divert: Act = { name: 'divert', reason: 'not-ours', door };
export const handOver = (world: World, no: string | null, reason = 'office'): Act => ({
  name: 'hand-over',
  to: no === null ? null : (world.deputies.get(no) ?? null),
  reason,
});
export const assign = (world: World, no: string): Act => ({ name: 'assign', deputy: world.deputies.get(no) as never });
export const answer = (world: World, of: Exclude<FeedbackClass, 'C'> = 'A', days = 20): Act => ({
  name: 'answer',
  class: of,
  text: '已经修好',
  day: of === 'B' ? addDays(today(world), days) : null,
});
export const explain = (world: World, days = 60): Act => ({
  name: 'explain',
  text: '今年没有预算',
  reason: 'no-money',
  day: addDays(today(world), days),
});
export const correct = (world: World, of: FeedbackClass = 'A', days = 30): Act => ({
  name: 'correct',
  wrong: '写错了',
  text: '更正',
  class: of,
  day: of === 'B' || of === 'C' ? addDays(today(world), days) : null,
});
export const mergeInto = (world: World, id: string): Act => {
  const { number, state, deputyNo, officeId } = opinionOf(world, id);
  const busy = world.waiting?.some(({ of }) => of === id) ?? false;
  return { name: 'merge', into: { id, number, state, deputyNo, officeId, busy } };
};

/** The letter of the newest feedback leaves, on a platform that knows at once that it has arrived or not. */
export const leave = (world: World, id: string, delivered = true): Act => ({
  name: 'leave',
  feedbackId: feedbackOf(world, id).id,
  delivered,
});
export const confirm = (world: World, id: string): Act => ({
  name: 'confirm-delivery',
  feedbackId: feedbackOf(world, id).id,
  evidence: 2,
});
export const bounce = (world: World, id: string): Act => ({
  name: 'bounce',
  feedbackId: feedbackOf(world, id).id,
  why: 'refused',
});

/** Answered, and the citizen has it. */
export function deliver(world: World, id: string, what: Act, by: Actor = deputy('101')): void {
  must(world, id, by, what);
  must(world, id, system, leave(world, id));
}

export const refer = (organ = 'works', ...coHandlers: string[]): Act => ({
  name: 'refer',
  organ: someOrgan(organ),
  coHandlers: coHandlers.map((id) => someOrgan(id)),
  brief: '路灯不亮',
});
export const transfer = (world: World, no: string): Act => ({
  name: 'transfer',
  deputy: world.deputies.get(no) as never,
  brief: '路灯不亮',
});
export const report: Act = { name: 'report', officeId: 'area', brief: '路灯不亮' };

/** The newest route, unless another is counted from the first. */
export function routeOf(world: World, id: string, at = -1): Route {
  const route = matterOf(world, id).routes.at(at);
  if (!route) throw new Error('nothing was forwarded');
  return route;
}

/** What each act on a route brings along. */
const brings = (world: World): { readonly [Name in RouteAct['name']]: object } => ({
  'hand-out': { how: '送到收发室' },
  accept: {},
  silent: {},
  'route-lapse': {},
  'nothing-new': {},
  return: { reason: '不归我们管' },
  decline: { reason: '不在我的选区' },
  'give-back': { reason: '不属于本级' },
  bind: { reason: '由你单位牵头' },
  cancel: { reason: '已经解决' },
  succeed: { organ: someOrgan('water') },
  extend: { day: addDays(today(world), 60), reason: '要等材料' },
  progress: { text: '已派人去看' },
  inquire: { question: '哪一盏？' },
  'pass-on': { text: '就在门口' },
  verify: { reason: '要上门看' },
  'allow-contact': { yes: true },
  reply: { class: 'A', text: '已经修好' },
  result: { class: 'A', text: '已列入检查' },
  'co-opinion': { organId: 'water', text: '同意' },
  evaluate: { mark: 'good' },
  register: {},
});

export const onRoute = (
  world: World,
  id: string,
  name: RouteAct['name'],
  more: Readonly<Record<string, unknown>> = {},
  at = -1,
): Act => ({ name, routeId: routeOf(world, id, at).id, ...brings(world)[name], ...more }) as Act;

/** What settles a duty on a route. */
export function onEach(world: World, { kind, routeId, opinionId }: Duty): readonly Act[] {
  const names: Partial<Record<DutyKind, readonly RouteAct['name'][]>> = {
    accept: ['accept', 'return', 'decline'],
    reply: ['reply'],
    register: ['register'],
    result: ['result'],
    feedback: ['nothing-new'],
  };
  const id = opinionId ?? '';
  const at = matterOf(world, id).routes.findIndex((route) => route.id === routeId);
  const acts = (names[kind] ?? []).map((name) => onRoute(world, id, name, {}, at));
  const told: readonly Act[] = [{ name: 'news', text: '有进展' }, answer(world, 'B')];
  return kind === 'feedback' ? [...acts, ...told] : acts;
}
