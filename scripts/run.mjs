/** node scripts/run.mjs FILE.ts [ARGUMENTS]: runs one TypeScript file of ours, as `npm run bench` does. */

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleAside } from './bundle.mjs';
import { root } from './sources.mjs';

const [file, ...args] = process.argv.slice(2);
spawnSync(process.execPath, [join(root, 'scripts/build.mjs'), '--generate'], { stdio: 'inherit' });
const entry = await bundleAside(file);
process.argv = [process.execPath, entry, ...args];
await import(pathToFileURL(entry));
