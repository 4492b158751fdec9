import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { beforeAll, expect, it } from 'vitest';
import { heal } from '../../src/flow/heal.ts';
import type { Values } from '../../src/text/render.ts';
import type { TextKey } from '../../src/text/say.ts';
import { limiter } from '../../src/web/limiter.ts';
import { codeRoutes } from '../../src/web/reply-code-routes.ts';
import { describeOnBothDatabases, type Open } from '../databases.ts';
import { days } from '../stage.ts';
import { acted, deputyOf, type Referred, referred } from './referral.ts';
import { joined, openSite, type Site, submitted } from './site.ts';

const phone = '13888812345';
const organ = 'WH-CG';
const other = 'LX-JD';

describeOnBothDatabases('the reply page when somebody means ill, or something else happens meanwhile', (open: Open) => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite(await open());
    await joined(site, { deputy: 'W001' });
    return () => site.close();
  });
  const zh = (key: TextKey, values: Values = {}) => site.stage.world.voice('zh-CN').text(key, values);
  const html = async (url: string) => (await fetch(url)).text();
  const read = async (url: string) => (await html(url)).replace(/<[^>]+>/g, '');
  const press = (url: string, fields: Record<string, string>) =>
    fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
  const matter = (number: number) => site.stage.world.store.ask('matter', { number });
  const draftOf = (page: string) => page.match(/name="draft" value="(\d+)"/)?.[1] ?? '';
  const drafts = ({ route }: Referred) =>
    site.stage.world.store.database.reader.replyDraft.count({ where: { routeId: { startsWith: route.id } } });

  async function opinion(name: string) {
    const { about } = await submitted(site, await site.chat({ start: 'd_W001' }));
    const number = about?.number ?? 0;
    const authorId = (await matter(number))?.opinion.authorId ?? '';
    await site.stage.world.store.database.writer.person.update({ where: { id: authorId }, data: { name, phone } });
    return { number, code: about?.code ?? '', author: { role: 'citizen', personId: authorId } as const };
  }
  async function route(others: readonly string[] = []) {
    const one = await opinion('欧阳桂芬');
    const on = await referred(site, one.number, { organ, others });
    return { ...one, on, routeId: on.route.id };
  }
  const handler = { role: 'handler', id: organ, personId: null } as const;

  it('shows nobody whom it did not ask, when a merge brings the route to another citizen', async () => {
    const { number, on, routeId, author } = await route();
    const target = await opinion('诸葛明');
    const deputy = await deputyOf(site, number);
    await acted(site, target.number, deputy, { name: 'acknowledge' });
    await acted(site, number, handler, { name: 'verify', routeId, reason: '看现场' });
    await acted(site, number, author, { name: 'allow-contact', routeId, yes: true });
    await acted(site, number, deputy, { name: 'pass-on', routeId, text: '灯杆号LX-031' });
    expect(await html(on.url)).toContain('欧阳桂芬');
    const into = await matter(target.number);
    if (!into) throw new Error('No target.');
    await acted(site, number, deputy, { name: 'merge', into: into.opinion });
    expect((await matter(target.number))?.routes.map(({ id }) => id)).toEqual([routeId]);
    const page = await html(on.url);
    for (const hidden of ['诸葛明', '欧阳桂芬', phone]) expect(page).not.toContain(hidden);
    // What was passed on before is still needed.
    expect(page).toContain('灯杆号LX-031');
    expect(page).toContain(zh('web:reply.verify'));
  });

  it('counts every try of a sheet, also those that come in one moment', async () => {
    const { number } = await route();
    const app = new Hono();
    codeRoutes(app, site.stage, limiter(Date.now));
    const enter = (n: number) =>
      app.request('/r', {
        method: 'POST',
        body: new URLSearchParams({ number: `${number}-1`, code: String(n).padStart(8, '0') }),
      });
    const statuses = (await Promise.all(Array.from({ length: 40 }, (_, n) => enter(n)))).map(({ status }) => status);
    expect(statuses.filter((status) => status === 422)).toHaveLength(10);
  });

  it('counts a whole network of the new kind as one caller', async () => {
    const enter = (n: number) =>
      fetch(`${site.url}/r`, {
        method: 'POST',
        body: new URLSearchParams({ number: `${900000 + n}-1`, code: '00000000' }),
        redirect: 'manual',
        headers: { 'x-forwarded-for': `2001:db8:1:2:${n.toString(16)}::1` },
      });
    const statuses: number[] = [];
    for (let n = 1; n <= 21; n++) statuses.push((await enter(n)).status);
    expect(statuses).toEqual([...Array(20).fill(422), 429]);
  });

  it('reads no great body for a key that opens nothing, nor where no file is expected', async () => {
    const { on } = await route();
    const form = new FormData();
    form.set('act', 'save');
    form.set('text', '写了半天');
    form.set('file', new File(['x'.repeat(300_000)], '1.png'));
    const send = (url: string) => fetch(url, { method: 'POST', body: form, redirect: 'manual' });
    const guessed = await send(`${site.url}/r/${'A'.repeat(38)}`);
    expect([guessed.status, (await guessed.text()).includes('写了半天')]).toEqual([404, false]);
    const known = await send(on.url);
    expect([known.status, (await known.text()).includes('写了半天')]).toEqual([422, true]);
    // The rest is not read: a client that is still sending may see the connection close before the answer.
    expect(
      await send(`${site.url}/r`).then(
        ({ status }) => status,
        () => 413,
      ),
    ).toBe(413);
  });

  it('does not thank for the last reply when the next is owed', async () => {
    const { number, on, routeId } = await route();
    await press(on.url, { act: 'reply', id: '1', class: 'A', text: '换好了' });
    await acted(site, number, await deputyOf(site, number), {
      name: 'evaluate',
      routeId,
      mark: 'bad',
      reason: '又灭了',
    });
    const page = await read(`${on.url}?done=reply`);
    expect(page).not.toContain(zh('web:reply.done.reply', { who: '王秀英代表' }));
    expect(page).toContain(zh('web:reply.again', { who: '王秀英代表' }));
  });

  it.each(['\u200b\u200b', '\u202e', '\u3164', '\ufeff \u2060'])('takes no reply that nobody can see', async (text) => {
    const { on } = await route();
    expect((await press(on.url, { act: 'reply', id: '1', class: 'A', text })).status).toBe(422);
    expect((await press(on.url, { act: 'return', id: '2', return: text })).status).toBe(422);
    expect((await on.now()).state).toBe('offered');
  });

  it('takes as many signs as the field does, lines and halved emoji among them', async () => {
    const { on } = await route();
    const text = `${'灯\r\n'.repeat(3999)}灯灯`;
    const id = `${'x'.repeat(63)}😀`;
    expect((await press(on.url, { act: 'reply', id, class: 'A', text })).status).toBe(303);
    expect((await on.now()).reply?.text).toBe(text.replaceAll('\r\n', '\n'));
  });

  it('says of a silent organ what is true: it has not accepted, and its reply is owed', async () => {
    const { number, code, on, routeId } = await route();
    await acted(site, number, { role: 'system' }, { name: 'silent', routeId });
    const page = await read(on.url);
    expect(page).not.toContain(zh('terms:routeState.accepted'));
    expect(page).toContain(zh('terms:routeState.offered'));
    expect(page).toContain('前答复');
    expect(await read(`${site.url}/o/${code}`)).not.toContain('五华区城市管理局在办');
  });

  it('offers more time only as long as it may be asked for, and says what is wrong with an earlier day', async () => {
    const { on } = await route();
    await press(on.url, { act: 'accept', id: '1' });
    const due = (await matter(on.route.no))?.duties.find(({ kind }) => kind === 'reply')?.due ?? '';
    const early = await press(on.url, { act: 'extend', id: '2', extendDay: '2026-11-03', extend: '缺灯' });
    expect(early.status).toBe(422);
    const page = await early.text();
    expect(page).not.toContain(zh('conversation:refused.day-past', { day: { day: '2026-11-03' } }));
    expect(page).toContain(zh('conversation:refused.day-not-later', { day: { day: due } }));
    while (site.stage.world.now().toISOString().slice(0, 10) < due) await site.pass(days(1));
    expect(await html(on.url)).not.toContain(zh('web:reply.extendSend'));
  });

  it('promises a co-handler no field after a cancellation', async () => {
    const { number, on, routeId } = await route([other]);
    await acted(site, number, await deputyOf(site, number), { name: 'cancel', routeId, reason: '好了' });
    const page = await html(on.urlOf(other));
    expect(page).not.toContain('<textarea');
    expect(page).not.toContain('写在下面');
  });

  it('names the sheet and the telephone when it thanks, for what comes later', async () => {
    const { on, number } = await route();
    const answer = await press(on.url, { act: 'reply', id: '1', class: 'A', text: '换好了' });
    const page = await read(`${site.url}${answer.headers.get('location')}`);
    expect(page).toContain(`${number}-1`);
    expect(page).toContain('0871-0000 1001');
  });

  it('keeps no draft of a route that is over, and every draft of one that is not', async () => {
    const { on, number, routeId } = await route([other]);
    const open = await route();
    const cancelled = await route();
    await press(on.url, { act: 'accept', id: randomUUID() });
    for (const url of [on.url, on.urlOf(other), open.on.url, cancelled.on.url])
      await press(url, { act: 'save', draft: draftOf(await html(url)), text: '写了一半' });
    const deputy = await deputyOf(site, number);
    await acted(site, number, deputy, { name: 'reply', routeId, class: 'A', text: '纸上的答复' });
    await acted(site, cancelled.number, deputy, { name: 'cancel', routeId: cancelled.routeId, reason: '好了' });
    expect(await Promise.all([on, open.on, cancelled.on].map(drafts))).toEqual([2, 1, 1]);
    await heal(site.stage.world);
    // A late word may still need it.
    expect(await Promise.all([on, open.on, cancelled.on].map(drafts))).toEqual([2, 1, 1]);
    await site.pass(days(40));
    await heal(site.stage.world);
    expect(await Promise.all([on, open.on, cancelled.on].map(drafts))).toEqual([0, 1, 0]);
  });
});
