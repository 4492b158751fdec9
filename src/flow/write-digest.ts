/** The digest of what a deputy owes, at the hour they chose. */

import { type Asking, ask } from '../conversation/questions.ts';
import { deputyNamed } from '../conversation/told.ts';
import { dayAt } from '../domain/day.ts';
import type { Deputy } from '../domain/people.ts';
import { ranks } from '../store/answers/outbox.ts';
import type { Outcome } from '../store/commit.ts';
import type { Write } from '../store/writes.ts';
import type { World } from '../world.ts';
import { letterWrite } from './letters.ts';
import { afterNight } from './resting.ts';
import { surroundings } from './surroundings.ts';

/** 08:30 王代表早: one letter at the hour the deputy chose. */
export function* writeDigest(world: World, now: Date, deputy: Deputy): Asking<Outcome<void>> {
  const { c } = surroundings(world, null, now);
  const { nightFrom, nightTo } = c.policy;
  const hour = deputy.digestAt ?? nightTo;
  // One that was missed by day does not wake anybody; who chose an hour of the night gets it then.
  const leaves = hour >= nightFrom || hour < nightTo ? now : afterNight(now, null, c);
  const digested: Write = {
    change: (tx) => tx.deputy.update({ where: { no: deputy.no }, data: { digestedOn: c.today } }),
  };
  const owed = yield* ask('owed', { deputyNo: deputy.no, today: dayAt(leaves, c.timeZone) });
  const [chat] = deputy.personId
    ? (yield* ask('destinations', { persons: [deputy.personId], offices: [] })).filter((one) => !one.gone)
    : [];
  if (owed.total === 0 || !chat) return { value: undefined, writes: [digested] };
  const voice = world.voice(chat.language);
  const text = voice.text('letters:digest.morning', {
    who: deputyNamed(deputy),
    count: owed.total,
    today: owed.today,
    fresh: owed.fresh,
  });
  const choices = [
    { id: 'inbox.0', label: voice.text('conversation:choice.mostUrgent'), act: 'inbox', n: 1 },
    ...(owed.fresh > 0
      ? [{ id: 'ack-all', label: voice.text('conversation:choice.ackAll'), act: 'acknowledge-all', n: 2 }]
      : []),
  ];
  const letter = letterWrite({
    id: c.id(),
    chatId: chat.chatId,
    rank: ranks.reminder,
    text,
    choices,
    about: { event: 'digest' },
    once: `digest ${deputy.no} ${c.today}`,
    dueAt: leaves,
    now,
  });
  return { value: undefined, writes: [digested, letter] };
}
