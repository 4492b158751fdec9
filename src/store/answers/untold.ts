/** Answers that could not be brought to their author: undeliverable or held, and not told otherwise. */

import type { Questions } from '../../conversation/questions.ts';
import type { Tx } from '../open-database.ts';
import { join, sql } from '../sql.ts';

/** Of an opinion `o` and the feedback `f` that counts. */
export const isUntold = sql`o."state" IN ('answering', 'diverted', 'handling', 'clarifying') AND f."deliveredAt" IS NULL
  AND (f."undeliverableAt" IS NOT NULL OR f."heldAt" IS NOT NULL)`;

/** Opinions with one whose letter does not stand in this chat; `kept`: what was sent there is there to be read. */
export async function untold(
  db: Tx,
  { personId, chatId, kept }: Questions['untold']['key'],
): Promise<readonly string[]> {
  const standing = ['waiting', 'sending', ...(kept ? ['sent'] : [])];
  const rows = await db.$queryRaw<{ id: string }[]>(sql`
    SELECT o."id" FROM "Opinion" o JOIN "Feedback" f ON f."id" = o."feedbackId" WHERE o."authorId" = ${personId} AND ${isUntold}
      AND NOT EXISTS (SELECT 1 FROM "Letter" l WHERE l."feedbackId" = f."id" AND l."chatId" = ${chatId} AND l."state" IN (${join(standing)}))
    ORDER BY o."id"`);
  return rows.map((row) => row.id);
}
