import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import type { Values } from '../../src/text/render.ts';
import type { TextKey } from '../../src/text/say.ts';
import { describeOnBothDatabases, type Open } from '../databases.ts';
import { days } from '../stage.ts';
import { png } from './file-samples.ts';
import { acted, deputyOf, type Referred, referred } from './referral.ts';
import { joined, openSite, type Site, submitted } from './site.ts';

const author = '欧阳桂芬';
const phone = '13888812345';
const words = '10月21日已换灯3盏，都亮了。';
const organ = 'WH-CG';
const other = 'LX-JD';

describeOnBothDatabases('the reply page of a route', (open: Open) => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite(await open());
    await joined(site, { deputy: 'W001' });
    return () => site.close();
  });
  const zh = (key: TextKey, values: Values = {}) => site.stage.world.voice('zh-CN').text(key, values);
  const get = (url: string, headers: Record<string, string> = {}) => fetch(url, { redirect: 'manual', headers });
  const html = async (url: string) => (await get(url)).text();
  type Fields = Record<string, string | Blob | readonly string[]>;
  const press = (url: string, fields: Fields, headers: Record<string, string> = {}) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields))
      for (const one of Array.isArray(value) ? value : [value]) form.append(name, one);
    return fetch(url, { method: 'POST', body: form, headers, redirect: 'manual' });
  };
  /** What is read, without the tags between. */
  const read = async (url: string) => (await html(url)).replace(/<[^>]+>/g, '');
  const eventsOf = (number: number, act: string) =>
    site.stage.world.store.database.reader.event.count({ where: { act, opinion: { number } } });
  const draftOf = (page: string) => page.match(/name="draft" value="(\d+)"/)?.[1] ?? '';

  async function opinion(text = '路灯坏了半个月，老人摔了') {
    const citizen = await site.chat({ start: 'd_W001' });
    const { about } = await submitted(site, citizen, text);
    const number = about?.number ?? 0;
    const known = await site.stage.world.store.ask('matter', { number });
    await site.stage.world.store.database.writer.person.update({
      where: { id: known?.opinion.authorId ?? '' },
      data: { name: author, phone },
    });
    return { number, code: about?.code ?? '', citizen, authorId: known?.opinion.authorId ?? '' };
  }
  async function route(more: { others?: readonly string[]; brief?: string } = {}) {
    const one = await opinion();
    return { ...one, on: await referred(site, one.number, { organ, ...more }) };
  }
  /** The draft is saved, looked at, handed in: as a browser without scripts does it. */
  async function handIn(on: Referred, fields: Fields, url = on.url, act = 'reply') {
    const checked = await press(url, { act: 'check', ...fields });
    if (checked.status !== 303) return checked;
    const page = await html(`${url}/check`);
    return press(url, { act, id: randomUUID(), draft: draftOf(page), ...fields });
  }

  it('shows the matter, who asks, the number to check and the days, and never the citizen', async () => {
    const { on } = await route({ brief: '龙翔街12号门口三盏路灯不亮' });
    const answer = await get(on.url);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('x-robots-tag')).toContain('noindex');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    const page = await answer.text();
    for (const shown of [
      '龙翔街12号门口三盏路灯不亮',
      '王秀英代表',
      '五华区城市管理局',
      '昆明市人大常委会代表联络机构',
      '0871-0000 1001',
      '10月28日',
    ])
      expect(page).toContain(shown);
    for (const hidden of [author, phone, '老人摔了']) expect(page).not.toContain(hidden);
    expect(await (await get(on.url, { 'accept-language': 'en' })).text()).toContain('Please accept it by');
  });

  it('is opened by crawlers and mail scanners as often as they like: nothing happens by reading', async () => {
    const { on, number } = await route();
    const before = await site.stage.world.store.ask('matter', { number });
    for (const path of ['', '/check', '/slip', '?act=accept', '?done=accept'])
      for (const method of ['GET', 'HEAD']) await fetch(`${on.url}${path}`, { method, redirect: 'manual' });
    const after = await site.stage.world.store.ask('matter', { number });
    expect(after?.opinion.version).toBe(before?.opinion.version);
    expect(await on.now()).toEqual(on.route);
  });

  it('accepts, reports progress and asks, and each has its day and its word', async () => {
    const { on, number } = await route();
    expect((await press(on.url, { act: 'accept', id: 'a' })).headers.get('location')).toMatch(/\?done=accept$/);
    expect(await on.now()).toMatchObject({ state: 'accepted', handedAt: expect.any(Date) });
    expect(await html(on.url)).toContain('11月9日');
    expect((await press(on.url, { act: 'inquire', id: 'b', inquire: '是哪一根灯杆？' })).status).toBe(303);
    const file = new File([png as Uint8Array<ArrayBuffer>], '灯.png', { type: 'image/png' });
    expect((await press(on.url, { act: 'progress', id: 'c', progress: '灯已订', newsFile: file })).status).toBe(303);
    expect([await eventsOf(number, 'inquire'), await eventsOf(number, 'progress')]).toEqual([1, 1]);
    const page = await html(on.url);
    expect(page).toContain('是哪一根灯杆？');
    const [, url = ''] = page.match(/src="(\/files\/[^"]+)"/) ?? [];
    expect((await fetch(`${site.url}${url.replaceAll('&amp;', '&')}`)).headers.get('content-type')).toBe('image/png');
    await acted(site, number, await deputyOf(site, number), {
      name: 'pass-on',
      routeId: on.route.id,
      text: '灯杆号LX-031',
    });
    expect(await html(on.url)).toContain('灯杆号LX-031');
  });

  it.each(['multipart', 'urlencoded'])('takes a reply as a %s form, once, after it was looked over', async (kind) => {
    const { on, number } = await route();
    const fields = { class: 'B', text: words, day: '2026-12-01', contact: '李工', phone: '0871-0000 2233' };
    const send = (more: Record<string, string>) =>
      kind === 'multipart'
        ? press(on.url, { ...fields, ...more })
        : fetch(on.url, { method: 'POST', body: new URLSearchParams({ ...fields, ...more }), redirect: 'manual' });
    const checked = await send({ act: 'check', draft: '0' });
    expect(checked.headers.get('location')).toMatch(/\/check$/);
    expect((await on.now()).state).toBe('offered');
    const check = await html(`${on.url}/check`);
    for (const shown of ['正在解决', words, '12月1日', '李工', zh('web:reply.once')]) expect(check).toContain(shown);
    const handed = await Promise.all(
      [1, 2, 3].map(() => send({ act: 'reply', id: 'the same press', draft: draftOf(check) })),
    );
    expect(handed.map((answer) => answer.headers.get('location'))).toEqual(
      Array(3).fill(expect.stringMatching(/\?done=reply$/)),
    );
    expect(await on.now()).toMatchObject({
      state: 'replied',
      reply: { class: 'B', text: words, day: '2026-12-01', contact: '李工', phone: '0871-0000 2233', by: 'handler' },
    });
    expect(await eventsOf(number, 'reply')).toBe(1);
    expect(await html(`${on.url}?done=reply`)).toContain(zh('web:reply.thanks.reply'));
    expect(
      await site.stage.world.store.database.reader.replyDraft.count({
        where: { routeId: { startsWith: on.route.id } },
      }),
    ).toBe(0);
  });

  it('says what is missing in one sentence and keeps everything that was typed', async () => {
    const { on } = await route();
    const cases: readonly (readonly [Record<string, string>, string])[] = [
      [{ class: 'A' }, zh('conversation:refused.text-missing')],
      [{ text: words }, zh('conversation:refused.class-missing')],
      [{ class: 'B', text: words }, zh('conversation:refused.day-missing')],
      [{ class: 'B', text: words, day: '有空的时候' }, zh('conversation:refused.day-missing')],
      [
        { class: 'B', text: words, day: '2026-10-01' },
        zh('conversation:refused.day-past', { day: { day: '2026-10-01' } }),
      ],
      [{ class: 'B', text: words, day: '2028-10-01' }, '2027年10月19日'],
      [{ class: 'A', text: `长${'文'.repeat(8000)}` }, '8001'],
    ];
    let draft = draftOf(await html(on.url));
    for (const [fields, sentence] of cases) {
      const answer = await press(on.url, { act: 'check', draft, contact: '李工', ...fields });
      expect([fields, answer.status]).toEqual([fields, 422]);
      const page = await answer.text();
      expect(page).toContain(sentence);
      for (const typed of ['李工', ...Object.entries(fields).flatMap(([name, text]) => (name === 'class' ? [] : text))])
        expect(page).toContain(typed);
      if (fields.class) expect(page).toMatch(new RegExp(`value="${fields.class}"[^>]* checked`));
      draft = draftOf(page);
    }
    expect((await press(on.url, { act: 'return', draft, text: words })).status).toBe(422);
    expect((await press(on.url, { act: 'extend', draft, extendDay: '', extend: '缺灯' })).status).toBe(422);
    const unfit = await press(on.url, {
      act: 'check',
      draft: draftOf(await html(on.url)),
      class: 'A',
      text: words,
      file: new File(['<html><script>alert(1)</script>'], 'reply.pdf', { type: 'application/pdf' }),
    });
    expect(unfit.status).toBe(422);
    const page = await unfit.text();
    expect(page).toContain(zh('conversation:file.wrong-type'));
    expect(page).toContain(words);
    expect((await on.now()).state).toBe('offered');
  });

  it('keeps a draft with its files until it is handed in, and takes off what is ticked', async () => {
    const { on } = await route();
    const file = (name: string) => new File([png as Uint8Array<ArrayBuffer>], name, { type: 'image/png' });
    expect(
      (await press(on.url, { act: 'save', draft: '0', class: 'A', text: words, file: file('答复函.png') })).headers.get(
        'location',
      ),
    ).toMatch(/\?done=save$/);
    let page = await html(on.url);
    expect(page).toContain(words);
    expect(page).toContain('答复函.png');
    const [, first = ''] = page.match(/name="drop" value="([^"]+)"/) ?? [];
    await press(on.url, {
      act: 'save',
      draft: draftOf(page),
      class: 'A',
      text: words,
      file: file('现场.png'),
      drop: first,
    });
    page = await html(on.url);
    expect(page).not.toContain('答复函.png');
    expect(page).toContain('现场.png');
    expect((await handIn(on, { class: 'A', text: words, draft: draftOf(page) })).status).toBe(303);
    expect((await on.now()).reply?.files).toHaveLength(1);
  });

  it('never overwrites what another desk has saved meanwhile', async () => {
    const { on } = await route();
    await press(on.url, { act: 'save', draft: '0', text: '甲写的' });
    const answer = await press(on.url, { act: 'save', draft: '0', text: '乙写的' });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain('甲写的');
    expect(page).toContain('乙写的');
    expect(page).toContain(zh('web:reply.overtaken'));
    expect(await html(on.url)).not.toContain('乙写的');
    expect((await press(on.url, { act: 'save', draft: draftOf(page), text: '乙写的' })).status).toBe(303);
    expect(await html(on.url)).toContain('乙写的');
    // Of two in one moment one is told.
    const seen = draftOf(await html(on.url));
    const both = await Promise.all(['丙', '丁'].map((text) => press(on.url, { act: 'save', draft: seen, text })));
    expect(both.map(({ status }) => status).toSorted()).toEqual([303, 422]);
  });

  it('gives a second reply back to its writer: two at once, after it ended, after it was cancelled', async () => {
    const { on, number } = await route();
    const fields = { class: 'A', text: words, draft: '0' };
    await press(on.url, { act: 'save', ...fields });
    const draft = draftOf(await html(on.url));
    const both = await Promise.all(['x', 'y'].map((id) => press(on.url, { act: 'reply', id, ...fields, draft })));
    expect(both.map(({ status }) => status).toSorted()).toEqual([303, 422]);
    expect(await eventsOf(number, 'reply')).toBe(1);
    const late = both.find(({ status }) => status === 422);
    const page = await late?.text();
    expect(page).toContain(words);
    expect(page).toContain('已经答复过了');
    const again = await press(on.url, { act: 'reply', id: 'z', class: 'D', text: '再说一句', draft });
    expect([again.status, (await again.text()).includes('再说一句')]).toEqual([422, true]);
    expect(await eventsOf(number, 'reply')).toBe(1);
  });

  it('goes on when the opinion is handed over while the reply is being written', async () => {
    const { on, number } = await route();
    await press(on.url, { act: 'save', draft: '0', class: 'A', text: words });
    const draft = draftOf(await html(on.url));
    const office = { role: 'office', id: 'WH', personId: 'somebody' } as const;
    const next = await site.stage.world.store.ask('deputy', { no: 'W002' });
    await acted(site, number, office, { name: 'hand-over', to: next, reason: '请假' });
    expect(await html(on.url)).toContain(next?.name);
    expect((await press(on.url, { act: 'reply', id: 'h', class: 'A', text: words, draft })).status).toBe(303);
    expect((await on.now()).state).toBe('replied');
  });

  it('says after a cancellation that nothing is owed, and takes a late word for the deputy', async () => {
    const { on, number } = await route();
    await acted(site, number, await deputyOf(site, number), {
      name: 'cancel',
      routeId: on.route.id,
      reason: '已经好了',
    });
    const page = await html(on.url);
    expect(await read(on.url)).toContain(zh('web:reply.cancelled', { route: `${number}-1` }));
    expect(page).not.toContain(on.route.brief);
    expect((await press(on.url, { act: 'reply', class: 'A', text: words, id: '1' })).status).toBe(303);
    expect(
      (await press(on.url, { act: 'late', text: '备件还在', id: '2', draft: draftOf(await html(on.url)) })).status,
    ).toBe(303);
    expect((await on.now()).state).toBe('cancelled');
    expect((await press(on.url, { act: 'accept', id: '3' })).status).toBe(422);
  });

  it('looks the same guessed, changed, of another organ, and ended', async () => {
    const { on } = await route();
    const ended = await route();
    await press(ended.on.url, { act: 'return', id: 'r', return: '归公交公司' });
    const plain = (text: string) => text.replaceAll(/\/r\/[^"?]+/g, '/r/X');
    const expected = plain(await html(ended.on.url));
    expect(expected).toContain(zh('web:reply.ended.title'));
    for (const url of [
      on.url.replace(/.$/, (sign) => (sign === 'A' ? 'B' : 'A')),
      on.urlOf('KM-JT'),
      `${site.url}/r/${'A'.repeat(38)}`,
      `${site.url}/r/x`,
      `${site.url}/r/${encodeURIComponent("' OR 1=1")}`,
    ]) {
      const answer = await get(url);
      expect([url, answer.status, plain(await answer.text()) === expected]).toEqual([url, 404, true]);
      const posted = await press(url, { act: 'accept', text: '写了半天' });
      expect([posted.status, (await posted.text()).includes('写了半天')]).toEqual([404, true]);
    }
    for (const path of ['/check', '/slip'])
      expect([path, (await get(`${ended.on.url}${path}`)).status]).toEqual([path, 404]);
    expect((await on.now()).state).toBe('offered');
  });

  it('refuses forms of other sites, and words that are no act', async () => {
    const { on } = await route();
    expect((await press(on.url, { act: 'accept' }, { origin: 'https://evil.example' })).status).toBe(403);
    for (const act of ['evaluate', 'cancel', 'bind', '', '__proto__', 'hand-out'])
      expect([act, (await press(on.url, { act })).status]).toEqual([act, 400]);
    expect((await on.now()).state).toBe('offered');
  });

  it('asks the citizen before their name and number are shown, and shows them to the lead alone', async () => {
    const { on, number, authorId } = await route({ others: [other] });
    expect((await press(on.url, { act: 'verify', id: 'v', verify: '看看灯杆位置' })).status).toBe(303);
    expect(await html(on.url)).toContain(zh('web:reply.contact.asked'));
    expect(await html(on.url)).not.toContain(phone);
    await acted(
      site,
      number,
      { role: 'citizen', personId: authorId },
      { name: 'allow-contact', routeId: on.route.id, yes: true },
    );
    const page = await html(on.url);
    expect(page).toContain(author);
    expect(page).toContain(phone);
    const co = await html(on.urlOf(other));
    for (const hidden of [author, phone]) expect(co).not.toContain(hidden);
    const slip = await html(`${on.url}/slip`);
    for (const hidden of [author, phone]) expect(slip).not.toContain(hidden);
  });

  it('shows nothing of a citizen who said no', async () => {
    const { on, number, authorId } = await route();
    await press(on.url, { act: 'verify', id: 'v', verify: '看看灯杆位置' });
    await acted(
      site,
      number,
      { role: 'citizen', personId: authorId },
      { name: 'allow-contact', routeId: on.route.id, yes: false },
    );
    const page = await html(on.url);
    expect(page).toContain(zh('web:reply.contact.no'));
    for (const hidden of [author, phone]) expect(page).not.toContain(hidden);
  });

  it('has a page of its own for each co-handling organ, which gives its opinion once and nothing more', async () => {
    const { on, number } = await route({ others: [other] });
    const co = on.urlOf(other);
    expect(await read(co)).toContain('主办，请五华区人民政府龙翔街道办事处会办');
    expect((await press(co, { act: 'accept', id: '1' })).status).toBe(422);
    expect((await press(co, { act: 'reply', id: '2', class: 'A', text: words })).status).toBe(422);
    await press(on.url, { act: 'accept', id: '3' });
    expect((await handIn(on, { text: '树枝由街道修', draft: draftOf(await html(co)) }, co, 'co-opinion')).status).toBe(
      303,
    );
    expect((await on.now()).coOpinions).toEqual([other]);
    expect(await eventsOf(number, 'co-opinion')).toBe(1);
    expect(await html(on.url)).toContain('树枝由街道修');
    const again = await press(co, { act: 'co-opinion', id: '4', text: '再补一句' });
    expect([again.status, (await again.text()).includes('再补一句')]).toEqual([422, true]);
  });

  it('lives again when the deputy is not satisfied', async () => {
    const { on, number } = await route();
    await handIn(on, { class: 'A', text: words, draft: '0' });
    expect((await get(on.url)).status).toBe(404);
    await acted(site, number, await deputyOf(site, number), {
      name: 'evaluate',
      routeId: on.route.id,
      mark: 'bad',
      reason: '又灭了一盏',
    });
    const page = await html(on.url);
    expect(page).toContain('又灭了一盏');
    expect((await handIn(on, { class: 'A', text: '第二次也换好了', draft: draftOf(page) })).status).toBe(303);
    expect((await on.now()).reply?.text).toBe('第二次也换好了');
  });

  it('says so when the day has passed, and takes the reply all the same', async () => {
    const { on } = await route();
    await press(on.url, { act: 'accept', id: 'a' });
    await site.pass(days(40));
    expect(await html(on.url)).toContain('工作日');
    expect(await html(on.url)).toContain('now-card late');
    expect(await html(on.url)).not.toContain(zh('web:reply.extendSend'));
    expect((await handIn(on, { class: 'A', text: words, draft: '0' })).status).toBe(303);
  });

  it('opens from the number and the eight digits of the sheet, and says the same for a wrong one of either', async () => {
    const { on, number } = await route({ others: [other] });
    const enter = (fields: Record<string, string>, from = '203.0.113.1') =>
      fetch(`${site.url}/r`, {
        method: 'POST',
        body: new URLSearchParams(fields),
        redirect: 'manual',
        headers: { 'x-forwarded-for': from },
      });
    expect((await get(`${site.url}/r`)).headers.get('cache-control')).toBe('no-store');
    const slip = await html(`${on.url}/slip`);
    const code = `${on.code.slice(0, 4)} ${on.code.slice(4)}`;
    for (const shown of [code, `${number}-1`, 'localhost:3000/r', '五华区城市管理局', on.route.brief])
      expect(slip).toContain(shown);
    for (const hidden of [author, phone, '老人摔了']) expect(slip).not.toContain(hidden);
    const full = [...`转办单${number}-1`]
      .map((sign) => (/\d/.test(sign) ? String.fromCharCode(sign.charCodeAt(0) + 0xfee0) : sign))
      .join('');
    for (const typed of [`${number}-1`, ` ${number} － 1 `, full]) {
      const opened = await enter({ number: typed, code });
      expect([typed, opened.status, `${site.url}${opened.headers.get('location')}`]).toEqual([typed, 303, on.url]);
    }
    const wrong = [
      { number: `${number}-1`, code: '0000 0000' },
      { number: `${number}-9`, code },
      { number: '999999-1', code },
      { number: '', code: '' },
    ];
    const pages = await Promise.all(wrong.map((fields) => enter(fields)));
    expect(pages.map(({ status }) => status)).toEqual([422, 422, 422, 422]);
    const texts = await Promise.all(pages.map((answer) => answer.text()));
    const plain = texts.map((text) => text.replace(/value="[^"]*"/g, ''));
    expect(new Set(plain).size).toBe(1);
    expect(plain[0]).toContain(zh('web:reply.code.wrong'));
  });

  it('lets nobody try the digits of a sheet, from wherever they try', async () => {
    const { on, number } = await route();
    const enter = (code: string, from: string, no = `${number}-1`) =>
      fetch(`${site.url}/r`, {
        method: 'POST',
        body: new URLSearchParams({ number: no, code }),
        redirect: 'manual',
        headers: { 'x-forwarded-for': from },
      });
    const statuses: number[] = [];
    for (let n = 0; n < 12; n++) statuses.push((await enter(String(n).padStart(8, '0'), `198.51.100.${n}`)).status);
    expect(statuses).toEqual([...Array(10).fill(422), 429, 429]);
    // The right digits wait, too; another sheet does not, nor the link.
    expect((await enter(on.code, '198.51.100.99')).status).toBe(429);
    expect((await get(on.url)).status).toBe(200);
    await site.stage.pass(days(1));
    expect((await enter(on.code, '198.51.100.99')).status).toBe(303);
  });
});
