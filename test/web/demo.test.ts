import { beforeAll, describe, expect, it } from 'vitest';
import type { DemoState } from '../../src/web/view-types.ts';
import { openOn } from '../databases.ts';
import { type DemoSite, openDemo } from './demo-site.ts';
import { openSite, type Shown } from './site.ts';

describe('the demonstration', () => {
  let site: DemoSite;
  beforeAll(async () => {
    site = await openDemo();
    return () => site.close();
  });
  const page = (headers: Record<string, string> = {}) => fetch(`${site.url}/demo`, { headers });
  const state = async () => (await (await fetch(`${site.url}/demo/state`)).json()) as DemoState;
  const post = (path: string, body?: unknown, headers: Record<string, string> = {}) =>
    fetch(`${site.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  /** The three phones, by the tokens that the page holds. */
  const phones = async (headers: Record<string, string> = {}) => {
    const tokens = [...(await (await page(headers)).text()).matchAll(/data-token="([^"]+)"/g)].map(
      ([, token]) => token,
    );
    const [citizen, deputy, office] = tokens.map((token) => ({
      letters: async (after = 0) =>
        (await (
          await fetch(`${site.url}/api/v1/chat/messages?after=${after}`, {
            headers: { authorization: `Bearer ${token}` },
          })
        ).json()) as Shown[],
      history: async () =>
        (await (
          await fetch(`${site.url}/api/v1/chat/history`, { headers: { authorization: `Bearer ${token}` } })
        ).json()) as { letters: Shown[]; states: Record<string, string> },
      say: (body: object) =>
        fetch(`${site.url}/api/v1/chat/messages`, {
          method: 'POST',
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          body: JSON.stringify({ id: String(Math.random()), ...body }),
        }),
    }));
    if (!citizen || !deputy || !office) throw new Error(`The page has ${tokens.length} phones.`);
    return { citizen, deputy, office };
  };

  it('shows three phones and a clock, says that it is a demonstration, and speaks the visitor’s language', async () => {
    const html = await (await page({ 'accept-language': 'zh-CN' })).text();
    expect(html.match(/data-token=/g)).toHaveLength(3);
    expect(html).toContain('演示');
    expect(html).toContain('王秀英');
    const english = await (await page({ 'accept-language': 'en' })).text();
    expect(english).toContain('Wang Xiuying');
    expect(english).toContain('+3 days');
  });

  it('opens in working hours, whatever the hour is', async () => {
    const { now } = await state();
    const { place, calendar } = site.built.world;
    const local = new Intl.DateTimeFormat('sv-SE', {
      timeZone: place.timeZone,
      dateStyle: 'short',
      timeStyle: 'short',
    }).format(new Date(now));
    expect(calendar.isWorkingDay(local.slice(0, 10))).toBe(true);
    expect(local.slice(11) >= place.policy.workFrom && local.slice(11) < place.policy.workTo).toBe(true);
  });

  it('shows both clocks on the office’s phone while an organ has it, and the way to its desk', async () => {
    const { citizen, deputy } = await phones();
    await citizen.say({ text: '小广场的垃圾桶满了一个星期没人收' });
    await expect.poll(async () => (await citizen.letters()).at(-1)?.about?.event, { timeout: 8000 }).toBe('drafted');
    await citizen.say({ choice: (await citizen.letters()).at(-1)?.choices[0]?.id });
    const { about } = await newest(citizen, 'submit');
    expect((await state()).opinion?.clocks).toEqual([
      { between: '王秀英代表 → 群众', what: expect.stringMatching(/前签收$/), why: expect.any(String), late: false },
    ]);
    await deputy.say({ text: `/refer ${about?.number} 五华区城市管理局` });
    await expect.poll(async () => (await state()).opinion?.clocks.length, { timeout: 8000 }).toBe(2);
    const { opinion } = await state();
    expect(opinion?.clocks).toEqual([
      {
        between: '五华区城市管理局 → 王秀英代表',
        what: expect.stringMatching(/前接收$/),
        why: expect.any(String),
        late: false,
      },
      {
        between: '王秀英代表 → 群众',
        what: expect.stringMatching(/^最迟.*反馈$/),
        why: expect.any(String),
        late: false,
      },
    ]);
    expect(opinion?.steps[2]).toMatchObject({
      id: 'feedback',
      state: 'now',
      word: 'atLatest',
      day: expect.any(String),
    });
    const desk = await fetch(`${site.url}${opinion?.reply?.url}`);
    expect([desk.status, (await desk.text()).includes('垃圾桶满了')]).toEqual([200, true]);
    expect((await post('/demo/reset')).status).toBe(200);
    expect((await state()).opinion).toBeNull();
  });

  it('tells the whole story in three phones: written, reminded when nobody answers, answered, rated', async () => {
    const { citizen, deputy, office } = await phones();
    const step = async (at: number) => (await state()).opinion?.steps[at];
    expect((await state()).opinion).toBeNull();
    await citizen.say({ text: '路灯坏了半个月，老人摔了' });
    await expect.poll(async () => (await citizen.letters()).at(-1)?.about?.event, { timeout: 8000 }).toBe('drafted');
    const card = (await citizen.letters()).at(-1);
    await citizen.say({ choice: card?.choices[0]?.id });
    const receipt = await newest(citizen, 'submit');
    expect((await state()).opinion).toMatchObject({
      number: receipt.about?.number,
      steps: [
        { id: 'submit', state: 'done' },
        { id: 'acknowledge', state: 'now' },
        { state: 'todo' },
        { state: 'todo' },
      ],
    });

    const before = await state();
    const after = (await (await post('/demo/forward', { days: 3 })).json()) as DemoState;
    expect(Date.parse(after.now) - Date.parse(before.now)).toBeGreaterThanOrEqual(3 * 86_400_000);
    const number = receipt.about?.number;
    const late = (await (await post('/demo/forward', { days: 6 })).json()) as DemoState;
    expect(Date.parse(late.now)).toBeGreaterThan(Date.parse(after.now));
    const reminder = await newest(deputy, 'remind');
    expect(reminder.about?.number ?? number).toBe(number);
    // Whoever is late is late on the bar, and the third phone is the office that hears of this citizen's matter.
    expect(await step(1)).toMatchObject({ id: 'acknowledge', state: 'now', word: 'late' });
    expect((await newest(office, 'remind')).text).toContain(`${number}】`);
    const notes = async () =>
      (await citizen.letters()).filter((letter) => letter.about?.event === 'remind' && letter.about.number === number);
    expect((await notes()).map((note) => note.about?.level)).toEqual([2]);
    await post('/demo/forward', { days: 12 });
    await expect.poll(async () => (await notes()).map((note) => note.about?.level)).toEqual([2, 4]);
    expect((await newest(office, 'supervise')).about?.number).toBe(number);

    await deputy.say({ text: `/ack ${receipt.about?.number}` });
    await newest(citizen, 'acknowledge');
    expect(await step(2)).toMatchObject({ id: 'feedback', state: 'now', word: 'by' });
    await deputy.say({ text: `/answer ${receipt.about?.number} 跟城管局说了，这周五换灯` });
    await expect.poll(async () => (await deputy.letters()).at(-1)?.choices[1]?.act, { timeout: 8000 }).toBe('class-B');
    await deputy.say({ choice: (await deputy.letters()).at(-1)?.choices[1]?.id });
    // While it can be taken back nothing is fed back; afterwards it is being solved, and owed again.
    expect(await step(2)).toMatchObject({ id: 'feedback', state: 'now', word: 'leaving' });
    await post('/demo/forward', { hours: 1 });
    await citizen.letters((await newest(citizen, 'answer')).seq);
    await expect.poll(() => step(2)).toMatchObject({ id: 'feedback', state: 'now', word: 'again' });
    await deputy.say({ text: `/answer ${receipt.about?.number} 三盏都换好了` });
    await expect.poll(async () => (await deputy.letters()).at(-1)?.choices[0]?.act, { timeout: 8000 }).toBe('class-A');
    await deputy.say({ choice: (await deputy.letters()).at(-1)?.choices[0]?.id });
    await post('/demo/forward', { hours: 1 });
    const answer = await newest(citizen, 'answer');
    expect(answer.text).toContain('三盏都换好了');
    await citizen.letters(answer.seq);
    const rate = await newest(citizen, 'rate');
    await citizen.say({ choice: rate.choices[0]?.id });
    await expect
      .poll(async () => (await state()).opinion?.steps.map((step) => step.state))
      .toEqual(['done', 'done', 'done', 'done']);
  });

  it('refuses to turn the clock back, too far, or for another site', async () => {
    const { now } = await state();
    for (const body of [
      {},
      null,
      { days: -1 },
      { days: 0 },
      { days: 61 },
      { hours: 'x' },
      { days: 1e9 },
      [],
      'x',
      { days: Number.NaN },
    ])
      expect([body, (await post('/demo/forward', body)).status]).toEqual([body, 400]);
    const foreign = { origin: 'https://evil.example' };
    expect((await post('/demo/forward', { days: 3 }, foreign)).status).toBe(403);
    expect((await post('/demo/reset', undefined, foreign)).status).toBe(403);
    expect((await state()).opinion).not.toBeNull();
    expect(Date.parse((await state()).now) - Date.parse(now)).toBeLessThan(60_000);
  });

  it('turns the clock in order when several press at once', async () => {
    const { now } = await state();
    const answers = await Promise.all([1, 2, 3].map(() => post('/demo/forward', { hours: 4 })));
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
    expect(Date.parse((await state()).now) - Date.parse(now)).toBeGreaterThanOrEqual(12 * 3_600_000);
  });

  it('starts again as at the beginning, with the same phones', async () => {
    const answer = await post('/demo/reset');
    expect(answer.status).toBe(200);
    expect(((await answer.json()) as DemoState).opinion).toBeNull();
    const { citizen, deputy } = await phones();
    expect((await citizen.letters()).map((letter) => letter.seq)).toEqual([1]);
    // What was done in the stories is known: its button is not offered on the phone.
    const { letters, states } = await deputy.history();
    const numbers = letters.flatMap((letter) => letter.about?.number ?? []);
    expect(numbers.length).toBeGreaterThan(0);
    expect(new Set(Object.keys(states).map(Number))).toEqual(new Set(numbers));
    const [ack] = letters.flatMap((letter) => letter.choices).filter((choice) => choice.act === 'acknowledge');
    expect(ack).toMatchObject({ while: ['submitted'] });
  });

  it('tells a first visitor in their own language what came before them', async () => {
    await post('/demo/reset');
    const english = { 'accept-language': 'en' };
    const { deputy, citizen } = await phones(english);
    expect((await deputy.letters())[0]?.text).toContain('Deputy Wang Xiuying');
    await citizen.say({ text: 'The street lamp in Longxiang has been broken for two weeks' });
    // Once somebody has begun, nothing is taken away from them.
    await page();
    expect((await citizen.letters())[0]?.text).toContain('Wang Xiuying');
  });
});

describe('outside the demonstration', () => {
  it('there is no such page, and the front page does not lead to it', async () => {
    const site = await openSite(await openOn('sqlite')());
    for (const path of ['/demo', '/demo/state']) expect((await fetch(`${site.url}${path}`)).status).toBe(404);
    expect((await fetch(`${site.url}/demo/forward`, { method: 'POST', body: '{"days":3}' })).status).toBe(404);
    expect(await (await fetch(`${site.url}/`)).text()).not.toContain('/demo');
    await site.close();
  });
});

interface Reader {
  letters(after?: number): Promise<Shown[]>;
}

async function newest(phone: Reader, event: string): Promise<Shown> {
  let found: Shown | undefined;
  await expect
    .poll(
      async () => {
        found = (await phone.letters()).findLast((letter) => letter.about?.event === event);
        return found?.about?.event;
      },
      { timeout: 8000 },
    )
    .toBe(event);
  return found as Shown;
}
