/** Honest notes to the citizen: nothing new after a month of silence, somebody is late, a rating is still open. */

import { ratingChoices } from '../conversation/citizen.ts';
import type { Destination, KnownMatter } from '../conversation/questions.ts';
import { about, nextDue, whoHas } from '../conversation/told.ts';
import type { Offering } from '../conversation/turn.ts';
import type { Day } from '../domain/day.ts';
import type { Duty } from '../domain/duty.ts';
import { ranks } from '../store/answers/outbox.ts';
import type { Write } from '../store/writes.ts';
import type { Value } from '../text/render.ts';
import type { TextKey } from '../text/resources.ts';
import type { World } from '../world.ts';
import { choicesIn, letterWrite } from './letters.ts';
import { inWorkingHours } from './resting.ts';
import type { Deciding } from './save-decisions.ts';

export function noteProgress(
  world: World,
  turn: Deciding,
  matter: KnownMatter,
  chats: readonly Destination[],
): Write[] {
  return note(world, turn, matter, chats, 'letters:reminder.progress', 'news', null, []);
}

/** One note for each opinion, round and level: who is late with what was due when. */
export function noteLate(
  world: World,
  turn: Deciding,
  matter: KnownMatter,
  chats: readonly Destination[],
  level: 2 | 4,
  late: { readonly who: Value; readonly duty: Duty },
): Write[] {
  const once = `late ${matter.opinion.id} ${matter.opinion.round} ${level}`;
  const key =
    late.duty.holder.role === 'office'
      ? (`letters:reminder.late${level}Office` as const)
      : (`letters:reminder.late${level}` as const);
  return note(world, turn, matter, chats, key, 'remind', once, [], { level, who: late.who, due: late.duty.due });
}

export function remindRating(
  world: World,
  turn: Deciding,
  matter: KnownMatter,
  chats: readonly Destination[],
): Write[] {
  const awake = chats.filter((chat) => !chat.remindersOff);
  return note(
    world,
    turn,
    matter,
    awake,
    'letters:reminder.rating',
    'rate',
    `rating ${matter.opinion.id} ${matter.opinion.round}`,
    ratingChoices(matter.opinion.number),
  );
}

/** A note to the author in the chat where they said it, or in another of theirs. */
export function note(
  world: World,
  turn: Deciding,
  matter: KnownMatter,
  chats: readonly Destination[],
  key: TextKey,
  event: string,
  once: string | null,
  choices: readonly Offering[],
  late?: { readonly level: number; readonly who: Value; readonly due: Day },
): Write[] {
  const { opinion } = matter;
  const own = chats.filter((chat) => !chat.gone && chat.personId === opinion.authorId);
  const chat = own.find((one) => one.chatId === opinion.chatId) ?? own[0];
  if (!chat) return [];
  const { c } = turn.around;
  const voice = world.voice(chat.language);
  const due = late?.due ?? nextDue(matter)?.due;
  return [
    letterWrite({
      id: c.id(),
      chatId: chat.chatId,
      rank: ranks.notice,
      text: voice.text(key, {
        number: opinion.number,
        title: opinion.title,
        who: late?.who ?? whoHas(opinion, matter.deputies, turn.around),
        due: due ? { day: due } : '',
        office: whoHas({ ...opinion, deputyNo: null }, [], turn.around),
      }),
      choices: choicesIn(choices, voice),
      about: about(event, opinion, due, late ? { level: late.level } : {}),
      opinionId: opinion.id,
      once,
      dueAt: inWorkingHours(c.now, c),
      now: c.now,
    }),
  ];
}
