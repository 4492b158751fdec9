/** The texts that the chat's scripts say, handed to them in the page: scripts hold no text of their own. */

import { longest } from '../../conversation/converse.ts';
import { acceptedFiles } from '../../flow/keep-files.ts';
import type { Say } from '../../text/say.ts';
import type { SiteView } from '../view-types.ts';

const plain = [
  'log',
  'composer',
  'placeholder',
  'send',
  'photo',
  'voice',
  'file',
  'sending',
  'received',
  'waiting',
  'sendNow',
  'refused',
  'tooBig',
  'tooMany',
  'notKept',
  'cannotShow',
  'again',
  'away',
  'typing',
  'copyCode',
  'openCode',
  'chosen',
  'stopRecording',
  'dropRecording',
  'sendVoice',
  'recording',
  'recorded',
  'noMicrophone',
  'longest',
  'play',
  'pause',
  'cannotPlay',
  'photoOf',
  'video',
  'document',
  'cannotLoad',
  'close',
  'newLetters',
  'lost',
  'cannotStart',
  'mine',
  'theirs',
] as const;

/** `{n}` and its like stay in the text: the script fills them in. */
export function chatWords(say: Say, demo: boolean): string {
  const words = Object.fromEntries(plain.map((key) => [key, say(`web:chat.${key}`)]));
  const filled = {
    seconds: say('web:chat.seconds', { n: '{n}' }),
    percent: say('web:chat.percent', { n: '{n}' }),
    day: say('web:chat.day', { day: '{day}', weekday: '{weekday}' }),
    signsLeft: say('web:chat.signsLeft', { n: '{n}' }),
    signsOver: say('web:chat.signsOver', { n: '{n}' }),
    copied: say('web:copied'),
    ...(demo ? { lost: say('web:chat.lostDemo') } : {}),
  };
  return JSON.stringify({ ...words, ...filled });
}

/** What any conversation on a page is told beside its words. */
export const chatData = (site: SiteView, say: Say, maxBytes: number) => ({
  'data-words': chatWords(say, site.demo),
  'data-language': site.language,
  'data-zone': site.timeZone,
  'data-limits': JSON.stringify({ bytes: maxBytes, signs: longest, files: acceptedFiles }),
});
