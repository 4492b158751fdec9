/** Areas, offices and organs in memory: they are few, and every message asks for them. */

import type { Directory as KnownPlaces } from '../conversation/turn.ts';
import type { Office, Organ } from '../domain/people.ts';
import { OperatorError } from '../operator-error.ts';
import type { Database, ReadDb } from './open-database.ts';
import { officeFrom, organFrom } from './rows.ts';
import { rosterRevision } from './save-roster.ts';
import { grouped } from './sql.ts';

/**
 * `offices` holds the closed ones, too: old opinions name them, and they bear the name of whoever answers for them now. `root` is undefined only before the first import, and
 * only then `officeOfArea` throws. `within`: the area, all below it, then what it is part of.
 */
export type Directory = Omit<KnownPlaces, 'guessArea' | 'organsFor' | 'organNamed' | 'officialsIn'>;
type Area = Directory['areas'] extends ReadonlyMap<string, infer One> ? One : never;

const kept = new WeakMap<Database, { readonly stamp: string; readonly directory: Directory }>();

/**
 * The directory as of now: read again only when a roster was imported or an office joined, by whatever process;
 * otherwise two short questions. Ask before a transaction, not inside it: it takes a connection of its own.
 */
export async function loadDirectory(database: Database): Promise<Directory> {
  const { stamp, joined } = await stampOf(database.reader);
  const known = kept.get(database);
  if (known?.stamp === stamp) return known.directory;
  const directory = await readDirectory(database.reader, joined);
  kept.set(database, { stamp, directory });
  return directory;
}

async function stampOf(db: ReadDb): Promise<{ readonly stamp: string; readonly joined: ReadonlySet<string> }> {
  const [revision, roles] = await Promise.all([
    db.setting.findUnique({ where: { key: rosterRevision } }),
    db.role.findMany({
      where: { kind: { in: ['office', 'handler'] }, endedAt: null },
      select: { officeId: true, organId: true },
    }),
  ]);
  const joined = new Set(roles.flatMap((role) => role.officeId ?? (role.organId ? organKey(role.organId) : [])));
  return { stamp: JSON.stringify([revision?.value, ...[...joined].sort()]), joined };
}

/** An office and an organ may have one id. */
const organKey = (id: string): string => `organ ${id}`;

async function readDirectory(db: ReadDb, joined: ReadonlySet<string>): Promise<Directory> {
  const areas = new Map(
    (await db.area.findMany({ orderBy: { code: 'asc' } })).map((area): [string, Area] => [area.code, area]),
  );
  const rows = await db.office.findMany({ include: { areas: true }, orderBy: { id: 'asc' } });
  const offices = new Map(
    rows.map((row): [string, Office] => [row.id, officeFrom(answering(row, rows), joined.has(row.id))]),
  );
  const organs = new Map(
    (await db.organ.findMany({ orderBy: { id: 'asc' } })).map((row): [string, Organ] => [
      row.id,
      organFrom(row, joined.has(organKey(row.id))),
    ]),
  );
  const open = rows.filter((row) => row.kind !== 'ended');
  const parts = grouped([...areas.values()], (area) => area.parentCode ?? '');
  const below = (code: string): readonly string[] =>
    (parts.get(code) ?? []).flatMap((area) => [area.code, ...below(area.code)]);
  const above = (code: string | null | undefined): readonly string[] => {
    const area = areas.get(code ?? '');
    return area ? [area.code, ...above(area.parentCode)] : [];
  };
  const byArea = closestToThePeople(open);
  const root = offices.get(open.find((row) => row.parentId === null)?.id ?? '');
  return {
    areas,
    offices,
    organs,
    root,
    officeOfArea: (areaCode) => {
      const office = above(areaCode).flatMap((code) => offices.get(byArea.get(code) ?? '') ?? [])[0] ?? root;
      if (!office) throw new OperatorError('cli:roster.notImported');
      return office;
    },
    officeOfCongress: (congressId) =>
      congressId === null ? undefined : offices.get(ofCongress(open, congressId)?.id ?? ''),
    within: (areaCode) => {
      const [own, ...larger] = above(areaCode);
      return own === undefined ? [] : [own, ...below(own), ...larger];
    },
  };
}

/** The highest of those of one congress: a subdistrict's works for it, too. */
function ofCongress<
  Row extends { readonly id: string; readonly congressId: string | null; readonly parentId: string | null },
>(open: readonly Row[], congressId: string): Row | undefined {
  const theirs = open.filter((row) => row.congressId === congressId);
  return theirs.find(({ parentId }) => !theirs.some(({ id }) => id === parentId));
}

/** A closed office as people are told of it: the name and the telephone of the nearest above it that is open. */
function answering<
  Row extends {
    id: string;
    kind: string;
    parentId: string | null;
    name: string;
    latinName: string;
    phone: string | null;
    hours: string | null;
  },
>(office: Row, all: readonly Row[]): Row {
  let at: Row | undefined = office;
  while (at?.kind === 'ended') at = all.find((row) => row.id === at?.parentId);
  const { name, latinName, phone, hours } = at ?? office;
  return { ...office, name, latinName, phone, hours };
}

type OpenOffice = {
  readonly id: string;
  readonly parentId: string | null;
  readonly areas: readonly { readonly areaCode: string }[];
};

/** Several offices may name one area: the one that has the most offices above itself is the nearest. */
function closestToThePeople(open: readonly OpenOffice[]): ReadonlyMap<string, string> {
  const parents = new Map(open.map((row) => [row.id, row.parentId]));
  const depth = (id: string | null | undefined): number => (id ? 1 + depth(parents.get(id)) : 0);
  const farthestFirst = open.toSorted((a, b) => depth(a.id) - depth(b.id));
  return new Map(
    farthestFirst.flatMap((office) => office.areas.map(({ areaCode }): [string, string] => [areaCode, office.id])),
  );
}
