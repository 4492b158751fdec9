import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { officialIn } from '../../../src/conversation/hearing/official-in.ts';
import { ellermouth, kunming, organ, realTexts } from './organ-roster.ts';

const longxiang = '530102004';
const found = (text: string, areaCode: string | null = longxiang) => officialIn(kunming.known, text, areaCode);

describe('a complaint about an organ’s own people is recognised', () => {
  it.each([
    ['城管局张科长态度恶劣', ['WH-CG']],
    ['区城管局的工作人员态度很差，骂我母亲', ['WH-CG']],
    ['城管打人，把水果全掀了', ['WH-CG']],
    ['城管队员辱骂老人', ['WH-CG']],
    ['城管收钱就不管占道了', ['WH-CG']],
    ['水务局窗口的人爱理不理，一直玩手机', ['WH-SW']],
    ['我到住建局窗口办事，工作人员态度恶劣，让我跑了五趟', ['WH-ZJ']],
    ['住建局王局长收了开发商的钱', ['WH-ZJ']],
    ['派出所民警推诿，说不归他们管', ['WH-GA']],
    ['派出所的警察打人', ['WH-GA']],
    ['民警态度恶劣，把我赶出来', ['WH-GA']],
    ['交警收黑钱，大货车一路放行', ['KM-JJ']],
    ['交警支队一个队员辱骂司机的家人', ['KM-JJ']],
    ['教育局某科长吃拿卡要', ['WH-JT']],
    ['卫健局干部包庇黑诊所', ['WH-WJ']],
    ['市场监管局执法人员通风报信，每次查都提前关门', ['WH-SJ']],
    ['人社局接线员不耐烦，挂了我电话', ['WH-RS']],
    ['龙翔街道办主任以权谋私', ['LX-JD']],
    ['街道办领导勾结施工队', ['LX-JD']],
    ['民政局办事员刁难我，低保材料退了四次', ['WH-MZ']],
    ['区政府副区长收受红包', ['WH-GOV']],
    ['五华区法院法官收礼', ['WH-FY']],
    ['市生态环境局的人和厂家串通', ['KM-ST']],
    ['消防大队的人索要好处费', ['WH-XF']],
    ['信访局接待人员敷衍，材料都没看', ['WH-XFJ']],
    ['农业农村局克扣补贴款', ['WH-NY']],
    ['态度恶劣的城管局工作人员应该教育', ['WH-CG']],
    ['市城管局和区城管局的领导都包庇他', ['KM-CG', 'WH-CG']],
    ['盘龙区城管局队员打老人', ['PL-CG']],
    ['监察委员会的干部受贿', ['WH-JW']],
    ['水务局局长被人举报贪污', ['WH-SW']],
  ])('%s', (text, ids) => {
    expect(found(text)?.organIds.toSorted()).toEqual(ids.toSorted());
  });

  it('the door is who stands above, then who supervises; for bribes the other way round; never one of those meant', () => {
    const doors = (text: string) => found(text)?.doors.map((one) => one.id);
    expect(doors('城管局张科长态度恶劣')).toEqual(['WH-GOV', 'WH-JW', 'KM-JW']);
    expect(doors('城管局张科长收了钱')).toEqual(['WH-JW', 'KM-JW', 'WH-GOV']);
    expect(doors('市交警支队队员辱骂我')).toEqual(['KM-GA', 'KM-JW']);
    expect(doors('监察委员会的干部受贿')).toEqual(['KM-JW']);
    expect(doors('五华区法院法官收礼')).toEqual(['WH-JW', 'KM-JW']);
    const alone = kunming.withOrgans([organ({ id: 'x', name: '五华区城市管理局', area: '530102' })]);
    expect(officialIn(alone, '城管打人', longxiang)).toMatchObject({ organIds: ['x'], doors: [] });
  });

  it('says by which words', () => {
    expect(found('您好。城管局张科长态度恶劣。路灯也坏了')?.words).toEqual(['城管局张科长态度恶劣']);
  });
});

describe('and criticism of an organ, or of somebody else, is none', () => {
  it.each([
    '路灯坏了，希望城管局来修',
    '城管局不作为，垃圾堆了一个月',
    '环保局几个月了还没有处理',
    '交警不作为，天天堵车',
    '城管局和街道办互相推诿，没人管',
    '请城管局查处打人的摊贩',
    '请派出所抓小偷，他们还打人',
    '我向城管投诉，物业保安打人',
    '派出所民警来了，对方还在打人',
    '希望派出所严惩打人的人',
    '物业工作人员态度恶劣',
    '医院护士态度很差',
    '学校老师辱骂学生',
    '公交司机骂人',
    '城管局工作人员态度很好，谢谢他们',
    '城管没有打人，是摊贩先动手',
    '感谢派出所民警，抓到了收保护费的人',
    '纪委应该查一查谁收了钱',
    '请公安局打击黑恶势力和保护伞',
    '法院门口有人打架',
    '城管局门口的路灯坏了',
    '水务局说下周来修',
    '工商局的章要跑几个地方盖',
    '民政局的婚姻登记窗口太少',
    '村主任收了钱',
    '社保缴费窗口排队太长',
    '信访多次没有答复，邻居还威胁我',
    '税务局旁边的饭店老板打人',
    '教育局规定不准补课，学校老师还收钱',
    '打电话给水务局，说明天来',
    '打我电话13800138000，城管局也可以',
    '投诉城管局\n打人的是楼下的酒客',
    '',
  ])('%s', (text) => {
    expect(found(text)).toBeUndefined();
  });

  it('anything is read quickly', () => {
    for (const bit of ['城管', '城管局工作人员', '派出所打人', '的', '区'])
      expect(found(bit.repeat(5000))).not.toBe(null);
  });
});

describe('in the second place, too', () => {
  const ours = (text: string) => officialIn(ellermouth.known, text, 'E-HAR')?.organIds;
  it.each([
    ['A clerk of the City Works Department was rude to my mother', ['works']],
    ['The works department clerk was rude to my mother', ['works']],
    ['The inspector from transport', undefined],
    ['A Harbour Streets officer asked for money', ['streets']],
    ['Someone at the schools office, the manager, hung up on me', ['schools']],
    ['The Transport Authority staff laughed at me', ['transport']],
    ['Please ask the works department to mend the lamp', undefined],
    ['My landlord hit me and the works department did not come', undefined],
    ['The works department is slow', undefined],
    ['The school near the works department was rude', undefined],
  ])('%s', (text, ids) => {
    expect(ours(text)).toEqual(ids);
  });

  it('the door there is the council, or the commissioner', () => {
    const doors = officialIn(ellermouth.known, 'A works department officer demanded cash', 'E-HAR')?.doors;
    expect(doors?.map((one) => one.id)).toEqual(['standards', 'council']);
  });
});

const real = join(
  process.env.HUYING_SHARED ?? join(import.meta.dirname, '../../../../shared'),
  'data/real-opinions.jsonl',
);
if (!existsSync(real))
  console.warn(
    `SKIPPED: no real texts at ${real}; set HUYING_SHARED to the folder that holds data/real-opinions.jsonl`,
  );

it.skipIf(!existsSync(real))('of the texts that people really wrote fewer than one in fifty is asked about', () => {
  const texts = realTexts(real);
  const asked = texts.filter((text) => found(text)).length;
  console.info(`${asked} of ${texts.length} real texts complain about an organ's own people`);
  expect(asked / texts.length).toBeLessThan(0.02);
});
