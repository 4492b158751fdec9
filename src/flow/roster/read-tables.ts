/** From a file or folder to tables of text cells; nothing is judged yet but the form of the file. */

import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { type CsvError, parse } from 'csv-parse/sync';
import { type ProblemReason, problem, type RosterProblem } from './problem.ts';

export interface TableRow {
  readonly row: number;
  /** By column; trimmed. */
  readonly cells: Readonly<Record<string, string>>;
}

export interface Table {
  /** The sheet as the file names it. */
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
  readonly problems: readonly RosterProblem[];
}

type Read = { readonly tables: readonly Table[] } | { readonly problems: readonly RosterProblem[] };

const refused = (reason: ProblemReason, value: string): Read => ({ problems: [problem(reason, { value })] });
const workbooks = ['.xlsx', '.xls', '.et', '.xlsm', '.ods'];

/** A `.json` file whose keys are sheets, or a folder with one `.csv` per sheet. */
export async function readTables(path: string): Promise<Read> {
  const found = await stat(path).catch(() => null);
  if (!found) return refused('noFile', path);
  if (found.isDirectory()) return readFolder(path);
  const extension = extname(path).toLowerCase();
  if (workbooks.includes(extension)) return refused('workbook', basename(path));
  if (extension !== '.json') return refused('unknownFile', basename(path));
  const text = decoded(await readFile(path));
  return text === null ? refused('notUtf8', basename(path)) : readJson(text, basename(path));
}

async function readFolder(folder: string): Promise<Read> {
  const files = (await readdir(folder)).filter((file) => !/^[.~]/.test(file)).sort();
  const csv = files.filter((file) => extname(file).toLowerCase() === '.csv');
  const workbook = files.find((file) => workbooks.includes(extname(file).toLowerCase()));
  if (csv.length === 0) return workbook ? refused('workbook', workbook) : refused('noSheet', folder);
  return { tables: await Promise.all(csv.map(async (file) => csvTable(file, await readFile(join(folder, file))))) };
}

function csvTable(file: string, bytes: Buffer): Table {
  const name = basename(file, extname(file));
  const broken = (one: RosterProblem): Table => ({ name, columns: [], rows: [], problems: [one] });
  const text = decoded(bytes);
  if (text === null) return broken(problem('notUtf8', { sheet: name }));
  let records: string[][];
  try {
    records = parse(text, { bom: true, relax_column_count: true, skip_empty_lines: false, trim: false });
  } catch (error) {
    return broken(problem('brokenCsv', { sheet: name }, { line: (error as CsvError & { lines?: number }).lines ?? 1 }));
  }
  const [head = [], ...rest] = records.map((record) => record.map(trimmed));
  return table(name, head, rest);
}

function table(name: string, head: readonly string[], rest: readonly (readonly string[])[]): Table {
  const problems: RosterProblem[] = [];
  const columns = head.filter(Boolean);
  for (const column of new Set(columns.filter((one, index) => columns.indexOf(one) !== index)))
    problems.push(problem('doubleColumn', { sheet: name, row: 1, column }));
  const rows: TableRow[] = [];
  for (const [index, record] of rest.entries()) {
    if (record.every((cell) => cell === '')) continue;
    const row = index + 2;
    // A comma inside an unquoted cell shifts all that follow: nothing of such a row can be trusted.
    const stray = record.findIndex((cell, at) => cell !== '' && !head[at]);
    if (stray >= 0) problems.push(problem('tooManyCells', { sheet: name, row }, { columns: head.length }));
    else
      rows.push({
        row,
        cells: Object.fromEntries(
          head.flatMap((column, at) => (column ? [[column, unguarded(record[at] ?? '')]] : [])),
        ),
      });
  }
  return { name, columns, rows, problems };
}

function readJson(text: string, file: string): Read {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return refused('brokenJson', file);
  }
  if (!isRecord(content)) return refused('brokenJson', file);
  const tables = Object.entries(content).map(([name, entries]) => jsonTable(name, entries));
  return tables.length > 0 ? { tables } : refused('noSheet', file);
}

function jsonTable(name: string, entries: unknown): Table {
  if (!Array.isArray(entries)) return { name, columns: [], rows: [], problems: [problem('notRows', { sheet: name })] };
  const problems: RosterProblem[] = [];
  const rows = entries.flatMap((entry: unknown, index): TableRow[] => {
    const row = index + 1;
    if (!isRecord(entry)) {
      problems.push(problem('notRows', { sheet: name, row }));
      return [];
    }
    const cells = Object.entries(entry).map(([column, value]) => {
      const cell = cellOf(value);
      if (cell === null) problems.push(problem('notText', { sheet: name, row, column }));
      return [column, cell ?? ''];
    });
    return [{ row, cells: Object.fromEntries(cells) }];
  });
  return { name, columns: [...new Set(rows.flatMap((one) => Object.keys(one.cells)))], rows, problems };
}

function cellOf(value: unknown): string | null {
  if (value === null) return '';
  if (typeof value === 'string') return trimmed(value);
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value) && value.every((one) => typeof one === 'string' || typeof one === 'number'))
    return value.map(String).join(';');
  return null;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const trimmed = (cell: string): string => cell.replace(/^[\s\u3000\uFEFF]+|[\s\u3000]+$/gu, '');
/** Our own exports put an apostrophe before what a spreadsheet could take for a formula. */
const unguarded = (cell: string): string => (/^'[=+\-@]/.test(cell) ? cell.slice(1) : cell);

function decoded(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
