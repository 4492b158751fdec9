import { describe, expect, it } from 'vitest';
import { findPlace } from '../../src/places/find-place.ts';
import {
  bare,
  holesIn,
  isPlural,
  languages,
  longest,
  type Mention,
  mentions,
  roomOf,
  shortest,
  sources,
  textsOf,
} from './catalogue.ts';
import { dynamicKeys, expanded } from './dynamic-keys.ts';

const zh = textsOf('zh-CN');
const en = textsOf('en');
const rooms = ['conversation', 'letters', 'terms'];
const ours = (texts: ReadonlyMap<string, string>) => [...texts].filter(([key]) => rooms.includes(roomOf(key)));
const said = mentions(rooms, sources('src', 'bots'));
const words = new Set(Object.keys((await findPlace('kunming')).words.en));

const sorted = (all: Iterable<string>) => [...new Set(all)].sort();

describe('the texts', () => {
  it('exist in both languages', () => {
    expect(sorted([...en.keys()].map(bare))).toEqual(sorted([...zh.keys()].map(bare)));
    expect(zh.size).toBeGreaterThan(500);
  });

  it('are never empty', () => {
    // A page may leave a word out in one language: "Answer: content", 答复满意.
    const empty = languages.flatMap((language) =>
      [...textsOf(language)].filter(([key, text]) => text.trim() === '' && roomOf(key) !== 'web'),
    );
    expect(empty).toEqual([]);
  });

  it('say the same values in both languages, the place’s own words apart', () => {
    const holes = (texts: ReadonlyMap<string, string>, key: string) =>
      sorted(
        [...texts]
          .filter(([name]) => bare(name) === key)
          // In "1 waiting" the number may be left unsaid.
          .flatMap(([, text]) => holesIn(text).filter((hole) => !words.has(hole) && hole !== 'count')),
      );
    const keys = sorted(ours(zh).map(([key]) => bare(key)));
    expect(keys.map((key) => [key, holes(zh, key)])).toEqual(keys.map((key) => [key, holes(en, key)]));
  });

  it('have one and other in English where they have plurals, and only other in Chinese', () => {
    const forms = (texts: ReadonlyMap<string, string>) => [...texts.keys()].filter(isPlural);
    expect(forms(zh).filter((key) => !key.endsWith('_other'))).toEqual([]);
    const english = sorted(forms(en).map(bare));
    expect(english.filter((key) => !en.has(`${key}_one`) || !en.has(`${key}_other`) || en.has(key))).toEqual([]);
    // A plural in one language is a plural or a plain text in the other, never both.
    expect(sorted(forms(zh).map(bare)).filter((key) => !english.includes(key))).toEqual([]);
  });

  it('have no brackets but around a part that may be left out, and no hole that is misspelt', () => {
    const odd = languages.flatMap((language) =>
      ours(textsOf(language)).filter(
        ([, text]) => /[[\]]/.test(longest(text)) || /[{}]/.test(text.replace(/\{\{\w+\}\}/g, '')),
      ),
    );
    expect(odd).toEqual([]);
  });
});

describe('the code', () => {
  it('puts keys together only where it is written down which', () => {
    const patterns = sorted(said.map((one) => one.key).filter((key) => key.includes('*')));
    expect(patterns).toEqual(sorted(Object.keys(dynamicKeys)));
  });

  it('names no text that does not exist', () => {
    const known = new Set([...zh.keys()].map(bare));
    expect(sorted(said.flatMap((one) => expanded(one.key))).filter((key) => !known.has(key))).toEqual([]);
  });

  it('uses every text', () => {
    const used = new Set(said.flatMap((one) => expanded(one.key)));
    expect(sorted(ours(zh).map(([key]) => bare(key))).filter((key) => !used.has(key))).toEqual([]);
  });

  it('gives every value that a text says', () => {
    const missing = sorted(ours(zh).flatMap(([form]) => unsaid(bare(form))));
    expect(missing).toEqual([]);
  });

  it('gives the number by which a plural is chosen', () => {
    const plurals = sorted(
      ours(en)
        .map(([key]) => key)
        .filter(isPlural)
        .map(bare),
    );
    const without = callsOf(plurals).filter(({ call }) => call.given !== null && !call.given.has('count'));
    expect(without.map(({ key, call }) => `${key} in ${call.file}`)).toEqual([]);
    expect(plurals.length).toBeGreaterThan(10);
  });
});

// Values that come from elsewhere than the place where the text is named.
const elsewhere: Readonly<Record<string, readonly string[]>> = {
  // refusing.ts: the number and the state, and what the refusal itself carries.
  'conversation:refused': ['number', 'state', 'days', 'day', 'last', 'route', 'routeState', 'routes'],
  // The text is chosen first, the values follow: drafting.ts, citizen.ts, citizen-notes.ts, reminder-lines.ts, render.ts.
  'conversation:receipt': ['number', 'code', 'due', 'who', 'asked'],
  'conversation:status': ['number', 'title', 'state', 'who', 'due', 'target', 'answer', 'question', 'waits', 'tell'],
  'letters:reminder': ['number', 'title', 'kind', 'who', 'due', 'office', 'now', 'inCharge'],
  // writing-routes.ts and on-routes.ts, read in the transcripts.
  'conversation:didRoute': ['number', 'route', 'who', 'target', 'due', 'next', 'day', 'told'],
  'conversation:forwardGuard': ['number', 'words', 'organ'],
  'conversation:onRoute': ['route', 'target'],
  'conversation:didForward': ['route', 'target', 'others', 'due', 'told', 'link'],
  // route-to-citizen.ts, route-to-insider.ts and route-to-target.ts, proved by composing every notice: route-notices.test.ts.
  'letters:hop': ['number', 'who', 'from', 'other', 'office', 'due', 'next', 'text', 'day'],
  'letters:hopInsider': [
    'route',
    'number',
    'title',
    'target',
    'organ',
    'text',
    'due',
    'next',
    'class',
    'promised',
    'contact',
    'day',
    'why',
    'decide',
  ],
  'letters:target': [
    'route',
    'organ',
    'who',
    'from',
    'others',
    'brief',
    'text',
    'due',
    'link',
    'name',
    'phone',
    'mark',
    'day',
    'why',
  ],
  'terms:': ['year', 'date', 'weekday', 'monthName'],
  // notices.ts, proved by composing every notice: notices.test.ts.
  'letters:citizen': [
    'number',
    'title',
    'who',
    'due',
    'text',
    'office',
    'phone',
    'code',
    'day',
    'reason',
    'door',
    'doorPhone',
    'by',
    'address',
    'hours',
    'into',
  ],
  'letters:insider': [
    'number',
    'answer',
    'first',
    'title',
    'text',
    'contents',
    'area',
    'who',
    'due',
    'state',
    'solved',
    'evidence',
    'name',
    'phone',
    'caller',
    'call',
    'absent',
    'into',
    'total',
    'delivered',
    'failed',
    'rated',
    'joined',
    'wished',
  ],
};

function callsOf(keys: readonly string[]): { key: string; call: Mention }[] {
  return keys.flatMap((key) => said.filter((one) => expanded(one.key).includes(key)).map((call) => ({ key, call })));
}

/** A value outside brackets must be given by every call; one in brackets by at least one. */
function unsaid(key: string): string[] {
  const group = key.includes('.') ? key.slice(0, key.indexOf('.')) : key.startsWith('terms:') ? 'terms:' : key;
  const known = new Set([...words, ...(elsewhere[group] ?? [])]);
  const calls = callsOf([key]).map((one) => one.call);
  const isGiven = (hole: string, call: Mention) =>
    known.has(hole) ||
    known.has(hole.replace(/Short$/, '')) ||
    Boolean(call.given?.has(hole) || call.given?.has(hole.replace(/Short$/, '')));
  return languages.flatMap((language) =>
    [...textsOf(language)]
      .filter(([form]) => bare(form) === key)
      .flatMap(([, text]) => {
        const must = holesIn(shortest(text));
        const may = holesIn(longest(text)).filter((hole) => !must.includes(hole));
        return [
          ...calls.flatMap((call) =>
            must.filter((hole) => !isGiven(hole, call)).map((hole) => `${key} {{${hole}}} in ${call.file}`),
          ),
          ...may.filter((hole) => !calls.some((call) => isGiven(hole, call))).map((hole) => `${key} [{{${hole}}}]`),
        ];
      }),
  );
}
