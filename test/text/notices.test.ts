/** Every notice that the table of acts can owe, composed and read in both languages: nothing is forgotten in it. */

import { describe, expect, it } from 'vitest';
import { copyOf } from '../../src/conversation/copies.ts';
import { announcements, fannedOut, ratingRequest } from '../../src/conversation/notices.ts';
import type { KnownMatter } from '../../src/conversation/questions.ts';
import type { ActName } from '../../src/domain/acts.ts';
import type { Decision, EventData, Notice } from '../../src/domain/decision.ts';
import { takeBack } from '../../src/domain/effects-forwarding.ts';
import { secondReturn } from '../../src/domain/effects-routes.ts';
import { acts, type Hearer } from '../../src/domain/lifecycle.ts';
import type { FeedbackClass, Opinion, OpinionState } from '../../src/domain/opinion.ts';
import type { Deputy } from '../../src/domain/people.ts';
import { voiceOf } from '../../src/text/render.ts';
import { languages, textsOf } from './catalogue.ts';
import { around, deputy, feedback, place, submitted, today } from './one-opinion.ts';

const door = { name: '街道办', phone: '0871-2', address: '龙翔街1号', hours: '9:00–17:00' };

// These acts are refused without a text.
const withWords: readonly ActName[] = ['ask', 'news', 'follow-up', 'decide', 'take-back'];

/** What everybody in question reads after this act. */
function letters(
  act: ActName,
  hearer: Hearer,
  of: {
    opinion?: Partial<Opinion>;
    data?: EventData;
    bare?: boolean;
    deputy?: Partial<Deputy>;
    others?: Deputy[];
  } = {},
) {
  const opinion = { ...submitted.matter.opinion, feedback: feedback({}), ...of.opinion };
  const duties = of.bare ? [] : submitted.matter.duties;
  const notice: Notice = { act, hearer, data: of.data ?? {}, deputyNo: 'K1' };
  const event = { ...submitted.events[0], act, data: of.data ?? {} } as Decision['events'][number];
  const decision: Decision = {
    ...submitted,
    matter: { opinion, duties, routes: [], joined: [], target: null },
    events: [event],
    notices: [notice],
    pieces: of.bare && !withWords.includes(act) ? [] : submitted.pieces,
  };
  const known: KnownMatter = {
    ...decision.matter,
    deputies: [{ ...deputy, ...of.deputy }, ...(of.others ?? [])],
    digest: '',
  };
  const rating = ratingRequest({ ...decision, events: [{ ...event, act: 'leave', to: 'answered' }] }, known);
  return [
    ...announcements(decision, known, around, { door, caller: { id: 'p', name: '张三', phone: '0871-0000 2002' } }),
    ...(rating ? [rating] : []),
  ].flatMap((one) =>
    languages.map((language) => {
      const voice = voiceOf(language, place, () => today);
      const choices = one.choices.map((choice) => voice.text(choice.label, choice.with));
      return { language, key: one.key as string, text: voice.text(one.key, one.values), choices };
    }),
  );
}

const hearers: readonly Hearer[] = ['citizen', 'in charge', 'office', 'former', 'first'];
const states: readonly OpinionState[] = ['submitted', 'acknowledged', 'answered'];
const classes: readonly FeedbackClass[] = ['A', 'B', 'C', 'D'];

const everything = (Object.keys(acts) as ActName[])
  .flatMap((act) =>
    hearers.flatMap((hearer) => [
      ...states.flatMap((state) => [
        letters(act, hearer, { opinion: { state } }),
        letters(act, hearer, { opinion: { state, deputyNo: null, title: '', areaCode: null }, bare: true }),
      ]),
      letters(act, hearer, { deputy: { awayUntil: today, delegateNo: 'K2' }, others: [{ ...deputy, no: 'K2' }] }),
      letters(act, hearer, { data: { yes: true, into: 1023 }, deputy: { personId: null } }),
      ...[takeBack, secondReturn].map((asked) => letters(act, hearer, { data: { about: asked } })),
      letters(act, hearer, {
        opinion: { rating: { solved: 'no', answer: null, attitude: null, lapsedAt: null } },
        data: { solved: 'no' },
      }),
      ...classes.flatMap((one) => [
        letters(act, hearer, { opinion: { feedback: feedback({ class: one, reason: one === 'C' ? 'money' : null }) } }),
        letters(act, hearer, {
          opinion: {
            feedback: feedback({ class: one, text: '', files: [{ id: 'm', kind: 'photo' }], correctionOf: 'old' }),
          },
        }),
      ]),
    ]),
  )
  .flat();

describe('every notice', () => {
  it('has all its values, and no text that does not exist', () => {
    const bad = everything.filter(({ key, text, choices }) =>
      [text, ...choices].some(
        (one) => /\{\{|\}\}|undefined|null|NaN/.test(one) || one === '' || one === key.slice(key.indexOf(':') + 1),
      ),
    );
    expect(bad).toEqual([]);
    expect(everything.length).toBeGreaterThan(1000);
  });

  it('reads as a sentence when there is no title, no day and no word', () => {
    // Nothing stands before 前, nothing between brackets or quotation marks, no sign follows a sign.
    const holes =
      /(^|[，。：\n])前(?!面)|（）|「」|“”|\(\)|[，：；]{2}|，。|：。|[,:;] ?[.,;:]|\bby [.,]|\bby and| {2}|^[，。,.]|\n$/;
    expect([
      ...new Set(everything.filter(({ text }) => holes.test(text)).map(({ key, text }) => `${key}: ${text}`)),
    ]).toEqual([]);
  });

  it('to a citizen stands on one screen', () => {
    const tall = everything.filter(
      ({ key, text, choices }) =>
        key.startsWith('letters:citizen') && text.split('\n').length + Math.sign(choices.length) > 5,
    );
    expect(tall).toEqual([]);
  });

  it('is read here at least once', () => {
    const read = new Set(everything.map((one) => one.key));
    const source: KnownMatter = { ...submitted.matter, deputies: [deputy], digest: '' };
    for (const kind of ['news', 'answer'] as const) read.add(copyOf(submitted, source, around, kind).key);
    const progress = { total: 7, left: 7, delivered: 6, failed: 1, waiting: 0, solved: { yes: 1, partly: 0, no: 0 } };
    read.add(fannedOut(source, progress, around)?.key as (typeof everything)[number]['key']);
    // Parts of letters, those to a first receiver (route-notices.test.ts), and those that save-turn.ts, alert.ts and end-roles.ts write (read in transcripts and stories).
    const parts = [
      'citizen.voice',
      'citizen.look',
      'citizen.fromOffice',
      ...[
        'copy',
        'notTakenBack',
        'untitled',
        'noArea',
        'nameless',
        'phoneless',
        'alert',
        'happening',
        'alertMore',
        'callWithout',
        'callPhone',
        'roleEnded',
      ].map((one) => `insider.${one}`),
    ].map((one) => `letters:${one}`);
    const all = [...textsOf('zh-CN').keys()].filter((key) => /^letters:(citizen|insider)\./.test(key));
    expect(all.filter((key) => !read.has(key) && !parts.includes(key))).toEqual([]);
  });
});

describe('the model letters', () => {
  const zh = (act: ActName, hearer: Hearer, of?: Parameters<typeof letters>[2]) =>
    letters(act, hearer, of).find((one) => one.language === 'zh-CN')?.text;
  const en = (act: ActName, hearer: Hearer, of?: Parameters<typeof letters>[2]) =>
    letters(act, hearer, of).find((one) => one.language === 'en')?.text;

  it('tell the citizen who has it and until when', () => {
    expect(zh('acknowledge', 'citizen')).toBe('王秀英代表已签收（1024号）。\n10月22日（周四）前告诉您怎么办。');
    expect(en('acknowledge', 'citizen')).toBe(
      'Deputy Wang Xiuying has your opinion (no. 1024).\nYou will be told by Thursday 22 October what can be done.',
    );
  });

  it('bring the deputy’s own sentence and the day of the promise', () => {
    const of = {
      opinion: { feedback: feedback({ class: 'B', text: '跟城管局说了，这周五换灯。', day: '2026-10-23' }) },
    };
    expect(zh('answer', 'citizen', of)).toBe(
      '王秀英代表：「跟城管局说了，这周五换灯。」\n1024号正在解决，10月23日（周五）再告诉您。',
    );
    expect(en('answer', 'citizen', of)).toBe(
      'Deputy Wang Xiuying: “跟城管局说了，这周五换灯。”\nNo. 1024 is being solved. You will hear again on Friday 23 October.',
    );
  });

  it('show the deputy what came, from where and by when', () => {
    expect(zh('submit', 'in charge')).toBe(
      '【1024】路灯坏了半个月（龙翔街道，文字1条）\n10月22日（周四）前签收。\n直接引用回复，就是反馈。',
    );
    expect(zh('submit', 'office', { opinion: { deputyNo: null, title: '', areaCode: null }, bare: true })).toBe(
      '【1024】没有文字，请听语音或看照片（地点没说）\n没有定下代表。',
    );
  });
});
