/** A batch as it begins: kept in the transaction of the act it follows from, so that nobody joined is forgotten. */

import type { Batch, BatchWork } from '../conversation/batch.ts';
import { type Asking, ask } from '../conversation/questions.ts';
import type { Circumstances } from '../domain/matter.ts';
import { put, type Write } from '../store/writes.ts';

/** Nothing, when nobody is joined. */
export function* batchWrites({ now }: Pick<Circumstances, 'now'>, opinionId: string, work: BatchWork): Asking<Write[]> {
  const { count, coming } = yield* ask('joined', { opinionId, states: statesOf(work) });
  if (count === 0 && !coming) return [];
  const act = 'act' in work ? work.act : null;
  return [
    batchWrite({
      // In the order in which they were decided, whatever the clocks of several processes say.
      id: yield* ask('number', { counter: 'batch' }),
      opinionId,
      intoId: act?.name === 'rejoin' ? act.into : null,
      feedbackId: act?.name === 'fan-out' ? act.feedback.id : null,
      work,
      total: count,
      done: 0,
      cursor: '',
      createdAt: now,
      writtenAt: null,
      nextAt: now,
      version: 0,
    }),
  ];
}

/** A copy goes to those who still wait. */
export const statesOf = (work: BatchWork) => ('act' in work ? work.states : (['merged'] as const));

/** Saved as the next version: of two processes at one page, one does it again on what is there then. */
export const batchWrite = (batch: Batch): Write => put('batch', 'versioned', { ...batch, version: batch.version + 1 });
