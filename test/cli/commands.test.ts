import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../databases.ts';
import { huying } from './huying.ts';

const commands = [
  'start',
  'try',
  'demo',
  'migrate',
  'remind',
  'deliver',
  'invite',
  'link',
  'doctor',
  'import',
  'import roster',
  'import holidays',
];

describe('the command huying', () => {
  it('explains itself and every command, touches nothing, and ends with 0', async () => {
    const folder = temporaryFolder();
    const root = await huying({ folder }, '--help');
    expect([root.code, root.err]).toEqual([0, '']);
    for (const command of commands) expect(root.out).toContain(command.split(' ')[0]);
    await Promise.all(
      commands.map(async (command) => {
        const { code, out, err } = await huying({ folder }, ...command.split(' '), '--help');
        expect([command, code, err]).toEqual([command, 0, '']);
        expect(out).toContain(`Usage: huying ${command}`);
        expect(out).not.toMatch(/cli:|undefined|\{\{/);
      }),
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  it('speaks the terminal’s language, and Chinese when that is neither', async () => {
    const folder = temporaryFolder();
    const [english, chinese] = await Promise.all([
      huying({ folder, env: { HUYING_LANG: '', LANG: 'en_GB.UTF-8' } }, 'remind', '--help'),
      huying({ folder, env: { HUYING_LANG: '', LANG: 'de_DE.UTF-8' } }, 'remind', '--help'),
    ]);
    expect(english.out).toContain('sweep of reminders');
    expect(chinese.out).toContain('提醒');
  });

  it.each([
    ['an unknown command', ['begin']],
    ['an unknown option', ['start', '--fast']],
    ['an unknown channel', ['start', '--only', 'pigeon,web']],
    ['a missing argument', ['import', 'roster']],
    ['a moment that is none', ['remind', '--now', 'tomorrow']],
    ['nobody to invite', ['invite']],
    ['two to invite at once', ['invite', '--deputy', 'W001', '--office', 'WH']],
    ['nothing to link to', ['link']],
  ])('refuses %s with 2 and says what is wrong', async (_, args) => {
    const folder = temporaryFolder();
    const { code, out, err } = await huying({ folder }, ...args);
    expect([code, out]).toEqual([2, '']);
    expect(err.length).toBeGreaterThan(10);
    expect(err).not.toMatch(/\n\s+at /);
    expect(existsSync(`${folder}/data`)).toBe(false);
  });
});
