/** How we speak: short, plain, honest, and each citizen's letter on one screen. */

import { describe, expect, it } from 'vitest';
import { place as kunming } from '../../src/places/kunming/place.ts';
import { bare, holesIn, languages, longest, textsOf } from './catalogue.ts';

/** What only deputies, clerks and labels say: it may be longer, and it calls the citizen by that name. */
const insiders = [
  'conversation:start.deputyBack',
  'conversation:start.officeBack',
  'conversation:start.handlerBack',
  'conversation:help.deputy',
  'conversation:help.office',
  'conversation:help.handler',
  'conversation:join.',
  'conversation:insider.',
  'conversation:inbox.',
  'conversation:dueWord.',
  'conversation:open.',
  'conversation:ackAll.',
  'conversation:later',
  'conversation:answer.',
  'conversation:assign.',
  'conversation:decide.',
  'conversation:divert.',
  'conversation:merge.',
  'conversation:desk.',
  'conversation:supervise.',
  'conversation:did.',
  'conversation:record.',
  'conversation:away.',
  'conversation:digest.',
  'conversation:templates.',
  'conversation:practice.',
  'conversation:event.',
  'letters:insider.',
  'letters:hopInsider.',
  'letters:target.',
  'letters:why.',
  'conversation:forward.',
  'conversation:forwardGuard.',
  'conversation:didForward.',
  'conversation:route.',
  'conversation:organ.',
  'conversation:reply.',
  'conversation:onRoute.',
  'conversation:didRoute.',
  'letters:digest.',
  'letters:reminder.line',
  'letters:reminder.office',
  'letters:reminder.bundle',
  'letters:reminder.more',
  'letters:reminder.copy',
  'letters:reminder.unreached',
  ...[
    'ask',
    'news',
    'answer',
    'explain',
    'correct',
    'corrected',
    'hand-back',
    'follow-up',
    'divert',
    'tell-otherwise',
    'called',
    'refuse',
    'supervised',
    'measure',
    'key-supervise',
    'split',
  ].map((act) => `conversation:write.${act}`),
];
const rooms = /^(conversation|letters|terms):/;
const ofRooms = (language: 'zh-CN' | 'en') => [...textsOf(language)].filter(([key]) => rooms.test(key));
const forCitizens = (language: 'zh-CN' | 'en') =>
  ofRooms(language).filter(([key]) => !key.startsWith('terms:') && !insiders.some((start) => key.startsWith(start)));

/** Values as long as real ones are: an office's whole name, a day with its weekday, the place's own words. */
const real: Readonly<Record<string, string>> = {
  ...kunming.words['zh-CN'],
  who: '昆明市人大常委会代表联络机构',
  office: '昆明市人大常委会代表联络机构',
  due: '10月20日（周二）',
  day: '10月20日（周二）',
  until: '10月20日（周二）',
  now: '10月20日（周二）',
  start: '10月20日（周二）',
  phone: '0871-0000 1001',
  code: 'K7QP-3MHX-W2RD5',
  number: '1024',
  into: '1025',
  target: '1025',
  next: '10月20日（周二）',
  other: '五华区城市管理综合行政执法局',
  from: '王秀英代表',
};
/** Where only a deputy can stand; elsewhere it may be an office with its whole name. */
const ofDeputies =
  /:(?:start|receipt)\.deputy$|deputies\.|standIn\.|guard\.told|citizen\.(?:answer|correct|explain)|reminder\.late[24]$/;
const seen = (sentence: string, key: string) =>
  sentence
    .replace(/\{\{(\w+)\}\}/g, (_, name: string) =>
      name === 'who' && ofDeputies.test(key) ? '王秀英代表' : (real[name] ?? '四个字长'),
    )
    .replace(/\s/g, '').length;
const sentences = (text: string) => longest(text).split(/[。！？；\n]/);

describe('a letter to a citizen', () => {
  it('has at most four lines, so that with its choices it has five', () => {
    for (const language of languages)
      expect(forCitizens(language).filter(([, text]) => longest(text).split('\n').length > 4)).toEqual([]);
  });

  it('has sentences of at most 25 signs', () => {
    const long = forCitizens('zh-CN').flatMap(([key, text]) =>
      sentences(text)
        .filter((one) => seen(one, key) > 25)
        .map((one) => `${seen(one, key)} ${key}: ${one}`),
    );
    expect(long).toEqual([]);
  });

  it('has English sentences that can be read in one breath', () => {
    const long = forCitizens('en').flatMap(([key, text]) =>
      longest(text)
        .split(/[.!?;:]\s|\n/)
        .filter((one) => one.split(/\s+/).length > 20)
        .map((one) => `${key}: ${one}`),
    );
    expect(long).toEqual([]);
  });

  it('never says which number a choice has: the channel does', () => {
    for (const language of languages)
      expect(forCitizens(language).filter(([, text]) => /回\s*\d|\breply \d|\bpress \d/i.test(text))).toEqual([]);
  });

  it('is most of what we say, so that these rules are about something', () => {
    expect(forCitizens('zh-CN').length).toBeGreaterThan(180);
    const keys = ofRooms('zh-CN').map(([key]) => key);
    expect(insiders.filter((start) => !keys.some((key) => key.startsWith(start)))).toEqual([]);
  });
});

describe('our words', () => {
  it('are none of those that people have heard too often', () => {
    const banned =
      /工单|用户|客服|高度重视|有关部门|正在研究|请耐心等待|你|亲(?!自)|诉求|受理|\p{Extended_Pictographic}/u;
    expect(ofRooms('zh-CN').filter(([, text]) => banned.test(text))).toEqual([]);
    const bannedEn =
      /\b(ticket|case|user|customer|representative|proposal|patient|patience|stakeholder|kindly)s?\b|\p{Extended_Pictographic}/iu;
    expect(ofRooms('en').filter(([, text]) => bannedEn.test(text.replace(/\{\{\w+\}\}/g, '')))).toEqual([]);
  });

  it('leave the names of roles to the place', () => {
    expect(ofRooms('zh-CN').filter(([, text]) => /代表|人大|议员|联络室|选区/.test(text))).toEqual([]);
    expect(
      ofRooms('en').filter(([, text]) =>
        /\b(deput(y|ies)|councillors?|congress|council|wards?|liaison)\b/i.test(text.replace(/\{\{\w+\}\}/g, '')),
      ),
    ).toEqual([]);
  });

  it('have Chinese signs in Chinese and straight spaces in English', () => {
    const asides = (text: string) => text.replace(/\{\{\w+\}\}/g, 'x').replace(/Which language\?/, '');
    expect(ofRooms('zh-CN').filter(([, text]) => /[,;!?]|[\p{Script=Han}][.:()]/u.test(asides(text)))).toEqual([]);
    expect(
      ofRooms('en').filter(
        ([key, text]) =>
          key !== 'conversation:language.which' &&
          key !== 'conversation:language.zh-CN' &&
          /\p{Script=Han}|[，。：；？！（）]| {2}/u.test(asides(text)),
      ),
    ).toEqual([]);
  });

  it('keep what a person wrote in its frame, as it was written', () => {
    for (const language of languages)
      for (const [key, text] of ofRooms(language))
        for (const hole of ['text', 'texts', 'answer'])
          if (holesIn(text).includes(hole) && key !== 'conversation:status.diverted')
            expect(text, key).toMatch(new RegExp(`[「“](\\{\\{who\\}\\}[：:] ?)?\\{\\{${hole}\\}\\}[」”]`));
  });
});

describe('what must be said', () => {
  const texts = { 'zh-CN': textsOf('zh-CN'), en: textsOf('en') };
  const all = (start: string) =>
    languages.flatMap((language) =>
      [...texts[language]]
        .filter(([key]) => bare(key).startsWith(start))
        .map(([key, text]) => ({ key, text, zh: language === 'zh-CN' })),
    );

  it('is in the first letter: who runs this, a number to check, no fees, no codes, no transfers', () => {
    for (const { key, text, zh } of [...all('conversation:start.deputy'), ...all('conversation:start.plain')].filter(
      (one) => !one.key.endsWith('Back'),
    )) {
      expect(holesIn(text), key).toEqual(expect.arrayContaining(['office', 'phone', 'civic']));
      for (const promise of zh ? ['不收费', '不要验证码', '不让您转账'] : ['No fees', 'no codes', 'no money transfers'])
        expect(text, key).toContain(promise);
    }
  });

  it('is on the card: what was noted, whom it goes to, who knows the name, that it is not public', () => {
    for (const { key, text, zh } of all('conversation:card.').filter((one) => one.key !== 'conversation:card.voice')) {
      expect(holesIn(text), key).toEqual(expect.arrayContaining(['what', 'who']));
      expect(text, key).toContain(zh ? '知道您是谁，不公开' : 'know who you are; nothing is public');
    }
  });

  it('is on the receipt: number, who, by which day, how to ask, the query code, and that consent is a matter of its own', () => {
    const receipts = all('conversation:receipt.');
    expect(receipts).toHaveLength(6);
    for (const { key, text, zh } of receipts) {
      expect(holesIn(text), key).toEqual(expect.arrayContaining(['number', 'who', 'due', 'code']));
      expect(text, key).toContain(zh ? '随时回“查”' : 'Reply “status” at any time');
      expect(text, key).toMatch(zh ? /回“公开”，不回就不公开/ : /reply “consent”\. Otherwise it stays private/);
    }
  });

  it('is in each feedback: whose words these are, and on a promise the day', () => {
    const feedback = [...all('letters:citizen.answer'), ...all('letters:citizen.correct')];
    expect(feedback).toHaveLength(18);
    for (const { key, text } of feedback) {
      expect(holesIn(text), key).toEqual(expect.arrayContaining(['who', 'text', 'number']));
      if (/[BC](Joined)?$/.test(key)) expect(holesIn(text), key).toContain('day');
    }
  });

  it('is in the notes on lateness: who is late, and that the office knows', () => {
    for (const { key, text } of all('letters:reminder.late').filter((one) => !one.key.endsWith('Office')))
      expect(holesIn(text), key).toEqual(expect.arrayContaining(['number', 'who', 'office', 'due']));
  });
});
