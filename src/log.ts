/** What operators read: numbers, names of rooms and ids; never an opinion's text, a name, a phone number or a token. */

import { type DestinationStream, pino } from 'pino';

export interface Log {
  info(facts: object, sentence: string): void;
  warn(facts: object, sentence: string): void;
  error(facts: object, sentence: string): void;
  debug(facts: object, sentence: string): void;
}

/** `to`: standard output, when nothing else is named. */
export function makeLog(level: string, to: DestinationStream = pino.destination(1)): Log {
  const serializers = { error: errorFacts };
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers }, to);
}

/** Prisma's messages quote values, and values are what people wrote: only the kind and the code of an error are told. */
function errorFacts(error: unknown): object {
  if (!(error instanceof Error)) return { kind: typeof error };
  const code = (error as { code?: unknown }).code;
  const ours = error.constructor === Error || error.name === 'DeliveryFailed';
  return {
    kind: error.name,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(ours ? { message: error.message.slice(0, 200) } : {}),
    at: error.stack
      ?.split('\n')
      .find((line) => /\/(dist|src)\//.test(line) && !line.includes('/node_modules/'))
      ?.trim(),
  };
}
