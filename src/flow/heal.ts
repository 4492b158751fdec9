/** What a changed roster, or somebody's joining, left undone when it was killed midway, and what nobody needs any more. */

import type { World } from '../world.ts';
import { endOrgans } from './end-organs.ts';
import { endRoles } from './end-roles.ts';
import { handOutOpen } from './hand-out.ts';
import { endOffersInVain, handOverOpen } from './hand-over.ts';
import { sweepReplyDrafts } from './sweep-reply-drafts.ts';

export interface Healed {
  /** Opinions that somebody else is in charge of now. */
  readonly handedOver: number;
  /** Routes that went to another organ, or ended. */
  readonly rerouted: number;
}

/** Done after every import, and once an hour. In this order: whoever takes over hears what becomes of the routes. */
export async function heal(world: World): Promise<Healed> {
  const failed: unknown[] = [];
  const done: number[] = [];
  for (const one of [handOverOpen, endOffersInVain, endOrgans, endRoles, handOutOpen, sweepReplyDrafts]) {
    // What stops one must not stop the others.
    done.push(
      await one(world).catch((error: unknown) => {
        failed.push(error);
        return 0;
      }),
    );
  }
  if (failed.length > 0) throw failed[0];
  const [handedOver = 0, offers = 0, routes = 0] = done;
  return { handedOver, rerouted: offers + routes };
}
