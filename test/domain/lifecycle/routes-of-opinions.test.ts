/** What becomes of routes when their opinion is answered, merged, split, withdrawn, handed over, erased (lifecycle.md section 1). */

import { describe, expect, it } from 'vitest';
import type { RouteAct } from '../../../src/domain/acts.ts';
import { isOpenRoute, routeName } from '../../../src/domain/route.ts';
import {
  answer,
  correct,
  deliver,
  divert,
  explain,
  handOver,
  leave,
  mergeInto,
  onRoute,
  refer,
  report,
  routeOf,
  transfer,
} from './acts.ts';
import {
  act,
  area,
  author,
  citizen,
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
  someDeputy,
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
const works = handler('works');
const reasonOf = (decision: ReturnType<typeof act>) => (decision.ok ? 'done' : decision.reason);
const hears = (decision: ReturnType<typeof must>) => decision.notices.map((one) => `${one.act} ${one.hearer}`);
const on = ({ world, id }: Case, by: Parameters<typeof must>[2], name: RouteAct['name'], more = {}, at = -1) =>
  must(world, id, by, onRoute(world, id, name, more, at));
const names = ({ world, id }: Case) => matterOf(world, id).routes.map((route) => `${routeName(route)} ${route.state}`);

/** 101 has referred it to works on Friday 2026-10-16. */
function referred(world = newWorld('2026-10-16'), authorId = 'ann', no = '101'): Case {
  const id = submit(world, { deputyNo: no, authorId });
  must(world, id, deputy(no), refer());
  return { world, id };
}

describe('an answer of class A, C or D', () => {
  it('is refused while a route is open, and names it; one word cancels all, and the target hears why', () => {
    for (const what of ['answer', 'explain'] as const) {
      const { world, id } = referred();
      must(world, id, d101, transfer(world, '102'));
      const made = what === 'answer' ? answer(world) : explain(world);
      const no = act(world, id, d101, made);
      expect([reasonOf(no), no.ok ? null : no.data]).toEqual(['routes-open', { routes: '1-1 1-2', n: 2 }]);
      const decision = must(world, id, d101, { ...made, cancelRoutes: true } as typeof made);
      expect(names({ world, id })).toEqual(['1-1 cancelled', '1-2 cancelled']);
      expect(hears(decision)).toContain('cancel target');
      expect(decision.notices.find((one) => one.act === 'cancel')?.data.why).toBe('answered');
    }
  });

  it('undone, brings no route back, but five days to study', () => {
    const { world, id } = referred();
    must(world, id, d101, { ...answer(world), cancelRoutes: true } as never);
    must(world, id, d101, { name: 'undo' });
    expect([names({ world, id }), owing(world, id)]).toEqual([
      ['1-1 cancelled'],
      ['progress deputy:101 2026-11-15', 'study deputy:101 2026-10-23'],
    ]);
  });

  it('undone after a promise, lets the deputy study beside it', () => {
    const { world, id } = referred();
    deliver(world, id, answer(world, 'B', 60));
    must(world, id, d101, { ...answer(world), cancelRoutes: true } as never);
    must(world, id, d101, { name: 'undo' });
    expect(owing(world, id)).toEqual([
      'follow-up deputy:101 2026-12-15',
      'progress deputy:101 2026-11-15',
      'study deputy:101 2026-10-23',
    ]);
  });

  it('arrived, leaves no trace of the study that waited for it', () => {
    const { world, id } = referred();
    must(world, id, d101, { ...answer(world), cancelRoutes: true } as never);
    must(world, id, system, leave(world, id));
    expect(endsOf(world, id, 'study')).toEqual(['settled', 'void']);
  });

  it('cannot cancel a document that is filed', () => {
    const world = newWorld('2026-10-16');
    const id = submit(world, { deputyNo: '101' });
    must(world, id, d101, report);
    expect(reasonOf(act(world, id, d101, { ...answer(world), cancelRoutes: true } as never))).toBe('document-filed');
  });

  it('as the correction of a class B, too', () => {
    const { world, id } = referred();
    must(world, id, d101, answer(world, 'B'));
    expect(reasonOf(act(world, id, d101, correct(world)))).toBe('routes-open');
    must(world, id, d101, { ...correct(world), cancelRoutes: true } as never);
    expect(names({ world, id })).toEqual(['1-1 cancelled']);
  });
});

describe('an answer of class B', () => {
  it('leaves the routes and their clocks', () => {
    const { world, id } = referred();
    deliver(world, id, answer(world, 'B', 30));
    expect(owing(world, id)).toEqual([
      'accept organ:works 2026-10-27',
      'follow-up deputy:101 2026-11-15',
      'progress deputy:101 2026-11-15',
    ]);
  });
});

describe('divert and hand back', () => {
  it('wait until nothing is open; a reply that is in is told of to nobody then', () => {
    const { world, id } = referred();
    expect(reasonOf(act(world, id, d101, divert))).toBe('routes-open');
    on({ world, id }, works, 'reply');
    must(world, id, d101, divert);
    expect(owing(world, id)).toEqual(['feedback system 2026-10-23']);
    expect([endsOf(world, id, 'evaluate'), routeOf(world, id).feedbackOwed]).toEqual([['void'], false]);
  });
});

describe('merge', () => {
  const into = (one: Case, no = '102', acknowledged = true): string => {
    const target = submit(one.world, { deputyNo: no, authorId: 'ben' });
    if (acknowledged) must(one.world, target, deputy(no), { name: 'acknowledge' });
    must(one.world, one.id, area, mergeInto(one.world, target));
    return target;
  };

  it('moves routes with their names, duties and days, and lifts acknowledged to handling', () => {
    const one = referred();
    goTo(one.world, '2026-10-19');
    const target = into(one);
    expect([names(one), owing(one.world, one.id), endsOf(one.world, one.id, 'accept')]).toEqual([[], [], ['void']]);
    expect(names({ world: one.world, id: target })).toEqual(['1-1 offered']);
    expect(stateOf(one.world, target)).toBe('handling');
    expect(owing(one.world, target)).toContain('accept organ:works 2026-10-27');
    expect(dutyOf(one.world, target, 'accept')).toMatchObject({ firstDue: '2026-10-27', start: '2026-10-16' });
    on({ world: one.world, id: target }, works, 'accept');
    must(one.world, target, deputy('102'), refer('water'));
    expect(names({ world: one.world, id: target })).toEqual(['1-1 accepted', '2-1 offered']);
  });

  it('leaves a submitted target submitted, and an open question open', () => {
    const one = referred();
    expect(stateOf(one.world, into(one, '102', false))).toBe('submitted');
    const two = referred();
    const target = submit(two.world, { deputyNo: '102', authorId: 'ben' });
    must(two.world, target, deputy('102'), { name: 'ask', question: '哪一盏？' });
    must(two.world, two.id, area, mergeInto(two.world, target));
    expect(opinionOf(two.world, target)).toMatchObject({ state: 'clarifying', stateBefore: 'handling' });
  });

  it('moves feedback and evaluate to the deputy of the target, with at least five working days', () => {
    const one = referred();
    on(one, works, 'reply');
    goTo(one.world, '2026-10-22');
    const target = into(one);
    expect(owing(one.world, target)).toEqual([
      'evaluate deputy:102 2026-11-06',
      'feedback deputy:102 2026-10-29',
      'progress deputy:102 2026-11-21',
      'study deputy:102 2026-11-05',
    ]);
    expect(dutyOf(one.world, target, 'feedback').firstDue).toBe('2026-10-23');
  });

  it('moves a question of more time, which the office decides there', () => {
    const one = referred();
    on(one, works, 'extend', { day: '2026-12-01' });
    const target = into(one);
    must(one.world, target, area, { name: 'decide', yes: true, reason: '' });
    expect(dutyOf(one.world, target, 'reply')).toMatchObject({ due: '2026-12-01', firstDue: '2026-11-06' });
  });

  it('cancels open offers to deputies, and leaves history behind', () => {
    const one = referred();
    on(one, works, 'return');
    must(one.world, one.id, d101, transfer(one.world, '104'));
    const target = into(one);
    expect([names(one), names({ world: one.world, id: target })]).toEqual([['1-1 returned', '1-2 cancelled'], []]);
    expect(reasonOf(act(one.world, one.id, area, onRoute(one.world, one.id, 'bind', {}, 0)))).toBe('not-possible-now');
  });

  it('counts returns on the target in its own round', () => {
    const one = referred();
    const target = into(one);
    on({ world: one.world, id: target }, works, 'return');
    expect(reasonOf(act(one.world, target, deputy('102'), refer()))).toBe('returned-before');
  });

  it('asks the citizen of the target anew whether an organ may call them', () => {
    for (const yes of [true, null]) {
      const one = referred();
      on(one, works, 'verify');
      if (yes) on(one, author, 'allow-contact', { yes });
      const target = into(one);
      expect(routeOf(one.world, target).contactAsked).toBeNull();
      expect(reasonOf(act(one.world, target, citizen('ben'), onRoute(one.world, target, 'allow-contact')))).toBe(
        'nothing-to-settle',
      );
    }
  });

  it('undone by a split leaves the routes with the target', () => {
    const one = referred();
    const target = into(one);
    must(one.world, one.id, citizen('ann'), { name: 'split', reason: '不是一回事' });
    expect([names(one), names({ world: one.world, id: target })]).toEqual([[], ['1-1 offered']]);
    expect(owing(one.world, one.id)).toEqual(['progress deputy:101 2026-11-15', 'study deputy:101 2026-10-30']);
  });
});

describe('withdraw', () => {
  it('cancels what is open and tells the holders', () => {
    const { world, id } = referred();
    must(world, id, d101, transfer(world, '102'));
    const decision = must(world, id, author, { name: 'withdraw' });
    expect([names({ world, id }), owing(world, id)]).toEqual([['1-1 cancelled', '1-2 cancelled'], []]);
    expect(hears(decision).filter((one) => one === 'cancel target')).toHaveLength(2);
  });

  it('lets no organ call the heir because the one who left had agreed', () => {
    const { world, id } = referred();
    on({ world, id }, works, 'verify');
    on({ world, id }, author, 'allow-contact', { yes: true });
    const joined = submit(world, { deputyNo: '101', authorId: 'ben' });
    must(world, joined, area, mergeInto(world, id));
    must(world, id, author, { name: 'withdraw' });
    expect(routeOf(world, joined).contactAsked).toBeNull();
  });

  it('with others joined leaves routes, duties and days to the oldest of them', () => {
    const { world, id } = referred();
    on({ world, id }, works, 'reply');
    const joined = submit(world, { deputyNo: '101', authorId: 'ben' });
    must(world, joined, area, mergeInto(world, id));
    must(world, id, author, { name: 'withdraw' });
    expect([names({ world, id }), owing(world, id)]).toEqual([[], []]);
    expect([stateOf(world, joined), names({ world, id: joined })]).toEqual(['handling', ['1-1 replied']]);
    expect(owing(world, joined)).toEqual([
      'evaluate deputy:101 2026-11-06',
      'feedback deputy:101 2026-10-23',
      'progress deputy:101 2026-11-15',
    ]);
  });
});

describe('enough', () => {
  it('leaves the supervision of a route to the heir, once', () => {
    const { world, id } = referred();
    deliver(world, id, answer(world, 'B', 30));
    must(world, id, area, { name: 'supervise', routeId: routeOf(world, id).id });
    const joined = submit(world, { deputyNo: '101', authorId: 'ben' });
    must(world, joined, area, mergeInto(world, id));
    must(world, id, author, { name: 'enough' });
    expect(owing(world, id)).toEqual([]);
    expect(owing(world, joined)).toContain('supervise office:area 2026-10-30');
  });

  it('cancels offers and referrals, lets a document go on, and waits for no word of a reply', () => {
    const { world, id } = referred();
    must(world, id, d101, refer('water'));
    must(world, id, d101, report);
    deliver(world, id, answer(world, 'B', 30));
    on({ world, id }, works, 'reply', {}, 0);
    must(world, id, author, { name: 'enough' });
    expect(names({ world, id })).toEqual(['1-1 replied', '1-2 cancelled', '1-3 filed']);
    expect(owing(world, id)).toEqual(['evaluate deputy:101 2026-11-06', 'register office:area 2026-10-23']);
  });
});

describe('hand over', () => {
  it('moves what the deputy owes on routes, and leaves the organs their clocks', () => {
    const { world, id } = referred();
    must(world, id, d101, refer('water'));
    on({ world, id }, works, 'reply', {}, 0);
    goTo(world, '2026-10-22');
    must(world, id, area, handOver(world, '104'));
    expect(owing(world, id)).toEqual([
      'accept organ:water 2026-10-27',
      'evaluate deputy:104 2026-11-06',
      'feedback deputy:104 2026-10-29',
      'progress deputy:104 2026-11-21',
    ]);
  });

  it('to one who would owe nothing starts a study; to nobody, the office triages and what was owed waits', () => {
    const { world, id } = referred();
    must(world, id, area, handOver(world, '104'));
    expect(owing(world, id)).toContain('study deputy:104 2026-10-30');
    must(world, id, area, handOver(world, null));
    expect(owing(world, id)).toEqual([
      'accept organ:works 2026-10-27',
      'progress office:area 2026-11-15',
      'study office:area paused 10',
      'triage office:area 2026-10-19',
    ]);
  });

  it('reaches a closed opinion on which the deputy still owes something, when they join', () => {
    const world = newWorld('2026-10-16');
    const id = submit(world, {});
    must(world, id, area, { name: 'assign', deputy: world.deputies.get('103') as never });
    must(world, id, area, refer());
    on({ world, id }, works, 'return');
    must(world, id, area, answer(world));
    must(world, id, system, leave(world, id));
    on({ world, id }, area, 'bind');
    on({ world, id }, works, 'reply');
    must(world, id, author, { name: 'rate', solved: 'yes' });
    expect(owing(world, id)).toContain('evaluate office:area 2026-11-06');
    world.deputies.set('103', someDeputy('103', { personId: 'p103' }));
    must(world, id, system, handOver(world, '103', 'joined'));
    expect(owing(world, id)).toEqual(['evaluate deputy:103 2026-11-06', 'feedback deputy:103 2026-10-23']);
  });
});

describe('erase', () => {
  it('cancels what is open, and what is filed goes on alone', () => {
    const { world, id } = referred();
    must(world, id, d101, report);
    must(world, id, author, { name: 'erase' });
    expect(names({ world, id })).toEqual(['1-1 cancelled', '1-2 filed']);
    expect(owing(world, id)).toEqual(['register office:area 2026-10-23']);
    on({ world, id }, area, 'register');
    on({ world, id }, area, 'result');
    expect([owing(world, id), matterOf(world, id).routes.some(isOpenRoute)]).toEqual([[], false]);
  });
});
