/** The shell of every page: language, size of type, who runs this, and the word 演示 where it is one. */

import type { Child } from 'hono/jsx';
import type { Say } from '../../text/say.ts';
import type { SiteView } from '../view-types.ts';
import { Mark } from './icons.tsx';

export interface Shown {
  readonly site: SiteView;
  readonly say: Say;
}

interface LayoutProps extends Shown {
  readonly title: string;
  /** `page`: header and footer around. `bare`: the page brings its own (chat, demonstration). */
  readonly frame?: 'page' | 'bare';
  readonly scripts?: readonly string[];
  /** A page with a query code in its address is nobody's search result. */
  readonly hidden?: boolean;
  readonly children?: Child;
}

export function Layout({ site, say, title, frame = 'page', scripts = [], hidden = false, children }: LayoutProps) {
  return (
    <html lang={site.language} class={site.big ? 'big' : undefined}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content" />
        <meta name="referrer" content="no-referrer" />
        {hidden ? <meta name="robots" content="noindex" /> : null}
        <title>{title}</title>
        <link rel="icon" href="/static/mark.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/static/huying.css" />
        {['page.js', ...scripts].map((script) => (
          <script type="module" src={`/static/${script}`}></script>
        ))}
      </head>
      <body>
        <a class="skip" href="#main">
          {say('web:layout.skip')}
        </a>
        {site.demo ? (
          <p class="demo-strip">
            <b>{say('web:layout.demo')}</b> {say('web:layout.demoMore')}
          </p>
        ) : null}
        {frame === 'bare' ? (
          children
        ) : (
          <>
            <header class="top">
              <Brand say={say} named />
              <Controls site={site} say={say} />
            </header>
            {children}
            <Foot site={site} say={say} />
          </>
        )}
      </body>
    </html>
  );
}

/** The whole document as the server sends it. */
export const documentOf = (page: unknown): string => `<!doctype html>\n${String(page)}`;

export const Brand = ({ say, named = false }: { say: Say; named?: boolean }) => (
  <a class="brand" href="/" aria-label={named ? undefined : say('web:layout.home')}>
    <Mark />
    {named ? <span>{say('web:layout.brand')}</span> : null}
  </a>
);

/** Other languages and A+: links that work without a script; page.js presses A+ in place. */
export const Controls = ({ site, say, brief = false }: Shown & { brief?: boolean }) => (
  <nav class="controls" aria-label={say('web:layout.controls')}>
    {site.languages
      .filter((language) => language !== site.language)
      .map((language) => (
        <a
          class="link"
          href={linkTo(site, { lang: language })}
          lang={language}
          hreflang={language}
          aria-label={brief ? say(`web:language.${language}`) : undefined}
        >
          {say(brief ? `web:languageBrief.${language}` : `web:language.${language}`)}
        </a>
      ))}
    <a
      class="tool"
      data-big={say('web:layout.bigger')}
      href={linkTo(site, { big: site.big ? '0' : '1' })}
      title={say(site.big ? 'web:layout.smaller' : 'web:layout.bigger')}
    >
      <span aria-hidden="true">A+</span>
      <span class="vh">{say(site.big ? 'web:layout.smaller' : 'web:layout.bigger')}</span>
    </a>
  </nav>
);

const Foot = ({ site, say }: Shown) => (
  <footer class="foot">
    <p>
      {say('web:layout.runBy', { office: site.office.name })}
      {site.office.phone ? (
        <>
          {' · '}
          {say('web:layout.check')} <Phone number={site.office.phone} />
          {site.office.hours ? say('web:layout.hours', { hours: site.office.hours }) : null}
        </>
      ) : null}
    </p>
    {site.official ? null : <p>{say('web:layout.civic')}</p>}
    <p>
      {say('web:layout.free')}
      {site.emergency.length > 0
        ? say('web:layout.emergency', { numbers: site.emergency.join(say('web:layout.list')) })
        : null}
    </p>
  </footer>
);

/** A number that rings when pressed and does not break in the line. */
export const Phone = ({ number }: { number: string }) => (
  <a class={number.length > 20 ? undefined : 'nb'} href={`tel:${number.replace(/[^+\d]/g, '')}`}>
    {number}
  </a>
);

/** A title breaks after its comma, not inside a word. */
export const Title = ({ text }: { text: string }) => (
  <>
    {text.split(/(?<=[，；：！？])/u).map((phrase) => (
      <span class="ph">{phrase}</span>
    ))}
  </>
);

/** This page's own address with what its links keep. */
export function linkTo(site: Pick<SiteView, 'path' | 'keep'>, wish: Readonly<Record<string, string>>): string {
  return `${site.path}?${new URLSearchParams({ ...site.keep, ...wish })}`;
}
