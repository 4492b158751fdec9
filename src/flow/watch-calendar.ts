/** The root office owes next year's holidays until they are loaded. */

import { circumstances } from '../conversation/turn.ts';
import { calendarDuty, missingYears } from '../domain/holiday-calendar.ts';
import { dutyRow } from '../store/rows.ts';
import { put, type Write } from '../store/writes.ts';
import type { World } from '../world.ts';
import { surroundings } from './surroundings.ts';

/** Starts the duty when its time has come, settles it when the calendar knows the year. */
export async function watchCalendar(world: World, now: Date = world.now()): Promise<void> {
  const around = surroundings(world, null, now);
  const { c, directory } = around;
  if (!directory.root) return;
  const beside = await world.store.ask('beside', { officeIds: [...directory.offices.keys()] });
  const running = beside.filter((one) => one.kind === 'holiday-calendar');
  const writes: Write[] = running
    .filter((one) => c.calendar.knows(Number(one.note)))
    .map((one) => ({
      change: (tx) =>
        tx.duty.updateMany({
          where: { id: one.dutyId, status: 'running' },
          data: { status: 'settled', settledAt: c.now, nextAt: null },
        }),
    }));
  for (const year of missingYears(c))
    if (!running.some((one) => one.note === String(year)))
      writes.push(
        put(
          'duty',
          'once',
          dutyRow(calendarDuty(year, directory.root.id, circumstances({ around }, [])), directory.root.id),
        ),
      );
  if (writes.length > 0)
    await world.store.commit(function* () {
      return { value: undefined, writes };
    });
}
