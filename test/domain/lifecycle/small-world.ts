/**
 * A small world without a store: a few deputies, three offices, opinions. Acts are done as conversation/turn.ts does
 * them, with everything that the system does because of them, and kept as the store keeps them.
 */

import type { Act } from '../../../src/domain/acts.ts';
import { makeCalendar } from '../../../src/domain/calendar.ts';
import { addDays, type Day, dayAt, instantAt } from '../../../src/domain/day.ts';
import { decide } from '../../../src/domain/decide.ts';
import type { Decision, Every, Happened, Refusal } from '../../../src/domain/decision.ts';
import type { Duty, DutyKind } from '../../../src/domain/duty.ts';
import { type Circumstances, isLive, type Matter } from '../../../src/domain/matter.ts';
import type { Feedback, Opinion, Timer } from '../../../src/domain/opinion.ts';
import type { Actor, Deputy, Door, Office, Organ } from '../../../src/domain/people.ts';
import type { Route } from '../../../src/domain/route.ts';
import { type Submission, submitOpinion } from '../../../src/domain/submit.ts';
import { place } from '../../../src/places/kunming/place.ts';

const calendar = makeCalendar(place.holidays());

export const door: Door = {
  id: 'door-1',
  topic: '供水',
  name: '自来水公司',
  phone: '0871-1',
  address: '某路 1 号',
  hours: '9-17',
  areaCode: null,
};

export const author: Actor = { role: 'citizen', personId: 'ann' };
export const codeHolder: Actor = { role: 'citizen', personId: 'somebody', code: true };
export const area: Actor = { role: 'office', id: 'area', personId: 'clerk' };
export const parent: Actor = { role: 'office', id: 'root', personId: 'chief' };
export const foreign: Actor = { role: 'office', id: 'elsewhere', personId: 'other-clerk' };
export const system: Actor = { role: 'system' };
export const citizen = (personId: string): Actor => ({ role: 'citizen', personId });
export const deputy = (no: string, as: 'self' | 'delegate' | 'assistant' = 'self'): Actor => ({
  role: 'deputy',
  no,
  personId: as === 'assistant' ? `assistant-${no}` : `p${no}`,
  as,
});

/** 101, 102 and 104 have joined, 103 has not. */
export function someDeputy(no: string, more: Partial<Deputy> = {}): Deputy {
  return {
    no,
    name: no,
    latinName: no,
    congressId: 'c',
    level: 'city',
    districtId: null,
    districtName: null,
    mandate: 'active',
    personId: no === '103' ? null : `p${no}`,
    languages: [],
    awayUntil: null,
    delegateNo: null,
    delegateMayAnswer: false,
    digestAt: null,
    ...more,
  };
}

const someOffice = (id: string, parentId: string | null): Office => ({
  id,
  name: id,
  latinName: id,
  parentId,
  phone: null,
  hours: null,
  joined: true,
});

const offices = new Map(
  [someOffice('root', null), someOffice('area', 'root'), someOffice('elsewhere', 'root')].map((one) => [one.id, one]),
);

/** Nobody has joined for `silent`; `gone` has left the roster. */
export const someOrgan = (id: string, more: Partial<Organ> = {}): Organ => ({
  id,
  name: id,
  kind: id === 'gone' ? 'ended' : 'department',
  level: 'county',
  parentId: null,
  areaCode: null,
  topics: [],
  joined: id !== 'silent',
  ...more,
});
export const handler = (id: string): Actor => ({ role: 'handler', id, personId: `h-${id}` });

export interface World {
  now: Date;
  readonly deputies: Map<string, Deputy>;
  readonly organs: Map<string, Organ>;
  readonly opinions: Map<string, Opinion>;
  readonly duties: Map<string, Duty>;
  readonly routes: Map<string, Route>;
  readonly feedback: Map<string, Feedback>;
  readonly events: Map<string, Happened[]>;
  /** Every decision of the last act, the one asked for first. */
  last: Decision[];
  /** Follow-ups that were refused: something half done. */
  readonly refused: { readonly act: string; readonly reason: string; readonly state: string }[];
  count: number;
  /** What every joined one is owed and does not have yet; null where all of it is done with the act. */
  waiting: Waiting[] | null;
}

export interface Waiting extends Every {
  readonly of: string;
  cursor: string;
}

export function newWorld(day: Day = '2026-10-16', time = '10:00'): World {
  return {
    now: instantAt(day, time, place.timeZone),
    deputies: new Map(['101', '102', '103', '104'].map((no) => [no, someDeputy(no)])),
    organs: new Map(['works', 'water', 'silent', 'gone'].map((id) => [id, someOrgan(id)])),
    opinions: new Map(),
    duties: new Map(),
    routes: new Map(),
    feedback: new Map(),
    events: new Map(),
    last: [],
    refused: [],
    count: 0,
    waiting: null,
  };
}

/** The same world again, free to go on differently. */
export const copyOf = (world: World): World => ({
  ...world,
  deputies: new Map(world.deputies),
  organs: new Map(world.organs),
  opinions: new Map(world.opinions),
  duties: new Map(world.duties),
  routes: new Map(world.routes),
  feedback: new Map(world.feedback),
  events: new Map([...world.events].map(([id, list]) => [id, [...list]])),
  last: [],
  refused: [],
});

export const today = (world: World): Day => dayAt(world.now, place.timeZone);

export function goTo(world: World, day: Day, time = '10:00'): void {
  world.now = instantAt(day, time, place.timeZone);
}

export const daysLater = (world: World, n: number): void => goTo(world, addDays(today(world), n));

export function circumstances(world: World): Circumstances {
  return {
    now: world.now,
    today: today(world),
    timeZone: place.timeZone,
    calendar,
    policy: place.policy,
    // Ids sort in the order in which they were given, as ours do.
    id: () => `id-${String(++world.count).padStart(6, '0')}`,
    deputy: (no) => world.deputies.get(no),
    office: (id) => offices.get(id),
    organ: (id) => world.organs.get(id),
  };
}

export interface Written extends Partial<Submission> {
  readonly by?: Actor;
}

/** Submits; returns the id. By `ann`, to nobody unless said otherwise. */
export function submit(world: World, { by, ...more }: Written = {}): string {
  const c = circumstances(world);
  const number = world.opinions.size + 1;
  const decision = submitOpinion(
    {
      number,
      code: `CODE${number}`,
      title: '路灯',
      language: 'zh-CN',
      said: [{ kind: 'text', text: '路灯坏了', mediaId: null }],
      authorId: 'ann',
      authorChatId: 'chat',
      toldBy: null,
      toldReach: null,
      areaCode: null,
      officeId: 'area',
      deputyNo: null,
      ...more,
    },
    by ?? citizen(more.authorId ?? 'ann'),
    c,
  );
  world.last = [decision];
  save(world, decision);
  return decision.matter.opinion.id;
}

/** The matter as the store would load it: only live duties, joined by submission. */
export function matterOf(world: World, id: string): Matter {
  const opinion = world.opinions.get(id);
  if (!opinion) throw new Error(`no opinion ${id}`);
  const duties = [...world.duties.values()].filter((duty) => duty.opinionId === id && isLive(duty));
  // Whom something under way will answer, split or take elsewhere waits with this one no more.
  const spokenFor = world.waiting?.some(({ of, states }) => of === id && states.includes('merged'));
  const joined = [...world.opinions.values()].filter(
    (one) => opinion.leads && one.mergedInto === id && !(spokenFor && one.state === 'merged'),
  );
  const into = opinion.state === 'merged' ? world.opinions.get(opinion.mergedInto ?? '') : undefined;
  return {
    opinion,
    duties,
    routes: [...world.routes.values()].filter((route) => route.opinionId === id),
    joined: joined.map(({ id, number, state }) => ({ id, number, state })),
    target: into ? { deputyNo: into.deputyNo } : null,
  };
}

/** Does the act with everything that follows from it, in one turn; a refusal changes nothing. */
export function act(world: World, id: string, actor: Actor, name: Act): Decision | Refusal {
  // No two turns fall into one instant.
  world.now = new Date(world.now.getTime() + 1);
  const turn = new Map<string, Matter>();
  const done: Decision[] = [];
  const perform = (on: string, by: Actor, what: Act): Decision | Refusal => {
    const decision = decide(turn.get(on) ?? matterOf(world, on), by, what, circumstances(world));
    if (!decision.ok) return decision;
    done.push(decision);
    turn.set(on, decision.matter);
    for (const follow of decision.follow) {
      const known = turn.get(follow.opinionId) ?? matterOf(world, follow.opinionId);
      const then = perform(follow.opinionId, system, follow.act);
      if (!then.ok) world.refused.push({ act: follow.act.name, reason: then.reason, state: known.opinion.state });
    }
    return decision;
  };
  const decision = perform(id, actor, name);
  if (decision.ok) {
    for (const one of done) save(world, one);
    world.last = done;
    const every = done.flatMap((one) => one.every.map((each) => ({ of: one.matter.opinion.id, cursor: '', ...each })));
    if (world.waiting) world.waiting.push(...every);
    else
      for (const one of every)
        for (let last = world.last; nextOf(world, one); last = world.last) world.last = [...last, ...world.last];
  }
  return decision;
}

/** What the flow does page by page (flow/run-batches.ts), for the next one who is meant; false: that was all. */
export function nextOf(world: World, batch: Waiting): boolean {
  const one = [...world.opinions.values()].find(
    (one) => one.mergedInto === batch.of && one.id > batch.cursor && batch.states.includes(one.state),
  );
  if (!one) return false;
  batch.cursor = one.id;
  const done = act(world, one.id, system, batch.act);
  if (!done.ok) world.refused.push({ act: batch.act.name, reason: done.reason, state: one.state });
  return true;
}

/** An act that must be possible. */
export function must(world: World, id: string, actor: Actor, name: Act): Decision {
  const decision = act(world, id, actor, name);
  if (!decision.ok)
    throw new Error(
      `${name.name} in ${world.opinions.get(id)?.state}: ${decision.reason} ${JSON.stringify(decision.data)}`,
    );
  return decision;
}

function save(world: World, decision: Decision): void {
  const { opinion, duties } = decision.matter;
  world.opinions.set(opinion.id, opinion);
  for (const duty of duties) world.duties.set(duty.id, duty);
  for (const route of decision.routes) world.routes.set(route.id, route);
  for (const one of decision.feedback) world.feedback.set(one.id, one);
  world.events.set(opinion.id, [...(world.events.get(opinion.id) ?? []), ...decision.events]);
}

export const opinionOf = (world: World, id: string): Opinion => matterOf(world, id).opinion;
export const stateOf = (world: World, id: string): string => opinionOf(world, id).state;
export const feedbackOf = (world: World, id: string): Feedback => {
  const { feedback } = opinionOf(world, id);
  if (!feedback) throw new Error('nothing was answered');
  return feedback;
};

/** Duties that run: `study deputy:101 2026-10-30`; with their status where it is another. */
export function owing(world: World, id: string): readonly string[] {
  return matterOf(world, id)
    .duties.map((duty) => {
      const holder = duty.holder.role === 'system' ? 'system' : `${duty.holder.role}:${duty.holder.id}`;
      const when =
        duty.status === 'running' ? duty.due : `${duty.status}${duty.remaining === null ? '' : ` ${duty.remaining}`}`;
      return `${duty.kind} ${holder} ${when}`;
    })
    .sort();
}

export const dutiesOf = (world: World, id: string, kind: DutyKind): readonly Duty[] =>
  [...world.duties.values()].filter((duty) => duty.opinionId === id && duty.kind === kind);

/** The one duty of this kind that is alive. */
export function dutyOf(world: World, id: string, kind: DutyKind): Duty {
  const [duty, ...more] = dutiesOf(world, id, kind).filter(isLive);
  if (!duty || more.length > 0) throw new Error(`${more.length + (duty ? 1 : 0)} duties ${kind}`);
  return duty;
}

/** How the duties of a kind ended, oldest first. */
export const endsOf = (world: World, id: string, kind: DutyKind): readonly string[] =>
  dutiesOf(world, id, kind)
    .filter((duty) => !isLive(duty))
    .map((duty) => duty.status);

/** What the sweep does when a stored timer is due (flow/run-timers.ts). */
export function fireTimer(world: World, id: string): Decision | Refusal | null {
  const opinion = opinionOf(world, id);
  const { timer } = opinion;
  if (!timer || timer.at > world.now) return null;
  if (timer.kind === 'clarify-reminder') {
    const { clarifyDays, clarifyReminderDay, workFrom } = place.policy;
    const at = instantAt(
      addDays(dayAt(timer.at, place.timeZone), clarifyDays - clarifyReminderDay),
      workFrom,
      place.timeZone,
    );
    const later: Timer = { kind: 'clarify-timeout', at };
    world.opinions.set(id, { ...opinion, timer: later, version: opinion.version + 1 });
    return null;
  }
  if (timer.kind === 'clarify-timeout') return act(world, id, system, { name: 'time-out' });
  const bounced = act(world, id, system, {
    name: 'bounce',
    feedbackId: opinion.feedback?.id ?? '',
    why: 'no-evidence',
  });
  if (!bounced.ok) world.opinions.set(id, { ...opinion, timer: null, version: opinion.version + 1 });
  return bounced;
}
