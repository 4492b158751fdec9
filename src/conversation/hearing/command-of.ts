/**
 * Words in chat (contract.md). With a slash a command may bring anything; without one it counts only when the whole
 * message is the word, or word and number: "查询一下为什么…" is an opinion.
 */

import { queryCodeIn } from './codes.ts';
import { type CommandName, commandNames, harmlessNames, laterNames, namesWithoutNumber } from './command-names.ts';
import { fold, withoutParticles } from './fold.ts';
import { longestPhrase, phraseKind, phrasesOf } from './phrases.ts';
import * as en from './words.en.ts';
import * as zh from './words.zh-CN.ts';

export type { CommandName } from './command-names.ts';

export interface Command {
  readonly command: CommandName;
  /** What stands behind the word, by spaces; the number, where there is one, is the first. */
  readonly args: readonly string[];
  /** The opinion's number; of a route `1024-2` the opinion's part. */
  readonly number?: number;
  /** Of a route `1024-2` the 2. */
  readonly n?: number;
  /** The query code that was named instead, as stored. */
  readonly code?: string;
  /** Everything behind the word (and its number) as typed. */
  readonly rest?: string;
  /** The word as typed behind its slash: surely meant as a command. */
  readonly slash?: string;
}

const courtesies = new Set<string>(['greeting', 'thanks', 'bye', 'ack', 'insult']);

const byWord = new Map<string, CommandName>();
for (const name of commandNames) byWord.set(name, name);
for (const words of [zh.commandWords, en.commandWords])
  for (const [name, list] of Object.entries(words)) for (const word of list) byWord.set(word, name as CommandName);

// 1024, no. 1024, 第1024号; of a route 1024-2 the opinion's part.
const number = '(?:第|no\\.? ?|#|编号|【)? ?(\\d{1,9})(?:-(\\d{1,2}))? ?(?:号意见|号|】)?';
const wordFirst = new RegExp(`^(\\D+?)[\\s:：,，、-]*${number}$`, 'u');
const numberFirst = new RegExp(`^${number}[\\s:：,，、-]*(\\D+)$`, 'u');

/** The command a message is, if it is one. Whose word it is, is not asked here. */
export function commandOf(text: string): Command | undefined {
  const trimmed = text.trim();
  return /^[/／]/.test(trimmed)
    ? withSlash(trimmed)
    : trimmed.length > longestPhrase
      ? wordAndCode(trimmed)
      : plain(trimmed);
}

const atTheDesk: ReadonlySet<CommandName> = new Set([
  ...['ask', 'answer', 'explain', 'correct', 'news', 'followup', 'handback', 'divert', 'merge', 'split'],
  ...['assign', 'handover', 'told', 'called', 'decide', 'supervise', 'bind', 'register', 'give-back'],
  ...['refer', 'transfer', 'report', 'drop', 'evaluate', 'decline', 'pass-on', 'take-back'],
  ...['return', 'extend', 'progress', 'reply', 'inquire', 'verify', 'accept', 'co-opinion', 'handed'],
] as CommandName[]);
// Opinions have four figures and more; 2026年 is no opinion.
const deskWord =
  /^(\p{Script=Han}{2,6}|[a-z]+(?:[ -][a-z]+)?)[\s:：]*(?:第|no\.? ?|#|【)?([\d０-９]{4,9}(?:[-－][\d０-９]{1,2})?)(?:号|】)?(?!年)[\s:：,，、]+(\S[\s\S]*)$/iu;

/** Deputies and clerks need no slash for word, number and text (voice.md section 2): 反馈 1024 这周五换灯, 并案 1030 1025. */
export function deskCommandOf(text: string): Command | undefined {
  // What follows is kept as it was typed: a deputy's sentence goes out verbatim.
  const [, word = '', number = '', rest = ''] = text.trim().match(deskWord) ?? [];
  const command = numberedName(fold(word));
  return command && atTheDesk.has(command) ? taken(command, `${number} ${rest}`) : undefined;
}

/** The command that a whole folded phrase is, without number and slash. */
export function commandNamed(folded: string): CommandName | undefined {
  const bare = withoutParticles(folded);
  const short = bare.replace(/^(?:请问一下|请问|请|麻烦|帮我|我要|我想|please )|(?: please|一下)$/gu, '');
  return (
    byWord.get(folded) ??
    byWord.get(bare) ??
    byWord.get(short) ??
    zh.commandPatterns.find(([, pattern]) => pattern.test(bare) || pattern.test(short))?.[0]
  );
}

function withSlash(text: string): Command | undefined {
  const [, word, rest = ''] = text.match(/^[/／](\p{L}[\p{L}-]*)(?:@\w+)?(?:[\s:：]+|(?=\d)|$)([\s\S]*)$/u) ?? [];
  if (word === undefined) return undefined;
  const name = fold(word);
  if (laterNames.has(name)) return { command: 'not-yet', args: [], slash: word };
  const command = commandNames.find((one) => one === name) ?? commandNamed(name);
  if (command) return { ...taken(command, rest.trim()), slash: word };
  // "/路灯坏了" is a slip of the finger before an opinion.
  return /^[a-z-]+$/.test(name) ? { command: 'unknown', args: [], slash: word } : undefined;
}

function plain(text: string): Command | undefined {
  const folded = fold(text);
  const named = commandNamed(folded);
  if (named) return { command: named, args: named === 'not-yet' ? [folded] : [] };
  return numbered(folded) ?? wordAndCode(text) ?? withCode(text) ?? withDetail(text) ?? amongCourtesies(text);
}

function numbered(folded: string): Command | undefined {
  const first = folded.match(wordFirst);
  const last = first ? null : folded.match(numberFirst);
  const word = first?.[1] ?? last?.[3];
  const digits = first?.[2] ?? last?.[1];
  const n = first?.[3] ?? last?.[2];
  const command = word === undefined ? undefined : numberedName(fold(word));
  if (!command || !digits || namesWithoutNumber.has(command)) return undefined;
  return {
    command,
    args: [command === 'not-yet' ? fold(word ?? '') : digits],
    number: Number(digits),
    ...(n ? { n: Number(n) } : {}),
  };
}

/** 反映 alone begins an opinion; 反映 1024 takes that one to the congress. */
const numberedName = (folded: string): CommandName | undefined =>
  [...zh.reportWords, ...en.reportWords].includes(folded) ? 'report' : commandNamed(folded);

/** 您好，有消息吗？谢谢: one word that changes nothing, and courtesies (or curses) around it. */
function amongCourtesies(text: string): Command | undefined {
  if (phraseKind(fold(text))) return undefined;
  const commands = phrasesOf(text).flatMap((phrase) => {
    const folded = fold(phrase);
    return courtesies.has(phraseKind(folded) ?? '') ? [] : [commandNamed(folded)];
  });
  const [command] = commands;
  return commands.length === 1 && command && harmlessNames.has(command) ? { command, args: [] } : undefined;
}

/** What the holder of a query code may do with it, wherever they are (domain.md section 6). */
const withQueryCode: ReadonlySet<CommandName> = new Set(['status', 'add', 'withdraw', 'rate', 'reopen']);
const codeAhead =
  /^((?:[a-zａ-ｚ0-9０-９]{4}[\s\p{Pd}]*){2}[a-zａ-ｚ0-9０-９]{5})(?![a-zａ-ｚ0-9０-９])[\s:：,，、。]*(.*)$/isu;

/** 补充 K7QP-3MHX-W2RD5 又坏了一盏: the word, the code, and whatever stands behind it. */
function wordAndCode(text: string): Command | undefined {
  const [, word, rest] =
    text.match(/^(\p{Script=Han}{1,8})[\s:：,，]*(.*)$/su) ?? text.match(/^([a-z]+(?: [a-z]+)?)[\s:]+(.*)$/is) ?? [];
  const command = word === undefined ? undefined : commandNamed(fold(word));
  return command && rest !== undefined ? coded(command, rest) : undefined;
}

function coded(command: CommandName, rest: string): Command | undefined {
  const [, found, behind = ''] = (withQueryCode.has(command) ? rest.match(codeAhead) : null) ?? [];
  // "1024 Dark again" has thirteen signs, too: with spaces only what can be no number and no words is a code.
  const parts = found?.split(/\s+/) ?? [];
  const isLikely =
    parts.length === 1 || /\p{Pd}/u.test(found ?? '') || parts.every((part) => /^(?=.*\d)(?=.*[a-z])/i.test(part));
  const code = found === undefined || !isLikely ? undefined : queryCodeIn(found);
  return code ? { command, args: [code], code, ...(behind ? { rest: behind } : {}) } : undefined;
}

/** A query code alone or behind 查; an invitation behind 绑定. */
function withCode(text: string): Command | undefined {
  const normal = text.normalize('NFKC').replace(/[\s\p{P}]+$/u, '');
  const found =
    normal.match(/^([\p{Script=Han}]*|[a-z ]+)[\s:]+([a-z0-9][a-z0-9\s-]*)$/iu) ??
    normal.match(/^([\p{Script=Han}]+)([a-z0-9][a-z0-9\s-]*)$/iu);
  const named = found?.[1] ?? '';
  const word = /^(?:我的|my |the )?(?:查询码|(?:query )?code)(?:是|为| is)?$/i.test(named)
    ? 'status'
    : commandNamed(fold(named));
  const rest = word === undefined ? normal : (found?.[2] ?? '');
  const code = /^(?:[a-z0-9][\s-]*){13}$/i.test(rest) ? queryCodeIn(rest) : undefined;
  if ((word === undefined || word === 'status') && code) return { command: 'status', args: [code], code };
  return word === 'join' && /^(?:[a-z0-9][\s-]*){8}$/i.test(rest) ? { command: 'join', args: [rest], rest } : undefined;
}

/** 改到20:00, 请假到10月30日, 请回电13800000000, 语言 English: the little that these words are said with. */
function withDetail(text: string): Command | undefined {
  const normal = text.normalize('NFKC').replace(/[\s。.!！]+$/u, '');
  for (const [command, pattern] of details) {
    const rest = normal.match(pattern)?.[1]?.trim();
    if (rest) return taken(command, rest);
  }
  return undefined;
}

// The word itself says no: it stands as what was said behind it.
const details: readonly (readonly [CommandName, RegExp])[] = [
  [
    'digest',
    /^(?:改到|改成|每天|digest(?: at)?)\s*((?:早上|上午|中午|下午|傍晚|晚上|夜里)?\s*(?:\d{1,2}|[一二三四五六七八九十两]{1,3}(?=点))(?:[:：点时.](?!m)(?:\d{0,2}|[一三]刻))?半?\s*(?:[ap]\.?m\.?)?)\s*(?:再?看|发给我|发)?$/i,
  ],
  [
    'away',
    /^(?:我?要?请假|出差|(?:i am |i'm )?(?:away|on leave|out of office))\s*(?:到|至|until|till|to)?\s*([\d年月日号./\-~至到今明后天下上周一二三四五六日末 ]{1,24}|(?<=until |till |to )[a-z0-9 ,]{3,24})$/i,
  ],
  ['deputies', /^(?:找|查)(?:一下)?(?:代表|议员)[\s:：]+(\S.{0,19})$/u],
  ['deputies', /^find (?:a |my |the )?(?:deput(?:y|ies)|councillors?) (?:for |in |of |near |named )?(\S.{0,29})$/i],
  [
    'callback',
    /^(?:请|麻烦)?(?:回电话?|打电话|打|call(?: me)?(?: back)?)(?:给我|到|at|on)?[\s:：,，]*((?:\+?\d[\d -]{6,16}))$/i,
  ],
  [
    'language',
    /^(?:语言|切换到?|切换语言|换成|说|用|language|lang|switch to|speak|in)[\s:：]*(英文|英语|中文|汉语|普通话|english|chinese|en|zh|zh-cn)(?: please)?$/i,
  ],
  [
    'consent',
    /^((?:不(?:要|想|用|愿意?|同意|可以|能|许)?|别|莫|取消|撤回|收回|停止)(?:再)?(?:公开|同意|同意公开)|(?:do not|don't|please don't|never) (?:publish|make)(?: it| this| that)?(?: public)?|keep it private|stay private|private please|not public|withdraw (?:my )?consent)$/i,
  ],
  ['language', /^(english|in english|中文|英文|英语|chinese)(?: please)?$/i],
];

// What is typed behind a word, and where its number ends.
const leading =
  /^(?:第|no\.? ?|#|编号|【)?\s*(\d{1,9})(?:-(\d{1,2}))?(?:号意见|号|】)?(?=$|[\s:：,，、]|\p{Script=Han})[\s:：,，、]*/iu;

function taken(command: CommandName, rest: string): Command {
  if (rest === '') return { command, args: [] };
  const byCode = coded(command, rest);
  if (byCode) return byCode;
  if (command === 'language')
    return {
      command,
      args: [/英|^en/i.test(rest) ? 'en' : /中|汉|普通|^(?:zh|ch)/i.test(rest) ? 'zh-CN' : rest],
      rest,
    };
  const normal = rest.replace(/[０-９－＃]/g, (sign) => sign.normalize('NFKC'));
  const lead =
    namesWithoutNumber.has(command) || (command === 'callback' && /^\+?\d[\d -]{6,}$/.test(normal))
      ? null
      : normal.match(leading);
  if (!lead?.[1]) return { command, args: rest.split(/\s+/), rest };
  const behind = rest.slice(lead[0].length);
  const args = [lead[1], ...(behind ? behind.split(/\s+/) : [])];
  const route = lead[2] ? { n: Number(lead[2]) } : {};
  return { command, args, number: Number(lead[1]), ...route, ...(behind ? { rest: behind } : {}) };
}
