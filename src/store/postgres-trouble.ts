import { OperatorError } from '../operator-error.ts';
import type { TextKey } from '../text/say.ts';

// SQLSTATE classes and codes (PostgreSQL manual, appendix A) that somebody outside must mend.
const troubles: readonly (readonly [RegExp, TextKey])[] = [
  [/^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOST|ENET|08|57P)/, 'cli:store.unreachable'],
  [/^28/, 'cli:store.loginRefused'],
  [/^3D000/, 'cli:store.databaseMissing'],
  [/^25006/, 'cli:store.readOnly'],
  [/^55P03/, 'cli:store.locked'],
  [/^53100/, 'cli:store.diskFull'],
  [/^58030/, 'cli:store.diskFailed'],
  [/^XX00[12]/, 'cli:store.corrupt'],
];

/** The error in the operator's words when it is theirs to mend; else as it is. */
export function postgresTrouble(error: unknown, database: string): unknown {
  if (!(error instanceof Error) || error instanceof OperatorError) return error;
  const code = (error as { code?: string }).code ?? (/timeout/i.test(error.message) ? 'ETIMEDOUT' : '');
  const key = troubles.find(([pattern]) => pattern.test(code))?.[1];
  return key ? new OperatorError(key, { file: database, reason: error.message || code }, error) : error;
}
