import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { webChat } from '../../bots/web/web-chat.ts';
import { importRoster } from '../../src/flow/import-roster.ts';
import { receiveFrom } from '../../src/flow/receive-message.ts';
import { makeLog } from '../../src/log.ts';
import { emptyDatabase } from '../../src/store/empty-database.ts';
import { saveHolidays } from '../../src/store/holidays.ts';
import { webApp } from '../../src/web/app.ts';
import { openOn } from '../databases.ts';
import { openStage } from '../stage.ts';
import { openSite, type Site, submitted } from './site.ts';

describe('the server', () => {
  let site: Site;
  let code: string;
  beforeAll(async () => {
    site = await openSite(await openOn('sqlite')());
    code = (await submitted(site, await site.chat({ start: 'd_W001' }))).about?.code ?? '';
    return () => site.close();
  });

  it('lives, and is ready', async () => {
    const live = await fetch(`${site.url}/healthz`);
    expect([live.status, await live.text()]).toEqual([200, 'ok']);
    const ready = await fetch(`${site.url}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([
      200,
      { ready: true, database: true, roster: true, channels: { web: 'on' } },
    ]);
  });

  it('sends every answer with the headers that keep a browser safe', async () => {
    const paths = [
      '/',
      '/chat',
      `/o/${code}`,
      '/o/wrong',
      '/nothing/here',
      '/static/huying.css',
      '/static/page.js',
      '/healthz',
      '/readyz',
      '/api/v1/chat/messages',
      '/files/x',
    ];
    for (const path of paths) {
      const { headers } = await fetch(`${site.url}${path}`);
      const policy = headers.get('content-security-policy') ?? '';
      expect([path, headers.get('x-content-type-options'), headers.get('referrer-policy')]).toEqual([
        path,
        'nosniff',
        'no-referrer',
      ]);
      expect([path, policy]).toEqual([path, expect.stringContaining("default-src 'none'")]);
      expect(policy).not.toMatch(/unsafe|https?:|data:|script-src[^;]*\*/);
      // Only the chat may stand in a portal's frame.
      expect([path, policy.includes("frame-ancestors 'none'")]).toEqual([path, path !== '/chat']);
      expect(headers.get('x-powered-by')).toBeNull();
    }
  });

  it('draws pages without inline scripts or styles, and without anything from elsewhere', async () => {
    for (const path of ['/', '/chat', `/o/${code}`, '/nothing/here']) {
      const html = await (await fetch(`${site.url}${path}`, { headers: { accept: 'text/html' } })).text();
      expect([path, html.match(/<script(?![^>]*\ssrc=)|\son\w+=|\sstyle=|<style|javascript:/)]).toEqual([path, null]);
      expect([path, html.match(/(?:src|href|action)="(?:https?:)?\/\/[^"]*"/)]).toEqual([path, null]);
    }
  });

  it('serves its own static files and no others', async () => {
    const css = await fetch(`${site.url}/static/huying.css`);
    expect([css.status, css.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8']);
    for (const path of [
      '/static/../app.ts',
      '/static/..%2fapp.ts',
      '/static/%2e%2e/app.ts',
      '/static/nothing.css',
      '/static/huying.css.map',
      '/static/',
      '/secret',
      '/.env',
      '/data/secret',
    ])
      expect([path, (await fetch(`${site.url}${path}`)).status]).toEqual([path, 404]);
  });

  it('names what a static file holds, so that it is fetched once, and sends it short', async () => {
    for (const path of ['/static/huying.css', '/static/chat.js']) {
      const first = await fetch(`${site.url}${path}`);
      expect([path, first.headers.get('content-encoding')]).toEqual([path, 'gzip']);
      const name = first.headers.get('etag') ?? '';
      expect(name).toMatch(/^"[0-9a-f]+"$/);
      const again = await fetch(`${site.url}${path}`, { headers: { 'if-none-match': name } });
      expect([again.status, await again.text()]).toEqual([304, '']);
      const plain = await fetch(`${site.url}${path}`, { headers: { 'accept-encoding': 'identity' } });
      expect([plain.headers.get('content-encoding'), plain.headers.get('etag') === name]).toEqual([null, false]);
      expect(await plain.text()).toBe(await first.text());
    }
  });

  it('lets nobody keep what was said to one caller', async () => {
    for (const path of ['/api/v1/nothing', '/api/v1/chat/messages', `/o/${code}`, '/demo', '/demo/state'])
      expect([path, (await fetch(`${site.url}${path}`)).headers.get('cache-control')]).toEqual([path, 'no-store']);
  });

  it('says kindly that a page does not exist, to people as a page and to programs as JSON', async () => {
    const page = await fetch(`${site.url}/nothing`, { headers: { 'accept-language': 'en' } });
    expect([page.status, await page.text()]).toEqual([404, expect.stringContaining('There is no such page')]);
    const program = await fetch(`${site.url}/api/v1/nothing`, { headers: { 'accept-language': 'en' } });
    expect([program.status, await program.json()]).toEqual([404, { message: 'There is no such page' }]);
    expect((await fetch(`${site.url}/healthz`, { method: 'DELETE' })).status).toBe(404);
  });

  it('survives strange addresses and headers', async () => {
    for (const path of [
      '/%',
      '/o/%',
      '/%00',
      '//',
      '/chat?start=%00d_W001',
      `/chat?start=${'x'.repeat(5000)}`,
      '/?lang=%00&big=%00',
      '/o?code=%ff',
      '/chat?start[]=1',
    ]) {
      const { status } = await fetch(`${site.url}${path}`, {
        headers: { 'accept-language': ';q=,,;;=', cookie: 'lang; =; big=%00' },
      });
      expect([path, status < 500]).toEqual([path, true]);
    }
  });
});

describe('readiness', () => {
  const appOver = async (stage: Awaited<ReturnType<typeof openStage>>) => {
    const chat = webChat();
    await chat.start(receiveFrom(stage.world, chat));
    return webApp({ world: stage.world, webChat: chat, channels: new Map([[chat.name, chat]]) });
  };

  it('shows a channel that is off', async () => {
    const stage = await openStage(await openOn('sqlite')());
    const chat = webChat();
    const app = await webApp({ world: stage.world, webChat: chat, channels: new Map([[chat.name, chat]]) });
    const channels = async () => (await (await app.request('/readyz')).json()).channels;
    expect(await channels()).toEqual({ web: 'off' });
    await chat.start(async () => {});
    expect(await channels()).toEqual({ web: 'on' });
  });

  it('is missing while the database holds no roster, and comes with it', async () => {
    const stage = await openStage(await openOn('sqlite')());
    await emptyDatabase(stage.world.store.database.writer);
    await stage.world.refresh();
    const app = await appOver(stage);
    const answer = await app.request('/readyz');
    expect([answer.status, await answer.json()]).toEqual([
      503,
      { ready: false, database: true, roster: false, channels: { web: 'on' } },
    ]);
    expect((await app.request('/healthz')).status).toBe(200);
    expect((await app.request('/')).status).toBe(200);
  });

  it('comes without a restart when another process imports a roster, and so do its holidays', async () => {
    const stage = await openStage(await openOn('sqlite')());
    const { world } = stage;
    await emptyDatabase(world.store.database.writer);
    await world.refresh();
    const app = await appOver(stage);
    const elsewhere = { ...world, refresh: async () => {} };
    await importRoster(elsewhere, 'prisma/demo', { anyTerm: true });
    await saveHolidays(world.store.database, [{ date: '2029-10-01', isOffDay: true, name: '国庆节' }]);
    expect([world.directory().root, world.calendar.knows(2029)]).toEqual([undefined, false]);
    expect((await app.request('/readyz')).status).toBe(200);
    expect(world.calendar.isWorkingDay('2029-10-01')).toBe(false);
  });

  it('is missing while the database does not answer, though the process lives; pages say that nothing is lost', async () => {
    const database = await openOn('postgresql')();
    const stage = await openStage(database);
    const written: string[] = [];
    const log = makeLog('error', { write: (line: string) => written.push(line) });
    const app = await appOver({ ...stage, world: { ...stage.world, log } });
    const { pathname } = new URL(database.url);
    const admin = new pg.Client(database.url.replace(pathname, '/postgres'));
    await admin.connect();
    await admin.query(`ALTER DATABASE ${pathname.slice(1)} WITH ALLOW_CONNECTIONS false`);
    await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [pathname.slice(1)]);
    await admin.end();
    expect((await app.request('/readyz')).status).toBe(503);
    expect((await app.request('/healthz')).status).toBe(200);
    const begun = written.length;
    const page = await app.request('/o/K7QP-3MHX-W2RD5', { headers: { 'accept-language': 'en' } });
    const [line = '', ...more] = written.slice(begun);
    expect(more).toEqual([]);
    expect(JSON.parse(line)).toMatchObject({
      error: { kind: expect.stringMatching(/Error$/), code: expect.any(String), at: expect.stringContaining('/src/') },
      method: 'GET',
      path: '/o/:code',
      msg: 'A request failed',
    });
    expect(line).not.toMatch(/K7QP|3MHX|SELECT/);
    expect([page.status, await page.text()]).toEqual([500, expect.stringContaining('Whatever you gave us is safe')]);
    const api = await app.request('/api/v1/chat', { method: 'POST', headers: { 'accept-language': 'en' } });
    expect([api.status, await api.json()]).toEqual([500, { message: 'Something broke on our side' }]);
  });
});
