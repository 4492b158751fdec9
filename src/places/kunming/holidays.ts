/** The State Council's yearly notices, as the package chinese-days keeps them, working weekends (调休) included. */

import { createRequire } from 'node:module';
import type { Holiday, Place } from '../../domain/place.ts';

/** Date → "English name,中文名,statutory days". */
type Notices = Readonly<Record<'holidays' | 'workdays', Readonly<Record<string, string>>>>;

const require = createRequire(import.meta.url);

/**
 * Read when asked for, and not through the package's own functions: for a year without a notice they answer that
 * 1 October is a working day, silently. Here such a year is simply missing, and the calendar says so.
 */
export function holidays(): readonly Holiday[] {
  const notices = require('chinese-days/dist/chinese-days.json') as Notices;
  return [...rows(notices.holidays, true), ...rows(notices.workdays, false)];
}

export const holidayNames: Place['holidayNames'] = {
  'zh-CN': { 清明: '清明节', 端午: '端午节', 中秋: '中秋节' },
  en: {
    元旦: 'New Year’s Day',
    春节: 'Spring Festival',
    清明: 'Tomb-Sweeping Day',
    劳动节: 'Labour Day',
    端午: 'Dragon Boat Festival',
    中秋: 'Mid-Autumn Festival',
    国庆节: 'National Day',
    中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日: '70th anniversary of the victory over fascism',
  },
};

function rows(days: Readonly<Record<string, string>>, isOffDay: boolean): readonly Holiday[] {
  return Object.entries(days).map(([date, text]) => ({ date, isOffDay, name: text.split(',')[1] ?? text }));
}
