/** Makes the demonstration: the fictional congress, its people, and thirty opinions played up to now. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Channel, ChannelName } from '../../channel.ts';
import { stillClock } from '../../clock.ts';
import type { Language } from '../../domain/people.ts';
import type { World } from '../../world.ts';
import { deliverOutbox } from '../deliver-outbox.ts';
import { importRoster } from '../import-roster.ts';
import { makeInvitation, type Whom } from '../make-invitation.ts';
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
  /** In the demonstration people have joined already, by a code like everybody's. */
  const joins = async (member: string, name: string, phone: string, whom: Whom): Promise<void> => {
    const { code } = await makeInvitation(world, whom);
    const address = await enter(name, spoken, { token: demoToken(world, phone), start: `i_${code.replace('-', '')}` });
    members.set(member, await personAt(world, address));
  };
  const { offices, organs } = world.directory();
  for (const no of stories.joined.deputies)
    await joins(no, (await world.store.ask('deputy', { no }))?.name ?? no, `deputy ${no}`, { deputy: no });
  for (const id of stories.joined.offices)
    await joins(`office:${id}`, offices.get(id)?.name ?? id, `office ${id}`, { office: id });
  for (const id of stories.joined.handlers)
    await joins(`handler:${id}`, organs.get(id)?.name ?? id, `handler ${id}`, { handler: id });
  await world.refresh();
  await playStories(
    { world, clock, webChat, deliver: () => deliverOutbox(world, channels), enter, members },
    stories,
    end,
  );
  await webChat.stop();
}

async function personAt(world: World, address: string): Promise<string> {
  return (await world.store.ask('scene', { channel: 'web', address, update: '' }))?.person.id ?? '';
}
