/** "Why this date": every day we name can be explained from where it is named. */

import type { Why } from '../domain/due.ts';
import type { Value } from '../text/render.ts';
import type { TextKey } from '../text/resources.ts';
import type { KnownMatter } from './questions.ts';
import { about, runningDuty, whoHas } from './told.ts';
import { say, type Turn } from './turn.ts';

export function explainWhy(turn: Turn, matter: KnownMatter, number: number): void {
  const duty = runningDuty(matter, 'triage', 'acknowledge', 'study', 'follow-up', 'reach', 'rating');
  if (!duty) {
    say(turn, 'conversation:why.nothing', { number });
    return;
  }
  say(
    turn,
    'conversation:why.because',
    {
      number,
      kind: { key: `conversation:step.${duty.kind}` as TextKey },
      due: { day: duty.due },
      who: whoHas(matter.opinion, matter.deputies, turn.around),
      because: whyValue(duty.why),
    },
    { about: about('why', matter.opinion, duty.due) },
  );
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
