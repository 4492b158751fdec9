/**
 * The life of a route as one table (lifecycle.md section 2): who, from which states, to which, who hears, which duties
 * it settles. Route acts do not ask the opinion's state, except where `live` says so.
 */

import type { ActName } from './acts.ts';
import type { DutyKind } from './duty.ts';
import type { Hearer } from './lifecycle.ts';
import type { RouteKind, RouteState } from './route.ts';

export const routeActNames = [
  'hand-out',
  'accept',
  'silent',
  'return',
  'decline',
  'bind',
  'cancel',
  'succeed',
  'extend',
  'progress',
  'inquire',
  'pass-on',
  'verify',
  'allow-contact',
  'reply',
  'co-opinion',
  'evaluate',
  'route-lapse',
  'nothing-new',
  'register',
  'give-back',
  'result',
] as const;
export type RouteActName = (typeof routeActNames)[number];

export const isRouteAct = (name: ActName): name is RouteActName => (routeActNames as readonly string[]).includes(name);

export type RouteWho = 'target' | 'co-handler' | 'in charge' | 'office' | 'citizen' | 'system';

export interface RouteRow {
  readonly zh: string;
  readonly by: readonly RouteWho[];
  readonly kinds: readonly RouteKind[];
  readonly from: readonly RouteState[];
  readonly to: readonly (RouteState | 'same')[];
  readonly hears: readonly Hearer[];
  readonly settles: readonly DutyKind[];
  /** The opinion may be neither withdrawn nor erased, diverted or merged. */
  readonly live?: true;
  readonly news?: true;
  readonly assistant?: true;
  readonly delegate?: 'yes' | 'consented';
  /** Where it was the last open route, the deputy studies again, for the shorter time. */
  readonly fails?: true;
  /** Done by the organ on an offer, it accepts first, in the same transaction. */
  readonly accepts?: true;
  readonly code?: true;
}

const organ: readonly RouteKind[] = ['referral'];
const offer: readonly RouteKind[] = ['referral', 'transfer'];
const filed: readonly RouteKind[] = ['report', 'motion', 'deliberation'];
const document: readonly RouteKind[] = ['report', 'suggestion', 'motion', 'deliberation'];
const forwarded: readonly RouteKind[] = ['referral', 'transfer', 'report'];
const replying: readonly RouteKind[] = ['referral', 'report', 'suggestion', 'motion', 'deliberation'];

// biome-ignore format: one row a line, or the table is no table any more.
export const routeActs: Readonly<Record<RouteActName, RouteRow>> = {
  'hand-out': { zh: '送达转办单', by: ['office', 'system'], kinds: offer, from: ['offered', 'accepted'], to: ['same'], hears: [], settles: ['reach'] },
  accept: { zh: '接收', by: ['target', 'office'], kinds: offer, from: ['offered'], to: ['accepted'], hears: ['citizen', 'in charge', 'former', 'co-handlers'], settles: ['accept', 'reach', 'triage'], news: true },
  silent: { zh: '逾期未接收', by: ['system'], kinds: organ, from: ['offered'], to: ['same'], hears: ['in charge', 'target', 'office'], settles: [] },
  return: { zh: '退回', by: ['target', 'office'], kinds: organ, from: ['offered'], to: ['returned'], hears: ['citizen', 'in charge', 'office'], settles: ['accept', 'reach'], news: true, fails: true },
  decline: { zh: '谢绝', by: ['target', 'office'], kinds: ['transfer'], from: ['offered'], to: ['declined'], hears: ['citizen', 'in charge', 'office'], settles: ['accept'], news: true, fails: true },
  bind: { zh: '指定承办', by: ['office'], kinds: organ, from: ['returned'], to: ['accepted'], hears: ['citizen', 'in charge', 'target'], settles: ['study'], live: true, news: true },
  cancel: { zh: '取消去向', by: ['in charge', 'office', 'system'], kinds: forwarded, from: ['offered', 'accepted'], to: ['cancelled'], hears: ['citizen', 'in charge', 'target', 'co-handlers'], settles: [], news: true, fails: true },
  succeed: { zh: '由接续单位承办', by: ['system'], kinds: organ, from: ['offered', 'accepted', 'replied'], to: ['same'], hears: ['in charge', 'target'], settles: [] },
  extend: { zh: '申请延期', by: ['target'], kinds: organ, from: ['offered', 'accepted'], to: ['same'], hears: ['office'], settles: [], accepts: true },
  progress: { zh: '办理进展', by: ['target'], kinds: organ, from: ['offered', 'accepted', 'replied'], to: ['same'], hears: ['in charge'], settles: [], accepts: true },
  inquire: { zh: '要问一句', by: ['target', 'co-handler'], kinds: organ, from: ['offered', 'accepted'], to: ['same'], hears: ['in charge'], settles: [] },
  'pass-on': { zh: '转送补充', by: ['in charge'], kinds: organ, from: ['offered', 'accepted'], to: ['same'], hears: ['target', 'co-handlers'], settles: [], assistant: true, delegate: 'yes' },
  verify: { zh: '需要当面核实', by: ['target'], kinds: organ, from: ['offered', 'accepted'], to: ['same'], hears: ['citizen'], settles: [], live: true, accepts: true },
  'allow-contact': { zh: '是否同意联系', by: ['citizen'], kinds: organ, from: ['offered', 'accepted'], to: ['same'], hears: ['target', 'in charge'], settles: [], live: true },
  reply: { zh: '答复', by: ['target', 'in charge', 'office'], kinds: replying, from: ['offered', 'accepted', 'cancelled'], to: ['replied', 'same'], hears: ['citizen', 'in charge', 'co-handlers'], settles: ['accept', 'reply', 'reach'], news: true },
  'co-opinion': { zh: '会办意见', by: ['co-handler', 'office'], kinds: organ, from: ['accepted'], to: ['same'], hears: ['target', 'in charge'], settles: ['co-opinion'] },
  evaluate: { zh: '评议', by: ['in charge'], kinds: replying, from: ['replied'], to: ['evaluated', 'accepted'], hears: ['citizen', 'target'], settles: ['evaluate'], news: true },
  'route-lapse': { zh: '未评议', by: ['system'], kinds: replying, from: ['replied'], to: ['evaluated'], hears: [], settles: ['evaluate'] },
  'nothing-new': { zh: '无新情况', by: ['in charge'], kinds: replying, from: ['accepted', 'replied', 'evaluated', 'cancelled'], to: ['same'], hears: [], settles: ['feedback'] },
  register: { zh: '登记', by: ['office'], kinds: filed, from: ['filed'], to: ['registered'], hears: ['citizen', 'in charge'], settles: ['register'], news: true },
  'give-back': { zh: '退还', by: ['office'], kinds: document, from: ['filed'], to: ['returned'], hears: ['citizen', 'in charge'], settles: ['register'], news: true, fails: true },
  result: { zh: '记录结果', by: ['office'], kinds: filed, from: ['registered'], to: ['replied'], hears: ['citizen', 'in charge'], settles: ['result'], news: true },
};
