/** The bell: node-cron rings every minute; what is due is read from the store, so a missed ring loses nothing. */

import cron, { type ScheduledTask } from 'node-cron';
import { put } from '../store/writes.ts';
import type { World } from '../world.ts';
import { heal } from './heal.ts';
import { runBatches } from './run-batches.ts';
import { runTimers } from './run-timers.ts';
import { sendReminders } from './send-reminders.ts';
import { sweepFiles } from './sweep-files.ts';

export interface Schedule {
  /** One round now: what was missed while nobody rang is caught up once. */
  ring(): Promise<void>;
  stop(): Promise<void>;
}

export function schedule(world: World): Schedule {
  let busy: Promise<void> | null = null;
  let healedAt: number | null = null;

  /** An import hands over by itself; what it left when it was killed is found at the start, and once an hour. */
  function heals(): boolean {
    const now = world.now().getTime();
    if (healedAt !== null && Math.abs(now - healedAt) < 3_600_000) return false;
    healedAt = now;
    return true;
  }

  async function round(): Promise<void> {
    try {
      // What stops one must not stop the others.
      const rounds = await Promise.allSettled([
        runTimers(world),
        sendReminders(world),
        runBatches(world),
        ...(heals() ? [heal(world)] : []),
      ]);
      for (const one of rounds) if (one.status === 'rejected') throw one.reason;
      const at = world.now();
      await world.store.commit(function* () {
        return {
          value: undefined,
          writes: [put('setting', 'save', { key: 'swept', value: at.toISOString(), updatedAt: at })],
        };
      });
    } catch (error) {
      world.log.error({ error }, 'A round of the timetable failed; what was due is still due at the next one');
    }
    await sweepFiles(world).catch((error: unknown) =>
      world.log.error({ error }, 'Files of nobody could not be removed; the next round tries again'),
    );
  }

  const ring = (): Promise<void> => {
    busy ??= round().finally(() => {
      busy = null;
    });
    return busy;
  };

  const quiet = { info: () => {}, warn: () => {}, error: () => {}, debug: () => {} };
  const task: ScheduledTask = cron.schedule('* * * * *', ring, {
    name: 'reminders',
    noOverlap: true,
    timezone: world.place.timeZone,
    logger: quiet,
  });
  return {
    ring,
    stop: async () => {
      await task.destroy();
      await busy;
    },
  };
}
