/** One promise between two people: who owes whom, by what day, how far it is, and why that day. */

import type { Say } from '../../text/say.ts';
import type { ClockView, SiteView } from '../view-types.ts';
import { dayWords, shortDay } from './dates.ts';
import { Icon, type IconName } from './icons.tsx';
import type { Shown } from './layout.tsx';
import type { Tone } from './now.ts';

const known = [
  'triage',
  'acknowledge',
  'study',
  'feedback',
  'reach',
  'follow-up',
  'call-back',
  'reply',
  'accept',
  'co-opinion',
  'register',
  'result',
] as const;
type Known = (typeof known)[number];

export const Clock = ({ clock, site, say }: Shown & { clock: ClockView }) => {
  const kind: Known | 'other' = known.find((one) => one === clock.kind) ?? 'other';
  const news = standing(clock, say);
  const width = Math.max(clock.used > 0 ? 3 : 0, Math.min(100, (100 * clock.used) / Math.max(1, clock.total)));
  return (
    <section class="card clock">
      <h3 class="muted">
        {nameOf(clock.from, say)} <Icon name="now" />
        <span class="vh">{say('web:clock.to')}</span> {nameOf(clock.to, say)}
      </h3>
      <p class="big-line">{headline(clock, kind, site, say)}</p>
      <svg
        class={`bar ${clock.status === 'waiting' ? 'idle' : clock.late > 0 ? 'late' : ''}`}
        viewBox="0 0 100 10"
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <rect width={clock.status === 'waiting' ? 0 : clock.late > 0 ? 100 : width} height="10" />
      </svg>
      <p class="ends">
        <span>
          {clock.start ? say('web:clock.from', { day: shortDay(site, clock.start) }) : say('web:clock.notYet')}
        </span>
        <span>{shortDay(site, clock.due)}</span>
      </p>
      <p>
        {news.sign ? (
          <span class={`state ${news.tone}`}>
            <Icon name={news.sign} />
            {news.text}
          </span>
        ) : (
          news.text
        )}
      </p>
      <details>
        <summary class="text">{say('web:clock.why')}</summary>
        <p>{clock.why}</p>
      </details>
    </section>
  );
};

const nameOf = (party: ClockView['from'], say: Say) => (party.role === 'citizen' ? say('web:you') : party.name);

function headline(clock: ClockView, kind: Known | 'other', site: SiteView, say: Say): string {
  if (clock.status === 'settled')
    return say(`web:clock.done.${kind}`, { day: dayWords(say, site, clock.settledOn ?? clock.due) });
  return say(clock.status === 'waiting' ? 'web:clock.atLatest' : `web:clock.by.${kind}`, {
    due: dayWords(say, site, clock.due),
  });
}

function standing(
  clock: ClockView,
  say: Say,
): { readonly text: string; readonly sign?: IconName; readonly tone?: Tone } {
  if (clock.late > 0)
    return { sign: 'late', tone: 'late', text: say(`web:clock.late.${clock.unit}`, { count: clock.late }) };
  if (clock.status === 'settled') return settled(clock, say);
  if (clock.status === 'paused') return { sign: 'pause', tone: 'wait', text: say('web:clock.paused') };
  if (clock.status === 'waiting') return { text: say('web:clock.waiting') };
  if (clock.soon) return { sign: 'due', tone: 'due', text: left(clock, say) };
  if (clock.used === 0) return { text: say(`web:clock.fresh.${clock.unit}`, { count: clock.total }) };
  return { text: say(`web:clock.used.${clock.unit}`, { used: clock.used, count: clock.total }) };
}

function settled(clock: ClockView, say: Say): { readonly text: string; readonly sign: IconName; readonly tone: Tone } {
  const early = clock.total - clock.used;
  return {
    sign: 'ok',
    tone: 'ok',
    text: early > 0 ? say(`web:clock.early.${clock.unit}`, { count: early }) : say('web:clock.inTime'),
  };
}

function left(clock: ClockView, say: Say): string {
  const days = clock.total - clock.used;
  return days > 0 ? say(`web:clock.left.${clock.unit}`, { count: days }) : say('web:clock.today');
}
