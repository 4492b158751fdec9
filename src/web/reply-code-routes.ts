/** `/r`: the number and the eight digits of the printed sheet open the page behind its QR code. */

import type { Context, Hono } from 'hono';
import type { Serving } from './app.ts';
import type { Limiter } from './limiter.ts';
import { CodePage, type CodeTrouble } from './pages/reply-ends.tsx';
import { tokenOnPaper } from './reply-door.ts';
import { callerOf, formIn, isForeign, page, seenBy, trouble } from './respond.ts';

// Eight digits can be tried: of one sheet ten at once and then ten an hour, which in a month is one in fourteen thousand.
const ofOneSheet = [1 / 6, 10] as const;
// Of one address more, for a whole office may share it.
const ofOneCaller = [2, 20] as const;

export function codeRoutes(app: Hono, { world }: Pick<Serving, 'world'>, limits: Limiter): void {
  const show = (c: Context, problem: CodeTrouble | null, number: string | null, status = 200) =>
    page(c, CodePage({ trouble: problem, number, ...seenBy(c, world) }), status);

  app.get('/r', (c) => show(c, null, null));

  app.post('/r', async (c) => {
    if (isForeign(c)) return trouble(c, world, { kind: 'foreign' });
    const form = await formIn(c);
    const typed = typeof form.number === 'string' ? form.number.slice(0, 40) : '';
    const name = routeIn(typed);
    const code = digits(form.code);
    // The same whether or not there is such a route.
    const sheet = `sheet ${name?.no}-${name?.n}`;
    const caller = `sheets ${callerOf(c)}`;
    const seconds = Math.max(limits.look(sheet, ...ofOneSheet), limits.look(caller, ...ofOneCaller));
    if (seconds > 0) {
      c.header('Retry-After', String(seconds));
      return show(c, { kind: 'busy', minutes: Math.ceil(seconds / 60) }, typed, 429);
    }
    // Counted before anybody looks: a thousand tries in one moment would all look before the first was counted.
    limits.wait(caller, ...ofOneCaller);
    if (name) limits.wait(sheet, ...ofOneSheet);
    const token = name && code.length === 8 ? await tokenOnPaper(world, { ...name, code }) : null;
    if (token) {
      for (const key of [caller, sheet]) limits.giveBack(key);
      return c.redirect(`/r/${token}`, 303);
    }
    return show(c, { kind: 'wrong' }, typed, 422);
  });
}

/** 1024-1, 转办单１０２４－１, 1024 — 1. */
export function routeIn(typed: string): { readonly no: number; readonly n: number } | null {
  const [, no, n] = typed.normalize('NFKC').match(/(?<!\d)(\d{1,9})\s*[-–—−ー_]\s*(\d{1,4})(?!\d)/) ?? [];
  return no && n ? { no: Number(no), n: Number(n) } : null;
}

const digits = (typed: unknown): string =>
  typeof typed === 'string' ? typed.normalize('NFKC').slice(0, 40).replace(/\D/g, '') : '';
