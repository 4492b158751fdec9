/** What somebody owes by a day, as pages show it: who owes whom, how much of it is used, and why that day. */

import { whyValue } from '../conversation/explaining.ts';
import type { KnownMatter } from '../conversation/questions.ts';
import { workingDaysBetween } from '../domain/calendar.ts';
import { dayAt, daysBetween } from '../domain/day.ts';
import { dueAfter } from '../domain/due.ts';
import type { Duty, DutyKind } from '../domain/duty.ts';
import { isOpen } from '../domain/opinion.ts';
import type { Language } from '../domain/people.ts';
import type { World } from '../world.ts';
import { holderParty, type Parties } from './parties.ts';
import type { ClockView, Party } from './view-types.ts';

const toCitizen: readonly DutyKind[] = ['triage', 'acknowledge', 'study', 'follow-up', 'feedback', 'reach'];
const toDeputy: readonly DutyKind[] = ['accept', 'reply', 'register', 'result'];

/** Two clocks: whoever has it to the deputy, the deputy to the citizen. */
export function citizenClocks(
  world: World,
  matter: KnownMatter,
  language: Language,
  parties: Parties,
): readonly ClockView[] {
  const { citizen, inCharge, office } = parties;
  const live = matter.duties.filter(({ status }) => status === 'running' || status === 'paused');
  const between = live.filter(({ kind, routeId }) => routeId !== null && toDeputy.includes(kind));
  // Handing the slip to an organ is no clock of the citizen's.
  const own = live.filter(({ kind, routeId }) => toCitizen.includes(kind) && !(kind === 'reach' && routeId));
  const clocks = [
    ...between.map((duty) =>
      clockView(world, duty, language, { from: holderParty(parties, duty.holder), to: inCharge ?? office }),
    ),
    ...own.map((duty) => {
      const from = duty.holder.role === 'deputy' ? (inCharge ?? office) : office;
      return clockView(world, duty, language, { from, to: citizen });
    }),
  ];
  const next =
    isOpen(matter.opinion) && own.length === 0 ? waiting(world, matter, between, { language, parties }) : null;
  return next ? [...clocks, next] : clocks;
}

export function clockView(
  world: World,
  duty: Duty,
  language: Language,
  { from, to }: { readonly from: Party; readonly to: Party },
): ClockView {
  const { timeZone, policy } = world.place;
  const today = dayAt(world.now(), timeZone);
  const unit = duty.why.term?.unit === 'workingDays' ? 'working' : 'days';
  const between = (start: string, end: string) =>
    start >= end ? 0 : unit === 'working' ? workingDaysBetween(world.calendar, start, end) : daysBetween(start, end);
  const total = Math.max(1, between(duty.why.start, duty.due));
  const warn = policy.ladder.warn.find((row) => total >= row.atLeast)?.before[0] ?? 0;
  const left = between(today, duty.due);
  return {
    kind: duty.kind,
    from,
    to,
    status: duty.status === 'paused' ? 'paused' : 'running',
    start: duty.why.start,
    due: duty.due,
    settledOn: null,
    unit,
    total,
    used: Math.min(total, between(duty.why.start, today)),
    late: between(duty.due, today),
    soon: left <= warn,
    why: world.voice(language).value(whyValue(duty.why)),
  };
}

/** The deputy's own clock starts with the reply: until then the latest day to which both together can come. */
function waiting(
  { place, calendar, voice }: World,
  { routes }: KnownMatter,
  between: readonly Duty[],
  { language, parties }: { readonly language: Language; readonly parties: Parties },
): ClockView | null {
  const { duties, terms } = place.policy;
  const ends = between.flatMap((duty) => {
    const kind = routes.find(({ id }) => id === duty.routeId)?.kind;
    if (kind !== 'referral' && kind !== 'report') return [];
    const then = duty.kind === 'accept' ? duties.reply.term : duty.kind === 'register' ? terms.report : null;
    return [{ duty, end: then ? dueAfter(duty.due, then, calendar).due : duty.due }];
  });
  const last = ends.toSorted((a, b) => (a.end < b.end ? 1 : -1))[0];
  if (!last) return null;
  const { term } = duties.feedback;
  const { due } = dueAfter(last.end, term, calendar);
  const from = parties.inCharge ?? parties.office;
  const unit = term.unit === 'workingDays' ? 'working' : 'days';
  return {
    kind: 'feedback',
    from,
    to: parties.citizen,
    status: 'waiting',
    start: null,
    due,
    settledOn: null,
    unit,
    total: Math.max(1, term.n),
    used: 0,
    late: 0,
    soon: false,
    why: voice(language).text(`web:clock.whyWaiting.${unit}`, {
      holder: holderParty(parties, last.duty.holder).name,
      end: { day: last.end },
      who: from.name,
      count: term.n,
    }),
  };
}
