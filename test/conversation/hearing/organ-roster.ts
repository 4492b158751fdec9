/** The organs of the demonstration and of the second place, as a conversation has them. */

import { readFileSync } from 'node:fs';
import { knownOrgans } from '../../../src/conversation/hearing/known-organs.ts';
import type { OrganRow } from '../../../src/domain/roster.ts';
import { readRoster } from '../../../src/flow/roster/read-roster.ts';
import { findPlace } from '../../../src/places/find-place.ts';

async function indexOf(file: string, placeId: string) {
  const place = await findPlace(placeId);
  const read = await readRoster(file, { levels: place.levels.map((level) => level.id) });
  if ('problems' in read) throw new Error(`${file} cannot be read`);
  const { areas, organs } = read.roster;
  const named = areas.map((area) => ({ ...area, parentCode: area.parent }));
  return {
    place,
    organs,
    known: knownOrgans(organs, named, place.topics),
    /** The same areas with other organs. */
    withOrgans: (other: readonly OrganRow[]) => knownOrgans(other, named, place.topics),
  };
}

export const kunming = await indexOf('prisma/demo', 'kunming');
export const ellermouth = await indexOf('test/fixtures/second-place-roster.json', 'ellermouth');

export const organ = (row: Partial<OrganRow> & { readonly id: string; readonly name: string }): OrganRow => ({
  kind: 'department',
  level: '',
  parent: null,
  area: null,
  topics: [],
  ...row,
});

/** They carry no licence and are no part of this repository: read where they lie, nothing of them is kept or printed. */
export function realTexts(file: string): readonly string[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { readonly title: string; readonly text: string })
    .map(({ title, text }) => `${title}。${text}`);
}
