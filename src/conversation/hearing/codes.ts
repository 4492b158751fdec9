/** Codes in what people type. */

import { invitationCodeIn } from '../../domain/query-code.ts';

export { queryCodeIn } from '../../domain/query-code.ts';

/** A word of signs without any sentence around it: a code, or one with a slip in it. */
export const mayBeInvitation = (text: string): boolean =>
  /^[A-Za-z0-9][A-Za-z0-9 -]{3,14}$/.test(text.trim()) && (/\d/.test(text) || guessableCode(text) !== undefined);

/** The invitation code in what a person typed, as stored (8 signs), read forgivingly. */
export function guessableCode(words: string): string | undefined {
  return invitationCodeIn(words);
}
