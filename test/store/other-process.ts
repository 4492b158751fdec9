/** Other processes on the same database: real ones, that can be killed. */

import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import { bundleAside } from '../../scripts/bundle.mjs';

export interface OtherProcess {
  readonly child: ChildProcess;
  /** What it answered: one line of JSON, read as soon as it is there. */
  readonly answer: unknown;
}

let entry: Promise<string> | undefined;

/** Starts a command of other-process-main.ts and resolves with its answer; the process may live on. */
export async function otherProcess(args: readonly string[], options: SpawnOptions = {}): Promise<OtherProcess> {
  entry ??= bundleAside('test/store/other-process-main.ts');
  const child = spawn(process.execPath, [await entry, ...args], { ...options, stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream }))
    return { child, answer: JSON.parse(line) };
  throw new Error(`${args[0]} ended without an answer`);
}
