/** 待办 of an organ: what waits on its routes, most urgent first, one after the other or all at once. */

import { filesIn } from '../domain/acts.ts';
import type { Actor } from '../domain/people.ts';
import { type Route, routeName } from '../domain/route.ts';
import type { Value } from '../text/render.ts';
import type { TextKey } from '../text/resources.ts';
import { whyValue } from './explaining.ts';
import { titleOf } from './hearing/title-of.ts';
import { counted, dueWord } from './inbox.ts';
import { offer } from './offerings.ts';
import { isLead, type OrganAct, organMay, type Words, wordsFor } from './organ-side.ts';
import { type Asking, ask } from './questions.ts';
import { type Named, type OnRoute, routeAct, routesFor, sayNone } from './routes.ts';
import { organIdsOf } from './scene.ts';
import { ownMatter, status } from './status.ts';
import { about, contents, whoHasIt } from './told.ts';
import { organNamed } from './told-routes.ts';
import { circumstances, type Offering, say, type Turn } from './turn.ts';

const pageSize = 5;

export function* organInbox(turn: Turn, skip = 0): Asking<void> {
  const { today } = turn.around.c;
  const page = yield* ask('organInbox', { organIds: organIdsOf(turn.scene), skip, take: pageSize });
  if (page.total === 0) {
    say(turn, 'conversation:organ.empty');
    return;
  }
  const choices: Offering[] = page.items.map((one) =>
    offer('open', [one.no, one.n], 'conversation:choice.routeLine', 'open', {
      route: routeName(one),
      title: titleOf(one.brief),
      due: dueWord(one, today),
    }),
  );
  if (page.items.filter((one) => one.dutyKind === 'accept').length > 1)
    choices.push(offer('accept-all', [], 'conversation:choice.acceptAll', 'accept'));
  const { count, plus } = counted(page.total);
  if (skip + pageSize < page.total) {
    const more = count - skip - pageSize;
    choices.push(offer('routes', [skip + pageSize], 'conversation:choice.more', 'inbox', { count: more, plus }));
  }
  if (turn.scene.own.length > 0) choices.push(offer('my', [], 'conversation:choice.my', 'my'));
  const late = page.items.filter((one) => one.due < today).length;
  say(turn, 'conversation:organ.list', { count, plus, late }, { choices });
}

/** 查看: the matter, what was said on it so far, its day and why; never who the citizen is, unless they agreed. */
export function* openRoute(turn: Turn, { matter, route, actor }: OnRoute & { readonly actor: Handler }): Asking<void> {
  const { opinion } = matter;
  const lead = isLead(route, actor.id);
  const words = wordsFor(route, actor.id, yield* ask('story', { opinionId: opinion.id }));
  const clock = matter.duties.find(
    ({ kind, status, routeId, holder }) =>
      routeId === route.id &&
      status === 'running' &&
      holder.id === actor.id &&
      (kind === 'accept' || kind === 'reply' || kind === 'co-opinion'),
  );
  const allowed = lead && route.contactAsked === 'yes' && opinion.authorId;
  const [author] = allowed ? yield* ask('persons', { ids: [allowed] }) : [];
  const files = [...route.files, ...words.flatMap(({ pieces }) => filesIn(pieces))];
  turn.step = null;
  say(
    turn,
    'conversation:organ.open',
    {
      route: routeName(route),
      state: { key: `terms:routeState.${route.state}` },
      who: whoHasIt(matter, turn.around),
      lead: lead ? '' : organNamed(route.target.id, turn.around),
      others: { list: route.coHandlers.map((id) => organNamed(id, turn.around)) },
      brief: route.brief,
      files: contents(files),
      words: { lines: words.map((one) => said(one, turn)) },
      contact: author
        ? {
            key: 'conversation:organ.contact',
            with: {
              name: author.name ?? { key: 'letters:insider.nameless' },
              phone: author.phone ?? { key: 'letters:insider.phoneless' },
            },
          }
        : '',
      due: clock
        ? { key: 'conversation:open.due', with: { kind: { key: `terms:duty.${clock.kind}` }, due: { day: clock.due } } }
        : '',
      why: clock ? whyValue(clock.why) : '',
      link: turn.around.replyLink(route.id, actor.id),
    },
    {
      choices: organChoices(route, organMay(matter, route, actor, circumstances(turn, matter.deputies))),
      files,
      about: about('open', opinion, clock?.due),
      opinionId: opinion.id,
    },
  );
}

type Handler = Extract<Actor, { role: 'handler' }>;

/** 10月20日10:05 办理进展：「…」（照片1张）. */
function said({ event, pieces }: Words, { around }: Turn): Value {
  const text = pieces.flatMap((piece) => piece.text ?? piece.transcript ?? []).join(' ');
  const organ = event.act === 'co-opinion' && typeof event.data.organ === 'string' ? event.data.organ : '';
  return {
    key: 'conversation:organ.said',
    with: {
      what: { key: `conversation:event.${event.act}` as TextKey, with: { at: { at: event.at } } },
      organ: organ ? organNamed(organ, around) : '',
      text,
      files: contents(filesIn(pieces)),
    },
  };
}

const labels: Readonly<Record<OrganAct, TextKey>> = {
  accept: 'conversation:choice.accept',
  reply: 'conversation:choice.reply',
  progress: 'conversation:choice.progress',
  return: 'conversation:choice.return',
  inquire: 'conversation:choice.inquire',
  extend: 'conversation:choice.extend',
  verify: 'conversation:choice.verify',
  'co-opinion': 'conversation:choice.coOpinion',
};
/** What comes first while it is offered, and once it is accepted; the rest is a word away. */
const first: readonly OrganAct[] = ['accept', 'return', 'inquire', 'reply', 'verify', 'co-opinion'];
const then: readonly OrganAct[] = ['reply', 'co-opinion', 'progress', 'extend', 'inquire', 'verify'];

function organChoices(route: Route, may: readonly OrganAct[]): Offering[] {
  const order = may.includes('accept') ? first : then;
  return order.filter((name) => may.includes(name)).map((name) => offer(name, [route.no, route.n], labels[name], name));
}

/** 查看: what is meant, if it is this organ's; an opinion of the handler's own is theirs to see as any citizen. */
export function* openOfOrgan(turn: Turn, named: Named): Asking<void> {
  if (named.number === undefined) {
    const { items, total } = yield* ask('organInbox', { organIds: organIdsOf(turn.scene), skip: 0, take: 1 });
    const [only] = items;
    if (!only || total > 1 || !(yield* openNamed(turn, { number: only.no, n: only.n }))) yield* organInbox(turn);
    return;
  }
  if (yield* openNamed(turn, named)) return;
  const own = turn.scene.own.some(({ number }) => number === named.number);
  const matter = own ? yield* ownMatter(turn, named.number, 'status') : null;
  if (matter) yield* status(turn, matter);
  else sayNone(turn, named);
}

/** A route by its name, or the only one of that number that this organ has. False: it has none there. */
export function* openNamed(turn: Turn, named: Named): Asking<boolean> {
  const own = (yield* routesFor(turn, named)).flatMap(({ matter, route, actors }) => {
    const actor = actors.find((one) => one.role === 'handler');
    return actor ? [{ matter, route, actor }] : [];
  });
  const [only] = own;
  if (!only) return false;
  if (own.length === 1) yield* openRoute(turn, only);
  else
    say(
      turn,
      'conversation:route.which',
      {},
      {
        choices: own.slice(0, 9).map(({ route }) =>
          offer('open', [route.no, route.n], 'conversation:choice.route', 'open', {
            route: routeName(route),
            target: titleOf(route.brief),
          }),
        ),
      },
    );
  return true;
}

// In one message; whoever has more says it again.
const atOnce = 200;

/** 全部接收: one word for all that wait; each deputy and each citizen hears for themself. */
export function* acceptAll(turn: Turn): Asking<void> {
  const page = yield* ask('organInbox', { organIds: organIdsOf(turn.scene), skip: 0, take: atOnce });
  const waiting = page.items.filter(({ state }) => state === 'offered');
  let count = 0;
  for (const { matter, route, actors } of yield* routesFor(turn, { number: undefined }, waiting)) {
    const actor = actors.find((one) => one.role === 'handler' && isLead(route, one.id));
    // Of two routes of one opinion the second is decided on what the first has made of it.
    const now = turn.matters.get(matter.opinion.id) ?? matter;
    if (actor && (yield* routeAct(turn, { matter: now, route, actor }, { name: 'accept', routeId: route.id }))) count++;
  }
  turn.step = null;
  say(
    turn,
    count === 0 ? 'conversation:organ.nothingToAccept' : 'conversation:organ.acceptedAll',
    { count },
    {
      about: { event: 'accept' },
      choices: count === 0 ? [] : [offer('routes', [], 'conversation:choice.inbox', 'inbox')],
    },
  );
}
