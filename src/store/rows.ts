/** Between what the domain thinks in and what the tables hold; Prisma's types end here. */

import type { Why } from '../domain/due.ts';
import type { Duty, DutyKind, DutyStatus, Holder } from '../domain/duty.ts';
import type { Feedback, Opinion, OpinionState, Rating, Timer } from '../domain/opinion.ts';
import type { Deputy, Language, MandateState, Office, Organ } from '../domain/people.ts';
import type { Reply, Route, RouteTarget } from '../domain/route.ts';
import type { Prisma } from '../generated/sqlite/client.ts';

export type OpinionRow = Prisma.OpinionGetPayload<object>;
export type DutyRow = Prisma.DutyGetPayload<object>;
export type RouteRow = Prisma.RouteGetPayload<object>;
export type FeedbackRow = Prisma.FeedbackGetPayload<object>;
export type DeputyRow = Prisma.DeputyGetPayload<{ include: { congress: true; district: true } }>;

export function opinionRow(opinion: Opinion, digest: string): OpinionRow {
  const { feedback, replacedFeedback, rating, timer, timerBefore, ...plain } = opinion;
  return {
    ...plain,
    guarded: plain.guarded as unknown as Prisma.JsonValue,
    timerKind: timer?.kind ?? null,
    timerAt: timer?.at ?? null,
    timerBeforeKind: timerBefore?.kind ?? null,
    timerBeforeAt: timerBefore?.at ?? null,
    feedbackId: feedback?.id ?? null,
    replacedFeedbackId: replacedFeedback?.id ?? null,
    solved: rating?.solved ?? null,
    answerRating: rating?.answer ?? null,
    attitudeRating: rating?.attitude ?? null,
    ratingLapsedAt: rating?.lapsedAt ?? null,
    digest,
  };
}

export function opinionFrom(row: OpinionRow, feedback: ReadonlyMap<string, Feedback>): Opinion {
  const {
    timerKind,
    timerAt,
    timerBeforeKind,
    timerBeforeAt,
    feedbackId,
    replacedFeedbackId,
    solved,
    answerRating,
    attitudeRating,
    ratingLapsedAt,
    digest: _digest,
    ...plain
  } = row;
  const rated = solved !== null || answerRating !== null || attitudeRating !== null || ratingLapsedAt !== null;
  return {
    ...plain,
    language: row.language as Language,
    state: row.state as OpinionState,
    stateBefore: row.stateBefore as OpinionState | null,
    clarifyingBefore: row.clarifyingBefore as OpinionState | null,
    asker: row.asker as Opinion['asker'],
    forWhom: row.forWhom as Opinion['forWhom'],
    guarded: row.guarded as unknown as Opinion['guarded'],
    timer: timerOf(timerKind, timerAt),
    timerBefore: timerOf(timerBeforeKind, timerBeforeAt),
    feedback: feedbackId ? (feedback.get(feedbackId) ?? null) : null,
    replacedFeedback: replacedFeedbackId ? (feedback.get(replacedFeedbackId) ?? null) : null,
    rating: rated
      ? {
          solved: solved as Rating['solved'],
          answer: answerRating as Rating['answer'],
          attitude: attitudeRating as Rating['attitude'],
          lapsedAt: ratingLapsedAt,
        }
      : null,
  };
}

const timerOf = (kind: string | null, at: Date | null): Timer | null =>
  kind && at ? { kind: kind as Timer['kind'], at } : null;

export function feedbackRow(feedback: Feedback): FeedbackRow {
  return {
    ...feedback,
    files: feedback.files.length > 0 ? ([...feedback.files] as unknown as Prisma.JsonValue) : null,
    singles: feedback.singles.length > 0 ? ([...feedback.singles] as unknown as Prisma.JsonValue) : null,
    version: 0,
  };
}

export function feedbackFrom({ version: _version, ...row }: FeedbackRow): Feedback {
  return {
    ...row,
    files: (row.files ?? []) as unknown as Feedback['files'],
    singles: (row.singles ?? []) as unknown as Feedback['singles'],
    kind: row.kind as Feedback['kind'],
    class: row.class as Feedback['class'],
    evidence: row.evidence as Feedback['evidence'],
  };
}

const listMark = ';';
const listed = (text: string): readonly string[] => text.split(listMark).filter(Boolean);

export function routeRow({ target, reply, ...route }: Route): RouteRow {
  return {
    ...route,
    targetRole: target.role,
    targetId: target.id,
    coHandlers: route.coHandlers.join(listMark),
    coOpinions: route.coOpinions.join(listMark),
    files: route.files.length > 0 ? ([...route.files] as unknown as Prisma.JsonValue) : null,
    reply: reply as unknown as Prisma.JsonValue,
    version: 0,
  };
}

export function routeFrom({ targetRole, targetId, version: _version, ...row }: RouteRow): Route {
  const reply = row.reply as unknown as (Omit<Reply, 'at'> & { readonly at: string }) | null;
  return {
    ...row,
    kind: row.kind as Route['kind'],
    state: row.state as Route['state'],
    target: { role: targetRole, id: targetId } as RouteTarget,
    coHandlers: listed(row.coHandlers),
    coOpinions: listed(row.coOpinions),
    files: (row.files ?? []) as unknown as Route['files'],
    reply: reply && { ...reply, at: new Date(reply.at) },
    evaluation: row.evaluation as Route['evaluation'],
    contactAsked: row.contactAsked as Route['contactAsked'],
  };
}

/** `officeId`: of its opinion; an office's own duty stands in its own lists. */
export function dutyRow({ holder, ...duty }: Duty, officeId: string | null): DutyRow {
  return {
    ...duty,
    officeId: holder.role === 'office' ? holder.id : officeId,
    holderRole: holder.role,
    holderId: holder.id,
    why: duty.why as unknown as Prisma.JsonValue,
    version: 0,
  };
}

export function dutyFrom({ holderRole, holderId, officeId: _officeId, version: _version, ...row }: DutyRow): Duty {
  return {
    ...row,
    kind: row.kind as DutyKind,
    status: row.status as DutyStatus,
    holder: { role: holderRole, id: holderId } as Holder,
    why: row.why as unknown as Why,
  };
}

export function deputyFrom(row: DeputyRow): Deputy {
  return {
    no: row.no,
    name: row.name,
    latinName: row.latinName,
    congressId: row.congressId,
    level: row.congress.level,
    districtId: row.districtId,
    districtName: row.district?.name ?? null,
    mandate: row.mandate as MandateState,
    personId: row.personId,
    languages: row.languages.split(';').filter(Boolean),
    awayUntil: row.awayUntil,
    delegateNo: row.delegateNo,
    delegateMayAnswer: row.delegateMayAnswer,
    digestAt: row.digestAt,
  };
}

export function organFrom({ topics, ...row }: Prisma.OrganGetPayload<object>, joined: boolean): Organ {
  return { ...row, topics: listed(topics), joined };
}

export function officeFrom(row: Prisma.OfficeGetPayload<object>, joined: boolean): Office {
  const { id, name, latinName, parentId, phone, hours } = row;
  return { id, name, latinName, parentId, phone, hours, joined };
}
