/** The competence table, read once for a roster: whom a text is for, and which organs words name. */

import type { Organ } from '../domain/people.ts';
import type { Place } from '../domain/place.ts';
import type { OrganRow } from '../domain/roster.ts';
import { knownOrgans } from './hearing/known-organs.ts';
import { officialIn } from './hearing/official-in.ts';
import { organNamed } from './hearing/organ-named.ts';
import { proposeOrgans } from './hearing/propose-organs.ts';
import type { Directory } from './turn.ts';

export function organsKnown(
  known: Pick<Directory, 'organs' | 'areas'>,
  { topics }: Pick<Place, 'topics'>,
): Pick<Directory, 'organsFor' | 'organNamed' | 'officialsIn'> {
  const rows = [...known.organs.values()].filter(({ kind }) => kind !== 'ended').map(asRow);
  const index = knownOrgans(rows, [...known.areas.values()], topics);
  const organs = (list: readonly OrganRow[]): readonly Organ[] => list.flatMap(({ id }) => known.organs.get(id) ?? []);
  return {
    organsFor: (text, areaCode) => organs(proposeOrgans(index, { text, areaCode }).map(({ organ }) => organ)),
    officialsIn: (text, areaCode) => {
      const found = officialIn(index, text, areaCode);
      const named = (ids: readonly string[]) => ids.flatMap((id) => known.organs.get(id) ?? []);
      return found ? { organs: named(found.organIds), doors: organs(found.doors), words: found.words } : null;
    },
    organNamed: (words, areaCode) => {
      const named = organNamed(index, words, areaCode);
      return { organs: organs(named.organs), candidates: organs(named.candidates), unknown: named.unknown };
    },
  };
}

const asRow = ({ joined: _, parentId, areaCode, kind, ...organ }: Organ): OrganRow => ({
  ...organ,
  kind: kind as OrganRow['kind'],
  parent: parentId,
  area: areaCode,
});
