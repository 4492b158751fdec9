/** A place is data: everything that Kunming has otherwise than the next city (domain.md section 4). */

import type { Term } from './due.ts';
import type { DutyKind } from './duty.ts';
import type { Language } from './people.ts';

/** Days before the due day on which L0 warns, by the length of the duty. */
export interface LadderRule {
  /** L0: the first row whose `atLeast` (working days of the duty) fits gives how many working days before. */
  readonly warn: readonly { readonly atLeast: number; readonly before: readonly number[] }[];
  /** L2 is the first working day after the due day; L3 and its repetition, L4: working days overdue. */
  readonly l3: number;
  readonly l3Every: number;
  readonly l4: number;
}

export interface DutyRule {
  readonly term: Term;
  /** The ladder ends at this level: 4 for most; 2 for "lists and not scolding"; 0: none. */
  readonly ladder: 0 | 2 | 4;
  /** Where the number comes from: a law, A, B, or `proposal`. */
  readonly source: string;
}

export interface Policy {
  readonly version: string;
  readonly undoSeconds: number;
  /** The card comes after a pause of so many seconds, where a card can be edited in place / elsewhere. */
  readonly quietSeconds: number;
  readonly quietSecondsElsewhere: number;
  readonly nightFrom: string;
  readonly nightTo: string;
  readonly workFrom: string;
  readonly workTo: string;
  readonly duties: Readonly<Record<DutyKind, DutyRule>>;
  /** Terms that differ from the kind's own. */
  readonly terms: {
    readonly acceptByDeputy: Term;
    /** Study once more when the last route failed. */
    readonly studyAfterRoute: Term;
    /** A reply after 不满意. */
    readonly nextRound: Term;
    /** What a congress does about a report. */
    readonly report: Term;
  };
  readonly ladder: LadderRule;
  /** Month and day from which next year's holidays should be known, and by which: `MM-DD`. */
  readonly calendarFrom: string;
  readonly calendarDue: string;
  readonly clarifyDays: number;
  readonly clarifyReminderDay: number;
  readonly questionsPerRound: number;
  readonly ratingReminderDay: number;
  readonly reopenDays: number;
  readonly reopenings: number;
  readonly promiseMonthsAhead: number;
  readonly evidenceWorkingDays: number;
  readonly handoverLeast: number;
  readonly draftNudgeHours: number;
  readonly draftDays: number;
  readonly opinionsPerDay: number;
  readonly invitationDays: number;
  readonly urgeEveryDays: number;
  readonly supplementHours: number;
  /** A person who wrote so lately is awake: night rest does not hold their letters. */
  readonly awakeMinutes: number;
  /** What is proposed for class B and class C when the deputy names no day: days from today. */
  readonly promiseDays: number;
  readonly reviewDays: number;
  /** The hours proposed for a digest. */
  readonly morningDigest: string;
  readonly eveningDigest: string;
}

export interface HelpNumber {
  readonly number: string;
  readonly name: Readonly<Record<Language, string>>;
}

/** What people write about, for the competence table of the roster. */
export interface Topic {
  /** As rosters write it in the organs' column `topics`; the first is its own name. */
  readonly names: readonly [string, ...string[]];
  /** Words of people that are enough alone, and those that only point there. */
  readonly sure: readonly string[];
  readonly hints: readonly string[];
}

export interface Place {
  readonly id: string;
  readonly languages: readonly [Language, ...Language[]];
  readonly timeZone: string;
  /** Official, or civic: a civic group's first letter says that replies are voluntary. */
  readonly official: boolean;
  readonly name: Readonly<Record<Language, string>>;
  readonly levels: readonly { readonly id: string; readonly name: Readonly<Record<Language, string>> }[];
  /** The place's words, put into every text: deputy, congress, district, office, the articles of its law… */
  readonly words: Readonly<Record<Language, Readonly<Record<string, string>>>>;
  readonly policy: Policy;
  readonly emergency: readonly HelpNumber[];
  readonly selfHarm: readonly HelpNumber[];
  /** Whom to ask when a matter is not a deputy's and the roster has no door for it. */
  readonly hotlines: readonly HelpNumber[];
  /** Off days and working weekends by year; a year that is missing is said, never guessed. */
  readonly holidays: () => readonly Holiday[];
  /** The days off that the law gives every year: with fewer a year's list is not whole. */
  readonly statutoryDaysOff: number;
  /** The holidays' names of the calendar in each language; a name that is missing is said as it stands. */
  readonly holidayNames: Readonly<Record<Language, Readonly<Record<string, string>>>>;
  /** By which words people write of what organs are competent for. */
  readonly topics: readonly Topic[];
  /** Patterns of personal data to mask, by kind, in the order to try them. All are global: replace or matchAll, never test. */
  readonly personalData: Readonly<Record<string, RegExp>>;
}

export interface Holiday {
  readonly date: string;
  readonly isOffDay: boolean;
  readonly name: string;
}
