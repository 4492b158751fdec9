/** In which states of its opinion a choice can be taken, told with it: so that a client shows no button that is dead. */

import type { LetterChoice } from '../channel.ts';
import type { OpinionActName } from '../domain/decide.ts';
import { acts } from '../domain/lifecycle.ts';
import { type OpinionState, opinionStates } from '../domain/opinion.ts';

export type OpenChoice = LetterChoice & { readonly while?: readonly OpinionState[] };

/** Without `while` it can always be taken, or is not about an opinion's state. `writtenIn`: the letter's own state. */
export function whileOpen(choice: LetterChoice, writtenIn?: string): OpenChoice {
  const states = new Set(meant(choice.act ?? '', writtenIn).flatMap(statesOf));
  if (states.size === 0 || states.size === opinionStates.length) return choice;
  return { ...choice, while: [...states] };
}

/** What a choice with this word may become: the contract's words, the classes and the marks of a rating among them. */
function meant(act: string, writtenIn: string | undefined): readonly OpinionActName[] {
  if (act.startsWith('class-') || act === 'explain') {
    // The answer's class and reason are asked for a correction, too.
    if (writtenIn === undefined) return ['answer', 'explain', 'correct'];
    return acts.correct.from.some((state) => state === writtenIn) ? ['correct'] : ['answer', 'explain'];
  }
  if (act.startsWith('solved-')) return ['rate'];
  return act in acts ? [act as OpinionActName] : [];
}

function statesOf(name: OpinionActName): readonly OpinionState[] {
  const { from, acknowledges } = acts[name];
  const states = from.filter((state) => state !== 'none');
  return acknowledges ? ['submitted', ...states] : states;
}
