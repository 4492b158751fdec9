import { expect, it } from 'vitest';
import { DeliveryFailed } from '../../src/channel.ts';
import { claimLetters, deliver } from '../../src/flow/deliver-outbox.ts';
import { runBatches } from '../../src/flow/run-batches.ts';
import type { World } from '../../src/world.ts';
import { describeOnBothDatabases, type TestDatabase } from '../databases.ts';
import { days, type Phone, type Stage, seconds } from '../stage.ts';
import { openHall, openPost, type PostOffice, secondWorld } from './hall.ts';
import { manyJoined, type Neighbours } from './many-joined.ts';

interface Street extends Neighbours {
  readonly database: TestDatabase;
  readonly stage: Stage;
  readonly office: PostOffice;
  readonly deputy: Phone;
}

async function street(database: TestDatabase, count: number): Promise<Street> {
  const stage = await openHall(database);
  const office = await openPost(stage);
  const deputy = await stage.joined({ deputy: 'A1' });
  const neighbours = await manyJoined(stage.world, { channel: office.post, count, deputy: 'A1' });
  await deputy.read();
  return { database, stage, office, deputy, ...neighbours };
}

/** The first one's letter leaves: what the others are owed is written down with it, and not a page of it is done. */
async function firstHasIt({ stage, office }: Street): Promise<void> {
  stage.clock.set(new Date(stage.clock.now().getTime() + seconds(31)));
  const channels = new Map([[office.post.name, office.post]]);
  const letters = await claimLetters(stage.world, channels, 10);
  expect(letters.map((letter) => letter.address)).toEqual(['neighbour-00000']);
  for (const letter of letters) await deliver(stage.world, channels, letter);
}

async function answered(here: Street, text: string, result = '1'): Promise<void> {
  await here.deputy.say(`/answer ${here.target.number} ${text}`);
  await here.deputy.say(result);
  await firstHasIt(here);
}

/** What has arrived on the way of all since the last look, by address. */
function arrived({ office }: Street, from = 0): ReadonlyMap<string, readonly string[]> {
  const all = new Map<string, string[]>();
  for (const { address, text } of office.post.taken.slice(from)) all.set(address, [...(all.get(address) ?? []), text]);
  return all;
}

/** So many pages are written before the process is stopped. */
const pages = (n: number) => () => n-- > 0;

/** A process that loses its power at the last line of a page. */
const dying = (world: World): World => ({
  ...world,
  store: {
    ...world.store,
    commit: (job) =>
      world.store.commit(function* () {
        const { value, writes } = yield* job();
        return { value, writes: [...writes, { change: () => Promise.reject(new Error('The power is gone')) }] };
      }),
  },
});

describeOnBothDatabases('an answer to one with whom many wait', (open) => {
  it('reaches each of 1,200 once, in their language: a process dies midway, and two are at it at once', {
    timeout: 120_000,
  }, async () => {
    const here = await street(await open(), 1200);
    const { database, stage, office, deputy, target, joined } = here;
    const { world } = stage;
    await answered(here, '三盏都换好了');
    const { reader } = database;
    const written = () => reader.feedback.count({ where: { kind: 'fan-out' } });

    await runBatches(world, undefined, pages(4));
    expect(await written()).toBe(400);
    await expect(runBatches(dying(world))).rejects.toThrow('The power is gone');
    expect(await written()).toBe(400);
    const second = await secondWorld(stage, database.url);
    await Promise.all([runBatches(world), runBatches(second.world), runBatches(world)]);
    expect(await written()).toBe(1200);
    await second.world.store.close();

    const before = office.post.taken.length;
    expect((await deputy.say(`/open ${target.number}`)).at(-1)?.text).toContain('已发 0 / 1,200，送达 0');
    await office.deliver();
    const letters = arrived(here, before);
    // The first one's rating among them.
    expect(letters.size).toBe(1201);
    for (const { number, address } of joined) {
      const [answer, rating, ...more] = letters.get(address) ?? [];
      const english = Number(address.slice(-5)) % 3 === 0;
      expect([answer, more]).toEqual([
        english
          ? `Deputy Wang Xiuying: “三盏都换好了”\nNo. ${number} is solved.`
          : `王秀英代表：「三盏都换好了」\n${number}号已解决。`,
        [],
      ]);
      expect(rating).toContain(String(number));
    }
    // Every one with an event, evidence and a rating of their own.
    expect(await reader.event.count({ where: { act: 'fan-out' } })).toBe(1200);
    expect(await reader.opinion.count({ where: { state: 'answered' } })).toBe(1201);
    expect(await reader.letter.count({ where: { feedbackId: { not: null }, state: 'sent', evidence: 1 } })).toBe(1201);
    expect((await deputy.say(`/open ${target.number}`)).at(-1)?.text).toContain('已发 1,200 / 1,200，送达 1,200');

    // The deputy: of the first, and one line of all the others.
    await stage.pass(days(1));
    const told = (await deputy.all()).filter((letter) => letter.about?.event === 'fan-out');
    expect(told.map((letter) => letter.text)).toEqual([`【${target.number}】并案的1,200件都发了，送达1,200件。`]);
    expect((await deputy.all()).filter((letter) => letter.about?.event === 'confirm-delivery')).toHaveLength(1);
  });

  it('is not held up by another that cannot be done, which is tried again later', async () => {
    const here = await street(await open(), 3);
    const { database, stage, office } = here;
    const { world } = stage;
    const other = await manyJoined(world, { channel: office.post, count: 1, deputy: 'A1', street: 'lane' });
    const broken = { opinionId: other.target.id, work: { act: { name: 'no such act' }, states: ['merged'] } };
    const at = { createdAt: world.now(), nextAt: world.now() };
    await database.writer.batch.create({ data: { id: 999, ...broken, ...at, total: 1, done: 0, cursor: '' } });
    await answered(here, '换好了');
    await runBatches(world);
    expect(await database.reader.feedback.count({ where: { kind: 'fan-out' } })).toBe(3);
    const put = await database.reader.batch.findUniqueOrThrow({ where: { id: 999 } });
    expect([put.writtenAt, Number(put.nextAt) > world.now().getTime()]).toEqual([null, true]);
  });

  it('tells one of them something else, and whoever went their own way meanwhile nothing', async () => {
    const here = await street(await open(), 6);
    const { database, stage, office, deputy, target, joined } = here;
    const [one, two, three, four] = joined as Street['joined'] & { 0: (typeof joined)[0] };
    await deputy.say(`/answer ${target.number} 换好了`);
    const [which] = await deputy.choose(`single.${target.number}`);
    expect(which?.choices.map((choice) => choice.label)).toContain(`${one?.number}号`);
    await deputy.say(String(two?.number));
    await deputy.say('您楼下那一盏等配件');
    const [card] = await deputy.say('2 11月25日');
    expect(card?.text).toContain(`同时发给并案的6位群众（${two?.number}号另写）`);
    await deputy.say(`2`);
    await stage.pass(seconds(31));
    await office.deliver();
    // B: a copy, with the words for one of them.
    const copies = arrived(here);
    expect(copies.get(two?.address ?? '')?.at(-1)).toMatch(/您楼下那一盏等配件.*11月25日/s);
    expect(copies.get(four?.address ?? '')?.at(-1)).toContain('「换好了」');
    expect(await database.reader.opinion.count({ where: { state: 'merged' } })).toBe(6);

    await deputy.say(`/answer ${target.number} 都换好了`);
    await deputy.choose(`single.${target.number}.${three?.number}`);
    await deputy.say('您家门口的也换了');
    await deputy.say('1');
    await deputy.choose(`single.${target.number}.${four?.number}`);
    await deputy.say('您家的还在等配件，30号前换');
    await deputy.say('2 11月30日');
    await deputy.say('1');
    await firstHasIt(here);
    const before = office.post.taken.length;
    await office.say(one?.address ?? '', { text: `/withdraw ${one?.number}` });
    await office.say(one?.address ?? '', { choice: `withdraw.${one?.number}` });
    await office.say(two?.address ?? '', { text: `不是同一件` });
    await office.deliver();
    const letters = arrived(here, before);
    const answers = joined.map(({ address }) => letters.get(address)?.filter((text) => /换/.test(text)) ?? []);
    expect(answers.map((some) => some.length)).toEqual([0, 0, 1, 1, 1, 1]);
    expect(answers[2]?.[0]).toContain('您家门口的也换了');
    expect(answers[3]?.[0]).toMatch(/您家的还在等配件.*正在解决.*11月30日/s);
    expect(answers[4]?.[0]).toContain('都换好了');
    const states = await database.reader.opinion.findMany({ orderBy: { number: 'asc' }, select: { state: true } });
    expect(states.map(({ state }) => state)).toEqual([
      'answered',
      'withdrawn',
      'acknowledged',
      'answered',
      // Still being solved: it goes its own way, and is followed up by that day.
      'handling',
      'answered',
      'answered',
    ]);
    const duty = await database.reader.duty.findFirst({ where: { opinionId: four?.id ?? '', kind: 'follow-up' } });
    expect(duty).toMatchObject({ due: '2026-11-30', status: 'running' });
  });

  it('is corrected for all who have it, and counted where it did not arrive', async () => {
    const here = await street(await open(), 25);
    const { database, stage, office, deputy, target, joined } = here;
    const blocked = new Set(joined.slice(0, 3).map(({ address }) => address));
    office.post.answer = ({ address }) => {
      if (blocked.has(address)) throw new DeliveryFailed('Blocked', false);
      return { evidence: 1 };
    };
    await answered(here, '换好了');
    await office.deliver();
    const shown = (await deputy.say(`/open ${target.number}`)).at(-1);
    expect(shown?.text).toContain('已发 22 / 25，送达 22，没送到 3');
    expect(await database.reader.duty.count({ where: { kind: 'reach', status: 'running' } })).toBe(3);

    // Twenty-two ratings are counted, not told one by one; what somebody says with it is passed on.
    await deputy.read();
    for (const { number, address } of joined.slice(3, 10))
      await office.say(address, { choice: `solved-yes.${number}` });
    await office.say(joined[10]?.address ?? '', { choice: `solved-no.${joined[10]?.number}` });
    await office.say(joined[11]?.address ?? '', { text: '没有，我们楼下还黑着' });
    await office.deliver();
    const heard = await deputy.read();
    expect(heard.map((letter) => letter.about?.number)).toEqual([joined[11]?.number]);
    expect(heard[0]?.text).toContain('我们楼下还黑着');
    await stage.pass(days(1));
    const [line] = (await deputy.read()).filter((letter) => letter.about?.event === 'fan-out');
    expect(line?.text).toBe(
      `【${target.number}】并案的25件都发了，送达22件。\n3件没有送到，由联络室另行告知。\n评价：解决了 7，部分 0，没有 2`,
    );

    await deputy.say(`/correct ${target.number} 日子写错了`);
    await deputy.say('是昨天换好的');
    await deputy.say('1');
    const before = office.post.taken.length;
    await firstHasIt(here);
    await office.deliver();
    const letters = arrived(here, before);
    for (const { address } of joined.slice(3))
      expect(letters.get(address)?.filter((text) => text.includes('昨天'))).toHaveLength(1);
    const rated = await database.reader.opinion.count({ where: { solved: { not: null } } });
    expect(rated).toBe(0);
  });
});
