/** What an insider can do next about the routes of an opinion, most likely first. */

import type { Actor } from '../domain/people.ts';
import { isCancellable, isOpenRoute, type Route, routeName } from '../domain/route.ts';
import type { TextKey } from '../text/resources.ts';
import { offer } from './offerings.ts';
import type { KnownMatter } from './questions.ts';
import { targetNamed } from './told-routes.ts';
import type { Offering, Surroundings } from './turn.ts';

type Around = Pick<Surroundings, 'directory'>;

/** What has come back is looked at before anything else is done. */
export function repliesOn(matter: KnownMatter, role: Actor['role'], around: Around): Offering[] {
  if (role !== 'deputy') return [];
  const { state } = matter.opinion;
  const told = ['answering', 'answered', 'closed'].includes(state);
  const line = lineOn(matter, around);
  return matter.routes.flatMap((route) => [
    ...(route.feedbackOwed && route.reply
      ? [
          told
            ? line(route, 'nothing-new', 'conversation:choice.nothingNewOf', 'nothing-new')
            : line(route, 'use-reply', 'conversation:choice.useReply', 'answer'),
        ]
      : []),
    ...(route.state === 'replied' ? [line(route, 'evaluate', 'conversation:choice.evaluateOf', 'evaluate')] : []),
  ]);
}

/** What is under way may be added to, or given up; for an organ without an account the office enters what came on paper. */
export function underWay(matter: KnownMatter, role: Actor['role'], around: Around): Offering[] {
  const line = lineOn(matter, around);
  const open = matter.routes.filter((route) => isOpenRoute(route) && isCancellable(route));
  if (role === 'office')
    return open
      .filter(({ target }) => target.role === 'organ' && !around.directory.organs.get(target.id)?.joined)
      .flatMap((route) => [
        ...(route.handedAt === null
          ? [line(route, 'handed', 'conversation:choice.handedTo', 'hand-out')]
          : [line(route, 'reply', 'conversation:choice.enterReply', 'reply')]),
      ]);
  if (role !== 'deputy') return [];
  return [
    ...open
      .filter(({ kind }) => kind === 'referral')
      .map((route) => line(route, 'pass-on', 'conversation:choice.tell', 'pass-on')),
    ...open.map((route) => line(route, 'drop', 'conversation:choice.dropOf', 'cancel')),
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

const lineOn =
  (matter: KnownMatter, around: Around) =>
  (route: Route, word: string, label: TextKey, act: string): Offering =>
    offer(word, [route.no, route.n], label, act, {
      route: routeName(route),
      target: targetNamed(route, matter, around),
    });
