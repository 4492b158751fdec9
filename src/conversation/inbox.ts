/** 待办: what a deputy owes, most urgent first, one at a time (voice.md section 3). */

import { filesIn } from '../domain/acts.ts';
import { addDays, instantAt } from '../domain/day.ts';
import { refuseBegin } from '../domain/decide.ts';
import type { Opinion } from '../domain/opinion.ts';
import type { Value } from '../text/render.ts';
import { callerNamed } from './calling.ts';
import { clockToCitizen } from './clocks.ts';
import { actorFor, insiderAct, insiderMatter, isHandler, myPage } from './insider.ts';
import { offer } from './offerings.ts';
import type { KnownMatter } from './questions.ts';
import { type Asking, ask, type Brief, mostCounted } from './questions.ts';
import { mayDo } from './standing-in.ts';
import {
  about,
  citizenTold,
  contents,
  fanOutNamed,
  figures,
  nextDue,
  runningDuty,
  whoHasIt,
  wishedNamed,
} from './told.ts';
import { routeLines } from './told-routes.ts';
import { circumstances, matterOf, type Offering, say, type Turn } from './turn.ts';

const pageSize = 5;

export function* inbox(turn: Turn, skip = 0): Asking<void> {
  const page = yield* myPage(turn, skip, pageSize);
  if (page.total === 0) {
    say(turn, 'conversation:inbox.empty', {}, { choices: otherInbox(turn) });
    return;
  }
  const { today } = turn.around.c;
  const choices: Offering[] = page.items.map((one) =>
    offer('open', [one.number], 'conversation:choice.inboxLine', 'open', {
      number: one.number,
      title: one.title,
      due: dueWord(one, today),
    }),
  );
  if (page.items.some((one) => one.dutyKind === 'acknowledge'))
    choices.push(offer('ack-all', [], 'conversation:choice.ackAll', 'acknowledge-all'));
  const { count, plus } = counted(page.total);
  if (skip + pageSize < page.total) {
    const more = Math.max(1, count - skip - pageSize);
    choices.push(offer('inbox', [skip + pageSize], 'conversation:choice.more', 'inbox', { count: more, plus }));
  }
  choices.push(...otherInbox(turn));
  say(
    turn,
    'conversation:inbox.list',
    { count, plus, late: page.items.filter((one) => one.due !== null && one.due < today).length },
    { choices },
  );
}

/** Who stands for an organ, too, has another list. */
export const otherInbox = (turn: Turn): readonly Offering[] =>
  isHandler(turn) ? [offer('routes', [], 'conversation:choice.organInbox', 'inbox')] : [];

/** How many there are, or that there are more than that. */
export const counted = (total: number): { readonly count: number; readonly plus: string } =>
  total < mostCounted ? { count: total, plus: '' } : { count: mostCounted - 1, plus: '+' };

/** Late, today, or the day: a word and a day, never a colour alone. */
export function dueWord(one: Pick<Brief, 'due' | 'dutyKind'>, today: string): Value {
  if (one.due === null) return '';
  const kind: Value = one.dutyKind ? { key: `terms:duty.${one.dutyKind}` } : '';
  if (one.due < today) return { key: 'conversation:dueWord.late', with: { kind, due: { day: one.due } } };
  if (one.due === today) return { key: 'conversation:dueWord.today', with: { kind } };
  return { key: 'conversation:dueWord.by', with: { kind, due: { day: one.due } } };
}

/** The whole opinion for whoever works on it: what was said, what happened, what is owed, and what can be done. */
export function* open(turn: Turn, matter: KnownMatter): Asking<void> {
  const { opinion } = matter;
  const story = yield* ask('story', { opinionId: opinion.id });
  const actor = actorFor(turn, matter);
  const next = nextDue(matter);
  const calling = actor?.role === 'office' && runningDuty(matter, 'call-back') && opinion.authorId;
  const [caller] = calling ? yield* ask('persons', { ids: [calling] }) : [];
  const tell = clockToCitizen(matter, turn.around);
  const said = story.pieces.filter((piece) => piece.role === 'citizen' || piece.eventSeq === 1);
  const files = filesIn(said);
  say(
    turn,
    'conversation:open.matter',
    {
      number: opinion.number,
      state: { key: `terms:state.${opinion.state}` },
      contents: contents(said),
      texts: {
        lines: said.flatMap((piece) =>
          [piece.text ?? piece.transcript ?? null].filter((text): text is string => text !== null),
        ),
      },
      who: whoHasIt(matter, turn.around),
      toldBy: opinion.toldBy
        ? { key: 'conversation:open.toldBy', with: { name: opinion.toldBy, reach: opinion.toldReach ?? '' } }
        : '',
      forWhom:
        opinion.forWhom && opinion.forWhom !== 'self'
          ? { key: 'conversation:open.forWhom', with: { whom: { key: `conversation:forWhom.${opinion.forWhom}` } } }
          : '',
      wished: wishedNamed(matter),
      due: next
        ? { key: 'conversation:open.due', with: { kind: { key: `terms:duty.${next.kind}` }, due: { day: next.due } } }
        : '',
      routes: { lines: routeLines(matter, turn.around) },
      tell: tell
        ? {
            key: tell.sure ? 'conversation:open.tell' : 'conversation:open.tellLatest',
            with: { who: whoHasIt(matter, turn.around), due: { day: tell.due } },
          }
        : '',
      joined: yield* joinedNamed(opinion),
      call: caller ? { key: 'conversation:open.call', with: { caller: callerNamed(caller) } } : '',
      steps: {
        lines: story.events
          .slice(-4)
          .map((event) => ({ key: `conversation:event.${event.act}`, with: { at: { at: event.at } } })),
      },
    },
    {
      choices: actor ? mayDo(turn, matter, actor) : [],
      files,
      about: about('open', opinion, next?.due),
      opinionId: opinion.id,
    },
  );
}

/** How many wait with it; once they are answered together, how far their letters have come. */
export function* joinedNamed({ id, leads, feedback }: Opinion): Asking<Value> {
  if (!leads) return '';
  const progress = feedback ? yield* ask('fanOut', { feedbackId: feedback.id }) : null;
  if (progress) return fanOutNamed(progress);
  const { count } = yield* ask('joined', { opinionId: id, states: ['merged'] });
  return count > 0 ? { key: 'conversation:open.joined', with: { count: figures(count) } } : '';
}

export function* acknowledge(turn: Turn, number: number | undefined): Asking<void> {
  const found = yield* insiderMatter(turn, number, 'ack');
  if (!found) return;
  const decision = yield* insiderAct(turn, found.matter, found.actor, { name: 'acknowledge' });
  if (!decision) return;
  const next = nextDue(decision.matter);
  say(
    turn,
    'conversation:did.acknowledge',
    {
      number: found.matter.opinion.number,
      due: next ? { day: next.due } : '',
      told: citizenTold(decision.matter.opinion),
    },
    {
      about: about('acknowledge', decision.matter.opinion, next?.due),
      choices: !refuseBegin(found.matter, found.actor, 'answer', circumstances(turn, found.matter.deputies))
        ? [offer('answer', [found.matter.opinion.number], 'conversation:choice.answer', 'answer')]
        : [],
      opinionId: found.matter.opinion.id,
    },
  );
}

/** 全部签收: one word for thirty; each citizen hears for themself. */
export function* acknowledgeAll(turn: Turn): Asking<void> {
  let count = 0;
  const page = yield* myPage(turn, 0, 200);
  const ids = page.items.filter((item) => item.state === 'submitted').map((item) => item.id);
  // Two hundred in one question, not in two hundred.
  for (const matter of yield* ask('matters', { ids }))
    if (!turn.matters.has(matter.opinion.id)) turn.matters.set(matter.opinion.id, matter);
  for (const id of ids) {
    const matter = yield* matterOf(turn, { id });
    const actor = matter && actorFor(turn, matter);
    if (!matter || !actor) continue;
    const decision = yield* insiderAct(turn, matter, actor, { name: 'acknowledge' });
    if (decision) count++;
  }
  say(
    turn,
    count === 0 ? 'conversation:ackAll.none' : 'conversation:ackAll.done',
    { count },
    {
      about: { event: 'acknowledge-all' },
      choices: count === 0 ? [] : [offer('inbox', [], 'conversation:choice.inbox', 'inbox')],
    },
  );
}

/** 晚上再看: the same card comes once more this evening, or tomorrow's when it is evening already. */
export function later(turn: Turn, matter: KnownMatter): void {
  const { c } = turn.around;
  const { number, title, id } = matter.opinion;
  const at = c.policy.eveningDigest;
  const today = instantAt(c.today, at, c.timeZone);
  const notBefore = today > c.now ? today : instantAt(addDays(c.today, 1), at, c.timeZone);
  const due = runningDuty(matter, 'acknowledge')?.due;
  say(turn, 'conversation:later', { number, at: { at: notBefore } });
  say(
    turn,
    'conversation:laterAgain',
    { number, title, due: due ? { day: due } : '' },
    {
      notBefore,
      choices: [
        offer('ack', [number], 'conversation:choice.ack', 'acknowledge'),
        offer('open', [number], 'conversation:choice.openAll', 'open'),
      ],
      about: about('later', matter.opinion, due),
      opinionId: id,
    },
  );
}
