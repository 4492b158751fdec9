import { describe, expect, it } from 'vitest';
import { graphemes } from '../../../src/conversation/hearing/clean.ts';
import { titleOf } from '../../../src/conversation/hearing/title-of.ts';

describe('a title is the first sentence without the salutation', () => {
  it.each([
    ['路灯坏了半个月，老人摔了', '路灯坏了半个月，老人摔了'],
    ['路灯坏了', '路灯坏了'],
    ['尊敬的领导您好！马街菜市场门口没有路灯。请尽快修。', '马街菜市场门口没有路灯'],
    ['尊敬的王代表：\u3000\u3000您好！马街菜市场门口没有路灯。', '马街菜市场门口没有路灯'],
    ['李局长你好，请问12路公交车什么时候恢复？', '12路公交车什么时候恢复？'],
    ['领导好，打扰一下，小区电梯天天坏，没有人修', '小区电梯天天坏，没有人修'],
    ['书记：您好，翠湖边的公厕晚上不开门', '翠湖边的公厕晚上不开门'],
    ['您好！我想咨询一下，老年卡在哪里办？', '老年卡在哪里办？'],
    ['我要投诉的是：1：停车位严重不够，大家抢车位', '停车位严重不够，大家抢车位'],
    ['我想反映一个问题：学校门口没有斑马线', '学校门口没有斑马线'],
    ['1、路灯坏了。2、井盖丢了。', '路灯坏了，2、井盖丢了'],
    ['**公交车又改线了**，老人走不动', '公交车又改线了，老人走不动'],
    ['139路公交车半夜不开了怎么回家', '139路公交车半夜不开了怎么回家'],
    ['我们村主任把低保都给了亲戚，没有人管', '我们村主任把低保都给了亲戚，没有人管'],
    [
      '我是某某花园三期十二栋的一名普通住户，住了快十年了，小区门口的夜市每天吵到凌晨两点',
      '小区门口的夜市每天吵到凌晨两点',
    ],
    ['我是城北村的村民。村里的水渠被垃圾堵死了，稻田没有水。', '村里的水渠被垃圾堵死了，稻田没有水'],
    [
      '2026年8月以来，五华区龙翔街道某小区的二次供水一直发黄，孩子洗澡起疹子',
      '五华区龙翔街道某小区的二次供水一直发黄，孩子洗澡起疹子',
    ],
    [
      '根据《物业管理条例》第二十条的规定，业主有权查账，可是我们小区物业三年来从来没有公布过账目',
      '业主有权查账，可是我们小区物业三年来从来没有公布过账目',
    ],
    ['Dear Sir or Madam, the street light is out. Please mend it.', 'the street light is out'],
    ['Hello, the bus no. 5 is late. Every day.', 'the bus no. 5 is late'],
    ['我叫李桂芬，路灯坏了半个月', '路灯坏了半个月'],
    ['我是龙翔街道的居民，路灯坏了半个月没人修', '路灯坏了半个月没人修'],
    ['我是龙翔街道的居民路灯坏了半个月没人修', '路灯坏了半个月没人修'],
    ['我叫张三，今年65岁，住五华区龙翔街道，我们楼的电梯坏了', '我们楼的电梯坏了'],
    ['您好，我是王家桥小区的业主，小区门口没有路灯', '小区门口没有路灯'],
    ['我是一名出租车司机，机场路天天堵', '机场路天天堵'],
    ['我是五华区的，公交车又改线了', '公交车又改线了'],
    ['我们是被骗的，请退钱', '我们是被骗的，请退钱'],
    ['我是业主委员会选出来的主任，物业不认账', '我是业主委员会选出来的主任，物业不认账'],
    ['我叫李桂芬', '我叫李桂芬'],
    ['My name is Ann Reed. The lamp on Mill Road is out.', 'The lamp on Mill Road is out'],
    ['My name is Ann Reed and the lamp is out', 'the lamp is out'],
    ['I am a resident of Harbour Ward, the bus is late', 'the bus is late'],
    ['I live in Mill Road. The lamp is out.', 'The lamp is out'],
    ['您好', '您好'],
    ['谢谢', '谢谢'],
    ['', ''],
    ['\u200B', ''],
  ])('%s', (text, title) => {
    expect(titleOf(text)).toBe(title);
  });

  it.each([
    '盘龙区东华街道某某路与某某路交叉口西北角人行横道的地砖破损严重已经绊倒好几个老人了',
    'The lamp at the corner of Station Road and Harbour Street has been broken for half a year now',
    '👨‍👩‍👧'.repeat(60),
    '无'.repeat(5000),
    '关于要求公开（龙翔街道某小区业主委员会换届选举全过程材料以及投票统计结果）的请求',
    'https://example.org/a/very/long/address/that/goes/on?and=on',
    '\n\n\n路灯\n坏了很久很久没有人来修理也没有人告诉我们为什么没有人来修理这盏灯',
    '尊敬的领导：'.repeat(40),
  ])('is never longer than 28 signs and never empty: %s', (text) => {
    const title = titleOf(text);
    expect(graphemes(title).length).toBeLessThanOrEqual(28);
    expect(title.trim()).not.toBe('');
    expect(title).not.toMatch(/\n/);
  });

  it('says with … that something was cut within a sentence', () => {
    expect(titleOf('盘龙区东华街道某某路与某某路交叉口西北角人行横道的地砖破损严重已经绊倒好几个老人')).toMatch(/…$/);
  });

  it('leaves no bracket open', () => {
    expect(titleOf('关于要求公开小区账目（龙翔街道某小区业主委员会换届选举全过程材料以及投票统计结果）')).toBe(
      '关于要求公开小区账目…',
    );
  });
});
