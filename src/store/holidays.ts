/** Days off and worked weekends that an operator imported; the place brings its own. */

import type { Holiday } from '../domain/place.ts';
import type { Database } from './open-database.ts';

export function readHolidays(database: Database): Promise<readonly Holiday[]> {
  return database.reader.holiday.findMany({ select: { date: true, isOffDay: true, name: true } });
}

/** Rows of the same days are replaced, all or nothing. */
export async function saveHolidays(database: Database, days: readonly Holiday[]): Promise<void> {
  await database.writer.$transaction(async (tx) => {
    await tx.holiday.deleteMany({ where: { date: { in: days.map((day) => day.date) } } });
    await tx.holiday.createMany({ data: [...days] });
  });
}
