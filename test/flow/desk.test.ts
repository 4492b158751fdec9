import { expect, it } from 'vitest';
import type { Database } from '../../src/store/open-database.ts';
import { describeOnBothDatabases } from '../databases.ts';
import { openStage, type Phone, type Stage, seconds } from '../stage.ts';

const photo = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=='),
  (sign) => sign.charCodeAt(0),
);
const lamp = '路灯坏了半个月，老人摔了';
const texts = (letters: Awaited<ReturnType<Phone['read']>>) => letters.map((one) => one.text).join('\n');

/** As if a thousand had come before. */
async function openDesk(database: Database): Promise<Stage> {
  const stage = await openStage(database);
  await database.writer.counter.create({ data: { name: 'opinion', value: 1023 } });
  return stage;
}

async function submitted(start: string, stage: Stage): Promise<Phone> {
  const citizen = await stage.phone({ start });
  await citizen.say(lamp);
  await stage.pass(seconds(3));
  await citizen.say('1');
  return citizen;
}

describeOnBothDatabases('at the desk', (open) => {
  it('a photo goes to the citizen with the answer, the news and the question', async () => {
    const stage = await openDesk(await open());
    const deputy = await stage.joined({ deputy: 'W001' });
    const citizen = await submitted('d_W001', stage);
    await deputy.read();
    await citizen.read();
    await deputy.say('进展 1024');
    await deputy.sendFile(photo, 'photo');
    expect((await citizen.read()).map((one) => one.files?.length ?? 0)).toEqual([1]);
    await deputy.say('追问 1024');
    await deputy.sendFile(photo, 'photo', '是这一盏吗？');
    expect((await citizen.read()).map((one) => one.files?.length ?? 0)).toEqual([1]);
    await citizen.say('是的，就是这盏');
    await deputy.say('反馈 1024');
    await deputy.sendFile(photo, 'photo', '换好了');
    await deputy.sendFile(photo, 'photo');
    await deputy.say('1');
    await stage.pass(seconds(31));
    const [answer] = await citizen.read();
    expect(answer?.text).toContain('换好了');
    expect(answer?.files).toHaveLength(2);
    const { feedback } = (await stage.world.store.ask('matter', { number: 1024 }))?.opinion ?? {};
    expect(feedback?.files.map((file) => file.kind)).toEqual(['photo', 'photo']);
  });

  it('a person with two mandates acts under the one that is meant', async () => {
    const stage = await openDesk(await open());
    const { writer } = stage.world.store.database;
    const deputy = await stage.joined({ deputy: 'W001' });
    const { personId } = await writer.deputy.findUniqueOrThrow({ where: { no: 'W001' } });
    await writer.deputy.update({ where: { no: 'W002' }, data: { personId } });
    await writer.role.create({
      data: { id: 'second', personId: personId ?? '', kind: 'deputy', deputyNo: 'W002', createdAt: stage.world.now() },
    });
    const citizen = await submitted('d_W002', stage);
    await deputy.read();
    expect(texts(await deputy.say('待办'))).toContain('待办1件');
    await deputy.say('签收 1024');
    expect(texts(await citizen.read())).toContain('李国强代表已签收');
    await deputy.say('反馈 1024 换好了');
    await deputy.say('1');
    await stage.pass(seconds(31));
    expect(texts(await citizen.read())).toContain('李国强代表：「换好了」');
    await deputy.say('请假到10月30日');
    await deputy.say('没有人代');
    const away = await writer.deputy.findMany({ where: { personId }, orderBy: { no: 'asc' } });
    expect(away.map((one) => one.awayUntil)).toEqual(['2026-10-30', '2026-10-30']);
  });
});
