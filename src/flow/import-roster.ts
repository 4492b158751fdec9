/** A roster goes in whole or not at all; mandates and organs that end hand over what is open. */

import { dayAt } from '../domain/day.ts';
import type { RosterPlan } from '../domain/roster.ts';
import { saveRoster } from '../store/save-roster.ts';
import { readStoredRoster } from '../store/stored-roster.ts';
import type { World } from '../world.ts';
import { type Healed, heal } from './heal.ts';
import { planRoster } from './roster/plan-roster.ts';
import type { RosterProblem } from './roster/problem.ts';
import { readRoster } from './roster/read-roster.ts';

export type Imported = { readonly problems: readonly RosterProblem[] } | ({ readonly plan: RosterPlan } & Healed);

export interface ImportOptions {
  /** Says what would change, and changes nothing. */
  readonly dryRun?: boolean;
  /** The demonstration's invented terms are never over. */
  readonly anyTerm?: boolean;
}

export async function importRoster(world: World, path: string, options: ImportOptions = {}): Promise<Imported> {
  const { database } = world.store;
  const stored = await readStoredRoster(database.reader);
  const read = await readRoster(path, {
    levels: world.place.levels.map((level) => level.id),
    today: options.anyTerm ? undefined : dayAt(world.now(), world.place.timeZone),
    current: stored.roster,
  });
  if ('problems' in read) return read;
  const plan = planRoster(stored.roster, read.roster, stored);
  if (options.dryRun) return { plan, handedOver: 0, rerouted: 0 };
  await saveRoster(database, plan, world.now());
  await world.refresh();
  return { plan, ...(await heal(world)) };
}
