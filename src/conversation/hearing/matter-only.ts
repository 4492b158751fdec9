/**
 * What an organ reads: the matter, never the citizen (lifecycle.md section 2). Phones, numbers of papers, plates and the
 * writer's own name are masked; where it is and whom it is about stays. A help for the deputy, no proof.
 */

import type { Place } from '../../domain/place.ts';
import { type Range, selfNamings } from './self-naming.ts';

export interface MatterOnly {
  readonly text: string;
  /** How often each kind was masked; empty when nothing was. */
  readonly masked: Readonly<Record<string, number>>;
}

export interface Writer {
  readonly ownName?: string | null;
  readonly ownPhone?: string | null;
}

/** It has no words, so it is the same in every language, and no pattern finds it again. */
export const mask = '▇▇▇';
// Without the door a leak cannot be found.
const kept: readonly string[] = ['home', 'postcode', 'name'];
const numbers: readonly string[] = ['mobile', 'landline', 'localNumber', 'phone'];

export function matterOnly(text: string, personalData: Place['personalData'], writer: Writer = {}): MatterOnly {
  // Sign for sign: what is found in the half width stands at the same place in the text.
  const plain = text
    .replace(/[！-～]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/　/gu, ' ');
  const found: { readonly range: Range; readonly kind: string }[] = [];
  const add = (kind: string, ranges: readonly Range[]): void => {
    found.push(...ranges.map((range) => ({ range, kind })));
  };
  for (const [kind, pattern] of Object.entries(personalData))
    if (!kept.includes(kind)) add(kind, rangesOf(plain, pattern));
  add('phone', ownPhone(plain, writer.ownPhone ?? ''));
  const phones = found.filter(({ kind }) => numbers.includes(kind)).map(({ range }) => range);
  add('name', [...rangesOf(plain, ownName(writer.ownName ?? '')), ...selfNamings(plain, phones)]);
  return masked(text, found);
}

const rangesOf = (text: string, pattern: RegExp | null): Range[] =>
  pattern ? Array.from(text.matchAll(pattern), (one) => [one.index, one.index + one[0].length] as const) : [];

/** The number as the person gave it, however it is parted here. */
function ownPhone(text: string, phone: string): Range[] {
  const digits = phone.replace(/\D/g, '').replace(/^(?:00)?86(?=1\d{10}$)/, '');
  if (digits.length < 7) return [];
  return rangesOf(text, new RegExp(`(?<!\\d)(?:\\+?86[ -]?)?${[...digits].join('[\\s.·—–-]{0,2}')}(?!\\d)`, 'gu'));
}

function ownName(name: string): RegExp | null {
  const signs = [...name.normalize('NFKC').replace(/\s+/g, ' ').trim()];
  // One sign is half a name, and stands everywhere.
  if (signs.filter((sign) => sign !== ' ').length < 2) return null;
  const isHan = signs.every((sign) => /[\p{Script=Han}· ]/u.test(sign));
  const written = signs
    .filter((sign) => !isHan || sign !== ' ')
    .map((sign) => sign.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&'))
    .join(isHan ? '[ ]{0,2}' : '');
  return new RegExp(
    isHan ? written : `(?<![\\p{Script=Latin}\\d])${written}(?![\\p{Script=Latin}\\d])`,
    isHan ? 'gu' : 'giu',
  );
}

function masked(text: string, found: readonly { readonly range: Range; readonly kind: string }[]): MatterOnly {
  const counts: Record<string, number> = {};
  let result = '';
  let at = 0;
  for (const {
    range: [from, to],
    kind,
  } of found.toSorted((a, b) => a.range[0] - b.range[0] || b.range[1] - a.range[1])) {
    const end = wholeSign(text, to);
    if (end <= at) continue;
    // What overlaps is one thing, masked once.
    if (from >= at) {
      result += text.slice(at, from) + mask;
      counts[kind] = (counts[kind] ?? 0) + 1;
    }
    at = end;
  }
  return { text: result + text.slice(at), masked: counts };
}

/** Behind what belongs to the last sign: accents, selectors. */
function wholeSign(text: string, end: number): number {
  const more = text.slice(end, end + 16).match(/^\p{M}+/u)?.[0];
  return end + (more?.length ?? 0);
}
