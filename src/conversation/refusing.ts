/** A refusal is a sentence for the person, with a way on. */

import type { Refusal } from '../domain/decision.ts';
import type { Values } from '../text/render.ts';
import { offer } from './offerings.ts';
import type { KnownMatter } from './questions.ts';
import { deputiesOf, officesOf, organIdsOf } from './scene.ts';
import { say, type Turn } from './turn.ts';

export function sayRefusal(turn: Turn, refusal: Refusal, matter: KnownMatter): void {
  const { opinion } = matter;
  say(turn, `conversation:refused.${refusal.reason}`, refusalValues(refusal, matter), {
    choices: onlyHandles(turn, opinion)
      ? [offer('inbox', [], 'conversation:choice.inbox', 'inbox')]
      : [offer('open', [opinion.number], 'conversation:choice.open', 'open', { number: opinion.number })],
    opinionId: opinion.id,
  });
}

/** An organ sees its route, never the opinion. */
const onlyHandles = ({ scene }: Turn, { authorId }: KnownMatter['opinion']): boolean =>
  organIdsOf(scene).length > 0 &&
  deputiesOf(scene).length === 0 &&
  officesOf(scene).length === 0 &&
  authorId !== scene.person.id;

/** What the sentence of a refusal may name. */
export function refusalValues({ data }: Refusal, { opinion }: KnownMatter): Values {
  return {
    number: opinion.number,
    route: typeof data.no === 'number' ? `${data.no}-${data.n}` : String(data.route ?? ''),
    routes: String(data.routes ?? ''),
    state: { key: `terms:state.${opinion.state}` },
    ...Object.fromEntries(
      Object.entries(data).filter(([name]) => !['state', 'route'].includes(name) && name !== 'day' && name !== 'last'),
    ),
    ...(typeof data.day === 'string' ? { day: { day: data.day } } : {}),
    ...(typeof data.last === 'string' ? { last: { day: data.last } } : {}),
  };
}
