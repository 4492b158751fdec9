/**
 * What people really wrote. The texts carry no licence and are no part of this repository: they are read where they lie
 * (HUYING_SHARED, else ../shared beside the checkout), and nothing of them is kept or printed.
 */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { chatAt, type LetterRead, lettersAfter } from '../../src/store/chat-letters.ts';
import { type Phone, type Stage, seconds } from '../stage.ts';

const file = join(
  process.env.HUYING_SHARED ?? join(import.meta.dirname, '../../../shared'),
  'data/real-opinions.jsonl',
);
export const found = existsSync(file);
if (!found)
  console.warn(
    `SKIPPED: no real texts at ${file}; set HUYING_SHARED to the folder that holds data/real-opinions.jsonl`,
  );

const longest = 8000;

/** Written, confirmed and handed in by as many people, to the deputy of the link. */
export async function handedIn(stage: Stage, start: string, texts: readonly string[]): Promise<readonly Person[]> {
  const citizens = texts.map((_, index): Person => ({ address: `citizen ${index}` }));
  await Promise.all(citizens.map((citizen) => hear(stage, citizen, { start })));
  await Promise.all(citizens.map((citizen, index) => hear(stage, citizen, { text: texts[index] ?? '' })));
  await stage.pass(seconds(3));
  // A text that speaks of danger is asked about before anything else.
  await Promise.all(citizens.map((citizen) => answerGuard(stage, citizen)));
  await stage.pass(seconds(3));
  const cards = await Promise.all(citizens.map(async (citizen) => newest(await lettersOf(stage, citizen), 'confirm')));
  expect(cards.filter((card) => card === undefined)).toHaveLength(0);
  await Promise.all(
    citizens.map((citizen, index) => hear(stage, citizen, { choice: choiceOf(cards[index], 'confirm') })),
  );
  await stage.deliver();
  return citizens;
}

/** The longest, and others evenly from the whole file. */
export function chosen(wanted: number): readonly string[] {
  const all = readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { text: string }).text);
  const fitting = all.filter((text) => text.trim().length > 0 && text.length <= longest);
  const long = fitting.toSorted((a, b) => b.length - a.length).slice(0, 20);
  const step = Math.floor(fitting.length / (wanted - long.length));
  return [...long, ...Array.from({ length: wanted - long.length }, (_, index) => fitting[index * step] ?? '')];
}

export type Person = Pick<Phone, 'address'>;

export async function lettersOf({ world }: Stage, { address }: Person): Promise<readonly LetterRead[]> {
  const { reader } = world.store.database;
  const chat = await chatAt(reader, 'web', address);
  return chat ? lettersAfter(reader, chat.id, 0) : [];
}

/** Looking is the evidence that the letters have come. */
export async function read(stage: Stage, person: Person): Promise<void> {
  const upTo = (await lettersOf(stage, person)).at(-1)?.seq ?? 0;
  await stage.webChat.hear({
    kind: 'receipt',
    receipt: { address: person.address, upTo, evidence: 2, at: stage.clock.now() },
  });
}

let said = 0;
export const hear = (
  stage: Stage,
  { address }: Person,
  what: { readonly text?: string; readonly choice?: string; readonly start?: string },
): Promise<void> =>
  stage.webChat.hear({ kind: 'said', message: { id: `real ${++said}`, address, at: stage.clock.now(), ...what } });

async function answerGuard(stage: Stage, citizen: Person): Promise<void> {
  const letters = await lettersOf(stage, citizen);
  if (newest(letters, 'confirm')) return;
  const guard = letters.findLast((letter) => letter.choices.length > 0);
  const goOn = guard?.choices.at(-1);
  if (goOn) await hear(stage, citizen, { choice: goOn.id });
}

export const newest = (letters: readonly LetterRead[], act: string): LetterRead | undefined =>
  letters.findLast((letter) => letter.choices.some((choice) => choice.act === act));
export const choiceOf = (letter: LetterRead | undefined, act: string): string =>
  letter?.choices.find((choice) => choice.act === act)?.id ?? '';
export const visible = (text: string): string => text.replaceAll(/[\s\p{Cf}\p{Cc}]/gu, '');
