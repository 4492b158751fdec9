/** The beginning that the stories of forwarding share: a citizen has written, a deputy and an organ have joined. */

import { expect } from 'vitest';
import type { KnownMatter } from '../../src/conversation/questions.ts';
import type { Route } from '../../src/domain/route.ts';
import { type Phone, type Stage, seconds } from '../stage.ts';

export interface Forwarding {
  readonly stage: Stage;
  readonly citizen: Phone;
  readonly deputy: Phone;
  readonly number: number;
  matter(): Promise<KnownMatter>;
  /** The route NO-n. */
  route(n: number): Promise<Route>;
  /** What runs: `reply organ:WH-CG 2026-11-09`. */
  owing(): Promise<readonly string[]>;
}

export async function submitted(
  stage: Stage,
  deputy: Phone,
  text = '龙翔街道的路灯坏了半个月，老人摔了',
  start = 'd_W001',
): Promise<Forwarding> {
  const citizen = await stage.phone({ start });
  await citizen.say(text);
  await stage.pass(seconds(3));
  await citizen.read();
  const receipt = (await citizen.say('1')).find((one) => one.about?.event === 'submit');
  const number = receipt?.about?.number ?? 0;
  expect(number).toBeGreaterThan(0);
  await deputy.read();
  const matter = async () => {
    const found = await stage.world.store.ask('matter', { number });
    if (!found) throw new Error(`no opinion ${number}`);
    return found;
  };
  return {
    stage,
    citizen,
    deputy,
    number,
    matter,
    route: async (n) => {
      const found = (await matter()).routes.find((one) => one.n === n);
      if (!found) throw new Error(`no route ${number}-${n}`);
      return found;
    },
    owing: async () =>
      (await matter()).duties
        .filter(({ status }) => status === 'running')
        .map(({ kind, holder, due }) => `${kind} ${holder.role}:${holder.id} ${due}`)
        .sort(),
  };
}

/** Every letter that came, in one text. */
export const read = async (phone: Phone): Promise<string> =>
  (await phone.read()).map(({ text }) => text).join('\n---\n');
export const said = (letters: Awaited<ReturnType<Phone['say']>>): string =>
  letters.map(({ text }) => text).join('\n---\n');
