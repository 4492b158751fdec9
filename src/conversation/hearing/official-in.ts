/**
 * Does a text complain about an organ's own people? Then it is never referred to that organ (voice.md section 4), and the
 * door is who stands above it, or who supervises. Criticism of an organ that is slow is no such complaint.
 */

import type { OrganRow } from '../../domain/roster.ts';
import { chainOf, type KnownOrgans } from './known-organs.ts';
import { addressed, asOrgan, corrupt, denied, hard, idle, others, soft, staff, staffOf } from './official-words.ts';
import { organsMeant } from './organ-named.ts';
import { type FoundWord, readable, wordsIn } from './word-table.ts';

export interface OfficialIn {
  /** The organs whose people it is about. */
  readonly organIds: readonly string[];
  /** Where it may go instead, the best first; the deputy decides. */
  readonly doors: readonly OrganRow[];
  /** What raises the question, as it stands in the text, `readable`. */
  readonly words: readonly string[];
}

const longest = 10_000;
const reach = 48;
const mostHits = 200;

export function officialIn(known: KnownOrgans, text: string, areaCode: string | null): OfficialIn | undefined {
  const plain = readable(text.slice(0, longest).replace(/\s*\n\s*/g, '。'));
  const organs = new Map<string, OrganRow>();
  const words: string[] = [];
  for (const hit of wordsIn(plain, known.names).slice(0, mostHits)) {
    // 信访 and 水务 are matters as often as organs.
    const said = asOrgan.test(hit.word) ? complaintAt(plain, hit) : undefined;
    if (said === undefined) continue;
    words.push(said);
    for (const organ of organsMeant(known, hit, plain.slice(Math.max(0, hit.at - 12), hit.at), areaCode))
      organs.set(organ.id, organ);
  }
  if (organs.size === 0) return undefined;
  return {
    organIds: [...organs.keys()],
    doors: doorsFor(known, [...organs.values()], corrupt.test(words.join('\n'))),
    words: [...new Set(words)].slice(0, 5),
  };
}

/** The organ with its people and what they did; undefined where nobody of it did anything. */
function complaintAt(text: string, { word, at }: FoundWord<OrganRow>): string | undefined {
  const end = at + word.length;
  const before =
    text
      .slice(Math.max(0, at - 14), at)
      .split(/[。!?;\n]/u)
      .at(-1) ?? '';
  const behind = text.slice(end, end + reach).split(/[。!?;\n]|(?<=[a-z])\.(?=\s|$)/u)[0] ?? '';
  const people = isStaff(word) || staffOf.test(before) ? { index: 0, 0: '' } : behind.match(staff);
  const byPeople = people && people.index !== undefined && people.index <= 20 ? people : null;
  if (byPeople) {
    const from = (byPeople.index ?? 0) + byPeople[0].length;
    const deed = firstDeed(behind.slice(from), isStaff(word) ? [hard, soft] : [hard, soft, idle], 26);
    // 态度恶劣的城管局工作人员
    const ahead = from <= 6 && /的$/u.test(before) && (soft.test(before) || hard.test(before));
    if ((deed !== undefined || ahead) && !others.test(behind.slice(0, from)) && !isAsked(before, word))
      return (ahead ? before : '') + text.slice(at, end + from + (deed ?? 0));
    // 到城管局窗口办事，工作人员态度恶劣: who is asked may have bad people, when they are named.
    if (deed !== undefined && byPeople[0].length > 1 && !others.test(behind.slice(0, from + deed)))
      return text.slice(at, end + from + deed);
  }
  if (addressed.test(before)) return undefined;
  const deed = firstDeed(behind, [hard], 14);
  return deed === undefined ? undefined : text.slice(at, end + deed);
}

const isStaff = (word: string): boolean => /[警]$|队员$/u.test(word);
const isAsked = (before: string, word: string): boolean => isStaff(word) && addressed.test(before);

/** Where the first deed ends that nobody else did and nobody denies. */
function firstDeed(text: string, deeds: readonly RegExp[], within: number): number | undefined {
  for (const pattern of deeds) {
    const found = text.match(pattern);
    if (!found || (found.index ?? 0) > within) continue;
    const gap = text.slice(0, found.index);
    if (others.test(gap) || denied.test(gap)) continue;
    return (found.index ?? 0) + found[0].length;
  }
  return undefined;
}

/** Who stands above the organ, and who supervises its area; for bribes the other way round. Never one of those meant. */
function doorsFor(known: KnownOrgans, about: readonly OrganRow[], bribes: boolean): readonly OrganRow[] {
  const above = about.flatMap((organ) => known.organs.get(organ.parent ?? '') ?? []);
  const supervising = about.flatMap((organ) => {
    const chain = chainOf(organ.area, known.areas);
    const far = (one: OrganRow): number => (one.area === null ? chain.length : chain.indexOf(one.area));
    return [...known.organs.values()]
      .filter((one) => one.kind === 'supervision' && far(one) >= 0)
      .sort((a, b) => far(a) - far(b));
  });
  const doors = bribes ? [...supervising, ...above] : [...above, ...supervising];
  return [...new Set(doors)].filter((one) => !about.includes(one));
}
