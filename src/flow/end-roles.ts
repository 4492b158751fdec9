/** Whoever stood for an organ or office that left the roster is let go, and told so, once. */

import { type Asking, ask } from '../conversation/questions.ts';
import { officeNamed } from '../conversation/told.ts';
import { ranks } from '../store/answers/outbox.ts';
import type { Outcome } from '../store/commit.ts';
import type { World } from '../world.ts';
import { letterWrite } from './letters.ts';
import { afterNight } from './resting.ts';
import { surroundings } from './surroundings.ts';

/** After what they had has gone elsewhere: so they still hear of that. */
export async function endRoles(world: World): Promise<number> {
  if ((await world.store.ask('endedRoles', {})).length === 0) return 0;
  const count = await world.store.commit(() => letGo(world));
  await world.refresh();
  world.wake();
  return count;
}

function* letGo(world: World): Asking<Outcome<number>> {
  const { c, directory } = surroundings(world, null);
  const roles = yield* ask('endedRoles', {});
  if (roles.length === 0) return { value: 0, writes: [] };
  const chats = yield* ask('destinations', { persons: [...new Set(roles.map((role) => role.personId))], offices: [] });
  const letters = roles.flatMap((role) => {
    const chat = chats.find((one) => one.personId === role.personId && !one.gone);
    if (!chat) return [];
    const values = { of: officeNamed(role), phone: directory.root?.phone ?? '' };
    return letterWrite({
      id: c.id(),
      chatId: chat.chatId,
      rank: ranks.notice,
      text: world.voice(chat.language).text('letters:insider.roleEnded', values),
      choices: [],
      about: { event: 'role-ended' },
      once: `role ended ${role.id}`,
      dueAt: afterNight(c.now, chat.lastHeardAt, c),
      now: c.now,
    });
  });
  const ids = roles.map((role) => role.id);
  return {
    value: ids.length,
    writes: [
      ...letters,
      { change: (tx) => tx.role.updateMany({ where: { id: { in: ids } }, data: { endedAt: c.now } }) },
    ],
  };
}
