/** Finding the route that is meant, and in which role the speaker may touch it. */

import { type RouteAct, saidWith } from '../domain/acts.ts';
import { refuseRoute } from '../domain/decide-route.ts';
import type { Decision, Refusal } from '../domain/decision.ts';
import type { Actor, Deputy } from '../domain/people.ts';
import { type Route, routeName } from '../domain/route.ts';
import { routeActs } from '../domain/route-acts.ts';
import { titleOf } from './hearing/title-of.ts';
import { actorFor, isDeputy, isHandler, isOffice } from './insider.ts';
import { offer } from './offerings.ts';
import { type Asking, ask, type KnownMatter, type RouteBrief, type RouteFound } from './questions.ts';
import { sayRefusal } from './refusing.ts';
import { deputiesOf, organIdsOf } from './scene.ts';
import { routeClock, targetNamed } from './told-routes.ts';
import { circumstances, matterOf, type Offering, perform, say, type Turn } from './turn.ts';

export interface OnRoute {
  readonly matter: KnownMatter;
  readonly route: Route;
  readonly actor: Actor;
}

/** What a word may name: `1024-2`, a bare 1024, or nothing. */
export interface Named {
  readonly number: number | undefined;
  readonly n?: number | undefined;
}

/** The roles in which this person may touch this route, the one on its side first. */
export function actorsOn(turn: Turn, matter: KnownMatter, route: Route): readonly Actor[] {
  const personId = turn.scene.person.id;
  const organs = organIdsOf(turn.scene);
  const lead = route.target.role === 'organ' ? [route.target.id] : [];
  const mine = [...lead, ...route.coHandlers].filter((id) => organs.includes(id));
  const offered = deputiesOf(turn.scene).find(({ no }) => route.target.role === 'deputy' && route.target.id === no);
  const insider = actorFor(turn, matter);
  return [
    ...mine.map((id) => ({ role: 'handler', id, personId }) as const),
    ...(offered ? [{ role: 'deputy', no: offered.no, personId, as: 'self' } as const] : []),
    ...(insider ? [insider] : []),
  ];
}

/**
 * The one route on which the speaker may do this now. Named in full it is that one, or the refusal is told; a bare number
 * or nothing means the only one that fits; of several it is asked which. Null: something was said, and `written` was
 * given back.
 */
export function* routeFor(
  turn: Turn,
  named: Named,
  act: RouteAct['name'],
  { word = act, written = '' }: { readonly word?: string; readonly written?: string } = {},
): Asking<OnRoute | null> {
  const all = yield* routesFor(turn, named, yield* waitingFor(turn, named, act));
  const fitting = fittingOf(turn, all, act);
  const [only] = fitting;
  if (only && fitting.length === 1) return only;
  if (fitting.length > 1) {
    sayWhich(turn, fitting, word, act, written);
    return null;
  }
  turn.step = null;
  const [first] = all;
  const actor = first?.actors[0];
  const no = first && actor && refusal(turn, first, actor, act);
  if (first && no) sayRouteRefusal(turn, no, { matter: first.matter, route: first.route, actor });
  else sayNone(turn, named);
  if (written) say(turn, 'conversation:insider.unsent', { text: written });
  return null;
}

function sayWhich(turn: Turn, fitting: readonly OnRoute[], word: string, act: string, written: string): void {
  // What was written goes on where it is said to belong.
  const kept = written.trim() ? ['said'] : [];
  if (kept.length > 0) turn.step = { name: 'which', said: saidWith(written) };
  const shown = fitting.slice(0, 8).map(({ matter, route, actor }) =>
    offer(word, [route.no, route.n, ...kept], 'conversation:choice.route', act, {
      route: routeName(route),
      target: actor.role === 'handler' ? titleOf(route.brief) : targetNamed(route, matter, turn.around),
    }),
  );
  const more = fitting.length > 8 ? [offer('inbox', [], 'conversation:choice.inbox', 'inbox')] : [];
  say(turn, 'conversation:route.which', {}, { choices: [...shown, ...more] });
}

/** All on which the speaker may do this now, the most urgent first. */
export function* fittingRoutes(turn: Turn, named: Named, act: RouteAct['name']): Asking<readonly OnRoute[]> {
  return fittingOf(turn, yield* routesFor(turn, named, yield* waitingFor(turn, named, act)), act);
}

const fittingOf = (turn: Turn, all: readonly Candidate[], act: RouteAct['name']): readonly OnRoute[] =>
  all.flatMap((one) => {
    const actor = one.actors.find((who) => !refusal(turn, one, who, act));
    return actor ? [{ matter: one.matter, route: one.route, actor }] : [];
  });

export interface Candidate {
  readonly matter: KnownMatter;
  readonly route: Route;
  readonly actors: readonly Actor[];
}

// Looked through for what an act is possible on, and of that as many are read as can be asked about.
const [lookedThrough, read] = [200, 10];

/** What an organ has in a state that this act is for; nothing when a number was said. */
function* waitingFor(turn: Turn, { number }: Named, act: RouteAct['name']): Asking<readonly RouteBrief[]> {
  const organIds = organIdsOf(turn.scene);
  if (number !== undefined || organIds.length === 0) return [];
  const { items } = yield* ask('organInbox', { organIds, skip: 0, take: lookedThrough });
  const beside = act === 'co-opinion';
  return items
    .filter(({ state, dutyKind }) => routeActs[act].from.includes(state) && (dutyKind === 'co-opinion') === beside)
    .slice(0, read);
}

/** Every route that may be meant and that is the speaker's to see: of a number, or these. */
export function* routesFor(
  turn: Turn,
  { number, n }: Named,
  these: readonly Pick<RouteBrief, 'routeId' | 'opinionId'>[] = [],
): Asking<readonly Candidate[]> {
  const found: Pick<RouteFound, 'id' | 'opinionId'>[] = these.map(({ routeId, opinionId }) => ({
    id: routeId,
    opinionId,
  }));
  if (number !== undefined) {
    found.push(...(yield* ask('routes', { no: number, ...(n === undefined ? {} : { n }) })));
    // What came along with a merge is on this number now, under its own name.
    if (n === undefined) {
      const matter = yield* matterOf(turn, { number });
      for (const { id, opinionId } of matter?.routes ?? [])
        if (!found.some((one) => one.id === id)) found.push({ id, opinionId });
    }
  }
  const unread = [...new Set(found.map(({ opinionId }) => opinionId))].filter((id) => !turn.matters.has(id));
  for (const matter of unread.length > 0 ? yield* ask('matters', { ids: unread }) : [])
    turn.matters.set(matter.opinion.id, matter);
  return found.flatMap(({ id, opinionId }) => {
    const matter = turn.matters.get(opinionId);
    const route = matter?.routes.find((one) => one.id === id);
    const actors = matter && route ? actorsOn(turn, matter, route) : [];
    return matter && route && actors.length > 0 ? [{ matter, route, actors }] : [];
  });
}

const refusal = (turn: Turn, { matter, route }: Candidate, actor: Actor, act: RouteAct['name']) =>
  refuseRoute(matter, actor, act, route.id, circumstances(turn, matter.deputies));

export function sayNone(turn: Turn, { number, n }: Named): void {
  const organ = isHandler(turn) && !isDeputy(turn) && !isOffice(turn);
  const wayOn = { choices: [offer('inbox', [], 'conversation:choice.inbox', 'inbox')] };
  if (number === undefined) {
    say(turn, organ ? 'conversation:organ.none' : 'conversation:route.none', {}, wayOn);
    return;
  }
  const route = n === undefined ? String(number) : `${number}-${n}`;
  say(turn, organ ? 'conversation:organ.unknown' : 'conversation:route.unknown', { route }, wayOn);
}

/** A handler looks at the route again, everybody else at the opinion. */
function sayRouteRefusal(
  turn: Turn,
  no: Refusal,
  { matter, route, actor }: OnRoute,
  wayOn?: readonly Offering[],
): void {
  const look =
    actor.role === 'handler'
      ? [offer('open', [route.no, route.n], 'conversation:choice.openRoute', 'open', { route: routeName(route) })]
      : undefined;
  sayRefusal(turn, no, matter, wayOn ?? look);
}

/** Refusals that other words or another day would mend: what was asked is still asked. */
const mended: readonly Refusal['reason'][] = [
  'day-missing',
  'day-past',
  'day-too-far',
  'reason-missing',
  'text-missing',
  'class-missing',
];

interface Trying {
  readonly others?: readonly Deputy[];
  readonly written?: string;
  /** What is asked once more where other words would mend it. */
  readonly again?: readonly Offering[];
}

/** Does an act on a route; a refusal is told, and what was `written` in vain is given back. */
export function* routeAct(
  turn: Turn,
  on: OnRoute,
  act: RouteAct,
  { others = [], written = '', again = [] }: Trying = {},
): Asking<Decision | null> {
  const decision = yield* perform(turn, on.matter, on.actor, act, others);
  if (decision.ok) {
    turn.step = null;
    return decision;
  }
  const mendable = mended.includes(decision.reason);
  sayRouteRefusal(turn, decision, on, mendable && again.length > 0 ? again : undefined);
  if (!mendable) {
    turn.step = null;
    if (written) say(turn, 'conversation:insider.unsent', { text: written });
  }
  return null;
}

/** The route as it is after a decision, with its clock. */
export function routeAfter(decision: Decision, routeId: string) {
  const route = decision.matter.routes.find((one) => one.id === routeId);
  return { route, clock: routeClock(decision.matter, routeId) };
}
