/** Days and moments as people read them: 10月23日（周五）, Friday 23 October. */

import type { Language } from '../../domain/people.ts';
import type { Say } from '../../text/say.ts';
import type { DayText, SiteView } from '../view-types.ts';

type Reader = Pick<SiteView, 'language' | 'timeZone' | 'today'>;
const locale: Readonly<Record<Language, string>> = { 'zh-CN': 'zh-CN', en: 'en-GB' };
/** 周五 stands in brackets; Friday is written out. */
const weekdays = { 'zh-CN': 'short', en: 'long' } as const;
const formats = new Map<string, Intl.DateTimeFormat>();

/** A day with its weekday; with its year when that is not this one. */
export function dayWords(say: Say, reader: Reader, day: DayText): string {
  return wordsOf(say, reader, new Date(`${day}T12:00:00Z`), 'UTC', day.slice(0, 4));
}

/** A day without its weekday, for the ends of a bar. */
export function shortDay(reader: Reader, day: DayText): string {
  return part(reader.language, 'UTC', { month: 'long', day: 'numeric' }, new Date(`${day}T12:00:00Z`));
}

/** Day and weekday apart, for the head of a day. */
export function plainDay(reader: Reader, day: DayText): { readonly day: string; readonly weekday: string } {
  const noon = new Date(`${day}T12:00:00Z`);
  return {
    day: shortDay(reader, day),
    weekday: part(reader.language, 'UTC', { weekday: weekdays[reader.language] }, noon),
  };
}

/** A moment in the place's own time. */
export function momentWords(say: Say, reader: Reader, at: Date | string): string {
  const moment = new Date(at);
  const year = part('en', reader.timeZone, { year: 'numeric' }, moment);
  const day = wordsOf(say, reader, moment, reader.timeZone, year);
  const time = part(reader.language, reader.timeZone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, moment);
  return say('web:date.moment', { day, time });
}

/** The machine's form, for `<time datetime>`. */
export const machine = (at: Date | string): string => new Date(at).toISOString();

function wordsOf(say: Say, reader: Reader, moment: Date, zone: string, year: string): string {
  const shown = year === reader.today.slice(0, 4) ? {} : { year: 'numeric' as const };
  const day = part(reader.language, zone, { ...shown, month: 'long', day: 'numeric' }, moment);
  return say('web:date.day', {
    day,
    weekday: part(reader.language, zone, { weekday: weekdays[reader.language] }, moment),
  });
}

function part(language: Language, timeZone: string, wanted: Intl.DateTimeFormatOptions, moment: Date): string {
  const key = `${language} ${timeZone} ${Object.entries(wanted).join()}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale[language], { timeZone, ...wanted });
  formats.set(key, known);
  return known.format(moment);
}
