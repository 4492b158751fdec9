/**
 * What a person said, and what it means here: a choice, a word, an answer to our question, ordinary talk, or a new
 * opinion, in this order. Unknown input never gets silence.
 */

import { mostFiles } from '../channel.ts';
import type { Said } from '../domain/acts.ts';
import { chooseReason, draftAnswer } from './answering.ts';
import { choose } from './choosing.ts';
import { ownMatter, sayOn } from './citizen.ts';
import { runCommand } from './commanding.ts';
import { addToDraft } from './drafting.ts';
import { findDeputies, join } from './entering.ts';
import { askGuard } from './guarding.ts';
import { away, chooseDelegate, digest, practise, templates } from './habits.ts';
import { choiceNumber, matchesLabel, yesOrNo } from './hearing/choice-words.ts';
import { clean, isEmptyish, onlyEmoji } from './hearing/clean.ts';
import { commandOf } from './hearing/command-of.ts';
import { guardOf } from './hearing/guard-of.ts';
import { smallTalk } from './hearing/small-talk.ts';
import { isDeputy, isOffice, myPage } from './insider.ts';
import { chosen, numbersOf, offer } from './offerings.ts';
import { offerDeputies } from './office.ts';
import { type Asking, ask } from './questions.ts';
import { heardRecording } from './recording.ts';
import { keepPhone, talk } from './talking.ts';
import { say, type Turn } from './turn.ts';
import { written } from './writing.ts';

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

const longest = 8000;

export function* converse(turn: Turn, spoken: Spoken): Asking<void> {
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
    if (spoken.refusedFiles.length === 0) say(turn, 'conversation:empty');
    return;
  }
  if (text !== null && text.length > longest) {
    say(turn, 'conversation:tooLong', { count: text.length, longest });
    return;
  }
  const cry = text === null || turn.draft?.guarded || isDeputy(turn) || isOffice(turn) ? undefined : guardOf(text);
  if (text !== null && files.length === 0 && !cry) {
    if (yield* asChoice(turn, text)) return;
    const command = commandOf(text);
    if (command && (yield* runCommand(turn, command))) return;
    if (!spoken.quote && turn.step === null && (yield* asTalk(turn, text))) return;
  }
  const said: Said[] = [
    ...(text && !isEmptyish(text) ? [{ kind: 'text' as const, text, mediaId: null }] : []),
    ...files,
  ];
  if (cry) {
    // Somebody in need is heard before any question of ours.
    turn.step = null;
    yield* addToDraft(turn, said, turn.draft?.supplementTo ?? null);
    askGuard(turn, cry);
    return;
  }
  if (spoken.quote && (yield* asQuote(turn, spoken.quote, said))) return;
  if (turn.step && (yield* asAnswer(turn, text ?? '', said))) return;
  yield* asNews(turn, said);
}

/** Questions that a plain yes answers. */
const confirmations: readonly string[] = ['confirm', 'supplement', 'withdraw', 'decide', 'now', 'ack', 'practise'];

/** 1 / １ / 一 / 第一个 / the label: one of the choices that were offered last. */
function* asChoice(turn: Turn, text: string): Asking<boolean> {
  const offers = turn.scene.offers;
  const newest = offers[0];
  if (!newest) return false;
  const labels = newest.choices.map((choice) => choice.label);
  const numbers = numbersOf(newest.choices);
  const byLabel = matchesLabel(text, labels, numbers);
  if (byLabel !== undefined) {
    yield* choose(turn, newest.choices[byLabel]?.id ?? '');
    return true;
  }
  const word = yesOrNo(text);
  const [, lead, rest = ''] = text.match(/^\s*(\S+?)[\s，,、:：]+(.+)$/su) ?? [];
  const affirms = newest.choices.some(
    (choice, at) => numbers[at] === 1 && confirmations.includes(chosen(choice.id).word),
  );
  // 好的 after a status is thanks, not the first of its choices.
  const number = choiceNumber(text) ?? (word === 'yes' && affirms ? 1 : word === 'no' ? 0 : undefined);
  const led = number === undefined && lead !== undefined && turn.step !== null ? choiceNumber(lead) : undefined;
  const wanted = number ?? led;
  if (wanted === undefined) return false;
  const at = numbers.indexOf(wanted);
  const picked = newest.choices[at];
  if (!picked) {
    // "No" to a question that has no such choice is ordinary talk; a number that was not offered is told.
    if (word !== undefined) return false;
    say(turn, 'conversation:noSuchChoice', { count: Math.max(...numbers) });
    return true;
  }
  // Two matters were put to this person within moments: a bare number could mean either.
  const other = offers[1];
  if (turn.step === null && other && isAmbiguous(turn, newest, other)) {
    say(
      turn,
      'conversation:whichOffer',
      {},
      {
        choices: [newest, other].flatMap((one) => {
          const index = numbersOf(one.choices).indexOf(wanted);
          const choice = one.choices[index];
          return choice && one.opinionNumber !== null
            ? [
                {
                  ...offer('same', [], 'conversation:choice.whichOffer', chosen(choice.id).word, {
                    number: one.opinionNumber,
                    label: choice.label,
                  }),
                  id: choice.id,
                },
              ]
            : [];
        }),
      },
    );
    return true;
  }
  yield* choose(turn, picked.id, led === undefined ? {} : { words: rest });
  return true;
}

function isAmbiguous(
  turn: Turn,
  newest: Turn['scene']['offers'][number],
  other: Turn['scene']['offers'][number],
): boolean {
  if (newest.opinionNumber === null || other.opinionNumber === null || newest.opinionNumber === other.opinionNumber)
    return false;
  const since = turn.scene.chat.lastHeardAt?.getTime() ?? 0;
  const justNow = turn.around.c.now.getTime() - newest.sentAt.getTime() < 10_000;
  return justNow && other.sentAt.getTime() > since;
}

/** 谢谢, 在吗, 👍: one line or none, never an opinion. */
function* asTalk(turn: Turn, text: string): Asking<boolean> {
  const kind = onlyEmoji(text) ? 'ack' : smallTalk(text, turn.language);
  if (!kind) return false;
  return yield* talk(turn, kind);
}

/** A quote is matched by the platform's id, else by its text against letters of this chat; not unique: ask, never guess. */
function* asQuote(
  turn: Turn,
  quote: { readonly letter?: string; readonly text?: string },
  said: readonly Said[],
): Asking<boolean> {
  const letters = yield* ask('quoted', {
    chatId: turn.scene.chat.id,
    ...(quote.letter ? { platformId: quote.letter } : {}),
    ...(quote.text ? { text: quote.text } : {}),
  });
  const numbers = [
    ...new Set(letters.flatMap((letter) => (letter.opinionNumber === null ? [] : [letter.opinionNumber]))),
  ];
  if (numbers.length === 0) return false;
  const [number] = numbers;
  if (numbers.length > 1 || number === undefined) {
    yield* askWhich(turn, said, numbers);
    return true;
  }
  yield* onOpinion(turn, number, said);
  return true;
}

function* onOpinion(turn: Turn, number: number, said: readonly Said[]): Asking<void> {
  const text = said.find((one) => one.text)?.text ?? '';
  const mediaId = said.find((one) => one.kind === 'voice')?.mediaId ?? null;
  if (isDeputy(turn) || isOffice(turn)) {
    yield* draftAnswer(turn, number, text, mediaId);
    return;
  }
  const own = turn.scene.own.find((one) => one.number === number);
  const matter = own ? yield* ownMatter(turn, number, 'add') : null;
  if (matter) yield* sayOn(turn, matter, said);
  else yield* addToDraft(turn, said, null);
}

/** The answer to the question that was asked last. */
function* asAnswer(turn: Turn, text: string, said: readonly Said[]): Asking<boolean> {
  const step = turn.step;
  if (!step) return false;
  switch (step.name) {
    case 'write':
      return yield* writtenOn(turn, step, text, said);
    case 'phone':
      return keepPhone(turn, text);
    case 'class':
      // Another sentence instead of a number: the answer is written anew.
      yield* draftAnswer(
        turn,
        step.number,
        text || step.text,
        said.find((one) => one.kind === 'voice')?.mediaId ?? step.mediaId,
        step.correcting,
      );
      return true;
    case 'reason':
      yield* chooseReason(turn, step, 'other', text);
      return true;
    case 'find-deputy':
      if (step.number !== null) yield* offerDeputies(turn, step.number, text, 'assign');
      else yield* findDeputies(turn, text, step.forDraft);
      return true;
    case 'record':
      yield* heardRecording(turn, step, text);
      return true;
    case 'away':
      if (step.until) yield* chooseDelegate(turn, step.until, text);
      else away(turn, text);
      return true;
    case 'digest':
      digest(turn, text);
      return true;
    case 'template':
      yield* templates(turn, text);
      return true;
    case 'join':
      yield* join(turn, text);
      return true;
    case 'practice':
      practise(turn, step.at, text);
      return true;
    case 'which':
      return false;
  }
}

/** What completes an act: a supplement may be a photo or a voice, everything else is a text. */
function* writtenOn(
  turn: Turn,
  step: Extract<NonNullable<Turn['step']>, { name: 'write' }>,
  text: string,
  said: readonly Said[],
): Asking<boolean> {
  if (step.act === 'add' || step.act === 'clarify') {
    const matter = yield* ownMatter(turn, step.number, step.act);
    if (matter) yield* sayOn(turn, matter, said);
    return true;
  }
  if (!text) return false;
  yield* written(turn, step, text);
  return true;
}

/** Something new was said: by a citizen an opinion, by a deputy or a clerk perhaps an answer. */
function* asNews(turn: Turn, said: readonly Said[]): Asking<void> {
  const text = said.find((one) => one.text)?.text ?? '';
  if (isDeputy(turn) && turn.draft === null) {
    const shown = lastShown(turn);
    if (shown !== undefined) {
      yield* draftAnswer(turn, shown, text, said.find((one) => one.kind === 'voice')?.mediaId ?? null);
      return;
    }
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
  const open = turn.scene.own.find((one) =>
    ['submitted', 'acknowledged', 'clarifying', 'handling'].includes(one.state),
  );
  const clarifying = turn.scene.own.find((one) => one.state === 'clarifying');
  if (clarifying && turn.draft === null) {
    const matter = yield* ownMatter(turn, clarifying.number, 'clarify');
    if (matter) {
      yield* sayOn(turn, matter, said);
      return;
    }
  }
  yield* addToDraft(turn, said, turn.draft ? turn.draft.supplementTo : (open?.number ?? null));
}

/** 1 答复哪件 2 我要反映新情况. */
function* askWhich(turn: Turn, said: readonly Said[], numbers: readonly number[]): Asking<void> {
  const text = said.find((one) => one.text)?.text ?? '';
  turn.step = { name: 'which', text, mediaId: said.find((one) => one.mediaId)?.mediaId ?? null };
  say(
    turn,
    'conversation:which',
    { text },
    {
      choices: [
        ...numbers
          .slice(0, 5)
          .map((number) => offer('answer', [number, 'said'], 'conversation:choice.answerTo', 'answer', { number })),
        offer('new', ['said'], 'conversation:choice.newOne', 'new'),
        ...(isOffice(turn) || isDeputy(turn)
          ? [offer('record', ['said'], 'conversation:choice.record', 'submit')]
          : []),
      ],
    },
  );
}

/** The one opinion that was put to this person within the last hour. */
function lastShown(turn: Turn): number | undefined {
  const hourAgo = turn.around.c.now.getTime() - 3_600_000;
  const numbers = new Set(
    turn.scene.offers
      .filter((one) => one.sentAt.getTime() > hourAgo && one.opinionNumber !== null)
      .map((one) => one.opinionNumber),
  );
  const [only] = numbers;
  return numbers.size === 1 && only !== null ? only : undefined;
}
