/** A turn of a conversation becomes rows: the chat's new step, the draft, what was said, what was decided. */

import type { Asking } from '../conversation/questions.ts';
import type { Turn } from '../conversation/turn.ts';
import type { Role } from '../domain/people.ts';
import { put, type Write } from '../store/writes.ts';
import type { World } from '../world.ts';
import { alertWrites, passedOnWrites } from './alert.ts';
import { callMade, callOwed, numberGiven } from './calls.ts';
import { replyWrite } from './letters.ts';
import { saveDecisions } from './save-decisions.ts';

export interface HeardRow {
  readonly inboundId: string;
  readonly externalId: string;
  readonly at: Date;
  readonly text: string | null;
  readonly choice: string | null;
  readonly mediaIds: readonly string[];
  /** A chat or person that this message has made. */
  readonly isNew: boolean;
}

export function* saveTurn(world: World, turn: Turn, heard: HeardRow): Asking<Write[]> {
  const { chat, person } = turn.scene;
  const { now } = turn.around.c;
  const decided = yield* saveDecisions(world, { ...turn, speaker: person.id });
  const writes: Write[] = [];
  if (heard.isNew || Object.keys(turn.person).length > 0)
    writes.push(put('person', 'save', { ...person, ...turn.person, createdAt: chat.createdAt }));
  writes.push(
    put('chat', 'versioned', {
      id: chat.id,
      channel: chat.channel,
      address: chat.address,
      personId: chat.personId,
      step: turn.step,
      startedWith: turn.startedWith,
      createdAt: chat.createdAt,
      lastHeardAt: now,
      goneAt: null,
      lastSeq: 0,
      doneSeq: turn.settles ? chat.lastSeq : chat.doneSeq,
      ackSeq: 0,
      holdUntil: null,
      version: chat.version + 1,
    }),
    put('inbound', 'new', {
      id: heard.inboundId,
      channel: chat.channel,
      externalId: heard.externalId,
      chatId: chat.id,
      at: heard.at,
      text: heard.text,
      choice: heard.choice,
      afterSeq: chat.lastSeq,
      mediaIds: heard.mediaIds.length > 0 ? heard.mediaIds.join(' ') : null,
    }),
  );
  writes.push(...draftWrites(turn), ...insiderWrites(turn), ...decided);
  for (const utterance of turn.utterances) writes.push(replyWrite(world, utterance, chat.id, turn.language, now));
  if (turn.recalled.length > 0) writes.push({ cancel: 'id', ids: [...turn.recalled] });
  if (turn.callBack || turn.alert?.kind === 'self-harm') writes.push(...(yield* callOwed(world, turn)));
  writes.push(...(yield* alertWrites(world, turn)), ...(yield* passedOnWrites(world, turn)));
  if (turn.person.phone) writes.push(...(yield* numberGiven(world, turn, turn.person.phone)));
  writes.push(...turn.called.map((one) => callMade(one, now)));
  return writes;
}

function draftWrites(turn: Turn): Write[] {
  const before = turn.scene.draft;
  const after = turn.draft;
  if (after === null) return before === null ? [] : [{ gone: 'draft', id: before.id }];
  if (after === before) return [];
  const { id, chatId, personId, revision, nudges, nextAt, createdAt, version: _read, ...body } = after;
  return [
    put('draft', 'versioned', {
      id,
      chatId,
      personId,
      body: body,
      revision,
      nudges,
      nextAt,
      createdAt,
      version: (before?.version ?? 0) + 1,
    }),
  ];
}

function insiderWrites(turn: Turn): Write[] {
  const { person } = turn.scene;
  const { now } = turn.around.c;
  const writes: Write[] = turn.deputyChanges.map(({ no, set }) => ({
    change: (tx) => tx.deputy.update({ where: { no }, data: set }),
  }));
  for (const { deputyNo, text, n } of turn.templatesAdded)
    writes.push(put('template', 'new', { id: turn.around.c.id(), deputyNo, text, n }));
  for (const { deputyNo, n } of turn.templatesRemoved)
    writes.push({ change: (tx) => tx.template.deleteMany({ where: { deputyNo, n } }) });
  const { invitationUsed, granted } = turn;
  if (invitationUsed && granted) {
    // Used once: whoever comes second in the same moment finds it used.
    writes.push({
      change: async (tx) => {
        const { count } = await tx.invitation.updateMany({
          where: { id: invitationUsed, usedAt: null },
          data: { usedAt: now, usedById: person.id },
        });
        if (count !== 1)
          throw Object.assign(new Error('The invitation was used in the same moment; the job is done again.'), {
            code: 'P2034',
          });
      },
    });
    // Who holds it already does not hold it twice.
    if (!turn.scene.roles.some((role) => isSame(role, granted)))
      writes.push(
        put('role', 'new', {
          id: turn.around.c.id(),
          personId: person.id,
          kind: granted.kind,
          deputyNo: granted.deputyNo,
          officeId: granted.officeId,
          organId: granted.organId,
          createdAt: now,
          endedAt: null,
        }),
      );
    const no = granted.deputyNo;
    if (no) writes.push({ change: (tx) => tx.deputy.update({ where: { no }, data: { personId: person.id } }) });
  }
  return writes;
}

const isSame = (held: Role, granted: Omit<Role, 'id'>): boolean =>
  held.kind === granted.kind &&
  held.deputyNo === granted.deputyNo &&
  held.officeId === granted.officeId &&
  held.organId === granted.organId;
