/** What an organ may read and do on a route: the same in its chat as on its reply page. */

import { refuseRoute } from '../domain/decide-route.ts';
import type { Happened } from '../domain/decision.ts';
import type { Circumstances, Matter } from '../domain/matter.ts';
import type { Actor } from '../domain/people.ts';
import type { Route } from '../domain/route.ts';
import type { Story } from './questions.ts';

const organActs = ['accept', 'return', 'extend', 'inquire', 'verify', 'progress', 'reply', 'co-opinion'] as const;
export type OrganAct = (typeof organActs)[number];

export const isLead = ({ target }: Pick<Route, 'target'>, organId: string): boolean => target.id === organId;

/** Only what the table of route acts allows now, and what would not be refused at once. */
export function organMay(
  matter: Matter,
  route: Route,
  handler: Extract<Actor, { role: 'handler' }>,
  c: Circumstances,
): readonly OrganAct[] {
  const clock = matter.duties.find((duty) => duty.kind === 'reply' && duty.routeId === route.id);
  const sensible: Partial<Record<OrganAct, boolean>> = {
    return: route.silentAt === null,
    extend: route.extensionAsked === null && (clock === undefined || clock.due > c.today),
    verify: route.contactAsked === null && matter.opinion.authorId !== null,
    'co-opinion': !route.coOpinions.includes(handler.id),
  };
  return organActs.filter((name) => sensible[name] !== false && !refuseRoute(matter, handler, name, route.id, c));
}

export interface Words {
  readonly event: Happened;
  readonly pieces: Story['pieces'];
}

const shown: readonly string[] = [
  'inquire',
  'pass-on',
  'progress',
  'evaluate',
  'co-opinion',
  'extend',
  'verify',
  'reply',
];
/** What a co-handler may read beside its own words. */
const forAll: readonly string[] = ['pass-on'];

/** What was said on the route, as far as it is this organ's to read, oldest first. */
export function wordsFor(route: Route, organId: string, { events, pieces }: Story): readonly Words[] {
  const lead = isLead(route, organId);
  return events
    .filter(({ act, actorId, data }) => {
      if (data.route !== route.id || !shown.includes(act)) return false;
      if (act === 'evaluate') return lead && data.mark === 'bad';
      if (act === 'inquire') return actorId === organId;
      return lead || actorId === organId || forAll.includes(act);
    })
    .map((event) => ({ event, pieces: pieces.filter(({ eventSeq }) => eventSeq === event.seq) }));
}
