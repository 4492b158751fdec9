/** The front page, and the web chat's page. */

import type { Hono } from 'hono';
import { clean } from '../conversation/hearing/clean.ts';
import { largestFile } from '../flow/keep-files.ts';
import type { Serving } from './app.ts';
import { ChatPage } from './pages/chat.tsx';
import { contentSecurityPolicy } from './pages/csp.ts';
import { HomePage } from './pages/home.tsx';
import { page, seenBy } from './respond.ts';

export function publicRoutes(app: Hono, { world, stage }: Serving): void {
  app.get('/', (c) => {
    const { site, say } = seenBy(c, world);
    return page(c, HomePage({ view: { demo: stage !== undefined }, site, say }));
  });
  app.get('/chat', async (c) => {
    const start = clean(c.req.query('start') ?? '').slice(0, 64) || null;
    const embed = c.req.query('embed') === '1';
    const { site, say } = seenBy(c, world, { ...(start ? { start } : {}), ...(embed ? { embed: '1' } : {}) });
    const deputy = start?.startsWith('d_') ? await world.store.ask('deputy', { no: start.slice(2) }) : null;
    const title = deputy
      ? world.voice(site.language).text('web:chat.boxOf', { who: { named: deputy, as: 'deputy' } })
      : null;
    // The one page that a portal may put into a frame of its own.
    c.header('Content-Security-Policy', contentSecurityPolicy('*'));
    return page(
      c,
      ChatPage({ view: { start, embed, title, maxBytes: largestFile, now: world.now().toISOString() }, site, say }),
    );
  });
}
