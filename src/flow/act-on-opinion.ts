/** The same line for pages: somebody with a right to an opinion does one act on it. */

import type { KnownMatter, ReplyDraft } from '../conversation/questions.ts';
import { type Asking, ask } from '../conversation/questions.ts';
import { matterOf, perform } from '../conversation/turn.ts';
import type { Act, RouteAct } from '../domain/acts.ts';
import type { Decision, Refusal } from '../domain/decision.ts';
import type { Actor } from '../domain/people.ts';
import type { Outcome } from '../store/commit.ts';
import { replyDraftKey, replyDraftWrite, routeOf } from '../store/reply-pages.ts';
import { put, type Write } from '../store/writes.ts';
import type { World } from '../world.ts';
import { systemTurn } from './acknowledge-letters.ts';
import { saveDecisions } from './save-decisions.ts';

export type Acted = Decision | Refusal | 'again';

/** Null: no opinion has this code. `again`: this very press had its effect before. */
export async function actByCode(
  world: World,
  code: string,
  press: string,
  acts: readonly Act[],
  files: readonly Write[] = [],
): Promise<Acted | null> {
  const done = await world.store.commit(() => byCode(world, code, press, acts, files));
  world.wake();
  return done;
}

function* byCode(
  world: World,
  code: string,
  press: string,
  acts: readonly Act[],
  files: readonly Write[],
): Asking<Outcome<Acted | null>> {
  const turn = systemTurn(world);
  const matter = yield* matterOf(turn, { code });
  if (!matter) return { value: null, writes: [] };
  const citizen: Actor = { role: 'citizen', personId: matter.opinion.authorId ?? '', code: true };
  return yield* pressed(world, turn, matter, {
    press,
    files,
    acts: acts.map((act) => [act.name === 'confirm-delivery' ? { role: 'system' } : citizen, act]),
  });
}

/** What an organ does on its reply page. */
export interface OnReplyPage {
  readonly routeId: string;
  readonly organId: string;
  readonly press: string;
  readonly act: RouteAct;
  readonly files?: readonly Write[];
  /** What is left of the draft once it is done. */
  readonly draft: (draft: ReplyDraft) => ReplyDraft | null;
}

/** Null: there is no such route any more. */
export async function actOnRoute(world: World, doing: OnReplyPage): Promise<Acted | null> {
  for (;;) {
    const route = await routeOf(world.store.database.reader, { id: doing.routeId });
    if (!route) return null;
    const done = await world.store.commit(() => onRoute(world, route.opinionId, doing));
    // A merge may take the route along to another opinion in this very moment.
    if (done === 'moved') continue;
    world.wake();
    return done;
  }
}

function* onRoute(
  world: World,
  opinionId: string,
  { routeId, organId, press, act, files = [], draft }: OnReplyPage,
): Asking<Outcome<Acted | 'moved' | null>> {
  const turn = systemTurn(world);
  const matter = yield* matterOf(turn, { id: opinionId });
  if (!matter?.routes.some(({ id }) => id === routeId)) return { value: 'moved', writes: [] };
  const handler: Actor = { role: 'handler', id: organId, personId: null };
  const done = yield* pressed(world, turn, matter, { press, files, acts: [[handler, act]] });
  if (done.value !== 'again' && !done.value?.ok) return done;
  const key = replyDraftKey(routeId, organId);
  const kept = yield* ask('replyDraft', { key });
  const left = kept && replyDraftWrite(key, kept, draft(kept), world.now());
  return { ...done, writes: [...done.writes, ...(left ? [left] : [])] };
}

/** All of these acts, or none; the same press sent twice has one effect. */
function* pressed(
  world: World,
  turn: ReturnType<typeof systemTurn>,
  { opinion }: KnownMatter,
  {
    press,
    acts,
    files,
  }: {
    readonly press: string;
    readonly acts: readonly (readonly [Actor, Act])[];
    readonly files: readonly Write[];
  },
): Asking<Outcome<Acted>> {
  const key = `press ${opinion.id} ${press}`;
  if ((yield* ask('setting', { key })) !== null) return { value: 'again', writes: [] };
  let last: Decision | Refusal = { ok: false, reason: 'not-possible-now', data: {} };
  for (const [actor, act] of acts) {
    const now = turn.matters.get(opinion.id) as KnownMatter;
    last = yield* perform(turn, now, actor, act);
    if (!last.ok) return { value: last, writes: [] };
  }
  const once = put('setting', 'once', { key, value: '', updatedAt: world.now() });
  return { value: last, writes: [...files, ...(yield* saveDecisions(world, turn)), once] };
}
