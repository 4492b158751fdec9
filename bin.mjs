#!/usr/bin/env -S node --optimize-for-size --max-semi-space-size=1
// The command `huying`: builds when the sources are newer than the last build, then hands over.

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { isBuilt } from './scripts/sources.mjs';

// Before any WebAssembly: Prisma's query compiler, optimised, takes 20 MB more and answers no faster here.
setFlagsFromString('--liftoff-only');

if (!isBuilt()) {
  // In a process of its own, so that the compiler's memory goes with it.
  const build = fileURLToPath(new URL('scripts/build.mjs', import.meta.url));
  const { status } = spawnSync(process.execPath, [build], { stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) process.exit(1);
}
await import('./dist/main.js');
