/** What people really wrote, forwarded to an organ and back: whole but for who wrote it, replied, answered, rated. */

import { expect, it } from 'vitest';
import { openOn } from '../databases.ts';
import { openStage, seconds } from '../stage.ts';
import { choiceOf, chosen, found, handedIn, hear, lettersOf, newest, read } from './real-texts.ts';

const wanted = 210;

it.skipIf(!found)(
  `${wanted} texts that people really wrote go to an organ and come back, and nothing is lost`,
  { timeout: 240_000 },
  async () => {
    const stage = await openStage(await openOn('sqlite')());
    const { store, place } = stage.world;
    const deputy = await stage.joined({ deputy: 'W001' });
    const organ = await stage.joined({ handler: 'WH-CG' });
    const citizens = await handedIn(stage, 'd_W001', chosen(wanted));
    const opinions = await store.database.reader.opinion.findMany({ orderBy: { number: 'asc' } });
    expect(opinions).toHaveLength(wanted);

    let asked = 0;
    /** The button that says it is none: the newest question about this one. */
    const guardOn = async (opinionId: string): Promise<string | undefined> => {
      const letters = await store.database.reader.letter.findMany({
        where: { opinionId },
        orderBy: { id: 'desc' },
        take: 3,
      });
      const choices = letters.flatMap(
        ({ choices: all }) => (all ?? []) as unknown as readonly { readonly id: string }[],
      );
      return choices.findLast(({ id }) => id.startsWith('guard.') && id.includes('.clear.'))?.id;
    };
    for (const { id, number } of opinions) {
      await hear(stage, deputy, { choice: `refer.${number}.WH-CG` });
      await stage.deliver();
      const guard = await guardOn(id);
      if (guard) {
        asked++;
        await hear(stage, deputy, { choice: guard });
        await stage.deliver();
      }
      // Where something was masked, or much was written, it is looked at first.
      if ((await store.database.reader.route.count({ where: { no: number } })) === 0)
        await hear(stage, deputy, { choice: `send.${number}.refer.WH-CG` });
    }
    // A question at forwarding is seldom.
    expect(asked).toBeLessThan(wanted / 10);

    const routes = await store.database.reader.route.findMany();
    expect(routes).toHaveLength(wanted);
    const patterns = Object.entries(place.personalData).filter(([kind]) => kind !== 'door' && kind !== 'name');
    for (const { no, brief } of routes) {
      expect(brief.length, `what the organ reads of ${no}`).toBeGreaterThan(0);
      for (const [kind, pattern] of patterns)
        expect([...brief.matchAll(pattern)].length, `${kind} in what the organ reads of ${no}`).toBe(0);
    }

    for (const { number } of opinions) {
      await hear(stage, organ, { text: `/reply ${number}-1 已经办好` });
      await hear(stage, organ, { choice: `reply-A.${number}.1` });
      await hear(stage, deputy, { choice: `use-reply.${number}.1` });
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

    const closed = await store.database.reader.opinion.findMany({ include: { routes: true, duties: true } });
    for (const { state, routes: own, duties } of closed) {
      expect(state).toBe('closed');
      expect(own.map((route) => [route.state, route.feedbackOwed])).toEqual([['replied', false]]);
      // What is left is the deputy's word on the reply.
      expect(duties.filter(({ status }) => status === 'running').map(({ kind }) => kind)).toEqual(['evaluate']);
    }
    expect(
      await store.database.reader.letter.count({
        where: { state: { in: ['waiting', 'failed', 'sending'] }, chat: { address: { startsWith: 'citizen' } } },
      }),
    ).toBe(0);
  },
);
