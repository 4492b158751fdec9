import { type AreaRow, emptyRoster, type Roster, type SheetName, sheetNames } from '../../domain/roster.ts';
import { type CheckRules, checkRoster, type WholeSheets } from './check-roster.ts';
import { latinName, latinPlaceName } from './latin-name.ts';
import { type Parsed, parseTables } from './parse-tables.ts';
import type { RosterProblem } from './problem.ts';
import { readTables, type Table } from './read-tables.ts';

export interface RosterRules extends CheckRules {
  /** What the database has: a sheet that the file lacks stays as it is there. */
  readonly current?: Roster | undefined;
  /** The place's own divisions, for a roster without a sheet of areas in a database without any. */
  readonly areas?: readonly AreaRow[] | undefined;
}

export type RosterRead = { readonly roster: Roster } | { readonly problems: readonly RosterProblem[] };

/** Reads a `.json` file or a folder of `.csv`. Either everything is right, or everything that is wrong is told at once. */
export async function readRoster(path: string, rules: RosterRules): Promise<RosterRead> {
  const read = await readTables(path);
  return 'problems' in read ? read : rosterFrom(read.tables, rules);
}

async function rosterFrom(tables: readonly Table[], rules: RosterRules): Promise<RosterRead> {
  const parsed = parseTables(tables);
  const sheets = wholeSheets(parsed, rules);
  const problems = [...parsed.problems, ...checkRoster(sheets, parsed.named, rules)];
  if (problems.length > 0) return { problems: problems.toSorted(inTheOrderOfTheFile) };
  const plain = Object.fromEntries(
    sheetNames.map((sheet) => [sheet, sheets[sheet].map(({ value }) => value)]),
  ) as unknown as Roster;
  return { roster: await withLatinNames(plain) };
}

function wholeSheets({ sheets }: Parsed, rules: RosterRules): WholeSheets {
  const kept = stillMeant(
    rules.current ?? emptyRoster,
    rules,
    sheets.deputies?.map(({ value }) => value.no),
  );
  const whole = sheetNames.map((sheet: SheetName) => [
    sheet,
    sheets[sheet] ?? kept[sheet].map((value) => ({ row: null, value })),
  ]);
  return Object.fromEntries(whole) as unknown as WholeSheets;
}

/** What stays when the file has no such sheet: not the closed offices, not the contacts of deputies that left. */
function stillMeant(current: Roster, rules: RosterRules, deputyNos: readonly string[] | undefined): Roster {
  const there = new Set(deputyNos);
  const isThere = (no: string) => deputyNos === undefined || there.has(no);
  return {
    ...current,
    areas: current.areas.length > 0 ? current.areas : (rules.areas ?? []),
    offices: current.offices.filter((office) => office.kind !== 'ended'),
    contacts: current.contacts.filter((one) => isThere(one.deputy) && (one.kind !== 'deputy' || isThere(one.with))),
  };
}

async function withLatinNames(roster: Roster): Promise<Roster> {
  const named = async <Row extends { readonly name: string; readonly latinName: string }>(
    rows: readonly Row[],
    spelled: (name: string) => Promise<string>,
  ): Promise<readonly Row[]> => {
    const all: Row[] = [];
    for (const row of rows) all.push(row.latinName ? row : { ...row, latinName: await spelled(row.name) });
    return all;
  };
  return {
    ...roster,
    areas: await named(roster.areas, latinPlaceName),
    deputies: await named(roster.deputies, latinName),
    offices: await named(roster.offices, latinPlaceName),
  };
}

/** Sheet by sheet, row by row; what concerns a whole sheet or file comes first. */
function inTheOrderOfTheFile(a: RosterProblem, b: RosterProblem): number {
  const place = (one: RosterProblem) => (one.sheet === null ? -1 : sheetNames.indexOf(one.sheet as SheetName));
  return place(a) - place(b) || (a.row ?? 0) - (b.row ?? 0);
}
