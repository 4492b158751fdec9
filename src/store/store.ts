/** The store: transactions over records, and questions beside them. The only room that knows Prisma. */

import type { QuestionKind, Questions } from '../conversation/questions.ts';
import { answerQuestions } from './answer-questions.ts';
import { committer, type Job } from './commit.ts';
import { type Database, type OpenOptions, openDatabase, type Tx } from './open-database.ts';

export interface Store {
  readonly database: Database;
  commit<T>(job: Job<T>): Promise<T>;
  /** A question outside any transaction, for pages and lists. */
  ask<Kind extends QuestionKind>(kind: Kind, key: Questions[Kind]['key']): Promise<Questions[Kind]['answer']>;
  idle(): Promise<void>;
  close(): Promise<void>;
}

export async function openStore(url: string, options: OpenOptions = {}): Promise<Store> {
  return storeOver(await openDatabase(url, options));
}

export function storeOver(database: Database): Store {
  const { commit, idle } = committer(database);
  return {
    database,
    commit,
    ask: async (kind, key) => {
      const [answer] = await answerQuestions(database.reader as unknown as Tx, [{ kind, key }], database.provider);
      return answer as never;
    },
    idle,
    close: async () => {
      await idle();
      await database.close();
    },
  };
}
