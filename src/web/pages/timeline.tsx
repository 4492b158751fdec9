/** What happened, newest on top: who did what, when, in their own words. */

import type { TimelineEntry } from '../view-types.ts';
import { dayWords, machine, momentWords } from './dates.ts';
import { Files } from './files.tsx';
import type { Shown } from './layout.tsx';

const shown = [
  'submit',
  'assign',
  'acknowledge',
  'hand-back',
  'ask',
  'clarify',
  'time-out',
  'add',
  'news',
  'answer',
  'explain',
  'confirm-delivery',
  'tell-otherwise',
  'not-told',
  'hold',
  'correct',
  'bounce',
  'rate',
  'lapse',
  'enough',
  'follow-up',
  'reopen',
  'divert',
  'merge',
  'fan-out',
  'split',
  'take-place',
  'withdraw',
  'hand-over',
  'urge',
  'call-back',
  'called',
  'supervise',
  'refer',
  'transfer',
  'report',
  'accept',
  'silent',
  'return',
  'decline',
  'bind',
  'cancel',
  'extend',
  'reply',
  'evaluate',
  'register',
  'result',
  'verify',
  'allow-contact',
] as const;
/** Said without anybody: it happened. */
const byNobody: readonly string[] = ['confirm-delivery', 'bounce', 'lapse', 'time-out', 'take-place', 'silent'];
type ShownEvent = (typeof shown)[number];

export const Timeline = ({ entries, site, say }: Shown & { entries: readonly TimelineEntry[] }) => {
  const seen = entries.flatMap((entry) => {
    const event = shown.find((one) => one === entry.event);
    return event ? [{ ...entry, event }] : [];
  });
  return (
    <section class="card stack">
      <h2>{say('web:timeline.heading')}</h2>
      {seen.length === 0 ? <p class="muted">{say('web:timeline.empty')}</p> : null}
      <ol class="tl">
        {seen.map((entry, at) => (
          <li class={at === 0 ? 'now' : undefined}>
            <Sentence entry={entry} site={site} say={say} />
            <time datetime={machine(entry.at)}>{momentWords(say, site, entry.at)}</time>
            {entry.text ? (
              <p class="words">
                {entry.by.role === 'citizen'
                  ? entry.text
                  : `${say('web:quote.open')}${entry.text}${say('web:quote.close')}`}
              </p>
            ) : null}
            <Files files={entry.files} say={say} />
          </li>
        ))}
      </ol>
    </section>
  );
};

const Sentence = ({ entry, site, say }: Shown & { entry: TimelineEntry & { event: ShownEvent } }) => {
  const what = say(`web:event.${key(entry)}`, {
    to: entry.to ? (entry.to.role === 'citizen' ? say('web:you') : entry.to.name) : '',
    class: entry.class ? say(`terms:class.${entry.class}`) : '',
    solved: entry.solved ? say(`web:rate.${entry.solved}`) : '',
    day: entry.day ? dayWords(say, site, entry.day) : '',
  });
  if (entry.by.role === 'system' || byNobody.includes(entry.event)) return <span>{what}</span>;
  return (
    <span>
      <b>{entry.by.role === 'citizen' ? say('web:youFirst') : entry.by.name}</b> {what}
    </span>
  );
};

function key(entry: TimelineEntry & { event: ShownEvent }) {
  if (entry.event === 'answer' && !entry.class) return 'answerPlain' as const;
  if (entry.event === 'answer' && entry.class === 'B' && entry.day) return 'answerDay' as const;
  // Who accepts a transfer is in charge from now on.
  if (entry.event === 'accept' && entry.by.role === 'deputy') return 'acceptTransfer' as const;
  if (entry.event === 'allow-contact' && !entry.yes) return 'refuse-contact' as const;
  if (entry.event === 'rate' && !entry.solved) return 'ratePlain' as const;
  if ((entry.event === 'assign' || entry.event === 'hand-over') && !entry.to) return `${entry.event}Plain` as const;
  return entry.event;
}
