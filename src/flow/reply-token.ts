/**
 * The key to a route's reply page: the route's id with a signature that names the organ, and an 8-digit code for paper.
 * Both are derived with the instance's secret and stored nowhere; who holds one speaks for that organ on that route.
 */

import { timingSafeEqual } from 'node:crypto';
import type { World } from '../world.ts';

type Signing = Pick<World, 'digest'>;

export const replyToken = (world: Signing, routeId: string, organId: string): string =>
  Buffer.from(routeId.replaceAll('-', ''), 'hex').toString('base64url') + signature(world, routeId, organId);

export const replyLink = (world: Pick<World, 'digest' | 'publicUrl'>, routeId: string, organId: string): string =>
  `${world.publicUrl}/r/${replyToken(world, routeId, organId)}`;

/** Typed from the printed sheet beside the route's name. */
export const replyCode = (world: Signing, routeId: string, organId: string): string =>
  String(Buffer.from(world.digest(`reply code ${routeId} ${organId}`), 'base64url').readUIntBE(0, 6) % 1e8).padStart(
    8,
    '0',
  );

/** The route that a token may be about: nothing is proved until `holderOf` has found whose signature it bears. */
export function routeIdIn(token: string): string | null {
  if (!/^[\w-]{38}$/.test(token)) return null;
  const hex = Buffer.from(token.slice(0, idSigns), 'base64url').toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Which of these organs the token was made for. */
export const holderOf = (
  world: Signing,
  token: string,
  routeId: string,
  organIds: readonly string[],
): string | undefined => organIds.find((organId) => same(token, replyToken(world, routeId, organId)));

/** Which of these organs the typed code was made for. */
export const organOfCode = (
  world: Signing,
  code: string,
  routeId: string,
  organIds: readonly string[],
): string | undefined => organIds.find((organId) => same(code, replyCode(world, routeId, organId)));

/** 16 bytes of an id are 22 signs. */
const idSigns = 22;

const signature = (world: Signing, routeId: string, organId: string): string =>
  world.digest(`reply ${routeId} ${organId}`).slice(0, 16);

/** In the same time whatever the signs: nobody learns by a watch how far a guess was right. */
function same(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}
