/** A chat for the preview only: speaks the web chat's HTTP API, remembers in memory, plays one small story by rote. */

import type { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';

interface Letter {
  seq: number;
  text: string;
  choices: { id: string; label: string; act?: string }[];
  about: object | null;
  replaces: number | null;
  files: object[];
  at: string;
}
interface Chat {
  language: string;
  role: string;
  letters: Letter[];
  said: { id: string; text?: string; choice?: string; files: object[]; at: string; afterSeq: number }[];
  hear: (() => void)[];
}

export interface PreviewChats {
  open(language: string, role: string): string;
  tell(role: string, zh: string, en: string, more?: Partial<Letter>): void;
  now(): Date;
}

const chats = new Map<string, Chat>();
const files = new Map<string, Blob>();

export function servePreviewChat(app: Hono, clock: { offset: number }): PreviewChats {
  const now = () => new Date(Date.now() + clock.offset);
  const write = (chat: Chat, text: string, more: Partial<Letter> = {}) => {
    chat.letters.push({
      seq: chat.letters.length + 1,
      text,
      choices: [],
      about: null,
      replaces: null,
      files: [],
      at: now().toISOString(),
      ...more,
    });
    for (const wake of chat.hear.splice(0)) wake();
  };
  const open = (language: string, role: string) => {
    const token = `t${chats.size}-${Math.random().toString(36).slice(2)}`;
    const chat: Chat = { language, role, letters: [], said: [], hear: [] };
    chats.set(token, chat);
    greet(chat, write);
    return token;
  };
  const of = (header: string | undefined) => chats.get((header ?? '').replace('Bearer ', ''));

  app.post('/api/v1/chat', async (c) => {
    const body = await c.req.json();
    return c.json({ token: open(body.language ?? 'zh-CN', 'citizen') }, 201);
  });
  app.post('/api/v1/chat/messages', async (c) => {
    const chat = of(c.req.header('authorization'));
    if (!chat) return c.json({ message: 'unknown' }, 401);
    const form = c.req.header('content-type')?.startsWith('multipart') ? await c.req.formData() : null;
    const body = form ? { id: String(form.get('id')), text: undefined, choice: undefined } : await c.req.json();
    if (chat.said.some((said) => said.id === body.id)) return c.body(null, 202);
    const file = form?.get('file');
    const kept = file instanceof Blob ? [keep(file, form?.get('seconds'))] : [];
    chat.said.push({
      id: body.id,
      text: body.text,
      choice: body.choice,
      files: kept,
      at: now().toISOString(),
      afterSeq: chat.letters.length,
    });
    setTimeout(() => answer(chat, body, write), 900);
    return c.body(null, 202);
  });
  app.get('/api/v1/chat/messages', (c) => {
    const chat = of(c.req.header('authorization'));
    return chat ? c.json(chat.letters.filter((letter) => letter.seq > Number(c.req.query('after')))) : c.json({}, 401);
  });
  app.get('/api/v1/chat/history', (c) => {
    const chat = of(c.req.header('authorization'));
    return chat ? c.json({ said: chat.said, letters: chat.letters }) : c.json({}, 401);
  });
  app.get('/api/v1/chat/files/:id', (c) => {
    const file = files.get(c.req.param('id'));
    return file ? c.body(file.stream(), 200, { 'content-type': file.type }) : c.json({}, 404);
  });
  app.get('/api/v1/chat/stream', (c) => {
    const chat = of(c.req.header('authorization'));
    if (!chat) return c.json({}, 401);
    let seen = Number(c.req.query('after') ?? 0);
    return streamSSE(c, async (out) => {
      while (!out.aborted) {
        for (const letter of chat.letters.filter((one) => one.seq > seen)) {
          await out.writeSSE({ id: String(letter.seq), data: JSON.stringify(letter) });
          seen = letter.seq;
        }
        await Promise.race([
          new Promise<void>((wake) => chat.hear.push(wake)),
          out.sleep(15_000).then(() => out.write(': here\n\n')),
        ]);
      }
    });
  });
  return {
    open,
    now,
    tell: (role, zh, en, more) => {
      for (const chat of chats.values()) if (chat.role === role) write(chat, chat.language === 'en' ? en : zh, more);
    },
  };
}

function keep(file: Blob, seconds: unknown) {
  const id = String(files.size + 1);
  files.set(id, file);
  const first = file.type.split('/')[0];
  return {
    id,
    kind: first === 'image' ? 'photo' : first === 'audio' ? 'voice' : 'document',
    mime: file.type,
    seconds: seconds ? Number(seconds) : null,
    url: `/api/v1/chat/files/${id}`,
  };
}

type Write = (chat: Chat, text: string, more?: Partial<Letter>) => void;
const in2 = (chat: Chat, zh: string, en: string) => (chat.language === 'en' ? en : zh);

function greet(chat: Chat, write: Write) {
  if (chat.role === 'citizen')
    write(
      chat,
      in2(
        chat,
        '您好，这里是五华区王秀英代表的意见箱，区人大代表联络室开办（核实电话 0871-0000 1024）。\n直接写、说、拍都行。不收费，不要验证码。',
        'Hello, this is the box of Deputy Wang Xiuying, run by the liaison office (check: 0871-0000 1024).\nWrite, speak or send photos. It is free.',
      ),
    );
  if (chat.role === 'deputy')
    write(
      chat,
      in2(
        chat,
        '【1024】路灯坏了半个月，老人摔了（龙翔街道，照片1张）。10月22日（周四）前签收。',
        '[1024] Street lamps out for two weeks, an old man fell (Longxiang, 1 photo). Acknowledge by Thursday 22 October.',
      ),
      {
        choices: choicesOf(chat, [
          ['ack.1024', '签收', 'Acknowledge'],
          ['refer.1024', '转给区城管局', 'Refer to city management'],
          ['later.1024', '晚上再看', 'Later'],
        ]),
        about: { event: 'submit', number: 1024 },
      },
    );
  if (chat.role === 'office')
    write(
      chat,
      in2(
        chat,
        '【1025】〔语音38秒〕普吉路的公交站，没说是哪个代表。10月20日（周二）前分派。',
        '[1025] Voice, 38 s: the bus stop at Puji Road, no deputy named. Assign by Tuesday 20 October.',
      ),
      {
        choices: choicesOf(chat, [
          ['pick.1', '李国强代表', 'Deputy Li Guoqiang'],
          ['pick.2', '吉克·阿依史布曲莫代表', 'Deputy Jike Ayi Shibu Qumo'],
          ['divert', '不归我们，引导', 'Not ours, direct elsewhere'],
        ]),
        about: { event: 'assign', number: 1025 },
      },
    );
}

const choicesOf = (chat: Chat, list: string[][]) =>
  list.map(([id = '', zh = '', en = '']) => ({ id, label: in2(chat, zh, en) }));

function answer(chat: Chat, body: { text?: string; choice?: string }, write: Write) {
  const confirmed = body.choice === 'confirm' || body.text === '1';
  if (chat.role !== 'citizen')
    return write(chat, in2(chat, '已签收，已告诉群众。', 'Acknowledged, and the citizen is told.'), {
      about: { event: 'acknowledge', number: chat.role === 'office' ? 1025 : 1024 },
    });
  if (confirmed)
    return write(
      chat,
      in2(
        chat,
        '收到，1024号。王代表10月22日（周四）前签收，签收了就告诉您。随时回“查”。\n查询码 K7QP-3MHX-W2RD5',
        'Received, no. 1024. Deputy Wang acknowledges it by Thursday 22 October.\nQuery code K7QP-3MHX-W2RD5',
      ),
      { about: { event: 'submit', number: 1024, code: 'K7QP3MHXW2RD5' } },
    );
  const texts = chat.said.filter((said) => said.text).length;
  const media = chat.said.length - texts;
  const card = chat.letters.findLast((letter) => letter.choices.some((choice) => choice.id === 'confirm'));
  write(
    chat,
    in2(
      chat,
      `记下了：文字${texts}条、照片${media}张，交给王秀英代表。\n代表和联络室知道您是谁，不公开。\n接着发就是补充。`,
      `Noted: ${texts} texts, ${media} files, for Deputy Wang Xiuying.\nThe deputy and the office know who you are; it is not public.`,
    ),
    {
      choices: choicesOf(chat, [
        ['confirm', '提交', 'Submit'],
        ['change-deputy', '换代表', 'Another deputy'],
        ['discard', '不要了', 'Discard'],
      ]),
      about: { event: 'drafted' },
      replaces: card?.seq ?? null,
    },
  );
}
