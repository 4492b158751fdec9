/** By which words people call an organ: 五华区城市管理局 is 城市管理局, 城管局, 城管; City Works Department is works. */

import type { OrganRow } from '../../domain/roster.ts';
import { type NamedArea, wordsOf } from './area-names.ts';
import { everydayNames, organKindEn } from './organ-words.ts';
import { readable } from './word-table.ts';

/** The name without the areas before it: 昆明市五华区城市管理局 → 城市管理局. */
export function bareName(organ: OrganRow, areas: ReadonlyMap<string, NamedArea>): string {
  const places: string[] = [];
  for (let at = organ.area; at !== null && areas.has(at); at = areas.get(at)?.parentCode ?? null) {
    const area = areas.get(at);
    if (!area || places.length > 100) break;
    places.push(...wordsOf(area).map(({ word }) => word));
  }
  places.sort((a, b) => b.length - a.length);
  let name = readable(organ.name);
  for (let place = places[0]; place !== undefined; ) {
    place = places.find((one) => name.startsWith(one) && name.length > one.length + 1);
    if (place !== undefined) name = name.slice(place.length).trim();
  }
  return name;
}

/** Every word the organ goes by, `readable`, the name itself and the number of its row among them. */
export function callNames(organ: OrganRow, areas: ReadonlyMap<string, NamedArea>): readonly string[] {
  const bare = bareName(organ, areas);
  const names = new Set([readable(organ.name), readable(organ.id), bare]);
  if (/\p{Script=Han}/u.test(bare)) for (const name of shortened(bare)) names.add(name);
  else {
    const trunk = bare.replace(organKindEn, '').trim();
    if (trunk !== '') names.add(trunk);
  }
  return [...names].filter((name) => name.length > 1);
}

/** 住房和城乡建设局 → 住建局; 公安局交通警察支队 → 交警支队, 交警. */
function shortened(name: string): readonly string[] {
  const short: string[] = [];
  for (const [official, words] of everydayNames) if (official.test(name)) short.push(...words);
  return short;
}
