/** The web chat: one column, the whole screen on a phone. The conversation itself is static/conversation.js. */

import type { ChatView } from '../view-types.ts';
import { chatData } from './chat-words.ts';
import { machine } from './dates.ts';
import { IconTemplates } from './icons.tsx';
import { Brand, Controls, Layout, Phone, type Shown } from './layout.tsx';

export const chatIcons = ['ok', 'copy', 'photo', 'voice', 'play', 'pauseVoice', 'close', 'file', 'late'] as const;

export const ChatPage = ({ view, site, say }: Shown & { view: ChatView }) => {
  const title = view.title ?? say('web:chat.title');
  return (
    <Layout site={site} say={say} title={say('web:title', { page: title })} frame="bare" scripts={['chat.js']}>
      <div class={view.embed ? 'talk embed' : 'talk'}>
        {view.embed ? (
          <h1 class="vh">{title}</h1>
        ) : (
          <header class="top">
            <Brand say={say} />
            <div class="talk-title">
              <h1>{title}</h1>
              <p class="muted">{site.office.name}</p>
            </div>
            <Controls site={site} say={say} brief />
          </header>
        )}
        <main
          id="main"
          class="conversation"
          data-chat
          data-start={view.start ?? undefined}
          data-now={machine(view.now)}
          {...chatData(site, say, view.maxBytes)}
        >
          <noscript>
            <NoScript site={site} say={say} />
          </noscript>
        </main>
      </div>
      <IconTemplates names={chatIcons} />
    </Layout>
  );
};

/** What to do where scripts are off: the telephone, the front page. */
export const NoScript = ({ site, say }: Shown) => (
  <div class="page stack">
    <p>
      <b>{say('web:chat.noScript')}</b>
    </p>
    {site.office.phone ? (
      <p>
        {say('web:chat.noScriptCall', { office: site.office.name })} <Phone number={site.office.phone} />
        {say('web:lookup.stop')}
      </p>
    ) : null}
    <p>
      <a class="btn" href="/">
        {say('web:chat.noScriptHome')}
      </a>
    </p>
  </div>
);
