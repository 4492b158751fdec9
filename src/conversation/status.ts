/** Which of their opinions a citizen means, and where it stands. */

import { isOpen } from '../domain/opinion.ts';
import type { Office } from '../domain/people.ts';
import type { TextKey } from '../text/resources.ts';
import { clockToCitizen, elsewhere, lateElsewhere } from './clocks.ts';
import { cardAgain } from './drafting.ts';
import { offer } from './offerings.ts';
import { type Asking, ask, type KnownMatter } from './questions.ts';
import { about, answerText, codeOf, nextDue, officeNamed, runningDuty, whoAnswered, whoHas } from './told.ts';
import { matterOf, type Offering, say, type Turn } from './turn.ts';

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
  const waits = isOpen(opinion) ? elsewhere(shown, turn.around) : null;
  const delayed = waits && lateElsewhere(shown, turn.around);
  const tell = isOpen(opinion) ? clockToCitizen(shown, turn.around) : null;
  const due = asked?.due ?? delayed?.due ?? next?.due;
  const key =
    (late || delayed) && isOpen(opinion) && opinion.state !== 'clarifying'
      ? 'conversation:status.late'
      : asked && ['answered', 'closed'].includes(opinion.state)
        ? 'conversation:status.reopenAsked'
        : statusKey(matter, next !== undefined, waits !== null || tell !== null);
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
    if (next ?? waits) choices.push(offer('why', [name], 'conversation:choice.why', 'why'));
  }
  say(
    turn,
    key,
    {
      number: opinion.number,
      title: opinion.title,
      state: { key: `terms:state.${opinion.state}` },
      who:
        delayed?.who ??
        (key === 'conversation:status.answered' ? whoAnswered : whoHas)(shown.opinion, shown.deputies, turn.around),
      waits: { lines: waits ?? [] },
      tell: tell
        ? {
            key: tell.sure ? 'conversation:status.tell' : 'conversation:status.tellLatest',
            with: { who: whoHas(shown.opinion, shown.deputies, turn.around), due: { day: tell.due } },
          }
        : '',
      due: due ? { day: due } : '',
      question,
      target: target?.opinion.number ?? '',
      answer: opinion.feedback?.deliveredAt ? answerText(opinion.feedback) : '',
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

function statusKey(matter: KnownMatter, dated: boolean, elsewhere: boolean): TextKey {
  const { state } = matter.opinion;
  if (state === 'answered' || state === 'closed') return 'conversation:status.answered';
  if (state === 'merged') return 'conversation:status.merged';
  if (state === 'withdrawn') return 'conversation:status.withdrawn';
  if (state === 'diverted') return 'conversation:status.diverted';
  if (state === 'answering') return 'conversation:status.answering';
  if (state === 'clarifying') return 'conversation:status.clarifying';
  if (elsewhere) return 'conversation:status.elsewhere';
  return dated ? 'conversation:status.open' : 'conversation:status.plain';
}

export function ratingChoices(name: number | string): Offering[] {
  return [
    offer('solved-yes', [name], 'conversation:choice.solvedYes', 'solved-yes'),
    offer('solved-partly', [name], 'conversation:choice.solvedPartly', 'solved-partly'),
    offer('solved-no', [name], 'conversation:choice.solvedNo', 'solved-no'),
  ];
}

function newestTold(turn: Turn): number | undefined {
  const told = turn.scene.own.filter((one) => one.lastLetterAt !== null);
  const [newest] = told.toSorted((a, b) => (b.lastLetterAt?.getTime() ?? 0) - (a.lastLetterAt?.getTime() ?? 0));
  return newest?.number;
}
