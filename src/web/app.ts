/** Everything over HTTP: pages, the web chat's API, health. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { etag } from 'hono/etag';
import type { WebChat } from '../../bots/web/web-chat.ts';
import type { Channel, ChannelName } from '../channel.ts';
import { largestFile } from '../flow/keep-files.ts';
import type { World } from '../world.ts';
import { chatApi } from './chat-api.ts';
import type { DemoStage } from './demo-routes.ts';
import { fileRoutes } from './file-routes.ts';
import { healthRoutes } from './health-routes.ts';
import { limiter } from './limiter.ts';
import { opinionRoutes } from './opinion-routes.ts';
import { contentSecurityPolicy } from './pages/csp.ts';
import { publicRoutes } from './public-routes.ts';
import { replyRoutes } from './reply-routes.ts';
import { isProgram, languageOf, trouble } from './respond.ts';

export interface Serving {
  readonly world: World;
  readonly webChat: WebChat;
  readonly channels: ReadonlyMap<ChannelName, Channel>;
  /** Only in the demonstration. */
  readonly stage?: DemoStage;
}

/** Bytes of a message without a file; 8,000 signs of a text, however they are written, are far below. */
const mostWords = 256 * 1024;

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

export async function webApp(serving: Serving): Promise<Hono> {
  const { world } = serving;
  const app = new Hono();
  const limits = limiter(() => world.now().getTime());
  app.use(async (c, next) => {
    await next();
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Referrer-Policy', 'no-referrer');
    // What an answer says is this caller's, and true for this moment.
    if (/^\/(api|demo)(\/|$)/.test(c.req.path)) c.header('Cache-Control', 'no-store');
    if (!c.res.headers.has('Content-Security-Policy')) c.header('Content-Security-Policy', contentSecurityPolicy());
  });
  const tooLarge = (c: Context) => {
    // The rest of it is not read: on this connection nothing can follow.
    c.header('Connection', 'close');
    if (!isProgram(c)) return trouble(c, world, { kind: 'large' });
    return c.json({ message: world.voice(languageOf(c, world)).text('conversation:file.too-large') }, 413);
  };
  const withFiles = bodyLimit({ maxSize: largestFile + 64 * 1024, onError: tooLarge });
  const wordsOnly = bodyLimit({ maxSize: mostWords, onError: tooLarge });
  // A number and a code bring no files.
  const mayBring = (c: Context) => c.req.header('content-type')?.startsWith('multipart/') && c.req.path !== '/r';
  app.use((c, next) => (mayBring(c) ? withFiles : wordsOnly)(c, next));
  // The outer one sees what really leaves: each encoding has a strong name of its own.
  app.use('/static/*', etag(), compress());
  app.get('/static/:file{[a-z-]+\\.(css|js|svg)}', (c) => {
    const file = c.req.param('file');
    const body = asset(file);
    if (body === null) return c.notFound();
    return c.body(body, 200, {
      'Content-Type': types[file.split('.').at(-1) ?? ''] ?? 'text/plain',
      'Cache-Control': 'no-cache',
    });
  });
  healthRoutes(app, serving);
  publicRoutes(app, serving);
  opinionRoutes(app, serving, limits);
  replyRoutes(app, serving, limits);
  chatApi(app, serving, limits);
  fileRoutes(app, serving);
  if (serving.stage) (await import('./demo-routes.ts')).demoRoutes(app, serving, serving.stage);
  app.notFound((c) => trouble(c, world, { kind: 'not-found' }));
  app.onError((error, c) => {
    world.log.error({ error, method: c.req.method, path: c.req.routePath }, 'A request failed');
    return trouble(c, world, { kind: 'error' });
  });
  return app;
}

const assets = new Map<string, string>();

/** Beside the bundle in dist, or beside the sources. */
function asset(name: string): string | null {
  const known = assets.get(name);
  if (known !== undefined) return known;
  for (const folder of [join(import.meta.dirname, 'static'), join(import.meta.dirname, 'web/static')])
    try {
      const body = readFileSync(join(folder, name), 'utf8');
      if (import.meta.filename.endsWith('.js')) assets.set(name, body);
      return body;
    } catch {
      // Not in this one.
    }
  return null;
}
