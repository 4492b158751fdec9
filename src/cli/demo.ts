import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { webChat } from '../../bots/web/web-chat.ts';
import { buildWorld } from '../build-world.ts';
import { readConfig } from '../config.ts';
import { openDataDir } from '../data-dir.ts';
import { openingHour, rememberClock } from '../flow/demo/phones.ts';
import { seedDemo } from '../flow/demo/seed-demo.ts';
import { holdServerLock } from '../store/server-lock.ts';
import { demoFolder } from './demo-folder.ts';
import { operatorLanguage, operatorSay } from './operator-voice.ts';

/** Makes DATA_DIR/demo.db anew; no other database is ever touched. */
export async function makeDemo(): Promise<void> {
  const { DATABASE_URL: _real, ...env } = process.env;
  const config = readConfig({ ...env, HUYING_DEMO: '1' });
  const file = join(config.dataDir, 'demo.db');
  openDataDir(config.dataDir);
  // A running demonstration holds the lock: refused, and nothing of it is gone.
  const lock = await holdServerLock(file);
  try {
    for (const part of ['', '-wal', '-shm']) rmSync(`${file}${part}`, { force: true });
  } finally {
    lock.release();
  }
  const { world } = await buildWorld({ ...config, logLevel: 'warn' }, { server: true });
  try {
    await seedDemo(
      { world, webChat: webChat(), language: operatorLanguage() },
      demoFolder,
      openingHour(world, new Date()),
    );
    await rememberClock(world);
  } finally {
    await world.store.close();
  }
  process.stdout.write(`${operatorSay()('cli:demo.made', { file })}\n`);
}
