import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../databases.ts';
import type { Phone, Stage } from '../stage.ts';
import { seconds } from '../stage.ts';
import { answered, daysFrom, matterOf, readAll } from '../stories/calendar-steps.ts';
import { local, openHall, submitted } from './hall.ts';

const reminded = async (phone: Phone) =>
  (await readAll(phone)).flatMap((letter) => (letter.about?.event === 'remind' ? letter.about.level : []));
const eventsOf = async (phone: Phone) => (await readAll(phone)).map((letter) => letter.about?.event);
const stateOf = async (stage: Stage, number: number) => (await matterOf(stage, number)).opinion.state;

/** What comes to one person when the bell rings at these times of these days. */
async function heardOn(stage: Stage, phone: Phone, days: readonly string[], times = ['08:31', '12:00']) {
  const heard: string[] = [];
  for (const day of days)
    for (const time of times) {
      await stage.pass(local(`${day}T${time}`));
      for (const { about } of await readAll(phone)) heard.push(`${day.slice(5)} ${time} ${about?.event}`);
    }
  return heard;
}

describeOnBothDatabases('after days without a round', (open) => {
  it('the step of today is said by day: not in the evening, and never about what was done meanwhile', async () => {
    const stage = await openHall(await open());
    const deputy = await stage.joined({ deputy: 'A1' });
    const first = await submitted(stage, await stage.phone({ start: 'd_A1' }));
    await submitted(stage, await stage.phone({ start: 'd_A1' }), '门口的井盖坏了');
    await deputy.read();
    // Both are due on Thursday the 22nd; the process was down until that evening.
    await stage.pass(local('2026-10-22T18:05'));
    expect(await readAll(deputy)).toEqual([]);
    await deputy.say(`签收 ${first}`);
    await stage.pass(local('2026-10-22T21:00'));
    await stage.pass(local('2026-10-23T08:31'));
    const letters = await readAll(deputy);
    expect(letters.map((letter) => letter.about)).toEqual([expect.objectContaining({ event: 'remind', level: 2 })]);
    expect(letters[0]?.text).not.toContain(String(first));
    expect(letters[0]?.text).not.toContain('今天');
  });

  it('a change in the early morning does not swallow the step of its day', async () => {
    const stage = await openHall(await open());
    const deputy = await stage.joined({ deputy: 'A1' });
    const number = await submitted(stage, await stage.phone({ start: 'd_A1' }));
    await deputy.say(`签收 ${number}`);
    // The study is due on 2 November; an answer of the night before is taken back at seven.
    await stage.pass(local('2026-11-01T23:00'));
    await readAll(deputy);
    await deputy.say(`/answer ${number} 换好了`);
    await deputy.say('1');
    await stage.pass(local('2026-11-02T07:00'));
    await deputy.say('0');
    await stage.pass(local('2026-11-02T08:31'));
    expect(await reminded(deputy)).toEqual([1]);
  });

  it('a promise whose day passed before it arrived is due on arrival, and said so', async () => {
    const stage = await openHall(await open());
    const deputy = await stage.joined({ deputy: 'A1' });
    const citizen = await stage.phone({ start: 'd_A1' });
    const number = await submitted(stage, citizen);
    await answered(stage, deputy, number, '10月20日修好', '2');
    await stage.pass(local('2026-10-21T10:00'));
    await readAll(citizen);
    await readAll(deputy);
    await stage.pass(local('2026-10-21T10:01'));
    expect(await reminded(deputy)).toEqual([1]);
    await stage.pass(local('2026-10-21T15:00'));
    expect(await reminded(deputy)).toEqual([]);
  });

  it('the citizen hears the honest note of L2 with whatever step comes first, and once', async () => {
    const stage = await openHall(await open());
    await stage.joined({ deputy: 'A1' });
    const citizen = await stage.phone({ start: 'd_A1' });
    await submitted(stage, citizen);
    await stage.pass(local('2026-10-30T09:00'));
    expect(await reminded(citizen)).toEqual([2]);
    for (const day of daysFrom('2026-10-31', '2026-11-20')) await stage.pass(local(`${day}T09:00`));
    expect(await reminded(citizen)).toEqual([4]);
  });

  it('who comes back at L4 is not told of L2 afterwards', async () => {
    const stage = await openHall(await open());
    await stage.joined({ deputy: 'A1' });
    const citizen = await stage.phone({ start: 'd_A1' });
    await submitted(stage, citizen);
    for (const day of daysFrom('2026-11-06', '2026-11-20')) await stage.pass(local(`${day}T09:00`));
    expect(await reminded(citizen)).toEqual([4]);
  });

  it('a question is reminded of first, and its time ends counted from the day it was asked', async () => {
    const stage = await openHall(await open());
    const deputy = await stage.joined({ deputy: 'A1' });
    const [late, later] = [await stage.phone({ start: 'd_A1' }), await stage.phone({ start: 'd_A1' })];
    for (const phone of [late, later]) await deputy.say(`/ask ${await submitted(stage, phone)} 哪一栋？`);
    for (const phone of [late, later]) await readAll(phone);
    await stage.pass(local('2026-10-29T09:00'));
    expect(await eventsOf(late)).toEqual(['ask']);
    // Asked on the 19th: the fourteenth day is 2 November.
    await stage.pass(local('2026-11-02T18:00'));
    expect(await eventsOf(late)).toEqual([]);
    await stage.pass(local('2026-11-03T08:31'));
    expect(await eventsOf(late)).toEqual(['time-out']);

    const down = await openHall(await open());
    const asker = await down.joined({ deputy: 'A1' });
    const citizen = await down.phone({ start: 'd_A1' });
    await asker.say(`/ask ${await submitted(down, citizen)} 哪一栋？`);
    await readAll(citizen);
    await down.pass(local('2026-11-06T09:00'));
    expect(await eventsOf(citizen)).toEqual(['ask']);
    expect(await heardOn(down, citizen, daysFrom('2026-11-06', '2026-11-09'), ['18:00', '23:00'])).toEqual([
      '11-07 18:00 time-out',
    ]);
  });

  it('a draft is not deleted before it was spoken of', async () => {
    const stage = await openHall(await open());
    const citizen = await stage.phone({ start: 'd_A1' });
    await citizen.say('路灯坏了半个月');
    await stage.pass(seconds(3));
    await citizen.read();
    await stage.pass(local('2026-11-02T09:00'));
    expect(await citizen.read()).toHaveLength(2);
    await stage.pass(local('2026-11-02T15:00'));
    expect(await citizen.read()).toEqual([]);
    await stage.pass(local('2026-11-03T09:00'));
    expect((await citizen.read()).map((letter) => letter.text)).toEqual([expect.stringContaining('删掉了')]);
    expect(await stage.world.store.database.reader.draft.count()).toBe(0);
  });

  it('an unrated answer is asked for once more and closes some days later', async () => {
    const stage = await openHall(await open());
    const deputy = await stage.joined({ deputy: 'A1' });
    const citizen = await stage.phone({ start: 'd_A1' });
    const number = await submitted(stage, citizen);
    await answered(stage, deputy, number, '换好了', '1');
    await readAll(citizen);
    await stage.pass(local('2026-11-09T10:00'));
    expect([await eventsOf(citizen), await stateOf(stage, number)]).toEqual([['rate'], 'answered']);
    expect(await heardOn(stage, citizen, daysFrom('2026-11-10', '2026-11-14'))).toEqual([]);
    expect(await stateOf(stage, number)).toBe('answered');
    await stage.pass(local('2026-11-15T08:31'));
    expect([await eventsOf(citizen), await stateOf(stage, number)]).toEqual([[], 'closed']);
  });

  it('a digest that was missed by day wakes nobody; one that was chosen for the night comes at night', async () => {
    const stage = await openHall(await open());
    const deputy = await stage.joined({ deputy: 'A1' });
    const owl = await stage.joined({ deputy: 'A2' });
    await owl.say('/digest 23:30');
    await deputy.say('/digest 20:00');
    await submitted(stage, await stage.phone({ start: 'd_A1' }));
    await submitted(stage, await stage.phone({ start: 'd_A2' }));
    await stage.pass(local('2026-10-19T23:31'));
    expect([await eventsOf(deputy), await eventsOf(owl)]).toEqual([[], ['digest']]);
    await stage.pass(local('2026-10-20T08:01'));
    expect([await eventsOf(deputy), await eventsOf(owl)]).toEqual([['digest'], []]);
  });
});

describeOnBothDatabases('what ends for a citizen', (open) => {
  it('is reminded of before it ends, also when nobody works for a week', async () => {
    const spring = await openHall(await open(), local('2026-02-08T10:00'));
    const asker = await spring.joined({ deputy: 'A1' });
    const asked = await spring.phone({ start: 'd_A1' });
    await asker.say(`/ask ${await submitted(spring, asked)} 哪一栋？`);
    await readAll(asked);
    expect(await heardOn(spring, asked, daysFrom('2026-02-09', '2026-02-25'))).toEqual([
      '02-15 08:31 ask',
      '02-23 08:31 time-out',
    ]);

    const autumn = await openHall(await open(), local('2026-09-21T10:00'));
    const deputy = await autumn.joined({ deputy: 'A1' });
    const citizen = await autumn.phone({ start: 'd_A1' });
    const number = await submitted(autumn, citizen);
    await answered(autumn, deputy, number, '换好了', '1');
    await readAll(citizen);
    expect(await heardOn(autumn, citizen, daysFrom('2026-09-22', '2026-10-06'))).toEqual(['10-01 08:31 rate']);
    expect(await stateOf(autumn, number)).toBe('answered');
    await autumn.pass(local('2026-10-06T23:59'));
    expect(await stateOf(autumn, number)).toBe('answered');
    await autumn.pass(local('2026-10-07T08:31'));
    expect(await stateOf(autumn, number)).toBe('closed');
  });

  it('is reminded of on a working day where there is one in time', async () => {
    const stage = await openHall(await open(), local('2026-10-20T10:00'));
    const deputy = await stage.joined({ deputy: 'A1' });
    const citizen = await stage.phone({ start: 'd_A1' });
    await answered(stage, deputy, await submitted(stage, citizen), '换好了', '1');
    await readAll(citizen);
    // The tenth day is a Friday; the bell rings again on Saturday.
    expect(await heardOn(stage, citizen, ['2026-10-31', '2026-11-01', '2026-11-02', '2026-11-03'])).toEqual([
      '11-02 08:31 rate',
    ]);
  });

  it('is reminded of anew when a corrected answer asks for a rating anew', async () => {
    const stage = await openHall(await open());
    const deputy = await stage.joined({ deputy: 'A1' });
    const citizen = await stage.phone({ start: 'd_A1' });
    const number = await submitted(stage, citizen);
    await answered(stage, deputy, number, '换好了', '1');
    await readAll(citizen);
    expect(await heardOn(stage, citizen, daysFrom('2026-10-20', '2026-10-30'))).toEqual(['10-29 08:31 rate']);
    await deputy.say(`/correct ${number} 少说了一盏`);
    await deputy.say('换好了两盏，第三盏也换好了');
    await deputy.say('1');
    await stage.pass(31_000);
    await readAll(citizen);
    expect(await heardOn(stage, citizen, daysFrom('2026-10-31', '2026-11-13'))).toEqual(['11-09 08:31 rate']);
  });

  it('is not reminded of after 退订, nor is anything else but answers', async () => {
    const stage = await openHall(await open());
    const deputy = await stage.joined({ deputy: 'A1' });
    const [asked, rating, waiting] = await Promise.all([0, 1, 2].map(() => stage.phone({ start: 'd_A1' })));
    if (!asked || !rating || !waiting) throw new Error('three phones');
    await deputy.say(`/ask ${await submitted(stage, asked)} 哪一栋？`);
    await answered(stage, deputy, await submitted(stage, rating), '换好了', '1');
    const number = await submitted(stage, waiting);
    for (const phone of [asked, rating, waiting]) {
      await readAll(phone);
      await phone.say('退订');
    }
    for (const day of daysFrom('2026-10-20', '2026-12-05')) await stage.pass(local(`${day}T08:31`));
    expect(await Promise.all([asked, rating, waiting].map(eventsOf))).toEqual([['time-out'], [], []]);
    await answered(stage, deputy, number, '换好了', '1');
    expect(await eventsOf(waiting)).toEqual(['answer', 'rate']);
  });
});

describeOnBothDatabases('a reminder', (open) => {
  it('comes as one letter, however many pages of duties are due', async () => {
    const stage = await openHall(await open());
    const deputy = await stage.joined({ deputy: 'A1' });
    const clerk = await stage.joined({ office: 'LX' });
    await submitted(stage, await stage.phone({ start: 'd_A1' }));
    const { writer } = stage.world.store.database;
    const duty = await writer.duty.findFirstOrThrow({ where: { kind: 'acknowledge' } });
    await writer.duty.createMany({
      data: Array.from({ length: 430 }, (_, at) => ({ ...duty, why: duty.why as object, id: `${duty.id} ${at}` })),
    });
    await readAll(deputy);
    await readAll(clerk);
    const swept = await stage.pass(local('2026-10-23T08:31'));
    expect(swept).toHaveLength(431);
    for (const phone of [deputy, clerk]) {
      const [letter, ...more] = await readAll(phone);
      expect(more).toEqual([]);
      expect(letter?.text.split('\n')[0]).toContain('431');
      expect(letter?.text.split('\n')).toHaveLength(14);
    }
  });

  it('of an office that nobody has joined goes to the next above, once, and is late for the one above that', async () => {
    const stage = await openHall(await open());
    const above = await stage.joined({ office: 'WH' });
    await submitted(stage, await stage.phone({ start: 'd_A1' }));
    await readAll(above);
    await stage.pass(local('2026-10-21T08:31'));
    const [letter, ...more] = await readAll(above);
    expect(more).toEqual([]);
    expect(letter?.text.match(/【1001】/g)).toHaveLength(1);
  });

  it('of the highest office reaches the operator from L2 on, without a title', async () => {
    const stage = await openHall(await open());
    const operator = await stage.joined({ operator: true });
    const root = stage.world.directory().root?.id ?? '';
    const clerk = await stage.joined({ office: root });
    await submitted(stage, await stage.phone({ start: 'd_A1' }));
    await stage.pass(local('2026-10-20T08:31'));
    expect(await readAll(operator)).toEqual([]);
    await readAll(clerk);
    await stage.pass(local('2026-10-21T08:31'));
    const [letter, ...more] = await readAll(operator);
    expect(more).toEqual([]);
    expect(letter?.about).toMatchObject({ event: 'remind', level: 2 });
    expect(letter?.text).toMatch(/1001.*过期了/);
    expect(letter?.text).not.toContain('路灯');
    expect(letter?.choices).toEqual([]);
  });

  it('that is written to the citizen comes to everybody whose opinion was merged, in their language', async () => {
    const stage = await openHall(await open());
    await stage.joined({ deputy: 'A1' });
    const clerk = await stage.joined({ office: 'LX' });
    const target = await stage.phone({ start: 'd_A1' });
    const joined = await stage.phone({ start: 'd_A1', language: 'en' });
    const into = await submitted(stage, target);
    const number = await submitted(stage, joined, 'The street lamp has been broken for two weeks');
    await clerk.say(`/merge ${number} ${into}`);
    await clerk.say('1');
    for (const phone of [target, joined]) await readAll(phone);
    await stage.pass(local('2026-10-23T08:31'));
    expect(await reminded(target)).toEqual([2]);
    const [note, ...more] = await readAll(joined);
    expect(more).toEqual([]);
    expect(note?.about).toMatchObject({ event: 'remind', level: 2, number });
    expect(note?.text).toMatch(new RegExp(`^No. ${number} .* is late`));
    for (const day of daysFrom('2026-10-24', '2026-11-20')) await stage.pass(local(`${day}T08:31`));
    expect(await eventsOf(joined)).toEqual(['remind', 'news']);
  });
});
