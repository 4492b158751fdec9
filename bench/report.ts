/** What was measured, for programs and for people. */

import { cpus, totalmem } from 'node:os';
import type { FannedOut } from './fan-out.ts';
import type { ListTimes } from './lists.ts';
import type { Series, Spread } from './measure.ts';

export interface Loaded {
  readonly way: 'receiveMessage' | 'HTTP';
  readonly kind: string;
  readonly waiting: number;
  readonly series: Series;
}

export interface OnDatabase {
  readonly database: string;
  readonly raw: { readonly one: Spread; readonly together: Spread };
  readonly loads: readonly Loaded[];
  readonly fanOut: FannedOut;
}

export interface Report {
  readonly date: string;
  readonly machine: string;
  readonly node: string;
  readonly rounds: number;
  readonly msEach: number;
  /** Processes that wanted a core while we measured: above the cores, read ratios, not figures. */
  readonly loadAverage: Spread;
  readonly databases: readonly OnDatabase[];
  readonly start: { readonly firstAnswerMs: Spread; readonly residentMb: number; readonly residentAfterS: number };
}

export const machine = (): string =>
  `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB`;

export function asMarkdown(report: Report): string {
  const { start } = report;
  return [
    `# ${report.date}`,
    '',
    `${report.machine}, Node ${report.node}; ${report.rounds} rounds of ${report.msEach} ms each; load average ${spreadText(report.loadAverage, 1)}. Medians [least..most]. A number of one run on a shared machine: read the ratios.`,
    '',
    `Cold start to the first answer: **${spreadText(start.firstAnswerMs)} ms** (target 1,000). Resident after ${start.residentAfterS} s: **${start.residentMb.toFixed(0)} MB** (target 120).`,
    ...report.databases.flatMap(databaseLines),
    '',
  ].join('\n');
}

/** How long a list takes where a million opinions are stored, beside a thousand. */
export function listsAsMarkdown(
  counts: { readonly few: number; readonly many: number },
  databases: Readonly<Record<string, readonly ListTimes[]>>,
): string {
  const figures = ({ few, many }: typeof counts) => `${few.toLocaleString('en')} and ${many.toLocaleString('en')}`;
  return [
    `# The lists people open, with ${figures(counts)} opinions stored`,
    '',
    `${machine()}, Node ${process.versions.node}. Medians [least..most] of rounds in which both stores are asked in turn.`,
    ...Object.entries(databases).flatMap(([database, lists]) => [
      '',
      `## ${database}`,
      '',
      `| list | ${counts.few.toLocaleString('en')}, ms | ${counts.many.toLocaleString('en')}, ms | ratio |`,
      '|---|---|---|---|',
      ...lists.map(
        ({ list, few, many, ratio }) =>
          `| ${list} | ${spreadText(few, 2)} | ${spreadText(many, 2)} | **${spreadText(ratio, 2)}** |`,
      ),
    ]),
    '',
  ].join('\n');
}

function databaseLines({ database, raw, loads, fanOut }: OnDatabase): string[] {
  return [
    '',
    `## ${database}`,
    '',
    `The plain driver, the same rows: ${spreadText(raw.one)}/s with one sync each, ${spreadText(raw.together)}/s fifty together.`,
    '',
    '| through | what | waiting | updates/s | of raw | to commit, ms: p50 / p99 | to readable letter, ms: p50 / p99 |',
    '|---|---|---|---|---|---|---|',
    ...loads.map(({ way, kind, waiting, series }) => {
      const limit = waiting === 1 ? raw.one : raw.together;
      return `| ${way} | ${kind} | ${waiting} | ${spreadText(series.perSecond)} | ${(series.perSecond.median / limit.median).toFixed(2)} | ${pair(series.commitP50, series.commitP99)} | ${pair(series.readableP50, series.readableP99)} |`;
    }),
    '',
    `An answer to ${fanOut.letters} who wait together: **${fanOut.fanOutPerSecond.toFixed(0)} letters/s** written, beside ${fanOut.groupCommitPerSecond.toFixed(0)}/s of the group commit in the same minute: ratio **${spreadText(fanOut.ratio, 2)}** (target 0.50). More memory while it ran: **${fanOut.residentMb.toFixed(0)} MB** resident, ${fanOut.heapMb.toFixed(0)} MB heap (target 50).`,
  ];
}

const pair = (one?: Spread, other?: Spread): string =>
  `${one ? one.median.toFixed(1) : '–'} / ${other ? other.median.toFixed(1) : '–'}`;
const spreadText = ({ median, min, max }: Spread, digits = 0): string =>
  `${median.toFixed(digits)} [${min.toFixed(digits)}..${max.toFixed(digits)}]`;
