/** Invented people and events for the pages' tests and the preview: short, long, and hostile. */

import type { Language } from '../../src/domain/people.ts';
import { words } from '../../src/places/kunming/words.ts';
import { type Say, sayIn } from '../../src/text/say.ts';
import type {
  ClockView,
  FeedbackView,
  FileView,
  OpinionView,
  Party,
  SiteView,
  TimelineEntry,
} from '../../src/web/view-types.ts';

export const sayOf = (language: Language): Say => sayIn(language, { words });

export const hostile = '<script>alert(1)</script>"\'><img src=x onerror=alert(1)> $t(web:you) {{deputy}}';

export function siteOf(language: Language, path: string, more: Partial<SiteView> = {}): SiteView {
  const zh = language === 'zh-CN';
  return {
    language,
    languages: ['zh-CN', 'en'],
    timeZone: 'Asia/Shanghai',
    today: '2026-10-22',
    path,
    keep: {},
    office: {
      name: zh ? '五华区人大常委会代表联络室' : "Deputies' liaison office, Wuhua District People's Congress",
      phone: '0871-0000 1024',
      hours: zh ? '工作日 8:30–17:30' : 'working days 8:30–17:30',
    },
    emergency: ['110', '119', '120'],
    official: true,
    demo: false,
    big: false,
    ...more,
  };
}

export const deputyOf = (language: Language, long = false): Party => {
  if (long)
    return {
      role: 'deputy',
      name: language === 'en' ? 'Deputy Jike Ayi Shibu Qumo' : '吉克·阿依史布曲莫代表',
      sign: language === 'en' ? 'J' : '吉',
    };
  return {
    role: 'deputy',
    name: language === 'en' ? 'Deputy Wang Xiuying' : '王秀英代表',
    sign: language === 'en' ? 'W' : '王',
  };
};

export function clockOf(language: Language, more: Partial<ClockView> = {}): ClockView {
  return {
    kind: 'study',
    from: deputyOf(language),
    to: { role: 'citizen', name: '' },
    status: 'running',
    start: '2026-10-22',
    due: '2026-11-05',
    settledOn: null,
    unit: 'working',
    total: 10,
    used: 1,
    late: 0,
    soon: false,
    why:
      language === 'en'
        ? 'Acknowledged on 22 October; 10 working days count from the day after. 24–25 October and 31 October–1 November are weekends and do not count.'
        : '10月22日签收，从第二天算10个工作日。10月24–25日、10月31日–11月1日是周末，不算。这是五华区定的期限。',
    ...more,
  };
}

const photo: FileView = { id: 'f1', kind: 'photo', mime: 'image/svg+xml', seconds: null, url: '/static/mark.svg' };

export function timelineOf(language: Language, long = false): readonly TimelineEntry[] {
  const deputy = deputyOf(language, long);
  const citizen: Party = { role: 'citizen', name: '' };
  const zh = language === 'zh-CN';
  return [
    {
      at: '2026-10-22T02:05:00Z',
      event: 'news',
      by: deputy,
      text: zh ? '跟城管局说了，这周五换灯。' : 'I spoke to the city management; new lamps this Friday.',
    },
    { at: '2026-10-22T00:41:00Z', event: 'acknowledge', by: deputy },
    {
      at: '2026-10-20T01:30:00Z',
      event: 'assign',
      by: { role: 'office', name: zh ? '五华区人大常委会代表联络室' : 'The liaison office' },
      to: deputy,
    },
    { at: '2026-10-19T13:14:00Z', event: 'submit', by: citizen, text: titleOf(language, long), files: [photo] },
  ];
}

export function titleOf(language: Language, long = false): string {
  if (!long) return language === 'en' ? 'Street lamps out for two weeks, an old man fell' : '路灯坏了半个月，老人摔了';
  return language === 'en'
    ? 'Since bus 23 changed its route, children from the Puji Road estates walk forty minutes to school along a road without pavement'
    : '普吉路23路公交车改线以后孩子们上学要沿着没有人行道的大路走四十多分钟，下雨天更难';
}

export function feedbackOf(
  language: Language,
  more: Partial<Extract<FeedbackView, { read: true }>> = {},
): FeedbackView {
  return {
    read: true,
    by: deputyOf(language),
    at: '2026-10-23T09:20:00Z',
    kind: 'answer',
    class: 'A',
    text:
      language === 'en'
        ? 'Replaced. All three are lit again. If they fail again, reply right here.'
        : '换好了，三盏都亮了。以后再坏，您直接回复这里，我接着找城管局。',
    files: [
      photo,
      { id: 'f2', kind: 'voice', mime: 'audio/webm', seconds: 38, url: '/static/none.webm', transcript: null },
    ],
    day: null,
    reason: null,
    door: null,
    deliveredAt: '2026-10-23T09:21:00Z',
    ...more,
  };
}

export function opinionOf(language: Language, more: Partial<OpinionView> = {}): OpinionView {
  return {
    number: 1024,
    code: 'K7QP-3MHX-W2RD5',
    title: titleOf(language),
    submittedOn: '2026-10-19',
    state: 'acknowledged',
    inCharge: deputyOf(language),
    organ: null,
    office: { role: 'office', name: siteOf(language, '/').office.name },
    question: null,
    feedback: null,
    rating: null,
    reopenUntil: null,
    mergedInto: null,
    clocks: [clockOf(language)],
    may: ['add', 'withdraw'],
    takesFiles: true,
    timeline: timelineOf(language),
    notice: null,
    formId: 'form-1',
    ...more,
  };
}

const rating = { solved: null, answer: null, attitude: null, lapsedAt: null, until: '2026-11-07' } as const;

/** Every state a citizen can meet, for eyes and for tests. */
export function opinionSamples(language: Language): Readonly<Record<string, OpinionView>> {
  const zh = language === 'zh-CN';
  const deputy = deputyOf(language);
  const office: Party = { role: 'office', name: siteOf(language, '/').office.name };
  const told = {
    state: 'answered',
    clocks: [clockOf(language, { kind: 'feedback', status: 'settled', settledOn: '2026-10-23', used: 1, total: 5 })],
  } as const;
  return {
    triage: opinionOf(language, {
      state: 'submitted',
      inCharge: null,
      clocks: [
        clockOf(language, { kind: 'triage', from: office, start: '2026-10-19', due: '2026-10-20', total: 1, used: 0 }),
      ],
      timeline: timelineOf(language).slice(-1),
    }),
    submitted: opinionOf(language, {
      state: 'submitted',
      clocks: [
        clockOf(language, {
          kind: 'acknowledge',
          start: '2026-10-19',
          due: '2026-10-22',
          total: 3,
          used: 3,
          soon: true,
        }),
      ],
      timeline: timelineOf(language).slice(-2),
    }),
    late: opinionOf(language, {
      state: 'submitted',
      clocks: [
        clockOf(language, { kind: 'acknowledge', start: '2026-10-19', due: '2026-10-20', total: 3, used: 5, late: 2 }),
      ],
      timeline: timelineOf(language).slice(-2),
    }),
    acknowledged: opinionOf(language, { notice: { kind: 'done', act: 'add' } }),
    clarifying: opinionOf(language, {
      state: 'clarifying',
      question: {
        by: deputy,
        text: zh ? '是龙翔小学门口的三盏，还是往里走的那几盏？' : 'The three at the school gate, or those further in?',
        until: '2026-11-05',
      },
      clocks: [clockOf(language, { status: 'paused' })],
      may: ['clarify', 'withdraw'],
    }),
    handling: opinionOf(language, {
      state: 'handling',
      organ: {
        party: { role: 'organ', name: zh ? '五华区城市管理局' : 'City Management Bureau of Wuhua District' },
        accepted: true,
      },
      clocks: [
        clockOf(language, {
          kind: 'reply',
          from: { role: 'organ', name: zh ? '五华区城市管理局' : 'City Management Bureau of Wuhua District' },
          to: deputy,
          due: '2026-11-12',
          total: 15,
        }),
        clockOf(language, { kind: 'feedback', status: 'waiting', start: null, due: '2026-11-19', used: 0, total: 5 }),
      ],
    }),
    unread: opinionOf(language, {
      ...told,
      state: 'answering',
      feedback: { read: false, by: deputy, at: '2026-10-23T09:20:00Z' },
      may: ['read', 'add'],
      clocks: [clockOf(language, { kind: 'feedback', start: '2026-10-23', due: '2026-10-30', total: 5, used: 0 })],
    }),
    answered: opinionOf(language, {
      ...told,
      feedback: feedbackOf(language),
      rating,
      reopenUntil: '2026-11-22',
      may: ['rate', 'reopen', 'add'],
      notice: { kind: 'done', act: 'read' },
    }),
    promised: opinionOf(language, {
      ...told,
      state: 'handling',
      feedback: feedbackOf(language, { class: 'B', day: '2027-03-31', files: [] }),
      may: ['add', 'withdraw'],
    }),
    rated: opinionOf(language, {
      ...told,
      state: 'closed',
      feedback: feedbackOf(language),
      rating: { ...rating, solved: 'yes' },
      reopenUntil: '2026-11-22',
      may: ['rate', 'reopen'],
      notice: { kind: 'done', act: 'rate' },
    }),
    lapsed: opinionOf(language, {
      ...told,
      state: 'closed',
      feedback: feedbackOf(language, {
        class: 'C',
        reason: zh ? '今年车不够，恢复不了原线。' : 'There are not enough buses this year.',
        day: '2027-03-31',
      }),
      rating: { ...rating, lapsedAt: new Date('2026-11-07') },
      may: ['reopen'],
    }),
    diverted: opinionOf(language, {
      ...told,
      state: 'diverted',
      feedback: feedbackOf(language, {
        class: null,
        kind: 'divert',
        files: [],
        door: {
          name: zh ? '五华区社会保险中心' : 'Social Insurance Centre of Wuhua District',
          phone: '0871-0000 2048',
          address: zh ? '五华区假想路12号一楼大厅' : '12 Imagined Road, ground floor',
          hours: zh ? '工作日 9:00–17:00' : 'working days 9:00–17:00',
        },
      }),
      may: ['reopen'],
    }),
    merged: opinionOf(language, { state: 'merged', mergedInto: 1011, clocks: [] }),
    withdrawn: opinionOf(language, { state: 'withdrawn', may: [], clocks: [] }),
    long: opinionOf(language, {
      title: titleOf(language, true),
      inCharge: deputyOf(language, true),
      office: {
        role: 'office',
        name: zh
          ? '寻甸回族彝族自治县人民代表大会常务委员会代表联络与信访工作办公室'
          : "Deputies' Liaison and Letters Office of the Standing Committee of Xundian Hui and Yi Autonomous County",
      },
      state: 'handling',
      clocks: [clockOf(language, { kind: 'study', from: deputyOf(language, true), late: 12, used: 22 })],
      timeline: timelineOf(language, true),
      may: ['add', 'reopen', 'withdraw'],
      notice: {
        kind: 'refused',
        act: 'add',
        text: zh ? '这一件刚刚有了反馈，请先看看。' : 'This opinion has just been answered, please look first.',
        typed: titleOf(language, true),
      },
    }),
    hostile: opinionOf(language, {
      title: hostile,
      inCharge: { role: 'deputy', name: hostile },
      office: { role: 'office', name: hostile },
      state: 'clarifying',
      question: { by: { role: 'deputy', name: hostile }, text: hostile, until: '2026-11-05' },
      feedback: feedbackOf(language, {
        text: hostile,
        reason: hostile,
        by: { role: 'deputy', name: hostile, sign: '<' },
        door: { name: hostile, phone: hostile, address: hostile, hours: hostile },
      }),
      rating,
      may: ['add', 'clarify', 'rate', 'reopen', 'withdraw'],
      clocks: [clockOf(language, { why: hostile, from: { role: 'deputy', name: hostile } })],
      timeline: [
        { at: '2026-10-22T02:05:00Z', event: 'news', by: { role: 'deputy', name: hostile }, text: hostile },
        {
          at: '2026-10-22T02:05:00Z',
          event: 'hand-over',
          by: { role: 'office', name: hostile },
          to: { role: 'deputy', name: hostile },
        },
      ],
      notice: { kind: 'refused', act: 'add', text: hostile, typed: hostile },
    }),
  };
}
