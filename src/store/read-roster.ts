/** What the product asks of the roster: deputies by area or name, doors. */

import type { Deputy, Door } from '../domain/people.ts';
import type { ReadDb } from './open-database.ts';
import { type DeputyRow, deputyFrom } from './rows.ts';

/** How lists are kept in one text. Items never hold the mark: the reader of rosters splits by it. */
export const listMark = ';';
export const listOf = (text: string): readonly string[] => (text === '' ? [] : text.split(listMark));

const withNames = { congress: true, district: true } as const;

/**
 * Active deputies whose district covers one of the areas, those of the area named first before the others. Give the
 * area and what it is part of (`within` of the directory): deputies of higher levels are elected by whole counties.
 */
export async function deputiesOfArea(
  db: ReadDb,
  areaCodes: readonly string[],
  limit = 100,
): Promise<readonly Deputy[]> {
  return activeDeputies(db, await districtsOf(db, areaCodes), {}, limit);
}

/** By name (Chinese, or the beginning of a name in Latin letters), by area, or both; active mandates only. */
export async function findDeputies(
  db: ReadDb,
  { name, area, limit }: { readonly name?: string; readonly area?: readonly string[]; readonly limit: number },
): Promise<readonly Deputy[]> {
  const ranks = area ? await districtsOf(db, area) : null;
  const wanted =
    name
      ?.replace(/[%_\\]/g, '')
      .trim()
      .replace(/\s+/g, ' ') ?? '';
  if (wanted === '') return ranks ? activeDeputies(db, ranks, {}, limit) : [];
  const exact = await activeDeputies(
    db,
    ranks,
    { name: wanted.replace(/(?<=\p{Script=Han})\s(?=\p{Script=Han})/gu, '') },
    limit,
  );
  if (exact.length > 0) return exact;
  // No index serves this one: it runs only for names that nobody bears in full, over one short column.
  return activeDeputies(
    db,
    ranks,
    { OR: [{ name: { contains: wanted } }, { latinName: { contains: capitals(wanted) } }] },
    limit,
  );
}

/** Doors for a topic, the area's own before those for everybody; without a topic, all of them. */
export async function doorsFor(
  db: ReadDb,
  { topic, areaCodes }: { readonly topic?: string; readonly areaCodes: readonly string[] },
): Promise<readonly Door[]> {
  const doors = await db.door.findMany({
    where: { ...(topic !== undefined && { topic }), OR: [{ areaCode: { in: [...areaCodes] } }, { areaCode: null }] },
    orderBy: [{ topic: 'asc' }, { id: 'asc' }],
  });
  const rank = (door: Door) => (door.areaCode === null ? areaCodes.length : areaCodes.indexOf(door.areaCode));
  return doors.toSorted((a, b) => rank(a) - rank(b));
}

/** Districts that cover the areas, by the position of the first area that they cover. */
type DistrictRanks = ReadonlyMap<string, number>;

async function districtsOf(db: ReadDb, areaCodes: readonly string[]): Promise<DistrictRanks> {
  const links = await db.districtArea.findMany({ where: { areaCode: { in: [...areaCodes] } } });
  const ranks = new Map<string, number>();
  for (const { districtId, areaCode } of links)
    ranks.set(districtId, Math.min(ranks.get(districtId) ?? areaCodes.length, areaCodes.indexOf(areaCode)));
  return ranks;
}

type Where = NonNullable<NonNullable<Parameters<ReadDb['deputy']['findMany']>[0]>['where']>;

// A county has hundreds of districts: those that are asked for first mostly hold enough.
const districtsAtOnce = 100;

async function activeDeputies(
  db: ReadDb,
  ranks: DistrictRanks | null,
  where: Where,
  limit: number,
): Promise<readonly Deputy[]> {
  const ask = (within: Where, take?: number) =>
    db.deputy.findMany({
      where: { ...where, ...within, mandate: 'active' },
      include: withNames,
      orderBy: { no: 'asc' },
      ...(take !== undefined && { take }),
    });
  if (ranks === null) return (await ask({}, limit)).map(deputyFrom);
  const nearestFirst = [...ranks].toSorted(([, a], [, b]) => a - b).map(([id]) => id);
  const found: DeputyRow[] = [];
  for (let at = 0; at < nearestFirst.length && found.length < limit; at += districtsAtOnce)
    found.push(...(await ask({ districtId: { in: nearestFirst.slice(at, at + districtsAtOnce) } })));
  const rank = (row: DeputyRow) => ranks.get(row.districtId ?? '') ?? ranks.size;
  return found
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, limit)
    .map(deputyFrom);
}

const capitals = (text: string): string => text.replace(/(?<=^|\s)\p{Ll}/gu, (letter) => letter.toUpperCase());
