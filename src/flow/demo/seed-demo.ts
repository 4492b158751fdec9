/** Makes the demonstration: the fictional congress, its people, and thirty opinions played up to now. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Channel, ChannelName } from '../../channel.ts';
import { stillClock } from '../../clock.ts';
import { ask } from '../../conversation/questions.ts';
import type { Language } from '../../domain/people.ts';
import { put, type Write } from '../../store/writes.ts';
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
    token = Buffer.from(world.randomBytes(24)).toString('base64url'),
  ): Promise<string> => {
    const address = world.digest(`chat ${token}`);
    await webChat.hear({
      kind: 'said',
      message: { id: `start ${address}`, address, at: world.now(), start: '', name, language },
    });
    return address;
  };
  const members = new Map<string, string>();
  for (const no of stories.joined.deputies) {
    const deputy = await world.store.ask('deputy', { no });
    members.set(
      no,
      await joined(world, await enter(deputy?.name ?? no, spoken, demoToken(world, `deputy ${no}`)), {
        deputyNo: no,
        officeId: null,
      }),
    );
  }
  for (const id of stories.joined.offices)
    members.set(
      `office:${id}`,
      await joined(
        world,
        await enter(world.directory().offices.get(id)?.name ?? id, spoken, demoToken(world, `office ${id}`)),
        { deputyNo: null, officeId: id },
      ),
    );
  await world.refresh();
  await playStories(
    { world, clock, webChat, deliver: () => deliverOutbox(world, channels), enter, members },
    stories,
    end,
  );
  await webChat.stop();
}

/** In the demonstration people have joined already: the role is given without a code. */
async function joined(
  world: World,
  address: string,
  to: { readonly deputyNo: string | null; readonly officeId: string | null },
): Promise<string> {
  return world.store.commit(function* () {
    const scene = yield* ask('scene', { channel: 'web', address, update: '' });
    const personId = scene?.person.id ?? '';
    const no = to.deputyNo;
    const writes: Write[] = [
      put('role', 'new', {
        id: world.id(),
        personId,
        kind: no ? 'deputy' : 'office',
        ...to,
        createdAt: world.now(),
        endedAt: null,
      }),
    ];
    if (no) writes.push({ change: (tx) => tx.deputy.update({ where: { no }, data: { personId } }) });
    return { value: personId, writes };
  });
}
