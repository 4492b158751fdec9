/** From a key and plain values to the words a person reads: days, names and lists in their language. */

import { type Day, dayAt, timeAt, weekday } from '../domain/day.ts';
import type { Language } from '../domain/people.ts';
import type { Place } from '../domain/place.ts';
import type { TextKey } from './resources.ts';
import { type Say, sayIn } from './say.ts';

/** A value whose words depend on the reader's language. */
export type Value =
  | string
  | number
  | boolean
  | null
  | undefined
  | { readonly day: Day }
  | { readonly at: Date }
  | { readonly named: { readonly name: string; readonly latinName: string }; readonly as?: 'deputy' | 'bare' }
  | { readonly holiday: string }
  | { readonly key: TextKey; readonly with?: Values }
  | { readonly list: readonly Value[] }
  | { readonly lines: readonly Value[] };
export type Values = Readonly<Record<string, Value>>;

export interface Voice {
  readonly language: Language;
  readonly say: Say;
  readonly text: (key: TextKey, values?: Values) => string;
  readonly value: (value: Value) => string;
  /** 10月23日（周五） / Friday 23 October; the year only when it is not this one. Short: without the weekday. */
  readonly day: (day: Day, short?: 'short') => string;
}

/** The voice of a language in a place; `today` decides whether a year must be said. */
export function voiceOf(language: Language, place: Place, today: () => Day): Voice {
  const say = sayIn(language, place);
  const sayDay = (day: Day, short?: 'short'): string => {
    const year = Number(day.slice(0, 4));
    const month = Number(day.slice(5, 7));
    const date = Number(day.slice(8, 10));
    const names = {
      weekday: say(`terms:weekday.${weekday(day)}` as TextKey),
      monthName: say(`terms:month.${month}` as TextKey),
    };
    const otherYear = day.slice(0, 4) !== today().slice(0, 4);
    const key = short
      ? otherYear
        ? 'terms:shortDayWithYear'
        : 'terms:shortDay'
      : otherYear
        ? 'terms:dayWithYear'
        : 'terms:day';
    return say(key, { year, date, ...names });
  };
  const value = (one: Value): string => {
    if (one === null || one === undefined) return '';
    if (typeof one !== 'object') return String(one);
    if ('day' in one) return sayDay(one.day);
    if ('at' in one)
      return say('terms:moment', { day: sayDay(dayAt(one.at, place.timeZone)), time: timeAt(one.at, place.timeZone) });
    if ('holiday' in one) return place.holidayNames[language][one.holiday] ?? one.holiday;
    if ('key' in one) return text(one.key, one.with);
    if ('list' in one) return one.list.map(value).join(say('terms:listSeparator'));
    if ('lines' in one) return one.lines.map(value).join('\n');
    const name = language === 'zh-CN' ? one.named.name : one.named.latinName || one.named.name;
    return one.as === 'bare' ? name : say('terms:deputyNamed', { name });
  };
  const text = (key: TextKey, values: Values = {}): string => {
    const plain: Record<string, string | number | boolean> = {};
    // Numbers stay numbers: i18next chooses the plural by them.
    for (const [name, one] of Object.entries(values)) {
      plain[name] = typeof one === 'number' ? one : value(one);
      // For labels and brackets: `{{dueShort}}` beside `{{due}}`.
      if (typeof one === 'object' && one !== null && 'day' in one) plain[`${name}Short`] = sayDay(one.day, 'short');
    }
    return say(key, plain);
  };
  return { language, say, text, value, day: sayDay };
}
