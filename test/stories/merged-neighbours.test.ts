import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../databases.ts';
import { openStage, type Stage } from '../stage.ts';
import { answered, events, matterOf, readAll, submitted } from './calendar-steps.ts';

async function merged(stage: Stage) {
  const deputy = await stage.joined({ deputy: 'W001' });
  const office = await stage.joined({ office: 'KM' });
  const first = await stage.phone({ start: 'd_W001' });
  const second = await stage.phone({ start: 'd_W001', language: 'en' });
  const target = await submitted(stage, first, '路灯坏了半个月，老人摔了');
  const joined = await submitted(stage, second, 'The street lamp outside our building has been out for two weeks');
  await deputy.say('全部签收');
  await readAll(first);
  await readAll(second);
  await office.say(`并案 ${joined} ${target}`);
  await office.say('1');
  return { deputy, office, first, second, target, joined };
}

describeOnBothDatabases('two neighbours with the same matter', (open) => {
  it('are answered once, and each hears in their own language, is told, and rates for themself', async () => {
    const stage = await openStage(await open());
    const { deputy, first, second, target, joined } = await merged(stage);
    const [together] = await readAll(second);
    expect(together?.about).toMatchObject({ event: 'merge', number: joined, state: 'merged' });
    expect(together?.text).toContain(`no. ${target}`);
    expect(await readAll(first)).toEqual([]);

    await deputy.say(`/进展 ${target} 跟城管局约了周三去看`);
    expect((await readAll(first))[0]?.text).toContain('的进展');
    const [copy] = await readAll(second);
    expect(copy?.text).toContain('News');
    expect(copy?.text).toContain('跟城管局约了周三去看');

    await answered(stage, deputy, target, '换好了，三盏都亮了', '1');
    const own = await readAll(first);
    const other = await readAll(second);
    expect(events(own)).toEqual(['answer', 'rate']);
    expect(other.map((letter) => letter.about?.number)).toEqual([joined, joined]);
    expect(own[0]?.text).toContain('已解决');
    expect(other[0]?.text).toContain('is solved');
    expect(other[0]?.text).toContain('“换好了，三盏都亮了”');

    await first.say('1');
    await second.say('3');
    expect((await matterOf(stage, target)).opinion).toMatchObject({ state: 'closed', rating: { solved: 'yes' } });
    expect((await matterOf(stage, joined)).opinion).toMatchObject({ state: 'closed', rating: { solved: 'no' } });
  });

  it.each(['read', 'gone', 'told', 'held'] as const)(
    'both hear of a promise, once, whatever becomes of the first one’s own letter: %s',
    async (way) => {
      const stage = await openStage(await open());
      const { deputy, office, first, second, target, joined } = await merged(stage);
      await readAll(second);
      if (way === 'gone') await stage.webChat.hear({ kind: 'gone', address: first.address, at: stage.clock.now() });
      await deputy.say(`/反馈 ${target} 11月6日换好`);
      await deputy.say('2');
      if (way === 'told') await office.say(`/已告知 ${target} 小陈今天下午上门告诉了本人`);
      if (way === 'held') {
        // At night, before it leaves.
        await deputy.say('0');
        stage.clock.set(new Date('2026-10-19T23:55:00+08:00'));
        await deputy.say(`/反馈 ${target} 11月6日换好`);
        await deputy.say('2');
        await office.say(`留置 ${target}`);
        stage.clock.set(new Date('2026-10-20T00:05:00+08:00'));
        await office.say(`留置 ${target}`);
      }
      await stage.pass(31_000);
      if (way === 'read') expect(events(await readAll(first))).toContain('answer');
      await stage.pass(new Date('2026-10-20T09:00:00+08:00'));
      const copies = await readAll(second);
      expect(copies.map((letter) => letter.about?.number)).toEqual([joined]);
      expect(copies[0]?.text).toContain('“11月6日换好”');
      expect((await matterOf(stage, joined)).opinion.state).toBe('merged');
    },
  );

  it('may say that it is not the same: then it goes on by itself', async () => {
    const stage = await openStage(await open());
    const { deputy, second, joined } = await merged(stage);
    await readAll(second);
    await readAll(deputy);
    await second.say('not the same');
    expect((await matterOf(stage, joined)).opinion).toMatchObject({
      state: 'acknowledged',
      mergedInto: null,
      deputyNo: 'W001',
    });
    expect(events(await readAll(deputy))).toEqual(['split']);
  });

  it('do not lose anything when the first withdraws: the other takes the place', async () => {
    const stage = await openStage(await open());
    const { deputy, first, second, target, joined } = await merged(stage);
    await readAll(second);
    await first.say(`/withdraw ${target}`);
    await first.say('1');
    expect((await matterOf(stage, target)).opinion.state).toBe('withdrawn');
    expect((await matterOf(stage, joined)).opinion).toMatchObject({ state: 'acknowledged', mergedInto: null });
    expect(events(await readAll(second))).toEqual(['take-place']);
    await answered(stage, deputy, joined, '换好了', '1');
    expect(events(await readAll(second))).toEqual(['answer', 'rate']);
  });

  it('are with the deputy of the first from then on: who hears of the second, reads it, and may part them', async () => {
    const stage = await openStage(await open());
    const [own, holder] = [await stage.joined({ deputy: 'W001' }), await stage.joined({ deputy: 'W002' })];
    const office = await stage.joined({ office: 'KM' });
    const [author, neighbour] = [await stage.phone({ start: 'd_W001' }), await stage.phone({ start: 'd_W002' })];
    const joined = await submitted(stage, author, '路灯坏了半个月，老人摔了');
    const target = await submitted(stage, neighbour, '路灯坏了三个星期，没人管');
    for (const phone of [own, holder]) await readAll(phone);

    await office.say(`/merge ${joined} ${target}`);
    await office.say('1');
    // Both deputies are told; from then on only the one who owes.
    for (const phone of [own, holder]) {
      const [told] = await readAll(phone);
      expect(told?.about).toMatchObject({ event: 'merge', number: joined });
      expect(told?.text).toContain(`并入${target}号`);
    }
    await readAll(author);
    const [noted] = await author.say(`/add ${joined} 昨天又有人摔了`);
    expect(noted?.text).toContain('李国强代表');
    expect(events(await readAll(holder))).toEqual(['add']);
    expect(await readAll(own)).toEqual([]);

    const [read] = await holder.say(`/open ${joined}`);
    expect(read?.text).toContain('昨天又有人摔了');
    expect(read?.text).toContain('李国强代表');
    expect((await own.say(`/open ${joined}`))[0]?.about).toBeNull();
    await own.say(`/split ${joined} 不是一回事`);
    expect((await matterOf(stage, joined)).opinion.state).toBe('merged');
    await holder.say(`/split ${joined} 不是一回事`);
    expect((await matterOf(stage, joined)).opinion).toMatchObject({ state: 'acknowledged', deputyNo: 'W001' });
    expect(events(await readAll(own))).toEqual(['split']);
  });
});
