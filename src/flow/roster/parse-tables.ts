/** From tables of text to rows of a roster, each sheet by itself; what refers to what is judged in check-roster.ts. */

import { type RowOf, rowKey, type SheetName, sheetNames } from '../../domain/roster.ts';
import { nearest } from './nearest.ts';
import { type ProblemReason, problem, type RosterProblem } from './problem.ts';
import type { Table, TableRow } from './read-tables.ts';
import { sheetColumns, sheetSchemas, wordsOfColumn } from './sheets.ts';

export interface ParsedRow<Row> {
  /** Null for a row that comes from the database, because the file has no such sheet. */
  readonly row: number | null;
  readonly value: Row;
}

export type ParsedSheets = { readonly [Sheet in SheetName]?: readonly ParsedRow<RowOf<Sheet>>[] };

/** `named`: what bad rows call themselves, so that those who refer to them are not told off, too. */
export interface Parsed {
  readonly sheets: ParsedSheets;
  readonly named: { readonly [Sheet in SheetName]?: ReadonlySet<string> };
  readonly problems: readonly RosterProblem[];
}

export function parseTables(tables: readonly Table[]): Parsed {
  const sheets: { [Sheet in SheetName]?: readonly ParsedRow<RowOf<SheetName>>[] } = {};
  const named: { [Sheet in SheetName]?: ReadonlySet<string> } = {};
  const problems: RosterProblem[] = [];
  for (const table of tables) {
    problems.push(...table.problems);
    const sheet = sheetNames.find((one) => one.toLowerCase() === table.name.trim().toLowerCase());
    if (!sheet) {
      problems.push(unknown('unknownSheet', { sheet: table.name }, table.name, sheetNames));
      continue;
    }
    const known = withKnownColumns(sheet, table);
    const rows = parseRows(sheet, known.rows, known.missing);
    problems.push(...known.problems, ...rows.problems);
    sheets[sheet] = rows.parsed;
    named[sheet] = new Set(
      known.rows.map(({ cells }) => cells[sheetColumns[sheet].all[0] ?? ''] ?? '').map((id) => id.normalize('NFKC')),
    );
  }
  return { sheets: sheets as ParsedSheets, named, problems };
}

function unknown(
  reason: ProblemReason,
  where: Parameters<typeof problem>[1],
  word: string,
  known: readonly string[],
): RosterProblem {
  const near = nearest(word, known);
  return problem(reason, where, near ? { near } : { known: known.join(', ') });
}

/** Headings in any case; a heading that nobody knows is told, never silently left out. */
function withKnownColumns(sheet: SheetName, table: Table) {
  const { all, required } = sheetColumns[sheet];
  const problems: RosterProblem[] = [];
  const names = new Map<string, string>();
  for (const column of table.columns) {
    const name = all.find((one) => one.toLowerCase() === column.toLowerCase());
    if (name) names.set(column, name);
    else problems.push(unknown('unknownColumn', { sheet, column }, column, all));
  }
  const there = new Set(names.values());
  const isThere = table.columns.length > 0;
  const missing = isThere ? required.filter((column) => !there.has(column)) : [];
  problems.push(...missing.map((column) => problem('missingColumn', { sheet, column })));
  const rows = table.rows.map(({ row, cells }): TableRow => {
    const known = all.map((column): [string, string] => [column, '']);
    const given = Object.entries(cells).flatMap(([column, cell]): [string, string][] => {
      const name = names.get(column);
      return name ? [[name, cell]] : [];
    });
    return { row, cells: Object.fromEntries([...known, ...given]) };
  });
  return { rows, missing, problems };
}

function parseRows(sheet: SheetName, rows: readonly TableRow[], missing: readonly string[]) {
  const problems: RosterProblem[] = [];
  const parsed: ParsedRow<RowOf<SheetName>>[] = [];
  const firstRow = new Map<string, number>();
  const key = rowKey[sheet] as (row: RowOf<SheetName>) => string;
  for (const { row, cells } of rows) {
    const result = sheetSchemas[sheet].safeParse(cells);
    if (!result.success) {
      problems.push(...cellProblems(sheet, row, cells, result.error.issues, missing));
      continue;
    }
    const value = result.data as RowOf<SheetName>;
    const first = firstRow.get(key(value));
    if (first === undefined) {
      firstRow.set(key(value), row);
      parsed.push({ row, value });
    } else {
      const [column = ''] = sheetColumns[sheet].all;
      problems.push(problem('duplicate', { sheet, row, column, value: cells[column] ?? '' }, { first }));
    }
  }
  return { parsed, problems };
}

type Issue = { readonly path: readonly PropertyKey[]; readonly message: string };

/** One problem per cell: the first that was found. A column that is missing altogether was told once. */
function cellProblems(
  sheet: SheetName,
  row: number,
  cells: TableRow['cells'],
  issues: readonly Issue[],
  missing: readonly string[],
): readonly RosterProblem[] {
  const told = new Set<string>(missing);
  return issues.flatMap((issue) => {
    const column = String(issue.path[0]);
    if (told.has(column)) return [];
    told.add(column);
    const value = cells[column] ?? '';
    const known = wordsOfColumn[`${sheet}.${column}`];
    // Whatever a schema says of an empty cell, the person has to hear that it is empty.
    const reason = value === '' ? 'missing' : (issue.message as ProblemReason);
    return [
      problem(reason, { sheet, row, column, value }, known && reason === 'word' ? { known: known.join(', ') } : {}),
    ];
  });
}
