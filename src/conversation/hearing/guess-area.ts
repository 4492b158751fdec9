/** Which area words mean: 马街 · 西山区马街街道 · 五华区 龙翔 · a whole opinion that names its district. */

import { type AreaKind, isEveryday, kindOfArea, type NamedArea, wordsOf } from './area-names.ts';

interface Known {
  readonly code: string;
  readonly parentCode: string | null;
  readonly kind: AreaKind;
  /** So large that naming it says nothing: the city itself. */
  readonly wide: boolean;
}

interface Meaning {
  readonly area: Known;
  readonly bare: boolean;
}

/** Built once for a roster; a guess then costs a few lookups per sign of the text. */
export interface AreaIndex {
  readonly areas: ReadonlyMap<string, Known>;
  readonly byWord: ReadonlyMap<string, readonly Meaning[]>;
  /** Lengths of the words that begin with a sign, longest first. */
  readonly lengths: ReadonlyMap<string, readonly number[]>;
}

export interface AreaGuess {
  /** The most specific area meant; null when nothing or several apart from each other are meant. */
  readonly code: string | null;
  /** Codes of everything that may be meant, the likeliest first. */
  readonly candidates: readonly string[];
  /** Sure enough to be used without asking. */
  readonly sure: boolean;
  /** The text is nothing but names of areas: it says where, and nothing else. */
  readonly alone: boolean;
}

const nothing: AreaGuess = { code: null, candidates: [], sure: false, alone: false };
// An area is named early; of a very long text the beginning is enough.
const longest = 3000;
const mostMentions = 60;
const mostOfOne = 3;
// Signs up to which a text may be the answer to "where?".
const longestAnswer = 40;

export function areaIndex(areas: readonly NamedArea[]): AreaIndex {
  const known = new Map<string, Known>();
  const parents = new Set(areas.map((area) => area.parentCode));
  const roots = areas.filter((area) => area.parentCode === null);
  const byWord = new Map<string, Meaning[]>();
  const lengths = new Map<string, Set<number>>();
  for (const one of areas) {
    const wide = roots.length === 1 && one.parentCode === null && parents.has(one.code) && !/[区县旗]$/u.test(one.name);
    const area: Known = { code: one.code, parentCode: one.parentCode, kind: kindOfArea(one.name), wide };
    known.set(one.code, area);
    for (const { word, bare } of wordsOf(one)) {
      byWord.set(word, [...(byWord.get(word) ?? []), { area, bare }]);
      const first = word.slice(0, 1);
      lengths.set(first, (lengths.get(first) ?? new Set()).add(word.length));
    }
  }
  const sorted = new Map([...lengths].map(([first, all]) => [first, [...all].sort((a, b) => b - a)] as const));
  return { areas: known, byWord, lengths: sorted };
}

/** The area that a text or a short answer means. */
export function guessArea(text: string, index: AreaIndex): AreaGuess {
  const raw = text
    .slice(0, longest)
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '');
  const mentions = settled(mentionsIn(raw, index), index);
  const meant = mentions.flatMap((mention) => mention.meanings.map(({ area }) => area));
  const leaves = [...new Set(meant)].filter(
    (area) => !meant.some((other) => other !== area && isWithin(other, area, index)),
  );
  const near = leaves.length > 1 ? leaves.filter((area) => !area.wide) : leaves;
  const support = (area: Known): number =>
    mentions.filter(({ meanings }) => meanings.some((one) => isWithin(area, one.area, index))).length;
  const candidates = near.toSorted((a, b) => support(b) - support(a));
  const [best, second] = candidates;
  if (!best) return nothing;
  const codes = candidates.map((area) => area.code);
  const alone = mentions.every((mention) => mention.alone);
  if (!second)
    return {
      code: best.code,
      candidates: codes,
      alone,
      sure: !best.wide && mentions.some((one) => one.sure && one.meanings.some(({ area }) => area === best)),
    };
  // 五华区龙翔街道 … 到盘龙区: the one with its district is likelier; who has two of one kind must be asked.
  return { code: support(best) > support(second) ? best.code : null, candidates: codes, sure: false, alone };
}

interface Mention {
  readonly start: number;
  readonly end: number;
  readonly meanings: readonly Meaning[];
  readonly everyday: boolean;
  /** The message is nothing but names of areas: the answer to "where?". */
  readonly alone: boolean;
  readonly sure: boolean;
}

// 龙泉路, 盘龙江, 太和小学: named after a place, and often elsewhere.
const namesake =
  /^(?:[东南西北中新老]?(?:路(?![灯边面])|街(?!道)|巷|大道)|大街|江|河|湖|山|桥|寺|宫|塔|立交|高速|国际|花园|小区|公寓|大厦|酒店|宾馆|饭店|公司|集团|牌|小学|中学|学校|大学|医院|银行|市场|商场|广场|公园|机场|客运|水库|泵?站|号线|[新老大小]?村|寨|坳|镇|乡|县|社区|园|苑|府|物业|度假)/u;
const around =
  /(?:我们?|咱们?|家|是|就|住|位于|属于|地址|在|这|那|里|边|点|附近|一带|的|人|吧|啊|呢|嘛|噶|省|云南|昆明市?|市|应该|好像|大概|小区|村民|居民|区域|in|at|the|i|live|near|from|we|are|am|of|it|is|this|my|area)/giu;

function mentionsIn(raw: string, index: AreaIndex): Mention[] {
  const text = raw.toLowerCase();
  const boundaries = wordBoundaries(text);
  const found: Omit<Mention, 'alone' | 'sure'>[] = [];
  const times = new Map<string, number>();
  let rest = '';
  for (let at = 0; at < text.length && found.length < mostMentions; ) {
    const word = wordAt(text, raw, at, index, boundaries);
    rest += word === undefined ? text.slice(at, at + 1) : ' ';
    const n = word === undefined ? 0 : (times.get(word) ?? 0) + 1;
    if (word !== undefined && n <= mostOfOne) {
      times.set(word, n);
      const meanings = index.byWord.get(word) ?? [];
      found.push({ start: at, end: at + word.length, meanings, everyday: isEveryday(word) });
    }
    at += word?.length ?? 1;
  }
  const alone =
    rest
      .replace(/[\s\p{P}]+/gu, ' ')
      .replace(around, '')
      .trim() === '';
  return found.map((one) => ({ ...one, alone, sure: false }));
}

function wordAt(
  text: string,
  raw: string,
  at: number,
  index: AreaIndex,
  boundaries: () => ReadonlySet<number>,
): string | undefined {
  for (const length of index.lengths.get(text[at] ?? '') ?? []) {
    const word = text.slice(at, at + length);
    const meanings = index.byWord.get(word);
    if (!meanings || word.length < length) continue;
    const bare = meanings.every((meaning) => meaning.bare);
    const end = at + length;
    const behind = text.slice(end, end + 5);
    if (/^[a-z]/.test(word)) {
      if (/[\p{L}\d]$/u.test(text.slice(Math.max(0, at - 1), at)) || /^[\p{L}\d]/u.test(behind)) continue;
      // Within English sentences a bare name is a name when it is written as one.
      if (bare && text.length > longestAnswer && !/^\p{Lu}/u.test(raw.slice(at, at + 1))) continue;
    } else if (bare && (namesake.test(behind) || ![at, end].every((edge) => boundaries().has(edge)))) continue;
    return word;
  }
  return undefined;
}

const words = new Intl.Segmenter('zh-CN', { granularity: 'word' });

/** 护国 in 维护国家 is no place: a bare name begins and ends with a word. Read once, and only when it is asked. */
function wordBoundaries(text: string): () => ReadonlySet<number> {
  let known: Set<number> | undefined;
  return () => {
    known ??= new Set([...Array.from(words.segment(text), (one) => one.index), text.length]);
    return known;
  };
}

/** Of several areas of one name those that fit the others; of what is too vague nothing. */
function settled(mentions: readonly Mention[], index: AreaIndex): Mention[] {
  return mentions.flatMap((mention) => {
    const others = mentions.filter((one) => one !== mention).flatMap((one) => one.meanings.map(({ area }) => area));
    const placed = mention.meanings.filter(({ area }) =>
      others.some((other) => other !== area && !other.wide && isWithin(area, other, index)),
    );
    const meanings = placed.length > 0 ? placed : topmost(mention.meanings, index);
    const before = mentions.some((one) => one.end <= mention.start && mention.start - one.end <= 2);
    const counts = meanings.filter(({ area, bare }) => {
      if (!bare) return !mention.everyday || placed.length > 0 || mention.alone;
      if (mention.alone || (placed.length > 0 && before)) return true;
      return !mention.everyday && (area.kind !== 'village' || mention.end - mention.start > 2);
    });
    if (counts.length === 0) return [];
    const firm = counts.every(({ area, bare }) => !bare || area.kind !== 'village');
    return [
      { ...mention, meanings: counts, sure: placed.length > 0 || (!mention.everyday && (firm || mention.alone)) },
    ];
  });
}

/** 官渡 is 官渡区 and 官渡街道 within it: the larger is meant. Areas apart from each other all stay. */
function topmost(meanings: readonly Meaning[], index: AreaIndex): readonly Meaning[] {
  const tops = meanings.filter(
    ({ area }) => !meanings.some((other) => other.area !== area && isWithin(area, other.area, index)),
  );
  const full = tops.filter(({ bare }) => !bare);
  return full.length > 0 ? full : tops;
}

/** True for the area itself, too. */
function isWithin(area: Known, whole: Known, index: AreaIndex): boolean {
  let code: string | null = area.code;
  for (let step = 0; code !== null && step < 10; step++) {
    if (code === whole.code) return true;
    code = index.areas.get(code)?.parentCode ?? null;
  }
  return false;
}
