/** Many rows in few statements. Rows travel as one JSON value each time, so no limit of parameters is met. Names are our own words. */

import type { Provider } from './migrations.ts';
import type { Tx } from './open-database.ts';
import { raw, sql } from './sql.ts';

export interface Target {
  readonly tx: Tx;
  readonly provider: Provider;
}

export type Cell = string | null;
export type Cells = Readonly<Record<string, Cell>>;

const rowsAtOnce = 2_000;

/** Inserts, or updates the given columns where the key is there already. All rows have the columns of the first. */
export async function upsertRows(
  to: Target,
  table: string,
  key: readonly string[],
  rows: readonly Cells[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const rest = columns.filter((column) => !key.includes(column)).map((column) => `"${column}" = excluded."${column}"`);
  const head = raw(`INSERT INTO "${table}" (${quoted(columns)})`);
  // Without a WHERE, SQLite takes ON for the beginning of a join.
  const conflict = raw(
    `WHERE true ON CONFLICT (${quoted(key)}) DO ${rest.length > 0 ? `UPDATE SET ${rest.join(', ')}` : 'NOTHING'}`,
  );
  for (const chunk of chunks(rows))
    await to.tx.$executeRaw(sql`${head} ${selected(to.provider, columns, chunk)} ${conflict}`);
}

/** Deletes the rows whose columns hold one of these sets of values. */
export async function deleteRows(to: Target, table: string, keys: readonly Cells[]): Promise<void> {
  const columns = Object.keys(keys[0] ?? {});
  const head = raw(`DELETE FROM "${table}" WHERE (${quoted(columns)}) IN`);
  for (const chunk of chunks(keys)) await to.tx.$executeRaw(sql`${head} (${selected(to.provider, columns, chunk)})`);
}

const quoted = (columns: readonly string[]): string => columns.map((column) => `"${column}"`).join(', ');

/** The rows as a SELECT; `->>` means the same in both databases. */
function selected(provider: Provider, columns: readonly string[], rows: readonly Cells[]) {
  const cells = raw(columns.map((column) => `r.value ->> '${column}'`).join(', '));
  const json = JSON.stringify(rows);
  return provider === 'sqlite'
    ? sql`SELECT ${cells} FROM json_each(${json}) AS r`
    : sql`SELECT ${cells} FROM json_array_elements(${json}::json) AS r(value)`;
}

function* chunks<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let at = 0; at < rows.length; at += rowsAtOnce) yield rows.slice(at, at + rowsAtOnce);
}
