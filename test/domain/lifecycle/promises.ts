/** What must hold after every act, whatever was done before: the head of the law (lifecycle.md) as questions to a world. */

import type { Act, ActName } from '../../../src/domain/acts.ts';
import { decide } from '../../../src/domain/decide.ts';
import type { Duty, DutyKind } from '../../../src/domain/duty.ts';
import { isLive } from '../../../src/domain/matter.ts';
import { isOpen, type Opinion } from '../../../src/domain/opinion.ts';
import { derivedKinds } from '../../../src/domain/owed.ts';
import type { Actor } from '../../../src/domain/people.ts';
import { answer, correct, divert, onEach } from './acts.ts';
import { routesWrong } from './route-promises.ts';
import {
  area,
  circumstances,
  deputy,
  handler,
  matterOf,
  parent,
  someDeputy,
  system,
  type World,
} from './small-world.ts';

/** Everything that does not hold, in words; nothing when all is well. */
export function brokenPromises(world: World): readonly string[] {
  return [...world.opinions.values()].flatMap((opinion) =>
    [
      forgotten(world, opinion),
      ...dutiesWrong(world, opinion),
      ...closedUntold(world, opinion),
      ...lettersWrong(world, opinion),
      ...eventsWrong(world, opinion),
      ...joinedWrong(world, opinion),
      ...routesWrong(world, opinion),
    ]
      .filter((one) => one !== undefined)
      .map((one) => `${opinion.id} ${opinion.state}: ${one}`),
  );
}

/** Duties that move nobody towards the citizen. */
const idle: readonly DutyKind[] = ['progress', 'decide', 'supervise', 'call-back', 'evaluate', 'co-opinion'];

/** The one property: nobody waits while nobody owes. */
export function forgotten(world: World, opinion: Opinion): string | undefined {
  const { state, feedback } = opinion;
  if (state === 'withdrawn') return undefined;
  if (state === 'closed') {
    const { class: of } = feedback ?? {};
    const ended = opinion.enough || opinion.code === null;
    if (of === 'A' || of === 'D' || ended) return undefined;
  }
  if (state === 'diverted' && feedback?.deliveredAt) return undefined;
  if ((state === 'answering' || state === 'diverted') && feedback?.heldAt) return undefined;
  if (state === 'merged') return targetForgotten(world, opinion);
  if (opinion.timer) return undefined;
  const moving = matterOf(world, opinion.id).duties.filter(
    (duty) =>
      duty.status === 'running' &&
      !idle.includes(duty.kind) &&
      // For an organ that nobody has joined the office carries the slip there: that alone moves nothing.
      (duty.kind !== 'reach' || duty.routeId === null) &&
      (duty.kind !== 'rating' || state === 'answered'),
  );
  return moving.some((duty) => canSettle(world, opinion, duty))
    ? undefined
    : `nobody owes: ${moving.map((duty) => `${duty.kind} ${duty.holder.role} ${duty.holder.id}`).join(', ')}`;
}

function targetForgotten(world: World, opinion: Opinion): string | undefined {
  const target = world.opinions.get(opinion.mergedInto ?? '');
  if (!target) return 'joined to nothing';
  const { feedback } = target;
  // A letter of class A, C or D that leaves, or will never be brought, is fanned out.
  const onItsWay = target.state === 'answering' && !feedback?.heldAt && (!feedback?.leftAt || feedback.class === 'B');
  if (!isOpen(target) && !onItsWay) return `joined to one that is ${target.state}`;
  return forgotten(world, target);
}

/** The holder is alive and has a row to settle the duty, here and now. */
function canSettle(world: World, opinion: Opinion, duty: Duty): boolean {
  const { holder } = duty;
  const actors: readonly Actor[] =
    holder.role === 'system'
      ? [system]
      : holder.role === 'citizen'
        ? [
            { role: 'citizen', personId: holder.id },
            { role: 'citizen', personId: '', code: true },
          ]
        : holder.role === 'office'
          ? [area, parent]
          : holder.role === 'organ'
            ? [handler(holder.id)]
            : [{ ...deputy(holder.id), personId: world.deputies.get(holder.id)?.personId ?? 'nobody' } as Actor];
  if (holder.role === 'organ' && world.organs.get(holder.id)?.kind === 'ended') return false;
  const ways = duty.routeId === null ? (settling(world)[duty.kind] ?? []) : onEach(world, duty);
  return actors.some((actor) =>
    ways.some((act) => decide(matterOf(world, opinion.id), actor, act, circumstances(world)).ok),
  );
}

function settling(world: World): Partial<Record<DutyKind, readonly Act[]>> {
  const other = someDeputy('199');
  // No `feedback`: that a letter could leave or arrive helps nobody when none was written, or no platform takes it.
  return {
    triage: [
      { name: 'assign', deputy: other },
      { name: 'hand-over', to: other, reason: 'office' },
    ],
    acknowledge: [{ name: 'acknowledge' }],
    study: [answer(world), divert],
    'follow-up': [answer(world), { name: 'follow-up', facts: '来了' }, correct(world)],
    rating: [{ name: 'rate', solved: 'yes' }],
    reach: [{ name: 'tell-otherwise', how: 'phone' }],
  };
}

function* dutiesWrong(world: World, opinion: Opinion): Iterable<string> {
  const all = [...world.duties.values()].filter((duty) => duty.opinionId === opinion.id);
  const live = all.filter(isLive);
  const allowed =
    opinion.state === 'withdrawn' || opinion.code === null
      ? ['register', 'result']
      : opinion.state === 'merged'
        ? ['call-back']
        : null;
  for (const duty of live) {
    const what = `${duty.kind} ${duty.id}`;
    if (allowed && !allowed.includes(duty.kind)) yield `${what} runs`;
    if ((duty.status === 'paused') !== (duty.remaining !== null) && duty.status !== 'aside')
      yield `${what} is ${duty.status} with ${duty.remaining} left`;
    if (duty.status === 'aside' && opinion.state !== 'answering') yield `${what} is aside`;
    if (duty.status !== 'running' && duty.nextAt) yield `${what} is looked at while ${duty.status}`;
    if (duty.settledAt) yield `${what} came back`;
    if (duty.holder.role === 'deputy' && duty.status !== 'aside' && !isAlive(world, opinion, duty))
      yield `${what} is held by ${duty.holder.id}`;
  }
  for (const duty of all)
    if (duty.due < duty.start) yield `${duty.kind} ${duty.id} is due ${duty.due}, before its start ${duty.start}`;
  for (const kind of derivedKinds)
    for (const statuses of [['running', 'paused'], ['aside']]) {
      // Each reply of a route owes its own, until the answer that tells of both has left.
      const ofReply = (duty: Duty) => kind === 'feedback' && duty.routeId !== null && duty.status === 'aside';
      const same = live.filter((duty) => duty.kind === kind && statuses.includes(duty.status) && !ofReply(duty));
      if (
        new Set(same.map((duty) => `${duty.routeId} ${kind === 'co-opinion' ? duty.holder.id : ''}`)).size < same.length
      )
        yield `${kind} twice ${statuses.join(' or ')}`;
    }
  const own = live.filter((duty) => duty.routeId === null && duty.status === 'running');
  if (own.some((duty) => duty.kind === 'feedback') && own.some((duty) => duty.kind === 'reach'))
    yield 'feedback beside reach';
}

function isAlive(world: World, opinion: Opinion, duty: Duty): boolean {
  const no = duty.holder.id;
  const holder = world.deputies.get(no);
  const route = world.routes.get(duty.routeId ?? '');
  const target = route?.kind === 'transfer' && route.target.id === no;
  return (
    holder?.mandate === 'active' &&
    holder.personId !== null &&
    holder.personId !== opinion.authorId &&
    (target || opinion.deputyNo === no)
  );
}

/** Closed means told: there is no way to answered or closed but through a letter that arrived, or a telling on record. */
function* closedUntold(_world: World, opinion: Opinion): Iterable<string> {
  const { state, feedback } = opinion;
  if (state !== 'answered' && state !== 'closed') return;
  if (!feedback?.deliveredAt) yield 'nobody has been told';
  if (feedback?.round !== opinion.round) yield 'told in another round';
  if (state === 'answered' && (feedback?.class === 'B' || feedback?.class === null))
    yield `answered with class ${feedback.class}`;
  if (state === 'closed' && feedback?.class === 'B' && !opinion.enough && opinion.code !== null)
    yield 'a promise was closed';
}

function* lettersWrong(world: World, opinion: Opinion): Iterable<string> {
  const { state, feedback, timer } = opinion;
  if (timer && (timer.kind === 'evidence' ? state !== 'answering' && state !== 'diverted' : state !== 'clarifying'))
    yield `timer ${timer.kind}`;
  if (state === 'clarifying' && !timer) yield 'a question without an end';
  if (state === 'answering' && !feedback) yield 'nothing is being answered';
  if (feedback?.undoneAt || feedback?.supersededAt) yield 'its letter counts no more';
  const saved = feedback && world.feedback.get(feedback.id);
  if (feedback && JSON.stringify(saved) !== JSON.stringify(feedback)) yield 'its letter is saved otherwise';
  for (const one of world.feedback.values())
    if (
      one.opinionId === opinion.id &&
      one.id !== feedback?.id &&
      one.round === opinion.round &&
      !one.supersededAt &&
      !one.undoneAt
    )
      yield `two letters count, ${one.id} and ${feedback?.id}`;
}

function* eventsWrong(world: World, opinion: Opinion): Iterable<string> {
  const events = world.events.get(opinion.id) ?? [];
  if (events.some((event, at) => event.seq !== at + 1) || opinion.eventSeq !== events.length)
    yield `events ${events.map((event) => event.seq).join(' ')}`;
  const broken = events.find((event, at) => at > 0 && event.from !== events[at - 1]?.to);
  if (broken) yield `event ${broken.seq} starts elsewhere`;
  if (events.at(-1)?.to !== opinion.state) yield 'its last event leads elsewhere';
}

function* joinedWrong(world: World, opinion: Opinion): Iterable<string> {
  const joined = [...world.opinions.values()].filter((one) => one.mergedInto === opinion.id);
  if (joined.length > 0 && !opinion.leads) yield 'does not know that it leads';
  if (opinion.state === 'merged' && opinion.leads) yield 'leads while merged';
  if (opinion.state !== 'merged' && isOpen(opinion) && opinion.mergedInto) yield 'open and joined';
}

/** What stays as it was: first promises, and duties that have ended. */
export function brokenHistory(before: ReadonlyMap<string, Duty>, after: ReadonlyMap<string, Duty>): readonly string[] {
  return [...before.values()].flatMap((duty) => {
    const now = after.get(duty.id);
    if (!now) return [`${duty.kind} is lost`];
    if (now.firstDue !== duty.firstDue) return [`${duty.kind} was promised for ${duty.firstDue}, now ${now.firstDue}`];
    return !isLive(duty) && now !== duty ? [`${duty.kind} was ${duty.status}, now ${now.status}`] : [];
  });
}

/** Acts whose follow-up may find that there is nothing to do: a correction for one that has a newer letter of its own. */
export const mayBeRefused: readonly ActName[] = ['fan-out'];
