// Area codes have 6, 9 or 12 digits without a zero in front, days are divided; whatever else is long may be somebody's number.
const numbers =
  /(?<!\d)0\d{9,11}(?!\d)|(?<!\d)(?:\d{7,8}|\d{10,11})(?!\d)|1[3-9][\d\s-]{9,}|(?<!\d)\d{3,4}[-\s]\d{4}[-\s]?\d{3,4}(?!\d)|\+\d[\d\s-]+|\d[eE]\+\d+/g;

/** A cell as it may stand in a message or a log: short, and never with a telephone number. */
export function tellable(text: string): string {
  const safe = text.normalize('NFKC').replace(numbers, '…');
  return safe.length > 40 ? `${safe.slice(0, 40)}…` : safe;
}
