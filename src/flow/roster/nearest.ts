/** The known word that somebody probably meant, or null when none is near. */
export function nearest(word: string, known: readonly string[]): string | null {
  const wanted = word.toLowerCase();
  let best: string | null = null;
  let least = Math.max(1, Math.floor(wanted.length / 2));
  for (const one of known) {
    const far = distance(wanted, one.toLowerCase());
    if (far > least || (far === least && best !== null)) continue;
    least = far;
    best = one;
  }
  return best;
}

/** The rows that somebody probably meant by an id or a part of a name, the likeliest first. */
export function nearestFew<Row extends { readonly id: string; readonly name: string }>(
  word: string,
  rows: readonly Row[],
  most = 3,
): readonly Row[] {
  const wanted = word.toLowerCase();
  // 五华区城管局 of 五华区城市管理局.
  const han = /^\p{Script=Han}{2,}$/u.test(word);
  const isCalledSo = (name: string): boolean =>
    name.toLowerCase().includes(wanted) || (han && [...word].every((sign) => name.includes(sign)));
  const far = ({ id, name }: Row): number => (isCalledSo(name) ? 0 : distance(wanted, id.toLowerCase()));
  return rows
    .map((row) => ({ row, far: far(row) }))
    .filter((one) => one.far <= Math.max(2, wanted.length / 2))
    .toSorted((a, b) => a.far - b.far)
    .slice(0, most)
    .map(({ row }) => row);
}

/** Letters to insert, drop or replace (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const replaced = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? a.length;
}
