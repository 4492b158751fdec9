/** What an office does above the others: it decides what it was asked, and sees to what is late (督办). */

import { saidWith } from './acts.ts';
import { type Effect, type Refusal, refuse } from './decision.ts';
import type { Duty, DutyKind } from './duty.ts';
import type { Effects } from './effects.ts';
import { reopening, toOpen } from './effects-afterwards.ts';
import { takeBack, takenBack } from './effects-forwarding.ts';
import { extended, extension } from './effects-replies.ts';
import { endedWhere, secondReturn } from './effects-routes.ts';
import type { Circumstances, Matter } from './matter.ts';
import type { Actor } from './people.ts';
import { startedDuty } from './reconcile.ts';

/** 重点督办: a supervision that the office has raised to the last level. */
export const keySupervision = 'key';

export const supervising: Effects<'decide' | 'supervise' | 'measure' | 'key-supervise' | 'supervised'> = {
  decide: (matter, _actor, { yes, reason, dutyId }, c) => {
    const asked = owedNow(matter, 'decide', dutyId);
    if (!asked) return refuse('nothing-to-decide');
    if (!yes && !reason.trim()) return refuse('reason-missing');
    return decided(matter, asked, { yes, reason }, c);
  },

  supervise: (matter, actor, { routeId = null }, c) => {
    if (matter.duties.some((duty) => duty.kind === 'supervise' && duty.routeId === routeId))
      return refuse('not-possible-now', { state: matter.opinion.state, act: 'supervise' });
    const owner = { role: 'office', id: matter.opinion.officeId } as const;
    const duty = startedDuty('supervise', owner, matter.opinion, null, c, routeId ?? undefined);
    return { opinion: {}, ...on(routeId), duties: [...matter.duties, { ...duty, ownerId: personOf(actor) }] };
  },

  measure: (matter, actor, { text, dutyId }) => {
    const record = owedNow(matter, 'supervise', dutyId);
    if (!record) return refuse('nothing-to-settle');
    if (!text.trim()) return refuse('text-missing');
    return { opinion: {}, ...on(record.routeId), said: saidWith(text), ...ownedBy(matter, record, actor, {}) };
  },

  'key-supervise': (matter, actor, { reason, dutyId }) => {
    const record = owedNow(matter, 'supervise', dutyId);
    if (!record) return refuse('nothing-to-settle');
    if (!reason.trim()) return refuse('reason-missing');
    const raised = { note: keySupervision };
    return { opinion: {}, ...on(record.routeId), said: saidWith(reason), ...ownedBy(matter, record, actor, raised) };
  },

  supervised: (matter, _actor, { outcome, dutyId }, c) => {
    const record = owedNow(matter, 'supervise', dutyId);
    if (!record) return refuse('nothing-to-settle');
    if (!outcome.trim()) return refuse('text-missing');
    return {
      opinion: {},
      ...on(record.routeId),
      said: saidWith(outcome),
      duties: endedWhere(matter.duties, ({ id }) => id === record.id, c),
    };
  },
};

/** The one that was named, else the soonest. */
function owedNow({ duties }: Matter, kind: DutyKind, dutyId: string | undefined): Duty | undefined {
  const all = duties.filter((duty) => duty.kind === kind && (dutyId === undefined || duty.id === dutyId));
  return all.toSorted((a, b) => (a.due < b.due ? -1 : 1))[0];
}

const on = (routeId: string | null) => (routeId === null ? {} : { routeId });
const personOf = (actor: Actor): string | null => (actor.role === 'office' ? actor.personId : null);

/** Whoever of the office acts first on a record is its owner. */
function ownedBy({ duties }: Matter, record: Duty, actor: Actor, more: Partial<Duty>): Pick<Effect, 'duties'> {
  const owned = { ...record, ...more, ownerId: record.ownerId ?? personOf(actor) };
  return { duties: duties.map((duty) => (duty.id === record.id ? owned : duty)) };
}

function decided(
  matter: Matter,
  asked: Duty,
  { yes, reason }: { readonly yes: boolean; readonly reason: string },
  c: Circumstances,
): Effect | Refusal {
  const duties = endedWhere(matter.duties, ({ id }) => id === asked.id, c);
  const base: Effect = {
    opinion: {},
    ...on(asked.routeId),
    data: { yes, about: asked.note },
    said: saidWith(reason),
    duties,
  };
  if (asked.note === extension) {
    const day = matter.routes.find(({ id }) => id === asked.routeId)?.extensionAsked ?? null;
    const clock = duties.find((duty) => duty.kind === 'reply' && duty.routeId === asked.routeId);
    // 逾期未定即为不同意: nothing makes an overdue reply punctual afterwards.
    if (yes && clock && clock.due < c.today) return refuse('extend-too-late', { day: clock.due });
    const after = yes
      ? extended({ ...matter, duties }, asked.routeId ?? '', c)
      : { routes: matter.routes.map((one) => (one.id === asked.routeId ? { ...one, extensionAsked: null } : one)) };
    return {
      ...base,
      ...after,
      data: { yes, about: asked.note, day },
      hears: yes ? ['citizen', 'target', 'in charge'] : ['target', 'in charge'],
    };
  }
  if (asked.note === takeBack) return yes ? takenBack(matter, asked.id, c) : { ...base, hears: ['first'] };
  if (asked.note === secondReturn) return { ...base, hears: ['in charge'] };
  if (!yes || asked.note !== reopening || !['answered', 'closed', 'diverted'].includes(matter.opinion.state))
    return { ...base, hears: ['citizen'] };
  const open = toOpen(matter, c);
  return {
    ...base,
    ...open,
    duties,
    hears: ['citizen', ...(open.opinion.state === 'acknowledged' ? (['in charge'] as const) : (['office'] as const))],
  };
}
