/** A server with a roster, deputies who have joined and citizens who have an open opinion each: what loads run on. */

import { type Built, buildWorld } from '../src/build-world.ts';
import { importRoster } from '../src/flow/import-roster.ts';
import { makeInvitation } from '../src/flow/make-invitation.ts';
import { type Running, serve } from '../src/serve.ts';
import { beginChat } from '../src/web/chat-api.ts';

export interface Citizen {
  readonly token: string;
  readonly address: string;
  /** Of the open opinion. */
  readonly number: number;
}

export interface Town extends Built, Pick<Running, 'webChat' | 'port'> {
  readonly citizens: readonly Citizen[];
  close(): Promise<void>;
}

export const benchConfig = (databaseUrl: string, dataDir: string) => ({
  databaseUrl,
  port: 0,
  host: '127.0.0.1',
  publicUrl: 'http://localhost:3000',
  logLevel: 'warn',
  secret: 'a secret only for benches',
  place: 'kunming',
  demo: false,
  policyPath: null,
  dataDir,
});

// As many as can be waiting at once, so that no deputy's chat becomes the bottleneck of a load that has many.
const deputies = 30;

export async function openTown(databaseUrl: string, dataDir: string, people: number): Promise<Town> {
  const config = benchConfig(databaseUrl, dataDir);
  const built = await buildWorld(config, { server: true });
  const { world } = built;
  const imported = await importRoster(world, 'prisma/demo', { anyTerm: true });
  if ('problems' in imported) throw new Error(JSON.stringify(imported.problems[0]));
  const { webChat, port, stop } = await serve(built, { host: config.host, port: 0, timetable: false });
  const said = (address: string, id: string, what: { readonly text: string } | { readonly choice: string }) =>
    webChat.hear({ kind: 'said', message: { id: `${address} ${id}`, address, at: world.now(), ...what } });

  const chosen = await world.store.database.reader.deputy.findMany({
    where: { mandate: 'active' },
    take: deputies,
    orderBy: { no: 'asc' },
  });
  for (const { no } of chosen) {
    const { code } = await makeInvitation(world, { deputy: no });
    const { address } = await beginChat(world, webChat, {});
    await said(address, 'join', { text: `/join ${code}` });
  }
  await world.refresh();
  const began = await Promise.all(
    Array.from({ length: people }, async (_, at) => {
      const chat = await beginChat(world, webChat, { start: `d_${chosen[at % chosen.length]?.no}` });
      await said(chat.address, 'told', { text: `${at} 路灯坏了半个月，老人晚上出门摔了一跤，希望有人来修` });
      await said(chat.address, 'sure', { choice: 'confirm.1' });
      return chat;
    }),
  );
  const opinions = await world.store.database.reader.opinion.findMany({ select: { number: true, chatId: true } });
  const chats = await world.store.database.reader.chat.findMany({ select: { id: true, address: true } });
  const numbers = new Map(
    chats.map((chat) => [chat.address, opinions.find((opinion) => opinion.chatId === chat.id)?.number ?? 0]),
  );
  return {
    ...built,
    webChat,
    port,
    citizens: began.map(({ token, address }) => ({ token, address, number: numbers.get(address) ?? 0 })),
    close: stop,
  };
}
