/** Decisions become rows: opinion with its events, duties, feedback and every letter they owe, in one transaction. */

import { createHash } from 'node:crypto';
import type { Announcement, Recipient } from '../conversation/announcement.ts';
import { copyOf } from '../conversation/copies.ts';
import { joinedNamed } from '../conversation/inbox.ts';
import { announcements, feedbackLetter, ratingRequest } from '../conversation/notices.ts';
import { type Asking, ask, type Destination, type KnownMatter, type Reached } from '../conversation/questions.ts';
import type { Acting } from '../conversation/turn.ts';
import type { ActName } from '../domain/acts.ts';
import type { Decision, Happened } from '../domain/decision.ts';
import type { Opinion } from '../domain/opinion.ts';
import type { Door } from '../domain/people.ts';
import { ranks } from '../store/answers/outbox.ts';
import { dutyRow, feedbackRow, opinionRow, routeRow } from '../store/rows.ts';
import { put, type Write } from '../store/writes.ts';
import type { Value } from '../text/render.ts';
import type { World } from '../world.ts';
import { batchWrites } from './batch-writes.ts';
import { noticeWrite } from './letters.ts';
import { handlersOf, nearestMembers, officesUp } from './offices-up.ts';

/** `person`: what the speaker has just said of themself, not yet stored. */
export type Deciding = Acting & { readonly speaker: string | null; readonly person?: Partial<Reached> };

/** Everything that the decisions of one turn write and say to others. */
export function* saveDecisions(world: World, turn: Deciding): Asking<Write[]> {
  const letters: Addressed[] = [];
  for (const decision of turn.decisions) {
    const known = turn.matters.get(decision.matter.opinion.id) as KnownMatter;
    for (const announcement of yield* announced(turn, decision, known))
      letters.push({ announcement, opinionId: known.opinion.id });
  }
  const found = yield* destinationsOf(turn, letters);
  const writes: Write[] = [];
  for (const { announcement, opinionId } of letters) {
    const destinations = found(announcement.to, opinionId);
    if (announcement.feedbackId !== null && destinations.length === 0)
      giveUpInTime(turn, opinionId, announcement.feedbackId);
    for (const to of destinations) {
      if (to.personId === turn.speaker && announcement.feedbackId === null && announcement.to.role !== 'citizen')
        continue;
      // Who chose a digest gets new opinions with it, not one by one.
      if (waitsForDigest(turn, announcement, to.personId)) continue;
      writes.push(
        noticeWrite(world, announcement, to, turn.around.c, { opinionId, rank: rankOf(turn, announcement, opinionId) }),
      );
    }
  }
  writes.push(...rowsOf(turn), ...(yield* batchesOf(turn)));
  return writes;
}

/** What concerns everybody joined is kept with the act it follows from (run-batches.ts). */
function* batchesOf({ decisions, matters, around }: Deciding): Asking<Write[]> {
  const writes: Write[] = [];
  for (const decision of decisions) {
    const { opinion } = decision.matter;
    const source = matters.get(opinion.id);
    for (const work of decision.every) writes.push(...(yield* batchWrites(around.c, opinion.id, work)));
    if (decision.copied && opinion.leads && source)
      writes.push(
        ...(yield* batchWrites(around.c, opinion.id, { copy: copyOf(decision, source, around, decision.copied) })),
      );
  }
  return writes;
}

const arrivals: readonly ActName[] = ['leave', 'confirm-delivery', 'tell-otherwise'];

/** That the first of many has it is said with how far the others' letters have come. */
function* othersToo({ notices, matter: { opinion } }: Decision): Asking<Value> {
  const told = notices.some(({ act, hearer }) => hearer === 'in charge' && arrivals.includes(act));
  if (!told || !opinion.leads || !opinion.feedback) return '';
  const many = (yield* ask('fannedTo', { feedbackId: opinion.feedback.id })) > oneByOne;
  return many ? yield* joinedNamed(opinion) : '';
}

/** What thousands are told at once lets answers to single people go first. */
function rankOf({ matters }: Deciding, { to }: Announcement, opinionId: string): number {
  const fanned = to.role === 'citizen' && matters.get(opinionId)?.opinion.feedback?.kind === 'fan-out';
  return fanned ? ranks.batch : ranks.notice;
}

// More than these are told as counts, not one by one.
const oneByOne = 20;

/** What thousands say of one answer, or that it did not reach them, is counted for insiders; words are passed on. */
function* gathered(decision: Decision): Asking<Decision> {
  const { feedback } = decision.matter.opinion;
  const counted = decision.events.some(({ act }) => act === 'rate' || act === 'bounce');
  if (!counted || !feedback?.fromId || decision.pieces.length > 0) return decision;
  if ((yield* ask('fannedTo', { feedbackId: feedback.fromId })) <= oneByOne) return decision;
  return { ...decision, notices: decision.notices.filter(({ hearer }) => hearer === 'citizen') };
}

function* announced(turn: Deciding, whole: Decision, known: KnownMatter): Asking<Announcement[]> {
  const decision = yield* gathered(whole);
  const joined = yield* othersToo(decision);
  const door = yield* doorOf(decision.matter.opinion);
  const calls = decision.notices.some((notice) => notice.act === 'call-back') ? known.opinion.authorId : null;
  const [caller] = calls ? yield* ask('persons', { ids: [calls] }) : [];
  const allowed = decision.notices.some(({ act, hearer }) => act === 'allow-contact' && hearer === 'target');
  const [author] = allowed && known.opinion.authorId ? yield* ask('persons', { ids: [known.opinion.authorId] }) : [];
  const own = author && author.id === turn.speaker ? { ...author, ...turn.person } : author;
  const list = [...announcements(decision, known, turn.around, { door, caller, author: own, joined })];
  const rating = ratingRequest(decision, known);
  if (rating) list.push(rating);
  const again = decision.resend.length > 0 ? feedbackLetter({ ...known, ...decision.matter }, turn.around, door) : null;
  if (again) list.push(again);
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

export interface Addressed {
  readonly announcement: Announcement;
  readonly opinionId: string;
}

export function* destinationsOf(
  { around: { directory }, matters }: Deciding,
  letters: readonly Addressed[],
): Asking<(to: Recipient, opinionId: string) => readonly Destination[]> {
  const recipients = letters.map((letter) => letter.announcement.to);
  const officeOf = (to: Recipient, opinionId: string): string | undefined =>
    to.role === 'office' ? to.officeId : matters.get(opinionId)?.opinion.officeId;
  const persons = recipients.flatMap((to) => ('personId' in to && to.personId ? [to.personId] : []));
  const organs = recipients.flatMap((to) => (to.role === 'handler' ? [to.organId] : []));
  const offices = letters.flatMap(({ announcement: { to }, opinionId }) =>
    to.role === 'office' || to.role === 'handler' ? officesUp(directory, officeOf(to, opinionId) ?? '') : [],
  );
  const wanted = { persons: [...new Set(persons)], offices: [...new Set(offices)], organs: [...new Set(organs)] };
  const all = persons.length + offices.length + organs.length === 0 ? [] : yield* ask('destinations', wanted);
  return (to, opinionId) => {
    if (to.role === 'handler') {
      const handlers = handlersOf(to.organId, all);
      if (handlers.length > 0) return handlers;
    }
    // An office without a member is heard by the next one above it; for an organ without a chat the office hears.
    if (to.role === 'office' || to.role === 'handler')
      return nearestMembers(directory, officeOf(to, opinionId) ?? '', all).members;
    const own = all.filter((one) => !one.gone && one.personId === to.personId);
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
    for (const duty of duties) writes.push(put('duty', 'save', dutyRow(duty, opinion.officeId)));
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
