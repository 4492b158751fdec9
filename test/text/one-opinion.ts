/** One opinion of one citizen, with its deputy and office: what letters are composed about. */

import type { Surroundings } from '../../src/conversation/turn.ts';
import { makeCalendar } from '../../src/domain/calendar.ts';
import type { Feedback } from '../../src/domain/opinion.ts';
import type { Deputy, Office } from '../../src/domain/people.ts';
import { submitOpinion } from '../../src/domain/submit.ts';
import { findPlace } from '../../src/places/find-place.ts';

export const place = await findPlace('kunming');
export const today = '2026-10-19';
export const now = new Date('2026-10-19T02:00:00Z');
export const office: Office = {
  id: 'o1',
  name: '五华区人大代表联络室',
  latinName: 'Wuhua Liaison Office',
  parentId: null,
  phone: '0871-1',
  hours: null,
  joined: true,
};
export const deputy: Deputy = {
  no: 'K1',
  name: '王秀英',
  latinName: 'Wang Xiuying',
  congressId: 'c',
  level: 'x',
  districtId: null,
  districtName: null,
  mandate: 'active',
  personId: 'p1',
  languages: [],
  awayUntil: null,
  delegateNo: null,
  delegateMayAnswer: false,
  digestAt: null,
};
const area = { code: '1', name: '龙翔街道', latinName: 'Longxiang', parentCode: null };
let ids = 0;
export const around: Surroundings = {
  c: {
    now,
    today,
    timeZone: place.timeZone,
    calendar: makeCalendar(place.holidays()),
    policy: place.policy,
    id: () => `id${++ids}`,
    office: () => office,
    organ: () => undefined,
  },
  place,
  directory: {
    areas: new Map([['1', area]]),
    organs: new Map(),
    organsFor: () => [],
    organNamed: () => ({ organs: [], candidates: [], unknown: [] }),
    officialsIn: () => null,
    officeOfCongress: () => undefined,
    offices: new Map([['o1', office]]),
    root: office,
    officeOfArea: () => office,
    guessArea: () => ({ code: null, candidates: [], sure: false, alone: false }),
    within: () => [],
  },
  code: () => 'K7QP3MHXW2RD5',
  digestOf: (code) => code,
  replyLink: (routeId, organId) => `https://example.org/r/${routeId}-${organId}`,
  replyCode: () => '12345678',
  quietSeconds: 2,
  demo: false,
};

export const submitted = submitOpinion(
  {
    number: 1024,
    code: 'K7QP3MHXW2RD5',
    title: '路灯坏了半个月',
    language: 'zh-CN',
    said: [{ kind: 'text', text: '路灯坏了半个月', mediaId: null }],
    authorId: 'a',
    authorChatId: 'chat',
    toldBy: null,
    toldReach: null,
    areaCode: '1',
    officeId: 'o1',
    deputyNo: 'K1',
  },
  { role: 'citizen', personId: 'a' },
  { ...around.c, deputy: () => deputy },
);

/** An answer that has arrived. */
export function feedback(of: Partial<Feedback>): Feedback {
  return {
    id: 'f',
    opinionId: submitted.matter.opinion.id,
    round: 1,
    kind: 'answer',
    class: 'A',
    text: '换好了',
    files: [],
    singles: [],
    deputyNo: 'K1',
    delegateNo: null,
    personId: 'p1',
    day: '2026-11-05',
    reason: null,
    doorId: null,
    correctionOf: null,
    fromId: null,
    createdAt: now,
    leavesAt: now,
    leftAt: null,
    deliveredAt: now,
    evidence: 2,
    told: null,
    undeliverableAt: null,
    tries: 0,
    triedOn: null,
    heldAt: now,
    supersededAt: null,
    undoneAt: null,
    ...of,
  };
}
