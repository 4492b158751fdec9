/** What people really wrote, through the main story: whole, answered, told, rated. */

import { expect, it } from 'vitest';
import { openOn } from '../databases.ts';
import { openHall } from '../flow/hall.ts';
import { seconds } from '../stage.ts';
import { choiceOf, chosen, found, handedIn, hear, lettersOf, newest, read, visible } from './real-texts.ts';

const wanted = 220;

it.skipIf(!found)(
  `${wanted} texts that people really wrote reach their feedback whole, and nothing is lost`,
  { timeout: 120_000 },
  async () => {
    const texts = chosen(wanted);
    const stage = await openHall(await openOn('sqlite')());
    const { store } = stage.world;
    const deputy = await stage.joined({ deputy: 'A1' });
    await stage.joined({ office: 'LX' });
    const citizens = await handedIn(stage, 'd_A1', texts);

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
