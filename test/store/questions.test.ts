import type { SqlQuery } from '@prisma/driver-adapter-utils';
import pg from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ask, type Question, type QuestionKind, type Questions } from '../../src/conversation/questions.ts';
import { runTimers } from '../../src/flow/run-timers.ts';
import { sendReminders } from '../../src/flow/send-reminders.ts';
import { chatAt, historyOf, lettersAfter } from '../../src/store/chat-letters.ts';
import { committer } from '../../src/store/commit.ts';
import { raw } from '../../src/store/sql.ts';
import { providers } from '../databases.ts';
import { local, openHall, submitted } from '../flow/hall.ts';
import { seconds } from '../stage.ts';
import { type WatchedDatabase, watchedDatabase } from './watched-database.ts';

const now = local('2026-11-30T09:00');
const page = { today: '2026-11-30', skip: 0, take: 20 } as const;

/** Every list a person opens and everything a sweep asks: named here so that a new question is not forgotten. */
const asked: { readonly [Kind in QuestionKind]: readonly Questions[Kind]['key'][] } = {
  scene: [
    { channel: 'web', address: 'phone-1', update: 'x' },
    { channel: 'web', address: 'phone-2', update: 'y' },
  ],
  matter: [{ number: 1001 }, { id: 'x' }, { code: 'y' }],
  matters: [{ ids: ['x', 'y'] }],
  destinations: [
    { persons: ['x'], offices: [] },
    { persons: ['x'], offices: ['WH'] },
    { persons: ['x'], offices: ['WH'], organs: ['x'] },
  ],
  operators: [{}],
  offeredInVain: [{ limit: 50, after: '' }],
  endedOrgans: [{}],
  forwardedTo: [true, false].map((replied) => ({ organId: 'x', replied, limit: 50, after: '' })),
  notHandedOut: [{ limit: 50, after: '' }],
  endedRoles: [{}],
  routes: [{ no: 1001 }, { no: 1001, n: 2 }, { id: 'x' }],
  deputy: [{ no: 'A1' }],
  deputies: [
    { name: '王', limit: 5 },
    { areas: ['530102001'], limit: 5 },
  ],
  mine: [{ personId: 'x', limit: 5 }],
  inbox: [
    { deputyNos: ['A1'], ...page },
    { deputyNos: ['A1', 'A2'], ...page, skip: 20 },
  ],
  desk: (['triage', 'overdue', 'decide', 'reach', 'call-back', 'supervise', 'register', 'all'] as const).map(
    (list) => ({
      officeIds: ['WH', 'LX'],
      list,
      ...page,
    }),
  ),
  organInbox: [{ organIds: ['x', 'y'], skip: 0, take: 20 }],
  quoted: [
    { chatId: 'x', platformId: 'seq 3' },
    { chatId: 'x', platformId: 'p' },
    { chatId: 'x', text: 'words' },
  ],
  beside: [{ officeIds: ['WH', 'LX'] }, { note: 'x' }],
  callsOn: [{ personId: 'x' }],
  persons: [{ ids: ['x', 'y'] }],
  story: [{ opinionId: 'x' }],
  replyDraft: [{ key: 'no such route' }],
  templates: [{ deputyNo: 'A1' }],
  invitation: [{ digest: 'x' }],
  doors: [{ areas: [] }, { areas: ['530102'] }],
  today: [{ personId: 'x', since: now }],
  claim: [{ now, channels: ['web', 'terminal'], pulled: ['web'], limit: 200 }],
  letterDue: [{ now, channels: ['web', 'terminal'] }],
  acked: [
    { channel: 'web', address: 'phone-1', upTo: 2, evidence: 2 },
    { channel: 'web', address: 'phone-1', upTo: 2, evidence: 3 },
  ],
  dueDuties: [
    { now, limit: 100 },
    { now, limit: 100, holder: 'citizen' },
  ],
  dueTimers: [{ now, limit: 100 }],
  dueDrafts: [{ now, limit: 100 }],
  digests: [{ upTo: '08:30', today: page.today, limit: 100 }],
  owed: [{ deputyNo: 'A1', today: page.today }],
  reminders: [{ dutyIds: ['x', 'y'] }],
  held: [{ deputyNo: 'A1', limit: 50, after: 'x' }],
  stopped: [{}],
  untold: [{ personId: 'x', chatId: 'y', kept: true }],
  ofDistrict: [{ districtId: 'lx' }],
  station: [{ id: 'x' }],
  setting: [{ key: 'x' }],
  number: [{ counter: 'opinion' }, { counter: 'batch' }],
  joined: [{ opinionId: 'x', states: ['merged', 'answered'] }],
  joinedPage: [{ opinionId: 'x', states: ['merged', 'answered'], after: 'x', limit: 200 }],
  dueBatch: [{ now }],
  fanOut: [{ feedbackId: 'x' }],
  fannedTo: [{ feedbackId: 'x' }],
};

// Of an import's size, whatever happens later: read whole on purpose. The middle of a name is found by no index, and of
// mandates that do not run there are few.
const small = [
  'Door',
  'Office',
  'OfficeArea',
  'Congress',
  'District',
  'Area',
  'Holiday',
  'Station',
  'Organ',
  'Counter',
];

describe.each(providers)('questions (%s)', (provider) => {
  it('of every kind are answered by index, and so are the letters, the sweep and the timers', async () => {
    const database = await watchedDatabase(provider);
    const stage = await openHall(database);
    const deputy = await stage.joined({ deputy: 'A1' });
    await stage.joined({ office: 'WH' });
    const citizen = await stage.phone({ start: 'd_A1' });
    await submitted(stage, citizen);
    await deputy.say('/ack');
    await citizen.say('门口的井盖也坏了');
    database.takeStatements();

    await committer(database).commit(function* () {
      for (const [kind, keys] of Object.entries(asked) as [QuestionKind, readonly Question['key'][]][])
        for (const key of keys) yield* ask(kind, key as never);
      return { value: undefined, writes: [] };
    });
    const chat = await chatAt(database.reader, 'web', citizen.address);
    await lettersAfter(database.reader, chat?.id ?? '', 0);
    await historyOf(database.reader, chat?.id ?? '');
    stage.clock.set(now);
    await runTimers(stage.world);
    await sendReminders(stage.world);
    await stage.pass(seconds(1));
    await citizen.read();

    const plan = await planner(database);
    const statements = new Map(database.takeStatements().map((query) => [query.sql, query]));
    expect(statements.size).toBeGreaterThan(50);
    const scans: string[] = [];
    for (const query of statements.values())
      for (const table of await plan(query))
        if (!small.includes(table) && !(table === 'Deputy' && /LIKE|"mandate" <>/.test(query.sql)))
          scans.push(`${table}: ${query.sql.replaceAll(/\s+/g, ' ')}`);
    expect(scans).toEqual([]);
  });

  it('that many ask at once are answered in the order in which they were asked', async () => {
    const database = await watchedDatabase(provider);
    const stage = await openHall(database);
    const people = [
      await stage.phone({ name: '甲' }),
      await stage.phone({ name: '乙' }),
      await stage.phone({ name: '丙' }),
    ];
    const { commit } = committer(database);
    const names = await Promise.all(
      [2, 0, 1, 7, 2].map((index) =>
        commit(function* () {
          const scene = yield* ask('scene', {
            channel: 'web',
            address: people[index]?.address ?? 'nobody',
            update: String(index),
          });
          return { value: scene?.person.name ?? null, writes: [] };
        }),
      ),
    );
    expect(names).toEqual(['丙', '甲', '乙', null, '丙']);
  });

  it('about the newest own opinions show five, and count those of today only', async () => {
    const stage = await openHall(await watchedDatabase(provider));
    const citizen = await stage.phone({ start: 'd_A1' });
    const numbers: number[] = [];
    for (let count = 0; count < 7; count++)
      numbers.push(await submitted(stage, citizen, `第${count}件：路灯坏了半个月`));
    const scene = await stage.world.store.ask('scene', { channel: 'web', address: citizen.address, update: '' });
    expect(scene?.own.map((one) => one.number)).toEqual(numbers.toReversed().slice(0, 5));
    expect(scene?.own.every((one) => one.lastLetterAt !== null)).toBe(true);
    const personId = scene?.person.id ?? '';
    expect(await stage.world.store.ask('today', { personId, since: local('2026-10-19T00:00') })).toBe(7);
    expect(await stage.world.store.ask('today', { personId, since: local('2026-10-20T00:00') })).toBe(0);
  });
});

/** For a statement the tables that are read whole, be it along an index. */
async function planner(database: WatchedDatabase): Promise<(query: SqlQuery) => Promise<string[]>> {
  const isPlain = ({ sql }: SqlQuery): boolean => /^\s*(SELECT|UPDATE|DELETE)/.test(sql);
  if (database.provider === 'sqlite')
    return async (query) => {
      if (!isPlain(query)) return [];
      const lines = await database.reader.$queryRaw<{ detail: string }[]>(raw(`EXPLAIN QUERY PLAN ${query.sql}`));
      return lines.flatMap(
        ({ detail }) =>
          detail.match(/^SCAN (?!CONSTANT|asked|given|first|every|source\d|rank\d|\d+-ROW)(?:main\.)?(\w+)/)?.[1] ?? [],
      );
    };
  const client = new pg.Client(database.url);
  await client.connect();
  onTestFinished(() => client.end());
  // Small tables are read whole because that is quicker; here we ask what happens when they are large.
  await client.query('SET enable_seqscan = off; SET enable_bitmapscan = off');
  return async (query) => {
    if (!isPlain(query)) return [];
    const { rows } = await client.query(`EXPLAIN (FORMAT JSON) ${query.sql}`, [...query.args]);
    return readWhole(rows[0]['QUERY PLAN'][0].Plan);
  };
}

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Cond'?: string;
  readonly Plans?: readonly PlanNode[];
}

function readWhole(node: PlanNode): string[] {
  const whole =
    node['Relation Name'] !== undefined && node['Index Cond'] === undefined && /Scan/.test(node['Node Type']);
  return [...(whole ? [node['Relation Name'] ?? ''] : []), ...(node.Plans ?? []).flatMap(readWhole)];
}
