import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildWorld } from '../src/build-world.ts';
import { readConfig } from '../src/config.ts';
import { OperatorError } from '../src/operator-error.ts';
import { storeOver } from '../src/store/store.ts';
import { sayIn } from '../src/text/say.ts';
import { openOn } from './databases.ts';

const say = sayIn('en', { words: { 'zh-CN': {}, en: {} } });

/** What the operator reads. */
function told(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof OperatorError) return say(error.key, error.params);
    throw error;
  }
  return '';
}

describe('the environment', () => {
  const home = process.cwd();
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'huying-config-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('needs nothing: the demonstration on this machine only', () => {
    expect(readConfig({})).toEqual({
      databaseUrl: 'file:data/demo.db',
      port: 3000,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:3000',
      logLevel: 'info',
      secret: null,
      place: 'kunming',
      demo: true,
      policyPath: null,
      dataDir: './data',
    });
    expect(Object.isFrozen(readConfig({}))).toBe(true);
  });

  it('takes what is empty for what is not there', () => {
    expect(readConfig({ DATABASE_URL: '', PORT: '', HUYING_DEMO: '', HUYING_SECRET: '' })).toEqual(readConfig({}));
  });

  it('is real as soon as a database is named, the host is open, or the office says so', () => {
    expect(readConfig({ DATABASE_URL: 'file:./real.db' })).toMatchObject({
      demo: false,
      databaseUrl: 'file:./real.db',
    });
    expect(readConfig({ HOST: '0.0.0.0' })).toMatchObject({ demo: false, databaseUrl: 'file:./huying.db' });
    expect(readConfig({ HUYING_DEMO: '0' })).toMatchObject({ demo: false });
  });

  it('never opens a real database for the demonstration', () => {
    const config = readConfig({
      HUYING_DEMO: '1',
      DATABASE_URL: 'postgresql://huying@db/real',
      DATA_DIR: '/srv/huying',
    });
    expect(config).toMatchObject({ demo: true, databaseUrl: 'file:/srv/huying/demo.db' });
  });

  it('stays with the demonstration only while there is no real database beside it', () => {
    process.chdir(folder);
    try {
      expect(readConfig({}).demo).toBe(true);
      writeFileSync('huying.db', '');
      expect(readConfig({}).demo).toBe(false);
      expect(readConfig({ HUYING_DEMO: '1' }).demo).toBe(true);
    } finally {
      process.chdir(home);
    }
  });

  it('tells everything that is wrong in one screen, each with what would be right, and never a secret', () => {
    const screen = told(() =>
      readConfig({
        PORT: 'abc',
        HOST: '0.0.0.0',
        PUBLIC_URL: 'huying',
        LOG_LEVEL: 'loud',
        HUYING_SECRET: 'kurz',
        HUYING_PLACE: 'paris',
        HUYING_DEMO: 'yes',
        DATABASE_URL: 'mysql://root:geheim@db/x',
      }),
    );
    expect(screen.split('\n').slice(1)).toEqual([
      '  DATABASE_URL  (file:./huying.db | postgresql://user:password@host/name)',
      '  PORT=abc  (0 … 65535)',
      '  PUBLIC_URL=huying  (https://…)',
      '  LOG_LEVEL=loud  (debug | info | warn | error | silent)',
      '  HUYING_SECRET  (≥ 16)',
      '  HUYING_PLACE=paris  (kunming | ellermouth)',
      '  HUYING_DEMO=yes  (0 | 1)',
    ]);
    expect(screen).not.toMatch(/geheim|kurz/);
  });

  it.each([
    ['PORT', '-1'],
    ['PORT', '65536'],
    ['PORT', '80.5'],
    ['HUYING_DEMO', 'true'],
    ['DATABASE_URL', 'file:'],
    ['PUBLIC_URL', '/o'],
  ])('refuses %s=%s', (name, value) => {
    expect(told(() => readConfig({ [name]: value }))).toContain(name);
  });

  it('with PostgreSQL asks for a secret that all processes share, alone or among other faults', () => {
    const DATABASE_URL = 'postgresql://huying@db/huying';
    expect(told(() => readConfig({ DATABASE_URL }))).toContain('HUYING_SECRET of at least 16 signs');
    expect(
      told(() => readConfig({ DATABASE_URL, PORT: 'abc' }))
        .split('\n')
        .slice(1),
    ).toEqual(['  PORT=abc  (0 … 65535)', '  HUYING_SECRET  (≥ 16)']);
    expect(readConfig({ DATABASE_URL, HUYING_SECRET: 'sixteen signs long' }).secret).toBe('sixteen signs long');
  });
});

describe('the policy file', () => {
  const built = async (content: string | null) => {
    const folder = mkdtempSync(join(tmpdir(), 'huying-policy-'));
    const path = join(folder, 'policy.json');
    if (content !== null) writeFileSync(path, content);
    const store = storeOver(await openOn('sqlite')());
    return buildWorld(readConfig({ DATA_DIR: folder, HUYING_DEMO: '0', HUYING_POLICY: path, LOG_LEVEL: 'silent' }), {
      store,
    });
  };
  const refused = async (content: string | null) => {
    const error = await built(content).then(
      () => null,
      (one: unknown) => one,
    );
    expect(error).toBeInstanceOf(OperatorError);
    return say((error as OperatorError).key, (error as OperatorError).params);
  };

  it('sets days, quiet and night times, and duties made under it name another policy', async () => {
    const plain = (await built('{}')).world.place.policy;
    const { policy } = (
      await built(
        '{"undoSeconds":0,"quietSeconds":5,"nightFrom":"21:00","nightTo":"07:30","duties":{"acknowledge":{"days":2}}}',
      )
    ).world.place;
    expect(policy).toMatchObject({ undoSeconds: 0, quietSeconds: 5, nightFrom: '21:00', nightTo: '07:30' });
    expect(policy.duties.acknowledge.term).toEqual({ ...plain.duties.acknowledge.term, n: 2 });
    expect(policy.duties.study).toEqual(plain.duties.study);
    expect(policy.version).not.toBe(plain.version);
  });

  it('says what is wrong with it: missing, no JSON, a wrong time, a duty that does not exist', async () => {
    expect(await refused(null)).toContain('policy.json');
    expect(await refused('{')).toContain('cannot be read');
    expect(await refused('{"nightFrom":"25:00","undoSeconds":-1}')).toMatch(
      /undoSeconds[\s\S]*nightFrom|nightFrom[\s\S]*undoSeconds/,
    );
    expect(await refused('{"duties":{"aknowledge":{"days":2}}}')).toMatch(/aknowledge.*acknowledge/s);
    expect(await refused('{"nightform":"21:00"}')).toContain('nightform');
  });
});
