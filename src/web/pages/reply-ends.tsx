/** Where a reply page begins and ends: the number and code from paper, the thanks, and the door that does not open. */

import { replyFields, type Typed } from '../reply-types.ts';
import { Icon } from './icons.tsx';
import { Layout, Phone, type Shown, Title } from './layout.tsx';

export type CodeTrouble = { readonly kind: 'wrong' } | { readonly kind: 'busy'; readonly minutes: number };

/** `number`: what was typed, to be looked at once more; the code is typed anew. */
export const CodePage = ({
  trouble,
  number,
  site,
  say,
}: Shown & { trouble: CodeTrouble | null; number: string | null }) => (
  <Layout site={site} say={say} title={say('web:title', { page: say('web:reply.code.title') })} hidden>
    <main id="main" class="page one stack">
      <h1>{say('web:reply.code.title')}</h1>
      <p>{say('web:reply.code.hint')}</p>
      {trouble ? (
        <p class="card notice refused" role="alert" tabindex={-1} data-focus>
          <span class="state late">
            <Icon name="late" />
            {trouble.kind === 'wrong'
              ? say('web:reply.code.wrong')
              : say('web:reply.code.busy', { count: trouble.minutes })}
          </span>
        </p>
      ) : null}
      <form class="stack lookup" method="post" action="/r">
        <div class="named">
          <label for="route-number">{say('web:reply.code.number')}</label>
          <input
            class="field code"
            id="route-number"
            name="number"
            placeholder={say('web:reply.code.numberLike')}
            value={number ?? undefined}
            autocomplete="off"
            maxlength={40}
          />
        </div>
        <div class="named">
          <label for="route-code">{say('web:reply.code.code')}</label>
          <input
            class="field code"
            id="route-code"
            name="code"
            inputmode="numeric"
            placeholder={say('web:reply.code.codeLike')}
            autocomplete="off"
            maxlength={40}
          />
        </div>
        <button type="submit" class="btn primary">
          {say('web:reply.code.go')}
        </button>
      </form>
      <Call site={site} say={say} />
    </main>
  </Layout>
);

/** The same for what has ended and for what never was. Whatever was typed is given back. */
export const EndedPage = ({ text, typed, site, say }: Shown & { text?: string | undefined; typed?: Typed }) => {
  const words = replyFields.flatMap((name) => (name === 'class' ? [] : (typed?.[name] ?? [])));
  return (
    <Layout site={site} say={say} title={say('web:title', { page: say('web:reply.ended.title') })} hidden>
      <main id="main" class="page one stack">
        <h1>
          <Title text={say('web:reply.ended.title')} />
        </h1>
        <p class="measure">{text ?? say('web:reply.ended.what')}</p>
        {words.length > 0 ? (
          <section class="card">
            <h2 class="label">{say('web:reply.ended.kept')}</h2>
            <p class="words">{words.join('\n')}</p>
          </section>
        ) : null}
        <Call site={site} say={say} />
      </main>
    </Layout>
  );
};

export const thanked = ['reply', 'return', 'co-opinion'] as const;

export const ThanksPage = ({ act, route, site, say }: Shown & { act: (typeof thanked)[number]; route: string }) => (
  <Layout site={site} say={say} title={say('web:title', { page: say(`web:reply.thanks.${act}`) })} hidden>
    <main id="main" class="page one stack">
      <h1>
        <Title text={say(`web:reply.thanks.${act}`)} />
      </h1>
      <p class="measure">{say('web:reply.thanks.what', { route })}</p>
      <Call site={site} say={say} />
    </main>
  </Layout>
);

const Call = ({ site, say }: Shown) =>
  site.office.phone ? (
    <p class="muted">
      {say('web:trouble.call', { office: site.office.name })} <Phone number={site.office.phone} />
      {say('web:lookup.stop')}
    </p>
  ) : null;
