/** The demonstration: three phones, one clock. A newcomer understands it in three minutes. */

import type { Say } from '../../text/say.ts';
import type { DemoStep, DemoView, PhoneView, SiteView } from '../view-types.ts';
import { chatIcons, NoScript } from './chat.tsx';
import { chatData } from './chat-words.ts';
import { plainDay, shortDay } from './dates.ts';
import { Icon, IconTemplates } from './icons.tsx';
import { Brand, Controls, Layout, type Shown, Title } from './layout.tsx';

const steps = ['submit', 'acknowledge', 'feedback', 'close'] as const;
const stepWords = [
  'by',
  'atLatest',
  'late',
  'again',
  'asked',
  'leaving',
  'unreached',
  'withdrawn',
  'merged',
  'diverted',
] as const;
const tries = ['first', 'second', 'third'] as const;

export const DemoPage = ({ view, site, say }: Shown & { view: DemoView }) => (
  <Layout
    site={site}
    say={say}
    title={say('web:title', { page: say('web:demo.title') })}
    frame="bare"
    scripts={['demo.js']}
  >
    <header class="top demo-top">
      <Brand say={say} named />
      <h1>
        <Title text={say('web:demo.heading')} />
      </h1>
      <p class="muted tag">{say('web:demo.sub')}</p>
      <Controls site={site} say={say} />
    </header>
    <main
      id="main"
      class="demo"
      data-demo
      data-demo-words={demoWords(say)}
      data-state={JSON.stringify(view.state)}
      {...chatData(site, say, view.maxBytes)}
    >
      <ClockBar view={view} site={site} say={say} />
      <noscript>
        <NoScript site={site} say={say} />
      </noscript>
      <nav class="tabs" aria-label={say('web:demo.tabs')}>
        {view.phones.map((phone, at) => (
          <button type="button" data-tab={phone.role} aria-pressed={at === 0 ? 'true' : 'false'}>
            <span>{say(`web:demo.role.${phone.role}`)}</span>
            <span class="fresh" data-fresh></span>
          </button>
        ))}
      </nav>
      <div class="phones">
        {view.phones.map((phone, at) => (
          <PhoneFrame phone={phone} shown={at === 0} state={view.state} say={say} />
        ))}
      </div>
      <MoreTurns say={say} />
    </main>
    <IconTemplates names={chatIcons} />
  </Layout>
);

/** Its buttons wait for the script: without it there is nothing to see move. */
const ClockBar = ({ view, site, say }: Shown & { view: DemoView }) => (
  <div class="clockbar">
    <div class="date" aria-live="polite">
      <b data-date>{dateOf(site, say, view)}</b>
      <span class="muted" data-subject>
        {view.state.opinion
          ? say('web:demo.subject', { number: view.state.opinion.number, title: view.state.opinion.title })
          : say('web:demo.begin')}
      </span>
    </div>
    <ol class="steps" aria-label={say('web:demo.steps')}>
      {steps.map((id) => {
        const step = view.state.opinion?.steps.find((one) => one.id === id) ?? {
          id,
          state: id === 'submit' ? ('now' as const) : ('todo' as const),
        };
        return (
          <li data-step={id} class={stepClass(step)} aria-current={step.state === 'now' ? 'step' : undefined}>
            <b>{say(`web:demo.step.${id}`)}</b>
            <span>{stepText(site, say, step)}</span>
          </li>
        );
      })}
    </ol>
    <form method="post" action="/demo/forward" data-forward>
      <button type="submit" class="btn primary" name="days" value="3" disabled>
        <Icon name="forward" />
        {say('web:demo.threeDays')}
      </button>
    </form>
    <p class="muted" role="status" data-turning></p>
  </div>
);

const MoreTurns = ({ say }: { say: Say }) => (
  <div class="demo-foot">
    <form class="row" method="post" action="/demo/forward" data-forward>
      <button type="submit" class="btn" name="days" value="1" disabled>
        {say('web:demo.oneDay')}
      </button>
      <button type="submit" class="btn" name="hours" value="4" disabled>
        {say('web:demo.fourHours')}
      </button>
    </form>
    <form method="post" action="/demo/reset" data-reset>
      <button type="submit" class="btn quiet" disabled>
        <Icon name="again" />
        {say('web:demo.reset')}
      </button>
    </form>
    <p class="muted">
      {say('web:demo.invented')}{' '}
      <a class="link" href="/">
        {say('web:demo.home')}
      </a>
    </p>
  </div>
);

const PhoneFrame = ({
  phone,
  shown,
  state,
  say,
}: {
  phone: PhoneView;
  shown: boolean;
  state: DemoView['state'];
  say: Say;
}) => (
  <section
    class={shown ? 'phone shown' : 'phone'}
    data-phone={phone.role}
    data-token={phone.token}
    data-placeholder={say(`web:demo.placeholder.${phone.role}`)}
    aria-label={say(`web:demo.phone.${phone.role}`)}
  >
    <header>
      <span class="sign" aria-hidden="true">
        {phone.sign ?? [...phone.name][0]}
      </span>
      <div>
        <h2>{say(`web:demo.role.${phone.role}`)}</h2>
        <p class="muted">
          {phone.name}
          {phone.sub ? `${say('web:layout.comma')}${phone.sub}` : ''}
        </p>
      </div>
    </header>
    {phone.role === 'office' ? <Clocks state={state} say={say} /> : null}
    <div
      class="conversation"
      data-tries={JSON.stringify(tries.map((one) => say(`web:demo.try.${phone.role}.${one}`)))}
    ></div>
  </section>
);

/** Who owes whom by when; the organ's desk is a page, for nobody here holds its phone. */
const Clocks = ({ state, say }: { state: DemoView['state']; say: Say }) => {
  const clocks = state.opinion?.clocks ?? [];
  const reply = state.opinion?.reply ?? null;
  return (
    <div class="phone-clocks" data-clocks hidden={clocks.length === 0 && reply === null}>
      {clocks.map(({ between, what, why, late }) => (
        <details>
          <summary class={late ? 'late' : undefined}>
            <span class="muted">{between}</span>
            <b>{what}</b>
          </summary>
          <p class="muted">{why}</p>
        </details>
      ))}
      {reply ? (
        <a class="link" href={reply.url} target="_blank" rel="noopener">
          {say('web:demo.reply', { organ: reply.organ })}
        </a>
      ) : null}
    </div>
  );
};

const dateOf = (site: SiteView, say: Say, view: DemoView): string =>
  say('web:chat.day', plainDay(site, view.state.date));

/** Late is told by its word, and seen by its colour. */
const stepClass = ({ state, word }: DemoStep): string => (word === 'late' ? `${state} late` : state);

/** Under a step: the day it was done, by when it is owed, or what it waits for. */
function stepText(site: SiteView, say: Say, { id, day, word }: DemoStep): string {
  const shown = day ? shortDay(site, day) : '';
  if (word) return say(`web:demo.word.${word}`, { day: shown });
  return shown || say(`web:demo.hint.${id}`);
}

function demoWords(say: Say): string {
  return JSON.stringify({
    subject: say('web:demo.subject', { number: '{number}', title: '{title}' }),
    begin: say('web:demo.begin'),
    word: Object.fromEntries(stepWords.map((word) => [word, say(`web:demo.word.${word}`, { day: '{day}' })])),
    hint: Object.fromEntries(steps.map((id) => [id, say(`web:demo.hint.${id}`)])),
    turning: say('web:demo.turning'),
    resetting: say('web:demo.resetting'),
    resetFailed: say('web:demo.resetFailed'),
    failed: say('web:demo.failed'),
    tries: say('web:demo.tries'),
    fresh: say('web:demo.fresh', { n: '{n}' }),
    reply: say('web:demo.reply', { organ: '{organ}' }),
  });
}
