/** Who hears a reminder, and what. */

import { type Asking, ask, type Destination, type KnownMatter } from '../conversation/questions.ts';
import { deputyNamed, whoHas } from '../conversation/told.ts';
import type { Duty } from '../domain/duty.ts';
import type { Level } from '../domain/ladder.ts';
import { isAway } from '../domain/matter.ts';
import type { Deputy } from '../domain/people.ts';
import type { Value } from '../text/render.ts';
import { membersOf, nearestMembers, officesUp } from './offices-up.ts';
import type { Deciding } from './save-decisions.ts';

export interface Line {
  readonly chat: Destination;
  readonly value: Value;
  readonly number: number | null;
  readonly level: number;
  /** The receiver settles it with one tap. */
  readonly acknowledges: boolean;
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

/** What the holder hears, and from L2 on whoever is above; above the highest office it is the operator, without a title. */
export function* linesOf(hearers: Hearers, { duty, matter, level, who }: Late): Asking<Line[]> {
  const { turn, chats } = hearers;
  const number = matter?.opinion.number ?? null;
  const values = {
    number: number ?? '',
    title: matter?.opinion.title ?? hearers.subjects.get(duty.id) ?? '',
    kind: { key: `terms:duty.${duty.kind}` as const },
    due: { day: duty.due },
    who,
  };
  const holders = holdersOf(duty, matter, chats, turn);
  const acknowledges = duty.kind === 'acknowledge' && duty.holder.role === 'deputy';
  const call = duty.kind === 'call-back' && !matter ? duty.id : null;
  // Only an opinion has a supervision of its own.
  const said = matter ? level : (Math.min(level, 3) as Level);
  const line = {
    level,
    number,
    acknowledges,
    call,
    value: { key: `letters:reminder.line${said}`, with: values },
  } as const;
  const lines: Line[] = holders.filter((chat) => !chat.remindersOff).map((chat) => ({ ...line, chat }));
  if (level < 2) return lines;
  const key = `letters:reminder.office${level as 2 | 3 | 4}` as const;
  const above = aboveOf(duty, matter, chats, turn);
  for (const chat of above)
    lines.push({ ...line, chat, acknowledges: false, call: null, value: { key, with: values } });
  if (above.length > 0) return lines;
  hearers.operators ??= (yield* ask('operators', {})).filter((chat) => !chat.gone);
  const others = hearers.operators.filter((chat) => holders.every((one) => one.personId !== chat.personId));
  const untitled: Value = { key, with: { ...values, title: '' } };
  for (const chat of others)
    lines.push({ ...line, chat, number: null, acknowledges: false, call: null, value: untitled });
  return lines;
}

export function holderNamed(duty: Duty, matter: KnownMatter | undefined, turn: Deciding): Value {
  const deputy = matter?.deputies.find((one) => duty.holder.role === 'deputy' && one.no === duty.holder.id);
  if (deputy) return deputyNamed(deputy);
  return whoHas({ deputyNo: null, officeId: duty.holder.id }, [], turn.around);
}

/** The deputy in one of their chats (while they are away whoever acknowledges for them), or the members of the office. */
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
 * L2 and later: the office hears of its deputy, the office above of an office; nobody who has heard as the holder. Empty
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
