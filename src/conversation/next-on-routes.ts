/** What an insider can do next about the routes of an opinion, most likely first. */

import type { Actor } from '../domain/people.ts';
import { isCancellable, isOpenRoute, type Route, routeName } from '../domain/route.ts';
import { offer } from './offerings.ts';
import type { KnownMatter } from './questions.ts';
import { targetNamed } from './told-routes.ts';
import type { Offering, Surroundings } from './turn.ts';

type Around = Pick<Surroundings, 'directory'>;

/** What has come back is looked at before anything else is done. */
export function repliesOn(
  matter: Pick<KnownMatter, 'opinion' | 'routes' | 'deputies'>,
  role: Actor['role'],
  around: Around,
): Offering[] {
  if (role !== 'deputy') return [];
  const told = ['answering', 'answered', 'closed'].includes(matter.opinion.state);
  return matter.routes.flatMap((route) => {
    const { no, n } = route;
    const target = targetNamed(route, matter, around);
    const list: Offering[] = [];
    // What did not satisfy is being done again.
    if (route.feedbackOwed && route.reply && route.state !== 'accepted')
      list.push(
        told
          ? offer('nothing-new', [no, n], 'conversation:choice.nothingNewOf', 'nothing-new', {
              route: routeName(route),
            })
          : offer('use-reply', [no, n], 'conversation:choice.useReply', 'answer'),
      );
    if (route.state === 'replied')
      list.push(offer('evaluate', [no, n], 'conversation:choice.evaluateOf', 'evaluate', { target }));
    return list;
  });
}

/** What is under way may be added to, or given up; what an office does stands in office-routes.ts. */
export function underWay(matter: KnownMatter, role: Actor['role'], around: Around): Offering[] {
  const open = matter.routes.filter((route) => isOpenRoute(route) && isCancellable(route));
  const named = (route: Route) => ({ on: [route.no, route.n], target: targetNamed(route, matter, around) });
  if (role !== 'deputy') return [];
  const referred = open.filter(({ kind }) => kind === 'referral').map(named);
  return [
    ...referred.map(({ on, target }) => offer('pass-on', on, 'conversation:choice.tell', 'pass-on', { target })),
    ...open.map(named).map(({ on, target }) => offer('drop', on, 'conversation:choice.dropOf', 'cancel', { target })),
  ];
}

/** 转送给区城管局: what the citizen has just added, for each organ at work. */
export const passOnTo = (matter: KnownMatter, around: Around, seq: number): Offering[] =>
  matter.routes
    .filter((route) => isOpenRoute(route) && route.kind === 'referral')
    .slice(0, 2)
    .map((route) =>
      offer('pass-on', [route.no, route.n, seq], 'conversation:choice.passOnTo', 'pass-on', {
        target: targetNamed(route, matter, around),
      }),
    );
