import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../databases.ts';
import { openStage, seconds } from '../stage.ts';

describeOnBothDatabases('an opinion reaches its feedback', (open) => {
  it('in Kunming: written, confirmed, acknowledged, answered, told, rated', async () => {
    const stage = await openStage(await open());
    const deputy = await stage.joined({ deputy: 'W001' });
    const citizen = await stage.phone({ start: 'd_W001' });
    expect(await citizen.say('路灯坏了半个月，老人摔了')).toEqual([]);
    await stage.pass(seconds(3));
    const [card] = await citizen.read();
    expect(card?.choices.map((choice) => choice.act)).toEqual(['confirm', 'change-deputy', 'discard']);
    const [receipt] = await citizen.say('1');
    expect(receipt?.about).toMatchObject({ event: 'submit', state: 'submitted', due: '2026-10-22' });
    const [notice] = await deputy.read();
    expect(notice?.text).toContain('路灯坏了半个月');
    await deputy.say('1');
    const [acknowledged] = await citizen.read();
    expect(acknowledged?.about).toMatchObject({ event: 'acknowledge' });
    await deputy.say('换好了，三盏都亮了');
    await deputy.say('1');
    await stage.pass(seconds(31));
    const [answer] = await citizen.read();
    expect(answer?.text).toContain('「换好了，三盏都亮了');
    const [rating] = await citizen.read();
    expect(rating?.about).toMatchObject({ event: 'rate', state: 'answered' });
    await citizen.say('1');
    const opinion = await stage.world.store.ask('matter', { number: receipt?.about?.number ?? 0 });
    expect(opinion?.opinion).toMatchObject({ state: 'closed', rating: { solved: 'yes' } });
  });
});
