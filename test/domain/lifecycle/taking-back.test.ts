/** Undo within the seconds before the letter leaves, and corrections after (lifecycle.md section 1). */

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
  goTo,
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

/** Acknowledged on Friday 2026-10-16: study until 2026-10-30. */
function acknowledged(): { world: World; id: string } {
  const world = newWorld('2026-10-16');
  const id = submit(world, { deputyNo: '101' });
  must(world, id, d101, { name: 'acknowledge' });
  return { world, id };
}

describe('undo', () => {
  it('brings study and progress back with their days, and forgets the answer', () => {
    const { world, id } = acknowledged();
    daysLater(world, 3);
    const before = owing(world, id);
    must(world, id, d101, answer(world));
    const decision = must(world, id, d101, { name: 'undo' });
    expect([stateOf(world, id), owing(world, id), opinionOf(world, id).feedback]).toEqual([
      'acknowledged',
      before,
      null,
    ]);
    expect(decision.recall).toHaveLength(1);
  });

  it('brings the promise back that the answer had replaced, and its follow-up', () => {
    const { world, id } = acknowledged();
    deliver(world, id, answer(world, 'B', 20));
    const [before, promise] = [owing(world, id), feedbackOf(world, id)];
    must(world, id, d101, answer(world));
    must(world, id, d101, { name: 'undo' });
    expect([stateOf(world, id), owing(world, id), feedbackOf(world, id)]).toEqual(['handling', before, promise]);
  });

  it('is refused when the letter has left, and to anybody else', () => {
    const { world, id } = acknowledged();
    must(world, id, d101, answer(world));
    expect(reasonOf(act(world, id, deputy('102'), { name: 'undo' }))).toBe('not-yours');
    expect(reasonOf(act(world, id, area, { name: 'undo' }))).toBe('not-yours');
    must(world, id, system, leave(world, id, false));
    expect(reasonOf(act(world, id, d101, { name: 'undo' }))).toBe('already-left');
  });

  it('is refused to a deputy who is in charge no more', () => {
    const { world, id } = acknowledged();
    must(world, id, d101, answer(world));
    must(world, id, area, { name: 'hand-over', to: someDeputy('102'), reason: 'office' });
    expect(reasonOf(act(world, id, d101, { name: 'undo' }))).toBe('not-yours');
  });

  it('of a correction brings back rating, follow-up and a closed state', () => {
    const { world, id } = acknowledged();
    deliver(world, id, explain(world));
    must(world, id, author, { name: 'rate', solved: 'partly' });
    const before = opinionOf(world, id);
    const duties = owing(world, id);
    must(world, id, d101, correct(world));
    must(world, id, d101, { name: 'undo' });
    const { state, rating, feedback, enough } = opinionOf(world, id);
    expect({ state, rating, feedback, enough }).toEqual({
      state: 'closed',
      rating: before.rating,
      feedback: before.feedback,
      enough: false,
    });
    expect(owing(world, id)).toEqual(duties);
  });

  it('of a correction keeps what the citizen had enough of', () => {
    const { world, id } = acknowledged();
    deliver(world, id, explain(world));
    must(world, id, author, { name: 'enough' });
    must(world, id, d101, correct(world, 'C'));
    must(world, id, d101, { name: 'undo' });
    expect([stateOf(world, id), owing(world, id)]).toEqual(['closed', []]);
  });

  it('of a correction in answering brings the cancelled letter back, and that one can be undone, too', () => {
    const { world, id } = acknowledged();
    must(world, id, d101, answer(world));
    const first = feedbackOf(world, id);
    expect(must(world, id, d101, correct(world)).recall).toEqual([first.id]);
    const decision = must(world, id, d101, { name: 'undo' });
    expect([stateOf(world, id), feedbackOf(world, id), decision.resend]).toEqual(['answering', first, [first]]);
    expect(dutyOf(world, id, 'study').status).toBe('aside');
    must(world, id, d101, { name: 'undo' });
    expect([stateOf(world, id), dutyOf(world, id, 'study').status]).toEqual(['acknowledged', 'running']);
  });

  it('of a correction puts a letter that has left on its way again, with its timer', () => {
    const { world, id } = acknowledged();
    must(world, id, d101, answer(world));
    must(world, id, system, leave(world, id, false));
    const { timer } = opinionOf(world, id);
    expect(timer?.kind).toBe('evidence');
    expect(must(world, id, d101, correct(world)).recall).toEqual([]);
    goTo(world, '2026-10-19');
    const decision = must(world, id, d101, { name: 'undo' });
    expect([stateOf(world, id), opinionOf(world, id).timer, decision.resend]).toEqual(['answering', timer, []]);
  });

  it('of a correction counts the evidence that came meanwhile at once', () => {
    const { world, id } = acknowledged();
    must(world, id, d101, answer(world));
    must(world, id, system, leave(world, id, false));
    const seen = confirm(world, id);
    must(world, id, d101, correct(world));
    must(world, id, system, seen);
    expect(stateOf(world, id)).toBe('answering');
    must(world, id, d101, { name: 'undo' });
    expect([stateOf(world, id), owing(world, id)]).toEqual(['answered', ['rating citizen:ann 2026-10-31']]);
    expect(feedbackOf(world, id)).toMatchObject({ evidence: 2, supersededAt: null });
  });

  it('of a correction that overtook a question keeps the question behind the first answer', () => {
    const { world, id } = acknowledged();
    must(world, id, d101, ask);
    const { timer } = opinionOf(world, id);
    must(world, id, d101, answer(world));
    must(world, id, d101, correct(world));
    must(world, id, d101, { name: 'undo' });
    must(world, id, d101, { name: 'undo' });
    expect([stateOf(world, id), opinionOf(world, id).timer]).toEqual(['clarifying', timer]);
  });

  it('goes back one letter of a chain that began after a promise, never to a promise that is not at hand', () => {
    const { world, id } = acknowledged();
    deliver(world, id, answer(world, 'B', 20));
    must(world, id, d101, answer(world));
    must(world, id, d101, correct(world));
    must(world, id, d101, { name: 'undo' });
    expect(reasonOf(act(world, id, d101, { name: 'undo' }))).toBe('not-possible-now');
    must(world, id, system, leave(world, id));
    expect(stateOf(world, id)).toBe('answered');
  });
});

describe('correct', () => {
  it('keeps the old answer and is delivered and rated anew', () => {
    const { world, id } = acknowledged();
    deliver(world, id, explain(world));
    must(world, id, author, { name: 'rate', solved: 'no' });
    const old = feedbackOf(world, id).id;
    must(world, id, d101, correct(world, 'A'));
    expect([stateOf(world, id), feedbackOf(world, id).correctionOf]).toEqual(['answering', old]);
    expect(world.feedback.get(old)?.supersededAt).toEqual(world.now);
    must(world, id, system, leave(world, id));
    expect([stateOf(world, id), opinionOf(world, id).rating, owing(world, id)]).toEqual([
      'answered',
      null,
      ['rating citizen:ann 2026-10-31'],
    ]);
    expect(endsOf(world, id, 'follow-up')).toEqual(['settled']);
  });

  it('makes a reach void: a newer letter goes out', () => {
    const { world, id } = acknowledged();
    must(world, id, d101, answer(world));
    must(world, id, system, leave(world, id, false));
    must(world, id, system, bounce(world, id));
    must(world, id, d101, correct(world));
    expect(owing(world, id)).toEqual(['feedback system 2026-10-23', 'reach office:area aside']);
    must(world, id, system, leave(world, id, false));
    expect([owing(world, id), endsOf(world, id, 'reach')]).toEqual([['feedback system 2026-10-23'], ['void']]);
  });

  it('of an answer that the citizen had enough of is followed up again', () => {
    const { world, id } = acknowledged();
    deliver(world, id, explain(world));
    must(world, id, author, { name: 'enough' });
    deliver(world, id, correct(world, 'B', 30));
    expect([stateOf(world, id), owing(world, id)]).toEqual([
      'handling',
      ['follow-up deputy:101 2026-11-15', 'progress deputy:101 2026-11-15'],
    ]);
  });

  it('needs to say what was wrong', () => {
    const { world, id } = acknowledged();
    deliver(world, id, answer(world));
    expect(reasonOf(act(world, id, d101, { name: 'correct', wrong: '', text: 'x', class: 'A' }))).toBe(
      'reason-missing',
    );
    expect(reasonOf(act(world, id, d101, { name: 'correct', wrong: 'x', text: '', class: 'A' }))).toBe('text-missing');
    expect(reasonOf(act(world, id, d101, { name: 'correct', wrong: 'x', text: 'x', class: 'B' }))).toBe('day-missing');
  });
});
