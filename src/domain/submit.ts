/** 提交: a draft that was confirmed becomes an opinion, with a number, a code and somebody who owes. */

import type { Said } from './acts.ts';
import { actorId } from './apply.ts';
import type { Decision, Notice } from './decision.ts';
import { acts } from './lifecycle.ts';
import { type Circumstances, deputyInCharge, isOwn } from './matter.ts';
import type { Opinion } from './opinion.ts';
import type { Actor, Language } from './people.ts';
import { reconcile } from './reconcile.ts';

export interface Submission {
  readonly number: number;
  readonly code: string;
  readonly title: string;
  readonly language: Language;
  readonly said: readonly Said[];
  /** The citizen; null when told in person by somebody without any account. */
  readonly authorId: string | null;
  readonly authorChatId: string | null;
  readonly toldBy: string | null;
  readonly toldReach: string | null;
  readonly areaCode: string | null;
  readonly officeId: string;
  /** A sure deputy, or nobody: then the office triages. */
  readonly deputyNo: string | null;
  /** Whom the citizen chose, if the office has to assign it. */
  readonly wishedNo?: string | null;
}

export function submitOpinion(submission: Submission, actor: Actor, c: Circumstances): Decision {
  const deputy = deputyInCharge(submission, c);
  // Only a joined deputy, and never the author, is given an opinion without the office.
  const sure = deputy?.personId ? deputy : undefined;
  const wished = sure || !submission.wishedNo ? undefined : c.deputy(submission.wishedNo);
  const own = actor.role === 'deputy' && sure?.no === actor.no;
  const wishedNo = wished && !isOwn(submission, wished) ? wished.no : null;
  const opinion = newOpinion(submission, { deputyNo: sure?.no ?? null, wishedNo, own }, c);
  const notices: Notice[] = [
    ...(submission.authorId && actor.role !== 'citizen'
      ? [{ act: 'submit' as const, hearer: 'citizen' as const, data: {} }]
      : []),
    ...(own ? [] : [{ act: 'submit' as const, hearer: sure ? ('in charge' as const) : ('office' as const), data: {} }]),
  ];
  return {
    ok: true,
    matter: {
      opinion,
      duties: reconcile(
        { before: { opinion, routes: [] }, duties: [], opinion, routes: [] },
        { row: acts.submit, name: 'submit', routeId: null, hears: ['citizen'] },
        c,
      ),
      routes: [],
      joined: [],
      target: null,
    },
    events: [
      {
        act: 'submit',
        seq: 1,
        role: actor.role,
        actorId: actorId(actor),
        from: null,
        to: opinion.state,
        round: 1,
        at: c.now,
        data: { deputy: opinion.deputyNo, area: opinion.areaCode, pieces: submission.said.length },
      },
    ],
    pieces: submission.said.map((said) => ({
      ...said,
      id: c.id(),
      eventSeq: 1,
      role: actor.role,
      routeId: null,
      at: c.now,
    })),
    feedback: [],
    notices,
    follow: [],
    every: [],
    recall: [],
    resend: [],
    routes: [],
    copied: null,
  };
}

function newOpinion(
  submission: Submission,
  given: { readonly deputyNo: string | null; readonly wishedNo: string | null; readonly own: boolean },
  c: Circumstances,
): Opinion {
  return {
    id: c.id(),
    number: submission.number,
    code: submission.code,
    title: submission.title,
    language: submission.language,
    state: given.own ? 'acknowledged' : 'submitted',
    stateSince: c.now,
    stateBefore: null,
    clarifyingBefore: null,
    round: 1,
    questionsAsked: 0,
    routesOpened: 0,
    asker: null,
    authorId: submission.authorId,
    chatId: submission.authorChatId,
    toldBy: submission.toldBy,
    toldReach: submission.toldReach,
    areaCode: submission.areaCode,
    deputyNo: given.deputyNo,
    wishedNo: given.wishedNo,
    officeId: submission.officeId,
    mergedInto: null,
    leads: false,
    forWhom: null,
    consent: null,
    concern: false,
    guarded: null,
    reopened: 0,
    enough: false,
    timer: null,
    timerBefore: null,
    feedback: null,
    replacedFeedback: null,
    rating: null,
    submittedAt: c.now,
    eventSeq: 1,
    version: 1,
  };
}
