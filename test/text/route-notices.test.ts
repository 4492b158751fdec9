/** Every notice of every act on a route, composed and read in both languages: to the citizen, the deputy, the office, the target. */

import { describe, expect, it } from 'vitest';
import { announcements } from '../../src/conversation/notices.ts';
import type { KnownMatter } from '../../src/conversation/questions.ts';
import type { ActName } from '../../src/domain/acts.ts';
import type { Decision, EventData, Notice } from '../../src/domain/decision.ts';
import type { Duty } from '../../src/domain/duty.ts';
import { acts, type Hearer } from '../../src/domain/lifecycle.ts';
import type { OpinionState } from '../../src/domain/opinion.ts';
import type { Organ } from '../../src/domain/people.ts';
import type { Route, RouteState } from '../../src/domain/route.ts';
import { routeActs } from '../../src/domain/route-acts.ts';
import { voiceOf } from '../../src/text/render.ts';
import { languages, textsOf } from './catalogue.ts';
import { around as bare, deputy, feedback, now, office, place, submitted, today } from './one-opinion.ts';

const organ = (id: string, name: string): Organ => ({
  id,
  name,
  kind: 'department',
  level: 'county',
  parentId: null,
  areaCode: '1',
  topics: [],
  joined: true,
});
const organs = new Map([organ('CG', '区城管局'), organ('SW', '区水务局')].map((one) => [one.id, one]));
const around = { ...bare, directory: { ...bare.directory, organs } };
const nobody = new Map([...organs].map(([id, one]) => [id, { ...one, joined: false }]));
const alone = { ...bare, directory: { ...bare.directory, organs: nobody } };
const other = { ...deputy, no: 'K2', name: '李国强', latinName: 'Li Guoqiang', personId: 'p2' };

const targets = {
  referral: { role: 'organ', id: 'CG' },
  transfer: { role: 'deputy', id: 'K2' },
  report: { role: 'office', id: office.id },
} as const;
type Kind = keyof typeof targets;

const replied: Route['reply'] = {
  class: 'B',
  text: '这周五换灯',
  files: [],
  day: '2026-10-23',
  contact: '李科',
  phone: '0871-3',
  at: now,
  by: 'handler',
};

function routeOf(kind: Kind, of: Partial<Route>): Route {
  return {
    id: 'r',
    opinionId: submitted.matter.opinion.id,
    no: 1024,
    n: 1,
    kind,
    state: 'accepted',
    target: targets[kind],
    coHandlers: kind === 'referral' ? ['SW'] : [],
    coOpinions: [],
    fromNo: 'K1',
    inRound: 1,
    round: 1,
    brief: '路灯坏了半个月',
    files: [],
    offeredAt: now,
    handedAt: null,
    acceptedAt: null,
    silentAt: null,
    bound: false,
    endedAt: null,
    reply: null,
    feedbackOwed: false,
    evaluation: null,
    evaluationLapsedAt: null,
    unsatisfied: 0,
    extensionAsked: null,
    contactAsked: null,
    ...of,
  };
}

/** Refused without a text. */
const withWords: readonly string[] = [
  ...['return', 'decline', 'give-back', 'extend', 'inquire', 'take-back', 'measure', 'supervised'],
];
/** Its own words are needed with this only: what is bad is said. */
const needsWords = (act: ActName, data: EventData): boolean =>
  withWords.includes(act) || (act === 'evaluate' && data.mark === 'bad') || (act === 'reply' && data.late === true);

interface Shape {
  readonly route?: Partial<Route>;
  readonly data?: EventData;
  readonly state?: OpinionState;
  readonly bare?: boolean;
  /** Nobody has joined for the organs. */
  readonly alone?: boolean;
}

function letters(act: ActName, hearer: Hearer, kind: Kind, shape: Shape) {
  const data = shape.data ?? {};
  // Beside those of its row the office hears of what did not satisfy.
  if (act === 'evaluate' && hearer !== 'citizen' && hearer !== 'target' && data.mark !== 'bad') return [];
  const route = routeOf(kind, shape.route ?? {});
  const duty = { ...submitted.matter.duties[0], routeId: 'r', status: 'running', due: '2026-11-09' } as Duty;
  const kinds = ['accept', 'reply', 'feedback'] as const;
  const opinion = {
    ...submitted.matter.opinion,
    state: shape.state ?? ('handling' as const),
    feedback: act === 'leave' ? feedback({}) : null,
    // After an accepted transfer the receiver has it.
    deputyNo: kind === 'transfer' && route.state === 'accepted' ? 'K2' : 'K1',
    ...(shape.bare ? { title: '', areaCode: null } : {}),
  };
  const words = submitted.pieces.map((piece) => ({ ...piece, routeId: 'r', text: '情况是这样的' }));
  const aboutRoute = act in routeActs || act === 'refer' || act === 'transfer' || act === 'report';
  const notice: Notice = {
    act,
    hearer,
    deputyNo: 'K1',
    data: { route: 'r', ...data },
    ...(aboutRoute || data.about !== 'take-back' ? { routeId: 'r' } : {}),
  };
  const duties = shape.bare ? [] : [...submitted.matter.duties, ...kinds.map((one) => ({ ...duty, kind: one }))];
  const decision: Decision = {
    ...submitted,
    matter: { opinion, duties, routes: [route], joined: [], target: null },
    events: [{ ...submitted.events[0], act, data: { route: 'r', ...data } } as Decision['events'][number]],
    notices: [notice],
    pieces: shape.bare && !needsWords(act, data) ? [] : words,
  };
  const known: KnownMatter = { ...decision.matter, deputies: [deputy, other], digest: '' };
  return announcements(decision, known, shape.alone ? alone : around, {
    author: { id: 'a', name: null, phone: null },
  }).flatMap((one) =>
    languages.map((language) => {
      const voice = voiceOf(language, place, () => today);
      const choices = one.choices.map((choice) => voice.text(choice.label, choice.with));
      return { language, key: one.key as string, text: voice.text(one.key, one.values), choices, act, hearer };
    }),
  );
}

const hearers: readonly Hearer[] = ['citizen', 'in charge', 'office', 'former', 'first', 'target', 'co-handlers'];
const states: readonly RouteState[] = [
  'offered',
  'accepted',
  'filed',
  'registered',
  'replied',
  'evaluated',
  'returned',
];
const reasons = ['answered', 'withdrawn', 'merged', 'handed-over', 'lapsed', 'mandate-ended', 'organ-ended'];

const shapes: readonly Shape[] = [
  ...states.map((state) => ({ route: { state, reply: replied } })),
  { bare: true },
  { alone: true },
  { alone: true, bare: true },
  {
    bare: true,
    route: { reply: { ...replied, text: '', files: [{ id: 'm', kind: 'photo' }], day: null, contact: '', phone: '' } },
  },
  { state: 'answered', route: { state: 'replied', reply: replied } },
  { data: { again: true } },
  { data: { late: true } },
  { data: { organ: 'SW', mark: 'bad' }, route: { evaluation: 'bad' } },
  { data: { mark: 'good' }, route: { state: 'evaluated', evaluation: 'good' }, bare: true },
  { data: { yes: true }, route: { contactAsked: 'yes' } },
  { data: { yes: false }, route: { contactAsked: 'no' } },
  { route: { extensionAsked: '2026-12-01' } },
  { bare: true, route: { reply: replied, unsatisfied: 2 }, data: { mark: 'bad' } },
  { data: { about: 'extend', yes: true, day: '2026-12-01' } },
  { data: { about: 'extend', yes: false } },
  { data: { about: 'take-back', yes: true } },
  { data: { about: 'take-back', yes: false } },
  ...reasons.map((why) => ({ data: { why }, bare: true })),
];

/** A reply is there once it was given, a mark once it was evaluated, a day once it was allowed. */
function possible(act: ActName, { route, data }: Shape): boolean {
  if (act === 'reply' || act === 'result') return Boolean(route?.reply) || data?.late === true;
  if (act === 'evaluate') return data?.mark !== undefined;
  return act !== 'decide' || data?.about !== undefined;
}

const onRoutes: readonly ActName[] = [
  ...(Object.keys(routeActs) as ActName[]),
  ...(Object.keys(acts) as ActName[]).filter((act) =>
    ['refer', 'transfer', 'report', 'decide', 'measure', 'key-supervise', 'supervised', 'leave'].includes(act),
  ),
];

/** Who is told of an act on this kind of route, as its row says; `office` and `first` besides, where an effect adds them. */
const told = (act: ActName, kind: Kind): boolean => {
  const row = (routeActs as Partial<Record<ActName, (typeof routeActs)['accept']>>)[act];
  if (act === 'refer') return kind === 'referral';
  if (act === 'transfer' || act === 'report') return kind === act;
  return !row || row.kinds.includes(kind);
};

const everything = onRoutes.flatMap((act) =>
  (Object.keys(targets) as Kind[])
    .filter((kind) => told(act, kind))
    .flatMap((kind) =>
      hearers.flatMap((hearer) =>
        shapes.filter((shape) => possible(act, shape)).flatMap((shape) => letters(act, hearer, kind, shape)),
      ),
    ),
);

describe('every notice of a route', () => {
  it('has all its values, and no text that does not exist', () => {
    const bad = everything.filter(({ key, text, choices }) =>
      [text, ...choices].some(
        (one) => /\{\{|\}\}|undefined|null|NaN/.test(one) || one === '' || one === key.slice(key.indexOf(':') + 1),
      ),
    );
    expect(bad).toEqual([]);
    expect(everything.length).toBeGreaterThan(1000);
  });

  it('reads as a sentence when there is no title, no day and no word', () => {
    const holes =
      /(^|[，。：\n])前(?!面)|（）|「」|“”|\(\)|[，：；]{2}|，。|：。|[，：]$|[,:;] ?[.,;:]|\bby [.,]|\bby and| {2}|^[，。,.]|\n$/;
    expect([
      ...new Set(everything.filter(({ text }) => holes.test(text)).map(({ key, text }) => `${key}: ${text}`)),
    ]).toEqual([]);
  });

  it('to a citizen has at most four lines beside its choices', () => {
    const tall = everything.filter(({ hearer, text }) => hearer === 'citizen' && text.split('\n').length > 4);
    expect([...new Set(tall.map(({ text }) => text))]).toEqual([]);
  });

  it('names whoever has it, to the citizen', () => {
    const nameless = everything.filter(
      ({ key, text, language }) =>
        key.startsWith('letters:hop.') &&
        !(language === 'en' ? /区城管局|Wang Xiuying|Li Guoqiang|Wuhua/ : /区城管局|王秀英|李国强|五华区/).test(text),
    );
    expect([...new Set(nameless.map(({ text }) => text))]).toEqual([]);
  });

  it('is read here at least once', () => {
    const read = new Set(everything.map((one) => one.key));
    const why = new Set(everything.flatMap(({ text }) => text));
    const all = [...textsOf('zh-CN')].filter(([key]) => /^letters:(hop|hopInsider|target)\./.test(key));
    expect(all.map(([key]) => key).filter((key) => !read.has(key))).toEqual([]);
    expect(['letters:insider.copy', 'letters:insider.notTakenBack'].filter((key) => !read.has(key))).toEqual([]);
    const reasonTexts = [...textsOf('zh-CN')].filter(([key]) => key.startsWith('letters:why.')).map(([, text]) => text);
    expect(reasonTexts.filter((text) => ![...why].some((letter) => letter.includes(text)))).toEqual([]);
  });
});
