/** From what is to be said to rows of the outbox: in the reader's language, not before its time, never twice. */

import type { LetterChoice } from '../channel.ts';
import type { Announcement } from '../conversation/announcement.ts';
import { numbersOf } from '../conversation/offerings.ts';
import type { Destination } from '../conversation/questions.ts';
import type { Offering, Utterance } from '../conversation/turn.ts';
import type { Circumstances } from '../domain/matter.ts';
import type { Language } from '../domain/people.ts';
import { ranks } from '../store/answers/outbox.ts';
import { put, type Row, type Write } from '../store/writes.ts';
import type { Voice } from '../text/render.ts';
import type { World } from '../world.ts';
import { afterNight } from './resting.ts';

interface LetterDraft {
  readonly id: string;
  readonly chatId: string;
  readonly rank: number;
  readonly text: string;
  readonly choices: readonly LetterChoice[];
  readonly files?: Utterance['files'];
  readonly about: object | null;
  readonly opinionId?: string | null;
  readonly feedbackId?: string | null;
  readonly once?: string | null;
  readonly replaces?: string | null;
  readonly dueAt: Date;
  readonly now: Date;
}

export function letterWrite(letter: LetterDraft): Write {
  const row: Row<'letter'> = {
    id: letter.id,
    chatId: letter.chatId,
    rank: letter.rank,
    text: letter.text,
    choices: letter.choices.length > 0 ? letter.choices : null,
    files: letter.files && letter.files.length > 0 ? letter.files : null,
    about: letter.about,
    opinionId: letter.opinionId ?? null,
    feedbackId: letter.feedbackId ?? null,
    once: letter.once ?? null,
    replaces: letter.replaces ?? null,
    state: 'waiting',
    dueAt: letter.dueAt,
    tries: 0,
    leaseUntil: null,
    seq: null,
    platformId: null,
    evidence: 0,
    sentAt: null,
    deliveredAt: null,
    failure: null,
    createdAt: letter.now,
  };
  return put('letter', letter.once ? 'once' : 'new', row);
}

export function choicesIn(choices: readonly Offering[], voice: Voice): LetterChoice[] {
  const numbers = numbersOf(choices);
  return choices.map((choice, at) => ({
    id: choice.id,
    label: voice.text(choice.label, choice.with),
    n: numbers[at] ?? at + 1,
    ...(choice.act ? { act: choice.act } : {}),
  }));
}

/** A reply in the chat that was heard: the person is awake, so it leaves at once or when its card is ready. */
export function replyWrite(world: World, utterance: Utterance, chatId: string, language: Language, now: Date): Write {
  const voice = world.voice(language);
  return letterWrite({
    id: utterance.id,
    chatId,
    rank: ranks.reply,
    text: voice.text(utterance.key, utterance.values),
    choices: choicesIn(utterance.choices, voice),
    files: utterance.files,
    about: utterance.about,
    opinionId: utterance.opinionId,
    once: utterance.once,
    replaces: utterance.replaces,
    dueAt: utterance.notBefore ?? now,
    now,
  });
}

/** A notice to one chat of another person. */
export function noticeWrite(
  world: World,
  announcement: Announcement,
  to: Pick<Destination, 'chatId' | 'language' | 'lastHeardAt'>,
  c: Pick<Circumstances, 'now' | 'policy' | 'timeZone' | 'calendar' | 'id'>,
  { opinionId, once, rank }: { readonly opinionId: string; readonly once?: string | null; readonly rank?: number },
): Write {
  const voice = world.voice(to.language);
  const earliest = announcement.notBefore ?? c.now;
  return letterWrite({
    id: c.id(),
    chatId: to.chatId,
    rank: rank ?? ranks.notice,
    text: voice.text(announcement.key, announcement.values),
    choices: choicesIn(announcement.choices, voice),
    files: announcement.files,
    about: announcement.about,
    opinionId,
    feedbackId: announcement.feedbackId,
    once: once ?? null,
    dueAt: announcement.urgent ? earliest : afterNight(earliest, to.lastHeardAt, c),
    now: c.now,
  });
}
