import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { longest } from '../../src/conversation/converse.ts';
import type { Values } from '../../src/text/render.ts';
import type { TextKey } from '../../src/text/say.ts';
import { openBrowser } from '../browser.ts';
import { openOn } from '../databases.ts';
import { seconds } from '../stage.ts';
import { jpeg, pdf } from '../web/file-samples.ts';
import { answered, type Client, joined, openSite, type Shown, type Site } from '../web/site.ts';
import { expectFingersFit, expectItFits, expectItSpeaks, picture, visit } from './visit.ts';

describe('the web chat in a real browser on a real server', () => {
  let browser: Browser;
  let site: Site;
  let deputy: Client;
  beforeAll(async () => {
    browser = await openBrowser(['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']);
    site = await openSite(await openOn('sqlite')());
    deputy = await joined(site, { deputy: 'W001' });
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });
  const open = (options = {}) => visit(browser, site.url, '/chat?start=d_W001', options);
  type Page = Awaited<ReturnType<typeof open>>['page'];
  const letter = (page: Page, seq: number) => page.locator(`[data-seq="${seq}"]`);
  const bubbles = (page: Page) => page.locator('[role=log] .text').allInnerTexts();
  const zh = (key: TextKey, values: Values = {}) => site.stage.world.voice('zh-CN').text(key, values);
  const send = async (page: Page, text: string) => {
    await page.fill('textarea', text);
    await page.locator('.composer .tool.fill').click();
  };
  /** The newest opinion as the store has it. */
  const newest = async () => {
    const row = await site.stage.world.store.database.reader.opinion.findFirst({ orderBy: { number: 'desc' } });
    const matter = await site.stage.world.store.ask('matter', { number: row?.number ?? 0 });
    if (!matter) throw new Error('There is no opinion.');
    return matter.opinion;
  };
  const historyOf = async (page: Page) => {
    const token = await page.evaluate(
      () =>
        Object.values(localStorage)
          .join(' ')
          .match(/[\w-]{43}/)?.[0],
    );
    const answer = await fetch(`${site.url}/api/v1/chat/history`, { headers: { authorization: `Bearer ${token}` } });
    return (await answer.json()) as {
      said: { text: string | null; choice: string | null; files: { url: string; kind: string; mime: string }[] }[];
      letters: Shown[];
    };
  };

  it('a citizen writes, presses 1, copies the code, is answered and says that it is solved', async () => {
    const { page, context, close } = await open();
    await letter(page, 1).waitFor();
    await expectItFits(page);
    await send(page, '龙翔街的路灯坏了半个月，<b>老人摔了</b>');
    await page.getByText(zh('web:chat.received')).first().waitFor();
    await site.pass(seconds(3));
    await letter(page, 2).locator('.choices').waitFor();
    await picture(page, 'chat-card');
    await expectFingersFit(page);
    await letter(page, 2)
      .getByRole('button', { name: zh('conversation:choice.submit') })
      .click();
    await letter(page, 3).locator('.code-buttons').waitFor();
    expect(await page.locator('.choices').count()).toBe(0);
    await letter(page, 3).getByRole('button').first().click();
    const { code, number } = await newest();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.replaceAll('-', '')).toBe(code);
    await picture(page, 'chat-receipt');

    const before = await bubbles(page);
    expect(before).toHaveLength(5);
    expect(before[1]).toBe('龙翔街的路灯坏了半个月，<b>老人摔了</b>');
    await page.reload();
    await letter(page, 3).locator('.code-buttons').waitFor();
    expect(await bubbles(page)).toEqual(before);

    const [second] = await Promise.all([context.waitForEvent('page'), letter(page, 3).getByRole('link').click()]);
    await second.waitForLoadState();
    expect(second.url()).toBe(`${site.url}/o/${copied}`);
    expect(await second.locator('main').innerText()).toContain('龙翔街的路灯坏了半个月');
    await second.close();

    await answered(site, deputy, { about: { event: 'submit', number } } as Shown);
    await letter(page, 5).waitFor();
    // Showing it is what delivers it: the question follows.
    await letter(page, 6).locator('.choices').waitFor();
    await picture(page, 'chat-answered');
    await page.locator('textarea').fill('1');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await newest()).state).toBe('closed');
    expect((await newest()).rating?.solved).toBe('yes');
    await close();
  });

  it('loses and doubles nothing when the network goes and comes back', async () => {
    const { page, context, forgive, close } = await open();
    await letter(page, 1).waitFor();
    await send(page, '井盖松了');
    await site.pass(seconds(3));
    await letter(page, 2)
      .getByRole('button', { name: zh('conversation:choice.submit') })
      .click();
    await letter(page, 3).waitFor();
    const { number } = await newest();
    forgive();
    await context.setOffline(true);
    await send(page, '补充：车一过就响');
    await page.getByText(zh('web:chat.waiting')).waitFor();
    await picture(page, 'chat-offline');
    // Meanwhile the deputy speaks.
    await deputy.say(`/ack ${number}`);
    await site.pass(seconds(1));
    await context.setOffline(false);
    await letter(page, 4).waitFor({ timeout: 20_000 });
    await expect
      .poll(async () => (await historyOf(page)).said.map((one) => one.text), { timeout: 20_000 })
      .toContain('补充：车一过就响');
    await site.pass(seconds(3));
    await letter(page, 5).waitFor();
    const { said, letters } = await historyOf(page);
    expect(said.filter((one) => one.text === '补充：车一过就响')).toHaveLength(1);
    const shown = await page
      .locator('[data-seq]')
      .evaluateAll((all) => all.map((one) => Number(one.getAttribute('data-seq'))));
    const replaced = letters.map((one) => one.replaces);
    expect(shown).toEqual(letters.map((one) => one.seq).filter((seq) => !replaced.includes(seq)));
    expect((await bubbles(page)).filter((text) => text === '补充：车一过就响')).toHaveLength(1);
    await close();
  });

  it('goes on by itself when the stream breaks, and when the server was away for a moment', async () => {
    const { page, forgive, close } = await open();
    await letter(page, 1).waitFor();
    forgive();
    await page.route('**/api/v1/chat/stream**', (route) => route.abort());
    await page.reload();
    await send(page, '在吗');
    await letter(page, 2).waitFor({ timeout: 20_000 });
    await page.unroute('**/api/v1/chat/stream**');
    await send(page, '谢谢');
    await letter(page, 3).waitFor({ timeout: 20_000 });
    expect(await page.locator('[data-seq]').count()).toBe(3);
    await close();
  });

  it('sends a photo, shows it, and shows it again after a reload', async () => {
    const { page, close } = await open();
    await letter(page, 1).waitFor();
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: '路灯.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(jpeg) });
    await page.getByText(zh('web:chat.received')).first().waitFor();
    const drawn = () =>
      page.locator('.b.me img').evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth));
    await expect.poll(drawn).toBe(1);
    await page.reload();
    await page.locator('.b.me img').waitFor();
    await expect.poll(drawn).toBe(1);
    const [file] = (await historyOf(page)).said[0]?.files ?? [];
    expect(file).toMatchObject({ kind: 'photo', mime: 'image/jpeg' });
    expect(new Uint8Array(await (await fetch(`${site.url}${file?.url}`)).arrayBuffer())).toEqual(jpeg);
    await page.locator('.b.me button').click();
    await page.getByRole('dialog').getByRole('button').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await close();
  });

  it('takes a paper, and says so when a file was not taken and cannot even be shown', async () => {
    const { page, close } = await open();
    await letter(page, 1).waitFor();
    const choose = async (name: TextKey, file: { name: string; mimeType: string; buffer: Buffer }) => {
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        page.getByRole('button', { name: zh(name), exact: true }).click(),
      ]);
      await chooser.setFiles(file);
    };
    await choose('web:chat.file', { name: '申请.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdf) });
    await page.getByRole('button', { name: /申请\.pdf/ }).waitFor();
    await page.getByText(zh('web:chat.received')).first().waitFor();
    await choose('web:chat.photo', { name: '假的.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture') });
    await page.getByText(zh('web:chat.notKept')).waitFor();
    await page.getByText(zh('conversation:file.wrong-type')).waitFor();
    await page.getByRole('button', { name: zh('web:chat.cannotShow') }).waitFor();
    expect(await page.locator('.b.me img').count()).toBe(0);
    const kinds = (await historyOf(page)).said.flatMap(({ files }) => files.map(({ kind }) => kind));
    expect(kinds).toEqual(['document']);
    await close();
  });

  it('counts the signs before there are too many, and keeps what does not fit', async () => {
    const { page, close } = await open();
    await letter(page, 1).waitFor();
    const room = page.locator('.composer .room');
    expect(await room.isVisible()).toBe(false);
    await page.fill('textarea', '路'.repeat(longest - 5));
    await page.getByText(zh('web:chat.signsLeft', { n: 5 })).waitFor();
    await send(page, '路'.repeat(longest + 7));
    await page.getByText(zh('web:chat.signsOver', { n: 7 })).waitFor();
    expect([await page.locator('.b.me').count(), (await page.inputValue('textarea')).length]).toEqual([0, longest + 7]);
    await expectItFits(page);
    await send(page, '路'.repeat(longest));
    await page.locator('.b.me').waitFor();
    expect([await room.isVisible(), await page.inputValue('textarea')]).toEqual([false, '']);
    await close();
  });

  it('records a voice with the microphone, keeps it as recorded, and plays it', async () => {
    const { page, close } = await open();
    await letter(page, 1).waitFor();
    await page.getByRole('button', { name: zh('web:chat.voice') }).click();
    const recording = page.locator('.composer.recording');
    await recording.waitFor();
    await page.waitForTimeout(1300);
    await picture(page, 'chat-recording');
    await recording.locator('.btn.primary').click();
    await recording.locator('.voice').waitFor();
    await recording.locator('.btn.primary').click();
    await page.getByText(zh('web:chat.received')).first().waitFor();
    await site.pass(seconds(3));
    await letter(page, 2).waitFor();
    expect(await letter(page, 2).innerText()).toContain(zh('conversation:contents.voice', { count: 1 }));
    const [file] = (await historyOf(page)).said[0]?.files ?? [];
    expect(file).toMatchObject({ kind: 'voice', mime: 'audio/webm' });
    await page.reload();
    const play = page.locator('.b.me .voice button');
    await play.waitFor();
    expect(await play.getAttribute('aria-label')).toContain(zh('web:chat.play'));
    await play.click();
    await expect.poll(() => play.getAttribute('aria-label')).toBe(zh('web:chat.pause'));
    await expect.poll(() => play.getAttribute('aria-label'), { timeout: 8000 }).toContain(zh('web:chat.play'));
    await close();
  });

  it('opens one microphone however often it is pressed, and none for a conversation that has gone', async () => {
    const { page, context, forgive, close } = await open();
    await context.addInitScript(() => {
      const { mediaDevices } = navigator;
      const ask = mediaDevices.getUserMedia.bind(mediaDevices);
      const opened: MediaStream[] = [];
      Object.assign(window, { opened });
      // As long as a person takes to allow it.
      mediaDevices.getUserMedia = async (wanted) => {
        await new Promise((resolve) => setTimeout(resolve, 400));
        const sound = await ask(wanted);
        opened.push(sound);
        return sound;
      };
    });
    const microphones = () =>
      page.evaluate(() =>
        (window as unknown as { opened: MediaStream[] }).opened.map((one) =>
          one.getTracks().some((track) => track.readyState === 'live'),
        ),
      );
    const voice = page.getByRole('button', { name: zh('web:chat.voice') });
    const recording = page.locator('.recording');
    await page.reload();
    await letter(page, 1).waitFor();
    await voice.evaluate((button: HTMLElement) => {
      button.click();
      button.click();
    });
    await recording.waitFor();
    await page.waitForTimeout(600);
    expect(await microphones()).toEqual([true]);
    await recording.getByRole('button', { name: zh('web:chat.dropRecording') }).click();
    expect(await microphones()).toEqual([false]);

    // Gone while the browser still asks.
    await voice.click();
    await page.evaluate(() => document.querySelector('[data-chat]')?.replaceChildren());
    await expect.poll(microphones).toEqual([false, false]);

    // Gone while it records: the token is known no more.
    await page.reload();
    await letter(page, 1).waitFor();
    await voice.click();
    await recording.waitFor();
    expect(await microphones()).toEqual([true]);
    forgive();
    await page.route('**/api/v1/chat/**', (route) => route.fulfill({ status: 401, json: { message: 'gone' } }));
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await expect.poll(microphones).toEqual([false]);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await close();
  });

  it('can be used with a keyboard alone', async () => {
    const { page, close } = await open({ viewport: { width: 1280, height: 800 } });
    await letter(page, 1).waitFor();
    const focused = () =>
      page.evaluate(() => `${document.activeElement?.tagName} ${document.activeElement?.textContent?.trim()}`);
    const tabTo = async (wanted: RegExp) => {
      for (let presses = 0; presses < 30; presses++) {
        if (wanted.test(await focused())) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`Tab never reaches ${wanted}.`);
    };
    await tabTo(/^TEXTAREA/);
    await page.keyboard.type('健身器材断了');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('扎着孩子');
    await page.keyboard.press('Enter');
    await page.getByText(zh('web:chat.received')).first().waitFor();
    expect((await bubbles(page))[1]).toBe('健身器材断了\n扎着孩子');
    expect(await focused()).toMatch(/^TEXTAREA/);
    await site.pass(seconds(3));
    await letter(page, 2).locator('.choices').waitFor();
    for (
      let presses = 0;
      presses < 30 && !(await focused()).endsWith(`1${zh('conversation:choice.submit')}`);
      presses++
    )
      await page.keyboard.press('Shift+Tab');
    expect(await focused()).toBe(`BUTTON 1${zh('conversation:choice.submit')}`);
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement as Element).outlineWidth);
    expect(outline).toBe('3px');
    await page.keyboard.press('Space');
    await letter(page, 3).locator('.code-buttons').waitFor();
    await picture(page, 'chat-wide');
    await close();
  });

  it('speaks to a screen reader, and fits 320, 360 and 1280 pixels', async () => {
    for (const width of [320, 360, 1280]) {
      const { page, close } = await open({
        viewport: { width, height: 700 },
        ...(width === 320 ? { locale: 'en-GB' } : {}),
      });
      await letter(page, 1).waitFor();
      await send(
        page,
        'https://example.com/a-very-long-address-that-nobody-would-ever-type-by-hand-but-copy-from-somewhere?with=parameters 路灯坏了',
      );
      await site.pass(seconds(3));
      await letter(page, 2).locator('.choices').waitFor();
      await expectItFits(page);
      await expectFingersFit(page);
      const heard = await expectItSpeaks(page);
      expect(heard.filter((one) => one.role === 'log')).toHaveLength(1);
      expect(heard.some((one) => one.role === 'textbox')).toBe(true);
      await picture(page, `chat-${width}`);
      await close();
    }
  });
});
