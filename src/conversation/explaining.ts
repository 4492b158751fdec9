/** "Why this date": every day we name can be explained from where it is named. */

import type { Why } from '../domain/due.ts';
import type { Duty } from '../domain/duty.ts';
import { routeName } from '../domain/route.ts';
import { latestToCitizen, owedToCitizen, owedToDeputy } from '../domain/two-clocks.ts';
import type { Value } from '../text/render.ts';
import type { TextKey } from '../text/resources.ts';
import type { KnownMatter } from './questions.ts';
import { about, runningDuty, whoHas } from './told.ts';
import { organNamed, targetNamed } from './told-routes.ts';
import { say, type Turn } from './turn.ts';

/** To the citizen: the next step, and what follows it where somebody else has it first. */
export function explainWhy(turn: Turn, matter: KnownMatter, number: number): void {
  const own = runningDuty(matter, 'triage', 'acknowledge', 'study', 'feedback', 'follow-up', 'reach', 'rating');
  const duty = own ?? owedToDeputy(matter).toSorted((a, b) => (a.due < b.due ? -1 : 1))[0];
  if (!duty) {
    say(turn, 'conversation:why.nothing', { number });
    return;
  }
  const route = matter.routes.find(({ id }) => id === duty.routeId);
  const who = whoHas(matter.opinion, matter.deputies, turn.around);
  say(
    turn,
    'conversation:why.because',
    {
      number,
      kind: {
        key: `conversation:step.${duty.kind}` as TextKey,
        with: { who: route && duty !== own ? targetNamed(route, matter, turn.around) : who },
      },
      due: { day: duty.due },
      who,
      because: whyValue(duty.why),
      after: own ? '' : latestValue(turn, matter, 'thenYou'),
    },
    { about: about('why', matter.opinion, duty.due) },
  );
}

/** To whoever works on it: each clock that runs, of one route or of all, and the one that follows. */
export function explainClocks(turn: Turn, matter: KnownMatter, n: number | undefined): void {
  const { opinion } = matter;
  const ofRoute = ({ routeId }: Duty) =>
    n === undefined || matter.routes.some((route) => route.id === routeId && route.n === n);
  const between = [...owedToDeputy(matter), ...matter.duties.filter(isEvaluation)].filter(ofRoute);
  const own = owedToCitizen(matter).filter((duty) => n === undefined || (duty.routeId !== null && ofRoute(duty)));
  const clocks = [...between, ...own].filter(({ status }) => status === 'running').slice(0, 4);
  const after = latestValue(turn, matter, 'then');
  if (clocks.length === 0) {
    say(turn, 'conversation:why.nothing', { number: opinion.number });
    return;
  }
  say(
    turn,
    'conversation:why.clocks',
    {
      lines: {
        lines: clocks.map((duty) => ({
          key: 'conversation:why.clock',
          with: {
            what: clockNamed(turn, matter, duty),
            due: { day: duty.due },
            because: whyValue(duty.why),
          },
        })),
      },
      after,
    },
    { about: about('why', opinion, clocks[0]?.due), opinionId: opinion.id },
  );
}

const isEvaluation = ({ kind }: Duty): boolean => kind === 'evaluate' || kind === 'co-opinion';

/** 1024-1 五华区城市管理局答复 · 告诉群众. */
function clockNamed(turn: Turn, matter: KnownMatter, duty: Duty): Value {
  const route = matter.routes.find(({ id }) => id === duty.routeId);
  const kind: Value = { key: `terms:duty.${duty.kind}` };
  if (!route) return kind;
  const theirs = duty.holder.role === 'organ' ? organNamed(duty.holder.id, turn.around) : null;
  return {
    key: 'conversation:why.onRoute',
    with: { route: routeName(route), target: theirs ?? targetNamed(route, matter, turn.around), kind },
  };
}

/** 答复到了，王秀英代表最多再用5个工作日告诉您. */
function latestValue(turn: Turn, matter: KnownMatter, reader: 'then' | 'thenYou'): Value {
  const { c } = turn.around;
  const latest = latestToCitizen(matter, c);
  if (!latest) return '';
  const { term } = c.policy.duties.feedback;
  return {
    key: reader === 'then' ? 'conversation:why.then' : 'conversation:why.thenYou',
    with: {
      who: whoHas(matter.opinion, matter.deputies, turn.around),
      count: term.n,
      due: { day: latest.due },
    },
  };
}

/** 从10月20日算起，10月22日是第3个工作日。 */
export function whyValue(why: Why): Value {
  const skipped = why.spans.filter((span) => !span.counts);
  return {
    key: `conversation:why.${why.term?.unit ?? 'promised'}`,
    with: {
      start: { day: why.start },
      due: { day: why.due },
      count: why.term?.n ?? 0,
      skipped:
        skipped.length === 0
          ? ''
          : {
              key: 'conversation:why.skipped',
              with: {
                ranges: {
                  list: skipped.map((span) => ({
                    key: span.from === span.to ? 'conversation:why.oneDay' : 'conversation:why.range',
                    with: {
                      from: { day: span.from },
                      to: { day: span.to },
                      name: span.name ? { holiday: span.name } : { key: 'conversation:why.weekend' },
                    },
                  })),
                },
              },
            },
      shifted: why.shifted
        ? {
            key: 'conversation:why.shifted',
            with: {
              from: { day: why.shifted.from },
              name: why.shifted.name ? { holiday: why.shifted.name } : { key: 'conversation:why.weekend' },
            },
          }
        : '',
      unknown:
        why.unknownYears.length > 0
          ? { key: 'conversation:why.unknownYear', with: { year: why.unknownYears.join(' ') } }
          : '',
    },
  };
}
