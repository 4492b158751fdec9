import { describe, expect, test } from 'vitest';
import { type DeputyRow, emptyRoster, type Roster } from '../../src/domain/roster.ts';
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

describe('describePlan', () => {
  const zh = sayIn('zh-CN', place);

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
