/** A polite limit for each caller: a bucket that refills; others are never touched by it. */

export interface Limiter {
  /** Seconds to wait, or 0 when the call may pass and is counted. `burst`: how many at once, else as many as a minute. */
  wait(key: string, perMinute: number, burst?: number): number;
  /** The same question without counting. */
  look(key: string, perMinute: number, burst?: number): number;
  /** What was counted before it was known to be right does not count. */
  giveBack(key: string): void;
}

const mostKeys = 10_000;

export function limiter(nowMs: () => number): Limiter {
  const buckets = new Map<string, { level: number; at: number }>();
  const levelOf = (key: string, perMinute: number, now: number): number => {
    const bucket = buckets.get(key) ?? { level: 0, at: now };
    return Math.max(0, bucket.level - (Math.max(0, now - bucket.at) / 60_000) * perMinute);
  };
  const secondsAt = (level: number, perMinute: number, burst: number): number =>
    level + 1 > burst ? Math.ceil(((level + 1 - burst) / perMinute) * 60) : 0;
  return {
    look: (key, perMinute, burst = perMinute) => secondsAt(levelOf(key, perMinute, nowMs()), perMinute, burst),
    wait: (key, perMinute, burst = perMinute) => {
      const now = nowMs();
      const level = levelOf(key, perMinute, now);
      const seconds = secondsAt(level, perMinute, burst);
      // Oldest first out: a map keeps the order of setting.
      buckets.delete(key);
      if (buckets.size >= mostKeys) buckets.delete(buckets.keys().next().value ?? '');
      buckets.set(key, { level: seconds > 0 ? level : level + 1, at: now });
      return seconds;
    },
    giveBack: (key) => {
      const bucket = buckets.get(key);
      if (bucket) buckets.set(key, { ...bucket, level: Math.max(0, bucket.level - 1) });
    },
  };
}
