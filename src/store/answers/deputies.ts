/** Deputies with what their congress and district add to them: one statement, however many are asked for. */

import type { Deputy, MandateState } from '../../domain/people.ts';
import type { Tx } from '../open-database.ts';
import { join, sql, unique } from '../sql.ts';

interface Line extends Omit<Deputy, 'languages' | 'mandate' | 'delegateMayAnswer'> {
  readonly languages: string;
  readonly mandate: string;
  /** SQLite says 0 and 1. */
  readonly delegateMayAnswer: boolean | number;
}

export async function deputiesNumbered(db: Tx, numbers: readonly string[]): Promise<ReadonlyMap<string, Deputy>> {
  if (numbers.length === 0) return new Map();
  const lines = await db.$queryRaw<Line[]>(sql`
    SELECT d."no", d."name", d."latinName", d."congressId", c."level", d."districtId", s."name" AS "districtName", d."mandate", d."personId",
           d."languages", d."awayUntil", d."delegateNo", d."delegateMayAnswer", d."digestAt"
    FROM "Deputy" d JOIN "Congress" c ON c."id" = d."congressId" LEFT JOIN "District" s ON s."id" = d."districtId"
    WHERE d."no" IN (${join(unique(numbers))})`);
  return new Map(lines.map((line) => [line.no, deputyOf(line)]));
}

function deputyOf(line: Line): Deputy {
  return {
    ...line,
    mandate: line.mandate as MandateState,
    languages: line.languages.split(';').filter(Boolean),
    delegateMayAnswer: Boolean(line.delegateMayAnswer),
  };
}
