/** How texts are compared: what looks or sounds the same to a person is the same. */

const silent = /\p{Cf}|\p{Default_Ignorable_Code_Point}|\u20E3/gu;
const besideHan = /(?<=\p{Script=Han})\s+|\s+(?=\p{Script=Han})/gu;
const edge = /^[\s\p{P}~^`]+|[\s\p{P}~^`]+$/gu;

/** Full width to half, lower case, no zero-width and bidi signs, no punctuation around, single spaces, none beside Han. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .replace(silent, '')
    .toLowerCase()
    .replace(edge, '')
    .replace(/\s+/g, ' ')
    .replace(besideHan, '');
}

/** 谢谢啊、好的呢、是呢噶: the sounds at the end carry nothing (噶, 咯, 呢 are Kunming's). */
export function withoutParticles(folded: string): string {
  return folded.replace(/(?<=.)[啊呀哦喔呢嘛啦咯噶嘎嘞哈呗哇诶欸哎哟嗷唉]+$/u, '');
}
