/** What Ellermouth's councillors promise. No law of theirs asks for a day, so every number is a promise. */

import type { DutyRule, Policy } from '../../domain/place.ts';

const source = 'proposal';

const workingDays = (n: number): DutyRule => ({ term: { unit: 'workingDays', n }, ladder: 4, source });

export const policy: Policy = {
  version: 'ellermouth-1',
  undoSeconds: 20,
  quietSeconds: 3,
  quietSecondsElsewhere: 10,
  nightFrom: '21:30',
  nightTo: '07:30',
  workFrom: '09:00',
  workTo: '17:00',
  duties: {
    triage: workingDays(2),
    acknowledge: workingDays(4),
    study: workingDays(15),
    feedback: workingDays(3),
    reach: workingDays(4),
    progress: { term: { unit: 'days', n: 21 }, ladder: 0, source },
    'follow-up': { term: { unit: 'months', n: 3 }, ladder: 4, source },
    'call-back': workingDays(2),
    rating: { term: { unit: 'days', n: 14 }, ladder: 0, source },
    // An organ's; a deputy's is below. Silent to its end, the organ can no longer return it and owes the reply.
    accept: workingDays(8),
    reply: workingDays(20),
    'co-opinion': { term: { unit: 'workingDays', n: 18 }, ladder: 4, source },
    register: workingDays(6),
    result: { term: { unit: 'months', n: 2 }, ladder: 4, source },
    // Silence is recorded as not evaluated: nobody climbs a ladder for it.
    evaluate: { term: { unit: 'workingDays', n: 10 }, ladder: 2, source },
    supervise: workingDays(15),
    decide: workingDays(5),
    // By a day of the year, below; a gap in a list, not a scolding.
    'holiday-calendar': { term: { unit: 'months', n: 1 }, ladder: 2, source },
  },
  terms: {
    acceptByDeputy: { unit: 'workingDays', n: 4 },
    studyAfterRoute: { unit: 'workingDays', n: 7 },
    nextRound: { unit: 'workingDays', n: 12 },
    report: { unit: 'months', n: 2 },
  },
  ladder: {
    warn: [
      { atLeast: 12, before: [6, 2] },
      { atLeast: 3, before: [1] },
    ],
    l3: 4,
    l3Every: 4,
    l4: 12,
  },
  calendarFrom: '11-15',
  calendarDue: '12-20',
  clarifyDays: 10,
  clarifyReminderDay: 5,
  questionsPerRound: 3,
  ratingReminderDay: 9,
  reopenDays: 28,
  reopenings: 1,
  promiseMonthsAhead: 9,
  evidenceWorkingDays: 2,
  handoverLeast: 4,
  draftNudgeHours: 3,
  draftDays: 5,
  opinionsPerDay: 12,
  invitationDays: 10,
  urgeEveryDays: 5,
  supplementHours: 36,
  awakeMinutes: 15,
  promiseDays: 10,
  reviewDays: 60,
  morningDigest: '09:15',
  eveningDigest: '18:45',
};
