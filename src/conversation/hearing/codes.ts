/** Codes in what people type. */

import { invitationCodeIn } from '../../domain/query-code.ts';

export { queryCodeIn } from '../../domain/query-code.ts';

/** The invitation code in what a person typed, as stored (8 signs), read forgivingly. */
export function guessableCode(words: string): string | undefined {
  return invitationCodeIn(words);
}
