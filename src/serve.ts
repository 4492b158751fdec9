/** One process: channels, outbox, timetable and pages, started in this order and stopped in the other. */

import type { Server } from 'node:http';
import { serve as listen } from '@hono/node-server';
import { webChat as makeWebChat, type WebChat } from '../bots/web/web-chat.ts';
import type { Built } from './build-world.ts';
import type { Channel, ChannelName } from './channel.ts';
import { type OutboxLoop, outboxLoop } from './flow/outbox-loop.ts';
import { receiveFrom } from './flow/receive-message.ts';
import { type Schedule, schedule } from './flow/schedule.ts';
import { OperatorError } from './operator-error.ts';
import { webApp } from './web/app.ts';
import type { DemoStage } from './web/demo-routes.ts';
import type { World } from './world.ts';

export interface Running {
  readonly webChat: WebChat;
  readonly outbox: OutboxLoop;
  readonly schedule: Schedule | null;
  readonly port: number;
  stop(): Promise<void>;
}

export interface ServeOptions {
  readonly host: string;
  readonly port: number;
  readonly timetable: boolean;
  readonly stage?: (running: Pick<Running, 'webChat' | 'outbox'>) => Promise<DemoStage>;
}

export async function serve({ world, onWake }: Built, options: ServeOptions): Promise<Running> {
  const webChat = makeWebChat();
  const channels = new Map<ChannelName, Channel>([[webChat.name, webChat]]);
  const outbox = outboxLoop(world, channels);
  onWake(outbox.wake);
  for (const channel of channels.values()) await channel.start(receiveFrom(world, channel));
  const stage = options.stage && (await options.stage({ webChat, outbox }));
  const app = await webApp({ world, webChat, channels, ...(stage ? { stage } : {}) });
  const { server, port } = await open(app.fetch, options.host, options.port);
  const timetable = options.timetable ? schedule(world) : null;
  const watching = watchImports(world);
  void timetable?.ring();
  outbox.wake();
  return {
    webChat,
    outbox,
    schedule: timetable,
    port,
    stop: async () => {
      clearInterval(watching);
      await timetable?.stop();
      for (const channel of channels.values()) await channel.stop();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
      await outbox.stop();
      await world.store.close();
    },
  };
}

/** `import` runs in a process of its own, beside this one. */
function watchImports(world: World): NodeJS.Timeout {
  const look = () =>
    world.refresh().catch((error: unknown) => world.log.error({ error }, 'Imported data could not be looked for'));
  return setInterval(look, 60_000).unref();
}

function open(
  fetch: Parameters<typeof listen>[0]['fetch'],
  hostname: string,
  port: number,
): Promise<{ server: Server; port: number }> {
  return new Promise((resolve, reject) => {
    const server = listen({ fetch, hostname, port }, (info) =>
      resolve({ server: server as Server, port: info.port }),
    ) as Server;
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE')
        reject(new OperatorError('cli:start.portInUse', { port, host: hostname }, error));
      else if (error.code === 'EACCES') reject(new OperatorError('cli:start.portForbidden', { port }, error));
      else
        reject(
          new OperatorError(
            'cli:start.cannotListen',
            { host: hostname, port, reason: error.code ?? error.message },
            error,
          ),
        );
    });
  });
}
