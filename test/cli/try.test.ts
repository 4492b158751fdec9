import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { columns, widthOf, wrapped } from '../../src/cli/paint.ts';
import { temporaryFolder } from '../databases.ts';
import { start } from './huying.ts';

describe('huying try', () => {
  it('plays the whole story with four people at one keyboard, and leaves nothing behind', async () => {
    const folder = temporaryFolder();
    const session = start({ folder, env: { TMPDIR: folder } }, 'try');
    // What is typed before the program is ready is not lost.
    session.child.stdin?.write('The street lamp in Longxiang has been broken for two weeks\n');
    await session.until('1 Submit');
    const type = async (line: string, answer: string | RegExp) => {
      session.child.stdin?.write(`${line}\n`);
      await session.until(answer);
    };
    await type('1', 'Received: no. 1001.');
    await session.until('No. 1001: The street lamp');
    await type('/as deputy', 'citizen › /as deputy');
    await type('1', 'Deputy Wang Xiuying has your opinion');
    await type('I spoke to the city management, new lamps this Friday', '1 Solved');
    await type('1', '30 seconds');
    await type('+3d', /It is now \d{4}-\d{2}-\d{2} \d{2}:\d{2}\./);
    await session.until('No. 1001: is it solved?');
    await type('/as nobody', 'There is no “nobody”; known are: citizen deputy handler office.');
    await type('/as handler', 'deputy › /as handler');
    await type('help', 'for the referrals that are open');
    await type('/as office', 'handler › /as office');
    await type('help', 'triage');
    await type('+20d', /It is now .*It is now /s);
    await type('/as citizen', 'office › /as citizen');
    await type('1', 'No. 1001 is closed');
    session.child.stdin?.write('/quit\n');
    const { code, out, err } = await session.ended();
    expect([code, err]).toEqual([0, '']);
    // In a pipe: no colours, no cursor movements, what was typed is written down.
    expect(out).not.toContain('\u001b');
    expect(out).toContain('citizen › The street lamp in Longxiang');
    expect(out).toMatch(/│ deputy {2}\/as deputy\n│ No\. 1001: The street lamp/);
    for (const line of out.split('\n')) expect(columns(line)).toBeLessThanOrEqual(80);
    expect(temporaryLeftIn(folder)).toEqual([]);
  }, 60_000);

  it('ends well when there is nobody at the keyboard', async () => {
    const folder = temporaryFolder();
    const session = start({ folder, env: { TMPDIR: folder } }, 'try');
    session.child.stdin?.end();
    const { code, err } = await session.ended();
    expect([code, err]).toEqual([0, '']);
    expect(temporaryLeftIn(folder)).toEqual([]);
  });
});

describe('lines of a terminal', () => {
  it('counts a Chinese sign as two columns and an emoji as what it is drawn as', () => {
    expect([columns('abc'), columns('路灯'), columns('，'), columns('é'), columns('👨‍👩‍👧')]).toEqual([3, 4, 2, 1, 2]);
  });

  it('are as wide as the terminal, and no wider than can be read; one that says 0 does not know', () => {
    expect([40, 200, 0, undefined].map(widthOf)).toEqual([38, 78, 78, 78]);
  });

  it('breaks Latin between words, Chinese anywhere, and never before a closing sign', () => {
    expect(wrapped('one two three', 8)).toEqual(['one two', 'three']);
    expect(wrapped('路灯坏了，老人摔了。', 10)).toEqual(['路灯坏了，', '老人摔了。']);
    expect(wrapped('/help helps, /quit ends.', 14)).toEqual(['/help helps,', '/quit ends.']);
    expect(wrapped('a\n\nb', 10)).toEqual(['a', '', 'b']);
    for (const line of wrapped('王秀英代表：「联系了城管局，这周五换新灯」2026-11-27 (no. 1001).'.repeat(5), 24)) {
      expect(columns(line)).toBeLessThanOrEqual(26);
      expect(line).not.toMatch(/^[，。：」)]/);
    }
  });
});

const temporaryLeftIn = (folder: string): readonly string[] =>
  readdirSync(folder).filter((name) => name.startsWith('huying-try-'));
