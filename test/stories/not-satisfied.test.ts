import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../databases.ts';
import { openStage } from '../stage.ts';
import { answered, events, matterOf, readAll, runningDuties, submitted } from './calendar-steps.ts';

describeOnBothDatabases('a citizen who is not satisfied', (open) => {
  it('reopens once by themself: a new round, the old one kept, a new rating', async () => {
    const stage = await openStage(await open());
    const deputy = await stage.joined({ deputy: 'W001' });
    const office = await stage.joined({ office: 'KM' });
    const citizen = await stage.phone({ start: 'd_W001' });
    const number = await submitted(stage, citizen, '路灯坏了半个月，老人摔了');
    await answered(stage, deputy, number, '换好了，三盏都亮了', '1');
    expect(events(await readAll(citizen))).toEqual(['answer', 'rate']);
    await deputy.read();

    const [offered] = await citizen.say('3');
    expect(offered?.choices.map((choice) => choice.act)).toContain('reopen');
    expect((await matterOf(stage, number)).opinion).toMatchObject({ state: 'closed', rating: { solved: 'no' } });
    // "Not solved" goes to the office at once.
    expect(events(await office.read())).toEqual(['rate']);

    await citizen.say('重办');
    const [again] = await citizen.say('最里面那一盏还是不亮');
    expect(again?.about).toMatchObject({ event: 'reopen', state: 'acknowledged' });
    expect((await matterOf(stage, number)).opinion).toMatchObject({ state: 'acknowledged', round: 2, rating: null });
    expect(await runningDuties(stage, number)).toContainEqual({
      kind: 'study',
      holder: 'deputy W001',
      due: '2026-11-02',
    });
    expect((await deputy.read()).at(-1)?.text).toContain('最里面那一盏还是不亮');

    await answered(stage, deputy, number, '最里面那一盏也换了', '1');
    const [answer, rating] = await readAll(citizen);
    expect(answer?.text).toContain('最里面那一盏也换了');
    expect(rating?.about?.event).toBe('rate');
    await citizen.say('1');
    expect((await matterOf(stage, number)).opinion).toMatchObject({
      state: 'closed',
      round: 2,
      rating: { solved: 'yes' },
    });
    const story = await stage.world.store.ask('story', { opinionId: (await matterOf(stage, number)).opinion.id });
    expect(story.events.filter((event) => event.act === 'answer').map((event) => event.round)).toEqual([1, 2]);
    expect(story.pieces.map((piece) => piece.text)).toEqual(
      expect.arrayContaining(['换好了，三盏都亮了', '最里面那一盏也换了']),
    );
  });

  it('asks a second time: the office decides, by a day, and says why not', async () => {
    const stage = await openStage(await open());
    const deputy = await stage.joined({ deputy: 'W001' });
    const office = await stage.joined({ office: 'KM' });
    const citizen = await stage.phone({ start: 'd_W001' });
    const number = await submitted(stage, citizen, '路灯坏了半个月，老人摔了');
    await answered(stage, deputy, number, '换好了', '1');
    await readAll(citizen);
    await citizen.say(`/重办 ${number} 还是不亮`);
    await answered(stage, deputy, number, '又修了', '1');
    await readAll(citizen);
    await office.read();
    const [asked] = await citizen.say(`/重办 ${number} 要更亮的`);
    expect(asked?.about).toMatchObject({ event: 'reopen', state: 'answered' });
    expect((await runningDuties(stage, number)).find((duty) => duty.kind === 'decide')).toMatchObject({
      due: '2026-10-22',
    });
    await citizen.read();
    await office.say(`/审批 ${number} 不同意 已经换到最亮的`);
    const [refused] = await citizen.read();
    expect(refused?.text).toContain('已经换到最亮的');
    expect((await runningDuties(stage, number)).map((duty) => duty.kind)).not.toContain('decide');
  });

  it('says nothing: recorded as no rating, never as satisfied', async () => {
    const stage = await openStage(await open());
    const deputy = await stage.joined({ deputy: 'W001' });
    const citizen = await stage.phone({ start: 'd_W001' });
    const number = await submitted(stage, citizen, '路灯坏了半个月，老人摔了');
    await answered(stage, deputy, number, '换好了', '1');
    await readAll(citizen);
    await stage.pass(new Date('2026-10-29T09:00:00+08:00'));
    expect(events(await citizen.read())).toEqual(['rate']);
    await stage.pass(new Date('2026-11-04T09:00:00+08:00'));
    expect(await citizen.read()).toEqual([]);
    const { opinion } = await matterOf(stage, number);
    expect(opinion).toMatchObject({ state: 'closed', rating: { solved: null, answer: null, attitude: null } });
    expect(opinion.rating?.lapsedAt).not.toBeNull();
  });
});
