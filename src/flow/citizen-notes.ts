/** Honest notes to citizens: nothing new after a month of silence, somebody is late, a rating or an answer is still open. */

import type { Copy } from '../conversation/copies.ts';
import type { Asking, Destination, KnownMatter } from '../conversation/questions.ts';
import { ratingChoices } from '../conversation/status.ts';
import { about, nextDue, runningDuty, whoHas } from '../conversation/told.ts';
import { routeClock, targetNamed } from '../conversation/told-routes.ts';
import type { Offering } from '../conversation/turn.ts';
import { addWorkingDays } from '../domain/calendar.ts';
import type { Day } from '../domain/day.ts';
import type { Duty, DutyKind } from '../domain/duty.ts';
import type { Circumstances } from '../domain/matter.ts';
import { isOpenRoute } from '../domain/route.ts';
import { ranks } from '../store/answers/outbox.ts';
import type { Write } from '../store/writes.ts';
import type { Value, Values } from '../text/render.ts';
import type { TextKey } from '../text/resources.ts';
import type { World } from '../world.ts';
import { batchWrites } from './batch-writes.ts';
import { choicesIn, letterWrite } from './letters.ts';
import type { Deciding } from './save-decisions.ts';

/** A citizen's opinion and the chats that may be theirs. */
export interface Noted {
  readonly matter: KnownMatter;
  readonly chats: readonly Destination[];
}

export function* noteProgress(world: World, turn: Deciding, noted: Noted): Asking<Write[]> {
  const { matter } = noted;
  const elsewhere = matter.routes.flatMap((route) => {
    const clock = isOpenRoute(route) ? routeClock(matter, route.id) : undefined;
    return clock ? { who: targetNamed(route, matter, turn.around), due: clock.due } : [];
  });
  // Where it was forwarded, who is to answer first has it now.
  const [first] = elsewhere.toSorted((a, b) => (a.due < b.due ? -1 : 1));
  const due = first?.due ?? nextDue(matter)?.due ?? runningDuty(matter, 'feedback')?.due;
  // A day that has passed is no promise any more; who is late is said by the notes on lateness.
  const ahead = due && due >= turn.around.c.today ? due : undefined;
  const who = first ? { who: first.who } : {};
  const saying = { key: 'letters:reminder.progress', event: 'news', due: ahead, ...who } as const;
  return yield* withJoined(world, turn, noted, { ...saying, of: noted.matter });
}

/** One note for each opinion, round and level: who is late with what was due when. */
export function* noteLate(
  world: World,
  turn: Deciding,
  noted: Noted,
  late: { readonly level: 2 | 4; readonly who: Value; readonly duty: Duty },
): Asking<Write[]> {
  const { level, who, duty } = late;
  const { key, now } = lateness(noted.matter, duty, level, turn.around.c);
  const { id, round } = noted.matter.opinion;
  const once = `late ${id} ${round} ${level}`;
  return yield* withJoined(world, turn, noted, {
    key,
    event: 'remind',
    of: noted.matter,
    who,
    due: duty.due,
    now,
    kind: duty.kind,
    level,
    once,
  });
}

/** Of a route it is told until which day it is waited now: for the supervision, its outcome, or what follows the silence. */
function lateness(
  { duties }: KnownMatter,
  duty: Duty,
  level: 2 | 4,
  c: Pick<Circumstances, 'policy' | 'calendar'>,
): { readonly key: TextKey; readonly now?: Day | undefined } {
  if (duty.holder.role === 'office') return { key: `letters:reminder.late${level}Office` };
  if (duty.holder.role !== 'organ' && duty.kind !== 'accept') return { key: `letters:reminder.late${level}` };
  const on = (kind: DutyKind) => duties.find((one) => one.kind === kind && one.routeId === duty.routeId)?.due;
  if (duty.holder.role === 'organ' && duty.kind === 'accept')
    return { key: 'letters:reminder.late2Silent', now: on('reply') };
  if (level === 4) return { key: 'letters:reminder.late4Route', now: on('supervise') };
  const now = addWorkingDays(c.calendar, duty.due, c.policy.ladder.l4);
  return { key: duty.kind === 'accept' ? 'letters:reminder.late2Transfer' : 'letters:reminder.late2Route', now };
}

/** Once for each time a rating is asked for: a correction asks anew. */
export function remindRating(world: World, turn: Deciding, noted: Noted, duty: Duty): Write[] {
  return note(world, turn, noted, {
    key: 'letters:reminder.rating',
    event: 'rate',
    of: noted.matter,
    due: duty.due,
    once: `rating ${duty.id}`,
    choices: ratingChoices(noted.matter.opinion.number),
  });
}

export function remindClarify(world: World, turn: Deciding, noted: Noted): Write[] {
  const due = nextDue(noted.matter)?.due;
  return note(world, turn, noted, { key: 'letters:reminder.clarify', event: 'ask', of: noted.matter, due });
}

/** Where the author is reminded: the chat in which they said it, or another of theirs; nowhere after 退订. */
export function earOf({ matter, chats }: Noted): Destination | undefined {
  const { authorId, chatId } = matter.opinion;
  const own = chats.filter((chat) => !chat.gone && !chat.remindersOff && chat.personId === authorId);
  return own.find((one) => one.chatId === chatId) ?? own[0];
}

/** The author at once; everybody whose opinion is merged into this one waits for the same, and is told page by page. */
function* withJoined(world: World, turn: Deciding, noted: Noted, saying: Saying): Asking<Write[]> {
  const own = note(world, turn, noted, saying);
  const { opinion } = noted.matter;
  if (!opinion.leads) return own;
  const { key, event, due, level, once } = saying;
  const copy: Copy = {
    key,
    values: valuesOf(turn, saying),
    event,
    due: due ?? null,
    files: [],
    singles: [],
    note: { level: level ?? null, once: once ? 'late' : null },
  };
  return [...own, ...(yield* batchWrites(turn.around.c, opinion.id, { copy }))];
}

interface Saying {
  readonly key: TextKey;
  readonly event: string;
  /** The opinion on which it is worked: its own, or the one it was merged into. */
  readonly of: KnownMatter;
  readonly who?: Value;
  readonly due?: string | undefined;
  /** Of a route: what is late, and until which day it is waited now. */
  readonly kind?: DutyKind;
  readonly now?: Day | undefined;
  readonly level?: number;
  readonly once?: string;
  readonly choices?: readonly Offering[];
}

function note(world: World, turn: Deciding, noted: Noted, saying: Saying): Write[] {
  const chat = earOf(noted);
  if (!chat) return [];
  const { opinion } = noted.matter;
  const { due, level } = saying;
  const { c } = turn.around;
  const voice = world.voice(chat.language);
  return [
    letterWrite({
      id: c.id(),
      chatId: chat.chatId,
      rank: ranks.notice,
      text: voice.text(saying.key, {
        ...valuesOf(turn, saying),
        number: opinion.number,
        title: opinion.title,
      }),
      choices: choicesIn(saying.choices ?? [], voice),
      about: about(saying.event, opinion, due, level === undefined ? {} : { level }),
      opinionId: opinion.id,
      once: saying.once ?? null,
      dueAt: c.now,
      now: c.now,
    }),
  ];
}

function valuesOf({ around }: Deciding, { of, who, due, now, kind }: Saying): Values {
  const inCharge = whoHas(of.opinion, of.deputies, around);
  return {
    who: who ?? inCharge,
    inCharge,
    due: due ? { day: due } : '',
    now: now ? { day: now } : '',
    kind: kind ? { key: `terms:duty.${kind}` } : '',
    office: whoHas({ ...of.opinion, deputyNo: null }, [], around),
  };
}
