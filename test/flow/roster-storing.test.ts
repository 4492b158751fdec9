import { beforeAll, beforeEach, expect, test } from 'vitest';
import { emptyRoster, type Roster, type RosterPlan } from '../../src/domain/roster.ts';
import { planRoster } from '../../src/flow/roster/plan-roster.ts';
import { readRoster } from '../../src/flow/roster/read-roster.ts';
import { loadDirectory } from '../../src/store/directory.ts';
import { deputiesOfArea, doorsFor, findDeputies } from '../../src/store/read-roster.ts';
import { saveRoster } from '../../src/store/save-roster.ts';
import { readStoredRoster } from '../../src/store/stored-roster.ts';
import { describeOnBothDatabases, type TestDatabase } from '../databases.ts';

const at = new Date('2026-10-19T01:00:00Z');
const read = await readRoster('prisma/demo', { levels: ['province', 'city', 'county', 'township'] });
if ('problems' in read) throw new Error('the demonstration roster cannot be read');
const demo: Roster = read.roster;
const nos = (deputies: readonly { readonly no: string }[]) => deputies.map((one) => one.no);
const without = (roster: Roster, ...gone: readonly string[]): Roster => ({
  ...roster,
  deputies: roster.deputies.filter((one) => !gone.includes(one.no)),
  contacts: roster.contacts.filter((one) => !gone.includes(one.deputy) && !gone.includes(one.with)),
});

describeOnBothDatabases('a roster in the database', (open) => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await open();
    await importRoster(demo);
  });

  async function importRoster(next: Roster): Promise<RosterPlan> {
    const { roster, areasInUse } = await readStoredRoster(database.reader);
    const plan = planRoster(roster, next, { areasInUse });
    await saveRoster(database, plan, at);
    return plan;
  }

  test('comes back as it was written, so that importing twice changes nothing', async () => {
    const { roster } = await readStoredRoster(database.reader);
    expect(planRoster(roster, demo).isEmpty).toBe(true);
    expect(planRoster(demo, roster).isEmpty).toBe(true);
  });

  test('a deputy who vanished is kept with an ended mandate, and who joined stays joined', async () => {
    await database.writer.person.create({ data: { id: 'p1', language: 'zh-CN', createdAt: at } });
    await database.writer.deputy.updateMany({
      where: { no: { in: ['W001', 'W002'] } },
      data: { personId: 'p1', awayUntil: '2026-10-30', delegateMayAnswer: true },
    });
    const changed = {
      ...demo,
      deputies: demo.deputies.map((one) => (one.no === 'W001' ? { ...one, trade: '退休' } : one)),
    };
    expect((await importRoster(without(changed, 'W002'))).stopped).toEqual(['W002']);
    const rows = await database.reader.deputy.findMany({
      where: { no: { in: ['W001', 'W002'] } },
      orderBy: { no: 'asc' },
    });
    expect(rows).toMatchObject([
      {
        no: 'W001',
        trade: '退休',
        mandate: 'active',
        personId: 'p1',
        awayUntil: '2026-10-30',
        delegateMayAnswer: true,
      },
      { no: 'W002', mandate: 'ended', personId: 'p1', districtId: 'w-pj2' },
    ]);
    expect((await importRoster(without(changed, 'W002'))).isEmpty).toBe(true);
  });

  test('sheets that are emptied are emptied, but for what must be kept', async () => {
    const [root] = demo.offices;
    if (!root) throw new Error('no office in the demonstration');
    await importRoster({ ...emptyRoster, offices: [{ ...root, congress: null, areas: [] }] });
    const { roster } = await readStoredRoster(database.reader);
    expect([roster.doors, roster.stations, roster.organs, roster.contacts]).toEqual([[], [], [], []]);
    expect(new Set(roster.deputies.map((one) => one.mandate))).toEqual(new Set(['ended']));
    expect(roster.offices.map((one) => [one.id, one.kind])).toEqual([
      ['KM', 'liaison'],
      ['LX', 'ended'],
      ['WH', 'ended'],
      ['XS', 'ended'],
    ]);
    expect(roster.districts.length).toBeGreaterThan(0);
    expect((await importRoster({ ...emptyRoster, offices: [{ ...root, congress: null, areas: [] }] })).isEmpty).toBe(
      true,
    );
  });

  test('an organ that vanished is kept, shown to nobody as there, and comes back like a new one', async () => {
    await database.writer.person.create({ data: { id: 'p1', language: 'zh-CN', createdAt: at } });
    await database.writer.role.create({
      data: { id: 'r1', personId: 'p1', kind: 'handler', organId: 'WH-CG', createdAt: at },
    });
    const fewer = { ...demo, organs: demo.organs.filter((one) => one.id !== 'WH-CG') };
    expect((await importRoster(fewer)).ended).toEqual([{ id: 'WH-CG', open: 0, successor: null }]);
    expect((await loadDirectory(database)).organs.get('WH-CG')).toMatchObject({
      name: '五华区城市管理局',
      kind: 'ended',
      level: 'county',
      topics: ['路灯', '环卫', '占道', '停车', '违建', '绿化'],
    });
    const { roster } = await readStoredRoster(database.reader);
    expect(roster.organs.map((one) => one.id)).not.toContain('WH-CG');
    expect((await importRoster(fewer)).isEmpty).toBe(true);

    expect((await importRoster(demo)).sheets.organs.comes.map((one) => one.id)).toEqual(['WH-CG']);
    expect((await loadDirectory(database)).organs.get('WH-CG')).toMatchObject({ kind: 'department' });
    expect((await importRoster(demo)).isEmpty).toBe(true);
  });

  test('an area that an opinion names keeps its name', async () => {
    await database.writer.opinion.create({
      data: {
        id: 'o1',
        number: 1,
        title: '路灯',
        language: 'zh-CN',
        state: 'submitted',
        stateSince: at,
        round: 1,
        questionsAsked: 0,
        areaCode: '530181009',
        officeId: 'KM',
        submittedAt: at,
        digest: '',
        eventSeq: 1,
        version: 1,
      },
    });
    const next = {
      ...demo,
      areas: demo.areas.filter((area) => !area.code.startsWith('530181')),
      districts: demo.districts.filter((one) => one.id !== 'k-anning'),
    };
    await importRoster(without(next, 'K019'));
    const codes = (
      await database.reader.area.findMany({ where: { code: { startsWith: '530181' } }, orderBy: { code: 'asc' } })
    ).map((one) => one.code);
    // The county: the former deputy's unit and the opinion's area belong to it.
    expect(codes).toEqual(['530181', '530181009']);
  });

  test('is written all or not at all', async () => {
    const bad = planRoster(demo, {
      ...demo,
      doors: [],
      deputies: demo.deputies.map((one) => (one.no === 'W001' ? { ...one, district: 'nowhere' } : one)),
    });
    await expect(saveRoster(database, bad, at)).rejects.toThrow();
    expect(planRoster((await readStoredRoster(database.reader)).roster, demo).isEmpty).toBe(true);
  });

  test('the directory is kept in memory until a roster is imported or an office joins', async () => {
    const first = await loadDirectory(database);
    expect(await loadDirectory(database)).toBe(first);
    await database.writer.person.create({ data: { id: 'p1', language: 'zh-CN', createdAt: at } });
    await database.writer.role.create({
      data: { id: 'r1', personId: 'p1', kind: 'office', officeId: 'WH', createdAt: at },
    });
    expect((await loadDirectory(database)).offices.get('WH')?.joined).toBe(true);
    await importRoster({ ...demo, offices: demo.offices.filter((office) => office.id !== 'LX') });
    const { officeOfArea, offices } = await loadDirectory(database);
    expect(officeOfArea('530102004').id).toBe('WH');
    expect(offices.has('LX')).toBe(true);
  });
});

describeOnBothDatabases('what is asked of a roster', (open) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await open();
    await saveRoster(database, planRoster(emptyRoster, demo), at);
  });

  test('deputies are found by area, the nearest first, and only active ones', async () => {
    const { within } = await loadDirectory(database);
    const found = await deputiesOfArea(database.reader, within('530102004'));
    expect(nos(found).slice(0, 4)).toEqual(['W001', 'W005', 'W006', 'K001']);
    expect(nos(found)).toContain('Y001');
    expect(nos(found)).not.toContain('W017');
    expect(found[0]).toMatchObject({
      name: '王秀英',
      level: 'county',
      districtName: '五华区龙翔第3选区',
      languages: ['zh-CN'],
      personId: null,
    });
    expect(nos(await deputiesOfArea(database.reader, within('530102004'), 2))).toEqual(['W001', 'W005']);
    expect(await deputiesOfArea(database.reader, [])).toEqual([]);
  });

  test.each([
    ['王秀英', ['W001']],
    ['王 秀英', ['W001']],
    ['阿依', ['W003']],
    ['wang xiuying', ['W001']],
    ['Jike', ['W003']],
    ['普', ['K015', 'T005', 'W004', 'X008']],
    ['何美琳', []],
    ['%', []],
    ['', []],
  ])('asking for “%s” finds %j', async (name, expected) => {
    expect(nos(await findDeputies(database.reader, { name, limit: 10 }))).toEqual(expected);
  });

  test('a name within an area, and a limit', async () => {
    expect(nos(await findDeputies(database.reader, { name: '普', area: ['530102008'], limit: 10 }))).toEqual(['W004']);
    expect(nos(await findDeputies(database.reader, { area: ['530102004'], limit: 1 }))).toEqual(['W001']);
  });

  test('the office of an area is its own, else that of what it is part of, else the root', async () => {
    const { officeOfArea, root, offices } = await loadDirectory(database);
    const ids = ['530102004', '530102009', '530112003', '530103', null, 'nonsense'].map(
      (code) => officeOfArea(code).id,
    );
    expect(ids).toEqual(['LX', 'WH', 'XS', 'KM', 'KM', 'KM']);
    expect(root?.id).toBe('KM');
    expect(offices.get('WH')).toMatchObject({ phone: '0871-0000 1024', parentId: 'KM', joined: false });
  });

  test('doors of the area come before those for everybody', async () => {
    const { within } = await loadDirectory(database);
    const petitions = await doorsFor(database.reader, { topic: '信访', areaCodes: within('530102004') });
    expect(petitions.map((door) => door.areaCode)).toEqual(['530102', '530100']);
    expect((await doorsFor(database.reader, { topic: '供电', areaCodes: [] })).map((door) => door.phone)).toEqual([
      '95598',
    ]);
  });
});

describeOnBothDatabases('a database without a roster', (open) => {
  test('has no root office and says so when one is asked for', async () => {
    const { root, officeOfArea } = await loadDirectory(await open());
    expect(root).toBeUndefined();
    expect(() => officeOfArea(null)).toThrow('cli:roster.notImported');
  });
});
