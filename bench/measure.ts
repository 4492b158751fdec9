/** Numbers as they are reported: the median of some rounds, with the least and the most. */

export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** What one load did in one round. Milliseconds. */
export interface Sample {
  readonly perSecond: number;
  readonly commitP50?: number;
  readonly commitP99?: number;
  readonly readableP50?: number;
  readonly readableP99?: number;
}

export type Series = { readonly [Name in keyof Sample]: Spread };

export function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  return { median: quantile(sorted, 0.5), min: sorted[0] ?? Number.NaN, max: sorted.at(-1) ?? Number.NaN };
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function seriesOf(samples: readonly Sample[]): Series {
  const names = ['perSecond', 'commitP50', 'commitP99', 'readableP50', 'readableP99'] as const;
  return Object.fromEntries(
    names.flatMap((name) => {
      const values = samples.flatMap((sample) => sample[name] ?? []);
      return values.length > 0 ? [[name, spread(values)]] : [];
    }),
  ) as unknown as Series;
}

/** How long everything took, each message from its sending. */
export interface Timings {
  readonly done: number;
  readonly tookMs: number;
  readonly commits: readonly number[];
  readonly readable: readonly number[];
}

export function sampleOf({ done, tookMs, commits, readable }: Timings): Sample {
  return {
    perSecond: (done / tookMs) * 1000,
    commitP50: quantile(commits, 0.5),
    commitP99: quantile(commits, 0.99),
    readableP50: quantile(readable, 0.5),
    readableP99: quantile(readable, 0.99),
  };
}
