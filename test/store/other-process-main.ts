/** What other-process.ts runs in a process of its own: `node main.js COMMAND ARGUMENTS…`. */

import { setTimeout as sleep } from 'node:timers/promises';
import { OperatorError } from '../../src/operator-error.ts';
import { migratePostgres } from '../../src/store/migrate-postgres.ts';
import { migrateSqlite } from '../../src/store/migrate-sqlite.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { connectSqlite } from '../../src/store/sqlite-file.ts';

const [command = '', target = '', number = '0'] = process.argv.slice(2);

const commands: Record<string, () => Promise<unknown>> = {
  /** At a given moment, so that several do it at once. */
  migrate: async () => {
    await sleep(Number(number) - Date.now());
    return target.startsWith('file:') ? migrateSqlite(target.slice('file:'.length)) : migratePostgres(target);
  },

  /** Serves until it is ended. */
  serve: async () => {
    await openDatabase(target, { server: true });
    setInterval(() => {}, 1000);
    return 'serving';
  },

  /** Holds the file's write lock for so many milliseconds. */
  hold: async () => {
    const connection = connectSqlite(target, { patienceMs: 1000 });
    connection.exec('BEGIN IMMEDIATE');
    setTimeout(() => connection.close(), Number(number));
    return 'holding';
  },

  /** Reads, thinks, writes: so many times. */
  increment: async () => {
    const database = await openDatabase(target, { relaxed: true });
    for (let n = 0; n < Number(number); n++)
      await database.writer.$transaction(async (tx) => {
        const { value } = await tx.counter.findUniqueOrThrow({ where: { name: 'shared' } });
        await sleep(1);
        await tx.counter.update({ where: { name: 'shared' }, data: { value: value + 1 } });
      });
    await database.close();
    return 'done';
  },
};

try {
  console.log(JSON.stringify(await commands[command]?.()));
} catch (error) {
  console.log(JSON.stringify(error instanceof OperatorError ? { refused: error.key } : { failed: String(error) }));
  process.exitCode = 1;
}
