/** The demonstration as `npm start` shows it, with few stories, so that it is made in a moment. */

import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { webChat } from '../../bots/web/web-chat.ts';
import { type Built, buildWorld } from '../../src/build-world.ts';
import { wallClock } from '../../src/clock.ts';
import { readConfig } from '../../src/config.ts';
import type { Language } from '../../src/domain/people.ts';
import { openingHour, rememberClock } from '../../src/flow/demo/phones.ts';
import { seedDemo } from '../../src/flow/demo/seed-demo.ts';
import { serve } from '../../src/serve.ts';
import { emptyDatabase } from '../../src/store/empty-database.ts';
import { demoStage } from '../../src/web/demo-stage.ts';
import { temporaryFolder } from '../databases.ts';

export interface DemoSite {
  readonly url: string;
  readonly built: Built;
  close(): Promise<void>;
}

/** The ids of opinions.json that are told. */
const told = ['lamp', 'lift'];

export async function openDemo(): Promise<DemoSite> {
  const folder = temporaryFolder();
  const roster = join(folder, 'roster');
  cpSync('prisma/demo', roster, { recursive: true });
  const stories = JSON.parse(readFileSync(join(roster, 'opinions.json'), 'utf8'));
  const opinions = stories.opinions.filter((one: { id: string }) => told.includes(one.id));
  writeFileSync(
    join(roster, 'opinions.json'),
    JSON.stringify({ joined: { deputies: ['W001', 'W012'], offices: ['LX'], handlers: [] }, opinions }),
  );

  const config = { ...readConfig({ DATA_DIR: folder, HUYING_DEMO: '1', LOG_LEVEL: 'silent' }) };
  const built = await buildWorld(config, { clock: wallClock() });
  const { world } = built;
  const seed = (language: Language) =>
    seedDemo({ world, webChat: webChat(), language }, roster, openingHour(world, new Date()));
  await seed('zh-CN');
  await world.refresh();
  await rememberClock(world);
  const reseed = async (language: Language) => {
    await emptyDatabase(world.store.database.writer);
    await seed(language);
    await world.refresh();
  };
  const running = await serve(built, {
    host: '127.0.0.1',
    port: 0,
    timetable: false,
    stage: ({ webChat: chat }) => demoStage(built, chat, reseed),
  });
  return { url: `http://127.0.0.1:${running.port}`, built, close: () => running.stop() };
}
