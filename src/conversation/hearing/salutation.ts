/** 尊敬的领导您好，打扰一下，我想反映：how people begin before they come to the matter (28 of 100 real texts). */

import { tooLong } from './clean.ts';

const offices =
  '(?:领导|书记|市长|县长|区长|省长|州长|镇长|乡长|局长|厅长|部长|处长|科长|主任|院长|校长|主席|理事长|行长|代表|委员|同志|部门|单位|政府|大人|老师|先生|女士|编辑|工作人员)';
const plural = '(?:们|同志|大人|领导)*';

const openings: readonly RegExp[] = [
  // 1、 and dashes at the very start; a number that belongs to the text (139路) stays.
  /^(?:[\s\p{Po}\p{Pd}~]+|[（(]?[一二三四五六七八九十\d]{1,2}(?:[、)）．]|[.:：](?!\d))\s*)+/u,
  new RegExp(
    `^(?:尊敬|敬爱|亲爱)的?(?:[^。！？!?，,：:；;\\n]{0,24}?${offices}${plural}|[^。！？!?，,：:；;\\s]{0,16}(?=[。！!，,：:\\s]))`,
    'u',
  ),
  // 李局长你好 · 书记： · 有关部门领导， but not 我们村主任贪污: no words of a story before the office.
  new RegExp(
    `^(?:各位)?[^。！？!?，,：:；;\\s我你他她们是在把被将请让对向]{0,8}?${offices}${plural}(?=\\s*(?:[:：，,！!]|您好|你好|你们好|大家好|好|$))`,
    'u',
  ),
  /^(?:您们?好|你们?好|大家好|各位好|领导好|好|[上下]午好|[早晚]上好|新年好|打扰(?:您|你|一?下|了)*|冒昧(?:打扰)?(?:一下|了)?|在吗)(?=[\s\p{P}~]|$)/u,
  /^(?:您们?好|你们?好|领导好)(?=\p{L})/u,
  /^(?:hello|hi|hey|good (?:morning|afternoon|evening|day)|to whom it may concern|dear [^,.!:\n]{1,30})(?=[\s\p{P}]|$)/iu,
];

const whom = '(?:[向跟对和给]?(?:您们?|你们?|领导|贵部门|上级|大家)?)';
const saying = '(?:咨询|反映|反应|投诉|举报|请问|提问|问|请教|了解|建议|求助|诉说|说|汇报)';
const thing = '(?:情况|问题|事情|事|建议)';
const prefaces: readonly RegExp[] = [
  /^请问(?:一?下)?[\s,，:：]*/u,
  /^(?:我们?|本人)?(?:就?[想要来])+(?:请?问|了解|知道|咨询)(?:一?下|的是)?[\s,，:：]*/u,
  new RegExp(
    `^(?:我们?|本人)?(?:是)?(?:[想要现特来])*${whom}${saying}(?:一?下|的|[一几]?[个件些])*${thing}?(?:是|如下)?[\\s,，:：。]+`,
    'u',
  ),
  // 我要举报… : what is left begins with the verb that says what it is.
  /^(?:我们?|本人)(?:[想要现特来])*(?=投诉|举报|求助|建议|反映)/u,
];
// A preface is dropped only where enough stands behind it.
const enough = 6;

/** The text from where it comes to the matter; empty when it only greets. */
export function withoutSalutation(text: string): string {
  let rest = text;
  for (let round = 0; round < 6; round++) {
    const before = rest;
    for (const opening of openings) rest = afterwards(rest, rest.replace(opening, ''));
    rest = withoutPreface(rest);
    if (rest === before) break;
  }
  return rest;
}

/** Without 请问, 我想咨询一下, 我要反映的是: when something is left. */
export function withoutPreface(text: string): string {
  const found = prefaces.map((preface) => text.replace(preface, '')).find((rest) => rest !== text);
  return found !== undefined && tooLong(found.trim(), enough) ? found : text;
}

function afterwards(before: string, after: string): string {
  return before === after ? before : after.replace(/^[\s~，,。.！!：:；;、…—-]+/u, '');
}
