import { describe, expect, it } from 'vitest';
import { type HeardRating, ratingOf } from '../../../src/conversation/hearing/rating-words.ts';

type Row = readonly [string, HeardRating | undefined];

describe('after "solved?"', () => {
  it.each<Row>([
    ['解决了', { solved: 'yes' }],
    ['好了', { solved: 'yes' }],
    ['解决了，谢谢', { solved: 'yes' }],
    ['解决了谢谢您', { solved: 'yes' }],
    ['问题已经解决，谢谢代表', { solved: 'yes' }],
    ['算是解决了吧', { solved: 'yes' }],
    ['部分解决', { solved: 'partly' }],
    ['解决了一半', { solved: 'partly' }],
    ['没', { solved: 'no' }],
    ['没解决', { solved: 'no' }],
    ['没有解决', { solved: 'no' }],
    ['还没修', { solved: 'no' }],
    ['没有，还是老样子', { solved: 'no' }],
    ['修好了，但是又坏了', { solved: 'partly' }],
    ['满意', { answer: 'good' }],
    ['挺好的', { answer: 'good' }],
    ['不满意', { answer: 'bad' }],
    ['基本满意', { answer: 'fair' }],
    ['解决了但态度不好', { solved: 'yes', attitude: 'bad' }],
    ['态度很好，就是没解决', { solved: 'no', attitude: 'good' }],
    ['都解决了，非常满意', { solved: 'yes', answer: 'good' }],
    ['答复满意，态度一般', { answer: 'good', attitude: 'fair' }],
    ['答复和态度都满意', { answer: 'good', attitude: 'good' }],
    ['部分解决，还有两盏不亮', { solved: 'partly', remark: '部分解决，还有两盏不亮' }],
    ['1，态度不好', { number: 1, attitude: 'bad' }],
    ['yes', { solved: 'yes' }],
    ['Yes, thank you', { solved: 'yes' }],
    ["it's fine, thanks", { solved: 'yes' }],
    ['no', { solved: 'no' }],
    ['not really', { solved: 'no' }],
    ['still broken', { solved: 'no' }],
    ['solved, but he was rude', { solved: 'yes', attitude: 'bad' }],
    ['Partly, two lamps are still off', { solved: 'partly', remark: 'Partly, two lamps are still off' }],
  ])('%s', (text, rating) => {
    expect(ratingOf(text, 'solved')).toEqual(rating);
  });

  it.each([
    '谢谢',
    '收到',
    '好的',
    'ok',
    '路灯又坏了',
    '没有路灯',
    '公交车晚点',
    'The lamp is still off',
    '路灯还是要修的呀',
    `没解决。${'我们等了很久。'.repeat(60)}`,
  ])('no rating: %s', (text) => {
    expect(ratingOf(text, 'solved')).toBeUndefined();
  });
});

describe('after the finer questions a bare mark is about what was asked', () => {
  it.each<readonly [string, 'answer' | 'attitude', HeardRating | undefined]>([
    ['满意', 'answer', { answer: 'good' }],
    ['满意', 'attitude', { attitude: 'good' }],
    ['一般', 'attitude', { attitude: 'fair' }],
    ['很差', 'attitude', { attitude: 'bad' }],
    ['very good', 'attitude', { attitude: 'good' }],
    ['poor', 'answer', { answer: 'bad' }],
    ['没解决', 'attitude', undefined],
  ])('%s → %s', (text, asked, rating) => {
    expect(ratingOf(text, asked)).toEqual(rating);
  });
});
