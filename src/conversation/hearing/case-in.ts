/**
 * Does a text concern the writer's own case at law, or a tender? A deputy does not interfere with either (代表法 Art. 59):
 * asked of the deputy or office at forwarding, never of the citizen and never a refusal at submit (voice.md section 4).
 */

import { caseEn, tenderEn } from './case-words.en.ts';
import { caseZh, tenderZh } from './case-words.zh-CN.ts';

export interface CaseIn {
  readonly kind: 'case' | 'tender';
  /** The words that raise the question, as they stand in the text; at most five. */
  readonly words: readonly string[];
}

/** All patterns are global: only matchAll, never test. */
export interface CaseWords {
  /** Enough in a sentence that is not `general`. */
  readonly surely: RegExp;
  /** Enough where the same sentence says whose case it is, or since when; and twice in a text. */
  readonly likely: RegExp;
  readonly own: RegExp;
  /** The law, advice, a place, a threat: no case of anybody. */
  readonly general: RegExp;
}

const longest = 10_000;
const mostWords = 5;

export function caseIn(text: string): CaseIn | undefined {
  const sentences = text
    .slice(0, longest)
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .split(/(?<=[。!?;\n])|(?<=[a-z)]\.)\s/u);
  for (const [kind, all] of kinds)
    for (const words of all) {
      const found = wordsOf(sentences, words);
      if (found.length > 0) return { kind, words: [...new Set(found)].slice(0, mostWords) };
    }
  return undefined;
}

const kinds = [
  ['case', [caseZh, caseEn]],
  ['tender', [tenderZh, tenderEn]],
] as const;

function wordsOf(sentences: readonly string[], words: CaseWords): readonly string[] {
  const surely: string[] = [];
  const likely: string[] = [];
  for (const sentence of sentences) {
    if (has(sentence, words.general)) continue;
    surely.push(...all(sentence, words.surely));
    if (has(sentence, words.own)) likely.push(...all(sentence, words.likely));
  }
  return surely.length > 0 || new Set(likely).size > 1 ? [...surely, ...likely] : [];
}

const all = (text: string, pattern: RegExp): readonly string[] =>
  Array.from(text.matchAll(pattern), ([word]) => word.trim());
const has = (text: string, pattern: RegExp): boolean => text.search(pattern) >= 0;
