/** What pages are given: plain data that the read side fills. No page asks for more, and no page asks a database. */

import type { FeedbackClass, FeedbackKind, OpinionState, Rating } from '../domain/opinion.ts';
import type { Language } from '../domain/people.ts';

/** A day of the place, `YYYY-MM-DD`. */
export type DayText = string;

/** What every page knows: who runs this, for whom it is drawn, and where it stands. */
export interface SiteView {
  readonly language: Language;
  /** The languages of the place, in its order. */
  readonly languages: readonly Language[];
  readonly timeZone: string;
  /** Today in the place: days of another year are said with the year. */
  readonly today: DayText;
  /** The page's own address without the query, and the query that its links keep (`start`, `embed`). */
  readonly path: string;
  readonly keep: Readonly<Record<string, string>>;
  readonly office: { readonly name: string; readonly phone: string | null; readonly hours: string | null };
  readonly emergency: readonly string[];
  /** False: a civic group runs this, and replies are voluntary. */
  readonly official: boolean;
  readonly demo: boolean;
  /** A+ was pressed and remembered. */
  readonly big: boolean;
}

/** Somebody in a sentence. `name` is ready to be read: 王秀英代表, Deputy Wang Xiuying. The citizen is said as 您. */
export interface Party {
  readonly role: 'citizen' | 'deputy' | 'office' | 'organ' | 'system';
  readonly name: string;
  /** The surname's sign for the circle beside the name. */
  readonly sign?: string;
}

/** `url` must open without a header: the page has no token to give. */
export interface FileView {
  readonly id: string;
  readonly kind: 'photo' | 'voice' | 'video' | 'document';
  readonly mime: string;
  readonly seconds: number | null;
  readonly url: string;
  /** 文字稿 of a voice. */
  readonly transcript?: string | null;
}

export interface ClockView {
  readonly kind: string;
  readonly from: Party;
  readonly to: Party;
  /** `waiting`: starts only when something else has come, `due` is then the latest day. */
  readonly status: 'running' | 'paused' | 'waiting' | 'settled';
  readonly start: DayText | null;
  readonly due: DayText;
  readonly settledOn: DayText | null;
  /** The length of the promise and how much of it is used, in its own unit. */
  readonly unit: 'working' | 'days';
  readonly total: number;
  readonly used: number;
  /** Days over the due day, in that unit; 0 when in time. */
  readonly late: number;
  /** The ladder's first warning has come. */
  readonly soon: boolean;
  /** "Why this date", ready to be read. */
  readonly why: string;
}

/**
 * The feedback. While it is unread its words must not be here, nor in the timeline:
 * pressing 阅读反馈 is the evidence that the citizen was told (lifecycle.md section 4).
 */
export type FeedbackView =
  | { readonly read: false; readonly by: Party; readonly at: Date | string }
  | {
      readonly read: true;
      readonly by: Party;
      readonly at: Date | string;
      readonly kind: FeedbackKind;
      readonly class: FeedbackClass | null;
      readonly text: string;
      readonly files: readonly FileView[];
      /** B: the promised day; C: the review day. */
      readonly day: DayText | null;
      readonly reason: string | null;
      readonly door: {
        readonly name: string;
        readonly phone: string;
        readonly address: string;
        readonly hours: string;
      } | null;
      readonly deliveredAt: Date | string | null;
    };

/** `event` is the act's English word; one that a citizen need not see is left out by the page. */
export interface TimelineEntry {
  readonly at: Date | string;
  readonly event: string;
  readonly by: Party;
  /** Whom it went to, or whom it is about: assign, hand over, refer … */
  readonly to?: Party | null;
  readonly class?: FeedbackClass | null;
  readonly solved?: Rating['solved'];
  /** 是否同意联系. */
  readonly yes?: boolean;
  readonly day?: DayText | null;
  /** The speaker's own words. */
  readonly text?: string | null;
  readonly files?: readonly FileView[];
}

/** What the holder of the code may do by POST to the page's own address (field `act`). */
export const pageActs = ['read', 'add', 'clarify', 'rate', 'reopen', 'withdraw'] as const;
export type PageAct = (typeof pageActs)[number];

/** What a press led to. A refusal keeps what was typed. */
export type Notice =
  | { readonly kind: 'done'; readonly act: PageAct }
  | { readonly kind: 'refused'; readonly act: PageAct; readonly text: string; readonly typed?: string };

export interface OpinionView {
  readonly number: number;
  /** In groups, as it is shown: K7QP-3MHX-W2RD5. */
  readonly code: string;
  readonly title: string;
  readonly submittedOn: DayText;
  readonly state: OpinionState;
  readonly inCharge: Party | null;
  /** The organ that handles it for the deputy, or has been asked to. */
  readonly organ: { readonly party: Party; readonly accepted: boolean } | null;
  readonly office: Party;
  /** The open question, in clarifying. */
  readonly question: { readonly by: Party; readonly text: string; readonly until: DayText } | null;
  readonly feedback: FeedbackView | null;
  readonly rating: (Rating & { readonly until: DayText | null }) | null;
  /** Until when the citizen may reopen by themselves; null: the office decides. */
  readonly reopenUntil: DayText | null;
  readonly mergedInto: number | null;
  readonly clocks: readonly ClockView[];
  readonly may: readonly PageAct[];
  /** May files come with add and clarify (multipart, field `file`)? */
  readonly takesFiles: boolean;
  /** Newest first. */
  readonly timeline: readonly TimelineEntry[];
  readonly notice: Notice | null;
  /** Goes back with every form as `id`: the same press sent twice has one effect. */
  readonly formId: string;
}

export interface HomeView {
  /** The page of the demonstration exists. */
  readonly demo: boolean;
}

/** `code`: no opinion has this code. `busy`: too many tries. `gone`: the author erased it. */
export interface TroubleView {
  readonly kind: 'code' | 'gone' | 'not-found' | 'busy' | 'unclear' | 'foreign' | 'large' | 'error';
  readonly typed?: string;
}

export interface ChatView {
  /** The deep link's payload, handed on to the API. */
  readonly start: string | null;
  /** Inside another site's frame: no header. */
  readonly embed: boolean;
  /** Whose box this is (a deputy, a station), when the deep link says. */
  readonly title: string | null;
  /** The server's time: devices may be wrong about theirs, and the demonstration has its own. */
  readonly now: Date | string;
  readonly maxBytes: number;
}

export type PhoneRole = 'citizen' | 'deputy' | 'office';

/** One of the three phones: who holds it (name, surname's sign, a line on who that is) and the chat's token. */
export interface PhoneView {
  readonly role: PhoneRole;
  readonly name: string;
  readonly sign?: string;
  readonly sub: string;
  readonly token: string;
}

/** The answer of `GET /demo/state`. */
export interface DemoState {
  readonly now: string;
  readonly date: DayText;
  readonly opinion: {
    readonly number: number;
    readonly title: string;
    readonly steps: readonly DemoStep[];
    readonly clocks: readonly DemoClock[];
    /** The reply page of the organ that has it: nobody holds a phone of theirs. */
    readonly reply: { readonly url: string; readonly organ: string } | null;
  } | null;
}

/** A clock on the office's phone, in words: 五华区城市管理局 → 王秀英代表，11月9日前答复. */
export interface DemoClock {
  readonly between: string;
  readonly what: string;
  readonly why: string;
  readonly late: boolean;
}

export interface DemoStep {
  readonly id: 'submit' | 'acknowledge' | 'feedback' | 'close';
  readonly state: 'done' | 'now' | 'todo';
  /** When it was done, or by when it is owed. */
  readonly day?: DayText;
  /** What stands under it instead of the bare day, or of the hint when there is no day. */
  readonly word?:
    | 'by'
    | 'atLatest'
    | 'late'
    | 'again'
    | 'asked'
    | 'leaving'
    | 'unreached'
    | 'withdrawn'
    | 'merged'
    | 'diverted';
}

export interface DemoView {
  readonly phones: readonly PhoneView[];
  readonly state: DemoState;
  readonly maxBytes: number;
}
