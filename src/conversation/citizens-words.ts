/** What the citizen has said on an opinion: its words, the files that came with them, and the same without who they are. */

import { type Attached, filesIn } from '../domain/acts.ts';
import { matterOnly } from './hearing/matter-only.ts';
import { type Asking, ask, type KnownMatter, type Story } from './questions.ts';
import type { Turn } from './turn.ts';

/** Also of a person met, whose words a deputy or a clerk has written down. */
export function* citizensWords({
  opinion,
}: KnownMatter): Asking<{ readonly text: string; readonly files: readonly Attached[] }> {
  const story = yield* ask('story', { opinionId: opinion.id });
  const said = story.pieces.filter(
    ({ role, routeId, eventSeq }) => routeId === null && (role === 'citizen' || eventSeq === 1),
  );
  return { text: wordsIn(said), files: filesIn(said) };
}

export const wordsIn = (said: Story['pieces']): string =>
  said.flatMap((piece) => piece.text ?? piece.transcript ?? []).join('\n');

/** What an organ may read of these words, and whether anything had to be masked. */
export function* withoutCitizen(
  turn: Pick<Turn, 'around'>,
  { opinion }: KnownMatter,
  words: string,
): Asking<{ readonly text: string; readonly masked: boolean }> {
  const [author] = opinion.authorId ? yield* ask('persons', { ids: [opinion.authorId] }) : [];
  const own = { ownName: author?.name ?? opinion.toldBy, ownPhone: author?.phone ?? null };
  const { text, masked } = matterOnly(words, turn.around.place.personalData, own);
  return { text, masked: Object.values(masked).some((count) => count > 0) };
}
