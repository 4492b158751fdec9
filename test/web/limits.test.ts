import { beforeAll, describe, expect, it } from 'vitest';
import { webApp } from '../../src/web/app.ts';
import { limiter } from '../../src/web/limiter.ts';
import { openOn } from '../databases.ts';
import { seconds } from '../stage.ts';
import { openSite, type Site } from './site.ts';

describe('somebody who sends far too much', () => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite(await openOn('sqlite')());
    return () => site.close();
  });
  const sentence = async (answer: Response | undefined) =>
    ((await answer?.json()) as { message: string } | undefined)?.message ?? '';

  it('is asked politely to wait after 60 of 1,000 messages in a minute, and others are answered meanwhile', async () => {
    const [flood, neighbour] = [await site.chat({ start: 'd_W001' }), await site.chat({ start: 'd_W001' })];
    const answers: Response[] = [];
    const flooding = (async () => {
      for (let n = 0; n < 1000; n += 50)
        answers.push(
          ...(await Promise.all(
            Array.from({ length: 50 }, (_, at) => flood.post({ id: `flood ${n + at}`, text: `路灯坏了 ${n + at}` })),
          )),
        );
    })();
    expect((await neighbour.post({ text: '井盖松了' })).status).toBe(202);
    await flooding;
    const taken = answers.filter((answer) => answer.status === 202).length;
    expect(taken).toBe(60);
    const refused = answers.filter((answer) => answer.status === 429);
    expect(taken + refused.length).toBe(1000);
    const wait = Number(refused.at(-1)?.headers.get('retry-after'));
    expect(wait).toBeGreaterThanOrEqual(1);
    expect(wait).toBeLessThanOrEqual(60);
    expect(await sentence(refused.at(-1))).toBe(site.stage.world.voice('zh-CN').text('web:api.tooMany'));

    // All that was taken is there, once, in one draft; the neighbour has a card of their own.
    expect(
      await site.stage.world.store.database.reader.inbound.count({ where: { text: { startsWith: '路灯坏了 ' } } }),
    ).toBe(taken);
    await site.pass(seconds(3));
    expect((await flood.letters(1)).at(-1)?.text).toContain(`文字${taken}条`);
    expect((await neighbour.letters(1)).map((letter) => letter.about?.event)).toEqual(['drafted']);
  });

  it('may open sixty conversations a minute and no more, and who comes from elsewhere may go on', async () => {
    const begin = (from: string) =>
      fetch(`${site.url}/api/v1/chat`, { method: 'POST', headers: { 'x-forwarded-for': from } });
    const statuses: number[] = [];
    for (let n = 0; n < 65; n++) statuses.push((await begin('203.0.113.9')).status);
    expect(statuses.slice(0, 60)).toEqual(Array(60).fill(201));
    expect(statuses.at(-1)).toBe(429);
    expect((await begin('203.0.113.10')).status).toBe(201);
  });

  it.each([
    ['in the same network', '192.168.1.7', 429],
    ['in the same network, by IPv6', 'fd00::7', 429],
    ['at our own proxy', '127.0.0.1', 201],
    ['at our own proxy, by IPv6', '::ffff:127.0.0.1', 201],
  ])('is believed who else asks through them only %s', async (_, remoteAddress, last) => {
    const { world, webChat } = site.stage;
    const app = await webApp({ world, webChat, channels: new Map([[webChat.name, webChat]]) });
    const begin = (from: string) =>
      app.request(
        '/api/v1/chat',
        { method: 'POST', headers: { 'x-forwarded-for': from } },
        { incoming: { socket: { remoteAddress } } },
      );
    for (let n = 0; n < 60; n++) expect((await begin(`203.0.113.${n}`)).status).toBe(201);
    expect((await begin('203.0.113.60')).status).toBe(last);
  });

  it('cannot send words by the megabyte', async () => {
    const client = await site.chat();
    const answer = await client.post({ text: '路'.repeat(1024 * 1024) });
    expect(answer.status).toBe(413);
    expect((await sentence(answer)).length).toBeGreaterThan(5);
    // A connection that was cut off in the middle says so, and the next message finds another.
    expect(answer.headers.get('connection')).toBe('close');
    expect((await client.post({ text: '在吗' })).status).toBe(202);
  });
});

describe('the limit', () => {
  it('lets a burst pass, then as many as the minute refills, and forgets', () => {
    let now = 0;
    const limits = limiter(() => now);
    const calls = (n: number) =>
      Array.from({ length: n }, () => limits.wait('a', 60)).filter((wait) => wait === 0).length;
    expect(calls(1000)).toBe(60);
    expect(limits.wait('a', 60)).toBe(1);
    expect(limits.wait('b', 60)).toBe(0);
    now += 10_000;
    expect(calls(1000)).toBe(10);
    now += 600_000;
    expect(calls(1000)).toBe(60);
  });

  it('tells without counting whether one has to wait', () => {
    const limits = limiter(() => 0);
    for (let n = 0; n < 100; n++) expect(limits.look('a', 2)).toBe(0);
    limits.wait('a', 2);
    limits.wait('a', 2);
    expect(limits.look('a', 2)).toBe(30);
  });

  it('remembers no more than ten thousand callers', () => {
    const limits = limiter(() => 0);
    limits.wait('first', 1);
    expect(limits.look('first', 1)).toBe(60);
    for (let n = 0; n < 10_000; n++) limits.wait(`caller ${n}`, 1);
    expect(limits.look('first', 1)).toBe(0);
    expect(limits.look('caller 9999', 1)).toBe(60);
  });
});
