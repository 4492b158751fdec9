import { runBatches } from '../flow/run-batches.ts';
import { runTimers } from '../flow/run-timers.ts';
import { sendReminders } from '../flow/send-reminders.ts';
import { operatorSay } from './operator-voice.ts';
import { BadArguments } from './program.ts';
import { print, withWorld } from './with-world.ts';

/** So far (ms) clocks may differ. */
const soon = 60_000;

/**
 * One sweep as of a moment; the letters it wrote wait in the outbox for the server or for `huying deliver`. What it writes
 * cannot be taken back, so that a real database is never swept as of a day that has not come.
 */
export async function remind({ now, json }: { now?: Date; json?: boolean }): Promise<void> {
  const say = operatorSay();
  await withWorld(async ({ world }) => {
    if (now && !world.demo && now.getTime() > world.now().getTime() + soon)
      throw new BadArguments(say('cli:remind.future', { now: now.toISOString() }));
    await runTimers(world, now ?? world.now());
    const reminded = await sendReminders(world, now ?? world.now());
    await runBatches(world, now ?? world.now());
    const lines = reminded.map((one) =>
      say('cli:remind.line', {
        level: one.level,
        kind: say(`terms:duty.${one.kind}`),
        number: one.number ?? '',
        holder: one.holder,
        due: one.due,
      }),
    );
    print(
      reminded,
      json,
      lines.length === 0 ? [say('cli:remind.nothing')] : [...lines, say('cli:remind.count', { count: lines.length })],
    );
  });
}
