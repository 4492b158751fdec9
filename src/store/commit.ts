/**
 * Group commit: whatever waits while a transaction is under way goes into the next one together, with one sync to disk
 * for all. Each job is isolated: one that fails is told so, the others are committed.
 */

import type { Asking, Question } from '../conversation/questions.ts';
import { answerQuestions } from './answer-questions.ts';
import { holdRows } from './answers/lock.ts';
import type { Provider } from './migrations.ts';
import type { Database, Tx } from './open-database.ts';
import { guarded, Overtaken, type Write, writeAll } from './writes.ts';

export interface Outcome<T> {
  readonly value: T;
  readonly writes: readonly Write[];
}

/** Called anew for every try, so it must keep nothing from one try to the next. */
export type Job<T> = () => Asking<Outcome<T>>;

export interface Committer {
  /** Resolves after the commit; rejects with the job's own error, with nothing of it written. */
  commit<T>(job: Job<T>): Promise<T>;
  /** Resolves when nothing is waiting any more. */
  idle(): Promise<void>;
}

interface Waiting {
  readonly job: Job<unknown>;
  readonly done: (value: unknown) => void;
  readonly failed: (error: unknown) => void;
  tries: number;
}

const atOnce = 64;
const patience = 12;

export function committer({ writer, provider }: Pick<Database, 'writer' | 'provider'>): Committer {
  const waiting: Waiting[] = [];
  // SQLite has one writer; PostgreSQL serves several transactions at once.
  const lanes = provider === 'sqlite' ? 1 : 3;
  let busy = 0;
  let resting = 0;
  let quiet: (() => void)[] = [];

  function pump(): void {
    while (busy < lanes && waiting.length > 0) {
      busy++;
      const batch = nextBatch(waiting);
      void together(batch, batch[0]?.tries === 0).finally(() => {
        busy--;
        pump();
      });
    }
    if (busy > 0 || resting > 0) return;
    for (const resolve of quiet) resolve();
    quiet = [];
  }

  async function together(batch: readonly Waiting[], hopeful: boolean): Promise<void> {
    try {
      const { done, failed, deferred } = await writer.$transaction((tx) =>
        runAll(tx, batch, { provider, holding: !hopeful && provider === 'postgresql' }),
      );
      for (const [one, value] of done) one.done(value);
      for (const [one, error] of failed) one.failed(error);
      waiting.unshift(...deferred);
    } catch (error) {
      if (batch.length === 1 && batch[0]) again(batch[0], error);
      // One bad job rejects the transaction of all: each is done alone, and only the bad one fails.
      else for (const one of batch) await together([one], false);
    }
  }

  /** After a rest, in which the others go on. */
  function again(one: Waiting, error: unknown): void {
    one.tries++;
    if (!isPassing(error) || one.tries >= patience) {
      one.failed(error);
      return;
    }
    resting++;
    setTimeout(
      () => {
        resting--;
        waiting.push(one);
        pump();
      },
      Math.random() * 8 * one.tries,
    );
  }

  return {
    commit: <T>(job: Job<T>) =>
      new Promise<T>((done, failed) => {
        waiting.push({ job, done: done as (value: unknown) => void, failed, tries: 0 });
        queueMicrotask(pump);
      }),
    idle: () =>
      busy === 0 && resting === 0 && waiting.length === 0
        ? Promise.resolve()
        : new Promise((resolve) => quiet.push(resolve)),
  };
}

/** One that has failed before goes alone, so that it can break no transaction of others. */
function nextBatch(waiting: Waiting[]): readonly Waiting[] {
  const tried = waiting.slice(0, atOnce).findIndex((one) => one.tries > 0);
  return waiting.splice(0, tried < 0 ? atOnce : Math.max(1, tried));
}

interface Result {
  readonly done: readonly (readonly [Waiting, unknown])[];
  readonly failed: readonly (readonly [Waiting, unknown])[];
  /** Jobs that touch what an earlier job of this transaction changes: they must see its result. */
  readonly deferred: readonly Waiting[];
}

interface Run {
  readonly waiting: Waiting;
  readonly asking: Asking<Outcome<unknown>>;
  question: Question | null;
  outcome: Outcome<unknown> | null;
  error: { readonly thrown: unknown } | null;
}

/** `holding`: what is read is held against other processes until the commit. */
async function runAll(
  tx: Tx,
  batch: readonly Waiting[],
  { provider, holding }: { readonly provider: Provider; readonly holding: boolean },
): Promise<Result> {
  const runs = batch.map(
    (waiting): Run => ({ waiting, asking: waiting.job(), question: null, outcome: null, error: null }),
  );
  for (const run of runs) resume(run, undefined);
  for (;;) {
    const asking = runs.filter((run) => run.question !== null);
    if (asking.length === 0) break;
    const questions = asking.map((run) => run.question as Question);
    if (holding) for (const question of questions) await holdRows(tx, question);
    const answers = await answerQuestions(tx, questions, provider);
    asking.forEach((run, at) => {
      resume(run, answers[at]);
    });
  }
  const taken = new Set<string>();
  const writes: Write[] = [];
  const done: (readonly [Waiting, unknown])[] = [];
  const deferred: Waiting[] = [];
  for (const run of runs) {
    if (!run.outcome) continue;
    const mine = guarded(run.outcome.writes);
    if (mine.some((row) => taken.has(row))) {
      deferred.push(run.waiting);
      continue;
    }
    for (const row of mine) taken.add(row);
    writes.push(...run.outcome.writes);
    done.push([run.waiting, run.outcome.value]);
  }
  await writeAll(tx, writes);
  return {
    done,
    deferred,
    failed: runs.flatMap((run) => (run.error ? [[run.waiting, run.error.thrown] as const] : [])),
  };
}

function resume(run: Run, answer: unknown): void {
  try {
    const step = run.asking.next(answer);
    run.question = step.done ? null : step.value;
    if (step.done) run.outcome = step.value;
  } catch (thrown) {
    run.question = null;
    run.error = { thrown };
  }
}

/** Somebody was quicker, or the database asks to come again: what is read anew may fit. */
function isPassing(error: unknown): boolean {
  if (error instanceof Overtaken) return true;
  const code = (error as { code?: string }).code;
  // P2002: another process made the same chat or number; P2034 and P1008: a conflict, a busy file. P2010 wraps raw SQL.
  return (
    code === 'P2002' ||
    code === 'P2034' ||
    code === 'P1008' ||
    (code === 'P2010' &&
      /unique|UNIQUE|serialize|deadlock|locked|23505|40001|40P01/.test(String((error as Error).message)))
  );
}
