/**
 * A store with years of opinions in it, made by the database itself: one real opinion, its duty and its route are copied,
 * with other numbers, people and days. Of each hundred four are still open; half of those an organ has; a fifth is late.
 */

import { webChat } from '../bots/web/web-chat.ts';
import { addDays, dayAt } from '../src/domain/day.ts';
import { importRoster } from '../src/flow/import-roster.ts';
import { raw } from '../src/store/sql.ts';
import type { World } from '../src/world.ts';
import { enteredByOffice, manyJoined } from '../test/flow/many-joined.ts';

export interface Filled {
  readonly deputyNo: string;
  readonly organId: string;
  readonly officeId: string;
}

const chunk = 50_000;

export async function fill(world: World, count: number, note: (line: string) => void): Promise<Filled> {
  const imported = await importRoster(world, 'prisma/demo', { anyTerm: true });
  if ('problems' in imported) throw new Error(JSON.stringify(imported.problems[0]));
  await world.refresh();
  const { writer, reader, provider } = world.store.database;
  const run = (sql: string) => writer.$executeRawUnsafe(sql);
  const deputies = await reader.deputy.findMany({ where: { mandate: 'active' }, orderBy: { no: 'asc' }, take: 8 });
  const [organ, ...organs] = [...world.directory().organs.values()];
  const offices = [...world.directory().offices.keys()].slice(0, 2);
  const [first] = deputies;
  if (!first || !organ) throw new Error('The roster is empty');
  const seed = await seeded(world, first.no, organ.id);
  const today = dayAt(world.now(), world.place.timeZone);
  const days = (from: number, length: number) => Array.from({ length }, (_, at) => addDays(today, from + at));
  const plan: Plan = {
    ...seed,
    columns: {
      Opinion: await columnsOf(world, 'Opinion'),
      Duty: await columnsOf(world, 'Duty'),
      Route: await columnsOf(world, 'Route'),
    },
    deputy: oneOf(deputies.map(({ no }) => no)),
    organ: oneOf([organ, ...organs].slice(0, 7).map(({ id }) => id)),
    office: oneOf(offices),
    // From twelve days ago on; the open ones of one holder are spread over all of them.
    due: oneOf(days(-12, 61), '"nth" / 25'),
    ahead: oneOf(days(1, 30), '"nth" / 25'),
  };
  const indexes = await indexesOf(world);
  for (const { name } of indexes) await run(`DROP INDEX "${name}"`);
  for (let from = 0; from < count; from += chunk) {
    const to = Math.min(count, from + chunk);
    for (const sql of copies(plan, from, to)) await run(sql);
    if (count > chunk) note(`${provider}: ${to.toLocaleString('en')} opinions`);
  }
  for (const { definition } of indexes) await run(definition);
  // As its own housekeeping would sooner or later.
  if (provider === 'postgresql') await run('VACUUM ANALYZE');
  return {
    deputyNo: await busiest(world, 'study'),
    organId: await busiest(world, 'reply'),
    officeId: await busiest(world, 'supervise'),
  };
}

interface Plan {
  readonly opinionId: string;
  readonly dutyId: string;
  readonly routeId: string;
  readonly columns: Readonly<Record<'Opinion' | 'Duty' | 'Route', readonly string[]>>;
  readonly deputy: string;
  readonly organ: string;
  readonly office: string;
  readonly due: string;
  readonly ahead: string;
}

/** One real opinion that was referred to an organ. */
async function seeded(
  world: World,
  deputy: string,
  organId: string,
): Promise<Pick<Plan, 'opinionId' | 'dutyId' | 'routeId'>> {
  const { target } = await manyJoined(world, { channel: webChat(), deputy, count: 1, merge: false });
  const organ = world.directory().organs.get(organId);
  const inCharge = await world.store.ask('deputy', { no: deputy });
  if (!organ || !inCharge) throw new Error(`Nobody is ${organId} or ${deputy}`);
  await enteredByOffice(world, target.id, { name: 'assign', deputy: inCharge });
  await enteredByOffice(world, target.id, { name: 'refer', organ, brief: '路灯坏了半个月，夜里看不见路' });
  const matter = await world.store.ask('matter', { id: target.id });
  const route = matter?.routes[0];
  const duty = matter?.duties.find(({ kind }) => kind === 'accept');
  if (!route || !duty) throw new Error('Nothing was referred');
  return { opinionId: target.id, dutyId: duty.id, routeId: route.id };
}

const open = '"nth" % 25 = 0';
const forwarded = '"nth" % 10 = 0';
const atOrgan = '"nth" % 50 = 0';
const running = (when: string): string => `CASE WHEN ${when} THEN 'running' ELSE 'settled' END`;

/** What is copied how often: opinions, their routes, and each kind of duty. */
function copies(plan: Plan, from: number, to: number): string[] {
  const { deputy, organ, office, due } = plan;
  const numbers = `WITH RECURSIVE "i"("nth") AS (SELECT ${from} UNION ALL SELECT "nth" + 1 FROM "i" WHERE "nth" < ${to - 1})`;
  const copy = (table: 'Opinion' | 'Duty' | 'Route', seed: string, set: Record<string, string>, where = '1 = 1') => {
    const columns = plan.columns[table];
    const values = columns.map((column) => set[column] ?? `t."${column}"`);
    const names = columns.map((column) => `"${column}"`).join(', ');
    return `INSERT INTO "${table}" (${names}) ${numbers} SELECT ${values.join(', ')} FROM "i" CROSS JOIN "${table}" t WHERE t."id" = '${seed}' AND ${where}`;
  };
  const id = (letter: string) => `'${letter}' || (10000000 + "nth")`;
  const number = '(5000000 + "nth")';
  const duty = (kind: string, holder: readonly [string, string], status: string, where?: string, day = due) =>
    copy(
      'Duty',
      plan.dutyId,
      {
        id: id(`${kind}-`),
        opinionId: id('o'),
        routeId: kind === 'accept' || kind === 'reply' ? id('r') : 'NULL',
        officeId: office,
        kind: `'${kind}'`,
        holderRole: `'${holder[0]}'`,
        holderId: holder[1],
        status,
        due: day,
        nextAt: 'NULL',
      },
      where,
    );
  const settled = `'settled'`;
  return [
    copy('Opinion', plan.opinionId, {
      id: id('o'),
      number,
      code: 'NULL',
      authorId: 'NULL',
      chatId: 'NULL',
      deputyNo: deputy,
      officeId: office,
      state: `CASE WHEN ${open} THEN 'handling' ELSE 'closed' END`,
    }),
    copy(
      'Route',
      plan.routeId,
      {
        id: id('r'),
        opinionId: id('o'),
        no: number,
        targetId: organ,
        state: `CASE WHEN ${atOrgan} THEN 'accepted' ELSE 'evaluated' END`,
      },
      forwarded,
    ),
    duty('acknowledge', ['deputy', deputy], settled),
    duty('study', ['deputy', deputy], running(`${open} AND NOT ${atOrgan}`)),
    // The silent clocks: every open one has its own, and the sweep never leaves one late.
    duty('progress', ['deputy', deputy], running(open), '1 = 1', plan.ahead),
    duty('rating', ['citizen', `''`], settled, `NOT ${open}`),
    duty('accept', ['organ', organ], settled, forwarded),
    duty('reply', ['organ', organ], running(atOrgan), forwarded),
    duty('triage', ['office', office], running('"nth" % 500 = 0'), '"nth" % 100 = 0'),
    duty('supervise', ['office', office], running('"nth" % 500 = 250'), '"nth" % 50 = 0'),
  ];
}

/** A value of the list for each number: now this one, now that, unless told otherwise. */
function oneOf(values: readonly string[], by = '"nth" * 101 / 13'): string {
  const cases = values.map((value, at) => `WHEN ${at} THEN '${value}'`).join(' ');
  return `CASE (${by}) % ${values.length} ${cases} END`;
}

async function columnsOf({ store }: World, table: string): Promise<string[]> {
  const [row] = await store.database.reader.$queryRaw<object[]>(raw(`SELECT * FROM "${table}" LIMIT 1`));
  return Object.keys(row ?? {});
}

/** Who owes most of this. */
async function busiest({ store }: World, kind: string): Promise<string> {
  const where = { kind, status: 'running' };
  const [most] = await store.database.reader.duty.groupBy({
    by: ['holderId'],
    where,
    orderBy: { _count: { holderId: 'desc' } },
    take: 1,
  });
  if (!most) throw new Error(`Nobody owes a ${kind}`);
  return most.holderId;
}

/** Those that are no key: built once at the end they take minutes less. */
async function indexesOf({ store }: World): Promise<readonly { readonly name: string; readonly definition: string }[]> {
  const { reader, provider } = store.database;
  const tables = `('Opinion', 'Duty', 'Route')`;
  const rows = await reader.$queryRaw<{ name: string; definition: string }[]>(
    raw(
      provider === 'sqlite'
        ? `SELECT name, sql AS definition FROM sqlite_master WHERE type = 'index' AND tbl_name IN ${tables} AND sql IS NOT NULL`
        : `SELECT indexname AS name, indexdef AS definition FROM pg_indexes WHERE tablename IN ${tables}`,
    ),
  );
  return rows.filter(({ name }) => name.endsWith('_idx'));
}
