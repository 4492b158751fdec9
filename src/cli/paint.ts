/** Colours and line breaks for a terminal: none where nobody sees them. */

import { stripVTControlCharacters, styleText } from 'node:util';

export type Style = Parameters<typeof styleText>[0];

/** Plain in a pipe, in a log file, and with NO_COLOR. */
export function paint(style: Style, text: string): string {
  const { NO_COLOR, FORCE_COLOR } = process.env;
  const wanted = FORCE_COLOR ? FORCE_COLOR !== '0' : !NO_COLOR && process.stdout.isTTY === true;
  return wanted ? styleText(style, text, { validateStream: false }) : text;
}

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;
// What must not begin a line.
const closing = /^[\s，。、；：？！）」』》”’…·,.;:?!)\]%]/u;

// What must not end one.
const opening = /[“‘「『（《([]$/u;

/** How many columns a terminal gives this text. */
export function columns(text: string): number {
  let count = 0;
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(
    stripVTControlCharacters(text),
  ))
    count += wide.test(segment) ? 2 : 1;
  return count;
}

const widest = 78;

/** How wide we write: a terminal that does not know its columns says 0, a pipe nothing. */
export const widthOf = (columns: number | undefined): number => Math.min(widest, (columns || widest + 2) - 2);

/** Lines of at most so many columns, broken between words, in Chinese between any two signs. */
export function wrapped(text: string, width: number): readonly string[] {
  return text.split('\n').flatMap((line) => {
    const lines: string[] = [];
    let current = '';
    for (const piece of pieces(line)) {
      if (current !== '' && columns(current + piece.trimEnd()) > width) {
        lines.push(current.trimEnd());
        current = piece.trimStart();
      } else current += piece;
    }
    return [...lines, current.trimEnd()];
  });
}

/** Whether a line must not break here: beside such a sign, and within Latin that holds no space. */
const stays = (before: string, after: string): boolean =>
  !before.endsWith(' ') &&
  (closing.test(after) || opening.test(before) || (/[\x21-\x7e]$/.test(before) && /^[\x21-\x7e]/.test(after)));

/** What stays together: a word with the signs that close it. */
function pieces(line: string): readonly string[] {
  const found: string[] = [];
  for (const { segment } of new Intl.Segmenter('zh', { granularity: 'word' }).segment(line)) {
    const last = found.at(-1);
    if (last !== undefined && stays(last, segment)) found[found.length - 1] = last + segment;
    else found.push(segment);
  }
  return found;
}
