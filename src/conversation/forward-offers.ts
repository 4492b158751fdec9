/** Whom an opinion may be forwarded to, as choices: the likeliest organs, other deputies. */

import type { Deputy, Organ } from '../domain/people.ts';
import { citizensWords } from './citizens-words.ts';
import { offer } from './offerings.ts';
import type { Asking, KnownMatter } from './questions.ts';
import { deputyNamed, districtOf } from './told.ts';
import type { Offering, Turn } from './turn.ts';

/** 转给区城管局: what the competence table of the roster proposes; not where it is, or came back from. */
export function* proposals(turn: Turn, matter: KnownMatter, most: number): Asking<Offering[]> {
  const { opinion } = matter;
  const { text } = yield* citizensWords(matter);
  return turn.around.directory
    .organsFor(text || opinion.title, opinion.areaCode)
    .filter(
      (organ) => !matter.routes.some(({ target, inRound }) => target.id === organ.id && inRound === opinion.round),
    )
    .slice(0, most)
    .map((organ) => referTo(opinion.number, organ));
}

export const referTo = (number: number, organ: Organ): Offering =>
  offer('refer', [number, organ.id], 'conversation:choice.refer', 'refer', { organ: organ.name });

export const transferTo = (turn: Turn, number: number, deputy: Deputy): Offering =>
  offer(
    'transfer',
    [number, deputy.no],
    deputy.personId ? 'conversation:choice.deputy' : 'conversation:choice.deputyNotJoined',
    'transfer',
    { who: deputyNamed(deputy), district: districtOf(deputy, turn.language) },
  );
