/** A rating in words: 解决了但态度不好 after "解决了吗？" is an answer to it, never a new opinion. */

import type { Said } from '../domain/acts.ts';
import type { Rating } from '../domain/opinion.ts';
import { citizenAct, sayOn } from './citizen.ts';
import { ratingOf } from './hearing/rating-words.ts';
import { chosen, numbersOf } from './offerings.ts';
import type { Asking } from './questions.ts';
import type { Offer } from './scene.ts';
import { ownMatter, type Wanted } from './status.ts';
import type { Turn } from './turn.ts';

type Asked = 'solved' | 'answer' | 'attitude';

/** What the choices of a rating stand for. */
export const ratingMarks: Readonly<Record<string, Partial<Pick<Rating, Asked>>>> = {
  'solved-yes': { solved: 'yes' },
  'solved-partly': { solved: 'partly' },
  'solved-no': { solved: 'no' },
  'answer-good': { answer: 'good' },
  'answer-fair': { answer: 'fair' },
  'answer-bad': { answer: 'bad' },
  'attitude-good': { attitude: 'good' },
  'attitude-fair': { attitude: 'fair' },
  'attitude-bad': { attitude: 'bad' },
};

/** False: the newest letter asked for no rating, or this is none. */
export function* hearRating(turn: Turn, text: string, quoted: readonly Offer[]): Asking<boolean> {
  // Behind "reopen, or something new?" the rating is still awaited.
  const before = turn.step?.name === 'write' && turn.step.act === 'reopen' ? turn.step.more : undefined;
  if ((turn.step !== null && before === undefined) || turn.draft !== null) return false;
  const offers = quoted.length > 0 ? quoted : turn.scene.offers;
  const [newest] = offers.filter(({ choices }) => !choices.some(({ id }) => /^reopen\..*\.said$/.test(id)));
  const question = newest && askedIn(newest);
  if (!newest || !question) return false;
  const heard = ratingOf(text, question.asked);
  if (!heard) return false;
  const { number, remark, ...marks } = heard;
  const at = number === undefined ? -1 : numbersOf(newest.choices).indexOf(number);
  const picked = ratingMarks[chosen(newest.choices[at]?.id ?? '').word];
  const rating = { ...marks, ...picked };
  if (Object.keys(rating).length === 0) return false;
  const remarks = [before, remark].filter(Boolean).join('\n');
  const matter = yield* ownMatter(turn, question.name, 'rate');
  if (matter) yield* citizenAct(turn, matter, { name: 'rate', ...rating, ...(remarks ? { remark: remarks } : {}) });
  return true;
}

/** Lately answered, not rated or not with content, and written to of nothing since: what comes now may be about that feedback. */
export function* aboutFeedback(turn: Turn, said: readonly Said[]): Asking<boolean> {
  const [newest] = turn.scene.own.toSorted(
    (a, b) => (b.lastLetterAt?.getTime() ?? 0) - (a.lastLetterAt?.getTime() ?? 0),
  );
  const { now, policy } = turn.around.c;
  const since = now.getTime() - (newest?.lastLetterAt?.getTime() ?? 0);
  if (turn.draft !== null || !newest || since >= policy.supplementHours * 3_600_000) return false;
  if (newest.state !== 'answered' && !mayReopen(turn, newest.number)) return false;
  // The question can keep a text; what comes with files becomes a draft, as ever.
  if (said.length !== 1 || said[0]?.text == null) return false;
  const matter = yield* ownMatter(turn, newest.number, 'reopen');
  return matter !== null && (yield* sayOn(turn, matter, said));
}

/** "没有解决" was heard and reopening offered: what comes now says what is missing. */
function mayReopen(turn: Turn, number: number): boolean {
  return turn.scene.offers[0]?.choices.some(({ id }) => id === `reopen.${number}`) ?? false;
}

/** What the letter asked for: solved before the finer questions; the opinion by its number or its query code. */
function askedIn({ choices }: Offer): { readonly asked: Asked; readonly name: Wanted } | undefined {
  for (const { id } of choices) {
    const [, asked, name = ''] = id.match(/^(solved|answer|attitude)-\w+\.(\w+)$/) ?? [];
    if (asked) return { asked: asked as Asked, name: /^\d+$/.test(name) ? Number(name) : name };
  }
  return undefined;
}
