import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { DeliveryFailed, type Letter } from '../../src/channel.ts';
import { claimLetters, deliverOutbox } from '../../src/flow/deliver-outbox.ts';
import { letterWrite } from '../../src/flow/letters.ts';
import { outboxLoop } from '../../src/flow/outbox-loop.ts';
import { ranks } from '../../src/store/answers/outbox.ts';
import type { World } from '../../src/world.ts';
import { describeOnBothDatabases } from '../databases.ts';
import { hours, seconds } from '../stage.ts';
import { openHall, openPost, type PostOffice, secondWorld, submitted } from './hall.ts';

const refuse = (retry: false | { readonly after: number }) => {
  throw new DeliveryFailed('The platform does not take it', retry);
};

describeOnBothDatabases('the outbox', (open) => {
  it('takes no evidence for letters that have not left', async () => {
    const stage = await openHall(await open());
    const citizen = await stage.phone({ start: 'd_A1' });
    const number = await submitted(stage, citizen);
    const upTo = 2_000_000_000;
    await stage.webChat.hear({
      kind: 'receipt',
      receipt: { address: citizen.address, upTo, evidence: 2, at: stage.world.now() },
    });
    const later = await citizen.say(`/status ${number}`);
    const { reader } = stage.world.store.database;
    const read = await reader.letter.findFirst({
      where: { seq: later.at(-1)?.seq ?? 0, chat: { address: citizen.address } },
    });
    expect(read?.evidence).toBe(2);
  });

  it('sends the letters of one chat in the order in which they were written, replies or not', async () => {
    const { stage, office, write } = await ready();
    const texts = Array.from({ length: 30 }, (_, index) => `letter ${index}`);
    await write('anna', texts, (index) => ({ rank: index % 3 }));
    await write('bob', ['other']);
    expect((await office.deliver()).sent).toBe(31);
    expect(office.arrived('anna')).toEqual(texts);
    expect(seqs(office, 'anna')).toEqual(Array.from({ length: 30 }, (_, index) => index + 2));
    expect(await stage.world.store.database.reader.letter.count({ where: { state: { not: 'sent' } } })).toBe(0);
  });

  it('tries a failed letter again later and later, never all at the same moment, and in order', async () => {
    const { stage, office, write, clock } = await ready();
    await write('anna', ['first', 'second']);
    office.post.answer = (letter) => {
      if (letter.text === 'first') throw new Error('502');
      return { evidence: 1 };
    };
    const waits: number[] = [];
    for (let attempt = 0; attempt < 6; attempt++) {
      await office.deliver();
      const row = await stage.world.store.database.reader.letter.findFirstOrThrow({ where: { text: 'first' } });
      expect(row).toMatchObject({ state: 'waiting', tries: attempt + 1 });
      waits.push((row.dueAt.getTime() - clock.now().getTime()) / 1000);
      clock.set(row.dueAt);
    }
    expect(office.arrived('anna')).toEqual([]);
    waits.forEach((wait, attempt) => {
      expect(wait).toBeGreaterThanOrEqual(0.75 * 2 ** attempt);
      expect(wait).toBeLessThanOrEqual(1.25 * 2 ** attempt);
    });
    expect(waits.some((wait, attempt) => Math.abs(wait - 2 ** attempt) > 0.001)).toBe(true);
    office.post.answer = () => ({ evidence: 1 });
    await office.deliver();
    expect(office.arrived('anna')).toEqual(['first', 'second']);
  });

  it('waits for a chat as long as its platform says, and holds nobody else', async () => {
    const { office, write, clock } = await ready();
    await write('anna', ['a1', 'a2']);
    await write('bob', ['b1', 'b2']);
    office.post.answer = (letter) => (letter.address === 'anna' ? refuse({ after: 7200 }) : { evidence: 1 });
    expect(await office.deliver()).toEqual({ sent: 2, waiting: 1, undeliverable: 0 });
    office.post.answer = () => ({ evidence: 1 });
    await write('anna', ['a3']);
    clock.set(new Date(clock.now().getTime() + hours(2) - 1000));
    expect((await office.deliver()).sent).toBe(0);
    clock.set(new Date(clock.now().getTime() + 1000));
    await office.deliver();
    expect(office.arrived('anna')).toEqual(['a1', 'a2', 'a3']);
    expect(office.arrived('bob')).toEqual(['b1', 'b2']);
  });

  it('goes on for the others when one person has blocked us, and takes them back when they write', async () => {
    const { stage, office, write } = await ready();
    for (const name of ['anna', 'bob', 'carl']) await write(name, ['news'], () => ({ rank: ranks.broadcast }));
    office.post.answer = (letter) => (letter.address === 'bob' ? refuse(false) : { evidence: 1 });
    expect(await office.deliver()).toEqual({ sent: 2, waiting: 0, undeliverable: 1 });
    const bob = () => stage.world.store.database.reader.chat.findFirstOrThrow({ where: { address: 'bob' } });
    expect((await bob()).goneAt).toEqual(stage.clock.now());
    expect(await office.deliver()).toEqual({ sent: 0, waiting: 0, undeliverable: 0 });
    office.post.answer = () => ({ evidence: 1 });
    await office.say('bob', { text: '帮助' });
    await office.deliver();
    expect((await bob()).goneAt).toBeNull();
    expect(office.arrived('bob')).toHaveLength(1);
  });

  it('makes the office owe the telling when an answer cannot be delivered', async () => {
    const { stage, office } = await ready();
    const deputy = await stage.joined({ deputy: 'A1' });
    const clerk = await stage.joined({ office: 'LX' });
    await office.say('dora', { start: 'd_A1' });
    await office.say('dora', { text: '路灯坏了半个月，老人摔了一跤' });
    await office.say('dora', { choice: 'confirm.1' });
    const { number } = await stage.world.store.database.reader.opinion.findFirstOrThrow();
    await deputy.say(`/answer ${number} 换好了，三盏都亮了`);
    await deputy.say('1');
    office.post.answer = (letter) => (letter.about?.event === 'answer' ? refuse(false) : { evidence: 1 });
    stage.clock.set(new Date(stage.clock.now().getTime() + seconds(31)));
    await clerk.read();
    await office.deliver();
    const matter = await stage.world.store.ask('matter', { number });
    expect(matter?.opinion.state).toBe('answering');
    expect(matter?.opinion.feedback?.undeliverableAt).toEqual(stage.clock.now());
    expect(
      matter?.duties.filter((duty) => duty.status === 'running').map((duty) => [duty.kind, duty.holder]),
    ).toContainEqual(['reach', { role: 'office', id: 'LX' }]);
    expect((await clerk.read()).some((letter) => letter.about?.number === number)).toBe(true);
  });

  it('never sends a letter twice that has a name', async () => {
    const { office, write } = await ready();
    await write('anna', ['once', 'once'], () => ({ once: 'late 1001 1' }));
    await write('anna', ['once'], () => ({ once: 'late 1001 1' }));
    await office.deliver();
    await write('anna', ['once'], () => ({ once: 'late 1001 1' }));
    await office.deliver();
    expect(office.arrived('anna')).toEqual(['once']);
  });

  it('keeps moments and replaced cards over a restart, and a recalled card never leaves', async () => {
    const database = await open();
    const stage = await openHall(database);
    const citizen = await stage.phone({ start: 'd_A1' });
    await citizen.say('路灯坏了半个月');
    stage.clock.set(new Date(stage.clock.now().getTime() + seconds(1)));
    await citizen.say('老人晚上摔了一跤');
    // Another process goes on from here: nothing was in the memory of the first.
    const after = await secondWorld(stage, database.url);
    const channels = new Map([[stage.webChat.name, stage.webChat]]);
    stage.clock.set(new Date(stage.clock.now().getTime() + seconds(1)));
    expect((await deliverOutbox(after.world, channels)).sent).toBe(0);
    stage.clock.set(new Date(stage.clock.now().getTime() + seconds(1)));
    expect((await deliverOutbox(after.world, channels)).sent).toBe(1);
    const [card] = await citizen.read();
    expect(card?.text).toContain('2');
    await citizen.say('快过年了，大家都盼着亮起来');
    await stage.pass(seconds(3));
    const [newer] = await citizen.read();
    expect(newer?.replaces).toBe(card?.seq);
    await after.database.close();
  });

  it('takes back an answer that has not left, for ever', async () => {
    const { stage } = await ready();
    const deputy = await stage.joined({ deputy: 'A1' });
    const citizen = await stage.phone({ start: 'd_A1' });
    const number = await submitted(stage, citizen);
    await deputy.say(`/answer ${number} 换好了`);
    await deputy.say('1');
    await stage.pass(seconds(29));
    await deputy.say(`/undo ${number}`);
    await stage.pass(hours(2));
    expect((await citizen.all()).filter((letter) => letter.about?.event === 'answer')).toEqual([]);
  });

  it('repeats a letter once when a process died between taking and noting it', async () => {
    const { stage, office, write, clock } = await ready();
    await write('anna', ['a1', 'a2']);
    // Taken, and never spoken of again.
    expect(await claimLetters(stage.world, office.channels, 10)).toHaveLength(1);
    expect((await office.deliver()).sent).toBe(0);
    clock.set(new Date(clock.now().getTime() + seconds(121)));
    expect((await office.deliver()).sent).toBe(2);
    expect(office.arrived('anna')).toEqual(['a1', 'a2']);
  });

  it('of two processes sends each letter once, in order', async () => {
    const database = await open();
    const stage = await openHall(database);
    const office = await openPost(stage);
    const second = await secondWorld(stage, database.url);
    const names = Array.from({ length: 12 }, (_, index) => `person ${index}`);
    for (const name of names) await office.say(name, { start: '' });
    await office.deliver();
    office.post.answer = async () => {
      await sleep(Math.random() * 5);
      return { evidence: 1 };
    };
    for (const name of names) await writeTo(stage.world, name, ['one', 'two', 'three', 'four']);
    const rounds = await Promise.all([
      deliverOutbox(stage.world, office.channels),
      deliverOutbox(second.world, office.channels),
      deliverOutbox(stage.world, office.channels),
      deliverOutbox(second.world, office.channels),
    ]);
    // Whoever finds every chat taken goes home: the rest is for the next round.
    await office.deliver();
    for (const name of names) expect(office.arrived(name).slice(-4)).toEqual(['one', 'two', 'three', 'four']);
    expect(office.post.taken.filter((letter) => !letter.about)).toHaveLength(48);
    expect(new Set(seqs(office, 'person 3')).size).toBe(seqs(office, 'person 3').length);
    expect(rounds.some((round) => round.undeliverable > 0)).toBe(false);
    await second.database.close();
  });

  it('lets nobody wait for a platform that is slow with somebody else', async () => {
    const { stage, office, write } = await ready();
    let release = () => {};
    const slow = new Promise<void>((resolve) => {
      release = resolve;
    });
    office.post.answer = async (letter: Letter) => {
      if (letter.address === 'anna') await slow;
      return { evidence: 1 };
    };
    const loop = outboxLoop(stage.world, office.channels);
    await write('anna', ['a1', 'a2']);
    loop.wake();
    await until(
      async () => (await stage.world.store.database.reader.letter.count({ where: { state: 'sending' } })) === 1,
    );
    await write('bob', ['b1', 'b2', 'b3']);
    loop.wake();
    await until(() => office.arrived('bob').length === 3);
    expect(office.arrived('anna')).toEqual([]);
    release();
    await until(() => office.arrived('anna').length === 2);
    await loop.stop();
  });

  it('leaves the writer alone while nothing is due, and notices by itself what has become due', async () => {
    const { stage, office, write, clock } = await ready();
    const { reader } = stage.world.store.database;
    await write('anna', ['later'], () => ({ dueAt: new Date(clock.now().getTime() + hours(1)) }));
    const loop = outboxLoop(stage.world, office.channels);
    let commits = 0;
    const { commit } = stage.world.store;
    Object.assign(stage.world.store, { commit: (job: Parameters<typeof commit>[0]) => ++commits && commit(job) });
    await sleep(1200);
    expect(commits).toBe(0);
    clock.set(new Date(clock.now().getTime() + hours(1)));
    await until(() => office.arrived('anna').length === 1);
    await loop.stop();
    expect(await reader.letter.count({ where: { state: 'waiting' } })).toBe(0);
  });

  async function ready() {
    const stage = await openHall(await open());
    const office = await openPost(stage);
    for (const name of ['anna', 'bob', 'carl']) await office.say(name, { start: '' });
    await office.deliver();
    const greeted = office.post.taken.length;
    (office.post.taken as Letter[]).splice(0, greeted);
    return {
      stage,
      office,
      clock: stage.clock,
      write: (name: string, texts: readonly string[], more?: Parameters<typeof writeTo>[3]) =>
        writeTo(stage.world, name, texts, more),
    };
  }
});

type More = (index: number) => { readonly rank?: number; readonly once?: string; readonly dueAt?: Date };

/** Puts plain letters into the outbox. */
async function writeTo(
  world: World,
  address: string,
  texts: readonly string[],
  more: More = () => ({}),
): Promise<void> {
  const { id: chatId } = await world.store.database.reader.chat.findFirstOrThrow({ where: { address } });
  const now = world.now();
  await world.store.commit(function* () {
    const writes = texts.map((text, index) =>
      letterWrite({
        id: world.id(),
        chatId,
        rank: ranks.notice,
        text,
        choices: [],
        about: null,
        dueAt: now,
        now,
        ...more(index),
      }),
    );
    return { value: undefined, writes };
  });
}

const seqs = (office: PostOffice, address: string): number[] =>
  office.post.taken.filter((letter) => letter.address === address).map((letter) => letter.seq);

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 15_000; Date.now() < end; await sleep(10)) if (await condition()) return;
  throw new Error('It did not come to that within fifteen seconds');
}
