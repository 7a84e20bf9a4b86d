import { expect, test } from '@playwright/test';
import { PARK } from './mapHarness/records.ts';
import { type Served, serveHarness } from './mapHarness/serve.ts';
import './mapHarness/window.ts';

test.use({ viewport: { width: 1280, height: 720 } });

let served: Served;
test.beforeAll(async () => {
  served = await serveHarness();
});
test.afterAll(() => served.close());

const POSES = [
  {
    name: 'straight down at 200 km',
    orbit: { target: PARK, headingDeg: 0, pitchDeg: -90, rangeM: 200_000 },
    anchor: PARK,
  },
  { name: '45° at 5 km', orbit: { target: PARK, headingDeg: 30, pitchDeg: -45, rangeM: 5_000 }, anchor: PARK },
  {
    name: '12° above the ground at 800 m',
    orbit: { target: PARK, headingDeg: 200, pitchDeg: -12, rangeM: 800 },
    anchor: PARK,
  },
  { name: 'the globe at 12,000 km', orbit: { target: PARK, headingDeg: 0, pitchDeg: -90, rangeM: 12e6 }, anchor: PARK },
  {
    name: '800 m, 230 km from the anchor (R2)',
    orbit: { target: PARK, headingDeg: 200, pitchDeg: -30, rangeM: 800 },
    anchor: { lon: 119.8, lat: 24.5 },
  },
];

test('the overlay lies on the globe to half a pixel, measured on drawn pixels (R3)', async ({ page }) => {
  await page.goto(`${served.url}?count=10`);
  await page.waitForFunction(() => window.harness !== undefined);
  for (const { name, orbit, anchor } of POSES) {
    const result = await page.evaluate(([orbit, anchor]) => window.harness.alignment(orbit, anchor), [
      orbit,
      anchor,
    ] as const);
    expect(result.markers, name).toBeGreaterThanOrEqual(8);
    expect(result.cesiumToDeckPx, name).toBeLessThanOrEqual(0.5);
    expect(result.cesiumToInkPx, name).toBeLessThanOrEqual(0.5);
  }
  // The measure itself can fail: a frame whose anchor is one metre off shows at 800 m.
  const shifted = await page.evaluate(([orbit, anchor]) => window.harness.alignment(orbit, anchor, 1), [
    { target: PARK, headingDeg: 0, pitchDeg: -90, rangeM: 800 },
    PARK,
  ] as const);
  expect(shifted.cesiumToDeckPx).toBeGreaterThan(0.5);
});

const FLAT_POSES = [
  { name: 'the whole province', target: { lon: 118.15, lat: 25.7 }, rangeM: 760_000, anchor: PARK },
  { name: 'East Asia', target: { lon: 112, lat: 38 }, rangeM: 4_000_000, anchor: PARK },
  { name: 'a city, far from the anchor (R2)', target: { lon: 119.3, lat: 26.08 }, rangeM: 60_000, anchor: PARK },
  { name: 'a park', target: PARK, rangeM: 5_000, anchor: { lon: 117.8, lat: 24.1 } },
  { name: 'a yard', target: PARK, rangeM: 300, anchor: PARK },
  { name: '62° N', target: { lon: 10, lat: 62 }, rangeM: 200_000, anchor: { lon: 10.5, lat: 61.5 } },
] as const;

test('on the flat map ground, overlay and ink lie on one another to half a pixel (R3)', async ({ page }) => {
  await page.goto(`${served.url}?count=10&mode=2d`);
  await page.waitForFunction(() => window.harness !== undefined);
  for (const { name, target, rangeM, anchor } of FLAT_POSES) {
    const orbit = { target, rangeM, headingDeg: 0, pitchDeg: -90 };
    const result = await page.evaluate(([orbit, anchor]) => window.harness.flatAlignment(orbit, anchor), [
      orbit,
      anchor,
    ] as const);
    expect(result.markers, name).toBeGreaterThanOrEqual(8);
    expect(result.groundToDeckPx, name).toBeLessThanOrEqual(0.5);
    expect(result.groundToInkPx, name).toBeLessThanOrEqual(0.5);
  }
  // The measure itself can fail: deck moved by a metre shows in a yard.
  const shifted = await page.evaluate(([orbit, anchor]) => window.harness.flatAlignment(orbit, anchor, 1), [
    { target: PARK, rangeM: 300, headingDeg: 0, pitchDeg: -90 },
    PARK,
  ] as const);
  expect(shifted.groundToDeckPx).toBeGreaterThan(0.5);
});
