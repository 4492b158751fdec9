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
    expect(chinese.out).toMatch(/^用法 huying remind \[选项\]\n[\s\S]*\n选项：\n/);
    expect(chinese.out).not.toMatch(/Usage|Options|display help/);
  });

  it.each([
    [['improt'], '没有“improt”这个命令。是不是 import？'],
    [['start', '--fast'], '没有“--fast”这个选项。'],
    [['import', 'roster'], '还缺 file。'],
    [['import', 'roster', 'a', 'b'], '写多了：这里只要1个参数。'],
    [['link', '--deputy'], '“--deputy <no>”后面要写一个值。'],
    [['remind', '--now', '明天'], '“明天”不是时刻：请写成 2026-10-22T09:00:00+08:00。'],
  ])('says in Chinese what is wrong with %s', async (args, told) => {
    const { code, err } = await huying({ folder: temporaryFolder(), env: { HUYING_LANG: 'zh-CN' } }, ...args);
    expect([code, err]).toEqual([2, `${told}\n加 --help 看怎么用。\n`]);
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
