/** A real server on a real port over a small world: what clients of the web chat and readers of pages see of it. */

import { randomUUID } from 'node:crypto';
import { type Running, serve } from '../../src/serve.ts';
import type { Database } from '../../src/store/open-database.ts';
import { openStage, type Stage, type StageOptions, seconds } from '../stage.ts';

export interface ShownFile {
  readonly id: string;
  readonly kind: string;
  readonly mime: string;
  readonly seconds: number | null;
  readonly url: string;
}

/** A letter as contract.md promises it to any client. */
export interface Shown {
  readonly seq: number;
  readonly text: string;
  readonly choices: readonly {
    readonly id: string;
    readonly label: string;
    readonly n: number;
    readonly act?: string;
  }[];
  readonly about: {
    readonly event: string;
    readonly number?: number;
    readonly code?: string;
    readonly state?: string;
    readonly due?: string;
    readonly level?: number;
  } | null;
  readonly replaces: number | null;
  readonly files: readonly ShownFile[];
}

export interface Client {
  readonly token: string;
  readonly headers: Readonly<Record<string, string>>;
  /** POST of a JSON body; `id` is made up when there is none. */
  post(body: object): Promise<Response>;
  postFile(
    bytes: Uint8Array,
    file?: {
      readonly name?: string;
      readonly type?: string;
      readonly text?: string;
      readonly id?: string;
      readonly seconds?: number;
    },
  ): Promise<Response>;
  /** The letters after a position; asking acknowledges all up to it. */
  letters(after?: number): Promise<readonly Shown[]>;
  /** Says something and gives back the letters that came because of it, acknowledged. */
  say(text: string): Promise<readonly Shown[]>;
  choose(act: string): Promise<readonly Shown[]>;
  /** Everything since the last look; looking acknowledges what was seen before. */
  read(): Promise<readonly Shown[]>;
}

export interface Site {
  readonly url: string;
  readonly stage: Stage;
  readonly running: Running;
  chat(asked?: object): Promise<Client>;
  /** Time passes by so many milliseconds, and everything due happens. */
  pass(ms: number): Promise<void>;
  close(): Promise<void>;
}

/** Close it. The database it is given is closed with it. */
export async function openSite(database: Database, options: StageOptions = {}): Promise<Site> {
  const stage = await openStage(database, options);
  const running = await serve(stage, { host: '127.0.0.1', port: 0, timetable: false });
  const url = `http://127.0.0.1:${running.port}`;
  return {
    url,
    stage,
    running,
    chat: (asked) => openChat(url, stage, asked),
    pass: async (ms) => {
      await stage.pass(ms);
      await settled(stage);
    },
    close: () => running.stop(),
  };
}

async function openChat(url: string, stage: Stage, asked?: object): Promise<Client> {
  const begun = await fetch(`${url}/api/v1/chat`, {
    method: 'POST',
    ...(asked ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(asked) } : {}),
  });
  if (begun.status !== 201) throw new Error(`No chat: ${begun.status} ${await begun.text()}`);
  const { token } = (await begun.json()) as { token: string };
  const headers = { authorization: `Bearer ${token}` };
  const messages = `${url}/api/v1/chat/messages`;
  let last = 0;
  const post: Client['post'] = (body) =>
    fetch(messages, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ id: randomUUID(), ...body }),
    });
  const letters: Client['letters'] = async (after = 0) => {
    await settled(stage);
    const answer = await fetch(`${messages}?after=${after}`, { headers });
    if (answer.status !== 200) throw new Error(`No letters: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as readonly Shown[];
  };
  const read: Client['read'] = async () => {
    const fresh = await letters(last);
    last = fresh.at(-1)?.seq ?? last;
    return fresh;
  };
  const accepted = async (answer: Response) => {
    if (answer.status !== 202) throw new Error(`Not taken: ${answer.status} ${await answer.text()}`);
    const fresh = await read();
    // What was just seen is told to the server, as a client does by asking on.
    await letters(last);
    return fresh;
  };
  await read();
  return {
    token,
    headers,
    post,
    postFile: (
      bytes,
      { name = 'file', type = 'application/octet-stream', text, id = randomUUID(), seconds: length } = {},
    ) => {
      const form = new FormData();
      form.set('id', id);
      if (text) form.set('text', text);
      if (length) form.set('seconds', String(length));
      form.set('file', new File([bytes as Uint8Array<ArrayBuffer>], name, { type }));
      return fetch(messages, { method: 'POST', headers, body: form });
    },
    letters,
    say: async (text) => accepted(await post({ text })),
    choose: async (act) => {
      await read();
      const choice = (await letters(0)).flatMap((letter) => letter.choices).findLast((one) => one.act === act);
      if (!choice) throw new Error(`Nobody offered ${act}.`);
      return accepted(await post({ choice: choice.id }));
    },
    read,
  };
}

/** Everything that is due has left; the server's own outbox is at work beside us. */
async function settled(stage: Stage): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    await stage.deliver();
    const due = await stage.world.store.database.reader.letter.count({
      where: { state: { in: ['waiting', 'sending'] }, dueAt: { lte: stage.world.now() } },
    });
    if (due === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('Letters stay in the outbox.');
}

/** An opinion as far as its receipt; gives back the receipt. */
export async function submitted(site: Site, citizen: Client, text = '路灯坏了半个月，老人摔了'): Promise<Shown> {
  await citizen.say(text);
  await site.pass(seconds(3));
  const [receipt] = await citizen.choose('confirm');
  if (receipt?.about?.event !== 'submit') throw new Error(`No receipt: ${JSON.stringify(receipt)}`);
  return receipt;
}

/** The deputy acknowledges and answers; the answer leaves when the time to take it back is over. */
export async function answered(
  site: Site,
  deputy: Client,
  { about }: Shown,
  text = '换好了，三盏都亮了',
  solved = 'class-A',
): Promise<void> {
  await deputy.say(`/ack ${about?.number}`);
  await deputy.say(`/answer ${about?.number} ${text}`);
  await deputy.choose(solved);
  await site.pass(seconds(31));
}

/** A chat whose holder has joined by an invitation. */
export async function joined(
  site: Site,
  whom: { readonly deputy?: string; readonly office?: string },
  asked?: object,
): Promise<Client> {
  const { makeInvitation } = await import('../../src/flow/make-invitation.ts');
  const { code } = await makeInvitation(site.stage.world, whom);
  const client = await site.chat(asked);
  await client.say(`/join ${code}`);
  await site.stage.world.refresh();
  return client;
}
