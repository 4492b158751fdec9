import { dayAt, timeAt } from '../domain/day.ts';
import { formatInvitationCode, makeInvitationCode } from '../domain/query-code.ts';
import { OperatorError } from '../operator-error.ts';
import { put } from '../store/writes.ts';
import type { TextKey } from '../text/say.ts';
import type { World } from '../world.ts';
import { operatorLanguage, operatorSay } from './operator-voice.ts';
import { BadArguments } from './program.ts';
import { qr } from './qr.ts';
import { print, withWorld } from './with-world.ts';

export interface Invited {
  readonly code: string;
  readonly expires: string;
  readonly links: Readonly<Record<string, string>>;
}

interface Whom {
  readonly deputy?: string;
  readonly office?: string;
  readonly operator?: boolean;
}

/** A one-time code that makes whoever types it deputy, office or operator. */
export async function invite(options: Whom & { png?: string; json?: boolean }): Promise<void> {
  const say = operatorSay();
  if ([options.deputy, options.office, options.operator].filter(Boolean).length !== 1)
    throw new BadArguments(say('cli:invite.whom'));
  await withWorld(async ({ world }) => {
    const whom = await whomOf(world, options);
    const invited = await makeInvitation(world, options);
    const link = invited.links.web ?? '';
    const picture = await qr(link, options.png);
    print(invited, options.json, [
      ...(world.demo ? [say('cli:invite.demo')] : []),
      say('cli:invite.code', { code: invited.code, expires: momentIn(world, invited.expires), whom }),
      link,
      picture,
      say('cli:invite.how', { code: invited.code }),
    ]);
  });
}

/** By the clock of the place. */
function momentIn({ place: { timeZone } }: World, iso: string): string {
  const at = new Date(iso);
  return `${dayAt(at, timeZone)} ${timeAt(at, timeZone)}`;
}

/** Who it is, in the operator's language: a code must not go to the wrong person. */
async function whomOf(world: World, { deputy, office }: Whom): Promise<string> {
  const { reader } = world.store.database;
  if (deputy) return named(await reader.deputy.findUnique({ where: { no: deputy } }), 'cli:invite.noDeputy', deputy);
  if (office) return named(await reader.office.findUnique({ where: { id: office } }), 'cli:invite.noOffice', office);
  return operatorSay()('cli:help.operator');
}

/** `王秀英（W001）`, or what is missing in the roster. */
export function named(
  row: { readonly name: string; readonly latinName?: string } | null,
  missing: TextKey,
  id: string,
): string {
  if (!row) throw new OperatorError(missing, { no: id, id });
  const name = operatorLanguage() === 'zh-CN' ? row.name : row.latinName || row.name;
  return operatorSay()('cli:invite.named', { name, id });
}

export async function makeInvitation(world: World, { deputy, office }: Whom): Promise<Invited> {
  const code = makeInvitationCode(world.randomBytes);
  const now = world.now();
  const expiresAt = new Date(now.getTime() + world.place.policy.invitationDays * 86_400_000);
  await world.store.commit(function* () {
    const row = {
      id: world.id(),
      codeDigest: world.digest(code),
      kind: deputy ? 'deputy' : office ? 'office' : 'operator',
      deputyNo: deputy ?? null,
      officeId: office ?? null,
      organId: null,
      createdAt: now,
      expiresAt,
      usedAt: null,
      usedById: null,
    };
    return { value: undefined, writes: [put('invitation', 'new', row)] };
  });
  return {
    code: formatInvitationCode(code),
    expires: expiresAt.toISOString(),
    links: { web: `${world.publicUrl}/chat?start=i_${code}` },
  };
}
