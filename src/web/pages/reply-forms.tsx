/** One form for all that an organ may do: whichever button is pressed, everything typed goes along and is kept. */

import type { Child } from 'hono/jsx';
import { mostFiles } from '../../channel.ts';
import type { FeedbackClass } from '../../domain/opinion.ts';
import type { ReplyAct, ReplyField, ReplyPress, ReplyView } from '../reply-types.ts';
import { Icon } from './icons.tsx';
import type { Shown } from './layout.tsx';
import { largestMb, sizeLimit } from './size-limit.ts';

type Props = Shown & { readonly view: ReplyView };

const classes: readonly FeedbackClass[] = ['A', 'B', 'C', 'D'];

export const ReplyForms = ({ view, site, say }: Props) => {
  const may = (act: ReplyAct) => view.may.includes(act);
  const more = (['inquire', 'progress', 'extend', 'verify', 'return'] as const).filter(may);
  return (
    <WholeForm view={view} site={site} say={say}>
      {may('accept') ? (
        <button type="submit" class="btn primary wide large" name="act" value="accept">
          {say('web:reply.accept')}
        </button>
      ) : null}
      {may('reply') || may('co-opinion') ? <Answer view={view} say={say} /> : null}
      {more.length > 0 ? (
        <section class="card stack">
          <h2>{say('web:reply.more')}</h2>
          <div class="acts">
            {more.map((act) => (
              <Behind act={act} view={view} say={say} />
            ))}
          </div>
        </section>
      ) : null}
    </WholeForm>
  );
};

/** After a cancellation: a word that still comes is kept and shown to the deputy. */
export const LateForm = ({ view, site, say }: Props) =>
  view.may.includes('late') ? (
    <WholeForm view={view} site={site} say={say}>
      <section class="card stack">
        <Words name="text" label={say('web:reply.lateLabel', { who: view.deputy.name })} rows={4} view={view} />
        <FileField name="file" view={view} say={say} />
        <Button act="late" label={say('web:reply.lateSend', { who: view.deputy.name })} primary />
      </section>
    </WholeForm>
  ) : null;

const WholeForm = ({ view, site, children }: Props & { children?: Child }) => (
  // What is wrong is said by the server, with everything kept: a browser would stop the saving of a draft, too.
  <form class="stack" method="post" action={site.path} enctype="multipart/form-data" novalidate>
    {/* The Enter key presses the first button: it must be the one that only saves. Safari passes over one that is not drawn. */}
    {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: no tab reaches it; the same button stands below with its name. */}
    <button type="submit" class="vh" name="act" value="save" tabindex={-1} aria-hidden="true" />
    <input type="hidden" name="id" value={view.formId} />
    <input type="hidden" name="draft" value={view.version} />
    {children}
  </form>
);

const Answer = ({ view, say }: Omit<Props, 'site'>) => {
  const who = view.isLead ? view.deputy.name : view.lead.name;
  return (
    <section class="card stack" id="reply">
      <h2>{say(view.isLead ? 'web:reply.replyHeading' : 'web:reply.coHeading', { who })}</h2>
      {view.isLead ? (
        <>
          <fieldset>
            <legend>{say('web:reply.class')}</legend>
            <div class="seg wide">
              {classes.map((kind) => (
                <span>
                  <input
                    class="radio"
                    type="radio"
                    name="class"
                    value={kind}
                    id={`class-${kind}`}
                    checked={view.typed.class === kind}
                  />
                  <label class="btn" for={`class-${kind}`}>
                    {capital(say(`terms:class.${kind}`))}
                  </label>
                </span>
              ))}
            </div>
          </fieldset>
          <DayField name="day" label={say('web:reply.day')} hint={say('web:reply.dayHint')} view={view} />
        </>
      ) : null}
      <Words name="text" label={say('web:reply.text', { who })} rows={6} view={view} />
      <FileField name="file" view={view} say={say} />
      {view.isLead ? (
        <div class="pair-fields">
          <Line name="contact" label={say('web:reply.contactName')} complete="name" view={view} />
          <Line name="phone" label={say('web:reply.contactPhone')} complete="tel" view={view} />
        </div>
      ) : null}
      <div class="row">
        <Button act="check" label={say('web:reply.check')} primary={!view.may.includes('accept')} />
        <Button act="save" label={say('web:reply.save')} />
      </div>
      <p class="muted">{say('web:reply.checkMore')}</p>
    </section>
  );
};

const Behind = ({
  act,
  view,
  say,
}: Omit<Props, 'site'> & { act: 'inquire' | 'progress' | 'extend' | 'verify' | 'return' }) => {
  const who = view.deputy.name;
  const refused = view.notice?.kind === 'refused' && view.notice.press === act;
  const typed = view.typed[act] !== undefined || (act === 'extend' && view.typed.extendDay !== undefined);
  return (
    <details open={refused || typed}>
      <summary class="btn wide">{say(`web:reply.${act}`)}</summary>
      <div class="behind stack">
        {act === 'extend' || act === 'verify' || act === 'return' ? (
          <p>{say(`web:reply.${act}More`, { office: view.office.name, who })}</p>
        ) : null}
        {act === 'extend' ? <DayField name="extendDay" label={say('web:reply.extendDay')} view={view} /> : null}
        <Words name={act} label={say(`web:reply.${act}Label`, { who })} rows={3} view={view} />
        {act === 'progress' ? (
          <Picker id="newsFile" label={say('web:reply.newsFiles')} accept={view.accept} say={say} />
        ) : null}
        <Button act={act} label={say(`web:reply.${act}Send`, { who })} />
      </div>
    </details>
  );
};

const Button = ({ act, label, primary = false }: { act: ReplyPress; label: string; primary?: boolean }) => (
  <button type="submit" class={primary ? 'btn primary' : 'btn'} name="act" value={act}>
    {label}
  </button>
);

interface FieldProps {
  readonly name: ReplyField;
  readonly label: string;
  readonly view: ReplyView;
}

const Words = ({ name, label, rows, view }: FieldProps & { rows: number }) => (
  <div class="named">
    <label for={`reply-${name}`}>{label}</label>
    <textarea class="field" id={`reply-${name}`} name={name} rows={rows} maxlength={8000}>
      {view.typed[name]}
    </textarea>
  </div>
);

const Line = ({ name, label, complete, view }: FieldProps & { complete: string }) => (
  <div class="named">
    <label for={`reply-${name}`}>{label}</label>
    <input
      class="field"
      id={`reply-${name}`}
      name={name}
      type={name === 'phone' ? 'tel' : 'text'}
      autocomplete={complete}
      maxlength={100}
      value={view.typed[name]}
    />
  </div>
);

const DayField = ({ name, label, hint, view }: FieldProps & { hint?: string }) => {
  const typed = view.typed[name];
  // A date field would drop what was written in words.
  const asWords = typed !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(typed);
  return (
    <div class="named">
      <label for={`reply-${name}`}>{label}</label>
      {hint ? (
        <p class="muted" id={`reply-${name}-hint`}>
          {hint}
        </p>
      ) : null}
      <input
        class="field short"
        id={`reply-${name}`}
        name={name}
        type={asWords ? 'text' : 'date'}
        min={view.firstDay}
        max={view.lastDay}
        value={typed}
        aria-describedby={hint ? `reply-${name}-hint` : undefined}
      />
    </div>
  );
};

/** What was chosen before stays with the draft; a tick takes it off. */
const FileField = ({ name, view, say }: { name: string; view: ReplyView; say: Shown['say'] }) => (
  <div class="stack">
    {view.draftFiles.length > 0 ? (
      <fieldset>
        <legend>{say('web:reply.filesKept')}</legend>
        {view.draftFiles.map((file) => (
          <p class="row">
            <a class="link" href={file.url}>
              <Icon name={file.kind === 'photo' ? 'photo' : 'file'} />
              {file.name ?? say(`web:file.${file.kind}`)}
            </a>
            <label class="link">
              <input type="checkbox" name="drop" value={file.id} /> {say('web:reply.fileDrop')}
            </label>
          </p>
        ))}
      </fieldset>
    ) : null}
    <Picker
      id={name}
      label={say('web:reply.files', { most: mostFiles, mb: largestMb })}
      accept={view.accept}
      say={say}
    />
  </div>
);

const Picker = ({ id, label, accept, say }: { id: string; label: string; accept: string; say: Shown['say'] }) => (
  <div class="named">
    <label for={`reply-${id}`}>{label}</label>
    <input class="file" id={`reply-${id}`} type="file" name={id} multiple accept={accept} {...sizeLimit(say)} />
  </div>
);

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
