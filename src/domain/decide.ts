/** The one question of the product: may this person do this to this opinion now, and what follows? */

import type { Act } from './acts.ts';
import { nextWorkingDay } from './calendar.ts';
import {
  type Decision,
  type Effect,
  type Happened,
  type Notice,
  type Piece,
  type Refusal,
  refuse,
} from './decision.ts';
import { effects } from './effects.ts';
import { type ActRow, acts, type Hearer, type Who } from './lifecycle.ts';
import {
  type Circumstances,
  deputyInCharge,
  deputyNow,
  inChargeNo,
  isAway,
  isLive,
  type Matter,
  officeCovers,
} from './matter.ts';
import type { Opinion, OpinionState } from './opinion.ts';
import { isOpen } from './opinion.ts';
import type { Actor } from './people.ts';
import { reconcile } from './reconcile.ts';

/**
 * Given the matter as it is, when somebody does something, then the matter as it will be; or a refusal.
 * Two acts at once: whoever comes second is decided on the new state.
 */
export function decide<Name extends Act['name']>(
  known: Matter,
  actor: Actor,
  act: Extract<Act, { name: Name }>,
  c: Circumstances,
): Decision | Refusal {
  // A second act of one turn is handed the first one's matter, with the duties that it ended.
  const matter: Matter = { ...known, duties: known.duties.filter(isLive) };
  const row = acts[act.name];
  const { opinion } = matter;
  const asWhole: Act = act;
  if (asWhole.name === 'add' && opinion.state === 'clarifying')
    return decide(matter, actor, { ...asWhole, name: 'clarify' }, c);
  if (row.acknowledges && opinion.state === 'submitted' && isInCharge(matter, actor, row, c)) {
    const first = decide(matter, actor, { name: 'acknowledge' }, c);
    if (!first.ok) return first;
    const second = decide(first.matter, actor, act as Act, c);
    return second.ok ? together(first, second) : second;
  }
  const no = refuseBegin(matter, actor, act.name, c);
  if (no) return no;
  const effect = effects(matter, actor, act as Act, c);
  if ('ok' in effect) return effect;
  return applied(matter, actor, act as Act, row, effect, c);
}

/** Why this act cannot even be begun, whatever it would bring: asked before a person is led through what it needs. */
export function refuseBegin(matter: Matter, actor: Actor, name: Act['name'], c: Circumstances): Refusal | undefined {
  const { opinion } = matter;
  if (name === 'add' && opinion.state === 'clarifying') return refuseBegin(matter, actor, 'clarify', c);
  const row = acts[name];
  const whoMay = refuseWho(matter, actor, name, row, c);
  if (whoMay) return whoMay;
  const acknowledged = row.acknowledges && opinion.state === 'submitted' && isInCharge(matter, actor, row, c);
  const from = row.from.includes(acknowledged ? 'acknowledged' : opinion.state);
  return from && (opinion.code !== null || row.erased) ? undefined : refuseState(matter, name);
}

function applied(matter: Matter, actor: Actor, act: Act, row: ActRow, effect: Effect, c: Circumstances): Decision {
  const from = matter.opinion.state;
  const to: OpinionState = effect.opinion.state ?? from;
  if (!row.to.includes(to) && !(to === from && row.to.includes('same')))
    throw new Error(`${act.name} led from ${from} to ${to}, which has no row`);
  const seq = matter.opinion.eventSeq + 1;
  const opinion = {
    ...matter.opinion,
    ...effect.opinion,
    state: to,
    stateSince: to === from ? matter.opinion.stateSince : c.now,
    eventSeq: seq,
    version: matter.opinion.version + 1,
  };
  const event: Happened = {
    act: act.name,
    seq,
    role: actor.role,
    actorId: actorId(actor),
    from,
    to,
    round: opinion.round,
    at: c.now,
    data: effect.data ?? {},
  };
  const pieces: Piece[] = (effect.said ?? []).map((said) => ({
    ...said,
    id: c.id(),
    eventSeq: seq,
    role: actor.role,
    at: c.now,
  }));
  const hears = effect.hears ?? row.hears;
  const duties = reconcile(effect.duties ?? matter.duties, opinion, { name: act.name, hears }, c);
  const target = opinion.state === 'merged' ? (effect.target ?? matter.target) : null;
  const after: Matter = { opinion, duties, joined: effect.joined ?? matter.joined, target };
  return {
    ok: true,
    matter: after,
    events: [event],
    pieces,
    feedback: effect.feedback ?? [],
    notices: noticesOf(hears, event, matter, after),
    follow: effect.follow ?? [],
    recall: effect.recall ?? [],
    resend: effect.resend ?? [],
    copied: copied(act, matter.opinion, opinion),
  };
}

/** Who was in charge before hears of it only when somebody else is now. */
function noticesOf(hears: readonly Hearer[], { act, data }: Happened, before: Matter, after: Matter): Notice[] {
  const no = inChargeNo(before);
  const former = no === inChargeNo(after) ? null : no;
  return hears
    .filter((hearer) => hearer !== 'former' || former !== null)
    .map((hearer) => ({ act, hearer, data, ...(hearer === 'former' ? { deputyNo: former } : {}) }));
}

/** News, and a promise from the moment in which it cannot be taken back, whether its letter left or nobody could be sent it. */
function copied(act: Act, before: Opinion, after: Opinion): Decision['copied'] {
  if (act.name === 'news') return 'news';
  const { feedback } = after;
  const left = feedback?.leftAt != null && feedback.id === before.feedback?.id && before.feedback.leftAt === null;
  return left && feedback.class === 'B' ? 'answer' : null;
}

/** Two decisions in one transaction: both events, the last matter. */
export function together(first: Decision, second: Decision): Decision {
  return {
    ...second,
    events: [...first.events, ...second.events],
    pieces: [...first.pieces, ...second.pieces],
    feedback: [
      ...first.feedback.filter((one) => !second.feedback.some((other) => other.id === one.id)),
      ...second.feedback,
    ],
    // Whoever hears the second act need not hear the first: 王代表的答复 says that she has it.
    notices: [
      ...first.notices.filter((one) => !second.notices.some((other) => other.hearer === one.hearer)),
      ...second.notices,
    ],
    follow: [...first.follow, ...second.follow],
    recall: [...first.recall, ...second.recall],
    resend: [...first.resend, ...second.resend],
    copied: second.copied ?? first.copied,
    // Duties that the first act ended are no longer in the second's view, yet must be saved.
    matter: {
      ...second.matter,
      duties: [
        ...first.matter.duties.filter((one) => !second.matter.duties.some((other) => other.id === one.id)),
        ...second.matter.duties,
      ],
    },
  };
}

export function actorId(actor: Actor): string | null {
  if (actor.role === 'deputy') return actor.no;
  if (actor.role === 'office') return actor.id;
  return actor.role === 'citizen' ? actor.personId : null;
}

function refuseState(matter: Matter, name: Act['name']): Refusal {
  const state = matter.opinion.state;
  if (state === 'answering' && name === 'withdraw') return refuse('answer-on-its-way');
  if (name === 'rate' && (isOpen(matter.opinion) || state === 'answering')) return refuse('no-answer-yet', { state });
  return refuse('not-possible-now', { state, act: name });
}

/** Everybody named in the row, in words of the matter; the order of the questions decides which refusal is told. */
function refuseWho(
  matter: Matter,
  actor: Actor,
  name: Act['name'],
  row: ActRow,
  c: Circumstances,
): Refusal | undefined {
  if (row.by.some((who) => isWho(who, matter, actor, row, c))) {
    const own = actor.role !== 'citizen' && actor.role !== 'system' && actor.personId === matter.opinion.authorId;
    return own ? refuse('own-opinion') : undefined;
  }
  return refuse('not-yours', { act: name });
}

function isWho(who: Who, matter: Matter, actor: Actor, row: ActRow, c: Circumstances): boolean {
  const { opinion } = matter;
  switch (who) {
    case 'system':
      return actor.role === 'system';
    case 'citizen':
    case 'joined':
      return isCitizen(matter, actor, row);
    case 'waiting citizen':
      return isCitizen(matter, actor, row) && isTriageLate(matter, c);
    case 'office':
      return actor.role === 'office' && officeCovers(actor.id, opinion, c);
    case 'office in triage':
      return actor.role === 'office' && officeCovers(actor.id, opinion, c) && runsTriage(matter);
    case 'answerer':
      return isAnswerer(matter, actor, c);
    case 'deputy':
      return actor.role === 'deputy';
    case 'in charge':
      return isInCharge(matter, actor, row, c);
  }
}

function isCitizen({ opinion }: Matter, actor: Actor, row: ActRow): boolean {
  if (actor.role !== 'citizen' || opinion.code === null) return false;
  return actor.code === true ? row.code === true : actor.personId === opinion.authorId;
}

const runsTriage = ({ duties }: Matter): boolean =>
  duties.some((duty) => duty.kind === 'triage' && duty.status === 'running');

/** L2: on the first working day after the office should have triaged, the citizen may choose themselves. */
function isTriageLate({ duties }: Matter, c: Circumstances): boolean {
  return duties.some(
    (duty) => duty.kind === 'triage' && duty.status === 'running' && nextWorkingDay(c.calendar, duty.due) <= c.today,
  );
}

/** Whoever pressed the button, while still in charge. */
function isAnswerer({ opinion }: Matter, actor: Actor, c: Circumstances): boolean {
  if (actor.role !== 'deputy' && actor.role !== 'office') return false;
  const { feedback } = opinion;
  const inCharge = deputyInCharge(opinion, c);
  return (
    inCharge !== undefined &&
    feedback !== null &&
    feedback.deputyNo === inCharge.no &&
    feedback.personId === actor.personId
  );
}

/** In charge: the deputy; their assistant and delegate for some acts; the office for a deputy who has not joined. */
function isInCharge(matter: Matter, actor: Actor, row: ActRow, c: Circumstances): boolean {
  const deputy = deputyNow(matter, c);
  if (!deputy) return false;
  if (actor.role === 'office') return deputy.personId === null && officeCovers(actor.id, matter.opinion, c);
  if (actor.role !== 'deputy') return false;
  if (actor.as === 'self') return actor.no === deputy.no;
  if (actor.as === 'assistant') return actor.no === deputy.no && row.assistant === true;
  const stands =
    deputy.delegateNo === actor.no && isAway(deputy, c.today) && (c.deputy(actor.no)?.mandate ?? 'active') === 'active';
  return stands && (row.delegate === 'yes' || (row.delegate === 'consented' && deputy.delegateMayAnswer));
}
