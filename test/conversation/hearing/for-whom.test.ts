import { describe, expect, it } from 'vitest';
import { forWhomHint } from '../../../src/conversation/hearing/for-whom.ts';
import type { ForWhom } from '../../../src/domain/opinion.ts';

describe('for whom somebody speaks', () => {
  it.each<[string, ForWhom]>([
    ['我们是翠湖边上的商户，停车太贵', 'group'],
    ['全体业主请求更换物业', 'group'],
    ['代表全村请求修路', 'group'],
    ['联名反映：学校门口没有红绿灯', 'group'],
    ['All residents of the block ask for a crossing', 'group'],
    ['我妈八十了，办证要跑三趟', 'family'],
    ['我家老人上不了公交', 'family'],
    ['我的孩子上学没有校车', 'family'],
    ['我七十岁的父亲领不到补贴', 'family'],
    ['帮我爸问一下医保', 'family'],
    ['My elderly mother cannot get on the bus', 'family'],
    ['帮邻居反映一下，他家没有水', 'neighbour'],
    ['隔壁的独居老人没有人管', 'neighbour'],
    ['on behalf of my neighbour', 'neighbour'],
  ])('%s → %s', (text, whom) => {
    expect(forWhomHint(text)).toBe(whom);
  });

  it.each([
    '',
    '路灯坏了半个月',
    '我们小区的电梯坏了三天',
    'Our street has no lamp',
    '公交车又改线了',
    '邻居家装修太吵',
    '楼上漏水',
    '我在小区门口被电动车撞了',
    '卖给隔壁酒店了',
    '请问居民医保怎么办',
    'The neighbour plays loud music',
    '孩子们没有地方玩',
  ])('nothing suggests it in "%s"', (text) => {
    expect(forWhomHint(text)).toBeUndefined();
  });
});
