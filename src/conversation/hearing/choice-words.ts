/** 1 / １ / 一 / 第一个 / ① / 选1 / the label / ok: which of the offered choices a message is. */

import { fold, withoutParticles } from './fold.ts';
import * as en from './words.en.ts';
import * as zh from './words.zh-CN.ts';

// "1 谢谢" chooses, too.
const courtesy = /[\s\p{P}]*(?:谢谢你们|谢谢[您你]?|谢了|多谢|thank you|thanks|please)$/u;
const highest = 20;
const zhNumber =
  /^(?:我?(?:就|要|想)*(?:选择?|回复?|按|点|发|数字)+)?(第)?(\d{1,2}|[〇零一二三四五六七八九十]{1,3})(?:个|项|条|种|位)?(?:选项)?(?:吧|呗)?$/u;
const enNumber =
  /^(?:i(?:'ll| will)? )?(?:(?:choose|pick|select|take|want|option|number|no\.|choice|reply|press|answer) )*(?:the )?(\d{1,2}|[a-z]+|\d{1,2}(?:st|nd|rd|th))(?: one| option| choice)?(?: please)?$/;
// Round and dark figures that Unicode does not count as the plain ones.
const figures = [
  [0x2776, 10, 1],
  [0x2780, 10, 1],
  [0x278a, 10, 1],
  [0x24f5, 10, 1],
] as const;

/** The number that the whole message is, 0 to 20. */
export function choiceNumber(text: string): number | undefined {
  if (text.length > 40 || /^\s*[-+−＋]/.test(text)) return undefined;
  const folded = fold(fold(plainFigure(text.trim())).replace(courtesy, ''));
  const zhFound = folded.match(zhNumber)?.[2];
  const value = zhFound !== undefined ? figureOf(zhFound) : figureOf(folded.match(enNumber)?.[1] ?? '');
  return value !== undefined && value <= highest ? value : undefined;
}

/**
 * The choice whose label the whole message is, as its index: folded, with or without the note in brackets, with or
 * without its own number before it ("1 签收"). `numbers` are the numbers people see, 1, 2, 3 … unless given.
 */
export function matchesLabel(
  text: string,
  labels: readonly string[],
  numbers: readonly number[] = labels.map((_, index) => index + 1),
): number | undefined {
  const wanted = loose(fold(text));
  if (wanted === '') return undefined;
  const whole = labels.map((label) => loose(fold(label)));
  const short = labels.map((label) => loose(fold(label.replace(/[（(【[].*$/u, ''))));
  const byLabel = only(whole, wanted) ?? only(short, wanted);
  if (byLabel !== undefined) return byLabel;
  const [, figure, rest] = fold(plainFigure(text)).match(/^(\d{1,2})[\s.,:、，。．:：)）-]*(\D.*)$/su) ?? [];
  const behind = rest === undefined ? undefined : (only(whole, loose(fold(rest))) ?? only(short, loose(fold(rest))));
  // "2 签收" where 签收 has number 1 means opinion no. 2, or is a slip: not ours to decide.
  return behind !== undefined && (numbers[behind] ?? behind + 1) === Number(figure) ? behind : undefined;
}

/** 帮我提交, submit it: said by its own word, so it never means the other choices of the card. */
export function handsIn(text: string): boolean {
  const folded = fold(text.replace(/^\s*[1１][\s.、，,]*/u, ''));
  return submits.has(folded) || submits.has(withoutParticles(folded));
}

/** ok, 好的 → yes; 不要, 算了 → no; only when the whole message is that, thanks beside it allowed. */
export function yesOrNo(text: string): 'yes' | 'no' | undefined {
  if (text.length > 40) return undefined;
  const folded = fold(text);
  const without = fold(folded.replace(courtesy, ''));
  for (const phrase of [folded, withoutParticles(folded), without, withoutParticles(without)]) {
    if (yes.has(phrase)) return 'yes';
    if (no.has(phrase)) return 'no';
  }
  return onlyThumb.test(text) ? undefined : signs.get(text.replace(/\s|\uFE0F/g, ''));
}

/** 算了, 不交了: throws away what is asked about; 不对 and 不行 only find fault. */
export function isDropped(text: string): boolean {
  const folded = fold(text);
  return dropped.has(folded) || dropped.has(withoutParticles(folded));
}

const dropped: ReadonlySet<string> = new Set([...zh.dropWords, ...en.dropWords]);
const submits: ReadonlySet<string> = new Set([...zh.submitWords, ...en.submitWords]);
const yes: ReadonlySet<string> = new Set([...zh.yesWords, ...en.yesWords, ...submits]);
const no: ReadonlySet<string> = new Set([...zh.noWords, ...en.noWords]);
// A thumb is thanks as often as consent: never a decision.
const onlyThumb = /^👍/u;
const signs: ReadonlyMap<string, 'yes' | 'no'> = new Map([
  ['✅', 'yes'],
  ['👌', 'yes'],
  ['🆗', 'yes'],
  ['✔', 'yes'],
  ['√', 'yes'],
  ['❌', 'no'],
  ['✖', 'no'],
  ['×', 'no'],
]);

const loose = (folded: string): string => folded.replace(/[\s\p{P}]+/gu, '');

function only(all: readonly string[], wanted: string): number | undefined {
  const at = wanted === '' ? -1 : all.indexOf(wanted);
  return at >= 0 && all.lastIndexOf(wanted) === at ? at : undefined;
}

function figureOf(word: string): number | undefined {
  if (/^\d/.test(word)) return Number.parseInt(word, 10);
  for (const list of [zh.numerals, en.numerals, en.ordinals]) if (list.includes(word)) return list.indexOf(word);
  return word === '〇' ? 0 : undefined;
}

function plainFigure(text: string): string {
  return text.replaceAll('🔟', '10').replace(/[\u2776-\u2793\u24F5-\u24FF]/gu, (sign) => {
    const code = sign.codePointAt(0) ?? 0;
    const row = figures.find(([from, length]) => code >= from && code < from + length);
    return row ? String(code - row[0] + row[2]) : code === 0x24ff ? '0' : sign;
  });
}
