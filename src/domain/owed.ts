/**
 * Who owes next: one pure question asked after every act (lifecycle.md section 5). The answer is compared with what
 * runs; what is missing is started, what is too much ends. So nobody is left waiting by a forgotten line.
 */

import type { Day } from './day.ts';
import type { Term } from './due.ts';
import type { DutyKind, Holder } from './duty.ts';
import { type Circumstances, deputyInCharge } from './matter.ts';
import { isOpen, type Opinion } from './opinion.ts';
import { owedOnRoutes } from './owed-routes.ts';
import { isOpenRoute, type Route } from './route.ts';
import { isElsewhere } from './studying.ts';

export interface Demand {
  readonly kind: DutyKind;
  readonly holder: Holder;
  readonly routeId?: string;
  readonly paused?: true;
  /** A day that was promised, instead of one counted from the policy. */
  readonly promised?: Day | null;
  readonly term?: Term;
}

/** The duties that follow from the state; the others (call back, decide, supervise) start and settle by their own acts. */
export const derivedKinds: readonly DutyKind[] = [
  'triage',
  'acknowledge',
  'study',
  'feedback',
  'reach',
  'progress',
  'follow-up',
  'rating',
  'accept',
  'reply',
  'co-opinion',
  'register',
  'result',
  'evaluate',
];

const system: Holder = { role: 'system', id: '' };

/** True while the feedback that counts has not arrived, and nobody has given up. */
export function isUnderWay(opinion: Opinion): boolean {
  const feedback = opinion.feedback;
  return feedback !== null && feedback.deliveredAt === null && feedback.heldAt === null;
}

/** Until a deputy has joined, the office holds every duty of that deputy. */
export function holderInCharge(opinion: Opinion, c: Circumstances): Holder {
  const deputy = deputyInCharge(opinion, c);
  return deputy?.personId ? { role: 'deputy', id: deputy.no } : { role: 'office', id: opinion.officeId };
}

/** `studying`: whoever took over studies although routes are open, or a day was promised, until their first act. */
export function owed(
  {
    opinion,
    routes,
    studying,
  }: { readonly opinion: Opinion; readonly routes: readonly Route[]; readonly studying: boolean },
  c: Circumstances,
): readonly Demand[] {
  const office: Holder = { role: 'office', id: opinion.officeId };
  const deputy = deputyInCharge(opinion, c);
  const inCharge = holderInCharge(opinion, c);
  const waits = deputy === undefined ? { paused: true as const } : {};
  const demands: Demand[] = [];
  const owe = (kind: DutyKind, holder: Holder, more: Partial<Demand> = {}) => demands.push({ kind, holder, ...more });
  const study = (more: Partial<Demand> = {}) => owe('study', inCharge, { ...waits, ...more });
  const followUp = () => owe('follow-up', inCharge, { ...waits, promised: opinion.feedback?.day ?? null });
  const onItsWay = () => {
    if (!isUnderWay(opinion)) return;
    if (opinion.feedback?.undeliverableAt) owe('reach', office);
    else owe('feedback', system);
  };
  const afterB = opinion.feedback?.class === 'B' && !opinion.enough;
  const studies = studying || (!isElsewhere(routes) && !afterB);
  const isC = opinion.feedback?.class === 'C' && !opinion.enough && opinion.code !== null;

  switch (opinion.state) {
    case 'submitted':
      if (deputy) owe('acknowledge', inCharge);
      break;
    case 'acknowledged':
      study();
      break;
    case 'clarifying':
      if (opinion.stateBefore === 'acknowledged') study({ paused: true });
      else if (opinion.stateBefore === 'handling' && studies) study({ paused: true });
      if (afterB) followUp();
      if (afterB) onItsWay();
      break;
    case 'handling':
      if (afterB) followUp();
      if (studies) study();
      if (afterB) onItsWay();
      break;
    case 'answering':
      onItsWay();
      if (isC && opinion.feedback?.heldAt) followUp();
      break;
    case 'diverted':
      onItsWay();
      break;
    case 'answered':
      // Of a person without an account, too: nobody reminds them, but the silence is recorded and the opinion closed.
      if (opinion.rating === null) owe('rating', { role: 'citizen', id: opinion.authorId ?? '' });
      if (isC) followUp();
      break;
    case 'closed':
      if (isC) followUp();
      break;
    case 'withdrawn':
    case 'merged':
      break;
  }

  demands.push(...owedOnRoutes(opinion, routes, { holder: inCharge, waits }, c));
  // With nobody in charge the office triages, and what the deputy owed waits under it; only its own question pauses it.
  const waiting = demands.some((demand) => demand.paused);
  const runs = opinion.state !== 'merged' && opinion.state !== 'withdrawn' && routes.some(isOpenRoute);
  const triaged = waiting || runs || isOpen(opinion) || opinion.state === 'answering';
  const asked = opinion.state === 'clarifying' && opinion.asker === 'office';
  if (deputy === undefined && triaged) owe('triage', office, asked ? { paused: true } : {});
  if (isOpen(opinion)) owe('progress', inCharge);
  return demands;
}
