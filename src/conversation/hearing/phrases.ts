/** Ordinary phrases and how a message falls into them: shared by the recognisers of talk and of commands. */

import type { Language } from '../../domain/people.ts';
import { onlyEmoji } from './clean.ts';
import { withoutParticles } from './fold.ts';
import * as en from './talk-words.en.ts';
import * as zh from './talk-words.zh-CN.ts';

/** What is said in one message counts by the first of these that is in it. */
export const talkKinds = [
  'callback',
  'money',
  'urge',
  'status',
  'why',
  'help',
  'who',
  'insult',
  'slip',
  'settled',
  'finished',
  'no',
  'thanks',
  'bye',
  'ack',
  'yes',
  'greeting',
] as const;
export type TalkKind = (typeof talkKinds)[number];

/** Longer than this nobody only greets or only says a command's word. */
export const longestPhrase = 60;

const tables: Readonly<Record<Language, ReadonlyMap<string, TalkKind>>> = {
  'zh-CN': tableOf(zh.talkWords),
  en: tableOf(en.talkWords),
};

/** The kind of talk that one folded phrase is; the person's own language is asked first. */
export function phraseKind(folded: string, language: Language = 'zh-CN'): TalkKind | undefined {
  if (folded === '') return 'ack';
  const bare = withoutParticles(folded);
  const [own, other] = language === 'en' ? [tables.en, tables['zh-CN']] : [tables['zh-CN'], tables.en];
  return (
    own.get(folded) ??
    own.get(bare) ??
    other.get(folded) ??
    other.get(bare) ??
    [...zh.talkPatterns, ...en.talkPatterns].find(([, pattern]) => pattern.test(bare))?.[0]
  );
}

/** The phrases of a message: cut at stops and commas, at spaces beside Chinese, around emoji (which go). */
export function phrasesOf(text: string): string[] {
  return text
    .replace(/(?:\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\uFE0F)*|\[[\p{L}\d]{1,6}\])+/gu, (found) =>
      onlyEmoji(found) ? '\n' : found,
    )
    .split(/[\n，,。.！!？?；;、~～…—]+|(?<=\p{Script=Han})\s+|\s+(?=\p{Script=Han})/u)
    .filter((phrase) => phrase.trim() !== '');
}

function tableOf(words: Readonly<Partial<Record<TalkKind, readonly string[]>>>): ReadonlyMap<string, TalkKind> {
  return new Map(
    Object.entries(words).flatMap(([kind, list]) => list.map((word) => [word, kind as TalkKind] as const)),
  );
}
