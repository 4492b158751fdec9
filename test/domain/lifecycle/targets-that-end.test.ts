/** Joined opinions whose target ends, and what stays their own (lifecycle.md section 1). */

import { describe, expect, it } from 'vitest';
import { answer, ask, deliver, divert, explain, handOver, leave, mergeInto } from './acts.ts';
import {
  act,
  area,
  citizen,
  deputy,
  dutiesOf,
  dutyOf,
  endsOf,
  feedbackOf,
  goTo,
  matterOf,
  must,
  newWorld,
  opinionOf,
  owing,
  someDeputy,
  stateOf,
  submit,
  system,
  type World,
} from './small-world.ts';

const d101 = deputy('101');
const reasonOf = (decision: ReturnType<typeof act>) => (decision.ok ? 'done' : decision.reason);
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

describe('a target that ends without an answer', () => {
  it('gives deputy, state and the days of its duties to its oldest joined opinion', () => {
    const all = trio();
    const { world, target, first, second } = all;
    goTo(world, '2026-10-20');
    must(world, target, citizen('ann'), { name: 'withdraw' });
    expect(states(all)).toEqual(['withdrawn', 'acknowledged', 'merged']);
    expect(owing(world, first)).toEqual(['progress deputy:101 2026-11-19', 'study deputy:101 2026-10-30']);
    expect(opinionOf(world, second).mergedInto).toBe(first);
    expect([matterOf(world, first).joined.map((one) => one.id), matterOf(world, target).joined]).toEqual([
      [second],
      [],
    ]);
    expect([owing(world, target), world.refused]).toEqual([[], []]);
    deliver(world, first, answer(world));
    expect(stateOf(world, second)).toBe('answering');
  });

  it('as submitted leaves it submitted, with the same day to acknowledge by', () => {
    const world = newWorld('2026-10-16');
    const target = submit(world, { deputyNo: '101' });
    const heir = submit(world, { deputyNo: '102', authorId: 'ben' });
    must(world, heir, area, mergeInto(world, target));
    goTo(world, '2026-10-19');
    must(world, target, citizen('ann'), { name: 'erase' });
    expect([stateOf(world, heir), dutyOf(world, heir, 'acknowledge')]).toEqual([
      'submitted',
      expect.objectContaining({ holder: { role: 'deputy', id: '101' }, due: '2026-10-21' }),
    ]);
  });

  it('in clarifying gives the state before, and its study runs on', () => {
    const { world, target, first } = trio();
    goTo(world, '2026-10-21');
    must(world, target, d101, ask);
    must(world, target, citizen('ann'), { name: 'withdraw' });
    expect([stateOf(world, first), opinionOf(world, first).timer, dutyOf(world, first, 'study')]).toEqual([
      'acknowledged',
      null,
      expect.objectContaining({ status: 'running', due: '2026-10-30' }),
    ]);
  });

  it('erased in answering gives the state before, as if undone', () => {
    const { world, target, first } = trio();
    must(world, target, d101, ask);
    must(world, target, d101, answer(world));
    goTo(world, '2026-10-20');
    must(world, target, citizen('ann'), { name: 'erase' });
    expect([stateOf(world, first), opinionOf(world, first).feedback, dutyOf(world, first, 'study')]).toEqual([
      'acknowledged',
      null,
      // It was paused by the question on the 16th with ten working days left.
      expect.objectContaining({ status: 'running', due: '2026-11-03', firstDue: '2026-10-30' }),
    ]);
    expect(endsOf(world, target, 'study')).toEqual(['void']);
  });

  it('with enough of a promise leaves the promise to the others', () => {
    const { world, target, first, second } = trio();
    deliver(world, target, answer(world, 'B', 20));
    must(world, target, citizen('ann'), { name: 'enough' });
    expect([stateOf(world, target), stateOf(world, first), stateOf(world, second)]).toEqual([
      'closed',
      'handling',
      'merged',
    ]);
    expect(owing(world, first)).toEqual(['follow-up deputy:101 2026-11-05', 'progress deputy:101 2026-11-15']);
    expect(feedbackOf(world, first)).toMatchObject({ class: 'B', text: '已经修好', day: '2026-11-05' });
    must(world, first, citizen('ben'), { name: 'enough' });
    expect(stateOf(world, second)).toBe('handling');
    expect(world.refused).toEqual([]);
  });

  it('whose promise has left but not arrived leaves it, too', () => {
    const { world, target, first } = trio();
    must(world, target, d101, answer(world, 'B', 20));
    must(world, target, system, leave(world, target, false));
    must(world, target, citizen('ann'), { name: 'erase' });
    expect([stateOf(world, first), dutyOf(world, first, 'follow-up').due]).toEqual(['handling', '2026-11-05']);
  });

  it('with nobody in charge leaves triage and the waiting study', () => {
    const { world, target, first } = trio();
    must(world, target, area, handOver(world, null));
    must(world, target, citizen('ann'), { name: 'withdraw' });
    expect(owing(world, first)).toEqual([
      'progress office:area 2026-11-15',
      'study office:area paused 10',
      'triage office:area 2026-10-19',
    ]);
  });

  it('does not put an author in charge of their own opinion', () => {
    const world = newWorld('2026-10-16');
    const target = submit(world, { deputyNo: '101' });
    const own = submit(world, { deputyNo: '102', authorId: 'p104' });
    must(world, own, area, mergeInto(world, target));
    // The target goes to 104, who wrote the joined one.
    must(world, target, area, handOver(world, '104'));
    must(world, target, citizen('ann'), { name: 'withdraw' });
    expect(dutyOf(world, own, 'triage').holder).toEqual({ role: 'office', id: 'area' });
    expect(reasonOf(act(world, own, deputy('104'), { name: 'acknowledge' }))).toBe('not-yours');
  });
});

describe('a diverted target', () => {
  it('splits all', () => {
    const all = trio();
    const { world, target, first, second } = all;
    must(world, target, d101, divert);
    expect(states(all)).toEqual(['diverted', 'acknowledged', 'submitted']);
    expect([matterOf(world, target).joined, opinionOf(world, first).mergedInto, world.refused]).toEqual([[], null, []]);
    expect(dutyOf(world, second, 'triage').status).toBe('running');
  });
});

describe('whoever is joined', () => {
  it('may withdraw, and the target goes on', () => {
    const { world, target, first, second } = trio();
    must(world, first, citizen('ben'), { name: 'withdraw' });
    expect(matterOf(world, target).joined.map((one) => one.id)).toEqual([second]);
    expect(owing(world, target)).toEqual(['progress deputy:101 2026-11-15', 'study deputy:101 2026-10-30']);
  });

  it('keeps a call back of their own, but no supervision', () => {
    const world = newWorld();
    const target = submit(world, { deputyNo: '101' });
    const id = submit(world, { deputyNo: '102', authorId: 'ben' });
    must(world, id, citizen('ben'), { name: 'call-back' });
    must(world, id, system, { name: 'supervise' });
    must(world, id, area, mergeInto(world, target));
    expect(owing(world, id)).toEqual(['call-back office:area 2026-10-19']);
    expect(endsOf(world, id, 'supervise')).toEqual(['void']);
  });

  it('hears class C with a follow-up of their own, held by the deputy of the target', () => {
    const { world, target, first } = trio();
    deliver(world, target, explain(world, 60));
    must(world, first, system, leave(world, first));
    expect(owing(world, first)).toEqual(['follow-up deputy:101 2026-12-15', 'rating citizen:ben 2026-10-31']);
  });
});

describe('one turn', () => {
  it('never saves a duty twice alive, whatever follows from the act', () => {
    const { world, target, first } = trio();
    world.deputies.set('101', someDeputy('101', { mandate: 'ended' }));
    must(world, target, system, handOver(world, '104', 'mandate'));
    must(world, target, deputy('104'), answer(world));
    must(world, target, system, leave(world, target));
    expect(dutiesOf(world, target, 'study').map((duty) => duty.status)).toEqual(['settled']);
    expect(dutiesOf(world, first, 'feedback').map((duty) => duty.status)).toEqual(['running']);
  });
});
