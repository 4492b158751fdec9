/** What happened, as far as the citizen may know: who did what, when; never what organ and deputy write each other. */

import type { KnownMatter, Story } from '../conversation/questions.ts';
import type { Happened } from '../domain/decision.ts';
import { extension } from '../domain/effects-replies.ts';
import type { FeedbackClass, Rating } from '../domain/opinion.ts';
import type { Route } from '../domain/route.ts';
import { isRouteAct } from '../domain/route-acts.ts';
import type { World } from '../world.ts';
import { fileUrl } from './file-routes.ts';
import type { Parties } from './parties.ts';
import type { Party, TimelineEntry } from './view-types.ts';

const unseen: readonly string[] = [
  'leave',
  'take-in',
  'lose-joined',
  'rejoin',
  'urge',
  'consent',
  'for-whom',
  'supervised',
  'measure',
  'key-supervise',
  'take-back',
  'guard',
  'lapse',
  'not-told',
];

const seenOnRoutes: readonly string[] = [
  'accept',
  'silent',
  'return',
  'decline',
  'bind',
  'cancel',
  'verify',
  'allow-contact',
  'reply',
  'evaluate',
  'register',
  'result',
];

/** Newest first. The feedback's words are not in the timeline before they were read. */
export function timelineOf(
  world: World,
  { matter, shown }: { readonly matter: KnownMatter; readonly shown: KnownMatter },
  story: Story,
  parties: Parties,
): readonly TimelineEntry[] {
  const { feedback } = matter.opinion;
  const unread = feedback && !feedback.deliveredAt ? feedback.id : null;
  // A merge takes the routes along to the other opinion.
  const routes = [...matter.routes, ...shown.routes];
  return story.events
    .flatMap((event): TimelineEntry[] => {
      const route = routes.find(({ id }) => id === event.data.route);
      if (!isSeen(event, route)) return [];
      if (isOnRoute(event)) return [onRoute(event, route, parties)];
      const hidden = unread !== null && event.data.feedback === unread;
      const silent = hidden || event.act === 'hand-back';
      const pieces = silent
        ? []
        : story.pieces.filter((piece) => piece.eventSeq === event.seq && piece.routeId === null);
      const { class: kind, solved, day } = event.data;
      return [
        {
          at: event.at,
          event: event.act,
          by: parties.of(event.role, event.actorId),
          to: event.act === 'assign' || event.act === 'hand-over' ? parties.inCharge : null,
          class: hidden || typeof kind !== 'string' ? null : (kind as FeedbackClass),
          solved: (solved as Rating['solved'] | undefined) ?? null,
          day: typeof day === 'string' && !hidden ? day : null,
          text: pieces.flatMap((piece) => piece.text ?? piece.transcript ?? []).join('\n') || null,
          files: pieces.flatMap(({ mediaId: id, kind: fileKind, mime, seconds }) =>
            id && fileKind !== 'text'
              ? [{ id, kind: fileKind, mime: mime ?? '', seconds, url: fileUrl(world, id) }]
              : [],
          ),
        },
      ];
    })
    .toReversed();
}

const opening: readonly string[] = ['refer', 'transfer', 'report'];

const isOnRoute = ({ act, data }: Happened): boolean =>
  opening.includes(act) || isRouteAct(act) || (act === 'decide' && data.about === extension);

function isSeen(event: Happened, route: Route | undefined): boolean {
  const { act, data } = event;
  // Why an office has decided so is between it and whoever asked.
  if (act === 'decide') return data.about === extension && data.yes === true;
  if (!isRouteAct(act)) return !unseen.includes(act);
  // A word that came after the cancellation is the deputy's; satisfied is between the two.
  if (act === 'reply' && data.late === true) return false;
  if (act === 'evaluate' && data.mark !== 'bad') return false;
  return route !== undefined && seenOnRoutes.includes(act);
}

/** Whoever entered it from paper: it is the organ that accepted, returned, replied. */
const byTarget: readonly string[] = ['accept', 'return', 'decline', 'reply', 'register', 'result', 'verify'];

/** Without a word of what they write each other. */
function onRoute(event: Happened, route: Route | undefined, parties: Parties): TimelineEntry {
  const { act, data, at, role, actorId } = event;
  const target = route ? parties.of(route.target.role, route.target.id) : null;
  return {
    at,
    event: act === 'decide' ? 'extend' : act,
    by: target && byTarget.includes(act) ? target : parties.of(role, actorId),
    to: act === 'refer' && target && route ? together(target, route, parties) : target,
    yes: data.yes === true,
    day: act === 'decide' && typeof data.day === 'string' ? data.day : null,
  };
}

function together(lead: Party, { coHandlers }: Route, parties: Parties): Party {
  const all = [lead, ...coHandlers.map((id) => parties.of('organ', id))];
  return { ...lead, name: all.map(({ name }) => name).join(parties.comma) };
}
