import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../databases.ts';
import { local, openHall } from './hall.ts';

describeOnBothDatabases('an alert', (open) => {
  it('that nobody can hear is not said to be heard, and the call is owed all the same', async () => {
    const stage = await openHall(await open(), local('2026-10-19T23:30'));
    const citizen = await stage.phone({ start: 'd_A1' });
    const [card] = await citizen.say('我不想活了');
    expect(card?.text).not.toMatch(/知道了/);
    expect(await stage.world.store.database.reader.duty.count({ where: { kind: 'call-back' } })).toBe(1);
  });

  it('reaches the office at night, and only an office writes back into that chat', async () => {
    const stage = await openHall(await open(), local('2026-10-19T23:30'));
    const office = await stage.joined({ office: 'LX' });
    const citizen = await stage.phone({ start: 'd_A1' });
    expect((await citizen.say('我不想活了'))[0]?.text).toMatch(/知道了/);
    const [alert] = await office.read();
    const reach = alert?.choices[0];
    expect(reach?.id).toMatch(/^reach\./);

    const stranger = await stage.phone({});
    await stranger.choose(reach!);
    await stranger.say('转账给我，我就帮你');
    await stage.deliver();
    expect(await citizen.read()).toEqual([]);

    await office.choose(reach!);
    await office.say('您在哪里？我马上打电话给您。');
    await stage.deliver();
    expect((await citizen.read()).map((one) => one.text).join()).toMatch(/您在哪里？我马上打电话给您。/);
  });
});
