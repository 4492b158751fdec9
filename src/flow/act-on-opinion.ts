/** The same line for pages: somebody with a right to an opinion does one act on it. */

import { type Asking, ask } from '../conversation/questions.ts';
import { matterOf, perform } from '../conversation/turn.ts';
import type { Act } from '../domain/acts.ts';
import type { Decision, Refusal } from '../domain/decision.ts';
import type { Actor } from '../domain/people.ts';
import type { Outcome } from '../store/commit.ts';
import { put, type Write } from '../store/writes.ts';
import type { World } from '../world.ts';
import { systemTurn } from './acknowledge-letters.ts';
import { saveDecisions } from './save-decisions.ts';

/** Null: no opinion has this code. `again`: this very press had its effect before. */
export async function actByCode(
  world: World,
  code: string,
  press: string,
  acts: readonly Act[],
  files: readonly Write[] = [],
): Promise<Decision | Refusal | 'again' | null> {
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
): Asking<Outcome<Decision | Refusal | 'again' | null>> {
  const turn = systemTurn(world);
  const matter = yield* matterOf(turn, { code });
  if (!matter) return { value: null, writes: [] };
  const pressed = yield* ask('setting', { key: `press ${matter.opinion.id} ${press}` });
  if (pressed !== null) return { value: 'again', writes: [] };
  let last: Decision | Refusal = { ok: false, reason: 'not-possible-now', data: {} };
  for (const act of acts) {
    const now = turn.matters.get(matter.opinion.id) ?? matter;
    const actor: Actor =
      act.name === 'confirm-delivery'
        ? { role: 'system' }
        : { role: 'citizen', personId: matter.opinion.authorId ?? '', code: true };
    last = yield* perform(turn, now, actor, act);
    if (!last.ok) return { value: last, writes: [] };
  }
  const once = put('setting', 'once', {
    key: `press ${matter.opinion.id} ${press}`,
    value: '',
    updatedAt: world.now(),
  });
  return { value: last, writes: [...files, ...(yield* saveDecisions(world, turn)), once] };
}
