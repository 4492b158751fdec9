/** One PostgreSQL for the whole run, started when the first test asks for it. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** GET it: the answer is the address of the PostgreSQL server, which holds a migrated database to copy. */
    postgresDoor: string;
  }
}

/** The name of the migrated database that tests copy. */
export const templateName = 'huying_template';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let server: Promise<{ child: ChildProcess; url: string }> | undefined;
  const door = createServer(async (_, response) => {
    try {
      server ??= startPostgres();
      response.end((await server).url);
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  door.listen(0, '127.0.0.1');
  await once(door, 'listening');
  project.provide('postgresDoor', `http://127.0.0.1:${(door.address() as AddressInfo).port}`);

  return async () => {
    door.close();
    door.closeAllConnections();
    const { child } = (await server?.catch(() => undefined)) ?? {};
    if (!child || child.exitCode !== null) return;
    const gone = once(child, 'exit');
    child.stdin?.end();
    await gone;
  };
}

async function startPostgres(): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('postgres-server.mjs', import.meta.url))], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  const [url] = await Promise.race([once(lines, 'line'), once(child, 'exit').then(refuse)]);
  const admin = new pg.Client(`${url}/postgres`);
  await admin.connect();
  await admin.query(`CREATE DATABASE ${templateName}`);
  await admin.end();
  const { migratePostgres } = await import('../src/store/migrate-postgres.ts');
  await migratePostgres(`${url}/${templateName}`);
  return { child, url };
}

function refuse(): never {
  throw new Error('PostgreSQL for the tests did not start; its own words are above');
}
