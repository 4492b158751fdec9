/** A choice was taken: by its button, its number or its label. The id says what is meant; the state says if it still can be. */

import { filesIn, type Said, saidWith } from '../domain/acts.ts';
import { type FeedbackClass, forWhoms } from '../domain/opinion.ts';
import { chooseClass, chooseReason, draftAnswer, undo } from './answering.ts';
import { called, calledTo } from './calling.ts';
import { replyClassChosen, routeChoices } from './choosing-routes.ts';
import { citizenAct, sayOn, why } from './citizen.ts';
import { addToDraft, discard, placeDraft, showCard, stay } from './drafting.ts';
import { chooseLanguage, help, startNew } from './entering.ts';
import { findDeputies, pickDeputy, showDeputies } from './finding.ts';
import { happening, reach } from './guarding.ts';
import { chooseDelegate, practise } from './habits.ts';
import { queryCodeIn } from './hearing/codes.ts';
import { acknowledge, acknowledgeAll, inbox, later, open } from './inbox.ts';
import { insiderMatter, isDeputy, isOffice } from './insider.ts';
import { chosen } from './offerings.ts';
import { decideOn, desk, give, hold, merge, offerDeputies } from './office.ts';
import type { Asking } from './questions.ts';
import { ratingMarks } from './rating.ts';
import { recordSaid } from './recording.ts';
import { backToAnswer, chooseSingle, whichSingle } from './singling.ts';
import { listMine, ownMatter, status, type Wanted } from './status.ts';
import type { WrittenAct } from './steps.ts';
import { submitDraft } from './submitting.ts';
import { callBack } from './talking.ts';
import { matterOf, say, type Turn } from './turn.ts';
import { divert, offerDoors, useTemplate, write } from './writing.ts';

/** How a choice was taken: by its button, perhaps an old one, or by words; `words` came with its number ("2 12月1日"). */
export interface How {
  readonly tapped?: boolean;
  readonly words?: string;
}

export function* choose(turn: Turn, id: string, { tapped = false, words = '' }: How = {}): Asking<void> {
  const { word, args } = chosen(id);
  const number = args[0] !== undefined && /^\d+$/.test(args[0]) ? Number(args[0]) : undefined;
  const own = number ?? (args[0] === undefined ? undefined : queryCodeIn(args[0]));
  const rate = ratingMarks[word];
  if (rate && own !== undefined) {
    const matter = yield* ownMatter(turn, own, 'rate');
    if (matter) yield* citizenAct(turn, matter, { name: 'rate', ...rate });
    return;
  }
  if (word.startsWith('class-')) {
    yield* classChosen(turn, word.slice(6) as FeedbackClass, number, words);
    return;
  }
  const taken: Taken = { number, own, args, words, tapped };
  if (word.startsWith('reply-')) {
    if (!(yield* replyClassChosen(turn, word.slice(6) as FeedbackClass, taken))) yield* stale(turn);
    return;
  }
  const onRoute = routeChoices[word];
  if (onRoute) {
    if (!(yield* onRoute(turn, taken))) yield* stale(turn);
    return;
  }
  const act = choices[word];
  if (!act) {
    yield* stale(turn);
    return;
  }
  yield* act(turn, taken);
}

export interface Taken {
  readonly number: number | undefined;
  /** The number, or the query code for whoever holds it. */
  readonly own: Wanted;
  readonly args: readonly string[];
  readonly words: string;
  readonly tapped: boolean;
}
type OnChoice = (turn: Turn, taken: Taken) => Asking<void>;

const writing = (act: WrittenAct): OnChoice =>
  function* (turn, { own }) {
    yield* write(turn, act, own, undefined);
  };

const choices: Readonly<Record<string, OnChoice>> = {
  *confirm(turn, { number, tapped }) {
    if (!turn.draft) return yield* stale(turn);
    // An old card's button: what is confirmed is what was shown. Who types the number means all they have said.
    if (tapped && number !== turn.draft.revision) yield* showCard(turn, 0);
    else yield* submitDraft(turn);
  },
  *discard(turn) {
    if (!turn.draft) return yield* stale(turn);
    discard(turn);
  },
  *'change-deputy'(turn) {
    yield* findDeputies(turn, undefined);
  },
  *deputies(turn, { args }) {
    yield* showDeputies(turn, args[0] ?? '-', Number(args[1] ?? 0));
  },
  *pick(turn, { args }) {
    yield* pickDeputy(turn, args[0] ?? '-');
  },
  *place(turn, { args }) {
    if (turn.draft) yield* placeDraft(turn, args[0] ?? '');
    else yield* stale(turn);
  },
  *supplement(turn, { number }) {
    const draft = turn.draft;
    if (!draft) return yield* stale(turn);
    const matter = yield* ownMatter(turn, number, 'add');
    if (!matter) return;
    if (draft.cardId) turn.recalled.push(draft.cardId);
    turn.draft = null;
    yield* sayOn(turn, matter, draft.said);
  },
  *new(turn, { args }) {
    const said = args[0] === 'said' ? saidBefore(turn) : [];
    turn.step = null;
    if (said.length > 0) yield* addToDraft(turn, said, null);
    else startNew(turn);
  },
  *record(turn, { args }) {
    yield* recordSaid(turn, args[0] === 'said' ? saidBefore(turn) : []);
  },
  *now(turn, { args }) {
    yield* happening(turn, args[0] === 'yes');
  },
  *reach(turn, { args }) {
    if (isOffice(turn) && args[0]) reach(turn, args[0]);
    else yield* stale(turn);
  },
  *callback(turn, { number }) {
    yield* callBack(turn, number);
  },
  *my(turn) {
    yield* listMine(turn);
  },
  *status(turn, { own }) {
    const matter = yield* ownMatter(turn, own, 'status');
    if (matter) yield* status(turn, matter);
  },
  *why(turn, { own }) {
    const matter = yield* ownMatter(turn, own, 'why');
    if (matter) yield* why(turn, matter);
  },
  add: writing('add'),
  clarify: writing('clarify'),
  *reopen(turn, { own, args }) {
    const before =
      turn.step?.name === 'write' && turn.step.act === 'reopen' ? (turn.step.more ?? undefined) : undefined;
    yield* write(turn, 'reopen', own, args[1] === 'said' ? before : undefined);
  },
  *withdraw(turn, { own }) {
    const matter = yield* ownMatter(turn, own, 'withdraw');
    if (matter) yield* citizenAct(turn, matter, { name: 'withdraw' });
  },
  *enough(turn, { own }) {
    const matter = yield* ownMatter(turn, own, 'enough');
    if (matter) yield* citizenAct(turn, matter, { name: 'enough' });
  },
  *rate(turn, { own }) {
    const matter = yield* ownMatter(turn, own, 'rate');
    if (matter) yield* status(turn, matter);
  },
  *consent(turn, { number, args }) {
    const matter = yield* ownMatter(turn, number, 'consent');
    if (matter) yield* citizenAct(turn, matter, { name: 'consent', yes: args[1] !== 'no' });
  },
  *for(turn, { number, args }) {
    const who = forWhoms.find((one) => one === args[1]);
    const matter = who && (yield* ownMatter(turn, number, 'status'));
    if (who && matter) yield* citizenAct(turn, matter, { name: 'for-whom', who });
    else if (!who) yield* stale(turn);
  },
  *inbox(turn, { number }) {
    yield* inbox(turn, number ?? 0);
  },
  *open(turn, { number }) {
    if (!isDeputy(turn) && !isOffice(turn)) {
      const own = yield* ownMatter(turn, number, 'status');
      if (own) yield* status(turn, own);
      return;
    }
    const found = yield* insiderMatter(turn, number, 'open');
    if (found) yield* open(turn, found.matter);
  },
  *ack(turn, { number }) {
    yield* acknowledge(turn, number);
  },
  *'ack-all'(turn) {
    yield* acknowledgeAll(turn);
  },
  *later(turn, { number }) {
    const found = yield* insiderMatter(turn, number, 'later');
    if (found) later(turn, found.matter);
  },
  *answer(turn, { number, args }) {
    const step = turn.step;
    if (args[1] === 'said' && step?.name === 'which' && number !== undefined)
      yield* draftAnswer(turn, number, step.said.find((one) => one.text)?.text ?? '', filesIn(step.said));
    else yield* write(turn, 'answer', number, undefined);
  },
  *single(turn, { number, args }) {
    const step = turn.step;
    if (step?.name !== 'class' && step?.name !== 'reason' && step?.name !== 'single') return yield* stale(turn);
    if (step.number !== number) return yield* stale(turn);
    if (args[1] === undefined) yield* whichSingle(turn, step);
    else yield* chooseSingle(turn, step, Number(args[1]));
  },
  *template(turn, { number, args }) {
    if (number !== undefined) yield* useTemplate(turn, number, Number(args[1]));
  },
  news: writing('news'),
  ask: writing('ask'),
  handback: writing('hand-back'),
  correct: writing('correct'),
  followup: writing('follow-up'),
  *split(turn, { number }) {
    const matter = number === undefined ? null : yield* matterOf(turn, { number });
    if (matter?.opinion.authorId === turn.scene.person.id && matter)
      yield* citizenAct(turn, matter, { name: 'split', reason: '' });
    else yield* write(turn, 'split', number, undefined);
  },
  told: writing('tell-otherwise'),
  *called(turn, { number, args }) {
    if (number === undefined && args[0]) yield* calledTo(turn, args[0], undefined);
    else yield* called(turn, number, undefined);
  },
  *calendar(turn) {
    say(turn, 'conversation:calendarHow');
  },
  divert: writing('divert'),
  *door(turn, { number, args }) {
    const step = turn.step;
    const reason = step?.name === 'write' && step.act === 'divert' ? (step.more ?? '') : '';
    if (number === undefined) return yield* stale(turn);
    if (!reason) yield* write(turn, 'divert', number, undefined);
    else yield* divert(turn, number, args[1] ?? '', reason);
  },
  *doors(turn, { number }) {
    if (number !== undefined) yield* offerDoors(turn, number);
  },
  *undo(turn, { number }) {
    if (number !== undefined) yield* undo(turn, number);
  },
  *reason(turn, { args, words }) {
    if (turn.step?.name !== 'reason') return yield* stale(turn);
    yield* chooseReason(turn, turn.step, args[1] ?? 'other', words);
  },
  *assign(turn, { number, args }) {
    if (number !== undefined && args[1]) yield* give(turn, number, args[1], 'assign');
    else yield* offerDeputies(turn, number, undefined, 'assign');
  },
  *handover(turn, { number, args }) {
    if (number !== undefined && args[1]) yield* give(turn, number, args[1], 'handover');
    else yield* offerDeputies(turn, number, undefined, 'handover');
  },
  *merge(turn, { number, args }) {
    yield* merge(turn, number, Number(args[1]) || undefined, true);
  },
  *held(turn, { number }) {
    yield* hold(turn, number);
  },
  *decide(turn, { number, args }) {
    if (args[1] === 'no' && number !== undefined) yield* write(turn, 'refuse', number, undefined);
    else yield* decideOn(turn, number, args[1] === 'yes' ? true : undefined);
  },
  *desk(turn, { args }) {
    yield* desk(turn, (args[0] ?? 'all') as 'triage', Number(args[1] ?? 0));
  },
  *triage(turn) {
    yield* desk(turn, 'triage');
  },
  *overdue(turn) {
    yield* desk(turn, 'overdue');
  },
  *lang(turn, { args }) {
    chooseLanguage(turn, args[0]);
  },
  *practice(turn) {
    practise(turn, 0, '');
  },
  *practise(turn, { args }) {
    practise(turn, Number(args[0] ?? 0), args[1] ?? '');
  },
  *delegate(turn, { args }) {
    if (turn.step?.name === 'away' && turn.step.until) yield* chooseDelegate(turn, turn.step.until, args[0] ?? '-');
    else yield* stale(turn);
  },
  *stay(turn) {
    if (turn.step?.name === 'single') yield* backToAnswer(turn, turn.step);
    else yield* stay(turn);
  },
  *help(turn) {
    yield* help(turn);
  },
};

function* classChosen(turn: Turn, chosenClass: FeedbackClass, number: number | undefined, words: string): Asking<void> {
  const step = turn.step?.name === 'single' ? { ...turn.step, name: 'class' as const } : turn.step;
  if ((step?.name !== 'class' && step?.name !== 'reason') || step.number !== number) {
    const matter = number === undefined ? null : yield* matterOf(turn, { number });
    if (matter) return yield* write(turn, 'answer', number, undefined);
    return yield* stale(turn);
  }
  yield* chooseClass(turn, step, chosenClass, words);
}

function saidBefore(turn: Turn): readonly Said[] {
  const step = turn.step;
  if (step?.name === 'reply') return saidWith(step.text, step.files);
  if (step?.name === 'which') return step.said;
  if (step?.name === 'write' && step.more) return [{ kind: 'text', text: step.more, mediaId: null }];
  return [];
}

/** An old button: nothing is lost, and there is a way on. */
function* stale(turn: Turn): Asking<void> {
  say(turn, 'conversation:stale');
  yield* help(turn);
}
