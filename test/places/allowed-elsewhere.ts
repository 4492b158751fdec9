/** Code outside src/places that looks like a place's data and is not: each with its reason. */

export interface Allowed {
  readonly file: string;
  /** A part of the line. */
  readonly code: string;
  readonly why: string;
}

const endings =
  'How people write the names of divisions, whatever the place: words to recognise, not a level of congress.';

export const allowed: readonly Allowed[] = [
  { file: 'src/conversation/hearing/area-names.ts', code: 'export type AreaKind =', why: endings },
  { file: 'src/conversation/hearing/area-names.ts', code: "['town', /(?:街道办事处", why: endings },
  { file: 'src/conversation/hearing/area-names.ts', code: "['county', /(?:区|县|旗)", why: endings },
  { file: 'src/conversation/hearing/area-names.ts', code: "['county', /(?:市|州|省|盟)", why: endings },
  { file: 'src/conversation/hearing/area-names.ts', code: '园区 辖区 城市 县城 乡镇', why: endings },
  { file: 'src/conversation/hearing/guess-day.ts', code: 'addDays(day, 7)', why: 'A week has seven days everywhere.' },
];
