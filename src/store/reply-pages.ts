/** What the reply page of a route asks: the route behind its key or its number, and the draft that was begun on it. */

import type { KeptReplyDraft, ReplyDraft } from '../conversation/questions.ts';
import type { Route } from '../domain/route.ts';
import type { ReadDb, Tx } from './open-database.ts';
import { routeFrom } from './rows.ts';
import { Overtaken, type Write } from './writes.ts';

export async function routeOf(
  db: ReadDb,
  key: { readonly id: string } | { readonly no: number; readonly n: number },
): Promise<Route | null> {
  const row = await db.route.findUnique({ where: 'id' in key ? key : { no_n: key } });
  return row && routeFrom(row);
}

/** Every organ of a route has a draft of its own. */
export const replyDraftKey = (routeId: string, organId: string): string => `${routeId} ${organId}`;

export async function replyDraft(db: ReadDb, { key }: { readonly key: string }): Promise<KeptReplyDraft | null> {
  const row = await db.replyDraft.findUnique({ where: { routeId: key } });
  return row && { ...(row.body as unknown as ReplyDraft), version: row.updatedAt.getTime() };
}

/** Replaces the draft that was read, or nothing: who was quicker is never overwritten unseen. Null drops it. */
export function replyDraftWrite(
  key: string,
  before: Pick<KeptReplyDraft, 'version'> | null,
  draft: ReplyDraft | null,
  now: Date,
): Write {
  return { alone: `replyDraft ${key}`, change: (tx) => replace(tx, key, before, { draft, now }) };
}

async function replace(
  tx: Tx,
  key: string,
  before: Pick<KeptReplyDraft, 'version'> | null,
  { draft, now }: { readonly draft: ReplyDraft | null; readonly now: Date },
): Promise<void> {
  // The clock may stand still, or go back: the version grows all the same.
  const updatedAt = new Date(Math.max(now.getTime(), (before?.version ?? 0) + 1));
  if (before === null) {
    if (draft) await tx.replyDraft.create({ data: { routeId: key, body: draft as object, updatedAt } });
    return;
  }
  const read = { routeId: key, updatedAt: new Date(before.version) };
  const { count } = draft
    ? await tx.replyDraft.updateMany({ where: read, data: { body: draft as object, updatedAt } })
    : await tx.replyDraft.deleteMany({ where: read });
  if (count === 0) throw new Overtaken('replyDraft');
}

/** Drafts that nobody can go on with: a page at a time, each by its key. */
export async function endedReplyDrafts(
  db: ReadDb,
  { before, after, limit }: { readonly before: Date; readonly after: string; readonly limit: number },
): Promise<{ readonly keys: readonly string[]; readonly last: string | null }> {
  const rows = await db.replyDraft.findMany({
    where: { updatedAt: { lt: before }, routeId: { gt: after } },
    orderBy: { routeId: 'asc' },
    take: limit,
    select: { routeId: true },
  });
  const keys = rows.map(({ routeId }) => routeId);
  const open = await db.route.findMany({
    where: { id: { in: keys.map(routeIn) }, state: { in: ['offered', 'accepted'] } },
    select: { id: true },
  });
  const ids = new Set(open.map(({ id }) => id));
  return {
    keys: keys.filter((key) => !ids.has(routeIn(key))),
    last: keys.length < limit ? null : (keys.at(-1) ?? null),
  };
}

/** Whoever has written meanwhile keeps theirs. */
export const dropReplyDrafts = (keys: readonly string[], before: Date): Write => ({
  change: (tx) => tx.replyDraft.deleteMany({ where: { routeId: { in: [...keys] }, updatedAt: { lt: before } } }),
});

const routeIn = (key: string): string => key.slice(0, key.indexOf(' '));

export async function filesNamed(
  db: ReadDb,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly name: string | null; readonly mime: string }>> {
  if (ids.length === 0) return new Map();
  const rows = await db.media.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true, mime: true },
  });
  return new Map(rows.map(({ id, name, mime }) => [id, { name, mime }]));
}
