/** What an organ sees of a route: the matter, what was passed on, its days; of the citizen only what they agreed to. */

import { isLead, organMay, wordsFor } from '../conversation/organ-side.ts';
import type { KeptReplyDraft, KnownMatter, Story } from '../conversation/questions.ts';
import { districtOf } from '../conversation/told.ts';
import { circumstances } from '../conversation/turn.ts';
import type { Attached } from '../domain/acts.ts';
import { addDays, addMonths, type Day, dayAt } from '../domain/day.ts';
import { decide } from '../domain/decide.ts';
import type { Duty } from '../domain/duty.ts';
import { inChargeNo } from '../domain/matter.ts';
import type { Language } from '../domain/people.ts';
import { type Route, routeName } from '../domain/route.ts';
import { acceptedFiles } from '../flow/keep-files.ts';
import { replyCode, replyLink } from '../flow/reply-token.ts';
import { surroundings } from '../flow/surroundings.ts';
import { filesNamed, replyDraft, replyDraftKey } from '../store/reply-pages.ts';
import type { World } from '../world.ts';
import { clockView } from './clock-view.ts';
import { fileUrl } from './file-routes.ts';
import { type Parties, partiesOf } from './parties.ts';
import { actOf } from './reply-form.ts';
import type { NamedFile, ReplyAct, ReplyNotice, ReplyView, RouteWord, SlipView, Typed } from './reply-types.ts';
import type { ClockView, FileView, Party } from './view-types.ts';

/** A page that lives: whose it is, and what it is about. */
export interface OpenReply {
  readonly matter: KnownMatter;
  readonly route: Route;
  readonly organId: string;
}

export interface Asked {
  readonly language: Language;
  readonly notice: ReplyNotice | null;
  /** What was just typed and is not saved, over what is. */
  readonly typed?: Typed;
}

export async function replyView(world: World, on: OpenReply, { language, notice, typed }: Asked): Promise<ReplyView> {
  const { matter, route, organId } = on;
  const { timeZone, policy } = world.place;
  const { database } = world.store;
  const today = dayAt(world.now(), timeZone);
  const parties = partiesOf(world, language, matter);
  const draft = await replyDraft(database.reader, { key: replyDraftKey(route.id, organId) });
  return {
    ...common(world, on, language, parties),
    isCancelled: route.state === 'cancelled',
    files: route.files.map((file) => fileView(world, file)),
    words: await wordsOf(world, on, parties),
    citizen: await citizenOf(world, on),
    contactAsked: route.contactAsked,
    extensionAsked: route.extensionAsked,
    may: mayOf(world, on),
    typed: typed ?? draft?.fields ?? {},
    draftFiles: await namedFiles(world, draft),
    version: draft?.version ?? 0,
    firstDay: addDays(today, 1),
    lastDay: addMonths(today, policy.promiseMonthsAhead),
    accept: acceptedFiles,
    notice,
    formId: world.id(),
  };
}

export async function slipView(world: World, on: OpenReply, language: Language): Promise<SlipView> {
  const { matter, route, organId } = on;
  const voice = world.voice(language);
  const parties = partiesOf(world, language, matter);
  const kinds = ['photo', 'voice', 'video', 'document'] as const;
  const code = replyCode(world, route.id, organId);
  return {
    ...common(world, on, language, parties),
    contents: voice.value({
      list: kinds.flatMap((kind) => {
        const count = route.files.filter((file) => file.kind === kind).length;
        return count > 0 ? [{ key: `conversation:contents.${kind}`, with: { count } } as const] : [];
      }),
    }),
    passedOn: (await wordsOf(world, on, parties))
      .filter(({ event, text }) => event === 'pass-on' && text)
      .map(({ text }) => text ?? ''),
    link: replyLink(world, route.id, organId),
    address: `${world.publicUrl.replace(/^https?:\/\//, '')}/r`,
    code: `${code.slice(0, 4)} ${code.slice(4)}`,
  };
}

function common(world: World, { matter, route, organId }: OpenReply, language: Language, parties: Parties) {
  const deputy = parties.inCharge ?? parties.office;
  const inCharge = matter.deputies.find(({ no }) => no === inChargeNo(matter));
  const { offices, root } = world.directory();
  const office = offices.get(matter.opinion.officeId) ?? root;
  const { unit, n } = world.place.policy.duties.reply.term;
  return {
    name: routeName(route),
    organ: parties.of('organ', organId),
    lead: parties.of('organ', route.target.id),
    coHandlers: route.coHandlers.map((id) => parties.of('organ', id)),
    isLead: isLead(route, organId),
    deputy,
    district: inCharge ? districtOf(inCharge, language) : '',
    office: { name: parties.office.name, phone: office?.phone ?? null, hours: office?.hours ?? null },
    offeredOn: dayAt(route.offeredAt, world.place.timeZone),
    isOffered: route.state === 'offered',
    round: route.round,
    brief: route.brief,
    clocks: clocksOf(world, { matter, route, organId }, language, deputy, parties),
    replyWithin: { unit: unit === 'workingDays' ? ('working' as const) : ('days' as const), count: n },
  };
}

function clocksOf(
  world: World,
  { matter, route, organId }: OpenReply,
  language: Language,
  deputy: Party,
  parties: Parties,
): readonly ClockView[] {
  const mine = ({ kind, holder, routeId, status }: Duty) =>
    routeId === route.id &&
    holder.id === organId &&
    (status === 'running' || status === 'paused') &&
    (kind === 'accept' || kind === 'reply' || kind === 'co-opinion');
  const from = parties.of('organ', organId);
  const lead = parties.of('organ', route.target.id);
  return matter.duties
    .filter(mine)
    .map((duty) => clockView(world, duty, language, { from, to: duty.kind === 'co-opinion' ? lead : deputy }));
}

/** What comes after a cancellation is kept and shown to the deputy. */
function mayOf(world: World, { matter, route, organId }: OpenReply): readonly ReplyAct[] {
  const c = circumstances({ around: surroundings(world, null) }, matter.deputies);
  const may = organMay(matter, route, { role: 'handler', id: organId, personId: null }, c);
  if (route.state === 'cancelled') return may.includes('reply') ? ['late'] : [];
  return may;
}

async function citizenOf(world: World, { matter, route, organId }: OpenReply): Promise<ReplyView['citizen']> {
  const { authorId } = matter.opinion;
  if (route.contactAsked !== 'yes' || authorId === null || !isLead(route, organId)) return null;
  const [author] = await world.store.ask('persons', { ids: [authorId] });
  return author ? { name: author.name, phone: author.phone } : null;
}

/** A merge takes the route along, and what was said before stays where it was said. */
async function wordsOf(world: World, on: OpenReply, parties: Parties): Promise<readonly RouteWord[]> {
  const { ask } = world.store;
  const { opinion } = on.matter;
  const before = on.route.no === opinion.number ? null : await ask('matter', { number: on.route.no });
  const ids = [...(before ? [before.opinion.id] : []), opinion.id];
  const stories = await Promise.all(ids.map((opinionId) => ask('story', { opinionId })));
  return stories.flatMap((story) => wordsIn(world, on, story, parties));
}

function wordsIn(world: World, { route, organId }: OpenReply, story: Story, parties: Parties): readonly RouteWord[] {
  return wordsFor(route, organId, story).map(
    ({ event, pieces }): RouteWord => ({
      event: event.act as RouteWord['event'],
      by: parties.of(event.role, event.actorId),
      at: event.at,
      text: pieces.flatMap(({ text, transcript }) => text ?? transcript ?? []).join('\n') || null,
      files: pieces.flatMap(({ mediaId, kind }) =>
        mediaId && kind !== 'text' ? [fileView(world, { id: mediaId, kind })] : [],
      ),
    }),
  );
}

const fileView = (world: World, { id, kind }: Attached): FileView => ({
  id,
  kind,
  mime: '',
  seconds: null,
  url: fileUrl(world, id),
});

async function namedFiles(world: World, draft: KeptReplyDraft | null): Promise<readonly NamedFile[]> {
  const files = draft?.files ?? [];
  const known = await filesNamed(
    world.store.database.reader,
    files.map(({ id }) => id),
  );
  return files.map((file) => ({ ...fileView(world, file), name: known.get(file.id)?.name ?? null }));
}

/** Why the reply as it is drafted could not be handed in; nothing is done by asking. */
export async function wouldRefuse(world: World, { matter, route, organId }: OpenReply, today: Day) {
  const draft = await replyDraft(world.store.database.reader, { key: replyDraftKey(route.id, organId) });
  const act = actOf(
    isLead(route, organId) ? 'reply' : 'co-opinion',
    { fields: draft?.fields ?? {}, files: draft?.files ?? [] },
    { routeId: route.id, organId, today },
  );
  const handler = { role: 'handler', id: organId, personId: null } as const;
  const decision = decide(matter, handler, act, circumstances({ around: surroundings(world, null) }, matter.deputies));
  return decision.ok ? null : decision;
}
