/** After the answer: rating, lapse, enough, follow-up, reopening, erasure (lifecycle.md section 1; domain.md section 6). */

import { describe, expect, it } from 'vitest';
import { answer, bounce, correct, deliver, divert, explain, handOver, leave, said } from './acts.ts';
import { situations } from './situations.ts';
import {
  act,
  area,
  author,
  citizen,
  codeHolder,
  copyOf,
  daysLater,
  deputy,
  dutyOf,
  endsOf,
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

function answered(what: 'A' | 'C' = 'A'): { world: World; id: string } {
  const world = newWorld('2026-10-16');
  const id = submit(world, { deputyNo: '101' });
  deliver(world, id, what === 'A' ? answer(world) : explain(world, 60));
  return { world, id };
}

describe('rate', () => {
  it('closes with one answer and leaves the others empty; later only empty ones are filled', () => {
    const { world, id } = answered();
    must(world, id, author, { name: 'rate', solved: 'partly' });
    expect([stateOf(world, id), owing(world, id), endsOf(world, id, 'rating')]).toEqual(['closed', [], ['settled']]);
    must(world, id, author, { name: 'rate', solved: 'yes', attitude: 'good' });
    expect(opinionOf(world, id).rating).toMatchObject({ solved: 'partly', answer: null, attitude: 'good' });
    expect(reasonOf(act(world, id, author, { name: 'rate', solved: 'yes' }))).toBe('already-rated');
  });

  it('tells the office when the citizen is not content', () => {
    const { world, id } = answered();
    expect(must(copyOf(world), id, author, { name: 'rate', solved: 'yes' }).notices.map((one) => one.hearer)).toEqual([
      'in charge',
    ]);
    for (const unhappy of [{ solved: 'no' }, { attitude: 'bad' }, { answer: 'bad' }] as const)
      expect(must(copyOf(world), id, author, { name: 'rate', ...unhappy }).notices.map((one) => one.hearer)).toEqual([
        'in charge',
        'office',
      ]);
  });

  it('is done by nobody for the citizen, and says nothing with nothing', () => {
    const { world, id } = answered();
    for (const other of [d101, area, system, citizen('eve')])
      expect(reasonOf(act(world, id, other, { name: 'rate', solved: 'yes' }))).toBe('not-yours');
    expect(reasonOf(act(world, id, author, { name: 'rate' }))).toBe('text-missing');
  });

  it('is possible for thirty days from delivery once closed', () => {
    const { world, id } = answered();
    goTo(world, '2026-10-31');
    must(world, id, system, { name: 'lapse' });
    goTo(world, '2026-11-16');
    expect(reasonOf(act(world, id, author, { name: 'rate', solved: 'yes' }))).toBe('rating-too-late');
    goTo(world, '2026-11-15');
    must(world, id, author, { name: 'rate', solved: 'yes' });
    expect(opinionOf(world, id).rating?.lapsedAt).not.toBeNull();
  });

  it('before the answer hears that there is none', () => {
    const world = newWorld();
    const id = submit(world, { deputyNo: '101' });
    expect(reasonOf(act(world, id, author, { name: 'rate', solved: 'yes' }))).toBe('no-answer-yet');
  });
});

describe('lapse', () => {
  it('closes without a rating: silence is recorded as silence', () => {
    const { world, id } = answered();
    goTo(world, '2026-10-31');
    must(world, id, system, { name: 'lapse' });
    expect(opinionOf(world, id).rating).toEqual({ solved: null, answer: null, attitude: null, lapsedAt: world.now });
    expect([stateOf(world, id), owing(world, id)]).toEqual(['closed', []]);
  });

  it('closes the opinion of a person without an account, too', () => {
    const world = newWorld();
    const id = submit(world, { authorId: null, authorChatId: null, toldBy: '张三', deputyNo: '101', by: d101 });
    must(world, id, d101, answer(world));
    must(world, id, system, bounce(world, id));
    must(world, id, area, { name: 'tell-otherwise', how: 'phone' });
    expect(owing(world, id)).toEqual(['rating citizen: 2026-10-31']);
    must(world, id, system, { name: 'lapse' });
    expect(stateOf(world, id)).toBe('closed');
  });
});

describe('enough', () => {
  it('after class B closes and makes the follow-up void', () => {
    const world = newWorld();
    const id = submit(world, { deputyNo: '101' });
    deliver(world, id, answer(world, 'B'));
    must(world, id, author, { name: 'enough' });
    expect([stateOf(world, id), owing(world, id), endsOf(world, id, 'follow-up')]).toEqual(['closed', [], ['void']]);
  });

  it('after class C closes from answered and stays closed from closed', () => {
    for (const rated of [false, true]) {
      const { world, id } = answered('C');
      if (rated) must(world, id, author, { name: 'rate', solved: 'no' });
      must(world, id, author, { name: 'enough' });
      expect([stateOf(world, id), owing(world, id), endsOf(world, id, 'follow-up')]).toEqual(['closed', [], ['void']]);
      expect(reasonOf(act(world, id, author, { name: 'enough' }))).toBe('not-possible-now');
    }
  });

  it('is not said of a promise that did not arrive, nor of class A', () => {
    const { world, id } = answered();
    expect(reasonOf(act(world, id, author, { name: 'enough' }))).toBe('not-possible-now');
    const other = submit(world, { deputyNo: '101' });
    deliver(world, other, answer(world, 'B'));
    must(world, other, system, bounce(world, other));
    expect(reasonOf(act(world, other, author, { name: 'enough' }))).toBe('not-possible-now');
  });
});

describe('follow up', () => {
  it('opens a new round with a study of ten working days, and settles the review', () => {
    const { world, id } = answered('C');
    must(world, id, author, { name: 'rate', solved: 'no' });
    goTo(world, '2026-12-15');
    const decision = must(world, id, d101, { name: 'follow-up', facts: '预算批了' });
    expect([stateOf(world, id), opinionOf(world, id).round, opinionOf(world, id).feedback]).toEqual([
      'handling',
      2,
      null,
    ]);
    expect(owing(world, id)).toEqual(['progress deputy:101 2027-01-14', 'study deputy:101 2026-12-29']);
    expect(endsOf(world, id, 'follow-up')).toEqual(['settled']);
    expect(decision.notices.map((one) => one.hearer)).toEqual(['citizen']);
    expect(reasonOf(act(world, id, d101, { name: 'follow-up', facts: '再一次' }))).toBe('not-possible-now');
  });
});

describe('reopen', () => {
  it('goes back to the deputy as acknowledged, with a new round and a study', () => {
    const { world, id } = answered();
    must(world, id, author, { name: 'reopen', reason: '没修好' });
    expect([stateOf(world, id), opinionOf(world, id).round]).toEqual(['acknowledged', 2]);
    expect(owing(world, id)).toEqual(['progress deputy:101 2026-11-15', 'study deputy:101 2026-10-30']);
    expect(endsOf(world, id, 'rating')).toEqual(['void']);
  });

  it('goes to the office when the deputy is active no more', () => {
    const { world, id } = answered();
    world.deputies.set('101', { ...(world.deputies.get('101') as never as object), mandate: 'ended' } as never);
    must(world, id, author, { name: 'reopen', reason: '没修好' });
    expect([stateOf(world, id), opinionOf(world, id).deputyNo]).toEqual(['submitted', null]);
    expect(dutyOf(world, id, 'triage').status).toBe('running');
  });

  it('is free once within thirty days of delivery; on day thirty-one the office decides', () => {
    const { world, id } = answered();
    const late = copyOf(world);
    goTo(world, '2026-11-15');
    must(world, id, author, { name: 'reopen', reason: '没修好' });
    expect(stateOf(world, id)).toBe('acknowledged');
    goTo(late, '2026-11-16');
    const decision = must(late, id, author, { name: 'reopen', reason: '没修好' });
    expect([stateOf(late, id), decision.notices.map((one) => one.hearer)]).toEqual(['answered', ['office']]);
    expect(dutyOf(late, id, 'decide')).toMatchObject({
      due: '2026-11-19',
      note: 'reopen',
      holder: { role: 'office', id: 'area' },
    });
  });

  it('a second time is decided by the office: yes opens, no needs a reason', () => {
    const { world, id } = answered();
    must(world, id, author, { name: 'reopen', reason: '没修好' });
    deliver(world, id, answer(world));
    expect(reasonOf(act(world, id, area, { name: 'decide', yes: true, reason: '' }))).toBe('nothing-to-decide');
    must(world, id, author, { name: 'reopen', reason: '还是没修好' });
    expect(reasonOf(act(world, id, author, { name: 'reopen', reason: '喂' }))).toBe('reopen-asked');
    for (const nobody of [d101, author, system])
      expect(reasonOf(act(world, id, nobody, { name: 'decide', yes: true, reason: '' }))).toBe('not-yours');
    const refused = copyOf(world);
    expect(reasonOf(act(refused, id, area, { name: 'decide', yes: false, reason: '' }))).toBe('reason-missing');
    must(refused, id, area, { name: 'decide', yes: false, reason: '已经三次' });
    expect([stateOf(refused, id), endsOf(refused, id, 'decide')]).toEqual(['answered', ['settled']]);
    const decision = must(world, id, area, { name: 'decide', yes: true, reason: '' });
    expect([stateOf(world, id), opinionOf(world, id).round, endsOf(world, id, 'decide')]).toEqual([
      'acknowledged',
      3,
      ['settled'],
    ]);
    expect(decision.notices.map((one) => one.hearer)).toEqual(['citizen', 'in charge']);
  });

  it('of a diverted opinion beyond the limit is decided, too', () => {
    const world = newWorld();
    const id = submit(world, { deputyNo: '101' });
    must(world, id, d101, divert);
    must(world, id, author, { name: 'reopen', reason: '那里不管' });
    must(world, id, area, divert);
    must(world, id, author, { name: 'reopen', reason: '还是不管' });
    expect(stateOf(world, id)).toBe('diverted');
    must(world, id, area, { name: 'decide', yes: true, reason: '' });
    expect(stateOf(world, id)).toBe('submitted');
  });

  it('needs a reason', () => {
    const { world, id } = answered();
    expect(reasonOf(act(world, id, author, { name: 'reopen', reason: ' ' }))).toBe('reason-missing');
  });
});

describe('the holder of the query code', () => {
  it('adds, clarifies, rates, reopens, withdraws and nothing else', () => {
    const { world, id } = answered('C');
    must(copyOf(world), id, codeHolder, { name: 'rate', solved: 'yes' });
    must(copyOf(world), id, codeHolder, { name: 'reopen', reason: '没修好' });
    const open = submit(world, { deputyNo: '101' });
    must(copyOf(world), open, codeHolder, { name: 'add', said });
    must(copyOf(world), open, codeHolder, { name: 'withdraw' });
    for (const name of ['erase', 'enough', 'urge', 'not-told', 'call-back'] as const)
      expect(reasonOf(act(world, id, codeHolder, { name }))).toBe('not-yours');
    expect(reasonOf(act(world, id, codeHolder, { name: 'consent', yes: true }))).toBe('not-yours');
  });
});

describe('erase', () => {
  it('withdraws what is open or on its way, closes what is answered, and leaves the rest', () => {
    for (const [key, make] of Object.entries(situations)) {
      const { world, id } = make();
      if (key.endsWith('erased')) continue;
      const before = stateOf(world, id);
      const letter = opinionOf(world, id).feedback;
      const decision = must(world, id, author, { name: 'erase' });
      const ends =
        ['submitted', 'acknowledged', 'clarifying', 'handling', 'answering', 'merged'].includes(before) ||
        ['diverted', 'diverted·replied'].includes(key);
      expect([key, stateOf(world, id)]).toEqual([key, ends ? 'withdrawn' : before === 'answered' ? 'closed' : before]);
      const { code, authorId, chatId, timer } = opinionOf(world, id);
      // A filed document goes on without this citizen.
      const owes = owing(world, id).filter((one) => !/^(register|result) office/.test(one));
      expect({ code, authorId, chatId, timer, owes }).toEqual({
        code: null,
        authorId: null,
        chatId: null,
        timer: null,
        owes: [],
      });
      expect(decision.recall).toEqual(letter && !letter.leftAt ? [letter.id] : []);
    }
  });

  it('leaves nothing to reopen, correct, follow up or bounce, and the code is dead', () => {
    const { world, id } = answered('C');
    must(world, id, author, { name: 'erase' });
    for (const [who, what] of [
      [codeHolder, { name: 'reopen', reason: '没修好' }],
      [d101, correct(world)],
      [d101, { name: 'follow-up', facts: '来了' }],
      [system, bounce(world, id)],
      [area, { name: 'tell-otherwise', how: 'phone' }],
    ] as const)
      expect(act(world, id, who, what).ok).toBe(false);
    must(world, id, area, handOver(world, '102'));
    expect(owing(world, id)).toEqual([]);
  });

  it('makes what an answer had set aside void, not settled', () => {
    const world = newWorld();
    const id = submit(world, { deputyNo: '101' });
    must(world, id, d101, answer(world));
    must(world, id, author, { name: 'erase' });
    expect([endsOf(world, id, 'study'), endsOf(world, id, 'feedback')]).toEqual([['void'], ['void']]);
    expect(act(world, id, system, { name: 'leave', feedbackId: 'x', delivered: true }).ok).toBe(false);
  });

  it('of an opinion that waits for nothing keeps what was public of it', () => {
    const { world, id } = answered();
    must(world, id, author, { name: 'rate', solved: 'yes' });
    daysLater(world, 100);
    must(world, id, author, { name: 'erase' });
    expect([stateOf(world, id), opinionOf(world, id).rating?.solved]).toEqual(['closed', 'yes']);
  });
});

describe('an answered opinion', () => {
  it('is left alone by what comes for another letter', () => {
    const { world, id } = answered();
    expect(reasonOf(act(world, id, system, { name: 'confirm-delivery', feedbackId: 'other', evidence: 3 }))).toBe(
      'not-possible-now',
    );
    expect(reasonOf(act(world, id, system, { name: 'bounce', feedbackId: 'other', why: 'refused' }))).toBe(
      'told-already',
    );
    expect(reasonOf(act(world, id, system, leave(world, id)))).toBe('not-possible-now');
  });
});
