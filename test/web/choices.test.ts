import { describe, expect, it } from 'vitest';
// @ts-expect-error: the page's scripts are plain JavaScript
import { chosenWords, isTyped, numbersOf, staleAfter } from '../../src/web/static/choices.js';

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
  it('go away when a newer letter speaks of the same opinion, and stay beside another one', () => {
    expect(staleAfter(letter(1024, 'submit', card), letter(1024, 'acknowledge'))).toBe(true);
    expect(staleAfter(letter(1024, 'submit', card), letter(1025, 'submit', card))).toBe(false);
    expect(staleAfter(letter(null, 'drafted', card), letter(1024, 'submit'))).toBe(true);
    expect(staleAfter(letter(null, 'drafted', card), letter(1011, 'news'))).toBe(false);
    expect(staleAfter(letter(null, '', card), letter(null, ''))).toBe(false);
    expect(staleAfter(letter(null, '', card), letter(null, '', card))).toBe(true);
  });
});
