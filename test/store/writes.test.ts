import { beforeEach, expect, it } from 'vitest';
import { committer } from '../../src/store/commit.ts';
import { put, type Row, type Write } from '../../src/store/writes.ts';
import { describeOnBothDatabases, type TestDatabase } from '../databases.ts';

const at = new Date('2026-10-19T02:00:00.123Z');
const chat: Row<'chat'> = {
  id: 'c',
  channel: 'web',
  address: 'a',
  personId: 'p',
  step: null,
  startedWith: null,
  createdAt: at,
  lastHeardAt: at,
  goneAt: null,
  lastSeq: 0,
  doneSeq: 0,
  ackSeq: 0,
  holdUntil: null,
  version: 1,
};
const letter: Row<'letter'> = {
  id: 'l',
  chatId: 'c',
  rank: 0,
  text: '您好',
  choices: null,
  files: null,
  about: null,
  opinionId: null,
  feedbackId: null,
  once: null,
  replaces: null,
  state: 'waiting',
  dueAt: at,
  tries: 0,
  leaseUntil: null,
  seq: null,
  platformId: null,
  evidence: 0,
  sentAt: null,
  deliveredAt: null,
  failure: null,
  createdAt: at,
};

describeOnBothDatabases('what a transaction writes', (open) => {
  let database: TestDatabase;
  const write = (...writes: Write[]) => committer(database).commit(() => done(writes));
  const letters = () => database.reader.letter.findMany({ orderBy: { id: 'asc' } });

  beforeEach(async () => {
    database = await open();
    await write(
      put('person', 'new', {
        id: 'p',
        name: null,
        phone: null,
        language: 'zh-CN',
        remindersOff: false,
        createdAt: at,
        erasedAt: null,
      }),
      put('chat', 'versioned', chat),
    );
  });

  it('keeps instants to the millisecond, JSON as it was, texts of every script', async () => {
    const text = '🏮路灯\n‮abc‬ “quoted” \\ %_';
    const choices = [{ id: 'confirm.1', label: '提交', n: 1, act: 'confirm' }];
    await write(put('letter', 'new', { ...letter, text, choices, about: { event: 'drafted' } }));
    expect(await letters()).toMatchObject([{ text, choices, about: { event: 'drafted' }, dueAt: at, files: null }]);
  });

  it('leaves alone what exists under the name of a letter, in one transaction and in the next', async () => {
    await write(
      put('letter', 'once', { ...letter, id: 'l1', once: 'late 1' }),
      put('letter', 'once', { ...letter, id: 'l2', once: 'late 1' }),
    );
    await write(
      put('letter', 'once', { ...letter, id: 'l3', once: 'late 1' }),
      put('letter', 'once', { ...letter, id: 'l4', once: 'late 2' }),
    );
    expect((await letters()).map((one) => one.id)).toEqual(['l1', 'l4']);
  });

  it('saves what a message changes of a chat, and nothing of what the outbox counts there', async () => {
    await database.writer.chat.update({ where: { id: 'c' }, data: { lastSeq: 7, ackSeq: 5, holdUntil: at } });
    await write(put('chat', 'versioned', { ...chat, startedWith: 'd_A1', version: 2 }));
    expect(await database.reader.chat.findUnique({ where: { id: 'c' } })).toMatchObject({
      startedWith: 'd_A1',
      lastSeq: 7,
      ackSeq: 5,
      holdUntil: at,
      version: 2,
    });
  });

  it('takes a chat for reachable again when its person writes', async () => {
    await database.writer.chat.update({ where: { id: 'c' }, data: { goneAt: at } });
    await write(put('chat', 'versioned', { ...chat, version: 2 }));
    expect(await database.reader.chat.findUnique({ where: { id: 'c' } })).toMatchObject({ goneAt: null });
  });

  it('refuses a row that was read in an older version', async () => {
    await write(put('chat', 'versioned', { ...chat, version: 2 }));
    await expect(write(put('chat', 'versioned', { ...chat, version: 2 }))).rejects.toThrow('changed by somebody else');
  });

  it('writes the last word of a job that saves a row twice', async () => {
    await write(
      put('person', 'save', {
        id: 'p',
        name: '甲',
        phone: null,
        language: 'zh-CN',
        remindersOff: false,
        createdAt: at,
        erasedAt: null,
      }),
      put('person', 'save', {
        id: 'p',
        name: '乙',
        phone: null,
        language: 'en',
        remindersOff: true,
        createdAt: at,
        erasedAt: null,
      }),
    );
    expect(await database.reader.person.findUnique({ where: { id: 'p' } })).toMatchObject({
      name: '乙',
      language: 'en',
      remindersOff: true,
    });
  });

  it('writes more rows at once than one statement may have values', async () => {
    const count = 3500;
    await write(...Array.from({ length: count }, (_, n) => put('letter', 'new', { ...letter, id: `l${n}` })));
    expect(await database.reader.letter.count()).toBe(count);
  });

  it('lets a card take the place of the one that was seen, not of one that was cancelled before', async () => {
    await write(put('letter', 'new', { ...letter, id: 'seen' }));
    await database.writer.letter.update({ where: { id: 'seen' }, data: { state: 'sent', seq: 1 } });
    await write(put('letter', 'new', { ...letter, id: 'unseen', replaces: 'seen' }), { cancel: 'id', ids: ['seen'] });
    await write(put('letter', 'new', { ...letter, id: 'third', replaces: 'unseen' }), {
      cancel: 'id',
      ids: ['unseen'],
    });
    await write(put('letter', 'new', { ...letter, id: 'fourth', replaces: 'third' }), { cancel: 'id', ids: ['third'] });
    const replaced = new Map((await letters()).map((one) => [one.id, one.replaces]));
    expect([replaced.get('unseen'), replaced.get('fourth')]).toEqual(['seen', 'seen']);
  });

  it('cancels letters that wait, and none that has left', async () => {
    await write(
      ...['l1', 'l2', 'l3'].map((id) => put('letter', 'new', { ...letter, id, feedbackId: id === 'l3' ? 'f' : null })),
    );
    await database.writer.letter.update({ where: { id: 'l2' }, data: { state: 'sent' } });
    await write({ cancel: 'id', ids: ['l1', 'l2'] }, { cancel: 'feedbackId', ids: ['f'] });
    expect((await letters()).map((one) => one.state)).toEqual(['cancelled', 'sent', 'cancelled']);
  });
});

function* done(writes: readonly Write[]) {
  return { value: undefined, writes };
}
