/**
 * The routes of docs/lifecycle.md once more, written by hand from the law and not from the code: who may do which act on
 * a route in which situation, and to which state of the route it leads. What does not stand here must be refused.
 */

import { describe, expect, it } from 'vitest';
import type { Act } from '../../../src/domain/acts.ts';
import { decide } from '../../../src/domain/decide.ts';
import { refuseRoute } from '../../../src/domain/decide-route.ts';
import { refusals } from '../../../src/domain/decision.ts';
import type { Actor } from '../../../src/domain/people.ts';
import { type RouteActName, routeActNames, routeActs } from '../../../src/domain/route-acts.ts';
import { onRoute, routeOf } from './acts.ts';
import { type Situation, situations } from './situations.ts';
import {
  act,
  area,
  author,
  circumstances,
  citizen,
  codeHolder,
  deputy,
  foreign,
  handler,
  matterOf,
  parent,
  someDeputy,
  system,
  type World,
} from './small-world.ts';

/**
 * T, p a handler of the organ, and whoever has its reply page · c one of the organ that helps · x one of another organ ·
 * D deputy in charge · A assistant · G delegate while away · R the deputy to whom it was offered · O office · P its parent ·
 * C author · K code holder · S system.
 */
const who: Readonly<Record<string, Actor>> = {
  T: handler('works'),
  p: { role: 'handler', id: 'works', personId: null },
  c: handler('water'),
  x: handler('silent'),
  D: deputy('101'),
  A: deputy('101', 'assistant'),
  G: deputy('104', 'delegate'),
  R: deputy('102'),
  O: area,
  P: parent,
  C: author,
  K: codeHolder,
  S: system,
  'another citizen': citizen('eve'),
  'another deputy': deputy('104'),
  'assistant of the other': deputy('102', 'assistant'),
  'office elsewhere': foreign,
};

const punctual = 'handling·offered handling·B_offered clarifying·offered answering·B_offered';
const offered = `${punctual} handling·silent`;
const accepted = 'handling·accepted handling·unsatisfied handling·bound answered·bound';
const replied = 'handling·replied closed·replied diverted·replied';
/** Offered to an organ for which nobody has joined: x is one of its people all the same. */
const unjoined = 'handling·unjoined';
const filed = 'handling·filed withdrawn·filed';
const forwarded = Object.keys(situations).filter((key) => {
  const { world, id } = (situations[key] as () => Situation)();
  return matterOf(world, id).routes.length > 0;
});

const law: Readonly<Record<RouteActName, readonly string[]>> = {
  'hand-out': [`O P S: ${offered} ${unjoined} ${accepted} handling·transfer → same`],
  accept: [`T p O P: ${offered} → accepted`, `x O P: ${unjoined} → accepted`, 'R: handling·transfer → accepted'],
  silent: [`S: ${punctual} ${unjoined} → same`],
  // From the day on which it fell silent only the office takes it back.
  return: [`T p: ${punctual} → returned`, `x: ${unjoined} → returned`, `O P: ${offered} ${unjoined} → returned`],
  decline: ['R: handling·transfer → declined'],
  bind: ['O P: handling·returned → accepted'],
  cancel: [`D O P S: ${offered} ${unjoined} ${accepted} handling·transfer → cancelled`],
  succeed: [`S: ${offered} ${unjoined} ${accepted} ${replied} → same`],
  extend: [`T p: ${offered} ${accepted} → accepted`, `x: ${unjoined} → accepted`],
  progress: [`T p: ${offered} ${accepted} → accepted`, `T p: ${replied} → same`, `x: ${unjoined} → accepted`],
  inquire: [`T p c: ${offered} ${accepted} → same`, `x: ${unjoined} → same`],
  'pass-on': [`D A G: ${offered} ${unjoined} ${accepted} → same`],
  verify: [`T p: ${offered} ${accepted} → accepted`, `x: ${unjoined} → accepted`],
  'allow-contact': [`C: ${offered} ${unjoined} ${accepted} → accepted`],
  reply: [
    `T p D O P: ${offered} ${accepted} → replied`,
    `x D O P: ${unjoined} → replied`,
    'T p D O P: handling·cancelled → same',
  ],
  'co-opinion': [`c O P: ${accepted} → same`],
  evaluate: [`D: ${replied} → evaluated`],
  'route-lapse': [`S: ${replied} → evaluated`],
  'nothing-new': ['D: closed·replied → same'],
  register: [`O P: ${filed} → registered`],
  'give-back': [`O P: ${filed} → returned`],
  result: ['O P: handling·registered → replied'],
};

/** `situation|who` → state of the route, for one act. */
function expected(name: RouteActName): ReadonlyMap<string, string> {
  const cells = new Map<string, string>();
  for (const row of law[name]) {
    const [by = '', keys = '', to = ''] = row.split(/: | → /);
    for (const one of by.split(' '))
      for (const key of keys.split(' ').map((one) => one.replaceAll('_', ' '))) {
        if (!forwarded.includes(key)) throw new Error(`"${key}" is no situation`);
        cells.set(`${key}|${one}`, to);
      }
  }
  return cells;
}

function begun(key: string, name: RouteActName, role: string): { world: World; id: string; what: Act } {
  const { world, id } = (situations[key] as () => Situation)();
  // The citizen answers what an organ has asked.
  if (name === 'allow-contact')
    for (const one of [handler('works'), handler('silent')]) act(world, id, one, onRoute(world, id, 'verify'));
  const awayUntil = role === 'G' ? '2026-12-31' : null;
  world.deputies.set('101', someDeputy('101', { delegateNo: '104', awayUntil }));
  return { world, id, what: onRoute(world, id, name) };
}

describe.each(routeActNames)('%s', (name) => {
  const cells = expected(name);
  it.each(forwarded)('in %s: by those of the table, and to where it says', (key) => {
    for (const [role, actor] of Object.entries(who)) {
      const { world, id, what } = begun(key, name, role);
      const before = routeOf(world, id);
      const no = refuseRoute(matterOf(world, id), actor, name, before.id, circumstances(world));
      const decision = decide(matterOf(world, id), actor, what, circumstances(world));
      const after = decision.ok ? decision.matter.routes.find((one) => one.id === before.id)?.state : 'refused';
      const to = cells.get(`${key}|${role}`) ?? 'refused';
      expect([role, after], `${name} in ${key} by ${role}`).toEqual([role, to === 'same' ? before.state : to]);
      if (!decision.ok) expect(refusals).toContain(decision.reason);
      if (no) expect(decision, `${name} in ${key} by ${role}`).toEqual(no);
    }
  });
});

describe('the table of routes', () => {
  it('has every act of the code, and the code no other', () => {
    expect(Object.keys(routeActs).sort()).toEqual(Object.keys(law).sort());
  });

  it('asks nobody who is on both sides', () => {
    for (const key of forwarded)
      for (const name of routeActNames) {
        const { world, id, what } = begun(key, name, 'T');
        const self: readonly Actor[] = [
          { role: 'handler', id: 'works', personId: 'ann' },
          { role: 'handler', id: 'works', personId: 'p101' },
          { role: 'office', id: 'area', personId: 'ann' },
        ];
        for (const actor of self.slice(0, key === 'handling·taken' ? 1 : 3))
          expect(decide(matterOf(world, id), actor, what, circumstances(world)).ok, `${name} in ${key}`).toBe(false);
      }
  });

  it('lets a suspended deputy only read', () => {
    for (const key of forwarded)
      for (const name of routeActNames) {
        const { world, id, what } = begun(key, name, 'D');
        for (const no of ['101', '102']) world.deputies.set(no, someDeputy(no, { mandate: 'suspended' }));
        for (const actor of [deputy('101'), deputy('102')])
          expect(decide(matterOf(world, id), actor, what, circumstances(world)).ok, `${name} in ${key}`).toBe(false);
      }
  });

  it('lets the office do what a deputy who has not joined would do', () => {
    for (const key of forwarded.filter((one) => one !== 'handling·taken'))
      for (const name of routeActNames) {
        const { world, id, what } = begun(key, name, 'O');
        const cells = expected(name);
        for (const no of ['101', '102']) world.deputies.set(no, someDeputy(no, { personId: null }));
        const may = ['D', 'R', 'O'].some((role) => cells.has(`${key}|${role}`));
        expect(decide(matterOf(world, id), area, what, circumstances(world)).ok, `${name} in ${key}`).toBe(may);
        expect(decide(matterOf(world, id), foreign, what, circumstances(world)).ok, `${name} in ${key}`).toBe(false);
      }
  });
});
