import { dayAt, timeAt } from '../domain/day.ts';
import { makeInvitation, type Whom } from '../flow/make-invitation.ts';
import { nearestFew } from '../flow/roster/nearest.ts';
import { OperatorError } from '../operator-error.ts';
import type { TextKey } from '../text/say.ts';
import type { World } from '../world.ts';
import { operatorLanguage, operatorSay } from './operator-voice.ts';
import { BadArguments } from './program.ts';
import { qr } from './qr.ts';
import { print, withWorld } from './with-world.ts';

/** A one-time code that makes whoever types it deputy, office, handler of an organ or operator. */
export async function invite(options: Whom & { png?: string; json?: boolean }): Promise<void> {
  const say = operatorSay();
  if ([options.deputy, options.office, options.handler, options.operator].filter(Boolean).length !== 1)
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
async function whomOf(world: World, { deputy, office, handler }: Whom): Promise<string> {
  const { reader } = world.store.database;
  if (deputy) return named(await reader.deputy.findUnique({ where: { no: deputy } }), 'cli:invite.noDeputy', deputy);
  if (office) {
    const open = await reader.office.findUnique({ where: { id: office, kind: { not: 'ended' } } });
    return named(open, 'cli:invite.noOffice', office);
  }
  if (handler) return organNamed(world, handler);
  return operatorSay()('cli:help.operator');
}

/** An organ that handles opinions now; else the ids that were probably meant. */
function organNamed(world: World, id: string): string {
  const organs = [...world.directory().organs.values()];
  const known = organs.find((one) => one.id === id);
  if (known && known.kind !== 'ended') return named(known, 'cli:invite.noOrgan', id);
  const say = operatorSay();
  const near = nearestFew(
    id,
    organs.filter((one) => one.kind !== 'ended'),
  ).map((one) => say('cli:invite.named', { id: one.id, name: one.name }));
  throw new OperatorError(known ? 'cli:invite.organEnded' : 'cli:invite.noOrgan', {
    id,
    name: known?.name ?? '',
    near: near.join(say('cli:roster.separator')),
  });
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
