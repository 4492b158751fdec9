/** What a person's text is before anybody reads it: safe to store, and perhaps nothing at all. */

import { stickerNames } from './words.zh-CN.ts';

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
// Spaces, controls, zero-width and bidi signs, fillers, what is left of half an emoji: nobody sees any of them.
const unseen = /[\s\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800\uFFFD]/gu;
const emoji = /\p{RI}\p{RI}|\p{Extended_Pictographic}[\p{Emoji_Modifier}\u{E0020}-\u{E007F}]*|[🏻-🏿]/gu;
const sticker = new RegExp(`[\\[［](?:${stickerNames.join('|')})[\\]］]`, 'giu');

/** For the store: no NUL (PostgreSQL refuses it), no half surrogate, no space around; all else verbatim. */
export function clean(text: string): string {
  return text
    .replaceAll('\0', '')
    .replace(/\p{Cs}/gu, '\uFFFD')
    .trim();
}

/** True when a person would see nothing. */
export function isEmptyish(text: string): boolean {
  return text.replace(unseen, '') === '';
}

/** 👍, [强], [OK]: a sign and no word. 1️⃣ is a choice and 🆘 a call, not ornaments. */
export function onlyEmoji(text: string): boolean {
  const seen = text.replace(unseen, '');
  return seen !== '' && !seen.includes('🆘') && seen.replace(sticker, '').replace(emoji, '') === '';
}

/** The signs as people count them: an emoji, a letter with its accents. */
export function graphemes(text: string): string[] {
  return [...eachGrapheme(text)];
}

/** More than `limit` graphemes; stops counting there, however long the text. */
export function tooLong(text: string, limit: number): boolean {
  if (text.length <= limit) return false;
  let count = 0;
  for (const _ of eachGrapheme(text)) if (++count > limit) return true;
  return false;
}

const stride = 512;

// The segmenter takes time by the square of the text's length, so it is given one piece after the other.
function* eachGrapheme(text: string): Generator<string> {
  for (let from = 0; from < text.length; ) {
    const piece = Array.from(segmenter.segment(text.slice(from, from + stride)), (one) => one.segment);
    // The last sign may go on in the next piece.
    const whole = from + stride < text.length && piece.length > 1 ? piece.slice(0, -1) : piece;
    yield* whole;
    from += whole.reduce((length, sign) => length + sign.length, 0);
  }
}
