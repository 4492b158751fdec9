/** What a citizen does with an opinion once it has a number. */

import type { Act, Said } from '../domain/acts.ts';
import { isOpen } from '../domain/opinion.ts';
import type { Actor, Office } from '../domain/people.ts';
import type { TextKey } from '../text/resources.ts';
import { cardAgain } from './drafting.ts';
import { explainWhy } from './explaining.ts';
import { offer } from './offerings.ts';
import { type Asking, ask, type KnownMatter } from './questions.ts';
import { sayRefusal } from './refusing.ts';
import { about, codeOf, nextDue, officeNamed, runningDuty, whoHas, whoHasIt } from './told.ts';
import { matterOf, type Offering, perform, say, type Turn } from './turn.ts';

/** Which opinion is meant: its number, which works for its author only, or its query code, which works for its holder. */
export type Wanted = number | string | undefined;

/** The person's own opinion that a word without a number means: the only one, or the newest; with many, they choose. */
export function* ownMatter(turn: Turn, named: Wanted, word: string): Asking<KnownMatter | null> {
  if (typeof named === 'string') return yield* heldMatter(turn, named);
  const wanted = named ?? (turn.scene.own.length === 1 ? turn.scene.own[0]?.number : undefined);
  if (wanted === undefined) {
    const lately = newestTold(turn);
    if (lately !== undefined) return yield* ownMatter(turn, lately, word);
    yield* listMine(turn, word);
    return null;
  }
  const matter = yield* matterOf(turn, { number: wanted });
  // A number works for its author only; for everybody else it does not exist.
  if (matter && matter.opinion.authorId === turn.scene.person.id) return matter;
  say(turn, 'conversation:unknownNumber', { number: wanted }, { choices: wayOn });
  return null;
}

/** The holder of a query code may read and do this one opinion's acts anywhere; never who wrote it (domain.md section 6). */
function* heldMatter(turn: Turn, code: string): Asking<KnownMatter | null> {
  const matter = yield* matterOf(turn, { code });
  if (!matter) say(turn, 'conversation:unknownCode', { phone: turn.around.directory.officeOfArea(null).phone ?? '' });
  return matter;
}

/** By which name this person may come back to it: authors by the number, everybody else by the code. */
export const nameFor = (turn: Turn, { opinion }: KnownMatter): number | string =>
  opinion.authorId === turn.scene.person.id ? opinion.number : (opinion.code ?? opinion.number);

/** For a step that waits for a text: the code it came by. */
export const codeFor = (turn: Turn, matter: KnownMatter): { readonly code?: string } => {
  const name = nameFor(turn, matter);
  return typeof name === 'string' ? { code: name } : {};
};

export const wayOn: readonly Offering[] = [
  offer('my', [], 'conversation:choice.my', 'my'),
  offer('new', [], 'conversation:choice.new', 'new'),
];

export function* listMine(turn: Turn, word = 'status'): Asking<void> {
  const mine = yield* ask('mine', { personId: turn.scene.person.id, limit: 5 });
  if (mine.length === 0) {
    if (turn.draft) say(turn, 'conversation:my.onlyDraft');
    else say(turn, 'conversation:my.none', {}, { choices: [offer('new', [], 'conversation:choice.new', 'new')] });
    yield* cardAgain(turn);
    return;
  }
  say(
    turn,
    'conversation:my.list',
    { count: mine.length },
    {
      choices: mine.map((one) =>
        offer(word, [one.number], 'conversation:choice.mine', word, {
          number: one.number,
          title: one.title,
          state: { key: `terms:state.${one.state}` },
        }),
      ),
    },
  );
  yield* cardAgain(turn);
}

/** Where it stands: who has it, until when, what the person may do. */
export function* status(turn: Turn, matter: KnownMatter): Asking<void> {
  const { opinion } = matter;
  const target =
    opinion.state === 'merged' && opinion.mergedInto ? yield* matterOf(turn, { id: opinion.mergedInto }) : null;
  const shown = target ?? matter;
  const next = nextDue(shown);
  const late = next !== undefined && next.due < turn.around.c.today;
  const asked = runningDuty(matter, 'decide');
  const due = asked?.due ?? next?.due;
  const key =
    late && isOpen(opinion) && opinion.state !== 'clarifying'
      ? 'conversation:status.late'
      : asked && ['answered', 'closed'].includes(opinion.state)
        ? 'conversation:status.reopenAsked'
        : statusKey(matter, next !== undefined);
  const question = opinion.state === 'clarifying' ? yield* openQuestion(opinion.id) : '';
  const choices: Offering[] = [];
  const name = nameFor(turn, matter);
  if (opinion.state === 'answered') choices.push(...ratingChoices(name));
  else if (opinion.state === 'closed' && !asked)
    choices.push(offer('reopen', [name], 'conversation:choice.reopen', 'reopen'));
  else if (opinion.state === 'withdrawn') choices.push(offer('new', [], 'conversation:choice.new', 'new'));
  else if (isOpen(opinion)) {
    if (opinion.state === 'clarifying')
      choices.push(offer('clarify', [name], 'conversation:choice.clarify', 'clarify'));
    else choices.push(offer('add', [name], 'conversation:choice.add', 'add'));
    if (next) choices.push(offer('why', [name], 'conversation:choice.why', 'why'));
  }
  say(
    turn,
    key,
    {
      number: opinion.number,
      title: opinion.title,
      state: { key: `terms:state.${opinion.state}` },
      who: whoHas(shown.opinion, shown.deputies, turn.around),
      due: due ? { day: due } : '',
      question,
      target: target?.opinion.number ?? '',
      answer: opinion.feedback?.deliveredAt ? opinion.feedback.text : '',
      office: asked ? officeNamed(deciding(turn, matter, asked.holder.id)) : '',
    },
    {
      choices,
      about: about('status', opinion, next?.due, opinion.code ? { code: codeOf(opinion) } : {}),
      opinionId: opinion.id,
    },
  );
  yield* cardAgain(turn);
}

const deciding = ({ around: { directory } }: Turn, { opinion }: KnownMatter, officeId: string): Office =>
  directory.offices.get(officeId) ?? directory.officeOfArea(opinion.areaCode);

function* openQuestion(opinionId: string): Asking<string> {
  const story = yield* ask('story', { opinionId });
  const asked = story.events.findLast((event) => event.act === 'ask');
  return story.pieces.find((piece) => piece.eventSeq === asked?.seq)?.text ?? '';
}

function statusKey(matter: KnownMatter, dated: boolean): TextKey {
  const { state } = matter.opinion;
  if (state === 'answered' || state === 'closed') return 'conversation:status.answered';
  if (state === 'merged') return 'conversation:status.merged';
  if (state === 'withdrawn') return 'conversation:status.withdrawn';
  if (state === 'diverted') return 'conversation:status.diverted';
  if (state === 'answering') return 'conversation:status.answering';
  if (state === 'clarifying') return 'conversation:status.clarifying';
  return dated ? 'conversation:status.open' : 'conversation:status.plain';
}

export function ratingChoices(name: number | string): Offering[] {
  return [
    offer('solved-yes', [name], 'conversation:choice.solvedYes', 'solved-yes'),
    offer('solved-partly', [name], 'conversation:choice.solvedPartly', 'solved-partly'),
    offer('solved-no', [name], 'conversation:choice.solvedNo', 'solved-no'),
  ];
}

/** As its author; anybody else has come by the query code (ownMatter). */
export function citizenOf(turn: Turn, { opinion }: KnownMatter): Actor {
  const personId = turn.scene.person.id;
  return opinion.authorId === personId
    ? { role: 'citizen', personId }
    : { role: 'citizen', personId: opinion.authorId ?? '', code: true };
}

/** Does an act of the citizen and says what came of it. */
export function* citizenAct(turn: Turn, matter: KnownMatter, act: Act): Asking<boolean> {
  const actor = citizenOf(turn, matter);
  const decision = yield* perform(turn, matter, actor, act);
  if (!decision.ok) {
    sayRefusal(turn, decision, matter);
    return false;
  }
  const { opinion } = decision.matter;
  const name = nameFor(turn, matter);
  turn.step = null;
  const next = nextDue(decision.matter);
  const options = { about: about(act.name, opinion, next?.due), opinionId: opinion.id };
  const values = {
    number: opinion.number,
    who: whoHasIt({ ...matter, ...decision.matter }, turn.around),
    due: next ? { day: next.due } : '',
  };
  switch (act.name) {
    case 'rate': {
      const unhappy = act.solved === 'no' || act.answer === 'bad' || act.attitude === 'bad';
      const more = opinion.rating?.answer == null ? 'answer' : opinion.rating.attitude == null ? 'attitude' : null;
      const choices: Offering[] = [
        ...(unhappy ? [offer('reopen', [name], 'conversation:choice.reopen', 'reopen')] : []),
        ...(more
          ? (['good', 'fair', 'bad'] as const).map((mark) =>
              offer(`${more}-${mark}`, [name], `conversation:choice.${mark}`, 'rate'),
            )
          : []),
      ];
      say(
        turn,
        unhappy
          ? 'conversation:rated.unhappy'
          : more === 'answer'
            ? 'conversation:rated.thanks'
            : more
              ? 'conversation:rated.attitude'
              : 'conversation:rated.all',
        { ...values, solved: opinion.rating?.solved ? { key: `conversation:solved.${opinion.rating.solved}` } : '' },
        { ...options, choices },
      );
      return true;
    }
    case 'reopen':
      say(
        turn,
        decision.events.at(-1)?.data.asked ? 'conversation:reopened.asked' : 'conversation:reopened.now',
        values,
        options,
      );
      return true;
    case 'consent':
      say(turn, act.yes ? 'conversation:consent.yes' : 'conversation:consent.no', values, options);
      return true;
    case 'for-whom':
      say(turn, 'conversation:forWhom.noted', { ...values, whom: { key: `conversation:forWhom.${act.who}` } }, options);
      return true;
    case 'not-told':
      say(
        turn,
        'conversation:notTold',
        { ...values, answer: opinion.feedback?.text ?? '' },
        { ...options, choices: ratingChoices(name) },
      );
      return true;
    case 'urge':
      say(
        turn,
        next && next.due < turn.around.c.today ? 'conversation:urgedLate' : 'conversation:urged',
        values,
        options,
      );
      return true;
    case 'add':
    case 'clarify':
    case 'withdraw':
    case 'enough':
    case 'call-back':
    case 'split':
      say(turn, `conversation:done.${act.name}`, values, options);
      return true;
    default:
      throw new Error(`${act.name} is no act of a citizen`);
  }
}

/** What a citizen says on an opinion: the answer to a question while one is open, else a supplement. */
export function* sayOn(turn: Turn, matter: KnownMatter, said: readonly Said[]): Asking<boolean> {
  const { state } = matter.opinion;
  if (state === 'answered' || state === 'closed') {
    turn.step = {
      name: 'write',
      act: 'reopen',
      number: matter.opinion.number,
      ...codeFor(turn, matter),
      more: said.find((one) => one.text)?.text ?? null,
    };
    say(
      turn,
      'conversation:reopenOrNew',
      { number: matter.opinion.number },
      {
        choices: [
          offer('reopen', [nameFor(turn, matter), 'said'], 'conversation:choice.reopen', 'reopen'),
          offer('new', ['said'], 'conversation:choice.newOne', 'new'),
        ],
        opinionId: matter.opinion.id,
      },
    );
    return true;
  }
  return yield* citizenAct(turn, matter, { name: state === 'clarifying' ? 'clarify' : 'add', said });
}

export function* why(turn: Turn, matter: KnownMatter): Asking<void> {
  const target = matter.opinion.mergedInto ? yield* matterOf(turn, { id: matter.opinion.mergedInto }) : null;
  explainWhy(turn, target ?? matter, matter.opinion.number);
}

/** 催: status, and the holder is told at most once in so many days. */
export function* urge(turn: Turn, matter: KnownMatter): Asking<void> {
  const { c } = turn.around;
  const story = yield* ask('story', { opinionId: matter.opinion.id });
  const last = story.events.findLast((event) => event.act === 'urge');
  const fresh = last !== undefined && c.now.getTime() - last.at.getTime() < c.policy.urgeEveryDays * 86_400_000;
  if (fresh || !isOpen(matter.opinion)) {
    yield* status(turn, matter);
    return;
  }
  yield* citizenAct(turn, matter, { name: 'urge' });
}

function newestTold(turn: Turn): number | undefined {
  const told = turn.scene.own.filter((one) => one.lastLetterAt !== null);
  const [newest] = told.toSorted((a, b) => (b.lastLetterAt?.getTime() ?? 0) - (a.lastLetterAt?.getTime() ?? 0));
  return newest?.number;
}
