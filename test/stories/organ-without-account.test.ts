import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { webApp } from '../../src/web/app.ts';
import { describeOnBothDatabases } from '../databases.ts';
import { openStage, seconds } from '../stage.ts';
import { read, submitted } from './forwarded.ts';

describeOnBothDatabases('an organ that nobody has joined for', (open) => {
  it('gets a sheet from the office and replies on its page, without an account', async () => {
    const stage = await openStage(await open());
    const { world, webChat } = stage;
    const app = await webApp({ world, webChat, channels: new Map([[webChat.name, webChat]]) });
    const deputy = await stage.joined({ deputy: 'W001' });
    const one = await submitted(stage, deputy);
    const office = await stage.joined({ office: (await one.matter()).opinion.officeId });
    await deputy.say(`转办 ${one.number} 五华区城管局`);
    // The office carries it there: three working days.
    expect((await one.owing()).filter((duty) => duty.startsWith('reach office:'))).toHaveLength(1);
    const asked = await read(office);
    expect(asked).toContain(`${one.number}-1`);
    const link = asked.match(/https?:\/\/\S+\/r\/[\w-]+/)?.[0] ?? '';
    const page = new URL(link).pathname;

    // A crawler only looks, and nothing happens.
    const shown = await app.request(page);
    expect(shown.status).toBe(200);
    expect((await one.route(1)).state).toBe('offered');
    await office.say(`/told ${one.number}-1 10月20日送纸质，李科收`);
    expect((await one.route(1)).handedAt).not.toBeNull();
    expect((await one.owing()).some((duty) => duty.startsWith('reach'))).toBe(false);

    const press = async (to: string, fields: Readonly<Record<string, string>>) => {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.append(name, value);
      return app.request(to, { method: 'POST', body: form });
    };
    await press(page, { act: 'accept', id: randomUUID() });
    expect((await one.route(1)).state).toBe('accepted');
    const reply = { class: 'A', text: '10月21日已换灯3盏', contact: '李科', phone: '0871-0000 3001' };
    await press(page, { act: 'check', ...reply });
    const draft = (await (await app.request(`${page}/check`)).text()).match(/name="draft" value="(\d+)"/)?.[1] ?? '';
    await press(page, { act: 'reply', id: randomUUID(), draft, ...reply });
    expect((await one.route(1)).reply).toMatchObject({ class: 'A', contact: '李科', by: 'handler' });
    await stage.deliver();
    expect(await read(deputy)).toContain('10月21日已换灯3盏');
    await deputy.say(`反馈 ${one.number} 城管局换了3盏灯`);
    await deputy.say('1');
    await stage.pass(seconds(31));
    expect(await read(one.citizen)).toContain('城管局换了3盏灯');
  });
});
