/**
 * The life of an opinion as one table: what has no row cannot happen.
 * Who, from which states, to which, who hears of it, which duties it settles.
 * What is done to a route stands in route-acts.ts; `docs/lifecycle.md` is printed from both.
 */

import type { ActName } from './acts.ts';
import type { DutyKind } from './duty.ts';
import { type OpinionState, openStates, opinionStates } from './opinion.ts';
import type { RouteActName } from './route-acts.ts';

/**
 * `waiting citizen`: when the office's triage has reached L2. `office in triage`: while its triage runs. `answerer`: the
 * person who pressed the button. `joined`: a citizen joined by merging. `first`: the deputy who had it first and transferred it.
 */
export type Who =
  | 'citizen'
  | 'waiting citizen'
  | 'in charge'
  | 'deputy'
  | 'office'
  | 'office in triage'
  | 'answerer'
  | 'joined'
  | 'first'
  | 'system';
export type Hearer = 'citizen' | 'in charge' | 'office' | 'former' | 'first' | 'target' | 'co-handlers';

export interface ActRow {
  readonly zh: string;
  readonly by: readonly Who[];
  /** `none`: there was no opinion before. */
  readonly from: readonly (OpinionState | 'none')[];
  /** `same`: the act does not change the state. */
  readonly to: readonly (OpinionState | 'same')[];
  readonly hears: readonly Hearer[];
  readonly settles: readonly DutyKind[];
  /** Set aside until the answer has left; an undo brings them back. */
  readonly aside?: readonly DutyKind[];
  /** One that runs is void and, where it is still owed, starts again from today. */
  readonly anew?: readonly DutyKind[];
  /** Void though they do not follow from the state. */
  readonly voids?: readonly DutyKind[];
  /** Where the citizen is among its hearers, the 30 days of silence begin anew. */
  readonly news?: true;
  /** Done by the deputy on `submitted`, it acknowledges first, in the same transaction. */
  readonly acknowledges?: true;
  /** An assistant may do it, too; a delegate may do it while the deputy is away (`consented`: only with standing consent). */
  readonly assistant?: true;
  readonly delegate?: 'yes' | 'consented';
  /** The holder of the query code may do it for the citizen (domain.md section 6). */
  readonly code?: true;
  /** What may still happen to an erased opinion. */
  readonly erased?: true;
}

const all = opinionStates;
const but = (...left: OpinionState[]): readonly OpinionState[] => all.filter((state) => !left.includes(state));
const answerAside: readonly DutyKind[] = ['study', 'follow-up', 'rating', 'reach', 'triage', 'progress', 'feedback'];
const told: readonly (OpinionState | 'same')[] = ['answered', 'handling', 'same'];

// biome-ignore format: one row a line, or the table is no table any more.
export const acts: Readonly<Record<Exclude<ActName, RouteActName>, ActRow>> = {
  submit: { zh: '提交', by: ['citizen', 'deputy', 'office'], from: ['none'], to: ['submitted', 'acknowledged'], hears: ['citizen', 'in charge', 'office'], settles: [] },
  assign: { zh: '分派', by: ['office', 'waiting citizen'], from: ['submitted'], to: ['same'], hears: ['citizen', 'in charge', 'former'], settles: ['triage'], anew: ['acknowledge'], news: true },
  acknowledge: { zh: '签收', by: ['in charge'], from: ['submitted'], to: ['acknowledged'], hears: ['citizen'], settles: ['acknowledge'], news: true, assistant: true, delegate: 'yes' },
  'hand-back': { zh: '退回分办', by: ['in charge'], from: ['submitted', 'acknowledged'], to: ['submitted'], hears: ['citizen', 'office'], settles: [], news: true },
  ask: { zh: '追问', by: ['in charge', 'office in triage'], from: ['submitted', 'acknowledged', 'handling'], to: ['clarifying'], hears: ['citizen'], settles: [], news: true, acknowledges: true, delegate: 'yes' },
  clarify: { zh: '补充说明', by: ['citizen'], from: ['clarifying'], to: ['submitted', 'acknowledged', 'handling'], hears: ['in charge', 'office'], settles: [], code: true },
  'time-out': { zh: '补充期满', by: ['system'], from: ['clarifying'], to: ['submitted', 'acknowledged', 'handling'], hears: ['citizen', 'in charge', 'office'], settles: [], news: true },
  // In clarifying it is a clarify; in answered and closed it is kept as a draft: "reopen, or a new one?"
  add: { zh: '补充', by: ['citizen'], from: but('withdrawn', 'clarifying', 'answered', 'closed'), to: ['same'], hears: ['in charge', 'office'], settles: [], code: true },
  refer: { zh: '转办', by: ['in charge'], from: ['acknowledged', 'clarifying', 'handling'], to: ['handling'], hears: ['citizen', 'target', 'co-handlers'], settles: ['study'], news: true, acknowledges: true, delegate: 'yes' },
  transfer: { zh: '转交', by: ['in charge'], from: ['acknowledged', 'clarifying', 'handling'], to: ['handling'], hears: ['citizen', 'target'], settles: ['study'], news: true, acknowledges: true },
  report: { zh: '反映', by: ['in charge'], from: ['acknowledged', 'clarifying', 'handling'], to: ['handling'], hears: ['citizen', 'target'], settles: ['study'], news: true, acknowledges: true },
  'take-back': { zh: '请联络室收回', by: ['first'], from: openStates, to: ['same'], hears: ['office'], settles: [] },
  guard: { zh: '不宜转办', by: ['in charge', 'office'], from: openStates, to: ['same'], hears: [], settles: [], delegate: 'yes' },
  news: { zh: '进展', by: ['in charge', 'office'], from: openStates, to: ['same'], hears: ['citizen'], settles: ['feedback'], news: true, acknowledges: true },
  answer: { zh: '反馈', by: ['in charge'], from: ['acknowledged', 'clarifying', 'handling'], to: ['answering'], hears: ['citizen'], settles: [], aside: answerAside, news: true, acknowledges: true, delegate: 'consented' },
  explain: { zh: '解释说明', by: ['in charge'], from: ['acknowledged', 'clarifying', 'handling'], to: ['answering'], hears: ['citizen'], settles: [], aside: answerAside, news: true, acknowledges: true, delegate: 'consented' },
  undo: { zh: '撤销', by: ['answerer'], from: ['answering'], to: ['acknowledged', 'clarifying', 'handling', 'answering', 'answered', 'closed'], hears: [], settles: [] },
  leave: { zh: '发出', by: ['system'], from: but('withdrawn'), to: told, hears: ['in charge', 'first'], settles: ['feedback', 'reach'] },
  'confirm-delivery': { zh: '确认送达', by: ['system'], from: ['answering', 'diverted', 'handling', 'clarifying'], to: told, hears: ['in charge', 'first'], settles: ['feedback', 'reach'] },
  'tell-otherwise': { zh: '另行告知', by: ['office', 'in charge'], from: ['answering', 'diverted', 'handling', 'clarifying'], to: told, hears: ['citizen', 'in charge'], settles: ['feedback', 'reach'], news: true },
  'not-told': { zh: '没有人告诉我', by: ['citizen'], from: ['answered', 'closed', 'diverted', 'handling', 'clarifying'], to: ['same', 'answered'], hears: ['office'], settles: [], anew: ['rating'] },
  hold: { zh: '留置', by: ['office'], from: ['answering', 'diverted', 'handling', 'clarifying'], to: ['same', 'handling'], hears: ['in charge'], settles: ['reach'] },
  correct: { zh: '更正', by: ['in charge'], from: ['answering', 'answered', 'closed'], to: ['answering'], hears: ['citizen'], settles: [], aside: answerAside, news: true },
  bounce: { zh: '退信', by: ['system'], from: ['answering', 'answered', 'closed', 'handling', 'clarifying', 'diverted'], to: ['answering', 'same'], hears: ['office'], settles: [] },
  rate: { zh: '评价', by: ['citizen'], from: ['answered', 'closed'], to: ['closed'], hears: ['in charge', 'office'], settles: ['rating'], code: true },
  lapse: { zh: '未评价', by: ['system'], from: ['answered'], to: ['closed'], hears: [], settles: ['rating'] },
  enough: { zh: '够了', by: ['citizen'], from: ['handling', 'answered', 'closed'], to: ['closed'], hears: ['in charge'], settles: [] },
  'follow-up': { zh: '续办', by: ['in charge'], from: ['answered', 'closed'], to: ['handling'], hears: ['citizen'], settles: ['follow-up', 'feedback'], news: true },
  reopen: { zh: '重新提出', by: ['citizen'], from: ['answered', 'closed', 'diverted'], to: ['acknowledged', 'submitted', 'same'], hears: ['in charge', 'office'], settles: [], code: true },
  divert: { zh: '引导', by: ['in charge', 'office'], from: openStates, to: ['diverted'], hears: ['citizen', 'office'], settles: ['triage', 'study'], voids: ['call-back', 'supervise', 'decide'], news: true },
  merge: { zh: '并案', by: ['office', 'in charge'], from: openStates, to: ['merged'], hears: ['citizen', 'in charge', 'former'], settles: ['triage', 'study'], voids: ['supervise', 'decide'], news: true },
  'take-in': { zh: '并入一件', by: ['system'], from: openStates, to: ['same', 'handling'], hears: [], settles: [] },
  rejoin: { zh: '改并', by: ['system'], from: ['merged', 'handling', 'answering', 'answered', 'closed'], to: ['same'], hears: [], settles: [], erased: true },
  'fan-out': { zh: '分送反馈', by: ['system'], from: ['merged', 'answering', 'answered', 'closed'], to: ['answering'], hears: ['citizen'], settles: [], news: true },
  split: { zh: '分案', by: ['office', 'in charge', 'joined', 'system'], from: ['merged'], to: ['acknowledged', 'submitted'], hears: ['citizen', 'in charge', 'office'], settles: [], news: true },
  'lose-joined': { zh: '分出一件', by: ['system'], from: all, to: ['same'], hears: [], settles: [], erased: true },
  'take-place': { zh: '接替', by: ['system'], from: ['merged'], to: ['submitted', 'acknowledged', 'handling'], hears: ['citizen', 'in charge'], settles: [], news: true },
  withdraw: { zh: '撤回', by: ['citizen'], from: [...openStates, 'merged'], to: ['withdrawn'], hears: ['in charge', 'office'], settles: [], code: true },
  'hand-over': { zh: '移交', by: ['office', 'system'], from: all, to: ['same'], hears: ['citizen', 'in charge', 'former', 'office'], settles: ['triage'], news: true, erased: true },
  erase: { zh: '注销', by: ['citizen', 'system'], from: all, to: ['withdrawn', 'closed', 'same'], hears: ['in charge', 'office'], settles: [] },
  consent: { zh: '同意公开', by: ['citizen'], from: all, to: ['same'], hears: [], settles: [] },
  'for-whom': { zh: '替谁说', by: ['citizen'], from: all, to: ['same'], hears: [], settles: [] },
  urge: { zh: '催一下', by: ['citizen'], from: all, to: ['same'], hears: ['in charge', 'office'], settles: [] },
  'call-back': { zh: '请回电', by: ['citizen', 'system'], from: but('withdrawn'), to: ['same'], hears: ['office'], settles: [] },
  called: { zh: '已回电', by: ['office'], from: all, to: ['same'], hears: [], settles: ['call-back'] },
  decide: { zh: '审批', by: ['office'], from: all, to: ['same', 'acknowledged', 'submitted'], hears: ['citizen'], settles: [], news: true },
  supervise: { zh: '督办', by: ['system', 'office'], from: but('withdrawn', 'merged', 'diverted'), to: ['same'], hears: ['office'], settles: [] },
  measure: { zh: '督办措施', by: ['office'], from: all, to: ['same'], hears: ['in charge', 'target'], settles: [] },
  'key-supervise': { zh: '重点督办', by: ['office'], from: all, to: ['same'], hears: ['in charge', 'target'], settles: [] },
  supervised: { zh: '督办结果', by: ['office'], from: all, to: ['same'], hears: ['in charge', 'target'], settles: [] },
};
