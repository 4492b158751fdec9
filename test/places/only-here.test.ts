/**
 * A place is data: no number of days, law article, telephone number or level of congress stands in src/ outside
 * src/places/. This scanner reads code without its comments (which cite the law on purpose).
 */

import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { allowed } from './allowed-elsewhere.ts';
import { type Finding, findPlaceData, withoutComments } from './place-data.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

function sources(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (path === 'src/places' || path === 'src/generated') return [];
    if (entry.isDirectory()) return sources(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

const isAllowed = (file: string, finding: Finding) =>
  allowed.some((one) => one.file === file && finding.line.includes(one.code));

describe('numbers of days, law articles, telephone numbers and level names', () => {
  it('stand nowhere but under src/places', () => {
    const found = sources('src').flatMap((path) => {
      const file = relative('.', path).replaceAll('\\', '/');
      return findPlaceData(readFileSync(join(root, path), 'utf8'))
        .filter((finding) => !isAllowed(file, finding))
        .map((finding) => `${file}:${finding.at} ${finding.rule}: ${finding.line.trim()}`);
    });
    expect(
      found,
      'Put it into the place (src/places, domain/place.ts), or name it with its reason in allowed-elsewhere.ts',
    ).toEqual([]);
  });

  it('are looked for in real files: the scanner reads the domain and the conversation', () => {
    const files = sources('src');
    expect(files).toContain('src/domain/due.ts');
    expect(files.length).toBeGreaterThan(20);
    expect(files.some((file) => file.startsWith('src/places'))).toBe(false);
  });

  it('have no exception that nothing needs any more', () => {
    const stale = allowed.filter((one) => {
      const text = readFileSync(join(root, one.file), 'utf8');
      return !findPlaceData(text).some((finding) => isAllowed(one.file, finding) && finding.line.includes(one.code));
    });
    expect(stale).toEqual([]);
  });

  it('are found under src/places, so the scanner sees what it looks for', () => {
    const policy = readFileSync(join(root, 'src/places/kunming/policy.ts'), 'utf8');
    const place = readFileSync(join(root, 'src/places/kunming/place.ts'), 'utf8');
    const words = readFileSync(join(root, 'src/places/kunming/words.ts'), 'utf8');
    expect(findPlaceData(policy).filter((one) => one.rule === 'days').length).toBeGreaterThan(8);
    expect(new Set(findPlaceData(place).map((one) => one.rule))).toEqual(new Set(['phone', 'level']));
    expect(findPlaceData(words).filter((one) => one.rule === 'law')).toHaveLength(8);
  });
});

describe('the scanner', () => {
  it.each([
    ['days', 'const due = addDays(today, 30);'],
    ['days', 'const due = addDays(dayAt(now, zone), -14);'],
    ['days', 'addWorkingDays(c.calendar, c.today, 5)'],
    ['days', 'addMonths(start, 3)'],
    ['days', 'const term = { unit: "workingDays", n: 3 };'],
    ['days', "term: { n: 15, unit: 'days' },"],
    ['days', 'const reminderDays = 10;'],
    ['days', 'clarifyDays: 14,'],
    ['days', 'const DEADLINE_DAYS = 7'],
    ['days', 'if (daysBetween(a, b) > 30) return;'],
    ['days', 'if (day >= 10) remind();'],
    ['days', 'if (workingDaysBetween(calendar, a, addDays(b, 1)) >= 5) urge();'],
    ['days', "const term = {\n  unit: 'days',\n  n: 5,\n};"],
    ['days', 'const due = addWorkingDays(\n  calendar,\n  today,\n  5,\n);'],
    ['days', 'if (30 < daysBetween(a, b)) return;'],
    ['days', 'function later(days = 7) {}'],
    ['days', 'const day = days ?? 15;'],
    ['days', 'new Date(now.getTime() + 15 * 86_400_000)'],
    ['days', 'const week = 7 * 24 * 60 * 60 * 1000;'],
    ['days', 'const later = now + 864e5 * 30;'],
    ['days', 'remaining(30 * dayLength)'],
    ['days', "say('within 15 working days')"],
    ['days', "const text = '15个工作日内答复';"],
    ['days', 'const text = `三个月内答复`;'],
    ['days', "const period = 'P30D';"],
    ['law', "const why = '代表法第五十一条';"],
    ['law', "source: 'Law on Deputies, Art. 31',"],
    ['law', "source: 'Article 59',"],
    ['law', 'law: `民法典第203条`'],
    ['phone', "call('110')"],
    ['phone', 'const hotline = "请拨打12345";'],
    ['phone', "const help = '12356';"],
    ['phone', "phone: '0871-63101234',"],
    ['phone', 'const example = "13800138000";'],
    ['phone', "const office = '01632 960123';"],
    ['phone', 'const sos = 12356;'],
    ['level', "if (deputy.level === 'township') return 5;"],
    ['level', 'const order = { national: 1, province: 2 };'],
    ['level', "case 'county':"],
    ['level', "type Level = 'province' | 'city';"],
    ['level', "const name = '县级人大';"],
    ['level', "const name = '省人大代表';"],
    ['level', "if (area.endsWith('镇')) return;"],
    ['level', "level: 'borough',"],
  ])('sees %s in: %s', (rule, code) => {
    expect(findPlaceData(code).map((one) => one.rule)).toContain(rule);
  });

  it.each([
    ['an HTTP status', "return c.text('', 404);"],
    ['milliseconds and sizes', 'const timeout = 30_000; const limit = 25 * 1024 * 1024;'],
    ['the length of a day', 'const dayLength = 86_400_000; const hour = 3_600_000; const day = 24 * 60 * 60 * 1000;'],
    ['the next and the last day', 'addDays(day, 1); addDays(day, -1); nextWorkingDay(calendar, day);'],
    ['a start at zero', 'let days = 0; if (workingDaysBetween(c, a, b) === 0) return;'],
    ['Sundays', 'if (weekday(day) === 6) return;'],
    ['numbers from the policy', 'addDays(c.today, c.policy.clarifyDays)'],
    ['the law in a comment', '// Civil Code Art. 203: 15 days\n/* 第五十一条, call 110, county */ const a = 1;'],
    ['two calls on two lines', 'addDays(\n  today,\n  days,\n);\nslice(0, 10);'],
    ['a URL and a colour', "const at = 'http://127.0.0.1:3000/'; const blue = '#110120'; const wide = '120px';"],
    ['a path of SVG', "const path = 'M12 2.5a9.5 9.5 0 1 0 19 110';"],
    ['times and dates', "instantAt(day, '08:30', zone); const known = new Date('2026-10-10T00:00:00Z');"],
    ['slices of a day', 'const day = Number(text.slice(8, 10)); const month = text.slice(5, 7);'],
  ])('leaves alone: %s', (_, code) => {
    expect(findPlaceData(code)).toEqual([]);
  });

  it('strips comments and nothing else', () => {
    const code =
      "const a = 'http://x'; // gone\nconst b = /[/'\"]/.test(`// stays ${c /* gone */} \\` /* stays */`);\nconst d = 1 / 2; // gone";
    const left =
      "const a = 'http://x'; \nconst b = /[/'\"]/.test(`// stays ${c } \\` /* stays */`);\nconst d = 1 / 2; ";
    expect(withoutComments(code)).toBe(left);
    expect(withoutComments('/** a\n * b\n */\nconst c = 1;')).toBe('\n\n\nconst c = 1;');
  });

  it('says the line a finding stands on', () => {
    expect(findPlaceData('/**\n * 30 days\n */\nconst a = 1;\naddDays(a, 30);')).toEqual([
      { at: 5, rule: 'days', line: 'addDays(a, 30);' },
    ]);
  });
});
