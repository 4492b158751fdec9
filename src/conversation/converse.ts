/**
 * What a person said, and what it means here: a choice, a word, ordinary talk, a number, an answer to our question, or a
 * new opinion, in this order. Unknown input never gets silence.
 */

import { mostFiles } from '../channel.ts';
import type { Said } from '../domain/acts.ts';
import { choose } from './choosing.ts';
import { commandAbout, runCommand } from './commanding.ts';
import { addToDraft, cardAgain, stay } from './drafting.ts';
import { help } from './entering.ts';
import { askGuard, cryIn, passOn } from './guarding.ts';
import { choiceNumber } from './hearing/choice-words.ts';
import { clean, isEmptyish } from './hearing/clean.ts';
import { commandOf, deskCommandOf } from './hearing/command-of.ts';
import { fold } from './hearing/fold.ts';
import { smallTalk, type TalkKind } from './hearing/small-talk.ts';
import { open } from './inbox.ts';
import { actorFor, insiderMatter, isDeputy, isHandler, isOffice } from './insider.ts';
import { askWhich, asNews, onOpinion, openOwn } from './news.ts';
import { openNamed } from './organ-inbox.ts';
import { asChoice } from './picking.ts';
import { type Asking, ask } from './questions.ts';
import { hearRating } from './rating.ts';
import type { Offer } from './scene.ts';
import { ownMatter, status } from './status.ts';
import { asAnswer, patientSteps } from './stepping.ts';
import { talk } from './talking.ts';
import { matterOf, say, type Turn } from './turn.ts';

/** A message as the conversation hears it: files are stored already. */
export interface Spoken {
  readonly text: string | null;
  readonly choice: string | null;
  readonly said: readonly Said[];
  readonly quote: { readonly letter?: string; readonly text?: string } | null;
  readonly start: string | null;
  /** Files that were not taken, and why. */
  readonly refusedFiles: readonly ('too-large' | 'too-many' | 'wrong-type' | 'empty')[];
}

/** Signs of one message. */
export const longest = 8000;

export function* converse(turn: Turn, spoken: Spoken): Asking<void> {
  yield* hear(turn, spoken);
  // Whatever was said, somebody is there.
  if (turn.utterances.length === 0 && turn.decisions.length === 0) yield* help(turn);
}

function* hear(turn: Turn, spoken: Spoken): Asking<void> {
  for (const reason of new Set(spoken.refusedFiles)) say(turn, `conversation:file.${reason}`, { most: mostFiles });
  if (spoken.start !== null) {
    yield* runCommand(turn, { command: 'start', args: [spoken.start] });
    return;
  }
  if (spoken.choice !== null) {
    yield* choose(turn, spoken.choice, { tapped: true });
    return;
  }
  const text = spoken.text === null ? null : clean(spoken.text);
  const files = spoken.said.filter((one) => one.mediaId !== null);
  if (files.length === 0 && (text === null || isEmptyish(text))) {
    turn.settles = false;
    if (spoken.refusedFiles.length === 0) say(turn, 'conversation:empty');
    return;
  }
  if (text !== null && text.length > longest) {
    turn.settles = false;
    say(turn, 'conversation:tooLong', { count: text.length, longest });
    return;
  }
  const quoted = spoken.quote ? yield* quotedLetters(turn, spoken.quote) : [];
  const about = [...new Set(quoted.flatMap((one) => one.opinionNumber ?? []))];
  const cry = text === null ? undefined : cryIn(turn, text);
  if (text !== null && files.length === 0 && !cry) {
    if (yield* asChoice(turn, text, quoted)) return;
    if (yield* hearRating(turn, text, quoted)) return;
    const atDesk = isDeputy(turn) || isOffice(turn) || isHandler(turn);
    const command = commandOf(text) ?? (atDesk ? deskCommandOf(text) : undefined);
    if (command && (yield* runCommand(turn, commandAbout(command, about)))) return;
    if (yield* asTalk(turn, text)) return;
    if (yield* asNumber(turn, text, about)) return;
  }
  const said: Said[] = [
    ...(text && !isEmptyish(text) ? [{ kind: 'text' as const, text, mediaId: null }] : []),
    ...files,
  ];
  if (cry && text && (isDeputy(turn) || isOffice(turn))) {
    // Who answers others is heard in their own need, too; what they wrote goes its way all the same.
    yield* askGuard(turn, cry, text);
  } else if (cry && text) {
    // Somebody in need is heard before any question of ours; what was asked about is offered on the card.
    const asked = turn.step?.name === 'write' ? turn.step.number : (about[0] ?? openOwn(turn)?.number ?? null);
    turn.step = null;
    yield* addToDraft(turn, said, turn.draft ? turn.draft.supplementTo : asked);
    yield* askGuard(turn, cry, text);
    return;
  }
  if (yield* asQuote(turn, about, said)) return;
  if (turn.step && (yield* asAnswer(turn, text ?? '', said))) return;
  yield* asNews(turn, said);
  if (turn.draft?.guarded === 'self-harm') yield* passOn(turn, text ?? '');
}

/** A quote is matched by the platform's id, else by its text against letters of this chat. */
function* quotedLetters(turn: Turn, quote: NonNullable<Spoken['quote']>): Asking<readonly Offer[]> {
  return yield* ask('quoted', {
    chatId: turn.scene.chat.id,
    ...(quote.letter ? { platformId: quote.letter } : {}),
    ...(quote.text ? { text: quote.text } : {}),
  });
}

/** Several opinions quoted: ask, never guess. */
function* asQuote(turn: Turn, numbers: readonly number[], said: readonly Said[]): Asking<boolean> {
  const [number] = numbers;
  if (number === undefined) return false;
  if (numbers.length > 1) yield* askWhich(turn, said, numbers);
  else yield* onOpinion(turn, number, said);
  return true;
}

const courtesies: readonly TalkKind[] = ['greeting', 'thanks', 'ack', 'bye', 'yes', 'no', 'who'];

/** 谢谢, 在吗, 👍: one line, never an opinion; what was asked stays asked. */
function* asTalk(turn: Turn, text: string): Asking<boolean> {
  const kind = smallTalk(text, turn.language);
  if (!kind) return false;
  const courtesy = courtesies.includes(kind);
  const { step } = turn;
  // Whom to call is asked by the way: all talk goes on.
  if (step && step.name !== 'phone' && !(courtesy && patientSteps.includes(step.name))) return false;
  // 是的 and 不是 answer what a deputy has asked back.
  if ((kind === 'yes' || kind === 'no') && step?.name !== 'phone' && isAskedBack(turn)) return false;
  if (kind === 'no' && step && step.name !== 'phone') {
    yield* stay(turn);
    return true;
  }
  if (turn.draft && !step && ['yes', 'no', 'ack'].includes(kind)) {
    // Nothing has been handed in, so there is no news to promise.
    say(turn, 'conversation:my.onlyDraft');
    yield* cardAgain(turn);
    return true;
  }
  if (courtesy) turn.settles = false;
  return yield* talk(turn, kind);
}

/** 1024, 第1024号: shows that opinion. A figure that chooses nothing never becomes an opinion by itself. */
function* asNumber(turn: Turn, text: string, about: readonly number[]): Asking<boolean> {
  const { step } = turn;
  if (
    step &&
    step.name !== 'practice' &&
    (step.name === 'write' || step.name === 'single' || !patientSteps.includes(step.name))
  )
    return false;
  const [, digits, n] = fold(text).match(/^(?:第|no\.? ?|#|转办单)?(\d{1,6})(?:-(\d{1,2}))?号?$/u) ?? [];
  const small = choiceNumber(text);
  if (digits === undefined && small === undefined) return false;
  if (small !== undefined && isAskedBack(turn)) return false;
  // A quoted letter without such a choice: its opinion is meant.
  const number = (small === undefined ? undefined : about[0]) ?? Number(digits ?? small);
  if (isHandler(turn) && (yield* openNamed(turn, { number, n: Number(n) || undefined }))) return true;
  const matter = yield* matterOf(turn, { number });
  if (matter && (isDeputy(turn) || isOffice(turn)) && actorFor(turn, matter)) yield* open(turn, matter);
  else if (matter?.opinion.authorId === turn.scene.person.id && matter) yield* status(turn, matter);
  else if (turn.draft && small === undefined) return false;
  else if (turn.draft) yield* cardAgain(turn);
  else if (small !== undefined) {
    say(turn, 'conversation:noChoiceNow');
    yield* help(turn);
  } else if (isDeputy(turn) || isOffice(turn)) yield* insiderMatter(turn, number, 'open');
  else yield* ownMatter(turn, number, 'status');
  return true;
}

const isAskedBack = (turn: Turn): boolean => turn.scene.own.some((one) => one.state === 'clarifying');
