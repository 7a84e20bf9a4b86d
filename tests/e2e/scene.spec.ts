import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { destination } from '../../shared/geo.ts';
import { fixtures } from '../hubProcess.ts';
import { makePark, PARK_AT } from '../main/scenes/parkRecords.ts';
import { type ServedScenes, serveScenes } from './sceneHarness/serve.ts';
import './sceneHarness/window.ts';

test.use({ viewport: { width: 1280, height: 720 } });

const MODEL = join(fixtures, '3dtiles', 'MetadataGranularities');
let served: ServedScenes;
test.beforeAll(async () => {
  served = await serveScenes(4, existsSync(MODEL) ? MODEL : undefined);
});
test.afterAll(() => served.close());

const { installations, drains } = makePark(4);
const TANK = installations[0];
const MANHOLE = drains[0];
if (!TANK || !MANHOLE) throw new Error('the park is empty');

async function open(page: Page, query = 'firms=4'): Promise<string[]> {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto(`${served.url}?${query}`);
  await page.waitForFunction(() => window.sceneHarness?.ready);
  return problems;
}

async function lookAt(
  page: Page,
  position: { lon: number; lat: number },
  rangeM: number,
  pitchDeg = -35,
): Promise<void> {
  await page.evaluate(
    ([target, range, pitch]) => {
      window.sceneHarness.jump({ target, headingDeg: 20, pitchDeg: pitch, rangeM: range });
    },
    [position, rangeM, pitchDeg] as const,
  );
  await page.waitForTimeout(600);
  await page.waitForFunction(() => window.sceneHarness.settled());
  await page.waitForTimeout(400);
}

/** Makes the ground see-through and waits for what lies under it. */
async function xray(page: Page): Promise<void> {
  await page.evaluate(() => window.sceneHarness.view({ xray: true }));
  await page.waitForTimeout(300);
  await page.waitForFunction(() => window.sceneHarness.settled());
  await page.waitForTimeout(1_000);
}

const last = (page: Page) => page.evaluate(() => window.sceneHarness.told.picked.at(-1));
const pixel = (page: Page, position: { lon: number; lat: number }, up: number) =>
  page.evaluate(([lon, lat, height]) => window.sceneHarness.pixelOf(lon, lat, height), [
    position.lon,
    position.lat,
    up,
  ] as const);

test('the scene comes when the camera is near; a tank is picked, hovered and selected', async ({ page }) => {
  const problems = await open(page);
  await lookAt(page, TANK.position, 260);
  expect(await page.evaluate(() => window.sceneHarness.told.standing.at(-1))).toEqual(['park:gulei']);
  const roof = await pixel(page, TANK.position, 17);
  if (!roof) throw new Error('the tank is off screen');
  await page.mouse.move(roof.x, roof.y);
  await expect.poll(() => page.evaluate(() => window.sceneHarness.told.hovered.at(-1))).toBe(TANK.id);
  await page.mouse.click(roof.x, roof.y);
  await expect.poll(() => last(page)).toEqual([TANK.id]);
  expect(problems).toEqual([]);
  expect(await page.evaluate(() => window.sceneHarness.failures)).toEqual([]);
});

test('a leaking tank turns red, and white again', async ({ page }) => {
  await open(page);
  await lookAt(page, TANK.position, 200, -60);
  const plain = await colourAt(page, TANK.position);
  expect(plain.r / plain.b).toBeLessThan(1.6);
  await page.evaluate((id) => window.sceneHarness.condition(id, 'leaking'), TANK.id);
  await page.waitForTimeout(900);
  const leaking = await colourAt(page, TANK.position);
  expect(leaking.r / leaking.b).toBeGreaterThan(2);
  await page.evaluate((id) => window.sceneHarness.condition(id, 'normal'), TANK.id);
  await page.waitForTimeout(900);
  // By night both are dark: the hue tells, not the brightness.
  await expect
    .poll(async () => {
      const again = await colourAt(page, TANK.position);
      return again.r / again.b;
    })
    .toBeLessThan(1.6);
});

test('x-ray shows the drains under the ground and picks them through the bodies', async ({ page }) => {
  await open(page);
  await lookAt(page, MANHOLE.position, 200, -60);
  const at = await pixel(page, MANHOLE.position, 0);
  if (!at) throw new Error('the manhole is off screen');
  await page.mouse.click(at.x, at.y);
  await expect.poll(() => last(page)).not.toEqual([MANHOLE.id]);
  await xray(page);
  await page.mouse.click(at.x, at.y);
  await expect.poll(() => last(page)).toEqual([MANHOLE.id]);
  // A pipe runs from this manhole to the next: it is there half-way, two metres down.
  const next = drains[1];
  if (!next) throw new Error('one manhole only');
  const middle = {
    lon: MANHOLE.position.lon + (next.position.lon - MANHOLE.position.lon) * 0.2,
    lat: MANHOLE.position.lat + (next.position.lat - MANHOLE.position.lat) * 0.2,
  };
  const pipe = await pixel(page, middle, -1.6);
  if (!pipe) throw new Error('the pipe is off screen');
  await page.mouse.click(pipe.x, pipe.y);
  await expect.poll(() => last(page)).toEqual(['drain:f0-p1']);
});

test('flow arrows move only where motion is wanted; a scene at rest costs nothing', async ({ page }) => {
  await open(page);
  await lookAt(page, MANHOLE.position, 200, -60);
  await xray(page);
  const picture = () =>
    page.evaluate(() => document.querySelector<HTMLCanvasElement>('[data-testid=scene-flow]')?.toDataURL());
  const still = await picture();
  await page.waitForTimeout(700);
  expect(await picture()).toBe(still);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const busy = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
  };
  // The base map may still be refining; then less than a tenth of a core.
  await expect
    .poll(
      async () => {
        const before = await busy();
        await page.waitForTimeout(3_000);
        return ((await busy()) - before) / 3;
      },
      { message: 'cores at rest', timeout: 30_000 },
    )
    .toBeLessThan(0.1);
  await open(page, 'firms=4&motion=full');
  await lookAt(page, MANHOLE.position, 200, -60);
  await xray(page);
  const first = await picture();
  await expect.poll(picture).not.toBe(first);
});

test('a tour moves the camera until something is pressed', async ({ page }) => {
  await open(page, 'firms=4&motion=full');
  await lookAt(page, TANK.position, 300);
  const heading = () => page.evaluate(() => window.sceneHarness.handle?.view().heading ?? Number.NaN);
  const before = await heading();
  await page.evaluate(() => window.sceneHarness.view({ tour: 'orbit' }));
  await expect.poll(async () => Math.abs((await heading()) - before)).toBeGreaterThan(5);
  await page.keyboard.press('Escape');
  expect(await page.evaluate(() => window.sceneHarness.told.tours)).toBe(1);
  const stopped = await heading();
  await page.waitForTimeout(600);
  expect(await heading()).toBeCloseTo(stopped, 3);
});

test('an imported tileset stands where its record says; a part of it is picked', async ({ page }) => {
  test.skip(!existsSync(MODEL), 'the 3D Tiles sample is not on this machine');
  await open(page, 'firms=4&model=tileset.json&range=130');
  // The sample's own metres: a house ten metres west and thirteen north of its middle.
  const house = destination(destination(PARK_AT, 270, 10), 0, 13);
  const at = await pixel(page, house, 4);
  if (!at) throw new Error('off screen');
  await expect
    .poll(async () => {
      await page.mouse.click(at.x, at.y);
      return last(page);
    })
    .toEqual(['model3d:m1']);
  const feature = await page.evaluate(() => window.sceneHarness.told.features.at(-1));
  expect(feature).toMatchObject({ recordId: 'model3d:m1' });
  // What this sample says stands with its contents, groups, tiles and the whole.
  const named = new Set(feature?.properties.map(([name]) => name));
  for (const name of ['vertices', 'priority', 'district', 'author']) expect(named, name).toContain(name);
  expect(await page.evaluate(() => window.sceneHarness.failures)).toEqual([]);
});

test('an imported GLB stands where its record says, its −Z to the north', async ({ page }) => {
  test.skip(!existsSync(MODEL), 'the model is not on this machine');
  await open(page, 'firms=4&model=house-3-0.glb&range=130');
  // The house of this file stands at x −10 and z −10 of its own metres, some six metres high.
  const house = destination(destination(PARK_AT, 270, 10), 0, 10);
  const at = await pixel(page, house, 4);
  if (!at) throw new Error('off screen');
  await expect
    .poll(async () => {
      await page.mouse.click(at.x, at.y);
      return last(page);
    })
    .toEqual(['model3d:m1']);
  const opposite = await pixel(page, destination(destination(PARK_AT, 90, 10), 180, 10), 4);
  if (!opposite) throw new Error('off screen');
  await page.mouse.click(opposite.x, opposite.y);
  await expect.poll(() => last(page)).not.toEqual(['model3d:m1']);
  expect(await page.evaluate(() => window.sceneHarness.failures)).toEqual([]);
});

/** Mean colour of the picture about a roof. */
async function colourAt(page: Page, position: { lon: number; lat: number }) {
  const at = await pixel(page, position, 18);
  if (!at) throw new Error('off screen');
  const clip = { x: Math.round(at.x) + 8, y: Math.round(at.y) + 8, width: 12, height: 6 };
  const png = (await page.screenshot({ clip })).toString('base64');
  return page.evaluate(async (data) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
    const pen = new OffscreenCanvas(image.width, image.height).getContext('2d');
    pen?.drawImage(image, 0, 0);
    const bytes = pen?.getImageData(0, 0, image.width, image.height).data ?? new Uint8ClampedArray();
    const mean = (channel: number) =>
      bytes.filter((_, i) => i % 4 === channel).reduce((sum, v) => sum + v, 0) / (bytes.length / 4);
    return { r: mean(0), g: mean(1), b: mean(2) };
  }, png);
}
