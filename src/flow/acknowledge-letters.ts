/** Evidence comes in: the letters it names are told, and the feedback among them moves its opinion on. */

import type { ChannelName, LetterReceipt } from '../channel.ts';
import { type Asking, ask } from '../conversation/questions.ts';
import { matterOf, perform } from '../conversation/turn.ts';
import type { Act } from '../domain/acts.ts';
import { noteArrival } from '../store/answers/outbox.ts';
import type { Outcome } from '../store/commit.ts';
import type { Write } from '../store/writes.ts';
import type { World } from '../world.ts';
import { type Deciding, saveDecisions } from './save-decisions.ts';
import { surroundings } from './surroundings.ts';

/** Resolves after the commit. */
export async function acknowledgeLetters(world: World, channel: ChannelName, receipt: LetterReceipt): Promise<void> {
  const moved = await world.store.commit(() => heardOf(world, channel, receipt));
  if (moved) world.wake();
}

function* heardOf(
  world: World,
  channel: ChannelName,
  { address, upTo, evidence, at }: LetterReceipt,
): Asking<Outcome<boolean>> {
  if (upTo === undefined || (evidence !== 2 && evidence !== 3)) return { value: false, writes: [] };
  const told = yield* ask('acked', { channel, address, upTo, evidence });
  if (!told) return { value: false, writes: [] };
  const turn = systemTurn(world);
  for (const { opinionId, feedbackId } of told.letters)
    if (opinionId && feedbackId) yield* bySystem(turn, opinionId, { name: 'confirm-delivery', feedbackId, evidence });
  const note: Write = {
    change: (tx) =>
      noteArrival(
        tx,
        told.letters.map((letter) => letter.id),
        { chatId: told.chatId, upTo, evidence, at },
      ),
  };
  return {
    value: turn.decisions.length > 0,
    writes: [note, ...(turn.decisions.length > 0 ? yield* saveDecisions(world, turn) : [])],
  };
}

/** A turn without a speaker: what the system does by itself. */
export function systemTurn(world: World, now?: Date): Deciding {
  return { decisions: [], matters: new Map(), around: surroundings(world, null, now), speaker: null };
}

/** Does an act of the system; a refusal means that it is no longer needed. */
export function* bySystem(turn: Deciding, opinionId: string, act: Act): Asking<boolean> {
  const matter = yield* matterOf(turn, { id: opinionId });
  if (!matter) return false;
  const decision = yield* perform(turn, matter, { role: 'system' }, act);
  return decision.ok;
}
