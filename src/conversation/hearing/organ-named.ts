/** 区城管局 · 城管局主办，水务局会办 · WH-CG · the works department: the organs that a deputy types. */

import type { OrganRow } from '../../domain/roster.ts';
import { kindOfArea } from './area-names.ts';
import { chainOf, type KnownOrgans } from './known-organs.ts';
import { aroundOrgans, betweenOrgans, leads, leadsBefore } from './organ-words.ts';
import { type FoundWord, readable, wordsIn } from './word-table.ts';

export interface OrganNamed {
  /** Meant beyond doubt, the lead first. */
  readonly organs: readonly OrganRow[];
  /** Where one name may mean several: to be asked. */
  readonly candidates: readonly OrganRow[];
  /** What names nobody of the roster. */
  readonly unknown: readonly string[];
}

const longest = 200;

/** `areaCode`: where the opinion is, against which 区 and 市 are read and the nearest organ of a name is meant. */
export function organNamed(known: KnownOrgans, words: string, areaCode: string | null): OrganNamed {
  const text = readable(words.slice(0, longest));
  const chain = chainOf(areaCode, known.areas);
  const organs: OrganRow[] = [];
  const candidates: OrganRow[] = [];
  const unknown: string[] = [];
  const take = (found: readonly OrganRow[], first: boolean): void => {
    const [one] = found;
    if (!one) return;
    if (found.length > 1) candidates.push(...found.filter((other) => !candidates.includes(other)));
    else if (!organs.includes(one)) organs[first ? 'unshift' : 'push'](one);
  };
  let from = 0;
  for (const hit of withoutParents(text, wordsIn(text, known.names))) {
    const parts = text.slice(from, hit.at).split(betweenOrgans);
    const before = hit.word === '' ? '' : (parts.pop() ?? '');
    for (const part of parts.map(plainPart).filter(Boolean)) {
      const guessed = likeWritten(known, part, chain);
      if (guessed.length > 0) take(guessed, false);
      else unknown.push(part);
    }
    from = hit.end;
    if (hit.word === '') continue;
    const where = plainPart(before.replace(leadsBefore, ''));
    const named = nearest(known, hit, where, chain);
    const meant = named.length > 0 ? named : likeWritten(known, where + hit.word, chain);
    if (meant.length === 0) unknown.push(where + hit.word);
    take(meant, leads.test(text.slice(from)) || leadsBefore.test(before));
  }
  return { organs, candidates: candidates.filter((one) => !organs.includes(one)), unknown };
}

/** The organs that a name within a text means, by the area before it or as the nearest to the opinion. */
export function organsMeant(
  known: KnownOrgans,
  hit: FoundWord<OrganRow>,
  before: string,
  areaCode: string | null,
): readonly OrganRow[] {
  const chain = chainOf(areaCode, known.areas);
  for (let from = 0; from < before.length; from++) {
    const where = before.slice(from);
    if (!known.areaWords.has(where) && endingSo(known, where, chain).length === 0) continue;
    const found = nearest(known, hit, where, chain);
    if (found.length > 0) return found;
  }
  return nearest(known, hit, '', chain);
}

const plainPart = (part: string): string => part.replace(aroundOrgans, '').trim();

/** 公安局交警支队: of two names without a word between the first is only the parent of the other. */
function withoutParents(text: string, hits: readonly FoundWord<OrganRow>[]): readonly Hit[] {
  const merged: Hit[] = [];
  for (const hit of hits) {
    const last = merged.at(-1);
    const isPart =
      last?.end === hit.at && hit.meanings.some(({ parent }) => last.meanings.some((above) => above.id === parent));
    if (isPart) merged.pop();
    merged.push({ ...hit, at: isPart ? last.at : hit.at, end: hit.at + hit.word.length });
  }
  return [...merged, { word: '', at: text.length, end: text.length, meanings: [] }];
}

interface Hit extends FoundWord<OrganRow> {
  readonly end: number;
}

/** Of all organs of that name the one that `before` says (区, 五华, city), else the nearest to the opinion. */
function nearest(
  known: KnownOrgans,
  { word, meanings }: FoundWord<OrganRow>,
  before: string,
  chain: readonly string[],
): readonly OrganRow[] {
  const all = [...new Set(meanings)];
  const exact = all.filter((one) => [one.id, one.name].some((name) => readable(name) === word));
  if (exact.length === 1) return exact;
  const here = (one: OrganRow): boolean => one.area === null || chain.includes(one.area);
  if (before !== '') {
    const where = known.areaWords.get(before);
    if (where) return all.filter((one) => one.area !== null && where.includes(one.area));
    const level = all.filter((one) => one.level === before);
    if (level.length > 0) return level.filter(here).length > 0 ? level.filter(here) : level;
    const called = endingSo(known, before, chain);
    return called.length > 0 ? all.filter((one) => one.area !== null && called.includes(one.area)) : [];
  }
  const near = all.filter(here).sort((a, b) => far(a, chain) - far(b, chain));
  if (near.length === 0) return all;
  return near.filter((one) => far(one, chain) === far(near[0] as OrganRow, chain));
}

const far = (organ: OrganRow, chain: readonly string[]): number =>
  organ.area === null ? chain.length : chain.indexOf(organ.area);

/** 区: the areas around the opinion whose name ends so; who says 县 of a 区 means it, too. */
function endingSo(known: KnownOrgans, sign: string, chain: readonly string[]): readonly string[] {
  const ending = chain.filter((code) => known.areas.get(code)?.name.endsWith(sign));
  if (ending.length > 0 || sign.length > 2) return ending;
  const kind = kindOfArea(sign);
  return kind === 'other'
    ? []
    : chain.filter((code) => kindOfArea(known.areas.get(code)?.name ?? '') === kind).slice(0, 1);
}

/** 市监局 of 市场监督管理局: every sign of what is typed stands in the name, in order, the first at its beginning. */
function likeWritten(known: KnownOrgans, part: string, chain: readonly string[]): readonly OrganRow[] {
  if (part.length < 3 || part.length > 30) return [];
  const alike = [...known.organs.values()].filter((one) =>
    known.bareNames.get(one.id)?.some((name) => isWithin(part, name)),
  );
  return nearest(known, { word: part, at: 0, meanings: alike }, '', chain);
}

function isWithin(part: string, name: string): boolean {
  if (part[0] !== name[0]) return false;
  let at = -1;
  for (const sign of part) {
    at = name.indexOf(sign, at + 1);
    if (at < 0) return false;
  }
  return true;
}
