/** What is wrong with a roster, told so that somebody can mend it in the sheet. */

import { tellable } from './tellable.ts';

export type ProblemReason =
  | 'noFile'
  | 'workbook'
  | 'unknownFile'
  | 'notUtf8'
  | 'brokenJson'
  | 'brokenCsv'
  | 'noSheet'
  | 'unknownSheet'
  | 'notRows'
  | 'unknownColumn'
  | 'doubleColumn'
  | 'missingColumn'
  | 'tooManyCells'
  | 'notText'
  | 'missing'
  | 'word'
  | 'day'
  | 'phone'
  | 'exponent'
  | 'code'
  | 'duplicate'
  | 'unknownRow'
  | 'circle'
  | 'noRoot'
  | 'level'
  | 'backwards'
  | 'outsideTerm'
  | 'termEnded'
  | 'otherCongress';

export interface RosterProblem {
  /** As the file names it; null when the whole file is meant. */
  readonly sheet: string | null;
  /** The row as a spreadsheet numbers it (the headings are row 1); in JSON the how-manieth entry. */
  readonly row: number | null;
  readonly column: string | null;
  readonly value: string | null;
  readonly reason: ProblemReason;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Texts are made tellable, whatever column a telephone number slipped into. */
export function problem(
  reason: ProblemReason,
  where: {
    readonly sheet?: string | null;
    readonly row?: number | null;
    readonly column?: string | null;
    readonly value?: string;
  } = {},
  params: Readonly<Record<string, string | number>> = {},
): RosterProblem {
  const { sheet = null, row = null, column = null, value = '' } = where;
  return {
    sheet: sheet && tellable(sheet),
    row,
    column: column && tellable(column),
    value: value === '' || column === 'phone' || column === 'wechat' ? null : tellable(value),
    reason,
    params,
  };
}
