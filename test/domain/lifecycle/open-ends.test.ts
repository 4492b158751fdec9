/** What is said meanwhile, and open opinions that end without an answer (lifecycle.md section 1). */

import { describe, expect, it } from 'vitest';
import { answer, ask, deliver, divert, leave, said } from './acts.ts';
import {
  act,
  area,
  author,
  daysLater,
  deputy,
  dutiesOf,
  dutyOf,
  endsOf,
  fireTimer,
  goTo,
  must,
  newWorld,
  opinionOf,
  owing,
  stateOf,
  submit,
  system,
} from './small-world.ts';

const d101 = deputy('101');
const reasonOf = (decision: ReturnType<typeof act>) => (decision.ok ? 'done' : decision.reason);
const hearers = (decision: ReturnType<typeof act>) => (decision.ok ? decision.notices.map((one) => one.hearer) : []);

describe('add', () => {
  it('in clarifying answers the question', () => {
    const world = newWorld();
    const id = submit(world, { deputyNo: '101' });
    must(world, id, d101, ask);
    expect(must(world, id, author, { name: 'add', said }).events[0]?.act).toBe('clarify');
    expect(stateOf(world, id)).toBe('acknowledged');
  });

  it('is told to whoever is in charge', () => {
    const world = newWorld();
    const id = submit(world, { deputyNo: '101' });
    expect(hearers(must(world, id, author, { name: 'add', said }))).toEqual(['in charge']);
    const triaged = submit(world);
    expect(hearers(must(world, triaged, author, { name: 'add', said }))).toEqual(['office']);
  });
});

describe('news', () => {
  it('starts the thirty days of silence again and keeps the first promise', () => {
    const world = newWorld('2026-10-16');
    const id = submit(world, { deputyNo: '101' });
    goTo(world, '2026-11-10');
    must(world, id, d101, { name: 'news', text: '周三去看' });
    expect(dutyOf(world, id, 'progress')).toMatchObject({
      start: '2026-11-10',
      due: '2026-12-10',
      firstDue: '2026-11-15',
    });
    expect(dutiesOf(world, id, 'progress')).toHaveLength(1);
  });
});

describe('divert', () => {
  it('ends every other duty, is told like an answer and shown to the office', () => {
    const world = newWorld();
    const id = submit(world, { deputyNo: '101' });
    must(world, id, d101, { name: 'acknowledge' });
    must(world, id, author, { name: 'call-back' });
    must(world, id, system, { name: 'supervise' });
    const decision = must(world, id, d101, divert);
    expect(owing(world, id)).toEqual(['feedback system 2026-10-23']);
    expect([endsOf(world, id, 'study'), endsOf(world, id, 'call-back'), endsOf(world, id, 'supervise')]).toEqual([
      ['settled'],
      ['void'],
      ['void'],
    ]);
    expect(hearers(decision)).toEqual(['citizen', 'office']);
    must(world, id, system, leave(world, id, false));
    goTo(world, '2026-10-22', '08:30');
    fireTimer(world, id);
    expect(owing(world, id)).toEqual(['reach office:area 2026-10-27']);
    must(world, id, area, { name: 'tell-otherwise', how: 'phone' });
    expect(owing(world, id)).toEqual([]);
  });

  it('needs a reason', () => {
    const world = newWorld();
    const id = submit(world, { deputyNo: '101' });
    expect(reasonOf(act(world, id, d101, { ...divert, reason: '' } as typeof divert))).toBe('reason-missing');
  });

  it('objected to goes back to the office, and its unsent letter stays here', () => {
    const world = newWorld();
    const id = submit(world, { deputyNo: '101' });
    must(world, id, d101, divert);
    const letter = opinionOf(world, id).feedback?.id;
    const decision = must(world, id, author, { name: 'reopen', reason: '那里说不管' });
    expect(decision.recall).toEqual([letter]);
    expect([stateOf(world, id), opinionOf(world, id).deputyNo]).toEqual(['submitted', null]);
    expect(owing(world, id)).toEqual(['progress office:area 2026-11-15', 'triage office:area 2026-10-19']);
  });
});

describe('withdraw', () => {
  it('makes everything void and tells the holders', () => {
    const world = newWorld();
    const id = submit(world, { deputyNo: '101' });
    must(world, id, d101, ask);
    must(world, id, author, { name: 'call-back' });
    const decision = must(world, id, author, { name: 'withdraw' });
    expect([owing(world, id), opinionOf(world, id).timer]).toEqual([[], null]);
    expect(endsOf(world, id, 'study')).toEqual(['void']);
    expect(hearers(decision)).toEqual(['in charge', 'office']);
  });

  it('in answering hears that the answer is on its way', () => {
    const world = newWorld();
    const id = submit(world, { deputyNo: '101' });
    must(world, id, d101, answer(world));
    expect(reasonOf(act(world, id, author, { name: 'withdraw' }))).toBe('answer-on-its-way');
  });
});

describe('call back and supervise', () => {
  it('are owed by the office beside the state, and settle when recorded', () => {
    const world = newWorld();
    const id = submit(world, { deputyNo: '101' });
    must(world, id, author, { name: 'call-back' });
    must(world, id, author, { name: 'call-back' });
    must(world, id, system, { name: 'supervise' });
    expect(reasonOf(act(world, id, system, { name: 'supervise' }))).toBe('not-possible-now');
    expect(dutyOf(world, id, 'call-back').due).toBe('2026-10-19');
    expect(dutyOf(world, id, 'supervise').due).toBe('2026-10-30');
    daysLater(world, 3);
    deliver(world, id, answer(world));
    must(world, id, area, { name: 'called', note: '' });
    must(world, id, area, { name: 'supervised', outcome: '已约谈' });
    expect([endsOf(world, id, 'call-back'), endsOf(world, id, 'supervise')]).toEqual([['settled'], ['settled']]);
    expect(reasonOf(act(world, id, area, { name: 'called', note: '' }))).toBe('nothing-to-settle');
    expect(reasonOf(act(world, id, area, { name: 'supervised', outcome: 'x' }))).toBe('nothing-to-settle');
  });
});
