import { describe, expect, it } from 'vitest';
import { isOnlyDay } from '../../../src/conversation/hearing/guess-day.ts';

describe('behind the number of a result', () => {
  it.each([
    '12月1日',
    '12月1号前',
    '下周三',
    '这周五。',
    '3天内',
    '月底',
    '2026-12-01',
    'by Friday',
    '1 December',
    'Dec 1',
    'in two weeks',
  ])('%s is a day and nothing else', (text) => expect(isOnlyDay(text, '2026-10-19')).toBe(true));

  it.each([
    '',
    '盏已换，还有一盏等配件',
    '灯已经报给城管局；2、下周三前换好。',
    '下周三前换好',
    'lamps are done, one waits for a part',
    'new lamps by Friday',
    'May have to wait',
  ])('%s is a text', (text) => expect(isOnlyDay(text, '2026-10-19')).toBe(false));
});
