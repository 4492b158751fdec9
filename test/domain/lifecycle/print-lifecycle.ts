/** docs/lifecycle.md, printed from the tables of the code: what stands there is what the product does. */

import terms from '../../../locales/zh-CN/terms.json' with { type: 'json' };
import type { Term } from '../../../src/domain/due.ts';
import { dutyKinds } from '../../../src/domain/duty.ts';
import { type ActRow, acts } from '../../../src/domain/lifecycle.ts';
import { isOpen, openStates, opinionStates } from '../../../src/domain/opinion.ts';
import type { Place } from '../../../src/domain/place.ts';
import { routeStates } from '../../../src/domain/route.ts';
import { type RouteRow, routeActs } from '../../../src/domain/route-acts.ts';
import { situations } from './situations.ts';
import { matterOf } from './small-world.ts';

export function printLifecycle(place: Place): string {
  return `${[
    '# The life of an opinion, as the code has it',
    'Printed from `src/domain/lifecycle.ts`, `src/domain/route-acts.ts`, `src/domain/owed.ts` and the policy of the place; a test compares. To print it anew:\n`npx vitest run test/domain/lifecycle/printed.test.ts -u`. What has no row cannot happen.',
    '## States',
    ...[
      rows(
        ['State', '中文', 'Open 在办'],
        opinionStates.map((state) => [code(state), terms.state[state], isOpen({ state }) ? 'yes' : '']),
      ),
    ],
    '## Acts',
    '*In charge*: the deputy who owes the citizen; for one who has not joined, the office. *Same*: the state does not change. An office\nalso acts for the offices below it. Nobody acts on their own opinion but as a citizen. *Waiting citizen*: from the first working day after\na triage was due. *Office in triage*: while its triage runs. *Answerer*: who pressed the button, while still in charge.',
    rows(
      ['Act', '中文', 'By', 'From', 'To', 'Hears', 'Duties', 'Also'],
      Object.entries(acts).map(([name, row]) => [
        code(name),
        row.zh,
        list(row.by),
        states(row.from),
        states(row.to),
        list(row.hears),
        dutiesOf(row),
        notes(row),
      ]),
    ),
    '## Routes: states and acts',
    'A route act does not ask the state of the opinion; *live*: only while it is neither withdrawn nor diverted. *Target*: the organ, the deputy or\nthe office the route leads to. For an organ an office enters what came on paper, for a deputy only until they have joined.',
    rows(
      ['State', '中文'],
      routeStates.map((state) => [code(state), terms.routeState[state]]),
    ),
    rows(
      ['Act', '中文', 'By', 'On', 'From', 'To', 'Hears', 'Settles', 'Also'],
      Object.entries(routeActs).map(([name, row]) => [
        code(name),
        row.zh,
        list(row.by),
        list(row.kinds),
        list(row.from),
        list(row.to),
        list(row.hears),
        list(row.settles),
        routeNotes(row),
      ]),
    ),
    `## Duties, with the terms of ${place.name.en}`,
    rows(
      ['Duty', '中文', 'Due', 'Ladder', 'Source'],
      dutyKinds.map((kind) => {
        const { term, ladder, source } = place.policy.duties[kind];
        return [code(kind), terms.duty[kind], termOf(term), ladder === 0 ? 'none' : `up to L${ladder}`, source];
      }),
    ),
    otherNumbers(place),
    '## What is owed in which situation',
    'Played through in the tests: acts from the submission on, and the duties that are alive then.',
    rows(
      ['Situation', 'Owes', 'A timed step'],
      Object.entries(situations).map(([name, make]) => situation(name, make)),
    ),
  ].join('\n\n')}\n`;
}

function situation(name: string, make: (typeof situations)[string]): readonly string[] {
  const { world, id } = make();
  const { opinion, duties } = matterOf(world, id);
  const owes = duties
    .map((duty) => `${duty.kind} (${duty.holder.role}${duty.status === 'running' ? '' : `, ${duty.status}`})`)
    .sort();
  return [name.replace('·', ' · '), owes.join(', ') || 'nobody', opinion.timer?.kind ?? ''];
}

function otherNumbers({ policy }: Place): string {
  return [
    `- A letter can be undone for ${policy.undoSeconds} seconds, at night until it leaves (${policy.nightFrom} to ${policy.nightTo}).`,
    `- ${policy.questionsPerRound} questions a round; ${policy.clarifyDays} days to answer one, a reminder on day ${policy.clarifyReminderDay}.`,
    `- No evidence after ${policy.evidenceWorkingDays} working days: the office is to reach the citizen.`,
    `- A rating is reminded of on day ${policy.ratingReminderDay}; empty fields can be filled, and the opinion reopened (${policy.reopenings} time), for ${policy.reopenDays} days from delivery; later the office decides.`,
    `- A promised or review day is at most ${policy.promiseMonthsAhead} months ahead. After a hand-over at least ${policy.handoverLeast} working days are left.`,
    `- A deputy has ${termOf(policy.terms.acceptByDeputy)} to accept a transfer; after a route that failed ${termOf(policy.terms.studyAfterRoute)} to study; a reply after 不满意 ${termOf(policy.terms.nextRound)}; a report ${termOf(policy.terms.report)}.`,
    `- Ladder: ${policy.ladder.warn.map((row) => `due in ${row.atLeast} or more: ${row.before.join(' and ')} before`).join('; ')} (working days); then on the day, the first working day after, ${policy.ladder.l3} working days overdue and every ${policy.ladder.l3Every}, supervision at ${policy.ladder.l4}.`,
  ].join('\n');
}

function dutiesOf(row: ActRow): string {
  const parts: readonly (readonly [string, readonly string[] | undefined])[] = [
    ['settles', row.settles],
    ['sets aside', row.aside],
    ['starts anew', row.anew],
    ['makes void', row.voids],
  ];
  return parts.flatMap(([verb, kinds]) => (kinds && kinds.length > 0 ? [`${verb} ${list(kinds)}`] : [])).join('; ');
}

function notes(row: ActRow): string {
  return [
    row.acknowledges && 'by the deputy on submitted: acknowledges first',
    row.assistant && 'assistant',
    row.delegate && (row.delegate === 'yes' ? 'delegate' : 'delegate with standing consent'),
    row.code && 'holder of the code',
    row.news && 'news to the citizen',
    row.erased && 'of an erased opinion, too',
  ]
    .filter(Boolean)
    .join('; ');
}

function routeNotes(row: RouteRow): string {
  return [
    row.accepts && 'by the organ on an offer: accepts first',
    row.fails && 'the last open one: study again',
    row.assistant && 'assistant',
    row.delegate && 'delegate',
    row.live && 'live',
    row.news && 'news to the citizen',
  ]
    .filter(Boolean)
    .join('; ');
}

function states(of: readonly string[]): string {
  const every = opinionStates.every((state) => of.includes(state));
  if (every) return 'any';
  const missing = opinionStates.filter((state) => !of.includes(state));
  if (missing.length <= 3) return `any but ${list(missing)}`;
  const open = openStates.every((state) => of.includes(state));
  return open ? list(['open', ...of.filter((state) => !openStates.includes(state as never))]) : list(of);
}

const termOf = ({ unit, n }: Term): string =>
  `${n} ${unit === 'workingDays' ? 'wd' : unit === 'days' ? 'days' : 'months'}`;
const list = (words: readonly string[]): string => words.join(', ');
const code = (word: string): string => `\`${word}\``;

function rows(head: readonly string[], body: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell || '–').join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...body.map(line)].join('\n');
}
