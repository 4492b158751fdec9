/** What pure code is told of the world at one moment. */

import type { ChannelName } from '../channel.ts';
import type { Surroundings } from '../conversation/turn.ts';
import { dayAt } from '../domain/day.ts';
import type { Circumstances } from '../domain/matter.ts';
import { makeQueryCode } from '../domain/query-code.ts';
import type { World } from '../world.ts';
import { replyCode, replyLink } from './reply-token.ts';

export function momentOf(world: World, now: Date = world.now()): Omit<Circumstances, 'deputy'> {
  const directory = world.directory();
  return {
    now,
    today: dayAt(now, world.place.timeZone),
    timeZone: world.place.timeZone,
    calendar: world.calendar,
    policy: world.place.policy,
    id: world.id,
    office: (id) => directory.offices.get(id),
    organ: (id) => directory.organs.get(id),
  };
}

export function surroundings(world: World, channel: ChannelName | null, now: Date = world.now()): Surroundings {
  return {
    c: momentOf(world, now),
    place: world.place,
    directory: world.directory(),
    code: () => makeQueryCode(world.randomBytes),
    digestOf: world.digest,
    replyLink: (routeId, organId) => replyLink(world, routeId, organId),
    replyCode: (routeId, organId) => replyCode(world, routeId, organId),
    quietSeconds: channel === null ? 0 : world.quietSeconds(channel),
    demo: world.demo,
  };
}
