/** Who hears a reminder, and what. */

import { titleOf } from '../conversation/hearing/title-of.ts';
import { type Asking, ask, type Destination, type KnownMatter } from '../conversation/questions.ts';
import { deputyNamed, whoHas } from '../conversation/told.ts';
import { organNamed } from '../conversation/told-routes.ts';
import type { Duty, DutyKind } from '../domain/duty.ts';
import type { Level } from '../domain/ladder.ts';
import { firstReceiver, isAway } from '../domain/matter.ts';
import type { Deputy } from '../domain/people.ts';
import { routeName } from '../domain/route.ts';
import type { Value } from '../text/render.ts';
import { handlersOf, membersOf, nearestMembers, officesUp } from './offices-up.ts';
import type { Deciding } from './save-decisions.ts';

export interface Line {
  readonly chat: Destination;
  readonly value: Value;
  readonly number: number | null;
  readonly level: number;
  /** The receiver settles it with one tap. */
  readonly acknowledges: boolean;
  /** What a handler opens: its name, and which duty is owed on it. */
  readonly route: { readonly no: number; readonly n: number; readonly kind: DutyKind } | null;
  /** A call beside any opinion, which has no number to open. */
  readonly call: string | null;
}

/** Who may hear, and in which chats. */
export interface Hearers {
  readonly turn: Deciding;
  readonly chats: readonly Destination[];
  /** What a duty beside any opinion is about, by its id: whom to call, which year. */
  readonly subjects: ReadonlyMap<string, Value>;
  /** Asked for once, when a line is theirs. */
  operators: readonly Destination[] | null;
}

interface Late {
  readonly duty: Duty;
  readonly matter: KnownMatter | undefined;
  readonly level: Level;
  readonly who: Value;
}

/**
 * What the holder hears, and from L2 on whoever is above; above the highest office it is the operator, without a title.
 * For an organ without a chat the office hears from the beginning, with what it can do.
 */
export function* linesOf(hearers: Hearers, late: Late): Asking<Line[]> {
  const { turn, chats } = hearers;
  const { duty, matter, level } = late;
  const holders = holdersOf(duty, matter, chats, turn);
  const line = { level, number: matter?.opinion.number ?? null, route: null, acknowledges: false, call: null } as const;
  const lines: Line[] = holders
    .filter((chat) => !chat.remindersOff)
    .map((chat) => ({ ...line, ...said(hearers, late, 'line'), ...settledBy(late), chat }));
  const unreached = duty.holder.role === 'organ' && holders.length === 0;
  if (level < 2 && !unreached) return lines;
  const office = said(hearers, late, 'office');
  const value: Value = unreached
    ? { key: 'letters:reminder.unreached', with: { line: office.value, who: late.who } }
    : office.value;
  const above = aboveOf(duty, matter, chats, turn);
  for (const chat of above) lines.push({ ...line, chat, value });
  if (level < 2) return lines;
  for (const chat of beside(late, lines, hearers)) lines.push({ ...line, ...said(hearers, late, 'copy'), chat });
  if (above.length > 0) return lines;
  hearers.operators ??= (yield* ask('operators', {})).filter((chat) => !chat.gone);
  const others = hearers.operators.filter((chat) => holders.every((one) => one.personId !== chat.personId));
  const untitled = said(hearers, late, 'office', '').value;
  for (const chat of others) lines.push({ ...line, number: null, chat, value: untitled });
  return lines;
}

/** What is owed on a route goes by its name. An organ reads the matter: never what the citizen wrote. */
function said(
  { subjects }: Hearers,
  { duty, matter, level, who }: Late,
  to: 'line' | 'office' | 'copy',
  title: Value = matter?.opinion.title ?? subjects.get(duty.id) ?? '',
): { readonly value: Value } {
  const route = matter?.routes.find(({ id }) => id === duty.routeId);
  const organs = to === 'line' && duty.holder.role === 'organ' && route;
  const values = {
    number: route ? routeName(route) : (matter?.opinion.number ?? ''),
    title: organs ? titleOf(route.brief) : title,
    kind: { key: `terms:duty.${duty.kind}` as const },
    due: { day: duty.due },
    who,
  };
  // Only an opinion has a supervision of its own.
  const step = matter ? level : (Math.min(level, 3) as Level);
  if (to === 'copy') return { value: { key: 'letters:reminder.copy', with: values } };
  return {
    value:
      to === 'office'
        ? { key: `letters:reminder.office${level}`, with: values }
        : { key: `letters:reminder.line${step}`, with: values },
  };
}

/** What settles it with one tap, for the holder. */
function settledBy({ duty, matter }: Late): Partial<Line> {
  const route = matter?.routes.find(({ id }) => id === duty.routeId);
  if (duty.holder.role === 'organ' && route)
    return { number: null, route: { no: route.no, n: route.n, kind: duty.kind } };
  return {
    acknowledges: duty.kind === 'acknowledge' && duty.holder.role === 'deputy',
    call: duty.kind === 'call-back' && !matter ? duty.id : null,
  };
}

/** 首接: who had it first gets a copy, and so does whoever is in charge of what somebody else is late with; once each. */
function beside({ duty, matter }: Late, lines: readonly Line[], { turn, chats }: Hearers): readonly Destination[] {
  if (!matter) return [];
  const own = duty.holder.role === 'organ' || duty.kind === 'accept' ? matter.opinion.deputyNo : null;
  const nos = [own, firstReceiver(matter)].filter((no) => no !== null && no !== duty.holder.id);
  const { today } = turn.around.c;
  const deputies = nos.flatMap((no) => matter.deputies.find((one) => one.no === no && one.mandate === 'active') ?? []);
  return deputies
    .filter((deputy) => !isAway(deputy, today))
    .flatMap(({ personId }) => chats.filter((chat) => !chat.gone && chat.personId === personId).slice(0, 1))
    .filter((chat) => !chat.remindersOff && lines.every((line) => line.chat.personId !== chat.personId));
}

export function holderNamed(duty: Duty, matter: KnownMatter | undefined, turn: Deciding): Value {
  if (duty.holder.role === 'organ') return organNamed(duty.holder.id, turn.around);
  const deputy = matter?.deputies.find((one) => duty.holder.role === 'deputy' && one.no === duty.holder.id);
  if (deputy) return deputyNamed(deputy);
  return whoHas({ deputyNo: null, officeId: duty.holder.id }, [], turn.around);
}

/**
 * The deputy in one of their chats (while they are away whoever acknowledges for them), the handlers of the organ, or the
 * members of the office.
 */
function holdersOf(
  duty: Duty,
  matter: KnownMatter | undefined,
  chats: readonly Destination[],
  turn: Deciding,
): readonly Destination[] {
  if (duty.holder.role === 'deputy') {
    const personId = matter && hearing(duty, matter, turn)?.personId;
    return chats.filter((chat) => !chat.gone && personId !== undefined && chat.personId === personId).slice(0, 1);
  }
  if (duty.holder.role === 'organ') return handlersOf(duty.holder.id, chats);
  return duty.holder.role === 'office' ? nearestMembers(turn.around.directory, duty.holder.id, chats).members : [];
}

function hearing(duty: Duty, { deputies }: KnownMatter, turn: Deciding): Deputy | undefined {
  const holder = deputies.find((one) => one.no === duty.holder.id);
  const standIn =
    holder && duty.kind === 'acknowledge' && isAway(holder, turn.around.c.today)
      ? deputies.find((one) => one.no === holder.delegateNo && one.mandate === 'active' && one.personId !== null)
      : undefined;
  return standIn ?? holder;
}

/**
 * L2 and later: the office hears of its deputy and of an organ, the office above of an office; nobody who has heard as the holder. Empty
 * when nobody above has joined: then it is the operator's to know.
 */
function aboveOf(
  duty: Duty,
  matter: KnownMatter | undefined,
  chats: readonly Destination[],
  turn: Deciding,
): readonly Destination[] {
  const officeId = duty.holder.role === 'office' ? duty.holder.id : matter?.opinion.officeId;
  if (officeId === undefined) return [];
  const chain = officesUp(turn.around.directory, officeId);
  const own = duty.holder.role === 'office' ? nearestMembers(turn.around.directory, officeId, chats).id : null;
  const from = own === null ? 0 : chain.indexOf(own) + 1;
  const heard = new Set(holdersOf(duty, matter, chats, turn).map((chat) => chat.personId));
  const others = chats.filter((chat) => !heard.has(chat.personId));
  return chain
    .slice(from)
    .reduce<readonly Destination[]>((found, id) => (found[0] ? found : membersOf(id, others)), []);
}
