import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import type { Values } from '../../src/text/render.ts';
import type { TextKey } from '../../src/text/say.ts';
import { describeOnBothDatabases, type Open } from '../databases.ts';
import { seconds } from '../stage.ts';
import { answered, type Client, joined, openSite, type Shown, type Site, submitted } from './site.ts';

describeOnBothDatabases('the web chat for any client', (open: Open) => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite(await open());
    return () => site.close();
  });
  const messages = () => `${site.url}/api/v1/chat/messages`;
  const said = (text: string) => site.stage.world.store.database.reader.inbound.count({ where: { text } });
  const zh = (key: TextKey, values: Values = {}) => site.stage.world.voice('zh-CN').text(key, values);
  const sentence = async (answer: Response) => ((await answer.json()) as { message: string }).message;

  it('begins with 201 and a token, and the first letter waits for whoever asks at once', async () => {
    const begun = await fetch(`${site.url}/api/v1/chat`, {
      method: 'POST',
      body: JSON.stringify({ language: 'en', start: 'd_W001' }),
    });
    expect(begun.status).toBe(201);
    const { token, ...more } = (await begun.json()) as { token: string };
    expect(more).toEqual({});
    expect(token.length).toBeGreaterThanOrEqual(43);
    const [first, ...none] = (await (
      await fetch(messages(), { headers: { authorization: `Bearer ${token}` } })
    ).json()) as Shown[];
    expect(none).toEqual([]);
    expect(first).toMatchObject({ seq: 1, about: { event: 'start' }, replaces: null });
    expect(first?.text).toContain('Deputy Wang Xiuying');
  });

  it('begins without a body, or with one that makes no sense, in the language of the place', async () => {
    for (const body of [
      undefined,
      '',
      '[',
      '"d_W001"',
      '{"language":7,"start":{}}',
      '{"language":"tlh","start":"d_nobody"}',
      'null',
    ]) {
      const begun = await fetch(`${site.url}/api/v1/chat`, { method: 'POST', ...(body === undefined ? {} : { body }) });
      expect([body, begun.status]).toEqual([body, 201]);
    }
    const client = await site.chat({ language: 'tlh' });
    expect((await client.letters())[0]?.text).toContain('您好');
  });

  it('says 202 only after the commit', async () => {
    const client = await site.chat();
    const text = `楼道灯坏了 ${randomUUID()}`;
    const answer = await client.post({ id: 'first', text });
    expect(answer.status).toBe(202);
    expect(await answer.json()).toEqual({ id: 'first' });
    expect(await said(text)).toBe(1);
  });

  it('gives the same id one effect, one after the other or at once', async () => {
    const client = await site.chat({ start: 'd_W001' });
    const text = `垃圾没人收 ${randomUUID()}`;
    const answers = await Promise.all([1, 2, 3].map(() => client.post({ id: 'same', text })));
    answers.push(await client.post({ id: 'same', text }), await client.post({ id: 'same', text: '别的话' }));
    expect(answers.map((answer) => answer.status)).toEqual([202, 202, 202, 202, 202]);
    expect(await said(text)).toBe(1);
    await site.pass(seconds(3));
    const [card] = (await client.read()).filter((letter) => letter.about?.event === 'drafted');
    expect(card?.text).toContain('文字1条');
    const confirm = { id: 'press', choice: card?.choices[0]?.id };
    await Promise.all([client.post(confirm), client.post(confirm)]);
    expect((await client.read()).map((letter) => letter.about?.event)).toEqual(['submit']);
  });

  it('keeps the ids of two clients apart', async () => {
    const [one, other] = [await site.chat(), await site.chat()];
    const text = `井盖松了 ${randomUUID()}`;
    await one.post({ id: '1', text });
    await other.post({ id: '1', text });
    expect(await said(text)).toBe(2);
  });

  it('gives letters after a position; asking beyond the answer is what delivers it, and then it is rated', async () => {
    const deputy = await joined(site, { deputy: 'W001' });
    const citizen = await site.chat({ start: 'd_W001' });
    const receipt = await submitted(site, citizen, '健身器材断了，扎着孩子');
    const number = receipt.about?.number ?? 0;
    expect(receipt.about).toMatchObject({ event: 'submit', state: 'submitted', due: '2026-10-22' });
    expect(receipt.about?.code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{5}$/);
    expect(receipt.text).toContain(receipt.about?.code);
    await answered(site, deputy, receipt);
    const state = async () => (await site.stage.world.store.ask('matter', { number }))?.opinion.state;

    const all = await citizen.letters(receipt.seq);
    expect(all.map((letter) => letter.about?.event)).toEqual(['acknowledge', 'answer']);
    expect(all.map((letter) => letter.about?.number)).toEqual([number, number]);
    const [acknowledged, answer] = all;
    expect(all[1]?.text).toContain('「换好了，三盏都亮了」');
    // Asked for, not yet asked beyond: the client may have died with the answer in its hand.
    expect(await state()).toBe('answering');
    expect((await citizen.letters(acknowledged?.seq)).map((letter) => letter.seq)).toEqual([answer?.seq]);
    expect(await state()).toBe('answering');
    const [rate, ...none] = await citizen.letters(answer?.seq);
    expect(none).toEqual([]);
    expect(rate?.about).toEqual({ event: 'rate', number, state: 'answered' });
    expect(rate?.choices.map(({ act, n }) => [act, n])).toEqual([
      ['solved-yes', 1],
      ['solved-partly', 2],
      ['solved-no', 3],
    ]);
    expect(await state()).toBe('answered');

    const stranger = await site.chat();
    await stranger.post({ choice: `solved-no.${number}` });
    expect((await stranger.letters(1))[0]?.text).toBe(zh('conversation:unknownNumber', { number }));
    await citizen.post({ choice: rate?.choices[0]?.id });
    const matter = await site.stage.world.store.ask('matter', { number });
    expect(matter?.opinion).toMatchObject({ state: 'closed', rating: { solved: 'yes' } });
  });

  it('an acknowledgement never goes back, nor beyond what was sent', async () => {
    const client = await site.chat();
    await client.letters(900);
    for (const after of ['-1', 'NaN', '1e99', '1.5', '', 'x', '99999999999999999999', "1'--"]) {
      const answer = await fetch(`${messages()}?after=${encodeURIComponent(after)}`, { headers: client.headers });
      expect([after, answer.status]).toEqual([after, 200]);
    }
    await client.post({ text: '在吗' });
    expect((await client.letters(1)).map((letter) => letter.seq)).toEqual([2]);
  });

  it('names the card that a newer one takes the place of', async () => {
    const client = await site.chat({ start: 'd_W001' });
    await client.post({ text: '路灯坏了' });
    await site.pass(seconds(3));
    const [card] = await client.read();
    expect(card).toMatchObject({ about: { event: 'drafted' }, replaces: null });
    expect(card?.choices.map(({ act, n }) => [act, n])).toEqual([
      ['confirm', 1],
      ['change-deputy', 2],
      ['discard', 0],
    ]);
    await client.post({ text: '在小学门口' });
    await site.pass(seconds(3));
    const [newer] = await client.read();
    expect(newer).toMatchObject({ about: { event: 'drafted' }, replaces: card?.seq });
    expect(newer?.text).toContain('文字2条');
    await client.post({ choice: newer?.choices.find((one) => one.act === 'discard')?.id });
    expect((await client.read()).map((letter) => letter.text)).toEqual([zh('conversation:discarded')]);
  });

  it('answers a choice that is out of date kindly, with a way on, and without any effect', async () => {
    const client = await site.chat();
    for (const choice of ['confirm.1', 'nonsense', 'assign.1.W001', '', '💥'.repeat(40)]) await client.post({ choice });
    const letters = await client.letters(1);
    expect(letters.length).toBeGreaterThanOrEqual(5);
    for (const letter of letters) expect(letter.text.length).toBeGreaterThan(5);
    expect(letters[0]?.text).toBe(zh('conversation:stale'));
  });

  it('refuses a wrong token with 401 and a kind sentence, in the language that the client asks for', async () => {
    const calls = [
      [messages(), { method: 'POST', body: '{"id":"1","text":"x"}' }],
      [messages(), {}],
      [`${site.url}/api/v1/chat/history`, {}],
      [`${site.url}/api/v1/chat/stream`, {}],
    ] as const;
    const tokens = [
      '',
      'Bearer',
      'Bearer wrong',
      `Bearer ${'x'.repeat(43)}`,
      `Basic ${'x'.repeat(43)}`,
      `Bearer ${'x'.repeat(5000)}`,
    ];
    for (const [url, init] of calls)
      for (const authorization of tokens) {
        const answer = await fetch(url, { ...init, headers: authorization ? { authorization } : {} });
        expect([url, authorization, answer.status]).toEqual([url, authorization, 401]);
        expect(await sentence(answer)).toBe(zh('web:api.badToken'));
      }
    const english = await fetch(messages(), { headers: { 'accept-language': 'en-GB,en;q=0.8' } });
    expect(await sentence(english)).toBe('This conversation is no longer here; please open the page again.');
  });

  it('refuses what cannot be read with 400 and a kind sentence, and keeps nothing of it', async () => {
    const client = await site.chat();
    const before = await site.stage.world.store.database.reader.inbound.count();
    const bodies = [
      '',
      '{',
      'null',
      '7',
      '[]',
      '"x"',
      '{}',
      '{"text":"没有编号"}',
      '{"id":"","text":"x"}',
      '{"id":7,"text":"x"}',
      `{"id":"${'x'.repeat(65)}","text":"x"}`,
      '{"id":"a\\u0000b","text":"x"}',
      '{"id":"1"}',
      '{"id":"1","text":7}',
      '{"id":"1","choice":null}',
    ];
    for (const body of bodies) {
      const answer = await fetch(messages(), {
        method: 'POST',
        headers: { ...client.headers, 'content-type': 'application/json' },
        body,
      });
      expect([body, answer.status]).toEqual([body, 400]);
      expect(await sentence(answer)).toBe(zh('web:api.badMessage'));
    }
    const broken = await fetch(messages(), {
      method: 'POST',
      headers: { ...client.headers, 'content-type': 'multipart/form-data; boundary=x' },
      body: '--y\r\nnonsense',
    });
    expect(broken.status).toBe(400);
    expect(await site.stage.world.store.database.reader.inbound.count()).toBe(before);
    expect((await client.post({ id: 'x'.repeat(64), text: '在吗' })).status).toBe(202);
  });

  it('answers 9,000 characters with how many fit, and the chat goes on', async () => {
    const client = await site.chat({ start: 'd_W001' });
    expect((await client.post({ text: '路'.repeat(9000) })).status).toBe(202);
    const [tooLong] = await client.letters(1);
    expect(tooLong?.text).toContain('9000');
    await client.post({ text: '路'.repeat(8000) });
    await site.pass(seconds(3));
    expect((await client.letters(2))[0]?.about?.event).toBe('drafted');
  });

  it('keeps strange signs whole, runs none of them, and never answers with silence', async () => {
    const strange = [
      '\u0000',
      '路灯\u0000坏了',
      '\ud83d',
      '路灯\ud83d坏了',
      '\u202e坏了路灯\u202c',
      '\u200b\u200b\u2060',
      '👍🏽',
      '👨‍👩‍👧‍👦👨‍👩‍👧‍👦',
      '<script>alert(1)</script>',
      '[x](javascript:alert(1)) **粗**',
      '\'; DROP TABLE "Opinion"; --',
      'a\u0301'.repeat(200),
      '\r\n\t ',
      '{{who}} $t(conversation:new)',
      '../../etc/passwd',
      '/start\u0000 d_W001',
    ];
    const client = await site.chat({ start: 'd_W001' });
    for (const text of strange) {
      const before = (await client.letters()).length;
      const answer = await client.post({ text });
      expect([text, answer.status]).toEqual([text, 202]);
      await site.pass(seconds(3));
      expect([text, (await client.letters()).length > before]).toEqual([text, true]);
    }
    const { said: own } = (await (
      await fetch(`${site.url}/api/v1/chat/history`, { headers: client.headers })
    ).json()) as { said: { text: string }[] };
    expect(own.map((one) => one.text)).toContain('<script>alert(1)</script>');
    expect(own.map((one) => one.text)).toContain('路灯坏了');
  });

  it('shows both sides in the history, and only of this chat', async () => {
    const client = await site.chat({ start: 'd_W001' });
    await (await site.chat()).post({ text: '别人的话' });
    await client.post({ id: 'mine 1', text: '树枝挡了红绿灯' });
    await site.pass(seconds(3));
    const [card] = await client.read();
    await client.post({ id: 'mine 2', choice: card?.choices[0]?.id });
    const letters = await client.letters();
    const history = (await (await fetch(`${site.url}/api/v1/chat/history`, { headers: client.headers })).json()) as {
      said: object[];
      letters: object[];
    };
    expect(history.letters).toEqual(letters);
    expect(history.said).toMatchObject([
      { id: 'mine 1', text: '树枝挡了红绿灯', choice: null, afterSeq: 1, files: [] },
      { id: 'mine 2', text: null, choice: card?.choices[0]?.id, afterSeq: 2, files: [] },
    ]);
  });

  it('streams the same letters, and after a break goes on where the client was', async () => {
    const client = await site.chat({ start: 'd_W001' });
    const first = await listen(site, client);
    expect(first.answer.headers.get('content-type')).toContain('text/event-stream');
    await client.post({ text: '路灯坏了' });
    await site.pass(seconds(3));
    expect(await first.upTo(2)).toEqual(await client.letters());
    first.hangUp();
    await client.choose('confirm');
    await client.post({ text: '在吗' });
    const second = await listen(site, client, { 'last-event-id': '2' });
    const missed = await second.upTo(4);
    expect(missed.map((letter) => letter.seq)).toEqual([3, 4]);
    // Somebody with two windows open hears each letter once in each.
    const third = await listen(site, client, {}, '?after=4');
    await client.post({ text: '谢谢' });
    expect((await third.upTo(5)).map((letter) => letter.seq)).toEqual([5]);
    expect((await second.upTo(5)).map((letter) => letter.seq)).toEqual([3, 4, 5]);
    expect(second.raw()).toContain('id: 5\n');
    expect(await client.letters()).toHaveLength(5);
    second.hangUp();
    third.hangUp();
  });

  it('streams everything at once to somebody who was away for long', async () => {
    const client = await site.chat();
    const { writer, reader } = site.stage.world.store.database;
    const newest = await reader.letter.findFirstOrThrow({ where: { seq: 1 }, orderBy: { id: 'desc' } });
    await writer.letter.createMany({
      data: Array.from({ length: 450 }, (_, at) => ({
        id: randomUUID(),
        chatId: newest.chatId,
        rank: 1,
        text: `路灯 ${at}`,
        state: 'sent',
        seq: at + 2,
        dueAt: newest.dueAt,
        createdAt: newest.createdAt,
      })),
    });
    const stream = await listen(site, client);
    expect((await stream.upTo(451)).map((letter) => letter.seq)).toEqual(
      Array.from({ length: 451 }, (_, at) => at + 1),
    );
    stream.hangUp();
  });

  it('takes a quote of whatever number for one that is not there', async () => {
    const client = await site.chat();
    for (const quote of [1e300, 3_000_000_000, 2 ** 53, 2_147_483_648, -1, 1.5, 0, null, '1e300', [7], {}, true])
      expect([quote, (await client.post({ text: '在吗', quote })).status]).toEqual([quote, 202]);
  });

  it('a stream that goes on after a letter acknowledges it', async () => {
    const deputy = await joined(site, { deputy: 'W002' });
    const citizen = await site.chat({ start: 'd_W002' });
    const receipt = await submitted(site, citizen, '下水道堵了');
    await answered(site, deputy, receipt, '通了');
    const first = await listen(site, citizen, { 'last-event-id': String(receipt.seq) });
    const answer = (await first.upTo(receipt.seq + 2)).at(-1);
    expect(answer?.about?.event).toBe('answer');
    first.hangUp();
    const state = async () =>
      (await site.stage.world.store.ask('matter', { number: receipt.about?.number ?? 0 }))?.opinion.state;
    expect(await state()).toBe('answering');
    const second = await listen(site, citizen, { 'last-event-id': String(answer?.seq) });
    expect((await second.upTo((answer?.seq ?? 0) + 1)).map((letter) => letter.about?.event)).toEqual(['rate']);
    expect(await state()).toBe('answered');
    second.hangUp();
  });
});

interface Stream {
  readonly answer: Response;
  /** Everything heard so far, once the letter at this position has come. */
  upTo(seq: number): Promise<readonly Shown[]>;
  raw(): string;
  hangUp(): void;
}

async function listen(site: Site, client: Client, headers: Record<string, string> = {}, query = ''): Promise<Stream> {
  const phone = new AbortController();
  const answer = await fetch(`${site.url}/api/v1/chat/stream${query}`, {
    headers: { ...client.headers, ...headers },
    signal: phone.signal,
  });
  expect(answer.status).toBe(200);
  let raw = '';
  const heard = (): Shown[] =>
    raw
      .split('\n\n')
      .slice(0, -1)
      .flatMap((block) => block.match(/^data: (.*)$/m)?.[1] ?? [])
      .map((data) => JSON.parse(data));
  const reading = (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of answer.body ?? []) raw += decoder.decode(chunk, { stream: true });
  })().catch(() => {});
  return {
    answer,
    upTo: async (seq) => {
      await expect.poll(() => heard().at(-1)?.seq ?? 0, { timeout: 10_000, interval: 20 }).toBeGreaterThanOrEqual(seq);
      return heard();
    },
    raw: () => raw,
    hangUp: () => {
      phone.abort();
      void reading;
    },
  };
}
