/**
 * One sweep as of a moment: what is due is read by index, each reminder is a row that can exist once, and the lines for
 * one person go into one letter. Running it twice, or late, sends nothing twice. Outside working hours no step is taken,
 * so that a letter says what is true when it leaves; only what ends for a citizen is looked at on any day.
 */

import { callerNamed } from '../conversation/calling.ts';
import { type Asking, ask, type KnownMatter, type Questions } from '../conversation/questions.ts';
import { circumstances } from '../conversation/turn.ts';
import type { RouteAct } from '../domain/acts.ts';
import { addDays, dayAt, instantAt } from '../domain/day.ts';
import { dueAfter } from '../domain/due.ts';
import type { Duty } from '../domain/duty.ts';
import { type Level, stepDue } from '../domain/ladder.ts';
import { ladderOf, nextLook } from '../domain/ladder-times.ts';
import type { Outcome } from '../store/commit.ts';
import { dutyRow, opinionRow } from '../store/rows.ts';
import { put, type Write } from '../store/writes.ts';
import type { Value } from '../text/render.ts';
import type { World } from '../world.ts';
import { bySystem, systemTurn } from './acknowledge-letters.ts';
import { type Bundles, bundled } from './bundle-lines.ts';
import { earOf, noteLate, noteProgress, remindRating } from './citizen-notes.ts';
import { officesUp } from './offices-up.ts';
import { type Hearers, holderNamed, type Line, linesOf } from './reminder-lines.ts';
import { beforeItEnds, inWorkingHours } from './resting.ts';
import { type Deciding, saveDecisions } from './save-decisions.ts';

/** What one reminder was about: for whoever reads the sweep's result. */
export interface Reminded {
  readonly level: number;
  readonly kind: Duty['kind'];
  readonly number?: number;
  readonly holder: string;
  readonly due: string;
}

export const pageSize = 200;

/** Everything that is due, page by page. */
export async function sendReminders(world: World, now: Date = world.now()): Promise<readonly Reminded[]> {
  const all: Reminded[] = [];
  let bundles: Bundles = new Map();
  for (;;) {
    const page = await world.store.commit(() => dutiesPage(world, now, bundles));
    all.push(...page.reminded);
    bundles = page.bundles;
    if (page.last) break;
  }
  world.wake();
  return all;
}

/** What one page gathers on its way. */
interface Page extends Hearers {
  /** The reminders that exist already. */
  readonly known: ReadonlySet<string>;
  readonly lines: Line[];
  readonly reminded: Reminded[];
  /** Duties to be looked at again later. */
  readonly moved: Map<string, Duty>;
}

const reminderKey = (one: {
  readonly dutyId: string;
  readonly due: string;
  readonly level: number;
  readonly n: number;
}): string => `${one.dutyId} ${one.due} ${one.level} ${one.n}`;

interface Swept {
  readonly reminded: readonly Reminded[];
  readonly bundles: Bundles;
  readonly last: boolean;
}

function* dutiesPage(world: World, now: Date, before: Bundles): Asking<Outcome<Swept>> {
  const turn = systemTurn(world, now);
  const working = inWorkingHours(now, turn.around.c) <= now;
  const duties = yield* ask('dueDuties', { now, limit: pageSize, ...(working ? {} : { holder: 'citizen' as const }) });
  const last = duties.length < pageSize;
  if (duties.length === 0) {
    const { bundles, writes } = bundled(world, turn, before, { lines: [], last });
    return { value: { reminded: [], bundles, last }, writes };
  }
  const matters = yield* ask('matters', { ids: [...new Set(duties.flatMap((duty) => duty.opinionId ?? []))] });
  for (const matter of matters) turn.matters.set(matter.opinion.id, matter);
  const chats = yield* ask('destinations', wanted(duties, matters, turn));
  const known = new Set((yield* ask('reminders', { dutyIds: duties.map((duty) => duty.id) })).map(reminderKey));
  const page: Page = {
    turn,
    chats,
    known,
    subjects: yield* subjectsOf(duties),
    operators: null,
    lines: [],
    reminded: [],
    moved: new Map(),
  };
  const writes: Write[] = [];
  for (const duty of duties) writes.push(...(yield* lookAt(world, page, duty)));
  const { bundles, writes: letters } = bundled(world, turn, before, { lines: page.lines, last });
  const decided = turn.decisions.length > 0 ? yield* saveDecisions(world, turn) : [];
  return {
    value: { reminded: page.reminded, bundles, last },
    writes: [...decided, ...writes, ...letters, ...dutyWrites(page), ...taken(page, matters)],
  };
}

/** Whom to call, or the year whose holidays are missing: for duties that belong to no opinion. */
function* subjectsOf(duties: readonly Duty[]): Asking<ReadonlyMap<string, Value>> {
  const beside = duties.filter((duty) => duty.opinionId === null);
  const ids = beside.flatMap((duty) => (duty.kind === 'call-back' ? (duty.note ?? []) : []));
  const persons = ids.length > 0 ? yield* ask('persons', { ids }) : [];
  return new Map(
    beside.map((duty) => {
      const person = persons.find((one) => one.id === duty.note);
      return [duty.id, person ? callerNamed(person) : (duty.note ?? '')];
    }),
  );
}

/** After the decisions of this page, and with what they made of these duties. */
function dutyWrites({ turn, moved }: Page): Write[] {
  return [...moved.values()].map((duty) => {
    const matter = duty.opinionId ? turn.matters.get(duty.opinionId) : undefined;
    const now = matter?.duties.find((one) => one.id === duty.id);
    return put('duty', 'save', dutyRow(now ?? duty, matter?.opinion.officeId ?? null));
  });
}

/** Whoever acts on one of these opinions in the same moment, or another sweep: one of the two is done again. */
function taken({ turn }: Page, matters: readonly KnownMatter[]): Write[] {
  const decided = new Set(turn.decisions.map((decision) => decision.matter.opinion.id));
  return matters.flatMap(({ opinion, digest }) =>
    decided.has(opinion.id)
      ? []
      : [put('opinion', 'versioned', opinionRow({ ...opinion, version: opinion.version + 1 }, digest))],
  );
}

function moveOn({ turn, moved }: Page, duty: Duty): void {
  moved.set(duty.id, duty);
  const matter = duty.opinionId ? turn.matters.get(duty.opinionId) : undefined;
  if (matter)
    turn.matters.set(matter.opinion.id, {
      ...matter,
      duties: matter.duties.map((one) => (one.id === duty.id ? duty : one)),
    });
}

/** One duty: its reminder, the lines for those who hear, and when to look again. */
function* lookAt(world: World, page: Page, due: Duty): Asking<Write[]> {
  const { turn, chats } = page;
  const matter = due.opinionId ? turn.matters.get(due.opinionId) : undefined;
  // What this page has decided before may have ended it.
  const duty = matter ? matter.duties.find((one) => one.id === due.id) : due;
  if (duty?.status !== 'running') return [];
  if (duty.kind === 'progress' && matter) {
    const c = circumstances(turn, matter.deputies);
    page.reminded.push(entry(0, duty, matter));
    const { due, why } = dueAfter(c.today, c.policy.duties.progress.term, c.calendar);
    const again: Duty = { ...duty, start: c.today, due, why };
    moveOn(page, { ...again, nextAt: nextLook(again, c) });
    return yield* noteProgress(world, turn, { matter, chats });
  }
  if (duty.kind === 'rating' && matter) return yield* awaitRating(world, page, duty, matter);
  return yield* climb(world, page, duty, matter);
}

/** Reminded once, then closed without a rating; not without the reminder, where it can be heard, however late the round. */
function* awaitRating(world: World, page: Page, duty: Duty, matter: KnownMatter): Asking<Write[]> {
  const { turn, chats } = page;
  const c = circumstances(turn, matter.deputies);
  const row = { dutyId: duty.id, due: duty.due, level: 0, n: 1 };
  const over = c.today > duty.due;
  if (page.known.has(reminderKey(row)) || !earOf({ matter, chats })) {
    if (!over) moveOn(page, { ...duty, nextAt: nextLook(duty, c, c.today) });
    else if (!(yield* bySystem(turn, matter.opinion.id, { name: 'lapse' }))) moveOn(page, { ...duty, nextAt: null });
    return [];
  }
  const { policy, timeZone } = c;
  const left = policy.duties.rating.term.n - policy.ratingReminderDay;
  const ends = instantAt(addDays(over ? addDays(c.today, left) : duty.due, 1), policy.workFrom, timeZone);
  const at = beforeItEnds(c.now, ends, c);
  moveOn(page, { ...duty, nextAt: at > c.now ? at : ends });
  if (at > c.now) return [];
  page.reminded.push(entry(0, duty, matter));
  return [put('reminder', 'new', { ...row, at: c.now }), ...remindRating(world, turn, { matter, chats }, duty)];
}

/** The ladder's step for today, if it has not been taken before. */
function* climb(world: World, page: Page, duty: Duty, matter: KnownMatter | undefined): Asking<Write[]> {
  const { turn, chats } = page;
  const c = circumstances(turn, matter?.deputies ?? []);
  const looked = duty.nextAt ? dayAt(duty.nextAt, c.timeZone) : c.today;
  moveOn(page, { ...duty, nextAt: nextLook(duty, c, c.today) });
  const step = stepDue({ start: duty.why.start, due: duty.due, from: looked }, c.today, ladderOf(duty, c));
  if (!step) return [];
  const { level, n } = step;
  const row = { dutyId: duty.id, due: duty.due, level, n };
  // A clock that went back, or a promise that was moved there and here again.
  if (page.known.has(reminderKey(row))) return [];
  page.reminded.push(entry(level, duty, matter));
  const who = holderNamed(duty, matter, turn);
  const reminder = put('reminder', 'new', { ...row, at: c.now });
  const instead = matter && endsAt(duty, matter, level);
  if (matter && instead && (yield* bySystem(turn, matter.opinion.id, instead))) {
    // Its decision has the last word on this duty.
    page.moved.delete(duty.id);
    const after = turn.matters.get(matter.opinion.id) ?? matter;
    const silent = instead.name === 'silent';
    return [
      reminder,
      ...(silent ? yield* noteLate(world, turn, { matter: after, chats }, { level: 2, who, duty }) : []),
    ];
  }
  page.lines.push(...(yield* linesOf(page, { duty, matter, level, who })));
  const writes: Write[] = [reminder];
  // Whoever was not there at L2 says it later, but not after the citizen has heard of L4.
  const supervised = page.known.has(reminderKey({ ...row, level: 4, n: 1 }));
  // L4 opens a supervision with an owner.
  if (matter && level === 4 && duty.kind !== 'supervise')
    yield* bySystem(turn, matter.opinion.id, { name: 'supervise', routeId: duty.routeId });
  if (matter && duty.kind !== 'co-opinion' && (level === 2 || level === 4 || (level === 3 && !supervised))) {
    const after = turn.matters.get(matter.opinion.id) ?? matter;
    writes.push(...(yield* noteLate(world, turn, { matter: after, chats }, { level: level === 4 ? 4 : 2, who, duty })));
  }
  return writes;
}

/** What is not climbed for: silence settles an offer, and an evaluation nobody gave (lifecycle.md section 2). */
function endsAt(duty: Duty, { routes }: KnownMatter, level: Level): RouteAct | null {
  const { routeId, kind } = duty;
  const route = routes.find(({ id }) => id === routeId);
  if (!route || !routeId || level < 2) return null;
  if (kind === 'evaluate') return { name: 'route-lapse', routeId };
  if (kind !== 'accept') return null;
  if (route.kind !== 'transfer') return { name: 'silent', routeId };
  return level === 4 ? { name: 'cancel', routeId, reason: '', why: 'lapsed' } : null;
}

function entry(level: number, duty: Duty, matter: KnownMatter | undefined): Reminded {
  return {
    level,
    kind: duty.kind,
    ...(matter ? { number: matter.opinion.number } : {}),
    holder: `${duty.holder.role}${duty.holder.id ? `:${duty.holder.id}` : ''}`,
    due: duty.due,
  };
}

function wanted(
  duties: readonly Duty[],
  matters: readonly KnownMatter[],
  turn: Deciding,
): Questions['destinations']['key'] {
  const deputies = matters.flatMap((matter) => matter.deputies);
  // Holders, and whoever stands in for them: few beside the authors.
  const persons = deputies.flatMap((one) => one.personId ?? []);
  const authors = matters.flatMap((matter) => matter.opinion.authorId ?? []);
  const offices = [
    ...duties.flatMap((duty) => (duty.holder.role === 'office' ? [duty.holder.id] : [])),
    ...matters.map((matter) => matter.opinion.officeId),
  ];
  const organs = duties.flatMap((duty) => (duty.holder.role === 'organ' ? [duty.holder.id] : []));
  return {
    organs: [...new Set(organs)],
    persons: [...new Set([...persons, ...authors])],
    offices: [...new Set(offices.flatMap((id) => officesUp(turn.around.directory, id)))],
  };
}
