/**
 * One sweep as of a moment: what is due is read by index, each reminder is a row that can exist once, and the lines for
 * one person go into one letter. Running it twice, or late, sends nothing twice.
 */

import { type Asking, ask, type Destination, type KnownMatter } from '../conversation/questions.ts';
import { deputyNamed, whoHas } from '../conversation/told.ts';
import { circumstances } from '../conversation/turn.ts';
import { dayAt } from '../domain/day.ts';
import { dueAfter } from '../domain/due.ts';
import type { Duty } from '../domain/duty.ts';
import { stepDue } from '../domain/ladder.ts';
import { ladderOf, nextLook } from '../domain/ladder-times.ts';
import { dutyRow, opinionRow } from '../store/rows.ts';
import { put, type Write } from '../store/writes.ts';
import type { Value } from '../text/render.ts';
import type { World } from '../world.ts';
import { bySystem, systemTurn } from './acknowledge-letters.ts';
import { noteLate, noteProgress, remindRating } from './citizen-notes.ts';
import { officesUp } from './offices-up.ts';
import { aboveOf, bundled, holdersOf, type Line } from './reminder-lines.ts';
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
  for (;;) {
    const page = await world.store.commit(() => dutiesPage(world, now));
    all.push(...page.reminded);
    if (page.count < pageSize) break;
  }
  world.wake();
  return all;
}

/** What one page gathers on its way. */
interface Page {
  readonly turn: Deciding;
  readonly chats: readonly Destination[];
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

function* dutiesPage(
  world: World,
  now: Date,
): Asking<{ value: { count: number; reminded: Reminded[] }; writes: Write[] }> {
  const duties = yield* ask('dueDuties', { now, limit: pageSize });
  if (duties.length === 0) return { value: { count: 0, reminded: [] }, writes: [] };
  const turn = systemTurn(world, now);
  const matters = yield* ask('matters', { ids: [...new Set(duties.flatMap((duty) => duty.opinionId ?? []))] });
  for (const matter of matters) turn.matters.set(matter.opinion.id, matter);
  const chats = yield* ask('destinations', wanted(duties, matters, turn));
  const known = new Set((yield* ask('reminders', { dutyIds: duties.map((duty) => duty.id) })).map(reminderKey));
  const page: Page = { turn, chats, known, lines: [], reminded: [], moved: new Map() };
  const writes: Write[] = [];
  for (const duty of duties) writes.push(...(yield* lookAt(world, page, duty)));
  writes.push(...bundled(world, turn, page.lines, now));
  const decided = turn.decisions.length > 0 ? yield* saveDecisions(world, turn) : [];
  return {
    value: { count: duties.length, reminded: page.reminded },
    writes: [...decided, ...writes, ...dutyWrites(page), ...taken(page, matters)],
  };
}

/** After the decisions of this page, and with what they made of these duties. */
function dutyWrites({ turn, moved }: Page): Write[] {
  return [...moved.values()].map((duty) => {
    const now = duty.opinionId ? turn.matters.get(duty.opinionId)?.duties.find((one) => one.id === duty.id) : undefined;
    return put('duty', 'save', dutyRow(now ?? duty));
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
  const c = circumstances(turn, matter?.deputies ?? []);
  if (duty.kind === 'progress' && matter) {
    page.reminded.push(entry(0, duty, matter));
    const { due, why } = dueAfter(c.today, c.policy.duties.progress.term, c.calendar);
    const again: Duty = { ...duty, start: c.today, due, why };
    moveOn(page, { ...again, nextAt: nextLook(again, c) });
    return noteProgress(world, turn, matter, chats);
  }
  if (duty.kind === 'rating' && matter) {
    if (
      c.today > duty.due ||
      (c.today === duty.due &&
        (duty.nextAt?.getTime() ?? 0) <= c.now.getTime() &&
        dayAt(duty.nextAt ?? c.now, c.timeZone) >= duty.due)
    ) {
      if (!(yield* bySystem(turn, matter.opinion.id, { name: 'lapse' }))) moveOn(page, { ...duty, nextAt: null });
      return [];
    }
    page.reminded.push(entry(0, duty, matter));
    moveOn(page, { ...duty, nextAt: nextLook(duty, c) });
    return remindRating(world, turn, matter, chats);
  }
  return yield* climb(world, page, duty, matter);
}

/** The ladder's step for today, if it has not been taken before. */
function* climb(world: World, page: Page, duty: Duty, matter: KnownMatter | undefined): Asking<Write[]> {
  const { turn, chats, lines } = page;
  const c = circumstances(turn, matter?.deputies ?? []);
  const looked = duty.nextAt ? dayAt(duty.nextAt, c.timeZone) : c.today;
  moveOn(page, { ...duty, nextAt: nextLook(duty, c) });
  const step = stepDue({ start: duty.why.start, due: duty.due, from: looked }, c.today, ladderOf(duty, c));
  if (!step) return [];
  const { level, n } = step;
  const row = { dutyId: duty.id, due: duty.due, level, n };
  // A clock that went back, or a promise that was moved there and here again.
  if (page.known.has(reminderKey(row))) return [];
  page.reminded.push(entry(level, duty, matter));
  const values = {
    number: matter?.opinion.number ?? 0,
    title: matter?.opinion.title ?? '',
    kind: { key: `terms:duty.${duty.kind}` as const },
    due: { day: duty.due },
    who: holderNamed(duty, matter, turn),
  };
  const number = matter?.opinion.number ?? null;
  for (const chat of holdersOf(duty, matter, chats, turn))
    if (!chat.remindersOff)
      lines.push({
        chat,
        level,
        number,
        acknowledges: duty.kind === 'acknowledge' && duty.holder.role === 'deputy',
        value: { key: `letters:reminder.line${level}`, with: values },
      });
  if (level >= 2)
    for (const chat of aboveOf(duty, matter, chats, turn))
      lines.push({
        chat,
        level,
        number,
        acknowledges: false,
        value: { key: `letters:reminder.office${level as 2 | 3 | 4}`, with: values },
      });
  const writes: Write[] = [put('reminder', 'new', { ...row, at: c.now })];
  if (matter && (level === 2 || level === 4))
    writes.push(...noteLate(world, turn, matter, chats, level, { who: values.who, duty }));
  // L4 opens a supervision with an owner.
  if (matter && level === 4 && duty.kind !== 'supervise')
    yield* bySystem(turn, matter.opinion.id, { name: 'supervise' });
  return writes;
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

function holderNamed(duty: Duty, matter: KnownMatter | undefined, turn: Deciding): Value {
  const deputy = matter?.deputies.find((one) => duty.holder.role === 'deputy' && one.no === duty.holder.id);
  if (deputy) return deputyNamed(deputy);
  return whoHas({ deputyNo: null, officeId: duty.holder.id }, [], turn.around);
}

function wanted(
  duties: readonly Duty[],
  matters: readonly KnownMatter[],
  turn: Deciding,
): { persons: string[]; offices: string[] } {
  const deputies = matters.flatMap((matter) => matter.deputies);
  // Holders, and whoever stands in for them: few beside the authors.
  const persons = deputies.flatMap((one) => one.personId ?? []);
  const authors = matters.flatMap((matter) => matter.opinion.authorId ?? []);
  const offices = [
    ...duties.flatMap((duty) => (duty.holder.role === 'office' ? [duty.holder.id] : [])),
    ...matters.map((matter) => matter.opinion.officeId),
  ];
  return {
    persons: [...new Set([...persons, ...authors])],
    offices: [...new Set(offices.flatMap((id) => officesUp(turn.around.directory, id)))],
  };
}
