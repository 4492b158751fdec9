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
  if (onlyEmoji(text)) return angry.test(text) ? 'insult' : 'ack';
  if (/^[\s\p{P}~]+$/u.test(text)) return /[?？]/.test(text) ? 'status' : 'ack';
  const whole = kindOf(text, language);
  if (whole) return whole;
  const kinds = phrasesOf(text).flatMap(
    (phrase) => kindOf(phrase, language) ?? thanked(phrase).map((one) => kindOf(one, language)),
  );
  return kinds.includes(undefined) ? undefined : talkKinds.find((kind) => kinds.includes(kind));
}

// 😡 is no 好的.
const angry = /[😠😡🤬👎🖕💩💢]|\[(?:发怒|咒骂|鄙视|弱|便便|炸弹|菜刀|抓狂|翻白眼)\]/u;

/** 知道了谢谢: thanks without a stop before them. */
const thanked = (phrase: string): string[] =>
  phrase.split(/(?<=\p{Script=Han})(?=(?:谢谢|多谢|辛苦了|麻烦了))|(?<=[a-z])\s+(?=(?:thanks|thank you|please)$)/iu);

function kindOf(phrase: string, language: Language): TalkKind | undefined {
  const folded = fold(phrase);
  const command = commandNamed(folded);
  return phraseKind(folded, language) ?? talkKinds.find((kind) => kind === command) ?? yesOrNo(folded);
}
