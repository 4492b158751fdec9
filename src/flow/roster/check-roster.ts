/** What the sheets say of each other: references, circles, terms, the root office. */

import type { Day } from '../../domain/day.ts';
import { type CongressRow, type DeputyRow, type Roster, type SheetName, sheetNames } from '../../domain/roster.ts';
import type { Parsed, ParsedRow } from './parse-tables.ts';
import { problem, type RosterProblem } from './problem.ts';
import { sheetColumns } from './sheets.ts';
import { tellable } from './tellable.ts';

export type WholeSheets = { readonly [Sheet in SheetName]: readonly ParsedRow<Roster[Sheet][number]>[] };

export interface CheckRules {
  /** The ids of the place's levels of congress. */
  readonly levels: readonly string[];
  /** When given, deputies cannot be active in a congress whose term is over. */
  readonly today?: Day | undefined;
}

/** `named`: ids of rows that could not be read, known all the same. */
export function checkRoster(sheets: WholeSheets, named: Parsed['named'], rules: CheckRules): readonly RosterProblem[] {
  return [
    ...referenceProblems(sheets, named),
    ...sheets.congresses.flatMap((row) => congressProblems(row, rules)),
    ...sheets.organs.flatMap((one) => levelProblems('organs', one, rules)),
    ...mandateProblems(sheets, rules),
    ...circleProblems('areas', sheets.areas, (row) => row.code),
    ...circleProblems('organs', sheets.organs, (row) => row.id),
    ...circleProblems('offices', sheets.offices, (row) => row.id),
    ...rootProblems(sheets, named),
  ];
}

const references: readonly (readonly [SheetName, string, SheetName])[] = [
  ['areas', 'parent', 'areas'],
  ['congresses', 'area', 'areas'],
  ['districts', 'congress', 'congresses'],
  ['districts', 'areas', 'areas'],
  ['deputies', 'congress', 'congresses'],
  ['deputies', 'district', 'districts'],
  ['deputies', 'stations', 'stations'],
  ['doors', 'area', 'areas'],
  ['stations', 'area', 'areas'],
  ['organs', 'area', 'areas'],
  ['organs', 'parent', 'organs'],
  ['offices', 'congress', 'congresses'],
  ['offices', 'areas', 'areas'],
  ['offices', 'parent', 'offices'],
  ['contacts', 'deputy', 'deputies'],
];

function referenceProblems(sheets: WholeSheets, named: Parsed['named']): readonly RosterProblem[] {
  const known = new Map(
    sheetNames.map((sheet) => [sheet, new Set([...idsOf(sheets, sheet), ...(named[sheet] ?? [])])]),
  );
  const of = (sheet: SheetName, row: number | null, column: string, ids: readonly string[], target: SheetName) =>
    ids
      .filter((id) => !known.get(target)?.has(id))
      .map((id) => problem('unknownRow', { sheet, row, column, value: id }, { target }));
  const listed = references.flatMap(([sheet, column, target]) =>
    sheets[sheet].flatMap(({ row, value }) => {
      const cell = (value as unknown as Record<string, string | readonly string[] | null>)[column] ?? [];
      return of(sheet, row, column, typeof cell === 'string' ? [cell] : cell, target);
    }),
  );
  const paired = sheets.contacts.filter(({ value }) => value.kind === 'deputy');
  return [...listed, ...paired.flatMap(({ row, value }) => of('contacts', row, 'with', [value.with], 'deputies'))];
}

const idsOf = (sheets: WholeSheets, sheet: SheetName): readonly string[] => {
  const column = sheetColumns[sheet].all[0] ?? '';
  return sheets[sheet].map(({ value }) => (value as unknown as Record<string, string>)[column] ?? '');
};

function levelProblems(
  sheet: 'congresses' | 'organs',
  { row, value }: ParsedRow<{ readonly level: string }>,
  rules: CheckRules,
): readonly RosterProblem[] {
  if (row === null || value.level === '' || rules.levels.includes(value.level)) return [];
  return [problem('level', { sheet, row, column: 'level', value: value.level }, { known: rules.levels.join(', ') })];
}

function congressProblems(one: ParsedRow<CongressRow>, rules: CheckRules): readonly RosterProblem[] {
  const { row, value } = one;
  const backwards = row !== null && value.termEnd < value.termStart;
  return [
    ...levelProblems('congresses', one, rules),
    ...(backwards
      ? [
          problem(
            'backwards',
            { sheet: 'congresses', row, column: 'termEnd', value: value.termEnd },
            { start: value.termStart },
          ),
        ]
      : []),
  ];
}

function mandateProblems(sheets: WholeSheets, { today }: CheckRules): readonly RosterProblem[] {
  const congresses = new Map(sheets.congresses.map(({ value }) => [value.id, value]));
  const districts = new Map(sheets.districts.map(({ value }) => [value.id, value]));
  return sheets.deputies.flatMap(({ row, value }) => {
    const congress = congresses.get(value.congress);
    if (row === null || !congress) return [];
    const district = value.district === null ? undefined : districts.get(value.district);
    const elsewhere = district && district.congress !== value.congress;
    return [
      ...dateProblems(row, value, congress),
      ...(elsewhere
        ? [
            problem(
              'otherCongress',
              { sheet: 'deputies', row, column: 'district', value: district.id },
              { congress: district.congress },
            ),
          ]
        : []),
      ...(today && congress.termEnd < today && value.mandate === 'active'
        ? [
            problem(
              'termEnded',
              { sheet: 'deputies', row, column: 'mandate', value: value.mandate },
              { congress: congress.id, end: congress.termEnd },
            ),
          ]
        : []),
    ];
  });
}

function dateProblems(row: number, { since, until }: DeputyRow, congress: CongressRow): readonly RosterProblem[] {
  const { termStart: start, termEnd: end } = congress;
  const outside = ({ column, day }: { column: string; day: Day | null }) =>
    day !== null && (day < start || day > end)
      ? [problem('outsideTerm', { sheet: 'deputies', row, column, value: day }, { congress: congress.id, start, end })]
      : [];
  const backwards =
    since !== null && until !== null && until < since
      ? [problem('backwards', { sheet: 'deputies', row, column: 'until', value: until }, { start: since })]
      : [];
  return [...outside({ column: 'since', day: since }), ...outside({ column: 'until', day: until }), ...backwards];
}

/** Told once per circle, at its first row. */
function circleProblems<Row extends { readonly parent: string | null }>(
  sheet: SheetName,
  rows: readonly ParsedRow<Row>[],
  idOf: (row: Row) => string,
): readonly RosterProblem[] {
  const parents = new Map(rows.map(({ value }) => [idOf(value), value.parent]));
  const settled = new Set<string>();
  return rows.flatMap(({ row, value }) => {
    const way: string[] = [];
    let at: string | null | undefined = idOf(value);
    while (at && !settled.has(at) && !way.includes(at)) {
      way.push(at);
      at = parents.get(at);
    }
    for (const id of way) settled.add(id);
    if (!at || !way.includes(at)) return [];
    const circle = [...way.slice(way.indexOf(at)), at].join(' → ');
    return [
      problem('circle', { sheet, row, column: 'parent', value: value.parent ?? '' }, { circle: tellable(circle) }),
    ];
  });
}

/** An office must always be found: an opinion that fits no other comes to the root. */
function rootProblems(sheets: WholeSheets, named: Parsed['named']): readonly RosterProblem[] {
  const unread = (named.offices?.size ?? 0) > sheets.offices.length;
  if (unread || sheets.offices.some(({ value }) => value.parent === null)) return [];
  return [problem('noRoot', { sheet: 'offices', column: 'parent' })];
}
