/** Something said that answers no question of ours: an opinion, a supplement, or a deputy's answer. */

import { filesIn, type Said } from '../domain/acts.ts';
import { isOpen } from '../domain/opinion.ts';
import { draftAnswer } from './answering.ts';
import { sayOn } from './citizen.ts';
import { addToDraft } from './drafting.ts';
import { actorFor, isDeputy, isHandler, isOffice, myPage } from './insider.ts';
import { offer } from './offerings.ts';
import type { Asking } from './questions.ts';
import { aboutFeedback } from './rating.ts';
import { asReply } from './replying.ts';
import type { OwnOpinion } from './scene.ts';
import { ownMatter } from './status.ts';
import { matterOf, say, type Turn } from './turn.ts';

/** Something new was said: by a citizen an opinion, by a deputy or a clerk perhaps an answer. */
export function* asNews(turn: Turn, said: readonly Said[]): Asking<void> {
  if (isDeputy(turn)) {
    const shown = yield* lastShown(turn);
    // A notice has come since they last wrote on a matter of their own: either may be meant.
    if (turn.draft !== null && shown !== undefined && isFresh(turn, shown)) {
      yield* askWhich(turn, said, [shown]);
      return;
    }
    if (turn.draft === null && shown !== undefined) {
      yield* draftAnswer(turn, shown, said.find((one) => one.text)?.text ?? '', filesIn(said));
      return;
    }
  }
  if (isDeputy(turn) && turn.draft === null) {
    const page = yield* myPage(turn, 0, 5);
    yield* askWhich(
      turn,
      said,
      page.items.map((one) => one.number),
    );
    return;
  }
  if (isOffice(turn) && turn.draft === null) {
    yield* askWhich(turn, said, []);
    return;
  }
  if (isHandler(turn) && turn.draft === null && (yield* asReply(turn, said, undefined))) return;
  const clarifying = turn.scene.own.find((one) => one.state === 'clarifying');
  if (clarifying && turn.draft === null) {
    const matter = yield* ownMatter(turn, clarifying.number, 'clarify');
    if (matter) {
      yield* sayOn(turn, matter, said);
      return;
    }
  }
  if (yield* aboutFeedback(turn, said)) return;
  yield* addToDraft(turn, said, turn.draft ? turn.draft.supplementTo : (openOwn(turn)?.number ?? null));
}

/** The newest of the person's own that still goes on: what they write may belong to it. */
export const openOwn = (turn: Turn): OwnOpinion | undefined => turn.scene.own.find((one) => isOpen(one));

/** 1 答复哪件 2 我要反映新情况. */
export function* askWhich(turn: Turn, said: readonly Said[], numbers: readonly number[]): Asking<void> {
  turn.step = { name: 'which', said };
  say(
    turn,
    'conversation:which',
    { text: said.find((one) => one.text)?.text ?? '' },
    {
      choices: [
        ...numbers
          .slice(0, 5)
          .map((number) => offer('answer', [number, 'said'], 'conversation:choice.answerTo', 'answer', { number })),
        offer('new', ['said'], turn.draft ? 'conversation:choice.toDraft' : 'conversation:choice.newOne', 'new'),
        ...(isOffice(turn) || isDeputy(turn)
          ? [offer('record', ['said'], 'conversation:choice.record', 'submit')]
          : []),
      ],
    },
  );
}

/** The one opinion that was put to this person within the last hour, while it is theirs to answer. */
function* lastShown(turn: Turn): Asking<number | undefined> {
  const hourAgo = turn.around.c.now.getTime() - 3_600_000;
  const numbers = new Set(
    turn.scene.offers.flatMap((one) => (one.sentAt.getTime() > hourAgo ? (one.opinionNumber ?? []) : [])),
  );
  const [only] = numbers;
  if (numbers.size !== 1 || only === undefined) return undefined;
  const matter = yield* matterOf(turn, { number: only });
  return matter && isOpen(matter.opinion) && actorFor(turn, matter) ? only : undefined;
}

function isFresh(turn: Turn, number: number): boolean {
  const since = turn.scene.chat.lastHeardAt?.getTime() ?? 0;
  return turn.scene.offers.some((one) => one.opinionNumber === number && one.sentAt.getTime() > since);
}

/** Said on one opinion: by whoever works on it an answer, by its author a supplement. */
export function* onOpinion(turn: Turn, number: number, said: readonly Said[]): Asking<void> {
  const text = said.find((one) => one.text)?.text ?? '';
  const insider = isDeputy(turn) || isOffice(turn);
  const matter = insider && isHandler(turn) ? yield* matterOf(turn, { number }) : null;
  // Who answers for an organ beside other work: what is not theirs otherwise is the organ's.
  if (isHandler(turn) && !(matter && actorFor(turn, matter)) && (yield* asReply(turn, said, number))) return;
  if (insider) {
    yield* draftAnswer(turn, number, text, filesIn(said));
    return;
  }
  const own = turn.scene.own.find((one) => one.number === number);
  const ownOne = own ? yield* ownMatter(turn, number, 'add') : null;
  if (ownOne) yield* sayOn(turn, ownOne, said);
  else yield* addToDraft(turn, said, null);
}
