import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Values } from '../../src/text/render.ts';
import type { TextKey } from '../../src/text/say.ts';
import { openBrowser } from '../browser.ts';
import { openOn } from '../databases.ts';
import { png } from '../web/file-samples.ts';
import { answered, type Client, joined, openSite, type Site, submitted } from '../web/site.ts';
import { expectFingersFit, expectItFits, expectItSpeaks, picture, visit } from './visit.ts';

const longWord = 'Pneumonoultramicroscopicsilicovolcanoconiosis'.repeat(3);

describe('pages in a real browser', () => {
  let browser: Browser;
  let site: Site;
  let deputy: Client;
  beforeAll(async () => {
    browser = await openBrowser();
    site = await openSite(await openOn('sqlite')());
    deputy = await joined(site, { deputy: 'W001' });
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });
  const zh = (key: TextKey, values: Values = {}) => site.stage.world.voice('zh-CN').text(key, values);
  const opinion = async (text: string) => {
    const citizen = await site.chat({ start: 'd_W001' });
    const receipt = await submitted(site, citizen, text);
    return { citizen, receipt, code: receipt.about?.code ?? '', number: receipt.about?.number ?? 0 };
  };
  const stateOf = async (number: number) => (await site.stage.world.store.ask('matter', { number }))?.opinion.state;

  it.each([
    ['with', true],
    ['without', false],
  ])('whoever has the code reads the feedback and rates it, %s JavaScript', async (_, javaScriptEnabled) => {
    const { code, number, receipt } = await opinion(`路灯坏了半个月，老人摔了 ${longWord}`);
    await answered(site, deputy, receipt, '换好了，三盏都亮了');
    const { page, close } = await visit(browser, site.url, '/', { javaScriptEnabled });
    await page.locator('input[name=code]').fill(` ${code.toLowerCase().replaceAll('-', '')}`);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/o/${code}`);
    expect(await page.locator('main').innerText()).not.toContain('换好了');
    await picture(page, `opinion-unread-${javaScriptEnabled}`);
    await page.getByRole('button', { name: zh('web:act.read') }).click();
    await page.waitForURL(`**/o/${code}?done=read`);
    expect(await page.locator('main').innerText()).toContain('换好了，三盏都亮了');
    expect(await stateOf(number)).toBe('answered');
    await page.getByRole('button', { name: zh('web:rate.partly') }).click();
    await page.waitForURL(`**/o/${code}?done=rate`);
    expect(await stateOf(number)).toBe('closed');
    await picture(page, `opinion-rated-${javaScriptEnabled}`);
    await page.goBack();
    await page.goForward();
    expect(await page.locator('main').innerText()).toContain(zh('web:rate.partly'));
    await close();
  });

  it('adds words and a photo, and a refusal keeps what was typed', async () => {
    const { code, number } = await opinion('树枝挡了红绿灯');
    const { page, forgive, close } = await visit(browser, site.url, `/o/${code}`);
    // The browser notes a page that answers 422.
    forgive();
    await page.locator('summary', { hasText: zh('web:act.add') }).click();
    await page.locator('#add-text').fill('在小学门口');
    await page
      .locator('#add-file')
      .setInputFiles({ name: 'x.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<html><script>alert(1)</script>') });
    await page.getByRole('button', { name: zh('web:act.addSend') }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toContain(zh('conversation:file.wrong-type'));
    expect(await page.locator('#add-text').inputValue()).toBe('在小学门口');
    await picture(page, 'opinion-refused');
    await page.locator('#add-file').setInputFiles({ name: 'x.png', mimeType: 'image/png', buffer: Buffer.from(png) });
    await page.getByRole('button', { name: zh('web:act.addSend') }).click();
    await page.waitForURL(`**/o/${code}?done=add`);
    expect(await page.locator('main').innerText()).toContain('在小学门口');
    expect(
      await page
        .locator('main img')
        .evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)),
    ).toBe(1);
    expect(await stateOf(number)).toBe('submitted');
    await close();
  });

  it('every page fits 320, 360 and 1280 pixels, in light and dark, in both languages, and speaks to a screen reader', async () => {
    const { code, receipt } = await opinion(`公园缺厕所 ${longWord}`);
    await answered(site, deputy, receipt, '已列入改造，年底前建成', 'class-B');
    const paths = ['/', `/o/${code}`, '/o/wrong', '/nothing', '/chat'];
    for (const [width, colorScheme, locale] of [
      [320, 'light', 'en-GB'],
      [360, 'dark', 'zh-CN'],
      [1280, 'light', 'zh-CN'],
    ] as const) {
      const { page, forgive, close } = await visit(browser, site.url, paths[0] ?? '/', {
        viewport: { width, height: 800 },
        colorScheme,
        locale,
      });
      forgive();
      for (const path of paths) {
        await page.goto(`${site.url}${path}`);
        if (path === '/chat') await page.locator('[data-seq="1"]').waitFor();
        await expectItFits(page);
        await expectFingersFit(page);
        await expectItSpeaks(page);
        await picture(page, `page-${width}-${path.split('/')[1] || 'home'}${path === '/o/wrong' ? '-wrong' : ''}`);
      }
      await page.goto(`${site.url}/?big=1`);
      await page.goto(`${site.url}/o/${code}`);
      await expectItFits(page);
      await close();
    }
  });
});
