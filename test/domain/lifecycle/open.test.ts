/** While an opinion is open: submitted, assigned, acknowledged, asked, told of news (lifecycle.md sections 1, 3 and 5). */

import { describe, expect, it } from 'vitest';
import { answer, ask, assign, deliver, divert, explain, leave, said } from './acts.ts';
import {
  act,
  area,
  author,
  citizen,
  codeHolder,
  deputy,
  dutyOf,
  endsOf,
  fireTimer,
  goTo,
  must,
  newWorld,
  opinionOf,
  owing,
  parent,
  someDeputy,
  stateOf,
  submit,
  system,
} from './small-world.ts';

const d101 = deputy('101');
const reasonOf = (decision: ReturnType<typeof act>) => (decision.ok ? 'done' : decision.reason);
const hearers = (decision: ReturnType<typeof act>) => (decision.ok ? decision.notices.map((one) => one.hearer) : []);

describe('submit', () => {
  it('owes a sure deputy three working days, over the weekend, and the citizen news within thirty days', () => {
    const world = newWorld('2026-10-16'); // a Friday
    const id = submit(world, { deputyNo: '101' });
    expect(owing(world, id)).toEqual(['acknowledge deputy:101 2026-10-21', 'progress deputy:101 2026-11-15']);
    expect(dutyOf(world, id, 'acknowledge').why.spans.map((span) => `${span.reason} ${span.from}`)).toEqual([
      'weekend 2026-10-17',
      'working 2026-10-19',
    ]);
  });

  it('counts a worked Saturday and skips the Spring Festival', () => {
    const world = newWorld('2026-02-12');
    expect(owing(world, submit(world, { deputyNo: '101' }))).toContain('acknowledge deputy:101 2026-02-24');
  });

  it('without a deputy goes to the office, for the next working day', () => {
    const world = newWorld('2026-10-16');
    expect(owing(world, submit(world))).toEqual(['progress office:area 2026-11-15', 'triage office:area 2026-10-19']);
  });

  it('to a deputy who has not joined, or is suspended, goes to the office', () => {
    const world = newWorld();
    const unjoined = submit(world, { deputyNo: '103' });
    world.deputies.set('102', someDeputy('102', { mandate: 'suspended' }));
    const suspended = submit(world, { deputyNo: '102' });
    for (const id of [unjoined, suspended]) {
      expect(opinionOf(world, id).deputyNo).toBeNull();
      expect(dutyOf(world, id, 'triage').holder).toEqual({ role: 'office', id: 'area' });
    }
  });

  it('to oneself goes to the office: nobody acts on both sides, and no clerk gives it back', () => {
    const world = newWorld();
    const id = submit(world, { deputyNo: '101', authorId: 'p101' });
    expect(opinionOf(world, id).deputyNo).toBeNull();
    expect(reasonOf(act(world, id, area, assign(world, '101')))).toBe('own-opinion');
    must(world, id, area, assign(world, '102'));
    expect(reasonOf(act(world, id, area, { name: 'hand-over', to: someDeputy('101'), reason: 'office' }))).toBe(
      'own-opinion',
    );
  });

  it('entered by the deputy in charge is acknowledged already; by another it is not', () => {
    const world = newWorld();
    const met = { authorId: null, authorChatId: null, toldBy: '张三', toldReach: '13800000000', deputyNo: '101' };
    const own = submit(world, { ...met, by: d101 });
    expect(stateOf(world, own)).toBe('acknowledged');
    expect(owing(world, own)).toEqual(['progress deputy:101 2026-11-15', 'study deputy:101 2026-10-30']);
    expect(stateOf(world, submit(world, { ...met, by: deputy('102') }))).toBe('submitted');
    expect(stateOf(world, submit(world, { ...met, by: area }))).toBe('submitted');
  });
});

describe('assign', () => {
  it('settles triage and gives the deputy three working days', () => {
    const world = newWorld();
    const id = submit(world);
    const decision = must(world, id, area, assign(world, '101'));
    expect(owing(world, id)).toEqual(['acknowledge deputy:101 2026-10-21', 'progress deputy:101 2026-11-15']);
    expect(endsOf(world, id, 'triage')).toEqual(['settled']);
    expect(hearers(decision)).toEqual(['citizen', 'in charge']);
  });

  it("anew makes the former deputy's duty void, starts another and tells both", () => {
    const world = newWorld();
    const id = submit(world, { deputyNo: '101' });
    goTo(world, '2026-10-20');
    const decision = must(world, id, parent, assign(world, '102'));
    expect(owing(world, id)).toEqual(['acknowledge deputy:102 2026-10-23', 'progress deputy:102 2026-11-19']);
    expect(endsOf(world, id, 'acknowledge')).toEqual(['void']);
    expect(dutyOf(world, id, 'acknowledge').firstDue).toBe('2026-10-23');
    expect(decision.notices).toContainEqual(expect.objectContaining({ hearer: 'former', deputyNo: '101' }));
  });

  it('needs an active mandate and somebody else', () => {
    const world = newWorld();
    const id = submit(world, { deputyNo: '101' });
    expect(reasonOf(act(world, id, area, assign(world, '101')))).toBe('same-deputy');
    world.deputies.set('102', someDeputy('102', { mandate: 'ended' }));
    expect(reasonOf(act(world, id, area, assign(world, '102')))).toBe('mandate-not-active');
  });

  it('is done by the citizen from the first working day after a late triage, not before and not with the code alone', () => {
    const world = newWorld('2026-10-16');
    const id = submit(world);
    goTo(world, '2026-10-19');
    expect(reasonOf(act(world, id, author, assign(world, '101')))).toBe('not-yours');
    goTo(world, '2026-10-20');
    expect(reasonOf(act(world, id, codeHolder, assign(world, '101')))).toBe('not-yours');
    expect(reasonOf(act(world, id, citizen('eve'), assign(world, '101')))).toBe('not-yours');
    must(world, id, author, assign(world, '101'));
    expect(opinionOf(world, id).deputyNo).toBe('101');
  });

  it('waits for the answer or the timeout while a question is open', () => {
    const world = newWorld();
    const id = submit(world);
    must(world, id, area, ask);
    expect(reasonOf(act(world, id, area, assign(world, '101')))).toBe('not-possible-now');
    must(world, id, author, { name: 'clarify', said });
    must(world, id, area, assign(world, '101'));
  });

  it('to a deputy who has not joined leaves every duty with the office, which enters the acts from paper', () => {
    const world = newWorld();
    const id = submit(world);
    must(world, id, area, assign(world, '103'));
    expect(owing(world, id)).toEqual(['acknowledge office:area 2026-10-21', 'progress office:area 2026-11-15']);
    must(world, id, area, { name: 'acknowledge' });
    expect(dutyOf(world, id, 'study').holder).toEqual({ role: 'office', id: 'area' });
    must(world, id, area, answer(world));
    expect(reasonOf(act(world, id, { ...area, personId: 'another clerk' } as typeof area, { name: 'undo' }))).toBe(
      'not-yours',
    );
    must(world, id, area, { name: 'undo' });
    must(world, id, area, answer(world));
    must(world, id, system, leave(world, id));
    expect(stateOf(world, id)).toBe('answered');
    expect(opinionOf(world, id).feedback?.deputyNo).toBe('103');
  });

  it('moves the duties to the deputy who joins meanwhile, with a fair time', () => {
    const world = newWorld();
    const id = submit(world);
    must(world, id, area, assign(world, '103'));
    goTo(world, '2026-10-20');
    world.deputies.set('103', someDeputy('103', { personId: 'p103' }));
    must(world, id, system, { name: 'hand-over', to: someDeputy('103', { personId: 'p103' }), reason: 'joined' });
    expect(dutyOf(world, id, 'acknowledge')).toMatchObject({
      holder: { role: 'deputy', id: '103' },
      due: '2026-10-27',
      firstDue: '2026-10-21',
    });
    expect(
      reasonOf(
        act(world, id, system, { name: 'hand-over', to: someDeputy('103', { personId: 'p103' }), reason: 'joined' }),
      ),
    ).toBe('same-deputy');
  });
});

describe('acknowledge', () => {
  it('settles its duty, starts the study of ten working days and tells the citizen', () => {
    const world = newWorld('2026-10-16');
    const id = submit(world, { deputyNo: '101' });
    goTo(world, '2026-10-19');
    const decision = must(world, id, d101, { name: 'acknowledge' });
    expect(endsOf(world, id, 'acknowledge')).toEqual(['settled']);
    expect(owing(world, id)).toEqual(['progress deputy:101 2026-11-18', 'study deputy:101 2026-11-02']);
    expect(hearers(decision)).toEqual(['citizen']);
  });

  it('comes first when the deputy does anything else, both in one transaction', () => {
    for (const what of ['news', 'ask', 'answer', 'explain'] as const) {
      const world = newWorld();
      const id = submit(world, { deputyNo: '101' });
      const acts = {
        news: { name: 'news', text: '看到了' },
        ask,
        answer: answer(world),
        explain: explain(world),
      } as const;
      const decision = must(world, id, d101, acts[what]);
      expect(decision.events.map((event) => [event.seq, event.act, event.from])).toEqual([
        [2, 'acknowledge', 'submitted'],
        [3, what, 'acknowledged'],
      ]);
      expect(endsOf(world, id, 'acknowledge')).toEqual(['settled']);
    }
  });

  it('does not come first when the other act is refused: nothing is half done', () => {
    const world = newWorld();
    const id = submit(world, { deputyNo: '101' });
    expect(reasonOf(act(world, id, d101, { name: 'ask', question: ' ' }))).toBe('text-missing');
    expect(stateOf(world, id)).toBe('submitted');
  });

  it('does not come first when the deputy hands back, diverts or merges', () => {
    const world = newWorld();
    const back = submit(world, { deputyNo: '101' });
    expect(must(world, back, d101, { name: 'hand-back', reason: '不在我的选区' }).events).toHaveLength(1);
    const away = submit(world, { deputyNo: '101' });
    expect(must(world, away, d101, divert).events).toHaveLength(1);
  });

  it('is not done for the deputy by news from the office', () => {
    const world = newWorld();
    const id = submit(world, { deputyNo: '101' });
    must(world, id, area, { name: 'news', text: '代表明天回来' });
    expect(stateOf(world, id)).toBe('submitted');
  });
});

describe('hand back', () => {
  it('makes acknowledge or study void, and the office triages again', () => {
    const world = newWorld();
    const early = submit(world, { deputyNo: '101' });
    must(world, early, d101, { name: 'hand-back', reason: '不在我的选区' });
    expect(endsOf(world, early, 'acknowledge')).toEqual(['void']);
    const late = submit(world, { deputyNo: '101' });
    must(world, late, d101, { name: 'acknowledge' });
    const decision = must(world, late, d101, { name: 'hand-back', reason: '不在我的选区' });
    expect(endsOf(world, late, 'study')).toEqual(['void']);
    for (const id of [early, late]) {
      expect(opinionOf(world, id).deputyNo).toBeNull();
      expect(dutyOf(world, id, 'triage').due).toBe('2026-10-19');
    }
    expect(hearers(decision)).toEqual(['citizen', 'office']);
  });

  it('needs a reason', () => {
    const world = newWorld();
    const id = submit(world, { deputyNo: '101' });
    expect(reasonOf(act(world, id, d101, { name: 'hand-back', reason: '' }))).toBe('reason-missing');
  });
});

describe('ask', () => {
  it('pauses the study with what remains and nothing else; the answer lets it run on', () => {
    const world = newWorld('2026-10-16');
    const id = submit(world, { deputyNo: '101' });
    must(world, id, d101, { name: 'acknowledge' }); // study until 2026-10-30
    goTo(world, '2026-10-21');
    must(world, id, d101, ask);
    expect(owing(world, id)).toEqual(['progress deputy:101 2026-11-20', 'study deputy:101 paused 7']);
    goTo(world, '2026-10-27');
    must(world, id, author, { name: 'clarify', said });
    expect(stateOf(world, id)).toBe('acknowledged');
    const study = dutyOf(world, id, 'study');
    expect([study.due, study.firstDue, study.start]).toEqual(['2026-11-05', '2026-10-30', '2026-10-16']);
    expect(study.why.resumed).toMatchObject({ left: { unit: 'workingDays', n: 7 }, due: '2026-10-30' });
  });

  it('of the office pauses its triage and nobody else may ask then', () => {
    const world = newWorld('2026-10-16');
    const id = submit(world);
    must(world, id, area, ask);
    expect(owing(world, id)).toEqual(['progress office:area 2026-11-15', 'triage office:area paused 1']);
    goTo(world, '2026-10-20');
    must(world, id, author, { name: 'clarify', said });
    expect(dutyOf(world, id, 'triage').due).toBe('2026-10-21');
    expect(hearers(must(world, id, area, ask))).toEqual(['citizen']);
  });

  it('does not pause the follow-up of a promise', () => {
    const world = newWorld('2026-10-16');
    const id = submit(world, { deputyNo: '101' });
    deliver(world, id, answer(world, 'B', 20));
    must(world, id, d101, ask);
    expect(owing(world, id)).toEqual(['follow-up deputy:101 2026-11-05', 'progress deputy:101 2026-11-15']);
  });

  it('is possible twice a round', () => {
    const world = newWorld();
    const id = submit(world, { deputyNo: '101' });
    for (const _ of [1, 2]) {
      must(world, id, d101, ask);
      must(world, id, author, { name: 'clarify', said });
    }
    expect(reasonOf(act(world, id, d101, ask))).toBe('questions-used-up');
    deliver(world, id, answer(world));
    must(world, id, author, { name: 'reopen', reason: '没修好' });
    must(world, id, d101, ask);
  });

  it('is reminded on day 7 and runs out on day 14; then the holder goes on and everybody is told', () => {
    const world = newWorld('2026-10-16');
    const id = submit(world, { deputyNo: '101' });
    must(world, id, d101, ask);
    expect(opinionOf(world, id).timer?.kind).toBe('clarify-reminder');
    goTo(world, '2026-10-22');
    expect(fireTimer(world, id)).toBeNull();
    expect(opinionOf(world, id).timer?.kind).toBe('clarify-reminder');
    goTo(world, '2026-10-23');
    fireTimer(world, id);
    expect(opinionOf(world, id).timer?.kind).toBe('clarify-timeout');
    goTo(world, '2026-10-29');
    fireTimer(world, id);
    expect(stateOf(world, id)).toBe('clarifying');
    goTo(world, '2026-10-30');
    const decision = fireTimer(world, id);
    expect(stateOf(world, id)).toBe('acknowledged');
    expect(opinionOf(world, id).timer).toBeNull();
    expect(decision && hearers(decision)).toEqual(['citizen', 'in charge']);
  });
});
