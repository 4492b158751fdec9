/** What the rows of a roster and the organs in memory have in common. */
interface Handling {
  readonly id: string;
  readonly kind: string;
  readonly level: string;
  readonly area: string | null;
  readonly topics: readonly string[];
}

/**
 * Who takes the place of an organ that left the roster, for which the roster has no column: the only one of its level
 * and area that has all its topics; nobody where it had none, or several could (docs/decisions/0016-forwarding.md).
 */
export function succeedingOrgan<One extends Handling>(ended: Handling, organs: readonly One[]): One | null {
  if (ended.topics.length === 0) return null;
  const able = organs.filter(
    (one) =>
      one.id !== ended.id &&
      one.kind !== 'ended' &&
      one.level === ended.level &&
      one.area === ended.area &&
      ended.topics.every((topic) => one.topics.includes(topic)),
  );
  return able.length === 1 ? (able[0] ?? null) : null;
}
