/** `/r/TOKEN`: an organ handles its route without an account; read by GET, done by POST. `/r`: the way in from paper. */

import type { Context, Hono } from 'hono';
import { refusalValues } from '../conversation/refusing.ts';
import { dayAt } from '../domain/day.ts';
import type { Refusal } from '../domain/decision.ts';
import { isOpenRoute, routeName } from '../domain/route.ts';
import { actOnRoute } from '../flow/act-on-opinion.ts';
import { keepReplyDraft, type Saved } from '../flow/keep-reply-draft.ts';
import type { Values } from '../text/render.ts';
import type { TextKey } from '../text/say.ts';
import type { Serving } from './app.ts';
import type { Limiter } from './limiter.ts';
import { CheckPage } from './pages/check.tsx';
import { ReplyPage } from './pages/reply.tsx';
import { EndedPage, ThanksPage, thanked } from './pages/reply-ends.tsx';
import { SlipPage } from './pages/slip.tsx';
import { codeRoutes } from './reply-code-routes.ts';
import { findReply } from './reply-door.ts';
import { keepSent } from './reply-files.ts';
import { actOf, draftAfter, longestReply, type ReplyForm, replyFormOf, troubleIn } from './reply-form.ts';
import { type ReplyNotice, type ReplyPress, replyActs, type Typed } from './reply-types.ts';
import { type OpenReply, replyView, slipView, wouldRefuse } from './reply-view.ts';
import { callerOf, formIn, isForeign, languageOf, page, seenBy, trouble } from './respond.ts';

// Nobody guesses a signature of ninety-six bits; that nobody even tries costs little. Right ones are not counted.
const missesPerMinute = 30;
const pressesPerMinute = 60;
const mostWords = 256 * 1024;

export function replyRoutes(app: Hono, serving: Serving, limits: Limiter): void {
  const { world } = serving;
  const say = (c: Context, key: TextKey, values: Values = {}) => world.voice(languageOf(c, world)).text(key, values);
  const today = () => dayAt(world.now(), world.place.timeZone);

  // The address is the key: nothing keeps it, nothing passes it on, nobody finds it.
  app.use('/r/*', async (c, next) => {
    await next();
    c.header('Cache-Control', 'no-store');
    c.header('X-Robots-Tag', 'noindex, nofollow');
  });

  const busy = (c: Context, seconds: number): Response | null => {
    if (seconds === 0) return null;
    c.header('Retry-After', String(seconds));
    return trouble(c, world, { kind: 'busy' });
  };
  const tooMany = (c: Context) => busy(c, limits.look(`miss ${callerOf(c)}`, missesPerMinute));

  /** The page behind this key, or nothing that could be told from nothing. */
  const find = async (c: Context): Promise<OpenReply | null> => {
    const on = await findReply(world, c.req.param('token') ?? '');
    if (!on) limits.wait(`miss ${callerOf(c)}`, missesPerMinute);
    return on;
  };

  const ended = (c: Context, typed?: Typed, text?: string): Response =>
    page(c, EndedPage({ ...seenBy(c, world), ...(typed ? { typed } : {}), text }), text ? 422 : 404);

  const show = async (
    c: Context,
    on: OpenReply,
    notice: ReplyNotice | null,
    more: { readonly typed?: Typed; readonly check?: true } = {},
  ): Promise<Response> => {
    const { site, say: words } = seenBy(c, world);
    const view = await replyView(world, on, { language: site.language, notice, ...more });
    const shown = { view, site: { ...site, path: pathOf(c) }, say: words };
    const status = notice?.kind === 'refused' || notice?.kind === 'overtaken' ? 422 : 200;
    return page(c, more.check ? CheckPage(shown) : ReplyPage(shown), status);
  };

  /** What was typed comes back, with the reason in one sentence, on the page if it still lives. */
  const refused = async (c: Context, press: ReplyPress, typed: Typed, text: string): Promise<Response> => {
    const on = await findReply(world, c.req.param('token') ?? '');
    if (!on || !lives(on)) return ended(c, typed, text);
    return show(c, on, { kind: 'refused', press, text }, { typed });
  };
  const refusal = (c: Context, on: OpenReply, no: Refusal): string =>
    no.reason === 'already-replied'
      ? say(c, 'web:reply.refused.replied', refusalValues(no, on.matter))
      : say(c, `conversation:refused.${no.reason}`, refusalValues(no, on.matter));

  codeRoutes(app, serving, limits);

  app.get('/r/:token', async (c) => {
    const no = tooMany(c);
    if (no) return no;
    const on = await find(c);
    if (!on) return ended(c);
    const done = c.req.query('done');
    if (lives(on)) {
      const press = [...replyActs, 'save' as const].find((one) => one === done);
      // A page kept by the browser since the last round: what is owed now has not come yet.
      if (isOpenRoute(on.route) && press && ends.includes(press)) return show(c, on, null);
      return show(c, on, press ? { kind: 'done', press } : null);
    }
    const act = thanked.find((one) => one === done);
    return act ? page(c, ThanksPage({ act, route: routeName(on.route), ...seenBy(c, world) })) : ended(c);
  });

  app.get('/r/:token/check', async (c) => {
    const no = tooMany(c);
    if (no) return no;
    const on = await find(c);
    if (!on || !lives(on)) return ended(c);
    const refusing = await wouldRefuse(world, on, today());
    if (refusing) return show(c, on, { kind: 'refused', press: 'check', text: refusal(c, on, refusing) });
    return show(c, on, null, { check: true });
  });

  app.get('/r/:token/slip', async (c) => {
    const no = tooMany(c);
    if (no) return no;
    const on = await find(c);
    if (!on || !isOpenRoute(on.route)) return ended(c);
    const { site, say: words } = seenBy(c, world);
    return page(c, SlipPage({ view: await slipView(world, on, site.language), site, say: words }));
  });

  app.post('/r/:token', async (c) => {
    const no = tooMany(c);
    if (no) return no;
    if (isForeign(c)) return trouble(c, world, { kind: 'foreign' });
    const on = await find(c);
    // Many small parts take long to read: for a key that opens nothing only as much as somebody may have typed.
    const form = replyFormOf(on || Number(c.req.header('content-length')) <= mostWords ? await formIn(c) : {});
    if (!on) return ended(c, form.typed);
    const flood = busy(c, limits.wait(`reply ${on.route.id}`, pressesPerMinute));
    if (flood) return flood;
    if (!form.press) return trouble(c, world, { kind: 'unclear' });
    return press(c, on, form, form.press);
  });

  async function press(c: Context, on: OpenReply, form: ReplyForm, pressed: ReplyPress): Promise<Response> {
    const { route, organId } = on;
    const { typed } = form;
    const unclear = troubleIn(typed, pressed, today());
    if (unclear?.kind === 'too-long')
      return refused(
        c,
        pressed,
        typed,
        say(c, 'conversation:tooLong', { count: unclear.count, longest: longestReply }),
      );
    const sent = await keepSent(world, on, form);
    const saved = lives(on)
      ? await keepReplyDraft(world, {
          routeId: route.id,
          organId,
          seen: form.seen,
          fields: typed,
          added: sent.added,
          dropped: form.dropped,
          files: sent.writes,
        })
      : nothing;
    if (saved !== nothing) await sent.draftKept();
    if (sent.unfit) return refused(c, pressed, typed, say(c, `conversation:file.${sent.unfit}`, { most: sent.most }));
    if (unclear) return refused(c, pressed, typed, say(c, 'conversation:refused.day-missing'));
    if (saved.overtaken) return show(c, on, { kind: 'overtaken', theirs: saved.draft?.fields.text ?? '' }, { typed });
    if (pressed === 'save') return lives(on) ? done(c, pressed) : ended(c, typed, say(c, 'web:reply.ended.what'));
    if (pressed === 'check') {
      const no = await wouldRefuse(world, on, today());
      return no ? refused(c, pressed, typed, refusal(c, on, no)) : c.redirect(`${pathOf(c)}/check`, 303);
    }
    const files = pressed === 'progress' ? sent.news : (saved.draft?.files ?? []);
    const acted = await actOnRoute(world, {
      routeId: route.id,
      organId,
      press: form.id ?? world.id(),
      act: actOf(pressed, { fields: typed, files }, { routeId: route.id, organId, today: today() }),
      files: pressed === 'progress' ? sent.newsWrites : [],
      draft: (draft) => draftAfter(pressed, draft),
    });
    if (acted === null) return ended(c, typed);
    if (acted !== 'again' && !acted.ok) return refused(c, pressed, typed, refusal(c, on, acted));
    if (acted !== 'again') await sent.newsKept();
    return done(c, pressed);
  }
}

/** After these the page is over; where it lives, it lives anew. */
const ends: readonly ReplyPress[] = ['reply', 'return'];

const nothing: Saved = { draft: null, overtaken: false };

/** While the route is open; after a cancellation for a late word. */
const lives = ({ route }: OpenReply): boolean => isOpenRoute(route) || route.state === 'cancelled';

const pathOf = (c: Context): string => `/r/${encodeURIComponent(c.req.param('token') ?? '')}`;

const done = (c: Context, act: ReplyPress): Response => c.redirect(`${pathOf(c)}?done=${act}`, 303);
