/** The title an opinion gets before an office changes it: its first sentence without the salutation. */

import { graphemes, tooLong } from './clean.ts';
import { fold } from './fold.ts';
import { withoutPreface, withoutSalutation } from './salutation.ts';

/** Graphemes; a title is read in lists and on small screens. */
export const longestTitle = 28;
// Shorter than this a sentence tells too little by itself.
const shortest = 10;
// Up to here a clause is a title; a shorter one goes on into the next.
const fullClause = 14;

/** At most 28 graphemes; empty when nothing can be read in the text. */
export function titleOf(text: string): string {
  const flat = text
    .slice(0, 4000)
    .normalize('NFC')
    .replace(/[`*]+/g, '')
    .replace(/[_#>|]+|<[^>]{1,40}>/g, ' ')
    .replace(/\p{Cf}/gu, '');
  const sentences = sentencesOf(withoutSalutation(flat));
  return shortened(sentences.length > 0 ? tellingPart(sentences) : flat.replace(/\s+/g, ' ').trim());
}

function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[。．！？!?；;])|\n|\u3000{2,}|(?<=[a-z)]\.)\s+(?=[A-Z])/u)
    .map((one) => one.replace(/\s+/g, ' ').trim())
    .filter((one) => fold(one) !== '')
    .slice(0, 5);
}

// Clauses that say who speaks, when, by which rule, or that something will be said: the matter comes behind them.
const before: readonly RegExp[] = [
  /^(?:我|本人|我们|俺|咱们?|笔者)(?:们|家)?(?:就?是|叫|系|住|家?住在?|现?居住)/u,
  /^(?:家住|现住|作为|身为|坐标|姓名|住了|男|女|\d+岁|汉族|身份证|电话|联系)/u,
  /^(?:自|从)?(?:去年|今年|昨天|昨晚|今天|今早|近日|最近|目前|现在|[上下]午|[早晚]上|[-—~至到\d:：年月日号点时分底初])+(?:以来|开始|起|左右|许)?[，,]$/u,
  /^现?(?:根据|按照|依据|依照).{2,}/u,
  /^.{0,14}(?:反映|反应|咨询|汇报|请教|求助|困扰|说).{0,6}(?:情况|问题|事情?|心愿)(?:如下|.{0,12}解决)?[，,。．：:]?$/u,
  /^(?:情况|事情|经过|具体)(?:是这样的?|如下)|^确实|^首先|^(?:很|非常|十分)?(?:抱歉|感谢|谢谢|冒昧|不好意思)|^(?:麻烦|烦请|劳烦)(?:您|领导|你们)?[，,]/u,
];

/** The first sentence; where it does not fit or tells nothing yet, from where the matter begins. */
function tellingPart(sentences: readonly string[]): string {
  const [first = '', second = ''] = sentences;
  const clauses = sentences.map(clausesOf);
  const begins = clauses[0]?.some((clause) => !isBefore(clause)) ?? false;
  if (begins && !tooLong(first, longestTitle)) return tooLong(first, shortest - 1) ? first : joined(first, second);
  for (const [at, sentence] of clauses.entries()) {
    const from = sentence.findIndex((clause) => !isBefore(clause));
    if (from < 0) continue;
    const rest = withoutPreface(sentence.slice(from).join(''));
    return tooLong(rest, shortest - 1) ? rest : joined(rest, sentences[at + 1] ?? '');
  }
  return joined(first, second);
}

const isBefore = (clause: string): boolean => before.some((pattern) => pattern.test(clause));

/** Cut behind commas, not within brackets or quotation marks. */
function clausesOf(sentence: string): string[] {
  return sentence.match(/(?:（[^）]*）?|\([^)]*\)?|《[^》]*》?|“[^”]*”?|[^，,；;])+[，,；;]?/gu) ?? [sentence];
}

function joined(first: string, second: string): string {
  return second === '' ? first : `${first.replace(/[。．；;，,]$/u, '')}，${second}`;
}

function shortened(sentence: string): string {
  const whole = sentence.replace(/[\s，,。．.；;：:、]+$/u, '');
  if (!tooLong(whole, longestTitle)) return closed(whole);
  const signs = graphemes(whole.slice(0, 600)).slice(0, longestTitle + 1);
  const comma = signs.findLastIndex((sign, at) => at >= fullClause && isStop(sign, signs[at + 1]));
  if (comma > 0) return closed(signs.slice(0, comma).join(''));
  const cut = closed(wholeWords(signs.slice(0, longestTitle - 1).join(''), whole));
  return `${cut.replace(/[\s\p{Po}的了和与及在]+$/u, '')}…`;
}

function isStop(sign: string, next: string | undefined): boolean {
  return /[，；：。]/u.test(sign) || (/[,;:]/.test(sign) && !/\d/.test(next ?? ''));
}

const words = new Intl.Segmenter('zh-CN', { granularity: 'word' });

/** The cut text without the word that the cut went through. */
function wholeWords(cut: string, whole: string): string {
  const last = words.segment(whole.slice(0, cut.length + 40)).containing(cut.length);
  return last && last.index < cut.length && last.index > cut.length / 2 ? cut.slice(0, last.index) : cut;
}

const pairs: readonly (readonly [string, string])[] = [
  ['（', '）'],
  ['(', ')'],
  ['【', '】'],
  ['[', ']'],
  ['《', '》'],
  ['“', '”'],
  ['「', '」'],
];

/** Without a bracket or quotation mark that the cut left open, and without its beginning where enough stands before it. */
function closed(text: string): string {
  const open = Math.max(
    ...pairs.map(([sign, close]) => (text.lastIndexOf(sign) > lastClose(text, close) ? text.lastIndexOf(sign) : -1)),
  );
  if (open < 0) return text;
  return open >= shortest ? text.slice(0, open).trimEnd() : text.slice(0, open) + text.slice(open + 1);
}

// 宿舍区（景蓉华苑) : people mix the two widths.
const lastClose = (text: string, close: string): number =>
  Math.max(
    text.lastIndexOf(close),
    close === '）' ? text.lastIndexOf(')') : close === ')' ? text.lastIndexOf('）') : -1,
  );
