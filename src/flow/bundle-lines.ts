/** All lines that one sweep has for one person become one letter. */

import type { Destination } from '../conversation/questions.ts';
import { routeName } from '../domain/route.ts';
import { ranks } from '../store/answers/outbox.ts';
import type { Write } from '../store/writes.ts';
import type { World } from '../world.ts';
import { letterWrite } from './letters.ts';
import type { Line } from './reminder-lines.ts';
import type { Deciding } from './save-decisions.ts';

/** What one chat hears in one sweep: the most urgent lines, and how many there are. */
export interface Bundle {
  readonly letterId: string;
  readonly chat: Destination;
  readonly shown: readonly Line[];
  readonly count: number;
  readonly unacknowledged: number;
}
export type Bundles = ReadonlyMap<string, Bundle>;

const linesShown = 12;
/** While a long sweep goes on its letters wait; one that breaks off lets them leave all the same. */
const heldMs = 300_000;

/**
 * All lines for one chat in one letter, most urgent first, also when they come from several pages of a sweep: the letter
 * of the page before gives way to one with the lines of both. With the `last` page they leave.
 */
export function bundled(
  world: World,
  turn: Deciding,
  before: Bundles,
  page: { readonly lines: readonly Line[]; readonly last: boolean },
): { readonly bundles: Bundles; readonly writes: readonly Write[] } {
  const { c } = turn.around;
  const byChat = new Map<string, Line[]>();
  for (const line of page.lines) byChat.set(line.chat.chatId, [...(byChat.get(line.chat.chatId) ?? []), line]);
  const bundles = new Map(before);
  const writes: Write[] = [];
  const dueAt = page.last ? c.now : new Date(c.now.getTime() + heldMs);
  for (const [chatId, lines] of byChat) {
    const known = before.get(chatId);
    const bundle = extended(known, lines, c.id());
    bundles.set(chatId, bundle);
    if (known) writes.push({ cancel: 'id', ids: [known.letterId] });
    writes.push(letterOf(world, bundle, dueAt, c.now));
  }
  const held = page.last ? [...before].flatMap(([chatId, one]) => (byChat.has(chatId) ? [] : one.letterId)) : [];
  for (let at = 0; at < held.length; at += 500)
    writes.push({
      change: (tx) =>
        tx.letter.updateMany({
          where: { id: { in: held.slice(at, at + 500) }, state: 'waiting' },
          data: { dueAt: c.now },
        }),
    });
  return { bundles, writes };
}

function extended(known: Bundle | undefined, lines: readonly Line[], letterId: string): Bundle {
  return {
    letterId,
    chat: (known ?? (lines[0] as Line)).chat,
    shown: [...(known?.shown ?? []), ...lines].toSorted((a, b) => b.level - a.level).slice(0, linesShown),
    count: (known?.count ?? 0) + lines.length,
    unacknowledged: (known?.unacknowledged ?? 0) + lines.filter((line) => line.acknowledges).length,
  };
}

const choice = (id: string, act: string, label: string) => ({ id, act, label });

function letterOf(world: World, bundle: Bundle, dueAt: Date, now: Date): Write {
  const { shown, count } = bundle;
  const voice = world.voice(bundle.chat.language);
  const text = [
    ...(count > 1 ? [voice.text('letters:reminder.bundle', { count })] : []),
    ...shown.map((line) => voice.value(line.value)),
    ...(count > shown.length ? [voice.text('letters:reminder.more', { count: count - shown.length })] : []),
  ].join('\n');
  const numbers = [...new Set(shown.flatMap((line) => line.number ?? []))].slice(0, 5);
  const single = numbers.length === 1 ? shown.find((line) => line.acknowledges)?.number : undefined;
  const routes = shown.flatMap(({ route }) => route ?? []).slice(0, 5);
  const calls = shown.flatMap((line) => line.call ?? []);
  const offered = [
    ...(single ? [choice(`ack.${single}`, 'acknowledge', voice.text('conversation:choice.ack'))] : []),
    ...numbers.map((number) => choice(`open.${number}`, 'open', voice.text('conversation:choice.open', { number }))),
    ...routes.map(({ no, n, kind }) =>
      choice(
        `${kind}.${no}.${n}`,
        kind,
        voice.text('conversation:choice.onRoute', { route: routeName({ no, n }), kind: { key: `terms:duty.${kind}` } }),
      ),
    ),
    ...(calls.length === 1 && calls[0]
      ? [choice(`called.${calls[0]}`, 'called', voice.text('conversation:choice.called'))]
      : []),
    ...(bundle.unacknowledged > 1
      ? [choice('ack-all', 'acknowledge-all', voice.text('conversation:choice.ackAll'))]
      : []),
  ];
  return letterWrite({
    id: bundle.letterId,
    chatId: bundle.chat.chatId,
    rank: ranks.reminder,
    text,
    choices: offered.map((one, at) => ({ ...one, n: at + 1 })),
    about: {
      event: 'remind',
      level: shown[0]?.level ?? 0,
      ...(numbers.length === 1 ? { number: numbers[0] } : {}),
    },
    dueAt,
    now,
  });
}
