/** Files that came with a press: those of the reply stay with its draft, those of the news go with it. */

import { mostFiles } from '../channel.ts';
import type { Attached } from '../domain/acts.ts';
import { type KeptFile, keepFiles } from '../flow/keep-files.ts';
import { replyDraft, replyDraftKey } from '../store/reply-pages.ts';
import type { Write } from '../store/writes.ts';
import type { World } from '../world.ts';
import type { ReplyForm } from './reply-form.ts';
import type { OpenReply } from './reply-view.ts';

export interface Sent {
  /** For the draft; what was chosen for news that are not sent now, too: nothing that came is lost. */
  readonly added: readonly Attached[];
  readonly writes: readonly Write[];
  readonly news: readonly Attached[];
  readonly newsWrites: readonly Write[];
  readonly unfit: 'too-large' | 'too-many' | 'wrong-type' | 'empty' | null;
  readonly most: number;
  /** To be called after the commit of the draft, and of the news. */
  readonly draftKept: () => Promise<void>;
  readonly newsKept: () => Promise<void>;
}

export async function keepSent(world: World, { route, organId }: OpenReply, form: ReplyForm): Promise<Sent> {
  const isNews = form.press === 'progress';
  const forDraft = isNews ? form.files : [...form.files, ...form.newsFiles];
  const before = await replyDraft(world.store.database.reader, { key: replyDraftKey(route.id, organId) });
  const there = (before?.files ?? []).filter(({ id }) => !form.dropped.includes(id)).length;
  const tooMany = forDraft.length > 0 && there + forDraft.length > mostFiles;
  const kept = await keepFiles(world, tooMany ? [] : forDraft);
  const news = await keepFiles(world, isNews ? form.newsFiles : []);
  return {
    added: kept.kept.map(attached),
    writes: kept.kept.map(({ write }) => write),
    news: news.kept.map(attached),
    newsWrites: news.kept.map(({ write }) => write),
    unfit: tooMany ? 'too-many' : (kept.refused[0] ?? news.refused[0] ?? null),
    most: mostFiles,
    draftKept: kept.committed,
    newsKept: news.committed,
  };
}

const attached = ({ id, kind }: KeptFile): Attached => ({ id, kind });
