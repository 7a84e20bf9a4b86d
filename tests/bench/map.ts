import { chromium, type Page } from '@playwright/test';
import { findChromium } from '../e2e/findChromium.mjs';
import type { FrameTimes } from '../e2e/mapHarness/frames.ts';
import { serveHarness } from '../e2e/mapHarness/serve.ts';
import '../e2e/mapHarness/window.ts';
import type { Bench, Figure } from '../bench.ts';

const ARGS = [
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];
const TARGET = { lon: 118.6, lat: 24.9 };
const OBLIQUE = { target: TARGET, headingDeg: 0, pitchDeg: -58, rangeM: 60_000 };
const STRAIGHT = { target: TARGET, headingDeg: 0, pitchDeg: -90, rangeM: 60_000 };
const FRAMES = 60;

/**
 * The map in Chromium without a graphics card, 1280 × 720: the product's 2D and 3D map, and beside them in the same page
 * maplibre-gl with the same records as circles on an empty style. The camera goes the same way in all of them.
 */
export const run: Bench = async (print) => {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium on this machine: set CHROMIUM_PATH');
  const served = await serveHarness();
  const browser = await chromium.launch({ executablePath, args: ARGS });
  const fresh = async (query: string) => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
    await page.goto(`${served.url}?${query}`);
    await page.waitForFunction(() => window.harness?.events.some(({ kind }) => kind === 'ready'));
    return page;
  };
  try {
    for (const mode of ['2d', '3d']) {
      const page = await fresh(`count=3450&mode=${mode}`);
      const ready = await page.evaluate(() => window.harness.events.find(({ kind }) => kind === 'ready')?.value);
      print({ figure: 'page to usable map', mode, value: Math.round(Number(ready)), unit: 'ms' });
      print({ figure: 'idle', mode, value: await idleShare(page), unit: 'cores', goal: '< 0.1' });
      await page.close();
    }
    for (const count of [3_450, 27_000, 270_000]) {
      const measured = async (what: '2d' | 'bare' | 'maplibre') => {
        const page = await fresh('count=10&mode=2d');
        const times = await page.evaluate(
          ([count, what, orbit, frames]) => window.harness.measure(count, what, orbit, frames),
          [count, what, STRAIGHT, FRAMES] as const,
        );
        await page.close();
        return times;
      };
      const peer = await measured('maplibre');
      report(print, { map: 'maplibre circles', points: count }, peer);
      report(print, { map: '2D', points: count }, await measured('2d'), peer);
      report(print, { map: '2D, bare points', points: count }, await measured('bare'), peer);
    }
    for (const count of [3_450, 27_000]) {
      const page = await fresh('count=10&mode=2d');
      const times = await page.evaluate(
        ([count, orbit, frames]) => window.harness.measure(count, '3d', orbit, frames),
        [count, OBLIQUE, FRAMES] as const,
      );
      await page.close();
      report(print, { map: '3D', points: count }, times);
    }
  } finally {
    await browser.close();
    await served.close();
  }
};

/** What the product must reach beside the outside peer, from so many points on. */
const MUST_HOLD_FROM = 27_000;

interface Run {
  readonly map: string;
  readonly points: number;
}

/** Prints a run, beside the outside peer's with the share of its time. Script time is told, not judged. */
function report(print: (figure: Figure) => void, run: Run, times: FrameTimes, peer?: FrameTimes): void {
  const judged = run.map === '2D' && run.points >= MUST_HOLD_FROM;
  print({ figure: 'first frame', value: round(times.firstFrameMs), unit: 'ms', ...run });
  for (const [figure, key] of [
    ['frame', 'frames'],
    ['frame to frame', 'intervals'],
    ['script', 'scripts'],
  ] as const) {
    const of = (share: number) => percentile(times[key], share);
    const ratio = (share: number) => (peer ? round(of(share) / percentile(peer[key], share), 100) : undefined);
    print({
      figure,
      value: round(of(0.5)),
      p95: round(of(0.95)),
      unit: 'ms',
      ...run,
      ...(peer ? { ofMapLibre: ratio(0.5), p95OfMapLibre: ratio(0.95) } : {}),
      ...(judged && key !== 'scripts' ? { goal: 'both ratios <= 1' } : {}),
    });
  }
}

/** Share of one core that the resting page's thread uses, over five seconds. */
async function idleShare(page: Page): Promise<number> {
  await page.waitForTimeout(6_000);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const busy = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
  };
  const before = await busy();
  await page.waitForTimeout(5_000);
  return round(((await busy()) - before) / 5, 1000);
}

function percentile(values: readonly number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? Number.NaN;
}

function round(value: number, parts = 10): number {
  return Math.round(value * parts) / parts;
}
