/** What the program is built from, and whether the last build still fits: asked at every start, so it only stats. */

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
export const stampFile = join(root, 'dist/.built-from');

const ingredients = ['src', 'bots', 'locales', 'scripts', 'prisma/schema.prisma', 'package.json', 'tsconfig.json'];
const derived = join('src', 'generated');

/** A name for the sources as they are now: changes when any file appears, goes, grows or is written. */
export function sourcesStamp() {
  const hash = createHash('sha256');
  for (const ingredient of ingredients) visit(ingredient, hash);
  return hash.digest('hex');
}

/** True when dist/ was made from these very sources. */
export function isBuilt() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === sourcesStamp();
}

function visit(path, hash) {
  const full = join(root, path);
  const found = statSync(full, { throwIfNoEntry: false });
  if (!found || path === derived) return;
  if (!found.isDirectory()) hash.update(`${path}\n${found.size}\n${found.mtimeMs}\n`);
  else for (const name of readdirSync(full).sort()) visit(join(path, name), hash);
}
