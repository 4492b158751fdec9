/** A visitor with a browser: sees what people see, and notes everything that should not happen. */

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';

export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors in the console or the page, violated policies, requests to another host. */
  readonly faults: readonly string[];
  /** From now on the network is meant to fail. */
  forgive(): void;
  close(): Promise<void>;
}

export async function visit(
  browser: Browser,
  url: string,
  path: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    locale: 'zh-CN',
    permissions: ['microphone', 'clipboard-read', 'clipboard-write'],
    ...options,
  });
  const page = await context.newPage();
  const faults: string[] = [];
  let forgiving = false;
  const watch = (one: Page) => {
    one.on('pageerror', (error) => faults.push(`page: ${error.message}`));
    one.on('console', (message) => {
      if (
        ['error', 'warning'].includes(message.type()) &&
        !(forgiving && /net::|Failed to (load|fetch)/.test(message.text()))
      )
        faults.push(`console: ${message.text()}`);
    });
    one.on('request', (request) => {
      if (!request.url().startsWith(url) && !request.url().startsWith('blob:'))
        faults.push(`elsewhere: ${request.url()}`);
    });
  };
  watch(page);
  context.on('page', watch);
  await page.goto(`${url}${path}`);
  return {
    page,
    context,
    faults,
    forgive: () => {
      forgiving = true;
    },
    close: async () => {
      await context.close();
      expect(faults).toEqual([]);
    },
  };
}

/** Nothing is cut off: the page fits the width, no text is wider than its box, and the page ends where its content ends. */
export async function expectItFits(page: Page): Promise<void> {
  const { wide, width, empty, beyond } = await page.evaluate(() => ({
    empty: Math.max(
      0,
      document.documentElement.scrollHeight -
        Math.max(document.body.getBoundingClientRect().bottom + scrollY, innerHeight) -
        1,
    ),
    wide: document.documentElement.scrollWidth,
    width: document.documentElement.clientWidth,
    beyond: [...document.querySelectorAll('main *')]
      .filter((one) => {
        const box = one.getBoundingClientRect();
        if (
          box.width <= 1 ||
          box.right <= document.documentElement.clientWidth + 1 ||
          getComputedStyle(one).position === 'absolute'
        )
          return false;
        // A row that scrolls by itself may be longer than the page.
        for (let around = one.parentElement; around; around = around.parentElement)
          if (['auto', 'scroll'].includes(getComputedStyle(around).overflowX)) return false;
        return true;
      })
      .map((one) => `${one.tagName}.${one.className} ${one.textContent?.slice(0, 30)}`),
  }));
  expect([page.url(), width, wide, empty, beyond]).toEqual([page.url(), width, width, 0, []]);
}

const controls = [
  'button',
  'link',
  'textbox',
  'searchbox',
  'checkbox',
  'radio',
  'combobox',
  'slider',
  'DisclosureTriangle',
  'img',
  'image',
  'log',
  'group',
  'form',
  'navigation',
  'region',
  'dialog',
];
const needName = new Set([
  'button',
  'link',
  'textbox',
  'searchbox',
  'checkbox',
  'radio',
  'combobox',
  'slider',
  'DisclosureTriangle',
  'img',
  'image',
  'log',
  'dialog',
]);

/** What a screen reader is told: every control has a name, the page a language, a title and one main part. */
export async function expectItSpeaks(page: Page): Promise<readonly { readonly role: string; readonly name: string }[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as {
    nodes: { ignored?: boolean; role?: { value: string }; name?: { value: string } }[];
  };
  await session.detach();
  const heard = nodes
    .filter((node) => !node.ignored && controls.includes(node.role?.value ?? ''))
    .map((node) => ({ role: node.role?.value ?? '', name: (node.name?.value ?? '').trim() }));
  expect(heard.filter((one) => needName.has(one.role) && one.name === '')).toEqual([]);
  expect(await page.title()).not.toBe('');
  expect(await page.getAttribute('html', 'lang')).toMatch(/^(zh-CN|en)$/);
  expect(await page.locator('main').count()).toBe(1);
  expect(await page.locator('h1').count()).toBe(1);
  return heard;
}

/** Targets of a finger are 44 px high at least; links in a text and what only a keyboard meets are not meant. */
export async function expectFingersFit(page: Page): Promise<void> {
  const small = await page.evaluate(() =>
    [
      ...document.querySelectorAll(
        'button:not([aria-hidden]), .btn, .tool, .choice, summary, textarea, input:not([type=hidden], [hidden], .radio)',
      ),
    ]
      .filter((one) => (one as HTMLElement).checkVisibility() && one.getBoundingClientRect().height < 43.5)
      .map(
        (one) =>
          `${one.tagName}.${one.className} ${Math.round(one.getBoundingClientRect().height)} ${one.textContent?.trim().slice(0, 20)}`,
      ),
  );
  expect([page.url(), small]).toEqual([page.url(), []]);
}

/** Kept only where HUYING_TEST_PICTURES names a folder, to be looked at. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.HUYING_TEST_PICTURES;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
