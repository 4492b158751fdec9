/** The three phones of the demonstration, and the hour at which they are taken in hand. */

import { workingDayFrom } from '../../domain/calendar.ts';
import { addDays, dayAt, instantAt, timeAt } from '../../domain/day.ts';
import { put } from '../../store/writes.ts';
import type { World } from '../../world.ts';

/** Who holds the phones beside the citizen: the deputy who is asked, the office that hears of what is asked there, and the organ that street lamps belong to. */
export const demoPeople = { deputy: 'W001', office: 'LX', handler: 'WH-CG' } as const;

/** Milliseconds between the demonstration's clock and the wall's. */
export const demoOffset = 'demo.now';

/** A visitor at night would see nothing happen: the demonstration opens in working hours, today's or the next ones. */
export function openingHour(world: Pick<World, 'place' | 'calendar'>, at: Date): Date {
  const { timeZone, policy } = world.place;
  const day = dayAt(at, timeZone);
  const time = timeAt(at, timeZone);
  if (world.calendar.isWorkingDay(day) && time >= policy.workFrom && time < policy.workTo) return at;
  const next = time < policy.workTo ? day : addDays(day, 1);
  return new Date(instantAt(workingDayFrom(world.calendar, next), policy.workFrom, timeZone).getTime() + 35 * 60_000);
}

/** Derived, so that a phone lives through a restart. Only in the demonstration, whose file holds nobody's real words. */
export const demoToken = (world: Pick<World, 'digest'>, holder: string): string => world.digest(`demo phone ${holder}`);

/** The clock goes on from where the stories ended. */
export function rememberClock(world: World, now: Date = openingHour(world, new Date())): Promise<void> {
  return world.store.commit(function* () {
    return {
      value: undefined,
      writes: [put('setting', 'save', { key: demoOffset, value: String(now.getTime() - Date.now()), updatedAt: now })],
    };
  });
}
