/** What somebody owes by a day, as pages show it: who owes whom, how much of it is used, and why that day. */

import { whyValue } from '../conversation/explaining.ts';
import type { KnownMatter } from '../conversation/questions.ts';
import { workingDaysBetween } from '../domain/calendar.ts';
import { dayAt, daysBetween } from '../domain/day.ts';
import type { Duty } from '../domain/duty.ts';
import type { Language } from '../domain/people.ts';
import { latestToCitizen, owedToCitizen, owedToDeputy } from '../domain/two-clocks.ts';
import type { World } from '../world.ts';
import { holderParty, type Parties } from './parties.ts';
import type { ClockView, Party } from './view-types.ts';

/** Two clocks: whoever has it to the deputy, the deputy to the citizen. */
export function citizenClocks(
  world: World,
  matter: KnownMatter,
  language: Language,
  parties: Parties,
): readonly ClockView[] {
  const { citizen, inCharge, office } = parties;
  const between = owedToDeputy(matter);
  const own = owedToCitizen(matter);
  const clocks = [
    ...between.map((duty) =>
      clockView(world, duty, language, { from: holderParty(parties, duty.holder), to: inCharge ?? office }),
    ),
    ...own.map((duty) => {
      const from = duty.holder.role === 'deputy' ? (inCharge ?? office) : office;
      return clockView(world, duty, language, { from, to: citizen });
    }),
  ];
  const next = waiting(world, matter, { language, parties });
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

/** The deputy's own clock has not started. */
function waiting(
  { place, calendar, voice }: World,
  matter: KnownMatter,
  { language, parties }: { readonly language: Language; readonly parties: Parties },
): ClockView | null {
  const latest = latestToCitizen(matter, { policy: place.policy, calendar });
  if (!latest) return null;
  const { term } = place.policy.duties.feedback;
  const from = parties.inCharge ?? parties.office;
  const unit = term.unit === 'workingDays' ? 'working' : 'days';
  return {
    kind: 'feedback',
    from,
    to: parties.citizen,
    status: 'waiting',
    start: null,
    due: latest.due,
    settledOn: null,
    unit,
    total: Math.max(1, term.n),
    used: 0,
    late: 0,
    soon: false,
    why: voice(language).text(`web:clock.whyWaiting.${unit}`, {
      holder: holderParty(parties, latest.after.holder).name,
      end: { day: latest.end },
      who: from.name,
      count: term.n,
    }),
  };
}
