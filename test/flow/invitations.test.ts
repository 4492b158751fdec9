import { expect, it } from 'vitest';
import { makeInvitation } from '../../src/flow/make-invitation.ts';
import { describeOnBothDatabases } from '../databases.ts';
import { openHall } from './hall.ts';

describeOnBothDatabases('an invitation', (open) => {
  it('is kept nowhere as it was typed, whichever way it is typed', async () => {
    const stage = await openHall(await open());
    const ways: readonly ((code: string) => readonly string[])[] = [
      (code) => [`/join ${code}`],
      (code) => [`/join ${code.replace('-', '')}`],
      (code) => [`/start i_${code.replace('-', '')}`],
      (code) => [`绑定 ${code}`],
      (code) => [`/join ${code.toLowerCase().replace('-', '－')}`],
      (code) => ['/join', `邀请码 ${code}`],
      (code) => ['/join', code],
    ];
    for (const way of ways) {
      const { code } = await makeInvitation(stage.world, { office: 'WH' });
      const phone = await stage.phone();
      for (const words of way(code)) await phone.say(words);
      const { reader } = stage.world.store.database;
      const used = await reader.invitation.findUnique({
        where: { codeDigest: stage.world.digest(code.replace('-', '')) },
      });
      expect([way(code), used?.usedAt]).toEqual([way(code), expect.any(Date)]);
      const kept = JSON.stringify([
        await reader.inbound.findMany({ select: { text: true, choice: true } }),
        await reader.chat.findMany({ select: { step: true, startedWith: true } }),
      ]).toUpperCase();
      for (const half of code.split('-')) expect([way(code), kept.includes(half)]).toEqual([way(code), false]);
    }
    const texts = await stage.world.store.database.reader.inbound.findMany({ where: { text: { not: null } } });
    expect(new Set(texts.map((row) => row.text))).toEqual(
      new Set(['/join ••••-••••', '/start ••••-••••', '••••-••••', '/join']),
    );
  });

  it('that is wrong is not kept either', async () => {
    const stage = await openHall(await open());
    const phone = await stage.phone();
    await phone.say('/join K7QP-3MHX');
    const [row] = await stage.world.store.database.reader.inbound.findMany({ where: { text: { not: null } } });
    expect(row?.text).toBe('/join ••••-••••');
  });
});
