/** When somebody joins: what was forwarded to them and the office held for them meanwhile is handed out in their chat. */

import { type Asking, ask, type KnownMatter } from '../conversation/questions.ts';
import { circumstances } from '../conversation/turn.ts';
import type { Decision } from '../domain/decision.ts';
import { standsFor } from '../domain/owed-routes.ts';
import { isOpenRoute, type Route, type RouteTarget } from '../domain/route.ts';
import { ranks } from '../store/answers/outbox.ts';
import type { Write } from '../store/writes.ts';
import type { World } from '../world.ts';
import { bySystem } from './acknowledge-letters.ts';
import { letterWrite } from './letters.ts';
import { handlersOf } from './offices-up.ts';
import { pageByPage } from './page-by-page.ts';
import { afterNight } from './resting.ts';
import type { Deciding } from './save-decisions.ts';

/** Asked of what is stored: a joining that was killed midway is found again. Returns how many routes that were. */
export async function handOutOpen(world: World): Promise<number> {
  if ((await world.store.ask('notHandedOut', { limit: 1, after: '' })).length === 0) return 0;
  await world.refresh();
  return pageByPage(world, {
    find: (page) => ask('notHandedOut', page),
    *act(turn, matter, { isFirst }) {
      let count = 0;
      for (const route of matter.routes) {
        if (!isOpenRoute(route) || route.handedAt !== null || !isThere(turn, matter, route)) continue;
        const aloud = isFirst && handedOut(turn, route.target).length < oneByOne;
        const act = { name: 'hand-out', routeId: route.id, how: '', quiet: !aloud } as const;
        if (yield* bySystem(turn, matter.opinion.id, act)) count++;
      }
      return count;
    },
    beside: (turn) => theOthers(world, turn),
  });
}

// What more there is when somebody joins stands in their list: a letter for each would bury the newest.
const oneByOne = 5;

const handedOut = ({ decisions }: Deciding, to: RouteTarget): readonly Decision[] =>
  decisions.filter(({ routes }) => routes.some(({ target }) => isSame(target, to)));

/** One line a page for each who has joined: how many there are beside those they got a letter for. */
function* theOthers(world: World, turn: Deciding): Asking<readonly Write[]> {
  const quiet = turn.decisions.flatMap(({ notices, routes }) => (notices.length > 0 ? [] : routes));
  if (quiet.length === 0) return [];
  const deputies = [...turn.matters.values()].flatMap((matter) => matter.deputies);
  const personOf = ({ role, id }: RouteTarget) =>
    role === 'deputy' ? deputies.find(({ no }) => no === id)?.personId : undefined;
  const chats = yield* ask('destinations', {
    persons: [...new Set(quiet.flatMap(({ target }) => personOf(target) ?? []))],
    offices: [],
    organs: [...new Set(quiet.flatMap(({ target }) => (target.role === 'organ' ? target.id : [])))],
  });
  const { c } = turn.around;
  const firsts = quiet.filter(({ target }, at) => quiet.findIndex((one) => isSame(one.target, target)) === at);
  return firsts.flatMap(({ target }) => {
    const count = quiet.filter((one) => isSame(one.target, target)).length;
    const own = chats.filter((chat) => !chat.gone && chat.personId === personOf(target)).slice(0, 1);
    return (target.role === 'organ' ? handlersOf(target.id, chats) : own).map((chat) =>
      letterWrite({
        id: c.id(),
        chatId: chat.chatId,
        rank: ranks.notice,
        text: world.voice(chat.language).text('letters:reminder.more', { count }),
        choices: [],
        about: { event: 'hand-out' },
        dueAt: afterNight(c.now, chat.lastHeardAt, c),
        now: c.now,
      }),
    );
  });
}

const isSame = (one: RouteTarget, other: RouteTarget): boolean => one.role === other.role && one.id === other.id;

/** Somebody is there now, and the office still holds it for them. */
function isThere({ around }: Deciding, { opinion, duties, deputies }: KnownMatter, { id, target }: Route): boolean {
  const c = circumstances({ around }, deputies);
  const owed = duties.filter((duty) => duty.routeId === id && duty.holder.role === 'office');
  if (target.role === 'deputy') return owed.some(({ kind }) => kind === 'accept') && standsFor(target.id, opinion, c);
  return owed.some(({ kind }) => kind === 'reach') && c.organ(target.id)?.joined === true;
}
