/**
 * Makes what is not committed: both Prisma clients (src/generated) and the program in one piece (dist).
 * Each part is made only when its sources changed. `node scripts/build.mjs --generate` makes the clients alone.
 */

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isBuilt, root, sourcesStamp, stampFile } from './sources.mjs';

const generated = join(root, 'src/generated');
const generatedStamp = join(generated, '.made-from');
const schemaFile = join(root, 'prisma/schema.prisma');
const derivedFolder = join(root, 'prisma/.generated');
const dist = join(root, 'dist');
const turnFile = join(root, 'node_modules/.huying-build');

await oneAtATime(async () => {
  generateClients();
  if (process.argv.includes('--generate') || isBuilt()) return;
  // esbuild has said by itself what is wrong and where.
  await bundle().catch((error) => process.exit(error.errors ? 1 : fail(error)));
});

function generateClients() {
  const schema = readFileSync(schemaFile, 'utf8');
  const prismaVersion = readFileSync(join(root, 'node_modules/prisma/package.json'), 'utf8').match(
    /"version": "(.+?)"/,
  )[1];
  const stamp = createHash('sha256')
    .update(`${prismaVersion}\n${derive(schema, 'sqlite')}`)
    .digest('hex');
  if (existsSync(generatedStamp) && readFileSync(generatedStamp, 'utf8') === stamp) return;

  rmSync(generatedStamp, { force: true });
  mkdirSync(derivedFolder, { recursive: true });
  for (const provider of ['sqlite', 'postgresql']) {
    const file = join(derivedFolder, `schema.${provider}.prisma`);
    writeFileSync(file, derive(schema, provider));
    generate(file);
  }
  writeFileSync(generatedStamp, stamp);
}

/** The schema for one database. The small build of the query compiler takes 5 MB less and is as fast here. */
function derive(schema, provider) {
  return `// Derived from prisma/schema.prisma by scripts/build.mjs: do not edit.\n\n${schema
    .replace('provider = "sqlite"', `provider = "${provider}"`)
    .replace('"../src/generated/sqlite"', `"../../src/generated/${provider}"\n  compilerBuild = "small"`)}`;
}

function generate(file) {
  const cli = join(root, 'node_modules/prisma/build/index.js');
  // Without these the CLI asks the network for an engine that generate does not use, and for news.
  const env = {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath,
    CHECKPOINT_DISABLE: '1',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
  };
  const run = spawnSync(process.execPath, [cli, 'generate', '--schema', file], { cwd: root, env, encoding: 'utf8' });
  if (run.status === 0) return;
  process.stderr.write(`${run.stdout ?? ''}${run.stderr ?? ''}${run.error ?? ''}`);
  process.exit(1);
}

async function bundle() {
  const stamp = sourcesStamp();
  // Loaded only here: generating alone does without.
  const [{ build }, { bundleOptions, pageOptions }] = await Promise.all([import('esbuild'), import('./bundle.mjs')]);
  const [program, pages] = await Promise.all([
    build({ ...bundleOptions, entryPoints: { main: 'src/main.ts' }, outdir: dist, write: false }),
    build({ ...pageOptions, outdir: join(dist, 'static'), write: false }),
  ]);
  const outputFiles = [...program.outputFiles, ...pages.outputFiles];
  mkdirSync(dist, { recursive: true });
  // The entry comes last and by rename: whoever starts meanwhile finds the old program or the new one, whole.
  for (const file of outputFiles.sort((a, b) => isEntry(a.path) - isEntry(b.path))) place(file);
  const kept = new Set(outputFiles.map((file) => file.path));
  for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !kept.has(path)) rmSync(path);
  }
  writeFileSync(stampFile, stamp);
}

function fail(error) {
  console.error(error);
  return 1;
}

function isEntry(path) {
  return Number(relative(dist, path) === 'main.js');
}

function place({ path, contents }) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, contents);
  renameSync(`${path}.new`, path);
}

/** Several starts on a fresh checkout (tests, a service and a shell) must not write into each other's files. */
async function oneAtATime(work) {
  for (;;) {
    try {
      writeFileSync(turnFile, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (isLeftOver()) rmSync(turnFile, { force: true });
      else await sleep(100);
    }
  }
  process.on('exit', () => rmSync(turnFile, { force: true }));
  await work();
}

/** The turn of a build that was killed. */
function isLeftOver() {
  const found = statSync(turnFile, { throwIfNoEntry: false });
  if (!found) return false;
  const pid = Number(readFileSync(turnFile, 'utf8'));
  // Just made, its number not yet written.
  if (!pid) return Date.now() - found.mtimeMs > 5000;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}
