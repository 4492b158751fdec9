/** Makes the demonstration: the fictional congress, its people, and thirty opinions played up to now. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Channel, ChannelName } from '../../channel.ts';
import { stillClock } from '../../clock.ts';
import type { Language } from '../../domain/people.ts';
import { makeInvitationCode } from '../../domain/query-code.ts';
import { put } from '../../store/writes.ts';
import type { World } from '../../world.ts';
import { deliverOutbox } from '../deliver-outbox.ts';
import { importRoster } from '../import-roster.ts';
import { receiveFrom } from '../receive-message.ts';
import type { StoryChannel } from './live-through.ts';
import { demoToken } from './phones.ts';
import { firstMoment, playStories } from './play-stories.ts';
import { demoStories } from './stories.ts';

interface Telling {
  readonly world: World;
  /** One of its own, not yet started: it lives by the stories' clock. */
  readonly webChat: StoryChannel;
  /** In which deputies and offices are written to; citizens have their own. */
  readonly language: Language;
}

export async function seedDemo(
  { world: given, webChat, language: spoken }: Telling,
  folder: string,
  end: Date,
): Promise<void> {
  const stories = demoStories.parse(JSON.parse(readFileSync(join(folder, 'opinions.json'), 'utf8')));
  const clock = stillClock(firstMoment(given, stories, end));
  const world: World = { ...given, now: clock.now, wake: () => {} };
  const imported = await importRoster(world, folder, { anyTerm: true });
  if ('problems' in imported)
    throw new Error(
      `The demonstration's roster has ${imported.problems.length} problems: ${JSON.stringify(imported.problems[0])}`,
    );
  const channels = new Map<ChannelName, Channel>([[webChat.name, webChat]]);
  await webChat.start(receiveFrom(world, webChat));
  const enter = async (
    name: string,
    language: string,
    { token = Buffer.from(world.randomBytes(24)).toString('base64url'), start = '' } = {},
  ): Promise<string> => {
    const address = world.digest(`chat ${token}`);
    await webChat.hear({
      kind: 'said',
      message: { id: `start ${address}`, address, at: world.now(), start, name, language },
    });
    return address;
  };
  const members = new Map<string, string>();
  for (const no of stories.joined.deputies) {
    const deputy = await world.store.ask('deputy', { no });
    const start = await invitation(world, { deputyNo: no, officeId: null });
    const address = await enter(deputy?.name ?? no, spoken, { token: demoToken(world, `deputy ${no}`), start });
    members.set(no, await personAt(world, address));
  }
  for (const id of stories.joined.offices) {
    const name = world.directory().offices.get(id)?.name ?? id;
    const start = await invitation(world, { deputyNo: null, officeId: id });
    const address = await enter(name, spoken, { token: demoToken(world, `office ${id}`), start });
    members.set(`office:${id}`, await personAt(world, address));
  }
  await world.refresh();
  await playStories(
    { world, clock, webChat, deliver: () => deliverOutbox(world, channels), enter, members },
    stories,
    end,
  );
  await webChat.stop();
}

/** In the demonstration people have joined already, by a code like everybody's. Returns what their first scan says. */
async function invitation(
  world: World,
  to: { readonly deputyNo: string | null; readonly officeId: string | null },
): Promise<string> {
  const code = makeInvitationCode(world.randomBytes);
  const now = world.now();
  const row = {
    id: world.id(),
    codeDigest: world.digest(code),
    kind: to.deputyNo ? 'deputy' : 'office',
    ...to,
    organId: null,
    createdAt: now,
    expiresAt: new Date(now.getTime() + world.place.policy.invitationDays * 86_400_000),
    usedAt: null,
    usedById: null,
  };
  await world.store.commit(function* () {
    return { value: undefined, writes: [put('invitation', 'new', row)] };
  });
  return `i_${code}`;
}

async function personAt(world: World, address: string): Promise<string> {
  return (await world.store.ask('scene', { channel: 'web', address, update: '' }))?.person.id ?? '';
}
