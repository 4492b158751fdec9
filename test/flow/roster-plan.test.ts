import { describe, expect, test } from 'vitest';
import { type DeputyRow, emptyRoster, type OrganRow, type Roster } from '../../src/domain/roster.ts';
import { describePlan } from '../../src/flow/roster/describe-plan.ts';
import { planRoster } from '../../src/flow/roster/plan-roster.ts';
import { place } from '../../src/places/kunming/place.ts';
import { sayIn } from '../../src/text/say.ts';

const deputy = (no: string, more: Partial<DeputyRow> = {}): DeputyRow => ({
  no,
  name: '王秀英',
  latinName: 'Wang Xiuying',
  congress: 'wuhua',
  district: 'lx3',
  groups: ['一组'],
  stations: [],
  phone: null,
  wechat: null,
  languages: [],
  mandate: 'active',
  since: null,
  until: null,
  roles: [],
  trade: '',
  workUnit: '',
  electoralUnit: '',
  ...more,
});

const organ = (id: string, topics: readonly string[], more: Partial<OrganRow> = {}): OrganRow => ({
  id,
  name: `${id}局`,
  kind: 'department',
  level: 'county',
  parent: null,
  area: '530102',
  topics,
  ...more,
});

const roster: Roster = {
  ...emptyRoster,
  areas: [
    { code: '530102', name: '五华区', latinName: 'Wuhua Qu', parent: null },
    { code: '530102004', name: '龙翔街道', latinName: 'Longxiang Jiedao', parent: '530102' },
    { code: '530102009', name: '普吉街道', latinName: 'Puji Jiedao', parent: '530102' },
  ],
  congresses: [
    {
      id: 'wuhua',
      name: '五华区人大',
      level: 'county',
      area: null,
      term: '18',
      termStart: '2026-08-01',
      termEnd: '2031-07-31',
    },
  ],
  districts: [
    { id: 'lx3', congress: 'wuhua', name: '龙翔第3选区', kind: 'district', areas: ['530102004'], workUnits: [] },
    { id: 'pj1', congress: 'wuhua', name: '普吉第1选区', kind: 'district', areas: ['530102009'], workUnits: [] },
  ],
  deputies: [deputy('W001'), deputy('W002', { district: 'pj1' })],
  offices: [
    {
      id: 'WH',
      name: '联络室',
      latinName: 'x',
      congress: 'wuhua',
      kind: 'liaison',
      areas: ['530102'],
      parent: null,
      phone: null,
      hours: null,
    },
    {
      id: 'LX',
      name: '龙翔工委',
      latinName: 'x',
      congress: 'wuhua',
      kind: 'subdistrict',
      areas: ['530102004'],
      parent: 'WH',
      phone: null,
      hours: null,
    },
  ],
};

describe('planRoster', () => {
  test('a first import is all coming', () => {
    const plan = planRoster(emptyRoster, roster);
    expect(plan.sheets.deputies.comes).toEqual(roster.deputies);
    expect(plan).toMatchObject({ stopped: [], closed: [], isEmpty: false });
  });

  test('the same roster again changes nothing, in whatever order the rows come', () => {
    expect(planRoster(roster, { ...roster, deputies: roster.deputies.toReversed() }).isEmpty).toBe(true);
  });

  test('a change names its columns, with lists compared by what they hold', () => {
    const next = {
      ...roster,
      deputies: [deputy('W001', { groups: ['一组', '二组'], trade: '教育' }), deputy('W002', { district: 'pj1' })],
    };
    const { deputies } = planRoster(roster, next).sheets;
    expect(deputies).toMatchObject({ comes: [], goes: [] });
    expect(deputies.changes.map(({ after, columns }) => [after.no, ...columns])).toEqual([['W001', 'groups', 'trade']]);
  });

  test('a deputy who vanishes stops; the second time nothing is left to say', () => {
    const next = { ...roster, deputies: [deputy('W001')] };
    const plan = planRoster(roster, next);
    expect(plan.sheets.deputies.goes.map((row) => row.no)).toEqual(['W002']);
    expect(plan.stopped).toEqual(['W002']);
    const afterwards = { ...roster, deputies: [deputy('W001'), deputy('W002', { district: 'pj1', mandate: 'ended' })] };
    expect(planRoster(afterwards, next)).toMatchObject({ isEmpty: true, stopped: [] });
  });

  test('suspended and ended mandates are reported as stopped, returning ones are not', () => {
    const of = (before: DeputyRow['mandate'], after: DeputyRow['mandate']) =>
      planRoster(
        { ...roster, deputies: [deputy('W001', { mandate: before })] },
        { ...roster, deputies: [deputy('W001', { mandate: after })] },
      ).stopped;
    expect([
      of('active', 'suspended'),
      of('active', 'ended'),
      of('suspended', 'active'),
      of('suspended', 'ended'),
    ]).toEqual([['W001'], ['W001'], [], []]);
  });

  test('what a former deputy belonged to is kept, with its areas', () => {
    const [area, longxiang] = roster.areas;
    const [lx3] = roster.districts;
    if (!area || !longxiang || !lx3) throw new Error('the fixture lacks rows');
    const { sheets } = planRoster(roster, {
      ...roster,
      areas: [area, longxiang],
      districts: [lx3],
      deputies: [deputy('W001')],
    });
    expect(sheets.districts.goes).toEqual([]);
    expect(sheets.areas.goes).toEqual([]);
  });

  test('an area goes unless an opinion names it or a part of it', () => {
    const next = { ...roster, areas: [], districts: [], deputies: [], offices: [] };
    const bare = { ...roster, districts: [], deputies: [], offices: [] };
    const goes = (areasInUse: string[]) =>
      planRoster(bare, next, { areasInUse }).sheets.areas.goes.map((row) => row.code);
    expect(goes([])).toEqual(['530102', '530102004', '530102009']);
    expect(goes(['530102004'])).toEqual(['530102009']);
  });

  test('an office that vanishes is closed once and names who takes over', () => {
    const [root] = roster.offices;
    if (!root) throw new Error('the fixture lacks an office');
    expect(planRoster(roster, { ...roster, offices: [root] }).closed).toEqual([{ id: 'LX', parent: 'WH' }]);
    const closed = roster.offices.map((office) =>
      office.id === 'LX' ? { ...office, kind: 'ended' as const, areas: [] } : office,
    );
    expect(planRoster({ ...roster, offices: closed }, { ...roster, offices: [root] }).isEmpty).toBe(true);
  });
});

describe('an organ that vanishes', () => {
  const lamps = organ('lamps', ['路灯', '环卫']);
  const ended = (...next: readonly OrganRow[]) =>
    planRoster(
      { ...roster, organs: [lamps, ...next] },
      { ...roster, organs: next },
      { openRoutes: new Map([['lamps', 3]]) },
    ).ended;
  const successors = (...next: readonly OrganRow[]) => ended(...next).map((one) => one.successor?.id ?? null);

  test('ends with what it has in hand, and is followed by the only one that has all its topics there', () => {
    const all = organ('all', ['环卫', '路灯', '绿化']);
    expect(ended(all, organ('some', ['路灯']))).toEqual([{ id: 'lamps', open: 3, successor: all }]);
    const coming = planRoster({ ...roster, organs: [lamps] }, { ...roster, organs: [all] });
    expect(coming.ended).toEqual([{ id: 'lamps', open: 0, successor: all }]);
  });

  test('is followed by nobody where that is not sure', () => {
    const topics = ['路灯', '环卫'];
    expect(successors()).toEqual([null]);
    expect(successors(organ('some', ['路灯']))).toEqual([null]);
    expect(successors(organ('one', topics), organ('two', topics))).toEqual([null]);
    expect(successors(organ('city', topics, { level: 'city' }))).toEqual([null]);
    expect(successors(organ('far', topics, { area: '530103' }))).toEqual([null]);
    // One that was competent for nothing: anybody would do, so nobody does.
    const court = planRoster(
      { ...roster, organs: [organ('court', [], { kind: 'court' }), organ('one', topics)] },
      { ...roster, organs: [organ('one', topics)] },
    );
    expect(court.ended).toEqual([{ id: 'court', open: 0, successor: null }]);
  });
});

describe('describePlan', () => {
  const zh = sayIn('zh-CN', place);

  test('says of every organ that ends what becomes of what it has, also in short', () => {
    const lamps = organ('lamps', ['路灯']);
    const told = (open: number, ...next: readonly OrganRow[]) =>
      describePlan(
        planRoster(
          { ...roster, organs: [lamps] },
          { ...roster, organs: next },
          { openRoutes: new Map([['lamps', open]]) },
        ),
        zh,
        { whole: false },
      ).slice(1);
    const gone = '  - lamps lamps局：新名册里没有，不再承办（资料保留）';
    expect(told(0)).toEqual([gone]);
    expect(told(2)).toEqual([`${gone}；没办完的2件取消，退回转出的人`]);
    expect(told(2, organ('all', ['路灯', '环卫']))).toEqual([`${gone}；没办完的2件转给all局`]);
  });

  test('counts, then every change in one line', () => {
    const next = { ...roster, deputies: [deputy('W001', { district: null }), deputy('W003')] };
    expect(describePlan(planRoster(roster, next), zh, { whole: true })).toEqual([
      '代表 deputies：新增1，改动1，移除1',
      '  - W002 王秀英：新名册里没有，职务记为结束（资料保留）',
      '  ~ W001 王秀英：district lx3 → （空）',
      '  + W003 王秀英',
    ]);
    expect(describePlan(planRoster(roster, roster), zh, { whole: true })).toEqual(['名册没有变化。']);
  });

  test('in short counts, and names only whose mandate ends', () => {
    const next = { ...roster, deputies: [deputy('W001', { district: null }), deputy('W003')] };
    expect(describePlan(planRoster(roster, next), zh, { whole: false })).toEqual([
      '代表 deputies：新增1，改动1，移除1',
      '  - W002 王秀英：新名册里没有，职务记为结束（资料保留）',
    ]);
  });

  test('telephone numbers and what deputies call a household stay out of it', () => {
    const next: Roster = {
      ...roster,
      deputies: [
        deputy('W001', { phone: '13800001111' }),
        deputy('W002', { district: 'pj1', workUnit: '店主 13800001111' }),
      ],
      contacts: [{ deputy: 'W001', with: '李家 13800001111', kind: 'household' }],
    };
    const lines = describePlan(planRoster(roster, next), zh, { whole: true }).join('\n');
    expect(lines).toContain('W001 王秀英：phone');
    expect(lines).toContain('W001 · 联系户');
    expect(lines).not.toMatch(/138|李家/);
  });
});
