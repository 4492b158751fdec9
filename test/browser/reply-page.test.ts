import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Values } from '../../src/text/render.ts';
import type { TextKey } from '../../src/text/say.ts';
import { openBrowser } from '../browser.ts';
import { openOn } from '../databases.ts';
import { png } from '../web/file-samples.ts';
import { acted, deputyOf, referred } from '../web/referral.ts';
import { joined, openSite, type Site, submitted } from '../web/site.ts';
import { expectFingersFit, expectItFits, expectItSpeaks, picture, visit } from './visit.ts';

const words = '10月21日已换灯3盏，都亮了。';
const longWord = 'Pneumonoultramicroscopicsilicovolcanoconiosis'.repeat(3);
const longest = { organ: 'LX-JD', others: ['KM-GZ', 'KM-RS', 'WH-RS'] };

describe('the reply page in a real browser', () => {
  let browser: Browser;
  let site: Site;
  beforeAll(async () => {
    browser = await openBrowser();
    site = await openSite(await openOn('sqlite')());
    await joined(site, { deputy: 'W001' });
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });
  const zh = (key: TextKey, values: Values = {}) => site.stage.world.voice('zh-CN').text(key, values);
  const route = async (more: Parameters<typeof referred>[2] = { organ: 'WH-CG' }) => {
    const { about } = await submitted(site, await site.chat({ start: 'd_W001' }));
    const number = about?.number ?? 0;
    const on = await referred(site, number, more);
    return { number, on, path: on.url.slice(site.url.length) };
  };
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
  const seen = (page: Page) => page.locator('main').innerText();

  it.each([
    ['with', true],
    ['without', false],
  ])('an organ accepts and replies on one page, %s JavaScript', async (_, javaScriptEnabled) => {
    const { on, path } = await route();
    const { page, forgive, close } = await visit(browser, site.url, '/r', { javaScriptEnabled });
    // The browser notes a page that answers 422.
    forgive();
    await page.locator('[name=number]').fill(`转办单 ${on.route.no}－1`);
    await page.locator('[name=code]').fill('1234 5678');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    expect(await page.locator('[name=number]').inputValue()).toContain('－1');
    await page.locator('[name=code]').fill(on.code);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${path}`);
    await press(page, zh('web:reply.accept'));
    await page.waitForURL('**?done=accept');
    expect((await on.now()).state).toBe('accepted');

    // Enter in a line of the form only saves.
    await page.locator('#reply-contact').fill('李工');
    await page.locator('#reply-text').fill(words);
    await page.locator('#reply-contact').press('Enter');
    await page.waitForURL('**?done=save');
    expect(await page.locator('#reply-text').inputValue()).toBe(words);
    expect((await on.now()).state).toBe('accepted');

    await press(page, zh('web:reply.check'));
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toContain(zh('conversation:refused.class-missing'));
    expect(await page.locator('#reply-text').inputValue()).toBe(words);
    await picture(page, `reply-refused-${javaScriptEnabled}`);
    await page.getByText(zh('terms:class.B'), { exact: true }).click();
    await page.locator('#reply-day').fill('2026-12-01');
    await page
      .locator('#reply-file')
      .setInputFiles({ name: '现场.png', mimeType: 'image/png', buffer: Buffer.from(png) });
    await press(page, zh('web:reply.check'));
    await page.waitForURL('**/check');
    for (const shown of [words, '12月1日', '李工']) expect(await seen(page)).toContain(shown);
    expect(
      await page
        .locator('main img')
        .evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)),
    ).toBe(1);
    await picture(page, `reply-check-${javaScriptEnabled}`);
    await page.getByRole('link', { name: zh('web:reply.back') }).click();
    expect(await page.locator('#reply-day').inputValue()).toBe('2026-12-01');
    await page.goBack();
    await press(page, zh('web:reply.submit'));
    await page.waitForURL('**?done=reply');
    expect(await seen(page)).toContain(zh('web:reply.thanks.what', { route: `${on.route.no}-1` }));
    expect(await on.now()).toMatchObject({ state: 'replied', reply: { class: 'B', text: words, contact: '李工' } });
    await page.goBack();
    await page.reload();
    expect(await page.locator('h1').innerText()).toBe(zh('web:reply.ended.title'));
    await close();
  });

  it('says before sending that files are too large together, and keeps every word', async () => {
    const { on, path } = await route();
    const { page, close } = await visit(browser, site.url, path);
    await page.locator('#reply-text').fill(words);
    const big = (name: string) => ({ name, mimeType: 'image/png', buffer: Buffer.alloc(11 * 1024 * 1024) });
    await page.locator('#reply-file').setInputFiles([big('1.png'), big('2.png')]);
    await press(page, zh('web:reply.save'));
    const said = await page
      .locator('#reply-file')
      .evaluate((field) => (field as unknown as { validationMessage: string }).validationMessage);
    expect(said).toBe(zh('web:act.tooLarge', { mb: 20 }));
    expect(await page.locator('#reply-text').inputValue()).toBe(words);
    await page.locator('#reply-file').setInputFiles([]);
    await press(page, zh('web:reply.save'));
    await page.waitForURL('**?done=save');
    expect((await on.now()).state).toBe('offered');
    await close();
  });

  it('has a drawn first button that only saves: not every browser presses a hidden one', async () => {
    const { path } = await route();
    const { page, close } = await visit(browser, site.url, path);
    const first = page.locator('main form button').first();
    expect(await first.getAttribute('value')).toBe('save');
    expect(await first.evaluate((one) => getComputedStyle(one as Element).display)).not.toBe('none');
    await close();
  });

  it('keeps what was typed elsewhere on the page when a question is asked', async () => {
    const { on, path } = await route();
    const { page, close } = await visit(browser, site.url, path, { javaScriptEnabled: false });
    await page.locator('#reply-text').fill(words);
    await page.locator('summary', { hasText: zh('web:reply.inquire') }).click();
    await page.locator('#reply-inquire').fill('是哪一根灯杆？');
    await press(page, zh('web:reply.inquireSend', { who: '王秀英代表' }));
    await page.waitForURL('**?done=inquire');
    expect(await seen(page)).toContain('是哪一根灯杆？');
    expect(await page.locator('#reply-text').inputValue()).toBe(words);
    expect((await on.now()).state).toBe('offered');
    await close();
  });

  it('prints the slip on one sheet, with its code, its address and its own page number', async () => {
    const { on, path, number } = await route(longest);
    const { page, close } = await visit(browser, site.url, `${path}/slip`);
    for (const shown of [`${number}-1`, on.code.slice(0, 4), 'localhost:3000/r'])
      expect(await seen(page)).toContain(shown);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.noprint').isVisible()).toBe(false);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    await close();
  });

  it('fits 320, 360 and 1280 pixels, in light and dark, in both languages, and speaks to a screen reader', async () => {
    const long = {
      ...longest,
      brief: `龙翔街12号门口三盏路灯不亮半个月，${longWord}，请检修。\n老人晚上摔过，孩子下晚自习也走这里。`,
    };
    const { on, path, number } = await route(long);
    const accepted = await route();
    const handler = { role: 'handler', id: 'WH-CG', personId: null } as const;
    const routeId = accepted.on.route.id;
    await acted(site, accepted.number, handler, { name: 'accept', routeId });
    await acted(site, accepted.number, handler, { name: 'inquire', routeId, question: '是哪一根灯杆？' });
    const deputy = await deputyOf(site, accepted.number);
    await acted(site, accepted.number, deputy, { name: 'pass-on', routeId, text: '灯杆号LX-031，在小学门口。' });
    const cancelled = await route();
    await acted(site, cancelled.number, deputy, { name: 'cancel', routeId: cancelled.on.route.id, reason: '好了' });
    const paths = {
      offered: path,
      accepted: accepted.path,
      co: on.urlOf('KM-GZ').slice(site.url.length),
      cancelled: cancelled.path,
      slip: `${path}/slip`,
      code: '/r',
      ended: '/r/nothing',
      opinion: `/o/${(await site.stage.world.store.ask('matter', { number }))?.opinion.code}`,
    };
    for (const [width, colorScheme, locale] of [
      [320, 'light', 'en-GB'],
      [360, 'dark', 'zh-CN'],
      [360, 'light', 'zh-CN'],
      [1280, 'light', 'zh-CN'],
      [1280, 'dark', 'en-GB'],
    ] as const) {
      const { page, forgive, close } = await visit(browser, site.url, '/r', {
        viewport: { width, height: 900 },
        colorScheme,
        locale,
      });
      forgive();
      for (const [name, at] of Object.entries(paths)) {
        await page.goto(`${site.url}${at}`);
        await expectItFits(page);
        await expectFingersFit(page);
        await expectItSpeaks(page);
        await picture(page, `reply-${width}-${colorScheme}-${name}`);
      }
      await page.goto(`${site.url}${path}?big=1`);
      for (const details of await page.locator('summary').all()) await details.click();
      await expectItFits(page);
      await picture(page, `reply-${width}-${colorScheme}-big`);
      await close();
    }
  });
});
