/** Acts on a route that need no words: accepting, evaluating, letting the citizen be asked, nothing new. */

import type { Decision } from '../domain/decision.ts';
import { routeName } from '../domain/route.ts';
import { dayNamed } from './hearing/guess-day.ts';
import { repliesOn } from './next-on-routes.ts';
import { offer } from './offerings.ts';
import { type Asking, ask } from './questions.ts';
import { type Named, type OnRoute, routeAct, routeAfter, routeFor } from './routes.ts';
import { phoneHeard } from './talking.ts';
import { about, citizenTold, whoHasIt } from './told.ts';
import { targetNamed } from './told-routes.ts';
import { type Offering, say, type Turn } from './turn.ts';

/** 接收: by the organ, by the deputy it was transferred to, or by the office from paper. */
export function* accept(turn: Turn, named: Named): Asking<void> {
  const on = yield* routeFor(turn, named, 'accept');
  if (!on) return;
  const { target, no, n } = on.route;
  const receiver = target.role === 'deputy' ? yield* ask('deputy', { no: target.id }) : null;
  const act = { name: 'accept', routeId: on.route.id } as const;
  const decision = yield* routeAct(turn, on, act, receiver ? { others: [receiver] } : {});
  if (!decision) return;
  const toReply = [offer('reply', [no, n], 'conversation:choice.reply', 'reply')];
  if (on.route.kind === 'transfer')
    sayOn(turn, on, decision, 'conversation:didRoute.taken', [
      offer('open', [decision.matter.opinion.number], 'conversation:choice.openAll', 'open'),
    ]);
  else if (on.actor.role === 'office') sayOn(turn, on, decision, 'conversation:didRoute.acceptOnPaper', toReply);
  else {
    // What they write next is the reply.
    turn.step = { name: 'on-route', act: 'reply', no, n };
    sayOn(turn, on, decision, 'conversation:didRoute.accept', toReply);
  }
}

/** 评议: three marks; 不满意 asks what is missing. */
export function* evaluate(turn: Turn, named: Named, mark: 'good' | 'fair' | undefined): Asking<void> {
  const on = yield* routeFor(turn, named, 'evaluate');
  if (!on) return;
  const { no, n } = on.route;
  if (mark === undefined) {
    say(
      turn,
      'conversation:route.evaluate',
      {
        route: routeName(on.route),
        target: targetNamed(on.route, on.matter, turn.around),
        text: on.route.reply?.text ?? '',
      },
      { choices: evaluations(no, n), opinionId: on.matter.opinion.id },
    );
    return;
  }
  const decision = yield* routeAct(turn, on, { name: 'evaluate', routeId: on.route.id, mark });
  if (!decision) return;
  // The citizen may not have heard of it yet.
  const tell = repliesOn({ ...on.matter, ...decision.matter }, on.actor.role, turn.around).filter(
    ({ act }) => act === 'answer',
  );
  sayOn(turn, on, decision, 'conversation:didRoute.evaluate', tell);
}

export const evaluations = (no: number, n: number): Offering[] => [
  offer('evaluate', [no, n, 'good'], 'conversation:choice.good', 'evaluate'),
  offer('evaluate', [no, n, 'fair'], 'conversation:choice.fair', 'evaluate'),
  offer('evaluate', [no, n, 'bad'], 'conversation:choice.bad', 'evaluate'),
];

/** 无新情况: a reply that came after the answer changes nothing for the citizen. */
export function* nothingNew(turn: Turn, named: Named): Asking<void> {
  const on = yield* routeFor(turn, named, 'nothing-new');
  if (!on) return;
  const decision = yield* routeAct(turn, on, { name: 'nothing-new', routeId: on.route.id });
  if (decision) sayOn(turn, on, decision, 'conversation:didRoute.nothing-new');
}

/** 登记: the congress has it; its result is owed by the day that is said, else within the term. */
export function* register(turn: Turn, named: Named, words = ''): Asking<void> {
  const on = yield* routeFor(turn, named, 'register');
  if (!on) return;
  const day = dayNamed(words, turn.around.c.today) ?? null;
  const decision = yield* routeAct(turn, on, { name: 'register', routeId: on.route.id, day });
  if (decision) sayOn(turn, on, decision, 'conversation:didRoute.register');
}

// 李女士, Mrs Margaret Hale: more signs are no name.
const longestName = 20;

/** 李女士 138…: what to call them and the number were awaited. False: what was written is none. */
export function* contactNumber(turn: Turn, named: Named, text: string): Asking<boolean> {
  turn.step = null;
  const phone = phoneHeard(turn, text);
  if (!phone) return false;
  const name = text
    .normalize('NFKC')
    .replace(phone, '')
    .replace(/[\s\p{P}]+/gu, ' ')
    .trim();
  const unnamed = !turn.scene.person.name && name !== '' && name.length <= longestName;
  turn.person = { ...turn.person, phone, ...(unnamed ? { name } : {}) };
  yield* allowContact(turn, named, true);
  return true;
}

/** The citizen lets an organ call them, or does not; this once. Without a number there is nothing to call. */
export function* allowContact(turn: Turn, named: Named, yes: boolean, noNumber = false): Asking<void> {
  const found =
    named.number === undefined ? [] : yield* ask('routes', { no: named.number, ...(named.n ? { n: named.n } : {}) });
  const [one] = found;
  const [matter] = one ? yield* ask('matters', { ids: [one.opinionId] }) : [];
  const known = matter && (turn.matters.get(matter.opinion.id) ?? matter);
  const route = known?.routes.find(({ id }) => id === one?.id);
  if (!known || !route || known.opinion.authorId !== turn.scene.person.id) {
    say(turn, 'conversation:stale');
    return;
  }
  turn.matters.set(known.opinion.id, known);
  if (yes && !noNumber && !turn.person.phone && !turn.scene.person.phone) {
    const { no, n } = route;
    turn.step = { name: 'contact', no, n };
    say(
      turn,
      'conversation:contact.phone',
      {},
      {
        choices: [offer('contact', [no, n, 'bare'], 'conversation:choice.noPhone', 'allow-contact')],
        opinionId: known.opinion.id,
      },
    );
    return;
  }
  const actor = { role: 'citizen', personId: turn.scene.person.id } as const;
  const on = { matter: known, route, actor };
  const decision = yield* routeAct(turn, on, { name: 'allow-contact', routeId: route.id, yes });
  if (decision) sayOn(turn, on, decision, yes ? 'conversation:didRoute.allowed' : 'conversation:didRoute.notAllowed');
}

function sayOn(
  turn: Turn,
  { matter, route }: OnRoute,
  decision: Decision,
  key: `conversation:didRoute.${'accept' | 'acceptOnPaper' | 'taken' | 'evaluate' | 'nothing-new' | 'register' | 'allowed' | 'notAllowed'}`,
  choices: readonly Offering[] = [],
): void {
  const { opinion } = decision.matter;
  const { clock } = routeAfter(decision, route.id);
  const own = decision.matter.duties.find(({ kind, status }) => kind === 'study' && status === 'running');
  say(
    turn,
    key,
    {
      number: opinion.number,
      route: routeName(route),
      target: targetNamed(route, matter, turn.around),
      who: whoHasIt(matter, turn.around),
      due: clock ? { day: clock.due } : own ? { day: own.due } : '',
      told: citizenTold(opinion),
    },
    { choices, about: about(decision.events.at(-1)?.act ?? 'accept', opinion, clock?.due), opinionId: opinion.id },
  );
}
