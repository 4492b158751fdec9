/**
 * Is somebody in danger now? A guard asks with one card and never blocks (voice.md section 4). Plain word lists would
 * ask one writer in twenty-five, so urgency must stand with the first person or with "now" in one breath.
 */

import { emergencyEn, selfHarmEn } from './danger-words.en.ts';
import { emergencyZh, selfHarmZh } from './danger-words.zh-CN.ts';

export type Guard = 'emergency' | 'self-harm';

/** What makes a sentence one about danger now. */
export interface DangerWords {
  /** Enough alone in a sentence of at most `longestCry` signs: 救命啊, 我不想活了. */
  readonly alone: RegExp;
  readonly longestCry: number;
  /** Danger that may be under way, or told of. */
  readonly danger: RegExp;
  /** Now, here, I: what makes it under way. */
  readonly now: RegExp;
  /** Enough in a message of at most `shortCry` signs: 对面楼起火了, 有车掉河里了 is a call, not a tale. */
  readonly short: RegExp;
  /** What makes it a story, a fear, a rule: then only `surely` counts. */
  readonly told: RegExp;
  /** Under way whatever else is said. */
  readonly surely: RegExp;
  /** Turns of speech that hold a word of danger and mean none. */
  readonly harmless: RegExp;
}

// Who has time for a page is not in a fire; of a long text only its short sentences could be a cry.
const longTale = 400;
const longSentence = 120;
const shortCry = 40;

/** The guard that a text calls for; self-harm before emergency. */
export function guardOf(text: string): Guard | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/\p{Cf}|\*/gu, '')
    .toLowerCase();
  const sentences = plain.split(/(?<=[。!?！？;；\n])|(?<=[a-z]\.)\s/u).filter((one) => one.trim() !== '');
  if (sentences.some((one) => isUnderWay(one, selfHarmZh) || isUnderWay(one, selfHarmEn))) return 'self-harm';
  if (plain.length > longTale) return undefined;
  if (/🆘|\bsos\b/u.test(plain)) return 'emergency';
  const short = plain.length <= shortCry;
  // "我家着火了！快来！": the cry and the danger may be two sentences.
  const breaths = plain.length <= longSentence ? [plain] : sentences.filter((one) => one.length <= longSentence);
  return breaths.some((one) => isUnderWay(one, emergencyZh, short) || isUnderWay(one, emergencyEn, short))
    ? 'emergency'
    : undefined;
}

function isUnderWay(sentence: string, words: DangerWords, short = false): boolean {
  const meant = sentence.replace(words.harmless, ' ');
  const told = words.told.test(meant);
  if (!told && meant.length <= words.longestCry && words.alone.test(meant)) return true;
  if (!told && short && words.short.test(meant)) return true;
  return words.danger.test(meant) && (words.surely.test(meant) || (!told && words.now.test(meant)));
}
