/** What the citizen hears of each hop: who, what they did, who has it now, until when (voice.md section 5). */

import type { Decision, Notice } from '../domain/decision.ts';
import { takeBack } from '../domain/effects-forwarding.ts';
import { extension } from '../domain/effects-replies.ts';
import type { Route } from '../domain/route.ts';
import type { Values } from '../text/render.ts';
import type { Composed } from './announcement.ts';
import { offer } from './offerings.ts';
import type { KnownMatter } from './questions.ts';
import { about, nextDue, officeNamed, whoHas, whoHasIt } from './told.ts';
import { routeClock, targetNamed } from './told-routes.ts';
import type { Surroundings } from './turn.ts';

/** Null: of this the citizen hears nothing. */
export function routeToCitizen(
  notice: Notice,
  decision: Pick<Decision, 'pieces' | 'events'>,
  matter: KnownMatter,
  route: Route,
  around: Surroundings,
): Composed | null {
  const { opinion } = matter;
  const after = nextDue(matter);
  const clock = routeClock(matter, route.id) ?? after;
  const office = around.directory.offices.get(opinion.officeId) ?? around.directory.officeOfArea(opinion.areaCode);
  const values: Values = {
    number: opinion.number,
    who: whoHasIt(matter, around),
    from: whoHas({ deputyNo: route.fromNo, officeId: opinion.officeId }, matter.deputies, around),
    other: targetNamed(route, matter, around),
    office: officeNamed(office),
    due: clock ? { day: clock.due } : '',
    next: after ? { day: after.due } : '',
    text: decision.pieces.find((piece) => piece.text)?.text ?? '',
  };
  const say = (key: RouteLetter, more: Values = {}, choices: Composed['choices'] = []): Composed => ({
    key: `letters:hop.${key}`,
    values: { ...values, ...more },
    choices,
    about: about(notice.act, opinion, clock?.due),
  });
  switch (notice.act) {
    case 'refer':
    case 'transfer':
    case 'report':
    case 'return':
    case 'decline':
    case 'bind':
    case 'register':
    case 'give-back':
      return say(notice.act);
    case 'accept':
      return say(route.kind === 'transfer' ? 'taken' : 'accept');
    case 'cancel':
      return say(route.kind === 'transfer' ? 'transferOver' : 'cancel');
    case 'reply':
    case 'result':
      return say('reply');
    case 'evaluate':
      return say('unsatisfied');
    case 'verify':
      return say('verify', {}, [
        offer('contact', [route.no, route.n, 'yes'], 'conversation:choice.contactYes', 'allow-contact'),
        offer('contact', [route.no, route.n, 'no'], 'conversation:choice.contactNo', 'allow-contact'),
      ]);
    case 'decide':
      return notice.data.about === extension && typeof notice.data.day === 'string'
        ? say('extended', { day: { day: notice.data.day } })
        : null;
    default:
      return null;
  }
}

export type RouteLetter =
  | 'refer'
  | 'transfer'
  | 'report'
  | 'accept'
  | 'taken'
  | 'return'
  | 'decline'
  | 'bind'
  | 'cancel'
  | 'transferOver'
  | 'reply'
  | 'unsatisfied'
  | 'register'
  | 'give-back'
  | 'verify'
  | 'extended';

/** The office gave it back to the deputy who had it first. */
export const isTakenBack = ({ act, data }: Notice): boolean =>
  act === 'decide' && data.about === takeBack && data.yes === true;
