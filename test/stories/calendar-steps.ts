/** Days pass in a story: the bell rings every morning, and whoever is given reads what came. */

import type { LetterRead } from '../../src/store/chat-letters.ts';
import type { Phone, Stage } from '../stage.ts';

/** A moment in Kunming; nine in the morning unless told otherwise. */
export const on = (day: string, time = '09:00'): Date => new Date(`${day}T${time}:00+08:00`);

/** The bell rings on each of these mornings; all that came to each phone, in order. */
export async function mornings(
  stage: Stage,
  days: readonly string[],
  phones: readonly Phone[],
): Promise<LetterRead[][]> {
  const came: LetterRead[][] = phones.map(() => []);
  for (const day of days) {
    await stage.pass(on(day));
    for (const [at, phone] of phones.entries()) came[at]?.push(...(await readAll(phone)));
  }
  return came;
}

/** Everything up to now: reading an answer is the evidence that it came, and then its rating is asked for. */
export async function readAll(phone: Phone): Promise<LetterRead[]> {
  const all: LetterRead[] = [];
  for (;;) {
    const came = await phone.read();
    if (came.length === 0) return all;
    all.push(...came);
  }
}

/** Every day from one to the other, both included. */
export function daysFrom(first: string, last: string): string[] {
  const found: string[] = [];
  for (
    let at = new Date(`${first}T00:00:00Z`);
    at <= new Date(`${last}T00:00:00Z`);
    at = new Date(at.getTime() + 86_400_000)
  )
    found.push(at.toISOString().slice(0, 10));
  return found;
}

export const events = (letters: readonly LetterRead[]): (string | undefined)[] =>
  letters.map((letter) => letter.about?.event);

/** The citizen has written and submitted; their number. */
export async function submitted(stage: Stage, citizen: Phone, text: string): Promise<number> {
  await citizen.say(text);
  await stage.pass(3000);
  await citizen.read();
  const receipt = (await citizen.say('1')).find((letter) => letter.about?.event === 'submit');
  if (receipt?.about?.number === undefined) throw new Error(`No receipt came for: ${text}`);
  return receipt.about.number;
}

/** A deputy's words and their result, and the half minute after which they leave. */
export async function answered(
  stage: Stage,
  deputy: Phone,
  number: number,
  text: string,
  result: string,
): Promise<void> {
  await deputy.say(`/answer ${number} ${text}`);
  await deputy.say(result);
  await stage.pass(31_000);
}

export async function matterOf(stage: Stage, number: number) {
  const matter = await stage.world.store.ask('matter', { number });
  if (!matter) throw new Error(`There is no opinion ${number}.`);
  return matter;
}

export async function runningDuties(
  stage: Stage,
  number: number,
): Promise<{ kind: string; holder: string; due: string }[]> {
  const { duties } = await matterOf(stage, number);
  return duties
    .filter((duty) => duty.status === 'running')
    .map(({ kind, holder, due }) => ({ kind, holder: `${holder.role} ${holder.id}`, due }));
}
