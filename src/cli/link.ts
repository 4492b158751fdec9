import { named } from './invite.ts';
import { operatorSay } from './operator-voice.ts';
import { BadArguments } from './program.ts';
import { qr } from './qr.ts';
import { print, withWorld } from './with-world.ts';

/** The lasting link that citizens scan: it opens a chat with this deputy or station offered first. */
export async function link({
  deputy,
  station,
  png,
  json,
}: {
  deputy?: string;
  station?: string;
  png?: string;
  json?: boolean;
}): Promise<void> {
  const say = operatorSay();
  if ((deputy === undefined) === (station === undefined)) throw new BadArguments(say('cli:link.whom'));
  await withWorld(async ({ world }) => {
    const { reader } = world.store.database;
    const whose = deputy
      ? named(await reader.deputy.findUnique({ where: { no: deputy } }), 'cli:invite.noDeputy', deputy)
      : named(await reader.station.findUnique({ where: { id: station ?? '' } }), 'cli:link.noStation', station ?? '');
    const payload = deputy ? `d_${deputy}` : `s_${station}`;
    const web = `${world.publicUrl}/chat?start=${encodeURIComponent(payload)}`;
    print({ payload, links: { web } }, json, [
      ...(world.demo ? [say('cli:invite.demo')] : []),
      say('cli:link.whose', { whose }),
      web,
      await qr(web, png),
    ]);
  });
}
