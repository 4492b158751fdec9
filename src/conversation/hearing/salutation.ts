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

const stop = '[\\s，,。．；;：:、]+';
/** Who is writing is kept with the person; a title is read by others and names the matter. */
const introductions: readonly RegExp[] = [
  new RegExp(`^(?:我|本人|我们)(?:的名字)?(?:名?叫|姓)(?:做)?\\p{Script=Han}{1,4}${stop}`, 'u'),
  new RegExp(`^本人\\p{Script=Han}{2,3}${stop}`, 'u'),
  new RegExp(
    `^(?:我|本人|我们|俺)(?:家|都)?(?:就)?(?:是|作为)[^，,。；;：:\\n]{0,24}?(?:居民|村民|业主|住户|市民|群众|百姓|家长|司机|学生|职工|员工|工人|教师|老师|护士|医生|商户|店主|租户|农民|党员|残疾人|退休人员|老人|妈妈|爸爸|人|(?:区|县|市|镇|乡|街道|村|社区|小区|苑|园|城)(?:里|这边)?的)(?:之一)?(?:们)?(?:[\\p{Script=Han}]{2,3}(?=[，,]))?${stop}`,
    'u',
  ),
  // Without a comma only where the word that ends it can begin nothing else.
  /^(?:我|本人|我们)(?:就)?是[^，,。；;：:\n]{2,16}?的(?:一[名位个])?(?:普通)?(?:居民|村民|业主|住户|市民)(?=\p{Script=Han})(?!委员|代表|大会|们?的|群)/u,
  new RegExp(
    `^(?:今年)?\\d{1,3}岁(?:了)?${stop}|^(?:家?住在?|现住|现居住?于?|家在)[^，,。；;：:\\n]{2,24}${stop}`,
    'u',
  ),
  new RegExp(`^(?:身份证|联系电话|电话|手机)(?:号码?)?[是为:：]?[\\dXx*\\s-]{6,20}${stop}`, 'u'),
  /^(?:my name is|i am called|i'm called) [\p{L}'’-]+(?: [\p{Lu}][\p{L}'’-]*){0,3}(?:[,.;]\s*(?:and )?|\s+and\s+)/iu,
  /^(?:i am|i'm|we are|we're) (?:a |an |the )?[^,.;\n]{0,30}?(?:residents?|tenants?|parents?|pensioners?|students?|drivers?|owners?|neighbou?rs?|citizens?|voters?|shopkeepers?|teachers?|nurses?)(?: (?:of|in|from|on|at)(?: the)? [^,.;\n]{1,30})?(?:[,.;]\s*(?:and )?|\s+and\s+)/iu,
  /^(?:i|we) live (?:in|on|at|near) [^,.;\n]{1,30}(?:[,.;]\s*(?:and )?|\s+and\s+)/iu,
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
    for (const one of introductions) rest = withoutIntroduction(rest, one);
    rest = withoutPreface(rest);
    if (rest === before) break;
  }
  return rest;
}

/** An introduction goes only where the matter stands behind it. */
function withoutIntroduction(text: string, introduction: RegExp): string {
  const rest = text.replace(introduction, '');
  return rest !== text && tooLong(rest.trim(), 3) ? rest : text;
}

/** Without 请问, 我想咨询一下, 我要反映的是: when something is left. */
export function withoutPreface(text: string): string {
  const found = prefaces.map((preface) => text.replace(preface, '')).find((rest) => rest !== text);
  return found !== undefined && tooLong(found.trim(), enough) ? found : text;
}

function afterwards(before: string, after: string): string {
  return before === after ? before : after.replace(/^[\s~，,。.！!：:；;、…—-]+/u, '');
}
