import { webChat } from '../../bots/web/web-chat.ts';
import type { Channel, ChannelName } from '../channel.ts';
import { deliverOutbox } from '../flow/deliver-outbox.ts';
import { operatorSay } from './operator-voice.ts';
import { print, withWorld } from './with-world.ts';

/** One delivery round beside the server, or without it. */
export async function deliver({ json }: { json?: boolean }): Promise<void> {
  await withWorld(async ({ world }) => {
    const channels = new Map<ChannelName, Channel>([
      ['web', webChat()],
      ['terminal', webChat('terminal')],
    ]);
    const round = await deliverOutbox(world, channels);
    const waiting = await world.store.database.reader.letter.count({
      where: { state: { in: ['waiting', 'sending'] } },
    });
    const undeliverable = await world.store.database.reader.letter.count({ where: { state: 'failed' } });
    print({ sent: round.sent, waiting, undeliverable }, json, [
      operatorSay()('cli:deliver.round', { sent: round.sent, waiting, undeliverable }),
    ]);
  });
}
