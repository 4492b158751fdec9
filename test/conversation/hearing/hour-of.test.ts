import { describe, expect, it } from 'vitest';
import { commandOf } from '../../../src/conversation/hearing/command-of.ts';
import { hourOf } from '../../../src/conversation/hearing/hour-of.ts';

describe('an hour', () => {
  it.each([
    ['20:00', '20:00'],
    ['８：３０', '08:30'],
    ['8点', '08:00'],
    ['8点半', '08:30'],
    ['晚上8点', '20:00'],
    ['晚上9点', '21:00'],
    ['晚上八点一刻', '20:15'],
    ['晚上12点', '00:00'],
    ['夜里2点', '02:00'],
    ['下午三点', '15:00'],
    ['下午12点半', '12:30'],
    ['中午1点', '13:00'],
    ['中午12点', '12:00'],
    ['早上七点半', '07:30'],
    ['二十一点', '21:00'],
    ['8 pm', '20:00'],
    ['8:30pm', '20:30'],
    ['8 p.m.', '20:00'],
    ['12am', '00:00'],
    ['12 pm', '12:00'],
    ['noon', '12:00'],
    ['at 6 in the evening', '18:00'],
  ])('%s is %s', (words, at) => expect(hourOf(words)).toBe(at));

  it.each(['25:00', '24:00', '三十点', '8:75', '100'])('%s is none of a day', (words) =>
    expect(hourOf(words)).toBeNull(),
  );

  it.each(['随便', 'whenever', ''])('%s names none', (words) => expect(hourOf(words)).toBeUndefined());

  it.each([
    ['改到晚上8点', '晚上8点'],
    ['改到晚上八点半', '晚上八点半'],
    ['每天20:00发给我', '20:00'],
    ['改到25:00', '25:00'],
    ['digest at 8:30 pm', '8:30 pm'],
    ['digest at 8 pm', '8 pm'],
  ])('stands behind its word: %s', (text, rest) => expect(commandOf(text)).toMatchObject({ command: 'digest', rest }));

  it.each(['改到新地址了，找不到', '每天三辆垃圾车堵门口'])('%s is no hour', (text) =>
    expect(commandOf(text)).toBeUndefined(),
  );
});
