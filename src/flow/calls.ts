/** 请回电 from somebody without an opinion: the office owes a call, and is told whom to call. */

import type { About } from '../channel.ts';
import { callerNamed } from '../conversation/calling.ts';
import { type Asking, ask, type Destination } from '../conversation/questions.ts';
import { circumstances, type Turn } from '../conversation/turn.ts';
import { dutyBeside } from '../domain/reconcile.ts';
import { ranks } from '../store/answers/outbox.ts';
import { dutyRow } from '../store/rows.ts';
import { put, type Write } from '../store/writes.ts';
import type { Values } from '../text/render.ts';
import type { TextKey } from '../text/resources.ts';
import type { World } from '../world.ts';
import { letterWrite } from './letters.ts';
import { nearestMembers, officesUp } from './offices-up.ts';
import { afterNight } from './resting.ts';

/** One live duty for each person, however often they ask; after an alert it is owed without being told twice. */
export function* callOwed(world: World, turn: Turn): Asking<Write[]> {
  const { directory } = turn.around;
  const { person } = turn.scene;
  const running = yield* ask('beside', { note: person.id });
  if (running.some((one) => one.kind === 'call-back')) return [];
  const officeId = turn.alert?.officeId ?? directory.officeOfArea(turn.draft?.areaCode ?? null).id;
  const holder = { role: 'office', id: officeId } as const;
  const duty = dutyBeside({ kind: 'call-back', holder }, person.id, circumstances(turn, []));
  const owed = put('duty', 'new', dutyRow(duty, officeId));
  if (turn.alert) return [owed];
  const chats = yield* ask('destinations', { persons: [], offices: officesUp(directory, officeId) });
  const values = {
    caller: callerNamed({ name: person.name, phone: turn.person.phone ?? person.phone }),
    text: turn.draft?.said.find((one) => one.text)?.text ?? '',
    due: { day: duty.due },
  };
  const letter = { key: 'letters:insider.callWithout', values, about: { event: 'call-back' } } as const;
  const { members } = nearestMembers(directory, officeId, chats);
  return [owed, ...members.map((one) => toMember(world, turn, one, letter))];
}

/** The number comes after the call was asked for: whoever is to call hears it. */
export function* numberGiven(world: World, turn: Turn, phone: string): Asking<Write[]> {
  // Whoever was alerted has just been told.
  if (turn.alert) return [];
  const { directory } = turn.around;
  const { person } = turn.scene;
  const calls = [
    ...(yield* ask('beside', { note: person.id })).map((one) => ({ officeId: one.officeId, number: null })),
    ...(yield* ask('callsOn', { personId: person.id })),
  ];
  const writes: Write[] = [];
  for (const { officeId, number } of calls) {
    const chats = yield* ask('destinations', { persons: [], offices: officesUp(directory, officeId) });
    const values = { name: person.name ?? '', phone, number: number ?? '' };
    const about = { event: 'call-back', ...(number === null ? {} : { number }) };
    for (const one of nearestMembers(directory, officeId, chats).members)
      writes.push(toMember(world, turn, one, { key: 'letters:insider.callPhone', values, about }));
  }
  return writes;
}

/** Whoever else has settled it in the same moment was first. */
export const callMade = ({ dutyId, note }: Turn['called'][number], now: Date): Write => ({
  change: (tx) =>
    tx.duty.updateMany({
      where: { id: dutyId, status: 'running' },
      data: { status: 'settled', settledAt: now, nextAt: null, note },
    }),
});

function toMember(
  world: World,
  turn: Turn,
  member: Destination,
  letter: { readonly key: TextKey; readonly values: Values; readonly about: About },
): Write {
  const { c } = turn.around;
  return letterWrite({
    id: c.id(),
    chatId: member.chatId,
    rank: ranks.reply,
    text: world.voice(member.language).text(letter.key, letter.values),
    choices: [],
    about: letter.about,
    dueAt: afterNight(c.now, member.lastHeardAt, c),
    now: c.now,
  });
}
