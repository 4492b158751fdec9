/** Saves what stands on a reply page; two desks that write at once never overwrite each other unseen. */

import { type Asking, ask, type KeptReplyDraft, type ReplyDraft } from '../conversation/questions.ts';
import type { Outcome } from '../store/commit.ts';
import { replyDraftKey, replyDraftWrite } from '../store/reply-pages.ts';
import type { Write } from '../store/writes.ts';
import type { World } from '../world.ts';

export interface OfDraft {
  readonly routeId: string;
  readonly organId: string;
  /** The version that stood on the page; 0 when there was none. */
  readonly seen: number;
  readonly fields: ReplyDraft['fields'];
  /** Files that came now, and the ids of those that were taken off. */
  readonly added: ReplyDraft['files'];
  readonly dropped: readonly string[];
  readonly files: readonly Write[];
}

export interface Saved {
  readonly draft: KeptReplyDraft | null;
  /** Somebody else has saved other words meanwhile: theirs are kept, what was sent now is not (its files are). */
  readonly overtaken: boolean;
}

export async function keepReplyDraft(world: World, of: OfDraft): Promise<Saved> {
  return world.store.commit(() => kept(world, of));
}

function* kept(world: World, of: OfDraft): Asking<Outcome<Saved>> {
  const key = replyDraftKey(of.routeId, of.organId);
  const before = yield* ask('replyDraft', { key });
  const fields = Object.fromEntries(Object.entries(of.fields).filter(([, text]) => text !== ''));
  const same = JSON.stringify(sorted(before?.fields ?? {})) === JSON.stringify(sorted(fields));
  const stale = before !== null && before.version !== of.seen && Object.keys(before.fields).length > 0;
  // A button pressed on a page without any words takes nobody's away.
  const keepsTheirs = stale && !same;
  const overtaken = keepsTheirs && Object.keys(fields).length > 0;
  const files = [...(before?.files ?? []).filter(({ id }) => !of.dropped.includes(id)), ...of.added];
  const moved = of.added.length > 0 || files.length !== (before?.files.length ?? 0);
  if ((same || keepsTheirs) && !moved) return { value: { draft: before, overtaken }, writes: [] };
  const draft = { fields: keepsTheirs && before ? before.fields : fields, files };
  const at = world.now();
  const version = Math.max(at.getTime(), (before?.version ?? 0) + 1);
  return {
    value: { draft: { ...draft, version }, overtaken },
    writes: [...of.files, replyDraftWrite(key, before, draft, at)],
  };
}

const sorted = (fields: ReplyDraft['fields']) => Object.entries(fields).toSorted(([a], [b]) => (a < b ? -1 : 1));
