import { expect, it } from 'vitest';
import { type Asking, ask } from '../../src/conversation/questions.ts';
import { committer, type Outcome } from '../../src/store/commit.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { storeOver } from '../../src/store/store.ts';
import { put, type Write } from '../../src/store/writes.ts';
import { describeOnBothDatabases } from '../databases.ts';
import { watchedDatabase } from './watched-database.ts';

const at = new Date('2026-10-19T02:00:00Z');
const setting = (key: string, value = ''): Write => put('setting', 'new', { key, value, updatedAt: at });

function* writing(...writes: Write[]): Asking<Outcome<string>> {
  return { value: 'done', writes };
}

const person = put('person', 'new', {
  id: 'p',
  name: null,
  phone: null,
  language: 'zh-CN',
  remindersOff: false,
  createdAt: at,
  erasedAt: null,
});
const chat = (version: number, startedWith: string | null = null): Write =>
  put('chat', 'versioned', {
    id: 'c',
    channel: 'web',
    address: 'a',
    personId: 'p',
    step: null,
    startedWith,
    createdAt: at,
    lastHeardAt: null,
    goneAt: null,
    lastSeq: 0,
    doneSeq: 0,
    ackSeq: 0,
    holdUntil: null,
    version,
  });

/** Reads the chat and writes one letter more to it. */
function* add(letter: string): Asking<Outcome<number>> {
  const scene = yield* ask('scene', { channel: 'web', address: 'a', update: letter });
  if (!scene) throw new Error('The chat is not there');
  const { version, startedWith } = scene.chat;
  return { value: version + 1, writes: [chat(version + 1, `${startedWith ?? ''}${letter}`)] };
}

describeOnBothDatabases('a commit', (open, provider) => {
  it('leaves what shared its transaction when one job throws, breaks a reference or writes a row twice', async () => {
    const database = await open();
    const { commit } = committer(database);
    const orphan = put('inbound', 'new', {
      id: 'i',
      channel: 'web',
      externalId: 'x',
      chatId: 'nobody',
      at,
      text: 'x',
      choice: null,
      afterSeq: 0,
      mediaIds: null,
    });
    await commit(() => writing(setting('taken', 'first')));
    const results = await Promise.allSettled([
      commit(() => writing(setting('a'))),
      commit(function* (): Asking<Outcome<void>> {
        throw new Error('no');
      }),
      commit(() => writing(setting('b'), orphan)),
      commit(() => writing(setting('c'), setting('taken', 'second'))),
      commit(() => writing(setting('d'))),
    ]);
    expect(results.map((result) => result.status)).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
      'rejected',
      'fulfilled',
    ]);
    expect(results[1]).toMatchObject({ reason: { message: 'no' } });
    const kept = await database.reader.setting.findMany({ orderBy: { key: 'asc' } });
    expect(kept.map(({ key, value }) => [key, value])).toEqual([
      ['a', ''],
      ['d', ''],
      ['taken', 'first'],
    ]);
  });

  it('decides the second of two jobs on one row on what the first has made', async () => {
    const database = await open();
    const { commit } = committer(database);
    await commit(() => writing(person, chat(1)));
    await Promise.all([...'abcdefgh'].map((letter) => commit(() => add(letter))));
    const row = await database.reader.chat.findUniqueOrThrow({ where: { id: 'c' } });
    expect([...(row.startedWith ?? '')].toSorted().join('')).toBe('abcdefgh');
    expect(row.version).toBe(9);
  });

  it('does a job again that another process has overtaken', async () => {
    const first = await open();
    const second = await openDatabase(first.url, { relaxed: true });
    const stores = [committer(first), committer(second)];
    await committer(first).commit(() => writing(person, chat(1)));
    const letters = [...'abcdefghijklmnopqrst'];
    await Promise.all(letters.map((letter, index) => stores[index % 2]?.commit(() => add(letter))));
    const row = await first.reader.chat.findUniqueOrThrow({ where: { id: 'c' } });
    await second.close();
    expect([...(row.startedWith ?? '')].toSorted()).toEqual(letters);
  });

  it('gives no number twice, whoever asks at once', async () => {
    const first = await open();
    const second = await openDatabase(first.url, { relaxed: true });
    const stores = [committer(first), committer(second)];
    const numbers = await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        stores[index % 2]?.commit(function* (): Asking<Outcome<number>> {
          const number = yield* ask('number', { counter: 'opinion' });
          return { value: number, writes: [setting(`number ${number}`)] };
        }),
      ),
    );
    await second.close();
    expect(new Set(numbers).size).toBe(60);
    expect(Math.min(...numbers.map(Number))).toBe(1001);
  });

  it('brings everything that waits into one transaction, in the order in which it came', async () => {
    const database = await watchedDatabase(provider);
    const { commit, idle } = committer(database);
    database.takeStatements();
    const done: number[] = [];
    const all = Array.from({ length: 50 }, (_, index) =>
      commit(() => writing(setting(`k${index}`))).then(() => done.push(index)),
    );
    await idle();
    await Promise.all(all);
    const statements = database.takeStatements().map((query) => query.sql);
    expect(statements.filter((text) => text === 'BEGIN')).toHaveLength(1);
    expect(statements.filter((text) => text.includes('INSERT'))).toHaveLength(1);
    expect(done).toEqual(Array.from({ length: 50 }, (_, index) => index));
  });

  it('lets others go on while one is done again and again', async () => {
    const database = await open();
    const { commit } = committer(database);
    let tries = 0;
    const failed = commit(function* (): Asking<Outcome<number>> {
      tries++;
      return {
        value: tries,
        writes: [{ change: () => Promise.reject(Object.assign(new Error('busy'), { code: 'P1008' })) }],
      };
    }).catch((error) => error);
    const others = Array.from({ length: 5 }, (_, index) =>
      commit(() => writing(setting(`other ${index}`))).then(() => tries),
    );
    // They were through long before the stubborn one was given up.
    expect(Math.max(...(await Promise.all(others)))).toBeLessThan(9);
    expect(await failed).toMatchObject({ code: 'P1008' });
    expect(tries).toBeGreaterThan(10);
  });

  it('resolves only when the row can be read by others', async () => {
    const store = storeOver(await open());
    await store.commit(() => writing(setting('seen', 'yes')));
    expect(await store.ask('setting', { key: 'seen' })).toBe('yes');
  });
});
