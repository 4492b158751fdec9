/** To organs and back: offers, returns, silence, binding, cancelling, documents, guards (lifecycle.md section 2). */

import { describe, expect, it } from 'vitest';
import type { RouteAct } from '../../../src/domain/acts.ts';
import { answer, assign, deliver, mergeInto, onRoute, refer, report, routeOf, transfer } from './acts.ts';
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

const d101 = deputy('101');
const works = handler('works');
const water = handler('water');
const reasonOf = (decision: ReturnType<typeof act>) => (decision.ok ? 'done' : decision.reason);
const hears = (decision: ReturnType<typeof must>) => decision.notices.map((one) => `${one.act} ${one.hearer}`);

/** 101 has acknowledged on Friday 2026-10-16. */
function acknowledged(): { world: World; id: string } {
  const world = newWorld('2026-10-16');
  const id = submit(world, { deputyNo: '101' });
  must(world, id, d101, { name: 'acknowledge' });
  return { world, id };
}

function referred(organ = 'works', ...others: string[]): { world: World; id: string } {
  const { world, id } = acknowledged();
  must(world, id, d101, refer(organ, ...others));
  return { world, id };
}

const on = (
  { world, id }: { world: World; id: string },
  by: Parameters<typeof must>[2],
  name: RouteAct['name'],
  more = {},
  at = -1,
) => must(world, id, by, onRoute(world, id, name, more, at));

describe('refer', () => {
  it('opens a named route, ends the study, and tells target, co-handlers and citizen', () => {
    const { world, id } = acknowledged();
    const decision = must(world, id, d101, refer('works', 'water', 'water', 'works'));
    expect(routeOf(world, id)).toMatchObject({ no: 1, n: 1, state: 'offered', coHandlers: ['water'], fromNo: '101' });
    expect(hears(decision)).toEqual(['refer citizen', 'refer target', 'refer co-handlers']);
    expect(owing(world, id)).toEqual(['accept organ:works 2026-10-27', 'progress deputy:101 2026-11-15']);
    expect(endsOf(world, id, 'study')).toEqual(['settled']);
  });

  it('goes to several organs, each with its own clock and name', () => {
    const { world, id } = referred();
    must(world, id, d101, refer('water'));
    expect(matterOf(world, id).routes.map(({ no, n }) => `${no}-${n}`)).toEqual(['1-1', '1-2']);
    expect(owing(world, id).filter((one) => one.startsWith('accept'))).toHaveLength(2);
  });

  it('overtakes a question that was open', () => {
    const { world, id } = acknowledged();
    must(world, id, d101, { name: 'ask', question: '哪一盏？' });
    must(world, id, d101, refer());
    expect(opinionOf(world, id)).toMatchObject({ state: 'handling', stateBefore: null, asker: null, timer: null });
  });

  it('is refused to an organ that has ended, that has it, or that it came back from', () => {
    const { world, id } = referred();
    expect(reasonOf(act(world, id, d101, refer('gone')))).toBe('organ-ended');
    expect(reasonOf(act(world, id, d101, refer('works')))).toBe('already-there');
    on({ world, id }, works, 'return');
    expect(reasonOf(act(world, id, d101, refer('works')))).toBe('returned-before');
  });

  it('to an organ nobody has joined is carried there by the office, or handed out when somebody joins', () => {
    const { world, id } = referred('silent');
    expect(owing(world, id)).toContain('reach office:area 2026-10-21');
    on({ world, id }, area, 'hand-out');
    expect(endsOf(world, id, 'reach')).toEqual(['settled']);
  });
});

describe('accept', () => {
  it('starts the reply, and the month of those who help', () => {
    const { world, id } = referred('works', 'water');
    on({ world, id }, works, 'accept');
    expect(owing(world, id)).toEqual([
      'co-opinion organ:water 2026-11-16',
      'progress deputy:101 2026-11-15',
      'reply organ:works 2026-11-06',
    ]);
    expect(reasonOf(act(world, id, works, onRoute(world, id, 'accept')))).toBe('already-accepted');
    expect(reasonOf(act(world, id, works, onRoute(world, id, 'return')))).toBe('route-over');
  });

  it('is done by the first word of progress, too: both events, nothing ended twice', () => {
    const { world, id } = referred();
    const decision = on({ world, id }, works, 'progress');
    expect(decision.events.map((one) => one.act)).toEqual(['accept', 'progress']);
    expect(endsOf(world, id, 'accept')).toEqual(['settled']);
    expect(hears(decision)).toContain('accept citizen');
  });
});

describe('return', () => {
  it('of the last route lets the deputy study again, for five working days', () => {
    const { world, id } = referred();
    const decision = on({ world, id }, works, 'return');
    expect(hears(decision)).toEqual(['return citizen', 'return in charge', 'return office']);
    expect(owing(world, id)).toEqual(['progress deputy:101 2026-11-15', 'study deputy:101 2026-10-23']);
    expect(endsOf(world, id, 'accept')).toEqual(['settled']);
  });

  it('starts no study while another route is open, or a reply is still to be told', () => {
    const { world, id } = referred();
    must(world, id, d101, refer('water'));
    on({ world, id }, works, 'return', {}, 0);
    expect(endsOf(world, id, 'study')).toEqual(['settled']);
    expect(owing(world, id).some((one) => one.startsWith('study'))).toBe(false);
    const other = referred();
    must(other.world, other.id, d101, refer('water'));
    on(other, works, 'reply', {}, 0);
    on(other, water, 'return', {}, 1);
    expect(owing(other.world, other.id).map((one) => one.split(' ')[0])).toEqual(['evaluate', 'feedback', 'progress']);
  });

  it('after a class B answer, too: the promise alone moves nobody', () => {
    const { world, id } = referred();
    deliver(world, id, answer(world, 'B', 60));
    on({ world, id }, works, 'return');
    expect(owing(world, id)).toEqual([
      'follow-up deputy:101 2026-12-15',
      'progress deputy:101 2026-11-15',
      'study deputy:101 2026-10-23',
    ]);
  });

  it('while an answer is on its way waits for class B, or for the undo, and has its five days then', () => {
    const make = () => {
      const { world, id } = referred();
      must(world, id, d101, answer(world, 'B', 60));
      on({ world, id }, works, 'return');
      expect(dutyOf(world, id, 'study')).toMatchObject({ status: 'aside', nextAt: null });
      daysLater(world, 3);
      return { world, id };
    };
    const left = make();
    must(left.world, left.id, system, {
      name: 'leave',
      feedbackId: opinionOf(left.world, left.id).feedback?.id ?? '',
      delivered: true,
    });
    expect(dutyOf(left.world, left.id, 'study')).toMatchObject({ status: 'running', due: '2026-10-26', note: null });
    const undone = make();
    must(undone.world, undone.id, d101, { name: 'undo' });
    expect(owing(undone.world, undone.id)).toEqual(['progress deputy:101 2026-11-15', 'study deputy:101 2026-10-26']);
  });

  it('a second time, by any organ or deputy, is for the office to decide', () => {
    const { world, id } = referred();
    on({ world, id }, works, 'return');
    expect(owing(world, id).some((one) => one.startsWith('decide'))).toBe(false);
    must(world, id, d101, transfer(world, '102'));
    on({ world, id }, deputy('102'), 'decline');
    expect(dutyOf(world, id, 'decide')).toMatchObject({ note: 'second-return', due: '2026-10-21' });
    must(world, id, d101, refer('water'));
    on({ world, id }, water, 'return');
    expect(owing(world, id).filter((one) => one.startsWith('decide'))).toHaveLength(1);
    must(world, id, area, { name: 'decide', yes: true, reason: '由水务办' });
    expect([stateOf(world, id), endsOf(world, id, 'decide')]).toEqual(['handling', ['settled']]);
  });

  it('counts one that was bound afterwards', () => {
    const { world, id } = referred();
    on({ world, id }, works, 'return');
    on({ world, id }, area, 'bind');
    must(world, id, d101, refer('water'));
    on({ world, id }, water, 'return');
    expect(dutyOf(world, id, 'decide').note).toBe('second-return');
  });

  it('decided when the answer has arrived reopens nothing, and hinders no reopening', () => {
    const { world, id } = referred();
    on({ world, id }, works, 'return');
    must(world, id, d101, refer('water'));
    on({ world, id }, water, 'return');
    deliver(world, id, answer(world));
    must(world, id, author, { name: 'rate', solved: 'no' });
    daysLater(world, 60);
    expect(reasonOf(act(world, id, author, { name: 'reopen', reason: '又坏了' }))).toBe('done');
    const [second, late] = matterOf(world, id).duties.filter(({ kind }) => kind === 'decide');
    must(world, id, area, { name: 'decide', yes: true, reason: '', dutyId: second?.id ?? '' });
    expect(stateOf(world, id)).toBe('closed');
    must(world, id, area, { name: 'decide', yes: true, reason: '', dutyId: late?.id ?? '' });
    expect(stateOf(world, id)).toBe('acknowledged');
  });
});

describe('bind', () => {
  it('starts the reply, cannot be returned, and ends the study and the decision', () => {
    const { world, id } = referred();
    on({ world, id }, works, 'return');
    must(world, id, d101, refer('water'));
    on({ world, id }, water, 'return');
    expect(owing(world, id).map((one) => one.split(' ')[0])).toEqual(['decide', 'progress', 'study']);
    on({ world, id }, area, 'bind');
    expect(owing(world, id)).toEqual(['progress deputy:101 2026-11-15', 'reply organ:water 2026-11-06']);
    expect([endsOf(world, id, 'study'), endsOf(world, id, 'decide')]).toEqual([
      ['settled', 'settled', 'settled'],
      ['settled'],
    ]);
    expect(reasonOf(act(world, id, water, onRoute(world, id, 'return')))).toBe('route-over');
  });

  it('is refused where nobody waits any more: withdrawn, diverted, merged', () => {
    for (const end of [{ name: 'withdraw' }, { name: 'erase' }] as const) {
      const { world, id } = referred();
      on({ world, id }, works, 'return');
      must(world, id, author, end);
      expect(reasonOf(act(world, id, area, onRoute(world, id, 'bind')))).toBe('not-possible-now');
    }
  });
});

describe('silent', () => {
  it('for seven working days: the reply runs, the route stays offered, and only the office takes it back', () => {
    const { world, id } = referred();
    goTo(world, '2026-10-28');
    const decision = on({ world, id }, system, 'silent');
    expect(hears(decision)).toEqual(['silent in charge', 'silent target', 'silent office']);
    expect([routeOf(world, id).state, endsOf(world, id, 'accept')]).toEqual(['offered', ['void']]);
    expect(owing(world, id)).toContain('reply organ:works 2026-11-18');
    expect(reasonOf(act(world, id, works, onRoute(world, id, 'return')))).toBe('return-too-late');
    on({ world, id }, area, 'return');
    expect(owing(world, id)).toContain('study deputy:101 2026-11-04');
  });

  it('ends with acceptance, without another day', () => {
    const { world, id } = referred();
    goTo(world, '2026-10-28');
    on({ world, id }, system, 'silent');
    daysLater(world, 5);
    on({ world, id }, works, 'accept');
    expect(owing(world, id)).toContain('reply organ:works 2026-11-18');
  });
});

describe('cancel', () => {
  it('tells the target why, starts the study again, and keeps a reply that still comes', () => {
    const { world, id } = referred('works', 'water');
    on({ world, id }, works, 'accept');
    const decision = on({ world, id }, d101, 'cancel');
    expect(hears(decision)).toEqual(['cancel citizen', 'cancel in charge', 'cancel target', 'cancel co-handlers']);
    expect(owing(world, id)).toEqual(['progress deputy:101 2026-11-15', 'study deputy:101 2026-10-23']);
    expect([endsOf(world, id, 'reply'), endsOf(world, id, 'co-opinion')]).toEqual([['void'], ['void']]);
    const late = on({ world, id }, works, 'reply');
    expect(hears(late)).toEqual(['reply in charge']);
    expect(late.pieces.map(({ text, routeId }) => [text, routeId])).toEqual([['已经修好', routeOf(world, id).id]]);
    expect(routeOf(world, id)).toMatchObject({ state: 'cancelled', reply: null, feedbackOwed: false });
  });

  it('needs a reason, and reaches an offer to a deputy who has joined, too', () => {
    const { world, id } = acknowledged();
    must(world, id, d101, transfer(world, '102'));
    expect(reasonOf(act(world, id, area, onRoute(world, id, 'cancel', { reason: ' ' })))).toBe('reason-missing');
    expect(reasonOf(act(world, id, area, onRoute(world, id, 'cancel')))).toBe('done');
  });
});

describe('an organ that ends', () => {
  it('leaves its routes and duties to its successor, with their days', () => {
    const { world, id } = referred('works', 'silent');
    on({ world, id }, works, 'accept');
    on({ world, id }, system, 'succeed');
    expect(routeOf(world, id).target.id).toBe('water');
    expect(dutyOf(world, id, 'reply')).toMatchObject({
      holder: { role: 'organ', id: 'water' },
      firstDue: '2026-11-06',
    });
    on({ world, id }, system, 'succeed', { organ: null, from: 'silent' });
    expect(owing(world, id).some((one) => one.startsWith('co-opinion'))).toBe(false);
    expect(reasonOf(act(world, id, system, onRoute(world, id, 'succeed', { organ: null })))).toBe('organ-ended');
  });
});

describe('report', () => {
  it('is registered with the day the office sets, or that of the policy, and its result is a reply', () => {
    const { world, id } = acknowledged();
    must(world, id, d101, report);
    expect(owing(world, id)).toContain('register office:area 2026-10-23');
    expect(reasonOf(act(world, id, d101, report))).toBe('already-there');
    on({ world, id }, area, 'register', { day: '2026-12-01' });
    expect(owing(world, id)).toContain('result office:area 2026-12-01');
    on({ world, id }, area, 'result');
    expect(owing(world, id).map((one) => one.split(' ')[0])).toEqual(['evaluate', 'feedback', 'progress']);
    const other = acknowledged();
    must(other.world, other.id, d101, report);
    on(other, area, 'register');
    expect(owing(other.world, other.id)).toContain('result office:area 2026-11-16');
  });

  it('not satisfied with, is replied to again by the office', () => {
    const { world, id } = acknowledged();
    must(world, id, d101, report);
    on({ world, id }, area, 'register');
    on({ world, id }, area, 'result');
    on({ world, id }, d101, 'evaluate', { mark: 'bad', reason: '没有说' });
    expect(owing(world, id)).toContain('reply office:area 2026-11-16');
    const spared = copyOf(world);
    on({ world: spared, id }, d101, 'cancel');
    expect(routeOf(spared, id).state).toBe('cancelled');
    on({ world, id }, area, 'reply');
    expect(routeOf(world, id)).toMatchObject({ state: 'replied', round: 2 });
  });

  it('given back counts as a failed route', () => {
    const { world, id } = acknowledged();
    must(world, id, d101, report);
    on({ world, id }, area, 'give-back');
    expect(owing(world, id)).toContain('study deputy:101 2026-10-23');
  });

  it('given back after a return is the second that failed, for the office to decide', () => {
    const { world, id } = acknowledged();
    must(world, id, d101, refer());
    on({ world, id }, works, 'return');
    must(world, id, d101, report);
    on({ world, id }, area, 'give-back');
    expect(owing(world, id)).toContain('decide office:area 2026-10-21');
  });

  it('goes on without its citizen, who is told nothing of it', () => {
    const { world, id } = acknowledged();
    must(world, id, d101, report);
    must(world, id, author, { name: 'withdraw' });
    expect(owing(world, id)).toEqual(['register office:area 2026-10-23']);
    expect(hears(on({ world, id }, area, 'register'))).toEqual(['register in charge']);
    on({ world, id }, area, 'result');
    expect([owing(world, id), routeOf(world, id).feedbackOwed]).toEqual([[], false]);
  });
});

describe('guard', () => {
  const guarded = (kind: 'case' | 'tender' | 'official' | 'clear') =>
    ({ name: 'guard', guarded: { kind, organs: kind === 'official' ? ['works'] : [] } }) as const;

  it.each(['case', 'tender'] as const)('%s: nothing is forwarded, until it is clear', (kind) => {
    const { world, id } = acknowledged();
    must(world, id, d101, guarded(kind));
    for (const what of [refer(), transfer(world, '102'), report])
      expect(reasonOf(act(world, id, d101, what))).toBe('concrete-case');
    must(world, id, d101, guarded('clear'));
    expect(reasonOf(act(world, id, d101, refer()))).toBe('done');
  });

  it('official: not to that organ, also not beside another', () => {
    const { world, id } = acknowledged();
    must(world, id, d101, guarded('official'));
    expect(reasonOf(act(world, id, d101, refer('works')))).toBe('own-official');
    expect(reasonOf(act(world, id, d101, refer('water', 'works')))).toBe('own-official');
    expect(reasonOf(act(world, id, d101, refer('water')))).toBe('done');
  });
});

describe('a guard and a merge', () => {
  const guarded = (kind: 'case' | 'clear' | 'official', organs: string[] = []) =>
    ({ name: 'guard', guarded: { kind, organs } }) as const;
  const merged = (own: Parameters<typeof must>[3] | null, its: Parameters<typeof must>[3] | null) => {
    const { world, id } = acknowledged();
    const joined = submit(world, { deputyNo: '101', authorId: 'ben' });
    if (own) must(world, id, d101, own);
    if (its) must(world, joined, d101, its);
    must(world, joined, area, mergeInto(world, id));
    return { world, id };
  };

  it('nothing goes through the target that was not to be forwarded by itself', () => {
    for (const own of [null, guarded('clear')]) {
      const { world, id } = merged(own, guarded('case'));
      expect(reasonOf(act(world, id, d101, refer()))).toBe('concrete-case');
      must(world, id, d101, guarded('clear'));
      expect(reasonOf(act(world, id, d101, refer()))).toBe('done');
    }
  });

  it('whose own people it is about is remembered of both', () => {
    const { world, id } = merged(guarded('official', ['water']), guarded('official', ['works']));
    for (const organ of ['water', 'works']) expect(reasonOf(act(world, id, d101, refer(organ)))).toBe('own-official');
    const other = merged(guarded('case'), guarded('official', ['works']));
    expect(reasonOf(act(other.world, other.id, d101, refer('water')))).toBe('concrete-case');
  });

  it('what is clear by itself makes nothing else clear', () => {
    const { world, id } = merged(null, guarded('clear'));
    expect(opinionOf(world, id).guarded).toBeNull();
  });
});

describe('forwarding by nobody', () => {
  it('is the office of a deputy who has not joined, from paper', () => {
    const world = newWorld('2026-10-16');
    const id = submit(world, {});
    must(world, id, area, assign(world, '103'));
    must(world, id, area, refer());
    expect(routeOf(world, id)).toMatchObject({ fromNo: '103', state: 'offered' });
  });
});
