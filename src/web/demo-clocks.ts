/** The two clocks of the demonstration's opinion as its office's phone shows them, and the door to the organ's desk. */

import type { KnownMatter } from '../conversation/questions.ts';
import type { Language } from '../domain/people.ts';
import { isOpenRoute } from '../domain/route.ts';
import { replyToken } from '../flow/reply-token.ts';
import type { World } from '../world.ts';
import type { ClockView, DemoClock, DemoState, Party } from './view-types.ts';

const known = [
  'triage',
  'acknowledge',
  'study',
  'feedback',
  'reach',
  'follow-up',
  'accept',
  'reply',
  'register',
  'result',
] as const;

export function demoClocks(world: World, clocks: readonly ClockView[], language: Language): readonly DemoClock[] {
  const voice = world.voice(language);
  const named = ({ role, name }: Party) => (role === 'citizen' ? voice.text('web:demo.role.citizen') : name);
  const what = ({ kind, status, due }: ClockView) => {
    if (status === 'waiting') return voice.text('web:demo.clock.atLatest', { due: { day: due } });
    const one = known.find((name) => name === kind) ?? 'feedback';
    return voice.text(`web:demo.clock.${one}`, { due: { day: due } });
  };
  return clocks.map((clock) => ({
    between: voice.text('web:demo.clock.between', { from: named(clock.from), to: named(clock.to) }),
    what: what(clock),
    why: clock.why,
    late: clock.late > 0,
  }));
}

/** While an organ has it: the day by which the citizen hears at the latest. */
export const latestDay = (clocks: readonly ClockView[]): string | undefined =>
  clocks.find(({ status }) => status === 'waiting')?.due;

export function demoReply(world: World, { routes }: KnownMatter): NonNullable<DemoState['opinion']>['reply'] {
  const route = routes.findLast((one) => one.target.role === 'organ' && isOpenRoute(one));
  if (!route) return null;
  const organ = world.directory().organs.get(route.target.id)?.name ?? '';
  return { url: `/r/${replyToken(world, route.id, route.target.id)}`, organ };
}
