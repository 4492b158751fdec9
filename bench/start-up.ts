/** From `npm start` to the first letter a visitor can read, and what the server keeps in memory a minute later. */

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Started {
  readonly firstAnswerMs: number;
  readonly child: ChildProcess;
  readonly at: number;
}

// As `npm start` runs it.
const flags = ['--optimize-for-size', '--max-semi-space-size=1'];

/** Builds, and makes the demonstration's database, as the first start would. */
export function prepare(dataDir: string): void {
  for (const args of [['scripts/build.mjs'], [...flags, 'bin.mjs', 'demo']]) {
    const { status, stderr } = spawnSync(process.execPath, args, {
      env: { ...process.env, DATA_DIR: dataDir, HUYING_DEMO: '1' },
    });
    if (status !== 0) throw new Error(`node ${args.join(' ')} failed: ${stderr}`);
  }
}

export async function startOnce(dataDir: string): Promise<Started> {
  const port = await freePort();
  const at = performance.now();
  const child = spawn(process.execPath, [...flags, 'bin.mjs', 'start'], {
    env: { ...process.env, DATA_DIR: dataDir, HUYING_DEMO: '1', PORT: String(port), LOG_LEVEL: 'error' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await firstLetter(port, child);
  return { firstAnswerMs: performance.now() - at, child, at };
}

export async function stop({ child }: Started): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

/** Megabytes; NaN where the system does not tell. */
export async function residentAfter({ child, at }: Started, ms: number): Promise<number> {
  await sleep(Math.max(0, at + ms - performance.now()));
  try {
    return Number(readFileSync(`/proc/${child.pid}/status`, 'utf8').match(/VmRSS:\s+(\d+) kB/)?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}

async function firstLetter(port: number, child: ChildProcess): Promise<void> {
  const api = `http://127.0.0.1:${port}/api/v1/chat`;
  let token: string | null = null;
  for (const end = performance.now() + 30_000; performance.now() < end && child.exitCode === null; await sleep(5)) {
    try {
      token ??= (
        (await (
          await fetch(api, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })
        ).json()) as { token: string }
      ).token;
      const letters = (await (
        await fetch(`${api}/messages?after=0`, { headers: { authorization: `Bearer ${token}` } })
      ).json()) as readonly unknown[];
      if (letters.length > 0) return;
    } catch {
      // Not listening yet.
    }
  }
  throw new Error('The server gave no first letter within 30 s');
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
