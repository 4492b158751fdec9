/** What was begun on a reply page goes some days after its route is over; until then a late word may need it. */

import { dropReplyDrafts, endedReplyDrafts } from '../store/reply-pages.ts';
import type { World } from '../world.ts';

const atOnce = 200;

/** How many went. */
export async function sweepReplyDrafts(world: World): Promise<number> {
  const before = new Date(world.now().getTime() - world.place.policy.draftDays * 24 * 3_600_000);
  let gone = 0;
  for (let after: string | null = ''; after !== null; ) {
    const { keys, last } = await endedReplyDrafts(world.store.database.reader, { before, after, limit: atOnce });
    if (keys.length > 0)
      await world.store.commit(function* () {
        return { value: null, writes: [dropReplyDrafts(keys, before)] };
      });
    gone += keys.length;
    after = last;
  }
  return gone;
}
