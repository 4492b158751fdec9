/** A route to an organ, opened by the deputy in charge, and what its reply page is asked. */

import { matterOf, perform } from '../../src/conversation/turn.ts';
import type { Act } from '../../src/domain/acts.ts';
import type { Actor, Organ } from '../../src/domain/people.ts';
import type { Route } from '../../src/domain/route.ts';
import { systemTurn } from '../../src/flow/acknowledge-letters.ts';
import { replyCode, replyToken } from '../../src/flow/reply-token.ts';
import { saveDecisions } from '../../src/flow/save-decisions.ts';
import type { Site } from './site.ts';

/** Somebody acts on an opinion, by the same line as everybody. */
export async function acted(site: Site, number: number, actor: Actor, act: Act): Promise<void> {
  const { world } = site.stage;
  const refused = await world.store.commit(function* () {
    const turn = systemTurn(world);
    const matter = yield* matterOf(turn, { number });
    if (!matter) throw new Error(`No opinion ${number}.`);
    const done = yield* perform(turn, matter, actor, act);
    return done.ok ? { value: null, writes: yield* saveDecisions(world, turn) } : { value: done, writes: [] };
  });
  if (refused) throw new Error(`${act.name} on ${number}: ${refused.reason}`);
}

export async function deputyOf(site: Site, number: number): Promise<Extract<Actor, { role: 'deputy' }>> {
  const matter = await site.stage.world.store.ask('matter', { number });
  const no = matter?.opinion.deputyNo ?? '';
  const personId = matter?.deputies.find((one) => one.no === no)?.personId ?? '';
  return { role: 'deputy', no, personId, as: 'self' };
}

export interface Referred {
  readonly route: Route;
  readonly url: string;
  readonly code: string;
  /** The page of another organ on the same route. */
  readonly urlOf: (organId: string) => string;
  readonly now: () => Promise<Route>;
}

/** The deputy refers: 主办 `organ`, 会办 `others`. */
export async function referred(
  site: Site,
  number: number,
  {
    organ,
    others = [],
    brief = '龙翔街12号门口三盏路灯不亮半个月，请检修。',
  }: { readonly organ: string; readonly others?: readonly string[]; readonly brief?: string },
): Promise<Referred> {
  const { world } = site.stage;
  const known = (id: string): Organ => {
    const found = world.directory().organs.get(id);
    if (!found) throw new Error(`The roster has no organ ${id}.`);
    return found;
  };
  const by = await deputyOf(site, number);
  if ((await world.store.ask('matter', { number }))?.opinion.state === 'submitted')
    await acted(site, number, by, { name: 'acknowledge' });
  await acted(site, number, by, { name: 'refer', organ: known(organ), coHandlers: others.map(known), brief });
  const newest = async () => (await world.store.ask('matter', { number }))?.routes.at(-1) as Route;
  const route = await newest();
  const urlOf = (organId: string) => `${site.url}/r/${replyToken(world, route.id, organId)}`;
  return {
    route,
    url: urlOf(organ),
    code: replyCode(world, route.id, organ),
    urlOf,
    now: async () => (await world.store.ask('matter', { number }))?.routes.find((one) => one.id === route.id) as Route,
  };
}
