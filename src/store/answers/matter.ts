/** Opinions with all that runs on them, the deputies they name, and whoever stands in for those. */

import type { KnownMatter } from '../../conversation/questions.ts';
import type { Tx } from '../open-database.ts';
import { dutyFrom, feedbackFrom, opinionFrom, routeFrom } from '../rows.ts';
import { grouped, join, raw, sql, unique } from '../sql.ts';
import { deputiesNumbered } from './deputies.ts';

type Key = { readonly number: number } | { readonly id: string } | { readonly code: string };

const alive = ['running', 'paused', 'aside'];
/** The oldest of those who wait with one: thousands may be joined, and what reaches them all goes page by page. */
const joinedShown = 10;

export async function matters(db: Tx, keys: readonly Key[]): Promise<(KnownMatter | null)[]> {
  const ids = keys.flatMap((key) => ('id' in key ? [key.id] : []));
  const numbers = keys.flatMap((key) => ('number' in key ? [key.number] : []));
  const codes = keys.flatMap((key) => ('code' in key ? [key.code] : []));
  const rows = await db.opinion.findMany({
    where: {
      OR: [
        ...(ids.length > 0 ? [{ id: { in: unique(ids) } }] : []),
        ...(numbers.length > 0 ? [{ number: { in: unique(numbers) } }] : []),
        ...(codes.length > 0 ? [{ code: { in: unique(codes) } }] : []),
      ],
    },
  });
  if (rows.length === 0) return keys.map(() => null);
  const opinionIds = rows.map((row) => row.id);
  const feedbackIds = rows.flatMap((row) =>
    [row.feedbackId, row.replacedFeedbackId].filter((id): id is string => id !== null),
  );
  const feedback = feedbackIds.length === 0 ? [] : await db.feedback.findMany({ where: { id: { in: feedbackIds } } });
  const duties = await db.duty.findMany({
    where: { opinionId: { in: opinionIds }, status: { in: alive } },
    orderBy: { id: 'asc' },
  });
  // Of those that never forwarded anything, too: routes come along with a merge, and stay.
  const routes = (
    await db.route.findMany({ where: { opinionId: { in: opinionIds } }, orderBy: { offeredAt: 'asc' } })
  ).map(routeFrom);
  const leading = rows.filter((row) => row.leads).map((row) => row.id);
  const joined = leading.length === 0 ? [] : await joinedTo(db, leading);
  const into = rows.flatMap((row) => (row.state === 'merged' ? (row.mergedInto ?? []) : []));
  const targets =
    into.length === 0
      ? []
      : await db.opinion.findMany({ where: { id: { in: unique(into) } }, select: { id: true, deputyNo: true } });
  const inCharge = await deputiesNumbered(
    db,
    [
      ...rows.flatMap((row) => [row.deputyNo, row.wishedNo]),
      ...targets.map((row) => row.deputyNo),
      ...routes.flatMap(({ target, fromNo }) => [target.role === 'deputy' ? target.id : null, fromNo]),
    ].filter((no) => no !== null),
  );
  const delegates = await deputiesNumbered(db, [
    ...[...inCharge.values()].flatMap((deputy) => (deputy.awayUntil ? (deputy.delegateNo ?? []) : [])),
    ...feedback.flatMap((one) => one.delegateNo ?? []),
  ]);
  const routesByOpinion = grouped(routes, (route) => route.opinionId);
  const named = (
    { id, deputyNo, wishedNo, feedbackId, replacedFeedbackId }: (typeof rows)[number],
    other: string | null,
  ) => {
    const forwarding = (routesByOpinion.get(id) ?? []).flatMap(({ target, fromNo }) => [target.id, fromNo]);
    const holders = [deputyNo, other].map((no) => inCharge.get(no ?? ''));
    const answered = feedback.filter((one) => one.id === feedbackId || one.id === replacedFeedbackId);
    const standIns = [...holders, ...answered].map((one) => delegates.get(one?.delegateNo ?? ''));
    const all = new Set([...holders, ...standIns, ...[wishedNo, ...forwarding].map((no) => inCharge.get(no ?? ''))]);
    return [...all].filter((one) => one !== undefined);
  };
  const feedbackById = new Map(feedback.map((row) => [row.id, feedbackFrom(row)]));
  const dutiesByOpinion = grouped(duties, (duty) => duty.opinionId ?? '');
  const joinedByTarget = grouped(joined, (one) => one.mergedInto ?? '');
  const known = rows.map((row): KnownMatter => {
    const target = row.state === 'merged' ? targets.find((one) => one.id === row.mergedInto) : undefined;
    return {
      opinion: opinionFrom(row, feedbackById),
      duties: (dutiesByOpinion.get(row.id) ?? []).map(dutyFrom),
      routes: routesByOpinion.get(row.id) ?? [],
      joined: (joinedByTarget.get(row.id) ?? []).map(({ id, number, state }) => ({ id, number, state })),
      target: target ? { deputyNo: target.deputyNo } : null,
      deputies: named(row, target?.deputyNo ?? null),
      digest: row.digest,
    };
  });
  return keys.map(
    (key) =>
      known.find(({ opinion }) =>
        'id' in key
          ? opinion.id === key.id
          : 'number' in key
            ? opinion.number === key.number
            : opinion.code === key.code,
      ) ?? null,
  );
}

interface JoinedRow {
  readonly id: string;
  readonly number: number;
  readonly state: string;
  readonly mergedInto: string;
}

/** Of each who waits with it. Whom a batch under way will answer, split or take elsewhere waits with it no more. */
async function joinedTo(db: Tx, leading: readonly string[]): Promise<readonly JoinedRow[]> {
  const batches = await db.batch.findMany({
    where: { opinionId: { in: [...leading] }, writtenAt: null },
    select: { opinionId: true, work: true },
  });
  const spokenFor = batches.flatMap(({ opinionId, work }) =>
    (work as { states?: string[] }).states?.includes('merged') ? opinionId : [],
  );
  const oldest = leading
    .filter((id) => !spokenFor.includes(id))
    .map(
      (id, at) => sql`SELECT * FROM (
        SELECT "id", "number", "state", "mergedInto" FROM "Opinion" WHERE "mergedInto" = ${id} AND "state" = 'merged'
        ORDER BY "id" LIMIT ${joinedShown}) ${raw(`joined${at}`)}`,
    );
  return oldest.length === 0 ? [] : db.$queryRaw<JoinedRow[]>(sql`${join(oldest, ' UNION ALL ')}`);
}
