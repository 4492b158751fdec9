/** An office, its parent, and so on to the root: somebody above always hears. */

import type { Destination } from '../conversation/questions.ts';
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

/** The office itself, or the first above it in which somebody has joined, and who hears there; `id` null: nobody. */
export function nearestMembers(
  directory: Pick<Directory, 'offices' | 'root'>,
  officeId: string,
  chats: readonly Destination[],
): { readonly id: string | null; readonly members: readonly Destination[] } {
  for (const id of officesUp(directory, officeId)) {
    const members = membersOf(id, chats);
    if (members.length > 0) return { id, members };
  }
  return { id: null, members: [] };
}

export const membersOf = (officeId: string, chats: readonly Destination[]): readonly Destination[] =>
  eachOnce(chats.filter((chat) => !chat.gone && chat.officeId === officeId));

/** Those who have joined for an organ. */
export const handlersOf = (organId: string, chats: readonly Destination[]): readonly Destination[] =>
  eachOnce(chats.filter((chat) => !chat.gone && chat.organId === organId));

/** In one chat of each, the one heard last. */
const eachOnce = (chats: readonly Destination[]): readonly Destination[] =>
  chats.filter((chat, at) => chats.findIndex((one) => one.personId === chat.personId) === at);
