/** What others hear of an act: one letter for each hearer of the row, composed from the act and the matter after it. */

import type { Decision, Notice } from '../domain/decision.ts';
import { deputyNow, firstReceiver, isAway } from '../domain/matter.ts';
import type { Deputy } from '../domain/people.ts';
import type { Announcement, Composed, DoorNamed, Named, Recipient } from './announcement.ts';
import type { FanOut } from './batch.ts';
import { noticeToCitizen } from './notice-to-citizen.ts';
import { noticeToInsider } from './notice-to-insider.ts';
import type { KnownMatter } from './questions.ts';
import { isTakenBack, routeToCitizen } from './route-to-citizen.ts';
import { routeToInsider } from './route-to-insider.ts';
import { routeToTarget } from './route-to-target.ts';
import { ratingChoices } from './status.ts';
import { about, figures, ratedNamed } from './told.ts';
import { circumstances, type Surroundings } from './turn.ts';

/** Every letter that a decision owes to others. */
export function announcements(
  decision: Decision,
  known: KnownMatter,
  around: Surroundings,
  named: Named = {},
): readonly Announcement[] {
  const matter: KnownMatter = { ...known, ...decision.matter };
  const told = new Set<string>();
  return decision.notices.flatMap((notice) =>
    recipients(notice, matter, around).flatMap((to) => {
      // An office that stands in for whoever is in charge hears once, not twice.
      const hearer = JSON.stringify([notice.act, notice.routeId, to]);
      if (told.has(hearer)) return [];
      told.add(hearer);
      const composed = letterTo(to, notice, decision, matter, around, named);
      return composed ? [{ to, ...plain, urgent: notice.data.urgent === true, ...composed }] : [];
    }),
  );
}

function letterTo(
  to: Recipient,
  notice: Notice,
  decision: Decision,
  matter: KnownMatter,
  around: Surroundings,
  named: Named,
): Composed | null {
  const route = matter.routes.find(({ id }) => id === notice.routeId);
  if (notice.hearer === 'target' || notice.hearer === 'co-handlers')
    return route ? routeToTarget(notice, decision, matter, route, around, { to, author: named.author }) : null;
  const onRoute = route !== undefined && !isTakenBack(notice);
  if (to.role === 'citizen')
    return onRoute
      ? routeToCitizen(notice, decision, matter, route, around)
      : noticeToCitizen(notice, decision, matter, around, named.door);
  if (to.role === 'handler') return null;
  const own = onRoute ? routeToInsider(notice, decision, matter, route, around) : null;
  return own ?? noticeToInsider(notice, decision, matter, around, { to, ...named });
}

/** The letter of the feedback that counts once more: after an undo, or when the person is back. */
export function feedbackLetter(matter: KnownMatter, around: Surroundings, door?: DoorNamed): Announcement | null {
  const { opinion } = matter;
  const { feedback } = opinion;
  if (!feedback) return null;
  const act = feedback.correctionOf && feedback.kind !== 'fan-out' ? 'correct' : feedback.kind;
  const notice: Notice = { act, hearer: 'citizen', data: {} };
  const composed = noticeToCitizen(notice, { pieces: [], events: [] }, matter, around, door);
  const to = { role: 'citizen', personId: opinion.authorId, chatId: opinion.chatId } as const;
  return composed && { to, ...plain, ...composed };
}

export const plain = { choices: [], files: [], feedbackId: null, notBefore: null, urgent: false } as const;

/** 请假: whoever stands in hears of what they can acknowledge, ask or add to; the rest waits for the deputy's return. */
const forDelegate: readonly Notice['act'][] = ['submit', 'assign', 'clarify', 'add', 'time-out', 'urge'];

function recipients(notice: Notice, matter: KnownMatter, around: Surroundings): readonly Recipient[] {
  const route = matter.routes.find(({ id }) => id === notice.routeId);
  const inOffice = { role: 'office', officeId: matter.opinion.officeId } as const;
  switch (notice.hearer) {
    case 'target': {
      if (!route) return [];
      const { role, id } = route.target;
      if (role === 'organ') return [{ role: 'handler', organId: id }];
      if (role === 'office') return [{ role: 'office', officeId: id }];
      const personId = matter.deputies.find(({ no }) => no === id)?.personId;
      return [personId ? { role: 'deputy', personId } : inOffice];
    }
    case 'co-handlers':
      return (route?.coHandlers ?? []).map((organId) => ({ role: 'handler', organId }));
    case 'first': {
      const first = firstReceiver(matter);
      const personId = matter.deputies.find(({ no }) => no === first)?.personId;
      return personId ? [{ role: 'deputy', personId }] : [];
    }
    default: {
      const one = recipient(notice, matter, around);
      return one ? [one] : [];
    }
  }
}

function recipient(notice: Notice, matter: KnownMatter, around: Surroundings): Recipient | null {
  const { opinion } = matter;
  if (notice.hearer === 'citizen') return { role: 'citizen', personId: opinion.authorId, chatId: opinion.chatId };
  if (notice.hearer === 'office') return { role: 'office', officeId: opinion.officeId };
  const c = circumstances({ around }, matter.deputies);
  const deputy: Deputy | undefined =
    notice.hearer === 'former' ? (notice.deputyNo ? c.deputy(notice.deputyNo) : undefined) : deputyNow(matter, c);
  const delegate =
    notice.hearer === 'in charge' && deputy && isAway(deputy, c.today) && forDelegate.includes(notice.act)
      ? c.deputy(deputy.delegateNo ?? '')
      : undefined;
  if (delegate?.personId && delegate.mandate === 'active')
    return { role: 'deputy', personId: delegate.personId, ...(deputy ? { standInFor: deputy } : {}) };
  if (deputy?.personId) return { role: 'deputy', personId: deputy.personId };
  return notice.hearer === 'former' ? null : { role: 'office', officeId: opinion.officeId };
}

/** One line to whoever is in charge when all the letters of a fan-out are through. */
export function fannedOut(matter: KnownMatter, progress: FanOut, around: Surroundings): Announcement | null {
  const to = recipient({ act: 'fan-out', hearer: 'in charge', data: {} }, matter, around);
  const { total, delivered, failed } = progress;
  return (
    to && {
      to,
      key: 'letters:insider.fannedOut',
      values: {
        number: matter.opinion.number,
        total: figures(total),
        delivered: figures(delivered),
        failed: failed > 0 ? figures(failed) : '',
        rated: ratedNamed(progress),
      },
      ...plain,
      about: about('fan-out', matter.opinion),
    }
  );
}

/** The rating is asked for when the answer has arrived: one tap (voice.md section 1). */
export function ratingRequest(decision: Decision, known: KnownMatter): Announcement | null {
  const { opinion } = decision.matter;
  const arrived = decision.events.some(
    (event) => ['leave', 'confirm-delivery', 'tell-otherwise', 'undo'].includes(event.act) && event.to === 'answered',
  );
  if (!arrived || opinion.authorId === null) return null;
  return {
    to: { role: 'citizen', personId: opinion.authorId, chatId: known.opinion.chatId },
    key: 'letters:citizen.rate',
    values: { number: opinion.number },
    ...plain,
    choices: ratingChoices(opinion.number),
    about: about('rate', opinion),
  };
}
