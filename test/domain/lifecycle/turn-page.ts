/** Time in which what every joined one is owed comes to them one by one, while others go on acting. */

import { nextOf, type Waiting, type World } from './small-world.ts';

/** A step of one of the batches whose turn it is: none that touches the same opinions as an older one. */
export function turnPage(world: World, dice: number): void {
  const waiting = world.waiting ?? [];
  const touches = ({ of, act }: Waiting) => [of, ...(act.name === 'rejoin' && act.into ? [act.into] : [])];
  const free = waiting.filter(
    (one, at) => !waiting.slice(0, at).some((older) => touches(older).some((id) => touches(one).includes(id))),
  );
  const batch = free[dice % free.length];
  if (batch && !nextOf(world, batch)) waiting.splice(waiting.indexOf(batch), 1);
}
