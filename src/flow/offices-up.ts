/** An office, its parent, and so on to the root: somebody above always hears. */

import type { Directory } from '../conversation/turn.ts';

export function officesUp(directory: Pick<Directory, 'offices' | 'root'>, officeId: string): string[] {
  const chain: string[] = [];
  let at: string | null = officeId;
  while (at !== null && !chain.includes(at)) {
    chain.push(at);
    at = directory.offices.get(at)?.parentId ?? null;
  }
  const root = directory.root?.id;
  return root && !chain.includes(root) ? [...chain, root] : chain;
}
