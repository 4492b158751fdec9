/** 移交: mandates that stop, successors, and what waits meanwhile (lifecycle.md sections 1 and 5). */

import { describe, expect, it } from 'vitest';
import { answer, ask, assign, bounce, deliver, explain, handOver, leave, mergeInto, said } from './acts.ts';
import {
  act,
  area,
  author,
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
  type World,
} from './small-world.ts';

const d101 = deputy('101');
const reasonOf = (decision: ReturnType<typeof act>) => (decision.ok ? 'done' : decision.reason);

/** The mandate of 101 stops, and the system hands over. */
function stop(world: World, id: string, to: string | null): ReturnType<typeof must> {
  world.deputies.set('101', someDeputy('101', { mandate: 'ended' }));
  return must(world, id, system, handOver(world, to, 'mandate'));
}

function acknowledged(): { world: World; id: string } {
  const world = newWorld('2026-10-16');
  const id = submit(world, { deputyNo: '101' });
  must(world, id, d101, { name: 'acknowledge' });
  return { world, id };
}

describe('hand over to a successor', () => {
  it('moves what runs, leaves at least five working days and keeps the first promise', () => {
    const { world, id } = acknowledged(); // study until 2026-10-30
    goTo(world, '2026-10-28');
    const decision = stop(world, id, '102');
    expect(dutyOf(world, id, 'study')).toMatchObject({
      holder: { role: 'deputy', id: '102' },
      due: '2026-11-04',
      firstDue: '2026-10-30',
    });
    expect(decision.notices.map((one) => one.hearer)).toEqual(['citizen', 'in charge', 'former', 'office']);
    expect(decision.notices.find((one) => one.hearer === 'former')?.deputyNo).toBe('101');
  });

  it('does not move a day that leaves enough time', () => {
    const { world, id } = acknowledged();
    goTo(world, '2026-10-20');
    stop(world, id, '102');
    expect(dutyOf(world, id, 'study').due).toBe('2026-10-30');
  });

  it('moves acknowledge, too, and later duties go to the new one', () => {
    const world = newWorld('2026-10-16');
    const id = submit(world, { deputyNo: '101' });
    goTo(world, '2026-10-20');
    stop(world, id, '102');
    expect(dutyOf(world, id, 'acknowledge')).toMatchObject({
      holder: { id: '102' },
      due: '2026-10-27',
      firstDue: '2026-10-21',
    });
    expect(reasonOf(act(world, id, d101, { name: 'acknowledge' }))).toBe('not-yours');
    must(world, id, deputy('102'), { name: 'acknowledge' });
    expect(dutyOf(world, id, 'study').holder).toEqual({ role: 'deputy', id: '102' });
  });

  it('while a question is open leaves at least five working days for after it', () => {
    const { world, id } = acknowledged();
    goTo(world, '2026-10-28');
    must(world, id, d101, ask); // two working days remain
    stop(world, id, '102');
    expect(dutyOf(world, id, 'study')).toMatchObject({ status: 'paused', remaining: 5, holder: { id: '102' } });
    must(world, id, author, { name: 'clarify', said });
    expect(dutyOf(world, id, 'study').due).toBe('2026-11-04');
  });

  it('needs somebody else with an active mandate', () => {
    const { world, id } = acknowledged();
    expect(reasonOf(act(world, id, area, handOver(world, '101')))).toBe('same-deputy');
    expect(
      reasonOf(
        act(world, id, area, { name: 'hand-over', to: someDeputy('102', { mandate: 'suspended' }), reason: 'office' }),
      ),
    ).toBe('mandate-not-active');
  });
});

describe('a deputy who joins', () => {
  it('takes over what the office held; of the citizen, who hears nothing, the days of silence run on', () => {
    const world = newWorld('2026-10-16');
    const id = submit(world);
    must(world, id, area, assign(world, '103'));
    const { due } = dutyOf(world, id, 'progress');
    goTo(world, '2026-10-21');
    world.deputies.set('103', someDeputy('103', { personId: 'p103' }));
    const joined = must(world, id, system, handOver(world, '103', 'joined'));
    expect(joined.notices.map((one) => one.hearer)).toEqual(['in charge']);
    expect(dutyOf(world, id, 'acknowledge').holder).toEqual({ role: 'deputy', id: '103' });
    expect(dutyOf(world, id, 'progress')).toMatchObject({ holder: { id: '103' }, start: '2026-10-16', due });
  });
});

describe('hand over without a successor', () => {
  it('makes acknowledge void, and the office triages', () => {
    const world = newWorld('2026-10-16');
    const id = submit(world, { deputyNo: '101' });
    stop(world, id, null);
    expect([stateOf(world, id), owing(world, id)]).toEqual([
      'submitted',
      ['progress office:area 2026-11-15', 'triage office:area 2026-10-19'],
    ]);
    expect(endsOf(world, id, 'acknowledge')).toEqual(['void']);
    expect(reasonOf(act(world, id, area, handOver(world, '102')))).toBe('assign-instead');
    must(world, id, area, assign(world, '102'));
  });

  it('lets the study wait, paused, under the triage; handed over it runs on with five working days at least', () => {
    const { world, id } = acknowledged();
    goTo(world, '2026-10-28');
    stop(world, id, null);
    expect([stateOf(world, id), owing(world, id)]).toEqual([
      'acknowledged',
      ['progress office:area 2026-11-27', 'study office:area paused 5', 'triage office:area 2026-10-29'],
    ]);
    goTo(world, '2026-10-29');
    must(world, id, area, handOver(world, '102'));
    expect(owing(world, id)).toEqual(['progress deputy:102 2026-11-28', 'study deputy:102 2026-11-05']);
    expect(endsOf(world, id, 'triage')).toEqual(['settled']);
  });

  it('lets a follow-up wait under the triage in handling, answered and closed', () => {
    for (const state of ['handling', 'answered', 'closed'] as const) {
      const { world, id } = acknowledged();
      deliver(world, id, state === 'handling' ? answer(world, 'B', 60) : explain(world, 60));
      if (state === 'closed') must(world, id, author, { name: 'rate', solved: 'no' });
      stop(world, id, null);
      expect(stateOf(world, id)).toBe(state);
      expect(dutyOf(world, id, 'follow-up').status).toBe('paused');
      expect(dutyOf(world, id, 'triage').status).toBe('running');
      must(world, id, area, handOver(world, '102'));
      expect(dutyOf(world, id, 'follow-up')).toMatchObject({
        status: 'running',
        due: '2026-12-15',
        holder: { id: '102' },
      });
    }
  });

  it('owes nothing in merged, nor in answered, closed and withdrawn where nothing ran', () => {
    const { world, id } = acknowledged();
    const target = submit(world, { deputyNo: '102', authorId: 'ben' });
    must(world, id, area, mergeInto(world, target));
    const quiet = submit(world, { deputyNo: '101' });
    deliver(world, quiet, answer(world));
    const closed = submit(world, { deputyNo: '101' });
    deliver(world, closed, answer(world));
    must(world, closed, author, { name: 'rate', solved: 'yes' });
    const gone = submit(world, { deputyNo: '101' });
    must(world, gone, author, { name: 'withdraw' });
    for (const one of [id, quiet, closed, gone])
      expect(stop(world, one, null).notices.map((notice) => notice.hearer)).not.toContain('citizen');
    expect([id, quiet, closed, gone].map((one) => owing(world, one))).toEqual([
      [],
      ['rating citizen:ann 2026-10-31'],
      [],
      [],
    ]);
  });

  it('in answering is triaged while the letter is on its way, and nobody can take it back', () => {
    const { world, id } = acknowledged();
    must(world, id, d101, answer(world, 'B', 20));
    stop(world, id, null);
    expect(dutyOf(world, id, 'triage').status).toBe('running');
    expect(reasonOf(act(world, id, d101, { name: 'undo' }))).toBe('not-yours');
    must(world, id, system, leave(world, id));
    expect([stateOf(world, id), dutyOf(world, id, 'follow-up').status, dutyOf(world, id, 'triage').status]).toEqual([
      'handling',
      'paused',
      'running',
    ]);
  });

  it('while a question is open triages, and the office of a triage may ask', () => {
    const { world, id } = acknowledged();
    must(world, id, d101, ask);
    stop(world, id, null);
    expect(owing(world, id)).toEqual([
      'progress office:area 2026-11-15',
      'study office:area paused 10',
      'triage office:area 2026-10-19',
    ]);
    must(world, id, author, { name: 'clarify', said });
    must(world, id, area, ask);
    expect([opinionOf(world, id).asker, dutyOf(world, id, 'triage').status, dutyOf(world, id, 'study').status]).toEqual(
      ['office', 'paused', 'paused'],
    );
    must(world, id, author, { name: 'clarify', said });
    expect([dutyOf(world, id, 'triage').status, dutyOf(world, id, 'study').status]).toEqual(['running', 'paused']);
  });

  it('twice is once', () => {
    const { world, id } = acknowledged();
    stop(world, id, null);
    expect(reasonOf(act(world, id, area, handOver(world, null)))).toBe('same-deputy');
  });
});

describe('a deputy who stops after a bounced promise', () => {
  it('leaves the reach with the office and the promise under its triage', () => {
    const { world, id } = acknowledged();
    deliver(world, id, answer(world, 'B', 20));
    must(world, id, system, bounce(world, id));
    stop(world, id, null);
    expect(owing(world, id)).toEqual([
      'follow-up office:area paused 20',
      'progress office:area 2026-11-15',
      'reach office:area 2026-10-21',
      'triage office:area 2026-10-19',
    ]);
  });
});
