/** What an insider can do next with an opinion, by its state and what is owed on it. */

import type { Duty } from '../domain/duty.ts';
import { isOpen, type Opinion } from '../domain/opinion.ts';
import type { Actor } from '../domain/people.ts';
import { repliesOn, underWay } from './next-on-routes.ts';
import { offer } from './offerings.ts';
import { officeOnRoutes } from './office-routes.ts';
import type { KnownMatter } from './questions.ts';
import { runningDuty } from './told.ts';
import type { Offering, Surroundings } from './turn.ts';

/** What nobody has acknowledged yet is assigned; anything further is handed over. */
export const givingWord = ({ state }: Pick<Opinion, 'state'>): 'assign' | 'handover' =>
  state === 'submitted' ? 'assign' : 'handover';

type Word =
  | 'ack'
  | 'answer'
  | 'forward'
  | 'news'
  | 'ask'
  | 'handback'
  | 'correct'
  | 'followup'
  | 'assign'
  | 'divert'
  | 'told'
  | 'held'
  | 'decide'
  | 'called'
  | 'supervise'
  | 'split';

/** More are no choice any more. */
const most = 6;

/** What can be done next, most likely first; the rest is a word away. */
export function actsOn(matter: KnownMatter, role: Actor['role'], around: Pick<Surroundings, 'directory'>): Offering[] {
  const { state, number } = matter.opinion;
  const line = (word: Word, act: string = word) => offer(word, [number], `conversation:choice.${word}`, act);
  const list: Offering[] = repliesOn(matter, role, around);
  if (role === 'deputy') {
    if (state === 'submitted') list.push(line('ack', 'acknowledge'));
    if (['submitted', 'acknowledged', 'handling', 'clarifying'].includes(state))
      list.push(line('answer'), line('forward', 'refer'), line('news'));
    if (state !== 'submitted') list.push(...underWay(matter, role, around));
    if (['submitted', 'acknowledged', 'handling'].includes(state)) list.push(line('ask'));
    if (['submitted', 'acknowledged'].includes(state)) list.push(line('handback', 'hand-back'));
    if (['answering', 'answered', 'closed'].includes(state)) list.push(line('correct'));
    if (['answered', 'closed'].includes(state)) list.push(line('followup', 'follow-up'));
  } else if (role === 'office') {
    // What the office owes by a day comes first.
    if (runningDuty(matter, 'call-back')) list.push(line('called'));
    if (runningDuty(matter, 'decide')) list.push(line('decide'));
    list.push(...officeOnRoutes(matter, around));
    if (matter.duties.some(isReach)) list.push(line('told', 'tell-otherwise'), line('held', 'hold'));
    if (runningDuty(matter, 'supervise')) list.push(line('supervise'));
    const waits = runningDuty(matter, 'triage') !== undefined;
    const give =
      givingWord(matter.opinion) === 'assign'
        ? line('assign')
        : offer('handover', [number], 'conversation:choice.handover', 'hand-over');
    if (state === 'submitted' || waits) list.push(give);
    if (['submitted', 'acknowledged', 'handling', 'clarifying'].includes(state))
      list.push(line('divert'), line('news'));
    if (state === 'submitted' && matter.opinion.deputyNo === null) list.push(line('ask'));
    if (state !== 'submitted' && !waits && isOpen(matter.opinion) && matter.opinion.deputyNo !== null) list.push(give);
  }
  if (state === 'merged') list.push(line('split'));
  return list.slice(0, most);
}

/** The citizen is to be reached; handing the slip to an organ is another matter. */
const isReach = ({ kind, status, routeId }: Duty): boolean =>
  kind === 'reach' && status === 'running' && routeId === null;
