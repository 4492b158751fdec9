/** What the holder of a query code sees of an opinion: never the author, never another opinion, nothing before its time. */

import type { KnownMatter, Story } from '../conversation/questions.ts';
import { whoAnswered } from '../conversation/told.ts';
import { addDays, dayAt } from '../domain/day.ts';
import { isOpen } from '../domain/opinion.ts';
import type { Language } from '../domain/people.ts';
import { formatQueryCode } from '../domain/query-code.ts';
import { isOpenRoute } from '../domain/route.ts';
import type { World } from '../world.ts';
import { citizenClocks } from './clock-view.ts';
import { fileUrl } from './file-routes.ts';
import { type Parties, partiesOf } from './parties.ts';
import { timelineOf } from './timeline-view.ts';
import type { FeedbackView, FileView, Notice, OpinionView, PageAct } from './view-types.ts';

export async function opinionView(
  world: World,
  matter: KnownMatter,
  language: Language,
  notice: Notice | null,
): Promise<OpinionView> {
  const { opinion } = matter;
  const target =
    opinion.state === 'merged' && opinion.mergedInto
      ? await world.store.ask('matter', { id: opinion.mergedInto })
      : null;
  const shown = target ?? matter;
  const story = await world.store.ask('story', { opinionId: opinion.id });
  const { timeZone, policy } = world.place;
  const parties = partiesOf(world, language, shown);
  const delivered = opinion.feedback?.deliveredAt ?? null;
  const until = delivered ? addDays(dayAt(delivered, timeZone), policy.reopenDays) : null;
  const today = dayAt(world.now(), timeZone);
  return {
    number: opinion.number,
    code: opinion.code ? formatQueryCode(opinion.code) : '',
    title: opinion.title,
    submittedOn: dayAt(opinion.submittedAt, timeZone),
    state: opinion.state,
    inCharge: parties.inCharge,
    organ: organOf(shown, parties),
    office: parties.office,
    question: questionOf(world, matter, story, parties),
    feedback: await feedbackView(world, matter, language, parties),
    rating: opinion.rating
      ? { ...opinion.rating, until: matter.duties.find((duty) => duty.kind === 'rating')?.due ?? until }
      : null,
    reopenUntil: until && until >= today && opinion.reopened < policy.reopenings ? until : null,
    mergedInto: target?.opinion.number ?? null,
    clocks: citizenClocks(world, shown, language, parties),
    may: mayOf(matter, world),
    takesFiles: true,
    timeline: timelineOf(world, { matter, shown }, story, parties),
    notice,
    formId: world.id(),
  };
}

/** Contract.md: for programs. */
export function opinionJson(view: OpinionView, { opinion }: KnownMatter): object {
  return {
    number: view.number,
    state: view.state,
    since: opinion.stateSince.toISOString(),
    inCharge: view.inCharge?.name ?? null,
    clocks: view.clocks.map((clock) => ({ kind: clock.kind, holder: clock.from.name, due: clock.due, why: clock.why })),
    timeline: view.timeline.map((entry) => ({
      at: new Date(entry.at).toISOString(),
      event: entry.event,
      by: entry.by.name,
      ...(entry.text ? { text: entry.text } : {}),
    })),
    ...(view.feedback?.read
      ? { feedback: { class: view.feedback.class, text: view.feedback.text, day: view.feedback.day } }
      : {}),
  };
}

/** The organ that has it now, or is asked to take it. */
function organOf({ routes }: KnownMatter, parties: Parties): OpinionView['organ'] {
  const open = routes.filter((route) => route.kind === 'referral' && isOpenRoute(route));
  const route = open.find(({ state }) => state === 'accepted') ?? open.at(-1);
  return route ? { party: parties.of('organ', route.target.id), accepted: route.state === 'accepted' } : null;
}

function questionOf(world: World, { opinion }: KnownMatter, story: Story, parties: Parties): OpinionView['question'] {
  if (opinion.state !== 'clarifying') return null;
  const asked = story.events.findLast((event) => event.act === 'ask');
  const text = story.pieces.find((piece) => piece.eventSeq === asked?.seq)?.text ?? '';
  const { timeZone, policy } = world.place;
  return {
    by: asked ? parties.of(asked.role, asked.actorId) : parties.office,
    text,
    until: addDays(dayAt(asked?.at ?? opinion.stateSince, timeZone), policy.clarifyDays),
  };
}

async function feedbackView(
  world: World,
  { opinion, deputies }: KnownMatter,
  language: Language,
  parties: Parties,
): Promise<FeedbackView | null> {
  const { feedback } = opinion;
  if (!feedback?.leftAt) return null;
  const by = feedback.delegateNo
    ? {
        ...parties.of('deputy', feedback.delegateNo),
        name: world.voice(language).value(whoAnswered(opinion, deputies, { directory: world.directory() })),
      }
    : feedback.deputyNo
      ? (parties.inCharge ?? parties.office)
      : parties.office;
  if (!feedback.deliveredAt) return { read: false, by, at: feedback.leftAt };
  const doors = feedback.doorId ? await world.store.ask('doors', { areas: [] }) : [];
  const door = doors.find((one) => one.id === feedback.doorId) ?? null;
  const files = feedback.files.map(
    ({ id, kind }): FileView => ({ id, kind, mime: '', seconds: null, url: fileUrl(world, id) }),
  );
  return {
    read: true,
    by,
    at: feedback.leftAt,
    kind: feedback.kind,
    class: feedback.class,
    text: feedback.kind === 'divert' ? '' : feedback.text,
    files,
    day: feedback.day,
    reason: reasonIn(world, language, feedback.reason),
    door: door && { name: door.name, phone: door.phone, address: door.address, hours: door.hours },
    deliveredAt: feedback.deliveredAt,
  };
}

const reasons = ['law', 'money', 'plan', 'owner', 'other'] as const;

/** Of an explanation a word from the list; of a diversion the clerk's own words. */
function reasonIn(world: World, language: Language, reason: string | null): string | null {
  const known = reasons.find((one) => one === reason);
  return known ? world.voice(language).text(`conversation:reason.${known}`) : reason;
}

function mayOf({ opinion }: KnownMatter, world: World): readonly PageAct[] {
  const { state, feedback } = opinion;
  const may: PageAct[] = [];
  if (feedback?.leftAt && !feedback.deliveredAt) may.push('read');
  if (state === 'clarifying') may.push('clarify');
  else if (isOpen(opinion) || state === 'answering' || state === 'merged' || state === 'diverted') may.push('add');
  const filled = opinion.rating?.solved && opinion.rating.answer && opinion.rating.attitude;
  const delivered = feedback?.deliveredAt ?? null;
  const fresh =
    delivered !== null &&
    dayAt(world.now(), world.place.timeZone) <=
      addDays(dayAt(delivered, world.place.timeZone), world.place.policy.reopenDays);
  if (feedback?.class !== 'B' && (state === 'answered' || (state === 'closed' && !filled && fresh))) may.push('rate');
  if (state === 'answered' || state === 'closed' || (state === 'diverted' && delivered)) may.push('reopen');
  if (isOpen(opinion) || state === 'merged') may.push('withdraw');
  return may;
}
