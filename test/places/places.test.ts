import { describe, expect, it } from 'vitest';
import { makeCalendar } from '../../src/domain/calendar.ts';
import { isDay, weekday } from '../../src/domain/day.ts';
import { dutyKinds } from '../../src/domain/duty.ts';
import type { Language } from '../../src/domain/people.ts';
import type { Place, Policy } from '../../src/domain/place.ts';
import { findPlace, knownPlaces } from '../../src/places/find-place.ts';

const both: readonly Language[] = ['zh-CN', 'en'];
const kunming = await findPlace('kunming');
const ellermouth = await findPlace('ellermouth');

describe('a place', () => {
  it('that nobody knows is answered with those there are', async () => {
    await expect(findPlace('atlantis')).rejects.toThrow(
      'There is no place "atlantis". HUYING_PLACE must be one of: kunming, ellermouth.',
    );
    await expect(findPlace('constructor')).rejects.toThrow('There is no place "constructor"');
  });
});

describe.each(knownPlaces)('%s', (id) => {
  it('is whole: names, words, levels and numbers in both languages', async () => {
    const place = await findPlace(id);
    expect(place.id).toBe(id);
    expect(new Set(place.languages)).toEqual(new Set(both));
    expect(Object.keys(place.words['zh-CN']).sort()).toEqual(Object.keys(place.words.en).sort());
    const named = [place, ...place.levels, ...place.emergency, ...place.selfHarm, ...place.hotlines];
    for (const { name } of named) for (const language of both) expect(name[language]).not.toBe('');
    for (const language of both) for (const word of Object.values(place.words[language])) expect(word).not.toBe('');
    for (const list of [place.levels, place.emergency, place.selfHarm]) expect(list.length).toBeGreaterThan(0);
    expect(() => new Intl.DateTimeFormat('en', { timeZone: place.timeZone })).not.toThrow();
  });

  it('has a rule with a source for every kind of duty, and days that hang together', async () => {
    const { policy } = await findPlace(id);
    for (const kind of dutyKinds) {
      const rule = policy.duties[kind];
      expect(rule.source).not.toBe('');
      expect(Number.isInteger(rule.term.n) && rule.term.n > 0).toBe(true);
    }
    expect(policy.clarifyReminderDay).toBeLessThan(policy.clarifyDays);
    expect(policy.ratingReminderDay).toBeLessThan(policy.duties.rating.term.n);
    expect(policy.ladder.l3).toBeLessThanOrEqual(policy.ladder.l4);
    expect(policy.quietSeconds).toBeLessThan(policy.quietSecondsElsewhere);
    for (const time of [policy.nightFrom, policy.nightTo, policy.workFrom, policy.workTo])
      expect(time).toMatch(/^[0-2]\d:[0-5]\d$/);
    // Who works within the night's rest would be reminded while it holds the reminders back.
    expect(policy.nightTo <= policy.workFrom && policy.workTo <= policy.nightFrom).toBe(true);
    const lengths = policy.ladder.warn.map((row) => row.atLeast);
    expect(lengths).toEqual([...lengths].sort((a, b) => b - a));
    for (const row of policy.ladder.warn) for (const before of row.before) expect(before).toBeLessThan(row.atLeast);
  });

  it('has holidays on real days, each once, each with a name in both languages', async () => {
    const place = await findPlace(id);
    const rows = place.holidays();
    expect(new Set(rows.map((row) => row.date)).size).toBe(rows.length);
    const first = place.languages[0];
    for (const row of rows) {
      expect(isDay(row.date)).toBe(true);
      for (const language of both)
        if (language !== first) expect(place.holidayNames[language]).toHaveProperty([row.name]);
    }
  });

  it('has patterns that can be used again and again on one text', async () => {
    const { personalData } = await findPlace(id);
    for (const pattern of Object.values(personalData)) expect(pattern.global).toBe(true);
  });
});

describe('kunming', () => {
  it('knows the years with a notice, and none that the State Council has not announced', () => {
    const calendar = makeCalendar(kunming.holidays());
    for (let year = 2020; year <= 2026; year++) expect(calendar.knows(year)).toBe(true);
    expect(calendar.knows(2027)).toBe(false);
    expect(kunming.holidays().filter((row) => row.date.startsWith('2026') && !row.isOffDay)).toHaveLength(6);
  });

  it('has the telephone numbers that everybody knows', () => {
    expect(kunming.emergency.map((one) => one.number)).toEqual(['110', '119', '120', '122']);
    expect(kunming.selfHarm[0]?.number).toBe('12356');
  });

  it.each([
    ['idNumber', '身份证530102199003071234，', '530102199003071234'],
    ['idNumber', '身份证53010219900307123X。', '53010219900307123X'],
    ['mobile', '打我电话13800138000吧', '13800138000'],
    ['mobile', '手机+86 138-0013-8000', '+86 138-0013-8000'],
    ['landline', '座机0871-63101234', '0871-63101234'],
    ['landline', '座机（0871）63101234', '（0871）63101234'],
    ['localNumber', '联系方式是：63101234', '63101234'],
    ['plate', '云A·12345乱停', '云A·12345'],
    ['plate', '新能源车云AD12345占道', '云AD12345'],
    ['email', '发到li.hua@example.com。', 'li.hua@example.com'],
    ['wechat', '微信号：lihua_1990', 'lihua_1990'],
    ['home', '我住3栋2单元501室', '3栋2单元501室'],
    ['name', '您好，我叫李华，住在五华区', '李华'],
    ['name', '我叫李华是五华区居民', '李华'],
  ])('finds %s in %s', (kind, text, found) => {
    expect(text.match(kunming.personalData[kind]!)).toEqual([found]);
  });

  it.each([
    '2026年10月10日，公交95路改线，3栋楼下路灯坏了15天',
    '订单号202610101234567890123，花了20000000元',
    '要求安排工作人员，全小区1200户，8号线，A区10栋',
  ])('leaves alone what points at nobody: %s', (text) => {
    expect(masked(kunming, text)).toBe(text);
  });
});

describe('ellermouth', () => {
  it('says councillor and ward where Kunming says deputy and district', () => {
    expect([kunming.words.en.deputy, kunming.words.en.district]).toEqual(['deputy', 'electoral district']);
    expect([ellermouth.words.en.deputy, ellermouth.words.en.district]).toEqual(['councillor', 'ward']);
    expect(Object.values(ellermouth.words.en).filter((word) => /deput|congress/i.test(word))).toEqual([]);
    expect(Object.values(ellermouth.words['zh-CN']).filter((word) => /代表|人大/.test(word))).toEqual([]);
    expect(Object.keys(ellermouth.words.en).sort()).toEqual(Object.keys(kunming.words.en).sort());
  });

  it('differs from Kunming in every number that a copied constant could hide behind', () => {
    const same: readonly (keyof Policy)[] = ['reopenings'];
    for (const key of Object.keys(kunming.policy) as (keyof Policy)[])
      if (!same.includes(key)) expect(ellermouth.policy[key], key).not.toEqual(kunming.policy[key]);
    for (const kind of dutyKinds)
      expect(ellermouth.policy.duties[kind].term, kind).not.toEqual(kunming.policy.duties[kind].term);
  });

  it('has bank holidays on weekdays and no weekend to work', () => {
    for (const row of ellermouth.holidays()) {
      expect(row.isOffDay).toBe(true);
      expect([0, 6]).not.toContain(weekday(row.date));
    }
    const calendar = makeCalendar(ellermouth.holidays());
    expect([2024, 2025, 2026, 2027, 2028].filter((year) => calendar.knows(year))).toEqual([2025, 2026, 2027]);
  });

  it('gives only telephone numbers that are kept free for fiction', () => {
    const all = [...ellermouth.emergency, ...ellermouth.selfHarm, ...ellermouth.hotlines];
    for (const { number } of all) expect(number).toMatch(/^01632 960\d{3}$/);
  });

  it.each([
    ['phone', 'Ring me on 07700 900461 please', '07700 900461'],
    ['phone', 'office: 01632 960123.', '01632 960123'],
    ['plate', 'the van AB12 CDE parks there', 'AB12 CDE'],
    ['postcode', 'in EL4 7QX since May', 'EL4 7QX'],
    ['home', 'I live at 14 Harbour Road, and', '14 Harbour Road'],
    ['name', 'Hello, my name is Ann O’Neill and', 'Ann O’Neill'],
    ['insuranceNumber', 'NI AB 12 34 56 C', 'AB 12 34 56 C'],
  ])('finds %s in "%s"', (kind, text, found) => {
    expect(text.match(ellermouth.personalData[kind]!)).toEqual([found]);
  });
});

function masked(place: Place, text: string): string {
  return Object.values(place.personalData).reduce((left, pattern) => left.replace(pattern, '▇'), text);
}
