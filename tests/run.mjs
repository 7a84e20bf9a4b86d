// `npm test`: installs, then runs everything that this machine can run; what it lacks is skipped by name.
// Plain JavaScript for the machine's own Node. Options: --only unit,e2e,electron
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, nodePath, root, run } from '../main/cli/steps.mjs';

const onlyAt = process.argv.indexOf('--only');
const only = onlyAt < 0 ? undefined : process.argv[onlyAt + 1]?.split(',');
const wanted = (name) => only === undefined || only.includes(name);
const results = join(root, 'test-results');
const totals = { passed: 0, failed: 0, skipped: 0 };
const skippedNames = [];

function say(text) {
  process.stdout.write(`\n== ${text}\n`);
}

function add({ passed = 0, failed = 0, skipped = 0 }) {
  totals.passed += passed;
  totals.failed += failed;
  totals.skipped += skipped;
}

/** A check that passes or fails as a whole. */
async function check(title, work) {
  say(title);
  try {
    await work();
    add({ passed: 1 });
  } catch (error) {
    process.stdout.write(`${error instanceof Error ? error.message : error}\n`);
    add({ failed: 1 });
  }
}

function skip(title, why) {
  say(`${title}: 跳过 / skipped: ${why}`);
  skippedNames.push(`${title}: ${why}`);
  add({ skipped: 1 });
}

/** Runs a test runner that writes a JSON report; its counts come from the report, a missing report is a failure. */
async function suite(title, report, program, args, env, count) {
  say(title);
  const file = join(results, report);
  rmSync(file, { force: true });
  let broken;
  try {
    await run(program, args, { env });
  } catch (error) {
    broken = error;
  }
  if (!existsSync(file)) {
    process.stdout.write(`${title}: no report was written: ${broken}\n`);
    add({ failed: 1 });
    return;
  }
  const counts = count(JSON.parse(readFileSync(file, 'utf8')));
  // A runner that failed with no failed test has failed outside one (a file that does not load).
  if (broken && counts.failed === 0) counts.failed = 1;
  if (counts.passed + counts.failed === 0) counts.failed = 1;
  add(counts);
}

const vitestCounts = (report) => ({
  passed: report.numPassedTests,
  failed:
    report.numFailedTests +
    report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length,
  skipped: report.numPendingTests + (report.numTodoTests ?? 0),
});
const playwrightCounts = ({ stats, errors }) => ({
  passed: stats.expected + stats.flaky,
  failed: stats.unexpected + (errors?.length ?? 0),
  skipped: stats.skipped,
});

const environment = (extra = {}) => ({
  ...process.env,
  ...extra,
  PATH: `${join(root, 'node_modules', '.bin')}:${process.env.PATH ?? ''}`,
});
const script = (path) => join(root, 'node_modules', path);

mkdirSync(results, { recursive: true });
await ensureInstalled();
const node = nodePath();

if (wanted('unit')) {
  for (const part of ['shared', 'main', 'preload', 'renderer', 'tests']) {
    await check(`typecheck ${part}`, () => run(node, [script('typescript/bin/tsc'), '-p', part]));
  }
  await check('lint', () => run(node, [script('@biomejs/biome/bin/biome'), 'check', '.']));
  const vitest = [
    script('vitest/vitest.mjs'),
    'run',
    '--config',
    'tests/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
  ];
  await suite(
    'unit, contract and architecture tests',
    'unit.json',
    node,
    [...vitest, `--outputFile.json=${join(results, 'unit.json')}`],
    environment(),
    vitestCounts,
  );
}

if (wanted('e2e') || wanted('electron')) await check('build', () => ensureBuilt());

const playwright = async (title, name, extra = {}) => {
  const report = `${name}.json`;
  const env = environment({ ...extra, PLAYWRIGHT_JSON_OUTPUT_NAME: join(results, report) });
  const args = [
    script('@playwright/test/cli.js'),
    'test',
    '--config',
    `tests/${name}/playwright.config.ts`,
    '--reporter=list,json',
  ];
  await suite(title, report, node, args, env, playwrightCounts);
};

if (wanted('e2e')) {
  const { findChromium } = await import('./e2e/findChromium.mjs');
  if (findChromium()) await playwright('end-to-end tests in Chromium', 'e2e');
  else skip('end-to-end tests in Chromium', 'no Chromium found (apt-get install chromium, or set CHROMIUM_PATH)');
}

if (wanted('electron')) {
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (!dist) skip('Electron tests', 'ELECTRON_OVERRIDE_DIST_PATH is not set (see docs/desktop.md)');
  else if (!process.env.DISPLAY && process.platform === 'linux')
    skip('Electron tests', 'no DISPLAY (run under xvfb-run)');
  else await playwright('Electron tests', 'electron', { ONEMAP_NODE: node });
}

const line = `${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`;
for (const name of skippedNames) process.stdout.write(`skipped: ${name}\n`);
writeFileSync(join(results, `summary-${only?.join('-') ?? 'all'}.json`), JSON.stringify(totals));
process.stdout.write(`${line}\n`);
process.exit(totals.failed === 0 ? 0 : 1);
