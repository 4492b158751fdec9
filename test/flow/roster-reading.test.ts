import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { describeProblems } from '../../src/flow/roster/describe-problems.ts';
import type { RosterProblem } from '../../src/flow/roster/problem.ts';
import { type RosterRules, readRoster } from '../../src/flow/roster/read-roster.ts';
import { place as ellermouth } from '../../src/places/ellermouth/place.ts';
import { place as kunming } from '../../src/places/kunming/place.ts';
import { sayIn } from '../../src/text/say.ts';
import { temporaryFolder } from '../databases.ts';

const rules: RosterRules = { levels: ['city', 'county'] };
type Sheets = Record<string, unknown>;

const small = {
  areas: [
    { code: '530102', name: '五华区' },
    { code: '530102004', name: '龙翔街道', parent: '530102' },
  ],
  congresses: [
    {
      id: 'wuhua',
      name: '五华区人大',
      level: 'county',
      term: '第十八届',
      termStart: '2026-08-01',
      termEnd: '2031-07-31',
    },
  ],
  districts: [{ id: 'lx3', congress: 'wuhua', name: '龙翔第3选区', kind: 'district', areas: '530102004' }],
  deputies: [{ no: 'W001', name: '王秀英', congress: 'wuhua', district: 'lx3' }],
  offices: [{ id: 'WH', name: '联络室', kind: 'liaison' }],
} satisfies Sheets;

function jsonFile(sheets: unknown): string {
  const file = join(temporaryFolder(), 'roster.json');
  writeFileSync(file, typeof sheets === 'string' ? sheets : JSON.stringify(sheets));
  return file;
}

function folder(files: Record<string, string | Buffer>): string {
  const path = join(temporaryFolder(), 'roster');
  mkdirSync(path);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(path, name), content);
  return path;
}

async function rosterOf(path: string, more: Partial<RosterRules> = {}) {
  const read = await readRoster(path, { ...rules, ...more });
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.roster;
}

async function problemsOf(path: string, more: Partial<RosterRules> = {}): Promise<readonly RosterProblem[]> {
  const read = await readRoster(path, { ...rules, ...more });
  return 'problems' in read ? read.problems : [];
}

/** `sheet row column reason`, for short expectations. */
const briefly = (problems: readonly RosterProblem[]) =>
  problems.map(({ sheet, row, column, reason }) =>
    [sheet, row, column, reason].filter((one) => one !== null).join(' '),
  );
const briefProblems = async (sheets: unknown, more?: Partial<RosterRules>) =>
  briefly(await problemsOf(jsonFile(sheets), more));
const deputy = (more: object) => ({ ...small, deputies: [{ no: 'W001', name: '王秀英', congress: 'wuhua', ...more }] });

describe('a roster that is right', () => {
  test('a JSON file becomes a roster with all nine sheets', async () => {
    const roster = await rosterOf(jsonFile(small));
    expect(roster.deputies).toMatchObject([
      { no: 'W001', name: '王秀英', latinName: 'Wang Xiuying', mandate: 'active', phone: null, groups: [] },
    ]);
    expect(roster.contacts).toEqual([]);
  });

  test('the demonstration and the second place can be imported', async () => {
    const demo = await rosterOf('prisma/demo', { levels: kunming.levels.map((level) => level.id) });
    expect(demo.deputies.length).toBeGreaterThanOrEqual(60);
    expect(new Set(demo.congresses.map((congress) => congress.level))).toEqual(
      new Set(['province', 'city', 'county', 'township']),
    );
    const second = await rosterOf('test/fixtures/second-place-roster.json', {
      levels: ellermouth.levels.map((level) => level.id),
    });
    expect(second.deputies.map((one) => one.latinName)).toContain('Margaret Hale');
  });

  test.each([
    ['with a byte order mark', '\uFEFF', '\n'],
    ['without one', '', '\n'],
    ['with the line ends of Windows', '\uFEFF', '\r\n'],
  ])('CSV %s says the same as JSON', async (_, mark, end) => {
    const csv = Object.fromEntries(
      Object.entries(small).map(([sheet, rows]) => {
        const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
        const lines = rows.map((row) =>
          columns.map((column) => (row as Record<string, string>)[column] ?? '').join(','),
        );
        return [`${sheet}.csv`, `${mark}${[columns.join(','), ...lines].join(end)}${end}`];
      }),
    );
    expect(await rosterOf(folder(csv))).toEqual(await rosterOf(jsonFile(small)));
  });

  test.each([
    ['张 三', '张三', 'Zhang San'],
    ['　张　三　', '张三', 'Zhang San'],
    ['欧阳春晓', '欧阳春晓', 'Ouyang Chunxiao'],
    ['吉克•阿依史布', '吉克·阿依史布', 'Jike Ayishibu'],
    ['单晓娥', '单晓娥', "Shan Xiao'e"],
    ['Mary   Lee', 'Mary Lee', 'Mary Lee'],
  ])('the name %s is kept as %s, %s', async (written, name, latinName) => {
    expect((await rosterOf(jsonFile(deputy({ name: written })))).deputies).toMatchObject([{ name, latinName }]);
  });

  test('a name in Latin letters that is given wins over pinyin', async () => {
    expect((await rosterOf(jsonFile(deputy({ name: '岩温', latinName: 'Ai Wen' })))).deputies[0]?.latinName).toBe(
      'Ai Wen',
    );
  });

  test('telephone numbers stay text, with their zeros', async () => {
    const csv = { ...filesOf(small), 'offices.csv': 'id,name,kind,phone\nWH,联络室,liaison,08710000100\n' };
    expect((await rosterOf(folder(csv))).offices[0]?.phone).toBe('08710000100');
    expect((await rosterOf(jsonFile(deputy({ phone: 8710000100 })))).deputies[0]?.phone).toBe('8710000100');
  });

  test.each(['2026/9/1', '2026.9.1', '2026年9月1日', '２０２６-０９-０１'])(
    'the day %s is understood',
    async (since) => {
      expect((await rosterOf(jsonFile(deputy({ since })))).deputies[0]?.since).toBe('2026-09-01');
    },
  );

  test('lists may be divided by Chinese marks, and headings may be in capitals', async () => {
    const roster = await rosterOf(
      jsonFile({ ...small, deputies: [{ NO: 'W001', Name: '王秀英', congress: 'wuhua', groups: '一组；二组、三组' }] }),
    );
    expect(roster.deputies[0]?.groups).toEqual(['一组', '二组', '三组']);
  });

  test('the apostrophe that guards a cell against formulas is taken off again', async () => {
    const csv = { ...filesOf(small), 'stations.csv': "id,name,type,address\nS1,之家,home,'=1+1\n" };
    expect((await rosterOf(folder(csv))).stations[0]?.address).toBe('=1+1');
  });

  test('a sheet that the file lacks stays as the database has it', async () => {
    const current = await rosterOf(jsonFile(small));
    const next = await rosterOf(
      jsonFile({ doors: [{ topic: '供水', name: '窗口', phone: '0871-0000 1101', address: '一号', hours: '全天' }] }),
      { current },
    );
    expect(next).toEqual({ ...current, doors: [expect.objectContaining({ topic: '供水', area: null })] });
  });
});

describe('a roster that is wrong', () => {
  test('everything is told at once, by sheet, row and column as the file has them', async () => {
    const files = {
      'areas.csv': 'code,name,parent\n530102,五华区,\n\n530102004,龙翔街道,530199\n',
      'congresses.csv': 'id,name,level,term,termStart,termEnd\nwuhua,五华区人大,street,十八,2026-08-01,2031-07-31\n',
      'districts.csv': 'id,congress,name,kind,areas\nlx3,wuhua,龙翔,ward,530102004;530102999\n',
      'deputies.csv':
        'no,name,congress,district,since\nW001,王秀英,wuhua,lx3,2026-02-30\nW001,李四,wuhua,,\nW002,,panlong,k9,2020-01-01\n',
      'offices.csv': 'id,name,kind,parent\nWH,联络室,liaison,KM\n',
    };
    expect(briefly(await problemsOf(folder(files)))).toEqual([
      'areas 4 parent unknownRow',
      'congresses 2 level level',
      'districts 2 kind word',
      'deputies 2 since day',
      'deputies 4 name missing',
      'offices parent noRoot',
      'offices 2 parent unknownRow',
    ]);
  });

  test.each([
    ['a row twice', { ...small, deputies: [...small.deputies, ...small.deputies] }, ['deputies 2 no duplicate']],
    ['an unknown congress', deputy({ congress: 'panlong' }), ['deputies 1 congress unknownRow']],
    ['an unknown district', deputy({ district: 'lx9' }), ['deputies 1 district unknownRow']],
    ['an unknown station', deputy({ stations: 'S9' }), ['deputies 1 stations unknownRow']],
    ['an unknown word', deputy({ mandate: 'resting' }), ['deputies 1 mandate word']],
    ['an unknown role', deputy({ roles: 'standing;king' }), ['deputies 1 roles word']],
    ['a day before the term', deputy({ since: '2026-07-31' }), ['deputies 1 since outsideTerm']],
    ['a day after the term', deputy({ until: '2031-08-01' }), ['deputies 1 until outsideTerm']],
    [
      'an end before the beginning',
      deputy({ since: '2027-01-02', until: '2027-01-01' }),
      ['deputies 1 until backwards'],
    ],
    ['a number with a space', deputy({ no: 'W 001' }), ['deputies 1 no code']],
    ['a telephone number that a spreadsheet shortened', deputy({ phone: '1.38E+10' }), ['deputies 1 phone exponent']],
    ['words for a telephone number', deputy({ phone: '找小王' }), ['deputies 1 phone phone']],
    [
      'an unknown area of an office',
      { ...small, offices: [{ id: 'WH', name: '室', kind: 'liaison', areas: '53' }] },
      ['offices 1 areas unknownRow'],
    ],
    [
      'a contact nobody knows',
      { ...small, contacts: [{ deputy: 'W001', with: 'W999', kind: 'deputy' }] },
      ['contacts 1 with unknownRow'],
    ],
    [
      'a door without hours',
      { ...small, doors: [{ topic: 'a', name: 'b', phone: '1', address: 'c', hours: '' }] },
      ['doors 1 phone phone', 'doors 1 hours missing'],
    ],
    ['a nested cell', deputy({ groups: { a: 1 } }), ['deputies 1 groups notText']],
    ['a sheet that is not a list', { ...small, doors: {} }, ['doors notRows']],
  ])('%s is told', async (_, sheets, expected) => {
    expect(await briefProblems(sheets)).toEqual(expected);
  });

  test('a district of another congress is told', async () => {
    const other = { ...small.congresses[0], id: 'panlong' };
    expect(
      await briefProblems({
        ...deputy({ congress: 'panlong', district: 'lx3' }),
        congresses: [...small.congresses, other],
      }),
    ).toEqual(['deputies 1 district otherCongress']);
  });

  test('offices, areas and organs that go round in a circle are told, once for each circle', async () => {
    const offices = [
      { id: 'A', name: 'a', kind: 'liaison', parent: 'B' },
      { id: 'B', name: 'b', kind: 'liaison', parent: 'C' },
      { id: 'C', name: 'c', kind: 'liaison', parent: 'B' },
      { id: 'D', name: 'd', kind: 'liaison' },
    ];
    const problems = await problemsOf(jsonFile({ ...small, offices }));
    expect(briefly(problems)).toEqual(['offices 1 parent circle']);
    expect(problems[0]?.params.circle).toBe('B → C → B');
  });

  test('without any office at the top the import is refused', async () => {
    const { offices: _, ...rest } = small;
    expect(await briefProblems(rest)).toEqual(['offices parent noRoot']);
  });

  test('an active deputy of a term that is over is told, an ended one is not', async () => {
    expect(await briefProblems(small, { today: '2031-08-01' })).toEqual(['deputies 1 mandate termEnded']);
    expect(await briefProblems(small, { today: '2031-07-31' })).toEqual([]);
    expect(await briefProblems(deputy({ mandate: 'ended' }), { today: '2031-08-01' })).toEqual([]);
  });

  test('unknown sheets and columns are told with the nearest known one', async () => {
    const problems = await problemsOf(jsonFile({ ...deputy({ distrct: 'lx3', 备注: '好' }), deputys: [] }));
    expect(briefly(problems)).toEqual([
      'deputys unknownSheet',
      'deputies distrct unknownColumn',
      'deputies 备注 unknownColumn',
    ]);
    expect(problems.map((one) => one.params.near)).toEqual(['deputies', 'district', undefined]);
    expect(problems[2]?.params.known).toContain('workUnit');
  });

  test('a missing column is told once, not in every row', async () => {
    const deputies = 'no,name\nW001,王秀英\nW002,李国强\n';
    expect(briefly(await problemsOf(folder({ ...filesOf(small), 'deputies.csv': deputies })))).toEqual([
      'deputies congress missingColumn',
    ]);
  });

  test('who refers to a row that is itself wrong is not told off, too', async () => {
    expect(await briefProblems({ ...small, districts: [{ ...small.districts[0], kind: 'ward' }] })).toEqual([
      'districts 1 kind word',
    ]);
  });

  test('a comma in an unquoted cell is told instead of shifting the row', async () => {
    const doors = 'topic,name,phone,address,hours\n供水,窗口,12345,一号,二楼,全天\n';
    expect(briefly(await problemsOf(folder({ ...filesOf(small), 'doors.csv': doors })))).toEqual([
      'doors 2 tooManyCells',
    ]);
  });

  test.each([
    ['a workbook', (path: string) => join(path, 'roster.xlsx'), 'workbook'],
    ['an old workbook', (path: string) => join(path, 'roster.xls'), 'workbook'],
    ['a workbook of WPS', (path: string) => join(path, 'roster.et'), 'workbook'],
    ['a picture', (path: string) => join(path, 'roster.png'), 'unknownFile'],
    ['broken JSON', (path: string) => join(path, 'broken.json'), 'brokenJson'],
    ['no file', (path: string) => join(path, 'nothing.json'), 'noFile'],
    ['an empty folder', () => folder({}), 'noSheet'],
    ['a folder with a workbook only', () => folder({ '名册.xlsx': '' }), 'workbook'],
    ['CSV in GBK', () => folder({ 'deputies.csv': Buffer.from([0xd0, 0xd5, 0xc3, 0xfb]) }), 'notUtf8'],
    ['an open quotation mark', () => folder({ 'deputies.csv': 'no,name\nW001,"王\n' }), 'brokenCsv'],
  ])('%s gets one sentence', async (_, pathIn, reason) => {
    const files = folder({
      'roster.xlsx': '',
      'roster.xls': '',
      'roster.et': '',
      'roster.png': '',
      'broken.json': '{"areas": [',
    });
    expect((await problemsOf(pathIn(files))).map((one) => one.reason)).toContain(reason);
  });
});

describe('how problems are told', () => {
  const zh = sayIn('zh-CN', kunming);

  test('in Chinese and in English, with sheet, row, column, value and reason', async () => {
    const problems = await problemsOf(jsonFile(deputy({ district: 'lx9' })));
    expect(describeProblems(problems, zh)).toEqual([
      'deputies · 第1行 · district · “lx9”：districts 表里没有它：请补上，或改正这里。',
    ]);
    expect(describeProblems(problems, sayIn('en', ellermouth))).toEqual([
      'deputies · row 1 · district · “lx9”: not in the sheet districts: add it there, or correct it here.',
    ]);
  });

  test('no more than asked, then how many more there are', async () => {
    const deputies = Array.from({ length: 50 }, (_, n) => ({ no: `W${n}`, name: '王秀英', congress: 'nowhere' }));
    const lines = describeProblems(await problemsOf(jsonFile({ ...small, deputies })), zh, 13);
    expect(lines).toHaveLength(14);
    expect(lines.at(-1)).toBe('……还有37处。');
  });

  test('a telephone number never stands in a message, whatever column it slipped into', async () => {
    const wrong = [
      { phone: '138-0000-1111x' },
      { wechat: { a: 1 }, mandate: '13800001111' },
      { since: '13800001111' },
      { district: '+86 138 0000 1111' },
      { 13800001111: 'x' },
      { district: '087100001388' },
      { district: '65001388' },
    ];
    for (const one of wrong) {
      const problems = await problemsOf(jsonFile(deputy(one)));
      expect(problems).not.toEqual([]);
      expect(describeProblems(problems, zh).join('\n')).not.toMatch(/138/);
    }
  });
});

function filesOf(sheets: Sheets): Record<string, string> {
  return Object.fromEntries(
    Object.entries(sheets).map(([sheet, rows]) => {
      const list = rows as Record<string, string>[];
      const columns = [...new Set(list.flatMap((row) => Object.keys(row)))];
      return [
        `${sheet}.csv`,
        [columns.join(','), ...list.map((row) => columns.map((column) => row[column] ?? '').join(','))].join('\n'),
      ];
    }),
  );
}
