import { randomUUID } from 'node:crypto';
import type { AreaRow, DeputyRow, OfficeRow, OrganRow, RosterPlan, SheetPlan } from '../domain/roster.ts';
import type { Database } from './open-database.ts';
import { listMark } from './read-roster.ts';
import { grouped } from './sql.ts';
import { type Cells, deleteRows, type Target, upsertRows } from './write-rows.ts';

// The whole roster of a province, all or nothing, takes longer than a transaction of a conversation may.
const patience = { maxWait: 60_000, timeout: 300_000 } as const;

const kept = (list: readonly string[]): string => list.join(listMark);

/** The setting that changes with every roster, so that other processes notice. */
export const rosterRevision = 'roster.revision';

/** Writes a plan in one transaction. Who joined, absences and digests of deputies stay as they are. */
export async function saveRoster(database: Database, plan: RosterPlan, at: Date): Promise<void> {
  if (plan.isEmpty) return;
  await database.writer.$transaction(async (tx) => {
    const to: Target = { tx, provider: database.provider };
    await writeWhatIsReferredTo(to, plan);
    await writeWhatRefers(to, plan);
    await removeWhatGoes(to, plan);
    const revision = { value: randomUUID(), updatedAt: at };
    await tx.setting.upsert({
      where: { key: rosterRevision },
      create: { key: rosterRevision, ...revision },
      update: revision,
    });
  }, patience);
}

const written = <Row>({ comes, changes }: SheetPlan<Row>): readonly Row[] => [
  ...comes,
  ...changes.map(({ after }) => after),
];

async function writeWhatIsReferredTo(to: Target, { sheets }: RosterPlan): Promise<void> {
  const { areas, congresses, districts } = sheets;
  const area = ({ code, name, latinName, parent }: AreaRow) => ({ code, name, latinName, parentCode: parent });
  await upsertRows(to, 'Area', ['code'], parentsFirst(written(areas), (row) => row.code).map(area));
  await upsertRows(
    to,
    'Congress',
    ['id'],
    written(congresses).map(({ area, ...row }) => ({ ...row, areaCode: area })),
  );
  const district = written(districts);
  await upsertRows(
    to,
    'District',
    ['id'],
    district.map(({ id, congress, name, kind, workUnits }) => ({
      id,
      congressId: congress,
      name,
      kind,
      workUnits: kept(workUnits),
    })),
  );
  await writeLinks(to, 'DistrictArea', 'districtId', district);
}

async function writeWhatRefers(to: Target, { sheets }: RosterPlan): Promise<void> {
  const { deputies, offices, doors, stations, organs, contacts } = sheets;
  const ended = deputies.goes.map((row): DeputyRow => ({ ...row, mandate: 'ended' }));
  await upsertRows(to, 'Deputy', ['no'], [...written(deputies), ...ended].map(deputyCells));
  const closed = offices.goes.map((row): OfficeRow => ({ ...row, kind: 'ended', areas: [] }));
  const office = [...written(offices), ...closed];
  await upsertRows(to, 'Office', ['id'], parentsFirst(office, (row) => row.id).map(officeCells));
  await writeLinks(to, 'OfficeArea', 'officeId', office);
  await upsertRows(
    to,
    'Door',
    ['id'],
    written(doors).map(({ area, ...row }) => ({ ...row, areaCode: area })),
  );
  await upsertRows(
    to,
    'Station',
    ['id'],
    written(stations).map(({ area, ...row }) => ({ ...row, areaCode: area })),
  );
  const gone = organs.goes.map((row): OrganRow => ({ ...row, kind: 'ended' }));
  await upsertRows(
    to,
    'Organ',
    ['id'],
    [...written(organs), ...gone].map(({ area, parent, topics, ...row }) => ({
      ...row,
      parentId: parent,
      areaCode: area,
      topics: kept(topics),
    })),
  );
  await upsertRows(
    to,
    'Contact',
    ['deputyNo', 'with'],
    written(contacts).map(({ deputy, ...row }) => ({ deputyNo: deputy, ...row })),
  );
}

async function removeWhatGoes(to: Target, { sheets }: RosterPlan): Promise<void> {
  const remove = (table: string, key: string, ids: readonly string[]) =>
    deleteRows(
      to,
      table,
      ids.map((id) => ({ [key]: id })),
    );
  await deleteRows(
    to,
    'Contact',
    sheets.contacts.goes.map((row) => ({ deputyNo: row.deputy, with: row.with })),
  );
  await remove(
    'Door',
    'id',
    sheets.doors.goes.map((row) => row.id),
  );
  await remove(
    'Station',
    'id',
    sheets.stations.goes.map((row) => row.id),
  );
  await remove(
    'District',
    'id',
    sheets.districts.goes.map((row) => row.id),
  );
  await remove(
    'Congress',
    'id',
    sheets.congresses.goes.map((row) => row.id),
  );
  for (const generation of generations(sheets.areas.goes, (row) => row.code).toReversed())
    await remove(
      'Area',
      'code',
      generation.map((row) => row.code),
    );
}

async function writeLinks(
  to: Target,
  table: 'DistrictArea' | 'OfficeArea',
  column: string,
  rows: readonly { readonly id: string; readonly areas: readonly string[] }[],
): Promise<void> {
  await deleteRows(
    to,
    table,
    rows.map((row) => ({ [column]: row.id })),
  );
  const links = rows.flatMap(({ id, areas }) => areas.map((areaCode): Cells => ({ [column]: id, areaCode })));
  await upsertRows(to, table, [column, 'areaCode'], links);
}

function deputyCells(row: DeputyRow): Cells {
  const { congress, district, groups, stations, languages, roles, ...rest } = row;
  return {
    ...rest,
    congressId: congress,
    districtId: district,
    groups: kept(groups),
    stations: kept(stations),
    languages: kept(languages),
    roles: kept(roles),
  };
}

function officeCells({ areas: _, congress, parent, ...rest }: OfficeRow): Cells {
  return { ...rest, congressId: congress, parentId: parent };
}

type Child = { readonly parent: string | null };
const parentsFirst = <Row extends Child>(rows: readonly Row[], idOf: (row: Row) => string): readonly Row[] =>
  generations(rows, idOf).flat();

/** Rows by how many of their ancestors are among the rows: the databases check a reference with every statement. */
function generations<Row extends Child>(rows: readonly Row[], idOf: (row: Row) => string): readonly (readonly Row[])[] {
  const byId = new Map(rows.map((row) => [idOf(row), row]));
  const depths = new Map<string, number>();
  const depthOf = (row: Row): number => {
    const known = depths.get(idOf(row));
    if (known !== undefined) return known;
    const parent = row.parent === null ? undefined : byId.get(row.parent);
    const depth = parent ? depthOf(parent) + 1 : 0;
    depths.set(idOf(row), depth);
    return depth;
  };
  return [...grouped(rows, (row) => String(depthOf(row)))]
    .toSorted(([a], [b]) => Number(a) - Number(b))
    .map(([, generation]) => generation);
}
