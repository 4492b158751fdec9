/**
 * Ellermouth: a city that exists only here, English-speaking, with councillors and wards. It keeps us honest: what works
 * in Kunming only, fails in Ellermouth. Its telephone numbers are of the range that is kept free for fiction.
 */

import type { Place } from '../../domain/place.ts';
import bankHolidays from './holidays.json' with { type: 'json' };
import { personalData } from './personal-data.ts';
import { policy } from './policy.ts';
import { topics } from './topics.ts';
import { words } from './words.ts';

export const place: Place = {
  id: 'ellermouth',
  languages: ['en', 'zh-CN'],
  timeZone: 'Europe/London',
  official: true,
  name: { 'zh-CN': '埃勒茅斯', en: 'Ellermouth' },
  levels: [
    { id: 'city', name: { 'zh-CN': '市', en: 'city' } },
    { id: 'borough', name: { 'zh-CN': '区', en: 'borough' } },
    { id: 'parish', name: { 'zh-CN': '教区', en: 'parish' } },
  ],
  words,
  policy,
  emergency: [
    { number: '01632 960100', name: { 'zh-CN': '警察消防急救', en: 'police/fire/ambulance' } },
    { number: '01632 960105', name: { 'zh-CN': '燃气泄漏', en: 'gas leaks' } },
  ],
  selfHarm: [
    { number: '01632 960116', name: { 'zh-CN': '埃勒茅斯心声热线', en: 'Ellermouth Listening Line' } },
    { number: '01632 960100', name: { 'zh-CN': '急救', en: 'ambulance' } },
  ],
  hotlines: [{ number: '01632 960300', name: { 'zh-CN': '市政服务台', en: 'city help desk' } }],
  holidays: () => bankHolidays,
  // The bank holidays of its country.
  statutoryDaysOff: 8,
  holidayNames: {
    en: {},
    'zh-CN': {
      'New Year’s Day': '元旦',
      'Good Friday': '耶稣受难日',
      'Easter Monday': '复活节星期一',
      'Early May holiday': '五月初假日',
      'Spring holiday': '春季假日',
      'Summer holiday': '夏季假日',
      'Christmas Day': '圣诞节',
      'Boxing Day': '节礼日',
    },
  },
  topics,
  personalData,
};
