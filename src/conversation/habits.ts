/** How a deputy arranges their own work: away, the hour of the digest, own templates, a minute of practice. */

import { isAway } from '../domain/matter.ts';
import { guessDay } from './hearing/guess-day.ts';
import { hourOf } from './hearing/hour-of.ts';
import { offer } from './offerings.ts';
import { type Asking, ask } from './questions.ts';
import { mandatesOf } from './scene.ts';
import { deputyNamed, districtOf } from './told.ts';
import { say, type Turn } from './turn.ts';

/** 请假: until which day, and who stands in for acknowledging and asking; new dates take the place of the old. */
export function away(turn: Turn, words: string | undefined): void {
  const { today } = turn.around.c;
  const deputy = mandatesOf(turn.scene).find((one) => isAway(one, today));
  const until = words ? guessDay(words, today) : undefined;
  if (!until || until < today) {
    turn.step = { name: 'away', until: null };
    if (until) say(turn, 'conversation:refused.day-past', { day: { day: until } });
    say(
      turn,
      deputy ? 'conversation:away.again' : 'conversation:away.until',
      { until: deputy?.awayUntil ? { day: deputy.awayUntil } : '' },
      { choices: [offer('stay', [], 'conversation:choice.stay', 'cancel')] },
    );
    return;
  }
  turn.step = { name: 'away', until };
  say(
    turn,
    'conversation:away.who',
    { until: { day: until } },
    { choices: [offer('delegate', ['-'], 'conversation:choice.nobody', 'away')] },
  );
}

/** 销假, 回来了: whoever was not away is told so; nothing is asked. */
export function returned(turn: Turn): void {
  const [deputy] = mandatesOf(turn.scene);
  if (!deputy) return;
  turn.step = null;
  if (!mandatesOf(turn.scene).some((one) => isAway(one, turn.around.c.today))) {
    say(turn, 'conversation:away.notAway');
    return;
  }
  setAll(turn, { awayUntil: null, delegateNo: null, delegateMayAnswer: false });
  say(turn, 'conversation:away.back', { who: deputyNamed(deputy) });
}

/** Leave and hours are a person's: they hold for every mandate. */
function setAll(turn: Turn, set: Turn['deputyChanges'][number]['set']): void {
  turn.deputyChanges.push(...mandatesOf(turn.scene).map(({ no }) => ({ no, set })));
}

/** The name (or number) of the delegate has come; "可答复" lets them answer, too. */
export function* chooseDelegate(turn: Turn, until: string, words: string): Asking<void> {
  if (words === '-') {
    setAll(turn, { awayUntil: until, delegateNo: null, delegateMayAnswer: false });
    turn.step = null;
    say(turn, 'conversation:away.alone', { until: { day: until } });
    return;
  }
  const mayAnswer = /答|answer/i.test(words);
  const name = words.replace(/(可?以?代?为?答复?|may answer|can answer|and|，|,)/gi, ' ').trim();
  const byNo = yield* ask('deputy', { no: name });
  const found = byNo ? [byNo] : yield* ask('deputies', { name, limit: 4 });
  const me = turn.scene.person.id;
  const fit = found.filter((one) => one.personId !== null && one.personId !== me && one.mandate === 'active');
  const [delegate] = fit;
  if (fit.length !== 1 || !delegate) {
    say(
      turn,
      fit.length === 0 ? 'conversation:away.unknown' : 'conversation:away.several',
      { name },
      {
        choices: [
          ...fit.map((one) =>
            offer('delegate', [one.no], 'conversation:choice.deputy', 'away', {
              who: deputyNamed(one),
              district: districtOf(one, turn.language),
            }),
          ),
          offer('delegate', ['-'], 'conversation:choice.nobody', 'away'),
        ],
      },
    );
    return;
  }
  setAll(turn, { awayUntil: until, delegateNo: delegate.no, delegateMayAnswer: mayAnswer });
  turn.step = null;
  say(turn, mayAnswer ? 'conversation:away.setAnswer' : 'conversation:away.set', {
    until: { day: until },
    who: deputyNamed(delegate),
  });
}

/** 改到20:00: the hour of the daily digest. */
export function digest(turn: Turn, words: string | undefined): void {
  const [deputy] = mandatesOf(turn.scene);
  if (!deputy) return;
  const at = words === undefined ? undefined : hourOf(words);
  if (!at) {
    turn.step = { name: 'digest' };
    say(turn, at === null ? 'conversation:digest.noSuchHour' : 'conversation:digest.when', {
      at: deputy.digestAt ?? turn.around.c.policy.morningDigest,
    });
    return;
  }
  turn.step = null;
  setAll(turn, { digestAt: at });
  say(turn, 'conversation:digest.set', { at });
}

/** A person's own sentences lie under their first mandate. */
export function* ownTemplates(turn: Turn): Asking<readonly { readonly n: number; readonly text: string }[]> {
  const [deputy] = mandatesOf(turn.scene);
  return deputy ? yield* ask('templates', { deputyNo: deputy.no }) : [];
}

/** 答复模板: kept sentences, offered when an answer is written. */
export function* templates(turn: Turn, words: string | undefined): Asking<void> {
  const [deputy] = mandatesOf(turn.scene);
  if (!deputy) return;
  const own = yield* ownTemplates(turn);
  const removed = words?.match(/^(?:删除?|删掉|remove|delete)\s*(\d+)$/i)?.[1];
  if (removed && !own.some((one) => one.n === Number(removed))) {
    say(turn, 'conversation:templates.noSuch', { n: Number(removed) });
    return;
  }
  if (removed) {
    turn.templatesRemoved.push({ deputyNo: deputy.no, n: Number(removed) });
    say(turn, 'conversation:templates.removed', { n: Number(removed) });
    return;
  }
  // A figure alone was meant to choose; no answer is made of it.
  if (words?.trim() && !/^\s*[\d０-９]{1,2}\s*$/.test(words)) {
    const n = Math.max(0, ...own.map((one) => one.n)) + 1;
    turn.templatesAdded.push({ deputyNo: deputy.no, n, text: words.trim() });
    turn.step = null;
    say(turn, 'conversation:templates.added', { n });
    return;
  }
  turn.step = { name: 'template' };
  say(turn, own.length === 0 ? 'conversation:templates.none' : 'conversation:templates.list', {
    list: { lines: own.map((one) => `${one.n} ${one.text}`) },
  });
}

/** 练一练: the bot plays a citizen for a minute; nothing is stored, nothing is counted. */
export function practise(turn: Turn, at: number, words: string): void {
  if (at === 0) {
    turn.step = { name: 'practice', at: 1 };
    say(
      turn,
      'conversation:practice.notice',
      {},
      { choices: [offer('practise', ['1'], 'conversation:choice.ack', 'practice')] },
    );
    return;
  }
  if (at === 1) {
    turn.step = { name: 'practice', at: 2 };
    say(turn, 'conversation:practice.acknowledged');
    return;
  }
  if (at === 2) {
    turn.step = { name: 'practice', at: 3 };
    say(
      turn,
      'conversation:practice.answered',
      { text: words },
      {
        choices: (['A', 'B', 'C', 'D'] as const).map((one) =>
          offer('practise', ['3', one], `conversation:practice.class${one}`, 'practice'),
        ),
      },
    );
    return;
  }
  turn.step = null;
  say(turn, 'conversation:practice.done', {}, { choices: [offer('inbox', [], 'conversation:choice.inbox', 'inbox')] });
}
