/** Acts that need one free text: it may come with the word ("追问 1024 哪一栋？") or in the next message. */

import { type Act, type Attached, filesIn, type Said } from '../domain/acts.ts';
import { decide } from '../domain/decide.ts';
import { draftAnswer } from './answering.ts';
import { citizenAct, citizenOf, sayOn } from './citizen.ts';
import { ownTemplates } from './habits.ts';
import { titleOf } from './hearing/title-of.ts';
import { type Done, insiderAct, insiderMatter, mayBegin, sayDone } from './insider.ts';
import { offer } from './offerings.ts';
import { type Asking, ask, type KnownMatter } from './questions.ts';
import { sayRefusal } from './refusing.ts';
import { codeFor, ownMatter, status, type Wanted } from './status.ts';
import type { Step, WrittenAct } from './steps.ts';
import { takeBack } from './taking-back.ts';
import { circumstances, say, type Turn } from './turn.ts';

const byCitizen: readonly WrittenAct[] = ['add', 'clarify', 'reopen'];
/** What goes to the citizen may be a photo, or come with one; a reason is words. */
const filesAlone: readonly WrittenAct[] = ['answer', 'explain', 'corrected', 'news', 'add', 'clarify'];
const withFiles: readonly WrittenAct[] = [...filesAlone, 'ask', 'follow-up'];

/** Starts the act, or does it when the text is already there. */
export function* write(
  turn: Turn,
  act: WrittenAct,
  named: Wanted,
  text: string | undefined,
  dutyId?: string,
): Asking<void> {
  const own = byCitizen.includes(act);
  const found = own
    ? yield* ownMatter(turn, named, act)
    : yield* insiderMatterFor(turn, typeof named === 'string' ? undefined : named, act);
  if (!found || (own && (yield* isPastIt(turn, found, act)))) return;
  const { number, id: opinionId } = found.opinion;
  const step = {
    name: 'write' as const,
    act,
    number,
    ...(own ? codeFor(turn, found) : {}),
    ...(dutyId ? { dutyId } : {}),
  };
  if (text?.trim()) {
    yield* written(turn, step, [{ kind: 'text', text, mediaId: null }]);
    return;
  }
  turn.step = step;
  const templates = act === 'answer' ? yield* ownTemplates(turn) : [];
  const choices = templates
    .slice(0, 9)
    .map(({ n, text }) =>
      offer('template', [number, n], 'conversation:choice.template', 'answer', { text: titleOf(text) }),
    );
  if (act !== 'hand-back' && act !== 'divert') choices.push(offer('stay', [], 'conversation:choice.stay', 'cancel'));
  say(
    turn,
    templates.length > 0 ? 'conversation:write.answerOr' : `conversation:write.${act}`,
    { number },
    { choices, opinionId },
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

/** Null when there is none, or when it cannot be done to it: that has been said. */
function* insiderMatterFor(turn: Turn, number: number | undefined, act: WrittenAct): Asking<KnownMatter | null> {
  const found = yield* insiderMatter(turn, number, act);
  const name = act === 'corrected' ? 'correct' : act === 'refuse' ? 'decide' : act;
  return found && mayBegin(turn, found, name) ? found.matter : null;
}

/** One of the deputy's own sentences was taken. */
export function* useTemplate(turn: Turn, number: number, n: number): Asking<void> {
  const found = (yield* ownTemplates(turn)).find((one) => one.n === n);
  if (found) yield* draftAnswer(turn, number, found.text, []);
  else yield* write(turn, 'answer', number, undefined);
}

/** The text has come. */
export function* written(turn: Turn, step: Extract<Step, { name: 'write' }>, said: readonly Said[]): Asking<void> {
  const { act, number } = step;
  const text = said.find((one) => one.text)?.text ?? '';
  const files = filesIn(said);
  if (!text && !filesAlone.includes(act)) {
    say(turn, 'conversation:file.wordsToo');
    return;
  }
  // A figure alone is a choice that was meant elsewhere; only a question of ours is answered by one.
  if (act !== 'add' && act !== 'clarify' && files.length === 0 && /^\s*[\d０-９]{1,2}\s*$/.test(text)) {
    turn.step = step;
    say(
      turn,
      `conversation:write.${act}`,
      { number },
      { choices: [offer('stay', [], 'conversation:choice.stay', 'cancel')] },
    );
    return;
  }
  if (files.length > 0 && !withFiles.includes(act)) say(turn, 'conversation:file.notHere');
  if (act === 'take-back') {
    yield* takeBack(turn, number, text);
    return;
  }
  if (act === 'answer' || act === 'explain') {
    yield* draftAnswer(turn, number, text, files);
    return;
  }
  if (act === 'correct') {
    turn.step = { name: 'write', act: 'corrected', number, more: text };
    say(turn, 'conversation:write.corrected', { number });
    return;
  }
  if (act === 'corrected') {
    yield* draftAnswer(turn, number, text, files, { correcting: step.more ?? text });
    return;
  }
  if (act === 'divert') {
    turn.step = { ...step, more: text };
    yield* offerDoors(turn, number);
    return;
  }
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
  const wanted = actOf(act, text, files, step.dutyId);
  const decision = yield* insiderAct(turn, found.matter, found.actor, wanted);
  if (decision) sayDone(turn, decision, found.matter, wanted.name);
}

type Plain = Exclude<
  WrittenAct,
  'take-back' | 'answer' | 'explain' | 'correct' | 'corrected' | 'divert' | 'add' | 'clarify' | 'reopen'
>;

function actOf(
  act: Plain,
  text: string,
  files: readonly Attached[],
  dutyId: string | undefined,
): Extract<Act, { name: Done }> {
  const record = dutyId === undefined ? {} : { dutyId };
  switch (act) {
    case 'ask':
      return { name: 'ask', question: text, files };
    case 'news':
      return { name: 'news', text, files };
    case 'hand-back':
      return { name: 'hand-back', reason: text };
    case 'follow-up':
      return { name: 'follow-up', facts: text, files };
    case 'tell-otherwise':
      return { name: 'tell-otherwise', how: text };
    case 'called':
      return { name: 'called', note: text };
    case 'refuse':
      return { name: 'decide', yes: false, reason: text, ...record };
    case 'supervised':
      return { name: 'supervised', outcome: text, ...record };
    case 'measure':
      return { name: 'measure', text, ...record };
    case 'key-supervise':
      return { name: 'key-supervise', reason: text, ...record };
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
