import { runTimers } from '../flow/run-timers.ts';
import { sendReminders } from '../flow/send-reminders.ts';
import { operatorSay } from './operator-voice.ts';
import { print, withWorld } from './with-world.ts';

/** One sweep as of a moment; the letters it wrote wait in the outbox for the server or for `huying deliver`. */
export async function remind({ now, json }: { now?: Date; json?: boolean }): Promise<void> {
  await withWorld(async ({ world }) => {
    await runTimers(world, now ?? world.now());
    const reminded = await sendReminders(world, now ?? world.now());
    const say = operatorSay();
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
