/** The demonstration on stage: who holds the three phones, what the clock says, how it goes on. */

import type { WebChat } from '../../bots/web/web-chat.ts';
import type { Channel, ChannelName } from '../channel.ts';
import type { Clock } from '../clock.ts';
import { dayAt } from '../domain/day.ts';
import type { Language } from '../domain/people.ts';
import { deliverOutbox } from '../flow/deliver-outbox.ts';
import { liveThrough } from '../flow/demo/live-through.ts';
import { demoOffset, demoToken, openingHour, rememberClock } from '../flow/demo/phones.ts';
import type { World } from '../world.ts';
import type { DemoStage } from './demo-routes.ts';
import type { DemoState, DemoStep, PhoneView } from './view-types.ts';

const deputyNo = 'W001';
const officeId = 'WH';

export async function demoStage(
  { world, clock }: { readonly world: World; readonly clock: Clock },
  webChat: WebChat,
  reseed: () => Promise<void>,
): Promise<DemoStage> {
  const channels = new Map<ChannelName, Channel>([[webChat.name, webChat]]);
  const { reader } = world.store.database;
  const tokens = {
    deputy: demoToken(world, `deputy ${deputyNo}`),
    office: demoToken(world, `office ${officeId}`),
    citizen: demoToken(world, 'citizen'),
  };
  const address = (token: string) => world.digest(`chat ${token}`);
  const phonesHere = new Set(Object.values(tokens).map(address));
  const kept = await reader.setting.findUnique({ where: { key: demoOffset } });
  clock.set(openingHour(world, kept ? new Date(Date.now() + Number(kept.value)) : clock.now()));

  const keepClock = () => rememberClock(world, clock.now());

  /** The citizen's phone greets when it is first taken in hand. */
  async function citizenPhone(language: Language): Promise<void> {
    const there = await reader.chat.findUnique({
      where: { channel_address: { channel: webChat.name, address: address(tokens.citizen) } },
    });
    if (there) return;
    const name = world.voice(language).text('web:demo.citizenName');
    await webChat.hear({
      kind: 'said',
      message: {
        id: `start ${address(tokens.citizen)}`,
        address: address(tokens.citizen),
        at: world.now(),
        start: `d_${deputyNo}`,
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
    await citizenPhone(language);
    await speak(language);
    const voice = world.voice(language);
    const deputy = await world.store.ask('deputy', { no: deputyNo });
    const office = world.directory().offices.get(officeId) ?? world.directory().root;
    const named = (one: { name: string; latinName: string } | null | undefined) =>
      one ? voice.value({ named: one, as: 'bare' }) : '';
    return [
      {
        role: 'citizen',
        name: voice.text('web:demo.citizenName'),
        sub: voice.text('web:demo.citizenSub'),
        token: tokens.citizen,
      },
      { role: 'deputy', name: named(deputy), sub: deputy?.districtName ?? '', token: tokens.deputy },
      { role: 'office', name: voice.text('web:demo.officeName'), sub: named(office), token: tokens.office },
    ];
  }

  async function state(): Promise<DemoState> {
    const now = clock.now();
    const chat = await reader.chat.findUnique({
      where: { channel_address: { channel: webChat.name, address: address(tokens.citizen) } },
    });
    const newest =
      chat &&
      (await reader.opinion.findFirst({
        where: { authorId: chat.personId },
        orderBy: { submittedAt: 'desc' },
        select: { id: true },
      }));
    const matter = newest && (await world.store.ask('matter', { id: newest.id }));
    if (!matter) return { now: now.toISOString(), date: dayAt(now, world.place.timeZone), opinion: null };
    const { events } = await world.store.ask('story', { opinionId: matter.opinion.id });
    const { timeZone } = world.place;
    const on = (...acts: string[]) => {
      const event = events.find((one) => acts.includes(one.act));
      return event && dayAt(event.at, timeZone);
    };
    const due = (kind: string) => matter.duties.find((duty) => duty.kind === kind && duty.status === 'running')?.due;
    const delivered = matter.opinion.feedback?.deliveredAt;
    const steps: { id: DemoStep['id']; day: string | undefined; done: boolean; next?: string | undefined }[] = [
      { id: 'submit', day: on('submit'), done: true },
      {
        id: 'acknowledge',
        day: on('acknowledge'),
        done: on('acknowledge') !== undefined,
        next: due('acknowledge') ?? due('triage'),
      },
      {
        id: 'feedback',
        day: delivered ? dayAt(delivered, timeZone) : undefined,
        done: delivered != null,
        next: due('study') ?? due('follow-up'),
      },
      {
        id: 'close',
        day: matter.opinion.state === 'closed' ? dayAt(matter.opinion.stateSince, timeZone) : undefined,
        done: matter.opinion.state === 'closed',
      },
    ];
    const current = steps.findIndex((step) => !step.done);
    return {
      now: now.toISOString(),
      date: dayAt(now, timeZone),
      opinion: {
        number: matter.opinion.number,
        title: matter.opinion.title,
        steps: steps.map((step, at): DemoStep => {
          const day = step.day ?? step.next;
          return { id: step.id, state: step.done ? 'done' : at === current ? 'now' : 'todo', ...(day ? { day } : {}) };
        }),
      },
    };
  }

  return {
    phones,
    state,
    forward: async (ms) => {
      await liveThrough(
        { world, clock, webChat, deliver: () => deliverOutbox(world, channels) },
        new Date(clock.now().getTime() + ms),
      );
      await keepClock();
    },
    reset: async () => {
      await reseed();
      clock.set(openingHour(world, new Date()));
      await keepClock();
    },
  };
}
