/**
 * What is owed in Kunming, and by when. The two Opinions and the law ask for "promptly" (及时) where a citizen waits, so
 * every number here is a proposal of ours: a promise to people that an office may change, never law.
 */

import type { DutyRule, Policy } from '../../domain/place.ts';

const proposal = 'proposal';

const workingDays = (n: number): DutyRule => ({ term: { unit: 'workingDays', n }, ladder: 4, source: proposal });

export const policy: Policy = {
  version: 'kunming-1',
  undoSeconds: 30,
  quietSeconds: 2,
  quietSecondsElsewhere: 8,
  nightFrom: '22:00',
  nightTo: '08:00',
  workFrom: '08:30',
  workTo: '17:30',
  duties: {
    triage: workingDays(1),
    acknowledge: workingDays(3),
    study: workingDays(10),
    feedback: workingDays(5),
    reach: workingDays(3),
    // The automatic honest note answers for it: nobody is reminded of having nothing to say.
    progress: { term: { unit: 'days', n: 30 }, ladder: 0, source: proposal },
    // Where no day was promised.
    'follow-up': { term: { unit: 'months', n: 6 }, ladder: 4, source: proposal },
    'call-back': workingDays(1),
    // One reminder, below; nobody climbs a ladder after a citizen.
    rating: { term: { unit: 'days', n: 15 }, ladder: 0, source: proposal },
    // An organ's; a deputy's is below. Silent to its end, the organ can no longer return it and owes the reply.
    accept: workingDays(7),
    reply: workingDays(15),
    'co-opinion': { term: { unit: 'months', n: 1 }, ladder: 4, source: proposal },
    register: workingDays(5),
    result: { term: { unit: 'months', n: 1 }, ladder: 4, source: proposal },
    // Silence is recorded as not evaluated: nobody climbs a ladder for it.
    evaluate: { term: { unit: 'workingDays', n: 15 }, ladder: 2, source: proposal },
    supervise: workingDays(10),
    decide: workingDays(3),
    // By a day of the year, below; a gap in a list, not a scolding.
    'holiday-calendar': { term: { unit: 'months', n: 2 }, ladder: 2, source: proposal },
  },
  terms: {
    acceptByDeputy: { unit: 'workingDays', n: 3 },
    studyAfterRoute: { unit: 'workingDays', n: 5 },
    nextRound: { unit: 'months', n: 1 },
    report: { unit: 'months', n: 1 },
  },
  ladder: {
    warn: [
      { atLeast: 15, before: [5] },
      { atLeast: 5, before: [2] },
      { atLeast: 2, before: [1] },
    ],
    l3: 5,
    l3Every: 5,
    l4: 10,
  },
  calendarFrom: '11-01',
  calendarDue: '12-31',
  clarifyDays: 14,
  clarifyReminderDay: 7,
  questionsPerRound: 2,
  ratingReminderDay: 10,
  reopenDays: 30,
  reopenings: 1,
  promiseMonthsAhead: 12,
  evidenceWorkingDays: 3,
  handoverLeast: 5,
  draftNudgeHours: 2,
  draftDays: 7,
  opinionsPerDay: 20,
  invitationDays: 7,
  urgeEveryDays: 7,
  supplementHours: 48,
  awakeMinutes: 10,
  promiseDays: 14,
  reviewDays: 90,
  morningDigest: '08:30',
  eveningDigest: '20:00',
};
