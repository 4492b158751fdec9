/** The one question of the product: may this person do this to this opinion now, and what follows? */

import type { Act, RouteAct } from './acts.ts';
import { applied, together } from './apply.ts';
import { nextWorkingDay } from './calendar.ts';
import { decideRoute } from './decide-route.ts';
import { type Decision, type Refusal, refuse } from './decision.ts';
import { effects } from './effects.ts';
import { isAuthor, isInCharge } from './in-charge.ts';
import { type ActRow, acts, type Who } from './lifecycle.ts';
import { type Circumstances, deputyInCharge, firstReceiver, isLive, type Matter, officeCovers } from './matter.ts';
import { isOpen } from './opinion.ts';
import type { Actor } from './people.ts';
import { isRouteAct, type RouteActName } from './route-acts.ts';

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
  const asWhole: Act = act;
  if ('routeId' in asWhole && isRouteAct(asWhole.name)) return decideRoute(matter, actor, asWhole as RouteAct, c);
  const name = act.name as OpinionActName;
  const row = acts[name];
  const { opinion } = matter;
  if (asWhole.name === 'add' && opinion.state === 'clarifying')
    return decide(matter, actor, { ...asWhole, name: 'clarify' }, c);
  if (row.acknowledges && opinion.state === 'submitted' && isInCharge(matter, actor, row, c)) {
    const first = decide(matter, actor, { name: 'acknowledge' }, c);
    if (!first.ok) return first;
    const second = decide(first.matter, actor, act as Act, c);
    return second.ok ? together(first, second) : second;
  }
  const no = refuseBegin(matter, actor, name, c);
  if (no) return no;
  const effect = effects(matter, actor, act as Act, c);
  if ('ok' in effect) return effect;
  return applied(matter, actor, act as Act, row, effect, c);
}

/** What is done to the opinion as a whole. */
export type OpinionActName = Exclude<Act['name'], RouteActName>;

/** Why this act cannot even be begun, whatever it would bring: asked before a person is led through what it needs. */
export function refuseBegin(matter: Matter, actor: Actor, name: OpinionActName, c: Circumstances): Refusal | undefined {
  const { opinion } = matter;
  if (name === 'add' && opinion.state === 'clarifying') return refuseBegin(matter, actor, 'clarify', c);
  const row = acts[name];
  const whoMay = refuseWho(matter, actor, name, row, c);
  if (whoMay) return whoMay;
  const acknowledged = row.acknowledges && opinion.state === 'submitted' && isInCharge(matter, actor, row, c);
  const from = row.from.includes(acknowledged ? 'acknowledged' : opinion.state);
  return from && (opinion.code !== null || row.erased) ? undefined : refuseState(matter, name);
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
      return isAuthor(matter, actor, row);
    case 'waiting citizen':
      return isAuthor(matter, actor, row) && isTriageLate(matter, c);
    case 'office':
      return actor.role === 'office' && officeCovers(actor.id, opinion, c);
    case 'office in triage':
      return actor.role === 'office' && officeCovers(actor.id, opinion, c) && runsTriage(matter);
    case 'answerer':
      return isAnswerer(matter, actor, c);
    case 'deputy':
      return actor.role === 'deputy';
    case 'first':
      return (
        actor.role === 'deputy' &&
        actor.as === 'self' &&
        actor.no === firstReceiver(matter) &&
        c.deputy(actor.no)?.mandate === 'active'
      );
    case 'in charge':
      return isInCharge(matter, actor, row, c);
  }
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
