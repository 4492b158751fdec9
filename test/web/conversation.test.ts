import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { previewApp } from './preview-app.ts';

let browser: Browser;
let server: ReturnType<typeof serve>;
let address: string;

beforeAll(async () => {
  browser = await openBrowser();
  server = await new Promise<typeof server>((ready) => {
    const made = serve({ fetch: previewApp().fetch, port: 0, hostname: '127.0.0.1' }, () => ready(made));
  });
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await browser?.close();
  (server as unknown as { closeAllConnections(): void } | undefined)?.closeAllConnections();
  server?.close();
});

async function open(
  path: string,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<{ page: Page; context: BrowserContext; faults: string[] }> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'zh-CN', ...options });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => message.text().includes('Content Security Policy') && faults.push(message.text()));
  await page.goto(`${address}${path}`);
  return { page, context, faults };
}

const write = async (page: Page, text: string) => {
  await page.fill('textarea', text);
  await page.click('.tool.fill');
};
const own = (page: Page) => page.locator('.b.me .text').allInnerTexts();

describe('the web chat in a browser', () => {
  it('says, chooses and gets a code; an answered choice is gone, and a reload shows both sides again', async () => {
    const { page, context, faults } = await open('/chat?start=d_1');
    await page.waitForSelector('[data-seq="1"]');
    expect(new URL(page.url()).searchParams.has('start')).toBe(false);
    await write(page, '路灯坏了\n<img src=x onerror=alert(1)> <b>老人摔了</b>');
    await page.click('.choice:has-text("提交")');
    await page.waitForSelector('.code-buttons');
    expect(await own(page)).toEqual(['路灯坏了\n<img src=x onerror=alert(1)> <b>老人摔了</b>', '1 提交']);
    expect(await page.locator('.chat b, .chat img').count()).toBe(0);
    expect(await page.locator('.choices').count()).toBe(0);
    expect(await page.getByText('已收到').count()).toBeGreaterThan(0);
    const before = await page.locator('.chat .text').allInnerTexts();
    await page.reload();
    await page.waitForSelector('.code-buttons');
    expect(await page.locator('.chat .text').allInnerTexts()).toEqual(before);
    expect(await page.locator('.choices').count()).toBe(0);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('swaps a card in place, so that only the newest stands', async () => {
    const { page, context } = await open('/chat');
    await page.waitForSelector('[data-seq="1"]');
    await write(page, '路灯坏了');
    await page.waitForSelector('[data-seq="2"] .choices');
    await write(page, '在小学门口');
    await page.waitForSelector('[data-seq="3"] .choices');
    expect(await page.locator('[data-seq="2"]').count()).toBe(0);
    expect(await page.locator('.choices').count()).toBe(1);
    await context.close();
  });

  it('keeps what could not be sent, says so, and sends it once when the network is back', async () => {
    const { page, context } = await open('/chat');
    await page.waitForSelector('[data-seq="1"]');
    await context.setOffline(true);
    await write(page, '断网时写的');
    await page.getByText('没有发出去').waitFor();
    await context.setOffline(false);
    await page.waitForSelector('[data-seq="2"]', { timeout: 20_000 });
    expect(await page.locator('[data-seq="2"]').innerText()).toContain('文字1条');
    await page.reload();
    await page.waitForSelector('[data-seq="2"]');
    expect(await own(page)).toEqual(['断网时写的']);
    await context.close();
  });

  it('sends after a reload what was written before it without a network', async () => {
    const { page, context } = await open('/chat');
    await page.waitForSelector('[data-seq="1"]');
    await page.route('**/api/v1/chat/messages', (route) =>
      route.request().method() === 'POST' ? route.abort() : route.continue(),
    );
    await write(page, '没来得及发');
    await page.getByText('没有发出去').waitFor();
    await page.unroute('**/api/v1/chat/messages');
    await page.reload();
    await page.waitForSelector('[data-seq="2"]');
    expect(await own(page)).toEqual(['没来得及发']);
    await context.close();
  });

  it('loses nothing of what was written without a network in two windows', async () => {
    const { page, context } = await open('/chat');
    await page.waitForSelector('[data-seq="1"]');
    const other = await context.newPage();
    await other.goto(`${address}/chat`);
    await other.waitForSelector('[data-seq="1"]');
    await context.setOffline(true);
    for (const [window, text] of [
      [page, '这边一句'],
      [other, '那边一句'],
      [page, '这边又一句'],
    ] as const) {
      await write(window, text);
      await window.getByText('没有发出去').first().waitFor();
    }
    await page.close();
    await context.setOffline(false);
    await other.reload();
    const all = async () => (await own(other)).toSorted();
    await expect.poll(all, { timeout: 15_000 }).toEqual(['这边一句', '那边一句', '这边又一句'].toSorted());
    const unsent = () =>
      other.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('huying.unsent')));
    await expect.poll(unsent, { timeout: 15_000 }).toEqual([]);
    await other.reload();
    await other.waitForSelector('.choices');
    expect(await all()).toEqual(['这边一句', '那边一句', '这边又一句'].toSorted());
    await context.close();
  });

  it('sends a message again with the same id when the answer was lost, and it counts once', async () => {
    const { page, context } = await open('/chat');
    await page.waitForSelector('[data-seq="1"]');
    let lost = 0;
    await page.route('**/api/v1/chat/messages', async (route) => {
      if (route.request().method() !== 'POST' || lost > 0) return route.continue();
      lost += 1;
      await route.fetch();
      await route.abort();
    });
    await write(page, '只说一遍');
    await page.locator('.sent:has-text("已收到")').waitFor({ timeout: 20_000 });
    await page.waitForSelector('[data-seq="2"]');
    expect(lost).toBe(1);
    expect(await page.locator('[data-seq="2"]').innerText()).toContain('文字1条');
    await context.close();
  });

  it('begins anew, and says so, when its chat is no longer known', async () => {
    const { page, context } = await open('/chat');
    await page.waitForSelector('[data-seq="1"]');
    await page.evaluate(() => localStorage.setItem('huying.chat', 'gone'));
    let begun = 0;
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/api/v1/chat')) begun += 1;
    });
    await page.reload();
    await page.waitForSelector('[data-seq="1"]');
    expect(await page.locator('.note').innerText()).toContain('以前的对话找不到了');
    await write(page, '还在吗');
    await page.waitForSelector('[data-seq="2"]');
    await page.waitForTimeout(3500);
    expect(begun).toBe(1);
    await context.close();
  });

  it('works where storage is blocked', async () => {
    const context = await browser.newContext();
    await context.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('blocked', 'SecurityError');
        },
      });
    });
    const page = await context.newPage();
    await page.goto(`${address}/chat`);
    await page.waitForSelector('[data-seq="1"]');
    await write(page, '路灯坏了');
    await page.waitForSelector('.choices');
    await context.close();
  });

  it('leaves Enter to the input method while it is choosing signs', async () => {
    const { page, context } = await open('/chat', { viewport: { width: 1280, height: 800 } });
    await page.waitForSelector('[data-seq="1"]');
    await page.fill('textarea', '路灯');
    await page.dispatchEvent('textarea', 'keydown', { key: 'Enter', isComposing: true });
    expect(await own(page)).toEqual([]);
    await page.press('textarea', 'Shift+Enter');
    expect(await own(page)).toEqual([]);
    await page.press('textarea', 'Enter');
    await page.waitForSelector('.b.me');
    expect(await own(page)).toEqual(['路灯']);
    await context.close();
  });

  it('says without scripts what to do instead', async () => {
    const { page, context } = await open('/chat', { javaScriptEnabled: false });
    expect(await page.locator('main').innerText()).toContain('0871-0000 1024');
    expect(await page.locator('main a[href="/"]').count()).toBe(1);
    await context.close();
  });

  it('puts A+ on in place, remembers it, and without scripts by a link', async () => {
    const { page, context } = await open('/');
    const size = () => page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
    expect(await size()).toBe('18px');
    await page.click('.controls .tool');
    expect(await size()).toBe('24px');
    await page.goto(`${address}/o/answered`);
    expect(await size()).toBe('24px');
    await context.close();
    const plain = await open('/', { javaScriptEnabled: false });
    await plain.page.click('.controls .tool');
    await plain.page.goto(`${address}/o/answered`);
    expect(await plain.page.locator('html.big').count()).toBe(1);
    await plain.context.close();
  });
});

describe('the demonstration in a browser', () => {
  it('has three living phones and a clock that moves the steps', async () => {
    const { page, context, faults } = await open('/demo', { viewport: { width: 1280, height: 800 } });
    await page.waitForSelector('[data-phone="office"] [data-seq="1"]');
    expect(await page.locator('[data-date]').innerText()).toBe('10月19日 周一');
    await page.click('[data-phone="citizen"] .chip');
    await page.click('[data-phone="citizen"] .tool.fill');
    await page.waitForSelector('[data-phone="citizen"] .choices');
    expect(await page.locator('[data-phone="deputy"] .b.me').count()).toBe(0);
    await page.click('button[value="3"]');
    await page.getByText('10月22日 周四', { exact: true }).first().waitFor();
    expect(await page.locator('[data-step="acknowledge"]').getAttribute('class')).toBe('done');
    expect(await page.locator('[data-step="feedback"]').getAttribute('aria-current')).toBe('step');
    expect(faults).toEqual([]);
    await context.close();
  });

  it('dates what is said by the demonstration’s clock, after it was put forward', async () => {
    const { page, context } = await open('/demo', { viewport: { width: 1280, height: 900 } });
    const citizen = page.locator('[data-phone=citizen]');
    await citizen.locator('[data-seq]').first().waitFor();
    for (let press = 0; press < 2; press++) {
      const letters = await citizen.locator('[data-seq]').count();
      await page.click('button[value="3"]');
      await expect.poll(() => citizen.locator('[data-seq]').count()).toBeGreaterThan(letters);
      await expect.poll(() => page.locator('[data-forward] button[aria-disabled]').count()).toBe(0);
    }
    await citizen.locator('textarea').fill('还没修');
    await citizen.locator('.tool.fill').click();
    await citizen.locator('.b.me').last().waitFor();
    const today = (await page.locator('[data-date]').innerText()).split(/\s/)[0] ?? '?';
    expect(await citizen.locator('.day').last().innerText()).toContain(today);
    await context.close();
  });

  it('shows one phone at a time on a narrow screen, by tabs', async () => {
    const { page, context } = await open('/demo');
    await page.waitForSelector('[data-phone="citizen"] [data-seq="1"]');
    expect(await page.locator('.phone:visible').count()).toBe(1);
    await page.click('[data-tab="office"]');
    expect(await page.locator('.phone:visible').getAttribute('data-phone')).toBe('office');
    await context.close();
  });
});

describe('pages on small screens', () => {
  it.each([
    '/',
    '/?demo=1',
    '/o/long',
    '/o/answered',
    '/o/diverted',
    '/o/clarifying',
    '/o/unknown',
    '/trouble/busy',
    '/chat',
    '/demo',
  ])('%s does not scroll sideways at 320 px with large type, and its controls can be hit', async (path) => {
    for (const lang of ['zh-CN', 'en']) {
      const { page, context } = await open(`${path}${path.includes('?') ? '&' : '?'}lang=${lang}&big=1`, {
        viewport: { width: 320, height: 640 },
      });
      if (path === '/chat' || path === '/demo') await page.waitForSelector('.b');
      expect(await page.evaluate(() => document.documentElement.scrollWidth), lang).toBeLessThanOrEqual(320);
      const small = await page.evaluate(() =>
        [...document.querySelectorAll('a, button, summary, textarea, input:not([type=hidden], .radio)')]
          .filter((one) => !one.closest('p, dd') && !one.classList.contains('skip'))
          .map((one) => ({ name: one.outerHTML.slice(0, 80), box: one.getBoundingClientRect() }))
          .filter(({ box }) => box.width > 0 && (box.width < 44 || box.height < 44))
          .map(({ name }) => name),
      );
      expect(small, lang).toEqual([]);
      await context.close();
    }
  });
});
