import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { migrateSqlite } from '../../src/store/migrate-sqlite.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { temporaryFolder } from '../databases.ts';
import type { Shown } from '../web/site.ts';
import { type Home, huying, type Ran, start } from './huying.ts';

const roster = join(process.cwd(), 'test/fixtures/second-place-roster.json');

describe('a server that is started', () => {
  let port: number;
  let home: Home;
  beforeAll(async () => {
    port = await freePort();
    home = { folder: temporaryFolder() };
    // Everything it needs to know stands in .env, as an office would have it.
    writeFileSync(
      join(home.folder, 'policy.json'),
      '{"quietSeconds":0,"undoSeconds":0,"nightFrom":"00:00","nightTo":"00:00"}',
    );
    writeFileSync(
      join(home.folder, '.env'),
      `PORT=${port}\nHUYING_PLACE=ellermouth\nHUYING_DEMO=0\nHUYING_POLICY=policy.json\nLOG_LEVEL=debug\n`,
    );
    const { code, out, err } = await huying(home, 'import', 'roster', roster);
    if (code !== 0) throw new Error(`${out}${err}`);
  });

  it('reads .env, serves the whole story, lets no second server beside it, and stops when asked', async () => {
    const server = start(home, 'start');
    await server.until('Huying is running.');
    expect(server.printed()).toContain(`http://localhost:${port}/chat`);
    const url = `http://127.0.0.1:${port}`;
    expect(await (await fetch(`${url}/readyz`)).json()).toMatchObject({ ready: true });

    const second = await huying(home, 'start');
    expect(told(second)).toContain(`(process ${server.child.pid}): stop it first`);

    // A code made by a command beside the server makes its holder a deputy.
    const invited = JSON.parse((await huying(home, 'invite', '--deputy', 'C1', '--json')).out) as {
      code: string;
      links: { web: string };
    };
    expect(invited.links.web).toContain(`http://localhost:${port}/chat?start=i_`);
    const deputy = await chat(url, new URL(invited.links.web).searchParams.get('start') ?? '');
    const [welcome] = await deputy.until('nothing');
    expect(welcome?.text).toContain('Margaret Hale');

    const secret = 'the lamp at number 41 is broken';
    const citizen = await chat(url, 'd_C1');
    await citizen.post({ text: `My name is Wilhelmina Oakenshield, phone 01632 960555: ${secret}` });
    const [card] = await citizen.until('drafted');
    await citizen.post({ choice: card?.choices[0]?.id });
    const [receipt] = await citizen.until('submit');
    const number = receipt?.about?.number;
    const code = receipt?.about?.code ?? '';
    await deputy.until('submit');
    await deputy.post({ text: `/ack ${number}` });
    await citizen.until('acknowledge');
    await deputy.post({ text: `/answer ${number} the confidential council replaced it` });
    await deputy.post({ choice: (await deputy.offered('class-A')).id });
    const [answer] = await citizen.until('answer');
    expect(answer?.text).toContain('the confidential council replaced it');
    const [rate] = await citizen.until('rate');
    await citizen.post({ choice: rate?.choices[0]?.id });
    const page = async () =>
      (await (await fetch(`${url}/o/${code}`, { headers: { accept: 'application/json' } })).json()) as {
        state: string;
      };
    await expect.poll(async () => (await page()).state, { timeout: 5000 }).toBe('closed');
    await fetch(`${url}/o/WRNG-CDE2-34567`);
    await fetch(`${url}/api/v1/chat/messages`, { headers: { authorization: `Bearer ${'z'.repeat(43)}` } });

    // Whatever it wrote down at the finest level: no words, names, numbers, tokens or codes.
    const unsaid = [
      secret,
      'Wilhelmina',
      'Oakenshield',
      '960555',
      'confidential',
      citizen.token,
      deputy.token,
      code,
      code.replaceAll('-', ''),
      invited.code,
      invited.code.replace('-', ''),
      'WRNG',
      'zzzzzz',
      'Margaret',
      readFileSync(join(home.folder, 'data/secret'), 'utf8').trim(),
    ];
    for (const words of unsaid) expect(server.printed()).not.toContain(words);

    server.child.kill('SIGTERM');
    const ended = await server.ended();
    expect([ended.code, ended.err]).toEqual([0, '']);
    await expect(fetch(url)).rejects.toThrow();
  });

  it('says who holds the port and how to take another', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const taken = (other.address() as AddressInfo).port;
    // What the environment says goes before what stands in .env.
    const ran = await huying({ ...home, env: { PORT: String(taken) } }, 'start');
    expect(told(ran)).toBe(
      `Port ${taken} on 127.0.0.1 is used by another program: stop it, or choose another with PORT=3001 npm start.\n`,
    );
    other.close();
  });

  it('says that an address is not its own', async () => {
    expect(told(await huying({ ...home, env: { HOST: '203.0.113.1' } }, 'start'))).toContain('203.0.113.1');
  });

  it('without a roster runs, and says what is missing', async () => {
    const empty: Home = { folder: temporaryFolder(), env: { HUYING_DEMO: '0', PORT: String(await freePort()) } };
    const server = start(empty, 'start', '--only', 'web', '--no-schedule');
    await server.until('huying import roster FILE');
    const live = await fetch(`http://127.0.0.1:${empty.env?.PORT}/healthz`);
    expect(live.status).toBe(200);
    expect((await fetch(`http://127.0.0.1:${empty.env?.PORT}/readyz`)).status).toBe(503);
    server.child.kill('SIGINT');
    expect((await server.ended()).code).toBe(0);
  });
});

describe('npm start with nothing configured', () => {
  it('makes the demonstration, even where another command has left an empty file, and touches no real database', async () => {
    const folder = temporaryFolder();
    const fresh: Home = { folder, env: { PORT: String(await freePort()) } };
    expect((await huying(fresh, 'migrate')).code).toBe(0);
    expect(existsSync(join(folder, 'data/demo.db'))).toBe(true);
    const server = start(fresh, 'start');
    await server.until('Try this', 100);
    const url = `http://localhost:${fresh.env?.PORT}`;
    for (const path of ['/demo', '/chat', '/']) expect(server.printed()).toContain(`  ${url}${path}  `);
    const page = await fetch(`${url}/demo`, { headers: { 'accept-language': 'en' } });
    expect([page.status, (await page.text()).match(/data-token=/g)?.length]).toEqual([200, 3]);
    // Each page's script comes in one piece.
    expect(readdirSync(join(process.cwd(), 'dist/static')).sort()).toEqual([
      'chat.js',
      'demo.js',
      'huying.css',
      'mark.svg',
      'page.js',
    ]);
    for (const name of ['chat', 'demo', 'page']) {
      const script = await fetch(`${url}/static/${name}.js`);
      expect([name, script.status, /\bimport\b|\bfrom ?"/.test(await script.text())]).toEqual([name, 200, false]);
    }
    // Beside a running demonstration nothing of it is thrown away.
    expect(told(await huying(fresh, 'demo'))).toContain(`(process ${server.child.pid}): stop it first`);
    const database = await openDatabase(`file:${join(folder, 'data/demo.db')}`, { readonly: true });
    expect(await database.reader.opinion.count()).toBeGreaterThanOrEqual(30);
    await database.close();
    server.child.kill('SIGTERM');
    expect((await server.ended()).code).toBe(0);
    expect(existsSync(join(folder, 'huying.db'))).toBe(false);

    const again = start(fresh, 'start');
    await again.until('Try this');
    expect(again.printed()).not.toContain('First start');
  }, 120_000);
});

describe('a server that cannot start', () => {
  const real = (folder: string, env: Record<string, string> = {}): Home => ({
    folder,
    env: { HUYING_DEMO: '0', ...env },
  });

  it('tells everything that is wrong with the environment in one screen', async () => {
    const ran = await huying(
      {
        folder: temporaryFolder(),
        env: { PORT: 'abc', LOG_LEVEL: 'loud', HUYING_PLACE: 'paris', HUYING_SECRET: 'kurz' },
      },
      'start',
    );
    expect(told(ran).trim().split('\n')).toHaveLength(5);
    expect(ran.err).toContain('PORT=abc');
    expect(ran.err).toContain('kunming | ellermouth');
    expect(ran.err).not.toContain('kurz');
  });

  it('with PostgreSQL and no secret names what is missing', async () => {
    const ran = await huying(
      { folder: temporaryFolder(), env: { DATABASE_URL: 'postgresql://huying:geheim@127.0.0.1:1/huying' } },
      'start',
    );
    expect(told(ran)).toContain('HUYING_SECRET');
    expect(ran.err).not.toContain('geheim');
  });

  it('with a PostgreSQL that is not there says so, without the password', async () => {
    const ran = await huying(
      {
        folder: temporaryFolder(),
        env: { DATABASE_URL: 'postgresql://huying:geheim@127.0.0.1:1/huying', HUYING_SECRET: 'sixteen signs long' },
      },
      'start',
    );
    expect(told(ran)).toContain('cannot be reached');
    expect(`${ran.out}${ran.err}`).not.toContain('geheim');
  });

  it('refuses a damaged database and leaves it as it is', async () => {
    const folder = temporaryFolder();
    const content = 'no database at all '.repeat(500);
    writeFileSync(join(folder, 'huying.db'), content);
    expect(told(await huying(real(folder), 'start'))).toContain('is damaged');
    expect(readFileSync(join(folder, 'huying.db'), 'utf8')).toBe(content);
  });

  it('refuses a database of a newer program', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'huying.db');
    await migrateSqlite(file);
    const database = await openDatabase(`file:${file}`);
    await database.writer.$executeRawUnsafe(
      `INSERT INTO "_prisma_migrations" (id, checksum, finished_at, migration_name, started_at, applied_steps_count) VALUES ('x', 'x', 1, '29990101000000_future', 1, 1)`,
    );
    await database.close();
    expect(told(await huying(real(folder), 'start'))).toContain(
      'newer than this program (unknown migration 29990101000000_future)',
    );
  });

  it('refuses a database that it may not write', async () => {
    const [made, folder] = [temporaryFolder(), temporaryFolder()];
    await migrateSqlite(join(made, 'huying.db'));
    copyFileSync(join(made, 'huying.db'), join(folder, 'huying.db'));
    mkdirSync(join(folder, 'data'));
    writeFileSync(join(folder, 'data/secret'), 'a secret only for tests');
    chmodSync(join(folder, 'huying.db'), 0o444);
    chmodSync(join(folder, 'data'), 0o777);
    chmodSync(folder, 0o777);
    // Root may write everything; the command is run as nobody then.
    expect(told(await asPlainUser(() => huying(real(folder), 'start')))).toContain('can be read but not written');
    chmodSync(folder, 0o555);
    const shut = await asPlainUser(() => huying(real(folder), 'start'));
    chmodSync(folder, 0o755);
    expect(told(shut)).toMatch(/can be read but not written|check the permissions/);
  });

  it('says that DATA_DIR cannot be used, and why', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), '');
    mkdirSync(join(folder, 'shut'), { mode: 0o555 });
    chmodSync(folder, 0o777);
    for (const [dataDir, reason] of [
      ['file', 'EEXIST'],
      ['file/below', 'ENOTDIR'],
      ['shut', 'EACCES'],
      ['shut/below', 'EACCES'],
    ] as const)
      for (const command of ['start', 'migrate', 'demo']) {
        const ran = await asPlainUser(() => huying(real(folder, { DATA_DIR: dataDir }), command));
        expect([dataDir, command, told(ran)]).toEqual([
          dataDir,
          command,
          expect.stringContaining(`DATA_DIR ${dataDir} cannot be used (${reason})`),
        ]);
      }
  });

  it('refuses a key that was cut off, and says what to do', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'data'));
    for (const kept of ['', '\n', 'too short\n']) {
      writeFileSync(join(folder, 'data/secret'), kept);
      expect(told(await huying(real(folder), 'invite', '--operator'))).toContain('holds fewer than 16 signs');
      expect(readFileSync(join(folder, 'data/secret'), 'utf8')).toBe(kept);
    }
  });

  it('makes one key, whole, however many begin at once', async () => {
    const folder = temporaryFolder();
    const runs = await Promise.all([1, 2, 3].map(() => huying(real(folder), 'invite', '--operator')));
    expect(runs.map((ran) => ran.code)).toEqual([0, 0, 0]);
    expect(readdirSync(join(folder, 'data'))).toEqual(['secret']);
    expect(readFileSync(join(folder, 'data/secret'), 'utf8')).toMatch(/^[\w-]{43}\n$/);
    expect(statSync(join(folder, 'data/secret')).mode & 0o777).toBe(0o600);
  });

  it('refuses a policy file that is wrong, and a folder that does not exist', async () => {
    const folder = temporaryFolder();
    writeFileSync(
      join(folder, 'policy.json'),
      '{"nightFrom":"25:00","undo":1,"duties":{"acknowledge":{"days":"three"}}}',
    );
    const policy = told(await huying(real(folder, { HUYING_POLICY: 'policy.json' }), 'start'));
    expect(policy.trim().split('\n').slice(1)).toEqual([
      '  nightFrom="25:00"  ("22:00")',
      '  duties.acknowledge.days="three"  (0 … 3660)',
      expect.stringMatching(/^ {2}undo=1 {2}\(undoSeconds \| quietSeconds/),
    ]);
    expect(told(await huying(real(folder, { DATABASE_URL: 'file:./none/huying.db' }), 'start'))).toContain(
      'does not exist',
    );
    expect(existsSync(join(folder, 'huying.db'))).toBe(false);
  });
});

/** One sentence for the operator, exit code 1, and no stack. */
function told({ code, out, err }: Ran): string {
  expect([code, out]).toEqual([1, '']);
  expect(err).not.toMatch(/\n\s+at |cli:|\{\{/);
  return err;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** A process that root starts is root, unless root is somebody else for that moment. */
async function asPlainUser<T>(work: () => Promise<T>): Promise<T> {
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(65534);
  try {
    return await work();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}

async function chat(url: string, payload: string) {
  const begun = await fetch(`${url}/api/v1/chat`, {
    method: 'POST',
    body: JSON.stringify({ language: 'en', start: payload }),
  });
  const { token } = (await begun.json()) as { token: string };
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const messages = `${url}/api/v1/chat/messages`;
  let count = 0;
  let seen = 0;
  const letters = async (after: number) =>
    (await (await fetch(`${messages}?after=${after}`, { headers })).json()) as Shown[];
  return {
    token,
    post: async (body: object) => {
      const { status } = await fetch(messages, {
        method: 'POST',
        headers,
        body: JSON.stringify({ id: String(++count), ...body }),
      });
      expect(status).toBe(202);
    },
    /** Waits for a letter about one of these (or about `nothing`); what came before it is acknowledged. */
    until: async (...events: readonly string[]): Promise<Shown[]> => {
      let found: Shown[] = [];
      await expect
        .poll(
          async () => {
            const all = await letters(seen);
            found = all.filter((letter) => events.includes(letter.about?.event ?? 'nothing'));
            seen = found.at(-1)?.seq ?? seen;
            return found.length;
          },
          { timeout: 15_000, interval: 50 },
        )
        .toBeGreaterThan(0);
      await letters(seen);
      return found;
    },
    offered: async (act: string) => {
      const choice = async () =>
        (await letters(0)).flatMap((letter) => letter.choices).findLast((one) => one.act === act);
      await expect.poll(async () => (await choice())?.act, { timeout: 15_000 }).toBe(act);
      return (await choice()) as Shown['choices'][number];
    },
  };
}
