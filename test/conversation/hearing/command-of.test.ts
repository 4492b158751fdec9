import { describe, expect, it } from 'vitest';
import { commandNames } from '../../../src/conversation/hearing/command-names.ts';
import { type Command, commandOf, deskCommandOf } from '../../../src/conversation/hearing/command-of.ts';
import { fold } from '../../../src/conversation/hearing/fold.ts';
import * as en from '../../../src/conversation/hearing/words.en.ts';
import * as zh from '../../../src/conversation/hearing/words.zh-CN.ts';

describe('a command with a slash', () => {
  it.each<[string, Command]>([
    ['/ack 1024', { command: 'ack', args: ['1024'], number: 1024 }],
    ['/ack1024', { command: 'ack', args: ['1024'], number: 1024 }],
    ['/ACK 1024', { command: 'ack', args: ['1024'], number: 1024 }],
    ['／签收 1024', { command: 'ack', args: ['1024'], number: 1024 }],
    ['/签收1024号', { command: 'ack', args: ['1024'], number: 1024 }],
    ['/ack@huying_bot 1024', { command: 'ack', args: ['1024'], number: 1024 }],
    [
      '/answer 1024 跟城管局说了，这周五换灯',
      { command: 'answer', args: ['1024', '跟城管局说了，这周五换灯'], number: 1024, rest: '跟城管局说了，这周五换灯' },
    ],
    [
      '/ask 1024 哪一盏灯？\n第几号杆',
      { command: 'ask', args: ['1024', '哪一盏灯？', '第几号杆'], number: 1024, rest: '哪一盏灯？\n第几号杆' },
    ],
    [
      '/answer １０２４ １２号换灯',
      { command: 'answer', args: ['1024', '１２号换灯'], number: 1024, rest: '１２号换灯' },
    ],
    ['/answer 1024-2 好了', { command: 'answer', args: ['1024', '好了'], number: 1024, n: 2, rest: '好了' }],
    ['/merge 1024 1030', { command: 'merge', args: ['1024', '1030'], number: 1024, rest: '1030' }],
    ['/assign 1024 5301-08', { command: 'assign', args: ['1024', '5301-08'], number: 1024, rest: '5301-08' }],
    [
      '/decide 1024 不同意 理由',
      { command: 'decide', args: ['1024', '不同意', '理由'], number: 1024, rest: '不同意 理由' },
    ],
    ['/status K7QP-3MHX-W2RD5', { command: 'status', args: ['K7QP3MHXW2RD5'], code: 'K7QP3MHXW2RD5' }],
    [
      '/reopen K7QP-3MHX-W2RD5 还是不亮',
      { command: 'reopen', args: ['K7QP3MHXW2RD5'], code: 'K7QP3MHXW2RD5', rest: '还是不亮' },
    ],
    [
      '/reopen 1024 Dark again',
      { command: 'reopen', args: ['1024', 'Dark', 'again'], number: 1024, rest: 'Dark again' },
    ],
    ['/status 1024', { command: 'status', args: ['1024'], number: 1024 }],
    ['/start d_5301-08', { command: 'start', args: ['d_5301-08'], rest: 'd_5301-08' }],
    ['/start', { command: 'start', args: [] }],
    ['/join ABCD-2345', { command: 'join', args: ['ABCD-2345'], rest: 'ABCD-2345' }],
    ['/join 23456789', { command: 'join', args: ['23456789'], rest: '23456789' }],
    ['/digest 20:00', { command: 'digest', args: ['20:00'], rest: '20:00' }],
    ['/digest 20', { command: 'digest', args: ['20'], rest: '20' }],
    ['/away 10月30日', { command: 'away', args: ['10月30日'], rest: '10月30日' }],
    ['/language en', { command: 'language', args: ['en'], rest: 'en' }],
    ['/语言 英文', { command: 'language', args: ['en'], rest: '英文' }],
    ['/change-deputy', { command: 'change-deputy', args: [] }],
    ['/ack-all', { command: 'ack-all', args: [] }],
    ['/templates 删除 2', { command: 'templates', args: ['删除', '2'], rest: '删除 2' }],
    ['/rate', { command: 'rate', args: [] }],
    ['/mydata', { command: 'not-yet', args: [] }],
    ['/refer 1024', { command: 'refer', args: ['1024'], number: 1024 }],
    ['/suggest 1024', { command: 'not-yet', args: [] }],
    ['/frobnicate', { command: 'unknown', args: [] }],
  ])('%s', (text, command) => {
    const [, typed] = text.match(/^[/／](\p{L}[\p{L}-]*)/u) ?? [];
    expect(commandOf(text)).toEqual({ ...command, slash: typed });
  });

  it.each(['/', '//', '/ ', '/路灯坏了半个月', '/home/x', '/1', '1/2'])('"%s" is none', (text) => {
    expect(commandOf(text)).toBeUndefined();
  });

  it('every command is known by its own name, with and without a slash', () => {
    for (const name of commandNames) {
      expect(commandOf(`/${name}`)).toEqual({ command: name, args: [], slash: name });
      // Said alone these are words of others: "report" begins an opinion, "progress" asks how far it is, "reply" is an answer.
      const alone = { report: 'new', progress: 'status', reply: 'answer' }[name as string] ?? name;
      expect(commandOf(name)).toEqual({ command: alone, args: [] });
    }
  });

  it('every word of the tables is reached, and only one command has it', () => {
    const seen = new Map<string, string>();
    for (const words of [zh.commandWords, en.commandWords])
      for (const [name, list] of Object.entries(words))
        for (const word of list) {
          expect(fold(word), word).toBe(word);
          expect(commandOf(word)?.command, word).toBe(name);
          expect(seen.get(word) ?? name, word).toBe(name);
          seen.set(word, name);
        }
  });
});

describe('word, number and text at the desk', () => {
  it.each<[string, Command]>([
    [
      '反馈 1024 跟城管局说了',
      { command: 'answer', args: ['1024', '跟城管局说了'], number: 1024, rest: '跟城管局说了' },
    ],
    [
      '追问１０２４号：哪一盏（路口）？',
      { command: 'ask', args: ['1024', '哪一盏（路口）？'], number: 1024, rest: '哪一盏（路口）？' },
    ],
    ['并案 1030 1025', { command: 'merge', args: ['1030', '1025'], number: 1030, rest: '1025' }],
    ['分派 1030 王秀英', { command: 'assign', args: ['1030', '王秀英'], number: 1030, rest: '王秀英' }],
    [
      'answer 1024 the lamps work',
      { command: 'answer', args: ['1024', 'the', 'lamps', 'work'], number: 1024, rest: 'the lamps work' },
    ],
    [
      'hand back 1024 not my ward',
      { command: 'handback', args: ['1024', 'not', 'my', 'ward'], number: 1024, rest: 'not my ward' },
    ],
  ])('%s', (text, command) => {
    expect(deskCommandOf(text)).toEqual(command);
  });

  it.each(['反馈 3 天后换灯', '反馈 2026年底前换灯', '路灯 1024 坏了', '反馈', '查询 1024 为什么', '1024 反馈'])(
    '"%s" is none',
    (text) => {
      expect(deskCommandOf(text)).toBeUndefined();
    },
  );
});

describe('a word without a slash', () => {
  it.each<[string, Command]>([
    ['签收', { command: 'ack', args: [] }],
    ['1024 签收', { command: 'ack', args: ['1024'], number: 1024 }],
    ['1024签收', { command: 'ack', args: ['1024'], number: 1024 }],
    ['签收1024', { command: 'ack', args: ['1024'], number: 1024 }],
    ['签收 １０２４号。', { command: 'ack', args: ['1024'], number: 1024 }],
    ['签收【1024】', { command: 'ack', args: ['1024'], number: 1024 }],
    ['第1024号 签收', { command: 'ack', args: ['1024'], number: 1024 }],
    ['ack 1024', { command: 'ack', args: ['1024'], number: 1024 }],
    ['Ack #1024', { command: 'ack', args: ['1024'], number: 1024 }],
    ['acknowledge no. 1024', { command: 'ack', args: ['1024'], number: 1024 }],
    ['全部签收', { command: 'ack-all', args: [] }],
    ['查1024', { command: 'status', args: ['1024'], number: 1024 }],
    ['1024 咋个了', { command: 'status', args: ['1024'], number: 1024 }],
    ['催 1024', { command: 'urge', args: ['1024'], number: 1024 }],
    ['重办1024', { command: 'reopen', args: ['1024'], number: 1024 }],
    ['公开', { command: 'consent', args: [] }],
    ['够了', { command: 'enough', args: [] }],
    ['没有人告诉我', { command: 'not-told', args: [] }],
    ['查 K7QP-3MHX-W2RD5', { command: 'status', args: ['K7QP3MHXW2RD5'], code: 'K7QP3MHXW2RD5' }],
    ['查k7qp 3mhx w2rd5', { command: 'status', args: ['K7QP3MHXW2RD5'], code: 'K7QP3MHXW2RD5' }],
    ['查询码：K7QP-3MHX-W2RD5', { command: 'status', args: ['K7QP3MHXW2RD5'], code: 'K7QP3MHXW2RD5' }],
    ['K7QP-3MHX-W2RD5', { command: 'status', args: ['K7QP3MHXW2RD5'], code: 'K7QP3MHXW2RD5' }],
    ['补充 K7QP-3MHX-W2RD5', { command: 'add', args: ['K7QP3MHXW2RD5'], code: 'K7QP3MHXW2RD5' }],
    [
      '补充k7qp-3mhx-w2rd5，又坏了一盏。',
      { command: 'add', args: ['K7QP3MHXW2RD5'], code: 'K7QP3MHXW2RD5', rest: '又坏了一盏。' },
    ],
    ['withdraw K7QP 3MHX W2RD5', { command: 'withdraw', args: ['K7QP3MHXW2RD5'], code: 'K7QP3MHXW2RD5' }],
    ['评价 Ｋ７ＱＰ－３ＭＨＸ－Ｗ２ＲＤ５', { command: 'rate', args: ['K7QP3MHXW2RD5'], code: 'K7QP3MHXW2RD5' }],
    ['转办 1024', { command: 'refer', args: ['1024'], number: 1024 }],
    ['反映 1024', { command: 'report', args: ['1024'], number: 1024 }],
    ['接收1024-2', { command: 'accept', args: ['1024'], number: 1024, n: 2 }],
    ['议案 1024', { command: 'not-yet', args: ['议案'], number: 1024 }],
    ['绑定 ABCD-2345', { command: 'join', args: ['ABCD-2345'], rest: 'ABCD-2345' }],
    ['join abcd2345', { command: 'join', args: ['abcd2345'], rest: 'abcd2345' }],
    ['改到20:00', { command: 'digest', args: ['20:00'], rest: '20:00' }],
    ['改到晚上8点', { command: 'digest', args: ['晚上8点'], rest: '晚上8点' }],
    ['请假到10月30日', { command: 'away', args: ['10月30日'], rest: '10月30日' }],
    ['请回电 13800000000', { command: 'callback', args: ['13800000000'], rest: '13800000000' }],
    ['English please', { command: 'language', args: ['en'], rest: 'English' }],
    ['说中文', { command: 'language', args: ['zh-CN'], rest: '中文' }],
    ['您好，有消息吗？谢谢', { command: 'status', args: [] }],
    ['骗子，怎么还没消息', { command: 'status', args: [] }],
    ['领导好，我要反映问题', { command: 'new', args: [] }],
    ['Hello, any news? Thanks!', { command: 'status', args: [] }],
    ['我的数据', { command: 'not-yet', args: ['我的数据'] }],
  ])('%s', (text, command) => {
    expect(commandOf(text)).toEqual(command);
  });

  it.each([
    '',
    '1024',
    '查询一下为什么路灯不亮',
    '为什么公交车又改线了',
    '撤回违建审批',
    '催了三次物业都不修',
    '公开招标有问题',
    '签收快递的地方没有灯',
    '补充一点：晚上也吵',
    '评价一下你们的工作',
    '取消公交站太不方便',
    '人工湖的水臭了',
    '请回电话亭那边看看',
    '1024号楼没有电梯',
    '签收 1024 1025',
    '谢谢，够了',
    '你好，撤回',
    '帮助老人过马路的灯坏了',
    'why is the bus late every day',
    'stop building at night',
    'open the park earlier',
    'my street has no lamp',
    'add more buses to line 5',
    'help the old people in our block',
    '附近的代表性建筑被拆了',
    '我的意见是把路灯修好',
    '办理去向不明的钱款',
  ])('"%s" is text', (text) => {
    expect(commandOf(text)).toBeUndefined();
  });
});
