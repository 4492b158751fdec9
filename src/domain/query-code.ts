/** Codes that people copy by hand: the citizen's query code and the one-time invitation. */

// 32 signs: of 0/O, 1/I/L and U/V only one each is a member, so that the other can be read as it. A random byte holds
// each sign equally often.
export const codeSigns = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const mistaken: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', U: 'V' };

const dashes = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D\u30FC\u00AD_·.]/gu;
const written = /(?<![A-Z0-9-])([A-Z0-9]{4}) ?- ?([A-Z0-9]{4}) ?- ?([A-Z0-9]{5})(?![A-Z0-9]|-[A-Z0-9])/i;
const inOne = /(?<![A-Z0-9-])([A-Z0-9]{13})(?![A-Z0-9]|-[A-Z0-9])/gi;

/** A query code, 13 signs, as stored. `random` gives so many random bytes. */
export function makeQueryCode(random: (n: number) => Uint8Array): string {
  for (;;) {
    const code = signs(random(13));
    // So that no word and no other number is ever taken for a code (see queryCodeIn).
    if (isMixed(code) && !longNumber.test(code)) return code;
  }
}

/** A one-time invitation, 8 signs. */
export function makeInvitationCode(random: (n: number) => Uint8Array): string {
  return signs(random(8));
}

/** As people see it: XXXX-XXXX-XXXXX. */
export function formatQueryCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`;
}

/** As people see it: XXXX-XXXX. */
export function formatInvitationCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/**
 * The query code in a text, as stored (13 signs, no dashes): lower case, full width, any dashes or none, O for 0, I and
 * L for 1. Spaces between its parts are understood where the code ends the text.
 */
export function queryCodeIn(text: string): string | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/[\p{Cf}]/gu, '')
    .replace(dashes, '-');
  const parts = plain.match(written);
  // Three words with hyphens are no code; one that happens to hold letters only is written in capitals.
  if (parts && (isMixed(parts[0]) || parts[0] === parts[0].toUpperCase())) {
    const code = queryCode(parts.slice(1).join(''));
    if (code) return code;
  }
  for (const [found] of plain.matchAll(inOne)) {
    const code = isMixed(found) ? queryCode(found) : undefined;
    if (code) return code;
  }
  const spaced = plain.match(/(?<![A-Z0-9-])((?:[A-Z0-9][ -]*){12}[A-Z0-9])[^A-Z0-9]*$/i);
  if (!spaced?.[1] || !isMixed(spaced[1]) || !/^\S{4,9}(?:[ -]+\S{4,9}){1,2}$/.test(spaced[1])) return undefined;
  // In the middle of English words only what can be no word is taken for a part of a code.
  const alone = !/[a-z]/i.test(plain.slice(0, spaced.index).replace(/status|code/gi, ''));
  const unlike = spaced[1].split(/[ -]+/).every((part) => /\d/.test(part) || part === part.toUpperCase());
  return alone || unlike ? queryCode(spaced[1]) : undefined;
}

/** The invitation code in what a person typed, as stored (8 signs); the last that is there, with or without its dash. */
export function invitationCodeIn(words: string): string | undefined {
  const plain = words
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(dashes, '-')
    .replace(/(?<![A-Z0-9])i-/i, '');
  const found = [...plain.matchAll(/(?<![A-Z0-9-])([A-Z0-9]{4} ?-? ?[A-Z0-9]{4})(?![A-Z0-9]|-[A-Z0-9])/gi)];
  const inOne = found.filter(([one]) => !one.includes(' ') || one.includes('-'));
  return (inOne.at(-1) ?? found.at(-1))?.slice(1).flatMap((one) => readSigns(one, 8) ?? [])[0];
}

/** The signs as stored, or nothing when there is another number of them or one that is no sign. */
function readSigns(text: string, length: number): string | undefined {
  const read = [...text.toUpperCase().replace(/[^A-Z0-9]/g, '')].map((sign) => mistaken[sign] ?? sign).join('');
  return read.length === length && [...read].every((sign) => codeSigns.includes(sign)) ? read : undefined;
}

// CSCR-2018-01003 is the number of a file: no code is made with so many digits in a row.
const longNumber = /\d{6}/;

function queryCode(text: string): string | undefined {
  const code = readSigns(text, 13);
  return code === undefined || longNumber.test(code) ? undefined : code;
}

/** Holds a letter and a digit that is never a misread letter: no word, no telephone number. */
function isMixed(text: string): boolean {
  return /[2-9]/.test(text) && /[A-HJKMNP-TV-Z]/i.test(text);
}

function signs(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => codeSigns[byte & 31]).join('');
}
