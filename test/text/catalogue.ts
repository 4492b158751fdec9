/** All texts of a language as flat keys, and what the code says with which values: read from the sources themselves. */

import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Language } from '../../src/domain/people.ts';
import { resources } from '../../src/text/resources.ts';

export const languages: readonly Language[] = ['zh-CN', 'en'];
const root = fileURLToPath(new URL('../..', import.meta.url));
const plural = /_(?:zero|one|two|few|many|other)$/;
const optional = /\[([^[\]]*\{\{[^[\]]*)\]/g;

export const bare = (key: string): string => key.replace(plural, '');
export const isPlural = (key: string): boolean => plural.test(key);
export const roomOf = (key: string): string => key.slice(0, key.indexOf(':'));

const flat: Readonly<Record<Language, ReadonlyMap<string, string>>> = {
  'zh-CN': flattened('zh-CN'),
  en: flattened('en'),
};
/** `room:path.to.text` → text, plural forms apart. */
export const textsOf = (language: Language): ReadonlyMap<string, string> => flat[language];

function flattened(language: Language): ReadonlyMap<string, string> {
  const all = new Map<string, string>();
  const walk = (tree: object, path: string) => {
    for (const [name, value] of Object.entries(tree)) {
      const key = path.endsWith(':') ? path + name : `${path}.${name}`;
      if (typeof value === 'string') all.set(key, value);
      else walk(value, key);
    }
  };
  for (const [room, tree] of Object.entries(resources[language])) walk(tree, `${room}:`);
  return all;
}

export const holesIn = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map((found) => found[1] as string);
/** The text with nothing in brackets, and with everything. */
export const shortest = (text: string): string => text.replace(optional, '');
export const longest = (text: string): string => text.replace(optional, '$1');

interface Source {
  readonly file: string;
  readonly text: string;
}

export function sources(...folders: readonly string[]): readonly Source[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !file.startsWith(`generated${sep}`))
      .map((file) => ({ file: join(folder, file), text: readFileSync(join(root, folder, file), 'utf8') })),
  );
}

export interface Mention {
  readonly file: string;
  /** With `*` for each part that is known only when it runs. */
  readonly key: string;
  /** The names of the values given with it; null when the place of the call does not show them. */
  readonly given: ReadonlySet<string> | null;
}

/** Every text of these rooms that the code names, with the values beside it. */
export function mentions(rooms: readonly string[], found: readonly Source[]): readonly Mention[] {
  const room = `(?:${rooms.join('|')})`;
  const literal = new RegExp(`'(${room}:[\\w.-]+)'|\`(${room}:(?:[^\`$]|\\$\\{[^}]*\\})*)\``, 'g');
  return found.flatMap(({ file, text }) =>
    [...text.matchAll(literal)].map((hit) => ({
      file,
      key: hit[1] ?? (hit[2] as string).replace(/\$\{[^}]*\}/g, '*'),
      given: givenAfter(text, hit.index + hit[0].length),
    })),
  );
}

const empty: ReadonlySet<string> = new Set();

/** The names in the object that follows a key: `key, {…}`, `key, 'act', {…}`, `key, with: {…}`, `key, values`. */
function givenAfter(code: string, from: number): ReadonlySet<string> | null {
  let at = from;
  for (let depth = 0; at < code.length; at++) {
    const sign = code[at] as string;
    if ('([{'.includes(sign)) depth++;
    else if (')]}'.includes(sign)) depth--;
    if (depth < 0 || (depth === 0 && sign === ';')) return empty;
    if (depth === 0 && sign === ',') break;
  }
  // Between the label of a choice and its values stands the act.
  const rest = code.slice(at + 1).replace(/^\s*(?!values\b)(?:'[\w-]+'|`[^`]+`|[\w.()]+|\w+ === [^,]*),(?=\s*\{)/, '');
  const start = rest.match(/^\s*(?:(?:with|values):\s*)?(?:(\{)|(values)\b)/);
  if (!start) return /^\s*(?:choices|more)\b/.test(rest) ? null : empty;
  if (start[2]) return named(code, from, start[2]);
  return names(rest.slice(start[0].length), code, from);
}

/** The names in the object literal that was assigned last to this name before here. */
function named(code: string, before: number, name: string): ReadonlySet<string> | null {
  const assigned = [...code.slice(0, before).matchAll(new RegExp(`const ${name}(?:: \\w+)? = \\{`, 'g'))].at(-1);
  return assigned ? names(code.slice(assigned.index + assigned[0].length), code, assigned.index) : null;
}

/** The property names of an object literal whose `{` was just read. */
function names(body: string, code: string, before: number): ReadonlySet<string> | null {
  const found = new Set<string>();
  let depth = 0;
  let start = 0;
  for (let at = 0; at < body.length; at++) {
    const sign = body[at] as string;
    if (sign === '/' && body[at + 1] === '/') {
      // An apostrophe in a remark begins no text.
      at = body.indexOf('\n', at);
      continue;
    }
    if (sign === "'" || sign === '`') {
      at = body.indexOf(sign, at + 1);
      continue;
    }
    if ('([{'.includes(sign)) depth++;
    else if (')]}'.includes(sign)) depth--;
    if (depth < 0 || (depth === 0 && sign === ',')) {
      const property = body.slice(start, at).trim();
      const spread = property.match(/^\.\.\.(\w+)$/)?.[1];
      if (spread) for (const name of named(code, before, spread) ?? []) found.add(name);
      const name = property.match(/^(\w+)/)?.[1];
      if (name) found.add(name);
      start = at + 1;
    }
    if (depth < 0) return found;
  }
  return null;
}
