/** What the reply page and the printed sheet of a route are given: the matter, never the citizen. */

import type { ClockView, DayText, FileView, Party } from './view-types.ts';

/** What an organ may do on its page (field `act`); `save` and `check` do nothing to the route. */
export const replyActs = [
  'accept',
  'return',
  'extend',
  'inquire',
  'verify',
  'progress',
  'reply',
  'co-opinion',
  'late',
] as const;
export type ReplyAct = (typeof replyActs)[number];
export type ReplyPress = ReplyAct | 'save' | 'check';

/** The fields of the page, and what stands in them. */
export const replyFields = [
  'class',
  'text',
  'day',
  'contact',
  'phone',
  'return',
  'extendDay',
  'extend',
  'inquire',
  'verify',
  'progress',
] as const;
export type ReplyField = (typeof replyFields)[number];
export type Typed = Readonly<Partial<Record<ReplyField, string>>>;

export interface NamedFile extends FileView {
  readonly name: string | null;
}

/** One word that went to and fro between the organ and the deputy. */
export interface RouteWord {
  readonly event: 'inquire' | 'pass-on' | 'progress' | 'evaluate' | 'co-opinion' | 'extend' | 'verify' | 'reply';
  readonly by: Party;
  readonly at: Date;
  readonly text: string | null;
  readonly files: readonly FileView[];
}

export type ReplyNotice =
  | { readonly kind: 'done'; readonly press: Exclude<ReplyPress, 'check'> }
  | { readonly kind: 'refused'; readonly press: ReplyPress; readonly text: string }
  /** Somebody else at the same desk has saved other words meanwhile. */
  | { readonly kind: 'overtaken'; readonly theirs: string };

export interface ReplyView {
  /** `1024-1`. */
  readonly name: string;
  readonly organ: Party;
  readonly lead: Party;
  readonly coHandlers: readonly Party[];
  /** Whether this page is the lead's or a co-handler's. */
  readonly isLead: boolean;
  readonly deputy: Party;
  readonly district: string;
  /** Through whose hands it goes, and where one can check it. */
  readonly office: { readonly name: string; readonly phone: string | null; readonly hours: string | null };
  readonly offeredOn: DayText;
  readonly isOffered: boolean;
  readonly isCancelled: boolean;
  readonly round: number;
  readonly brief: string;
  readonly files: readonly FileView[];
  readonly words: readonly RouteWord[];
  /** Whom to call, only once the citizen has agreed. */
  readonly citizen: { readonly name: string | null; readonly phone: string | null } | null;
  readonly contactAsked: 'asked' | 'yes' | 'no' | null;
  readonly extensionAsked: DayText | null;
  readonly clocks: readonly ClockView[];
  /** How long the reply may take once it is accepted. */
  readonly replyWithin: { readonly unit: 'working' | 'days'; readonly count: number };
  readonly may: readonly ReplyAct[];
  readonly typed: Typed;
  readonly draftFiles: readonly NamedFile[];
  /** Which draft this page shows; goes back with every form. */
  readonly version: number;
  readonly firstDay: DayText;
  readonly lastDay: DayText;
  readonly accept: string;
  readonly notice: ReplyNotice | null;
  readonly formId: string;
}

export interface SlipView {
  readonly name: string;
  readonly organ: Party;
  readonly lead: Party;
  readonly coHandlers: readonly Party[];
  readonly isLead: boolean;
  readonly deputy: Party;
  readonly district: string;
  /** Through whose hands it goes, and where one can check it. */
  readonly office: { readonly name: string; readonly phone: string | null; readonly hours: string | null };
  readonly offeredOn: DayText;
  readonly isOffered: boolean;
  readonly round: number;
  readonly brief: string;
  /** How many photos, voices … came with it. */
  readonly contents: string;
  readonly passedOn: readonly string[];
  readonly clocks: readonly ClockView[];
  readonly replyWithin: { readonly unit: 'working' | 'days'; readonly count: number };
  readonly link: string;
  /** The address to type, without its scheme. */
  readonly address: string;
  /** Eight digits in two groups. */
  readonly code: string;
}
