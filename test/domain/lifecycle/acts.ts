/** The acts as people do them in these tests, with everything that each needs. */

import type { Act } from '../../../src/domain/acts.ts';
import { addDays } from '../../../src/domain/day.ts';
import type { FeedbackClass } from '../../../src/domain/opinion.ts';
import type { Actor } from '../../../src/domain/people.ts';
import { deputy, door, feedbackOf, must, opinionOf, system, today, type World } from './small-world.ts';

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
  return { name: 'merge', into: { id, number, state, deputyNo, officeId } };
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
