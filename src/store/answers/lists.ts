/** Lists people open: each through an index, page by page, most urgent first. */

import type { Brief, Page, Story } from '../../conversation/questions.ts';
import type { ActName } from '../../domain/acts.ts';
import type { Day } from '../../domain/day.ts';
import type { EventData, Piece } from '../../domain/decision.ts';
import type { DutyKind } from '../../domain/duty.ts';
import type { OpinionState } from '../../domain/opinion.ts';
import type { Actor } from '../../domain/people.ts';
import type { Prisma } from '../../generated/sqlite/client.ts';
import type { Tx } from '../open-database.ts';

const briefly = {
  id: true,
  number: true,
  title: true,
  state: true,
  deputyNo: true,
  areaCode: true,
  submittedAt: true,
  toldBy: true,
  deputy: { select: { name: true } },
} as const;
type BriefRow = Prisma.OpinionGetPayload<{ select: typeof briefly }>;

function brief({ deputy, ...row }: BriefRow, duty: { readonly kind: string; readonly due: Day } | null): Brief {
  return {
    ...row,
    state: row.state as OpinionState,
    deputyName: deputy?.name ?? null,
    dutyKind: (duty?.kind ?? null) as DutyKind | null,
    due: duty?.due ?? null,
  };
}

export async function mine(
  db: Tx,
  { personId, limit }: { readonly personId: string; readonly limit: number },
): Promise<readonly Brief[]> {
  const rows = await db.opinion.findMany({
    where: { authorId: personId },
    orderBy: { submittedAt: 'desc' },
    take: limit,
    select: briefly,
  });
  return rows.map((row) => brief(row, null));
}

interface InboxKey {
  readonly deputyNos: readonly string[];
  readonly today: Day;
  readonly skip: number;
  readonly take: number;
}

/**
 * What a deputy owes on opinions, under all their mandates, and what waits to be acknowledged for whoever is away; the
 * silent clocks (news) are no task of their own.
 */
export async function inbox(db: Tx, { deputyNos, today, skip, take }: InboxKey): Promise<Page> {
  const nos = [...deputyNos];
  const own = { holderRole: 'deputy', holderId: { in: nos }, kind: { not: 'progress' } };
  const away = await db.deputy.findMany({
    where: { delegateNo: { in: nos }, awayUntil: { gte: today } },
    select: { no: true },
  });
  if (away.length === 0) return duties(db, own, skip, take);
  const theirs = { holderRole: 'deputy', holderId: { in: away.map(({ no }) => no) }, kind: 'acknowledge' };
  return duties(db, { OR: [own, theirs] }, skip, take);
}

interface DeskKey {
  readonly officeIds: readonly string[];
  readonly list: 'triage' | 'overdue' | 'decide' | 'reach' | 'call-back' | 'all';
  readonly today: Day;
  readonly skip: number;
  readonly take: number;
}

/** What an office owes; its overdue list also holds what the deputies of its opinions owe. */
export async function desk(db: Tx, { officeIds, list, today, skip, take }: DeskKey): Promise<Page> {
  const ids = [...officeIds];
  if (list === 'overdue')
    return duties(
      db,
      {
        OR: [
          { holderRole: 'office', holderId: { in: ids } },
          { holderRole: 'deputy', opinion: { officeId: { in: ids } } },
        ],
        due: { lt: today },
        kind: { not: 'progress' },
      },
      skip,
      take,
    );
  const own = { holderRole: 'office', holderId: { in: ids } };
  return duties(db, list === 'all' ? { ...own, kind: { not: 'progress' } } : { ...own, kind: list }, skip, take);
}

async function duties(db: Tx, where: Prisma.DutyWhereInput, skip: number, take: number): Promise<Page> {
  const running = { ...where, status: 'running', opinionId: { not: null } };
  const rows = await db.duty.findMany({
    where: running,
    orderBy: [{ due: 'asc' }, { id: 'asc' }],
    skip,
    take,
    include: { opinion: { select: briefly } },
  });
  const total = rows.length < take && skip === 0 ? rows.length : await db.duty.count({ where: running });
  return { items: rows.flatMap((row) => (row.opinion ? [brief(row.opinion, row)] : [])), total };
}

/** Everything that happened and was said, oldest first. */
export async function story(db: Tx, { opinionId }: { readonly opinionId: string }): Promise<Story> {
  const events = await db.event.findMany({ where: { opinionId }, orderBy: { seq: 'asc' } });
  const pieces = await db.piece.findMany({ where: { opinionId }, orderBy: [{ eventSeq: 'asc' }, { id: 'asc' }] });
  const mediaIds = pieces.flatMap((piece) => piece.mediaId ?? []);
  const media = mediaIds.length === 0 ? [] : await db.media.findMany({ where: { id: { in: mediaIds } } });
  return {
    events: events.map((event) => ({
      act: event.act as ActName,
      seq: event.seq,
      role: event.role as Actor['role'],
      actorId: event.actorId,
      from: event.fromState as OpinionState | null,
      to: event.toState as OpinionState,
      round: event.round,
      at: event.at,
      data: event.data as EventData,
    })),
    pieces: pieces.map((piece) => {
      const file = media.find((one) => one.id === piece.mediaId);
      return {
        id: piece.id,
        eventSeq: piece.eventSeq,
        role: piece.role as Actor['role'],
        routeId: piece.routeId,
        at: piece.at,
        kind: piece.kind as Piece['kind'],
        text: piece.text,
        mediaId: piece.mediaId,
        transcript: piece.transcript,
        seconds: file?.seconds ?? null,
        mime: file?.mime ?? null,
      };
    }),
  };
}
