/** A confirmed draft becomes an opinion, and its author has the receipt at once. */

import { instantAt } from '../domain/day.ts';
import { forWhoms, type Opinion } from '../domain/opinion.ts';
import { submitOpinion } from '../domain/submit.ts';
import { whereTo } from './destination.ts';
import { forWhomHint } from './hearing/for-whom.ts';
import { withoutSalutation } from './hearing/salutation.ts';
import { titleOf } from './hearing/title-of.ts';
import { offer } from './offerings.ts';
import { type Asking, ask } from './questions.ts';
import type { Draft } from './scene.ts';
import { withStandIn } from './standing-in.ts';
import { about, codeOf, deputyNamed, nextDue, officeNamed } from './told.ts';
import { circumstances, say, type Turn } from './turn.ts';

/** The citizen confirmed: the opinion is made, the receipt goes out at once. */
export function* submitDraft(turn: Turn): Asking<void> {
  const draft = turn.draft;
  if (!draft) return;
  const { c } = turn.around;
  const { policy } = c;
  const to = yield* whereTo(turn, draft);
  const since = instantAt(c.today, '00:00', c.timeZone);
  const today = yield* ask('today', { personId: turn.scene.person.id, since });
  const limited = today >= policy.opinionsPerDay;
  const deputy = limited ? null : to.deputy;
  const wished = deputy ? null : to.wished;
  const number = yield* ask('number', { counter: 'opinion' });
  const known = deputy ? yield* withStandIn(deputy) : wished ? [wished] : [];
  const title = draftTitle(draft);
  const submitted = submitOpinion(
    {
      number,
      code: turn.around.code(),
      title,
      language: turn.language,
      said: draft.said,
      authorId: turn.scene.person.id,
      authorChatId: turn.scene.chat.id,
      toldBy: null,
      toldReach: null,
      areaCode: to.areaCode,
      officeId: to.office.id,
      deputyNo: deputy?.no ?? null,
      wishedNo: wished?.no ?? null,
    },
    { role: 'citizen', personId: turn.scene.person.id },
    circumstances(turn, known),
  );
  // What is happening now waits for no morning.
  const decision =
    draft.guarded === 'happening'
      ? { ...submitted, notices: submitted.notices.map((one) => ({ ...one, data: { ...one.data, urgent: true } })) }
      : submitted;
  turn.decisions.push(decision);
  turn.matters.set(decision.matter.opinion.id, { ...decision.matter, deputies: known, digest: '' });
  if (draft.cardId) turn.recalled.push(draft.cardId);
  turn.draft = null;
  turn.step = null;
  const { opinion } = decision.matter;
  const next = nextDue(decision.matter);
  const receipt =
    opinion.deputyNo && deputy
      ? 'conversation:receipt.deputy'
      : limited
        ? 'conversation:receipt.limited'
        : 'conversation:receipt.office';
  say(
    turn,
    receipt,
    {
      number,
      code: codeOf(opinion),
      due: next ? { day: next.due } : '',
      who: deputy ? deputyNamed(deputy) : officeNamed(to.office),
      asked: to.deputy ? deputyNamed(to.deputy) : '',
    },
    { about: about('submit', opinion, next?.due, { code: codeOf(opinion) }), opinionId: opinion.id },
  );
  if (draft.said.some((one) => one.text && forWhomHint(one.text))) askForWhom(turn, opinion);
}

/** After the receipt and never in its way, as with the consent. */
function askForWhom(turn: Turn, opinion: Opinion): void {
  const { number } = opinion;
  say(
    turn,
    'conversation:forWhom.ask',
    { number },
    {
      choices: forWhoms.map((who) => offer('for', [number, who], `conversation:forWhom.${who}`, 'for-whom')),
      about: about('for-whom', opinion),
      opinionId: opinion.id,
    },
  );
}

export function draftTitle(draft: Pick<Draft, 'said'>): string {
  const texts = draft.said.flatMap((one) => one.text ?? []);
  // A greeting sent by itself says nothing of the matter.
  const text = texts.find((one) => withoutSalutation(one).trim() !== '') ?? texts[0];
  return text ? titleOf(text) : '';
}
