import type { Params, TextKey } from './text/say.ts';

/**
 * Something that whoever runs the product can mend: what failed, the value, where, what to do, as a text of room `cli`.
 * `message` is for logs and stack traces; people are shown `say(error.key, error.params)`.
 */
export class OperatorError extends Error {
  readonly key: TextKey;
  readonly params: Params;
  constructor(key: TextKey, params: Params = {}, cause?: unknown) {
    super(`${key} ${JSON.stringify(params)}`, cause === undefined ? {} : { cause });
    this.name = 'OperatorError';
    this.key = key;
    this.params = params;
  }
}
