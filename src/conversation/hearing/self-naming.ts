/** Where a writer says who they are: 我叫张三, 联系人：王五, 敬礼 李四, My name is Ann Smith. Never whom they write about. */

import { isName, nameLength } from './chinese-names.ts';

export type Range = readonly [from: number, to: number];

const han = '[\\p{Script=Han}·]';
const run = new RegExp(`^${han}{1,16}`, 'u');

// Only a name follows here, of whatever people.
const surely =
  /(?<![让给帮请要叫])我叫(?![做他她它你人车])|我的?名字?(?:是|叫)|姓名(?:是|为)?[:： 　]{1,3}|(?:我|本人)的?姓名[，,]|(?<!被)(?:联系|反映|反应|投诉|举报|申请|来信|申诉|控告|留言|建议|提议|求助|报告|上访|信访|发帖|执笔|签字)人(?:姓名)?(?:是|为|[:： 　]){1,3}|(?:署名|签名|签字|落款)[:：]\s*/gu;
// Here it may be something else: 我是业主, 业主：全体.
const perhaps =
  /(?<=^|[\s，,。！!？?；;：:（(])(?:(?:我|咱)(?:是|系|乃|叫)|本人(?:是|系)?)(?=\p{Script=Han})|(?:业主(?:代表)?|户主|村民(?:代表)?|居民|住户|租户|家长|学生|职工|员工|群众|市民|网友|车主|房主|店主|商户)[:：]\s*|(?<=(?:我|本人)(?:是|系|乃)[^。！!？?；;\n]{0,30}(?:村民|居民|业主|户主|农民|职工|学生|教师|老师|商户|租户))(?=\p{Script=Han}{2,4}(?:[，,。；;（(\s]|$))|(?<=^|[\s，,。！!？?；;：:（(])我(?=\p{Script=Han}{2,4}[\s，,（(]*(?:男|女|现年|今年|年?\d{2}岁|家住|身份证|电话|手机|在此|特此|出生|生于))/gu;
const family = /(?<=(?:我|本人|免贵)姓)(?!名)\p{Script=Han}(?!氏)/gu;
const between = /^(?:[、，,/／ 　]{1,8}|[和及与])/u;

const date = '(?:[〇零一二三四五六七八九○O\\d]{2,4}[年./-][\\d一二三四五六七八九十元.月/-]{1,7}[日号]?)';
const signature = new RegExp(
  `(?<=(?<before>^|[\\s—–-]|敬礼[!！。]?|此致|村民|居民|业主|户主|住户|家长|学生|职工|群众|[室号组栋：:）)。！!]))(?<name>${han}{2,5})[\\s.。．,，!！]*(?:(?:敬|谨)?[上呈启书])?[\\s.。]*(?:日期[:：]?)?\\s*(?<date>${date})?[\\s.。]*$`,
  'u',
);
const latinName = "\\p{Lu}(?:[\\p{L}’'-]*|\\.)(?:[ ]\\p{Lu}(?:[\\p{L}’'-]+|\\.)){1,3}";
const english: readonly RegExp[] = [
  /(?<=\b[Mm]y name(?:['’]s| is) |\b[Nn]ame ?: ?|\b[Cc]ontact ?: ?|\b[Ss]igned(?: by)?[:,]? )\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){0,2}/gu,
  new RegExp(
    `(?<=(?:^|[\\s.,!?])(?:I am|I['’]m|[Tt]his is)(?: (?:Mr|Mrs|Ms|Miss|Dr)\\.?)? )${latinName}(?=[\\s,.!?;)]*(?:$|[,.!?;)]|and |from |of |at |in |here|who |living|writing|\\())`,
    'gmu',
  ),
  new RegExp(
    `(?<=(?:[Rr]egards|[Ss]incerely|[Ff]aithfully|[Tt]hanks|[Tt]hank you|[Yy]ours|[Cc]heers|[Bb]est(?: wishes)?)[,.!]?\\s+)(?:${latinName}|\\p{Lu}\\p{Ll}+)(?=[\\s.,]*(?:$|\\n|[+(]?\\d|Flat))`,
    'gu',
  ),
  new RegExp(`(?<=[—–-]{1,2}\\s*)${latinName}(?=\\s*$)`, 'gu'),
];

/** `phones`: where telephone numbers stand; a name beside one is whose it is. */
export function selfNamings(text: string, phones: readonly Range[]): readonly Range[] {
  const found: Range[] = [];
  for (const [pattern, how] of [
    [surely, 'surely'],
    [perhaps, 'perhaps'],
  ] as const)
    for (const { index, 0: trigger } of text.matchAll(pattern)) names(text, index + trigger.length, how, found);
  for (const { index, 0: sign } of text.matchAll(family)) found.push([index, index + sign.length]);
  for (const pattern of english)
    for (const { index, 0: name } of text.matchAll(pattern)) found.push([index, index + name.length]);
  const signed = text.slice(-60).match(signature);
  if (signed?.groups && isSigned(signed.groups)) {
    const at = Math.max(0, text.length - 60) + (signed.index ?? 0);
    found.push([at, at + (signed.groups.name?.length ?? 0)]);
  }
  for (const phone of phones) found.push(...beside(text, phone));
  return found;
}

/** 李四、王五和赵六: one name, or several of them. */
function names(text: string, from: number, how: 'surely' | 'perhaps', found: Range[]): void {
  for (let at = from, first = true; ; first = false) {
    const signs = text.slice(at, at + 40).match(run)?.[0] ?? '';
    const length = nameLength(signs, first ? how : 'perhaps');
    if (length === 0) return;
    found.push([at, at + length]);
    at += length;
    const gap = text.slice(at, at + 4).match(between)?.[0];
    if (gap === undefined) return;
    at += gap.length;
  }
}

/** A line of its own, behind 敬礼, or with the day of writing; 希望解决，谢谢 is no signature. */
function isSigned({ before = '', name = '', date }: Record<string, string>): boolean {
  return isName(name) && (date !== undefined || !/[：:）)。！!]/.test(before));
}

const label = '(?:(?:的)?(?:联系)?电话(?:号码)?|手机(?:号码?)?|联系方式|[Tt]el)?[是为]?[\\s:：，,（(]*';
const nameBefore = new RegExp(`(?:(?<!${han})|敬礼|此致)((?!敬礼|此致)${han}{2,5})[\\s:：，,（(]*${label}$`, 'u');
const nameBehind = new RegExp(`^[\\s，,（(/]*(${han}{2,5})(?!${han})`, 'u');

function beside(text: string, [from, to]: Range): readonly Range[] {
  const start = Math.max(0, from - 24);
  const before = text.slice(start, from).match(nameBefore);
  const behind = text.slice(to, to + 10).match(nameBehind);
  const ranges: Range[] = [];
  if (before?.[1] && isNameOrTitled(before[1])) {
    const at = start + (before.index ?? 0) + before[0].indexOf(before[1]);
    ranges.push([at, at + before[1].length]);
  }
  if (behind?.[1] && isNameOrTitled(behind[1])) {
    const at = to + behind[0].length - behind[1].length;
    ranges.push([at, at + behind[1].length]);
  }
  return ranges;
}

const isNameOrTitled = (signs: string): boolean => nameLength(signs, 'perhaps') === signs.length;
