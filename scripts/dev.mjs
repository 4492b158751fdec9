/** npm run dev: the demonstration in the terminal and on the web, started anew whenever a source is saved. */

import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { root } from './sources.mjs';

let child = start();
let restart;
for (const folder of ['src', 'bots', 'locales', 'prisma/schema.prisma'])
  watch(join(root, folder), { recursive: true }, (_, file) => {
    if (file?.startsWith('generated')) return;
    clearTimeout(restart);
    restart = setTimeout(again, 150);
  });

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => {
    child.once('exit', () => process.exit());
    child.kill(signal);
  });

function start() {
  return spawn(process.execPath, ['--enable-source-maps', join(root, 'bin.mjs'), 'start', ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { HUYING_DEMO: '1', ...process.env },
  });
}

function again() {
  const before = child;
  const go = () => {
    child = start();
  };
  if (before.exitCode !== null || before.signalCode !== null) return go();
  before.once('exit', go);
  before.kill();
}
