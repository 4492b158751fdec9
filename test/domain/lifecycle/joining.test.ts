/** Opinions that go together and apart: merge, fan-out, correction of a fan-out, split, and targets that end (lifecycle.md section 1). */

import { describe, expect, it } from 'vitest';
import { answer, ask, assign, bounce, confirm, correct, deliver, leave, mergeInto } from './acts.ts';
import {
  act,
  area,
  citizen,
  deputy,
  dutyOf,
  endsOf,
  feedbackOf,
  goTo,
  matterOf,
  must,
  newWorld,
  opinionOf,
  owing,
  stateOf,
  submit,
  system,
  type World,
} from './small-world.ts';
import { turnPage } from './turn-page.ts';

const d101 = deputy('101');
const reasonOf = (decision: ReturnType<typeof act>) => (decision.ok ? 'done' : decision.reason);
const told = { name: 'tell-otherwise', how: 'phone' } as const;

interface Trio {
  readonly world: World;
  readonly target: string;
  readonly first: string;
  readonly second: string;
}

/** Ann's opinion, acknowledged by 101 (study until 2026-10-30), with Ben's and Cai's joined to it. */
function trio(): Trio {
  const world = newWorld('2026-10-16');
  const target = submit(world, { deputyNo: '101', authorId: 'ann' });
  const first = submit(world, { deputyNo: '102', authorId: 'ben' });
  const second = submit(world, { deputyNo: null, authorId: 'cai' });
  must(world, target, d101, { name: 'acknowledge' });
  must(world, first, area, mergeInto(world, target));
  must(world, second, area, mergeInto(world, target));
  return { world, target, first, second };
}

const states = ({ world, target, first, second }: Trio) => [target, first, second].map((id) => stateOf(world, id));

describe('merge', () => {
  it('ends the duties of the joined one and tells its citizen', () => {
    const world = newWorld();
    const target = submit(world, { deputyNo: '101' });
    const id = submit(world, { deputyNo: '101', authorId: 'ben' });
    const decision = must(world, id, d101, mergeInto(world, target));
    expect([stateOf(world, id), owing(world, id), opinionOf(world, id).mergedInto]).toEqual(['merged', [], target]);
    expect(decision.notices.map((one) => one.hearer)).toEqual(['citizen', 'in charge']);
    expect(endsOf(world, id, 'acknowledge')).toEqual(['void']);
    expect(matterOf(world, target).joined.map((one) => one.id)).toEqual([id]);
  });

  it('moves the promised day over: owed for both on that day, beside the study', () => {
    const world = newWorld('2026-10-16');
    const target = submit(world, { deputyNo: '101' });
    const id = submit(world, { deputyNo: '102', authorId: 'ben' });
    deliver(world, id, answer(world, 'B', 7), deputy('102'));
    must(world, target, d101, { name: 'acknowledge' });
    must(world, id, area, mergeInto(world, target));
    expect(owing(world, target)).toEqual([
      'follow-up deputy:101 2026-10-23',
      'progress deputy:101 2026-11-15',
      'study deputy:101 2026-10-30',
    ]);
    must(world, target, d101, ask);
    expect(dutyOf(world, target, 'follow-up').status).toBe('running');
    must(world, target, citizen('ann'), { name: 'clarify', said: [{ kind: 'text', text: '这里', mediaId: null }] });
    must(world, target, d101, answer(world));
    must(world, target, d101, { name: 'undo' });
    expect(dutyOf(world, target, 'follow-up')).toMatchObject({ due: '2026-10-23', status: 'running' });
    deliver(world, target, answer(world));
    expect(endsOf(world, target, 'follow-up')).toEqual(['settled']);
  });

  it('of two promised days keeps the earlier one; one that has passed is due today', () => {
    const world = newWorld('2026-10-16');
    const target = submit(world, { deputyNo: '101' });
    deliver(world, target, answer(world, 'B', 60));
    const id = submit(world, { deputyNo: '102', authorId: 'ben' });
    deliver(world, id, answer(world, 'B', 5), deputy('102'));
    goTo(world, '2026-10-26');
    must(world, id, area, mergeInto(world, target));
    expect(dutyOf(world, target, 'follow-up')).toMatchObject({ due: '2026-10-26', firstDue: '2026-12-15' });
  });

  it('brings the opinions that were joined already along', () => {
    const { world, target, first, second } = trio();
    const big = submit(world, { deputyNo: '104', authorId: 'dan' });
    must(world, target, area, mergeInto(world, big));
    expect([target, first, second].map((id) => opinionOf(world, id).mergedInto)).toEqual([big, big, big]);
    expect(matterOf(world, big).joined.map((one) => one.id)).toEqual([target, first, second]);
    expect(world.refused).toEqual([]);
  });

  it('needs an open opinion, another one, by a deputy both their own, and no author in charge of it', () => {
    const { world, target, first } = trio();
    const id = submit(world, { deputyNo: '101', authorId: 'p104' });
    expect(reasonOf(act(world, id, area, mergeInto(world, id)))).toBe('merge-with-itself');
    expect(reasonOf(act(world, id, area, mergeInto(world, first)))).toBe('merge-target-ended');
    const theirs = submit(world, { deputyNo: '102', authorId: 'eve' });
    expect(reasonOf(act(world, id, d101, mergeInto(world, theirs)))).toBe('merge-not-both-yours');
    const own = submit(world, { deputyNo: '104', authorId: 'eve' });
    expect(reasonOf(act(world, id, area, mergeInto(world, own)))).toBe('own-opinion');
    must(world, id, d101, mergeInto(world, target));
  });
});

describe('fan out', () => {
  it('gives each joined citizen their own letter, delivery, rating and reopening', () => {
    const all = trio();
    const { world, target, first, second } = all;
    must(world, target, d101, answer(world));
    expect(states(all)).toEqual(['answering', 'merged', 'merged']);
    must(world, target, system, leave(world, target, false));
    expect(states(all)).toEqual(['answering', 'answering', 'answering']);
    expect(opinionOf(world, first).deputyNo).toBe('101');
    expect([feedbackOf(world, first).text, feedbackOf(world, first).kind]).toEqual(['已经修好', 'fan-out']);
    expect(owing(world, first)).toEqual(['feedback system 2026-10-23']);
    must(world, first, system, leave(world, first));
    must(world, first, citizen('ben'), { name: 'rate', solved: 'no' });
    must(world, first, citizen('ben'), { name: 'reopen', reason: '没修好' });
    expect([...states(all), opinionOf(world, first).mergedInto]).toEqual([
      'answering',
      'acknowledged',
      'answering',
      null,
    ]);
    expect(matterOf(world, target).joined.map((one) => one.id)).toEqual([second]);
  });

  it('of class B does not happen: the joined stay merged', () => {
    const all = trio();
    deliver(all.world, all.target, answer(all.world, 'B'));
    expect(states(all)).toEqual(['handling', 'merged', 'merged']);
  });

  it('happens also when the letter of the target never leaves: told, bounced, or held', () => {
    for (const way of ['told', 'bounced', 'held'] as const) {
      const all = trio();
      const { world, target } = all;
      must(world, target, d101, answer(world));
      if (way === 'told') must(world, target, area, told);
      if (way === 'bounced') must(world, target, system, { ...bounce(world, target), why: 'no-channel' } as never);
      if (way === 'held') {
        must(world, target, area, { name: 'hold' });
        goTo(world, '2026-10-17');
        must(world, target, area, { name: 'hold' });
      }
      expect([way, ...states(all)]).toEqual([way, way === 'told' ? 'answered' : 'answering', 'answering', 'answering']);
      expect(world.refused).toEqual([]);
    }
  });

  it('happens once: evidence, telling and late leaving write no second letter', () => {
    const all = trio();
    const { world, target, first } = all;
    must(world, target, d101, answer(world));
    must(world, target, system, leave(world, target, false));
    const letter = feedbackOf(world, first).id;
    must(world, target, system, confirm(world, target));
    expect(feedbackOf(world, first).id).toBe(letter);
    must(world, target, system, bounce(world, target));
    must(world, target, area, told);
    expect(feedbackOf(world, first).id).toBe(letter);
  });
});

describe('what comes page by page', () => {
  it('is done in order: whoever is still on their way to an opinion hears its answer, too', () => {
    const { world, target, first, second } = trio();
    world.waiting = [];
    const big = submit(world, { deputyNo: '104', authorId: 'dan' });
    must(world, target, area, mergeInto(world, big));
    deliver(world, big, answer(world), deputy('104'));
    // Whichever would be taken last goes first, where it may.
    while (world.waiting.length > 0) turnPage(world, world.waiting.length - 1);
    expect([target, first, second].map((id) => stateOf(world, id))).toEqual(['answering', 'answering', 'answering']);
    expect(world.refused).toEqual([]);
  });

  it('is not mixed with who is merged meanwhile, and leaves no heir to a target that ends then', () => {
    const { world, target, first, second } = trio();
    world.waiting = [];
    deliver(world, target, answer(world));
    must(world, target, citizen('ann'), { name: 'reopen', reason: '没修好' });
    const late = submit(world, { deputyNo: '101', authorId: 'eve' });
    expect(reasonOf(act(world, late, area, mergeInto(world, target)))).toBe('merge-target-busy');
    must(world, target, citizen('ann'), { name: 'withdraw' });
    while (world.waiting.length > 0) turnPage(world, 0);
    expect([first, second].map((id) => stateOf(world, id))).toEqual(['answering', 'answering']);
    expect([first, second].map((id) => opinionOf(world, id).mergedInto)).toEqual([null, null]);
    must(world, first, system, leave(world, first));
  });
});

describe('a correction of a fanned-out answer', () => {
  it('reaches those who have it as newest, wherever they are, and cancels what has not left', () => {
    const all = trio();
    const { world, target, first, second } = all;
    deliver(world, target, answer(world));
    must(world, first, system, leave(world, first));
    must(world, first, citizen('ben'), { name: 'rate', solved: 'yes' });
    expect(states(all)).toEqual(['answered', 'closed', 'answering']);
    const unsent = feedbackOf(world, second).id;
    must(world, target, d101, correct(world));
    expect(states(all)).toEqual(['answering', 'closed', 'answering']);
    must(world, target, system, leave(world, target));
    expect(states(all)).toEqual(['answered', 'answering', 'answering']);
    expect(feedbackOf(world, first)).toMatchObject({ text: '更正', kind: 'fan-out', correctionOf: expect.any(String) });
    expect(opinionOf(world, first).rating).toBeNull();
    expect(world.last.flatMap((one) => one.recall)).toEqual([unsent]);
    expect(world.refused).toEqual([]);
  });

  it('does not touch an opinion with a newer letter of its own, nor one of another round', () => {
    const all = trio();
    const { world, target, first, second } = all;
    deliver(world, target, answer(world));
    for (const id of [first, second]) must(world, id, system, leave(world, id));
    deliver(world, first, correct(world, 'D'));
    const own = feedbackOf(world, first).id;
    must(world, target, citizen('ann'), { name: 'reopen', reason: '没修好' });
    expect(opinionOf(world, second).mergedInto).toBeNull();
    deliver(world, target, answer(world));
    deliver(world, target, correct(world));
    expect(states(all)).toEqual(['answered', 'answered', 'answered']);
    expect(feedbackOf(world, first).id).toBe(own);
  });

  it('of class B gives each of them a promise of their own, owed by the deputy of the target', () => {
    const all = trio();
    const { world, target, first } = all;
    deliver(world, target, answer(world));
    must(world, first, system, leave(world, first));
    deliver(world, target, correct(world, 'B', 30));
    expect(states(all)).toEqual(['handling', 'answering', 'answering']);
    must(world, first, system, leave(world, first));
    expect([stateOf(world, first), opinionOf(world, first).mergedInto]).toEqual(['handling', null]);
    expect(owing(world, first)).toEqual(['follow-up deputy:101 2026-11-15', 'progress deputy:101 2026-11-15']);
    expect(world.refused).toEqual([]);
  });

  it('is no longer waited for when the citizen of the target has gone', () => {
    const { world, target, first } = trio();
    must(world, target, d101, answer(world));
    must(world, target, system, leave(world, target, false));
    must(world, target, citizen('ann'), { name: 'erase' });
    expect([stateOf(world, first), opinionOf(world, first).mergedInto]).toEqual(['answering', null]);
  });

  it('does not reach an erased opinion', () => {
    const { world, target, first } = trio();
    deliver(world, target, answer(world));
    must(world, first, system, leave(world, first));
    must(world, first, citizen('ben'), { name: 'erase' });
    deliver(world, target, correct(world));
    expect(stateOf(world, first)).toBe('closed');
  });
});

describe('split', () => {
  it('gives the opinion back to its own deputy with a study, or to the office', () => {
    const { world, target, first, second } = trio();
    must(world, first, citizen('ben'), { name: 'split', reason: '不是一回事' });
    expect([stateOf(world, first), owing(world, first)]).toEqual([
      'acknowledged',
      ['progress deputy:102 2026-11-15', 'study deputy:102 2026-10-30'],
    ]);
    must(world, second, area, { name: 'split', reason: '不是一回事' });
    expect([stateOf(world, second), dutyOf(world, second, 'triage').status]).toEqual(['submitted', 'running']);
    expect(matterOf(world, target).joined).toEqual([]);
    deliver(world, target, answer(world));
    expect(stateOf(world, first)).toBe('acknowledged');
  });

  it('of an opinion whose own deputy is active but has not joined is acknowledged on paper', () => {
    const world = newWorld();
    const target = submit(world, { deputyNo: '101' });
    const id = submit(world, { authorId: 'ben' });
    must(world, id, area, assign(world, '103'));
    must(world, id, area, mergeInto(world, target));
    must(world, id, citizen('ben'), { name: 'split', reason: '不是' });
    expect([stateOf(world, id), dutyOf(world, id, 'study').holder.role]).toEqual(['acknowledged', 'office']);
  });
});
