import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../databases.ts';
import { openStage, type Stage } from '../stage.ts';
import { events, matterOf, mornings, readAll, runningDuties, submitted } from './calendar-steps.ts';

async function explained(stage: Stage) {
  const deputy = await stage.joined({ deputy: 'W001' });
  const citizen = await stage.phone({ start: 'd_W001' });
  const number = await submitted(stage, citizen, '小区里要装电梯，二楼的不同意');
  await deputy.say(`/反馈 ${number} 二楼的两户还在谈，规划也要先批`);
  await deputy.say('3');
  await deputy.say('3 12月1日');
  await stage.pass(31_000);
  return { deputy, citizen, number, letters: await readAll(citizen) };
}

describeOnBothDatabases('what cannot be solved now', (open) => {
  it('is explained with a reason and a day on which somebody looks again', async () => {
    const stage = await openStage(await open());
    const { number, letters } = await explained(stage);
    expect(events(letters)).toEqual(['explain', 'rate']);
    expect(letters[0]?.text).toContain('二楼的两户还在谈，规划也要先批');
    expect(letters[0]?.text).toContain('要等规划或计划');
    expect(letters[0]?.text).toContain('12月1日');
    expect((await matterOf(stage, number)).opinion).toMatchObject({
      state: 'answered',
      feedback: { class: 'C', day: '2026-12-01' },
    });
  });

  it('is owed again on that day, even after the opinion was closed', async () => {
    const stage = await openStage(await open());
    const { deputy, citizen, number } = await explained(stage);
    await citizen.say('3');
    expect((await matterOf(stage, number)).opinion.state).toBe('closed');
    expect(await runningDuties(stage, number)).toEqual([
      { kind: 'follow-up', holder: 'deputy W001', due: '2026-12-01' },
    ]);
    await readAll(deputy);
    const [asked] = await mornings(stage, ['2026-11-24', '2026-12-01'], [deputy]);
    expect(asked?.map((letter) => letter.about?.level)).toEqual([0, 1]);
    await deputy.say(`/续办 ${number} 规划批下来了`);
    const [again] = await readAll(citizen);
    expect(again?.about).toMatchObject({ event: 'follow-up', state: 'handling' });
    expect((await matterOf(stage, number)).opinion.round).toBe(2);
  });

  it('ends for good when the citizen says it is enough', async () => {
    const stage = await openStage(await open());
    const { citizen, number } = await explained(stage);
    await citizen.say('够了');
    expect((await matterOf(stage, number)).opinion).toMatchObject({ state: 'closed', enough: true });
    expect(await runningDuties(stage, number)).toEqual([]);
  });
});
