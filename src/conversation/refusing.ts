/** A refusal is a sentence for the person, with a way on. */

import type { Refusal } from '../domain/decision.ts';
import type { Values } from '../text/render.ts';
import type { TextKey } from '../text/resources.ts';
import { offer } from './offerings.ts';
import type { KnownMatter } from './questions.ts';
import { type Offering, say, type Turn } from './turn.ts';

/** The way on is to look at the opinion, unless another is said. */
export function sayRefusal(turn: Turn, refusal: Refusal, matter: KnownMatter, wayOn?: readonly Offering[]): void {
  const { id, number } = matter.opinion;
  say(turn, `conversation:refused.${refusal.reason}`, refusalValues(refusal, matter), {
    choices: wayOn ?? [offer('open', [number], 'conversation:choice.open', 'open', { number })],
    opinionId: id,
  });
}

/** What the sentence of a refusal may name. */
export function refusalValues({ data }: Refusal, { opinion }: KnownMatter): Values {
  return {
    number: opinion.number,
    route: typeof data.no === 'number' ? `${data.no}-${data.n}` : String(data.route ?? ''),
    routeState: typeof data.no === 'number' ? { key: `terms:routeState.${data.route}` as TextKey } : '',
    routes: String(data.routes ?? ''),
    state: { key: `terms:state.${opinion.state}` },
    ...Object.fromEntries(
      Object.entries(data).filter(([name]) => !['state', 'route'].includes(name) && name !== 'day' && name !== 'last'),
    ),
    ...(typeof data.day === 'string' ? { day: { day: data.day } } : {}),
    ...(typeof data.last === 'string' ? { last: { day: data.last } } : {}),
  };
}
