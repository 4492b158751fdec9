/** Ordinary talk: 谢谢, 在吗, 收到, 是机器人吗. A bot that takes these for an opinion is a toy (voice.md section 2). */

import type { Language } from '../../domain/people.ts';
import { yesOrNo } from './choice-words.ts';
import { onlyEmoji } from './clean.ts';
import { commandNamed } from './command-of.ts';
import { fold } from './fold.ts';
import { longestPhrase, phraseKind, phrasesOf, type TalkKind, talkKinds } from './phrases.ts';

export type { TalkKind } from './phrases.ts';

/** What kind of ordinary talk the whole message is; nothing when any part of it may be more than that. */
export function smallTalk(text: string, language: Language): TalkKind | undefined {
  if (text.length > longestPhrase) return undefined;
  if (onlyEmoji(text)) return 'ack';
  if (/^[\s\p{P}~]+$/u.test(text)) return /[?？]/.test(text) ? 'status' : 'ack';
  const whole = kindOf(text, language);
  if (whole) return whole;
  const kinds = phrasesOf(text).map((phrase) => kindOf(phrase, language));
  return kinds.includes(undefined) ? undefined : talkKinds.find((kind) => kinds.includes(kind));
}

function kindOf(phrase: string, language: Language): TalkKind | undefined {
  const folded = fold(phrase);
  const command = commandNamed(folded);
  return phraseKind(folded, language) ?? talkKinds.find((kind) => kind === command) ?? yesOrNo(folded);
}
