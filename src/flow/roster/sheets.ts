/** The sheets of a roster and their columns: what a cell may hold and what becomes of it. */

import { createHash } from 'node:crypto';
import { z } from 'zod';
import { isDay } from '../../domain/day.ts';
import {
  contactKinds,
  deputyRoles,
  districtKinds,
  mandateStates,
  officeKinds,
  organKinds,
  type RowOf,
  type SheetName,
  stationTypes,
} from '../../domain/roster.ts';
import type { ProblemReason } from './problem.ts';

const because = (reason: ProblemReason) => ({ error: reason });
const orNull = (value: string): string | null => value || null;

const optional = z.string();
const required = z.string().min(1, because('missing'));

/** A phone or code that a spreadsheet has turned into 1.38E+10 has lost its last digits for good. */
const notExponent = (value: string) => !/^\d(\.\d+)?[eE]\+?\d+$/.test(value);
const narrow = z
  .string()
  .transform((value) => value.normalize('NFKC'))
  .refine(notExponent, because('exponent'));

const oneWord = narrow.refine((value) => !/[\s;；、]/u.test(value), because('code'));
const code = oneWord.pipe(required);
const codeOrNull = oneWord.transform(orNull);
const phone = narrow.refine((value) => /^(?:\+?[\d\s()/;-]{3,40})?$/.test(value), because('phone'));
const name = required.transform(folded);
const latinName = optional.default('').transform(folded);
const list = z.string().transform((value) => [
  ...new Set(
    value
      .split(/[;；、\n]/u)
      .map((one) => one.trim())
      .filter(Boolean),
  ),
]);
const codes = narrow.pipe(list).transform((all) => all.toSorted());
const words = <const Word extends string>(known: readonly Word[]) => list.pipe(z.array(z.enum(known, because('word'))));
const word = <const Word extends string>(known: readonly Word[]) => required.pipe(z.enum(known, because('word')));

const day = narrow
  .transform((value) => /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/u.exec(value)?.slice(1) ?? (value ? [value] : []))
  .transform((parts) => parts.map((part) => part.padStart(2, '0')).join('-'))
  .refine((value) => value === '' || isDay(value), because('day'));

/** One schema per sheet, from trimmed text cells to a row; an absent cell is empty text. */
export const sheetSchemas = {
  areas: z.object({ code, name, latinName, parent: codeOrNull }),
  congresses: z.object({
    id: code,
    name,
    level: required,
    area: codeOrNull,
    term: required,
    termStart: day.pipe(required),
    termEnd: day.pipe(required),
  }),
  districts: z.object({ id: code, congress: code, name, kind: word(districtKinds), areas: codes, workUnits: list }),
  deputies: z.object({
    no: code,
    name,
    latinName,
    congress: code,
    district: codeOrNull,
    groups: list,
    stations: list,
    phone: phone.transform(orNull),
    wechat: optional.transform(orNull),
    languages: list,
    mandate: z.union([z.literal('').transform(() => 'active' as const), word(mandateStates)], because('word')),
    since: day.transform(orNull),
    until: day.transform(orNull),
    roles: words(deputyRoles),
    trade: optional,
    workUnit: optional,
    electoralUnit: optional,
  }),
  doors: z
    .object({
      topic: required,
      name,
      phone: phone.pipe(required),
      address: required,
      hours: required,
      area: codeOrNull,
    })
    .transform((door) => ({ id: doorId(door), ...door })),
  stations: z.object({
    id: code,
    name,
    type: word(stationTypes),
    area: codeOrNull,
    address: optional,
    hours: optional,
    receptionDays: optional,
  }),
  organs: z.object({
    id: code,
    name,
    kind: word(organKinds),
    level: optional,
    parent: codeOrNull,
    area: codeOrNull,
    topics: list,
  }),
  offices: z.object({
    id: code,
    name,
    latinName,
    congress: codeOrNull,
    kind: word(officeKinds),
    areas: codes,
    parent: codeOrNull,
    phone: phone.transform(orNull),
    hours: optional.transform(orNull),
  }),
  contacts: z.object({ deputy: code, with: name, kind: word(contactKinds) }),
} satisfies { readonly [Sheet in SheetName]: z.ZodType<RowOf<Sheet>> };

/** The columns of a sheet, and which of them must be there. */
export const sheetColumns: {
  readonly [Sheet in SheetName]: { readonly all: readonly string[]; readonly required: readonly string[] };
} = {
  areas: columns('code name parent? latinName?'),
  congresses: columns('id name level area? term termStart termEnd'),
  districts: columns('id congress name kind areas? workUnits?'),
  deputies: columns(
    'no name congress district? groups? stations? phone? wechat? languages? mandate? since? until? roles? trade? workUnit? ' +
      'electoralUnit? latinName?',
  ),
  doors: columns('topic name phone address hours area?'),
  stations: columns('id name type area? address? hours? receptionDays?'),
  organs: columns('id name kind level? parent? area? topics?'),
  offices: columns('id name congress? kind areas? parent? phone? hours? latinName?'),
  contacts: columns('deputy with kind'),
};

/** The words that a cell may hold, to be told when it holds another. */
export const wordsOfColumn: Readonly<Record<string, readonly string[]>> = {
  'districts.kind': districtKinds,
  'deputies.mandate': mandateStates,
  'deputies.roles': deputyRoles,
  'stations.type': stationTypes,
  'organs.kind': organKinds,
  'offices.kind': officeKinds,
  'contacts.kind': contactKinds,
};

function columns(text: string) {
  const all = text.split(' ');
  return { all: all.map((one) => one.replace('?', '')), required: all.filter((one) => !one.endsWith('?')) };
}

/** 张 三 is 张三; Mary  Lee is Mary Lee; the many dots within minority names are one. */
function folded(value: string): string {
  return value
    .replace(/(?<=\p{Script=Han})[\s\u3000]+(?=\p{Script=Han})/gu, '')
    .replace(/(?<=\p{Script=Han})\s*[·•‧∙・．⸱●]\s*(?=\p{Script=Han})/gu, '·')
    .replace(/\s+/gu, ' ');
}

function doorId(door: { readonly topic: string; readonly name: string; readonly area: string | null }): string {
  return createHash('sha256')
    .update(JSON.stringify([door.topic, door.name, door.area]))
    .digest('hex')
    .slice(0, 16);
}
