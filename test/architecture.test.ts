/** The house as a test: who may import whom, what code looks like, what files are called and how long they get. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { codeTrouble, importsOf, importTrouble, nameTrouble } from './architecture/check-source.ts';
import { rooms, sizes } from './architecture/rules.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const isCode = (file: string) => /\.(?:tsx?|m?js)$/.test(file);
const made = ['src/generated', 'prisma/.generated'];

function filesIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (made.includes(path)) return [];
    return entry.isDirectory() ? filesIn(path) : [path];
  });
}

const read = (file: string) => readFileSync(join(root, file), 'utf8');
const product = ['src', 'bots'].flatMap(filesIn).filter(isCode);
// Measurements are named after their day.
const everywhere = [...product, ...['test', 'scripts', 'bench', 'locales'].flatMap(filesIn)].filter(
  (file) => !file.startsWith('bench/results/'),
);

describe('the house', () => {
  it('lets imports point only to the left, and only the store know Prisma', () => {
    expect(product.flatMap((file) => importTrouble(file, read(file)))).toEqual([]);
  });

  it('keeps clock, chance and waiting out of pure code, and classes for errors', () => {
    expect(product.flatMap((file) => codeTrouble(file, read(file)))).toEqual([]);
  });

  it('names files after what they hold', () => {
    expect(everywhere.flatMap(nameTrouble)).toEqual([]);
  });

  it(`keeps files short: none over ${sizes.most} lines, nine in ten under ${sizes.ninetieth}`, () => {
    const lengths = product.map((file) => ({ file, lines: read(file).split('\n').length - 1 }));
    expect(
      lengths.filter(({ lines }) => lines > sizes.most).map(({ file, lines }) => `${file} has ${lines} lines`),
      `Split it: ${sizes.why}`,
    ).toEqual([]);
    const long = lengths.filter(({ lines }) => lines >= sizes.ninetieth).map(({ file }) => file);
    expect(long.length / lengths.length, `These are long: ${long.join(' ')}. ${sizes.why}`).toBeLessThanOrEqual(0.1);
  });

  it('is read whole: every room has files, and every import is seen', () => {
    const empty = rooms.filter(({ room }) => !product.some((file) => file.startsWith(room)));
    expect(empty.map(({ room }) => room)).toEqual([]);
    expect(product.length).toBeGreaterThan(150);
    expect(importsOf(read('src/store/open-database.ts')).map(({ from }) => from)).toEqual(
      expect.arrayContaining(['../generated/sqlite/client.ts', './open-sqlite.ts', './open-postgres.ts']),
    );
  });
});

describe('the watchman of imports', () => {
  it.each([
    ['src/domain/opinion.ts', "import { readFileSync } from 'node:fs';"],
    ['src/domain/opinion.ts', "import { z } from 'zod';"],
    ['src/domain/opinion.ts', "import type { Turn } from '../conversation/turn.ts';"],
    ['src/conversation/turn.ts', "import {\n  openStore,\n  type Store,\n} from '../store/store.ts';"],
    ['src/conversation/turn.ts', "import { randomUUID } from 'node:crypto';"],
    ['src/conversation/turn.ts', "export * from '../flow/letters.ts';"],
    ['src/text/say.ts', "import { say } from '../conversation/turn.ts';"],
    ['src/flow/letters.ts', "import { PrismaClient } from '@prisma/client';"],
    ['src/flow/letters.ts', "import type { Prisma } from '../generated/sqlite/client.ts';"],
    ['src/flow/letters.ts', "import { webChat } from '../../bots/web/web-chat.ts';"],
    ['src/flow/letters.ts', "const { page } = await import('../web/respond.ts');"],
    ['src/web/app.ts', "import { webChat } from '../../bots/web/web-chat.ts';"],
    ['src/web/app.ts', "import { doctor } from '../cli/doctor.ts';"],
    ['src/web/pages/home.tsx', "import { follow } from '../static/follow.js';"],
    ['src/web/static/chat.js', "import { say } from '../../text/say.ts';"],
    ['src/world.ts', "import { openStore } from './store/store.ts';"],
    ['src/places/kunming/place.ts', "import { words } from '../ellermouth/words.ts';"],
    ['src/places/kunming/place.ts', "import { say } from '../../text/say.ts';"],
    ['bots/telegram/telegram.ts', "import { webChat } from '../web/web-chat.ts';"],
    ['bots/telegram/telegram.ts', "import { Telegraf } from 'telegraf';"],
    ['bots/terminal/terminal.ts', "import { converse } from '../../src/conversation/converse.ts';"],
    ['src/attic/thing.ts', ''],
  ])('stops %s: %s', (file, source) => {
    const trouble = importTrouble(file, source);
    expect(trouble).toHaveLength(1);
    expect(trouble[0]).toMatch(/because .{20}|with its reason/);
  });

  it.each([
    ['src/domain/duty.ts', "import type { Day } from './day.ts'; // like import { z } from 'zod';"],
    ['src/conversation/hearing/fold.ts', "import { clean } from './clean.ts';"],
    ['src/web/app.ts', "import type { WebChat } from '../../bots/web/web-chat.ts';"],
    ['src/store/open-postgres.ts', "import { PrismaPg } from '@prisma/adapter-pg';"],
    ['src/places/kunming/holidays.ts', "const notices = require('chinese-days/dist/chinese-days.json');"],
    ['bots/terminal/terminal.ts', "import type { Letter } from '../../src/channel.ts';"],
  ])('lets %s pass: %s', (file, source) => {
    expect(importTrouble(file, source)).toEqual([]);
  });
});

describe('the watchman of code and names', () => {
  it.each([
    ['src/domain/due.ts', 'export async function due() {}'],
    ['src/conversation/turn.ts', 'const answer = yield* await ask();'],
    ['src/conversation/turn.ts', 'const asking: Promise<void> = wait();'],
    ['src/domain/due.ts', 'const today = new Date();'],
    ['src/domain/due.ts', 'const id = Math.random();'],
    ['src/text/say.ts', 'const now = Date.now();'],
    ['src/places/kunming/place.ts', 'const id = process.env.PLACE;'],
    ['src/flow/letters.ts', 'export class Outbox {}'],
    ['src/flow/letters.ts', 'class Sender extends Worker {}'],
    ['src/flow/letters.ts', 'const sender = class {};'],
    ['bots/web/web-chat.ts', 'export default function webChat() {}'],
    ['src/flow/letters.ts', 'export interface ILetter {}'],
    ['src/flow/letters.ts', 'type LetterDTO = object;'],
  ])('stops %s: %s', (file, source) => {
    expect(codeTrouble(file, source)).toHaveLength(1);
  });

  it.each([
    ['src/domain/due.ts', 'const at = new Date(start); // not new Date()'],
    ['src/conversation/hearing/words.en.ts', "const phrases = ['i await your answer', 'new Date()'];"],
    ['src/channel.ts', 'export class DeliveryFailed extends Error {}'],
    ['src/cli/program.ts', 'class BadArguments extends CommanderError {}'],
    ['src/flow/letters.ts', 'await sleep(1);'],
    ['src/store/rows.ts', "const of = row.class as Feedback['class'];"],
    ['src/domain/opinion.ts', 'export interface Iteration {}'],
  ])('lets %s pass: %s', (file, source) => {
    expect(codeTrouble(file, source)).toEqual([]);
  });

  it.each([
    'src/utils/dates.ts',
    'src/flow/helpers/a.ts',
    'src/flow/index.ts',
    'src/flow/sendReminders.ts',
    'src/flow/letter-helper.ts',
    'src/store/store-manager.ts',
    'src/common/x.ts',
    'test/Foo.test.ts',
    'src/Web/app.ts',
  ])('stops the name %s', (file) => {
    expect(nameTrouble(file)).toHaveLength(1);
  });

  it.each(['src/store/open-database.ts', 'test/transcripts/answer.zh.txt', 'locales/zh-CN/web.json', 'src/web/app.ts'])(
    'lets the name %s pass',
    (file) => {
      expect(nameTrouble(file)).toEqual([]);
    },
  );
});
