/** Acts on routes, done straight where a test is not about the words that mean them; and handlers who have joined. */

import { type Asking, ask } from '../../src/conversation/questions.ts';
import { perform } from '../../src/conversation/turn.ts';
import type { Act } from '../../src/domain/acts.ts';
import type { Actor, Organ } from '../../src/domain/people.ts';
import { systemTurn } from '../../src/flow/acknowledge-letters.ts';
import { saveDecisions } from '../../src/flow/save-decisions.ts';
import type { Outcome } from '../../src/store/commit.ts';
import { put } from '../../src/store/writes.ts';
import type { Phone, Stage } from '../stage.ts';

/** Throws when it is refused. */
export async function acts(stage: Stage, number: number, actor: Actor, act: Act): Promise<void> {
  const { world } = stage;
  await world.store.commit(function* (): Asking<Outcome<void>> {
    const turn = systemTurn(world);
    const matter = yield* ask('matter', { number });
    if (!matter) throw new Error(`There is no opinion ${number}.`);
    turn.matters.set(matter.opinion.id, matter);
    const others = 'deputy' in act ? [act.deputy] : [];
    const done = yield* perform(turn, matter, actor, act, others);
    if (!done.ok) throw new Error(`${act.name} was refused: ${done.reason} ${JSON.stringify(done.data)}`);
    return { value: undefined, writes: yield* saveDecisions(world, turn) };
  });
  await stage.deliver();
}

export const asDeputy = (no: string): Actor => ({ role: 'deputy', no, personId: `of ${no}`, as: 'self' });
export const asHandler = (organId: string): Actor => ({ role: 'handler', id: organId, personId: null });
export const asOffice = (id: string): Actor => ({ role: 'office', id, personId: `of ${id}` });

export function organ(stage: Stage, id: string): Organ {
  const found = stage.world.directory().organs.get(id);
  if (!found) throw new Error(`There is no organ ${id}.`);
  return found;
}

/** A phone whose holder handles what is forwarded to this organ. */
export async function handlerOf(stage: Stage, organId: string): Promise<Phone> {
  const phone = await stage.phone();
  const { world } = stage;
  const scene = await world.store.ask('scene', { channel: 'web', address: phone.address, update: '' });
  if (!scene) throw new Error(`Nobody is at ${phone.address}.`);
  const role = { id: world.id(), personId: scene.person.id, kind: 'handler', deputyNo: null, officeId: null, organId };
  await world.store.commit(function* () {
    return { value: undefined, writes: [put('role', 'new', { ...role, createdAt: world.now(), endedAt: null })] };
  });
  await world.refresh();
  return phone;
}

/** The newest route of an opinion. */
export async function lastRoute(stage: Stage, number: number) {
  const matter = await stage.world.store.ask('matter', { number });
  const route = matter?.routes.at(-1);
  if (!matter || !route) throw new Error(`Nothing of ${number} was forwarded.`);
  return { ...route, duties: matter.duties };
}

const brief = '龙翔街道路灯坏了半个月';

/** The deputy in charge refers it: the lead, then those beside it. Returns the route. */
export async function refer(stage: Stage, number: number, no: string, ...ids: readonly string[]) {
  const [lead, ...coHandlers] = ids.map((id) => organ(stage, id));
  if (!lead) throw new Error('Nobody was named.');
  await acts(stage, number, asDeputy(no), { name: 'refer', organ: lead, coHandlers, brief });
  return lastRoute(stage, number);
}

/** The deputy in charge offers it to another. Returns the route. */
export async function transfer(stage: Stage, number: number, from: string, to: string) {
  const deputy = await stage.world.store.ask('deputy', { no: to });
  if (!deputy) throw new Error(`There is no deputy ${to}.`);
  await acts(stage, number, asDeputy(from), { name: 'transfer', deputy, brief });
  return lastRoute(stage, number);
}

/** A route as it is now, wherever it is. */
export async function routeNow(stage: Stage, { id }: { readonly id: string }) {
  const { opinionId } = await stage.world.store.database.reader.route.findUniqueOrThrow({ where: { id } });
  const matter = await stage.world.store.ask('matter', { id: opinionId });
  const route = matter?.routes.find((one) => one.id === id);
  if (!matter || !route) throw new Error(`There is no route ${id}.`);
  return { ...route, duties: matter.duties };
}
