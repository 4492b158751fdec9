import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { expect, it } from 'vitest';
import { type Db, openDatabase } from '../../src/store/open-database.ts';
import { describeOnBothDatabases, emptyDatabase, openOn, providers } from '../databases.ts';
import { otherProcess } from './other-process.ts';

describeOnBothDatabases('an open database', (open, provider) => {
  it('a write beside an open transaction stays when that transaction is undone', async () => {
    const { writer } = await open();
    let beside: Promise<unknown> = Promise.resolve();
    const undone = writer.$transaction(async (tx) => {
      await tx.counter.create({ data: { name: 'inside', value: 1 } });
      beside = writer.counter.create({ data: { name: 'beside', value: 1 } }).then((row) => row);
      await sleep(30);
      throw new Error('changed my mind');
    });
    await expect(undone).rejects.toThrow('changed my mind');
    await beside;
    expect(await writer.counter.findMany()).toEqual([{ name: 'beside', value: 1 }]);
  });

  it('a batch beside an open transaction stays when that transaction is undone', async () => {
    const { writer } = await open();
    let beside: Promise<unknown> = Promise.resolve();
    const undone = writer.$transaction(async (tx) => {
      await tx.counter.create({ data: { name: 'inside', value: 1 } });
      beside = writer.$transaction([writer.counter.create({ data: { name: 'beside', value: 1 } })]);
      await sleep(30);
      throw new Error('changed my mind');
    });
    await expect(undone).rejects.toThrow('changed my mind');
    await beside;
    expect(await writer.counter.findMany()).toEqual([{ name: 'beside', value: 1 }]);
  });

  it('thirty transactions of 80 ms that arrive at once all succeed', async () => {
    const { writer } = await open();
    const names = Array.from({ length: 30 }, (_, n) => `n${n}`);
    await Promise.all(
      names.map((name) =>
        writer.$transaction(async (tx) => {
          await tx.counter.create({ data: { name, value: 1 } });
          await sleep(80);
        }),
      ),
    );
    expect(await writer.counter.count()).toBe(30);
  });

  it('a question is not held up by an open transaction, and sees what is committed', async () => {
    const { writer, reader } = await open();
    await writer.counter.create({ data: { name: 'seen', value: 1 } });
    await writer.$transaction(async (tx) => {
      await tx.counter.update({ where: { name: 'seen' }, data: { value: 2 } });
      expect(await reader.counter.findUnique({ where: { name: 'seen' } })).toMatchObject({ value: 1 });
    });
    expect(await reader.counter.findUnique({ where: { name: 'seen' } })).toMatchObject({ value: 2 });
  });

  it('goes on after a refused row, inside the same process', async () => {
    const { writer } = await open();
    await writer.counter.create({ data: { name: 'twice', value: 1 } });
    await expect(writer.counter.create({ data: { name: 'twice', value: 2 } })).rejects.toMatchObject({ code: 'P2002' });
    await expect(
      writer.$transaction([
        writer.counter.create({ data: { name: 'new', value: 1 } }),
        writer.counter.create({ data: { name: 'twice', value: 2 } }),
      ]),
    ).rejects.toMatchObject({ code: 'P2002' });
    expect(await writer.counter.findMany()).toEqual([{ name: 'twice', value: 1 }]);
  });

  it('an error quotes no value of the query', async () => {
    const { writer } = await open();
    const data = { name: 'a citizen wrote this', value: 1 };
    await writer.counter.create({ data });
    const refused = await writer.counter.create({ data }).catch((error: Error) => error);
    expect(refused).toMatchObject({ code: 'P2002' });
    expect(`${(refused as Error).message}${(refused as Error).stack}`).not.toContain(data.name);
  });

  it('opened for reading only, it refuses writes', async () => {
    const { url } = await open();
    const database = await openDatabase(url, { readonly: true });
    expect(await database.reader.counter.count()).toBe(0);
    await expect(database.writer.counter.create({ data: { name: 'x', value: 1 } })).rejects.toThrow();
    await expect((database.reader as Db).counter.create({ data: { name: 'x', value: 1 } })).rejects.toThrow();
    await database.close();
  });

  it('a nested transaction that is undone leaves the rest of its transaction', async () => {
    const { writer } = await open();
    await writer.$transaction(async (tx) => {
      await tx.counter.create({ data: { name: 'kept', value: 1 } });
      await expect(
        (tx as Db).$transaction(async (inner) => {
          await inner.counter.create({ data: { name: 'dropped', value: 1 } });
          throw new Error('no');
        }),
      ).rejects.toThrow('no');
    });
    expect(await writer.counter.findMany()).toEqual([{ name: 'kept', value: 1 }]);
  });

  it('closing lets running transactions end first or fails them, and never keeps half of one', async () => {
    const { writer, close, url } = await open();
    const running = writer
      .$transaction(async (tx) => {
        await tx.counter.create({ data: { name: 'one', value: 1 } });
        await sleep(50);
        await tx.counter.create({ data: { name: 'two', value: 1 } });
      })
      .catch(() => {});
    await sleep(20);
    await close();
    await running;
    const again = await openDatabase(url);
    expect([0, 2]).toContain(await again.writer.counter.count());
    await again.close();
  });

  it('two processes that read and then write lose nothing to a busy database', async () => {
    if (provider === 'postgresql') return; // There an update waits for the row; what is lost is a matter of isolation.
    const { writer, url } = await open();
    await writer.counter.create({ data: { name: 'shared', value: 0 } });
    const both = await Promise.all([1, 2].map(() => otherProcess(['increment', url, '150'])));
    expect(both.map(({ answer }) => answer)).toEqual(['done', 'done']);
    expect(await writer.counter.findMany()).toEqual([{ name: 'shared', value: 300 }]);
  });
});

it('an address that is no database is refused without showing what may be a secret', async () => {
  const refused = openDatabase('mysql://root:hunter2@db.example.com/huying');
  await expect(refused).rejects.toMatchObject({
    key: 'cli:store.urlUnknown',
    params: { value: 'mysql://db.example.com/huying' },
  });
  await expect(refused).rejects.not.toThrow('hunter2');
});

it('a PostgreSQL that is not there is told as such, without its password', async () => {
  const refused = openDatabase('postgresql://huying:hunter2@127.0.0.1:1/huying');
  await expect(refused).rejects.toMatchObject({
    key: 'cli:store.unreachable',
    params: { file: 'postgresql://127.0.0.1:1/huying' },
  });
  await expect(refused).rejects.not.toThrow('hunter2');
});

it.runIf(providers.includes('postgresql'))(
  'tells a missing database, a wrong password and a read-only database apart',
  async () => {
    const url = await emptyDatabase('postgresql');
    await expect(openDatabase(`${url}_not`)).rejects.toMatchObject({ key: 'cli:store.databaseMissing' });
    await expect(openDatabase(url.replace('huying:huying', 'huying:wrong'))).rejects.toMatchObject({
      key: 'cli:store.loginRefused',
    });

    const open = await openOn('postgresql')();
    const client = new pg.Client(open.url);
    await client.connect();
    await client.query(`ALTER DATABASE ${new URL(open.url).pathname.slice(1)} SET default_transaction_read_only = on`);
    await client.end();
    await expect(openDatabase(open.url)).rejects.toMatchObject({ key: 'cli:store.readOnly' });
  },
);
