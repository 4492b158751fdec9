/** What a citizen does with an opinion once it has a number. */

import type { Act, Said } from '../domain/acts.ts';
import { isOpen } from '../domain/opinion.ts';
import type { Actor } from '../domain/people.ts';
import { explainWhy } from './explaining.ts';
import { offer } from './offerings.ts';
import { type Asking, ask, type KnownMatter } from './questions.ts';
import { sayRefusal } from './refusing.ts';
import { codeFor, nameFor, ratingChoices, status } from './status.ts';
import { about, answerText, nextDue, whoAnswered, whoHasIt } from './told.ts';
import { matterOf, type Offering, perform, say, type Turn } from './turn.ts';

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
        {
          ...values,
          who: whoAnswered(opinion, matter.deputies, turn.around),
          answer: opinion.feedback ? answerText(opinion.feedback) : '',
        },
        { ...options, choices: ratingChoices(name), files: opinion.feedback?.files ?? [] },
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
