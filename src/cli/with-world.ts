/** A command's world: built from the environment, closed when the command is done. */

import { type Built, buildWorld } from '../build-world.ts';
import { readConfig } from '../config.ts';

export async function withWorld<T>(
  work: (built: Built) => Promise<T>,
  env: NodeJS.ProcessEnv = process.env,
): Promise<T> {
  const built = await buildWorld({ ...readConfig(env), logLevel: 'warn' });
  try {
    return await work(built);
  } finally {
    await built.world.store.close();
  }
}

/** For what is real: where nothing is configured it goes into the real database, never into the demonstration. */
export const realEnvironment = (): NodeJS.ProcessEnv => ({
  ...process.env,
  HUYING_DEMO: process.env.HUYING_DEMO || '0',
});

/** Data for programs, or lines for people. */
export function print(data: unknown, asJson: boolean | undefined, lines: readonly string[]): void {
  process.stdout.write(asJson ? `${JSON.stringify(data, null, 2)}\n` : lines.map((line) => `${line}\n`).join(''));
}
