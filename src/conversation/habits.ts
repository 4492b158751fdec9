/** How a deputy arranges their own work: away, the hour of the digest, own templates, a minute of practice. */

import { guessDay } from './hearing/guess-day.ts';
import { offer } from './offerings.ts';
import { type Asking, ask } from './questions.ts';
import { deputiesOf } from './scene.ts';
import { deputyNamed, districtOf } from './told.ts';
import { say, type Turn } from './turn.ts';

/** 请假: until which day, and who stands in for acknowledging and asking. */
export function away(turn: Turn, words: string | undefined): void {
  const [deputy] = deputiesOf(turn.scene);
  if (!deputy) return;
  if (deputy.awayUntil && !words) {
    turn.deputyChanges.push({ no: deputy.no, set: { awayUntil: null, delegateNo: null, delegateMayAnswer: false } });
    say(turn, 'conversation:away.back', { who: deputyNamed(deputy) });
    return;
  }
  const until = words ? guessDay(words, turn.around.c.today) : undefined;
  if (!until) {
    turn.step = { name: 'away', until: null };
    say(turn, 'conversation:away.until', {}, { choices: [offer('stay', [], 'conversation:choice.stay', 'cancel')] });
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

/** The name (or number) of the delegate has come; "可答复" lets them answer, too. */
export function* chooseDelegate(turn: Turn, until: string, words: string): Asking<void> {
  const [deputy] = deputiesOf(turn.scene);
  if (!deputy) return;
  if (words === '-') {
    turn.deputyChanges.push({ no: deputy.no, set: { awayUntil: until, delegateNo: null, delegateMayAnswer: false } });
    turn.step = null;
    say(turn, 'conversation:away.alone', { until: { day: until } });
    return;
  }
  const mayAnswer = /答|answer/i.test(words);
  const name = words.replace(/(可?以?代?为?答复?|may answer|can answer|and|，|,)/gi, ' ').trim();
  const byNo = yield* ask('deputy', { no: name });
  const found = byNo ? [byNo] : yield* ask('deputies', { name, limit: 4 });
  const fit = found.filter((one) => one.no !== deputy.no && one.personId !== null && one.mandate === 'active');
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
  turn.deputyChanges.push({
    no: deputy.no,
    set: { awayUntil: until, delegateNo: delegate.no, delegateMayAnswer: mayAnswer },
  });
  turn.step = null;
  say(turn, mayAnswer ? 'conversation:away.setAnswer' : 'conversation:away.set', {
    until: { day: until },
    who: deputyNamed(delegate),
  });
}

/** 改到20:00: the hour of the daily digest. */
export function digest(turn: Turn, words: string | undefined): void {
  const [deputy] = deputiesOf(turn.scene);
  if (!deputy) return;
  const hour = words?.match(/(2[0-3]|[01]?\d)(?:[:：点时]([0-5]\d)?)?/);
  if (!hour?.[1]) {
    turn.step = { name: 'digest' };
    say(turn, 'conversation:digest.when', { at: deputy.digestAt ?? turn.around.c.policy.morningDigest });
    return;
  }
  const at = `${hour[1].padStart(2, '0')}:${hour[2] ?? '00'}`;
  turn.step = null;
  turn.deputyChanges.push({ no: deputy.no, set: { digestAt: at } });
  say(turn, 'conversation:digest.set', { at });
}

/** 答复模板: kept sentences, offered when an answer is written. */
export function* templates(turn: Turn, words: string | undefined): Asking<void> {
  const [deputy] = deputiesOf(turn.scene);
  if (!deputy) return;
  const own = yield* ask('templates', { deputyNo: deputy.no });
  const removed = words?.match(/^(?:删除?|删掉|remove|delete)\s*(\d+)$/i)?.[1];
  if (removed) {
    turn.templatesRemoved.push({ deputyNo: deputy.no, n: Number(removed) });
    say(turn, 'conversation:templates.removed', { n: Number(removed) });
    return;
  }
  if (words?.trim()) {
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
