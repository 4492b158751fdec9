/** Whose page a key opens: the signature names the organ, the route says whether that organ has anything to do with it. */

import type { Route } from '../domain/route.ts';
import { holderOf, organOfCode, replyToken, routeIdIn } from '../flow/reply-token.ts';
import { routeOf } from '../store/reply-pages.ts';
import type { World } from '../world.ts';
import type { OpenReply } from './reply-view.ts';

export async function findReply(world: World, token: string): Promise<OpenReply | null> {
  const id = routeIdIn(token);
  const route = id === null ? null : await routeOf(world.store.database.reader, { id });
  const organId = route ? holderOf(world, token, route.id, organsOf(route)) : undefined;
  if (!route || organId === undefined) return null;
  const matter = await world.store.ask('matter', { id: route.opinionId });
  const now = matter?.routes.find((one) => one.id === route.id);
  return matter && now ? { matter, route: now, organId } : null;
}

/** From the printed sheet: the token that its number and code stand for. */
export async function tokenOnPaper(
  world: World,
  { no, n, code }: { readonly no: number; readonly n: number; readonly code: string },
): Promise<string | null> {
  const route = await routeOf(world.store.database.reader, { no, n });
  const organId = route ? organOfCode(world, code, route.id, organsOf(route)) : undefined;
  return route && organId !== undefined ? replyToken(world, route.id, organId) : null;
}

const organsOf = ({ target, coHandlers }: Route): readonly string[] => [
  ...(target.role === 'organ' ? [target.id] : []),
  ...coHandlers,
];
