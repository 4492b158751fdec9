/** Answers the questions of many conversations at once: one query for each kind of question, not for each question. */

import type { Question, QuestionKind, Questions } from '../conversation/questions.ts';
import { dueBatch, fannedTo, fanOut, joined, joinedPage } from './answers/batches.ts';
import { beside, callsOn, operators, persons } from './answers/beside.ts';
import { digests, dueDrafts, dueDuties, dueTimers, owed, reminders } from './answers/due.ts';
import { endedOrgans, endedRoles, forwardedTo, notHandedOut, offeredInVain } from './answers/left-behind.ts';
import { desk, inbox, mine, organInbox } from './answers/lists.ts';
import { matters } from './answers/matter.ts';
import { acked, claim, letterDue } from './answers/outbox.ts';
import {
  deputies,
  destinations,
  doors,
  held,
  invitation,
  ofDistrict,
  quoted,
  searchDeputies,
  stopped,
  submittedSince,
  templates,
} from './answers/people.ts';
import { routes } from './answers/routes.ts';
import { scenes } from './answers/scene.ts';
import { story } from './answers/story.ts';
import { untold } from './answers/untold.ts';
import type { Provider } from './migrations.ts';
import type { Tx } from './open-database.ts';
import { replyDraft } from './reply-pages.ts';
import { grouped, sql } from './sql.ts';

type Answering<Kind extends QuestionKind> = (
  db: Tx,
  keys: readonly Questions[Kind]['key'][],
  provider: Provider,
) => Promise<readonly Questions[Kind]['answer'][]>;

/** For questions that are rare: one after the other. */
const each =
  <Key, Answer>(answer: (db: Tx, key: Key, provider: Provider) => Promise<Answer>) =>
  async (db: Tx, keys: readonly Key[], provider: Provider): Promise<Answer[]> => {
    const answers: Answer[] = [];
    for (const key of keys) answers.push(await answer(db, key, provider));
    return answers;
  };

const answering: { readonly [Kind in QuestionKind]: Answering<Kind> } = {
  scene: scenes,
  matter: matters,
  matters: each(async (db, { ids }: Questions['matters']['key']) =>
    (
      await matters(
        db,
        ids.map((id) => ({ id })),
      )
    ).filter((one) => one !== null),
  ),
  destinations,
  operators: each(operators),
  routes: each(routes),
  deputy: deputies,
  number: numbers,
  deputies: each(searchDeputies),
  mine: each(mine),
  inbox: each(inbox),
  desk: each(desk),
  organInbox: each(organInbox),
  quoted: each(quoted),
  beside: each(beside),
  callsOn: each(callsOn),
  persons: each(persons),
  story: each(story),
  replyDraft: each(replyDraft),
  templates: each(templates),
  invitation: each(invitation),
  doors: each(doors),
  today: submittedSince,
  claim: each(claim),
  letterDue: each(letterDue),
  acked: each(acked),
  dueDuties: each(dueDuties),
  dueTimers: each(dueTimers),
  dueDrafts: each(dueDrafts),
  digests: each(digests),
  owed,
  reminders: each(reminders),
  held: each(held),
  stopped: each(stopped),
  untold: each(untold),
  dueBatch: each(dueBatch),
  joined: each(joined),
  joinedPage: each(joinedPage),
  fanOut: each(fanOut),
  fannedTo: each(fannedTo),
  offeredInVain: each(offeredInVain),
  endedOrgans: each(endedOrgans),
  forwardedTo: each(forwardedTo),
  notHandedOut: each(notHandedOut),
  endedRoles: each(endedRoles),
  ofDistrict: each(ofDistrict),
  station: each((db, { id }: Questions['station']['key']) =>
    db.station.findUnique({ where: { id }, select: { name: true, areaCode: true } }),
  ),
  setting: each(
    async (db, { key }: Questions['setting']['key']) =>
      (await db.setting.findUnique({ where: { key } }))?.value ?? null,
  ),
};

/** The answers in the order of the questions. */
export async function answerQuestions(
  db: Tx,
  questions: readonly Question[],
  provider: Provider,
): Promise<readonly unknown[]> {
  const answers: unknown[] = new Array(questions.length);
  const kinds = new Map<QuestionKind, number[]>();
  questions.forEach((question, at) => {
    const places = kinds.get(question.kind);
    if (places) places.push(at);
    else kinds.set(question.kind, [at]);
  });
  for (const [kind, places] of kinds) {
    const answer = answering[kind] as (
      db: Tx,
      keys: readonly unknown[],
      provider: Provider,
    ) => Promise<readonly unknown[]>;
    const found = await answer(
      db,
      places.map((at) => questions[at]?.key),
      provider,
    );
    places.forEach((at, index) => {
      answers[at] = found[index];
    });
  }
  return answers;
}

/** Numbers are never reused; a conversation that is tried again leaves a gap. */
async function numbers(db: Tx, keys: readonly { readonly counter: string }[]): Promise<number[]> {
  const next = new Map<string, number>();
  for (const [counter, asked] of grouped(keys, (key) => key.counter)) {
    const [row] = await db.$queryRaw<{ value: number }[]>(sql`
      INSERT INTO "Counter" ("name", "value") VALUES (${counter}, ${1000 + asked.length})
      ON CONFLICT ("name") DO UPDATE SET "value" = "Counter"."value" + ${asked.length} RETURNING "value"`);
    next.set(counter, Number(row?.value) - asked.length);
  }
  return keys.map(({ counter }) => {
    const number = (next.get(counter) ?? 0) + 1;
    next.set(counter, number);
    return number;
  });
}
