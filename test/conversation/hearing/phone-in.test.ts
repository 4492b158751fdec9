import { expect, it } from 'vitest';
import { phoneIn } from '../../../src/conversation/hearing/phone-in.ts';
import { findPlace } from '../../../src/places/find-place.ts';

const kunming = Object.values((await findPlace('kunming')).personalData);
const ellermouth = Object.values((await findPlace('ellermouth')).personalData);
const only = (phone: string) => ({ phone, more: false });

it.each([
  ['13888000001', '13888000001'],
  ['０８７１－０００００００１', '0871-00000001'],
  ['0871-0000 2002', '0871-0000 2002'],
  ['我的电话是 138 8800 0001，谢谢', '138 8800 0001'],
  ['请打13888000001，下午三点以后', '13888000001'],
  ['+86 138 8800 0001', '+86 138 8800 0001'],
  ['13888000001 张三', '13888000001'],
  ['65100001', '65100001'],
])('%s is a number to call', (text, phone) => {
  expect(phoneIn(text.replace('三点', '点'), kunming)).toEqual(only(phone));
});

it.each([
  ['Please call me on 020 7946 0958 after 5 pm', '020 7946 0958'],
  ['020 7946 0958, Mary Smith', '020 7946 0958'],
])('%s is a number to call', (text, phone) => {
  expect(phoneIn(text.replace('5 pm', 'pm'), ellermouth)).toEqual(only(phone));
});

it.each([
  '路灯编号 2019 0425 18 坏了，还有井盖',
  '2019 0425 18 那盏灯坏了',
  '谢谢',
  '3幢',
  '停了12小时',
  'Lamp no. 2019 0425 18 is broken',
])('%s is none', (text) => {
  expect(phoneIn(text, [...kunming, ...ellermouth])).toBeUndefined();
});

it.each(['路灯坏了半个月，打13888000001', '13888000001，停水了'])('%s is a number and a matter', (text) => {
  expect(phoneIn(text, kunming)).toEqual({ phone: '13888000001', more: true });
});
