/** An opinion with what runs on it, and what a decision may know of the world around it. */

import type { Calendar } from './calendar.ts';
import type { Day } from './day.ts';
import type { Duty } from './duty.ts';
import type { Opinion } from './opinion.ts';
import type { Deputy, Office, Organ } from './people.ts';
import type { Policy } from './place.ts';
import type { Route } from './route.ts';

export interface Matter {
  readonly opinion: Opinion;
  /** Running, paused and set-aside duties; settled and void ones are history. */
  readonly duties: readonly Duty[];
  /** Everywhere it was forwarded, oldest first. */
  readonly routes: readonly Route[];
  /** Ids of the opinions merged into this one, oldest first; their states, too. */
  readonly joined: readonly { readonly id: string; readonly number: number; readonly state: string }[];
  /** Of a merged one: what it was merged into. */
  readonly target: { readonly deputyNo: string | null } | null;
}

export interface Circumstances {
  readonly now: Date;
  /** Today in the place's time zone. */
  readonly today: Day;
  readonly timeZone: string;
  readonly calendar: Calendar;
  readonly policy: Policy;
  readonly id: () => string;
  /** The deputies this decision is about; undefined for one nobody knows. */
  readonly deputy: (no: string) => Deputy | undefined;
  readonly office: (id: string) => Office | undefined;
  readonly organ: (id: string) => Organ | undefined;
}

/** The deputy in charge, if their mandate is running and the opinion is not their own: only then can they owe anything. */
export function deputyInCharge(opinion: Pick<Opinion, 'deputyNo' | 'authorId'>, c: Circumstances): Deputy | undefined {
  if (opinion.deputyNo === null) return undefined;
  const deputy = c.deputy(opinion.deputyNo);
  return deputy?.mandate === 'active' && !isOwn(opinion, deputy) ? deputy : undefined;
}

/** The number of who has it in hand: a merged one is with the deputy of what it was merged into (lifecycle.md section 5). */
export const inChargeNo = ({ opinion, target }: Pick<Matter, 'opinion' | 'target'>): string | null =>
  opinion.state === 'merged' && target ? target.deputyNo : opinion.deputyNo;

/** Who is in charge of it now; of a merged one not its own deputy, to whom it goes back when it is split. */
export const deputyNow = (matter: Pick<Matter, 'opinion' | 'target'>, c: Circumstances): Deputy | undefined =>
  deputyInCharge({ ...matter.opinion, deputyNo: inChargeNo(matter) }, c);

/** 首接: the deputy who had it before the first transfer that was accepted; null when nobody else has it now. */
export function firstReceiver({ opinion, routes }: Pick<Matter, 'opinion' | 'routes'>): string | null {
  const first = routes.find((route) => route.kind === 'transfer' && route.state === 'accepted');
  return first && first.fromNo !== opinion.deputyNo ? first.fromNo : null;
}

/** Nobody acts on both sides of one opinion: a deputy's own goes to another. */
export const isOwn = (opinion: Pick<Opinion, 'authorId'>, deputy: Pick<Deputy, 'personId'>): boolean =>
  deputy.personId !== null && deputy.personId === opinion.authorId;

/** Settled and void duties are history: no decision looks at them again. */
export const isLive = (duty: Pick<Duty, 'status'>): boolean => duty.status !== 'settled' && duty.status !== 'void';

/** An office answers for its own opinions and for those of the offices below it. */
export function officeCovers(officeId: string, opinion: Pick<Opinion, 'officeId'>, c: Circumstances): boolean {
  let at: string | null = opinion.officeId;
  for (let depth = 0; at !== null && depth < 9; depth++) {
    if (at === officeId) return true;
    at = c.office(at)?.parentId ?? null;
  }
  return false;
}

/** 请假: away up to and including that day. */
export const isAway = (deputy: Pick<Deputy, 'awayUntil'>, today: Day): boolean =>
  deputy.awayUntil !== null && deputy.awayUntil >= today;
