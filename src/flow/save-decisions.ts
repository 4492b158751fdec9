/** Decisions become rows: opinion with its events, duties, feedback and every letter they owe, in one transaction. */

import { createHash } from 'node:crypto';
import type { Announcement, Recipient } from '../conversation/announcement.ts';
import { announcements, copyFor, feedbackLetter, ratingRequest } from '../conversation/notices.ts';
import { type Asking, ask, type Destination, type KnownMatter } from '../conversation/questions.ts';
import { type Acting, matterOf, type Surroundings } from '../conversation/turn.ts';
import type { Decision, Happened } from '../domain/decision.ts';
import type { Opinion } from '../domain/opinion.ts';
import type { Door } from '../domain/people.ts';
import { dutyRow, feedbackRow, opinionRow, routeRow } from '../store/rows.ts';
import { put, type Write } from '../store/writes.ts';
import type { World } from '../world.ts';
import { noticeWrite } from './letters.ts';
import { officesUp } from './offices-up.ts';

export type Deciding = Acting & { readonly speaker: string | null };

/** Everything that the decisions of one turn write and say to others. */
export function* saveDecisions(world: World, turn: Deciding): Asking<Write[]> {
  const letters: { announcement: Announcement; opinionId: string }[] = [];
  for (const decision of turn.decisions) {
    const known = turn.matters.get(decision.matter.opinion.id) as KnownMatter;
    for (const announcement of yield* announced(turn, decision, known))
      letters.push({ announcement, opinionId: known.opinion.id });
  }
  const found = yield* destinationsOf(
    turn.around,
    letters.map((letter) => letter.announcement.to),
  );
  const writes: Write[] = [];
  for (const { announcement, opinionId } of letters) {
    const destinations = found(announcement.to);
    if (announcement.feedbackId !== null && destinations.length === 0)
      giveUpInTime(turn, opinionId, announcement.feedbackId);
    for (const to of destinations) {
      if (to.personId === turn.speaker && announcement.feedbackId === null && announcement.to.role !== 'citizen')
        continue;
      // Who chose a digest gets new opinions with it, not one by one.
      if (waitsForDigest(turn, announcement, to.personId)) continue;
      writes.push(noticeWrite(world, announcement, to, turn.around.c, { opinionId }));
    }
  }
  writes.push(...rowsOf(turn));
  return writes;
}

function* announced(turn: Deciding, decision: Decision, known: KnownMatter): Asking<Announcement[]> {
  const door = yield* doorOf(decision.matter.opinion);
  const calls = decision.notices.some((notice) => notice.act === 'call-back') ? known.opinion.authorId : null;
  const [caller] = calls ? yield* ask('persons', { ids: [calls] }) : [];
  const list = [...announcements(decision, known, turn.around, { door, caller })];
  const rating = ratingRequest(decision, known);
  if (rating) list.push(rating);
  const again = decision.resend.length > 0 ? feedbackLetter({ ...known, ...decision.matter }, turn.around, door) : null;
  if (again) list.push(again);
  const { copied } = decision;
  if (copied && decision.matter.opinion.leads)
    for (const one of decision.matter.joined.filter((joined) => joined.state === 'merged')) {
      const joined = yield* matterOf(turn, { id: one.id });
      if (joined) list.push(copyFor(joined, decision, known, turn.around, copied));
    }
  return list;
}

/** The counter that a diversion names. */
export function* doorOf({ feedback }: Pick<Opinion, 'feedback'>): Asking<Door | undefined> {
  if (!feedback?.doorId) return undefined;
  const doors = yield* ask('doors', { areas: [] });
  return doors.find((one) => one.id === feedback.doorId);
}

/** 代录 without an account, or every chat gone: the office tells it otherwise, once it can no longer be taken back. */
function giveUpInTime(turn: Deciding, opinionId: string, feedbackId: string): void {
  const at = turn.decisions.findLastIndex((decision) => decision.matter.opinion.id === opinionId);
  const decision = turn.decisions[at];
  const feedback = decision?.matter.opinion.feedback;
  if (!decision || feedback?.id !== feedbackId || feedback.leftAt) return;
  const opinion: Opinion = { ...decision.matter.opinion, timer: { kind: 'evidence', at: feedback.leavesAt } };
  turn.decisions[at] = { ...decision, matter: { ...decision.matter, opinion } };
}

const newOnes: readonly string[] = ['submit', 'assign'];

function waitsForDigest(turn: Deciding, { to, about }: Announcement, personId: string): boolean {
  if (to.role !== 'deputy' || !newOnes.includes(about.event)) return false;
  return [...turn.matters.values()].some((matter) =>
    matter.deputies.some((deputy) => deputy.personId === personId && deputy.digestAt !== null),
  );
}

function* destinationsOf(
  around: Surroundings,
  recipients: readonly Recipient[],
): Asking<(to: Recipient) => readonly Destination[]> {
  const persons = recipients.flatMap((to) => (to.role !== 'office' && to.personId ? [to.personId] : []));
  const offices = recipients.flatMap((to) => (to.role === 'office' ? officesUp(around.directory, to.officeId) : []));
  const all =
    persons.length + offices.length === 0
      ? []
      : yield* ask('destinations', { persons: [...new Set(persons)], offices: [...new Set(offices)] });
  const reachable = all.filter((one) => !one.gone);
  return (to) => {
    if (to.role === 'office') {
      // An office without a member is heard by the next one above it.
      for (const id of officesUp(around.directory, to.officeId)) {
        const members = reachable.filter((one) => one.officeId === id);
        // In one chat of each, the one heard last.
        if (members.length > 0)
          return members.filter((one, at) => members.findIndex((other) => other.personId === one.personId) === at);
      }
      return [];
    }
    const own = reachable.filter((one) => one.personId === to.personId);
    const first = to.role === 'citizen' ? own.find((one) => one.chatId === to.chatId) : undefined;
    const chosen = first ?? own[0];
    return chosen ? [chosen] : [];
  };
}

function rowsOf(turn: Deciding): Write[] {
  const writes: Write[] = [];
  const digests = new Map<string, string>();
  for (const decision of turn.decisions) {
    const { opinion, duties } = decision.matter;
    let digest = digests.get(opinion.id) ?? turn.matters.get(opinion.id)?.digest ?? '';
    for (const event of decision.events) {
      digest = chained(digest, opinion.id, event);
      writes.push(eventWrite(opinion.id, event, digest));
    }
    digests.set(opinion.id, digest);
    for (const { id, eventSeq, role, routeId, kind, text, mediaId, at } of decision.pieces) {
      const row = { id, opinionId: opinion.id, eventSeq, role, routeId, kind, text, mediaId, transcript: null, at };
      writes.push(put('piece', 'new', row));
    }
    for (const feedback of decision.feedback) writes.push(put('feedback', 'save', feedbackRow(feedback)));
    for (const route of decision.routes) writes.push(put('route', 'save', routeRow(route)));
    for (const duty of duties) writes.push(put('duty', 'save', dutyRow(duty)));
    if (decision.recall.length > 0) writes.push({ cancel: 'feedbackId', ids: [...decision.recall] });
    const how = decision.events[0]?.act === 'submit' ? 'new' : 'versioned';
    writes.push(put('opinion', how, opinionRow(opinion, digest)));
  }
  return writes;
}

function eventWrite(opinionId: string, event: Happened, digest: string): Write {
  const { seq, act, role, actorId, from, to, round, at, data } = event;
  const states = { fromState: from, toState: to };
  return put('event', 'new', { opinionId, seq, act, role, actorId, ...states, round, at, data, digest });
}

/** The audit chain: each event's digest covers the one before it. */
function chained(before: string, opinionId: string, event: Happened): string {
  const { act, seq, role, actorId, from, to, round, at, data } = event;
  return createHash('sha256')
    .update(JSON.stringify([before, opinionId, seq, act, role, actorId, from, to, round, at.toISOString(), data]))
    .digest('hex');
}
