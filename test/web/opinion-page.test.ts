import { beforeAll, expect, it } from 'vitest';
import { formatQueryCode } from '../../src/domain/query-code.ts';
import type { Values } from '../../src/text/render.ts';
import type { TextKey } from '../../src/text/say.ts';
import { describeOnBothDatabases, type Open } from '../databases.ts';
import { days } from '../stage.ts';
import { png } from './file-samples.ts';
import { answered, type Client, joined, openSite, type Shown, type Site, submitted } from './site.ts';

interface OpinionJson {
  readonly number: number;
  readonly state: string;
  readonly since: string;
  readonly inCharge: string | null;
  readonly clocks: readonly {
    readonly kind: string;
    readonly holder: string;
    readonly due: string;
    readonly why: string;
  }[];
  readonly timeline: readonly {
    readonly at: string;
    readonly event: string;
    readonly by: string;
    readonly text?: string;
  }[];
  readonly feedback?: { readonly class: string; readonly text: string };
}

const author = '欧阳桂芬';
const words = '换好了，三盏都亮了';

describeOnBothDatabases('one opinion by its query code', (open: Open) => {
  let site: Site;
  let deputy: Client;
  beforeAll(async () => {
    site = await openSite(await open());
    deputy = await joined(site, { deputy: 'W001' });
    return () => site.close();
  });
  const at = (code: string) => `${site.url}/o/${code}`;
  const html = async (code: string) => (await fetch(at(code), { headers: { accept: 'text/html' } })).text();
  const json = async (code: string) =>
    (await (await fetch(at(code), { headers: { accept: 'application/json' } })).json()) as OpinionJson;
  const zh = (key: TextKey, values: Values = {}) => site.stage.world.voice('zh-CN').text(key, values);
  const press = (code: string, fields: Record<string, string | Blob>, headers: Record<string, string> = {}) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    return fetch(at(code), { method: 'POST', body: form, headers, redirect: 'manual' });
  };
  const matterOf = async (number: number) => (await site.stage.world.store.ask('matter', { number }))?.opinion;
  const eventsOf = (number: number, act: string) =>
    site.stage.world.store.database.reader.event.count({ where: { act, opinion: { number } } });

  /** An opinion of a citizen with a name, as far as its receipt. */
  async function opinion(
    text = '路灯坏了半个月，老人摔了',
  ): Promise<{ code: string; number: number; citizen: Client; receipt: Shown }> {
    const citizen = await site.chat({ start: 'd_W001' });
    const receipt = await submitted(site, citizen, text);
    const number = receipt.about?.number ?? 0;
    const { authorId } = (await matterOf(number)) ?? {};
    await site.stage.world.store.database.writer.person.update({
      where: { id: authorId ?? '' },
      data: { name: author, phone: '13888812345' },
    });
    return { code: receipt.about?.code ?? '', number, citizen, receipt };
  }

  it('is read as a page and as JSON in the shape of the contract', async () => {
    const { code, number } = await opinion();
    const page = await fetch(at(code), { headers: { accept: 'text/html' } });
    expect([page.status, page.headers.get('content-type'), page.headers.get('cache-control')]).toEqual([
      200,
      'text/html; charset=UTF-8',
      'no-store',
    ]);
    expect(await page.text()).toContain('路灯坏了半个月');
    const answer = await fetch(at(code), { headers: { accept: 'application/json' } });
    expect(answer.headers.get('content-type')).toContain('application/json');
    const read = (await answer.json()) as OpinionJson;
    expect(read).toEqual({
      number,
      state: 'submitted',
      since: '2026-10-19T02:00:03.000Z',
      inCharge: '王秀英代表',
      clocks: [
        { kind: 'acknowledge', holder: '王秀英代表', due: '2026-10-22', why: expect.stringContaining('第3个工作日') },
      ],
      timeline: [
        {
          at: expect.stringMatching(/^2026-10-19T02:00:0\dZ|\.000Z$/),
          event: 'submit',
          by: zh('web:party.citizen'),
          text: '路灯坏了半个月，老人摔了',
        },
      ],
    });
  });

  it('names no author, no phone number and no inner id, on the page or in JSON, in any state', async () => {
    const { code, citizen, receipt } = await opinion();
    const look = async () => `${await html(code)}${JSON.stringify(await json(code))}`;
    const seen = [await look()];
    await answered(site, deputy, receipt, words);
    seen.push(await look());
    await citizen.read();
    await citizen.letters((await citizen.letters()).at(-1)?.seq);
    seen.push(await look());
    for (const text of seen) {
      expect(text).not.toContain(author);
      expect(text).not.toContain('13888812345');
      expect(text).not.toContain(citizen.token);
      // Form ids apart, no id of ours.
      expect(text.replace(/name="id" value="[^"]*"/g, '')).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-/);
    }
  });

  it('keeps the words of the feedback back until it is read, and reading is what delivers it', async () => {
    const { code, number, receipt } = await opinion('下水道堵了，一下雨就淹');
    await answered(site, deputy, receipt, words);
    expect((await matterOf(number))?.state).toBe('answering');
    const [page, program] = [await html(code), await json(code)];
    expect(page).toContain('name="act" value="read"');
    for (const text of [page, JSON.stringify(program)]) {
      expect(text).not.toContain(words);
      expect(text).not.toContain('已解决');
    }
    expect(program.feedback).toBeUndefined();
    expect(program.timeline.find((entry) => entry.event === 'answer')).not.toHaveProperty('text');
    expect((await matterOf(number))?.state).toBe('answering');

    const answer = await press(code, { act: 'read', id: 'read 1' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/o/${code}?done=read`]);
    expect((await matterOf(number))?.state).toBe('answered');
    expect(await html(code)).toContain(words);
    expect((await json(code)).feedback).toMatchObject({ class: 'A', text: words });
    expect((await press(code, { act: 'read', id: 'read 2' })).status).toBe(303);
    expect(await eventsOf(number, 'confirm-delivery')).toBe(1);
  });

  it('adds words and a photo, and the deputy is told', async () => {
    const { code, number } = await opinion('树枝挡了红绿灯');
    await deputy.read();
    const answer = await press(code, {
      act: 'add',
      id: 'a',
      text: '  在小学门口  ',
      file: new File([png as Uint8Array<ArrayBuffer>], '门口.png', { type: 'image/png' }),
    });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/o/${code}?done=add`]);
    expect((await deputy.read()).map((letter) => letter.text).join()).toContain('在小学门口');
    const entry = (await json(code)).timeline.find((one) => one.event === 'add');
    expect(entry).toMatchObject({ by: zh('web:party.citizen'), text: '在小学门口' });
    const page = await html(code);
    const [, url = ''] = page.match(/src="(\/files\/[^"]+)"/) ?? [];
    const photo = await fetch(`${site.url}${url.replaceAll('&amp;', '&')}`);
    expect([photo.status, photo.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(new Uint8Array(await photo.arrayBuffer())).toEqual(png);
    expect(await eventsOf(number, 'add')).toBe(1);
  });

  it('clarifies what the deputy asked', async () => {
    const { code, number } = await opinion('公交站没有座椅');
    await deputy.say(`/ack ${number}`);
    await deputy.say(`/ask ${number} 是哪一站？`);
    expect(await html(code)).toContain('是哪一站？');
    expect((await matterOf(number))?.state).toBe('clarifying');
    expect((await press(code, { act: 'clarify', id: 'c', text: '龙翔街站' })).status).toBe(303);
    expect((await matterOf(number))?.state).toBe('acknowledged');
    expect((await json(code)).timeline[0]).toMatchObject({ event: 'clarify', text: '龙翔街站' });
  });

  it('rates, one question after the other, and reopens when it is not solved', async () => {
    const { code, number, receipt } = await opinion('垃圾桶满了没人收');
    await answered(site, deputy, receipt, words);
    await press(code, { act: 'read', id: '1' });
    expect((await press(code, { act: 'rate', id: '2', solved: 'no' })).status).toBe(303);
    expect((await matterOf(number))?.rating).toMatchObject({ solved: 'no', answer: null, attitude: null });
    await press(code, { act: 'rate', id: '3', answer: 'fair' });
    await press(code, { act: 'rate', id: '4', attitude: 'good' });
    expect((await matterOf(number))?.rating).toMatchObject({ solved: 'no', answer: 'fair', attitude: 'good' });
    expect((await press(code, { act: 'reopen', id: '5', text: '第二天又满了' })).status).toBe(303);
    expect((await matterOf(number))?.state).toBe('acknowledged');
    expect((await json(code)).timeline[0]).toMatchObject({ event: 'reopen', text: '第二天又满了' });
  });

  it('withdraws, and asks nobody to call: the number is the author’s own', async () => {
    const { code, number } = await opinion('噪音太大睡不着');
    expect((await press(code, { act: 'call-back', id: '1' })).status).not.toBe(303);
    expect(
      await site.stage.world.store.database.reader.duty.count({ where: { kind: 'call-back', opinion: { number } } }),
    ).toBe(0);
    expect((await press(code, { act: 'withdraw', id: '2', sure: 'yes' })).status).toBe(303);
    expect((await matterOf(number))?.state).toBe('withdrawn');
    expect((await json(code)).state).toBe('withdrawn');
  });

  it('gives the same press one effect, one after the other or at once', async () => {
    const { code, number } = await opinion('井盖松了');
    const sendOnce = () => press(code, { act: 'add', id: 'the same press', text: '车一过就响' });
    const answers = [...(await Promise.all([sendOnce(), sendOnce(), sendOnce()])), await sendOnce()];
    expect(answers.map((answer) => answer.status)).toEqual([303, 303, 303, 303]);
    expect(await eventsOf(number, 'add')).toBe(1);
    await press(code, { act: 'add', id: 'another press', text: '车一过就响' });
    expect(await eventsOf(number, 'add')).toBe(2);
  });

  it('never says that something is done which was not possible', async () => {
    const { code, number } = await opinion('单车乱停');
    await press(code, { act: 'withdraw', id: '1' });
    for (const fields of [
      { act: 'withdraw' },
      { act: 'rate', solved: 'yes' },
      { act: 'clarify', text: '补一句' },
      { act: 'reopen', text: '还是乱' },
    ]) {
      const answer = await press(code, fields);
      expect([fields.act, answer.status]).toEqual([fields.act, 422]);
      const page = await answer.text();
      expect(page).toContain('notice refused');
      if (fields.text) expect(page).toContain(fields.text);
    }
    expect((await matterOf(number))?.state).toBe('withdrawn');
  });

  it('refuses too many words, an unfit file and nothing at all with a sentence, and keeps what was typed', async () => {
    const { code, number } = await opinion('绿化带没人浇水');
    const long = `开头${'路'.repeat(9000)}`;
    const tooLong = await press(code, { act: 'add', text: long });
    expect(tooLong.status).toBe(422);
    const page = await tooLong.text();
    expect(page).toContain('9002');
    expect(page).toContain(long);
    const unfit = await press(code, {
      act: 'add',
      text: '看图',
      file: new File(['<html><script>alert(1)</script>'], 'photo.jpg', { type: 'image/jpeg' }),
    });
    expect(unfit.status).toBe(422);
    expect(await unfit.text()).toContain(zh('conversation:file.wrong-type'));
    expect((await press(code, { act: 'add', text: ' \n ' })).status).toBe(422);
    expect((await press(code, { act: 'rate' })).status).toBe(422);
    expect(await eventsOf(number, 'add')).toBe(0);
  });

  it('refuses a form of another site, and an act that does not exist', async () => {
    const { code, number } = await opinion('停车位被占');
    const foreign = [
      { origin: 'https://evil.example' },
      { origin: 'not an address' },
      { origin: `${site.url}.evil.example` },
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'null', 'sec-fetch-site': 'cross-site' },
    ];
    for (const headers of foreign as Record<string, string>[]) {
      const answer = await press(code, { act: 'withdraw' }, headers);
      expect([headers, answer.status]).toEqual([headers, 403]);
    }
    for (const act of ['erase', 'merge', '', '__proto__', 'confirm-delivery'])
      expect((await press(code, { act })).status).toBe(400);
    expect((await matterOf(number))?.state).toBe('submitted');
    expect((await press(code, { act: 'withdraw' }, { origin: site.url, 'sec-fetch-site': 'same-origin' })).status).toBe(
      303,
    );
    expect((await matterOf(number))?.state).toBe('withdrawn');
  });

  it('takes acts of programs as JSON, and tells them with 422 what was refused and why', async () => {
    const { code, number } = await opinion('广告牌松了');
    const program = (body: string, headers: Record<string, string> = {}) =>
      fetch(at(code), {
        method: 'POST',
        headers: { accept: 'application/json', 'content-type': 'application/json; charset=utf-8', ...headers },
        body,
      });
    const added = await program(JSON.stringify({ act: 'add', text: '风一吹就响', id: '1' }));
    expect([added.status, ((await added.json()) as OpinionJson).number]).toEqual([200, number]);
    expect(await eventsOf(number, 'add')).toBe(1);
    const early = await program(JSON.stringify({ act: 'reopen', text: '还是响' }));
    expect([early.status, await early.json()]).toEqual([
      422,
      { message: expect.stringContaining(`${number}号现在是`), reason: 'not-possible-now' },
    ]);
    const long = await program(JSON.stringify({ act: 'add', text: '路'.repeat(9000) }));
    expect([long.status, ((await long.json()) as { reason: string }).reason]).toEqual([422, 'too-long']);
    for (const body of ['', '{', 'null', '[]', '"withdraw"', '{"act":["withdraw"]}', '{"act":"erase"}'])
      expect([body, (await program(body)).status]).toEqual([body, 400]);
    expect((await program('{"act":"withdraw"}', { origin: 'https://evil.example' })).status).toBe(403);
    expect((await matterOf(number))?.state).toBe('submitted');
  });

  it('reads the code forgivingly', async () => {
    const { code, number } = await opinion('电梯老停');
    const plain = code.replaceAll('-', '');
    const fullWidth = [...code.toLowerCase()].map((sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).join('');
    for (const typed of [
      plain,
      code.toLowerCase(),
      plain.replaceAll('0', 'O').replaceAll('1', 'l'),
      ` ${code} `,
      fullWidth,
      code.replaceAll('-', ' '),
    ])
      expect([typed, (await json(encodeURIComponent(typed))).number]).toEqual([typed, number]);
    const looked = await fetch(`${site.url}/o?code=${encodeURIComponent(plain.toLowerCase())}`, { redirect: 'manual' });
    expect([looked.status, looked.headers.get('location')]).toEqual([303, `/o/${formatQueryCode(plain)}`]);
  });

  it('says kindly that a code is wrong, on the page and in JSON, by GET and by POST', async () => {
    for (const code of ['K7QP-3MHX-W2RD5', 'nonsense', '1001', '%00', "'--", '%E4%B8%AD', '..%2f..%2fetc']) {
      const page = await fetch(at(code), { headers: { accept: 'text/html' } });
      expect([code, page.status]).toEqual([code, 404]);
      expect(await page.text()).toContain(zh('web:trouble.code.title'));
      const program = await fetch(at(code), { headers: { accept: 'application/json' } });
      expect([program.status, await program.json()]).toEqual([404, { message: zh('web:trouble.code.title') }]);
      expect((await press(code, { act: 'read' })).status).toBe(404);
    }
    expect((await fetch(at('%E0%A4%A'), { headers: { accept: 'text/html' } })).status).toBeLessThan(500);
    expect((await fetch(`${site.url}/o?code=nonsense`)).status).toBe(404);
  });

  it('lets somebody who guesses codes wait, and whoever has a code go on', async () => {
    const { code } = await opinion('路面有坑');
    const guesser = { 'x-forwarded-for': '203.0.113.7' };
    const statuses: number[] = [];
    for (let n = 0; n < 40; n++)
      statuses.push((await fetch(at(`K7QP-3MHX-W2R${String(n).padStart(2, '0')}`), { headers: guesser })).status);
    expect(statuses.filter((status) => status === 404).length).toBeLessThanOrEqual(31);
    expect(statuses.at(-1)).toBe(429);
    const waiting = await fetch(at(code), { headers: guesser });
    expect(waiting.status).toBe(429);
    expect(Number(waiting.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(waiting.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    for (let n = 0; n < 40; n++)
      expect((await fetch(at(code), { headers: { 'x-forwarded-for': '203.0.113.8' } })).status).toBe(200);
  });

  it('shows what is promised when an answer names a day, and what follows when the day is missed', async () => {
    const { code, receipt } = await opinion('公园缺厕所');
    await answered(site, deputy, receipt, '已列入改造，年底前建成', 'class-B');
    await press(code, { act: 'read' });
    const read = await json(code);
    expect(read.feedback).toMatchObject({ class: 'B' });
    expect(read.clocks.map((clock) => clock.kind)).toEqual(['follow-up']);
    await site.pass(days(90));
    expect((await json(code)).clocks[0]?.due).toBe(read.clocks[0]?.due);
    expect(await html(code)).toContain('晚了');
  });
});
