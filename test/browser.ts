/** A real Chromium for tests, from npm, kept off the network, with Chinese letters. */

import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { chineseFontConfig } from './chinese-font.ts';

const flags = [
  // Nothing but this machine is found, whatever a page or the browser itself asks for.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--no-pings',
  '--font-render-hinting=none',
  // Chromium's sandbox does not work as root, nor in most containers.
  '--no-sandbox',
];

/**
 * Starts a browser; close it. Tried in turn: HUYING_TEST_BROWSER (a path), the one from npm (Linux on x64), a Chrome
 * that is installed. Whatever is not the one from npm is said aloud, for pages may look different there. `more` are
 * further switches of Chromium.
 */
export async function openBrowser(more: readonly string[] = []): Promise<Browser> {
  const failures: string[] = [];
  for (const [name, prepare] of candidates()) {
    try {
      const found = await prepare();
      const browser = await chromium.launch({
        ...found,
        args: [...flags, ...more],
        env: { ...env(), FONTCONFIG_FILE: chineseFontConfig(), ...found.env },
      });
      if (failures.length > 0) console.warn(`tests run in ${name}, because:\n${failures.join('\n')}`);
      return browser;
    } catch (error) {
      failures.push(`${name}: ${(error as Error).message.split('\n').slice(0, 4).join(' ')}`);
    }
  }
  throw new Error(
    `no browser for the tests; set HUYING_TEST_BROWSER to the path of a Chromium.\n${failures.join('\n')}`,
  );
}

interface Candidate {
  readonly executablePath?: string;
  readonly channel?: string;
  readonly env?: Readonly<Record<string, string>>;
}

function candidates(): readonly (readonly [string, () => Promise<Candidate>])[] {
  const chosen = process.env.HUYING_TEST_BROWSER;
  if (chosen) return [[chosen, async () => ({ executablePath: chosen })]];
  return [
    ['Chromium from npm', async () => ({ executablePath: join(await unpacked(), 'chromium') })],
    ['Chromium from npm with its own libraries', async () => withItsLibraries(await unpacked())],
    ['an installed Chrome', async () => ({ channel: 'chrome' })],
    ['an installed Chromium', async () => ({ executablePath: '/usr/bin/chromium' })],
  ];
}

/** Some machines lack libraries (nss, nspr); the package brings them along. */
function withItsLibraries(folder: string): Candidate {
  return {
    executablePath: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: [join(folder, 'al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':') },
  };
}

/** The folder of the unpacked browser; unpacked once per version and machine, in three seconds. */
async function unpacked(): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('@sparticuz/chromium is for Linux on x64');
  const manifest = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../../package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8'));
  const folder = join(tmpdir(), `huying-chromium-${version}-${userInfo().username}`);
  if (existsSync(folder)) return folder;

  // The package unpacks into the system's temporary folder and takes a half unpacked browser for a whole one: so it is
  // given a folder of its own, which gets its name only when complete.
  const building = mkdtempSync(`${folder}-`);
  const touched = ['TMPDIR', 'AWS_EXECUTION_ENV', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH', 'HOME'];
  const before = touched.map((name) => [name, process.env[name]] as const);
  try {
    // Only where it believes itself in such a place does it unpack its libraries.
    Object.assign(process.env, { TMPDIR: building, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' });
    const { default: packed } = await import('@sparticuz/chromium');
    await packed.executablePath();
    if (!existsSync(folder)) renameSync(building, folder);
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    rmSync(building, { recursive: true, force: true });
  }
  return folder;
}

function env(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
