import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Values } from '../../src/text/render.ts';
import type { TextKey } from '../../src/text/say.ts';
import { openBrowser } from '../browser.ts';
import { type DemoSite, openDemo } from '../web/demo-site.ts';
import { expectFingersFit, expectItFits, expectItSpeaks, picture, visit } from './visit.ts';

describe('the demonstration in a real browser', () => {
  let browser: Browser;
  let site: DemoSite;
  beforeAll(async () => {
    [browser, site] = await Promise.all([openBrowser(), openDemo()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });
  const say = (language: 'zh-CN' | 'en', key: TextKey, values: Values = {}) =>
    site.built.world.voice(language).text(key, values);

  it('shows a newcomer receipt, reminder and feedback within three minutes', async () => {
    const { page, close } = await visit(browser, site.url, '/demo', { viewport: { width: 1280, height: 900 } });
    const began = Date.now();
    const zh = (key: TextKey, values: Values = {}) => say('zh-CN', key, values);
    const phone = (role: string) => page.locator(`[data-phone=${role}]`);
    const citizen = phone('citizen');
    const deputy = phone('deputy');
    await citizen.locator('[data-seq="1"]').waitFor();
    await picture(page, 'demo-begin');

    // The words to try lead the way.
    await citizen.locator('.chip').first().click();
    await citizen.locator('.tool.fill').click();
    await citizen.getByRole('button', { name: zh('conversation:choice.submit') }).click({ timeout: 15_000 });
    await citizen.locator('.code-buttons').waitFor();
    await page.locator('[data-step=submit].done').waitFor();
    await deputy.locator('.choices').last().waitFor();
    await picture(page, 'demo-submitted');

    const threeDays = page.getByRole('button', { name: zh('web:demo.threeDays') });
    const date = await page.locator('[data-date]').innerText();
    const letters = await deputy.locator('[data-seq]').count();
    for (let press = 0; press < 2; press++) {
      await threeDays.click();
      await expect.poll(() => threeDays.getAttribute('aria-disabled'), { timeout: 20_000 }).toBeNull();
    }
    expect(await page.locator('[data-date]').innerText()).not.toBe(date);
    await expect.poll(() => deputy.locator('[data-seq]').count(), { timeout: 10_000 }).toBeGreaterThan(letters);
    await picture(page, 'demo-reminded');

    await deputy.locator('.choice').last().click();
    await deputy
      .locator('.choices')
      .getByRole('button', { name: zh('conversation:choice.ack') })
      .last()
      .click({ timeout: 10_000 });
    await page.locator('[data-step=acknowledge].done').waitFor({ timeout: 10_000 });
    await deputy.locator('textarea').fill('找城管局换了，三盏都亮了');
    await page.keyboard.press('Enter');
    await deputy.getByRole('button', { name: zh('conversation:choice.classA') }).click({ timeout: 10_000 });
    await page.getByRole('button', { name: zh('web:demo.fourHours') }).click();
    await citizen.getByText('三盏都亮了').waitFor({ timeout: 20_000 });
    await citizen.getByRole('button', { name: zh('conversation:solved.yes') }).click({ timeout: 10_000 });
    await page.locator('[data-step=close].done').waitFor({ timeout: 10_000 });
    await expectItFits(page);
    await picture(page, 'demo-closed');
    expect(Date.now() - began).toBeLessThan(180_000);

    const seen = await citizen.locator('.text').allInnerTexts();
    await page.reload();
    await citizen.locator('.code-buttons').waitFor();
    await expect.poll(() => citizen.locator('.text').allInnerTexts()).toEqual(seen);
    await close();
  }, 90_000);

  it('says that it is being made anew, lets nothing be pressed meanwhile, and tells an open chat', async () => {
    const { page, context } = await visit(browser, site.url, '/demo', {
      viewport: { width: 1280, height: 900 },
    });
    await page.locator('[data-phone=citizen] [data-seq="1"]').waitFor();
    const chat = await context.newPage();
    await chat.goto(`${site.url}/chat`);
    await chat.locator('[data-seq="1"]').waitFor();
    let go = () => {};
    await page.route('**/demo/reset', async (route) => {
      await new Promise<void>((resolve) => {
        go = resolve;
      });
      await route.continue();
    });
    await page.getByRole('button', { name: say('zh-CN', 'web:demo.reset') }).click();
    await page.getByText(say('zh-CN', 'web:demo.resetting')).waitFor();
    expect(await page.locator('.phones').evaluate((phones: HTMLElement) => phones.inert)).toBe(true);
    expect(await page.locator('[data-forward] button:not([aria-disabled])').count()).toBe(0);
    go();
    await page.getByText(say('zh-CN', 'web:demo.begin')).waitFor({ timeout: 20_000 });
    await chat.locator('textarea').fill('在吗');
    await chat.locator('.tool.fill').click();
    await chat.getByText(say('zh-CN', 'web:chat.lostDemo')).waitFor();
    // Not `close`: that the old chats are unknown now is told in the console, too.
    await context.close();
  }, 60_000);

  it('fits 320, 360 and 1280 pixels, one phone at a time where there is no room, and speaks to a screen reader', async () => {
    for (const [width, locale] of [
      [320, 'en-GB'],
      [360, 'zh-CN'],
      [1280, 'en-GB'],
    ] as const) {
      const { page, close } = await visit(browser, site.url, '/demo', {
        viewport: { width, height: 760 },
        locale,
        colorScheme: width === 360 ? 'dark' : 'light',
      });
      await page.locator('[data-phone=citizen] [data-seq="1"]').waitFor();
      const visible = () =>
        page
          .locator('[data-phone]')
          .evaluateAll((all) =>
            all.filter((one) => one.checkVisibility()).map((one) => one.getAttribute('data-phone')),
          );
      expect(await visible()).toEqual(width === 1280 ? ['citizen', 'deputy', 'office'] : ['citizen']);
      if (width < 1280) {
        await page.locator('[data-tab=deputy]').click();
        expect(await visible()).toEqual(['deputy']);
      }
      await expectItFits(page);
      await expectFingersFit(page);
      const heard = await expectItSpeaks(page);
      expect(heard.filter((one) => one.role === 'log').length).toBe(width === 1280 ? 3 : 1);
      await picture(page, `demo-${width}`);
      await close();
    }
  });
});
