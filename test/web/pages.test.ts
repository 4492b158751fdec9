import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/domain/people.ts';
import { ChatPage } from '../../src/web/pages/chat.tsx';
import { chatWords } from '../../src/web/pages/chat-words.ts';
import { dayWords, momentWords } from '../../src/web/pages/dates.ts';
import { DemoPage } from '../../src/web/pages/demo.tsx';
import { HomePage } from '../../src/web/pages/home.tsx';
import { documentOf } from '../../src/web/pages/layout.tsx';
import { OpinionPage } from '../../src/web/pages/opinion.tsx';
import { readerOf } from '../../src/web/pages/reader.ts';
import { TroublePage } from '../../src/web/pages/trouble.tsx';
import { type OpinionView, type PageAct, pageActs, type TroubleView } from '../../src/web/view-types.ts';
import { clockOf, feedbackOf, hostile, opinionOf, opinionSamples, sayOf, siteOf } from './samples.ts';

const languages: readonly Language[] = ['zh-CN', 'en'];

const opinionPage = (language: Language, view: OpinionView) =>
  documentOf(OpinionPage({ view, site: siteOf(language, '/o/K7QP-3MHX-W2RD5'), say: sayOf(language) }));

function everyPage(language: Language): readonly (readonly [name: string, html: string])[] {
  const shown = (path: string, demo = false) => ({
    site: siteOf(language, path, { demo, keep: { start: hostile } }),
    say: sayOf(language),
  });
  const troubles: readonly TroubleView['kind'][] = ['code', 'gone', 'not-found', 'busy', 'error'];
  const phone = { name: hostile, sub: hostile, token: hostile } as const;
  return [
    ['home', documentOf(HomePage({ view: { demo: true }, ...shown('/', true) }))],
    [
      'chat',
      documentOf(
        ChatPage({
          view: { start: hostile, embed: false, title: hostile, now: '2026-10-19T13:14:00Z', maxBytes: 1 },
          ...shown('/chat'),
        }),
      ),
    ],
    [
      'embedded chat',
      documentOf(
        ChatPage({
          view: { start: null, embed: true, title: null, now: '2026-10-19T13:14:00Z', maxBytes: 1 },
          ...shown('/chat'),
        }),
      ),
    ],
    [
      'demo',
      documentOf(
        DemoPage({
          view: {
            phones: [
              { role: 'citizen', ...phone },
              { role: 'deputy', ...phone },
              { role: 'office', ...phone },
            ],
            state: {
              now: '2026-10-19T13:14:00Z',
              date: '2026-10-19',
              opinion: {
                number: 1024,
                title: hostile,
                steps: [{ id: 'submit', state: 'done', day: '2026-10-19' }],
                clocks: [{ between: hostile, what: hostile, why: hostile, late: true }],
                reply: { url: '/r/x', organ: hostile },
              },
            },
            maxBytes: 1,
          },
          ...shown('/demo', true),
        }),
      ),
    ],
    ...troubles.map(
      (kind) => [kind, documentOf(TroublePage({ view: { kind, typed: hostile }, ...shown('/o/X') }))] as const,
    ),
    ...Object.entries(opinionSamples(language)).map(
      ([name, view]) => [`opinion ${name}`, opinionPage(language, view)] as const,
    ),
  ];
}

const tagsOf = (html: string, name: string) =>
  [...html.matchAll(new RegExp(`<${name}(\\s[^>]*)?>`, 'g'))].map((found) => found[1] ?? '');
const attribute = (tag: string, name: string) => tag.match(new RegExp(`\\s${name}="([^"]*)"`))?.[1];
const wordsIn = (html: string) => html.replace(/<[^>]*>/g, '').trim();

describe.each(languages)('every page in %s', (language) => {
  const pages = everyPage(language);

  it.each(pages)('%s loads our own style sheet and modules and nothing else', (_name, html) => {
    expect(html).not.toMatch(/<style|\sstyle=/);
    expect(tagsOf(html, '[a-z1-6]+').filter((tag) => /\son[a-z]+=/.test(tag.replace(/"[^"]*"/g, '""')))).toEqual([]);
    for (const script of tagsOf(html, 'script')) expect(script).toMatch(/^ type="module" src="\/static\/[a-z]+\.js"$/);
    for (const tag of tagsOf(html, '(?:link|img|script|audio|video|form)'))
      expect(tag).not.toMatch(/(src|href|action)="(https?:)?\/\//);
    for (const [, file] of html.matchAll(/"\/static\/([\w.]+)"/g))
      if (file !== 'none.webm') expect(existsSync(`src/web/static/${file}`), file).toBe(true);
  });

  it.each(pages)('%s has one first heading and skips no level', (_name, html) => {
    const levels = [...html.matchAll(/<h([1-6])[\s>]/g)].map((found) => Number(found[1]));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels[0]).toBe(1);
    for (const [at, level] of levels.entries()) expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1);
  });

  it.each(pages)('%s gives every control a name', (_name, html) => {
    for (const [, tag = '', inside = ''] of html.matchAll(
      /<(?:button|a|summary)(\s[^>]*)?>(.*?)<\/(?:button|a|summary)>/gs,
    )) {
      const picture = inside.match(/alt="([^"]+)"/)?.[1] ?? '';
      expect(attribute(tag, 'aria-label') ?? (wordsIn(inside) || picture), `${tag}${inside}`).not.toBe('');
    }
    const labelled = new Set(tagsOf(html, 'label').map((tag) => attribute(tag, 'for')));
    for (const tag of [...tagsOf(html, 'input'), ...tagsOf(html, 'textarea')]) {
      if (attribute(tag, 'type') === 'hidden') continue;
      expect(labelled.has(attribute(tag, 'id')), tag).toBe(true);
    }
    for (const tag of [...tagsOf(html, 'audio'), ...tagsOf(html, 'video')])
      expect(attribute(tag, 'aria-label')).toBeTruthy();
    for (const tag of tagsOf(html, 'img')) expect(attribute(tag, 'alt')).toBeTruthy();
  });

  it.each(pages)('%s has no id twice and points at none that is missing', (_name, html) => {
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((found) => found[1]);
    expect(ids).toEqual([...new Set(ids)]);
    for (const [, name, id] of html.matchAll(/\s(for|aria-describedby|aria-labelledby)="([^"]+)"/g))
      expect(ids, name).toContain(id);
    expect(ids).toContain('main');
  });

  it.each(pages)('%s leaves no text unsaid and no placeholder unfilled', (_name, html) => {
    const ours = html.replaceAll('{{deputy}}', '').replaceAll('$t(web:you)', '');
    expect(ours.match(/\{\{\w+|\$t\(|\bweb:\w|\bterms:\w|undefined|NaN|\[object/g)).toBeNull();
  });
});

describe('words of strangers', () => {
  it('show as words wherever they stand', () => {
    for (const [name, html] of everyPage('zh-CN')) {
      expect(html, name).not.toMatch(/<script>|<img src=x/);
      expect(html, name).not.toContain(hostile);
    }
    const html = opinionPage('zh-CN', opinionSamples('zh-CN').hostile as OpinionView);
    expect(html.split('&lt;script&gt;alert(1)&lt;/script&gt;').length).toBeGreaterThan(15);
    // Neither do they reach into our texts.
    expect(html.split('$t(web:you) {{deputy}}').length).toBeGreaterThan(15);
  });
});

describe('what the holder of the code may do', () => {
  const formsIn = (html: string) =>
    [...html.matchAll(/<form(?:\s[^>]*)? method="post".*?<\/form>/gs)].map(
      (found) => found[0].match(/name="act" value="([^"]+)"/)?.[1],
    );

  it('is nothing when the state allows nothing', () => {
    expect(formsIn(opinionPage('zh-CN', opinionOf('zh-CN', { may: [] })))).toEqual([]);
  });

  it.each(pageActs)('is "%s" only when it is allowed', (act: PageAct) => {
    const feedback =
      act === 'read'
        ? ({ read: false, by: { role: 'deputy', name: '王秀英代表' }, at: '2026-10-23T09:20:00Z' } as const)
        : feedbackOf('zh-CN');
    const state = act === 'clarify' ? 'clarifying' : 'answered';
    const html = opinionPage('zh-CN', opinionOf('zh-CN', { state, feedback, may: [act] }));
    expect([...new Set(formsIn(html))]).toEqual([act]);
  });

  it('sends the same id with a form that is sent twice', () => {
    const html = opinionPage('en', opinionOf('en', { may: ['add', 'withdraw'], formId: 'once-7' }));
    expect([...html.matchAll(/name="id" value="([^"]+)"/g)].map((found) => found[1])).toEqual([
      'once-7-add',
      'once-7-withdraw',
    ]);
  });

  it('asks for the remaining ratings only', () => {
    const rating = { solved: 'yes', answer: 'good', attitude: null, lapsedAt: null, until: null } as const;
    const html = opinionPage(
      'zh-CN',
      opinionOf('zh-CN', { state: 'closed', feedback: feedbackOf('zh-CN'), rating, may: ['rate'] }),
    );
    expect(html).not.toContain('name="solved"');
    expect(html).not.toContain('name="answer"');
    expect(html).toContain('name="attitude"');
  });

  it('keeps what was typed when the act was refused', () => {
    const html = opinionPage(
      'zh-CN',
      opinionOf('zh-CN', { notice: { kind: 'refused', act: 'add', text: '稍后再试。', typed: '还有一盏也坏了' } }),
    );
    expect(html).toContain('role="alert"');
    expect(html).toMatch(/<details open=""><summary class="btn wide">补充<\/summary>/);
    expect(html).toMatch(/<textarea[^>]*>还有一盏也坏了<\/textarea>/);
  });
});

describe('an opinion', () => {
  it('shows that feedback has come, and a button, but no rating before it is read', () => {
    const html = opinionPage('zh-CN', opinionSamples('zh-CN').unread as OpinionView);
    expect(html).toContain('王秀英代表给您的反馈到了。');
    expect(html).toContain('阅读反馈');
    expect(html).not.toContain('id="feedback"');
    expect(html).not.toContain('解决了吗');
  });

  it('says in words that a promise is late', () => {
    const html = opinionPage(
      'zh-CN',
      opinionOf('zh-CN', { clocks: [clockOf('zh-CN', { due: '2026-10-20', late: 2 })] }),
    );
    expect(wordsIn(html)).toContain('晚了2个工作日');
    expect(wordsIn(html)).toContain('该在10月20日（周二）前告诉您怎么办，晚了。');
  });

  it('shows every clock it is given', () => {
    const html = opinionPage('en', opinionSamples('en').handling as OpinionView);
    expect(html.split('class="card clock"')).toHaveLength(3);
    expect(html).toContain('Reply by Thursday 12 November');
    expect(html).toContain('You are told by Thursday 19 November at the latest');
  });

  it('leaves out of the timeline what a citizen need not see', () => {
    const by = { role: 'system', name: '系统' } as const;
    const html = opinionPage(
      'zh-CN',
      opinionOf('zh-CN', {
        timeline: [
          { at: '2026-10-19T00:00:00Z', event: 'leave', by },
          { at: '2026-10-19T00:00:00Z', event: 'lapse', by },
        ],
      }),
    );
    expect(html.split('<time')).toHaveLength(2);
    expect(html).toContain('没有收到您的评价');
  });
});

describe('days', () => {
  const site = siteOf('zh-CN', '/');
  it('are said with their year only when it is another', () => {
    expect(dayWords(sayOf('zh-CN'), site, '2026-10-23')).toBe('10月23日（周五）');
    expect(dayWords(sayOf('zh-CN'), site, '2027-03-31')).toBe('2027年3月31日（周三）');
    expect(dayWords(sayOf('en'), { ...site, language: 'en' }, '2027-03-31')).toBe('Wednesday 31 March 2027');
  });
  it('follow the place and not the server', () => {
    expect(momentWords(sayOf('zh-CN'), site, '2026-10-22T17:20:00Z')).toBe('10月23日（周五）01:20');
    expect(momentWords(sayOf('zh-CN'), site, '2026-12-31T17:20:00Z')).toBe('2027年1月1日（周五）01:20');
  });
});

describe('for whom a page is drawn', () => {
  const asked = { query: {}, cookie: undefined, acceptLanguage: undefined, languages: ['zh-CN', 'en'] } as const;
  it('is what the address asks, then the cookie, then the browser, then the place', () => {
    expect(readerOf(asked).language).toBe('zh-CN');
    expect(readerOf({ ...asked, acceptLanguage: 'fr, en-GB;q=0.8, zh;q=0.5' }).language).toBe('en');
    expect(readerOf({ ...asked, acceptLanguage: 'zh-TW,en;q=0.9' }).language).toBe('zh-CN');
    expect(readerOf({ ...asked, acceptLanguage: 'en', cookie: 'a=b; lang=zh-CN; big=1' })).toMatchObject({
      language: 'zh-CN',
      big: true,
      remember: [],
    });
    expect(readerOf({ ...asked, query: { lang: 'en', big: '0' }, cookie: 'big=1' })).toMatchObject({
      language: 'en',
      big: false,
    });
  });
  it('remembers only what exists', () => {
    expect(readerOf({ ...asked, query: { lang: 'x; Path=/evil' } }).remember).toEqual([]);
    expect(readerOf({ ...asked, query: { lang: 'en-US', big: '1\r\nx: y' } }).remember).toEqual([
      'lang=en; Path=/; Max-Age=31536000; SameSite=Lax',
      'big=0; Path=/; Max-Age=31536000; SameSite=Lax',
    ]);
  });
});

describe('scripts and style sheet', () => {
  const scripts = readdirSync('src/web/static').filter((file) => file.endsWith('.js'));
  const source = (file: string) => readFileSync(`src/web/static/${file}`, 'utf8');
  const used = (pattern: RegExp) =>
    new Set(scripts.flatMap((file) => [...source(file).matchAll(pattern)].map((found) => found[1] ?? '')));

  it('say only words that the page gives them, and the page gives no word in vain', () => {
    const given = Object.keys(JSON.parse(chatWords(sayOf('en'), false)));
    const wanted = used(/\bwords\.(\w+)/g);
    const others = new Set([...used(/words\[[^\]]*\? '(\w+)'/g), ...used(/words\[[^\]]*: '(\w+)'\]/g)]);
    expect([...wanted, ...others].filter((word) => !given.includes(word))).toEqual([]);
    expect(given.filter((word) => !wanted.has(word) && !others.has(word))).toEqual([]);
  });
  it('hold no text of their own and read none as markup', () => {
    for (const file of scripts) {
      expect(source(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ''), file).not.toMatch(
        /[\u4e00-\u9fff]|innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(/,
      );
    }
  });
  it('import only files that exist', () => {
    for (const file of used(/from '\.\/([\w.]+)'/g)) expect(scripts).toContain(file);
  });
  it('need no :has, no import and nothing from elsewhere', () => {
    expect(source('huying.css')).not.toMatch(/:has\(|@import|url\(/);
  });
});
