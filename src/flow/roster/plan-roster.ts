/** The difference between the roster that is there and the one that is wanted: pure, shown before anything is written. */

import {
  type DeputyRow,
  type Roster,
  type RosterPlan,
  type RowOf,
  rowKey,
  type SheetName,
  type SheetPlan,
  sheetNames,
} from '../../domain/roster.ts';
import { succeedingOrgan } from './succeeding-organ.ts';

/**
 * `areasInUse`: codes that opinions name, so that the area keeps its name even when it leaves the roster. `openRoutes`:
 * how many each organ has in hand.
 */
export function planRoster(
  current: Roster,
  next: Roster,
  {
    areasInUse = [],
    openRoutes = new Map(),
  }: { readonly areasInUse?: readonly string[]; readonly openRoutes?: ReadonlyMap<string, number> } = {},
): RosterPlan {
  const bare = Object.fromEntries(
    sheetNames.map((sheet) => [sheet, difference(sheet, current[sheet], next[sheet])]),
  ) as unknown as RosterPlan['sheets'];
  const kept = keptFor(current, next, bare, areasInUse);
  const sheets: RosterPlan['sheets'] = {
    ...bare,
    areas: without(bare.areas, (row) => kept.areas.has(row.code)),
    congresses: without(bare.congresses, (row) => kept.congresses.has(row.id)),
    districts: without(bare.districts, (row) => kept.districts.has(row.id)),
    deputies: without(bare.deputies, (row) => row.mandate === 'ended'),
    offices: without(bare.offices, (row) => row.kind === 'ended'),
  };
  return {
    sheets,
    stopped: stoppedMandates(sheets.deputies),
    closed: sheets.offices.goes.map(({ id, parent }) => ({ id, parent })),
    ended: sheets.organs.goes.map((organ) => ({
      id: organ.id,
      open: openRoutes.get(organ.id) ?? 0,
      successor: succeedingOrgan(organ, next.organs),
    })),
    isEmpty: sheetNames.every((sheet) => isEmpty(sheets[sheet])),
  };
}

const isEmpty = ({ comes, changes, goes }: SheetPlan<unknown>): boolean =>
  comes.length + changes.length + goes.length === 0;

const without = <Row>(plan: SheetPlan<Row>, stays: (row: Row) => boolean): SheetPlan<Row> => ({
  ...plan,
  goes: plan.goes.filter((row) => !stays(row)),
});

function difference<Sheet extends SheetName>(
  sheet: Sheet,
  current: readonly RowOf<Sheet>[],
  next: readonly RowOf<Sheet>[],
): SheetPlan<RowOf<Sheet>> {
  const key: (row: RowOf<Sheet>) => string = rowKey[sheet];
  const there = new Map(current.map((row) => [key(row), row]));
  const wanted = new Set(next.map(key));
  const changes = next.flatMap((after) => {
    const before = there.get(key(after));
    const columns = before ? changedColumns(before, after) : [];
    return before && columns.length > 0 ? [{ before, after, columns }] : [];
  });
  return {
    comes: next.filter((row) => !there.has(key(row))),
    changes,
    goes: current.filter((row) => !wanted.has(key(row))),
  };
}

const changedColumns = (before: object, after: object): readonly string[] =>
  Object.entries(after).flatMap(([column, value]) => {
    const old: unknown = (before as Record<string, unknown>)[column];
    return old === value || JSON.stringify(old) === JSON.stringify(value) ? [] : [column];
  });

/** What deputies who left, closed offices and old opinions still point to is not deleted under them. */
function keptFor(current: Roster, next: Roster, plans: RosterPlan['sheets'], areasInUse: readonly string[]) {
  const left = plans.deputies.goes;
  const districts = new Set(left.flatMap((deputy) => deputy.district ?? []));
  const keptDistricts = current.districts.filter((district) => districts.has(district.id));
  const closed = plans.offices.goes;
  const congresses = new Set([...left, ...keptDistricts, ...closed].flatMap((one) => one.congress ?? []));
  const parents = new Map([...current.areas, ...next.areas].map((area) => [area.code, area.parent]));
  const areas = new Set<string>();
  for (const code of [...areasInUse, ...keptDistricts.flatMap((district) => district.areas)]) {
    for (let at: string | null | undefined = code; at && !areas.has(at); at = parents.get(at)) areas.add(at);
  }
  return { areas, districts, congresses };
}

function stoppedMandates({ changes, goes }: SheetPlan<DeputyRow>): readonly string[] {
  const changed = changes.filter(({ before, after }) => before.mandate === 'active' && after.mandate !== 'active');
  return [
    ...changed.map(({ after }) => after.no),
    ...goes.filter((row) => row.mandate === 'active').map((row) => row.no),
  ];
}
