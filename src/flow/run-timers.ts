/** Timed steps that are stored: questions that wait, letters without evidence, drafts without an end, digests at their hour. */

import { showCard } from '../conversation/drafting.ts';
import { type Asking, ask } from '../conversation/questions.ts';
import type { Draft } from '../conversation/scene.ts';
import { matterOf, newTurn, say, type Turn } from '../conversation/turn.ts';
import { addDays, dayAt, instantAt, timeAt } from '../domain/day.ts';
import type { Opinion, Timer } from '../domain/opinion.ts';
import type { Outcome } from '../store/commit.ts';
import { opinionRow } from '../store/rows.ts';
import { put, type Write } from '../store/writes.ts';
import type { World } from '../world.ts';
import { bySystem, systemTurn } from './acknowledge-letters.ts';
import { remindClarify } from './citizen-notes.ts';
import { replyWrite } from './letters.ts';
import { afterNight, beforeItEnds } from './resting.ts';
import { type Deciding, saveDecisions } from './save-decisions.ts';
import { surroundings } from './surroundings.ts';
import { watchCalendar } from './watch-calendar.ts';
import { writeDigest } from './write-digest.ts';

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
  await watchCalendar(world, now);
  const { c } = surroundings(world, null, now);
  const upTo = timeAt(now, c.timeZone);
  await allDue(
    world,
    'A digest',
    (limit) => world.store.ask('digests', { upTo, today: c.today, limit }),
    (deputy) => writeDigest(world, now, deputy),
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
    const ends = yield* clarifyEnds(turn, opinion);
    const at = beforeItEnds(now, ends, c);
    if (at > now) return { value: undefined, writes: [moved({ kind: 'clarify-reminder', at })] };
    const chats = yield* ask('destinations', { persons: opinion.authorId ? [opinion.authorId] : [], offices: [] });
    return {
      value: undefined,
      writes: [moved({ kind: 'clarify-timeout', at: ends }), ...remindClarify(world, turn, { matter, chats })],
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

/** The morning after the last day for an answer, counted from the question; never on the day of the reminder. */
function* clarifyEnds({ around: { c } }: Deciding, opinion: Opinion): Asking<Date> {
  const { events } = yield* ask('story', { opinionId: opinion.id });
  const asked = events.findLast((event) => event.act === 'ask')?.at ?? opinion.stateSince;
  const day = addDays(dayAt(asked, c.timeZone), c.policy.clarifyDays + 1);
  const tomorrow = addDays(c.today, 1);
  return instantAt(day > tomorrow ? day : tomorrow, c.policy.workFrom, c.timeZone);
}

/** Nudged once after hours and once next day, in daytime; deleted after days, not without a nudge, and the person told. */
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
  else if (now >= ends && draft.nudges > 0) {
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
