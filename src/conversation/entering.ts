/** Coming in: the first letter, help, language, an invitation, finding a deputy. */

import type { Deputy, Language, Organ } from '../domain/people.ts';
import { cardAgain } from './drafting.ts';
import { guessableCode } from './hearing/codes.ts';
import { offer } from './offerings.ts';
import { type Asking, ask } from './questions.ts';
import { deputiesOf, officesOf, organsOf } from './scene.ts';
import { deputyNamed, districtOf, officeNamed } from './told.ts';
import { matterOf, type Offering, perform, say, type Turn } from './turn.ts';

/** Who runs this, an office phone to check it, no fees, no codes (voice.md section 4). */
export function* start(turn: Turn, payload: string | undefined): Asking<void> {
  if (payload?.startsWith('i_')) {
    yield* join(turn, payload.slice(2));
    return;
  }
  // 退订 is taken back by the word that began it all.
  if (turn.scene.person.remindersOff) turn.person = { ...turn.person, remindersOff: false };
  // A station stands for its area: whoever answers for it is asked first.
  const station = payload?.startsWith('s_') ? yield* ask('station', { id: payload.slice(2) }) : null;
  if (station?.areaCode) turn.startedWith = `a_${station.areaCode}`;
  else if (payload?.startsWith('d_') || payload?.startsWith('a_')) turn.startedWith = payload;
  yield* greet(turn, payload);
}

export function* greet(turn: Turn, payload: string | undefined): Asking<void> {
  const { directory, place } = turn.around;
  const deputy = payload?.startsWith('d_') ? yield* ask('deputy', { no: payload.slice(2) }) : null;
  const office = directory.officeOfArea(null);
  const values = {
    who: deputy ? deputyNamed(deputy) : '',
    district: deputy ? districtOf(deputy, turn.language) : '',
    office: officeNamed(office),
    phone: office.phone ?? '',
    civic: place.official ? '' : { key: 'conversation:start.civic' as const },
  };
  const [own] = deputiesOf(turn.scene);
  const [desk] = officesOf(turn.scene);
  const organs = organsOf(turn.scene);
  if (own)
    say(
      turn,
      'conversation:start.deputyBack',
      { who: deputyNamed(own) },
      { choices: [offer('inbox', [], 'conversation:choice.inbox', 'inbox')] },
    );
  else if (desk)
    say(
      turn,
      'conversation:start.officeBack',
      { office: officeNamed(desk) },
      { choices: [offer('triage', [], 'conversation:choice.triage', 'triage')] },
    );
  else if (organs.length > 0)
    say(
      turn,
      'conversation:start.handlerBack',
      { organ: { list: organs.map(({ name }) => name) } },
      { choices: [offer('inbox', [], 'conversation:choice.inbox', 'inbox')] },
    );
  else
    say(
      turn,
      deputy && deputy.mandate === 'active' ? 'conversation:start.deputy' : 'conversation:start.plain',
      values,
      { about: { event: 'start' } },
    );
}

export function* help(turn: Turn): Asking<void> {
  const role = roleOf(turn);
  const office = turn.around.directory.officeOfArea(null);
  const choices = firstWords[role];
  say(
    turn,
    `conversation:help.${role}`,
    { phone: office.phone ?? '', office: officeNamed(office) },
    { choices: turn.draft ? [] : choices },
  );
  yield* cardAgain(turn);
}

/** Whoever holds several is helped in the first of these. */
function roleOf({ scene }: Turn): keyof typeof firstWords {
  if (deputiesOf(scene).length > 0) return 'deputy';
  if (officesOf(scene).length > 0) return 'office';
  return organsOf(scene).length > 0 ? 'handler' : 'citizen';
}

const inbox = offer('inbox', [], 'conversation:choice.inbox', 'inbox');
const firstWords: Readonly<Record<'citizen' | 'deputy' | 'office' | 'handler', readonly Offering[]>> = {
  citizen: [
    offer('new', [], 'conversation:choice.new', 'new'),
    offer('my', [], 'conversation:choice.my', 'my'),
    offer('callback', [], 'conversation:choice.callback', 'call-back'),
  ],
  deputy: [inbox, offer('practice', [], 'conversation:choice.practice', 'practice')],
  office: [
    offer('triage', [], 'conversation:choice.triage', 'triage'),
    offer('overdue', [], 'conversation:choice.overdue', 'overdue'),
  ],
  handler: [inbox],
};

export function chooseLanguage(turn: Turn, wanted: string | undefined): void {
  const { languages } = turn.around.place;
  const found = languages.find(
    (one) => one.toLowerCase() === wanted?.toLowerCase() || one.slice(0, 2) === wanted?.slice(0, 2).toLowerCase(),
  );
  if (!found) {
    say(
      turn,
      'conversation:language.which',
      {},
      { choices: languages.map((one) => offer('lang', [one], `conversation:language.${one}`, 'language')) },
    );
    return;
  }
  setLanguage(turn, found);
  say(turn, 'conversation:language.set');
}

export function setLanguage(turn: Turn, language: Language): void {
  turn.language = language;
  turn.person = { ...turn.person, language };
}

/** 提意见: a citizen just writes; for a deputy, a clerk or a handler it says that what comes next is their own, no answer. */
export function startNew(turn: Turn): void {
  turn.step = roleOf(turn) === 'citizen' ? null : { name: 'own' };
  say(turn, 'conversation:new');
}

/** An invitation makes a person deputy, office, handler or operator: once, and only while it lives. */
export function* join(turn: Turn, words: string | undefined): Asking<void> {
  const code = words ? guessableCode(words) : undefined;
  if (!code) {
    turn.step = { name: 'join' };
    say(turn, 'conversation:join.code', {}, { choices: [offer('stay', [], 'conversation:choice.stay', 'cancel')] });
    return;
  }
  turn.step = null;
  turn.heardCode = true;
  const invitation = yield* ask('invitation', { digest: turn.around.digestOf(code) });
  const office = turn.around.directory.officeOfArea(null);
  const phone = office.phone ?? '';
  if (!invitation) say(turn, 'conversation:join.unknown', { phone });
  else if (invitation.usedAt) say(turn, 'conversation:join.used', { phone });
  else if (invitation.expiresAt <= turn.around.c.now) say(turn, 'conversation:join.expired', { phone });
  else if (invitation.kind === 'deputy' && invitation.deputyNo)
    yield* joinDeputy(turn, invitation.id, invitation.deputyNo);
  else if (invitation.kind === 'office' && invitation.officeId) {
    const joined = turn.around.directory.offices.get(invitation.officeId);
    turn.invitationUsed = invitation.id;
    turn.granted = { kind: 'office', deputyNo: null, officeId: invitation.officeId, organId: null };
    say(
      turn,
      'conversation:join.office',
      { office: joined ? officeNamed(joined) : '' },
      { choices: [offer('triage', [], 'conversation:choice.triage', 'triage')] },
    );
  } else if (invitation.kind === 'handler' && invitation.organId)
    joinHandler(turn, invitation.id, turn.around.directory.organs.get(invitation.organId));
  else {
    turn.invitationUsed = invitation.id;
    turn.granted = { kind: invitation.kind, deputyNo: null, officeId: null, organId: null };
    say(turn, 'conversation:join.operator');
  }
}

function* joinDeputy(turn: Turn, invitationId: string, no: string): Asking<void> {
  const deputy = yield* ask('deputy', { no });
  const phone = turn.around.directory.officeOfArea(null).phone ?? '';
  if (deputy?.mandate !== 'active') {
    say(turn, 'conversation:join.ended', { who: deputy ? deputyNamed(deputy) : '', phone });
    return;
  }
  turn.invitationUsed = invitationId;
  turn.granted = { kind: 'deputy', deputyNo: no, officeId: null, organId: null };
  yield* takeOver(turn, { ...deputy, personId: turn.scene.person.id });
  say(
    turn,
    'conversation:join.deputy',
    { who: deputyNamed(deputy), district: districtOf(deputy, turn.language) },
    {
      choices: firstWords.deputy,
    },
  );
}

/** What was sent to the organ before comes once this is kept: page by page (flow/hand-out.ts). */
function joinHandler(turn: Turn, invitationId: string, organ: Organ | undefined): void {
  const office = turn.around.directory.officeOfArea(null);
  const phone = office.phone ?? '';
  if (!organ || organ.kind === 'ended') {
    say(turn, 'conversation:join.organEnded', { organ: organ?.name ?? '', phone });
    return;
  }
  turn.invitationUsed = invitationId;
  turn.granted = { kind: 'handler', deputyNo: null, officeId: null, organId: organ.id };
  say(
    turn,
    'conversation:join.handler',
    { organ: organ.name, office: officeNamed(office), phone },
    { choices: firstWords.handler },
  );
}

/** More than the office ever holds for a deputy who has not joined. */
const mostHeld = 500;

/** What the office held for this deputy is theirs from now on; what they said themselves goes to another. */
function* takeOver(turn: Turn, deputy: Deputy): Asking<void> {
  for (const id of yield* ask('held', { deputyNo: deputy.no, limit: mostHeld })) {
    const matter = yield* matterOf(turn, { id });
    if (!matter) continue;
    const own = matter.opinion.authorId === deputy.personId;
    yield* perform(turn, matter, { role: 'system' }, { name: 'hand-over', to: own ? null : deputy, reason: 'joined' }, [
      deputy,
    ]);
  }
}
