/** For whom a page is drawn: language and size of type, from the address, the cookie, the browser. */

import type { Language } from '../../domain/people.ts';

export interface Reader {
  readonly language: Language;
  readonly big: boolean;
  /** `Set-Cookie` values for what the address asked to remember. */
  readonly remember: readonly string[];
}

interface Asked {
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly cookie: string | undefined;
  readonly acceptLanguage: string | undefined;
  readonly languages: readonly [Language, ...Language[]];
}

const year = 31_536_000;

/** `?lang=` and `?big=` come first and are remembered; then the cookie; then what the browser says. */
export function readerOf(asked: Asked): Reader {
  const kept = cookies(asked.cookie);
  const language = spoken(asked.query.lang, asked.languages);
  const big = asked.query.big;
  return {
    language: language ?? spoken(kept.lang, asked.languages) ?? preferred(asked.acceptLanguage, asked.languages),
    big: (big ?? kept.big) === '1',
    remember: [
      ...(language ? [keep('lang', language)] : []),
      ...(big === undefined ? [] : [keep('big', big === '1' ? '1' : '0')]),
    ],
  };
}

// page.js writes `big`, so that one is not HttpOnly.
const keep = (name: string, value: string) => `${name}=${value}; Path=/; Max-Age=${year}; SameSite=Lax`;

const spoken = (wish: string | undefined, languages: readonly Language[]): Language | undefined =>
  wish ? languages.find((known) => known.toLowerCase().split('-')[0] === wish.toLowerCase().split('-')[0]) : undefined;

function preferred(header: string | undefined, languages: readonly [Language, ...Language[]]): Language {
  const wishes = (header ?? '').split(',').map((wish) => {
    const [tag = '', weight] = wish.trim().split(/\s*;\s*q=/);
    return { tag, weight: weight === undefined ? 1 : Number(weight) || 0 };
  });
  const known = wishes.filter((wish) => wish.weight > 0 && spoken(wish.tag, languages));
  const best = known.sort((one, other) => other.weight - one.weight)[0];
  return spoken(best?.tag, languages) ?? languages[0];
}

function cookies(header: string | undefined): Readonly<Record<string, string>> {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim().split('=', 2) as [string, string?]);
  return Object.fromEntries(pairs.filter(([name]) => name).map(([name, value]) => [name, value ?? '']));
}
