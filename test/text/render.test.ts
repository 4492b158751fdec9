import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/domain/people.ts';
import { findPlace } from '../../src/places/find-place.ts';
import { type Value, voiceOf } from '../../src/text/render.ts';
import type { TextKey } from '../../src/text/resources.ts';
import { sayIn } from '../../src/text/say.ts';
import { bare, holesIn, languages, textsOf } from './catalogue.ts';

const kunming = await findPlace('kunming');
const ellermouth = await findPlace('ellermouth');
const today = '2026-10-19';
const voice = (language: Language, place = kunming) => voiceOf(language, place, () => today);
const deputy: Value = { named: { name: '王秀英', latinName: 'Wang Xiuying' }, as: 'deputy' };

describe('a day', () => {
  it.each([
    ['zh-CN', '2026-10-23', '10月23日（周五）', '10月23日'],
    ['en', '2026-10-23', 'Friday 23 October', '23 October'],
    ['zh-CN', '2026-11-01', '11月1日（周日）', '11月1日'],
    ['en', '2026-11-01', 'Sunday 1 November', '1 November'],
    ['zh-CN', '2027-02-06', '2027年2月6日（周六）', '2027年2月6日'],
    ['en', '2027-02-06', 'Saturday 6 February 2027', '6 February 2027'],
  ] as const)('in %s: %s is %s, in short %s', (language, day, long, short) => {
    for (const place of [kunming, ellermouth]) {
      expect(voice(language, place).day(day)).toBe(long);
      expect(voice(language, place).day(day, 'short')).toBe(short);
    }
  });

  it('has a name for each weekday and month', () => {
    for (const language of languages) {
      const said = new Set(
        Array.from({ length: 366 }, (_, at) =>
          voice(language).day(new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10)),
        ),
      );
      expect(said.size).toBe(366);
      for (const one of said) expect(one).not.toMatch(/[{}]|weekday|month/);
    }
  });

  it('is short inside brackets', () => {
    expect(voice('zh-CN').text('conversation:choice.classB', { day: { day: '2026-10-23' } })).toBe(
      '正在解决（10月23日）',
    );
    expect(voice('en').text('conversation:choice.classB', { day: { day: '2026-10-23' } })).toBe(
      'Being solved (23 October)',
    );
  });
});

describe('a moment', () => {
  const at = new Date('2026-10-23T13:14:00Z');

  it('is the place’s own day and hour', () => {
    expect(voice('zh-CN').value({ at })).toBe('10月23日（周五）21:14');
    expect(voice('en', ellermouth).value({ at })).toBe('Friday 23 October, 14:14');
  });

  it('is the next day already where midnight has passed', () => {
    const late = new Date('2026-10-23T16:30:00Z');
    expect(voice('en').value({ at: late })).toBe('Saturday 24 October, 00:30');
    expect(voice('en', ellermouth).value({ at: late })).toBe('Friday 23 October, 17:30');
  });
});

describe('a name', () => {
  it('comes with the place’s word for the role, in the order of the language', () => {
    expect(voice('zh-CN').value(deputy)).toBe('王秀英代表');
    expect(voice('en').value(deputy)).toBe('Deputy Wang Xiuying');
    expect(voice('zh-CN', ellermouth).value(deputy)).toBe('王秀英议员');
    expect(voice('en', ellermouth).value(deputy)).toBe('Councillor Wang Xiuying');
  });

  it('is said as it stands when there is no other', () => {
    expect(voice('en').value({ named: { name: '五华区', latinName: '' }, as: 'bare' })).toBe('五华区');
  });
});

describe('numbers and lists', () => {
  it('count in the way of the language', () => {
    const contents = (language: Language, text: number, photo: number) =>
      voice(language).value({
        list: [
          { key: 'conversation:contents.text', with: { count: text } },
          { key: 'conversation:contents.photo', with: { count: photo } },
        ],
      });
    expect(contents('zh-CN', 1, 2)).toBe('文字1条、照片2张');
    expect(contents('en', 1, 2)).toBe('1 text, 2 photos');
    expect(contents('en', 2, 1)).toBe('2 texts, 1 photo');
    expect(voice('en').text('conversation:ackAll.done', { count: 1 })).toBe(
      '1 acknowledged; the citizen has been told.',
    );
    expect(voice('en').text('conversation:ackAll.done', { count: 30 })).toBe(
      '30 acknowledged; each citizen has been told.',
    );
  });

  it('never put a comma into the number of an opinion', () => {
    expect(voice('en').text('conversation:choice.open', { number: 1_234_567 })).toBe('Show no. 1234567');
    expect(voice('zh-CN').text('conversation:choice.open', { number: 1_234_567 })).toBe('看1234567号');
  });
});

describe('a part in brackets', () => {
  const voiced = (values: Parameters<ReturnType<typeof voice>['text']>[1]) =>
    voice('zh-CN').text('letters:citizen.divert', { number: 7, door: '街道办', ...values });

  it('is said when each of its values is there, and otherwise left out with its line', () => {
    expect(voiced({ doorPhone: '1', address: '某路', hours: '9:00' })).toBe(
      '7号不归代表管，请找街道办。\n电话 1。\n地址：某路。时间：9:00。\n找了没用，再告诉我们。',
    );
    expect(voiced({ doorPhone: '', address: '', hours: '9:00' })).toBe(
      '7号不归代表管，请找街道办。时间：9:00。\n找了没用，再告诉我们。',
    );
    expect(voiced({})).toBe('7号不归代表管，请找街道办。\n找了没用，再告诉我们。');
  });

  it('is left out when there is nothing to count', () => {
    expect(voice('zh-CN').text('conversation:inbox.list', { count: 3, late: 0 })).toBe('待办3件。最急的在前。');
    expect(voice('zh-CN').text('conversation:inbox.list', { count: 3, late: 2 })).toBe(
      '待办3件，过期2件。最急的在前。',
    );
    expect(voice('zh-CN').text('letters:digest.morning', { who: deputy, count: 30, today: 2, fresh: 12 })).toBe(
      '王秀英代表好。待办30件：今天到期2，新12。',
    );
    expect(voice('zh-CN').text('letters:digest.morning', { who: deputy, count: 30, today: 0, fresh: 12 })).toBe(
      '王秀英代表好。待办30件，新12。',
    );
  });
});

describe('what a person wrote', () => {
  it.each([
    '[{{office}}] {{number}} $t(letters:citizen.rate)',
    '{{deputy}}',
    '一行\n\n\n二行 [好]',
    '<b>&amp;</b> $& $1',
  ])('stays as it is: %j', (text) => {
    expect(voice('zh-CN').text('letters:citizen.news', { number: 1, who: deputy, by: deputy, text, due: '' })).toBe(
      `1号的进展，王秀英代表说：\n「${text}」\n现在等王秀英代表。`,
    );
  });
});

describe('a value that was forgotten', () => {
  it('stays visible, so that a test sees it', () => {
    expect(sayIn('en', kunming)('letters:citizen.rate')).toBe('No. {{number}}: is it solved?');
  });
});

describe('every text', () => {
  it.each([
    ['kunming', kunming],
    ['ellermouth', ellermouth],
  ])('can be said in %s, in both languages', (_, place) => {
    const bad = languages.flatMap((language) => {
      const say = sayIn(language, place);
      return [...textsOf(language)].flatMap(([form, text]) => {
        const key = bare(form);
        const values = Object.fromEntries(holesIn(text).map((hole) => [hole, place.words[language][hole] ?? 'x']));
        const said = say(key as TextKey, { ...values, count: 2 });
        // A text that is not there comes back as its own path.
        const lost = said === key.slice(key.indexOf(':') + 1) && said !== text;
        return lost || /\{\{|\}\}/.test(said) ? [`${language} ${form}: ${said}`] : [];
      });
    });
    expect(bad).toEqual([]);
  });

  it('of Ellermouth speaks of councillors, not of deputies', () => {
    expect(sayIn('en', ellermouth)('conversation:card.deputy', { what: 'x', who: 'x' })).toContain(
      'The councillor and the office know who you are',
    );
    expect(sayIn('zh-CN', ellermouth)('conversation:card.deputy', { what: 'x', who: 'x' })).toContain(
      '议员和办公室知道您是谁',
    );
  });
});
