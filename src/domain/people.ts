/** Who may act: people in their roles, and the mandates and offices behind them. */

export type RoleKind = 'deputy' | 'assistant' | 'handler' | 'office' | 'operator';

export type Language = 'zh-CN' | 'en';

/** One human being, however many chats and roles they have. */
export interface Person {
  readonly id: string;
  readonly name: string | null;
  readonly phone: string | null;
  readonly language: Language;
  /** 退订: no reminders and broadcasts; feedback and answers still come (domain.md section 7). */
  readonly remindersOff: boolean;
  readonly erasedAt: Date | null;
}

/** What a person holds beside being a citizen; it comes only from a one-time invitation. */
export interface Role {
  readonly id: string;
  readonly kind: RoleKind;
  readonly deputyNo: string | null;
  readonly officeId: string | null;
  readonly organId: string | null;
}

export type MandateState = 'active' | 'suspended' | 'ended';

/** One row of the roster: one mandate, one deputy number. */
export interface Deputy {
  readonly no: string;
  readonly name: string;
  /** The name in Latin letters, for English texts and for the search by pinyin. */
  readonly latinName: string;
  readonly congressId: string;
  readonly level: string;
  readonly districtId: string | null;
  readonly districtName: string | null;
  readonly mandate: MandateState;
  /** The person who joined with this deputy's invitation, if anybody did. */
  readonly personId: string | null;
  readonly languages: readonly string[];
  /** 请假: last day away (place's day), and who stands in meanwhile. */
  readonly awayUntil: string | null;
  readonly delegateNo: string | null;
  readonly delegateMayAnswer: boolean;
  /** The hour of the daily digest, `HH:MM` in the place's time zone. */
  readonly digestAt: string | null;
}

/** A liaison office, presidium or sub-district office: never absent (the roster's root office is last). */
export interface Office {
  readonly id: string;
  readonly name: string;
  readonly latinName: string;
  readonly parentId: string | null;
  readonly phone: string | null;
  readonly hours: string | null;
  /** True when at least one member has joined by invitation. */
  readonly joined: boolean;
}

/** A body that handles what deputies reflect (代表法 Art. 31). */
export interface Organ {
  readonly id: string;
  readonly name: string;
  /** government, supervision, court, procuratorate, department, other; `ended`: it left the roster. */
  readonly kind: string;
  readonly level: string;
  readonly parentId: string | null;
  readonly areaCode: string | null;
  readonly topics: readonly string[];
  /** True when at least one handler has joined by invitation. */
  readonly joined: boolean;
}

/** A real counter for what is not a deputy's matter (该找谁). */
export interface Door {
  readonly id: string;
  readonly topic: string;
  readonly name: string;
  readonly phone: string;
  readonly address: string;
  readonly hours: string;
  readonly areaCode: string | null;
}

/** Who does an act. `code` is the holder of the query code, who acts for the citizen (domain.md section 6). */
export type Actor =
  | { readonly role: 'citizen'; readonly personId: string; readonly code?: boolean }
  | {
      readonly role: 'deputy';
      readonly no: string;
      readonly personId: string;
      readonly as: 'self' | 'delegate' | 'assistant';
    }
  | { readonly role: 'office'; readonly id: string; readonly personId: string }
  /** A handler of this organ; nobody we know on a reply page. */
  | { readonly role: 'handler'; readonly id: string; readonly personId: string | null }
  | { readonly role: 'system' };
