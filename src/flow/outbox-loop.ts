/**
 * Keeps the outbox moving: woken by every commit, and looking by itself for what waits until a moment. A platform that
 * is slow to answer holds its own chats only: meanwhile the others' letters leave.
 */

import { setTimeout as sleep } from 'node:timers/promises';
import type { Channel, ChannelName } from '../channel.ts';
import type { ClaimedLetter } from '../conversation/leaving-letters.ts';
import type { World } from '../world.ts';
import { atOnce, claimLetters, deliver, releaseLost } from './deliver-outbox.ts';
import { runBatches } from './run-batches.ts';

export interface OutboxLoop {
  wake(): void;
  stop(): Promise<void>;
}

/** Cards, night rest, retries and letters of other processes: their moment is noticed at most so late. */
const lookEveryMs = 500;
const patienceMs = 5000;

export function outboxLoop(world: World, channels: ReadonlyMap<ChannelName, Channel>): OutboxLoop {
  const flying = new Set<Promise<void>>();
  let claiming: Promise<void> | null = null;
  let looking: Promise<void> | null = null;
  let batching: Promise<void> | null = null;
  let again = false;
  let stopped = false;

  function wake(): void {
    if (stopped) return;
    if (claiming) {
      again = true;
      return;
    }
    claiming = claimSome().finally(() => {
      claiming = null;
      if (again) wake();
    });
  }

  async function claimSome(): Promise<void> {
    again = false;
    const room = atOnce - flying.size;
    // The end of a flight wakes us.
    if (room <= 0) return;
    try {
      const letters = await claimLetters(world, channels, room);
      for (const letter of letters) send(letter);
      if (letters.length >= room) again = true;
    } catch (error) {
      world.log.error({ error }, 'A delivery round failed; letters stay in the outbox and the next round tries again');
    }
  }

  function send(letter: ClaimedLetter): void {
    const flight = deliver(world, channels, letter)
      .then(() => undefined)
      .catch((error) =>
        world.log.error(
          { letter: letter.id, error },
          'What came of a letter could not be noted; it is sent again when its lease ends',
        ),
      )
      .finally(() => {
        flying.delete(flight);
        // The next letter of this chat may go.
        if (!channels.get(letter.channel as ChannelName)?.can.pulled) wake();
      });
    flying.add(flight);
  }

  /** A question to the reader first: with nothing due, the writer is left alone. */
  async function look(): Promise<void> {
    try {
      if (!(await world.store.ask('letterDue', { now: world.now(), channels: [...channels.keys()] }))) return;
      await releaseLost(world);
      wake();
    } catch (error) {
      world.log.error({ error }, 'The outbox could not be looked at; the next look tries again');
    }
  }

  /** Beside the letters, which go on leaving while thousands are written. */
  async function batches(): Promise<void> {
    try {
      await runBatches(world, undefined, () => !stopped);
    } catch (error) {
      world.log.error({ error }, 'A batch could not be gone on with; the next look tries again');
    }
  }

  const timer = setInterval(() => {
    batching ??= batches().finally(() => {
      batching = null;
    });
    looking ??= look().finally(() => {
      looking = null;
    });
  }, lookEveryMs);
  timer.unref();
  return {
    wake,
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await looking;
      await batching;
      await claiming;
      // A send that hangs is not waited for: its letter comes back when its lease ends.
      await Promise.race([Promise.all(flying), sleep(patienceMs, undefined, { ref: false })]);
    },
  };
}
