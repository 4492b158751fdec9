/** When there is nothing to show: what happened, that nothing was lost, and a way on. */

import type { TroubleView } from '../view-types.ts';
import { LookUp } from './home.tsx';
import { Layout, Phone, type Shown, Title } from './layout.tsx';

/** The status each kind is sent with. */
export const troubleStatus = {
  code: 404,
  gone: 410,
  'not-found': 404,
  busy: 429,
  unclear: 400,
  foreign: 403,
  large: 413,
  error: 500,
} as const;

export const TroublePage = ({ view, site, say }: Shown & { view: TroubleView }) => (
  <Layout site={site} say={say} title={say('web:title', { page: say(`web:trouble.${view.kind}.title`) })} hidden>
    <main id="main" class="page one stack">
      <h1>
        <Title text={say(`web:trouble.${view.kind}.title`)} />
      </h1>
      <p class="measure">{say(`web:trouble.${view.kind}.what`)}</p>
      {view.kind === 'code' ? <LookUp site={site} say={say} typed={view.typed} wrong /> : null}
      <p class="row">
        {view.kind === 'busy' || view.kind === 'error' ? (
          <a class="btn primary" href={site.path}>
            {say('web:trouble.again')}
          </a>
        ) : null}
        {view.kind === 'gone' ? (
          <a class="btn primary" href="/chat">
            {say('web:home.write')}
          </a>
        ) : null}
        <a class={view.kind === 'not-found' ? 'btn primary' : 'btn'} href="/">
          {say('web:trouble.home')}
        </a>
      </p>
      {site.office.phone ? (
        <p class="muted">
          {say('web:trouble.call', { office: site.office.name })} <Phone number={site.office.phone} />
          {say('web:lookup.stop')}
        </p>
      ) : null}
    </main>
  </Layout>
);
