/** `npm start`: one process with every configured channel, pages and timetable. */

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildWorld } from '../build-world.ts';
import { type Config, readConfig } from '../config.ts';
import { demoOffset } from '../flow/demo/phones.ts';
import { OperatorError } from '../operator-error.ts';
import { type Running, serve } from '../serve.ts';
import { openDatabase } from '../store/open-database.ts';
import { operatorSay } from './operator-voice.ts';
import { paint } from './paint.ts';
import { BadArguments } from './program.ts';

const known = ['web'];

export async function start({ only, schedule }: { only?: string; schedule: boolean }): Promise<void> {
  const unknown = only?.split(',').filter((name) => !known.includes(name.trim())) ?? [];
  if (unknown.length > 0)
    throw new BadArguments(
      operatorSay()('cli:start.unknownChannel', { names: unknown.join(', '), known: known.join(', ') }),
    );
  const config = readConfig(process.env);
  if (config.demo && !(await isSeeded(config))) seedApart();
  const built = await buildWorld(config, { server: true });
  const running = await serve(built, {
    host: config.host,
    port: config.port,
    timetable: schedule,
    ...(config.demo
      ? {
          stage: async ({ webChat }: Pick<Running, 'webChat'>) =>
            (await import('./demo-stage-here.ts')).stageHere(built, webChat),
        }
      : {}),
  });
  greet(config, running.port);
  if (built.world.directory().root === undefined) process.stdout.write(`${operatorSay()('cli:start.noRoster')}\n`);
  stopOnSignal(running);
}

/** Another command may have made the file, or the seeding was cut off: whole is what has its clock, which comes last. */
async function isSeeded(config: Config): Promise<boolean> {
  if (!existsSync(join(config.dataDir, 'demo.db'))) return false;
  const database = await openDatabase(config.databaseUrl);
  try {
    return (await database.reader.setting.findUnique({ where: { key: demoOffset } })) !== null;
  } finally {
    await database.close();
  }
}

/** In a process of its own: its memory goes with it. */
function seedApart(): void {
  process.stdout.write(`${operatorSay()('cli:start.seeding')}\n`);
  const { status } = spawnSync(process.execPath, [...process.execArgv, process.argv[1] ?? 'bin.mjs', 'demo'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new OperatorError('cli:start.seedingFailed', {});
}

function greet(config: Config, port: number): void {
  const say = operatorSay();
  const url = config.publicUrl.replace(/:\d+$/, `:${port}`);
  const link = (path: string) => paint(['cyan', 'underline'], `${url}${path}`);
  const lines = config.demo
    ? [
        say('cli:start.demo'),
        '',
        `  ${link('/demo')}  ${say('cli:start.demoPage')}`,
        `  ${link('/chat')}  ${say('cli:start.chatPage')}`,
        `  ${link('/')}  ${say('cli:start.frontPage')}`,
        '',
        say('cli:start.tryThis'),
      ]
    : [
        say('cli:start.running'),
        '',
        `  ${link('/')}  ${say('cli:start.frontPage')}`,
        `  ${link('/chat')}  ${say('cli:start.chatPage')}`,
      ];
  if (process.versions.node.startsWith('20.'))
    lines.push('', say('cli:start.oldNode', { version: process.versions.node }));
  process.stdout.write(`\n${lines.join('\n')}\n\n`);
}

function stopOnSignal(running: Running): void {
  let stopping = false;
  const stop = async () => {
    if (stopping) process.exit(1);
    stopping = true;
    await running.stop();
    process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}
