/** Prisma's own tagged SQL: placeholders in the database's dialect, values never in the text. */

import { empty, join, raw, sqltag } from '@prisma/client/runtime/client';

export const sql = sqltag;
export { empty, join, raw };

/** For each key its answer, in the order of the keys. */
export function inOrder<Key, Row>(
  keys: readonly Key[],
  rows: readonly Row[],
  nameOfKey: (key: Key) => string,
  nameOfRow: (row: Row) => string,
): (Row | null)[] {
  const byName = new Map(rows.map((row) => [nameOfRow(row), row]));
  return keys.map((key) => byName.get(nameOfKey(key)) ?? null);
}

export function grouped<Row>(rows: readonly Row[], nameOf: (row: Row) => string): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(nameOf(row));
    if (group) group.push(row);
    else groups.set(nameOf(row), [row]);
  }
  return groups;
}

export const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];
