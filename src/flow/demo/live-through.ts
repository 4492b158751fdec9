/** Time passes: the sweep rings each morning, letters leave, and everybody in the stories reads what they get. */

import type { Channel, Heard } from '../../channel.ts';
import type { Clock } from '../../clock.ts';
import { addDays, dayAt, instantAt } from '../../domain/day.ts';
import type { World } from '../../world.ts';
import { runTimers } from '../run-timers.ts';
import { sendReminders } from '../send-reminders.ts';

/** The channel of the stories: what people say and read in them is put into its mouth. */
export interface StoryChannel extends Channel {
  hear(heard: Heard): Promise<void>;
}

interface Living {
  readonly world: World;
  readonly clock: Clock;
  readonly webChat: StoryChannel;
  readonly deliver: () => Promise<unknown>;
}

/** Goes on to a moment, with one round of the timetable on each morning and each evening in between. */
export async function liveThrough(living: Living, until: Date): Promise<void> {
  const { world, clock } = living;
  const { timeZone, policy } = world.place;
  for (;;) {
    const now = clock.now();
    const today = dayAt(now, timeZone);
    const [next] = [
      instantAt(today, policy.workFrom, timeZone),
      instantAt(today, policy.workTo, timeZone),
      instantAt(addDays(today, 1), policy.workFrom, timeZone),
    ]
      .map((moment) => new Date(moment.getTime() + 60_000))
      .filter((moment) => moment > now);
    if (!next || next > until) break;
    clock.set(next);
    await round(living);
  }
  if (until > clock.now()) clock.set(until);
  await round(living);
}

async function round(living: Living): Promise<void> {
  const { world } = living;
  await runTimers(world);
  await sendReminders(world);
  await living.deliver();
  await acceptAll(world, living.webChat);
  await living.deliver();
}

/** Everybody asks for their letters: in the stories, and while days are skipped, people read what they get. */
export async function acceptAll(world: World, webChat: StoryChannel): Promise<void> {
  const waiting = await world.store.database.reader.letter.findMany({
    where: { state: 'sent', evidence: { lt: 2 }, chat: { goneAt: null, channel: webChat.name } },
    select: { seq: true, chat: { select: { address: true } } },
  });
  const last = new Map<string, number>();
  for (const { seq, chat } of waiting) last.set(chat.address, Math.max(seq ?? 0, last.get(chat.address) ?? 0));
  for (const [address, upTo] of last)
    await webChat.hear({ kind: 'receipt', receipt: { address, upTo, evidence: 2, at: world.now() } });
}
