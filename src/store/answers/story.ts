/** Everything that happened to one opinion and was said on it. */

import type { Story } from '../../conversation/questions.ts';
import type { ActName } from '../../domain/acts.ts';
import type { EventData, Piece } from '../../domain/decision.ts';
import type { OpinionState } from '../../domain/opinion.ts';
import type { Actor } from '../../domain/people.ts';
import type { Tx } from '../open-database.ts';

/** Oldest first. */
export async function story(db: Tx, { opinionId }: { readonly opinionId: string }): Promise<Story> {
  const events = await db.event.findMany({ where: { opinionId }, orderBy: { seq: 'asc' } });
  const pieces = await db.piece.findMany({ where: { opinionId }, orderBy: [{ eventSeq: 'asc' }, { id: 'asc' }] });
  const mediaIds = pieces.flatMap((piece) => piece.mediaId ?? []);
  const media = mediaIds.length === 0 ? [] : await db.media.findMany({ where: { id: { in: mediaIds } } });
  return {
    events: events.map((event) => ({
      act: event.act as ActName,
      seq: event.seq,
      role: event.role as Actor['role'],
      actorId: event.actorId,
      from: event.fromState as OpinionState | null,
      to: event.toState as OpinionState,
      round: event.round,
      at: event.at,
      data: event.data as EventData,
    })),
    pieces: pieces.map((piece) => {
      const file = media.find((one) => one.id === piece.mediaId);
      return {
        id: piece.id,
        eventSeq: piece.eventSeq,
        role: piece.role as Actor['role'],
        routeId: piece.routeId,
        at: piece.at,
        kind: piece.kind as Piece['kind'],
        text: piece.text,
        mediaId: piece.mediaId,
        transcript: piece.transcript,
        seconds: file?.seconds ?? null,
        mime: file?.mime ?? null,
      };
    }),
  };
}
