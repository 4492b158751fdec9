/** Letters on their way: evidence, bounces, telling otherwise, holding (lifecycle.md sections 1 and 4). */

import { describe, expect, it } from 'vitest';
import { answer, ask, bounce, confirm, correct, deliver, explain, leave } from './acts.ts';
import {
  act,
  area,
  author,
  daysLater,
  deputy,
  dutyOf,
  endsOf,
  feedbackOf,
  fireTimer,
  goTo,
  must,
  newWorld,
  opinionOf,
  owing,
  stateOf,
  submit,
  system,
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

describe('a letter', () => {
  it('that has left without evidence for three working days is to be told otherwise', () => {
    const { world, id } = acknowledged();
    must(world, id, d101, answer(world));
    must(world, id, system, leave(world, id, false));
    goTo(world, '2026-10-22', '08:29');
    expect(fireTimer(world, id)).toBeNull();
    goTo(world, '2026-10-22', '08:30');
    fireTimer(world, id);
    expect([stateOf(world, id), owing(world, id)]).toEqual(['answering', ['reach office:area 2026-10-27']]);
    expect(endsOf(world, id, 'feedback')).toEqual(['void']);
    must(world, id, system, confirm(world, id));
    expect([stateOf(world, id), endsOf(world, id, 'reach')]).toEqual(['answered', ['settled']]);
  });

  it('that is older, or of an earlier round, changes nothing when its evidence comes', () => {
    const { world, id } = acknowledged();
    must(world, id, d101, answer(world));
    const old = confirm(world, id);
    must(world, id, system, leave(world, id));
    must(world, id, author, { name: 'reopen', reason: '没修好' });
    must(world, id, d101, answer(world));
    expect(reasonOf(act(world, id, system, old))).toBe('told-already');
    expect(stateOf(world, id)).toBe('answering');
  });

  it('told by the office is delivered on record, and an unsent one stays here', () => {
    const { world, id } = acknowledged();
    must(world, id, d101, answer(world));
    const decision = told(world, id);
    expect([stateOf(world, id), decision.recall]).toEqual(['answered', [feedbackOf(world, id).id]]);
    expect(feedbackOf(world, id)).toMatchObject({ told: 'phone, Li' });
    expect(reasonOf(act(world, id, area, { name: 'tell-otherwise', how: 'again' }))).toBe('not-possible-now');
  });

  it('is waited for from its first moment: one that never leaves is given up, and may still arrive', () => {
    const { world, id } = acknowledged();
    must(world, id, d101, answer(world));
    expect(fireTimer(world, id)).toBeNull();
    goTo(world, '2026-10-22', '08:30');
    fireTimer(world, id);
    expect([stateOf(world, id), owing(world, id)]).toEqual(['answering', ['reach office:area 2026-10-27']]);
    expect(reasonOf(act(world, id, system, leave(world, id, false)))).toBe('already-left');
    must(world, id, system, leave(world, id));
    expect([stateOf(world, id), endsOf(world, id, 'reach')]).toEqual(['answered', ['settled']]);
  });

  it('of class B that bounces later leaves the promise and makes the office reach the citizen', () => {
    const { world, id } = acknowledged();
    deliver(world, id, answer(world, 'B', 20));
    must(world, id, system, bounce(world, id));
    expect([stateOf(world, id), owing(world, id)]).toEqual([
      'handling',
      ['follow-up deputy:101 2026-11-05', 'progress deputy:101 2026-11-15', 'reach office:area 2026-10-21'],
    ]);
    must(world, id, d101, ask);
    expect(owing(world, id)).toEqual([
      'follow-up deputy:101 2026-11-05',
      'progress deputy:101 2026-11-15',
      'reach office:area 2026-10-21',
    ]);
    const { timer } = opinionOf(world, id);
    told(world, id);
    expect([stateOf(world, id), opinionOf(world, id).timer]).toEqual(['clarifying', timer]);
    expect(owing(world, id)).toEqual(['follow-up deputy:101 2026-11-05', 'progress deputy:101 2026-11-15']);
  });

  it('that bounces after it was answered or lapsed goes back to answering, rated anew', () => {
    for (const lapsed of [false, true]) {
      const { world, id } = acknowledged();
      deliver(world, id, answer(world));
      if (lapsed) must(world, id, system, { name: 'lapse' });
      must(world, id, system, bounce(world, id));
      expect([stateOf(world, id), owing(world, id), opinionOf(world, id).rating]).toEqual([
        'answering',
        ['reach office:area 2026-10-21'],
        null,
      ]);
      daysLater(world, 1);
      told(world, id);
      expect(owing(world, id)).toEqual(['rating citizen:ann 2026-11-01']);
    }
  });

  it('that was rated, or told by a person, does not bounce', () => {
    const { world, id } = acknowledged();
    deliver(world, id, answer(world));
    must(world, id, system, { name: 'lapse' });
    must(world, id, author, { name: 'rate', solved: 'yes' });
    expect(reasonOf(act(world, id, system, bounce(world, id)))).toBe('told-already');
  });
});

describe('没有人告诉我', () => {
  it('shows the text, which delivers it, and the rating starts anew', () => {
    const { world, id } = acknowledged();
    must(world, id, d101, answer(world));
    told(world, id);
    goTo(world, '2026-10-20');
    must(world, id, author, { name: 'not-told' });
    expect(feedbackOf(world, id)).toMatchObject({ told: null, evidence: 3, deliveredAt: world.now });
    expect([owing(world, id), endsOf(world, id, 'rating')]).toEqual([['rating citizen:ann 2026-11-04'], ['void']]);
    expect(reasonOf(act(world, id, author, { name: 'not-told' }))).toBe('nothing-to-settle');
  });

  it('after the rating had lapsed opens it again', () => {
    const { world, id } = acknowledged();
    must(world, id, d101, answer(world));
    told(world, id);
    must(world, id, system, { name: 'lapse' });
    must(world, id, author, { name: 'not-told' });
    expect([stateOf(world, id), owing(world, id)]).toEqual(['answered', ['rating citizen:ann 2026-10-31']]);
  });
});

describe('hold', () => {
  function undeliverable(what: 'A' | 'B' | 'C') {
    const { world, id } = acknowledged();
    must(world, id, d101, what === 'C' ? explain(world, 60) : answer(world, what, 20));
    must(world, id, system, leave(world, id, false));
    must(world, id, system, bounce(world, id));
    return { world, id };
  }

  it('needs two failed tries on different days, and ends the reach', () => {
    const { world, id } = undeliverable('A');
    must(world, id, area, { name: 'hold' });
    expect([feedbackOf(world, id).heldAt, dutyOf(world, id, 'reach').status]).toEqual([null, 'running']);
    expect(reasonOf(act(world, id, area, { name: 'hold' }))).toBe('one-more-try');
    daysLater(world, 1);
    must(world, id, area, { name: 'hold' });
    expect([stateOf(world, id), owing(world, id), endsOf(world, id, 'reach')]).toEqual(['answering', [], ['settled']]);
    expect(feedbackOf(world, id)).toMatchObject({ deliveredAt: null, tries: 2 });
  });

  it('of class B goes on in handling, of class C its review day stays owed', () => {
    const b = undeliverable('B');
    const c = undeliverable('C');
    for (const { world, id } of [b, c]) {
      must(world, id, area, { name: 'hold' });
      daysLater(world, 1);
      must(world, id, area, { name: 'hold' });
    }
    expect([stateOf(b.world, b.id), owing(b.world, b.id)]).toEqual([
      'handling',
      ['follow-up deputy:101 2026-11-05', 'progress deputy:101 2026-11-16'],
    ]);
    expect([stateOf(c.world, c.id), owing(c.world, c.id)]).toEqual(['answering', ['follow-up deputy:101 2026-12-15']]);
  });

  it('ends when the person is told after all, or by a correction', () => {
    for (const what of ['confirm', 'tell', 'correct'] as const) {
      const { world, id } = undeliverable('A');
      must(world, id, area, { name: 'hold' });
      daysLater(world, 1);
      must(world, id, area, { name: 'hold' });
      if (what === 'confirm') must(world, id, system, confirm(world, id));
      else if (what === 'tell') told(world, id);
      else deliver(world, id, correct(world));
      expect([stateOf(world, id), feedbackOf(world, id).heldAt]).toEqual(['answered', null]);
    }
  });

  it('keeps no evidence timer when its letter leaves late', () => {
    const { world, id } = acknowledged();
    must(world, id, d101, answer(world));
    must(world, id, area, { name: 'hold' });
    daysLater(world, 1);
    must(world, id, area, { name: 'hold' });
    expect(reasonOf(act(world, id, d101, { name: 'undo' }))).toBe('already-left');
    expect(endsOf(world, id, 'study')).toEqual(['settled']);
    expect(reasonOf(act(world, id, system, leave(world, id, false)))).toBe('already-left');
    must(world, id, system, leave(world, id));
    expect([stateOf(world, id), opinionOf(world, id).timer]).toEqual(['answered', null]);
  });
});
