import { type CDPSession, chromium, type Page } from '@playwright/test';
import type { Bench } from '../bench.ts';
import { findChromium } from '../e2e/findChromium.mjs';
import { serveHarness } from '../e2e/mapHarness/serve.ts';
import '../e2e/mapHarness/window.ts';

const ARGS = [
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];
const VEHICLES = 70_000;
const PER_SECOND = 7_000;
const [, , , askedMinutes] = process.argv;
/** Whole: 10 minutes; shorter by the second argument (`npm run bench -- vehicles 1`). */
const MINUTES = Number(askedMinutes ?? 10);
const VIEWS = [
  { view: 'province', rangeM: 700_000 },
  { view: 'city', rangeM: 60_000 },
  { view: 'streets', rangeM: 6_000 },
] as const;
const CITY = { lon: 118.6, lat: 24.9 };
/** Least time of one view, and time between two events of the hand, milliseconds. */
const VIEW_MS = 20_000;
const HAND_MS = 40;

/**
 * 70,000 moving vehicles with 7,000 reports a second on the 2D map in Chromium without a graphics card, 1280 × 720: the
 * hub's own messages through the page's own decoder, a hand that pans and zooms all the time at three scales in turn.
 */
export const run: Bench = async (print) => {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium on this machine: set CHROMIUM_PATH');
  if (!(MINUTES > 0)) throw new Error('minutes: a number above 0');
  const served = await serveHarness();
  const browser = await chromium.launch({ executablePath, args: [...ARGS, '--js-flags=--expose-gc'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
    await page.goto(`${served.url}?count=3450&mode=2d`);
    await page.waitForFunction(() => window.harness?.events.some(({ kind }) => kind === 'ready'));
    const session = await page.context().newCDPSession(page);
    await page.evaluate(([count, rate]) => window.harness.fleet(count, rate), [VEHICLES, PER_SECOND] as const);
    // Two rounds of warming: caches of tiles, texts and pictures fill before memory is compared.
    for (const { rangeM } of VIEWS) await drive(page, rangeM, 6_000);
    await page.evaluate(() => window.harness.inputDelays());
    const heapBefore = await heapMb(session);
    const began = Date.now();
    const sentBefore = (await page.evaluate(() => window.harness.inputDelays())).sent;
    const all = new Map<string, number[][]>();
    while (Date.now() - began < MINUTES * 60_000) {
      for (const { view, rangeM } of VIEWS) {
        await drive(page, rangeM, Math.min(VIEW_MS, (MINUTES * 60_000) / VIEWS.length));
        const { handled, drawn, intervals } = await page.evaluate(() => window.harness.inputDelays());
        const known = all.get(view) ?? [[], [], []];
        for (const [i, list] of [handled, drawn, intervals].entries()) known[i]?.push(...list);
        all.set(view, known);
      }
    }
    const seconds = (Date.now() - began) / 1_000;
    const sent = (await page.evaluate(() => window.harness.inputDelays())).sent - sentBefore;
    const common = { vehicles: VEHICLES, seconds: Math.round(seconds) };
    print({ figure: 'reports', value: Math.round(sent / seconds), unit: '/s', ...common });
    for (const [view, [handled = [], drawn = [], intervals = []]] of all) {
      report(print, 'input to handled frame', view, handled);
      report(print, 'input to drawn frame', view, drawn, '< 100');
      report(print, 'frame to frame', view, intervals);
    }
    const every = [...all.values()].flatMap(([, drawn = []]) => drawn);
    report(print, 'input to drawn frame', 'all', every, '< 100');
    const heapAfter = await heapMb(session);
    print({
      figure: 'JS heap after collection',
      value: heapAfter,
      start: heapBefore,
      unit: 'MB',
      goal: 'grows by less than 10',
      ...common,
    });
  } finally {
    await browser.close();
    await served.close();
  }
};

/** A hand at a scale: drags the map about and turns the wheel both ways, at its own pace whatever the page does. */
async function drive(page: Page, rangeM: number, ms: number): Promise<void> {
  await page.evaluate(([target, range]) => window.harness.handle?.flyTo(target, range), [CITY, rangeM] as const);
  await page.waitForTimeout(1_500);
  await page.evaluate(() => void window.harness.inputDelays());
  const [x, y] = [640, 360];
  await page.mouse.move(x, y);
  const until = Date.now() + ms;
  let pending: Promise<void>[] = [];
  for (let step = 0; Date.now() < until; step++) {
    const phase = step % 100;
    const angle = (phase / 40) * 2 * Math.PI;
    if (phase === 0) pending.push(page.mouse.down());
    else if (phase < 80) pending.push(page.mouse.move(x + 90 * Math.sin(angle), y + 60 * (1 - Math.cos(angle))));
    else if (phase === 80) pending.push(page.mouse.up());
    else if (phase < 98) pending.push(page.mouse.wheel(0, phase % 18 < 9 ? 60 : -60));
    await new Promise((resolve) => setTimeout(resolve, HAND_MS));
    if (pending.length > 50) {
      await Promise.all(pending);
      pending = [];
    }
  }
  await Promise.all(pending);
  await page.mouse.up();
}

async function heapMb(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.enable');
  for (let round = 0; round < 3; round++) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return Math.round(usedSize / 1e5) / 10;
}

function report(
  print: Parameters<Bench>[0],
  figure: string,
  view: string,
  values: readonly number[],
  goal?: string,
): void {
  const sorted = [...values].sort((a, b) => a - b);
  const of = (share: number) => Math.round((sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN) * 10) / 10;
  print({
    figure,
    value: of(0.5),
    p95: of(0.95),
    most: of(1),
    unit: 'ms',
    view,
    events: values.length,
    ...(goal === undefined ? {} : { goal: `p95 ${goal}` }),
  });
}
