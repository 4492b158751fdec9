/** The pages over invented data, with the chat of preview-chat.ts behind them: for eyes, and for tests of the page's scripts. */

import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { type Context, Hono } from 'hono';
import { ChatPage } from '../../src/web/pages/chat.tsx';
import { contentSecurityPolicy } from '../../src/web/pages/csp.ts';
import { DemoPage } from '../../src/web/pages/demo.tsx';
import { HomePage } from '../../src/web/pages/home.tsx';
import { documentOf } from '../../src/web/pages/layout.tsx';
import { OpinionPage } from '../../src/web/pages/opinion.tsx';
import { readerOf } from '../../src/web/pages/reader.ts';
import { TroublePage, troubleStatus } from '../../src/web/pages/trouble.tsx';
import type { DemoState, TroubleView } from '../../src/web/view-types.ts';
import { servePreviewChat } from './preview-chat.ts';
import { opinionSamples, sayOf, siteOf } from './samples.ts';

const types: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
const begin = Date.parse('2026-10-19T13:14:00Z');

export function previewApp(): Hono {
  const app = new Hono();
  const clock = { offset: begin - Date.now() };
  const chats = servePreviewChat(app, clock);

  app.use(async (c, next) => {
    await next();
    c.header('content-security-policy', contentSecurityPolicy());
  });
  app.get('/static/:file', async (c) => {
    const file = c.req.param('file');
    const body = await readFile(new URL(`src/web/static/${file}`, `file://${process.cwd()}/`)).catch(() => null);
    return body ? c.body(body, 200, { 'content-type': types[extname(file)] ?? 'text/plain' }) : c.notFound();
  });
  app.get('/', (c) => c.html(documentOf(HomePage({ view: { demo: c.req.query('demo') === '1' }, ...shown(c) }))));
  app.get('/o', (c) => c.redirect(`/o/${encodeURIComponent(c.req.query('code') ?? '')}`));
  app.on(['GET', 'POST'], '/o/:state', (c) => {
    const { site, say } = shown(c);
    const view = opinionSamples(site.language)[c.req.param('state') ?? ''];
    if (view) return c.html(documentOf(OpinionPage({ view, site, say })));
    return c.html(
      documentOf(TroublePage({ view: { kind: 'code', typed: c.req.param('state') ?? '' }, site, say })),
      404,
    );
  });
  app.get('/trouble/:kind', (c) => {
    const kind = c.req.param('kind') as TroubleView['kind'];
    return c.html(documentOf(TroublePage({ view: { kind }, ...shown(c) })), troubleStatus[kind]);
  });
  app.get('/chat', (c) =>
    c.html(
      documentOf(
        ChatPage({
          view: {
            start: c.req.query('start') ?? null,
            embed: c.req.query('embed') === '1',
            title: c.req.query('title') ?? null,
            now: chats.now(),
            maxBytes: 20_000_000,
          },
          ...shown(c),
        }),
      ),
    ),
  );
  app.get('/demo', (c) => {
    const { site, say } = shown(c, { demo: true });
    const zh = site.language === 'zh-CN';
    const phones = [
      {
        role: 'citizen',
        name: zh ? '李桂芬' : 'Li Guifen',
        sign: zh ? '李' : 'L',
        sub: zh ? '五华区龙翔街道' : 'Longxiang, Wuhua',
        token: chats.open(site.language, 'citizen'),
      },
      {
        role: 'deputy',
        name: zh ? '吉克·阿依史布曲莫' : 'Jike Ayi Shibu Qumo',
        sign: zh ? '吉' : 'J',
        sub: zh ? '五华区龙翔第3选区' : 'Longxiang district no. 3',
        token: chats.open(site.language, 'deputy'),
      },
      {
        role: 'office',
        name: zh ? '五华区人大常委会代表联络室' : "Deputies' liaison office, Wuhua",
        sign: zh ? '联' : 'O',
        sub: '',
        token: chats.open(site.language, 'office'),
      },
    ] as const;
    return c.html(
      documentOf(DemoPage({ view: { phones, state: stateAt(chats.now()), maxBytes: 20_000_000 }, site, say })),
    );
  });
  app.get('/demo/state', (c) => c.json(stateAt(chats.now())));
  app.post('/demo/forward', async (c) => {
    const { days = 0, hours = 0 } = await c.req.json();
    clock.offset += (days * 24 + hours) * 3_600_000;
    chats.tell(
      'citizen',
      '王秀英代表已签收（1024号）。她会在11月5日（周四）前告诉您怎么办。',
      'Deputy Wang Xiuying has your opinion (no. 1024). She will tell you by Thursday 5 November what she can do.',
      { about: { event: 'acknowledge', number: 1024 } },
    );
    return c.json(stateAt(chats.now()));
  });
  app.post('/demo/reset', (c) => {
    clock.offset = begin - Date.now();
    return c.body(null, 204);
  });
  return app;
}

function shown(c: Context, more: { demo?: boolean } = {}) {
  const reader = readerOf({
    query: c.req.query(),
    cookie: c.req.header('cookie'),
    acceptLanguage: c.req.header('accept-language'),
    languages: ['zh-CN', 'en'],
  });
  for (const cookie of reader.remember) c.header('set-cookie', cookie, { append: true });
  return {
    site: siteOf(reader.language, c.req.path, { big: reader.big, demo: c.req.query('demo') === '1', ...more }),
    say: sayOf(reader.language),
  };
}

function stateAt(now: Date): DemoState {
  const date = new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  const later = now.getTime() > begin + 86_400_000;
  return {
    now: now.toISOString(),
    date,
    opinion: {
      number: 1024,
      title: '路灯坏了半个月，老人摔了',
      clocks: [],
      reply: null,
      steps: [
        { id: 'submit', state: 'done', day: '2026-10-19' },
        { id: 'acknowledge', state: later ? 'done' : 'now', day: '2026-10-22' },
        { id: 'feedback', state: later ? 'now' : 'todo', ...(later ? { day: '2026-11-05' } : {}) },
        { id: 'close', state: 'todo' },
      ],
    },
  };
}
