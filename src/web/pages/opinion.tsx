/** One opinion by its query code: what is now, the feedback, the promises, what one may do, what happened. */

import type { FeedbackClass } from '../../domain/opinion.ts';
import type { FeedbackView, OpinionView } from '../view-types.ts';
import { Acts, ClarifyForm, Rated, RateForms, ReadForm } from './acts.tsx';
import { Clock } from './clock.tsx';
import { dayWords, momentWords } from './dates.ts';
import { Files } from './files.tsx';
import { Icon, type IconName, Stamp } from './icons.tsx';
import { Layout, Phone, type Shown, Title } from './layout.tsx';
import { nowOf, ownClock, stateWord, type Tone } from './now.ts';
import { Timeline } from './timeline.tsx';

type Props = Shown & { readonly view: OpinionView };

export const OpinionPage = ({ view, site, say }: Props) => (
  <Layout
    site={site}
    say={say}
    title={say('web:opinion.title', { number: view.number, brand: say('web:layout.brand') })}
    hidden
  >
    <main id="main" class="page one stack">
      <NoticeLine view={view} say={say} />
      <div class="title-row">
        <div>
          <p class="muted">
            {say('web:opinion.number', { number: view.number })} ·{' '}
            {say('web:opinion.submitted', { day: dayWords(say, site, view.submittedOn) })}
          </p>
          <h1>
            <Title text={view.title} />
          </h1>
        </div>
        {view.state === 'closed' ? <Stamp word={stateWord('closed', say)} /> : null}
      </div>
      <NowCard view={view} site={site} say={say} />
      {view.may.includes('clarify') ? <ClarifyForm view={view} site={site} say={say} /> : null}
      {view.feedback && !view.feedback.read && view.may.includes('read') ? (
        <ReadForm view={view} site={site} say={say} />
      ) : null}
      {view.feedback?.read ? <Feedback feedback={view.feedback} view={view} site={site} say={say} /> : null}
      {view.clocks.length > 0 ? (
        <section>
          <h2 class="vh">{say('web:clock.heading')}</h2>
          <div class="clocks">
            {view.clocks.map((clock) => (
              <Clock clock={clock} site={site} say={say} />
            ))}
          </div>
        </section>
      ) : null}
      <Acts view={view} site={site} say={say} />
      <Timeline entries={view.timeline} site={site} say={say} />
      <section class="card code-card">
        <div>
          <h2 class="label">{say('web:opinion.code')}</h2>
          <p class="code big-line">{view.code}</p>
          <p class="muted">{say('web:opinion.codeMore')}</p>
        </div>
        <button class="btn" type="button" data-copy={view.code} data-copied={say('web:copied')} hidden>
          <Icon name="copy" />
          <span>{say('web:opinion.copy')}</span>
        </button>
      </section>
    </main>
  </Layout>
);

const NoticeLine = ({ view, say }: Pick<Props, 'view' | 'say'>) => {
  if (!view.notice) return null;
  if (view.notice.kind === 'done') {
    return (
      <p class="card notice" role="status" tabindex={-1} data-focus>
        <span class="state ok">
          <Icon name="ok" />
          {say(`web:act.done.${view.notice.act}`)}
        </span>
      </p>
    );
  }
  return (
    <div class="card notice refused" role="alert" tabindex={-1} data-focus>
      <p>
        <span class="state late">
          <Icon name="late" />
          {say('web:act.refused')}
        </span>
      </p>
      <p>{view.notice.text}</p>
      {view.notice.typed ? (
        <Kept typed={view.notice.typed} below={view.may.includes(view.notice.act)} say={say} />
      ) : null}
    </div>
  );
};

/** Where the form is still there the words stand in it; else here, to be taken along. */
const Kept = ({ typed, below, say }: { typed: string; below: boolean } & Pick<Props, 'say'>) =>
  below ? <p>{say('web:act.kept')}</p> : <p class="words">{typed}</p>;

const NowCard = ({ view, site, say }: Props) => {
  const now = nowOf(view, site, say);
  const late = ownClock(view)?.late ?? 0;
  const unread = view.feedback?.read === false;
  return (
    <section class={late > 0 && !unread ? 'card now-card late' : 'card now-card'}>
      <p class="row">
        <span class={`state ${now.tone}`}>
          <Icon name={now.sign} />
          {now.word}
        </span>
        {late > 0 && !unread ? (
          <span class="state late">
            <Icon name="late" />
            {say(`web:clock.late.${ownClock(view)?.unit ?? 'days'}`, { count: late })}
          </span>
        ) : null}
      </p>
      <h2>
        <Title text={now.headline} />
      </h2>
      {view.state === 'clarifying' && view.question && !unread ? (
        <p class="asked">
          <b>{view.question.by.name}</b>
          {say('web:now.asks')}
          <br />
          {say('web:quote.open')}
          {view.question.text}
          {say('web:quote.close')}
        </p>
      ) : null}
      {now.more ? <p>{now.more}</p> : null}
    </section>
  );
};

const classLooks: Readonly<Record<FeedbackClass, readonly [IconName, Tone]>> = {
  A: ['ok', 'ok'],
  B: ['due', 'due'],
  C: ['pause', 'wait'],
  D: ['now', 'now'],
};

const Feedback = ({ feedback, view, site, say }: Props & { feedback: Extract<FeedbackView, { read: true }> }) => (
  <section class="card stack" id="feedback">
    <h2>{say('web:feedback.heading')}</h2>
    <div class="who">
      {feedback.by.sign ? (
        <span class="sign" aria-hidden="true">
          {feedback.by.sign}
        </span>
      ) : null}
      <div>
        <b>{feedback.by.name}</b>
        <br />
        <span class="muted">{momentWords(say, site, feedback.at)}</span>
      </div>
    </div>
    {feedback.class ? <ClassLine feedback={feedback} site={site} say={say} /> : null}
    {feedback.text ? (
      <p class="said">
        {say('web:quote.open')}
        {feedback.text}
        {say('web:quote.close')}
      </p>
    ) : null}
    {feedback.reason ? (
      <p>
        <b>{say('web:feedback.reason')}</b>
        {feedback.reason}
      </p>
    ) : null}
    {feedback.door ? (
      <dl class="door">
        <dt>{say('web:feedback.door')}</dt>
        <dd>
          <b>{feedback.door.name}</b>
        </dd>
        <dt>{say('web:feedback.phone')}</dt>
        <dd>
          <Phone number={feedback.door.phone} />
        </dd>
        <dt>{say('web:feedback.address')}</dt>
        <dd>{feedback.door.address}</dd>
        <dt>{say('web:feedback.hours')}</dt>
        <dd>{feedback.door.hours}</dd>
      </dl>
    ) : null}
    <Files files={feedback.files} say={say} />
    {feedback.deliveredAt ? (
      <p class="muted">
        <span class="state told">
          <Icon name="told" />
          {say('web:feedback.delivered', { at: momentWords(say, site, feedback.deliveredAt) })}
        </span>
      </p>
    ) : null}
    {view.rating ? <Rated rating={view.rating} say={say} /> : null}
    <RateForms view={view} site={site} say={say} />
  </section>
);

const ClassLine = ({ feedback, site, say }: Shown & { feedback: Extract<FeedbackView, { read: true }> }) => {
  const kind = feedback.class ?? 'D';
  const [sign, tone] = classLooks[kind];
  const word = say(`terms:class.${kind}`);
  const again =
    feedback.day && (kind === 'B' || kind === 'C')
      ? say(`web:feedback.again.${kind}`, { day: dayWords(say, site, feedback.day) })
      : '';
  return (
    <p>
      <span class={`state ${tone}`}>
        <Icon name={sign} />
        {word.charAt(0).toUpperCase() + word.slice(1)}
      </span>{' '}
      {again}
    </p>
  );
};
