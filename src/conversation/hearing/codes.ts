/** Codes in what people type. */

import { invitationCodeIn } from '../../domain/query-code.ts';

export { queryCodeIn } from '../../domain/query-code.ts';

/** An invitation, perhaps with a slip in it, alone or in a sentence; plain words that merely look like one are none. */
export function mayBeInvitation(text: string): boolean {
  const words = text.normalize('NFKC').trim();
  const signs = /\d/.test(words) || /码|code/i.test(words);
  return guessableCode(words) === undefined
    ? signs && /^[a-z0-9][a-z0-9 -]{3,14}$/i.test(words)
    : signs || /^\S+$/.test(words);
}

/** The invitation code in what a person typed, as stored (8 signs), read forgivingly. */
export function guessableCode(words: string): string | undefined {
  return invitationCodeIn(words);
}
