/** Files whose message was refused or cut off belong to nobody: a day later they go. */

import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { hashesKept } from '../store/chat-letters.ts';
import type { World } from '../world.ts';
import { marksIn, pathOf } from './keep-files.ts';

/** By the machine's clock, which also dates the files. */
const patienceMs = 24 * 3_600_000;
const atOnce = 200;

export async function sweepFiles(world: World): Promise<void> {
  // It shares its folder with the real database, and must not judge that one's files.
  if (world.demo) return;
  const folder = marksIn(world.dataDir);
  const isOld = async (name: string): Promise<boolean> => {
    const found = await stat(join(folder, name)).catch(() => null);
    return found !== null && Date.now() - found.mtimeMs > patienceMs;
  };
  const old: string[] = [];
  for (const name of await readdir(folder).catch(() => [])) {
    if (await isOld(name)) old.push(name);
    if (old.length === atOnce) break;
  }
  if (old.length === 0) return;
  const kept = await hashesKept(world.store.database.reader, old);
  for (const name of old) {
    // A mark is named after its file; what has more in its name is a file that was never finished.
    const isMark = !name.includes('.');
    // Meanwhile the same file may have come again.
    if (isMark && !kept.has(name) && (await isOld(name))) await rm(pathOf(world.dataDir, name), { force: true });
    await rm(join(folder, name), { force: true });
  }
}
