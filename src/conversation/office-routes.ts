/** What an office can do on the routes of an opinion: its own documents, and what organs without a chat do on paper. */

import { isOpenRoute, type Route, routeName } from '../domain/route.ts';
import { offer } from './offerings.ts';
import type { KnownMatter } from './questions.ts';
import { targetNamed } from './told-routes.ts';
import type { Offering, Surroundings } from './turn.ts';

/** Of many routes the first few; the rest is a word away. */
const most = 3;

export function officeOnRoutes(matter: KnownMatter, around: Pick<Surroundings, 'directory'>): Offering[] {
  return matter.routes
    .filter(isOpenRoute)
    .flatMap((route) => {
      const on = [route.no, route.n];
      const name = routeName(route);
      const target = targetNamed(route, matter, around);
      if (route.state === 'filed')
        return [
          offer('register', on, 'conversation:choice.registerOn', 'register', { route: name }),
          offer('give-back', on, 'conversation:choice.giveBackOn', 'give-back', { route: name }),
        ];
      if (route.state === 'registered')
        return [offer('result', on, 'conversation:choice.resultOf', 'result', { route: name })];
      if (route.target.role !== 'organ' || around.directory.organs.get(route.target.id)?.joined) return [];
      if (owesSlip(matter, route)) return [offer('handed', on, 'conversation:choice.handedTo', 'hand-out', { target })];
      const reply = offer('reply', on, 'conversation:choice.enterReply', 'reply', { target });
      if (route.state !== 'offered') return [reply];
      return [offer('accept', on, 'conversation:choice.acceptedBy', 'accept', { target }), reply];
    })
    .slice(0, most);
}

/** The slip has still to be brought to the organ. */
export const owesSlip = ({ duties }: Pick<KnownMatter, 'duties'>, { id }: Route): boolean =>
  duties.some(({ kind, routeId, status }) => kind === 'reach' && routeId === id && status === 'running');
