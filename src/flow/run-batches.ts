/**
 * What reaches everybody joined to an opinion: an act of the system or a copy for each, page by page. A page and the
 * cursor behind it are one transaction, so that a crash at any line loses nobody and tells nobody twice; between two
 * pages everybody else has their turn.
 */

import type { Batch } from '../conversation/batch.ts';
import { copyTo } from '../conversation/copies.ts';
import { fannedOut } from '../conversation/notices.ts';
import { type Asking, ask, type KnownMatter } from '../conversation/questions.ts';
import { matterOf, perform } from '../conversation/turn.ts';
import type { Act } from '../domain/acts.ts';
import type { Deputy } from '../domain/people.ts';
import { ranks } from '../store/answers/outbox.ts';
import type { Outcome } from '../store/commit.ts';
import type { Write } from '../store/writes.ts';
import type { World } from '../world.ts';
import { systemTurn } from './acknowledge-letters.ts';
import { batchWrite, statesOf } from './batch-writes.ts';
import { noticeWrite } from './letters.ts';
import { type Deciding, destinationsOf, saveDecisions } from './save-decisions.ts';

// A page holds the writer for some tens of milliseconds.
const pageSize = 100;
// The first look at what came of the letters; each further one waits as long again as has passed, an hour at most.
const lookAfterMs = 60_000;
const lookLeastOftenMs = 3_600_000;

/** Everything that is due; false when there was nothing. What fails stops nothing else and is tried again later. */
export async function runBatches(world: World, now?: Date, goOn = (): boolean => true): Promise<boolean> {
  for (let any = false; ; any = true) {
    const at = now ?? world.now();
    // A question to the reader: with nothing to do, the writer is left alone.
    const due = await world.store.ask('dueBatch', { now: at });
    if (!due || !goOn()) return any;
    const going = world.store.commit(() => nextPage(world, at));
    if (!(await going.catch((error: unknown) => putOff(world, due, at, error)))) return any;
    world.wake();
  }
}

/** The one with the least to do comes first: without this, one that cannot be done would stand before all others for ever. */
async function putOff(world: World, { id }: Batch, now: Date, error: unknown): Promise<boolean> {
  await world.store.commit(function* (): Asking<Outcome<void>> {
    const batch = yield* ask('dueBatch', { now });
    const later = new Date(now.getTime() + lookAfterMs);
    return { value: undefined, writes: batch?.id === id ? [batchWrite({ ...batch, nextAt: later })] : [] };
  });
  world.log.error({ batch: id, error }, 'A page of a batch failed; it is tried again in a minute');
  return true;
}

function* nextPage(world: World, now: Date): Asking<Outcome<boolean>> {
  const batch = yield* ask('dueBatch', { now });
  if (!batch) return { value: false, writes: [] };
  const turn = systemTurn(world, now);
  return {
    value: true,
    writes: yield* batch.writtenAt ? lookedAt(world, turn, batch) : pageWritten(world, turn, batch),
  };
}

function* pageWritten(world: World, turn: Deciding, batch: Batch): Asking<Write[]> {
  const { opinionId, cursor, work } = batch;
  const { now } = turn.around.c;
  const states = statesOf(work);
  const ids = yield* ask('joinedPage', { opinionId, states, after: cursor, limit: pageSize });
  const matters = ids.length === 0 ? [] : yield* ask('matters', { ids });
  for (const matter of matters) turn.matters.set(matter.opinion.id, matter);
  const writes = yield* 'act' in work ? acted(world, turn, matters, work.act) : copied(world, turn, matters, work.copy);
  const done = batch.done + ('act' in work ? turn.decisions.length : matters.length);
  if (ids.length === pageSize) return [...writes, batchWrite({ ...batch, done, cursor: ids.at(-1) ?? cursor })];
  const nextAt = batch.feedbackId && done > 0 ? new Date(now.getTime() + lookAfterMs) : null;
  return [...writes, batchWrite({ ...batch, done, total: done, writtenAt: now, nextAt })];
}

function* acted(world: World, turn: Deciding, matters: readonly KnownMatter[], act: Act): Asking<Write[]> {
  const named = act.name === 'fan-out' ? yield* deputies(act.feedback.deputyNo, act.feedback.delegateNo) : [];
  // A refusal means that it is no longer needed: withdrawn meanwhile, split, answered by a newer letter.
  for (const matter of matters) yield* perform(turn, matter, { role: 'system' }, act, named);
  return yield* saveDecisions(world, turn);
}

function* deputies(...nos: readonly (string | null)[]): Asking<readonly Deputy[]> {
  const found: Deputy[] = [];
  for (const no of nos) {
    const deputy = no === null ? null : yield* ask('deputy', { no });
    if (deputy) found.push(deputy);
  }
  return found;
}

function* copied(
  world: World,
  turn: Deciding,
  matters: readonly KnownMatter[],
  copy: Extract<Batch['work'], { copy: unknown }>['copy'],
): Asking<Write[]> {
  const letters = matters.map((matter) => ({
    opinion: matter.opinion,
    opinionId: matter.opinion.id,
    announcement: copyTo(copy, matter),
  }));
  const found = yield* destinationsOf(turn, letters);
  const { note } = copy;
  return letters.flatMap(({ opinion, announcement }) =>
    found(announcement.to, opinion.id)
      .filter((to) => !(note && to.remindersOff))
      .map((to) =>
        noticeWrite(world, announcement, to, turn.around.c, {
          opinionId: opinion.id,
          rank: ranks.batch,
          once: note?.once ? `${note.once} ${opinion.id} ${opinion.round} ${note.level}` : null,
        }),
      ),
  );
}

/** Once all letters have arrived or cannot: one line to the deputy. */
function* lookedAt(world: World, turn: Deciding, batch: Batch): Asking<Write[]> {
  const { now } = turn.around.c;
  const { writtenAt, feedbackId, opinionId } = batch;
  const progress = feedbackId ? yield* ask('fanOut', { feedbackId }) : null;
  const matter = yield* matterOf(turn, { id: opinionId });
  if (progress && progress.waiting > 0 && writtenAt) {
    const passed = Math.min(lookLeastOftenMs, Math.max(lookAfterMs, now.getTime() - writtenAt.getTime()));
    return [batchWrite({ ...batch, nextAt: new Date(now.getTime() + passed) })];
  }
  const told = progress && matter ? fannedOut(matter, progress, turn.around) : null;
  const found = told ? yield* destinationsOf(turn, [{ announcement: told, opinionId }]) : () => [];
  const letters = told
    ? found(told.to, opinionId).map((to) =>
        noticeWrite(world, told, to, turn.around.c, { opinionId, once: `fanned ${batch.id} ${to.chatId}` }),
      )
    : [];
  return [...letters, batchWrite({ ...batch, nextAt: null })];
}
