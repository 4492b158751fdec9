/** A choice was taken: by its button, its number or its label. The id says what is meant; the state says if it still can be. */

import type { FeedbackClass } from '../domain/opinion.ts';
import { type OnChoice, stale, type Taken } from './choices-taken.ts';
import { citizenChoices } from './choosing-citizens.ts';
import { classChosen, insiderChoices } from './choosing-insiders.ts';
import { replyClassChosen, routeChoices } from './choosing-routes.ts';
import { citizenAct } from './citizen.ts';
import { stay } from './drafting.ts';
import { chooseLanguage, help } from './entering.ts';
import { queryCodeIn } from './hearing/codes.ts';
import { open } from './inbox.ts';
import { insiderMatter, isDeputy, isHandler, isOffice } from './insider.ts';
import { chosen } from './offerings.ts';
import { openOfOrgan } from './organ-inbox.ts';
import type { Asking } from './questions.ts';
import { ratingMarks } from './rating.ts';
import { backToAnswer } from './singling.ts';
import { ownMatter, status } from './status.ts';
import { matterOf, type Turn } from './turn.ts';
import { write } from './writing.ts';

/** How a choice was taken: by its button, perhaps an old one, or by words; `words` came with its number ("2 12月1日"). */
export interface How {
  readonly tapped?: boolean;
  readonly words?: string;
}

export function* choose(turn: Turn, id: string, { tapped = false, words = '' }: How = {}): Asking<void> {
  const { word, args } = chosen(id);
  const number = args[0] !== undefined && /^\d+$/.test(args[0]) ? Number(args[0]) : undefined;
  const own = number ?? (args[0] === undefined ? undefined : queryCodeIn(args[0]));
  const rate = ratingMarks[word];
  if (rate && own !== undefined) {
    const matter = yield* ownMatter(turn, own, 'rate');
    if (matter) yield* citizenAct(turn, matter, { name: 'rate', ...rate });
    return;
  }
  if (word.startsWith('class-')) {
    yield* classChosen(turn, word.slice(6) as FeedbackClass, number, words);
    return;
  }
  const taken: Taken = { number, own, args, words, tapped };
  if (word.startsWith('reply-')) {
    if (!(yield* replyClassChosen(turn, word.slice(6) as FeedbackClass, taken))) yield* stale(turn);
    return;
  }
  const onRoute = routeChoices[word];
  if (onRoute) {
    if (!(yield* onRoute(turn, taken))) yield* stale(turn);
    return;
  }
  const act = citizenChoices[word] ?? insiderChoices[word] ?? choices[word];
  if (!act) {
    yield* stale(turn);
    return;
  }
  yield* act(turn, taken);
}

const choices: Readonly<Record<string, OnChoice>> = {
  *open(turn, { number, args }) {
    // A route is named in full; only an organ opens one.
    if (isHandler(turn) && (args[1] !== undefined || !(isDeputy(turn) || isOffice(turn))))
      return yield* openOfOrgan(turn, { number, n: Number(args[1]) || undefined });
    if (!isDeputy(turn) && !isOffice(turn)) {
      const own = yield* ownMatter(turn, number, 'status');
      if (own) yield* status(turn, own);
      return;
    }
    const found = yield* insiderMatter(turn, number, 'open');
    if (found) yield* open(turn, found.matter);
  },
  *split(turn, { number }) {
    const matter = number === undefined ? null : yield* matterOf(turn, { number });
    if (matter?.opinion.authorId === turn.scene.person.id && matter)
      yield* citizenAct(turn, matter, { name: 'split', reason: '' });
    else yield* write(turn, 'split', number, undefined);
  },
  *lang(turn, { args }) {
    chooseLanguage(turn, args[0]);
  },
  *stay(turn) {
    if (turn.step?.name === 'single') yield* backToAnswer(turn, turn.step);
    else yield* stay(turn);
  },
  *help(turn) {
    yield* help(turn);
  },
};
