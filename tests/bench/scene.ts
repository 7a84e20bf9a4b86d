import { chromium } from '@playwright/test';
import type { Bench } from '../bench.ts';
import { findChromium } from '../e2e/findChromium.mjs';
import { serveScenes } from '../e2e/sceneHarness/serve.ts';
import '../e2e/sceneHarness/window.ts';
import { PARK_AT } from '../main/scenes/parkRecords.ts';

const FIRMS = 43;
const FRAMES = 25;
const ARGS = [
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];
const POSES = {
  'whole park': { target: PARK_AT, headingDeg: 20, pitchDeg: -35, rangeM: 2_200 },
  'one firm': { target: PARK_AT, headingDeg: 20, pitchDeg: -30, rangeM: 450 },
} as const;

/** The 3D scene of a park of 43 firms without a graphics card, 1280 × 720: how soon it is there, what a frame costs. */
export const run: Bench = async (print) => {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium on this machine: set CHROMIUM_PATH');
  const served = await serveScenes(FIRMS);
  const browser = await chromium.launch({ executablePath, args: ARGS });
  try {
    const began = performance.now();
    const built = await served.scenes.ensure('park:gulei');
    const detail = { firms: built.firms, installations: built.installations, triangles: built.triangles };
    print({ figure: 'scene built', value: Math.round(performance.now() - began), unit: 'ms', ...detail });
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
    const open = async (query: string) => {
      await page.goto(`${served.url}?${query}`);
      await page.waitForFunction(() => window.sceneHarness?.ready);
    };
    // A desk far off, then a click that goes there: until the park is on screen, and until its last tile is.
    await open(`firms=${FIRMS}&range=60000`);
    const first = await page.evaluate(async (orbit) => {
      const from = performance.now();
      const { sceneHarness } = window;
      sceneHarness.jump(orbit);
      const until = async (done: () => boolean) => {
        while (!done()) await new Promise((resolve) => requestAnimationFrame(resolve));
        return performance.now() - from;
      };
      const shown = await until(() => sceneHarness.drawn());
      return { shown, settled: await until(() => sceneHarness.settled()) };
    }, POSES['whole park']);
    print({ figure: 'first frame after click', value: Math.round(first.shown), unit: 'ms', goal: '< 3000' });
    print({ figure: 'every tile after click', value: Math.round(first.settled), unit: 'ms' });
    for (const [pose, orbit] of Object.entries(POSES)) {
      const frames: Record<string, number[]> = {};
      for (const [what, scenes] of [
        ['scene', 'all'],
        ['bare globe', 'none'],
      ] as const) {
        await open(`firms=${FIRMS}&range=${orbit.rangeM}&scenes=${scenes}`);
        await page.evaluate((to) => window.sceneHarness.jump(to), orbit);
        await page.waitForTimeout(1_000);
        if (what === 'scene') await page.waitForFunction(() => window.sceneHarness.settled());
        await page.waitForTimeout(2_000);
        frames[what] = await page.evaluate(([to, count]) => window.sceneHarness.frames(to, count), [
          orbit,
          FRAMES,
        ] as const);
        print({ figure: 'frame, median', value: median(frames[what] ?? []), unit: 'ms', pose, what });
        print({ figure: 'frame, p95', value: share(frames[what] ?? [], 0.95), unit: 'ms', pose, what });
      }
      const ratio = median(frames.scene ?? []) / median(frames['bare globe'] ?? []);
      print({ figure: 'frame, scene / bare globe', value: Math.round(ratio * 100) / 100, unit: '', pose });
    }
  } finally {
    await browser.close();
    await served.close();
  }
};

const median = (values: readonly number[]) => share(values, 0.5);

function share(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN) * 10) / 10;
}
