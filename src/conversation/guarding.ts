/** Guards ask, they do not block; the text is kept either way, and somebody human hears at once (voice.md section 4). */

import type { Office } from '../domain/people.ts';
import type { Value } from '../text/render.ts';
import { whereTo } from './destination.ts';
import { cardAgain } from './drafting.ts';
import { type Guard, guardOf } from './hearing/guard-of.ts';
import { isDeputy, isOffice } from './insider.ts';
import { offer } from './offerings.ts';
import { type Asking, ask } from './questions.ts';
import { deputyNamed, officeNamed } from './told.ts';
import { say, type Turn } from './turn.ts';

/**
 * The cry in a text. Of self-harm everybody is asked, each time; of an emergency once a draft, and not those who are
 * told of emergencies.
 */
export function cryIn(turn: Turn, text: string): Guard | undefined {
  const cry = guardOf(text);
  const asked = turn.draft?.guarded;
  return cry === 'emergency' && (asked === 'emergency' || asked === 'happening' || isDeputy(turn) || isOffice(turn))
    ? undefined
    : cry;
}

/** Asked before anything else: the card of the draft waits behind it, so that a bare 1 can mean one thing only. */
export function* askGuard(turn: Turn, kind: Guard, text: string): Asking<void> {
  const card = turn.utterances.findLastIndex((one) => one.about?.event === 'drafted');
  if (card >= 0) turn.utterances.splice(card, 1);
  // Once somebody was alerted, what the person says goes on to them, whatever is asked after.
  if (turn.draft && turn.draft.guarded !== 'self-harm') turn.draft = { ...turn.draft, guarded: kind };
  if (kind === 'emergency')
    say(
      turn,
      'conversation:guard.emergency',
      { numbers: numbersFor(turn, kind) },
      {
        choices: [
          offer('now', ['yes'], 'conversation:choice.nowYes', 'later'),
          offer('now', ['no'], 'conversation:choice.nowNo', 'later'),
        ],
        about: { event: kind },
      },
    );
  else yield* comfort(turn, text);
}

function* comfort(turn: Turn, text: string): Asking<void> {
  const { by } = yield* alert(turn, 'self-harm', text);
  const phoneless = turn.scene.person.phone === null && (turn.step === null || turn.step.name === 'phone');
  if (phoneless) turn.step = { name: 'phone', alerted: true };
  say(
    turn,
    'conversation:guard.selfHarm',
    {
      numbers: numbersFor(turn, 'self-harm'),
      // Nobody is said to know where nobody does.
      office: by,
      phone: phoneless ? { key: 'conversation:guard.phone' } : { key: 'conversation:guard.goOn' },
    },
    {
      choices: [
        offer('callback', [], 'conversation:choice.callback', 'call-back'),
        offer('now', ['no'], 'conversation:choice.goOn', 'later'),
      ],
      about: { event: 'self-harm' },
    },
  );
}

/** 正在发生: the deputy and the office hear it now, at night, too; what is handed in later does not wait either. */
export function* happening(turn: Turn, yes: boolean): Asking<void> {
  const { draft } = turn;
  const text = draft?.said.findLast((one) => one.text)?.text ?? '';
  // Pressed again and again in need, it is told once.
  const told = yes && draft && draft.guarded !== 'happening' ? yield* alert(turn, 'happening', text) : null;
  if (yes && draft && draft.guarded !== 'self-harm') turn.draft = { ...draft, guarded: 'happening' };
  say(turn, yes ? 'conversation:guard.call' : 'conversation:guard.fine', {
    numbers: numbersFor(turn, 'emergency'),
    told: told?.by ? { key: 'conversation:guard.told', with: { who: told.by } } : '',
  });
  yield* cardAgain(turn);
}

/** What somebody in need says next, a phone number first of all, reaches whoever was alerted. */
export function* passOn(turn: Turn, text: string): Asking<void> {
  if (text) yield* alert(turn, 'more', text);
}

/** A member of an office writes into the chat of the person they were alerted about. */
export function reach(turn: Turn, personId: string): void {
  turn.step = { name: 'reach', personId };
  say(turn, 'conversation:guard.write', {}, { choices: [offer('stay', [], 'conversation:choice.stay', 'cancel')] });
}

export function reached(turn: Turn, personId: string, text: string): void {
  turn.passedOn = { personId, text };
  turn.step = null;
  say(turn, 'conversation:guard.written');
}

function* alert(turn: Turn, kind: 'self-harm' | 'happening' | 'more', text: string): Asking<{ readonly by: Value }> {
  const to = yield* whereTo(turn, turn.draft ?? { deputyNo: null, areaCode: null });
  const office = yield* officeInChat(turn, to.office.id);
  const deputy = kind === 'happening' ? to.deputy : null;
  turn.alert = { kind, officeId: office?.id ?? to.office.id, deputyPersonId: deputy?.personId ?? null, text };
  return { by: deputy ? deputyNamed(deputy) : office ? officeNamed(office) : '' };
}

/** The office itself, those above it, then any other: the first one of which somebody can be reached in a chat. */
function* officeInChat(turn: Turn, officeId: string): Asking<Office | undefined> {
  const { offices } = turn.around.directory;
  const chain: string[] = [];
  for (let at: string | null = officeId; at !== null && !chain.includes(at); at = offices.get(at)?.parentId ?? null)
    chain.push(at);
  return (yield* awake(turn, chain)) ?? (yield* awake(turn, [...offices.keys()]));
}

/** The first of these offices that has somebody in a chat. */
function* awake(turn: Turn, ids: readonly string[]): Asking<Office | undefined> {
  const members = yield* ask('destinations', { persons: [], offices: ids });
  const there = new Set(
    members.flatMap((one) => (one.gone || one.personId === turn.scene.person.id ? [] : (one.officeId ?? []))),
  );
  return turn.around.directory.offices.get(ids.find((id) => there.has(id)) ?? '');
}

const numbersFor = (turn: Turn, kind: Guard) => ({
  list: turn.around.place[kind === 'emergency' ? 'emergency' : 'selfHarm'].map(
    (one) => `${one.name[turn.language]} ${one.number}`,
  ),
});
