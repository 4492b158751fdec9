/** What the citizen hears of an act: who, what they did, who has it now, until when, what one can do (voice.md section 5). */

import { filesIn } from '../domain/acts.ts';
import type { Decision, Notice } from '../domain/decision.ts';
import type { Value, Values } from '../text/render.ts';
import type { TextKey } from '../text/resources.ts';
import type { Composed, DoorNamed } from './announcement.ts';
import { soonestElsewhere } from './clocks.ts';
import { offer } from './offerings.ts';
import type { KnownMatter } from './questions.ts';
import { isTakenBack } from './route-to-citizen.ts';
import {
  about,
  answerText,
  codeOf,
  deputyNamed,
  nextDue,
  officeNamed,
  standingIn,
  whoAnswered,
  whoHas,
  whoHasIt,
} from './told.ts';
import type { Offering, Surroundings } from './turn.ts';

/** What these people say to the citizen may come with a photo. */
const withFiles: readonly Notice['act'][] = ['ask', 'news', 'follow-up'];

/** Null: of this act the citizen hears nothing. */
export function noticeToCitizen(
  notice: Notice,
  decision: Pick<Decision, 'pieces' | 'events'>,
  matter: KnownMatter,
  around: Surroundings,
  door?: DoorNamed,
): Composed | null {
  const { opinion } = matter;
  const { feedback } = opinion;
  const next = nextDue(matter);
  const said = decision.pieces.find((piece) => piece.text)?.text ?? '';
  const values: Values = {
    number: opinion.number,
    title: opinion.title,
    who: whoHasIt(matter, around),
    due: next ? { day: next.due } : '',
    text: said,
    office: officeNamed(around.directory.officeOfArea(opinion.areaCode)),
    phone: around.directory.officeOfArea(opinion.areaCode).phone ?? '',
    code: codeOf(opinion),
  };
  const plain = (key: TextKey, more: Values = {}, choices: readonly Offering[] = []): Composed => ({
    key,
    values: { ...values, ...more },
    choices,
    about: about(notice.act, opinion, next?.due),
    files: withFiles.includes(notice.act) ? filesIn(decision.pieces) : [],
  });
  switch (notice.act) {
    case 'answer':
    case 'explain':
    case 'correct':
    case 'fan-out': {
      if (!feedback) return null;
      const day = feedback.day ? { day: feedback.day } : '';
      const correct = notice.act === 'correct' || feedback.correctionOf !== null;
      return {
        ...plain(`letters:citizen.${correct ? 'correct' : 'answer'}${feedback.class ?? 'D'}`, {
          who: whoAnswered(opinion, matter.deputies, around),
          text: answerText(feedback),
          day,
          reason: feedback.reason ? reasonKey(feedback.reason) : '',
        }),
        ...(feedback.class === 'B' || feedback.class === 'C'
          ? { choices: [offer('enough', [opinion.number], 'conversation:choice.enough', 'enough')] }
          : {}),
        files: feedback.files,
        feedbackId: feedback.id,
        notBefore: feedback.leavesAt,
        about: about(notice.act, opinion, feedback.day ?? undefined),
      };
    }
    case 'divert':
      return {
        ...plain(
          'letters:citizen.divert',
          {
            door: door?.name ?? '',
            doorPhone: door?.phone ?? '',
            address: door?.address ?? '',
            hours: door?.hours ?? '',
          },
          [offer('reopen', [opinion.number], 'conversation:choice.notThere', 'reopen')],
        ),
        feedbackId: feedback?.id ?? null,
        notBefore: feedback?.leavesAt ?? null,
      };
    case 'ask':
      return plain('letters:citizen.ask', { who: asker(decision, matter, around) }, [
        offer('clarify', [opinion.number], 'conversation:choice.clarify', 'clarify'),
      ]);
    case 'merge':
      return plain('letters:citizen.merge', { into: Number(decision.events.at(-1)?.data.into ?? 0) }, [
        offer('split', [opinion.number], 'conversation:choice.split', 'split'),
      ]);
    case 'tell-otherwise':
      return null;
    case 'assign':
      return plain(deputyJoined(matter) ? 'letters:citizen.assign' : 'letters:citizen.relay');
    case 'hand-over':
      return plain(opinion.deputyNo ? 'letters:citizen.hand-over' : 'letters:citizen.handed-to-office');
    case 'split':
      return plain(opinion.state === 'acknowledged' ? 'letters:citizen.split' : 'letters:citizen.splitToOffice');
    case 'decide':
      if (isTakenBack(notice)) return plain('letters:citizen.hand-over');
      return plain(decision.events.at(-1)?.data.yes ? 'letters:citizen.reopened' : 'letters:citizen.refused');
    case 'reopen':
      return plain('letters:citizen.reopened');
    case 'news':
      return plain('letters:citizen.news', { by: byOf(decision, matter, around), ...soonestElsewhere(matter, around) });
    case 'submit':
    case 'acknowledge':
    case 'hand-back':
    case 'time-out':
    case 'follow-up':
    case 'take-place':
      return plain(`letters:citizen.${notice.act}`);
    default:
      return null;
  }
}

/** News may come from the deputy or from the office: whoever said it is named. */
function byOf(decision: Pick<Decision, 'events'>, { deputies }: KnownMatter, around: Surroundings): Value {
  const event = decision.events.at(-1);
  const deputy = event?.role === 'deputy' ? deputies.find((one) => one.no === event.actorId) : undefined;
  if (deputy) return deputyNamed(deputy);
  return whoHas({ deputyNo: null, officeId: event?.actorId ?? '' }, [], around);
}

/** Whoever stands in asks in their own name, too. */
function asker(decision: Pick<Decision, 'events'>, matter: KnownMatter, around: Surroundings): Value {
  const event = decision.events.at(-1);
  const standIn =
    event?.role === 'deputy' && event.actorId !== matter.opinion.deputyNo
      ? matter.deputies.find((one) => one.no === event.actorId)
      : undefined;
  return standIn ? standingIn(standIn, whoHasIt(matter, around)) : whoHasIt(matter, around);
}

const reasonKey = (reason: string) => ({ key: `conversation:reason.${reason}` as TextKey });
const deputyJoined = (matter: KnownMatter): boolean =>
  matter.deputies.find((one) => one.no === matter.opinion.deputyNo)?.personId != null;
