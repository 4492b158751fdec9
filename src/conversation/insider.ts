/** Deputies and clerks: finding the opinion they mean, and doing acts in their role. */

import type { Act } from '../domain/acts.ts';
import { type OpinionActName, refuseBegin } from '../domain/decide.ts';
import type { Decision, Refusal } from '../domain/decision.ts';
import { inChargeNo, isAway, officeCovers } from '../domain/matter.ts';
import type { Actor, Deputy } from '../domain/people.ts';
import { offer } from './offerings.ts';
import { type Asking, ask, type KnownMatter } from './questions.ts';
import { sayRefusal } from './refusing.ts';
import { deputiesOf, officesOf, organIdsOf } from './scene.ts';
import { isDelegate, sayWaits } from './standing-in.ts';
import { about, citizenTold, nextDue, whoHas, whoHasIt } from './told.ts';
import { circumstances, matterOf, perform, say, type Turn } from './turn.ts';

export const isDeputy = (turn: Turn): boolean => deputiesOf(turn.scene).length > 0;
export const isHandler = (turn: Turn): boolean => organIdsOf(turn.scene).length > 0;
export const isOffice = (turn: Turn): boolean => officesOf(turn.scene).length > 0;

/** The role in which this person may touch this opinion: deputy in charge, delegate, office above it; else nobody. */
export function actorFor(turn: Turn, matter: KnownMatter): Actor | null {
  const { opinion } = matter;
  const personId = turn.scene.person.id;
  const c = circumstances(turn, matter.deputies);
  const mine = deputiesOf(turn.scene);
  const no = inChargeNo(matter);
  const own = mine.find((deputy) => deputy.no === no);
  if (own) return { role: 'deputy', no: own.no, personId, as: 'self' };
  const inCharge = no === null ? undefined : c.deputy(no);
  const standIn = mine.find((deputy) => inCharge && deputy.no === inCharge.delegateNo && isAway(inCharge, c.today));
  if (standIn) return { role: 'deputy', no: standIn.no, personId, as: 'delegate' };
  const office = officesOf(turn.scene).find((one) => officeCovers(one.id, opinion, c));
  return office ? { role: 'office', id: office.id, personId } : null;
}

/** The opinion with this number if the speaker has something to do with it; otherwise it does not exist for them. */
export function* insiderMatter(
  turn: Turn,
  number: number | undefined,
  word: string,
): Asking<{ matter: KnownMatter; actor: Actor } | null> {
  const wanted = number ?? (yield* onlyOpen(turn));
  if (wanted === undefined) {
    yield* which(turn, word);
    return null;
  }
  const matter = yield* matterOf(turn, { number: wanted });
  const actor = matter ? actorFor(turn, matter) : null;
  if (matter && actor) return { matter, actor };
  if (matter && stepNumber(turn) === wanted) {
    say(turn, 'conversation:insider.gone', {
      number: wanted,
      who: whoHasIt(matter, turn.around),
      text: letGo(turn),
    });
    return null;
  }
  say(
    turn,
    'conversation:insider.unknownNumber',
    { number: wanted },
    { choices: [offer('inbox', [], 'conversation:choice.inbox', 'inbox')] },
  );
  return null;
}

const stepNumber = ({ step }: Turn): number | null => (step && 'number' in step ? step.number : null);

/** Ends a step that leads nowhere any more; what was written in it is given back. */
function letGo(turn: Turn): string {
  const { step } = turn;
  turn.step = null;
  return step?.name === 'class' || step?.name === 'reason' || step?.name === 'single' ? step.text : '';
}

/** Nothing was quoted and no number said: shown opinions are offered, never guessed among. */
export function* which(turn: Turn, word: string): Asking<void> {
  const page = yield* myPage(turn, 0, 5);
  if (page.items.length === 0) {
    say(turn, 'conversation:inbox.empty');
    return;
  }
  say(
    turn,
    'conversation:insider.which',
    {},
    {
      choices: page.items.map((one) =>
        offer(word, [one.number], 'conversation:choice.which', word, { number: one.number, title: one.title }),
      ),
    },
  );
}

export function* myPage(turn: Turn, skip: number, take: number) {
  const { today } = turn.around.c;
  const deputyNos = deputiesOf(turn.scene).map((deputy) => deputy.no);
  if (deputyNos.length > 0) return yield* ask('inbox', { deputyNos, today, skip, take });
  return yield* ask('desk', { officeIds: deskOf(turn), list: 'all', today, skip, take });
}

/** The speaker's offices, and those below in which nobody has joined: what is written to them comes here. */
export function deskOf(turn: Turn): readonly string[] {
  const { offices } = turn.around.directory;
  const own = new Set(officesOf(turn.scene).map((office) => office.id));
  const here = (id: string | null, steps = 0): boolean => {
    if (id === null || steps > 10) return false;
    if (own.has(id)) return true;
    const office = offices.get(id);
    return office !== undefined && !office.joined && here(office.parentId, steps + 1);
  };
  return [...own, ...[...offices.keys()].filter((id) => !own.has(id) && here(id))];
}

function* onlyOpen(turn: Turn): Asking<number | undefined> {
  const page = yield* myPage(turn, 0, 2);
  return page.total === 1 ? page.items[0]?.number : undefined;
}

/** Said before anybody is led through what an act needs. */
export function mayBegin(
  turn: Turn,
  { matter, actor }: { readonly matter: KnownMatter; readonly actor: Actor },
  name: OpinionActName,
): boolean {
  const no = refuseBegin(matter, actor, name, circumstances(turn, matter.deputies));
  if (no) sayNo(turn, no, matter, actor);
  return !no;
}

/** Whoever stands in hears what they may do, and until when the rest waits. */
function sayNo(turn: Turn, no: Refusal, matter: KnownMatter, actor: Actor): void {
  const absent = matter.deputies.find((one) => one.no === matter.opinion.deputyNo);
  if (no.reason === 'not-yours' && isDelegate(actor) && absent?.awayUntil) sayWaits(turn, matter, actor, absent);
  else sayRefusal(turn, no, matter);
  if (dead.includes(no.reason) && stepNumber(turn) === matter.opinion.number) {
    const text = letGo(turn);
    if (text) say(turn, 'conversation:insider.unsent', { text });
  }
}

/** Does an act of an insider; a refusal is told. The caller says what came of it. */
export function* insiderAct(
  turn: Turn,
  matter: KnownMatter,
  actor: Actor,
  act: Act,
  others: readonly Deputy[] = [],
): Asking<Decision | null> {
  const decision = yield* perform(turn, matter, actor, act, others);
  if (decision.ok) {
    turn.step = null;
    return decision;
  }
  sayNo(turn, decision, matter, actor);
  return null;
}

/** Refusals that no other word and no other day would change. */
const dead: readonly Refusal['reason'][] = ['not-possible-now', 'not-yours', 'mandate-not-active', 'own-opinion'];

/** Acts whose short answer needs nothing but the matter. */
export type Done =
  | 'ask'
  | 'news'
  | 'hand-back'
  | 'follow-up'
  | 'tell-otherwise'
  | 'called'
  | 'decide'
  | 'supervised'
  | 'measure'
  | 'key-supervise'
  | 'split'
  | 'divert';

/** The short answer to an insider: done, and what was told to whom. */
export function sayDone(turn: Turn, decision: Decision, matter: KnownMatter, act: Done): void {
  const { opinion } = decision.matter;
  const next = nextDue(decision.matter);
  say(
    turn,
    `conversation:did.${act}`,
    {
      number: opinion.number,
      who: whoHas(opinion, [...matter.deputies], turn.around),
      due: next ? { day: next.due } : '',
      // What is refused to an organ or a deputy is none of the citizen's.
      told: act !== 'decide' || decision.notices.some(({ hearer }) => hearer === 'citizen') ? citizenTold(opinion) : '',
    },
    { about: about(act, opinion, next?.due), opinionId: opinion.id },
  );
}
