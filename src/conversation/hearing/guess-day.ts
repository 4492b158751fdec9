/** The day that words mean, seen from today: 明天, 这周五, 下周三, 月底, 10月23日, Friday, 23 October, 2026-10-23. */

import { addDays, addMonths, type Day, isDay, weekday } from '../../domain/day.ts';

const zhWeekdays = '日一二三四五六天';
const enWeekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const dayNames = [
  ...enWeekdays,
  ...'january february march april may june july august september october november december'.split(' '),
  ...'before next this within the day days week weeks month months one two three after tomorrow'.split(' '),
];
const enMonths = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Undefined when no day to come is named; never a day that has passed, except one named with its year. */
export function guessDay(text: string, today: Day): Day | undefined {
  const day = dayNamed(text, today);
  return day && day < today && !iso(text.normalize('NFKC')) ? undefined : day;
}

/** The day that somebody was asked for: one that has passed is told, not turned into another. */
export function dayNamed(text: string, today: Day): Day | undefined {
  const words = text.normalize('NFKC').toLowerCase();
  return (
    iso(words) ??
    zhDate(words, today) ??
    enDate(words, today) ??
    relative(words, today) ??
    zhWeek(words, today) ??
    enWeek(words, today)
  );
}

const dayWords =
  /^(?:\d{1,4}|[年月日号点./-]|st|nd|rd|th|[大今明后][天日]|后天|[下这本]|个|周|星期|礼拜|[日一两二三四五六七八九十天]|月底|年底|以?[内后前]|之[内前]|左右|到|by|before|on|next|this|in|within|of|the|days?|weeks?|months?|one|two|three|after|tomorrow|[a-z]{3,9}|[\s，,。!！])+$/u;

/** 12月1日, 下周三, by Friday: a day and nothing else. */
export function isOnlyDay(text: string, today: Day): boolean {
  const words = text.normalize('NFKC').toLowerCase().trim();
  if (!dayWords.test(words) || dayNamed(words, today) === undefined) return false;
  const names = words.match(/[a-z]{3,}/g) ?? [];
  return names.every((name) =>
    dayNames.some((known) => known === name || (name.length === 3 && known.startsWith(name))),
  );
}

function iso(words: string): Day | undefined {
  const [, year, month, date] = words.match(/(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})/) ?? [];
  return year && month && date ? made(Number(year), Number(month), Number(date)) : undefined;
}

function zhDate(words: string, today: Day): Day | undefined {
  const [, month, date] = words.match(/(?<!\d)(\d{1,2})月(\d{1,2})[日号]?/) ?? [];
  if (month && date) return coming(Number(month), Number(date), today);
  const [, end] = words.match(/(下个?月底|本?月底|年底)/) ?? [];
  if (end === '年底') return made(Number(today.slice(0, 4)), 12, 31);
  if (end) return monthEnd(end.startsWith('下') ? addMonths(today, 1) : today);
  const [, alone] = words.match(/(?<![\d.月])(\d{1,2})[日号](?!楼|院|线|门|路|栋)/) ?? [];
  if (!alone) return undefined;
  const day = made(Number(today.slice(0, 4)), Number(today.slice(5, 7)), Number(alone));
  return day && day > today ? day : undefined;
}

function enDate(words: string, today: Day): Day | undefined {
  const names = enMonths.join('|');
  const dayFirst = words.match(
    new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? (?:of )?(${names})[a-z]*(?:,? (20\\d\\d)\\b)?`),
  );
  const monthFirst = words.match(new RegExp(`\\b(${names})[a-z]* (\\d{1,2})\\b(?:,? (20\\d\\d)\\b)?`));
  const [date, month, year] = dayFirst
    ? [dayFirst[1], dayFirst[2], dayFirst[3]]
    : [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]];
  if (!date || !month) return undefined;
  const number = enMonths.indexOf(month) + 1;
  return year ? made(Number(year), number, Number(date)) : coming(number, Number(date), today);
}

function relative(words: string, today: Day): Day | undefined {
  const fixed: readonly (readonly [RegExp, number])[] = [
    [/大后天/, 3],
    [/后天|day after tomorrow/, 2],
    [/明天|明日|\btomorrow\b/, 1],
  ];
  for (const [pattern, days] of fixed) if (pattern.test(words)) return addDays(today, days);
  const [, count, unit] =
    words.match(/(\d{1,3}|[一两二三四五六七八九十])\s*(?:个)?(天|日|周|星期|礼拜|月)(?:内|后|以后|之内|左右)/) ?? [];
  const [, enCount, enUnit] = words.match(/\b(?:in|within) (\d{1,3}|one|two|three) (day|week|month)s?\b/) ?? [];
  const n = number(count ?? enCount);
  if (n === undefined) return undefined;
  const kind = unit ?? enUnit ?? '';
  if (/月|month/.test(kind)) return addMonths(today, n);
  return addDays(today, /周|星期|礼拜|week/.test(kind) ? 7 * n : n);
}

function zhWeek(words: string, today: Day): Day | undefined {
  const [, next = '', sign] = words.match(/(下下|下|这|本)?(?:个)?(?:周|星期|礼拜)([一二三四五六日天])/) ?? [];
  if (!sign) return undefined;
  return weekdayOn(zhWeekdays.indexOf(sign) % 7, next.length && next.startsWith('下') ? next.length : 0, today);
}

function enWeek(words: string, today: Day): Day | undefined {
  const [, next, name] = words.match(new RegExp(`\\b(next |this |by |on )?(${enWeekdays.join('|')})\\b`)) ?? [];
  return name ? weekdayOn(enWeekdays.indexOf(name), next === 'next ' ? 1 : 0, today) : undefined;
}

/** Weeks begin on Monday; a day of this week that has passed means the next one. */
function weekdayOn(wanted: number, weeksOn: number, today: Day): Day {
  const fromMonday = (day: number) => (day + 6) % 7;
  const day = addDays(today, 7 * weeksOn + fromMonday(wanted) - fromMonday(weekday(today)));
  return day > today ? day : addDays(day, 7);
}

// 10月21日已换灯, said in November, tells of last month; 3月1日 of the spring to come.
const lately = 183;

/** With no year said, the next such day; one that has just passed is meant as passed. */
function coming(month: number, date: number, today: Day): Day | undefined {
  const year = Number(today.slice(0, 4));
  const day = made(year, month, date);
  if (!day || day >= today) {
    const before = made(year - 1, month, date);
    return day && before && before > addDays(today, -lately) && day > addDays(today, lately) ? before : day;
  }
  return day > addDays(today, -lately) ? day : made(year + 1, month, date);
}

function made(year: number, month: number, date: number): Day | undefined {
  const day = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  return isDay(day) ? day : undefined;
}

function monthEnd(day: Day): Day {
  const first = `${addMonths(`${day.slice(0, 8)}01`, 1).slice(0, 8)}01`;
  return addDays(first, -1);
}

function number(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const words = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
  if (text === '两' || text === 'two') return 2;
  if (text === 'one') return 1;
  if (text === 'three') return 3;
  const at = words.indexOf(text);
  return at > 0 ? at : Number(text) || undefined;
}
