/** The roster as the database has it, to be compared with a new one. */

import type { ContactRow, DeputyRow, DistrictRow, OfficeRow, OrganRow, Roster, StationRow } from '../domain/roster.ts';
import type { ReadDb } from './open-database.ts';
import { listOf } from './read-roster.ts';
import { grouped } from './sql.ts';

export interface StoredRoster {
  readonly roster: Roster;
  /** Codes that opinions name: such an area keeps its name even when it leaves the roster. */
  readonly areasInUse: readonly string[];
  /** How many routes each organ has in hand. */
  readonly openRoutes: ReadonlyMap<string, number>;
}

/** The words in the columns are those that saveRoster wrote: they are not judged again. */
export async function readStoredRoster(db: ReadDb): Promise<StoredRoster> {
  const inUse = await db.opinion.groupBy({ by: ['areaCode'], where: { areaCode: { not: null } } });
  const open = await db.route.groupBy({
    by: ['targetId'],
    where: { targetRole: 'organ', state: { in: ['offered', 'accepted'] } },
    _count: true,
  });
  return {
    roster: await readAll(db),
    areasInUse: inUse.flatMap((one) => one.areaCode ?? []),
    openRoutes: new Map(open.map((one) => [one.targetId, one._count])),
  };
}

async function readAll(db: ReadDb): Promise<Roster> {
  const areas = await db.area.findMany({ orderBy: { code: 'asc' } });
  const congresses = await db.congress.findMany({ orderBy: { id: 'asc' } });
  // One that ended comes like a new one when it comes back.
  const organs = await db.organ.findMany({ where: { kind: { not: 'ended' } }, orderBy: { id: 'asc' } });
  const stations = await db.station.findMany({ orderBy: { id: 'asc' } });
  const doors = await db.door.findMany({ orderBy: { id: 'asc' } });
  const contacts = await db.contact.findMany({ orderBy: [{ deputyNo: 'asc' }, { with: 'asc' }] });
  return {
    areas: areas.map(({ parentCode, ...row }) => ({ ...row, parent: parentCode })),
    congresses: congresses.map(({ areaCode, ...row }) => ({ ...row, area: areaCode })),
    districts: await readDistricts(db),
    deputies: await readDeputies(db),
    doors: doors.map(({ areaCode, ...row }) => ({ ...row, area: areaCode })),
    stations: stations.map(({ areaCode, type, ...row }) => ({
      ...row,
      type: type as StationRow['type'],
      area: areaCode,
    })),
    organs: organs.map(({ areaCode, parentId, kind, topics, ...row }) => ({
      ...row,
      kind: kind as OrganRow['kind'],
      parent: parentId,
      area: areaCode,
      topics: listOf(topics),
    })),
    offices: await readOffices(db),
    contacts: contacts.map(({ deputyNo, kind, ...row }) => ({
      deputy: deputyNo,
      with: row.with,
      kind: kind as ContactRow['kind'],
    })),
  };
}

async function readDistricts(db: ReadDb): Promise<readonly DistrictRow[]> {
  const rows = await db.district.findMany({ orderBy: { id: 'asc' } });
  const links = grouped(await db.districtArea.findMany(), (link) => link.districtId);
  return rows.map(({ congressId, kind, workUnits, ...row }) => ({
    ...row,
    congress: congressId,
    kind: kind as DistrictRow['kind'],
    areas: codesOf(links.get(row.id)),
    workUnits: listOf(workUnits),
  }));
}

async function readOffices(db: ReadDb): Promise<readonly OfficeRow[]> {
  const rows = await db.office.findMany({ orderBy: { id: 'asc' } });
  const links = grouped(await db.officeArea.findMany(), (link) => link.officeId);
  return rows.map(({ congressId, parentId, kind, ...row }) => ({
    ...row,
    congress: congressId,
    kind: kind as OfficeRow['kind'],
    areas: codesOf(links.get(row.id)),
    parent: parentId,
  }));
}

async function readDeputies(db: ReadDb): Promise<readonly DeputyRow[]> {
  const rows = await db.deputy.findMany({
    orderBy: { no: 'asc' },
    omit: {
      personId: true,
      awayUntil: true,
      delegateNo: true,
      delegateMayAnswer: true,
      digestAt: true,
      digestedOn: true,
    },
  });
  return rows.map(({ congressId, districtId, mandate, ...row }) => ({
    ...row,
    congress: congressId,
    district: districtId,
    mandate: mandate as DeputyRow['mandate'],
    groups: listOf(row.groups),
    stations: listOf(row.stations),
    languages: listOf(row.languages),
    roles: listOf(row.roles) as DeputyRow['roles'],
  }));
}

const codesOf = (links: readonly { readonly areaCode: string }[] = []): readonly string[] =>
  links.map((link) => link.areaCode).sort();
