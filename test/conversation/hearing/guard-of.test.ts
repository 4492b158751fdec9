import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { guardOf } from '../../../src/conversation/hearing/guard-of.ts';
import { emergencies, moreEmergencies, moreSelfHarms, noCries, selfHarms } from './cries.ts';

describe('guards ask when somebody is in danger now', () => {
  it('forty cries are tried, half of each kind', () => {
    expect([new Set(emergencies).size, new Set(selfHarms).size]).toEqual([20, 20]);
  });

  it.each([...emergencies, ...moreEmergencies])('an emergency: %s', (text) => {
    expect(guardOf(text)).toBe('emergency');
  });
  it.each([...selfHarms, ...moreSelfHarms])('self-harm: %s', (text) => {
    expect(guardOf(text)).toBe('self-harm');
  });

  it.each([
    '着火了！！！',
    '救命',
    'SOS',
    '🆘',
    '我家  着火了',
    '我 被 困 在电梯里了'.replaceAll(' ', '\u200B'),
    '快来人啊，打起来了',
    '河里有人溺水了！',
    '路上有人被车撞了，躺着不动',
    'someone fell into the river, hurry',
    '活够了',
    '我不想活啰',
    'I feel suicidal',
  ])('also however short or strangely typed: %s', (text) => {
    expect(guardOf(text)).toBeDefined();
  });

  it('a cry at the end of a long complaint is heard', () => {
    const tale = '我是城郊的一名普通工人，工资拖了很久没有发。'.repeat(12);
    expect(guardOf(`${tale}我真的不想活了。`)).toBe('self-harm');
  });
});

describe('guards leave everybody else alone', () => {
  it.each([
    ...noCries,
    '路灯坏了',
    '小区消防通道被占，一旦着火后果不堪设想',
    '去年我家着火了，物业没有管',
    '楼上吵得人想死',
    '想死你们了',
    '天热得要死',
    '公交车挤得要死，急死人',
    '这里经常有人打架，希望派出所管管',
    '救命钱什么时候退',
    '消防车这条救命通道被堵了',
    '建议加强煤气泄漏检查',
    '垃圾站旁边天天冒黑烟，求管管',
    '门口路面塌陷了一个坑，晚上没有灯',
    '楼上漏水把我家淹了',
    '有一户人家去年跳楼自杀，应该多关心他们',
    '广告上写跳楼价，其实是骗人',
    '物业用断水绑架业主缴费',
    '打了三次我的电话都不说清楚',
    '隔壁工地正在施工，吵死了',
    '现在停水三天了，怎么办',
    '看着火车站广场的水，真心疼',
    'The fire station road is blocked by cars',
    'My neighbour burns leaves every day and the smoke is terrible',
    'I am dying of boredom at the bus stop',
    'Please help us: the crossing needs a traffic light',
    '',
  ])('no card for "%s"', (text) => {
    expect(guardOf(text)).toBeUndefined();
  });

  it('a long text is read quickly, whatever it repeats', () => {
    for (const bit of ['我', '打我', '我我我想', '被困在', '着火', 'i am ', '正在'])
      expect(guardOf(bit.repeat(4000))).not.toBe(null);
  });
});

// They carry no licence and are no part of this repository: read where they lie, nothing of them is kept or printed.
const real = join(
  process.env.HUYING_SHARED ?? join(import.meta.dirname, '../../../../shared'),
  'data/real-opinions.jsonl',
);

it.skipIf(!existsSync(real))('of the texts that people really wrote, fewer than one in two hundred gets a card', () => {
  const texts = readFileSync(real, 'utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { readonly text: string }).text);
  const cards = texts.filter((text) => guardOf(text) !== undefined).length;
  console.info(`${cards} cards on ${texts.length} real texts (${((100 * cards) / texts.length).toFixed(2)} %)`);
  expect(cards / texts.length).toBeLessThan(0.005);
});
