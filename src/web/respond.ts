/** How pages are answered: for whom they are drawn, and in which shell. */

import { isIPv6 } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { dayAt } from '../domain/day.ts';
import type { Language } from '../domain/people.ts';
import { type Say, sayIn } from '../text/say.ts';
import type { World } from '../world.ts';
import { documentOf } from './pages/layout.tsx';
import { readerOf } from './pages/reader.ts';
import { TroublePage, troubleStatus } from './pages/trouble.tsx';
import type { SiteView, TroubleView } from './view-types.ts';

export interface Seen {
  readonly site: SiteView;
  readonly say: Say;
}

/** Draws for this visitor; `keep` is what the page's links carry on. */
export function seenBy(c: Context, world: World, keep: SiteView['keep'] = {}): Seen {
  const { place } = world;
  const reader = readerOf({
    query: c.req.query(),
    cookie: c.req.header('cookie'),
    acceptLanguage: c.req.header('accept-language'),
    languages: place.languages,
  });
  for (const cookie of reader.remember) c.header('Set-Cookie', cookie, { append: true });
  return {
    site: siteView(world, reader.language, new URL(c.req.url).pathname, keep, reader.big),
    say: sayIn(reader.language, place),
  };
}

/** In which language a program's user is told what went wrong. */
export function languageOf(c: Context, { place }: World): Language {
  return readerOf({
    query: c.req.query(),
    cookie: c.req.header('cookie'),
    acceptLanguage: c.req.header('accept-language'),
    languages: place.languages,
  }).language;
}

function siteView(world: World, language: Language, path: string, keep: SiteView['keep'], big: boolean): SiteView {
  const { place } = world;
  const root = world.directory().root;
  return {
    language,
    languages: place.languages,
    timeZone: place.timeZone,
    today: dayAt(world.now(), place.timeZone),
    path,
    keep,
    office: {
      name: root ? (language === 'zh-CN' ? root.name : root.latinName) : place.name[language],
      phone: root?.phone ?? null,
      hours: root?.hours ?? null,
    },
    emergency: place.emergency.map((one) => one.number),
    official: place.official,
    demo: world.demo,
    big,
  };
}

export function page(c: Context, drawn: unknown, status = 200): Response {
  return c.html(documentOf(drawn), status as 200);
}

export function trouble(c: Context, world: World, view: TroubleView): Response {
  const { site, say } = seenBy(c, world);
  if (isProgram(c)) return c.json({ message: say(`web:trouble.${view.kind}.title`) }, troubleStatus[view.kind]);
  return page(c, TroublePage({ view, site, say }), troubleStatus[view.kind]);
}

/** A program asks, not a browser. */
export const isProgram = (c: Context): boolean => c.req.path.startsWith('/api/') || wantsJson(c);
export const wantsJson = (c: Context): boolean => c.req.header('accept')?.includes('application/json') ?? false;

/** A page sends a form, a program may send JSON; what cannot be read holds no act. */
export async function formIn(c: Context): Promise<Record<string, unknown>> {
  const isJson = c.req.header('content-type')?.startsWith('application/json');
  const read = await (isJson ? c.req.json<unknown>() : c.req.parseBody({ all: true })).catch(() => null);
  return read !== null && typeof read === 'object' ? (read as Record<string, unknown>) : {};
}

/** A form of another site must not act in the holder's name. Our own pages send no referrer, and then the origin `null`. */
export function isForeign(c: Context): boolean {
  const origin = c.req.header('origin');
  if (c.req.header('sec-fetch-site') === 'cross-site') return true;
  return (
    origin !== undefined &&
    origin !== 'null' &&
    (!URL.canParse(origin) || new URL(origin).host !== c.req.header('host'))
  );
}

/**
 * For limits only; never logged. A proxy on this machine says who is meant. Nobody else is believed, the own network
 * neither: whoever sits in it could invent a new address for every try.
 */
export function callerOf(c: Context): string {
  let address = '';
  try {
    address = getConnInfo(c).remote.address ?? '';
  } catch {
    // Asked without a connection, in tests.
  }
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  return networkOf(forwarded && isThisMachine(address) ? forwarded.slice(0, 64) : address);
}

/** Of the new kind of address everybody has more than there are sands: whoever it is has the first half. */
function networkOf(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address;
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? [];
  const before = head === '' ? [] : head.split(':');
  const after = tail ? tail.split(':') : [];
  const gap = tail === undefined ? 0 : 8 - before.length - after.length;
  return [...before, ...Array<string>(Math.max(0, gap)).fill('0'), ...after]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16))
    .join(':');
}

const isThisMachine = (address: string): boolean => /^(::1$|(::ffff:)?127\.)/i.test(address);
