/** The web chat, driven as any other front end would drive it: through the HTTP API alone. */

import { expect, it } from 'vitest';
import { webChat } from '../../bots/web/web-chat.ts';
import type { Channel, ChannelName, LetterChoice, MediaKind, Receipt } from '../../src/channel.ts';
import { deliverOutbox } from '../../src/flow/deliver-outbox.ts';
import { letterWrite } from '../../src/flow/letters.ts';
import { receiveFrom } from '../../src/flow/receive-message.ts';
import { ranks } from '../../src/store/answers/outbox.ts';
import { chatAt } from '../../src/store/chat-letters.ts';
import { webApp } from '../../src/web/app.ts';
import { openOn } from '../databases.ts';
import { openStage } from '../stage.ts';
import { type Bench, describeChannel } from './describe-channel.ts';

const mimes: Readonly<Record<MediaKind, string>> = {
  photo: 'image/png',
  voice: 'audio/ogg',
  video: 'video/mp4',
  document: 'application/pdf',
};

interface Client {
  readonly token: string;
  readonly address: string;
  after: number;
  said: number;
}

const database = openOn('sqlite');

async function site() {
  const { world } = await openStage(await database());
  const chat = webChat();
  let given: Receipt = { evidence: 1 };
  const channel: Channel = {
    ...chat,
    send: async (letter) => {
      given = await chat.send(letter);
      return given;
    },
  };
  const channels = new Map<ChannelName, Channel>([[channel.name, channel]]);
  const app = await webApp({ world, webChat: chat, channels });
  const call = (path: string, client?: Pick<Client, 'token'>, init: RequestInit = {}) =>
    app.request(`/api/v1/chat${path}`, {
      ...init,
      headers: { ...(client ? { Authorization: `Bearer ${client.token}` } : {}), ...init.headers },
    });
  const json = (body: unknown): RequestInit => ({
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  const taken = async (response: Response | Promise<Response>) => {
    const { status } = await response;
    if (status !== 202) throw new Error(`The API answered ${status}.`);
  };
  const enter = async (): Promise<Client> => {
    const { token } = (await (await call('', undefined, json({ language: 'en' }))).json()) as { token: string };
    const client: Client = { token, address: world.digest(`chat ${token}`), after: 0, said: 0 };
    const first = (await (await call('/messages', client)).json()) as { seq: number }[];
    client.after = first.at(-1)?.seq ?? 0;
    await call(`/messages?after=${client.after}`, client);
    return client;
  };
  /** A letter of ours leaves: through the outbox, the only way there is. */
  const send = async (client: Client, text: string, choices: readonly LetterChoice[] = []): Promise<Receipt> => {
    const row = await chatAt(world.store.database.reader, channel.name, client.address);
    const now = world.now();
    await world.store.commit(function* () {
      return {
        value: undefined,
        writes: [
          letterWrite({
            id: world.id(),
            chatId: row?.id ?? '',
            rank: ranks.notice,
            text,
            choices,
            about: null,
            dueAt: now,
            now,
          }),
        ],
      };
    });
    await deliverOutbox(world, channels);
    return given;
  };
  const letters = async (client: Client) =>
    (await (await call(`/messages?after=${client.after}`, client)).json()) as {
      seq: number;
      text: string;
      choices: LetterChoice[];
    }[];
  return { world, channel: chat, call, json, taken, enter, send, letters };
}

async function browser(): Promise<Bench> {
  const { world, channel, call, json, taken, enter, send, letters } = await site();
  await channel.start(receiveFrom(world, channel));
  const clients = new Map<string, Client>([
    ['ann', await enter()],
    ['ben', await enter()],
  ]);
  const at = (chat: string) => clients.get(chat) as Client;
  const id = (client: Client) => `m${++client.said}`;
  return {
    channel,
    start: async (receive) => {
      // Our side keeps what it hears, as the product does; the suite looks on.
      const keep = receiveFrom(world, channel);
      await channel.start(async (heard) => {
        await receive(heard);
        await keep(heard);
      });
    },
    address: (chat) => at(chat).address,
    write: (chat, text, update) => taken(call('/messages', at(chat), json({ id: update ?? id(at(chat)), text }))),
    tap: (chat, choice) => taken(call('/messages', at(chat), json({ id: id(at(chat)), choice }))),
    quote: async (chat, letter, text) => {
      const [...shown] = await letters(at(chat));
      await taken(call('/messages', at(chat), json({ id: id(at(chat)), text, quote: shown[letter - 1]?.seq })));
    },
    attach: async (chat, kind, bytes) => {
      const form = new FormData();
      form.set('id', id(at(chat)));
      form.set('file', new File([Uint8Array.from(bytes)], 'file', { type: mimes[kind] }));
      await taken(call('/messages', at(chat), { method: 'POST', body: form }));
    },
    mumble: async (chat) => {
      for (const body of [
        '{',
        'null',
        '[]',
        '"text"',
        '{"id":7,"text":"x"}',
        '{"id":"a"}',
        '{"text":"no id"}',
        '{"id":"b","typing":true}',
      ])
        expect(
          (await call('/messages', at(chat), { method: 'POST', headers: { 'Content-Type': 'application/json' }, body }))
            .status,
        ).toBe(400);
      expect((await call('/messages', { token: 'x'.repeat(43) }, json({ id: 'c', text: 'of nobody' }))).status).toBe(
        401,
      );
      expect((await call('/messages', undefined, json({ id: 'd', text: 'of nobody' }))).status).toBe(401);
    },
    send: (chat, text, choices) => send(at(chat), text, choices),
    seen: async (chat) =>
      (await letters(at(chat))).map(({ text, choices }) => ({
        text,
        choices: choices.map(({ n, label }) => `${n} ${label}`),
      })),
    tellArrived: async (chat) => {
      const last = (await letters(at(chat))).at(-1)?.seq ?? 0;
      await call(`/messages?after=${last}`, at(chat));
    },
  };
}

describeChannel('web', browser, {
  groups: 'a chat belongs to whoever holds its token',
  'closed chats': 'a browser that is closed refuses nothing; without evidence the office is asked after some days',
  'rate limits': 'the browser asks for its letters, so it is never too slow for them',
});

it('gives the same message sent twice one effect', async () => {
  const { world, channel, call, json, enter, letters } = await site();
  await channel.start(receiveFrom(world, channel));
  const client = await enter();
  for (let n = 0; n < 3; n++)
    expect((await call('/messages', client, json({ id: 'same', text: 'hello' }))).status).toBe(202);
  expect(await letters(client)).toHaveLength(1);
});

it('answers 202 only after the commit, so that nothing confirmed is lost', async () => {
  const { world, channel, call, json, enter } = await site();
  await channel.start(receiveFrom(world, channel));
  const client = await enter();
  await call('/messages', client, json({ id: 'kept', text: 'The street light is out' }));
  expect(await world.store.database.reader.inbound.count({ where: { text: 'The street light is out' } })).toBe(1);
});

it('brings letters through the open stream as they leave', async () => {
  const { world, channel, call, json, enter, send } = await site();
  await channel.start(receiveFrom(world, channel));
  const client = await enter();
  const stream = await call('/stream', client, { headers: { 'Last-Event-ID': String(client.after) } });
  expect(stream.headers.get('content-type')).toContain('text/event-stream');
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  await send(client, 'your councillor has it', [{ id: 'status.1', label: 'Status', n: 1 }]);
  let text = '';
  while (!text.includes('\n\n')) text += (await reader?.read())?.value ?? '\n\n';
  await reader?.cancel();
  expect(text).toContain(`id: ${client.after + 1}`);
  expect(text).toContain('your councillor has it');
  await call('/messages', client, json({ id: 'after', text: 'thank you' }));
});

it('shows a chat to nobody but the holder of its token', async () => {
  const { world, channel, call, enter, send } = await site();
  await channel.start(receiveFrom(world, channel));
  const [ann, ben] = [await enter(), await enter()];
  await send(ann, 'a code only for Ann');
  expect(await (await call('/history', ann)).text()).toContain('a code only for Ann');
  expect(await (await call('/history', ben)).text()).not.toContain('a code only for Ann');
});
