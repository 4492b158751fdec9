/** From the first word on: the draft and its card (voice.md sections 1 and 3). */

import type { Said } from '../domain/acts.ts';
import { areaNamed, whereTo } from './destination.ts';
import { offer } from './offerings.ts';
import type { Asking } from './questions.ts';
import type { Draft } from './scene.ts';
import { contents, deputyNamed, officeNamed } from './told.ts';
import { type Offering, say, type Turn } from './turn.ts';

/** Keeps what was said; the card that asks for the confirmation comes when the person pauses. */
export function* addToDraft(turn: Turn, said: readonly Said[], supplementTo: number | null): Asking<void> {
  const old = turn.draft;
  const { c } = turn.around;
  const guess = areaIn(turn, said);
  // A bare place name answers our question for the place; it is no part of the opinion.
  const onlyPlace =
    old !== null &&
    old.areaCode === null &&
    guess !== null &&
    said.length === 1 &&
    said.every((one) => isPlace(turn, one));
  const draft: Draft = {
    id: old?.id ?? c.id(),
    chatId: turn.scene.chat.id,
    personId: turn.scene.person.id,
    said: [...(old?.said ?? []), ...(onlyPlace && old && old.said.length > 0 ? [] : said)],
    deputyNo: old?.deputyNo ?? linkedDeputy(turn),
    areaCode:
      old?.areaCode ?? guess ?? (old && said.every(isShort) ? placeAnswered(turn, said) : null) ?? linkedArea(turn),
    supplementTo: old?.supplementTo ?? supplementTo,
    guarded: old?.guarded ?? null,
    cardId: old?.cardId ?? null,
    revision: (old?.revision ?? 0) + 1,
    nudges: 0,
    nextAt: new Date(c.now.getTime() + turn.around.c.policy.draftNudgeHours * 3_600_000),
    createdAt: old?.createdAt ?? c.now,
    version: (old?.version ?? 0) + 1,
  };
  turn.draft = draft;
  yield* showCard(turn, turn.around.quietSeconds);
}

/** The card: what was noted, whom it goes to, what to press; it takes the place of the one before. */
export function* showCard(turn: Turn, afterSeconds: number): Asking<void> {
  const draft = turn.draft;
  if (!draft) return;
  const { c } = turn.around;
  const to = yield* whereTo(turn, draft);
  const what = contents(draft.said);
  const choices: Offering[] = [];
  const confirm = offer('confirm', [draft.revision], 'conversation:choice.submit', 'confirm');
  const open = draft.supplementTo;
  if (open !== null) {
    const supplement = offer('supplement', [open], 'conversation:choice.supplement', 'supplement', { number: open });
    const anew: Offering = { ...confirm, label: 'conversation:choice.submitNew' };
    choices.push(...(supplementFirst(turn, open) ? [supplement, anew] : [anew, supplement]));
  } else
    choices.push(
      confirm,
      offer('change-deputy', [], 'conversation:choice.changeDeputy', 'change-deputy'),
      ...(to.area === null && to.deputy === null ? maybePlaces(turn, draft) : []),
    );
  choices.push(offer('discard', [], 'conversation:choice.discard', 'discard'));
  const cardId = say(
    turn,
    open !== null
      ? 'conversation:card.maybeSupplement'
      : to.area === null && to.deputy === null
        ? 'conversation:card.noPlace'
        : to.deputy
          ? 'conversation:card.deputy'
          : 'conversation:card.office',
    {
      what,
      voice: draft.said.some((one) => one.kind === 'voice') ? { key: 'conversation:card.voice' } : '',
      number: open,
      who: to.deputy ? deputyNamed(to.deputy) : officeNamed(to.office),
      area: to.area,
    },
    {
      choices,
      about: { event: 'drafted' },
      notBefore: new Date(c.now.getTime() + afterSeconds * 1000),
      replaces: draft.cardId,
    },
  );
  if (draft.cardId) turn.recalled.push(draft.cardId);
  turn.draft = { ...draft, cardId };
}

/** Whatever else was shown: the draft still waits, and a bare number means it. */
export function* cardAgain(turn: Turn): Asking<void> {
  const { draft } = turn;
  if (!draft) return;
  if (draft.cardId) turn.recalled.push(draft.cardId);
  // A new letter: an old one edited in place would stay above what was just said.
  turn.draft = { ...draft, cardId: null };
  yield* showCard(turn, 0);
}

export function discard(turn: Turn): void {
  if (turn.draft?.cardId) turn.recalled.push(turn.draft.cardId);
  turn.draft = null;
  turn.step = null;
  say(turn, 'conversation:discarded');
}

/** 算了: the question is dropped; an unsent answer is given back, and a draft waits as before. */
export function* stay(turn: Turn): Asking<void> {
  const { step } = turn;
  turn.step = null;
  if (step?.name === 'class' || step?.name === 'reason' || step?.name === 'single' || step?.name === 'reply')
    say(turn, 'conversation:insider.unsent', { text: step.text });
  else if (turn.draft) yield* cardAgain(turn);
  else say(turn, 'conversation:cancelled');
}

const isShort = (said: Said): boolean => (said.text?.length ?? 99) <= 16;
const isPlace = (turn: Turn, { text }: Said): boolean => text !== null && turn.around.directory.guessArea(text).alone;

/** 马街 is a subdistrict here and a town there: which one is asked, never guessed. */
function maybePlaces(turn: Turn, { said }: Draft): Offering[] {
  const { areas, guessArea } = turn.around.directory;
  const last = said.findLast((one) => one.text !== null);
  const { code, candidates } = last?.text ? guessArea(last.text) : { code: null, candidates: [] };
  if (code !== null || candidates.length < 2 || candidates.length > 4) return [];
  return candidates.map((one) =>
    offer('place', [one], 'conversation:choice.deputy', 'confirm', {
      who: areaNamed(turn, one),
      district: areaNamed(turn, areas.get(one)?.parentCode ?? null),
    }),
  );
}

/** The place was chosen: the bare name that was asked about is no part of the opinion. */
export function* placeDraft(turn: Turn, areaCode: string): Asking<void> {
  const { draft } = turn;
  if (!draft || !turn.around.directory.areas.has(areaCode)) return;
  const last = draft.said.at(-1);
  const said = draft.said.length > 1 && last && isPlace(turn, last) ? draft.said.slice(0, -1) : draft.said;
  turn.draft = { ...draft, said, areaCode, revision: draft.revision + 1 };
  yield* showCard(turn, 0);
}

function supplementFirst(turn: Turn, number: number): boolean {
  const own = turn.scene.own.find((one) => one.number === number);
  const hours = turn.around.c.policy.supplementHours;
  return own?.lastLetterAt != null && turn.around.c.now.getTime() - own.lastLetterAt.getTime() < hours * 3_600_000;
}

function areaIn(turn: Turn, said: readonly Said[]): string | null {
  for (const one of said) {
    if (!one.text) continue;
    const guess = turn.around.directory.guessArea(one.text);
    if (guess.sure && guess.code) return guess.code;
  }
  return null;
}

/** After our question an everyday word (安宁, Harbour) is a place, too; it stays part of the text all the same. */
function placeAnswered(turn: Turn, said: readonly Said[]): string | null {
  return (
    said
      .map((one) => (one.text ? turn.around.directory.guessArea(one.text).code : null))
      .find((code) => code !== null) ?? null
  );
}

/** The deputy the person's deep link named: offered first, never forced; whether there is one shows in `whereTo`. */
function linkedDeputy(turn: Turn): string | null {
  return turn.startedWith?.startsWith('d_') ? turn.startedWith.slice(2) : null;
}

function linkedArea(turn: Turn): string | null {
  const start = turn.startedWith;
  return start?.startsWith('a_') ? start.slice(2) : null;
}
