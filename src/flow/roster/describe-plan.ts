import {
  type RosterPlan,
  type RowOf,
  rowKey,
  type SheetName,
  type SheetPlan,
  sheetNames,
} from '../../domain/roster.ts';
import type { Say } from '../../text/say.ts';
import { tellable } from './tellable.ts';

/**
 * A line that counts the changes of each sheet; `whole`: every change, too. What ends (mandates, offices, organs) is always named.
 * Never a telephone number.
 */
export function describePlan(plan: RosterPlan, say: Say, { whole }: { readonly whole: boolean }): readonly string[] {
  if (plan.isEmpty) return [say('cli:roster.nothing')];
  const ending: Ending = {
    deputies: (row) => say('cli:roster.ends', { row }),
    offices: (row) => say('cli:roster.closes', { row }),
    organs: (row, { id }) => {
      const { open = 0, successor } = plan.ended.find((one) => one.id === id) ?? {};
      const values = successor ? { moved: open, successor: successor.name } : { cancelled: open };
      return say('cli:roster.organEnds', { row, moved: 0, cancelled: 0, successor: '', ...values });
    },
  };
  return sheetNames.flatMap((sheet) => describeSheet(sheet, plan.sheets[sheet], { say, whole, ending }));
}

/** How the end of a row is said, where it is more than gone. */
type Ending = { readonly [Sheet in SheetName]?: (label: string, row: RowOf<Sheet>) => string };

function describeSheet<Sheet extends SheetName>(
  sheet: Sheet,
  { comes, changes, goes }: SheetPlan<RowOf<Sheet>>,
  { say, whole, ending }: { readonly say: Say; readonly whole: boolean; readonly ending: Ending },
): readonly string[] {
  if (comes.length + changes.length + goes.length === 0) return [];
  const ends: Ending[Sheet] = ending[sheet];
  const named = (row: RowOf<Sheet>) => ({ row: labelOf(sheet, row, say) });
  return [
    say('cli:roster.sheet', {
      sheet: say(`cli:roster.sheetNamed.${sheet}`),
      comes: comes.length,
      changes: changes.length,
      goes: goes.length,
    }),
    ...(ends ? goes.map((row) => ends(labelOf(sheet, row, say), row)) : []),
    ...(whole && !ends ? goes.map((row) => say('cli:roster.goes', named(row))) : []),
    ...(whole ? changes : []).map(({ before, after, columns }) =>
      say('cli:roster.changes', {
        ...named(after),
        columns: columns.map((column) => describeChange(column, before, after, say)).join(say('cli:roster.separator')),
      }),
    ),
    ...(whole ? comes : []).map((row) => say('cli:roster.comes', named(row))),
  ];
}

function labelOf<Sheet extends SheetName>(sheet: Sheet, row: RowOf<Sheet>, say: Say): string {
  // A household's label is the deputy's own business, and may hold a name or a number.
  if ('deputy' in row)
    return `${row.deputy} · ${row.kind === 'deputy' ? row.with : say(`cli:roster.contact.${row.kind}`)}`;
  if ('topic' in row) return `${row.topic} · ${row.name}`;
  const key: (row: RowOf<Sheet>) => string = rowKey[sheet];
  return `${key(row)} ${row.name}`;
}

function describeChange(column: string, before: object, after: object, say: Say): string {
  if (column === 'phone' || column === 'wechat') return column;
  return say('cli:roster.change', { column, before: shown(before, column, say), after: shown(after, column, say) });
}

function shown(row: object, column: string, say: Say): string {
  const value: unknown = (row as Record<string, unknown>)[column];
  const text = Array.isArray(value) ? value.join(';') : String(value ?? '');
  return text ? tellable(text) : say('cli:roster.empty');
}
