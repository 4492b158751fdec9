/** What everybody joined to an opinion is told in the same words, while their own stays merged. It may be kept for thousands. */

import { filesIn, type Single } from '../domain/acts.ts';
import type { Day } from '../domain/day.ts';
import type { Decision } from '../domain/decision.ts';
import type { Values } from '../text/render.ts';
import type { TextKey } from '../text/resources.ts';
import type { Announcement } from './announcement.ts';
import { plain } from './notices.ts';
import type { KnownMatter } from './questions.ts';
import { about, answerText, whoAnswered, whoHas } from './told.ts';
import type { Surroundings } from './turn.ts';

/** Plain data: it is stored, and read in each language when its turn comes. */
export interface Copy {
  readonly key: TextKey;
  /** All but the number and the title, which are each one's own. */
  readonly values: Values;
  readonly event: string;
  readonly due: Day | null;
  readonly files: Announcement['files'];
  readonly singles: readonly Single[];
  /** An honest note of ours: who asked for silence is left alone, and one of each name is enough. */
  readonly note?: { readonly level: number | null; readonly once: string | null };
}

/** News and class B reach joined citizens as copies, in their own language; they stay merged. */
export function copyOf(
  decision: Decision,
  source: KnownMatter,
  around: Surroundings,
  kind: NonNullable<Decision['copied']>,
): Copy {
  const { opinion } = decision.matter;
  const { feedback } = opinion;
  const news = kind === 'news';
  const due = news ? null : (feedback?.day ?? null);
  return {
    key: news ? 'letters:citizen.newsJoined' : 'letters:citizen.answerBJoined',
    values: {
      into: source.opinion.number,
      who: (news ? whoHas : whoAnswered)(opinion, source.deputies, around),
      text: news ? (decision.pieces.find((piece) => piece.text)?.text ?? '') : feedback ? answerText(feedback) : '',
      day: due ? { day: due } : '',
    },
    event: 'news',
    due,
    files: news ? filesIn(decision.pieces) : (feedback?.files ?? []),
    singles: news ? [] : (feedback?.singles ?? []),
  };
}

/** The copy of one of them. */
export function copyTo(copy: Copy, { opinion }: Pick<KnownMatter, 'opinion'>): Announcement {
  const { key, values, event, due, files, singles, note } = copy;
  const single = singles.find((one) => one.opinionId === opinion.id);
  return {
    to: { role: 'citizen', personId: opinion.authorId, chatId: opinion.chatId },
    key,
    values: {
      ...values,
      number: opinion.number,
      title: opinion.title,
      ...(single ? { text: answerText(single), ...(single.day ? { day: { day: single.day } } : {}) } : {}),
    },
    ...plain,
    files: single ? single.files : files,
    about: about(event, opinion, single?.day ?? due ?? undefined, note?.level ? { level: note.level } : {}),
  };
}
