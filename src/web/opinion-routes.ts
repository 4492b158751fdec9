/** `/o/CODE`: one opinion for whoever holds its query code; read by GET, done by POST. */

import type { Context, Hono } from 'hono';
import { type IncomingFile, mostFiles } from '../channel.ts';
import { clean } from '../conversation/hearing/clean.ts';
import type { KnownMatter } from '../conversation/questions.ts';
import { refusalValues } from '../conversation/refusing.ts';
import type { Act, Said } from '../domain/acts.ts';
import { formatQueryCode, queryCodeIn } from '../domain/query-code.ts';
import { actByCode } from '../flow/act-on-opinion.ts';
import { keepFiles } from '../flow/keep-files.ts';
import type { Values } from '../text/render.ts';
import type { TextKey } from '../text/say.ts';
import type { Serving } from './app.ts';
import type { Limiter } from './limiter.ts';
import { opinionJson, opinionView } from './opinion-view.ts';
import { OpinionPage } from './pages/opinion.tsx';
import { callerOf, formIn, isForeign, languageOf, page, seenBy, trouble, wantsJson } from './respond.ts';
import { type Notice, type PageAct, pageActs } from './view-types.ts';

// Thirteen of thirty-two signs cannot be guessed; that nobody even tries costs little. Right codes are not counted.
const missesPerMinute = 30;
const longest = 8000;

export function opinionRoutes(app: Hono, serving: Serving, limits: Limiter): void {
  const { world } = serving;
  /** The refusal, when this caller has tried too many codes. */
  const tooMany = (c: Context): Response | null => {
    const seconds = limits.look(`miss ${callerOf(c)}`, missesPerMinute);
    if (seconds === 0) return null;
    c.header('Retry-After', String(seconds));
    return trouble(c, world, { kind: 'busy' });
  };
  const miss = (c: Context, typed: string) => {
    limits.wait(`miss ${callerOf(c)}`, missesPerMinute);
    return trouble(c, world, { kind: 'code', typed: typed.slice(0, 40) });
  };

  const matterBy = async (typed: string): Promise<KnownMatter | null> => {
    const code = queryCodeIn(typed);
    return code ? world.store.ask('matter', { code }) : null;
  };

  app.get('/o', (c) => {
    const typed = c.req.query('code') ?? '';
    const code = queryCodeIn(typed);
    if (code) return c.redirect(`/o/${formatQueryCode(code)}`, 303);
    return trouble(c, world, { kind: 'code', typed: typed.slice(0, 40) });
  });

  app.get('/o/:code', async (c) => {
    const busy = tooMany(c);
    if (busy) return busy;
    const typed = c.req.param('code');
    const matter = await matterBy(typed);
    return matter ? show(c, serving, matter, noticeOf(c)) : miss(c, typed);
  });

  app.post('/o/:code', async (c) => {
    const busy = tooMany(c);
    if (busy) return busy;
    if (isForeign(c)) return trouble(c, world, { kind: 'foreign' });
    const typed = c.req.param('code');
    const matter = await matterBy(typed);
    const code = matter?.opinion.code;
    if (!matter || !code) return miss(c, typed);
    const form = await formIn(c);
    const name = pageActs.find((one) => one === form.act);
    if (!name) return trouble(c, world, { kind: 'unclear' });

    // Reading twice is no mistake.
    if (name === 'read' && matter.opinion.feedback?.deliveredAt) return done(c, code, name);
    const words = [form.text ?? form.reason ?? ''].flat().filter((one) => typeof one === 'string');
    const text = clean(words.join('\n'));
    const refused = (reason: string, key: TextKey, values: Values = {}) => {
      const message = world.voice(languageOf(c, world)).text(key, values);
      if (wantsJson(c)) return c.json({ message, reason }, 422);
      return show(c, serving, matter, { kind: 'refused', act: name, text: message, ...(text ? { typed: text } : {}) });
    };
    if (text.length > longest) return refused('too-long', 'conversation:tooLong', { count: text.length, longest });
    const files = [form.file ?? []].flat().filter((one): one is File => one instanceof File && one.size > 0);
    const kept = await keepFiles(world, files.map(incoming));
    const [unfit] = kept.refused;
    if (unfit) return refused(unfit, `conversation:file.${unfit}`, { most: mostFiles });
    const said: Said[] = [
      ...(text ? [{ kind: 'text' as const, text, mediaId: null }] : []),
      ...kept.kept.map((file) => ({ kind: file.kind, text: null, mediaId: file.id })),
    ];
    const press = typeof form.id === 'string' && form.id !== '' ? clean(form.id).slice(0, 64) : world.id();
    const acted = await actByCode(
      world,
      code,
      press,
      actsFor(name, form, text, said, matter.opinion.feedback?.id ?? ''),
      kept.kept.map((file) => file.write),
    );
    if (acted && acted !== 'again' && !acted.ok)
      return refused(acted.reason, `conversation:refused.${acted.reason}`, refusalValues(acted, matter));
    if (acted && acted !== 'again') await kept.committed();
    return done(c, code, name);
  });
}

const done = (c: Context, code: string, act: PageAct): Response =>
  c.redirect(`/o/${formatQueryCode(code)}?done=${act}`, 303);

const incoming = (file: File): IncomingFile => ({
  kind: file.type.startsWith('audio/') ? 'voice' : 'photo',
  name: file.name,
  bytes: async () => new Uint8Array(await file.arrayBuffer()),
});

function actsFor(
  name: PageAct,
  form: Record<string, unknown>,
  text: string,
  said: readonly Said[],
  feedbackId: string,
): readonly Act[] {
  switch (name) {
    case 'read':
      return [{ name: 'confirm-delivery', feedbackId, evidence: 3 }];
    case 'add':
      return [{ name: 'add', said }];
    case 'clarify':
      return [{ name: 'clarify', said }];
    case 'reopen':
      return [{ name: 'reopen', reason: text }];
    case 'withdraw':
      return [{ name: 'withdraw' }];
    case 'rate':
      return [
        {
          name: 'rate',
          solved: word(form.solved, ['yes', 'partly', 'no']),
          answer: word(form.answer, ['good', 'fair', 'bad']),
          attitude: word(form.attitude, ['good', 'fair', 'bad']),
        },
      ];
  }
}

const word = <T extends string>(value: unknown, known: readonly T[]): T | null =>
  known.find((one) => one === value) ?? null;

function noticeOf(c: Context): Notice | null {
  const act = pageActs.find((one) => one === c.req.query('done'));
  return act ? { kind: 'done', act } : null;
}

async function show(c: Context, { world }: Serving, matter: KnownMatter, notice: Notice | null): Promise<Response> {
  const { site, say } = seenBy(c, world);
  c.header('Cache-Control', 'no-store');
  const view = await opinionView(world, matter, site.language, notice);
  if (wantsJson(c)) return c.json(opinionJson(view, matter));
  return page(c, OpinionPage({ view, site, say }), notice?.kind === 'refused' ? 422 : 200);
}
