/** Texts whose key is put together when it is said: `*` stands for the part in `${…}`. */

import { refusals } from '../../src/domain/decision.ts';
import { dutyKinds } from '../../src/domain/duty.ts';
import { acts } from '../../src/domain/lifecycle.ts';
import { forWhoms, opinionStates } from '../../src/domain/opinion.ts';
import { routeKinds, routeStates } from '../../src/domain/route.ts';
import { routeActNames } from '../../src/domain/route-acts.ts';

const classes = ['A', 'B', 'C', 'D'];
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => String(from + at));
const words = (text: string) => text.trim().split(/\s+/);

const onRoute = words(`
  return decline give-back bind cancel extend progress inquire pass-on verify hand-out reply result co-opinion unsatisfied
`);

export const dynamicKeys: Readonly<Record<string, readonly string[]>> = {
  'conversation:refused.*': refusals,
  'conversation:event.*': [...Object.keys(acts), ...routeActNames],
  'conversation:file.*': words('too-large too-many wrong-type empty'),
  'conversation:contents.*': words('text photo voice video document'),
  'conversation:help.*': words('citizen deputy office handler'),
  'conversation:language.*': words('zh-CN en'),
  'conversation:reason.*': words('law money plan owner other'),
  'conversation:solved.*': words('yes partly no'),
  'conversation:why.*': words('workingDays days months promised'),
  'conversation:step.*': words('triage acknowledge study follow-up reach rating feedback accept reply register result'),
  'conversation:status.waits.*': words('accept answerOffer reply register result'),
  'conversation:desk.*': words('triage overdue decide reach supervise register all'),
  'conversation:desk.*None': words('triage overdue decide reach supervise register all'),
  'conversation:done.*': words('add clarify withdraw enough call-back split'),
  'conversation:did.*': words(
    'assign hand-over ask news hand-back follow-up tell-otherwise called decide supervised measure key-supervise split divert',
  ),
  'conversation:write.*': words(`
    ask news answer explain correct corrected hand-back follow-up clarify add reopen divert tell-otherwise called
    refuse supervised measure key-supervise split take-back
  `),
  // What can be done next (inbox.ts) and the marks of a rating.
  'conversation:choice.*': words(`
    ack answer forward news ask handback correct followup assign divert told held decide called split good fair bad
    supervise measure key-supervise supervised
  `),
  'conversation:choice.class*': classes,
  'conversation:practice.class*': classes,
  'conversation:forwardGuard.*': words('case tender official'),
  'conversation:onRoute.*': onRoute,
  'conversation:didRoute.*': onRoute.filter((act) => act !== 'reply' && act !== 'result'),
  'conversation:didForward.*': words('refer transfer report'),
  'letters:hop.*': words(`
    refer transfer report accept taken return decline bind cancel transferOver reply unsatisfied register give-back verify
    extended
  `),
  'letters:hopInsider.*': words(`
    accept taken return decline give-back again silent silentOffice bind cancel succeed extend extended notExtended progress inquire
    contactYes contactNo coOpinion reply replyAfter late register supervised
  `),
  'letters:target.*': words(`
    refer beside besideNow transfer report bind silent cancel passOn contactYes contactNo coOpinion replied unsatisfied
    evaluated extended notExtended measure keySupervise supervised
  `),
  'letters:why.*': words('answered withdrawn merged handed-over lapsed mandate-ended organ-ended'),
  'letters:citizen.*': words('submit acknowledge hand-back time-out news follow-up take-place'),
  'letters:citizen.**': classes.flatMap((one) => [`answer${one}`, `correct${one}`]),
  'letters:insider.*': words(`
    clarify add time-out hand-back reopen bounce divert urge call-back not-told enough split supervise supervised decide
    measure key-supervise
  `),
  'letters:reminder.line*': numbers(0, 4),
  'letters:reminder.office*': numbers(0, 4),
  'letters:reminder.late*': ['2', '4'],
  'letters:reminder.late*Office': ['2', '4'],
  'terms:state.*': opinionStates,
  'terms:class.*': classes,
  'terms:duty.*': dutyKinds,
  'terms:route.*': routeKinds,
  'terms:routeState.*': routeStates,
  'conversation:forWhom.*': forWhoms,
  'terms:weekday.*': numbers(0, 6),
  'terms:month.*': numbers(1, 12),
};

export const expanded = (pattern: string): readonly string[] =>
  pattern.includes('*') ? (dynamicKeys[pattern] ?? []).map((part) => pattern.replace(/\*+/, part)) : [pattern];
