/**
 * The table of docs/lifecycle.md once more, written by hand from the law and not from the code: who may do which act in
 * which situation, and to which state it leads. What does not stand here must be refused with a reason.
 */

import { describe, expect, it } from 'vitest';
import type { Act, ActName } from '../../../src/domain/acts.ts';
import { decide, refuseBegin } from '../../../src/domain/decide.ts';
import { refusals } from '../../../src/domain/decision.ts';
import { acts } from '../../../src/domain/lifecycle.ts';
import { opinionStates } from '../../../src/domain/opinion.ts';
import type { Actor } from '../../../src/domain/people.ts';
import type { RouteActName } from '../../../src/domain/route-acts.ts';
import {
  answer,
  ask,
  assign,
  bounce,
  confirm,
  correct,
  divert,
  explain,
  leave,
  mergeInto,
  refer,
  report,
  said,
  transfer,
} from './acts.ts';
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
  matterOf,
  parent,
  someDeputy,
  submit,
  system,
  type World,
} from './small-world.ts';

/** C author · K code holder · D deputy in charge · A assistant · G, g delegate while away, with and without consent · O office of the area · P its parent · S system · H another deputy, who in `merged` is in charge of the target. */
const who: Readonly<Record<string, Actor>> = {
  C: author,
  K: codeHolder,
  D: deputy('101'),
  A: deputy('101', 'assistant'),
  G: deputy('104', 'delegate'),
  g: deputy('104', 'delegate'),
  O: area,
  P: parent,
  S: system,
  'another citizen': citizen('eve'),
  H: deputy('102'),
  'assistant of another deputy': deputy('102', 'assistant'),
  'delegate of a deputy who is here': deputy('104', 'delegate'),
  'office elsewhere': foreign,
};

/** Forwarded, with the first deputy still in charge: something is open, or nothing any more. */
const handlingRouted =
  'handling·offered handling·unjoined handling·silent handling·accepted handling·unsatisfied handling·bound handling·filed handling·registered handling·transfer handling·B_offered';
const routed = `${handlingRouted} clarifying·offered`;
const routeOver = 'handling·replied handling·evaluated handling·returned handling·cancelled handling·declined';
/** An offer that was accepted: the deputy H is in charge now. */
const taken = 'handling·taken';
const inHandOf101 =
  'acknowledged clarifying clarifying·B clarifying·B_bounced handling handling·B handling·B_bounced handling·B_held handling·B_told';
const openInCharge = `submitted ${inHandOf101} ${routed} ${routeOver}`;
const unrouted = `${inHandOf101} ${routeOver}`;
const answerable = `${unrouted} ${routed}`;
const noDeputy = 'submitted·triage submitted·late acknowledged·nobody clarifying·triage';
const open = `${noDeputy} ${openInCharge} ${taken}`;
const openUnrouted = `${noDeputy} submitted ${unrouted} ${taken}`;
const answering = 'answering answering·left answering·bounced answering·held answering·B_offered';
const answered = 'answered answered·C answered·told answered·bound';
const closed = 'closed·rated closed·lapsed closed·C closed·enough closed·told closed·replied';
const diverted = 'diverted diverted·told diverted·delivered diverted·replied';
const merged = 'merged merged·offered';
const live = `${open} ${answering} ${answered} ${closed}`;
const everything = `${live} ${diverted} ${merged} withdrawn withdrawn·filed`;
const notWithdrawn = `${live} ${diverted} ${merged}`;
const erased = 'closed·erased withdrawn·erased';
const without = (states: string, ...left: string[]): string =>
  states
    .split(' ')
    .filter((one) => !left.includes(one))
    .join(' ');
/** A letter is on its way or could not be brought. */
const undelivered = without(answering, 'answering·B_offered');
const undeliveredB = 'handling·B_bounced handling·B_held clarifying·B_bounced';

const law: Readonly<Record<Exclude<ActName, 'submit' | 'decide' | RouteActName>, readonly string[]>> = {
  assign: ['O P: submitted submitted·triage submitted·late → submitted', 'C: submitted·late → submitted'],
  acknowledge: ['D A G g: submitted → acknowledged'],
  'hand-back': ['D: submitted acknowledged → submitted'],
  ask: [
    `D G g: submitted acknowledged handling handling·B handling·B_bounced handling·B_held handling·B_told ${handlingRouted} ${routeOver} → clarifying`,
    `H: ${taken} → clarifying`,
    'O P: submitted·triage submitted·late acknowledged·nobody → clarifying',
  ],
  clarify: [
    'C K: clarifying → acknowledged',
    'C K: clarifying·triage → submitted',
    'C K: clarifying·B clarifying·B_bounced clarifying·offered → handling',
  ],
  'time-out': [
    'S: clarifying → acknowledged',
    'S: clarifying·triage → submitted',
    'S: clarifying·B clarifying·B_bounced clarifying·offered → handling',
  ],
  add: [
    `C K: ${without(open, 'clarifying', 'clarifying·triage', 'clarifying·B', 'clarifying·B_bounced', 'clarifying·offered')} ${answering} ${diverted} ${merged} → same`,
    'C K: clarifying → acknowledged',
    'C K: clarifying·triage → submitted',
    'C K: clarifying·B clarifying·B_bounced clarifying·offered → handling',
  ],
  refer: [`D G g: submitted ${answerable} → handling`, `H: ${taken} → handling`],
  // One at a time, and not to who has just declined it, or has it.
  transfer: [`D: submitted ${without(answerable, 'handling·transfer', 'handling·declined')} → handling`],
  report: [
    `D: submitted ${without(answerable, 'handling·filed', 'handling·registered')} → handling`,
    `H: ${taken} → handling`,
  ],
  'take-back': [`D: ${taken} → same`],
  guard: [`D G g: ${openInCharge} → same`, `H: ${taken} → same`, `O P: ${open} → same`],
  news: [`D: submitted → acknowledged`, `D: ${answerable} → same`, `H: ${taken} → same`, `O P: ${open} → same`],
  // Class A and C: nothing may be open, unless the deputy says that it is cancelled.
  answer: [`D G: submitted ${unrouted} → answering`, `H: ${taken} → answering`],
  explain: [`D G: submitted ${unrouted} → answering`, `H: ${taken} → answering`],
  undo: ['D: answering → acknowledged', 'D: answering·B_offered → handling'],
  leave: [
    `S: ${undelivered} → answered`,
    'S: answering·B_offered → handling',
    `S: diverted diverted·replied ${undeliveredB} → same`,
  ],
  'confirm-delivery': [
    `S: ${undelivered} → answered`,
    'S: answering·B_offered → handling',
    `S: diverted diverted·replied ${undeliveredB} → same`,
  ],
  'tell-otherwise': [
    `D O P: ${undelivered} → answered`,
    'D O P: answering·B_offered → handling',
    `D O P: diverted diverted·replied ${undeliveredB} → same`,
  ],
  'not-told': ['C: answered·told diverted·told handling·B_told → same', 'C: closed·told → answered'],
  hold: [
    `O P: ${without(answering, 'answering·held')} diverted diverted·replied handling·B_bounced clarifying·B_bounced → same`,
  ],
  correct: [`D: ${undelivered} ${without(answered, 'answered·bound')} ${closed} → answering`],
  bounce: [
    'S: answering answering·left answering·B_offered answered answered·C answered·bound closed·lapsed → answering',
    'S: handling·B handling·B_offered clarifying·B diverted diverted·delivered diverted·replied → same',
  ],
  rate: [`C K: ${answered} ${closed} → closed`],
  lapse: [`S: ${answered} → closed`],
  enough: ['C: handling·B handling·B_told handling·B_offered answered·C closed·C → closed'],
  'follow-up': [`D: ${answered} ${closed} → handling`],
  reopen: [`C K: ${answered} ${closed} → acknowledged`, `C K: ${diverted} → submitted`],
  divert: [`D: submitted ${unrouted} → diverted`, `H: ${taken} → diverted`, `O P: ${openUnrouted} → diverted`],
  merge: [`D: ${openInCharge} → merged`, `O P: ${open} → merged`],
  'take-in': [`S: ${open} → same`],
  rejoin: [`S: ${merged} → same`],
  'fan-out': [`S: ${merged} → answering`],
  split: [`C H O P S: ${merged} → acknowledged`],
  'lose-joined': [`S: ${everything} ${erased} → same`],
  'take-place': [`S: ${merged} → acknowledged`],
  withdraw: [`C K: ${open} ${merged} → withdrawn`],
  'hand-over': [
    `O P S: ${without(`${everything} ${erased}`, 'submitted·triage', 'submitted·late', 'clarifying·triage', taken)} → same`,
  ],
  erase: [
    `C S: ${open} ${merged} ${answering} diverted diverted·replied → withdrawn`,
    `C S: ${answered} → closed`,
    `C S: ${closed} withdrawn withdrawn·filed diverted·told diverted·delivered → same`,
  ],
  consent: [`C: ${everything} → same`],
  'for-whom': [`C: ${everything} → same`],
  urge: [`C: ${everything} → same`],
  'call-back': [`C S: ${notWithdrawn} → same`],
  called: [`O P: ${notWithdrawn} → same`],
  supervise: [`S O P: ${live} → same`],
  measure: [`O P: ${live} → same`],
  'key-supervise': [`O P: ${live} → same`],
  supervised: [`O P: ${live} → same`],
};

/** What each act brings along, so that nothing but state and role can stand in its way. */
const needs: Readonly<Record<keyof typeof law, (world: World, id: string, by: string) => Act>> = {
  assign: (world) => assign(world, '102'),
  acknowledge: () => ({ name: 'acknowledge' }),
  'hand-back': () => ({ name: 'hand-back', reason: '不是我的选区' }),
  ask: () => ask,
  clarify: () => ({ name: 'clarify', said }),
  'time-out': () => ({ name: 'time-out' }),
  add: () => ({ name: 'add', said }),
  refer: () => refer('water'),
  transfer: (world) => transfer(world, '102'),
  report: () => report,
  'take-back': () => ({ name: 'take-back', reason: '还是我来' }),
  guard: () => ({ name: 'guard', guarded: { kind: 'case', organs: [] } }),
  news: () => ({ name: 'news', text: '正在看' }),
  answer: (world) => answer(world),
  explain: (world) => explain(world),
  undo: () => ({ name: 'undo' }),
  leave: (world, id) => letter(world, id, () => leave(world, id)),
  'confirm-delivery': (world, id) => letter(world, id, () => confirm(world, id)),
  'tell-otherwise': () => ({ name: 'tell-otherwise', how: 'phone' }),
  'not-told': () => ({ name: 'not-told' }),
  hold: () => ({ name: 'hold' }),
  correct: (world) => correct(world),
  bounce: (world, id) => letter(world, id, () => bounce(world, id)),
  rate: () => ({ name: 'rate', attitude: 'fair' }),
  lapse: () => ({ name: 'lapse' }),
  enough: () => ({ name: 'enough' }),
  'follow-up': () => ({ name: 'follow-up', facts: '有钱了' }),
  reopen: () => ({ name: 'reopen', reason: '又坏了' }),
  divert: () => divert,
  merge: (world) => mergeInto(world, submit(world, { deputyNo: '101', authorId: 'zoe' })),
  'take-in': () => ({ name: 'take-in', joined: { id: 'x', number: 9, state: 'merged' }, follow: null }),
  rejoin: () => ({ name: 'rejoin', into: 'x' }),
  'fan-out': () => ({
    name: 'fan-out',
    feedback: {
      id: 'x',
      class: 'A',
      text: '好了',
      files: [],
      singles: [],
      deputyNo: '102',
      delegateNo: null,
      day: null,
      reason: null,
    },
  }),
  split: () => ({ name: 'split', reason: '不是一回事' }),
  'lose-joined': () => ({ name: 'lose-joined', id: 'x' }),
  'take-place': () => ({
    name: 'take-place',
    place: {
      deputyNo: '102',
      officeId: 'area',
      state: 'acknowledged',
      round: 1,
      promise: null,
      duties: [],
      routes: [],
      guarded: null,
    },
  }),
  withdraw: () => ({ name: 'withdraw' }),
  'hand-over': () => ({ name: 'hand-over', to: someDeputy('102'), reason: 'ended' }),
  erase: () => ({ name: 'erase' }),
  consent: () => ({ name: 'consent', yes: true }),
  'for-whom': () => ({ name: 'for-whom', who: 'family' }),
  urge: () => ({ name: 'urge' }),
  'call-back': () => ({ name: 'call-back' }),
  called: (world, id) => {
    act(world, id, system, { name: 'call-back' });
    return { name: 'called', note: '说好了' };
  },
  supervise: () => ({ name: 'supervise' }),
  measure: (world, id) => {
    act(world, id, system, { name: 'supervise' });
    return { name: 'measure', text: '约谈' };
  },
  'key-supervise': (world, id) => {
    act(world, id, system, { name: 'supervise' });
    return { name: 'key-supervise', reason: '拖了两个月' };
  },
  supervised: (world, id) => {
    act(world, id, system, { name: 'supervise' });
    return { name: 'supervised', outcome: '已督办' };
  },
};

/** An act on a letter that does not exist names one that does not exist. */
function letter(world: World, id: string, make: () => Act): Act {
  return matterOf(world, id).opinion.feedback ? make() : { name: 'confirm-delivery', feedbackId: 'none', evidence: 2 };
}

/** `situation·who` → state, for one act. */
function expected(name: keyof typeof law): ReadonlyMap<string, string> {
  const cells = new Map<string, string>();
  for (const row of law[name]) {
    const [by = '', states = '', to = ''] = row.split(/: | → /);
    for (const one of by.split(' '))
      for (const key of states.split(' ').map((state) => state.replaceAll('_', ' '))) {
        if (!situations[key]) throw new Error(`"${key}" is no situation`);
        cells.set(`${key}|${one}`, to === 'same' ? (key.split('·')[0] as string) : to);
      }
  }
  return cells;
}

/** Where the deputy is: away with a delegate, who may answer or not. */
function placed({ world }: Situation, role: string): void {
  const away = role === 'G' || role === 'g';
  const delegated = { delegateNo: '104', awayUntil: away ? '2026-12-31' : null, delegateMayAnswer: role === 'G' };
  world.deputies.set('101', someDeputy('101', delegated));
}

describe.each(Object.keys(law) as (keyof typeof law)[])('%s', (name) => {
  const cells = expected(name);
  it.each(Object.keys(situations))('in %s: by those of the table, and to where it says', (key) => {
    for (const [role, actor] of Object.entries(who)) {
      const situation = (situations[key] as () => Situation)();
      placed(situation, role);
      const { world, id } = situation;
      const what = needs[name](world, id, role);
      if (what.name !== name) continue;
      const decision = decide(matterOf(world, id), actor, what, circumstances(world));
      const to = cells.get(`${key}|${role}`);
      expect([role, decision.ok ? decision.matter.opinion.state : 'refused'], `${name} in ${key} by ${role}`).toEqual([
        role,
        to ?? 'refused',
      ]);
      if (!decision.ok) expect(refusals).toContain(decision.reason);
    }
  });

  it.each(Object.keys(situations))('in %s: is refused before it is begun, or not for want of being allowed', (key) => {
    for (const [role, actor] of Object.entries(who)) {
      const situation = (situations[key] as () => Situation)();
      placed(situation, role);
      const { world, id } = situation;
      const what = needs[name](world, id, role);
      if (what.name !== name) continue;
      const no = refuseBegin(matterOf(world, id), actor, name, circumstances(world));
      const decision = decide(matterOf(world, id), actor, what, circumstances(world));
      if (no) expect(decision, `${name} in ${key} by ${role}`).toEqual(no);
      else if (!decision.ok)
        expect(['not-yours', 'own-opinion'], `${name} in ${key} by ${role}`).not.toContain(decision.reason);
    }
  });
});

describe('the table', () => {
  it('has every act of the code, and the code no other', () => {
    expect(Object.keys(acts).sort()).toEqual([...Object.keys(law), 'submit', 'decide'].sort());
  });

  it('is asked in every state', () => {
    const states = Object.values(situations).map((make) => {
      const { world, id } = make();
      return matterOf(world, id).opinion.state;
    });
    expect([...new Set(states)].sort()).toEqual([...opinionStates].sort());
  });

  it('names each situation by its state', () => {
    for (const [key, make] of Object.entries(situations)) {
      const { world, id } = make();
      expect(matterOf(world, id).opinion.state).toBe(key.split('·')[0]);
    }
  });
});

describe('an opinion of another office', () => {
  it.each(Object.keys(situations))('takes in only what an office covers, too: %s', (key) => {
    const cells = expected('merge');
    for (const [role, actor] of Object.entries({ O: area, P: parent })) {
      const { world, id } = (situations[key] as () => Situation)();
      const target = submit(world, { deputyNo: '101', authorId: 'zoe', officeId: 'elsewhere' });
      const decision = decide(matterOf(world, id), actor, mergeInto(world, target), circumstances(world));
      expect(decision.ok, role).toBe(role === 'P' && cells.has(`${key}|P`));
    }
  });
});

describe('a suspended deputy', () => {
  it.each(Object.keys(situations))('may only read: %s', (key) => {
    for (const name of Object.keys(law) as (keyof typeof law)[])
      for (const as of ['self', 'assistant'] as const) {
        const { world, id } = (situations[key] as () => Situation)();
        world.deputies.set('101', someDeputy('101', { mandate: 'suspended' }));
        const decision = decide(
          matterOf(world, id),
          deputy('101', as),
          needs[name](world, id, 'D'),
          circumstances(world),
        );
        expect(decision.ok, `${name} in ${key}`).toBe(false);
      }
  });
});

describe('an opinion of the deputy in charge', () => {
  it.each(Object.keys(situations))('cannot be handled by its author: %s', (key) => {
    for (const name of Object.keys(law) as (keyof typeof law)[]) {
      const { world, id } = (situations[key] as () => Situation)();
      // The author joins as this very deputy, afterwards.
      world.deputies.set('101', someDeputy('101', { personId: 'ann' }));
      const self: Actor = { role: 'deputy', no: '101', personId: 'ann', as: 'self' };
      const decision = decide(matterOf(world, id), self, needs[name](world, id, 'D'), circumstances(world));
      expect(decision.ok, `${name} in ${key}`).toBe(false);
    }
  });
});

describe('a deputy who has not joined', () => {
  it.each(Object.keys(situations))('acts through the office, from paper: %s', (key) => {
    for (const name of Object.keys(law) as (keyof typeof law)[]) {
      const { world, id } = (situations[key] as () => Situation)();
      world.deputies.set('101', someDeputy('101', { personId: null }));
      // Who pressed the button must be who undoes it; and the office that wants it back for somebody hands it over.
      if (name === 'undo' || name === 'take-back') continue;
      const what = needs[name](world, id, 'O');
      if (what.name !== name) continue;
      const cells = expected(name);
      const to = cells.get(`${key}|D`) ?? cells.get(`${key}|O`);
      const decision = decide(matterOf(world, id), area, what, circumstances(world));
      expect(decision.ok ? decision.matter.opinion.state : 'refused', `${name} in ${key}`).toBe(to ?? 'refused');
      expect(decide(matterOf(world, id), foreign, what, circumstances(world)).ok).toBe(false);
    }
  });
});
