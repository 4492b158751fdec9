/** The environment, read once and frozen; everything wrong with it is told in one screen. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { OperatorError } from './operator-error.ts';
import { knownPlaces } from './places/find-place.ts';

/** Signs of a key. */
export const shortestSecret = 16;

const flag = z.enum(['0', '1']).transform((value) => value === '1');
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const environment = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^(file:.|postgres(ql)?:\/\/)/)
    .optional(),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: z.url().optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  HUYING_SECRET: z.string().min(shortestSecret).optional(),
  HUYING_PLACE: z.enum(knownPlaces).default(knownPlaces[0]),
  HUYING_DEMO: flag.optional(),
  HUYING_POLICY: z.string().min(1).optional(),
  DATA_DIR: z.string().min(1).default('./data'),
});

type Name = keyof typeof environment.shape;

/** What would be right, in signs that need no translation. */
const right: Readonly<Partial<Record<Name, string>>> = {
  DATABASE_URL: 'file:./huying.db | postgresql://user:password@host/name',
  PORT: '0 … 65535',
  PUBLIC_URL: 'https://…',
  LOG_LEVEL: 'debug | info | warn | error | silent',
  HUYING_SECRET: `≥ ${shortestSecret}`,
  HUYING_PLACE: knownPlaces.join(' | '),
  HUYING_DEMO: '0 | 1',
};
/** Their values are told to nobody. */
const secrets: readonly Name[] = ['DATABASE_URL', 'HUYING_SECRET'];

/** HUYING_POLICY: what an office may set otherwise; days of duties, quiet and night times. */
export const policyFile = z
  .object({
    undoSeconds: z.number().int().min(0).max(3600),
    quietSeconds: z.number().min(0).max(600),
    quietSecondsElsewhere: z.number().min(0).max(600),
    nightFrom: time,
    nightTo: time,
    workFrom: time,
    workTo: time,
    duties: z.record(z.string(), z.object({ days: z.number().int().min(0).max(3660) })),
  })
  .partial()
  // A name written wrongly would otherwise be a rule that never applies.
  .strict();

/** What would be right there, in signs that need no translation. */
const rightPolicy: Readonly<Record<string, string>> = {
  '': '{"undoSeconds": 60}',
  undoSeconds: '0 … 3600',
  quietSeconds: '0 … 600',
  quietSecondsElsewhere: '0 … 600',
  nightFrom: '"22:00"',
  nightTo: '"08:00"',
  workFrom: '"08:30"',
  workTo: '"17:30"',
  duties: '{"acknowledge": {"days": …}}',
  days: '0 … 3660',
};

/** One line for each value that cannot be: where it stands, what it is, what would be right. */
export function policyTroubles(error: z.ZodError, json: unknown): string {
  const line = (path: readonly PropertyKey[], wanted: string) => {
    const value = path.reduce<unknown>((within, name) => (within as Record<PropertyKey, unknown> | null)?.[name], json);
    return `  ${[path.join('.'), JSON.stringify(value)?.slice(0, 80)].filter(Boolean).join('=')}  (${wanted})`;
  };
  return error.issues
    .flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => line([...issue.path, key], Object.keys(policyFile.shape).join(' | ')))
        : line(issue.path, rightPolicy[String(issue.path.at(-1) ?? '')] ?? rightPolicy.duties ?? ''),
    )
    .join('\n');
}

export interface Config {
  readonly databaseUrl: string;
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string;
  readonly logLevel: string;
  readonly secret: string | null;
  readonly place: string;
  readonly demo: boolean;
  readonly policyPath: string | null;
  readonly dataDir: string;
}

export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const read = environment.safeParse(given);
  const lacksSecret =
    given.DATABASE_URL?.startsWith('postgres') === true &&
    given.HUYING_DEMO !== '1' &&
    given.HUYING_SECRET === undefined;
  if (!read.success) {
    const wrong = new Set([
      ...read.error.issues.map((issue) => issue.path[0] as Name),
      ...(lacksSecret ? (['HUYING_SECRET'] as const) : []),
    ]);
    const lines = [...wrong].map(
      (name) => `  ${name}${secrets.includes(name) ? '' : `=${given[name] ?? ''}`}  (${right[name] ?? ''})`,
    );
    throw new OperatorError('cli:config.wrong', { lines: lines.join('\n') });
  }
  const { data } = read;
  const dataDir = data.DATA_DIR;
  const real = data.DATABASE_URL ?? 'file:./huying.db';
  const loopback = ['127.0.0.1', 'localhost', '::1'].includes(data.HOST);
  const untouched = data.DATABASE_URL === undefined && !existsSync('./huying.db') && loopback;
  const demo = data.HUYING_DEMO ?? untouched;
  if (lacksSecret) throw new OperatorError('cli:config.secretMissing', {});
  return Object.freeze({
    databaseUrl: demo ? `file:${join(dataDir, 'demo.db')}` : real,
    port: data.PORT,
    host: data.HOST,
    publicUrl: (data.PUBLIC_URL ?? `http://${loopback ? 'localhost' : data.HOST}:${data.PORT}`).replace(/\/$/, ''),
    logLevel: data.LOG_LEVEL,
    secret: data.HUYING_SECRET ?? null,
    place: data.HUYING_PLACE,
    demo,
    policyPath: data.HUYING_POLICY ?? null,
    dataDir,
  });
}
