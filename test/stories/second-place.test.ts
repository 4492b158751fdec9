import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../databases.ts';
import { openStage, seconds } from '../stage.ts';
import { events, matterOf, readAll } from './calendar-steps.ts';

describeOnBothDatabases('another place', (open) => {
  it('plays the main story in its own language, with its own words, numbers and calendar', async () => {
    const stage = await openStage(await open(), { place: 'ellermouth', at: new Date('2026-10-19T10:00:00+01:00') });
    const councillor = await stage.joined({ deputy: 'C1' });
    const citizen = await stage.phone({ start: 'd_C1' });
    const [welcome] = await citizen.all();
    expect(welcome?.text).toContain('Councillor Margaret Hale (Docks Ward)');
    expect(welcome?.text).toContain('01632 960310');

    await citizen.say('The street light outside 5 Quay Lane has been out for two weeks, and my mother fell');
    await stage.pass(seconds(4));
    const [card] = await readAll(citizen);
    expect(card?.choices.map((choice) => choice.act)).toEqual(['confirm', 'change-deputy', 'discard']);
    const [receipt] = await citizen.say('yes');
    // Four working days here, not three.
    expect(receipt?.about).toMatchObject({ event: 'submit', state: 'submitted', due: '2026-10-23' });
    const number = receipt?.about?.number ?? 0;

    const [notice] = await readAll(councillor);
    expect(notice?.text).toContain('The street light outside 5');
    await councillor.say('acknowledge');
    expect(events(await readAll(citizen))).toEqual(['acknowledge']);
    await councillor.say(`/answer ${number} New lamps are up, all three are lit`);
    await councillor.say('1');
    // Taken back within twenty seconds here.
    await stage.pass(seconds(21));
    const [answer, rating] = await readAll(citizen);
    expect(answer?.text).toContain('Councillor Margaret Hale: “New lamps are up, all three are lit”');
    expect(rating?.text).toContain('is it solved?');
    await citizen.say('Solved');
    expect((await matterOf(stage, number)).opinion).toMatchObject({ state: 'closed', rating: { solved: 'yes' } });

    for (const letter of [...(await citizen.all()), ...(await councillor.all())])
      expect(letter.text).not.toMatch(/deput|congress|\p{Script=Han}/iu);
  });

  it('counts its own holidays', async () => {
    const stage = await openStage(await open(), { place: 'ellermouth', at: new Date('2026-12-23T10:00:00Z') });
    await stage.joined({ deputy: 'C1' });
    const citizen = await stage.phone({ start: 'd_C1' });
    await citizen.say('The street light is out');
    await stage.pass(seconds(4));
    await citizen.read();
    const [receipt] = await citizen.say('1');
    // 24, 29, 30, 31 December: Christmas Day, the weekend and the Boxing Day holiday are free.
    expect(receipt?.about?.due).toBe('2026-12-31');
  });
});
