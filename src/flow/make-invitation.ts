/** An invitation: whoever types its code first becomes what it says, once. */

import { formatInvitationCode, makeInvitationCode } from '../domain/query-code.ts';
import { put } from '../store/writes.ts';
import type { World } from '../world.ts';

/** Whom a code makes a deputy, a member of an office or a handler of an organ; `operator`: one who runs the service. */
export interface Whom {
  readonly deputy?: string;
  readonly office?: string;
  readonly handler?: string;
  readonly operator?: boolean;
}

export interface Invited {
  readonly code: string;
  readonly expires: string;
  readonly links: Readonly<Record<string, string>>;
}

export async function makeInvitation(world: World, { deputy, office, handler }: Whom): Promise<Invited> {
  const code = makeInvitationCode(world.randomBytes);
  const now = world.now();
  const expiresAt = new Date(now.getTime() + world.place.policy.invitationDays * 86_400_000);
  const row = {
    id: world.id(),
    codeDigest: world.digest(code),
    kind: deputy ? 'deputy' : office ? 'office' : handler ? 'handler' : 'operator',
    deputyNo: deputy ?? null,
    officeId: office ?? null,
    organId: handler ?? null,
    createdAt: now,
    expiresAt,
    usedAt: null,
    usedById: null,
  };
  await world.store.commit(function* () {
    return { value: undefined, writes: [put('invitation', 'new', row)] };
  });
  return {
    code: formatInvitationCode(code),
    expires: expiresAt.toISOString(),
    links: { web: `${world.publicUrl}/chat?start=i_${code}` },
  };
}
