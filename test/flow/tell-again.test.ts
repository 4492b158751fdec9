import { expect, it } from 'vitest';
import { DeliveryFailed } from '../../src/channel.ts';
import { describeOnBothDatabases } from '../databases.ts';
import { days, type Stage, seconds } from '../stage.ts';
import { openHall, openPost, type PostOffice } from './hall.ts';

type Clerk = Awaited<ReturnType<Stage['joined']>>;

/** Dora's question is answered, and the platform brings her everything but the answer. */
async function unbrought(stage: Stage): Promise<{ office: PostOffice; clerk: Clerk; number: number }> {
  const office = await openPost(stage);
  const deputy = await stage.joined({ deputy: 'A1' });
  const clerk = await stage.joined({ office: 'LX' });
  await office.say('dora', { start: 'd_A1' });
  await office.say('dora', { text: '路灯坏了半个月，老人摔了一跤' });
  await office.say('dora', { choice: 'confirm.1' });
  const { number } = await stage.world.store.database.reader.opinion.findFirstOrThrow();
  await deputy.say(`/answer ${number} 换好了，三盏都亮了`);
  await deputy.say('1');
  office.post.answer = (letter) => {
    if (letter.about?.event === 'answer') throw new DeliveryFailed('blocked', false);
    return { evidence: 1 };
  };
  later(stage, seconds(31));
  await office.deliver();
  return { office, clerk, number };
}

const later = (stage: Stage, ms: number) => stage.clock.set(new Date(stage.clock.now().getTime() + ms));

async function opinionOf(stage: Stage, number: number) {
  const matter = await stage.world.store.ask('matter', { number });
  if (!matter) throw new Error(`There is no opinion ${number}.`);
  return matter.opinion;
}

describeOnBothDatabases('a person whom an answer did not reach and who writes after all', (open) => {
  it.each(['undeliverable', 'held'] as const)('reads it in that chat, which delivers it: %s', async (how) => {
    const stage = await openHall(await open());
    const { office, clerk, number } = await unbrought(stage);
    if (how === 'held')
      for (const wait of [0, 1]) {
        later(stage, days(wait));
        await clerk.say(`留置 ${number}`);
      }
    expect((await opinionOf(stage, number)).feedback).toMatchObject({
      undeliverableAt: expect.any(Date),
      heldAt: how === 'held' ? expect.any(Date) : null,
    });

    office.post.answer = () => ({ evidence: 1 });
    later(stage, days(1));
    const before = office.arrived('dora').length;
    await office.say('dora', { text: '有消息吗' });
    await office.deliver();
    expect(office.arrived('dora').slice(before + 1)).toEqual([
      expect.stringContaining('「换好了，三盏都亮了」'),
      expect.stringContaining('解决了吗'),
    ]);
    const { state, feedback } = await opinionOf(stage, number);
    expect([state, feedback?.deliveredAt, feedback?.heldAt]).toEqual(['answered', stage.clock.now(), null]);

    await office.say('dora', { text: '谢谢' });
    await office.deliver();
    expect(office.arrived('dora').filter((text) => text.includes('换好了'))).toHaveLength(1);
  });

  it('reads it once a day where reading it cannot be known, and never an answer that was not theirs', async () => {
    const stage = await openHall(await open());
    const { office, number } = await unbrought(stage);
    office.post.answer = () => ({ evidence: 1 });
    Object.assign(office.post.can, { deliveredAt: 3 });
    const answers = () => office.arrived('dora').filter((text) => text.includes('「换好了')).length;
    const writes = async (address: string) => {
      await office.say(address, { text: '有消息吗' });
      await office.deliver();
    };
    await writes('dora');
    await writes('dora');
    expect([(await opinionOf(stage, number)).state, answers()]).toEqual(['answering', 1]);
    later(stage, days(1));
    await writes('dora');
    expect(answers()).toBe(2);
    await writes('eve');
    expect(office.arrived('eve').join()).not.toContain('换好了');
  });
});
