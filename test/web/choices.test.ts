import { describe, expect, it } from 'vitest';
// @ts-expect-error: the page's scripts are plain JavaScript
import { chosenWords, goneIn, isTyped, numbersOf, staleAfter } from '../../src/web/static/choices.js';
import { whileOpen } from '../../src/web/while-open.ts';

const card = [
  { id: 'confirm', label: '提交' },
  { id: 'change-deputy', label: '换代表' },
  { id: 'discard', label: '不要了' },
];
const letter = (number: number | null, event: string, choices: object[] = []) => ({
  seq: 1,
  text: '',
  choices,
  about: number === null && event === '' ? null : { event, ...(number === null ? {} : { number }) },
});

describe('choices in the web chat', () => {
  it('have the numbers that do the same in every messenger: 0 throws away or takes back', () => {
    expect(numbersOf(card)).toEqual([1, 2, 0]);
    expect(
      numbersOf([
        { id: 'undo.1024', label: '撤销' },
        { id: 'open.1024', label: '查看' },
      ]),
    ).toEqual([0, 1]);
  });
  it('are said in one’s own bubble with their number', () => {
    expect(chosenWords(card, 'confirm')).toBe('1 提交');
    expect(chosenWords(card, 'unknown')).toBeNull();
  });
  it('are answered by typing the number or the label, in any width', () => {
    expect(isTyped(card, ' １ ')).toBe(true);
    expect(isTyped(card, '换代表')).toBe(true);
    expect(isTyped(card, '0')).toBe(true);
    expect(isTyped(card, '3')).toBe(false);
    expect(isTyped(card, '1 盏灯坏了')).toBe(false);
  });
  it('go away when a newer card offers them again, or when they were done, and stay beside everything else', () => {
    const ack = { id: 'ack.1024', label: '签收', act: 'acknowledge', while: ['submitted'] };
    const open = { id: 'open.1024', label: '看全文', act: 'open' };
    const mine = letter(1024, 'submit', [ack, open]);
    expect(staleAfter(mine, letter(1024, 'remind', [ack]))).toBe(true);
    expect(staleAfter(mine, letter(1024, 'acknowledge'))).toBe(true);
    expect(staleAfter(mine, letter(1024, 'add', [open]))).toBe(false);
    expect(staleAfter(mine, letter(1025, 'submit', [{ ...ack, id: 'ack.1025' }]))).toBe(false);
    expect(staleAfter(letter(null, 'drafted', card), letter(1024, 'submit'))).toBe(true);
    expect(staleAfter(letter(null, 'drafted', card), letter(1011, 'news'))).toBe(false);
    expect(staleAfter(letter(null, '', card), letter(null, ''))).toBe(false);
    expect(staleAfter(letter(null, '', card), letter(null, '', card))).toBe(true);
  });
  it('of an answer that is being written stay when word comes that an earlier one arrived', () => {
    const classes = [
      { id: 'class-A.1024', label: '已解决', act: 'class-A' },
      { id: 'class-B.1024', label: '正在解决', act: 'class-B' },
    ];
    expect(staleAfter(letter(1024, 'drafted', classes), letter(1024, 'confirm-delivery'))).toBe(false);
    expect(staleAfter(letter(1024, 'drafted', classes), letter(1024, 'answer', [{ id: 'undo.1024' }]))).toBe(true);
    const reasons = letter(null, '', [{ id: 'reason.1024.law', label: '法律', act: 'explain' }]);
    expect(staleAfter(reasons, letter(1024, 'answer', [{ id: 'undo.1024' }]))).toBe(true);
    expect(staleAfter(reasons, letter(1025, 'answer'))).toBe(false);
  });
  it('can be taken in the states that the table of acts gives, a correction’s class among them', () => {
    const states = (act: string, writtenIn?: string) =>
      whileOpen({ id: `${act}.1024`, label: '', n: 1, act }, writtenIn).while;
    expect(states('acknowledge')).toEqual(['submitted']);
    expect(states('assign')).toEqual(['submitted']);
    expect(states('solved-yes')).toEqual(['answered', 'closed']);
    expect(states('class-A', 'handling')).toEqual(['submitted', 'acknowledged', 'clarifying', 'handling']);
    expect(states('class-A', 'closed')).toEqual(['answering', 'answered', 'closed']);
    expect(states('class-A')).toEqual(
      expect.arrayContaining([
        'submitted',
        'acknowledged',
        'clarifying',
        'handling',
        'answering',
        'answered',
        'closed',
      ]),
    );
    expect([states('open'), states('confirm'), states('called')]).toEqual([undefined, undefined, undefined]);
  });
  it('that can no longer be taken are gone, but not those of a letter written in that very state', () => {
    const ack = { id: 'ack.1024', label: '签收', while: ['submitted'] };
    const open = { id: 'open.1024', label: '看全文' };
    const mine = { ...letter(1024, 'submit', [ack, open]), about: { number: 1024, state: 'submitted' } };
    expect(goneIn(mine, 1024, 'acknowledged')).toEqual([ack]);
    expect(goneIn(mine, 1024, 'submitted')).toEqual([]);
    expect(goneIn(mine, 1025, 'acknowledged')).toEqual([]);
    const answer = { ...letter(1024, 'answer', [{ ...ack, while: ['answered'] }]), about: { state: 'answering' } };
    expect(goneIn(answer, 1024, 'answering')).toEqual([]);
  });
});
