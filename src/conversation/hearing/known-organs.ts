/** The organs of a roster, read once: what each is competent for, how far above an area it is, what people call it. */

import type { Topic } from '../../domain/place.ts';
import type { OrganRow } from '../../domain/roster.ts';
import { type NamedArea, wordsOf } from './area-names.ts';
import { bareName, callNames } from './organ-names.ts';
import { readable, type WordTable, wordTable } from './word-table.ts';

export interface KnownOrgans {
  readonly organs: ReadonlyMap<string, OrganRow>;
  readonly areas: ReadonlyMap<string, NamedArea>;
  /** A topic, or a name of the roster that no topic has → who is competent, and how their row puts it. */
  readonly competent: ReadonlyMap<string, readonly Competence[]>;
  /** What people write → topic and weight. */
  readonly words: WordTable<{ readonly topic: string; readonly weight: number }>;
  /** What people call an organ, `readable`. */
  readonly names: WordTable<OrganRow>;
  /** By the organ's id its name without areas before it, and what lies in that behind the name of its parent. */
  readonly bareNames: ReadonlyMap<string, readonly string[]>;
  /** What people call the areas that organs have → their codes. */
  readonly areaWords: ReadonlyMap<string, readonly string[]>;
}

export interface Competence {
  readonly organ: OrganRow;
  readonly topic: string;
}

const sure = 3;
const hint = 1;

/** Built once for a roster; asking it then costs a few lookups per sign of the text. */
export function knownOrgans(
  organs: readonly OrganRow[],
  areas: readonly NamedArea[],
  topics: readonly Topic[],
): KnownOrgans {
  const known = new Map(areas.map((area) => [area.code, area]));
  const resolve = topicsNamed(topics);
  const competent = new Map<string, Competence[]>();
  const own = new Set<string>();
  for (const organ of organs)
    for (const topic of organ.topics) {
      const meant = resolve(topic);
      if (meant.length === 0) own.add(readable(topic));
      for (const id of meant.length > 0 ? meant : [readable(topic)])
        competent.set(id, [...(competent.get(id) ?? []), { organ, topic }]);
    }
  return {
    organs: new Map(organs.map((organ) => [organ.id, organ])),
    areas: known,
    competent,
    words: wordTable<{ readonly topic: string; readonly weight: number }>([
      ...topics.flatMap((topic) => [
        ...topic.sure.map((word) => [word, { topic: topic.names[0], weight: sure }] as const),
        ...topic.hints.map((word) => [word, { topic: topic.names[0], weight: hint }] as const),
      ]),
      // A word of the roster that nobody has foreseen is at least its own name.
      ...[...own].map((topic) => [topic, { topic, weight: sure }] as const),
    ]),
    bareNames: new Map(organs.map((organ) => [organ.id, ownNames(bareName(organ, known))])),
    areaWords: wordsOfAreas(organs, known),
    names: wordTable<OrganRow>(
      organs.flatMap((organ) => callNames(organ, known).map((name) => [name, organ] as const)),
    ),
  };
}

/** The area and all above it, the smallest first. */
export function chainOf(areaCode: string | null, areas: ReadonlyMap<string, NamedArea>): readonly string[] {
  const chain: string[] = [];
  for (let at = areaCode; at !== null && areas.has(at) && !chain.includes(at); at = areas.get(at)?.parentCode ?? null)
    chain.push(at);
  return chain;
}

const generic = /(?:管理|监管|监督|服务|工作|问题|类|方面|事务|建设|设施|保障|维护|治理|整治|执法|行业|领域)+$/u;

/** The topics that a word of a roster's column means: 路灯照明管理 is 路灯. */
function topicsNamed(topics: readonly Topic[]): (written: string) => readonly string[] {
  const byName = new Map<string, Set<string>>();
  for (const topic of topics)
    for (const name of topic.names.map(readable)) byName.set(name, (byName.get(name) ?? new Set()).add(topic.names[0]));
  const bare = (word: string): string => word.replace(generic, '');
  return (written) => {
    const word = readable(written);
    return [...(byName.get(word) ?? byName.get(bare(word)) ?? within(word, byName) ?? [])];
  };
}

/** The longest name that lies in the word, or the word in it: 城区路灯, 垃圾分类收运. */
function within(word: string, byName: ReadonlyMap<string, Set<string>>): Set<string> | undefined {
  if (word.length < 2) return undefined;
  const near = [...byName.keys()].filter((name) => name.length > 1 && word.includes(name));
  return byName.get(near.sort((a, b) => b.length - a.length)[0] ?? '');
}

/** 公安局交通警察支队 is 交通警察支队, too. */
const ownNames = (name: string): readonly string[] => [name, name.replace(/^.{2,6}?局(?=.{3})/u, '')];

function wordsOfAreas(organs: readonly OrganRow[], areas: ReadonlyMap<string, NamedArea>): Map<string, string[]> {
  const codes = new Map<string, string[]>();
  for (const code of new Set(organs.map((organ) => organ.area ?? ''))) {
    const area = areas.get(code);
    for (const { word } of area ? wordsOf(area) : []) codes.set(word, [...(codes.get(word) ?? []), code]);
  }
  return codes;
}
