/** Acts that need one free text: it may come with the word ("追问 1024 哪一栋？") or in the next message. */

import type { Act } from '../domain/acts.ts';
import { decide } from '../domain/decide.ts';
import { draftAnswer } from './answering.ts';
import { citizenAct, citizenOf, codeFor, ownMatter, sayOn, status, type Wanted } from './citizen.ts';
import { type Done, insiderAct, insiderMatter, sayDone } from './insider.ts';
import { offer } from './offerings.ts';
import { type Asking, ask, type KnownMatter } from './questions.ts';
import { sayRefusal } from './refusing.ts';
import type { Step, WrittenAct } from './steps.ts';
import { circumstances, say, type Turn } from './turn.ts';

const byCitizen: readonly WrittenAct[] = ['add', 'clarify', 'reopen'];

/** Starts the act, or does it when the text is already there. */
export function* write(turn: Turn, act: WrittenAct, named: Wanted, text: string | undefined): Asking<void> {
  const own = byCitizen.includes(act);
  const found = own
    ? yield* ownMatter(turn, named, act)
    : ((yield* insiderMatter(turn, typeof named === 'string' ? undefined : named, act))?.matter ?? null);
  if (!found || (own && (yield* isPastIt(turn, found, act)))) return;
  const step = { name: 'write' as const, act, number: found.opinion.number, ...(own ? codeFor(turn, found) : {}) };
  if (text?.trim()) {
    yield* written(turn, step, text);
    return;
  }
  turn.step = step;
  say(
    turn,
    `conversation:write.${act}`,
    { number: found.opinion.number },
    {
      choices: act === 'hand-back' || act === 'divert' ? [] : [offer('stay', [], 'conversation:choice.stay', 'cancel')],
      opinionId: found.opinion.id,
    },
  );
}

/** Nobody is asked for a text that could not be taken: where it stands is told instead. */
function* isPastIt(turn: Turn, matter: KnownMatter, act: WrittenAct): Asking<boolean> {
  const { state } = matter.opinion;
  // Said on what is answered, it becomes "再办这一件，还是另一件事？".
  if (act !== 'reopen' && (state === 'answered' || state === 'closed')) return false;
  const said = [{ kind: 'text' as const, text: '…', mediaId: null }];
  const wanted: Act =
    act === 'reopen' ? { name: 'reopen', reason: '…' } : { name: act === 'add' ? 'add' : 'clarify', said };
  const trial = decide(matter, citizenOf(turn, matter), wanted, circumstances(turn, matter.deputies));
  if (trial.ok) return false;
  if (trial.reason === 'not-possible-now') yield* status(turn, matter);
  else sayRefusal(turn, trial, matter);
  return true;
}

/** The text has come. */
export function* written(turn: Turn, step: Extract<Step, { name: 'write' }>, text: string): Asking<void> {
  const { act, number } = step;
  if (act === 'answer' || act === 'explain') {
    yield* draftAnswer(turn, number, text, null);
    return;
  }
  if (act === 'correct') {
    turn.step = { name: 'write', act: 'corrected', number, more: text };
    say(turn, 'conversation:write.corrected', { number });
    return;
  }
  if (act === 'corrected') {
    yield* draftAnswer(turn, number, text, null, step.more ?? text);
    return;
  }
  if (act === 'divert') {
    turn.step = { ...step, more: text };
    yield* offerDoors(turn, number);
    return;
  }
  const said = [{ kind: 'text' as const, text, mediaId: null }];
  if (act === 'add' || act === 'clarify' || act === 'reopen') {
    const matter = yield* ownMatter(turn, step.code ?? number, act);
    // Not yet said whether it is to be reopened: what comes now is added to what is asked about.
    if (matter && act === 'reopen' && step.more)
      yield* sayOn(turn, matter, [{ kind: 'text', text: `${step.more}\n${text}`, mediaId: null }]);
    else if (matter && act === 'reopen') yield* citizenAct(turn, matter, { name: 'reopen', reason: text });
    else if (matter) yield* sayOn(turn, matter, said);
    return;
  }
  const found = yield* insiderMatter(turn, number, act);
  if (!found) return;
  const wanted = actOf(act, text);
  const decision = yield* insiderAct(turn, found.matter, found.actor, wanted);
  if (decision) sayDone(turn, decision, found.matter, wanted.name);
}

type Plain = Exclude<
  WrittenAct,
  'answer' | 'explain' | 'correct' | 'corrected' | 'divert' | 'add' | 'clarify' | 'reopen'
>;

function actOf(act: Plain, text: string): Extract<Act, { name: Done }> {
  switch (act) {
    case 'ask':
      return { name: 'ask', question: text };
    case 'news':
      return { name: 'news', text };
    case 'hand-back':
      return { name: 'hand-back', reason: text };
    case 'follow-up':
      return { name: 'follow-up', facts: text };
    case 'tell-otherwise':
      return { name: 'tell-otherwise', how: text };
    case 'called':
      return { name: 'called', note: text };
    case 'refuse':
      return { name: 'decide', yes: false, reason: text };
    case 'supervised':
      return { name: 'supervised', outcome: text };
    case 'split':
      return { name: 'split', reason: text };
  }
}

/** 该找谁: real counters of the area, never a fixed sentence. */
export function* offerDoors(turn: Turn, number: number): Asking<void> {
  const found = yield* insiderMatter(turn, number, 'divert');
  if (!found) return;
  const doors = yield* ask('doors', { areas: areasOf(turn, found.matter) });
  if (doors.length === 0) {
    turn.step = null;
    say(turn, 'conversation:divert.noDoors', { number });
    return;
  }
  say(
    turn,
    'conversation:divert.which',
    { number },
    {
      choices: doors.slice(0, 9).map((door) =>
        offer('door', [number, door.id], 'conversation:choice.door', 'divert', {
          topic: door.topic,
          name: door.name,
          phone: door.phone,
        }),
      ),
      opinionId: found.matter.opinion.id,
    },
  );
}

export function* divert(turn: Turn, number: number, doorId: string, reason: string): Asking<void> {
  const found = yield* insiderMatter(turn, number, 'divert');
  if (!found) return;
  const doors = yield* ask('doors', { areas: areasOf(turn, found.matter) });
  const door = doors.find((one) => one.id === doorId);
  if (!door) {
    yield* offerDoors(turn, number);
    return;
  }
  const decision = yield* insiderAct(turn, found.matter, found.actor, { name: 'divert', door, reason });
  if (decision) sayDone(turn, decision, found.matter, 'divert');
}

const areasOf = (turn: Turn, { opinion }: KnownMatter): readonly string[] =>
  opinion.areaCode ? turn.around.directory.within(opinion.areaCode) : [];
