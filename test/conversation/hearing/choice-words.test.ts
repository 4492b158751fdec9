import { describe, expect, it } from 'vitest';
import { choiceNumber, isDropped, matchesLabel, yesOrNo } from '../../../src/conversation/hearing/choice-words.ts';

describe('a number that is the whole message', () => {
  it.each<[string, number]>([
    ['1', 1],
    ['１', 1],
    ['0', 0],
    ['０', 0],
    [' 2 ', 2],
    ['1.', 1],
    ['1。', 1],
    ['1、', 1],
    ['(3)', 3],
    ['（3）', 3],
    ['"1"', 1],
    ['1️⃣', 1],
    ['🔟', 10],
    ['①', 1],
    ['⑩', 10],
    ['❷', 2],
    ['㈢', 3],
    ['⒈', 1],
    ['⓪', 0],
    ['01', 1],
    ['20', 20],
    ['一', 1],
    ['二', 2],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['零', 0],
    ['〇', 0],
    ['第一', 1],
    ['第一个', 1],
    ['第2个', 2],
    ['第三项', 3],
    ['选1', 1],
    ['选一', 1],
    ['我选1', 1],
    ['选择2', 2],
    ['选第一个', 1],
    ['回1', 1],
    ['回复1', 1],
    ['按 3', 3],
    ['1吧', 1],
    ['一个', 1],
    ['one', 1],
    ['Two', 2],
    ['first', 1],
    ['the first', 1],
    ['The second one', 2],
    ['1st', 1],
    ['option 2', 2],
    ['number 3', 3],
    ['No. 1', 1],
    ['choice 4', 4],
    ["I'll take the third one", 3],
    ['2 please', 2],
    ['twenty', 20],
    ['1\u200B', 1],
  ])('%s → %i', (text, number) => {
    expect(choiceNumber(text)).toBe(number);
  });

  it.each([
    '',
    '21',
    '1024',
    '13888888888',
    '-1',
    '+1',
    '1024号',
    '1号楼',
    '1楼',
    '1 签收',
    '1和2',
    '1/2',
    '1.5',
    '10:30',
    '一下',
    '一样',
    '一直没有人来',
    '第一次反映',
    'no one',
    'once',
    'first of all the lights are broken',
    '三月',
    '二百',
    '1个月没水了',
    '两个',
    'one day',
    '1111',
    '一二三',
  ])('no choice in "%s"', (text) => {
    expect(choiceNumber(text)).toBeUndefined();
  });
});

describe('a label that is the whole message', () => {
  const labels = ['签收', '转给区城管局', '正在解决（10月23日）', '暂时不能，说明原因', '不要了'];
  const numbers = [1, 2, 3, 4, 0];

  it.each<[string, number]>([
    ['签收', 0],
    [' 签收。', 0],
    ['1 签收', 0],
    ['1签收', 0],
    ['1、签收', 0],
    ['1. 签收', 0],
    ['１ 签收', 0],
    ['①签收', 0],
    ['转给区城管局', 1],
    ['正在解决（10月23日）', 2],
    ['正在解决', 2],
    ['3 正在解决', 2],
    ['暂时不能说明原因', 3],
    ['0 不要了', 4],
    ['不要了', 4],
  ])('%s → %i', (text, at) => {
    expect(matchesLabel(text, labels, numbers)).toBe(at);
  });

  it.each(['', '签', '签收了吗', '2 签收', '1024 签收', '签收1024', '解决', '我要签收', '。'])(
    'no label in "%s"',
    (text) => {
      expect(matchesLabel(text, labels, numbers)).toBeUndefined();
    },
  );

  it('two choices with the same words are no answer', () => {
    expect(matchesLabel('补充', ['补充', '补充'])).toBeUndefined();
  });

  it('English labels match whatever their case', () => {
    expect(matchesLabel('ACKNOWLEDGE', ['Acknowledge', 'Refer to the roads office'])).toBe(0);
    expect(matchesLabel('2. refer to the roads office', ['Acknowledge', 'Refer to the roads office'])).toBe(1);
  });
});

describe('yes and no', () => {
  it.each([
    'ok',
    'OK!',
    'Okay',
    'yes',
    'yep',
    'Yes please',
    'sure',
    '好',
    '好的',
    '好的。',
    '好呢',
    '好的谢谢',
    '好的，谢谢您',
    '行',
    '可以',
    '可以的',
    '对',
    '是',
    '是的',
    '是呢',
    '嗯',
    '嗯嗯',
    '要得',
    '同意',
    '确认',
    '提交',
    '没问题',
    '👌',
    '✅',
    'ＯＫ',
  ])('%s is yes', (text) => {
    expect(yesOrNo(text)).toBe('yes');
  });
  it.each([
    'no',
    'No!',
    'nope',
    'no thanks',
    'No, thank you',
    '不',
    '不要',
    '不要了',
    '不用了',
    '不用了谢谢',
    '算了',
    '算了吧',
    '不是',
    '不消了',
    '❌',
  ])('%s is no', (text) => {
    expect(yesOrNo(text)).toBe('no');
  });
  it.each([
    '',
    '👍',
    '谢谢',
    '好久没有人来了',
    '不要再拖了',
    '可以帮我看看路灯吗',
    '没有',
    '行人道坏了',
    'ok so the lamp is broken',
    'no water',
    '对面楼',
    '是这样的，路灯坏了',
    '1',
    '好人',
  ])('"%s" is neither', (text) => {
    expect(yesOrNo(text)).toBeUndefined();
  });
});

describe('what throws a draft away', () => {
  it.each(['不要', '不要了', '算了', '算了吧', '不交了', '不提交', "don't send", "Don't send it."])(
    '%s does',
    (text) => {
      expect(isDropped(text)).toBe(true);
      expect(yesOrNo(text)).toBe('no');
    },
  );
  it.each(['不', '不对', '不行', '不是', '不用', 'no', 'wrong', '不要再拖了'])('%s only finds fault', (text) => {
    expect(isDropped(text)).toBe(false);
  });
});
