import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OperatorError } from '../operator-error.ts';

export type DatabaseAddress =
  | { readonly provider: 'sqlite'; readonly file: string }
  | { readonly provider: 'postgresql'; readonly url: string; readonly shown: string };

/** Reads DATABASE_URL: `file:…` (relative to where we were started) or `postgresql://…`. */
export function readDatabaseUrl(url: string): DatabaseAddress {
  if (/^postgres(ql)?:\/\//.test(url)) return { provider: 'postgresql', url, shown: withoutPassword(url) };
  if (/^file:\/\//.test(url)) return { provider: 'sqlite', file: fileURLToPath(url) };
  if (/^file:./.test(url)) return { provider: 'sqlite', file: resolve(url.slice('file:'.length)) };
  throw new OperatorError('cli:store.urlUnknown', { value: withoutPassword(url) });
}

/** The file of an embedded database that nobody has made yet. */
export function missingFile(url: string): string | null {
  const address = readDatabaseUrl(url);
  return address.provider === 'sqlite' && !existsSync(address.file) ? address.file : null;
}

/** What may be shown of an address in an error or a log. */
function withoutPassword(url: string): string {
  if (!URL.canParse(url)) return `${url.slice(0, url.indexOf(':') + 1)}…`;
  const { protocol, hostname, port, pathname } = new URL(url);
  return `${protocol}//${hostname}${port ? `:${port}` : ''}${pathname}`;
}
