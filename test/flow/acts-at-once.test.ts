import { expect, it } from 'vitest';
import type { Message } from '../../src/channel.ts';
import { actByCode } from '../../src/flow/act-on-opinion.ts';
import { makeInvitation } from '../../src/flow/make-invitation.ts';
import { receiveMessage } from '../../src/flow/receive-message.ts';
import type { World } from '../../src/world.ts';
import { describeOnBothDatabases } from '../databases.ts';
import { days, type Stage, seconds } from '../stage.ts';
import { openHall, secondWorld, submitted } from './hall.ts';

const heard = (world: World, { webChat }: Stage, address: string, id: string, what: Partial<Message>) =>
  receiveMessage(world, webChat, { id, address, at: world.now(), ...what });

describeOnBothDatabases('at the same moment', (open) => {
  it('two acts on one opinion: the second is decided on the new state, and both people are told', async () => {
    const stage = await openHall(await open());
    const { world } = stage;
    const deputy = await stage.joined({ deputy: 'A1' });
    const citizen = await stage.phone({ start: 'd_A1' });
    const number = await submitted(stage, citizen);
    await deputy.read();
    await citizen.say('撤回');
    await Promise.all([
      heard(world, stage, deputy.address, 'ack', { text: `/ack ${number}` }),
      heard(world, stage, citizen.address, 'gone', { choice: `withdraw.${number}` }),
    ]);
    await stage.deliver();
    const matter = await world.store.ask('matter', { number });
    const { events } = await world.store.ask('story', { opinionId: matter?.opinion.id ?? '' });
    expect(matter?.opinion.state).toBe('withdrawn');
    expect(events.map((event) => [event.seq, event.act])).toEqual([
      [1, 'submit'],
      [2, 'acknowledge'],
      [3, 'withdraw'],
    ]);
    expect(matter?.duties.filter((duty) => duty.status === 'running')).toEqual([]);
    const told = [...(await deputy.read()), ...(await citizen.read())].map((letter) => letter.about?.event);
    expect(told).toContain('acknowledge');
    expect(told).toContain('withdraw');
  });

  it('thirty supplements to one opinion by two processes are all kept, one event after the other', async () => {
    const database = await open();
    const stage = await openHall(database);
    const second = await secondWorld(stage, database.url);
    const deputy = await stage.joined({ deputy: 'A1' });
    const citizen = await stage.phone({ start: 'd_A1' });
    const number = await submitted(stage, citizen);
    const words = Array.from({ length: 30 }, (_, index) =>
      index % 3 === 0
        ? { who: deputy, text: `/news ${number} 第${index}条进展` }
        : { who: citizen, text: `/add ${number} 第${index}盏灯` },
    );
    await Promise.all(
      words.map(({ who, text }, index) =>
        heard(index % 2 ? second.world : stage.world, stage, who.address, `word ${index}`, { text }),
      ),
    );
    const matter = await stage.world.store.ask('matter', { number });
    const { events, pieces } = await stage.world.store.ask('story', { opinionId: matter?.opinion.id ?? '' });
    for (const { text } of words) expect(pieces.filter((piece) => text.endsWith(piece.text ?? '?'))).toHaveLength(1);
    expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1));
    expect(matter?.opinion.eventSeq).toBe(events.length);
    await second.database.close();
  });

  it('the same update from a platform, again, in between or by two processes, has one effect', async () => {
    const database = await open();
    const stage = await openHall(database);
    const second = await secondWorld(stage, database.url);
    const citizen = await stage.phone({ start: 'd_A1' });
    await citizen.say('路灯坏了半个月');
    await stage.pass(seconds(3));
    const again = (world: World) => heard(world, stage, citizen.address, 'the same', { choice: 'confirm.1' });
    await Promise.all([again(stage.world), again(second.world), again(stage.world), again(second.world)]);
    await again(second.world);
    await stage.deliver();
    const opinions = await database.reader.opinion.findMany();
    expect(opinions).toHaveLength(1);
    expect((await citizen.all()).filter((letter) => letter.about?.event === 'submit')).toHaveLength(1);
    expect(await database.reader.inbound.count({ where: { externalId: 'the same' } })).toBe(1);
    await second.database.close();
  });

  it('the first words of a new person, heard twice by two processes, make one person and one chat', async () => {
    const database = await open();
    const stage = await openHall(database);
    const second = await secondWorld(stage, database.url);
    const before = await database.reader.person.count();
    const words = ['你好', '路灯坏了半个月', '老人晚上摔了一跤', '希望有人来修'];
    await Promise.all(
      words.flatMap((text) =>
        [stage.world, second.world].map((world) => heard(world, stage, 'newcomer', text, { text })),
      ),
    );
    expect(await database.reader.person.count()).toBe(before + 1);
    expect(await database.reader.chat.count({ where: { address: 'newcomer' } })).toBe(1);
    expect(await database.reader.inbound.count({ where: { chat: { address: 'newcomer' } } })).toBe(words.length);
    const [draft] = await database.reader.draft.findMany({ where: { chat: { address: 'newcomer' } } });
    const kept = (draft!.body as { said: { text: string }[] }).said.map((one) => one.text);
    expect(kept.toSorted()).toEqual(words.slice(1).toSorted());
    await second.database.close();
  });

  it('one invitation used by two people lets one of them in', async () => {
    const stage = await openHall(await open());
    const { code } = await makeInvitation(stage.world, { deputy: 'A1' });
    const [one, two] = [await stage.phone(), await stage.phone()];
    await Promise.all(
      [one, two].map(({ address }) => heard(stage.world, stage, address, `join ${address}`, { text: `/join ${code}` })),
    );
    const roles = await stage.world.store.database.reader.role.findMany();
    expect(roles.map((role) => role.deputyNo)).toEqual(['A1']);
    await stage.deliver();
    const told = [await one.read(), await two.read()].map(([letter]) => letter?.text ?? '');
    expect(new Set(told).size).toBe(2);
    expect(told.every((text) => text.length > 0)).toBe(true);
    const late = await stage.phone();
    await stage.pass(days(8));
    const expired = await makeInvitation(stage.world, { deputy: 'A2' });
    await stage.pass(days(8));
    await late.say(`/join ${expired.code}`);
    expect(await stage.world.store.database.reader.role.count()).toBe(1);
  });

  it('one press of a button on the page, sent twice, has one effect', async () => {
    const stage = await openHall(await open());
    const citizen = await stage.phone({ start: 'd_A1' });
    await submitted(stage, citizen);
    const { code, id } = await stage.world.store.database.reader.opinion.findFirstOrThrow();
    const press = () =>
      actByCode(stage.world, code ?? '', 'press 1', [
        { name: 'add', said: [{ kind: 'text', text: '还有两盏', mediaId: null }] },
      ]);
    await Promise.all([press(), press(), press()]);
    await press();
    expect(await stage.world.store.database.reader.event.count({ where: { opinionId: id, act: 'add' } })).toBe(1);
  });

  it('letters that are read while the deputy goes on count as delivered all the same', async () => {
    const stage = await openHall(await open());
    const deputy = await stage.joined({ deputy: 'A1' });
    const citizen = await stage.phone({ start: 'd_A1' });
    const number = await submitted(stage, citizen);
    await deputy.say(`/answer ${number} 换好了，三盏都亮了`);
    await deputy.say('1');
    stage.clock.set(new Date(stage.clock.now().getTime() + seconds(31)));
    await stage.deliver();
    const upTo = (await citizen.all()).at(-1)?.seq ?? 0;
    await Promise.all([
      heard(stage.world, stage, deputy.address, 'concern', { text: `/news ${number} 明天再去看一次` }),
      stage.webChat.hear({
        kind: 'receipt',
        receipt: { address: citizen.address, upTo, evidence: 2, at: stage.clock.now() },
      }),
      heard(stage.world, stage, citizen.address, 'more', { text: `/add ${number} 谢谢` }),
    ]);
    const matter = await stage.world.store.ask('matter', { number });
    expect(matter?.opinion.state).toBe('answered');
    expect(matter?.opinion.feedback?.deliveredAt).not.toBeNull();
  });
});

describeOnBothDatabases('a day', (open) => {
  it('takes twenty opinions of one person to deputies, and what is more to the office', async () => {
    const stage = await openHall(await open());
    await stage.joined({ deputy: 'A1' });
    const citizen = await stage.phone({ start: 'd_A1' });
    for (let count = 1; count <= 21; count++) await submitted(stage, citizen, `第${count}件：门口的路灯坏了半个月`);
    const opinions = await stage.world.store.database.reader.opinion.findMany({ orderBy: { number: 'asc' } });
    expect(opinions.map((opinion) => opinion.deputyNo)).toEqual([...Array.from({ length: 20 }, () => 'A1'), null]);
    await stage.pass(days(1));
    await submitted(stage, citizen, '第二天：门口的路灯还是不亮');
    expect(await stage.world.store.database.reader.opinion.count({ where: { deputyNo: 'A1' } })).toBe(21);
  });
});
