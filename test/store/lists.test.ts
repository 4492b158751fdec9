/** Lists open at once however much is stored: each source is read along its index from its soonest on, nothing is sorted. */

import type { SqlQuery } from '@prisma/driver-adapter-utils';
import pg from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type DeskList, mostCounted } from '../../src/conversation/questions.ts';
import { raw } from '../../src/store/sql.ts';
import { providers } from '../databases.ts';
import { acts, asDeputy, asHandler, asOffice, lastRoute, organ } from '../flow/acting.ts';
import { openStage } from '../stage.ts';
import { daysFrom, mornings, submitted } from '../stories/calendar-steps.ts';
import { type WatchedDatabase, watchedDatabase } from './watched-database.ts';

const today = '2026-11-30';
const page = { skip: 0, take: 20 } as const;
const lists: readonly DeskList[] = [
  'triage',
  'overdue',
  'decide',
  'reach',
  'call-back',
  'supervise',
  'register',
  'all',
];

describe.each(providers)('the lists (%s)', (provider) => {
  it('read each source from its soonest on along an index, without a sort', async () => {
    const database = await watchedDatabase(provider);
    const { world } = await openStage(database);
    database.takeStatements();
    const officeIds = ['KM', 'WH'];
    for (const list of lists) await world.store.ask('desk', { officeIds, list, today, ...page });
    await world.store.ask('inbox', { deputyNos: ['W001', 'W002'], today, ...page, skip: 40 });
    await world.store.ask('organInbox', { organIds: ['KM-CG', 'KM-SW'], ...page });
    const sources = database.takeStatements().flatMap(sourcesOf);
    expect(sources).toHaveLength(2 * (lists.length + 1) + 2 + 2);
    const plan = await planner(database);
    for (const source of sources) expect(await plan(source), source.sql).toMatchObject({ sorts: false, whole: [] });
  });

  it('hold what organs owe: in the inbox of the organ, and when it is late in the overdue list of the office', async () => {
    const stage = await openStage(await watchedDatabase(provider));
    await stage.joined({ deputy: 'W001' });
    const citizen = await stage.phone({ start: 'd_W001' });
    const number = await submitted(stage, citizen, '路灯坏了半个月，老人摔了');
    const brief = '龙翔街道路灯坏了半个月';
    const refer = { name: 'refer', organ: organ(stage, 'KM-CG'), coHandlers: [organ(stage, 'KM-SW')], brief } as const;
    await acts(stage, number, asDeputy('W001'), refer);
    const { id: routeId } = await lastRoute(stage, number);
    const { store } = stage.world;
    const opinionId = (await store.ask('matter', { number }))?.opinion.id;
    const inbox = (organId: string) => store.ask('organInbox', { organIds: [organId], ...page });
    const owed = {
      routeId,
      opinionId,
      no: number,
      n: 1,
      brief,
      state: 'offered',
      dutyKind: 'accept',
      due: '2026-10-28',
    };
    expect(await inbox('KM-CG')).toEqual({ items: [owed], total: 1 });
    expect(await inbox('KM-SW')).toEqual({ items: [], total: 0 });
    await acts(stage, number, asHandler('KM-CG'), { name: 'accept', routeId });
    const accepted = { ...owed, state: 'accepted' };
    expect((await inbox('KM-CG')).items).toEqual([{ ...accepted, dutyKind: 'reply', due: '2026-11-09' }]);
    expect((await inbox('KM-SW')).items).toEqual([{ ...accepted, dutyKind: 'co-opinion', due: '2026-11-19' }]);

    const office = (await store.ask('matter', { number }))?.opinion.officeId ?? '';
    const desk = (list: DeskList, on: string) => store.ask('desk', { officeIds: [office], list, today: on, ...page });
    expect((await desk('overdue', '2026-11-09')).items).toEqual([]);
    expect((await desk('overdue', '2026-11-10')).items).toMatchObject([
      { number, dutyKind: 'reply', due: '2026-11-09', route: { no: number, n: 1 } },
    ]);
    expect((await desk('supervise', '2026-11-10')).items).toEqual([]);
    // L4, ten working days later: a supervision without an owner, until somebody acts on it.
    await mornings(stage, daysFrom('2026-11-10', '2026-11-23'), []);
    const since = { number, start: '2026-11-23', due: '2026-12-07', route: { no: number, n: 1 } };
    expect((await desk('supervise', today)).items).toMatchObject([{ ...since, owner: null, raised: false }]);
    const clerk = await stage.phone({ name: '周敏' });
    const scene = await store.ask('scene', { channel: 'web', address: clerk.address, update: '' });
    const by = { ...asOffice(office), personId: scene?.person.id ?? '' } as const;
    await acts(stage, number, by, { name: 'key-supervise', reason: '两次没有答复' });
    expect((await desk('supervise', today)).items).toMatchObject([{ ...since, owner: '周敏', raised: true }]);
  });

  it('follow the opinion to its office, and are not counted beyond what anybody reads', async () => {
    const stage = await openStage(await watchedDatabase(provider));
    await stage.joined({ deputy: 'W001' });
    const citizen = await stage.phone({ start: 'd_W001' });
    const number = await submitted(stage, citizen, '路灯坏了半个月，老人摔了');
    const { writer, reader } = stage.world.store.database;
    const matter = await stage.world.store.ask('matter', { number });
    const duty = await reader.duty.findFirstOrThrow({
      where: { opinionId: matter?.opinion.id ?? '', kind: 'acknowledge' },
    });
    expect(duty.officeId).toBe(matter?.opinion.officeId);
    const many = Array.from({ length: mostCounted + 50 }, (_, at) => ({ ...duty, id: `more-${at}`, why: {} }));
    await writer.duty.createMany({ data: many });
    const first = await stage.world.store.ask('inbox', { deputyNos: ['W001'], today, skip: 0, take: 5 });
    expect([first.items.length, first.total]).toEqual([5, mostCounted]);
    const ids = async (skip: number) =>
      (
        await stage.world.store.ask('desk', {
          officeIds: [duty.officeId ?? '', 'KM'],
          list: 'overdue',
          today,
          skip,
          take: 7,
        })
      ).items.length;
    expect([await ids(0), await ids(mostCounted + 44), await ids(mostCounted + 51)]).toEqual([7, 7, 0]);
  });
});

/** The innermost selections of a list: `SELECT … FROM "Duty" WHERE … LIMIT`. */
function sourcesOf({ sql, args }: SqlQuery): { readonly sql: string; readonly args: readonly unknown[] }[] {
  const found: { sql: string; args: readonly unknown[] }[] = [];
  let at = 0;
  for (const [inner] of sql.matchAll(/SELECT [^()]*FROM "Duty" WHERE (?:[^()]|\([^()]*\))*? LIMIT (?:\?|\$\d+)/g)) {
    const holes = inner.match(/\?|\$\d+/g)?.length ?? 0;
    let n = 0;
    if (/ORDER BY/.test(inner))
      found.push({ sql: inner.replace(/\$\d+/g, () => `$${++n}`), args: args.slice(at, at + holes) });
    at += holes;
  }
  return found;
}

interface Plan {
  readonly sorts: boolean;
  readonly whole: readonly string[];
}

async function planner(
  database: WatchedDatabase,
): Promise<(query: { readonly sql: string; readonly args: readonly unknown[] }) => Promise<Plan>> {
  if (database.provider === 'sqlite')
    return async ({ sql }) => {
      const lines = await database.reader.$queryRaw<{ detail: string }[]>(raw(`EXPLAIN QUERY PLAN ${sql}`));
      const details = lines.map(({ detail }) => detail);
      return {
        sorts: details.some((detail) => /TEMP B-TREE/.test(detail)),
        whole: details.filter((detail) => !/^SEARCH Duty USING INDEX/.test(detail)),
      };
    };
  const client = new pg.Client(database.url);
  await client.connect();
  onTestFinished(() => client.end());
  // The tables are nearly empty here: it is asked what happens when they are large.
  await client.query('SET enable_seqscan = off; SET enable_bitmapscan = off; SET enable_sort = off');
  return async ({ sql, args }) => {
    const { rows } = await client.query(`EXPLAIN (FORMAT JSON) ${sql}`, [...args]);
    const nodes = nodesOf(rows[0]['QUERY PLAN'][0].Plan);
    return {
      sorts: nodes.some((node) => /Sort/.test(node['Node Type'])),
      whole: nodes.flatMap((node) =>
        node['Relation Name'] !== undefined && node['Index Cond'] === undefined ? node['Relation Name'] : [],
      ),
    };
  };
}

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Cond'?: string;
  readonly Plans?: readonly PlanNode[];
}

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];
