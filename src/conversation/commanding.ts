/** Words in chat (contract.md): what each means for whoever says it. False: the word is not for this person. */

import { undo } from './answering.ts';
import { called } from './calling.ts';
import { citizenAct, urge, why } from './citizen.ts';
import { deputyRoutes, handlerRoutes, officeRoutes, onRouteWord } from './commanding-routes.ts';
import { decideOn } from './deciding.ts';
import { cardAgain, discard, stay } from './drafting.ts';
import { chooseLanguage, help, join, start, startNew } from './entering.ts';
import { findDeputies } from './finding.ts';
import { away, digest, practise, returned, templates } from './habits.ts';
import { namesWithoutNumber } from './hearing/command-names.ts';
import type { Command } from './hearing/command-of.ts';
import { acknowledge, acknowledgeAll, inbox, open } from './inbox.ts';
import { actorFor, insiderMatter, isDeputy, isHandler, isOffice } from './insider.ts';
import { chosen, offer, openOffers } from './offerings.ts';
import { desk, hold, merge, offerDeputies } from './office.ts';
import type { Asking } from './questions.ts';
import { startRecording } from './recording.ts';
import { listMine, nameFor, ownMatter, status } from './status.ts';
import type { WrittenAct } from './steps.ts';
import { supervision, writeOnRecord } from './supervising.ts';
import { anyStatus, callBack } from './talking.ts';
import { matterOf, say, type Turn } from './turn.ts';
import { write } from './writing.ts';

type OnCommand = (turn: Turn, command: Command) => Asking<void>;

const anyone: Readonly<Record<string, OnCommand>> = {
  *start(turn, { args }) {
    yield* start(turn, args[0]);
  },
  *help(turn) {
    yield* help(turn);
  },
  *language(turn, { args }) {
    chooseLanguage(turn, args[0]);
  },
  // What was asked last is declined first; the draft goes only when nothing else is open.
  *cancel(turn) {
    const asked = turn.step ?? openOffers(turn)[0]?.choices.find((one) => one.id === 'stay');
    if (asked) yield* stay(turn);
    else if (turn.draft) discard(turn);
    else say(turn, 'conversation:nothingToCancel');
  },
  *join(turn, { rest }) {
    yield* join(turn, rest);
  },
  *stop(turn) {
    turn.person = { ...turn.person, remindersOff: true };
    say(turn, 'conversation:stopped');
  },
};

const citizen: Readonly<Record<string, OnCommand>> = {
  *new(turn) {
    startNew(turn);
  },
  *my(turn) {
    yield* listMine(turn);
  },
  *status(turn, { number, code }) {
    if ((code ?? number) === undefined) return yield* anyStatus(turn);
    const matter = yield* ownMatter(turn, code ?? number, 'status');
    if (matter) yield* status(turn, matter);
  },
  *add(turn, { number, code, rest }) {
    yield* write(turn, 'add', code ?? number, rest);
  },
  *withdraw(turn, { number, code }) {
    // What is not handed in yet needs no taking back: its card says how to throw it away.
    if (turn.draft && (code ?? number) === undefined) return yield* cardAgain(turn);
    const matter = yield* ownMatter(turn, code ?? number, 'withdraw');
    if (!matter) return;
    say(
      turn,
      'conversation:withdraw.sure',
      { number: matter.opinion.number, title: matter.opinion.title },
      {
        choices: [
          offer('withdraw', [nameFor(turn, matter)], 'conversation:choice.withdraw', 'withdraw'),
          offer('stay', [], 'conversation:choice.stay', 'cancel'),
        ],
        opinionId: matter.opinion.id,
      },
    );
  },
  *rate(turn, { number, code }) {
    const matter = yield* ownMatter(turn, code ?? number, 'rate');
    if (matter) yield* status(turn, matter);
  },
  *reopen(turn, { number, code, rest }) {
    yield* write(turn, 'reopen', code ?? number, rest);
  },
  *consent(turn, { number, rest }) {
    const matter = yield* ownMatter(turn, number ?? turn.scene.own[0]?.number, 'consent');
    if (matter) yield* citizenAct(turn, matter, { name: 'consent', yes: !/不|no/i.test(rest ?? '') });
  },
  *callback(turn, { number }) {
    yield* callBack(turn, number);
  },
  *enough(turn, { number }) {
    const matter = yield* ownMatter(turn, number, 'enough');
    if (matter) yield* citizenAct(turn, matter, { name: 'enough' });
  },
  *deputies(turn, { rest }) {
    yield* findDeputies(turn, rest);
  },
  *why(turn, { number }) {
    const matter = yield* ownMatter(turn, number, 'why');
    if (matter) yield* why(turn, matter);
  },
  *'change-deputy'(turn) {
    yield* findDeputies(turn, undefined);
  },
  *urge(turn, { number }) {
    const matter = yield* ownMatter(turn, number, 'urge');
    if (matter) yield* urge(turn, matter);
  },
  *'not-told'(turn, { number }) {
    const matter = yield* ownMatter(turn, number, 'not-told');
    // Nobody has claimed to have told them: where it stands is what they want to hear.
    if (matter?.opinion.feedback?.told) yield* citizenAct(turn, matter, { name: 'not-told' });
    else if (matter) yield* status(turn, matter);
  },
  *split(turn, { number, rest }) {
    const matter = yield* ownMatter(turn, number, 'split');
    if (matter) yield* citizenAct(turn, matter, { name: 'split', reason: rest ?? '' });
  },
};

const writes = (act: WrittenAct): OnCommand =>
  function* (turn, { number, rest }) {
    yield* write(turn, act, number, rest);
  };

const insider: Readonly<Record<string, OnCommand>> = {
  *open(turn, { number }) {
    const found = yield* insiderMatter(turn, number, 'open');
    if (found) yield* open(turn, found.matter);
  },
  *status(turn, { number, code }) {
    if ((code ?? number) === undefined) return yield* anyStatus(turn);
    const held = code === undefined ? null : yield* ownMatter(turn, code, 'status');
    if (code !== undefined && !held) return;
    if (held && !actorFor(turn, held)) return yield* status(turn, held);
    const found = yield* insiderMatter(turn, held?.opinion.number ?? number, 'open');
    if (found) yield* open(turn, found.matter);
  },
  *record(turn, { rest }) {
    yield* startRecording(turn, rest);
  },
  news: writes('news'),
  ask: writes('ask'),
  divert: writes('divert'),
  split: writes('split'),
  told: writes('tell-otherwise'),
  answer: writes('answer'),
  explain: writes('explain'),
  *merge(turn, { args }) {
    yield* merge(turn, Number(args[0]) || undefined, Number(args[1]) || undefined);
  },
  *undo(turn, { number }) {
    yield* undo(turn, number ?? (yield* undoable(turn)));
  },
};

/** The answer whose letter still offers to be taken back. */
function* undoable(turn: Turn): Asking<number | undefined> {
  const choice = turn.scene.offers.flatMap((one) => one.choices).find(({ id }) => chosen(id).word === 'undo');
  const matter = choice && (yield* matterOf(turn, { number: Number(chosen(choice.id).args[0]) }));
  return matter?.opinion.state === 'answering' ? matter.opinion.number : undefined;
}

const deputy: Readonly<Record<string, OnCommand>> = {
  ...insider,
  ...deputyRoutes,
  *inbox(turn) {
    yield* inbox(turn);
  },
  *ack(turn, { number }) {
    yield* acknowledge(turn, number);
  },
  *'ack-all'(turn) {
    yield* acknowledgeAll(turn);
  },
  correct: writes('correct'),
  followup: writes('follow-up'),
  handback: writes('hand-back'),
  *away(turn, { rest }) {
    away(turn, rest);
  },
  *returned(turn) {
    returned(turn);
  },
  *practice(turn) {
    practise(turn, 0, '');
  },
  *templates(turn, { rest }) {
    yield* templates(turn, rest);
  },
  *digest(turn, { rest }) {
    digest(turn, rest);
  },
};

const office: Readonly<Record<string, OnCommand>> = {
  ...insider,
  ...officeRoutes,
  *inbox(turn) {
    yield* desk(turn, 'all');
  },
  // For a deputy who has not joined: what they did on paper is entered by their office.
  *ack(turn, { number }) {
    yield* acknowledge(turn, number);
  },
  *triage(turn) {
    yield* desk(turn, 'triage');
  },
  *overdue(turn) {
    yield* desk(turn, 'overdue');
  },
  *assign(turn, { number, args }) {
    yield* offerDeputies(turn, number, args[1], 'assign');
  },
  *handover(turn, { number, args }) {
    yield* offerDeputies(turn, number, args[1], 'handover');
  },
  *held(turn, { number }) {
    yield* hold(turn, number);
  },
  *called(turn, { number, rest }) {
    yield* called(turn, number, rest);
  },
  *supervise(turn, { number, n, rest }) {
    const ref = n === undefined ? undefined : `${number}-${n}`;
    if (number === undefined) yield* desk(turn, 'supervise');
    else if (rest) yield* writeOnRecord(turn, 'supervised', { number, ref, text: rest });
    else yield* supervision(turn, number, ref);
  },
  *decide(turn, { number, n, args }) {
    const word = args[1] ?? '';
    const yes = /^(不同意|不指定|不|no)$/i.test(word) ? false : /^(同意|是|yes)$/i.test(word) ? true : undefined;
    yield* decideOn(turn, number, { yes, n, reason: args.slice(2).join(' ') || undefined });
  },
};

/** After these what was asked is still asked. */
const keepStep: readonly string[] = ['stop', 'cancel', 'ack', 'reopen', 'status'];

export function* runCommand(turn: Turn, command: Command): Asking<boolean> {
  const word = command.command;
  const known = {
    ...citizen,
    ...anyone,
    ...(isHandler(turn) ? handlerRoutes : {}),
    ...(isOffice(turn) ? office : {}),
    ...(isDeputy(turn) ? deputy : {}),
  };
  const ofRoute = command.n === undefined ? undefined : known[onRouteWord[word] ?? ''];
  const run = ofRoute ?? known[word];
  if (run) {
    // Nothing has gone out yet: what is taken back is the draft.
    if (word === 'undo' && ['class', 'reason', 'single', 'reply', 'forward'].includes(turn.step?.name ?? ''))
      return yield* runCommand(turn, { command: 'cancel', args: [] });
    if (turn.step && !keepStep.includes(word)) turn.step = null;
    yield* run(turn, command);
    return true;
  }
  // A word of another role, of a later version, of nobody: said plainly, so that nobody waits for what will not come.
  if (!command.slash && word !== 'not-yet') return false;
  say(turn, word === 'not-yet' ? 'conversation:notYet' : 'conversation:notYourWord', {
    word: command.slash ? `/${command.slash}` : (command.args[0] ?? ''),
  });
  yield* help(turn);
  return true;
}

/** Where an opinion is quoted, the command's word means that one. */
export function commandAbout(command: Command, quoted: readonly number[]): Command {
  const [number] = quoted;
  if (number === undefined || quoted.length > 1 || (command.number ?? command.code) !== undefined) return command;
  if (namesWithoutNumber.has(command.command)) return command;
  return { ...command, number, args: [String(number), ...command.args] };
}
