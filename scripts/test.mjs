/**
 * npm test [-- FILTER …]     types, lint and every test (or those whose path contains a filter: `npm test -- telegram`)
 * npm run test:quick         the tests without PostgreSQL, browser and processes; no types, no lint
 *
 * The last line is always `N passed, N failed` (`, N skipped` may follow); types and lint count as one check each.
 */

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './sources.mjs';

const quickRooms = ['test/domain', 'test/conversation', 'test/text', 'test/transcripts', 'test/store'];
// They start processes and wait for locks.
const slow = ['test/store/migrate.test.ts', 'test/store/open-*.test.ts'];
const given = process.argv.slice(2);
const quick = given.includes('--quick');
const filters = given.filter((argument) => argument !== '--quick');
const total = { passed: 0, failed: 0, skipped: 0 };

// Without the generated clients nothing can be checked; a program that cannot be built fails the tests that start it.
if ((await run('scripts/build.mjs', ['--generate'], 'inherit')) !== 0) count(false);
else {
  if (!quick) for (const check of await Promise.all([types(), lint()])) report(check);
  if (!quick && (await run('scripts/build.mjs', [], 'inherit')) !== 0) count(false);
  await vitest();
}
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exit(total.failed > 0 ? 1 : 0);

function types() {
  return collect('types', 'node_modules/typescript/bin/tsc', ['-p', '.']);
}

function lint() {
  return collect('lint', 'node_modules/@biomejs/biome/bin/biome', ['check', '--diagnostic-level=warn', '.']);
}

function report({ name, status, output }) {
  console.log(status === 0 ? `✓ ${name}` : `✗ ${name}\n${output}`);
  count(status === 0);
}

async function vitest() {
  const folder = mkdtempSync(join(tmpdir(), 'huying-report-'));
  const file = join(folder, 'report.json');
  const selection =
    quick && filters.length === 0 ? [...quickRooms, ...slow.map((path) => `--exclude=${path}`)] : filters;
  const status = await run(
    'node_modules/vitest/vitest.mjs',
    ['run', ...selection, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    'inherit',
    quick ? { HUYING_TEST_DATABASES: 'sqlite' } : {},
  );
  const failedBefore = total.failed;
  try {
    add(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // No report: vitest itself broke, which its exit code tells below.
  }
  rmSync(folder, { recursive: true });
  // An error outside any test, or no test found at all.
  if (status !== 0 && total.failed === failedBefore) count(false);
}

function add(report) {
  total.passed += report.numPassedTests;
  total.failed += report.numFailedTests;
  total.skipped += report.numPendingTests + report.numTodoTests;
  // A file that could not even be loaded has no tests to count.
  total.failed += report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
}

function count(passed) {
  if (passed) total.passed += 1;
  else total.failed += 1;
}

async function collect(name, script, args) {
  const chunks = [];
  const status = await run(script, args, 'pipe', {}, (chunk) => chunks.push(chunk));
  return { name, status, output: Buffer.concat(chunks).toString() };
}

function run(script, args, out, env = {}, onOutput = () => {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, script), ...args], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', out, out],
    });
    child.stdout?.on('data', onOutput);
    child.stderr?.on('data', onOutput);
    child.on('error', () => resolve(1));
    child.on('close', (code) => resolve(code ?? 1));
  });
}
