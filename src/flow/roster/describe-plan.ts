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

/** Every change in one line, after a line that counts them for each sheet; never a telephone number. */
export function describePlan(plan: RosterPlan, say: Say, limit = Number.POSITIVE_INFINITY): readonly string[] {
  if (plan.isEmpty) return [say('cli:roster.nothing')];
  return sheetNames.flatMap((sheet) => describeSheet(sheet, plan.sheets[sheet], say, limit));
}

function describeSheet<Sheet extends SheetName>(
  sheet: Sheet,
  plan: SheetPlan<RowOf<Sheet>>,
  say: Say,
  limit: number,
): readonly string[] {
  const { comes, changes, goes } = plan;
  const total = comes.length + changes.length + goes.length;
  if (total === 0) return [];
  const gone = sheet === 'deputies' ? 'cli:roster.ends' : sheet === 'offices' ? 'cli:roster.closes' : 'cli:roster.goes';
  const lines = [
    ...goes.map((row) => say(gone, { row: labelOf(sheet, row) })),
    ...changes.map(({ before, after, columns }) =>
      say('cli:roster.changes', {
        row: labelOf(sheet, after),
        columns: columns.map((column) => describeChange(column, before, after, say)).join(say('cli:roster.separator')),
      }),
    ),
    ...comes.map((row) => say('cli:roster.comes', { row: labelOf(sheet, row) })),
  ];
  const shown = lines.slice(0, limit);
  const head = say('cli:roster.sheet', { sheet, comes: comes.length, changes: changes.length, goes: goes.length });
  return [head, ...shown, ...(total > shown.length ? [say('cli:roster.more', { count: total - shown.length })] : [])];
}

function labelOf<Sheet extends SheetName>(sheet: Sheet, row: RowOf<Sheet>): string {
  // A household's label is the deputy's own business, and may hold a name or a number.
  if ('deputy' in row) return `${row.deputy} · ${row.kind === 'deputy' ? row.with : row.kind}`;
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
