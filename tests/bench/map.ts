import { chromium, type Page } from '@playwright/test';
import { findChromium } from '../e2e/findChromium.mjs';
import { serveHarness } from '../e2e/mapHarness/serve.ts';
import '../e2e/mapHarness/window.ts';
import type { Bench } from '../bench.ts';

const ARGS = [
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];
const ORBIT = { target: { lon: 118.6, lat: 24.9 }, headingDeg: 0, pitchDeg: -58, rangeM: 60_000 };
const FRAMES = 25;

/** The map in Chromium without a graphics card, 1280 × 720: whole frames, overlay frames, and what rest costs. */
export const run: Bench = async (print) => {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium on this machine: set CHROMIUM_PATH');
  const served = await serveHarness();
  const browser = await chromium.launch({ executablePath, args: ARGS });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
    await page.goto(`${served.url}?count=3450`);
    await page.waitForFunction(() => window.harness.events.some(({ kind }) => kind === 'ready'));
    const ready = await page.evaluate(() => window.harness.events.find(({ kind }) => kind === 'ready')?.value);
    print({ figure: 'page to usable map', value: Math.round(Number(ready)), unit: 'ms' });
    print({ figure: 'idle', value: await idleShare(page), unit: 'cores', goal: '< 0.1' });
    for (const [count, mode] of [
      [3_450, '3d'],
      [27_000, '3d'],
      [27_000, '2d'],
      [270_000, '2d'],
    ] as const) {
      const figures = await page.evaluate(
        ([count, mode, orbit, frames]) => window.harness.measure(count, mode, orbit, frames),
        [count, mode, ORBIT, FRAMES] as const,
      );
      const detail = { points: count, mode, unit: 'ms' };
      print({ figure: 'first frame', value: round(figures.firstFrameMs), ...detail });
      print({ figure: 'frame', value: round(figures.frameMs), ...detail });
      print({ figure: 'overlay only', value: round(figures.overlayMs), ...detail });
      print({ figure: 'overlay script', value: round(figures.overlayScriptMs), ...detail });
    }
  } finally {
    await browser.close();
    await served.close();
  }
};

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
  return Math.round((((await busy()) - before) / 5) * 1000) / 1000;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
