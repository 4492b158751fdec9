/** The demonstration on stage: who holds the three phones, what the clock says, how it goes on. */

import type { WebChat } from '../../bots/web/web-chat.ts';
import type { Channel, ChannelName } from '../channel.ts';
import type { Clock } from '../clock.ts';
import { districtOf } from '../conversation/told.ts';
import { dayAt } from '../domain/day.ts';
import type { Language } from '../domain/people.ts';
import { deliverOutbox } from '../flow/deliver-outbox.ts';
import { liveThrough } from '../flow/demo/live-through.ts';
import { demoOffset, demoPeople, demoToken, openingHour, rememberClock } from '../flow/demo/phones.ts';
import type { World } from '../world.ts';
import { citizenClocks } from './clock-view.ts';
import { demoClocks, demoReply, latestDay } from './demo-clocks.ts';
import type { DemoStage } from './demo-routes.ts';
import { demoSteps } from './demo-steps.ts';
import { partiesOf } from './parties.ts';
import type { DemoState, PhoneView } from './view-types.ts';

export async function demoStage(
  { world, clock }: { readonly world: World; readonly clock: Clock },
  webChat: WebChat,
  reseed: (language: Language) => Promise<void>,
): Promise<DemoStage> {
  const channels = new Map<ChannelName, Channel>([[webChat.name, webChat]]);
  const { reader } = world.store.database;
  const tokens = {
    deputy: demoToken(world, `deputy ${demoPeople.deputy}`),
    office: demoToken(world, `office ${demoPeople.office}`),
    citizen: demoToken(world, 'citizen'),
  };
  const address = (token: string) => world.digest(`chat ${token}`);
  const phonesHere = new Set(Object.values(tokens).map(address));
  const kept = await reader.setting.findUnique({ where: { key: demoOffset } });
  clock.set(openingHour(world, kept ? new Date(Date.now() + Number(kept.value)) : clock.now()));

  let turned = false;
  const keepClock = () => rememberClock(world, clock.now());

  const chatOf = (token: string) =>
    reader.chat.findUnique({
      where: { channel_address: { channel: webChat.name, address: address(token) } },
      include: { person: { select: { language: true } } },
    });

  async function makeAnew(language: Language): Promise<void> {
    await reseed(language);
    clock.set(openingHour(world, new Date()));
    turned = false;
    await keepClock();
  }

  /** Nobody has said anything on these phones, nor turned the clock: there is nothing to lose. */
  async function isUntouched(): Promise<boolean> {
    const chats = await reader.chat.findMany({
      where: { channel: webChat.name, address: { in: [...phonesHere] } },
      select: { id: true },
    });
    const said = await reader.inbound.findFirst({
      where: { chatId: { in: chats.map((chat) => chat.id) }, NOT: { text: null, choice: null, mediaIds: null } },
      select: { id: true },
    });
    return said === null && !turned;
  }

  /** What they were told before is told anew to a first visitor who reads another language. */
  async function inOneLanguage(language: Language): Promise<void> {
    const told = await chatOf(tokens.deputy);
    if (told && told.person.language !== language && (await isUntouched())) await makeAnew(language);
  }

  /** The citizen's phone greets when it is first taken in hand. */
  async function citizenPhone(language: Language): Promise<void> {
    if (await chatOf(tokens.citizen)) return;
    const name = world.voice(language).text('web:demo.citizenName');
    await webChat.hear({
      kind: 'said',
      message: {
        id: `start ${address(tokens.citizen)}`,
        address: address(tokens.citizen),
        at: world.now(),
        start: `d_${demoPeople.deputy}`,
        name,
        language,
      },
    });
  }

  /** All three speak the visitor's language from now on. */
  async function speak(language: Language): Promise<void> {
    const chats = { some: { channel: webChat.name, address: { in: [...phonesHere] } } };
    await world.store.commit(function* () {
      return {
        value: undefined,
        writes: [{ change: (tx) => tx.person.updateMany({ where: { chats, NOT: { language } }, data: { language } }) }],
      };
    });
  }

  async function phones(language: Language): Promise<readonly PhoneView[]> {
    await inOneLanguage(language);
    await citizenPhone(language);
    await speak(language);
    const voice = world.voice(language);
    const deputy = await world.store.ask('deputy', { no: demoPeople.deputy });
    const office = world.directory().offices.get(demoPeople.office) ?? world.directory().root;
    const named = (one: { name: string; latinName: string } | null | undefined) =>
      one ? voice.value({ named: one, as: 'bare' }) : '';
    return [
      {
        role: 'citizen',
        name: voice.text('web:demo.citizenName'),
        sub: voice.text('web:demo.citizenSub'),
        token: tokens.citizen,
      },
      { role: 'deputy', name: named(deputy), sub: deputy ? districtOf(deputy, language) : '', token: tokens.deputy },
      { role: 'office', name: named(office), sub: '', token: tokens.office },
    ];
  }

  async function state(language: Language): Promise<DemoState> {
    const now = clock.now();
    const chat = await chatOf(tokens.citizen);
    const newest =
      chat &&
      (await reader.opinion.findFirst({
        where: { authorId: chat.personId },
        orderBy: { submittedAt: 'desc' },
        select: { id: true },
      }));
    const matter = newest && (await world.store.ask('matter', { id: newest.id }));
    if (!matter) return { now: now.toISOString(), date: dayAt(now, world.place.timeZone), opinion: null };
    const today = dayAt(now, world.place.timeZone);
    const { number, title } = matter.opinion;
    const clocks = citizenClocks(world, matter, language, partiesOf(world, language, matter));
    const story = await world.store.ask('story', { opinionId: matter.opinion.id });
    return {
      now: now.toISOString(),
      date: today,
      opinion: {
        number,
        title,
        steps: demoSteps(matter, story, { today, timeZone: world.place.timeZone, latest: latestDay(clocks) }),
        clocks: demoClocks(world, clocks, language),
        reply: demoReply(world, matter),
      },
    };
  }

  return {
    phones,
    state,
    forward: async (ms) => {
      turned = true;
      await liveThrough(
        { world, clock, webChat, deliver: () => deliverOutbox(world, channels) },
        new Date(clock.now().getTime() + ms),
      );
      await keepClock();
    },
    reset: makeAnew,
  };
}
