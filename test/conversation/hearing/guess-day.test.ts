import { describe, expect, it } from 'vitest';
import { dayNamed, guessDay, isOnlyDay } from '../../../src/conversation/hearing/guess-day.ts';

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

describe('a day with its year, or without', () => {
  it.each([
    // What has just passed is told of, not promised.
    ['10月21日已换灯3盏', '2026-11-26', undefined, '2026-10-21'],
    ['12月28日已修好', '2027-01-05', undefined, '2026-12-28'],
    ['3月1日前修好', '2026-11-26', '2027-03-01', '2027-03-01'],
    ['done on 21 October', '2026-11-26', undefined, '2026-10-21'],
    ['1 September 2027', '2026-11-26', '2027-09-01', '2027-09-01'],
    ['by September 1, 2027', '2026-11-26', '2027-09-01', '2027-09-01'],
    ['2027年9月1日', '2026-11-26', '2027-09-01', '2027-09-01'],
    ['11月30日前换完', '2026-11-26', '2026-11-30', '2026-11-30'],
    ['11月26日', '2026-11-26', '2026-11-26', '2026-11-26'],
  ])('%s, said on %s', (text, today, coming, named) => {
    expect(guessDay(text, today)).toBe(coming);
    expect(dayNamed(text, today)).toBe(named);
  });
});
