/** 已回电: the calls an office owes, those on an opinion and those to somebody who has none yet. */

import type { Value } from '../text/render.ts';
import { deskOf } from './insider.ts';
import { offer } from './offerings.ts';
import { type Asking, ask, type Beside } from './questions.ts';
import { type Offering, say, type Turn } from './turn.ts';
import { write } from './writing.ts';

/** Whom to call: name and number, or that there is none. */
export const callerNamed = ({ name, phone }: Pick<Beside, 'name' | 'phone'>): Value => ({
  key: 'conversation:caller',
  with: { name: name ?? { key: 'letters:insider.nameless' }, phone: phone ?? { key: 'letters:insider.phoneless' } },
});

/** 已回电 without a number: the only call that is owed, or which of them. */
export function* called(turn: Turn, number: number | undefined, text: string | undefined): Asking<void> {
  if (number !== undefined) return yield* write(turn, 'called', number, text);
  const officeIds = deskOf(turn);
  const calls = (yield* ask('beside', { officeIds })).filter((one) => one.kind === 'call-back');
  const { today } = turn.around.c;
  const page = yield* ask('desk', { officeIds, list: 'call-back', today, skip: 0, take: 5 });
  const [call] = calls;
  const [brief] = page.items;
  if (calls.length + page.total === 0) say(turn, 'conversation:called.none');
  else if (call && page.total === 0 && calls.length === 1) yield* calledTo(turn, call.dutyId, text);
  else if (brief && page.total === 1 && calls.length === 0) yield* write(turn, 'called', brief.number, text);
  else
    say(
      turn,
      'conversation:called.which',
      {},
      {
        choices: [
          ...calls.slice(0, 5).map(callChoice),
          ...page.items.map((one) =>
            offer('called', [one.number], 'conversation:choice.which', 'called', {
              number: one.number,
              title: one.title,
            }),
          ),
        ],
      },
    );
}

const callChoice = (one: Beside): Offering =>
  offer('called', [one.dutyId], 'conversation:choice.call', 'called', {
    caller: callerNamed(one),
    due: { day: one.due },
  });

/** A line of the office's list that belongs to no opinion. */
export const besideChoice = (one: Beside): Offering =>
  one.kind === 'call-back'
    ? callChoice(one)
    : offer('calendar', [one.note], 'conversation:choice.calendar', 'calendar', {
        year: one.note,
        due: { day: one.due },
      });

/** The call was made: what was said is asked for, or is there already. */
export function* calledTo(turn: Turn, dutyId: string, text: string | undefined): Asking<void> {
  if (text?.trim()) return yield* calledOff(turn, dutyId, text);
  const call = yield* callOf(turn, dutyId);
  if (!call) return;
  turn.step = { name: 'called', dutyId };
  say(
    turn,
    'conversation:called.write',
    { caller: callerNamed(call) },
    {
      choices: [offer('stay', [], 'conversation:choice.stay', 'cancel')],
    },
  );
}

/** Settles the call: who was called, by whom, what was said. */
export function* calledOff(turn: Turn, dutyId: string, text: string): Asking<void> {
  turn.step = null;
  const call = yield* callOf(turn, dutyId);
  if (!call) return;
  turn.called.push({ dutyId, note: [call.note, turn.scene.person.id, text].join('\n') });
  say(turn, 'conversation:called.done', { caller: callerNamed(call) }, { about: { event: 'called' } });
}

function* callOf(turn: Turn, dutyId: string): Asking<Beside | undefined> {
  const call = (yield* ask('beside', { officeIds: deskOf(turn) })).find((one) => one.dutyId === dutyId);
  if (!call) say(turn, 'conversation:called.gone');
  return call;
}
