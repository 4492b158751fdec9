import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

it('shows Chinese letters, each its own', async () => {
  const page = await browser.newPage({ viewport: { width: 300, height: 80 } });
  const picture = async (text: string) => {
    await page.setContent(`<body style="font: 32px sans-serif">${text}</body>`);
    return (await page.screenshot()).toString('base64');
  };
  // Without a font every letter is the same empty box.
  expect(await picture('呼应')).not.toBe(await picture('代表'));
  expect(await picture('<b>呼应</b>')).not.toBe(await picture('呼应'));
  await page.close();
});

it('reaches this machine and nothing else', async () => {
  const server = createServer((_, response) => response.end('<h1>here</h1>')).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  expect(await page.textContent('h1')).toBe('here');
  await expect(page.goto('http://example.com/')).rejects.toThrow('ERR_NAME_NOT_RESOLVED');
  await page.close();
  server.close();
});
