import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import type { Bench } from '../bench.ts';
import { findChromium } from '../e2e/findChromium.mjs';
import { projectRoot } from '../hubProcess.ts';

const ROUNDS = 5;
const ARGS = [
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

interface Start {
  readonly addressMs: number;
  readonly frameMs: number;
  readonly readyMs: number;
}

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** `npm start` in browser mode (no display) until the address is printed, the map's first frame, and the drawn map. */
async function startOnce(folder: string): Promise<Start> {
  const browser = await chromium.launch({ executablePath: findChromium() ?? 'chromium', args: ARGS });
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
  const from = performance.now();
  const child = spawn('npm', ['start', '--silent', '--', '--data', folder], {
    cwd: projectRoot,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const address = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += String(chunk);
      const found = /http:\S+#token=\S+/.exec(text);
      if (found) resolve(found[0]);
    });
    child.on('exit', () => reject(new Error('npm start ended before it printed an address')));
  });
  const addressMs = performance.now() - from;
  await page.goto(address);
  await page.locator('.map-view canvas').first().waitFor();
  // Two animation frames after the canvas is there, its first picture has been shown.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  const frameMs = performance.now() - from;
  await page.locator('[data-testid="map-pane"][data-ready="true"]').waitFor({ timeout: 60_000 });
  const readyMs = performance.now() - from;
  await browser.close();
  const ended = new Promise((resolve) => child.once('exit', resolve));
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
  await ended;
  return { addressMs, frameMs, readyMs };
}

/** Second start to the first frame of the map; the first start is mostly `npm ci`. */
export const run: Bench = async (print) => {
  const folder = mkdtempSync(join(tmpdir(), 'onemap-start-'));
  await startOnce(folder);
  const rounds: Start[] = [];
  for (let i = 0; i < ROUNDS; i++) rounds.push(await startOnce(folder));
  rmSync(folder, { recursive: true, force: true });
  print({
    figure: 'second start to printed address',
    value: median(rounds.map(({ addressMs }) => addressMs)),
    unit: 'ms',
  });
  print({
    figure: 'second start to first map frame',
    value: median(rounds.map(({ frameMs }) => frameMs)),
    unit: 'ms',
    all: rounds.map(({ frameMs }) => Math.round(frameMs)),
  });
  print({ figure: 'second start to drawn map', value: median(rounds.map(({ readyMs }) => readyMs)), unit: 'ms' });
};
