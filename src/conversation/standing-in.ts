import type { Deputy } from '../domain/people.ts';
import { type Asking, ask } from './questions.ts';

/** A deputy with whoever stands in for them while they are away: letters about what is new go there. */
export function* withStandIn(deputy: Deputy): Asking<readonly Deputy[]> {
  const standIn = deputy.awayUntil && deputy.delegateNo ? yield* ask('deputy', { no: deputy.delegateNo }) : null;
  return standIn ? [deputy, standIn] : [deputy];
}
