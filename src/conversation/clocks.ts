/** Two clocks side by side: what is owed to the deputy, what to the citizen, and why on these days. */

import type { Day } from '../domain/day.ts';
import { latestToCitizen, owedToCitizen, owedToDeputy } from '../domain/two-clocks.ts';
import type { Value, Values } from '../text/render.ts';
import { why } from './citizen.ts';
import { explainClocks } from './explaining.ts';
import { actorFor } from './insider.ts';
import { type Asking, ask, type KnownMatter } from './questions.ts';
import { actorsOn, type Named } from './routes.ts';
import { ownMatter } from './status.ts';
import { nextDue } from './told.ts';
import { targetNamed } from './told-routes.ts';
import { matterOf, type Surroundings, type Turn } from './turn.ts';

/** 为什么 1024-1: of one route, or of everything that runs; of their own opinion whoever asks is a citizen. */
export function* whyClocks(turn: Turn, { number, n }: Named): Asking<void> {
  const [route] = number === undefined || n === undefined ? [] : yield* ask('routes', { no: number, n });
  const matter = route
    ? yield* matterOf(turn, { id: route.opinionId })
    : number === undefined
      ? null
      : yield* matterOf(turn, { number });
  const on = matter?.routes.find(({ id }) => id === route?.id);
  const works = matter && (actorFor(turn, matter) ?? (on && actorsOn(turn, matter, on)[0]));
  if (matter && works) {
    explainClocks(turn, matter, on?.n);
    return;
  }
  const own = yield* ownMatter(turn, number, 'why');
  if (own) yield* why(turn, own);
}

interface Due {
  /** It runs; until a reply has come it is the latest day to which both together can come. */
  readonly sure: boolean;
  readonly due: Day;
}

/** 告诉群众：10月26日前. */
export function clockToCitizen(matter: KnownMatter, around: Surroundings): Due | null {
  const own = owedToCitizen(matter).find(({ kind, status }) => kind === 'feedback' && status === 'running');
  const latest = latestToCitizen(matter, around.c);
  const due = own?.due ?? latest?.due;
  return due ? { sure: own !== undefined, due } : null;
}

/** Whom the citizen waits for where it was forwarded: each with its day, the soonest first; null when nowhere. */
export function elsewhere(matter: KnownMatter, around: Surroundings): readonly Value[] | null {
  const between = owedToDeputy(matter).toSorted((a, b) => (a.due < b.due ? -1 : 1));
  if (between.length === 0) return null;
  return between.flatMap((duty) => {
    const route = matter.routes.find(({ id }) => id === duty.routeId);
    if (!route) return [];
    const kind = duty.kind === 'accept' && route.kind === 'transfer' ? 'answerOffer' : duty.kind;
    return [
      {
        key: `conversation:status.waits.${kind}` as 'conversation:status.waits.reply',
        with: { who: targetNamed(route, matter, around), due: { day: duty.due } },
      },
    ];
  });
}

/** Whom the citizen waits for first where it was forwarded, and until when. */
export function soonestElsewhere(matter: KnownMatter, around: Pick<Surroundings, 'directory'>): Values {
  const [first] = owedToDeputy(matter).toSorted((a, b) => (a.due < b.due ? -1 : 1));
  const route = first && matter.routes.find(({ id }) => id === first.routeId);
  return first && route ? { who: targetNamed(route, matter, around), due: { day: first.due } } : {};
}

/** The soonest of what others owe, when it is late. */
export function lateElsewhere(matter: KnownMatter, around: Surroundings) {
  const [first] = owedToDeputy(matter).toSorted((a, b) => (a.due < b.due ? -1 : 1));
  const route = first && matter.routes.find(({ id }) => id === first.routeId);
  if (!first || !route || first.due >= around.c.today || nextDue(matter)) return null;
  return { who: targetNamed(route, matter, around), due: first.due };
}
