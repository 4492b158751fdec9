/** From the answer to the evidence that it arrived, and what follows (lifecycle.md sections 1, 3 and 4). */

import { describe, expect, it } from 'vitest';
import { addMonths } from '../../../src/domain/day.ts';
import { answer, ask, bounce, confirm, deliver, explain, leave, said } from './acts.ts';
import {
  act,
  area,
  author,
  daysLater,
  deputy,
  dutyOf,
  endsOf,
  goTo,
  must,
  newWorld,
  opinionOf,
  owing,
  someDeputy,
  stateOf,
  submit,
  system,
  today,
  type World,
} from './small-world.ts';

const d101 = deputy('101');
const reasonOf = (decision: ReturnType<typeof act>) => (decision.ok ? 'done' : decision.reason);

/** Acknowledged on Friday 2026-10-16: study until 2026-10-30. */
function acknowledged(): { world: World; id: string } {
  const world = newWorld('2026-10-16');
  const id = submit(world, { deputyNo: '101' });
  must(world, id, d101, { name: 'acknowledge' });
  return { world, id };
}

const told = (world: World, id: string) => must(world, id, area, { name: 'tell-otherwise', how: 'phone, Li' });

describe('answer', () => {
  it('sets the study aside, owes the delivery, and settles the study when it has left', () => {
    const { world, id } = acknowledged();
    must(world, id, d101, answer(world));
    expect(owing(world, id)).toEqual([
      'feedback system 2026-10-23',
      'progress deputy:101 aside',
      'study deputy:101 aside',
    ]);
    must(world, id, system, leave(world, id, false));
    expect(owing(world, id)).toEqual(['feedback system 2026-10-23']);
    expect([endsOf(world, id, 'study'), endsOf(world, id, 'progress')]).toEqual([['settled'], ['settled']]);
    must(world, id, system, confirm(world, id));
    expect([stateOf(world, id), owing(world, id)]).toEqual(['answered', ['rating citizen:ann 2026-10-31']]);
    expect(endsOf(world, id, 'feedback')).toEqual(['settled']);
  });

  it('of class B goes on in handling until the promised day', () => {
    const { world, id } = acknowledged();
    deliver(world, id, answer(world, 'B', 20));
    expect([stateOf(world, id), endsOf(world, id, 'feedback')]).toEqual(['handling', ['settled']]);
    expect(owing(world, id)).toEqual(['follow-up deputy:101 2026-11-05', 'progress deputy:101 2026-11-15']);
    daysLater(world, 5);
    deliver(world, id, answer(world, 'B', 30));
    expect(endsOf(world, id, 'follow-up')).toEqual(['settled']);
    expect(dutyOf(world, id, 'follow-up').due).toBe('2026-11-20');
    deliver(world, id, answer(world, 'A'));
    expect([stateOf(world, id), owing(world, id)]).toEqual(['answered', ['rating citizen:ann 2026-11-05']]);
  });

  it('of class B needs a day to come, at most twelve months ahead', () => {
    const { world, id } = acknowledged();
    const on = (day: string | null) =>
      reasonOf(act(world, id, d101, { ...(answer(world, 'B') as { name: 'answer' }), class: 'B', text: '会修', day }));
    expect([on(null), on('2026-10-16'), on('2027-10-17')]).toEqual(['day-missing', 'day-past', 'day-too-far']);
    expect(on('2027-10-16')).toBe('done');
  });

  it('of class B that arrives after its promised day is followed up today', () => {
    const { world, id } = acknowledged();
    must(world, id, d101, answer(world, 'B', 1));
    must(world, id, system, leave(world, id, false));
    must(world, id, system, bounce(world, id));
    goTo(world, '2026-10-22');
    told(world, id);
    expect(dutyOf(world, id, 'follow-up')).toMatchObject({ start: '2026-10-22', due: '2026-10-22' });
  });

  it('ends a question that is open, and its undo brings question and timer back', () => {
    const { world, id } = acknowledged();
    must(world, id, d101, ask);
    const before = opinionOf(world, id);
    const duties = owing(world, id);
    must(world, id, d101, answer(world));
    expect([stateOf(world, id), opinionOf(world, id).timer?.kind]).toEqual(['answering', 'evidence']);
    must(world, id, d101, { name: 'undo' });
    const { state, stateBefore, timer, asker } = opinionOf(world, id);
    expect({ state, stateBefore, timer, asker }).toEqual({
      state: before.state,
      stateBefore: before.stateBefore,
      timer: before.timer,
      asker: before.asker,
    });
    expect(owing(world, id)).toEqual(duties);
    must(world, id, author, { name: 'clarify', said });
    expect(stateOf(world, id)).toBe('acknowledged');
  });
});

describe('explain', () => {
  it('is class C: answered, and followed up on the review day even when it is rated', () => {
    const { world, id } = acknowledged();
    deliver(world, id, explain(world, 60));
    expect(owing(world, id)).toEqual(['follow-up deputy:101 2026-12-15', 'rating citizen:ann 2026-10-31']);
    must(world, id, author, { name: 'rate', solved: 'no' });
    expect([stateOf(world, id), owing(world, id)]).toEqual(['closed', ['follow-up deputy:101 2026-12-15']]);
  });

  it('needs text, a reason and a review day', () => {
    const { world, id } = acknowledged();
    const whole = { name: 'explain', text: '没有预算', reason: 'no-money', day: '2026-12-01' } as const;
    expect(reasonOf(act(world, id, d101, { ...whole, text: ' ' }))).toBe('text-missing');
    expect(reasonOf(act(world, id, d101, { ...whole, reason: '' }))).toBe('reason-missing');
    expect(reasonOf(act(world, id, d101, { ...whole, day: '2026-10-16' }))).toBe('day-past');
    expect(reasonOf(act(world, id, d101, { ...whole, day: addMonths(today(world), 13) }))).toBe('day-too-far');
  });
});

describe('a delegate', () => {
  const away = { awayUntil: '2026-10-20', delegateNo: '102', delegateMayAnswer: false };
  const delegate = deputy('102', 'delegate');

  it('acknowledges and asks while the deputy is away, and answers only with standing consent', () => {
    const world = newWorld();
    world.deputies.set('101', someDeputy('101', away));
    const id = submit(world, { deputyNo: '101' });
    must(world, id, delegate, { name: 'acknowledge' });
    must(world, id, delegate, ask);
    expect(reasonOf(act(world, id, delegate, answer(world)))).toBe('not-yours');
    world.deputies.set('101', someDeputy('101', { ...away, delegateMayAnswer: true }));
    const decision = must(world, id, delegate, answer(world));
    expect(decision.events[0]).toMatchObject({ role: 'deputy', actorId: '102' });
    must(world, id, delegate, { name: 'undo' });
  });

  it('may do nothing once the deputy is back, or when suspended', () => {
    const world = newWorld();
    world.deputies.set('101', someDeputy('101', away));
    const id = submit(world, { deputyNo: '101' });
    world.deputies.set('102', someDeputy('102', { mandate: 'suspended' }));
    expect(reasonOf(act(world, id, delegate, { name: 'acknowledge' }))).toBe('not-yours');
    world.deputies.set('102', someDeputy('102'));
    goTo(world, '2026-10-21');
    expect(reasonOf(act(world, id, delegate, { name: 'acknowledge' }))).toBe('not-yours');
  });
});
