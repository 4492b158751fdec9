/**
 * Lists people open: each through an index, page by page, most urgent first. What a page costs does not grow with what is
 * stored, nor with what is owed: each of its sources is read from its soonest on, and no further than it is shown.
 */

import type { Sql } from '@prisma/client/runtime/client';
import {
  type Brief,
  type DeskList,
  mostCounted,
  type Page,
  type Questions,
  type RouteBrief,
} from '../../conversation/questions.ts';
import type { Day } from '../../domain/day.ts';
import type { DutyKind } from '../../domain/duty.ts';
import { keySupervision } from '../../domain/effects-supervising.ts';
import type { OpinionState } from '../../domain/opinion.ts';
import type { RouteState } from '../../domain/route.ts';
import type { Prisma } from '../../generated/sqlite/client.ts';
import type { Tx } from '../open-database.ts';
import { join, raw, sql, unique } from '../sql.ts';

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

function brief({ deputy, ...row }: BriefRow): Brief {
  return {
    ...row,
    state: row.state as OpinionState,
    deputyName: deputy?.name ?? null,
    dutyKind: null,
    due: null,
    start: null,
    owner: null,
    raised: false,
    route: null,
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
  return rows.map(brief);
}

/**
 * What a deputy owes on opinions, under all their mandates, and what waits to be acknowledged for whoever is away; the
 * silent clocks (news) are no task of their own.
 */
export async function inbox(db: Tx, { deputyNos, today, skip, take }: Questions['inbox']['key']): Promise<Page> {
  const nos = [...deputyNos];
  const away = await db.deputy.findMany({
    where: { delegateNo: { in: nos }, awayUntil: { gte: today } },
    select: { no: true },
  });
  const own = nos.map((no) => sql`"holderRole" = 'deputy' AND "holderId" = ${no} AND "kind" <> 'progress'`);
  const theirs = away
    .filter(({ no }) => !nos.includes(no))
    .map(({ no }) => sql`"holderRole" = 'deputy' AND "holderId" = ${no} AND "kind" = 'acknowledge'`);
  return page(db, [...own, ...theirs], { skip, take });
}

const kindsOf: Partial<Record<DeskList, readonly DutyKind[]>> = { register: ['register', 'result'] };

/** What an office owes; its overdue list also holds what deputies and organs owe on its opinions. */
export async function desk(db: Tx, { officeIds, list, today, skip, take }: Questions['desk']['key']): Promise<Page> {
  const offices = inGroups(officeIds);
  if (list === 'overdue')
    return page(
      db,
      offices.map(
        (ids) =>
          sql`"officeId" IN (${join(ids)}) AND "due" < ${today} AND "kind" <> 'progress' AND "holderRole" IN ('office', 'deputy', 'organ')`,
      ),
      { skip, take },
    );
  if (list === 'all')
    return page(
      db,
      offices.map((ids) => sql`"holderRole" = 'office' AND "holderId" IN (${join(ids)}) AND "kind" <> 'progress'`),
      { skip, take },
    );
  const kinds = kindsOf[list] ?? [list];
  return page(
    db,
    offices.flatMap((ids) => kinds.map((kind) => sql`"kind" = ${kind} AND "officeId" IN (${join(ids)})`)),
    { skip, take },
  );
}

/** What organs owe: to accept, to reply, to give an opinion. */
export async function organInbox(
  db: Tx,
  { organIds, skip, take }: Questions['organInbox']['key'],
): Promise<Questions['organInbox']['answer']> {
  const sources = inGroups(organIds).map((ids) => sql`"holderRole" = 'organ' AND "holderId" IN (${join(ids)})`);
  const { duties, total } = await soonest(db, sources, { skip, take });
  const routes = await routesOf(db, duties);
  const items = duties.flatMap(({ routeId, opinionId, kind, due }): RouteBrief[] => {
    const route = routes.get(routeId ?? '');
    if (!route) return [];
    const { id, no, n, brief, state } = route;
    return [{ routeId: id, opinionId, no, n, brief, state: state as RouteState, dutyKind: kind as DutyKind, due }];
  });
  return { items, total };
}

interface Paging {
  readonly skip: number;
  readonly take: number;
}

async function page(db: Tx, sources: readonly Sql[], paging: Paging): Promise<Page> {
  const { duties, total } = await soonest(db, sources, paging);
  if (duties.length === 0) return { items: [], total };
  const opinions = await db.opinion.findMany({
    where: { id: { in: unique(duties.map((duty) => duty.opinionId)) } },
    select: briefly,
  });
  const routes = await routesOf(db, duties);
  const owners = unique(duties.flatMap((duty) => duty.ownerId ?? []));
  const persons =
    owners.length === 0
      ? []
      : await db.person.findMany({ where: { id: { in: owners } }, select: { id: true, name: true } });
  const items = duties.flatMap((duty): Brief[] => {
    const opinion = opinions.find((one) => one.id === duty.opinionId);
    const route = routes.get(duty.routeId ?? '');
    if (!opinion) return [];
    return [
      {
        ...brief(opinion),
        dutyKind: duty.kind as DutyKind,
        due: duty.due,
        start: duty.start,
        owner: persons.find((one) => one.id === duty.ownerId)?.name ?? null,
        raised: duty.note === keySupervision,
        route: route ? { no: route.no, n: route.n } : null,
      },
    ];
  });
  return { items, total };
}

async function routesOf(db: Tx, duties: readonly DutyLine[]) {
  const ids = unique(duties.flatMap((duty) => duty.routeId ?? []));
  if (ids.length === 0) return new Map<string, never>();
  const rows = await db.route.findMany({
    where: { id: { in: ids } },
    select: { id: true, no: true, n: true, brief: true, state: true },
  });
  return new Map(rows.map((row) => [row.id, row]));
}

interface DutyLine {
  readonly id: string;
  readonly opinionId: string;
  readonly routeId: string | null;
  readonly kind: string;
  readonly start: Day;
  readonly due: Day;
  readonly ownerId: string | null;
  readonly note: string | null;
}

/**
 * The soonest of several sources, each read along its index and no further than it is shown; each names its columns from
 * the left of that index. What is due on one day stays in the order of the index: sorting it would read the whole day.
 */
async function soonest(
  db: Tx,
  sources: readonly Sql[],
  { skip, take }: Paging,
): Promise<{ readonly duties: readonly DutyLine[]; readonly total: number }> {
  if (sources.length === 0) return { duties: [], total: 0 };
  const running = sql`"status" = 'running' AND "opinionId" IS NOT NULL`;
  const lines = sources.map(
    (source, at) => sql`SELECT * FROM (
      SELECT "id", "opinionId", "routeId", "kind", "start", "due", "ownerId", "note" FROM "Duty" WHERE ${source} AND ${running}
      ORDER BY "due" LIMIT ${skip + take}) AS ${named(at)}`,
  );
  const rows = await db.$queryRaw<DutyLine[]>(sql`${join(lines, ' UNION ALL ')}`);
  const duties = rows.toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0)).slice(skip, skip + take);
  if (rows.length < skip + take) return { duties, total: rows.length };
  const counted = sources.map((source) => sql`SELECT 1 AS "one" FROM "Duty" WHERE ${source} AND ${running}`);
  const [row] = await db.$queryRaw<{ total: number | bigint }[]>(
    sql`SELECT COUNT(*) AS "total" FROM (${join(counted, ' UNION ALL ')} LIMIT ${Math.max(mostCounted, skip + take + 1)}) AS "every"`,
  );
  return { duties, total: Number(row?.total ?? 0) };
}

const named = (at: number): Sql => raw(`"source${at}"`);

// SQLite takes 500 parts in one statement; an office with more below it than this reads several together.
const mostSources = 100;

function inGroups(ids: readonly string[]): readonly (readonly string[])[] {
  const groups: string[][] = Array.from({ length: Math.min(ids.length, mostSources) }, () => []);
  for (const [at, id] of unique(ids).entries()) groups[at % mostSources]?.push(id);
  return groups.filter((group) => group.length > 0);
}
