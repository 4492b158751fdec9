/** Finding the route that is meant, and in which role the speaker may touch it. */

import type { RouteAct } from '../domain/acts.ts';
import { refuseRoute } from '../domain/decide-route.ts';
import type { Decision } from '../domain/decision.ts';
import type { Actor, Deputy } from '../domain/people.ts';
import { type Route, routeName } from '../domain/route.ts';
import { titleOf } from './hearing/title-of.ts';
import { actorFor, isDeputy, isHandler } from './insider.ts';
import { offer } from './offerings.ts';
import { type Asking, ask, type KnownMatter, type RouteFound } from './questions.ts';
import { sayRefusal } from './refusing.ts';
import { deputiesOf, organIdsOf } from './scene.ts';
import { routeClock, targetNamed } from './told-routes.ts';
import { circumstances, matterOf, perform, say, type Turn } from './turn.ts';

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
  const organ =
    route.target.role === 'organ' && organs.includes(route.target.id)
      ? route.target.id
      : route.coHandlers.find((id) => organs.includes(id));
  const offered = deputiesOf(turn.scene).find(({ no }) => route.target.role === 'deputy' && route.target.id === no);
  const insider = actorFor(turn, matter);
  return [
    ...(organ ? [{ role: 'handler', id: organ, personId } as const] : []),
    ...(offered ? [{ role: 'deputy', no: offered.no, personId, as: 'self' } as const] : []),
    ...(insider ? [insider] : []),
  ];
}

/**
 * The one route on which the speaker may do this now. Named in full it is that one, or the refusal is told; a bare number
 * or nothing means the only one that fits; of several it is asked which. Null: something was said.
 */
export function* routeFor(turn: Turn, named: Named, act: RouteAct['name'], word: string): Asking<OnRoute | null> {
  const all = yield* candidates(turn, named);
  const fitting = fittingOf(turn, all, act);
  const [only] = fitting;
  if (only && fitting.length === 1) return only;
  if (fitting.length > 1) {
    say(
      turn,
      'conversation:route.which',
      {},
      {
        choices: fitting.slice(0, 9).map(({ matter, route }) =>
          offer(word, [route.no, route.n], 'conversation:choice.route', act, {
            route: routeName(route),
            target: isHandler(turn) && !isDeputy(turn) ? titleOf(route.brief) : targetNamed(route, matter, turn.around),
          }),
        ),
      },
    );
    return null;
  }
  const [first] = all;
  const actor = first?.actors[0];
  const no = first && actor && refusal(turn, first, actor, act);
  if (first && no) sayRefusal(turn, no, first.matter);
  else sayNone(turn, named);
  return null;
}

/** All on which the speaker may do this now. */
export function* fittingRoutes(turn: Turn, named: Named, act: RouteAct['name']): Asking<readonly OnRoute[]> {
  return fittingOf(turn, yield* candidates(turn, named), act);
}

const fittingOf = (turn: Turn, all: readonly Candidate[], act: RouteAct['name']): readonly OnRoute[] =>
  all.flatMap((one) => {
    const actor = one.actors.find((who) => !refusal(turn, one, who, act));
    return actor ? [{ matter: one.matter, route: one.route, actor }] : [];
  });

interface Candidate {
  readonly matter: KnownMatter;
  readonly route: Route;
  readonly actors: readonly Actor[];
}

/** Every route that may be meant and that is the speaker's to see, newest last. */
function* candidates(turn: Turn, { number, n }: Named): Asking<readonly Candidate[]> {
  const organIds = organIdsOf(turn.scene);
  const found: RouteFound[] = [];
  if (number !== undefined) {
    found.push(...(yield* ask('routes', { no: number, ...(n === undefined ? {} : { n }) })));
    // What came along with a merge is on this number now, under its own name.
    if (n === undefined) {
      const matter = yield* matterOf(turn, { number });
      for (const { id, opinionId, no, n: of } of matter?.routes ?? [])
        if (!found.some((one) => one.id === id)) found.push({ id, opinionId, no, n: of });
    }
  } else if (organIds.length > 0) found.push(...(yield* ask('routes', { organIds, limit: 10 })));
  const all: Candidate[] = [];
  for (const { id, opinionId } of found) {
    const matter = yield* matterOf(turn, { id: opinionId });
    const route = matter?.routes.find((one) => one.id === id);
    const actors = matter && route ? actorsOn(turn, matter, route) : [];
    if (matter && route && actors.length > 0) all.push({ matter, route, actors });
  }
  return all;
}

const refusal = (turn: Turn, { matter, route }: Candidate, actor: Actor, act: RouteAct['name']) =>
  refuseRoute(matter, actor, act, route.id, circumstances(turn, matter.deputies));

function sayNone(turn: Turn, { number, n }: Named): void {
  say(
    turn,
    number === undefined ? 'conversation:route.none' : 'conversation:route.unknown',
    { route: number === undefined ? '' : n === undefined ? String(number) : `${number}-${n}` },
    { choices: [offer('inbox', [], 'conversation:choice.inbox', 'inbox')] },
  );
}

/** Does an act on a route; a refusal is told. */
export function* routeAct(
  turn: Turn,
  { matter, actor }: Pick<OnRoute, 'matter' | 'actor'>,
  act: RouteAct,
  others: readonly Deputy[] = [],
): Asking<Decision | null> {
  const decision = yield* perform(turn, matter, actor, act, others);
  if (decision.ok) {
    turn.step = null;
    return decision;
  }
  sayRefusal(turn, decision, matter);
  return null;
}

/** The route as it is after a decision, with its clock. */
export function routeAfter(decision: Decision, routeId: string) {
  const route = decision.matter.routes.find((one) => one.id === routeId);
  return { route, clock: routeClock(decision.matter, routeId) };
}
