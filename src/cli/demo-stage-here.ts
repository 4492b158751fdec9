import { webChat as makeWebChat, type WebChat } from '../../bots/web/web-chat.ts';
import type { Built } from '../build-world.ts';
import { openingHour } from '../flow/demo/phones.ts';
import { seedDemo } from '../flow/demo/seed-demo.ts';
import { emptyDatabase } from '../store/empty-database.ts';
import type { DemoStage } from '../web/demo-routes.ts';
import { demoStage } from '../web/demo-stage.ts';
import { demoFolder } from './demo-folder.ts';

/** The demonstration in this process; a new beginning empties its own database and plays the stories again. */
export function stageHere(built: Built, webChat: WebChat): Promise<DemoStage> {
  return demoStage(built, webChat, async (language) => {
    await emptyDatabase(built.world.store.database.writer);
    const telling = { world: built.world, webChat: makeWebChat(), language };
    await seedDemo(telling, demoFolder, openingHour(built.world, new Date()));
    await built.world.refresh();
  });
}
