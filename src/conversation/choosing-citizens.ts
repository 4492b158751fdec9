/** Choices of citizens: on their draft, on their own opinions. */

import { forWhoms } from '../domain/opinion.ts';
import { type OnChoice, saidBefore, stale } from './choices-taken.ts';
import { citizenAct, sayOn, why } from './citizen.ts';
import { addToDraft, discard, placeDraft, showCard } from './drafting.ts';
import { startNew } from './entering.ts';
import { findDeputies, pickDeputy, showDeputies } from './finding.ts';
import { happening } from './guarding.ts';
import { listMine, ownMatter, status } from './status.ts';
import type { WrittenAct } from './steps.ts';
import { submitDraft } from './submitting.ts';
import { callBack } from './talking.ts';
import { write } from './writing.ts';

const writing = (act: WrittenAct): OnChoice =>
  function* (turn, { own }) {
    yield* write(turn, act, own, undefined);
  };

export const citizenChoices: Readonly<Record<string, OnChoice>> = {
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
  *now(turn, { args }) {
    yield* happening(turn, args[0] === 'yes');
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
};
