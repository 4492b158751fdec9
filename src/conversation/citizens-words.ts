/** What the citizen has said on an opinion: its words, and the files that came with them. */

import { type Attached, filesIn } from '../domain/acts.ts';
import { type Asking, ask, type KnownMatter } from './questions.ts';

/** Also of a person met, whose words a deputy or a clerk has written down. */
export function* citizensWords({
  opinion,
}: KnownMatter): Asking<{ readonly text: string; readonly files: readonly Attached[] }> {
  const story = yield* ask('story', { opinionId: opinion.id });
  const said = story.pieces.filter(
    ({ role, routeId, eventSeq }) => routeId === null && (role === 'citizen' || eventSeq === 1),
  );
  return { text: said.flatMap((piece) => piece.text ?? piece.transcript ?? []).join('\n'), files: filesIn(said) };
}
