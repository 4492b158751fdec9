import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../databases.ts';
import { openStage } from '../stage.ts';
import { events, matterOf, mornings, readAll, runningDuties, submitted } from './calendar-steps.ts';

describeOnBothDatabases('a deputy who has not joined', (open) => {
  it('is relayed by the office, which holds their duties and enters their acts from paper', async () => {
    const stage = await openStage(await open());
    const office = await stage.joined({ office: 'WH' });
    const citizen = await stage.phone();
    const number = await submitted(stage, citizen, '五华区华山街道的路灯坏了半个月');
    await office.say(`/分派 ${number} W007`);
    const [honest] = await readAll(citizen);
    expect(honest?.text).toContain('段绍华代表');
    expect(honest?.text).toContain('还没有绑定');
    // The duty is the deputy's; as long as they have not joined, the office hears of it.
    expect((await runningDuties(stage, number)).map((duty) => duty.kind)).toContain('acknowledge');
    await readAll(office);
    const [reminded] = await mornings(stage, ['2026-10-21', '2026-10-22'], [office]);
    expect(reminded?.map((letter) => letter.about?.level)).toEqual([0, 1]);

    await office.say(`签收 ${number}`);
    expect(events(await readAll(citizen))).toEqual(['acknowledge']);
    await office.say(`/反馈 ${number} 路灯换好了`);
    await office.say('1');
    await stage.pass(31_000);
    const [answer, rating] = await readAll(citizen);
    expect(answer?.text).toContain('段绍华代表：「路灯换好了」');
    expect(rating?.about?.event).toBe('rate');
    const { opinion } = await matterOf(stage, number);
    const story = await stage.world.store.ask('story', { opinionId: opinion.id });
    expect(story.events.find((event) => event.act === 'answer')).toMatchObject({ role: 'office', actorId: 'WH' });
  });

  it('joins midway and finds everything in the inbox', async () => {
    const stage = await openStage(await open());
    const office = await stage.joined({ office: 'WH' });
    const citizen = await stage.phone();
    const number = await submitted(stage, citizen, '五华区华山街道的路灯坏了半个月');
    await office.say(`/分派 ${number} W007`);
    await readAll(office);
    const deputy = await stage.joined({ deputy: 'W007' });
    const [inbox] = await deputy.say('待办');
    expect(inbox?.choices.map((choice) => choice.id)).toContain(`open.${number}`);
    await deputy.say(`签收 ${number}`);
    expect(events(await readAll(citizen))).toContain('acknowledge');
    // From now on the office no longer acts in their place.
    await office.say(`/反馈 ${number} 路灯换好了`);
    await office.say('1');
    expect((await matterOf(stage, number)).opinion.state).toBe('acknowledged');
  });
});
