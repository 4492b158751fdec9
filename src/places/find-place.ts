/** The places we know. Each is loaded only when asked for: a server serves one. */

import type { Place } from '../domain/place.ts';

const doors = new Map<string, () => Promise<{ readonly place: Place }>>([
  ['kunming', () => import('./kunming/place.ts')],
  ['ellermouth', () => import('./ellermouth/place.ts')],
]);

/** Ids of every place, the default first. */
export const knownPlaces = [...doors.keys()] as [string, ...string[]];

export class UnknownPlace extends Error {
  constructor(id: string) {
    super(
      `There is no place "${id}". HUYING_PLACE must be one of: ${knownPlaces.join(', ')}. ` +
        'A new place is a folder src/places/<id>/ with a place.ts, named in src/places/find-place.ts.',
    );
    this.name = 'UnknownPlace';
  }
}

/** Everything a place has otherwise than the next; throws UnknownPlace, which names those there are. */
export async function findPlace(id: string): Promise<Place> {
  const open = doors.get(id);
  if (!open) throw new UnknownPlace(id);
  return (await open()).place;
}
