/** How anything is said to a person: one function per language and place, made once. */

import i18next from 'i18next';
import type { Language } from '../domain/people.ts';
import type { Place } from '../domain/place.ts';
import { resources, rooms, type TextKey } from './resources.ts';

export type { TextKey } from './resources.ts';
export type Params = Readonly<Record<string, string | number | boolean | null | undefined>>;
export type Say = (key: TextKey, params?: Params) => string;

const engine = i18next.createInstance();
await engine.init({
  resources,
  lng: 'zh-CN',
  fallbackLng: false,
  ns: [...rooms],
  returnNull: false,
  showSupportNotice: false,
} as Parameters<typeof engine.init>[0]);

/**
 * The voice of one language in one place. The place's words (`{{deputy}}`, `{{congress}}` …) are known in every text;
 * platforms escape for themselves, so nothing is escaped here. What a person wrote is put in last and never read as a
 * text of ours.
 */
export function sayIn(language: Language, place: Pick<Place, 'words'>): Say {
  // i18next looks at every option of every call: it gets only the number that chooses the plural.
  const find = engine.getFixedT(language) as (key: string, options: object) => string;
  const plain = new Map<string, string>();
  const textOf = (key: string, count: Params[string]): string => {
    if (typeof count === 'number') return find(key, { count, skipInterpolation: true });
    const text = plain.get(key) ?? find(key, { skipInterpolation: true });
    plain.set(key, text);
    return text;
  };
  const words = place.words[language];
  return (key, params) => {
    const known: Params = params ? { ...words, ...params } : words;
    return fill(said(textOf(key, params?.count), known), known);
  };
}

// A part in square brackets with a value in it: "[电话 {{phone}}]".
const parts = /\[([^[\]]*\{\{[^[\]]*)\]/g;
const values = /\{\{(\w+)\}\}/g;

/** A part in brackets is said only when each of its values says something; a line that is left empty goes, too. */
function said(text: string, known: Params): string {
  if (!text.includes('[')) return text;
  const kept = text.replace(parts, (_, part: string) =>
    [...part.matchAll(values)].every(([, name]) => Boolean(known[name as string])) ? part : '',
  );
  return kept === text ? text : kept.replace(/\n{2,}/g, '\n').replace(/^\n|\n$/g, '');
}

/** A value that was forgotten stays visible, so that a test sees it. */
function fill(text: string, known: Params): string {
  return text.replace(values, (hole, name: string) => (name in known ? String(known[name] ?? '') : hole));
}
