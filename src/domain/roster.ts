/** The roster: who represents whom where, as offices keep it in sheets; and the difference between two of them. */

import type { Day } from './day.ts';
import type { MandateState } from './people.ts';

export interface AreaRow {
  readonly code: string;
  readonly name: string;
  readonly latinName: string;
  readonly parent: string | null;
}

export interface CongressRow {
  readonly id: string;
  readonly name: string;
  readonly level: string;
  readonly area: string | null;
  readonly term: string;
  readonly termStart: Day;
  readonly termEnd: Day;
}

export const districtKinds = ['district', 'unit', 'workunit'] as const;
export interface DistrictRow {
  readonly id: string;
  readonly congress: string;
  readonly name: string;
  readonly kind: (typeof districtKinds)[number];
  /** Sorted, each once. */
  readonly areas: readonly string[];
  readonly workUnits: readonly string[];
}

export const mandateStates = ['active', 'suspended', 'ended'] as const satisfies readonly MandateState[];
export const deputyRoles = ['standing', 'presidium', 'groupLead'] as const;
export interface DeputyRow {
  readonly no: string;
  readonly name: string;
  readonly latinName: string;
  readonly congress: string;
  readonly district: string | null;
  readonly groups: readonly string[];
  readonly stations: readonly string[];
  readonly phone: string | null;
  readonly wechat: string | null;
  readonly languages: readonly string[];
  readonly mandate: MandateState;
  readonly since: Day | null;
  readonly until: Day | null;
  readonly roles: readonly (typeof deputyRoles)[number][];
  readonly trade: string;
  readonly workUnit: string;
  readonly electoralUnit: string;
}

export interface DoorRow {
  /** Made of topic, name and area: the sheet has no column for it. */
  readonly id: string;
  readonly topic: string;
  readonly name: string;
  readonly phone: string;
  readonly address: string;
  readonly hours: string;
  readonly area: string | null;
}

export const stationTypes = ['home', 'workstation', 'liaison', 'room', 'sector'] as const;
export interface StationRow {
  readonly id: string;
  readonly name: string;
  readonly type: (typeof stationTypes)[number];
  readonly area: string | null;
  readonly address: string;
  readonly hours: string;
  readonly receptionDays: string;
}

export const organKinds = ['government', 'supervision', 'court', 'procuratorate', 'department', 'other'] as const;
/** `ended` stands in no sheet: an organ that left the roster is kept, because routes and handlers point to it. */
export type OrganKind = (typeof organKinds)[number] | 'ended';
export interface OrganRow {
  readonly id: string;
  readonly name: string;
  readonly kind: OrganKind;
  readonly level: string;
  readonly parent: string | null;
  readonly area: string | null;
  readonly topics: readonly string[];
}

export const officeKinds = ['liaison', 'presidium', 'subdistrict'] as const;
/** `ended` stands in no sheet: an office that left the roster is kept, because opinions and members point to it. */
export type OfficeKind = (typeof officeKinds)[number] | 'ended';
export interface OfficeRow {
  readonly id: string;
  readonly name: string;
  readonly latinName: string;
  readonly congress: string | null;
  readonly kind: OfficeKind;
  /** Sorted, each once. */
  readonly areas: readonly string[];
  readonly parent: string | null;
  readonly phone: string | null;
  readonly hours: string | null;
}

export const contactKinds = ['deputy', 'person', 'household'] as const;
export interface ContactRow {
  readonly deputy: string;
  /** A deputy number, or a label that only the deputy understands. */
  readonly with: string;
  readonly kind: (typeof contactKinds)[number];
}

export interface Roster {
  readonly areas: readonly AreaRow[];
  readonly congresses: readonly CongressRow[];
  readonly districts: readonly DistrictRow[];
  readonly deputies: readonly DeputyRow[];
  readonly doors: readonly DoorRow[];
  readonly stations: readonly StationRow[];
  readonly organs: readonly OrganRow[];
  readonly offices: readonly OfficeRow[];
  readonly contacts: readonly ContactRow[];
}

export const sheetNames = [
  'areas',
  'congresses',
  'districts',
  'deputies',
  'doors',
  'stations',
  'organs',
  'offices',
  'contacts',
] as const satisfies readonly (keyof Roster)[];
export type SheetName = (typeof sheetNames)[number];
export type RowOf<Sheet extends SheetName> = Roster[Sheet][number];

/** What names a row: two rows of one sheet never have the same key. */
export const rowKey: { readonly [Sheet in SheetName]: (row: RowOf<Sheet>) => string } = {
  areas: (row) => row.code,
  congresses: (row) => row.id,
  districts: (row) => row.id,
  deputies: (row) => row.no,
  doors: (row) => row.id,
  stations: (row) => row.id,
  organs: (row) => row.id,
  offices: (row) => row.id,
  contacts: (row) => JSON.stringify([row.deputy, row.with]),
};

export const emptyRoster: Roster = {
  areas: [],
  congresses: [],
  districts: [],
  deputies: [],
  doors: [],
  stations: [],
  organs: [],
  offices: [],
  contacts: [],
};

export interface RowChange<Row> {
  readonly before: Row;
  readonly after: Row;
  readonly columns: readonly string[];
}

export interface SheetPlan<Row> {
  readonly comes: readonly Row[];
  readonly changes: readonly RowChange<Row>[];
  /** Deputies, offices and organs that go are never deleted: they end. The others are deleted. */
  readonly goes: readonly Row[];
}

export interface RosterPlan {
  readonly sheets: { readonly [Sheet in SheetName]: SheetPlan<RowOf<Sheet>> };
  /** Deputy numbers whose mandate was active and is not any more: what they had in hand goes to others. */
  readonly stopped: readonly string[];
  /** Offices that are closed: their duties and opinions go to the parent. */
  readonly closed: readonly { readonly id: string; readonly parent: string | null }[];
  /** Organs that end, what they have in hand, and who takes their place, if anybody does. */
  readonly ended: readonly { readonly id: string; readonly open: number; readonly successor: OrganRow | null }[];
  /** True when nothing is to be written. */
  readonly isEmpty: boolean;
}
