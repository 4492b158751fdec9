/** The web chat's API over HTTP, used from a process of its own: every citizen keeps a stream open and posts. */

import { spawn } from 'node:child_process';
import { Agent, get, request } from 'node:http';
import { createInterface } from 'node:readline';
import { type Load, run, type Way } from './loads.ts';
import type { Timings } from './measure.ts';
import type { Citizen } from './town.ts';

export interface HttpClient {
  run(load: Load): Promise<Timings>;
  stop(): void;
}

/** This very program, started once more as the client. */
export async function httpClient(port: number, citizens: readonly Citizen[]): Promise<HttpClient> {
  const child = spawn(process.execPath, [process.argv[1] ?? '', '--http-client'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask = async (line: object): Promise<unknown> => {
    child.stdin.write(`${JSON.stringify(line)}\n`);
    const { value, done } = await lines.next();
    if (done) throw new Error('The HTTP client ended; its words are above');
    return JSON.parse(value);
  };
  await ask({ port, citizens });
  return { run: async (load) => (await ask(load)) as Timings, stop: () => child.stdin.end() };
}

/** The client's side: the first line says where and who, each further one is a load. */
export async function beHttpClient(): Promise<void> {
  const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
  const { port, citizens } = JSON.parse((await lines.next()).value) as { port: number; citizens: readonly Citizen[] };
  const way = await openWay(port, citizens);
  process.stdout.write('{}\n');
  for await (const line of lines)
    process.stdout.write(`${JSON.stringify(await run(way, citizens, JSON.parse(line)))}\n`);
  process.exit(0);
}

async function openWay(port: number, citizens: readonly Citizen[]): Promise<Way> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const waiting = new Map<string, ((at: number) => void)[]>();
  const heardBy = (token: string) => {
    for (const resolve of waiting.get(token)?.splice(0) ?? []) resolve(performance.now());
  };
  for (const { token } of citizens) await listen(port, token, () => heardBy(token));
  let said = 0;
  return {
    send: (citizen, what) => post(port, citizen.token, agent, { id: `http ${process.pid} ${++said}`, ...what }),
    nextLetter: ({ token }) =>
      new Promise((resolve) => {
        waiting.set(token, [...(waiting.get(token) ?? []), resolve]);
      }),
  };
}

function post(port: number, token: string, agent: Agent, body: object): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        port,
        host: '127.0.0.1',
        method: 'POST',
        path: '/api/v1/chat/messages',
        agent,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      },
      (answer) => {
        answer.resume();
        answer.on('end', () =>
          answer.statusCode === 202 ? resolve() : reject(new Error(`The server said ${answer.statusCode}`)),
        );
      },
    );
    sent.on('error', reject);
    sent.end(JSON.stringify(body));
  });
}

/** Resolves when the stream is open; old letters that still come are heard by nobody. */
function listen(port: number, token: string, heard: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = get(
      {
        port,
        host: '127.0.0.1',
        path: '/api/v1/chat/stream?after=0',
        agent: false,
        headers: { authorization: `Bearer ${token}` },
      },
      (answer) => {
        if (answer.statusCode !== 200) reject(new Error(`The server said ${answer.statusCode} to a stream`));
        answer.setEncoding('utf8');
        answer.on('data', (chunk: string) => chunk.includes('data:') && heard());
        resolve();
      },
    );
    asked.on('error', reject);
  });
}
