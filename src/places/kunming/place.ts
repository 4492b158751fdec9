/** Kunming 昆明: the place whose two Opinions (A, B) this product was written for. */

import type { Place } from '../../domain/place.ts';
import { holidayNames, holidays } from './holidays.ts';
import { personalData } from './personal-data.ts';
import { policy } from './policy.ts';
import { topics } from './topics.ts';
import { words } from './words.ts';

export const place: Place = {
  id: 'kunming',
  languages: ['zh-CN', 'en'],
  timeZone: 'Asia/Shanghai',
  official: true,
  name: { 'zh-CN': '昆明', en: 'Kunming' },
  levels: [
    { id: 'national', name: { 'zh-CN': '全国', en: 'national' } },
    { id: 'province', name: { 'zh-CN': '省', en: 'provincial' } },
    { id: 'city', name: { 'zh-CN': '市', en: 'city' } },
    { id: 'county', name: { 'zh-CN': '县（市、区）', en: 'county' } },
    { id: 'township', name: { 'zh-CN': '乡镇', en: 'township' } },
  ],
  words,
  policy,
  emergency: [
    { number: '110', name: { 'zh-CN': '报警', en: 'police' } },
    { number: '119', name: { 'zh-CN': '火警救援', en: 'fire and rescue' } },
    { number: '120', name: { 'zh-CN': '急救', en: 'ambulance' } },
    { number: '122', name: { 'zh-CN': '交通事故', en: 'road accidents' } },
  ],
  // 12356: the one number of the National Health Commission for the whole country, in every city since May 2025.
  selfHarm: [
    { number: '12356', name: { 'zh-CN': '全国统一心理援助热线', en: 'national psychological support line' } },
    { number: '120', name: { 'zh-CN': '急救', en: 'ambulance' } },
    { number: '110', name: { 'zh-CN': '报警', en: 'police' } },
  ],
  hotlines: [{ number: '12345', name: { 'zh-CN': '政务服务便民热线', en: 'government service line' } }],
  holidays,
  // 《全国年节及纪念日放假办法》第二条（2024年修订，2025年1月1日起）。
  statutoryDaysOff: 13,
  holidayNames,
  topics,
  personalData,
};
