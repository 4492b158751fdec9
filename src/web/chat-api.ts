/** The web chat's HTTP API (contract.md): for our page and for any other client. 202 comes after the commit. */

import { setTimeout as sleep } from 'node:timers/promises';
import type { Context, Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { IncomingFile, Message } from '../channel.ts';
import { deliverOutbox } from '../flow/deliver-outbox.ts';
import {
  type ChatRead,
  chatAt,
  type FileRead,
  hasLetterDue,
  historyOf,
  type LetterRead,
  lettersAfter,
} from '../store/chat-letters.ts';
import type { World } from '../world.ts';
import type { Serving } from './app.ts';
import { fileUrl } from './file-routes.ts';
import type { Limiter } from './limiter.ts';
import { callerOf, languageOf } from './respond.ts';
import { whileOpen } from './while-open.ts';

// A whole village hall may share one address.
const perMinute = { messages: 60, chats: 60 } as const;

export function chatApi(app: Hono, serving: Serving, limits: Limiter): void {
  const { world, webChat } = serving;
  const channel = webChat.name;
  const addressOf = (c: Context): string | null => {
    const token = c.req.header('authorization')?.match(/^Bearer ([\w-]{20,100})$/)?.[1];
    return token ? world.digest(`chat ${token}`) : null;
  };
  const refuse = (c: Context, key: 'badToken' | 'badMessage' | 'tooMany', status: 400 | 401 | 429, after = 0) => {
    if (after > 0) c.header('Retry-After', String(after));
    return c.json({ message: world.voice(languageOf(c, world)).text(`web:api.${key}`) }, status);
  };
  /** The chat of this token, or the refusal. */
  const chatOf = async (c: Context): Promise<ChatRead | null> => {
    const address = addressOf(c);
    return address ? chatAt(world.store.database.reader, channel, address) : null;
  };

  app.post('/api/v1/chat', async (c) => {
    const after = limits.wait(`chat ${callerOf(c)}`, perMinute.chats);
    if (after > 0) return refuse(c, 'tooMany', 429, after);
    const asked = await c.req.json<{ language?: unknown; start?: unknown } | null>().catch(() => null);
    const { token } = await beginChat(world, webChat, {
      language: textOr(asked?.language),
      start: textOr(asked?.start),
    });
    return c.json({ token }, 201);
  });

  app.post('/api/v1/chat/messages', async (c) => {
    const chat = await chatOf(c);
    if (!chat) return refuse(c, 'badToken', 401);
    const after = limits.wait(chat.id, perMinute.messages);
    if (after > 0) return refuse(c, 'tooMany', 429, after);
    const message = await messageIn(c, chat.address, world);
    if (!message) return refuse(c, 'badMessage', 400);
    await webChat.hear({ kind: 'said', message });
    return c.json({ id: message.id.slice(ownId(chat.address, '').length) }, 202);
  });

  app.get('/api/v1/chat/messages', async (c) => {
    const chat = await chatOf(c);
    if (!chat) return refuse(c, 'badToken', 401);
    const after = positionIn(c.req.query('after'));
    await acknowledge(world, webChat, chat, after);
    return c.json((await lettersNow(serving, chat.id, after)).map((letter) => shown(world, letter)));
  });

  app.get('/api/v1/chat/history', async (c) => {
    const chat = await chatOf(c);
    if (!chat) return refuse(c, 'badToken', 401);
    const { said, letters, states } = await historyOf(world.store.database.reader, chat.id);
    return c.json({
      states,
      said: said.map((one) => ({ ...one, files: one.files.map((file) => shownFile(world, file)) })),
      letters: letters.map((letter) => shown(world, letter)),
    });
  });

  app.get('/api/v1/chat/stream', async (c) => {
    const chat = await chatOf(c);
    if (!chat) return refuse(c, 'badToken', 401);
    let last = positionIn(c.req.header('last-event-id') ?? c.req.query('after'));
    await acknowledge(world, webChat, chat, last);
    return streamSSE(c, async (stream) => {
      let wake = () => {};
      let rung = false;
      const ring = () => {
        rung = true;
        wake();
      };
      const leave = webChat.listen(chat.address, ring);
      stream.onAbort(ring);
      try {
        while (!stream.aborted && !stream.closed) {
          rung = false;
          const letters = await lettersAfter(world.store.database.reader, chat.id, last);
          for (const letter of letters) {
            await stream.writeSSE({ id: String(letter.seq), data: JSON.stringify(shown(world, letter)) });
            last = letter.seq;
          }
          // A page may have been full: rest only when there is nothing more.
          if (rung || letters.length > 0) continue;
          // Another process may have let a letter leave: PostgreSQL is asked again before long, SQLite has only us.
          const restMs = world.store.database.provider === 'postgresql' ? 1500 : 20_000;
          const woken = await new Promise<boolean>((resolve) => {
            const timer = setTimeout(() => resolve(false), restMs);
            wake = () => {
              clearTimeout(timer);
              resolve(true);
            };
          });
          if (!woken) await stream.write(': \n\n');
        }
      } finally {
        leave();
      }
    });
  });
}

/** A new chat with its first letter waiting; the token is known to the client alone. */
export async function beginChat(
  world: World,
  webChat: Serving['webChat'],
  asked: { readonly language?: string | undefined; readonly start?: string | undefined; readonly name?: string },
): Promise<{ readonly token: string; readonly address: string }> {
  const token = Buffer.from(world.randomBytes(32)).toString('base64url');
  const address = world.digest(`chat ${token}`);
  await webChat.hear({
    kind: 'said',
    message: {
      id: `start ${address}`,
      address,
      at: world.now(),
      start: asked.start ?? '',
      ...(asked.language ? { language: asked.language } : {}),
      ...(asked.name ? { name: asked.name } : {}),
    },
  });
  return { token, address };
}

/** What is committed but a moment from leaving is waited for: who asks at once must not go away with nothing. */
async function lettersNow({ world, channels }: Serving, chatId: string, after: number): Promise<readonly LetterRead[]> {
  const { reader } = world.store.database;
  let letters = await lettersAfter(reader, chatId, after);
  for (let tries = 0; letters.length === 0 && tries < 20; tries++) {
    const due = await hasLetterDue(reader, chatId, world.now());
    if (due) await deliverOutbox(world, channels);
    letters = await lettersAfter(reader, chatId, after);
    if (!due) break;
    // Another round, here or in another process, holds it in its hand.
    if (letters.length === 0) await sleep(25);
  }
  return letters;
}

/** Asking for what comes after a letter is the evidence that it has come. */
async function acknowledge(
  world: World,
  webChat: Serving['webChat'],
  { address, ackSeq }: ChatRead,
  upTo: number,
): Promise<void> {
  if (upTo > ackSeq) await webChat.hear({ kind: 'receipt', receipt: { address, upTo, evidence: 2, at: world.now() } });
}

async function messageIn(c: Context, address: string, world: World): Promise<Message | null> {
  const at = world.now();
  if (c.req.header('content-type')?.startsWith('multipart/form-data')) {
    const form = await c.req.parseBody({ all: true }).catch(() => null);
    const id = form && textOr(form.id);
    if (!form || !isId(id)) return null;
    const files = [form.file].flat().filter((file): file is File => file instanceof File);
    const seconds = Number(form.seconds);
    const text = textOr(form.text);
    return {
      id: ownId(address, id),
      address,
      at,
      ...(text ? { text } : {}),
      files: files.map((file) => incoming(file, seconds)),
    };
  }
  const body = await c.req.json<Record<string, unknown>>().catch(() => null);
  const id = body && textOr(body.id);
  if (!body || !isId(id)) return null;
  const text = textOr(body.text);
  const choice = textOr(body.choice);
  const quote = positionIn(body.quote);
  if (text === undefined && choice === undefined) return null;
  return {
    id: ownId(address, id),
    address,
    at,
    ...(text === undefined ? {} : { text }),
    ...(choice === undefined ? {} : { choice }),
    ...(quote > 0 ? { quote: { letter: `seq ${quote}` } } : {}),
  };
}

const isId = (id: unknown): id is string => typeof id === 'string' && /^[^\p{Cc}\p{Cs}]{1,64}$/u.test(id);

/** Clients choose their ids: one client's must never meet another's. */
const ownId = (address: string, id: string): string => `${address.slice(0, 20)} ${id}`;

function incoming(file: File, seconds: number): IncomingFile {
  const kind = file.type.startsWith('audio/')
    ? 'voice'
    : file.type.startsWith('image/')
      ? 'photo'
      : file.type.startsWith('video/')
        ? 'video'
        : 'document';
  return {
    kind,
    name: file.name,
    ...(seconds > 0 && seconds < 3600 ? { seconds: Math.round(seconds) } : {}),
    bytes: async () => new Uint8Array(await file.arrayBuffer()),
  };
}

const shownFile = (world: World, file: FileRead) => ({ ...file, url: fileUrl(world, file.id) });
const shown = (world: World, letter: LetterRead) => ({
  ...letter,
  choices: letter.choices.map((choice) => whileOpen(choice, letter.about?.state)),
  files: letter.files.map((file) => shownFile(world, file)),
});
const textOr = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
/** 0: none; the same bound for both databases' integers. */
const positionIn = (value: unknown): number => {
  const position = Number(value ?? 0);
  return Number.isInteger(position) && position > 0 ? Math.min(position, 2_000_000_000) : 0;
};
