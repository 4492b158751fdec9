/** What somebody meets who knows nothing but the repository: install, commands, settings, README. */

import { execFile, execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { commandNames, laterNames } from '../src/conversation/hearing/command-names.ts';
import { importsOf } from './architecture/check-source.ts';
import {
  declared,
  type Lockfile,
  lockTrouble,
  type Manifest,
  scriptTrouble,
  unpinned,
} from './packaging/locked-packages.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const manifest = JSON.parse(read('package.json')) as Manifest;
const lock = JSON.parse(read('package-lock.json')) as Lockfile;
const git = existsSync(join(root, '.git'))
  ? execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
  : '';
const files = git.split('\n').filter((path) => path !== '' && existsSync(join(root, path)));
const texts = files.filter((path) =>
  /\.(?:tsx?|m?js|mts|json|md|css|csv|txt|prisma|sql|toml)$|\/run$|^\.\w+/.test(path),
);
const code = ['src', 'bots', 'scripts', 'test', 'bench', 'vendor']
  .flatMap((folder) =>
    existsSync(join(root, folder))
      ? readdirSync(join(root, folder), { recursive: true }).map((path) => `${folder}/${path}`)
      : [],
  )
  .concat('bin.mjs', 'prisma.config.ts', 'vitest.config.ts')
  .filter((path) => /\.(?:tsx?|m?js)$/.test(path) && !path.includes('web/static'))
  // Its samples import what nobody has.
  .filter((path) => !['test/architecture.test.ts', 'test/packaging.test.ts'].includes(path));
const run = promisify(execFile);

describe('package.json', () => {
  it('has the scripts that outsiders rely on, and each leads somewhere', () => {
    expect(Object.keys(manifest.scripts ?? {})).toEqual(
      expect.arrayContaining(['start', 'try', 'test', 'check', 'dev', 'test:quick', 'migration', 'bench']),
    );
    expect(manifest.scripts?.check).toBe(manifest.scripts?.test);
    const named = Object.values(manifest.scripts ?? {}).flatMap(
      (script) => script.match(/[\w/-]+\.(?:mjs|ts)\b/g) ?? [],
    );
    expect(named.length).toBeGreaterThan(6);
    expect(named.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });

  it('names one exact version of every package', () => {
    expect(unpinned(manifest)).toEqual([]);
    expect(unpinned({ dependencies: { a: '^1.2.3', b: '1.2.3', c: 'file:./vendor/c', d: 'latest' } })).toHaveLength(2);
  });

  it('names every package that is used, and none that is not', () => {
    const used = new Set(code.flatMap((file) => importsOf(read(file)).map(({ from }) => packageOf(from))));
    // Looked up by name or started by path, too.
    const all = code.map(read).join('\n');
    const isUsed = (name: string) =>
      used.has(name) ||
      all.includes(`node_modules/${name}/`) ||
      ["'", '`'].some((quote) => all.includes(`${quote}${name}/`)) ||
      manifest.overrides?.[name] === `$${name}` ||
      (name.startsWith('@types/') && (name === '@types/node' || used.has(name.slice('@types/'.length))));
    expect(Object.keys(declared(manifest)).filter((name) => !isUsed(name))).toEqual([]);
    const missing = [...used].filter((name) => name !== '' && !(name in declared(manifest)));
    expect(missing).toEqual([]);
  });

  it('lets npm ci --omit=dev start the product: what runs needs no development package', () => {
    const runs = code.filter((path) => /^(?:src|bots|vendor|bin|scripts\/(?:build|bundle|sources))/.test(path));
    const needed = runs.flatMap((file) =>
      importsOf(read(file)).flatMap(({ from, typeOnly }) => (typeOnly ? [] : [[packageOf(from), file] as const])),
    );
    expect(needed.filter(([name]) => name in (manifest.devDependencies ?? {}))).toEqual([]);
  });
});

describe('package-lock.json', () => {
  it('is whole: npm ci finds everything, for every system, in the npm registry', () => {
    expect(lockTrouble(manifest, lock)).toEqual([]);
  });

  it('would be refused without a package for another system', () => {
    const other = Object.keys(lock.packages).find((path) => path.endsWith('@esbuild/win32-x64'));
    const { [other ?? '']: _, ...packages } = lock.packages;
    expect(lockTrouble(manifest, { packages })).toEqual([expect.stringContaining('@esbuild/win32-x64')]);
  });

  it('holds no install script that package.json neither allows nor forbids', () => {
    expect(scriptTrouble(manifest, lock)).toEqual([]);
    expect(scriptTrouble({ allowScripts: { gone: true } }, lock)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^gone:/), expect.stringMatching(/^esbuild:/)]),
    );
  });
});

describe('huying', () => {
  const huying = (...args: string[]) =>
    run(process.execPath, [join(root, 'bin.mjs'), ...args], { env: { ...process.env, HUYING_LANG: 'en' } });

  it('is a file that can be run, says what it can do, and refuses other words with 2', async () => {
    const bin = join(root, manifest.bin?.huying ?? '');
    if (process.platform !== 'win32') expect(statSync(bin).mode & 0o111).toBe(0o111);
    expect(readFileSync(bin, 'utf8')).toMatch(/^#!.*\bnode\b/);
    expect((await huying('--help')).stdout).toContain('Usage: huying');
    await expect(huying('nonsense')).rejects.toMatchObject({ code: 2 });
  });

  it('has every command and option that README and CONTRIBUTING name', async () => {
    const named = commandsIn(['README.md', 'README.en.md', 'CONTRIBUTING.md'].map(read).join('\n'));
    expect(named.length).toBeGreaterThan(8);
    const words = [...new Set(named.map(({ command }) => command))];
    const help = new Map(
      await Promise.all(
        words.map(async (word) => [word, (await huying(...word.split(' '), '--help')).stdout] as const),
      ),
    );
    expect(words.filter((word) => !help.get(word)?.includes(`Usage: huying ${word}`))).toEqual([]);
    expect(
      named.flatMap(({ command, options }) => options.filter((one) => !help.get(command)?.includes(`${one} `))),
    ).toEqual([]);
  });
});

describe('what is written down', () => {
  it('.env.example names exactly the variables that are read, with their defaults', () => {
    const written = new Map(
      [...read('.env.example').matchAll(/^#?([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name, value]),
    );
    const known = [...read('src/config.ts').matchAll(/^ {2}([A-Z_]+): (?:z\b|flag\b)/gm)].map(([, name]) => name);
    const elsewhere = code
      .filter((path) => path.startsWith('src/'))
      .flatMap((path) => read(path).match(/\benv\.(HUYING_\w+)/g) ?? [])
      .map((found) => found.slice('env.'.length));
    expect([...written.keys()].sort()).toEqual([...new Set([...known, ...elsewhere])].sort());
    const { databaseUrl, port, host, logLevel, place, dataDir } = readConfig({ HUYING_DEMO: '0' });
    const defaults = { DATABASE_URL: databaseUrl, PORT: `${port}`, HOST: host, LOG_LEVEL: logLevel };
    expect(Object.fromEntries([...written].filter(([, value]) => value !== ''))).toEqual({
      ...defaults,
      HUYING_PLACE: place,
      DATA_DIR: dataDir,
    });
    expect(() => readConfig(Object.fromEntries(written))).not.toThrow();
  });

  it('README shows only words that this version hears, and hides none it promises', () => {
    for (const file of ['README.md', 'README.en.md']) {
      const words = [...read(file).matchAll(/^\|.*$/gm)].flatMap(([row]) => row.match(/(?<=`\/)[a-z-]+/g) ?? []);
      const known = new Set<string>(commandNames);
      expect(
        [...new Set(words)].filter((word) => !known.has(word) || laterNames.has(word)),
        file,
      ).toEqual([]);
      expect(
        [...known].filter((word) => !words.includes(word)),
        file,
      ).toEqual([]);
    }
  });

  it('npm scripts and links in every page exist', () => {
    const pages = files.filter((path) => path.endsWith('.md'));
    const wrong = pages.flatMap((page) => {
      const text = read(page);
      const scripts = [...text.matchAll(/npm run ([\w:]+)/g)].filter(([, name]) => !(name && manifest.scripts?.[name]));
      const links = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)[^)]*\)/g)].filter(
        ([, to]) => !existsSync(join(root, dirname(page), to ?? '')),
      );
      return [...scripts, ...links].map(([found]) => `${page}: ${found}`);
    });
    expect(wrong).toEqual([]);
    // Comments name pages of docs/ by their file.
    const cited = code.flatMap((path) =>
      [...read(path).matchAll(/(?<![\w-])([a-z]+)\.md\b/g)].map(([, page]) => page ?? ''),
    );
    expect([...new Set(cited)].filter((page) => !existsSync(join(root, `docs/${page}.md`)))).toEqual([]);
  });

  it.skipIf(files.length === 0)('no file carries the path of the machine it was written on, nor a secret', () => {
    const usual = /^\/(?:tmp|var|opt|srv|usr|home|mnt|app)?$/;
    const here = [root.slice(0, -1), dirname(root), homedir()].filter((path) => !usual.test(path));
    const marks = here.map((path) => new RegExp(`(?<![\\w.~-])${path.replace(/[^\w/]/g, '\\$&')}/`));
    const found = texts.flatMap((path) =>
      marks.filter((mark) => mark.test(read(path))).map((mark) => `${path}: ${mark}`),
    );
    expect(here.length).toBeGreaterThan(0);
    expect(found).toEqual([]);
    expect(files.filter((path) => /(?:^|\/)(?:secret|\.env)$|\.(?:db|pem|key)(?:$|[-.])/.test(path))).toEqual([]);
  });
});

function packageOf(from: string): string {
  if (/^[.$]|^node:/.test(from)) return '';
  return from.split('/', from.startsWith('@') ? 2 : 1).join('/');
}

/** `huying …` in blocks of commands: the words of the command, and its options. */
function commandsIn(text: string): readonly { readonly command: string; readonly options: readonly string[] }[] {
  const lines = [...text.matchAll(/^```(?:bash|sh)\n(.*?)^```/gms)].flatMap(([, block]) => (block ?? '').split('\n'));
  return lines.flatMap((line) => {
    const said = line.match(/\bhuying ((?:import )?[a-z]+)(?![\w.])([^#|]*)/);
    return said ? [{ command: said[1] ?? '', options: said[2]?.match(/--[a-z-]+/g) ?? [] }] : [];
  });
}
