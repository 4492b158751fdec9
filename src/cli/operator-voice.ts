/** In which language operators are spoken to: the terminal's, else Chinese. */

import type { Language } from '../domain/people.ts';
import { OperatorError } from '../operator-error.ts';
import { type Say, sayIn } from '../text/say.ts';

export function operatorLanguage(env: Readonly<Record<string, string | undefined>> = process.env): Language {
  const lang = env.HUYING_LANG || env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return /^en/i.test(lang) ? 'en' : 'zh-CN';
}

/** Operators' texts name no place: they need none of its words. */
export function operatorSay(): Say {
  return sayIn(operatorLanguage(), { words: { 'zh-CN': {}, en: {} } });
}

/** What failed, where, what to do; then exit code 1. Anything unexpected shows its stack, for a report. */
export function fail(error: unknown): never {
  if (error instanceof OperatorError) process.stderr.write(`${operatorSay()(error.key, error.params)}\n`);
  else process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
}
