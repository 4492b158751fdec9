/** 督办: a record of what an office sees to until it is done: since when, who owns it, what was tried, what came of it. */

import { type Day, dayAt } from '../domain/day.ts';
import type { Duty } from '../domain/duty.ts';
import { keySupervision } from '../domain/effects-supervising.ts';
import { type Route, routeName } from '../domain/route.ts';
import type { Value } from '../text/render.ts';
import { insiderAct, insiderMatter, mayBegin } from './insider.ts';
import { offer } from './offerings.ts';
import { type Asking, ask, type KnownMatter, type Story } from './questions.ts';
import { about, whoHas } from './told.ts';
import { targetNamed } from './told-routes.ts';
import { type Offering, say, type Turn } from './turn.ts';
import { write } from './writing.ts';

/** Which of an opinion's records: the name of its route, or `-` for the opinion itself. */
type Ref = string;

const refOf = ({ routes }: Pick<KnownMatter, 'routes'>, routeId: string | null): Ref => {
  const route = routes.find(({ id }) => id === routeId);
  return route ? routeName(route) : '-';
};

/** The records that run, or the one that is meant. */
function recordsOf(matter: KnownMatter, ref: Ref | undefined): readonly Duty[] {
  return matter.duties.filter(
    (duty) => duty.kind === 'supervise' && (ref === undefined || refOf(matter, duty.routeId) === ref),
  );
}

/** The record as it stands, with what can be written into it; without one it can be begun. */
export function* supervision(turn: Turn, number: number, ref?: Ref): Asking<void> {
  const found = yield* insiderMatter(turn, number, 'supervise');
  if (!found || !mayBegin(turn, found, 'measure')) return;
  const { matter } = found;
  const records = recordsOf(matter, ref);
  const [record] = records;
  if (record && records.length === 1) yield* sayRecord(turn, matter, record);
  else if (record) sayWhich(turn, matter, records, 'supervise');
  else yield* sayNone(turn, matter);
}

function* sayRecord(turn: Turn, matter: KnownMatter, record: Duty): Asking<void> {
  const { number, title, id } = matter.opinion;
  const ref = refOf(matter, record.routeId);
  const story = yield* ask('story', { opinionId: id });
  const [owner] = record.ownerId ? yield* ask('persons', { ids: [record.ownerId] }) : [];
  const late = lateOn(turn, matter, record);
  const line = (word: 'measure' | 'key-supervise' | 'supervised'): Offering =>
    offer(word, [number, ref], `conversation:choice.${word}`, word);
  const raised = record.note === keySupervision;
  say(
    turn,
    'conversation:supervise.record',
    {
      name: ref === '-' ? number : ref,
      title,
      since: { day: record.start },
      owner: ownerNamed(record, owner?.name ?? null),
      raised: raised ? { key: 'conversation:supervise.raised' } : '',
      late: late.length > 0 ? { lines: late } : { key: 'conversation:supervise.nothingLate' },
      measures: { lines: wordsOf(turn, story, record) },
      due: { day: record.due },
    },
    {
      choices: [
        line('measure'),
        ...(raised ? [] : [line('key-supervise')]),
        line('supervised'),
        offer('open', [number], 'conversation:choice.openAll', 'open'),
      ],
      about: about('supervise', matter.opinion, record.due),
      opinionId: id,
    },
  );
}

function ownerNamed({ ownerId }: Duty, name: string | null): Value {
  if (ownerId === null) return { key: 'conversation:supervise.nobody' };
  return name ? { key: 'conversation:supervise.owner', with: { name } } : { key: 'conversation:supervise.somebody' };
}

/** What is late where this record looks: on its route, or on the opinion itself. */
function lateOn(turn: Turn, matter: KnownMatter, { routeId }: Duty): Value[] {
  const { today } = turn.around.c;
  return matter.duties
    .filter((duty) => duty.routeId === routeId && duty.kind !== 'supervise' && isLate(duty, today))
    .map((duty) => ({
      key: 'conversation:supervise.late',
      with: {
        who: holderNamed(turn, matter, duty),
        kind: { key: `terms:duty.${duty.kind}` },
        due: { day: duty.due },
      },
    }));
}

const isLate = ({ status, due }: Duty, today: Day): boolean => status === 'running' && due < today;

function holderNamed({ around }: Turn, matter: KnownMatter, { holder }: Duty): Value {
  if (holder.role === 'organ') return targetNamed({ target: holder }, matter, around);
  const deputyNo = holder.role === 'deputy' ? holder.id : null;
  const officeId = holder.role === 'office' ? holder.id : matter.opinion.officeId;
  return whoHas({ deputyNo, officeId }, matter.deputies, around);
}

/** What was written into a record, oldest first; the last few. */
function wordsOf({ around }: Turn, { events, pieces }: Story, { routeId, start }: Duty): Value[] {
  return events
    .filter(({ act, data }) => (act === 'measure' || act === 'key-supervise') && (data.route ?? null) === routeId)
    .filter(({ at }) => dayAt(at, around.c.timeZone) >= start)
    .slice(-5)
    .map(({ act, at, seq }) => ({
      key: act === 'key-supervise' ? 'conversation:supervise.keyLine' : 'conversation:supervise.line',
      with: { at: { at }, text: pieces.find((piece) => piece.eventSeq === seq)?.text ?? '' },
    }));
}

/** Nothing is supervised: what came of it the last time, and what could be begun. */
function* sayNone(turn: Turn, matter: KnownMatter): Asking<void> {
  const { number, title, id } = matter.opinion;
  const { events, pieces } = yield* ask('story', { opinionId: id });
  const last = events.findLast(({ act }) => act === 'supervised');
  const text = pieces.find((piece) => piece.eventSeq === last?.seq)?.text ?? '';
  const late = matter.duties.filter((duty) => isLate(duty, turn.around.c.today) && duty.routeId !== null);
  const open = matter.routes.filter((route) => late.some(({ routeId }) => routeId === route.id));
  const begin = (route: Route | null): Offering =>
    offer(
      'supervise-begin',
      [number, route ? routeName(route) : '-'],
      route ? 'conversation:choice.superviseRoute' : 'conversation:choice.superviseBegin',
      'supervise',
      { number, route: route ? routeName(route) : '', target: route ? targetNamed(route, matter, turn.around) : '' },
    );
  say(
    turn,
    'conversation:supervise.none',
    { number, title, last: last ? { at: last.at } : '', text },
    { choices: [begin(null), ...open.slice(0, 5).map(begin)], opinionId: id },
  );
}

function sayWhich(turn: Turn, matter: KnownMatter, records: readonly Duty[], word: string): void {
  const { number, id } = matter.opinion;
  say(
    turn,
    'conversation:supervise.which',
    { number },
    {
      choices: records.map((record) => {
        const ref = refOf(matter, record.routeId);
        const name = ref === '-' ? number : ref;
        return offer(word, [number, ref], 'conversation:choice.superviseRecord', 'supervise', { name });
      }),
      opinionId: id,
    },
  );
}

/** Begun by hand: whoever begins it owns it. */
export function* superviseNow(turn: Turn, number: number, ref: Ref): Asking<void> {
  const found = yield* insiderMatter(turn, number, 'supervise');
  if (!found) return;
  const { matter, actor } = found;
  const route = matter.routes.find((one) => routeName(one) === ref);
  const decision = yield* insiderAct(turn, matter, actor, { name: 'supervise', routeId: route?.id ?? null });
  if (!decision) return;
  const record = recordsOf({ ...matter, ...decision.matter }, ref)[0];
  say(
    turn,
    'conversation:did.supervise',
    { name: route ? routeName(route) : number, due: record ? { day: record.due } : '' },
    {
      choices: [offer('measure', [number, ref], 'conversation:choice.measure', 'measure')],
      about: about('supervise', decision.matter.opinion, record?.due),
      opinionId: matter.opinion.id,
    },
  );
}

/** A measure, 重点督办 or the outcome: of several records it is asked for which. */
export function* writeOnRecord(
  turn: Turn,
  act: 'measure' | 'key-supervise' | 'supervised',
  {
    number,
    ref,
    text,
  }: { readonly number: number; readonly ref?: Ref | undefined; readonly text?: string | undefined },
): Asking<void> {
  const found = yield* insiderMatter(turn, number, act);
  if (!found || !mayBegin(turn, found, act)) return;
  const records = recordsOf(found.matter, ref);
  const [record] = records;
  if (!record) yield* sayNone(turn, found.matter);
  else if (records.length > 1) sayWhich(turn, found.matter, records, text ? act : 'supervise');
  else yield* write(turn, act, number, text, record.id);
}
