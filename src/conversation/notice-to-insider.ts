/** What deputies and offices hear of an act, with what they can do about it at once. */

import { filesIn } from '../domain/acts.ts';
import type { Decision, Notice } from '../domain/decision.ts';
import type { DutyKind } from '../domain/duty.ts';
import { takeBack } from '../domain/effects-forwarding.ts';
import { secondReturn } from '../domain/effects-routes.ts';
import { firstReceiver } from '../domain/matter.ts';
import { isOpen } from '../domain/opinion.ts';
import type { Values } from '../text/render.ts';
import type { TextKey } from '../text/resources.ts';
import type { Composed, Named, Recipient } from './announcement.ts';
import { callerNamed } from './calling.ts';
import { yesAndNo } from './deciding.ts';
import { referTo } from './forward-offers.ts';
import { actsOn } from './next-acts.ts';
import { passOnTo } from './next-on-routes.ts';
import { offer } from './offerings.ts';
import type { KnownMatter } from './questions.ts';
import { about, answerText, contents, deputyNamed, runningDuty, wishedNamed } from './told.ts';
import type { Offering, Surroundings } from './turn.ts';

/** Some notices are about a duty of their own, not about the opinion's next step. */
const dutyOfAct: Partial<Record<Notice['act'], readonly DutyKind[]>> = {
  'call-back': ['call-back'],
  bounce: ['reach'],
  'not-told': ['reach'],
  supervise: ['supervise'],
  measure: ['supervise'],
  'key-supervise': ['supervise'],
};

/** Null: of this act they hear nothing. */
export function noticeToInsider(
  notice: Notice,
  decision: Decision,
  matter: KnownMatter,
  around: Surroundings,
  {
    to,
    caller,
    joined,
  }: Pick<Named, 'caller' | 'joined'> & { readonly to: Exclude<Recipient, { role: 'citizen' | 'handler' }> },
): Composed | null {
  const { role } = to;
  const { opinion } = matter;
  const next = runningDuty(matter, ...(dutyOfAct[notice.act] ?? ['triage', 'acknowledge', 'study', 'follow-up']));
  const area = opinion.areaCode ? around.directory.areas.get(opinion.areaCode) : undefined;
  const said = decision.pieces;
  const text = said.find((piece) => piece.text)?.text ?? '';
  const files = filesIn(said);
  const deputy = matter.deputies.find((one) => one.no === opinion.deputyNo);
  const firstNo = firstReceiver(matter);
  const first = matter.deputies.find(({ no }) => no === firstNo);
  const rating = opinion.rating;
  const values: Values = {
    number: opinion.number,
    title: opinion.title || { key: 'letters:insider.untitled' },
    text,
    contents: contents(said),
    area: area ? { named: area, as: 'bare' } : { key: 'letters:insider.noArea' },
    who: deputy ? deputyNamed(deputy) : '',
    first: first ? deputyNamed(first) : '',
    wished: wishedNamed(matter),
    due: next ? { day: next.due } : '',
    absent: to.role === 'deputy' && to.standInFor ? deputyNamed(to.standInFor) : '',
    state: { key: `terms:state.${opinion.state}` },
    solved: rating?.solved ? { key: `conversation:solved.${rating.solved}` } : '',
    evidence: opinion.feedback?.told ?? '',
    answer: opinion.feedback ? answerText(opinion.feedback) : '',
    day: opinion.feedback?.day ? { day: opinion.feedback.day } : '',
    into: Number(decision.events.at(-1)?.data.into ?? 0),
    joined: joined ?? '',
    call: caller ? { key: 'conversation:open.call', with: { caller: callerNamed(caller) } } : '',
  };
  const say = (key: TextKey, choices: readonly Offering[] = []): Composed => ({
    key,
    values,
    choices,
    files,
    about: about(notice.act, opinion, next?.due),
  });
  switch (notice.act) {
    case 'submit':
    case 'assign':
      if (notice.hearer === 'former') return say('letters:insider.movedAway');
      return role === 'deputy'
        ? say(to.role === 'deputy' && to.standInFor ? 'letters:insider.newForAbsent' : 'letters:insider.new', [
            offer('ack', [opinion.number], 'conversation:choice.ack', 'acknowledge'),
            ...proposed(text, matter, around),
            offer('open', [opinion.number], 'conversation:choice.openAll', 'open'),
            offer('later', [opinion.number], 'conversation:choice.later', 'later'),
          ])
        : say(notice.act === 'submit' ? 'letters:insider.triage' : 'letters:insider.relay', [
            offer('assign', [opinion.number], 'conversation:choice.assign', 'assign'),
            offer('divert', [opinion.number], 'conversation:choice.divert', 'divert'),
            offer('open', [opinion.number], 'conversation:choice.openAll', 'open'),
          ]);
    case 'leave':
    case 'confirm-delivery':
    case 'tell-otherwise':
      if (opinion.feedback?.deliveredAt && notice.hearer === 'first') return say('letters:insider.copy');
      return opinion.feedback?.deliveredAt
        ? { ...say('letters:insider.delivered'), about: about('confirm-delivery', opinion) }
        : null;
    case 'rate':
      return say(decision.events.at(-1)?.data.solved ? 'letters:insider.rated' : 'letters:insider.ratedMore');
    case 'hand-over':
      if (notice.hearer === 'former') return say('letters:insider.movedAway');
      return say(
        role === 'office' ? 'letters:insider.triage' : 'letters:insider.handed',
        actsOn(matter, role, around).slice(0, 3),
      );
    case 'erase':
    case 'withdraw':
      return say('letters:insider.withdrawn');
    case 'merge':
      return say('letters:insider.merge');
    case 'take-place':
      return say('letters:insider.handed', actsOn(matter, role, around).slice(0, 3));
    case 'take-back':
      return say('letters:insider.take-back', yesAndNo(matter, takeBack));
    case 'decide':
      return say(decidedKey(notice), notice.hearer === 'in charge' ? actsOn(matter, role, around).slice(0, 3) : []);
    case 'hold':
      return opinion.feedback?.heldAt ? say('letters:insider.hold') : null;
    case 'clarify':
    case 'add':
      return say(
        `letters:insider.${notice.act}`,
        isOpen(opinion) || role === 'office'
          ? [
              ...(role === 'deputy' ? passOnTo(matter, around, decision.events.at(-1)?.seq ?? 0) : []),
              ...actsOn(matter, role, around).slice(0, 3),
            ]
          : [],
      );
    case 'time-out':
    case 'hand-back':
    case 'reopen':
    case 'bounce':
    case 'divert':
    case 'urge':
    case 'call-back':
    case 'not-told':
    case 'enough':
    case 'split':
    case 'supervise':
    case 'measure':
    case 'key-supervise':
    case 'supervised':
      return say(
        `letters:insider.${notice.act}`,
        isOpen(opinion) || role === 'office' ? actsOn(matter, role, around).slice(0, 3) : [],
      );
    default:
      return null;
  }
}

/** What the office decided, for whoever asked, has it or has lost it. */
function decidedKey({ data, hearer }: Notice) {
  if (data.about === secondReturn) return 'letters:insider.notBound';
  if (data.about !== takeBack) return 'letters:insider.decide';
  if (data.yes !== true) return 'letters:insider.notTakenBack';
  return hearer === 'former' ? 'letters:insider.movedAway' : 'letters:insider.handed';
}

/** 2 转给区城管局: one tap, where the words say whom it is for; whoever stands in may refer, too. */
function proposed(text: string, { opinion }: KnownMatter, { directory }: Surroundings): readonly Offering[] {
  const [organ] = directory.organsFor(text || opinion.title, opinion.areaCode);
  return organ ? [referTo(opinion.number, organ)] : [];
}
