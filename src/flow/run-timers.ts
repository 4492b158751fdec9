/** Timed steps that are stored: questions that wait, letters without evidence, drafts without an end, digests at their hour. */

import { showCard } from '../conversation/drafting.ts';
import { type Asking, ask } from '../conversation/questions.ts';
import type { Draft } from '../conversation/scene.ts';
import { deputyNamed } from '../conversation/told.ts';
import { matterOf, newTurn, say, type Turn } from '../conversation/turn.ts';
import { addDays, dayAt, instantAt, timeAt } from '../domain/day.ts';
import type { Timer } from '../domain/opinion.ts';
import type { Deputy } from '../domain/people.ts';
import { ranks } from '../store/answers/outbox.ts';
import type { Outcome } from '../store/commit.ts';
import { opinionRow } from '../store/rows.ts';
import { put, type Write } from '../store/writes.ts';
import type { World } from '../world.ts';
import { bySystem, systemTurn } from './acknowledge-letters.ts';
import { note } from './citizen-notes.ts';
import { letterWrite, replyWrite } from './letters.ts';
import { afterNight } from './resting.ts';
import { saveDecisions } from './save-decisions.ts';
import { surroundings } from './surroundings.ts';

const pageSize = 100;

export async function runTimers(world: World, now: Date = world.now()): Promise<void> {
  await allDue(
    world,
    'An opinion',
    (limit) => world.store.ask('dueTimers', { now, limit }),
    (id) => opinionTimer(world, now, id),
  );
  await allDue(
    world,
    'A draft',
    (limit) => world.store.ask('dueDrafts', { now, limit }),
    (chat) => draftTimer(world, now, chat),
  );
  const { c } = surroundings(world, null, now);
  const upTo = timeAt(now, c.timeZone);
  await allDue(
    world,
    'A digest',
    (limit) => world.store.ask('digests', { upTo, today: c.today, limit }),
    (deputy) => digestDue(world, now, deputy),
  );
  world.wake();
}

/** Page by page, each by itself: the store answers the questions of a page together, and what fails stops nothing else. */
async function allDue<Due>(
  world: World,
  what: string,
  read: (limit: number) => Promise<readonly Due[]>,
  job: (due: Due) => Asking<Outcome<void>>,
): Promise<void> {
  for (;;) {
    const page = await read(pageSize);
    const results = await Promise.allSettled(page.map((due) => world.store.commit(() => job(due))));
    const failed = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    for (const error of failed) world.log.error({ error }, `${what} could not be moved on; the next round tries again`);
    if (page.length < pageSize || failed.length > 0) return;
  }
}

/** What is due is asked for once more inside: meanwhile somebody may have been quicker. */
function* opinionTimer(world: World, now: Date, id: string): Asking<Outcome<void>> {
  const turn = systemTurn(world, now);
  const matter = yield* matterOf(turn, { id });
  const timer = matter?.opinion.timer;
  if (!matter || !timer || timer.at > now) return { value: undefined, writes: [] };
  const { opinion } = matter;
  const { c } = turn.around;
  const moved = (next: Timer | null): Write =>
    put('opinion', 'versioned', opinionRow({ ...opinion, timer: next, version: opinion.version + 1 }, matter.digest));
  if (timer.kind === 'clarify-reminder') {
    const left = c.policy.clarifyDays - c.policy.clarifyReminderDay;
    const at = instantAt(addDays(c.today, left), c.policy.workFrom, c.timeZone);
    const chats = yield* ask('destinations', { persons: opinion.authorId ? [opinion.authorId] : [], offices: [] });
    return {
      value: undefined,
      writes: [
        moved({ kind: 'clarify-timeout', at }),
        ...note(world, turn, matter, chats, 'letters:reminder.clarify', 'ask', null, []),
      ],
    };
  }
  const done =
    timer.kind === 'clarify-timeout'
      ? yield* bySystem(turn, id, { name: 'time-out' })
      : opinion.feedback !== null &&
        (yield* bySystem(turn, id, {
          name: 'bounce',
          feedbackId: opinion.feedback.id,
          why: opinion.feedback.leftAt ? 'no-evidence' : 'no-channel',
        }));
  // A timer that no act answers to any more is put out, or it would be found again for ever.
  return { value: undefined, writes: done ? yield* saveDecisions(world, turn) : [moved(null)] };
}

/** Nudged once after hours and once next day, in daytime; deleted after days, and the person told. */
function* draftTimer(
  world: World,
  now: Date,
  chat: { readonly channel: string; readonly address: string },
): Asking<Outcome<void>> {
  const scene = yield* ask('scene', { ...chat, update: '', offers: false });
  const draft = scene?.draft;
  if (!scene || !draft?.nextAt || draft.nextAt > now) return { value: undefined, writes: [] };
  const turn = newTurn(scene, surroundings(world, null, now));
  const { c } = turn.around;
  const writes: Write[] = [];
  const ends = instantAt(
    addDays(dayAt(draft.createdAt, c.timeZone), c.policy.draftDays),
    c.policy.workFrom,
    c.timeZone,
  );
  const morning = afterNight(now, null, c);
  if (morning > now) writes.push(draftRow(draft, { nextAt: morning }));
  else if (now >= ends) {
    say(turn, 'letters:reminder.draftGone');
    if (draft.cardId) writes.push({ cancel: 'id', ids: [draft.cardId] });
    writes.push({ gone: 'draft', id: draft.id });
  } else {
    const nextDay = instantAt(addDays(c.today, 1), c.policy.workFrom, c.timeZone);
    yield* nudge(turn, draft.nudges);
    writes.push(
      draftRow(draft, {
        cardId: turn.draft?.cardId ?? draft.cardId,
        nudges: draft.nudges + 1,
        nextAt: draft.nudges === 0 ? nextDay : ends,
      }),
    );
  }
  for (const utterance of turn.utterances)
    writes.push(replyWrite(world, utterance, scene.chat.id, scene.person.language, now));
  return { value: undefined, writes };
}

function draftRow(draft: Draft, set: Partial<Draft>): Write {
  const { id, chatId, personId, revision, nudges, nextAt, createdAt, version, ...body } = { ...draft, ...set };
  return put('draft', 'versioned', {
    id,
    chatId,
    personId,
    body,
    revision,
    nudges,
    nextAt,
    createdAt,
    version: version + 1,
  });
}

function* nudge(turn: Turn, nudges: number): Asking<void> {
  say(turn, nudges === 0 ? 'letters:reminder.draft' : 'letters:reminder.draft2');
  yield* showCard(turn, 0);
}

/** 08:30 王代表早: one letter at the hour the deputy chose. */
function* digestDue(world: World, now: Date, deputy: Deputy): Asking<Outcome<void>> {
  const { c } = surroundings(world, null, now);
  const digested: Write = {
    change: (tx) => tx.deputy.update({ where: { no: deputy.no }, data: { digestedOn: c.today } }),
  };
  const owed = yield* ask('owed', { deputyNo: deputy.no, today: c.today });
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
    dueAt: now,
    now,
  });
  return { value: undefined, writes: [digested, letter] };
}
