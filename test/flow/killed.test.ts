import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { expect, it, onTestFinished } from 'vitest';
import { bundleAside } from '../../scripts/bundle.mjs';
import { openDatabase } from '../../src/store/open-database.ts';
import { connectSqlite } from '../../src/store/sqlite-file.ts';
import { emptyDatabase, temporaryFolder } from '../databases.ts';
import { openHall, openPost } from './hall.ts';

interface Told {
  readonly ready?: string;
  readonly sending?: {
    readonly id: string;
    readonly address: string;
    readonly text?: string;
    readonly choice?: string;
  };
  readonly confirmed?: string;
  readonly sent?: string;
}

it('a server killed in the middle of its work loses nothing it has confirmed, does nothing twice, and leaves nothing half done', {
  timeout: 90_000,
}, async () => {
  const url = await emptyDatabase('sqlite');
  const prepared = await openDatabase(url, { relaxed: true });
  await openHall(prepared);
  await prepared.close();
  const entry = await bundleAside('test/flow/under-load-main.ts');
  const told: Told[] = [];
  for (let kill = 0; kill < 4; kill++) told.push(...(await runAndKill(entry, url, `life${kill}`)));

  const confirmed = told.flatMap((one) => one.confirmed ?? []);
  const sending = told.flatMap((one) => one.sending ?? []);
  expect(confirmed.length).toBeGreaterThan(20);
  expect(sending.length).toBeGreaterThan(confirmed.length);
  const damage = connectSqlite(url.slice('file:'.length), { patienceMs: 1000 });
  expect(damage.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
  expect(damage.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
  damage.close();

  // The platform sends again what was not confirmed, and what was, for good measure. Leases of the dead have ended.
  const database = await openDatabase(url, { relaxed: true });
  onTestFinished(() => database.close());
  const heard = new Set((await database.reader.inbound.findMany()).map((row) => row.externalId));
  expect(confirmed.filter((id) => !heard.has(id))).toEqual([]);
  const stage = await openHall(database, new Date(Date.now() + 300_000));
  const office = await openPost(stage);
  for (const message of sending)
    await office.post.hear({ kind: 'said', message: { ...message, at: stage.clock.now() } });
  await office.deliver();

  const { reader } = database;
  for (const { address, id } of await reader.chat.findMany({ where: { address: { startsWith: 'life' } } })) {
    const sure = sending.filter((one) => one.address === address && one.choice).length;
    expect([address, await reader.opinion.count({ where: { chatId: id } })]).toEqual([address, sure]);
    expect(await reader.inbound.count({ where: { chatId: id } })).toBe(
      sending.filter((one) => one.address === address).length,
    );
  }
  for (const opinion of await reader.opinion.findMany({ include: { events: true, duties: true, pieces: true } })) {
    expect(opinion.events).toHaveLength(opinion.eventSeq);
    expect(opinion.pieces).toHaveLength(1);
    expect(opinion.duties.filter((duty) => duty.status === 'running').length).toBeGreaterThan(0);
    expect(await reader.letter.count({ where: { opinionId: opinion.id, rank: 0 } })).toBe(1);
  }
  expect(await reader.letter.count({ where: { state: { in: ['waiting', 'sending'] } } })).toBe(0);
  const times = new Map<string, number>();
  for (const id of [...told.flatMap((one) => one.sent ?? []), ...office.post.taken.map((letter) => letter.id)])
    times.set(id, (times.get(id) ?? 0) + 1);
  expect(Math.max(...times.values())).toBeLessThanOrEqual(2);
});

/** Lets it work until it has confirmed some messages, ends it as a power cut would, and returns what it had told by then. */
async function runAndKill(entry: string, url: string, name: string): Promise<readonly Told[]> {
  const child = spawn(process.execPath, [entry, url, temporaryFolder(), name], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const told: Told[] = [];
  let left = 10 + Math.random() * 20;
  for await (const line of createInterface({ input: child.stdout })) {
    // The last line may be cut off.
    if (line.endsWith('}')) told.push(JSON.parse(line));
    if (told.at(-1)?.confirmed && --left < 0) child.kill('SIGKILL');
  }
  return told;
}
