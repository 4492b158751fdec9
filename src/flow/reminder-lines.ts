/** Who hears a reminder, and how all lines for one person become one letter. */

import type { Destination, KnownMatter } from '../conversation/questions.ts';
import type { Duty } from '../domain/duty.ts';
import { isAway } from '../domain/matter.ts';
import type { Deputy } from '../domain/people.ts';
import { ranks } from '../store/answers/outbox.ts';
import type { Write } from '../store/writes.ts';
import type { Value } from '../text/render.ts';
import type { World } from '../world.ts';
import { letterWrite } from './letters.ts';
import { officesUp } from './offices-up.ts';
import { inWorkingHours } from './resting.ts';
import type { Deciding } from './save-decisions.ts';

export interface Line {
  readonly chat: Destination;
  readonly value: Value;
  readonly number: number | null;
  readonly level: number;
  /** The receiver settles it with one tap. */
  readonly acknowledges: boolean;
}

/** The deputy in one of their chats (while they are away whoever acknowledges for them), or the members of the office. */
export function holdersOf(
  duty: Duty,
  matter: KnownMatter | undefined,
  chats: readonly Destination[],
  turn: Deciding,
): readonly Destination[] {
  if (duty.holder.role === 'deputy') {
    const personId = matter && hearing(duty, matter, turn)?.personId;
    return chats.filter((chat) => !chat.gone && personId !== undefined && chat.personId === personId).slice(0, 1);
  }
  return duty.holder.role === 'office' ? membersUp(duty.holder.id, chats, turn) : [];
}

function hearing(duty: Duty, { deputies }: KnownMatter, turn: Deciding): Deputy | undefined {
  const holder = deputies.find((one) => one.no === duty.holder.id);
  const standIn =
    holder && duty.kind === 'acknowledge' && isAway(holder, turn.around.c.today)
      ? deputies.find((one) => one.no === holder.delegateNo && one.mandate === 'active' && one.personId !== null)
      : undefined;
  return standIn ?? holder;
}

/** L2 and later: the office hears of its deputy; an office's own duty goes to its parent office. */
export function aboveOf(
  duty: Duty,
  matter: KnownMatter | undefined,
  chats: readonly Destination[],
  turn: Deciding,
): readonly Destination[] {
  if (duty.holder.role === 'deputy') return matter ? membersUp(matter.opinion.officeId, chats, turn) : [];
  const parent = turn.around.directory.offices.get(duty.holder.id)?.parentId;
  return parent ? membersUp(parent, chats, turn) : [];
}

function membersUp(officeId: string, chats: readonly Destination[], turn: Deciding): readonly Destination[] {
  for (const id of officesUp(turn.around.directory, officeId)) {
    const members = chats.filter((chat) => !chat.gone && chat.officeId === id);
    // In one chat of each, the one heard last.
    if (members.length > 0)
      return members.filter((chat, at) => members.findIndex((one) => one.personId === chat.personId) === at);
  }
  return [];
}

const choice = (id: string, act: string, label: string) => ({ id, act, label });

const linesShown = 12;

/** All lines for one chat in one letter, most urgent first, in working hours. */
export function bundled(world: World, turn: Deciding, lines: readonly Line[], now: Date): Write[] {
  const { c } = turn.around;
  const byChat = new Map<string, Line[]>();
  for (const line of lines) byChat.set(line.chat.chatId, [...(byChat.get(line.chat.chatId) ?? []), line]);
  return [...byChat.values()].flatMap((of) => {
    const [first] = of;
    if (!first) return [];
    const voice = world.voice(first.chat.language);
    const sorted = of.toSorted((a, b) => b.level - a.level);
    const shown = sorted.slice(0, linesShown);
    const text = [
      ...(of.length > 1 ? [voice.text('letters:reminder.bundle', { count: of.length })] : []),
      ...shown.map((line) => voice.value(line.value)),
      ...(of.length > shown.length ? [voice.text('letters:reminder.more', { count: of.length - shown.length })] : []),
    ].join('\n');
    const numbers = [...new Set(shown.flatMap((line) => line.number ?? []))].slice(0, 5);
    const unacknowledged = of.filter((line) => line.acknowledges);
    const single = numbers.length === 1 ? unacknowledged[0]?.number : undefined;
    const offered = [
      ...(single ? [choice(`ack.${single}`, 'acknowledge', voice.text('conversation:choice.ack'))] : []),
      ...numbers.map((number) => choice(`open.${number}`, 'open', voice.text('conversation:choice.open', { number }))),
      ...(unacknowledged.length > 1
        ? [choice('ack-all', 'acknowledge-all', voice.text('conversation:choice.ackAll'))]
        : []),
    ];
    return [
      letterWrite({
        id: c.id(),
        chatId: first.chat.chatId,
        rank: ranks.reminder,
        text,
        choices: offered.map((one, at) => ({ ...one, n: at + 1 })),
        about: {
          event: 'remind',
          level: sorted[0]?.level ?? 0,
          ...(numbers.length === 1 ? { number: numbers[0] } : {}),
        },
        dueAt: inWorkingHours(now, c),
        now,
      }),
    ];
  });
}
