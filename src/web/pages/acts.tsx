/** What the holder of the code may do now: plain forms, each with one button. Nothing here that the state forbids. */

import type { Child } from 'hono/jsx';
import type { Rating } from '../../domain/opinion.ts';
import type { OpinionView, PageAct } from '../view-types.ts';
import { dayWords } from './dates.ts';
import type { Shown } from './layout.tsx';
import { sizeLimit } from './size-limit.ts';

type Props = Shown & { readonly view: OpinionView };

export const ReadForm = ({ view, site, say }: Props) => (
  <ActForm act="read" view={view} site={site}>
    <button type="submit" class="btn primary wide large">
      {say('web:act.read')}
    </button>
  </ActForm>
);

/** The answer to an open question stands open, right below the question. */
export const ClarifyForm = ({ view, site, say }: Props) => (
  <section class="card">
    <WordsForm
      act="clarify"
      label={say('web:act.clarifyLabel')}
      button={say('web:act.clarify')}
      view={view}
      site={site}
      say={say}
    />
  </section>
);

/** Everything else waits behind its name. */
export const Acts = ({ view, site, say }: Props) => {
  const may = (act: PageAct) => view.may.includes(act);
  const listed = ['add', 'reopen', 'withdraw'] as const;
  if (!listed.some(may)) return null;
  const office = view.office.name;
  return (
    <section class="card stack" id="acts">
      <h2>{say('web:act.heading')}</h2>
      <div class="acts">
        {may('add') ? (
          <Behind act="add" name={say('web:act.add')} view={view}>
            <WordsForm
              act="add"
              label={say('web:act.addLabel')}
              button={say('web:act.addSend')}
              view={view}
              site={site}
              say={say}
            />
          </Behind>
        ) : null}
        {may('reopen') ? (
          <Behind act="reopen" name={say('web:act.reopen')} view={view}>
            <p>
              {view.reopenUntil
                ? say('web:act.reopenUntil', { until: dayWords(say, site, view.reopenUntil) })
                : say('web:act.reopenOffice', { office })}
            </p>
            <WordsForm
              act="reopen"
              label={say('web:act.reopenLabel')}
              button={say('web:act.reopenSend')}
              view={view}
              site={site}
              say={say}
            />
          </Behind>
        ) : null}
      </div>
      {may('withdraw') ? (
        <details>
          <summary class="text">{say('web:act.withdraw')}</summary>
          <ActForm act="withdraw" view={view} site={site}>
            <p>{say('web:act.withdrawMore', { number: view.number })}</p>
            <button type="submit" class="btn danger" name="sure" value="yes">
              {say('web:act.withdrawSend', { number: view.number })}
            </button>
          </ActForm>
        </details>
      ) : null}
    </section>
  );
};

/** One press rates; the two further questions may stay unanswered. */
export const RateForms = ({ view, site, say }: Props) => {
  if (!view.may.includes('rate')) return null;
  const { solved, answer, attitude } = view.rating ?? { solved: null, answer: null, attitude: null };
  const more = (['answer', 'attitude'] as const).filter((asked) => (asked === 'answer' ? answer : attitude) === null);
  return (
    <>
      {solved === null ? (
        <ActForm act="rate" view={view} site={site}>
          <fieldset>
            <legend>
              <b>{say('web:rate.question')}</b>
            </legend>
            <div class="choices">
              {(['yes', 'partly', 'no'] as const).map((value, at) => (
                <button type="submit" class="choice" name="solved" value={value}>
                  <b aria-hidden="true">{at + 1}</b>
                  <span>{say(`web:rate.${value}`)}</span>
                </button>
              ))}
            </div>
          </fieldset>
        </ActForm>
      ) : null}
      {more.length > 0 ? (
        <details open={solved !== null && view.notice?.act === 'rate'}>
          <summary class="text">{say('web:rate.more')}</summary>
          <ActForm act="rate" view={view} site={site}>
            {more.map((asked) => (
              <fieldset>
                <legend>{say(`web:rate.${asked}`)}</legend>
                <div class="seg">
                  {(['good', 'fair', 'bad'] as const).map((value) => (
                    <span>
                      <input class="radio" type="radio" name={asked} value={value} id={`${asked}-${value}`} />
                      <label class="btn" for={`${asked}-${value}`}>
                        {say(`web:rate.${value}`)}
                      </label>
                    </span>
                  ))}
                </div>
              </fieldset>
            ))}
            <button type="submit" class="btn">
              {say('web:rate.send')}
            </button>
          </ActForm>
        </details>
      ) : null}
    </>
  );
};

/** What was rated, in words; silence is said as silence. */
export const Rated = ({ rating, say }: { rating: Rating; say: Shown['say'] }) => {
  const parts = [
    ...(rating.solved ? [say(`web:rate.${rating.solved}`)] : []),
    ...(rating.answer ? [`${say('web:rate.answer')}${say('web:rate.is')}${say(`web:rate.${rating.answer}`)}`] : []),
    ...(rating.attitude
      ? [`${say('web:rate.attitude')}${say('web:rate.is')}${say(`web:rate.${rating.attitude}`)}`]
      : []),
  ];
  if (parts.length === 0) return rating.lapsedAt ? <p>{say('web:rate.silence')}</p> : null;
  return (
    <p>
      {say('web:rate.yours')}
      <b>{parts.join(say('web:layout.comma'))}</b>
    </p>
  );
};

const Behind = ({ act, name, view, children }: { act: PageAct; name: string; view: OpinionView; children?: Child }) => (
  <details open={view.notice?.kind === 'refused' && view.notice.act === act}>
    <summary class="btn wide">{name}</summary>
    <div class="behind stack">{children}</div>
  </details>
);

const WordsForm = ({
  act,
  label,
  button,
  view,
  site,
  say,
}: Props & { act: 'add' | 'clarify' | 'reopen'; label: string; button: string }) => {
  const typed = view.notice?.kind === 'refused' && view.notice.act === act ? view.notice.typed : undefined;
  const files = view.takesFiles && act !== 'reopen';
  const primary = act === 'clarify' && !view.may.includes('read');
  return (
    <ActForm act={act} view={view} site={site} files={files}>
      <label for={`${act}-text`}>{label}</label>
      <textarea class="field" id={`${act}-text`} name="text" rows={3} maxlength={8000} required={!files}>
        {typed}
      </textarea>
      {files ? (
        <div>
          <label for={`${act}-file`}>{say('web:act.files')}</label>
          <input
            class="file"
            id={`${act}-file`}
            type="file"
            name="file"
            multiple
            accept="image/*,audio/*,video/*"
            {...sizeLimit(say)}
          />
        </div>
      ) : null}
      <button type="submit" class={primary ? 'btn primary' : 'btn'}>
        {button}
      </button>
    </ActForm>
  );
};

const ActForm = ({
  act,
  view,
  site,
  files = false,
  children,
}: Omit<Props, 'say'> & { act: PageAct; files?: boolean; children?: Child }) => (
  <form class="stack" method="post" action={site.path} enctype={files ? 'multipart/form-data' : undefined}>
    <input type="hidden" name="act" value={act} />
    <input type="hidden" name="id" value={`${view.formId}-${act}`} />
    {children}
  </form>
);
