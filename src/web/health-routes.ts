/** Whether the process lives, and whether it can work. */

import type { Hono } from 'hono';
import type { Serving } from './app.ts';

export function healthRoutes(app: Hono, { world, channels }: Serving): void {
  app.get('/healthz', (c) => c.text('ok'));
  app.get('/readyz', async (c) => {
    const database = await world.store.ask('setting', { key: 'ready' }).then(
      () => true,
      () => false,
    );
    if (database && !world.directory().root) await world.refresh();
    const state = {
      ready: database && world.directory().root !== undefined,
      database,
      roster: world.directory().root !== undefined,
      channels: Object.fromEntries([...channels.values()].map((channel) => [channel.name, channel.state()])),
    };
    return c.json(state, state.ready ? 200 : 503);
  });
}
