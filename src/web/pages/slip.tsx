/** 转办单: the route on A4, for desks without internet; below the cut, the reply on paper. */

import type { SlipView } from '../reply-types.ts';
import { dayWords } from './dates.ts';
import { Mark } from './icons.tsx';
import { Layout, type Shown, Title } from './layout.tsx';
import { Qr } from './qr.tsx';

type Props = Shown & { readonly view: SlipView };

export const SlipPage = ({ view, site, say }: Props) => (
  <Layout site={site} say={say} title={say('web:slip.title', { route: view.name })} frame="bare" hidden>
    <p class="noprint">
      {say('web:slip.print')}{' '}
      <button class="btn" type="button" data-print hidden>
        {say('web:slip.printNow')}
      </button>
    </p>
    <main class="sheet" id="main">
      <p class="sheet-top">
        <span class="brand">
          <Mark />
          {say('web:layout.brand')}
        </span>
        <span>{view.office.name}</span>
      </p>
      <div class="sheet-title">
        <h1>{say('web:slip.name')}</h1>
        <p>{view.name}</p>
      </div>
      <Key view={view} site={site} say={say} />
      <Facts view={view} site={site} say={say} />
      <HowTo view={view} say={say} />
      <div class="cut" />
      <Stub view={view} say={say} />
    </main>
  </Layout>
);

const Key = ({ view, site, say }: Props) => {
  const clock = view.clocks[0];
  return (
    <div class="sheet-key">
      <Qr content={view.link} label={say('web:slip.qr', { route: view.name })} />
      <div>
        <p class="big-line">
          <Title text={headline({ view, site, say })} />
        </p>
        {clock?.kind === 'accept' ? (
          <p>{say(`web:reply.within.${view.replyWithin.unit}`, { count: view.replyWithin.count })}</p>
        ) : null}
        <p class="sheet-codes">
          <span>
            {say('web:slip.open')} <b>{view.address}</b>
          </span>
          <span>
            {say('web:reply.code.number')} <b class="code">{view.name}</b>
          </span>
          <span>
            {say('web:reply.code.code')} <b class="code big-line">{view.code}</b>
          </span>
        </p>
      </div>
    </div>
  );
};

function headline({ view, site, say }: Props): string {
  const clock = view.clocks[0];
  const words = { organ: view.organ.name, lead: view.lead.name, due: clock ? onPaper(say, site, clock.due) : '' };
  if (clock?.kind === 'accept') return say('web:slip.by.accept', words);
  if (clock?.kind === 'reply') return say('web:slip.by.reply', words);
  if (clock?.kind === 'co-opinion') return say('web:slip.by.co-opinion', words);
  if (view.isLead) return view.organ.name;
  return say(view.isOffered ? 'web:slip.by.none' : 'web:reply.by.coDone', words);
}

/** Paper is read in other years, too. */
const onPaper = (say: Shown['say'], site: Shown['site'], day: string) => dayWords(say, { ...site, today: '' }, day);

const Facts = ({ view, site, say }: Props) => {
  const list = (names: readonly { readonly name: string }[]) =>
    names.map(({ name }) => name).join(say('web:layout.list'));
  const { phone, hours } = view.office;
  const rows: readonly (readonly [string, string])[] = [
    [say('web:slip.matter'), view.brief],
    ...view.passedOn.map((text) => [say('web:slip.passedOn'), text] as const),
    ...(view.contents
      ? [[say('web:slip.files'), say('web:slip.filesMore', { contents: view.contents })] as const]
      : []),
    [say('web:slip.from'), say('web:slip.fromWho', { who: view.deputy.name, district: view.district })],
    [say('web:slip.on'), onPaper(say, site, view.offeredOn)],
    [say('web:slip.lead'), view.lead.name],
    ...(view.coHandlers.length > 0 ? [[say('web:slip.others'), list(view.coHandlers)] as const] : []),
    ...(view.clocks[0]
      ? [[say('web:slip.why'), view.clocks[0].why.replaceAll('\n', say('web:slip.join'))] as const]
      : []),
    ...(phone
      ? [
          [
            say('web:slip.check'),
            say('web:slip.checkMore', { office: view.office.name, phone, hours: hours ?? '' }),
          ] as const,
        ]
      : []),
  ];
  return (
    <dl class="sheet-facts">
      {rows.map(([name, text]) => (
        <div>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
};

const HowTo = ({ view, say }: Omit<Props, 'site'>) => (
  <section class="sheet-how">
    <h2>{say('web:slip.how')}</h2>
    <ol>
      <li>{say('web:slip.howOnline')}</li>
      <li>{say('web:slip.howPaper', { office: view.office.name })}</li>
      {view.clocks[0]?.kind === 'accept' ? <li>{say('web:slip.howReturn')}</li> : null}
    </ol>
    <p>{say('web:slip.keep')}</p>
  </section>
);

/** 回执栏. */
const Stub = ({ view, say }: Omit<Props, 'site'>) => (
  <section class="sheet-stub">
    <div class="sheet-title">
      <h2>{say(view.isLead ? 'web:slip.stub' : 'web:slip.stubCo')}</h2>
      <p>{view.name}</p>
    </div>
    {view.isLead ? (
      <ul class="boxes">
        {(['A', 'B', 'C', 'D', 'return'] as const).map((box) => (
          <li>
            <span class="box" aria-hidden="true" /> {say(`web:slip.box.${box}`)}
          </li>
        ))}
      </ul>
    ) : null}
    <p>{say('web:slip.text')}</p>
    <div class="ruled" aria-hidden="true">
      <i />
      <i />
      <i />
      <i />
    </div>
    <dl class="blanks">
      {(['contact', 'phone', 'date', 'stamp'] as const).map((blank) => (
        <div>
          <dt>{say(`web:slip.blank.${blank}`)}</dt>
          <dd />
        </div>
      ))}
    </dl>
  </section>
);
