/** Duties: everything somebody owes by a day (lifecycle.md section 3). */

import type { Day } from './day.ts';
import type { Why } from './due.ts';

export const dutyKinds = [
  'triage',
  'acknowledge',
  'study',
  'feedback',
  'reach',
  'progress',
  'follow-up',
  'call-back',
  'rating',
  'accept',
  'reply',
  'co-opinion',
  'register',
  'result',
  'evaluate',
  'supervise',
  'decide',
  'holiday-calendar',
] as const;
export type DutyKind = (typeof dutyKinds)[number];

/** What a deputy may still owe on a closed opinion: a mandate that stops hands it over then, too. */
export const owedAfterClosing = ['follow-up', 'feedback', 'evaluate'] as const satisfies readonly DutyKind[];

export type Holder =
  | { readonly role: 'deputy'; readonly id: string }
  | { readonly role: 'office'; readonly id: string }
  | { readonly role: 'organ'; readonly id: string }
  | { readonly role: 'citizen'; readonly id: string }
  | { readonly role: 'system'; readonly id: '' };

/**
 * `aside`: an answer is on its way and this duty comes back if it is undone.
 * `void` 作废: its subject or holder has ceased; not settled, never reminded.
 */
export type DutyStatus = 'running' | 'paused' | 'aside' | 'settled' | 'void';

export interface Duty {
  readonly id: string;
  readonly opinionId: string | null;
  /** The route it is owed on, if any. */
  readonly routeId: string | null;
  readonly round: number;
  readonly kind: DutyKind;
  readonly holder: Holder;
  readonly status: DutyStatus;
  readonly start: Day;
  readonly due: Day;
  /** The first promise is kept beside every later one. */
  readonly firstDue: Day;
  /** While paused: working days (or plain days) that remain. */
  readonly remaining: number | null;
  readonly why: Why;
  /** The version of the policy it was made under: a change never moves a promised date. */
  readonly policy: string;
  /** When the sweep has to look at it again; null when nothing more is to be said. */
  readonly nextAt: Date | null;
  readonly settledAt: Date | null;
  /** 督办: the person of the office who has taken it on. */
  readonly ownerId: string | null;
  /** A note of the subject, e.g. what is to be decided. */
  readonly note: string | null;
}
