/**
 * The only way out. A round takes the letters whose turn it is, sends them and notes what came of it; letters of one chat
 * leave in order, a chat that must wait holds nobody else, and what cannot be delivered is owed by the office.
 */

import { type Channel, type ChannelName, DeliveryFailed, type Receipt } from '../channel.ts';
import type { ClaimedLetter } from '../conversation/leaving-letters.ts';
import { type Asking, ask } from '../conversation/questions.ts';
import { letLeave, releaseExpired } from '../store/answers/outbox.ts';
import type { Outcome } from '../store/commit.ts';
import type { Write } from '../store/writes.ts';
import type { World } from '../world.ts';
import { bySystem, systemTurn } from './acknowledge-letters.ts';
import { runBatches } from './run-batches.ts';
import { saveDecisions } from './save-decisions.ts';

export interface Round {
  readonly sent: number;
  readonly waiting: number;
  readonly undeliverable: number;
}

type Channels = ReadonlyMap<ChannelName, Channel>;

/** Chats in one round. */
export const atOnce = 200;
// Longer than any adapter waits for its platform: only the letters of a process that died come back.
const leaseMs = 120_000;
// A platform that answers nonsense is asked for about a day.
const tryNoMore = 150;

/** Rounds until nothing is due; what was sent, put off and given up in all. */
export async function deliverOutbox(world: World, channels: Channels): Promise<Round> {
  const sum = { sent: 0, waiting: 0, undeliverable: 0 };
  await releaseLost(world);
  for (;;) {
    const letters = await claimLetters(world, channels, atOnce);
    if (letters.length === 0 && !(await runBatches(world))) return sum;
    const results = await Promise.all(letters.map((letter) => deliver(world, channels, letter)));
    for (const result of results) sum[result]++;
  }
}

/** Letters that a process took before it died wait for their turn again. */
export function releaseLost(world: World): Promise<void> {
  const now = world.now();
  return world.store.commit(function* (): Asking<Outcome<void>> {
    return { value: undefined, writes: [{ change: (tx) => releaseExpired(tx, now) }] };
  });
}

/** Takes the letters whose turn it is, so that nobody else sends them. */
export function claimLetters(world: World, channels: Channels, limit: number): Promise<readonly ClaimedLetter[]> {
  return world.store.commit(() => claimRound(world, channels, limit));
}

/** Pulled channels show a letter as soon as it is claimed, so their feedback leaves in this very transaction. */
function* claimRound(world: World, channels: Channels, limit: number): Asking<Outcome<readonly ClaimedLetter[]>> {
  const now = world.now();
  const pulled: readonly string[] = [...channels.values()]
    .filter((channel) => channel.can.pulled)
    .map((channel) => channel.name);
  const letters = yield* ask('claim', { now, channels: [...channels.keys()], pulled, limit });
  if (letters.length === 0) return { value: letters, writes: [] };
  const turn = systemTurn(world, now);
  const leaving = letters.flatMap(({ feedbackId, opinionId, channel }) =>
    feedbackId && opinionId && pulled.includes(channel) ? [{ feedbackId, opinionId }] : [],
  );
  // Hundreds in one question, not in hundreds.
  const ids = leaving.map(({ opinionId }) => opinionId);
  for (const matter of ids.length > 0 ? yield* ask('matters', { ids }) : [])
    turn.matters.set(matter.opinion.id, matter);
  for (const { feedbackId, opinionId } of leaving)
    yield* bySystem(turn, opinionId, { name: 'leave', feedbackId, delivered: false });
  const leaseUntil = new Date(now.getTime() + leaseMs);
  const left: Write = { alone: 'outbox', change: (tx) => letLeave(tx, letters, { now, leaseUntil, pulled }) };
  return { value: letters, writes: [left, ...(turn.decisions.length > 0 ? yield* saveDecisions(world, turn) : [])] };
}

/** Sends one claimed letter and notes what came of it. */
export async function deliver(world: World, channels: Channels, letter: ClaimedLetter): Promise<keyof Round> {
  const channel = channels.get(letter.channel as ChannelName);
  if (!channel) throw new Error(`A letter of the channel ${letter.channel} was taken, which is not served here`);
  let receipt: Receipt;
  try {
    const { id, address, seq, text, choices, files, about, replacesSeq } = letter;
    receipt = await channel.send({
      id,
      address,
      seq,
      text,
      choices: choices ?? [],
      files: files ?? [],
      about,
      replaces: replacesSeq,
    });
  } catch (error) {
    return await notSent(world, letter, error);
  }
  if (!channel.can.pulled) await world.store.commit(() => sent(world, letter, receipt, channel));
  return 'sent';
}

async function notSent(world: World, letter: ClaimedLetter, error: unknown): Promise<'waiting' | 'undeliverable'> {
  const said = error instanceof DeliveryFailed ? error.retry : undefined;
  if (said === false || (said === undefined && letter.tries + 1 >= tryNoMore)) return await giveUp(world, letter);
  const after = said?.after ?? backOff(letter.tries);
  world.log.warn(
    { letter: letter.id, channel: letter.channel, tries: letter.tries + 1, after, error },
    'A letter could not be sent and waits for its next try',
  );
  return await putOff(world, letter, after, said ? 'refused for now' : 'failed', said !== undefined);
}

function* sent(world: World, letter: ClaimedLetter, receipt: Receipt, channel: Channel): Asking<Outcome<void>> {
  const delivered = receipt.evidence >= channel.can.deliveredAt;
  const now = world.now();
  const turn = systemTurn(world, now);
  if (letter.feedbackId && letter.opinionId)
    yield* bySystem(turn, letter.opinionId, { name: 'leave', feedbackId: letter.feedbackId, delivered });
  const note: Write = {
    change: (tx) =>
      tx.letter.update({
        where: { id: letter.id },
        data: {
          state: 'sent',
          sentAt: now,
          leaseUntil: null,
          platformId: receipt.id ?? null,
          evidence: receipt.evidence,
          ...(delivered ? { deliveredAt: now } : {}),
        },
      }),
  };
  return { value: undefined, writes: [note, ...(turn.decisions.length > 0 ? yield* saveDecisions(world, turn) : [])] };
}

/** Back to waiting; a platform that named a time holds the whole chat until then. */
async function putOff(
  world: World,
  letter: ClaimedLetter,
  seconds: number,
  failure: string,
  hold: boolean,
): Promise<'waiting'> {
  const dueAt = new Date(world.now().getTime() + seconds * 1000);
  await world.store.commit(function* (): Asking<Outcome<void>> {
    return {
      value: undefined,
      writes: [
        {
          change: (tx) =>
            tx.letter.update({
              where: { id: letter.id },
              data: {
                state: 'waiting',
                dueAt,
                leaseUntil: null,
                tries: letter.tries + 1,
                failure,
                evidence: 0,
                sentAt: null,
              },
            }),
        },
        ...(hold
          ? [
              {
                change: (tx: Parameters<Extract<Write, { change: unknown }>['change']>[0]) =>
                  tx.chat.update({ where: { id: letter.chatId }, data: { holdUntil: dueAt } }),
              },
            ]
          : []),
      ],
    };
  });
  return 'waiting';
}

/** The person cannot be reached here: the chat is marked, and a duty letter is told otherwise by the office. */
async function giveUp(world: World, letter: ClaimedLetter): Promise<'undeliverable'> {
  const now = world.now();
  await world.store.commit(function* (): Asking<Outcome<void>> {
    const turn = systemTurn(world, now);
    if (letter.feedbackId && letter.opinionId)
      yield* bySystem(turn, letter.opinionId, { name: 'bounce', feedbackId: letter.feedbackId, why: 'refused' });
    return {
      value: undefined,
      writes: [
        {
          change: (tx) =>
            tx.letter.update({
              where: { id: letter.id },
              data: { state: 'failed', leaseUntil: null, failure: 'undeliverable' },
            }),
        },
        { change: (tx) => tx.chat.update({ where: { id: letter.chatId }, data: { goneAt: now } }) },
        ...(turn.decisions.length > 0 ? yield* saveDecisions(world, turn) : []),
      ],
    };
  });
  return 'undeliverable';
}

/** Seconds: 1, 2, 4 … at most ten minutes, with jitter so that not all come back at once. */
function backOff(tries: number): number {
  return Math.min(600, 2 ** tries) * (0.75 + Math.random() / 2);
}
