/** Which words of a large table stand in a text: one pass, the longest first, however large the table. */

export interface WordTable<Meaning> {
  readonly meanings: ReadonlyMap<string, readonly Meaning[]>;
  /** Lengths of the words that begin with a sign, longest first. */
  readonly lengths: ReadonlyMap<string, readonly number[]>;
}

export interface FoundWord<Meaning> {
  readonly word: string;
  readonly at: number;
  readonly meanings: readonly Meaning[];
}

export function wordTable<Meaning>(rows: Iterable<readonly [word: string, meaning: Meaning]>): WordTable<Meaning> {
  const meanings = new Map<string, Meaning[]>();
  const lengths = new Map<string, Set<number>>();
  for (const [written, meaning] of rows) {
    const word = readable(written);
    if (word === '') continue;
    meanings.set(word, [...(meanings.get(word) ?? []), meaning]);
    const first = word.slice(0, 1);
    lengths.set(first, (lengths.get(first) ?? new Set()).add(word.length));
  }
  const sorted = new Map([...lengths].map(([first, all]) => [first, [...all].sort((a, b) => b - a)] as const));
  return { meanings, lengths: sorted };
}

/** The text as the table is written: half width, lower case, no signs that nobody sees, no spaces within Chinese. */
export function readable(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}|\*/gu, '')
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
    .replace(/\s+/g, ' ')
    .toLowerCase()
    .trim();
}

/** In the order of a text that is already `readable`; where one word lies in another only the longer is found. */
export function wordsIn<Meaning>(text: string, table: WordTable<Meaning>): FoundWord<Meaning>[] {
  const found: FoundWord<Meaning>[] = [];
  for (let at = 0; at < text.length; ) {
    const word = wordAt(text, at, table);
    if (word !== undefined) found.push({ word, at, meanings: table.meanings.get(word) ?? [] });
    at += word?.length ?? 1;
  }
  return found;
}

const latin = /^[\p{Script=Latin}\d]/u;

function wordAt<Meaning>(text: string, at: number, table: WordTable<Meaning>): string | undefined {
  for (const length of table.lengths.get(text[at] ?? '') ?? []) {
    const word = text.slice(at, at + length);
    if (!table.meanings.has(word)) continue;
    // "light" is found in "lights", not in "lightning" and "daylight".
    if (
      latin.test(word) &&
      (latin.test(text[at - 1] ?? '') ||
        !/^(?:e?s)?(?![\p{Script=Latin}\d])/u.test(text.slice(at + length, at + length + 3)))
    )
      continue;
    return word;
  }
  return undefined;
}
