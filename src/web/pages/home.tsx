/** The front page: one sentence, one button, one exchange as it should be, and the way back to an opinion. */

import type { HomeView } from '../view-types.ts';
import { Icon } from './icons.tsx';
import { Layout, Phone, type Shown, Title } from './layout.tsx';

export const HomePage = ({ view, site, say }: Shown & { view: HomeView }) => (
  <Layout site={site} say={say} title={say('web:home.title')}>
    <main id="main">
      <div class="page hero">
        <div class="stack">
          <h1>
            <Title text={say('web:home.heading')} />
          </h1>
          <p class="measure">{say('web:home.how')}</p>
          <p class="row">
            <a class="btn primary large" href="/chat">
              {say('web:home.write')}
            </a>
            {view.demo ? (
              <a class="btn large" href="/demo">
                {say('web:home.demo')}
              </a>
            ) : null}
          </p>
          <p class="muted">
            {say('web:home.easy')}
            {site.office.phone ? (
              <>
                <br />
                {say('web:home.offline')} <Phone number={site.office.phone} />
                {say('web:home.offlineMore')}
              </>
            ) : null}
          </p>
        </div>
        <figure class="pair">
          <figcaption class="muted">{say('web:home.example')}</figcaption>
          <div class="b me">{say('web:home.exampleSaid')}</div>
          <div class="sent">{say('web:home.exampleWhen')}</div>
          <div class="b">
            {say('web:home.exampleWho')}
            <b>{say('web:home.exampleAnswer')}</b>
          </div>
          <div class="sent ok answer">
            <Icon name="told" />
            {say('web:home.exampleTold')}
          </div>
        </figure>
      </div>
      <div class="page after">
        <LookUp site={site} say={say} />
      </div>
    </main>
  </Layout>
);

/** Look up by code. A plain GET form: `/o?code=` leads on to `/o/CODE`. */
export const LookUp = ({
  site,
  say,
  typed,
  wrong = false,
}: Shown & { typed?: string | undefined; wrong?: boolean }) => (
  <form class="stack lookup" action="/o" method="get">
    <h2>
      <label for="code">{say('web:lookup.heading')}</label>
    </h2>
    <p id="code-hint" class="muted">
      {say('web:lookup.hint')}
    </p>
    <div class="ask">
      <input
        class="field code"
        id="code"
        name="code"
        required
        maxlength={60}
        value={typed}
        aria-describedby="code-hint"
        aria-invalid={wrong ? 'true' : undefined}
        placeholder={say('web:lookup.placeholder')}
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
      />
      <button type="submit" class={wrong ? 'btn primary' : 'btn'}>
        {say('web:lookup.go')}
      </button>
    </div>
    <details>
      <summary class="text">{say('web:lookup.lost')}</summary>
      <p>
        {say('web:lookup.lostHow')}
        {site.office.phone ? (
          <>
            {' '}
            {say('web:lookup.lostCall')} <Phone number={site.office.phone} />
            {say('web:lookup.stop')}
          </>
        ) : null}
      </p>
    </details>
  </form>
);
