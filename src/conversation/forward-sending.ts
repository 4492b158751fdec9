/** Off it goes: the act of a forwarding, and what the deputy hears of it. */

import type { Act, Attached } from '../domain/acts.ts';
import type { Actor, Deputy } from '../domain/people.ts';
import { routeName } from '../domain/route.ts';
import { insiderAct, insiderMatter } from './insider.ts';
import { offer } from './offerings.ts';
import { type Asking, ask, type KnownMatter } from './questions.ts';
import type { Step } from './steps.ts';
import { about, citizenTold } from './told.ts';
import { routeClock, targetNamed } from './told-routes.ts';
import { say, type Turn } from './turn.ts';

export type ForwardKind = 'refer' | 'transfer' | 'report';
export type ForwardStep = Extract<Step, { name: 'forward' }>;

/** The word was said. */
export function* sendForward(turn: Turn, step: ForwardStep): Asking<void> {
  const found = yield* insiderMatter(turn, step.number, step.kind);
  if (!found) return;
  const others: Deputy[] = [];
  const act = yield* actOf(turn, step, others);
  if (!act) return;
  yield* done(turn, found, act, step.kind, others);
}

function* actOf(turn: Turn, { kind, targets, brief, files }: ForwardStep, others: Deputy[]): Asking<Act | null> {
  const [first = ''] = targets;
  if (kind === 'report') return { name: 'report', officeId: first, brief, files };
  if (kind === 'transfer') {
    const deputy = yield* ask('deputy', { no: first });
    if (!deputy) {
      say(turn, 'conversation:deputies.none', { name: first });
      return null;
    }
    others.push(deputy);
    return { name: 'transfer', deputy, brief };
  }
  const organs = targets.flatMap((id) => turn.around.directory.organs.get(id) ?? []);
  const [organ, ...coHandlers] = organs;
  if (!organ) {
    say(turn, 'conversation:forward.noOrgan', { name: first });
    return null;
  }
  return { name: 'refer', organ, coHandlers, brief, files: files as readonly Attached[] };
}

function* done(
  turn: Turn,
  { matter, actor }: { readonly matter: KnownMatter; readonly actor: Actor },
  act: Act,
  kind: ForwardKind,
  others: readonly Deputy[],
): Asking<void> {
  const decision = yield* insiderAct(turn, matter, actor, act, others);
  if (!decision) return;
  const route = decision.routes.at(-1);
  if (!route) return;
  const { opinion } = decision.matter;
  const clock = routeClock(decision.matter, route.id);
  const organ = route.target.role === 'organ' ? turn.around.directory.organs.get(route.target.id) : undefined;
  say(
    turn,
    organ && !organ.joined ? 'conversation:didForward.onPaper' : `conversation:didForward.${kind}`,
    {
      route: routeName(route),
      target: targetNamed(route, { deputies: [...matter.deputies, ...others] }, turn.around),
      others: { list: route.coHandlers.flatMap((id) => turn.around.directory.organs.get(id)?.name ?? []) },
      due: clock ? { day: clock.due } : '',
      told: citizenTold(opinion),
      // Who holds the page speaks for the organ: it is for the office, which brings the slip.
      link: organ && actor.role === 'office' ? `${turn.around.replyLink(route.id, organ.id)}/slip` : '',
    },
    {
      choices: [offer('drop', [route.no, route.n], 'conversation:choice.drop', 'cancel')],
      about: about(kind, opinion, clock?.due),
      opinionId: opinion.id,
    },
  );
}
