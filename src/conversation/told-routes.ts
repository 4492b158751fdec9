/** How routes, organs and their clocks are named in letters. */

import type { Day } from '../domain/day.ts';
import type { DutyKind } from '../domain/duty.ts';
import { isOpenRoute, type Route, routeName } from '../domain/route.ts';
import type { Value } from '../text/render.ts';
import type { KnownMatter } from './questions.ts';
import { deputyNamed, officeNamed } from './told.ts';
import type { Surroundings } from './turn.ts';

/** 区城管局 · 王秀英代表 · 五华区人大代表联络室: whom a route leads to. */
export function targetNamed(
  { target }: Pick<Route, 'target'>,
  matter: Pick<KnownMatter, 'deputies'>,
  around: Pick<Surroundings, 'directory'>,
): Value {
  if (target.role === 'organ') return organNamed(target.id, around);
  if (target.role === 'deputy') {
    const deputy = matter.deputies.find((one) => one.no === target.id);
    return deputy ? deputyNamed(deputy) : '';
  }
  const office = around.directory.offices.get(target.id);
  return office ? officeNamed(office) : '';
}

/** An organ's name as the roster has it: nobody has one in Latin letters. */
export const organNamed = (id: string, { directory }: Pick<Surroundings, 'directory'>): string =>
  directory.organs.get(id)?.name ?? '';

/** What runs on a route, and until when. */
export function routeClock(
  matter: Pick<KnownMatter, 'duties'>,
  routeId: string,
): { readonly kind: DutyKind; readonly due: Day } | undefined {
  const kinds: readonly DutyKind[] = ['accept', 'reply', 'register', 'result', 'feedback', 'evaluate'];
  return matter.duties
    .filter((duty) => duty.routeId === routeId && duty.status === 'running' && kinds.includes(duty.kind))
    .toSorted((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind))[0];
}

/** 1024-2 转办 区城管局：办理中，11月12日前答复. Of what has ended only the newest few. */
export function routeLines(matter: KnownMatter, around: Pick<Surroundings, 'directory'>): readonly Value[] {
  const ended = matter.routes.filter((route) => !isOpenRoute(route)).slice(-2);
  return matter.routes
    .filter((route) => isOpenRoute(route) || ended.includes(route))
    .map((route) => {
      const clock = routeClock(matter, route.id);
      return {
        key: 'conversation:open.route',
        with: {
          route: routeName(route),
          kind: { key: `terms:route.${route.kind}` },
          target: targetNamed(route, matter, around),
          state: { key: `terms:routeState.${route.state}` },
          reply: route.reply && route.state === 'replied' ? route.reply.text : '',
          due: clock
            ? {
                key: 'conversation:open.routeDue',
                with: { kind: { key: `terms:duty.${clock.kind}` }, due: { day: clock.due } },
              }
            : '',
        },
      };
    });
}
