/** Plays the stories through the real acts, day by day, with the sweep and the outbox at work in between. */

import type { Clock } from '../../clock.ts';
import { titleOf } from '../../conversation/hearing/title-of.ts';
import { type Asking, ask } from '../../conversation/questions.ts';
import { circumstances, matterOf, perform } from '../../conversation/turn.ts';
import type { Act, Said } from '../../domain/acts.ts';
import { addWorkingDays } from '../../domain/calendar.ts';
import { addDays, dayAt, instantAt } from '../../domain/day.ts';
import type { Circumstances, Matter } from '../../domain/matter.ts';
import type { Actor } from '../../domain/people.ts';
import { makeQueryCode } from '../../domain/query-code.ts';
import { submitOpinion } from '../../domain/submit.ts';
import type { Outcome } from '../../store/commit.ts';
import type { World } from '../../world.ts';
import { systemTurn } from '../acknowledge-letters.ts';
import { saveDecisions } from '../save-decisions.ts';
import { acceptAll, liveThrough, type StoryChannel } from './live-through.ts';
import type { DemoStories, DemoStory, StoryStep } from './stories.ts';

interface Moment {
  readonly at: Date;
  readonly story: DemoStory;
  readonly step: StoryStep;
}

export interface Player {
  readonly world: World;
  readonly clock: Clock;
  readonly webChat: StoryChannel;
  /** One delivery round over the demonstration's channels. */
  readonly deliver: () => Promise<unknown>;
  /** Makes a chat for a person of the stories; returns its address. */
  readonly enter: (name: string, language: string) => Promise<string>;
  readonly members: ReadonlyMap<string, string>;
}

export async function playStories(player: Player, stories: DemoStories, end: Date): Promise<void> {
  const moments = stories.opinions.flatMap((story) =>
    story.steps.map((step): Moment => ({ at: momentOf(player.world, step, end), story, step })),
  );
  const inOrder = moments.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const opened = new Map<string, { id: string; address: string | null; personId: string | null }>();
  for (const moment of inOrder) {
    await liveThrough(player, moment.at);
    if (moment.step.act === 'submit') opened.set(moment.story.id, await submit(player, moment));
    else await play(player, moment, opened);
    // The answer leaves when it can no longer be taken back, and is read at once.
    player.clock.set(new Date(moment.at.getTime() + (player.world.place.policy.undoSeconds + 1) * 1000));
    for (let round = 0; round < 2; round++) {
      await player.deliver();
      await acceptAll(player.world, player.webChat);
    }
    const story = opened.get(moment.story.id);
    if (moment.story.citizen.gone && story?.address)
      await player.webChat.hear({ kind: 'gone', address: story.address, at: moment.at });
  }
  await liveThrough(player, end);
}

/** Where the clock has to stand before the first word. */
export function firstMoment(world: World, stories: DemoStories, end: Date): Date {
  const moments = stories.opinions.flatMap((story) => story.steps.map((step) => momentOf(world, step, end).getTime()));
  return new Date(Math.min(...moments) - 3_600_000);
}

function momentOf(world: World, step: StoryStep, end: Date): Date {
  if (step.minutesAgo !== undefined) return new Date(end.getTime() - step.minutesAgo * 60_000);
  const { timeZone } = world.place;
  const today = dayAt(end, timeZone);
  const day =
    step.workingDaysAgo === undefined
      ? addDays(today, -(step.daysAgo ?? 0))
      : addWorkingDays(world.calendar, today, -step.workingDaysAgo);
  const at = instantAt(day, step.at ?? '10:00', timeZone);
  return at > end ? new Date(end.getTime() - 60_000) : at;
}

async function submit(
  { world, enter, members }: Player,
  { story, step }: Moment,
): Promise<{ id: string; address: string | null; personId: string | null }> {
  const address = story.told ? null : await enter(story.citizen.name, story.citizen.language);
  const said: Said[] = story.said.map((one) =>
    'text' in one
      ? { kind: 'text', text: one.text, mediaId: null }
      : 'voice' in one
        ? { kind: 'voice', text: one.voice, mediaId: null }
        : { kind: 'photo', text: `〔${one.photo}〕`, mediaId: null },
  );
  return world.store.commit(function* (): Asking<
    Outcome<{ id: string; address: string | null; personId: string | null }>
  > {
    const scene = address ? yield* ask('scene', { channel: 'web', address, update: '' }) : null;
    const deputy = story.to ? yield* ask('deputy', { no: story.to }) : null;
    const number = yield* ask('number', { counter: 'opinion' });
    const turn = systemTurn(world);
    const text = said.find((one) => one.text)?.text ?? '';
    const actor: Actor = scene ? { role: 'citizen', personId: scene.person.id } : actorOf(step.who, members);
    const decision = submitOpinion(
      {
        number,
        code: makeQueryCode(world.randomBytes),
        title: titleOf(text),
        language: story.citizen.language,
        said,
        authorId: scene?.person.id ?? null,
        authorChatId: scene?.chat.id ?? null,
        toldBy: story.told?.by ?? null,
        toldReach: story.told?.reach ?? null,
        areaCode: story.area,
        officeId: world.directory().officeOfArea(story.area).id,
        deputyNo: deputy?.no ?? null,
      },
      actor,
      circumstances(turn, deputy ? [deputy] : []),
    );
    turn.decisions.push(decision);
    turn.matters.set(decision.matter.opinion.id, { ...decision.matter, deputies: deputy ? [deputy] : [], digest: '' });
    return {
      value: { id: decision.matter.opinion.id, address, personId: scene?.person.id ?? null },
      writes: yield* saveDecisions(world, turn),
    };
  });
}

async function play(
  { world, members }: Player,
  { story, step }: Moment,
  opened: ReadonlyMap<string, { id: string; personId: string | null }>,
): Promise<void> {
  const subject = opened.get(story.id);
  if (!subject) throw new Error(`The story ${story.id} has no submit before ${step.act}.`);
  await world.store.commit(function* (): Asking<Outcome<void>> {
    const turn = systemTurn(world);
    const matter = yield* matterOf(turn, { id: subject.id });
    if (!matter) throw new Error(`The story ${story.id} lost its opinion.`);
    const target = step.into ? yield* matterOf(turn, { id: opened.get(step.into)?.id ?? '' }) : null;
    const deputy = step.to ? yield* ask('deputy', { no: step.to }) : null;
    const doors = step.door ? yield* ask('doors', { areas: [] }) : [];
    const actor: Actor =
      step.who === 'citizen' ? { role: 'citizen', personId: subject.personId ?? '' } : actorOf(step.who, members);
    const act =
      onRoute(step, matter, turn.around.c) ??
      actOf(step, turn.around.c.today, turn.around.c.policy.reviewDays, target, deputy, doors);
    const decision = yield* perform(turn, matter, actor, act, [
      ...(deputy ? [deputy] : []),
      ...(target?.deputies ?? []),
    ]);
    if (!decision.ok)
      throw new Error(`The story ${story.id} cannot ${step.act}: ${decision.reason} ${JSON.stringify(decision.data)}`);
    return { value: undefined, writes: yield* saveDecisions(world, turn) };
  });
}

function actorOf(who: string, members: ReadonlyMap<string, string>): Actor {
  const personId = members.get(who) ?? '';
  if (who.startsWith('office:')) return { role: 'office', id: who.slice(7), personId };
  if (who.startsWith('handler:')) return { role: 'handler', id: who.slice(8), personId };
  return { role: 'deputy', no: who, personId, as: 'self' };
}

/** To an organ, and what the organ does with the newest of its routes. */
function onRoute(step: StoryStep, { routes }: Matter, c: Pick<Circumstances, 'organ' | 'today'>): Act | null {
  const { act, text = '' } = step;
  if (act === 'refer') {
    const organ = c.organ(step.organ ?? '');
    if (!organ) throw new Error(`No organ ${step.organ}.`);
    return { name: act, organ, brief: text };
  }
  if (!step.who.startsWith('handler:')) return null;
  const routeId = routes.at(-1)?.id ?? '';
  if (act === 'accept') return { name: act, routeId };
  if (act === 'progress') return { name: act, routeId, text };
  const day = step.promiseDays === undefined ? null : addDays(c.today, step.promiseDays);
  if (act === 'reply') return { name: act, routeId, class: step.class ?? null, text, day };
  throw new Error(`The stories know no ${act} of an organ.`);
}

function actOf(
  step: StoryStep,
  today: string,
  reviewDays: number,
  target: { opinion: { id: string; number: number; state: string; deputyNo: string | null; officeId: string } } | null,
  deputy: Extract<Act, { name: 'assign' }>['deputy'] | null,
  doors: readonly Extract<Act, { name: 'divert' }>['door'][],
): Act {
  const text = step.text ?? step.reason ?? '';
  switch (step.act) {
    case 'ask':
      return { name: 'ask', question: text };
    case 'clarify':
    case 'add':
      return { name: step.act, said: [{ kind: 'text', text, mediaId: null }] };
    case 'news':
      return { name: 'news', text };
    case 'answer':
      return {
        name: 'answer',
        class: step.class ?? 'A',
        text,
        day: step.promiseDays === undefined ? null : addDays(today, step.promiseDays),
      };
    case 'explain':
      return {
        name: 'explain',
        text,
        reason: step.reason ?? 'other',
        day: addDays(today, step.reviewDays ?? reviewDays),
      };
    case 'rate':
      return {
        name: 'rate',
        solved: step.solved ?? null,
        answer: step.answer ?? null,
        attitude: step.attitude ?? null,
      };
    case 'consent':
      return { name: 'consent', yes: step.yes ?? true };
    case 'follow-up':
      return { name: 'follow-up', facts: text };
    case 'reopen':
    case 'hand-back':
    case 'split':
      return { name: step.act, reason: text };
    case 'acknowledge':
    case 'withdraw':
    case 'enough':
      return { name: step.act };
    case 'assign':
      if (!deputy) throw new Error(`No deputy ${step.to}.`);
      return { name: 'assign', deputy };
    case 'divert': {
      const door = doors.find((one) => one.name === step.door);
      if (!door) throw new Error(`No door ${step.door}.`);
      return { name: 'divert', reason: step.reason ?? '', door };
    }
    case 'merge': {
      if (!target) throw new Error(`No story ${step.into}.`);
      const { id, number, state, deputyNo, officeId } = target.opinion;
      return { name: 'merge', into: { id, number, state, deputyNo, officeId } };
    }
    default:
      throw new Error(`The stories know no act ${step.act}.`);
  }
}
