/** What an office does: triage, assign, tell, hold, hand over, decide. */

import type { Day } from '../domain/day.ts';
import type { Deputy } from '../domain/people.ts';
import { routeName } from '../domain/route.ts';
import type { Value } from '../text/render.ts';
import { besideChoice } from './calling.ts';
import { counted, dueWord, otherInbox } from './inbox.ts';
import { deskOf, insiderAct, insiderMatter } from './insider.ts';
import { givingWord } from './next-acts.ts';
import { offer } from './offerings.ts';
import { type Asking, ask, type Brief, type DeskList, type KnownMatter } from './questions.ts';
import { withStandIn } from './standing-in.ts';
import { about, citizenTold, deputyNamed, districtOf, nextDue } from './told.ts';
import { matterOf, type Offering, say, type Turn } from './turn.ts';

const pageSize = 5;

/** One list of the office: what waits for triage, what is overdue … most urgent first. */
export function* desk(turn: Turn, list: Exclude<DeskList, 'call-back'>, skip = 0): Asking<void> {
  const { today } = turn.around.c;
  const officeIds = deskOf(turn);
  const beside =
    list === 'all' || list === 'overdue'
      ? (yield* ask('beside', { officeIds })).filter((one) => list === 'all' || one.due < today)
      : [];
  const first = beside.slice(skip, skip + pageSize);
  const page = yield* ask('desk', {
    officeIds,
    list,
    today,
    skip: Math.max(0, skip - beside.length),
    take: pageSize - first.length,
  });
  const total = beside.length + page.total;
  if (total === 0) {
    say(turn, `conversation:desk.${list}None`, {}, { choices: list === 'all' ? otherInbox(turn) : [] });
    return;
  }
  const choices = [...first.map(besideChoice), ...page.items.map((one) => deskLine(one, list, today))];
  const { count, plus } = counted(total);
  if (skip + pageSize < total) {
    const more = Math.max(1, count - skip - pageSize);
    choices.push(offer('desk', [list, skip + pageSize], 'conversation:choice.more', list, { count: more, plus }));
  }
  if (list === 'all') choices.push(...otherInbox(turn));
  say(turn, `conversation:desk.${list}`, { count, plus }, { choices });
}

function deskLine(one: Brief, list: DeskList, today: Day): Offering {
  const { number, title, route, dutyKind } = one;
  const name = route ? routeName(route) : number;
  if (list === 'supervise') {
    const raised: Value = one.raised ? { key: 'conversation:supervise.raised' } : '';
    const since: Value = one.start ? { day: one.start } : '';
    return offer('supervise', [number, route ? name : '-'], 'conversation:choice.superviseLine', 'supervise', {
      name,
      title,
      since,
      owner: one.owner ?? '',
      raised,
    });
  }
  const due = dueWord(one, today);
  if (list === 'register' && route)
    return offer(dutyKind ?? 'register', [route.no, route.n], 'conversation:choice.inboxLine', 'register', {
      number: name,
      title,
      due,
    });
  const word = list === 'triage' ? givingWord(one) : list === 'decide' ? 'decide' : 'open';
  const act = word === 'handover' ? 'hand-over' : word;
  if (route) return offer(word, [number], 'conversation:choice.routeLine', act, { route: name, title, due });
  return offer(word, [number], 'conversation:choice.inboxLine', act, { number, title, due });
}

/** Who could take it: joined deputies of the area first; any other by name. */
export function* offerDeputies(
  turn: Turn,
  number: number | undefined,
  name: string | undefined,
  word: 'assign' | 'handover',
): Asking<void> {
  const found = yield* insiderMatter(turn, number, word);
  if (!found) return;
  const { opinion } = found.matter;
  if (name) {
    const named = yield* ask('deputies', { name, limit: 6 });
    const byNo = yield* ask('deputy', { no: name });
    const all = byNo ? [byNo] : named;
    if (all.length === 1 && all[0]) {
      yield* give(turn, opinion.number, all[0].no, word);
      return;
    }
    if (all.length > 1) {
      sayCandidates(turn, found.matter, all, word);
      return;
    }
    say(turn, 'conversation:deputies.none', { name });
  }
  // Whom the citizen chose comes first, joined or not.
  const wished = opinion.deputyNo === null && opinion.wishedNo ? yield* ask('deputy', { no: opinion.wishedNo }) : null;
  const areas = opinion.areaCode ? turn.around.directory.within(opinion.areaCode) : [];
  const near = areas.length > 0 ? yield* ask('deputies', { areas, limit: 6 }) : [];
  // Whoever has it, or has handed it back, is not offered again.
  const { events } = yield* ask('story', { opinionId: opinion.id });
  const not = new Set([
    opinion.deputyNo,
    wished?.no,
    ...events.flatMap((event) => (event.act === 'hand-back' ? (event.actorId ?? []) : [])),
  ]);
  sayCandidates(
    turn,
    found.matter,
    [...(wished?.mandate === 'active' ? [wished] : []), ...near.filter((deputy) => !not.has(deputy.no))],
    word,
  );
}

function sayCandidates(
  turn: Turn,
  matter: KnownMatter,
  deputies: readonly Deputy[],
  word: 'assign' | 'handover',
): void {
  const { number, title } = matter.opinion;
  turn.step = { name: 'give', number, word };
  const choices: Offering[] = deputies.map((deputy) =>
    offer(
      word,
      [number, deputy.no],
      deputy.personId ? 'conversation:choice.deputy' : 'conversation:choice.deputyNotJoined',
      word === 'assign' ? 'assign' : 'hand-over',
      { who: deputyNamed(deputy), district: districtOf(deputy, turn.language) },
    ),
  );
  if (word === 'handover' && matter.opinion.deputyNo !== null)
    choices.push(offer('handover', [number, '-'], 'conversation:choice.noSuccessor', 'hand-over'));
  else if (word === 'assign') choices.push(offer('divert', [number], 'conversation:choice.divert', 'divert'));
  say(
    turn,
    deputies.length > 0 ? 'conversation:assign.which' : 'conversation:assign.nobody',
    { number, title },
    { choices, opinionId: matter.opinion.id },
  );
}

export function* give(turn: Turn, number: number, no: string, word: 'assign' | 'handover'): Asking<void> {
  const found = yield* insiderMatter(turn, number, word);
  if (!found) return;
  const deputy = no === '-' ? null : yield* ask('deputy', { no });
  if (no !== '-' && !deputy) {
    say(turn, 'conversation:deputies.none', { name: no });
    return;
  }
  const act =
    word === 'assign' && deputy
      ? ({ name: 'assign', deputy } as const)
      : ({ name: 'hand-over', to: deputy, reason: 'office' } as const);
  const decision = yield* insiderAct(turn, found.matter, found.actor, act, deputy ? yield* withStandIn(deputy) : []);
  if (!decision) return;
  const next = nextDue(decision.matter);
  say(
    turn,
    deputy === null
      ? 'conversation:did.handed-to-office'
      : deputy.personId
        ? `conversation:did.${act.name}`
        : 'conversation:did.relay',
    {
      number,
      who: deputy ? deputyNamed(deputy) : '',
      due: next ? { day: next.due } : '',
      told: citizenTold(decision.matter.opinion),
    },
    { about: about(act.name, decision.matter.opinion, next?.due), opinionId: decision.matter.opinion.id },
  );
}

/** 留置: two tries on different days; each `/held` is one. */
export function* hold(turn: Turn, number: number | undefined): Asking<void> {
  const found = yield* insiderMatter(turn, number, 'held');
  if (!found) return;
  const decision = yield* insiderAct(turn, found.matter, found.actor, { name: 'hold' });
  if (!decision) return;
  const held = decision.matter.opinion.feedback?.heldAt != null;
  say(
    turn,
    held ? 'conversation:did.hold' : 'conversation:did.tried',
    { number: found.matter.opinion.number, tries: decision.matter.opinion.feedback?.tries ?? 0 },
    { about: about('hold', decision.matter.opinion) },
  );
}

/** 并案 NO NO: the first joins the second. A figure mistyped would tell a stranger: both titles are shown before anything is done. */
export function* merge(turn: Turn, number: number | undefined, into: number | undefined, sure = false): Asking<void> {
  if (number === undefined || into === undefined) {
    say(turn, 'conversation:merge.how');
    return;
  }
  const found = yield* insiderMatter(turn, number, 'merge');
  if (!found) return;
  const target = yield* matterOf(turn, { number: into });
  if (!target) {
    say(turn, 'conversation:insider.unknownNumber', { number: into });
    return;
  }
  const { id, state, deputyNo, officeId, title, leads } = target.opinion;
  if (!sure) {
    say(
      turn,
      'conversation:merge.sure',
      { number, title: found.matter.opinion.title, into, intoTitle: title },
      {
        choices: [
          offer('merge', [number, into], 'conversation:choice.merge', 'merge'),
          offer('stay', [], 'conversation:choice.stay', 'cancel'),
        ],
        opinionId: found.matter.opinion.id,
      },
    );
    return;
  }
  const { busy } = leads ? yield* ask('joined', { opinionId: id, states: ['merged'] }) : { busy: false };
  const decision = yield* insiderAct(
    turn,
    found.matter,
    found.actor,
    { name: 'merge', into: { id, number: into, state, deputyNo, officeId, busy } },
    target.deputies,
  );
  if (decision)
    say(
      turn,
      'conversation:did.merge',
      { number, into, told: citizenTold(decision.matter.opinion) },
      { about: about('merge', decision.matter.opinion) },
    );
}
