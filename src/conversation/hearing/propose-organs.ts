/** The competence table at work: which organs a text is for. A proposal; the deputy decides (代表法: organs handle). */

import type { OrganRow } from '../../domain/roster.ts';
import { chainOf, type KnownOrgans } from './known-organs.ts';
import { beside } from './organ-words.ts';
import { readable, wordsIn } from './word-table.ts';

export interface OrganProposal {
  readonly organ: OrganRow;
  /** As the organ's row in the roster puts it. */
  readonly topic: string;
}

const most = 3;
// People say early what it is about; what comes late is mostly what else is wrong.
const early = [30, 80] as const;
const longest = 3000;
const least = 4;
// Of two topics the lesser must weigh so much to be what is meant.
const near = 0.55;

/** At most three, the likeliest first; none rather than a wrong one. */
export function proposeOrgans(
  known: KnownOrgans,
  { text, areaCode }: { readonly text: string; readonly areaCode: string | null },
): readonly OrganProposal[] {
  const topics = topicsOf(known, text);
  const [best] = topics;
  if (!best || best.weight < least) return [];
  const ranked = topics
    .filter((one) => one.weight >= near * best.weight)
    .map(({ topic }) => nearest(known, topic, areaCode));
  const proposals: OrganProposal[] = [];
  // First the nearest organ of each topic, then those above it.
  for (let rank = 0; rank < most; rank++)
    for (const list of ranked) {
      const one = list[rank];
      if (one && proposals.length < most && !proposals.some(({ organ }) => organ.id === one.organ.id))
        proposals.push(one);
    }
  return proposals;
}

/** What a text is about, the weightiest first. */
export function topicsOf(
  known: KnownOrgans,
  text: string,
): readonly { readonly topic: string; readonly weight: number }[] {
  const weights = new Map<string, number>();
  const times = new Map<string, number>();
  const plain = readable(text.slice(0, longest));
  for (const { word, at, meanings } of wordsIn(plain, known.words)) {
    const n = (times.get(word) ?? 0) + 1;
    times.set(word, n);
    // Said again it weighs less, and not for ever; 学校门口 and 医院对面 say only where.
    const behind = at + word.length;
    if (n > 3 || beside.test(plain.slice(behind, behind + 5))) continue;
    for (const { topic, weight } of meanings)
      weights.set(topic, (weights.get(topic) ?? 0) + (weight * (1 + early.filter((sign) => at < sign).length)) / n);
  }
  return [...weights].map(([topic, weight]) => ({ topic, weight })).sort((a, b) => b.weight - a.weight);
}

/** Who is competent for a topic there: the organ of the area itself first, then those above. Courts handle no opinions. */
function nearest(known: KnownOrgans, topic: string, areaCode: string | null): readonly OrganProposal[] {
  const chain = chainOf(areaCode, known.areas);
  const competent = (known.competent.get(topic) ?? []).filter(
    ({ organ }) => organ.kind !== 'court' && organ.kind !== 'procuratorate',
  );
  if (chain.length > 0)
    return competent
      .map((one) => ({ ...one, far: one.organ.area === null ? chain.length : chain.indexOf(one.organ.area) }))
      .filter(({ far }) => far >= 0)
      .sort((a, b) => a.far - b.far)
      .map(({ organ, topic }) => ({ organ, topic }));
  // Where it is nobody knows: only who is competent for everything the others are in.
  const height = ({ organ }: OrganProposal): number => chainOf(organ.area, known.areas).length;
  const top = Math.min(...competent.map(height));
  const widest = competent.filter((one) => height(one) === top);
  return new Set(widest.map(({ organ }) => organ.area)).size === 1 ? widest : [];
}
