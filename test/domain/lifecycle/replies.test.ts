/** Replies, evaluations, more time, supervision; and transfers from deputy to deputy (lifecycle.md section 2). */

import { describe, expect, it } from 'vitest';
import type { RouteAct } from '../../../src/domain/acts.ts';
import { answer, ask, deliver, handOver, leave, mergeInto, onRoute, refer, routeOf, said, transfer } from './acts.ts';
import {
  act,
  area,
  author,
  copyOf,
  daysLater,
  deputy,
  dutyOf,
  endsOf,
  goTo,
  handler,
  must,
  newWorld,
  opinionOf,
  owing,
  someDeputy,
  someOrgan,
  stateOf,
  submit,
  system,
  type World,
} from './small-world.ts';

interface Case {
  readonly world: World;
  readonly id: string;
}
const d101 = deputy('101');
const d102 = deputy('102');
const works = handler('works');
const reasonOf = (decision: ReturnType<typeof act>) => (decision.ok ? 'done' : decision.reason);
const hears = (decision: ReturnType<typeof must>) => decision.notices.map((one) => `${one.act} ${one.hearer}`);
const kinds = ({ world, id }: Case) => owing(world, id).map((one) => one.split(' ')[0]);
const on = ({ world, id }: Case, by: Parameters<typeof must>[2], name: RouteAct['name'], more = {}, at = -1) =>
  must(world, id, by, onRoute(world, id, name, more, at));
const reasonOn = ({ world, id }: Case, by: Parameters<typeof must>[2], name: RouteAct['name'], more = {}) =>
  reasonOf(act(world, id, by, onRoute(world, id, name, more)));

/** 101 has referred it on Friday 2026-10-16, works has accepted; the reply is due on 2026-11-06. */
function accepted(...others: string[]): Case {
  const world = newWorld('2026-10-16');
  const id = submit(world, { deputyNo: '101' });
  must(world, id, d101, refer('works', ...others));
  on({ world, id }, works, 'accept');
  return { world, id };
}

describe('reply', () => {
  it('starts feedback and evaluate; help that has not come is void', () => {
    const one = accepted('water');
    const decision = on(one, works, 'reply', { contact: ' 张工 ', phone: '0871-2' });
    expect(hears(decision)).toEqual(['reply citizen', 'reply in charge', 'reply co-handlers']);
    expect(owing(one.world, one.id)).toEqual([
      'evaluate deputy:101 2026-11-06',
      'feedback deputy:101 2026-10-23',
      'progress deputy:101 2026-11-15',
    ]);
    expect([endsOf(one.world, one.id, 'reply'), endsOf(one.world, one.id, 'co-opinion')]).toEqual([
      ['settled'],
      ['void'],
    ]);
    expect(routeOf(one.world, one.id).reply).toMatchObject({ class: 'A', contact: '张工', by: 'handler' });
  });

  it('needs a class, words, and for B a day to come', () => {
    const one = accepted();
    expect(reasonOn(one, works, 'reply', { class: null })).toBe('class-missing');
    expect(reasonOn(one, works, 'reply', { text: ' ' })).toBe('text-missing');
    expect(reasonOn(one, works, 'reply', { class: 'B' })).toBe('day-missing');
    expect(reasonOn(one, works, 'reply', { class: 'B', day: '2026-10-16' })).toBe('day-past');
    expect(reasonOn(one, works, 'reply', { class: 'B', day: '2028-10-16' })).toBe('day-too-far');
    on(one, works, 'reply', { class: 'B', day: '2026-12-01' });
    expect(reasonOn(one, works, 'reply')).toBe('already-replied');
  });

  it('on paper is entered by the deputy or the office, without an acceptance before', () => {
    for (const [by, role] of [
      [d101, 'deputy'],
      [area, 'office'],
    ] as const) {
      const world = newWorld('2026-10-16');
      const id = submit(world, { deputyNo: '101' });
      must(world, id, d101, refer());
      on({ world, id }, by, 'reply');
      expect(routeOf(world, id).reply?.by).toBe(role);
      expect(endsOf(world, id, 'accept')).toEqual(['settled']);
    }
  });

  it('is told by news only while another route is open, else by the answer', () => {
    const one = accepted();
    must(one.world, one.id, d101, refer('water'));
    on(one, works, 'reply', {}, 0);
    must(one.world, one.id, d101, { name: 'news', text: '局里修好了一盏' });
    expect([kinds(one), routeOf(one.world, one.id, 0).feedbackOwed]).toEqual([
      ['accept', 'evaluate', 'progress'],
      false,
    ]);
    on(one, handler('water'), 'reply');
    must(one.world, one.id, d101, { name: 'news', text: '水务也答复了' });
    expect(kinds(one)).toEqual(['evaluate', 'evaluate', 'feedback', 'progress']);
    deliver(one.world, one.id, answer(one.world));
    expect([endsOf(one.world, one.id, 'feedback'), kinds(one)]).toEqual([
      ['settled', 'settled', 'settled'],
      ['evaluate', 'evaluate', 'rating'],
    ]);
  });

  it('has its feedback set aside by an answer, and back by its undo', () => {
    const one = accepted();
    on(one, works, 'reply');
    must(one.world, one.id, d101, answer(one.world));
    expect(dutyOf(one.world, one.id, 'evaluate').status).toBe('running');
    must(one.world, one.id, d101, { name: 'undo' });
    expect(owing(one.world, one.id)).toContain('feedback deputy:101 2026-10-23');
  });

  it('that comes while an answer is on its way is still to be told, and is settled afterwards', () => {
    const one = accepted();
    must(one.world, one.id, d101, answer(one.world, 'B', 60));
    on(one, works, 'reply');
    expect(owing(one.world, one.id)).toContain('feedback deputy:101 2026-10-23');
    expect(reasonOn(one, d101, 'nothing-new')).toBe('not-possible-now');
    must(one.world, one.id, system, leave(one.world, one.id));
    expect(kinds(one)).toEqual(['evaluate', 'feedback', 'follow-up', 'progress']);
  });

  it('in answered or closed is settled by nothing new, a follow-up or a correction', () => {
    const make = () => {
      const world = newWorld('2026-10-16');
      const id = submit(world, { deputyNo: '101' });
      must(world, id, d101, refer());
      on({ world, id }, works, 'return');
      deliver(world, id, answer(world));
      on({ world, id }, area, 'bind');
      on({ world, id }, works, 'reply');
      return { world, id };
    };
    const nothing = make();
    expect(kinds(nothing)).toEqual(['evaluate', 'feedback', 'rating']);
    on(nothing, d101, 'nothing-new');
    expect([kinds(nothing), endsOf(nothing.world, nothing.id, 'feedback').at(-1)]).toEqual([
      ['evaluate', 'rating'],
      'settled',
    ]);
    expect(reasonOn(nothing, d101, 'nothing-new')).toBe('nothing-to-settle');
    const followed = make();
    must(followed.world, followed.id, d101, { name: 'follow-up', facts: '局里又答复了' });
    expect([kinds(followed), stateOf(followed.world, followed.id)]).toEqual([
      ['evaluate', 'progress', 'study'],
      'handling',
    ]);
    const corrected = make();
    deliver(corrected.world, corrected.id, {
      name: 'correct',
      wrong: '不全',
      text: '局里又答复了',
      class: 'A',
    });
    expect(kinds(corrected)).toEqual(['evaluate', 'rating']);
  });
});

describe('evaluate', () => {
  const bad = { mark: 'bad', reason: '还是黑的' };

  it('ends the route, unless 不满意 opens the next round of a month: told as news', () => {
    const one = accepted();
    on(one, works, 'reply');
    expect(reasonOn(one, d101, 'evaluate', { mark: 'bad' })).toBe('reason-missing');
    on(one, d101, 'evaluate', bad);
    expect(routeOf(one.world, one.id)).toMatchObject({ state: 'accepted', round: 2, unsatisfied: 1 });
    expect(owing(one.world, one.id)).toEqual([
      'feedback deputy:101 2026-10-23',
      'progress deputy:101 2026-11-15',
      'reply organ:works 2026-11-16',
    ]);
    must(one.world, one.id, d101, { name: 'news', text: '请他们再看' });
    expect(kinds(one)).toEqual(['progress', 'reply']);
    on(one, works, 'reply');
    on(one, d101, 'evaluate');
    expect(routeOf(one.world, one.id)).toMatchObject({ state: 'evaluated', evaluation: 'good' });
    expect(kinds(one)).toEqual(['feedback', 'progress']);
  });

  it('a second 不满意 makes the office supervise, once', () => {
    const one = accepted();
    for (let round = 1; round <= 3; round++) {
      on(one, works, 'reply');
      on(one, d101, 'evaluate', bad);
      expect(kinds(one).filter((kind) => kind === 'supervise')).toHaveLength(round > 1 ? 1 : 0);
    }
    expect(dutyOf(one.world, one.id, 'supervise')).toMatchObject({
      routeId: routeOf(one.world, one.id).id,
      due: '2026-10-30',
    });
    must(one.world, one.id, area, { name: 'measure', text: '约谈' });
    must(one.world, one.id, area, { name: 'key-supervise', reason: '拖了两个月' });
    expect(dutyOf(one.world, one.id, 'supervise')).toMatchObject({ ownerId: 'clerk', note: 'key' });
    must(one.world, one.id, area, { name: 'supervised', outcome: '已换人办' });
    expect(endsOf(one.world, one.id, 'supervise')).toEqual(['settled']);
  });

  it('by nobody lapses: recorded as not evaluated', () => {
    const one = accepted();
    on(one, works, 'reply');
    goTo(one.world, '2026-11-09');
    on(one, system, 'route-lapse');
    expect(routeOf(one.world, one.id)).toMatchObject({ state: 'evaluated', evaluation: null });
    expect(routeOf(one.world, one.id).evaluationLapsedAt).not.toBeNull();
  });

  it('不满意 is refused where nobody waits, and only kept where nobody is left to do better', () => {
    const one = accepted();
    on(one, works, 'reply');
    one.world.organs.set('works', someOrgan('works', { kind: 'ended' }));
    must(one.world, one.id, d101, answer(one.world));
    const erased = copyOf(one.world);
    must(erased, one.id, author, { name: 'erase' });
    expect(reasonOn({ ...one, world: erased }, d101, 'evaluate', bad)).toBe('not-possible-now');
    must(one.world, one.id, d101, { name: 'undo' });
    on(one, d101, 'evaluate', bad);
    expect(routeOf(one.world, one.id)).toMatchObject({ state: 'evaluated', evaluation: 'bad', round: 1 });
    expect(kinds(one)).toEqual(['feedback', 'progress']);
  });
});

describe('extend', () => {
  const more = { day: '2026-12-01' };

  it('is decided by the office: yes moves the day, keeps the first, opens another ladder, tells the citizen', () => {
    const one = accepted();
    expect(hears(on(one, works, 'extend', more))).toEqual(['extend office']);
    expect(reasonOn(one, works, 'extend', more)).toBe('extension-asked');
    const decision = must(one.world, one.id, area, { name: 'decide', yes: true, reason: '' });
    expect(hears(decision)).toEqual(['decide citizen', 'decide target', 'decide in charge']);
    const reply = dutyOf(one.world, one.id, 'reply');
    expect(reply).toMatchObject({ due: '2026-12-01', firstDue: '2026-11-06' });
    expect(reply.nextAt?.toISOString().slice(0, 10)).toBe('2026-11-24');
  });

  it('refused or undecided leaves the day as it was', () => {
    const one = accepted();
    on(one, works, 'extend', more);
    must(one.world, one.id, area, { name: 'decide', yes: false, reason: '不够理由' });
    expect(dutyOf(one.world, one.id, 'reply').due).toBe('2026-11-06');
    on(one, works, 'extend', more);
    goTo(one.world, '2026-11-09');
    expect(reasonOf(act(one.world, one.id, area, { name: 'decide', yes: true, reason: '' }))).toBe('extend-too-late');
    must(one.world, one.id, area, { name: 'decide', yes: false, reason: '已逾期' });
    expect([dutyOf(one.world, one.id, 'reply').due, routeOf(one.world, one.id).extensionAsked]).toEqual([
      '2026-11-06',
      null,
    ]);
  });

  it('is asked before the day, for a later one', () => {
    const one = accepted();
    expect(reasonOn(one, works, 'extend', { day: '2026-11-06' })).toBe('day-not-later');
    goTo(one.world, '2026-11-06');
    expect(reasonOn(one, works, 'extend', more)).toBe('extend-too-late');
  });

  it.each(['reply', 'cancel'] as const)('is no question any more after %s', (name) => {
    const one = accepted();
    on(one, works, 'extend', more);
    on(one, name === 'reply' ? works : d101, name);
    expect(endsOf(one.world, one.id, 'decide')).toEqual(['void']);
  });
});

describe('verify 需要当面核实', () => {
  it('asks the citizen case by case; the answer goes to organ and deputy, and only to that organ', () => {
    const one = accepted();
    expect(hears(on(one, works, 'verify'))).toEqual(['verify citizen']);
    expect(reasonOn(one, works, 'verify')).toBe('contact-asked');
    expect(hears(on(one, author, 'allow-contact'))).toEqual(['allow-contact target', 'allow-contact in charge']);
    on(one, system, 'succeed');
    expect(routeOf(one.world, one.id).contactAsked).toBeNull();
  });
});

describe('transfer', () => {
  /** 101 transfers to 102 with works still handling. */
  const given = (): Case => {
    const one = accepted();
    must(one.world, one.id, d101, transfer(one.world, '102'));
    return one;
  };

  it('accepted: the receiver is in charge, studies, and has at least five working days for what moves', () => {
    const one = accepted();
    on(one, works, 'reply');
    must(one.world, one.id, d101, transfer(one.world, '102'));
    goTo(one.world, '2026-10-21');
    const decision = on(one, d102, 'accept');
    expect(hears(decision)).toEqual(['accept citizen', 'accept former']);
    expect(opinionOf(one.world, one.id).deputyNo).toBe('102');
    expect(owing(one.world, one.id)).toEqual([
      'evaluate deputy:102 2026-11-06',
      'feedback deputy:102 2026-10-28',
      'progress deputy:102 2026-11-20',
      'study deputy:102 2026-11-04',
    ]);
    expect(dutyOf(one.world, one.id, 'feedback').firstDue).toBe('2026-10-23');
    expect(routeOf(one.world, one.id)).toMatchObject({ state: 'accepted' });
    for (const name of ['accept', 'cancel', 'hand-out'] as const) expect(reasonOn(one, area, name)).not.toBe('done');
  });

  it('with routes that are open, and a day that was promised, studies all the same until the first act', () => {
    const one = given();
    deliver(one.world, one.id, answer(one.world, 'B', 60));
    on(one, d102, 'accept');
    expect(kinds(one)).toEqual(['follow-up', 'progress', 'reply', 'study']);
    must(one.world, one.id, d102, ask);
    expect(dutyOf(one.world, one.id, 'study').status).toBe('paused');
    must(one.world, one.id, author, { name: 'clarify', said });
    must(one.world, one.id, d102, answer(one.world, 'B', 30));
    must(one.world, one.id, d102, { name: 'undo' });
    expect(kinds(one)).toEqual(['follow-up', 'progress', 'reply', 'study']);
    must(one.world, one.id, d102, refer('water'));
    expect(kinds(one)).toEqual(['accept', 'follow-up', 'progress', 'reply']);
  });

  it('accepted while a class B answer is on its way studies when that has arrived', () => {
    const one = given();
    must(one.world, one.id, d101, answer(one.world, 'B', 60));
    on(one, d102, 'accept');
    expect(reasonOf(act(one.world, one.id, d101, { name: 'undo' }))).toBe('not-yours');
    must(one.world, one.id, system, leave(one.world, one.id));
    expect(owing(one.world, one.id)).toContain('study deputy:102 2026-10-30');
  });

  it('declined comes back with a reason; offered again to the same it is a circle', () => {
    const world = newWorld('2026-10-16');
    const id = submit(world, { deputyNo: '101' });
    must(world, id, d101, transfer(world, '102'));
    expect(owing(world, id)).toEqual(['accept deputy:102 2026-10-21', 'progress deputy:101 2026-11-15']);
    expect(reasonOn({ world, id }, d102, 'decline', { reason: '' })).toBe('reason-missing');
    on({ world, id }, d102, 'decline');
    expect(owing(world, id)).toContain('study deputy:101 2026-10-23');
    expect(reasonOf(act(world, id, d101, transfer(world, '102')))).toBe('in-a-circle');
  });

  it('is one at a time, never to oneself, nor back to who gave it', () => {
    const one = given();
    expect(reasonOf(act(one.world, one.id, d101, transfer(one.world, '104')))).toBe('transfer-open');
    expect(reasonOf(act(one.world, one.id, d101, transfer(one.world, '101')))).toBe('to-oneself');
    on(one, d102, 'accept');
    expect(reasonOf(act(one.world, one.id, d102, transfer(one.world, '101')))).toBe('in-a-circle');
    one.world.deputies.set('104', someDeputy('104', { mandate: 'ended' }));
    expect(reasonOf(act(one.world, one.id, d102, transfer(one.world, '104')))).toBe('mandate-not-active');
  });

  it('to one who has not joined is accepted by the office from paper; what they get back moves when they join', () => {
    const one = accepted();
    must(one.world, one.id, d101, transfer(one.world, '103'));
    expect(owing(one.world, one.id)).toContain('accept office:area 2026-10-21');
    one.world.deputies.set('103', someDeputy('103', { personId: 'p103' }));
    on(one, system, 'hand-out');
    expect(owing(one.world, one.id)).toContain('accept deputy:103 2026-10-23');
  });

  it("to one who is suspended, or turns out to be the author, is the office's to answer", () => {
    for (const more of [{ mandate: 'suspended' }, { personId: 'ann' }] as const) {
      const world = newWorld('2026-10-16');
      const id = submit(world, { deputyNo: '101' });
      must(world, id, d101, transfer(world, '102'));
      world.deputies.set('102', someDeputy('102', more));
      expect(reasonOn({ world, id }, area, 'accept')).not.toBe('done');
      must(world, id, d101, { name: 'news', text: '在等' });
      expect(owing(world, id).find((one) => one.startsWith('accept'))).toMatch(/^accept office:area/);
      on({ world, id }, area, 'decline');
      expect(owing(world, id)).toContain('study deputy:101 2026-10-23');
    }
  });

  it('that nobody takes lapses: the first deputy studies again', () => {
    const world = newWorld('2026-10-16');
    const id = submit(world, { deputyNo: '101' });
    must(world, id, d101, transfer(world, '102'));
    daysLater(world, 30);
    const decision = on({ world, id }, system, 'cancel', { reason: '', why: 'lapsed' });
    expect(hears(decision)).toContain('cancel citizen');
    expect(owing(world, id)).toContain('study deputy:101 2026-11-20');
  });

  it('can be asked back by whoever had it first: the office decides', () => {
    const one = given();
    on(one, d102, 'accept');
    must(one.world, one.id, d102, refer('water'));
    must(one.world, one.id, d101, { name: 'take-back', reason: '我熟悉' });
    expect(reasonOf(act(one.world, one.id, d101, { name: 'take-back', reason: '我熟悉' }))).toBe('reopen-asked');
    const decision = must(one.world, one.id, area, { name: 'decide', yes: true, reason: '' });
    expect(hears(decision)).toEqual(['decide citizen', 'decide in charge', 'decide former']);
    expect(opinionOf(one.world, one.id).deputyNo).toBe('101');
    // Nothing but others' clocks moved: the new one in charge studies.
    expect(owing(one.world, one.id)).toContain('study deputy:101 2026-10-30');
  });

  it('is not asked back by whoever may only read, nor given to them', () => {
    const one = given();
    on(one, d102, 'accept');
    must(one.world, one.id, d101, { name: 'take-back', reason: '我熟悉' });
    one.world.deputies.set('101', someDeputy('101', { mandate: 'suspended' }));
    expect(reasonOf(act(one.world, one.id, d101, { name: 'take-back', reason: '我熟悉' }))).toBe('not-yours');
    const yes = { name: 'decide', yes: true, reason: '' } as const;
    expect(reasonOf(act(one.world, one.id, area, yes))).toBe('mandate-not-active');
    must(one.world, one.id, area, handOver(one.world, '104'));
    one.world.deputies.set('101', someDeputy('101', { personId: 'ann' }));
    expect(reasonOf(act(one.world, one.id, area, yes))).toBe('own-opinion');
  });

  it('asked back in vain is told to who asked', () => {
    const one = given();
    on(one, d102, 'accept');
    must(one.world, one.id, d101, { name: 'take-back', reason: '我熟悉' });
    const decision = must(one.world, one.id, area, { name: 'decide', yes: false, reason: '已在办' });
    expect([hears(decision), opinionOf(one.world, one.id).deputyNo]).toEqual([['decide first'], '102']);
  });

  it('is cancelled by a merge, and lapses when the opinion is handed to or from whom it was offered', () => {
    const one = given();
    const target = submit(one.world, { deputyNo: '104', authorId: 'ben' });
    must(one.world, one.id, area, mergeInto(one.world, target));
    expect(routeOf(one.world, one.id).state).toBe('cancelled');
    const other = given();
    const decision = must(other.world, other.id, area, handOver(other.world, '102'));
    expect(routeOf(other.world, other.id).state).toBe('cancelled');
    expect(hears(decision)).toContain('cancel target');
    const third = given();
    must(third.world, third.id, area, handOver(third.world, '104'));
    expect(routeOf(third.world, third.id).state).toBe('offered');
  });
});
