/** Runs the command as an operator does: a process of its own, in a folder of its own, with an environment of its own. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished, TestRunner } from 'vitest';

const bin = fileURLToPath(new URL('../../bin.mjs', import.meta.url));

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Home {
  readonly folder: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Started {
  readonly child: ChildProcess;
  /** What it has printed so far, both streams. */
  printed(): string;
  /** Waits until it has printed this. */
  until(words: string | RegExp, seconds?: number): Promise<void>;
  ended(): Promise<Ran>;
}

/** Nothing of ours from the shell that runs the tests; English, so that tests read easily. */
function environment({ env }: Home): NodeJS.ProcessEnv {
  const ours =
    /^(HUYING_|DATABASE_URL$|PORT$|HOST$|PUBLIC_URL$|DATA_DIR$|LOG_LEVEL$|LC_|LANG|FORCE_COLOR|NODE_OPTIONS|VITEST)/;
  const rest = Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)));
  return { ...rest, HUYING_LANG: 'en', NO_COLOR: '1', ...env };
}

export function start(home: Home, ...args: readonly string[]): Started {
  const child = spawn(process.execPath, [bin, ...args], {
    cwd: home.folder,
    env: environment(home),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const end = once(child, 'close');
  let out = '';
  let err = '';
  child.stdout?.setEncoding('utf8').on('data', (text) => {
    out += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    err += text;
  });
  const afterwards = async () => {
    if (child.exitCode === null) child.kill('SIGKILL');
    await end;
  };
  // In a hook nothing outlives the command: there it is waited for.
  if (TestRunner.getCurrentTest()) onTestFinished(afterwards);
  return {
    child,
    printed: () => out + err,
    until: async (words, seconds = 25) => {
      const found = () => (typeof words === 'string' ? (out + err).includes(words) : words.test(out + err));
      for (const began = Date.now(); !found(); ) {
        if (Date.now() - began > seconds * 1000) throw new Error(`It never printed ${words}, but:\n${out}${err}`);
        if (child.exitCode !== null)
          throw new Error(`It ended (${child.exitCode}) before it printed ${words}:\n${out}${err}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    ended: async () => {
      const [code] = (await end) as [number | null];
      return { code, out, err };
    },
  };
}

export async function huying(home: Home, ...args: readonly string[]): Promise<Ran> {
  const started = start(home, ...args);
  started.child.stdin?.end();
  return started.ended();
}
