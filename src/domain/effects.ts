/** What each act does to the opinion beyond its state: one function an act, grouped by theme in the files beside. */

import type { Act } from './acts.ts';
import type { Effect, Refusal } from './decision.ts';
import { afterwards } from './effects-afterwards.ts';
import { answering } from './effects-answering.ts';
import { delivering } from './effects-delivering.ts';
import { forwarding } from './effects-forwarding.ts';
import { handling } from './effects-handling.ts';
import { joining } from './effects-joining.ts';
import { supervising } from './effects-supervising.ts';
import type { Circumstances, Matter } from './matter.ts';
import type { Actor } from './people.ts';
import type { RouteActName } from './route-acts.ts';

export type EffectOf<Name extends Act['name']> = (
  matter: Matter,
  actor: Actor,
  act: Extract<Act, { name: Name }>,
  c: Circumstances,
) => Effect | Refusal;

export type Effects<Name extends Act['name']> = { readonly [N in Name]: EffectOf<N> };

const all: { readonly [N in Exclude<Act['name'], RouteActName>]: EffectOf<N> } = {
  ...handling,
  ...forwarding,
  ...supervising,
  ...answering,
  ...delivering,
  ...afterwards,
  ...joining,
};

export function effects(matter: Matter, actor: Actor, act: Act, c: Circumstances): Effect | Refusal {
  return (all[act.name as keyof typeof all] as EffectOf<typeof act.name>)(matter, actor, act as never, c);
}
