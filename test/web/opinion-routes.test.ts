import { beforeAll, expect, it } from 'vitest';
import { describeOnBothDatabases, type Open } from '../databases.ts';
import { acted, deputyOf, referred } from './referral.ts';
import { joined, openSite, type Site, submitted } from './site.ts';

interface Json {
  readonly clocks: readonly {
    readonly kind: string;
    readonly holder: string;
    readonly due: string;
    readonly why: string;
  }[];
  readonly timeline: readonly { readonly event: string; readonly by: string; readonly text?: string }[];
}

describeOnBothDatabases('an opinion that was forwarded, as its citizen sees it', (open: Open) => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite(await open());
    await joined(site, { deputy: 'W001' });
    return () => site.close();
  });
  const opinion = async () => {
    const { about } = await submitted(site, await site.chat({ start: 'd_W001' }));
    return { number: about?.number ?? 0, at: `${site.url}/o/${about?.code}` };
  };
  const json = async (at: string) =>
    (await (await fetch(at, { headers: { accept: 'application/json' } })).json()) as Json;
  const read = async (at: string) => (await (await fetch(at)).text()).replace(/<[^>]+>/g, '');

  it('has two clocks, each with its holder, its day and the reason', async () => {
    const { number, at } = await opinion();
    const on = await referred(site, number, { organ: 'WH-CG' });
    expect((await json(at)).clocks).toEqual([
      { kind: 'accept', holder: '五华区城市管理局', due: '2026-10-28', why: expect.stringContaining('第7个工作日') },
      { kind: 'feedback', holder: '王秀英代表', due: '2026-11-25', why: expect.stringContaining('11月18日') },
    ]);
    const by = { role: 'handler', id: 'WH-CG', personId: null } as const;
    await acted(site, number, by, { name: 'accept', routeId: on.route.id });
    expect((await json(at)).clocks.map(({ kind, due }) => [kind, due])).toEqual([
      ['reply', '2026-11-09'],
      ['feedback', '2026-11-16'],
    ]);
    const page = await read(at);
    expect(page).toContain('五华区城市管理局在办，王秀英代表盯着。');
    expect(page).toContain('11月9日（周一）前答复');
    expect(page).toContain('最迟11月16日（周一）告诉您');
    await acted(site, number, by, { name: 'reply', routeId: on.route.id, class: 'A', text: '换好了' });
    expect((await json(at)).clocks.map(({ kind, holder, due }) => [kind, holder, due])).toEqual([
      ['feedback', '王秀英代表', '2026-10-26'],
    ]);
  });

  it('tells who did what, and never what organ and deputy write each other', async () => {
    const { number, at } = await opinion();
    const deputy = await deputyOf(site, number);
    const back = await referred(site, number, { organ: 'KM-JT', brief: '转办的话' });
    const traffic = { role: 'handler', id: 'KM-JT', personId: null } as const;
    await acted(site, number, traffic, { name: 'return', routeId: back.route.id, reason: '退回的话' });
    const { route } = await referred(site, number, { organ: 'WH-CG', others: ['LX-JD'], brief: '转办的话' });
    const routeId = route.id;
    const handler = { role: 'handler', id: 'WH-CG', personId: null } as const;
    const office = { role: 'office', id: 'KM', personId: 'somebody' } as const;
    await acted(site, number, handler, { name: 'inquire', routeId, question: '问的话' });
    await acted(site, number, deputy, { name: 'pass-on', routeId, text: '补充的话' });
    await acted(site, number, handler, { name: 'progress', routeId, text: '进展的话' });
    await acted(site, number, handler, { name: 'extend', routeId, day: '2026-11-30', reason: '延期的话' });
    await acted(site, number, office, { name: 'decide', yes: true, reason: '审批的话' });
    await acted(site, number, deputy, { name: 'news', text: '灯已经订了' });
    await acted(site, number, handler, { name: 'reply', routeId, class: 'D', text: '答复的话' });
    await acted(site, number, deputy, { name: 'evaluate', routeId, mark: 'bad', reason: '评议的话' });
    const { timeline } = await json(at);
    expect(timeline.map(({ event, by }) => [event, by]).toReversed()).toEqual([
      ['submit', '您'],
      ['acknowledge', '王秀英代表'],
      ['refer', '王秀英代表'],
      ['return', '昆明市交通运输局'],
      ['refer', '王秀英代表'],
      ['accept', '五华区城市管理局'],
      ['extend', '昆明市人大常委会代表联络机构'],
      ['news', '王秀英代表'],
      ['reply', '五华区城市管理局'],
      ['evaluate', '王秀英代表'],
    ]);
    const page = await read(at);
    for (const shown of [
      '转给了昆明市交通运输局',
      '退回了，说不归它办',
      '转给了五华区城市管理局、五华区人民政府龙翔街道办事处',
      '同意五华区城市管理局延到11月30日（周一）',
      '灯已经订了',
      '五华区城市管理局 答复了代表',
      '对五华区城市管理局的答复不满意，请再办',
    ])
      expect(page).toContain(shown);
    const all = `${page}${JSON.stringify(timeline)}`;
    for (const hidden of ['转办', '退回', '问', '补充', '进展', '延期', '审批', '答复', '评议'])
      expect(all).not.toContain(`${hidden}的话`);
  });

  it('does not tell in JSON what an office said to whoever asked it to decide', async () => {
    const { number, at } = await opinion();
    for (const organ of ['KM-JT', 'WH-CG']) {
      const { route } = await referred(site, number, { organ });
      const by = { role: 'handler', id: organ, personId: null } as const;
      await acted(site, number, by, { name: 'return', routeId: route.id, reason: '退回的话' });
    }
    const office = { role: 'office', id: 'KM', personId: 'somebody' } as const;
    await acted(site, number, office, { name: 'decide', yes: true, reason: '内部的话' });
    const { timeline } = await json(at);
    expect(JSON.stringify(timeline)).not.toContain('内部的话');
    expect(timeline.map(({ event }) => event)).not.toContain('decide');
  });

  it('is asked for leave, and its own word is in the timeline', async () => {
    const { number, at } = await opinion();
    const { route } = await referred(site, number, { organ: 'WH-CG' });
    const author = (await site.stage.world.store.ask('matter', { number }))?.opinion.authorId ?? '';
    await acted(
      site,
      number,
      { role: 'handler', id: 'WH-CG', personId: null },
      { name: 'verify', routeId: route.id, reason: '看现场' },
    );
    await acted(
      site,
      number,
      { role: 'citizen', personId: author },
      { name: 'allow-contact', routeId: route.id, yes: false },
    );
    const page = await read(at);
    expect(page).toContain('五华区城市管理局 想和您联系，当面核实');
    expect(page).toContain('您 没有同意联系');
  });
});
