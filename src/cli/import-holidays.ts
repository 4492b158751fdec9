import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { isDay } from '../domain/day.ts';
import { watchCalendar } from '../flow/watch-calendar.ts';
import { OperatorError } from '../operator-error.ts';
import { saveHolidays } from '../store/holidays.ts';
import { operatorSay } from './operator-voice.ts';
import { print, realEnvironment, withWorld } from './with-world.ts';

const day = z.object({ date: z.string().refine(isDay), isOffDay: z.boolean(), name: z.string().min(1).max(60) });
const rows = z.array(day).min(1);
const example = '{"date": "2027-10-01", "isOffDay": true, "name": "国庆节"}';
const brief = (row: unknown): string => `  ${JSON.stringify(row)?.slice(0, 120)}`;

/** A year of the State Council's notice: `[{date, isOffDay, name}]`; rows of the same days are replaced. They are real, as a roster is. */
export async function importHolidays(file: string, { json }: { json?: boolean }): Promise<void> {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new OperatorError('cli:holidays.unreadable', { file, reason: (error as Error).message }, error);
  }
  const list = Array.isArray(content) ? content : ((content as { days?: unknown })?.days ?? content);
  const read = rows.safeParse(list);
  if (!read.success) {
    const wrong = Array.isArray(list) ? list.filter((row) => !day.safeParse(row).success) : [list];
    throw new OperatorError('cli:holidays.wrong', { file, lines: wrong.slice(0, 8).map(brief).join('\n'), example });
  }
  await withWorld(async ({ world }) => {
    await saveHolidays(world.store.database, read.data);
    await world.refresh();
    await watchCalendar(world);
    const years = [...new Set(read.data.map((row) => row.date.slice(0, 4)))];
    const say = operatorSay();
    const least = world.place.statutoryDaysOff;
    const incomplete = years.filter((year) => !world.calendar.knows(Number(year)));
    const daysOff = (year: string) => read.data.filter((row) => row.isOffDay && row.date.startsWith(year)).length;
    print({ imported: read.data.length, years, incomplete }, json, [
      say('cli:holidays.imported', { count: read.data.length, years: years.join(' ') }),
      ...incomplete.map((year) => say('cli:holidays.incomplete', { year, least, count: daysOff(year) })),
    ]);
  }, realEnvironment());
}
