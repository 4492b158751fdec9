import { describe, expect, it } from 'vitest';
import { clean, graphemes, isEmptyish, onlyEmoji, tooLong } from '../../../src/conversation/hearing/clean.ts';
import { fold } from '../../../src/conversation/hearing/fold.ts';

describe('a text before it is stored', () => {
  it('loses NUL, half surrogates and the space around it, and nothing else', () => {
    expect(clean('  路灯\u0000坏了\n第二行  *不是标记* <b>\u3000')).toBe('路灯坏了\n第二行  *不是标记* <b>');
    expect(clean('a\uD83D')).toBe('a\uFFFD');
    expect(clean('\uDC00b')).toBe('\uFFFDb');
    expect(clean('👨‍👩‍👧 𠮷')).toBe('👨‍👩‍👧 𠮷');
    expect(clean('\u202Eabc')).toBe('\u202Eabc');
  });

  it.each([
    '',
    ' ',
    '\n\t',
    '\u3000',
    '\u200B',
    '\u200E\u202E',
    '\uFEFF',
    '\u2800',
    '\u3164',
    '\u0000',
    '\uD800',
    '\uFE0F',
  ])('is empty when nobody would see anything (case %#)', (text) => {
    expect(isEmptyish(text)).toBe(true);
    expect(isEmptyish(clean(text))).toBe(true);
  });

  it.each(['1', '。', '？', '👍', 'a', '\u200B好\u200B'])('is not empty with a visible sign: %s', (text) => {
    expect(isEmptyish(text)).toBe(false);
  });

  it.each(['👍', '👍👍', '🙏🏽', '❤️', '👨‍👩‍👧', '🇨🇳', '[强]', '［抱拳］[玫瑰]', '[OK]', ' 👌 \n', '[微笑]👍'])(
    'knows a sign without words: %s',
    (text) => {
      expect(onlyEmoji(text)).toBe(true);
    },
  );

  it.each(['', ' ', '1', '1️⃣', '👍好', '[图片]', '[语音]', '[红包]', '[位置]', '🆘', '#', '好的[强]'])(
    'does not take "%s" for a mere sign',
    (text) => {
      expect(onlyEmoji(text)).toBe(false);
    },
  );

  it('counts and cuts as people count', () => {
    expect(graphemes('a👨‍👩‍👧é')).toEqual(['a', '👨‍👩‍👧', 'é']);
    expect(tooLong('👨‍👩‍👧'.repeat(5), 5)).toBe(false);
    expect(tooLong('👨‍👩‍👧'.repeat(6), 5)).toBe(true);
    expect(tooLong('长'.repeat(1_000_000), 8000)).toBe(true);
    for (const family of ['👨‍👩‍👧', 'e\u0301', '🇨🇳'])
      expect(graphemes(family.repeat(700))).toEqual(Array(700).fill(family));
  });
});

describe('folding', () => {
  it.each([
    ['１', '1'],
    ['ＯＫ！', 'ok'],
    ['  好的。。。 ', '好的'],
    ['查\u200B询', '查询'],
    ['\u202E签收\u202C', '签收'],
    ['Thank   You!!', 'thank you'],
    ['1024　签收', '1024签收'],
    ['①', '1'],
    ['“取消”', '取消'],
    ['谢谢~~', '谢谢'],
  ])('%s → %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
    expect(fold(folded)).toBe(folded);
  });
});
