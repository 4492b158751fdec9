/**
 * What people really wrote, through the main story. The texts carry no licence and are no part of this repository: they
 * are read where they lie (HUYING_SHARED, else ../shared beside the checkout), and nothing of them is kept or printed.
 */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { chatAt, type LetterRead, lettersAfter } from '../../src/store/chat-letters.ts';
import { openOn } from '../databases.ts';
import { openHall } from '../flow/hall.ts';
import { type Phone, type Stage, seconds } from '../stage.ts';

const file = join(
  process.env.HUYING_SHARED ?? join(import.meta.dirname, '../../../shared'),
  'data/real-opinions.jsonl',
);
const found = existsSync(file);
if (!found)
  console.warn(
    `SKIPPED: no real texts at ${file}; set HUYING_SHARED to the folder that holds data/real-opinions.jsonl`,
  );

const wanted = 220;
const longest = 8000;

it.skipIf(!found)(
  `${wanted} texts that people really wrote reach their feedback whole, and nothing is lost`,
  { timeout: 120_000 },
  async () => {
    const texts = chosen();
    const stage = await openHall(await openOn('sqlite')());
    const { store } = stage.world;
    const deputy = await stage.joined({ deputy: 'A1' });
    await stage.joined({ office: 'LX' });
    const citizens = texts.map((_, index): Person => ({ address: `citizen ${index}` }));
    await Promise.all(citizens.map((citizen) => hear(stage, citizen, { start: 'd_A1' })));
    await Promise.all(citizens.map((citizen, index) => hear(stage, citizen, { text: texts[index] ?? '' })));
    await stage.pass(seconds(3));
    // A text that speaks of danger is asked about before anything else.
    await Promise.all(citizens.map((citizen) => answerGuard(stage, citizen)));
    await stage.pass(seconds(3));
    const cards = await Promise.all(
      citizens.map(async (citizen) => newest(await lettersOf(stage, citizen), 'confirm')),
    );
    expect(cards.filter((card) => card === undefined)).toHaveLength(0);
    await Promise.all(
      citizens.map((citizen, index) => hear(stage, citizen, { choice: choiceOf(cards[index], 'confirm') })),
    );
    await stage.deliver();

    const opinions = await store.database.reader.opinion.findMany({ include: { pieces: true } });
    const byAuthor = new Map(
      (await store.database.reader.chat.findMany()).map((chat) => [
        chat.address,
        opinions.find((opinion) => opinion.chatId === chat.id),
      ]),
    );
    citizens.forEach((citizen, index) => {
      const kept =
        byAuthor
          .get(citizen.address)
          ?.pieces.map((piece) => piece.text)
          .join('\n') ?? '';
      // No text of theirs appears in a failure.
      expect(visible(kept) === visible(texts[index] ?? ''), `text ${index} is not what was written`).toBe(true);
    });
    expect(opinions.every((opinion) => opinion.title.length > 0)).toBe(true);

    const numbers = opinions.map((opinion) => opinion.number);
    // Two hundred at a time.
    for (let page = 0; page < 2; page++) await hear(stage, deputy, { choice: 'ack-all' });
    for (const number of numbers) {
      await hear(stage, deputy, { text: `/answer ${number} 已经去看过，办好了` });
      await hear(stage, deputy, { choice: `class-A.${number}` });
    }
    await stage.pass(seconds(31));
    await Promise.all(citizens.map((citizen) => read(stage, citizen)));
    await stage.deliver();
    const ratings = await Promise.all(
      citizens.map(async (citizen) => newest(await lettersOf(stage, citizen), 'solved-yes')),
    );
    expect(ratings.filter((rating) => rating === undefined)).toHaveLength(0);
    await Promise.all(
      citizens.map((citizen, index) => hear(stage, citizen, { choice: choiceOf(ratings[index], 'solved-yes') })),
    );
    await stage.deliver();

    const closed = await store.database.reader.opinion.findMany({
      include: { events: { orderBy: { seq: 'asc' } }, feedback: true },
    });
    expect(closed).toHaveLength(wanted);
    for (const opinion of closed) {
      expect(opinion).toMatchObject({ state: 'closed', solved: 'yes' });
      expect(opinion.feedback.every((feedback) => feedback.deliveredAt !== null)).toBe(true);
      expect(opinion.events.map((event) => event.act)).toEqual([
        'submit',
        'acknowledge',
        'answer',
        'leave',
        'confirm-delivery',
        'rate',
      ]);
    }
    expect(
      await store.database.reader.letter.count({ where: { state: { in: ['waiting', 'failed', 'sending'] } } }),
    ).toBe(0);
    expect(await store.database.reader.draft.count()).toBe(0);
  },
);

/** The longest, and others evenly from the whole file. */
function chosen(): readonly string[] {
  const all = readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { text: string }).text);
  const fitting = all.filter((text) => text.trim().length > 0 && text.length <= longest);
  const long = fitting.toSorted((a, b) => b.length - a.length).slice(0, 20);
  const step = Math.floor(fitting.length / (wanted - long.length));
  return [...long, ...Array.from({ length: wanted - long.length }, (_, index) => fitting[index * step] ?? '')];
}

type Person = Pick<Phone, 'address'>;

async function lettersOf({ world }: Stage, { address }: Person): Promise<readonly LetterRead[]> {
  const { reader } = world.store.database;
  const chat = await chatAt(reader, 'web', address);
  return chat ? lettersAfter(reader, chat.id, 0) : [];
}

/** Looking is the evidence that the letters have come. */
async function read(stage: Stage, person: Person): Promise<void> {
  const upTo = (await lettersOf(stage, person)).at(-1)?.seq ?? 0;
  await stage.webChat.hear({
    kind: 'receipt',
    receipt: { address: person.address, upTo, evidence: 2, at: stage.clock.now() },
  });
}

let said = 0;
const hear = (
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

const newest = (letters: readonly LetterRead[], act: string): LetterRead | undefined =>
  letters.findLast((letter) => letter.choices.some((choice) => choice.act === act));
const choiceOf = (letter: LetterRead | undefined, act: string): string =>
  letter?.choices.find((choice) => choice.act === act)?.id ?? '';
const visible = (text: string): string => text.replaceAll(/[\s\p{Cf}\p{Cc}]/gu, '');
