import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mask, matterOnly } from '../../../src/conversation/hearing/matter-only.ts';
import { ellermouth, kunming, realTexts } from './organ-roster.ts';

const zh = (text: string, writer = {}) => matterOnly(text, kunming.place.personalData, writer);
const en = (text: string, writer = {}) => matterOnly(text, ellermouth.place.personalData, writer);
/** The mask is written as # here. */
const shown = (text: string) => text.replaceAll(mask, '#');

describe('an organ sees the matter, not the citizen', () => {
  it.each([
    ['我叫张三，住在龙翔街道，路灯坏了', '我叫#，住在龙翔街道，路灯坏了'],
    ['我叫张三想反映路灯', '我叫#想反映路灯'],
    ['我叫李小华是五华区居民', '我叫#是五华区居民'],
    ['我叫欧阳娜娜，家门口积水', '我叫#，家门口积水'],
    ['我叫买买提·艾力，开餐馆的', '我叫#，开餐馆的'],
    ['我叫阿苏拉且，石林人', '我叫#，石林人'],
    ['我名字叫周小明。', '我名字叫#。'],
    ['免贵姓向，是农民工', '免贵姓#，是农民工'],
    ['本人李四，家住普吉', '本人#，家住普吉'],
    ['您好，我是王虎，反映公交的事', '您好，我是#，反映公交的事'],
    ['我是王女士，路灯不亮', '我是#，路灯不亮'],
    ['联系人：王五', '联系人：#'],
    ['联系人:王五 13800138000', '联系人:# #'],
    ['联系人：王女士（138 0013 8000）', '联系人：#（#）'],
    ['联系人王建国，电话0871-63101234', '联系人王建国，电话#'],
    ['业主：赵六', '业主：#'],
    ['村民: 张福启，陈炳玉、张明云', '村民: #，#、#'],
    ['投诉人：蒋诚先、陈歌、李菲等30户', '投诉人：#、#、#等30户'],
    ['实名举报人：彭松乔 2026年7月27日', '实名举报人：# 2026年7月27日'],
    ['姓名：刘洋 电话：13800138000', '姓名：# 电话：#'],
    ['路灯不亮\n——张三 13800138000', '路灯不亮\n——# #'],
    ['请尽快修。张三 13800138000', '请尽快修。# #'],
    ['请回电13800138000（李女士）', '请回电#（#）'],
    ['此致\n敬礼！\n李四\n2026年10月1日', '此致\n敬礼！\n#\n2026年10月1日'],
    ['此致敬礼李文雄手机号码:13800138000', '此致敬礼#手机号码:#'],
    ['盼解决。牛角村村民彭其冬2026年12月16日', '盼解决。牛角村村民#2026年12月16日'],
    ['3栋1单元3104室陈秋友2026年12月28日', '3栋1单元3104室#2026年12月28日'],
    ['谢谢！\n孙尧久', '谢谢！\n#'],
    ['身份证530102199003071234，请查', '身份证#，请查'],
    ['电话１３８００１３８０００', '电话#'],
    ['微信号：lihua_1990，邮箱li.hua@example.com', '微信号：#，邮箱#'],
    ['车牌云A·12345天天堵门', '车牌#天天堵门'],
    ['卡号6222 0212 3456 7890 123被扣款', '卡号#被扣款'],
    ['+86 138-0013-8000联系我', '#联系我'],
  ])('%s', (text, wanted) => {
    expect(shown(zh(text).text)).toBe(wanted);
  });

  it.each([
    '龙翔街道3栋2单元501室楼上漏水',
    '学府路与建设路交叉口，8号楼下路灯坏了15天',
    '城管局张科长态度恶劣，推了我母亲',
    '昆明某某置业有限公司法定代表人李某欠薪',
    '负责人：龙翔社区居委会',
    '队长王强收了钱不办事',
    '我是业主，楼道没灯',
    '我是昆明人，我是单亲妈妈',
    '本人于2019年买房，本人向物业反映过',
    '本人陈述如下：物业不作为',
    '本人常年在外打工，本人申请低保三次',
    '投诉人：翠湖小区全体业主',
    '被投诉人：某物业公司',
    '我叫物业来修，他们不来',
    '让我叫保安处理',
    '请尽快处理，谢谢！',
    '敬礼！',
    '希望解决\n谢谢',
    '此致敬礼！一名热心群众',
    '打12345三次，打110也没人来',
    '订单号202610101234567890123，花了20000000元',
    '王秀英代表您好，路灯坏了',
    '和谐小区全体业主\n2026年10月1日',
    '',
  ])('nothing is masked in "%s"', (text) => {
    expect(zh(text)).toEqual({ text, masked: {} });
  });

  it('says of what kind and how often', () => {
    expect(zh('我叫张三，13800138000，备用13900139000，身份证530102199003071234').masked).toEqual({
      name: 1,
      mobile: 2,
      idNumber: 1,
    });
  });

  it.each([
    ['张三家的水管爆了，找张 三', { ownName: '张三' }, '#家的水管爆了，找#'],
    ['Zhang San的水管爆了', { ownName: 'Zhang San' }, '#的水管爆了'],
    ['打138 0013.8000', { ownPhone: '13800138000' }, '打#'],
    ['打1 3 8 0 0 1 3 8 0 0 0', { ownPhone: '+8613800138000' }, '打#'],
    ['打6310 1234', { ownPhone: '63101234' }, '打#'],
    ['王府井路的王师傅', { ownName: '王' }, '王府井路的王师傅'],
    ['(a+)路灯', { ownName: '(a+)' }, '#路灯'],
    ['路灯坏了', { ownName: null, ownPhone: null }, '路灯坏了'],
  ])('what is known of the writer goes: %s', (text, writer, wanted) => {
    expect(shown(zh(text, writer).text)).toBe(wanted);
  });

  it('masks no half of a sign', () => {
    expect(shown(zh('我叫张葛\u{E0100}，👨‍👩‍👧路灯').text)).toBe('我叫#，👨‍👩‍👧路灯');
    expect(shown(zh('我叫𠮷田，👍🏽').text)).toBe('我叫#，👍🏽');
  });
});

describe('in the second place, too', () => {
  it.each([
    ['My name is Ann O’Neill and the lamp is out', 'My name is # and the lamp is out'],
    ['Hello, I am Ann Smith from the docks', 'Hello, I am # from the docks'],
    ['I’m Joan Tregenza, at 14 Harbour Road', 'I’m #, at 14 Harbour Road'],
    ['This is Mr Samuel Okafor.', 'This is #.'],
    ['Name: Li Na', 'Name: #'],
    ['Please mend it.\nKind regards,\nAnn Smith', 'Please mend it.\nKind regards,\n#'],
    ['Please mend it. Thanks, Ann', 'Please mend it. Thanks, #'],
    ['The lamp is out — Ann Smith', 'The lamp is out — #'],
    ['Ring me on 07700 900461 please', 'Ring me on # please'],
    ['ann.smith@example.com or 01632 960123', '# or #'],
    ['NI AB 12 34 56 C', 'NI #'],
    ['the van AB12 CDE blocks my drive', 'the van # blocks my drive'],
    ['Contact: Ann Smith, 07700 900461', 'Contact: #, #'],
  ])('%s', (text, wanted) => {
    expect(shown(en(text).text)).toBe(wanted);
  });

  it.each([
    'The lamp at 14 Harbour Road, EL4 7QX, is out',
    'Officer Dixon of City Works was rude',
    'I am Welsh and I am tired of Harbour Streets',
    'I am at Quay Lane every day',
    'Thanks for reading',
    'I am writing about Quay Lane',
  ])('nothing is masked in "%s"', (text) => {
    expect(en(text)).toEqual({ text, masked: {} });
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

it.skipIf(!existsSync(real))('of the texts that people really wrote no number survives, and twice is as once', () => {
  const { home: _home, name: _name, ...data } = kunming.place.personalData;
  let changed = 0;
  for (const text of realTexts(real)) {
    const once = zh(text);
    for (const pattern of Object.values(data)) expect(once.text.match(pattern)).toBeNull();
    expect(zh(once.text)).toEqual({ text: once.text, masked: {} });
    if (once.text !== text) changed++;
  }
  console.info(`${changed} real texts hold something to mask`);
});

it('anything is read quickly, and twice is as once', () => {
  for (const bit of ['我叫张三', '本人', '业主：', '13800138000 ', '张三 ', '、', '— Ann Smith', 'a'])
    for (const { text } of [zh(bit.repeat(4000)), en(bit.repeat(4000))])
      expect(zh(text).text).toBe(zh(zh(text).text).text);
});
