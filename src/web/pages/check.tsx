/** Once more before it counts: each reply is handed in once. */

import { type ReplyView, replyFields } from '../reply-types.ts';
import { dayWords } from './dates.ts';
import { Files } from './files.tsx';
import type { Shown } from './layout.tsx';
import { NoticeLine, ReplyLayout } from './reply.tsx';

type Props = Shown & { readonly view: ReplyView };

export const CheckPage = ({ view, site, say }: Props) => {
  const { class: kind, text, day, contact, phone } = view.typed;
  const who = view.isLead ? view.deputy.name : view.lead.name;
  const known = (['A', 'B', 'C', 'D'] as const).find((one) => one === kind);
  const shownDay = known === 'B' || known === 'C' ? day : undefined;
  return (
    <ReplyLayout view={view} site={site} say={say}>
      <div>
        <p class="muted">{say('web:reply.title', { route: view.name })}</p>
        <h1>{say('web:reply.checkHeading', { who })}</h1>
      </div>
      <NoticeLine view={view} say={say} />
      <section class="card stack">
        {known && view.isLead ? (
          <p class="big-line">
            {capital(say(`terms:class.${known}`))}
            {shownDay ? say(`web:reply.checkDay.${known === 'B' ? 'B' : 'C'}`, { day: inWords(shownDay) }) : null}
          </p>
        ) : null}
        {text ? <p class="said">{text}</p> : null}
        <Files files={view.draftFiles} say={say} />
        {view.isLead && (contact || phone) ? (
          <p>{say('web:reply.checkContact', { contact: contact ?? '', phone: phone ?? '' })}</p>
        ) : null}
      </section>
      <form class="stack" method="post" action={site.path}>
        <input type="hidden" name="id" value={view.formId} />
        <input type="hidden" name="draft" value={view.version} />
        {replyFields.map((name) =>
          view.typed[name] === undefined ? null : <input type="hidden" name={name} value={view.typed[name]} />,
        )}
        <p>{say('web:reply.once')}</p>
        <div class="row">
          <button type="submit" class="btn primary" name="act" value={view.isLead ? 'reply' : 'co-opinion'}>
            {say(view.isLead ? 'web:reply.submit' : 'web:reply.submitCo')}
          </button>
          <a class="btn" href={`${site.path}#reply`}>
            {say('web:reply.back')}
          </a>
        </div>
      </form>
    </ReplyLayout>
  );

  function inWords(typed: string): string {
    return /^\d{4}-\d{2}-\d{2}$/.test(typed) ? dayWords(say, site, typed) : typed;
  }
};

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
