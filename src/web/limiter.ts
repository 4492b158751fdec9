/** A polite limit for each caller: a bucket that refills; others are never touched by it. */

export interface Limiter {
  /** Seconds to wait, or 0 when the call may pass and is counted. `perMinute` also is the size of a burst. */
  wait(key: string, perMinute: number): number;
  /** The same question without counting. */
  mustWait(key: string, perMinute: number): boolean;
}

const mostKeys = 10_000;

export function limiter(nowMs: () => number): Limiter {
  const buckets = new Map<string, { level: number; at: number }>();
  const levelOf = (key: string, perMinute: number, now: number): number => {
    const bucket = buckets.get(key) ?? { level: 0, at: now };
    return Math.max(0, bucket.level - ((now - bucket.at) / 60_000) * perMinute);
  };
  return {
    mustWait: (key, perMinute) => levelOf(key, perMinute, nowMs()) + 1 > perMinute,
    wait: (key, perMinute) => {
      const now = nowMs();
      const level = levelOf(key, perMinute, now);
      // Oldest first out: a map keeps the order of setting.
      buckets.delete(key);
      if (buckets.size >= mostKeys) buckets.delete(buckets.keys().next().value ?? '');
      if (level + 1 > perMinute) {
        buckets.set(key, { level, at: now });
        return Math.ceil(((level + 1 - perMinute) / perMinute) * 60);
      }
      buckets.set(key, { level: level + 1, at: now });
      return 0;
    },
  };
}
