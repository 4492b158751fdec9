/** A polite limit for each caller: a bucket that refills; others are never touched by it. */

export interface Limiter {
  /** Seconds to wait, or 0 when the call may pass and is counted. `perMinute` also is the size of a burst. */
  wait(key: string, perMinute: number): number;
  /** The same question without counting. */
  look(key: string, perMinute: number): number;
}

const mostKeys = 10_000;

export function limiter(nowMs: () => number): Limiter {
  const buckets = new Map<string, { level: number; at: number }>();
  const levelOf = (key: string, perMinute: number, now: number): number => {
    const bucket = buckets.get(key) ?? { level: 0, at: now };
    return Math.max(0, bucket.level - (Math.max(0, now - bucket.at) / 60_000) * perMinute);
  };
  const secondsAt = (level: number, perMinute: number): number =>
    level + 1 > perMinute ? Math.ceil(((level + 1 - perMinute) / perMinute) * 60) : 0;
  return {
    look: (key, perMinute) => secondsAt(levelOf(key, perMinute, nowMs()), perMinute),
    wait: (key, perMinute) => {
      const now = nowMs();
      const level = levelOf(key, perMinute, now);
      const seconds = secondsAt(level, perMinute);
      // Oldest first out: a map keeps the order of setting.
      buckets.delete(key);
      if (buckets.size >= mostKeys) buckets.delete(buckets.keys().next().value ?? '');
      buckets.set(key, { level: seconds > 0 ? level : level + 1, at: now });
      return seconds;
    },
  };
}
