import { expect, it } from 'vitest';
import { runTimers } from '../../src/flow/run-timers.ts';
import { describeOnBothDatabases } from '../databases.ts';
import type { Phone } from '../stage.ts';
import { hours, seconds } from '../stage.ts';
import { local, openHall, secondWorld, submitted } from './hall.ts';

const texts = async (phone: Phone) => (await phone.read()).map((letter) => letter.text);

describeOnBothDatabases('a draft', (open) => {
  it('is nudged after two hours, once more next morning, and deleted after seven days, which is told', async () => {
    const stage = await openHall(await open());
    const citizen = await stage.phone({ start: 'd_A1' });
    await citizen.say('路灯坏了半个月');
    await stage.pass(seconds(3));
    const [card] = await citizen.read();
    await stage.pass(hours(2) - seconds(10));
    expect(await citizen.read()).toEqual([]);
    await stage.pass(seconds(10));
    const nudge = await citizen.read();
    expect(nudge).toHaveLength(2);
    expect(nudge[1]).toMatchObject({ replaces: card?.seq, choices: card?.choices });
    await stage.pass(hours(3));
    expect(await citizen.read()).toEqual([]);
    await stage.pass(local('2026-10-20T08:29'));
    expect(await citizen.read()).toEqual([]);
    await stage.pass(local('2026-10-20T08:31'));
    expect(await citizen.read()).toHaveLength(2);
    for (const day of ['21', '22', '23', '24', '25']) await stage.pass(local(`2026-10-${day}T09:00`));
    expect(await citizen.read()).toEqual([]);
    expect(await stage.world.store.database.reader.draft.count()).toBe(1);
    await stage.pass(local('2026-10-26T08:31'));
    expect(await citizen.read()).toHaveLength(1);
    expect(await stage.world.store.database.reader.draft.count()).toBe(0);
    await stage.pass(local('2026-11-09T09:00'));
    expect(await citizen.read()).toEqual([]);
  });

  it('of the evening is not nudged in the night', async () => {
    const stage = await openHall(await open(), local('2026-10-19T21:00'));
    const citizen = await stage.phone({ start: 'd_A1' });
    await citizen.say('路灯坏了半个月');
    await stage.pass(seconds(3));
    await citizen.read();
    for (const time of ['2026-10-19T23:01', '2026-10-20T03:00', '2026-10-20T07:59']) {
      await stage.pass(local(time));
      expect(await citizen.read()).toEqual([]);
    }
    await stage.pass(local('2026-10-20T08:00'));
    expect(await citizen.read()).toHaveLength(2);
  });

  it('that grew is not handed in by an old button: the newest card comes, and its button hands in everything', async () => {
    const stage = await openHall(await open());
    const citizen = await stage.phone({ start: 'd_A1' });
    await citizen.say('路灯坏了半个月');
    await stage.pass(seconds(3));
    const [old] = await citizen.read();
    await citizen.say('老人摔了一跤');
    const [card, ...more] = await citizen.choose(old!.choices[0]!);
    expect([more, card?.about?.event, card?.replaces]).toEqual([[], 'drafted', old?.seq]);
    const [receipt] = await citizen.choose(card!.choices[0]!);
    expect(receipt?.about?.event).toBe('submit');
    const pieces = await stage.world.store.database.reader.piece.findMany();
    expect(pieces.map((piece) => piece.text)).toEqual(['路灯坏了半个月', '老人摔了一跤']);
  });

  it('is nudged once by two processes, and not at all when the person goes on writing', async () => {
    const database = await open();
    const stage = await openHall(database);
    const second = await secondWorld(stage, database.url);
    const silent = await stage.phone({ start: 'd_A1' });
    const writing = await stage.phone({ start: 'd_A1' });
    for (const phone of [silent, writing]) await phone.say('路灯坏了半个月');
    await stage.pass(seconds(3));
    for (const phone of [silent, writing]) await phone.read();
    stage.clock.set(new Date(stage.clock.now().getTime() + hours(2)));
    await Promise.all([
      runTimers(stage.world),
      writing.say('老人摔了一跤'),
      runTimers(second.world),
      runTimers(stage.world),
    ]);
    await stage.pass(seconds(3));
    expect(await silent.read()).toHaveLength(2);
    expect(await database.reader.draft.findMany({ select: { nudges: true }, orderBy: { nudges: 'asc' } })).toEqual([
      { nudges: 0 },
      { nudges: 1 },
    ]);
    await second.database.close();
  });
});

describeOnBothDatabases('a digest', (open) => {
  it('comes once a day at the hour that was chosen, with what is owed, by two processes, too', async () => {
    const database = await open();
    const stage = await openHall(database);
    const second = await secondWorld(stage, database.url);
    const deputy = await stage.joined({ deputy: 'A1' });
    await deputy.say('/digest 08:30');
    for (let count = 0; count < 3; count++) await submitted(stage, await stage.phone({ start: 'd_A1' }));
    await deputy.read();
    const digests = async () => (await deputy.read()).filter((letter) => letter.about?.event === 'digest');
    await stage.pass(local('2026-10-20T08:29'));
    expect(await digests()).toEqual([]);
    stage.clock.set(local('2026-10-20T08:31'));
    await Promise.all([runTimers(stage.world), runTimers(second.world)]);
    await stage.deliver();
    const [digest, ...more] = await digests();
    expect(more).toEqual([]);
    expect(digest?.text).toContain('3');
    await stage.pass(local('2026-10-20T15:00'));
    expect(await digests()).toEqual([]);
    await stage.pass(local('2026-10-21T09:00'));
    expect(await digests()).toHaveLength(1);
    await second.database.close();
  });
});

describeOnBothDatabases('night', (open) => {
  it('lets notices wait for the morning, but not those to somebody who wrote a moment ago', async () => {
    const stage = await openHall(await open());
    const deputy = await stage.joined({ deputy: 'A1' });
    const citizen = await stage.phone({ start: 'd_A1' });
    const number = await submitted(stage, citizen);
    await deputy.read();
    await stage.pass(local('2026-10-19T22:30'));
    await texts(citizen);
    await deputy.say(`/ack ${number}`);
    expect(await texts(citizen)).toEqual([]);
    // Awake: the person writes, and now hears at once.
    await citizen.say(`/add ${number} 还有两盏`);
    await deputy.say(`/news ${number} 明天去看`);
    expect(await texts(citizen)).toHaveLength(1);
    await stage.pass(local('2026-10-20T07:59'));
    expect(await texts(citizen)).toEqual([]);
    await stage.pass(local('2026-10-20T08:00'));
    expect((await citizen.read()).map((letter) => letter.about?.event)).toEqual(['acknowledge']);
  });
});
