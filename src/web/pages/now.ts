/** The first card of an opinion: what is now, who has it, until when. */

import type { OpinionState } from '../../domain/opinion.ts';
import type { Say } from '../../text/say.ts';
import type { ClockView, OpinionView, SiteView } from '../view-types.ts';
import { dayWords } from './dates.ts';
import type { IconName } from './icons.tsx';

export type Tone = 'now' | 'due' | 'late' | 'ok' | 'wait';

export interface Now {
  readonly word: string;
  readonly sign: IconName;
  readonly tone: Tone;
  readonly headline: string;
  readonly more: string | null;
}

const looks: Readonly<Record<OpinionState, readonly [IconName, Tone]>> = {
  submitted: ['wait', 'now'],
  acknowledged: ['now', 'now'],
  clarifying: ['due', 'due'],
  handling: ['now', 'now'],
  answering: ['now', 'now'],
  answered: ['told', 'ok'],
  closed: ['ok', 'ok'],
  withdrawn: ['pause', 'wait'],
  diverted: ['now', 'now'],
  merged: ['now', 'now'],
};

/** The clock that ends with the citizen: the promise that counts for the reader. */
export const ownClock = (view: OpinionView): ClockView | undefined =>
  view.clocks.find(
    (clock) => clock.to.role === 'citizen' && (clock.status === 'running' || clock.status === 'waiting'),
  );

export function nowOf(view: OpinionView, site: SiteView, say: Say): Now {
  if (view.feedback && !view.feedback.read) {
    const headline = say('web:now.unread', { who: view.feedback.by.name });
    return { word: say('web:now.unreadWord'), sign: 'due', tone: 'due', headline, more: say('web:now.unreadMore') };
  }
  const [sign, tone] = looks[view.state];
  return { word: stateWord(view.state, say), sign, tone, ...sentences(view, site, say) };
}

/** The state's word, beginning a line. */
export function stateWord(state: OpinionState, say: Say): string {
  const word = say(`terms:state.${state}`);
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function sentences(view: OpinionView, site: SiteView, say: Say): Pick<Now, 'headline' | 'more'> {
  const who = (view.inCharge ?? view.office).name;
  const day = (due: string | null | undefined) => (due ? dayWords(say, site, due) : null);
  switch (view.state) {
    case 'submitted':
      if (!view.inCharge) return { headline: say('web:now.triage', { office: who }), more: promise('triage') };
      return { headline: say('web:now.submitted', { who }), more: promise('acknowledge') };
    case 'acknowledged':
      return { headline: say('web:now.acknowledged', { who }), more: promise('study') };
    case 'clarifying':
      return {
        headline: say('web:now.clarifying'),
        more: view.question && say('web:now.clarifyingMore', { until: day(view.question.until) }),
      };
    case 'handling':
      return { headline: handling(), more: promise('handling') };
    case 'answering':
      return {
        headline: say('web:now.answering', { who: view.feedback?.by.name ?? who }),
        more: say('web:now.answeringMore'),
      };
    case 'answered': {
      const told = view.feedback?.read && view.feedback.class;
      const until = day(view.rating?.until);
      return {
        headline: told
          ? say('web:now.answered', { who: view.feedback?.by.name, class: say(`terms:class.${told}`) })
          : say('web:now.answeredPlain', { who }),
        more: view.may.includes('rate') && until ? say('web:now.rate', { until }) : null,
      };
    }
    case 'closed': {
      const until = view.may.includes('reopen') ? day(view.reopenUntil) : null;
      return { headline: closedHeadline(view, say), more: until && say('web:now.reopen', { until }) };
    }
    case 'withdrawn':
      return { headline: say('web:now.withdrawn'), more: say('web:now.withdrawnMore') };
    case 'diverted': {
      const door = view.feedback?.read ? view.feedback.door : null;
      return door
        ? { headline: say('web:now.diverted', { door: door.name }), more: say('web:now.divertedMore') }
        : { headline: say('web:now.divertedPlain'), more: null };
    }
    case 'merged':
      return {
        headline: view.mergedInto ? say('web:now.merged', { number: view.mergedInto }) : say('web:now.mergedPlain'),
        more: say('web:now.mergedMore'),
      };
  }

  function handling(): string {
    if (!view.organ) return say('web:now.handling', { who });
    const organ = view.organ.party.name;
    return say(view.organ.accepted ? 'web:now.byOrgan' : 'web:now.toOrgan', { who, organ });
  }

  function promise(kind: 'triage' | 'acknowledge' | 'study' | 'handling'): string | null {
    const clock = ownClock(view);
    if (!clock) return null;
    const words = { due: day(clock.due), who, office: view.office.name };
    if (clock.late > 0) return say(`web:now.late.${kind}`, words);
    return say(clock.status === 'waiting' ? 'web:now.atLatest' : `web:now.by.${kind}`, words);
  }
}

function closedHeadline(view: OpinionView, say: Say): string {
  if (view.rating?.solved) return say(`web:now.closed.${view.rating.solved}`);
  if (view.rating?.lapsedAt) return say('web:now.closed.lapsed');
  return say('web:now.closed.plain');
}
