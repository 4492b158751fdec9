/** Who counts as the citizen, and who as in charge 主办代表. */

import type { ActRow } from './lifecycle.ts';
import { type Circumstances, deputyNow, isAway, type Matter, officeCovers } from './matter.ts';
import type { Actor } from './people.ts';

export function isAuthor({ opinion }: Matter, actor: Actor, row: Pick<ActRow, 'code'>): boolean {
  if (actor.role !== 'citizen' || opinion.code === null) return false;
  return actor.code === true ? row.code === true : actor.personId === opinion.authorId;
}

/** In charge: the deputy; their assistant and delegate for some acts; the office for a deputy who has not joined. */
export function isInCharge(
  matter: Matter,
  actor: Actor,
  row: Pick<ActRow, 'assistant' | 'delegate'>,
  c: Circumstances,
): boolean {
  const deputy = deputyNow(matter, c);
  if (!deputy) return false;
  if (actor.role === 'office') return deputy.personId === null && officeCovers(actor.id, matter.opinion, c);
  if (actor.role !== 'deputy') return false;
  if (actor.as === 'self') return actor.no === deputy.no;
  if (actor.as === 'assistant') return actor.no === deputy.no && row.assistant === true;
  const stands =
    deputy.delegateNo === actor.no && isAway(deputy, c.today) && (c.deputy(actor.no)?.mandate ?? 'active') === 'active';
  return stands && (row.delegate === 'yes' || (row.delegate === 'consented' && deputy.delegateMayAnswer));
}
