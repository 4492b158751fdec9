/** The reply page of a route: what is asked, by when, and everything an organ may do, on one page without an account. */

import { type ReplyField, type ReplyView, type RouteWord, replyFields } from '../reply-types.ts';
import { Clock } from './clock.tsx';
import { dayWords, machine, momentWords } from './dates.ts';
import { Files } from './files.tsx';
import { Icon } from './icons.tsx';
import { Layout, Phone, type Shown, Title } from './layout.tsx';
import { LateForm, ReplyForms } from './reply-forms.tsx';

type Props = Shown & { readonly view: ReplyView };
type Worded = Pick<Props, 'view' | 'say'>;

export const ReplyPage = ({ view, site, say }: Props) => (
  <ReplyLayout view={view} site={site} say={say}>
    {view.isCancelled ? (
      <>
        <h1>
          <Title
            text={say(view.may.includes('late') ? 'web:reply.cancelled' : 'web:reply.cancelledOver', {
              route: view.name,
            })}
          />
        </h1>
        <NoticeLine view={view} say={say} />
        <LateForm view={view} site={site} say={say} />
      </>
    ) : (
      <Open view={view} site={site} say={say} />
    )}
  </ReplyLayout>
);

export const ReplyLayout = ({ view, site, say, children }: Props & { children?: unknown }) => (
  <Layout site={site} say={say} title={say('web:title', { page: say('web:reply.title', { route: view.name }) })} hidden>
    <main id="main" class="page one stack">
      {children as never}
    </main>
  </Layout>
);

const Open = ({ view, site, say }: Props) => (
  <>
    <div>
      <p class="muted">
        {say(view.isLead ? 'web:reply.sub' : 'web:reply.subCo', {
          route: view.name,
          day: dayWords(say, site, view.offeredOn),
        })}
      </p>
      <h1>
        <Title
          text={
            view.isLead
              ? say('web:reply.heading', { who: view.deputy.name, organ: view.organ.name })
              : say('web:reply.headingCo', { lead: view.lead.name, organ: view.organ.name })
          }
        />
      </h1>
      <WhoAsks view={view} say={say} />
    </div>
    <NoticeLine view={view} say={say} />
    <NowCard view={view} site={site} say={say} />
    <Matter view={view} site={site} say={say} />
    <Citizen view={view} say={say} />
    <ReplyForms view={view} site={site} say={say} />
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
    <p>
      <a class="btn" href={`${site.path}/slip`}>
        <Icon name="file" />
        {say('web:reply.slip')}
      </a>
    </p>
  </>
);

const WhoAsks = ({ view, say }: Worded) => (
  <>
    <p>{say('web:reply.from', { who: view.deputy.name, district: view.district, office: view.office.name })}</p>
    {view.office.phone ? (
      <p class="muted">
        {say('web:reply.checkAt')} <Phone number={view.office.phone} />
      </p>
    ) : null}
  </>
);

const NowCard = ({ view, site, say }: Props) => {
  const clock = view.clocks[0];
  const late = clock?.late ?? 0;
  const due = clock ? dayWords(say, site, clock.due) : '';
  return (
    <section class={late > 0 ? 'card now-card late' : 'card now-card'}>
      <p class="row">
        <span class="state now">
          <Icon name={view.isOffered ? 'wait' : 'now'} />
          {capital(say(view.isOffered ? 'terms:routeState.offered' : 'terms:routeState.accepted'))}
        </span>
        {late > 0 ? (
          <span class="state late">
            <Icon name="late" />
            {say(`web:clock.late.${clock?.unit ?? 'days'}`, { count: late })}
          </span>
        ) : null}
      </p>
      <h2>
        <Title text={headline({ view, site, say }, due)} />
      </h2>
      {clock?.kind === 'accept' ? (
        <p>{say(`web:reply.within.${view.replyWithin.unit}`, { count: view.replyWithin.count })}</p>
      ) : null}
      {view.isLead && view.round > 1 ? <p>{say('web:reply.again', { who: view.deputy.name })}</p> : null}
      {view.extensionAsked ? (
        <p>
          {say('web:reply.extensionAsked', {
            day: dayWords(say, site, view.extensionAsked),
            office: view.office.name,
          })}
        </p>
      ) : null}
    </section>
  );
};

function headline({ view, say }: Props, due: string): string {
  const words = { due, lead: view.lead.name };
  const kind = view.clocks[0]?.kind;
  if (kind === 'co-opinion') return say('web:reply.by.co-opinion', words);
  if (!view.isLead) return say(view.isOffered ? 'web:reply.by.leadFirst' : 'web:reply.by.coDone', words);
  if (kind === 'accept') return say('web:reply.by.accept', words);
  return kind === 'reply' ? say('web:reply.by.reply', words) : say('web:reply.by.none');
}

/** What is to be done, in the deputy's words; whoever wrote it to the deputy is not named. */
const Matter = ({ view, site, say }: Props) => (
  <section class="card stack">
    <h2>{say('web:reply.matter')}</h2>
    <p class="said">{view.brief}</p>
    <Files files={view.files} say={say} />
    {view.coHandlers.length > 0 ? (
      <p class="muted">
        {say('web:reply.organs', {
          lead: view.lead.name,
          others: view.coHandlers.map(({ name }) => name).join(say('web:layout.list')),
        })}
      </p>
    ) : null}
    <p class="muted">{say('web:reply.privacy')}</p>
    {view.words.length > 0 ? (
      <>
        <h3>{say('web:reply.words')}</h3>
        <ol class="tl">
          {view.words.toReversed().map((word, at) => (
            <li class={at === 0 ? 'now' : undefined}>
              <Word word={word} view={view} site={site} say={say} />
            </li>
          ))}
        </ol>
      </>
    ) : null}
  </section>
);

const Word = ({ word, view, site, say }: Props & { word: RouteWord }) => (
  <>
    <span>
      <b>{word.by.name}</b> {say(`web:reply.word.${word.event}`, { who: view.deputy.name })}
    </span>
    <time datetime={machine(word.at)}>{momentWords(say, site, word.at)}</time>
    {word.text ? (
      <p class="words">
        {say('web:quote.open')}
        {word.text}
        {say('web:quote.close')}
      </p>
    ) : null}
    <Files files={word.files} say={say} />
  </>
);

const Citizen = ({ view, say }: Worded) => {
  if (!view.isLead || view.contactAsked === null) return null;
  if (!view.citizen)
    return (
      <section class="card">
        <p>{say(view.contactAsked === 'no' ? 'web:reply.contact.no' : 'web:reply.contact.asked')}</p>
      </section>
    );
  const { name, phone } = view.citizen;
  return (
    <section class="card">
      <h2>{say('web:reply.contact.yes')}</h2>
      <p>
        {name} {phone ? <Phone number={phone} /> : say('web:reply.contact.noPhone', { office: view.office.name })}
      </p>
      <p class="muted">{say('web:reply.contact.only')}</p>
    </section>
  );
};

export const NoticeLine = ({ view, say }: Worded) => {
  const { notice } = view;
  if (!notice) return null;
  if (notice.kind === 'done')
    return (
      <p class="card notice" role="status" tabindex={-1} data-focus>
        <span class="state ok">
          <Icon name="ok" />
          {say(`web:reply.done.${notice.press}`, {
            who: view.deputy.name,
            lead: view.lead.name,
            office: view.office.name,
          })}
        </span>
      </p>
    );
  return (
    <div class="card notice refused" role="alert" tabindex={-1} data-focus>
      <p>
        <span class="state late">
          <Icon name="late" />
          {say('web:act.refused')}
        </span>
      </p>
      <p>{notice.kind === 'refused' ? notice.text : say('web:reply.overtaken')}</p>
      {notice.kind === 'overtaken' && notice.theirs ? (
        <>
          <h3>{say('web:reply.theirs')}</h3>
          <p class="words">{notice.theirs}</p>
        </>
      ) : null}
      {notice.kind === 'refused' ? <Kept view={view} say={say} /> : null}
    </div>
  );
};

/** Where the field is still there the words stand in it; else here, to be taken along. */
const Kept = ({ view, say }: Worded) => {
  const answers = view.may.some((act) => act === 'reply' || act === 'co-opinion' || act === 'late');
  const lost = replyFields.flatMap((name) => {
    const stands = view.may.some((act) => act === name || (act === 'extend' && name === 'extendDay'));
    return stands || name === 'class' || (answers && ofAnswer.includes(name)) ? [] : (view.typed[name] ?? []);
  });
  if (Object.keys(view.typed).length === 0) return null;
  return lost.length === 0 ? <p>{say('web:act.kept')}</p> : <p class="words">{lost.join('\n')}</p>;
};

const ofAnswer: readonly ReplyField[] = ['text', 'day', 'contact', 'phone'];

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
