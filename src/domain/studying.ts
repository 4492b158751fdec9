/** When the deputy in charge studies although the state alone does not say so (lifecycle.md section 3, study). */

import type { ActName } from './acts.ts';
import type { Duty, DutyKind } from './duty.ts';
import type { Matter } from './matter.ts';
import { isOpen, type Opinion } from './opinion.ts';
import { isOpenRoute, type Route } from './route.ts';

/** The matter before the act with the duties that its effect left, the opinion and its routes after it. */
export interface Standing {
  readonly before: Pick<Matter, 'opinion' | 'routes'>;
  readonly duties: readonly Duty[];
  readonly opinion: Opinion;
  readonly routes: readonly Route[];
}

interface Act {
  readonly name: ActName;
  readonly routeId: string | null;
  readonly settles: readonly DutyKind[];
}

/** Whoever takes over studies, whatever else is open or promised, until their first act; so does whose last route failed. */
export function isStudying(standing: Standing, act: Act): boolean {
  if (why(standing, act)) return true;
  const { duties, opinion, routes } = standing;
  if (act.settles.includes('study')) return false;
  return duties.some(
    (duty) =>
      duty.kind === 'study' &&
      duty.round === opinion.round &&
      (duty.status !== 'aside' || isBack(duty, act.name, opinion, routes)),
  );
}

/** Set aside, and to run again: the answer is undone; or it was class B, and the study had only waited for it. */
export function isBack(duty: Duty, name: ActName, opinion: Opinion, routes: readonly Route[]): boolean {
  if (duty.kind !== 'study' || duty.note === null) return name === 'undo';
  return isOpen(opinion) && (duty.note === 'taken' || !isElsewhere(routes));
}

/**
 * Why it starts now: another deputy has taken over, the citizen is told that it goes on, or the last route ended
 * without a reply. While an answer is on its way it is kept aside with this as its note.
 */
export function why(standing: Standing, { name, routeId }: Act): 'taken' | 'failed' | undefined {
  const { before, duties, opinion, routes } = standing;
  if (name === 'accept' && routes.some(({ id, kind }) => id === routeId && kind === 'transfer')) return 'taken';
  if (name === 'follow-up') return 'taken';
  const moved = opinion.deputyNo !== null && opinion.deputyNo !== before.opinion.deputyNo;
  if ((name === 'hand-over' || name === 'decide') && moved && !duties.some(isOfInCharge)) return 'taken';
  if (name === 'reply' || name === 'result' || !before.routes.some(isOpenRoute) || routes.some(isOpenRoute))
    return undefined;
  return opinion.state === 'answering' || !isElsewhere(routes) ? 'failed' : undefined;
}

const ofInCharge: readonly DutyKind[] = ['acknowledge', 'study', 'follow-up', 'feedback', 'evaluate'];
const isOfInCharge = ({ kind, holder }: Duty): boolean => ofInCharge.includes(kind) && holder.role !== 'system';

/** Somebody else works on it, or has, and the citizen has not heard of it. */
export const isElsewhere = (routes: readonly Route[]): boolean =>
  routes.some((route) => isOpenRoute(route) || route.feedbackOwed);
