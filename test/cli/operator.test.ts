import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/store/open-database.ts';
import { temporaryFolder } from '../databases.ts';
import { type Home, huying, type Ran } from './huying.ts';

const roster = join(process.cwd(), 'test/fixtures/second-place-roster.json');

describe('an operator at work', () => {
  let home: Home;
  beforeAll(() => {
    home = { folder: temporaryFolder(), env: { HUYING_DEMO: '0', HUYING_PLACE: 'ellermouth' } };
  });
  const run = (...args: readonly string[]) => huying(home, ...args);
  const json = async (...args: readonly string[]) => {
    const { code, out } = await run(...args, '--json');
    return { code, data: JSON.parse(out) };
  };
  const file = (name: string, content: unknown) => {
    const path = join(home.folder, name);
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  };
  const failed = ({ code, out, err }: Ran) => {
    expect(code).toBe(1);
    expect(`${out}${err}`).not.toMatch(/\n\s+at |cli:|\{\{/);
    return `${out}${err}`;
  };

  it('asks the doctor first, and is told that there is nothing yet, which is no failure', async () => {
    const fresh = await run('doctor');
    expect([fresh.code, fresh.out]).toEqual([0, expect.stringContaining('huying.db): npm start makes it')]);
    const nothing = await huying({ folder: temporaryFolder() }, 'doctor');
    expect([nothing.code, nothing.out]).toEqual([0, expect.stringContaining('demo.db): npm start makes it')]);
    expect(readdirSync(home.folder)).toEqual([]);
  });

  it('makes the database, once', async () => {
    const first = await run('migrate');
    expect([first.code, first.out]).toEqual([0, expect.stringMatching(/^Migration \d{14}_init applied\n/)]);
    expect(await json('migrate')).toEqual({ code: 0, data: { applied: [] } });
    expect(failed(await run('doctor'))).toContain('✗ No roster yet: run huying import roster FILE');
  });

  it('cannot invite anybody before there is a roster', async () => {
    expect(failed(await run('invite', '--deputy', 'C1'))).toContain('import the roster first');
  });

  it('is told every bad row, with sheet, row, value and reason, and nothing is imported', async () => {
    const content = JSON.parse(readFileSync(roster, 'utf8'));
    content.deputies[1].congress = 'citty';
    content.deputies[3].name = '';
    content.deputies[4].no = 'C1';
    const told = failed(await run('import', 'roster', file('bad.json', content)));
    expect(told).toContain('citty');
    expect(told).toMatch(/deputies/);
    expect(told).toContain('3 problems; nothing was changed.');
    const { code, data } = await json('import', 'roster', 'bad.json');
    expect([code, data.problems.length]).toEqual([1, 3]);
    expect(failed(await run('doctor'))).toContain('No roster yet');
    expect(failed(await run('import', 'roster', file('broken.json', '{"deputies": [')))).toContain('brackets');
    expect(failed(await run('import', 'roster', 'nothing.json'))).toContain('1 problem; nothing was changed. Mend it');
  });

  it('looks at what an import would change, imports it, and imports it again without any effect', async () => {
    const dry = await run('import', 'roster', roster, '--dry-run');
    expect([dry.code, dry.out]).toEqual([0, expect.stringContaining('+ C1 Margaret Hale')]);
    expect(dry.out).toContain('nothing has been changed');
    expect((await json('import', 'roster', roster, '--dry-run')).data).toMatchObject({ changed: true, dryRun: true });
    const nothing = { folder: temporaryFolder(), env: { HUYING_PLACE: 'ellermouth' } };
    const looked = await huying(nothing, 'import', 'roster', roster, '--dry-run');
    expect([looked.code, readdirSync(nothing.folder)]).toEqual([0, []]);
    expect((await json('import', 'roster', roster)).data).toMatchObject({ changed: true, dryRun: false });
    expect((await json('import', 'roster', roster)).data).toMatchObject({ changed: false });
    const again = await run('import', 'roster', roster);
    expect([again.code, again.out]).toEqual([0, 'The roster has not changed.\n']);
  });

  it('then hears from the doctor that all is well', async () => {
    const { code, data } = await json('doctor');
    expect([code, data.ok]).toEqual([0, true]);
    expect(data.findings.map((one: { what: string }) => one.what)).toEqual([
      'node',
      'configuration',
      'migrations',
      'calendar',
      'roster',
      'clock',
      'channels',
    ]);
  });

  it('is warned when the demonstration’s people have got into the real database', async () => {
    const kunming = { folder: temporaryFolder(), env: { HUYING_DEMO: '0' } };
    const imported = await huying(kunming, 'import', 'roster', join(process.cwd(), 'prisma/demo'));
    expect([imported.code, imported.out.split('\n').length]).toEqual([0, expect.toSatisfy((lines) => lines < 15)]);
    expect(failed(await huying(kunming, 'doctor'))).toContain('✗ This real database holds the demonstration’s roster');
  });

  it('invites with a code, a link and a QR code; who is not in the roster cannot be invited', async () => {
    const invited = await run('invite', '--deputy', 'C1', '--png', join(home.folder, 'code.png'));
    expect(invited.code).toBe(0);
    expect(invited.out).toMatch(
      /Invitation [0-9A-Z]{4}-[0-9A-Z]{4} for Margaret Hale \(C1\), used once, valid until \d{4}-\d{2}-\d{2} \d{2}:\d{2}/,
    );
    expect(invited.out).toMatch(/http:\/\/localhost:3000\/chat\?start=i_[0-9A-Z]{8}\n/);
    expect(invited.out).toContain('▄▄▄▄▄');
    expect(readFileSync(join(home.folder, 'code.png')).subarray(1, 4).toString()).toBe('PNG');
    const { data } = await json('invite', '--office', 'hall');
    expect(data).toEqual({
      code: expect.stringMatching(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/),
      expires: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T.*Z$/),
      links: { web: expect.stringContaining('/chat?start=i_') },
    });
    expect(failed(await run('invite', '--deputy', 'C9'))).toBe(
      'The roster has no deputy C9: check the number, or import the roster first.\n',
    );
    expect(failed(await run('invite', '--office', 'nowhere'))).toContain('no office nowhere');
    const handler = await run('invite', '--handler', 'works');
    expect(handler.out).toMatch(/Invitation [0-9A-Z]{4}-[0-9A-Z]{4} for City Works Department \(works\), used once/);
    expect(failed(await run('invite', '--handler', 'work'))).toBe(
      'The roster has no organ work; near are: City Works Department (works): check the id, or import the roster first.\n',
    );
    expect(failed(await run('invite', '--handler', 'nobody-like-this'))).toBe(
      'The roster has no organ nobody-like-this: check the id, or import the roster first.\n',
    );
    expect(failed(await run('invite', '--operator', '--png', join(home.folder, 'none/code.png')))).toContain(
      'none/code.png cannot be written (ENOENT)',
    );
  });

  it('says which organ ends with the next roster, and invites nobody for it then', async () => {
    const content = JSON.parse(readFileSync(roster, 'utf8'));
    content.organs = content.organs.filter((one: { id: string }) => one.id !== 'transport');
    const next = file('fewer.json', content);
    const line =
      '  - transport Ellermouth Transport Authority: not in the new roster, handles nothing any more (kept on file)';
    const dry = await run('import', 'roster', next, '--dry-run');
    expect(dry.out.split('\n')).toContain(line);
    const { data } = await json('import', 'roster', next);
    expect(data).toMatchObject({ ended: [{ id: 'transport', open: 0, successor: null }], rerouted: 0 });
    expect(failed(await run('invite', '--handler', 'transport'))).toBe(
      'Ellermouth Transport Authority (transport) is not in the roster any more, and nobody can be invited for it.\n',
    );
    expect((await run('import', 'roster', roster)).out).toContain('organs: 1 new, 0 changed, 0 gone');
    expect((await run('invite', '--handler', 'transport')).code).toBe(0);
  });

  it('prints the lasting links that citizens scan', async () => {
    const deputy = await json('link', '--deputy', 'C1');
    expect(deputy.data).toEqual({ payload: 'd_C1', links: { web: 'http://localhost:3000/chat?start=d_C1' } });
    const station = await run('link', '--station', 'surgery', '--png', join(home.folder, 'poster.png'));
    expect([station.code, ...station.out.split('\n').slice(0, 2)]).toEqual([
      0,
      expect.stringMatching(/^The lasting link of .+ \(surgery\)$/),
      'http://localhost:3000/chat?start=s_surgery',
    ]);
    expect(existsSync(join(home.folder, 'poster.png'))).toBe(true);
    expect(failed(await run('link', '--station', 'nowhere'))).toContain('no station nowhere');
  });

  it('sweeps and delivers when there is nothing to do', async () => {
    expect(await json('remind', '--now', '2026-10-01T10:00:00Z')).toEqual({ code: 0, data: [] });
    expect((await run('remind')).out).toBe('No reminder is due.\n');
    expect(await json('deliver')).toEqual({ code: 0, data: { sent: 0, waiting: 0, undeliverable: 0 } });
  });

  it('never sweeps a real database as of a day that has not come: what it writes cannot be taken back', async () => {
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    const { code, out, err } = await run('remind', '--now', tomorrow);
    expect([code, out, err]).toEqual([2, '', expect.stringContaining(`${tomorrow} has not come yet`)]);
    const soon = await run('remind', '--now', new Date(Date.now() + 30_000).toISOString());
    expect(soon.code).toBe(0);
  });

  it('imports holidays into the real database where nothing is configured, and says when an invitation is for show', async () => {
    const fresh: Home = { folder: temporaryFolder(), env: { HUYING_DEMO: '', HUYING_PLACE: 'ellermouth' } };
    const day = { date: '2031-01-01', isOffDay: true, name: 'New Year' };
    writeFileSync(join(fresh.folder, 'days.json'), JSON.stringify([day]));
    expect((await huying(fresh, 'import', 'holidays', 'days.json')).code).toBe(0);
    expect([existsSync(join(fresh.folder, 'huying.db')), existsSync(join(fresh.folder, 'data/demo.db'))]).toEqual([
      true,
      false,
    ]);
    const shown: Home = { folder: temporaryFolder() };
    expect((await huying(shown, 'invite', '--operator')).out).toMatch(/^This is the demonstration/);
    expect((await run('invite', '--operator')).out).not.toContain('demonstration');
  });

  it('hears that the clock is behind the last record', async () => {
    const database = await openDatabase(`file:${join(home.folder, 'huying.db')}`);
    await database.writer.person.create({ data: { id: 'p', language: 'en', createdAt: new Date() } });
    await database.writer.chat.create({
      data: { id: 'c', channel: 'web', address: 'a', personId: 'p', createdAt: new Date() },
    });
    const letter = (id: string, at: Date) => ({
      id,
      chatId: 'c',
      rank: 1,
      text: '',
      state: 'sent',
      dueAt: at,
      createdAt: at,
    });
    await database.writer.letter.create({ data: letter('0190', new Date()) });
    expect((await run('doctor')).code).toBe(0);
    await database.writer.letter.create({ data: letter('01a0', new Date(Date.now() + 600_000)) });
    await database.close();
    expect(failed(await run('doctor'))).toContain('is behind the last record');
  });

  it('imports a year of holidays, all or nothing', async () => {
    const good = { date: '2031-01-01', isOffDay: true, name: 'New Year' };
    const told = failed(
      await run('import', 'holidays', file('wrong.json', [good, { date: '2031-02-31', isOffDay: true, name: 'x' }])),
    );
    expect(told).toContain('2031-02-31');
    expect(told).not.toContain('2031-01-01');
    expect(told).toContain('"date": "');
    expect(failed(await run('import', 'holidays', file('broken-days.json', 'x')))).toContain('cannot be read');
    expect(failed(await run('import', 'holidays', 'none.json'))).toContain('none.json');
    const days = Array.from({ length: 8 }, (_, at) => ({ ...good, date: `2031-01-0${at + 1}` }));
    expect((await run('import', 'holidays', file('good.json', { year: 2031, days }))).out).toBe(
      '8 days imported (2031)\n',
    );
    expect((await run('import', 'holidays', join(home.folder, 'good.json'))).code).toBe(0);
    const one = await run('import', 'holidays', file('one.json', [{ ...good, date: '2032-01-01' }]));
    expect([one.code, one.out]).toEqual([
      0,
      expect.stringContaining('2032 is not complete: a year has at least 8 days off, and there are 1.'),
    ]);
  });
});
