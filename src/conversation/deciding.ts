/** 审批: what an office was asked, each with its own yes and no. */

import type { Duty } from '../domain/duty.ts';
import { takeBack } from '../domain/effects-forwarding.ts';
import { extension } from '../domain/effects-replies.ts';
import { secondReturn } from '../domain/effects-routes.ts';
import { firstReceiver } from '../domain/matter.ts';
import { type Route, routeName } from '../domain/route.ts';
import type { Value } from '../text/render.ts';
import { insiderAct, insiderMatter, sayDone } from './insider.ts';
import { offer } from './offerings.ts';
import { desk } from './office.ts';
import { type Asking, ask, type KnownMatter, type Story } from './questions.ts';
import { whoHas } from './told.ts';
import { routeClock, targetNamed } from './told-routes.ts';
import { type Offering, type Surroundings, say, type Turn } from './turn.ts';
import { write } from './writing.ts';

/** What was said with the word: whether, why, and of several which. */
export interface Ruling {
  readonly yes?: boolean | undefined;
  readonly reason?: string | undefined;
  readonly dutyId?: string | undefined;
  /** Of a route `1024-2` the 2. */
  readonly n?: number | undefined;
}

/** Shows what is asked with yes and no; with an answer to the only one that is meant, does it. */
export function* decideOn(turn: Turn, number: number | undefined, { yes, reason, dutyId, n }: Ruling): Asking<void> {
  if (number === undefined) {
    yield* desk(turn, 'decide');
    return;
  }
  const found = yield* insiderMatter(turn, number, 'decide');
  if (!found) return;
  const { matter, actor } = found;
  const asked = decisionsOn(matter).filter(
    (duty) =>
      (dutyId === undefined || duty.id === dutyId) &&
      (n === undefined || matter.routes.some((route) => route.id === duty.routeId && route.n === n)),
  );
  const [only] = asked;
  // A yes to coming back again is to say who handles it.
  const clear = yes !== undefined && only && asked.length === 1 && !(yes && only.note === secondReturn);
  if (!clear && asked.length > 0) {
    yield* showAsked(turn, matter, asked);
    return;
  }
  if (yes === false) {
    yield* write(turn, 'refuse', number, reason, only?.id ?? dutyId);
    return;
  }
  const which = only?.id ?? dutyId;
  const act = { name: 'decide', yes: true, reason: reason ?? '', ...(which ? { dutyId: which } : {}) } as const;
  const decision = yield* insiderAct(turn, matter, actor, act);
  if (decision) sayDone(turn, decision, matter, 'decide');
}

const decisionsOn = ({ duties }: Pick<KnownMatter, 'duties'>): readonly Duty[] =>
  duties
    .filter(({ kind, status }) => kind === 'decide' && status === 'running')
    .toSorted((a, b) => (a.due < b.due ? -1 : 1));

/** The decision a notice asks for, so that its buttons decide that one and no other. */
export function yesAndNo({ opinion, duties }: KnownMatter, note: string, routeId: string | null = null): Offering[] {
  const asked = decisionsOn({ duties }).find((duty) => duty.note === note && duty.routeId === routeId);
  return bothWays(opinion.number, asked);
}

const bothWays = (number: number, asked: Pick<Duty, 'id'> | undefined, what: Value = ''): Offering[] =>
  (['yes', 'no'] as const).map((way) =>
    offer(
      'decide',
      [number, way, ...(asked ? [asked.id] : [])],
      way === 'yes' ? 'conversation:choice.allow' : 'conversation:choice.refuse',
      'decide',
      { what },
    ),
  );

function* showAsked(turn: Turn, matter: KnownMatter, asked: readonly Duty[]): Asking<void> {
  const { opinion } = matter;
  const story = yield* ask('story', { opinionId: opinion.id });
  const several = asked.length > 1;
  say(
    turn,
    'conversation:decide.which',
    {
      number: opinion.number,
      title: opinion.title,
      asked: { lines: asked.map((duty) => askedFor(duty, matter, story, turn.around)) },
    },
    {
      choices: asked.flatMap((duty) =>
        duty.note === secondReturn
          ? bindings(matter, turn.around)
          : bothWays(opinion.number, duty, several ? shortly(duty, matter) : ''),
      ),
      opinionId: opinion.id,
    },
  );
}

const routeOf = ({ routes }: KnownMatter, { routeId }: Duty): Route | undefined =>
  routes.find(({ id }) => id === routeId);

const shortly = (duty: Duty, matter: KnownMatter): Value => {
  const route = routeOf(matter, duty);
  if (route) return { key: 'conversation:decide.shortExtend', with: { route: routeName(route) } };
  return { key: duty.note === takeBack ? 'conversation:decide.shortTakeBack' : 'conversation:decide.shortReopen' };
};

/** Whoever asks, what for, and why in their own words. */
function askedFor(duty: Duty, matter: KnownMatter, story: Story, around: Surroundings): Value {
  const words = (act: string, routeId?: string | null): string => {
    const event = story.events.findLast((one) => one.act === act && (!routeId || one.data.route === routeId));
    return story.pieces.find(({ eventSeq, text }) => eventSeq === event?.seq && text)?.text ?? '';
  };
  const route = routeOf(matter, duty);
  if (duty.note === extension && route)
    return {
      key: 'conversation:decide.extend',
      with: {
        route: routeName(route),
        target: targetNamed(route, matter, around),
        day: route.extensionAsked ? { day: route.extensionAsked } : '',
        due: { day: routeClock(matter, route.id)?.due ?? duty.due },
        text: words('extend', route.id),
      },
    };
  if (duty.note === secondReturn)
    return {
      key: 'conversation:decide.secondReturn',
      with: {
        routes: {
          lines: comeBack(matter).map((one) => ({
            key: 'conversation:decide.returned',
            with: {
              route: routeName(one),
              target: targetNamed(one, matter, around),
              text: words(one.state === 'returned' ? 'return' : 'decline', one.id),
            },
          })),
        },
      },
    };
  if (duty.note === takeBack) {
    const first = whoHas(
      { deputyNo: firstReceiver(matter), officeId: matter.opinion.officeId },
      matter.deputies,
      around,
    );
    return { key: 'conversation:decide.takeBack', with: { who: first, text: words('take-back') } };
  }
  return { key: 'conversation:decide.reopen', with: { text: words('reopen') } };
}

const comeBack = ({ opinion, routes }: KnownMatter): readonly Route[] =>
  routes.filter(({ state, inRound }) => inRound === opinion.round && (state === 'returned' || state === 'declined'));

/** 指定承办: one of those that have returned it; or nobody, and the deputy looks further. */
export function bindings(matter: KnownMatter, around: Pick<Surroundings, 'directory'>): Offering[] {
  const asked = decisionsOn(matter).find(({ note }) => note === secondReturn);
  return [
    ...comeBack(matter)
      .filter(({ kind, target }) => kind === 'referral' && around.directory.organs.get(target.id)?.kind !== 'ended')
      .map((route) =>
        offer('bind', [route.no, route.n], 'conversation:choice.bindThis', 'bind', {
          target: targetNamed(route, matter, around),
        }),
      ),
    offer(
      'decide',
      [matter.opinion.number, 'no', ...(asked ? [asked.id] : [])],
      'conversation:choice.bindNobody',
      'decide',
    ),
  ];
}
