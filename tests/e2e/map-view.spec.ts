import { expect, type Page, test } from '@playwright/test';
import { destination, distanceM, type Position, placeInPolygon } from '../../shared/geo.ts';
import { makePlaces, PARK } from './mapHarness/records.ts';
import { type Served, serveHarness } from './mapHarness/serve.ts';
import './mapHarness/window.ts';

test.use({ viewport: { width: 1366, height: 768 } });

let served: Served;
test.beforeAll(async () => {
  served = await serveHarness();
});
test.afterAll(() => served.close());

const MIDDLE = { x: 683, y: 384 };
let problems: string[] = [];

/** Opens the page on a place and waits for its picture; collects what the page complains of. */
async function open(page: Page, query = 'count=2000', rangeM = 16_000): Promise<void> {
  problems = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.location().url.endsWith('favicon.ico')) problems.push(message.text());
  });
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(served.url)) problems.push(request.url());
  });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`${served.url}?${query}`);
  await page.waitForFunction(() => window.harness?.events.some(({ kind }) => kind === 'ready'));
  await page.evaluate(([target, range]) => window.harness.handle?.flyTo(target, range), [PARK, rangeM] as const);
  await page.waitForTimeout(800);
}

const last = (page: Page, kind: string) =>
  page.evaluate((wanted) => window.harness.events.findLast((event) => event.kind === wanted)?.value, kind);

async function eventually<Value>(page: Page, kind: string): Promise<Value> {
  await page.waitForFunction((wanted) => window.harness.events.some((event) => event.kind === wanted), kind);
  return (await last(page, kind)) as Value;
}

/** What must hold on the globe and on the flat map. */
const MODES = ['3d', '2d'] as const;

for (const mode of MODES)
  test(`${mode}: runs under the product’s content security policy, asks only its own address, and idles`, async ({
    page,
  }) => {
    await open(page, `count=2000&mode=${mode}`);
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    const busy = async () => {
      const { metrics } = await session.send('Performance.getMetrics');
      return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
    };
    await page.waitForTimeout(3_000);
    const before = await busy();
    await page.waitForTimeout(4_000);
    expect((await busy()) - before, 'seconds of work in 4 s of rest').toBeLessThan(0.6);
    expect(problems).toEqual([]);
  });

for (const mode of MODES)
  test(`${mode}: click picks, Ctrl adds, right click asks, hover names`, async ({ page }) => {
    await open(page, `count=2000&mode=${mode}`);
    await page.mouse.move(MIDDLE.x, MIDDLE.y);
    expect(await eventually(page, 'hover')).toBe('incident:i1');
    await page.mouse.click(MIDDLE.x, MIDDLE.y);
    expect(await eventually(page, 'pick')).toMatchObject({ ids: ['incident:i1'], additive: false });
    await page.mouse.click(MIDDLE.x, MIDDLE.y, { button: 'right' });
    const context = await eventually<{ at: Position; id?: string }>(page, 'context');
    expect(context.id).toBe('incident:i1');
    expect(distanceM(context.at, PARK)).toBeLessThan(60);
    await page.keyboard.down('Control');
    await page.mouse.click(MIDDLE.x, MIDDLE.y);
    await page.keyboard.up('Control');
    await expect.poll(() => last(page, 'pick')).toMatchObject({ additive: true });
  });

test('a box selects what shows inside, through clusters too', async ({ page }) => {
  await open(page, 'count=2000&mode=2d', 9_000);
  await page.evaluate(() => window.harness.set({ tool: 'boxSelect' }));
  await page.mouse.move(483, 184);
  await page.mouse.down();
  await page.mouse.move(700, 400, { steps: 4 });
  await page.mouse.move(883, 584, { steps: 4 });
  await page.mouse.up();
  const ids = await eventually<string[]>(page, 'many');
  expect(ids).toContain('incident:i1');
  // The same box by another way: the ground under its corners, and turf's point in polygon.
  await page.evaluate(() => window.harness.set({ tool: 'select' }));
  const ring: Position[] = [];
  for (const [x, y] of [
    [483, 184],
    [883, 184],
    [883, 584],
    [483, 584],
  ] as const) {
    await page.mouse.click(x, y, { button: 'right' });
    await expect
      .poll(
        async () => (await page.evaluate(() => window.harness.events)).filter(({ kind }) => kind === 'context').length,
      )
      .toBe(ring.length + 1);
    ring.push(((await last(page, 'context')) as { at: Position }).at);
  }
  const inside = Object.values(makePlaces(2_000))
    .flat()
    .filter(({ position }) => placeInPolygon({ position }, ring))
    .map(({ id }) => id);
  expect(inside.length).toBeGreaterThan(10);
  expect(ids.filter((id) => !/^(incident|alarm):/.test(id)).sort()).toEqual(inside.sort());
});

test('draws a circle and a polygon, undoes a vertex, measures a distance', async ({ page }) => {
  await open(page, 'count=20&mode=2d', 9_000);
  await page.evaluate(() => window.harness.set({ tool: 'drawCircle' }));
  await page.mouse.click(MIDDLE.x, MIDDLE.y);
  await page.mouse.move(MIDDLE.x + 120, MIDDLE.y, { steps: 3 });
  await page.mouse.click(MIDDLE.x + 200, MIDDLE.y);
  const circle = await eventually<{ kind: string; centre: Position; radiusM: number }>(page, 'drawn');
  expect(circle.kind).toBe('circle');
  expect(distanceM(circle.centre, PARK)).toBeLessThan(30);
  expect(circle.radiusM).toBeGreaterThan(500);

  await page.evaluate(() => window.harness.set({ tool: 'drawPolygon' }));
  await page.getByRole('application').focus();
  for (const [x, y] of [
    [500, 300],
    [800, 300],
    [900, 600],
    [800, 600],
  ] as const)
    await page.mouse.click(x, y, { delay: 20 });
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Enter');
  await expect.poll(() => last(page, 'drawn')).toMatchObject({ kind: 'polygon' });
  const polygon = (await last(page, 'drawn')) as { ring: Position[] };
  expect(polygon.ring).toHaveLength(3);

  await page.evaluate(() => window.harness.set({ tool: 'measureDistance' }));
  await page.mouse.click(MIDDLE.x, MIDDLE.y);
  await page.mouse.move(MIDDLE.x + 100, MIDDLE.y, { steps: 3 });
  await page.mouse.dblclick(MIDDLE.x + 200, MIDDLE.y);
  const text = await eventually<string>(page, 'measured');
  const shown = Number.parseFloat(text) * (text.includes('公里') ? 1000 : 1);
  expect(Math.abs(shown - circle.radiusM)).toBeLessThan(Math.max(10, circle.radiusM * 0.01));
});

for (const mode of MODES)
  test(`${mode}: the keyboard drives it: pan, zoom, home, with a visible focus ring`, async ({ page }) => {
    await open(page, `count=20&mode=${mode}`, 9_000);
    const map = page.getByRole('application');
    await map.focus();
    await page.keyboard.press('ArrowRight');
    const view = () => page.evaluate(() => window.harness.handle?.view());
    await expect.poll(async () => (await view())?.position.lon ?? 0).toBeGreaterThan(PARK.lon + 0.001);
    const scale = page.locator('.map-scale span').first();
    const near = await scale.textContent();
    for (let i = 0; i < 3; i++) await page.keyboard.press('-');
    await expect.poll(() => scale.textContent()).not.toBe(near);
    await page.keyboard.press('Home');
    await expect.poll(async () => (await view())?.position.lat ?? 0).toBeGreaterThan(25);
    const ring = await map.evaluate((element) => getComputedStyle(element, '::after').borderTopWidth);
    expect(ring).toBe('2px');
  });

test('2D opens without Cesium, and 3D fetches it', async ({ page }) => {
  const scripts = new Set<string>();
  page.on('request', (request) => {
    if (/\.m?js$/.test(request.url())) scripts.add(request.url());
  });
  // A class name that Cesium's widget gives its element: its code cannot be there without it.
  const ofCesium = async () => {
    const texts = [...scripts].map(async (url) => ({ url, text: await (await page.request.get(url)).text() }));
    return (await Promise.all(texts)).filter(({ text }) => text.includes('cesium-widget')).map(({ url }) => url);
  };
  await open(page, 'count=20&mode=2d', 20_000);
  expect(scripts.size).toBeGreaterThan(0);
  expect(await ofCesium()).toEqual([]);
  await page.evaluate(() => window.harness.set({ mode: '3d' }));
  await expect.poll(ofCesium).not.toEqual([]);
});

for (const mode of MODES)
  test(`${mode}: a frame shows what it was given, not what the one before was (R6)`, async ({ page }) => {
    await open(page, `count=300&mode=${mode}`, 16_000);
    await page.waitForTimeout(3_000);
    const before = await page.locator('.map-surface').screenshot();
    await page.evaluate(() => window.harness.focus(true));
    await page.waitForTimeout(2_000);
    const after = await page.locator('.map-surface').screenshot();
    expect(after.equals(before)).toBe(false);
    // One more frame of the same must look the same.
    await page.evaluate(() => window.harness.set({ selectedIds: new Set() }));
    await page.waitForTimeout(2_000);
    expect((await page.locator('.map-surface').screenshot()).equals(after)).toBe(true);
  });

test('a flight goes on when the mode changes under it (R5)', async ({ page }) => {
  await open(page, 'count=20&mode=3d', 20_000);
  await page.evaluate(() => {
    window.harness.set({ mode: '2d' });
    window.harness.handle?.flyTo({ lon: 119.3, lat: 26.08 }, 5_000);
  });
  const viewNow = () => page.evaluate(() => window.harness.handle?.view());
  await expect.poll(async () => (await viewNow())?.pitch, { timeout: 20_000 }).toBe(-90);
  const width = async () => (await page.locator('.map-scale').innerText()).trim();
  await expect.poll(width, { timeout: 20_000 }).toBe('500 米');
  const view = await viewNow();
  expect(distanceM(view?.position ?? PARK, { lon: 119.3, lat: 26.08 })).toBeLessThan(100);
});

test('2D: wheel and double click scale about the pointer, two fingers too', async ({ page }) => {
  await open(page, 'count=20&mode=2d', 20_000);
  const under = { x: 900, y: 250 };
  const ground = async () => {
    await page.evaluate(() => {
      window.harness.events.length = 0;
    });
    await page.mouse.click(under.x, under.y, { button: 'right' });
    return (await eventually<{ at: Position }>(page, 'context')).at;
  };
  const before = await ground();
  const scale = () => page.locator('.map-scale span').first().textContent();
  const far = await scale();
  await page.mouse.move(under.x, under.y);
  await page.mouse.wheel(0, -300);
  await page.mouse.dblclick(under.x, under.y);
  await expect.poll(scale).not.toBe(far);
  expect(distanceM(before, await ground())).toBeLessThan(20);
  const near = await scale();
  await page.evaluate(({ x, y }) => {
    const surface = document.querySelector('.map-surface');
    const finger = (type: string, pointerId: number, dx: number) =>
      surface?.dispatchEvent(
        new PointerEvent(type, {
          pointerId,
          pointerType: 'touch',
          isPrimary: pointerId === 71,
          clientX: x + dx,
          clientY: y,
          buttons: type === 'pointerup' ? 0 : 1,
          bubbles: true,
        }),
      );
    // A made-up pointer cannot be captured.
    if (surface) surface.setPointerCapture = () => undefined;
    finger('pointerdown', 71, -200);
    finger('pointerdown', 72, 200);
    for (const dx of [170, 130, 90, 50]) {
      finger('pointermove', 71, -dx);
      finger('pointermove', 72, dx);
    }
    finger('pointerup', 71, -50);
    finger('pointerup', 72, 50);
  }, under);
  await expect.poll(scale).not.toBe(near);
  expect(distanceM(before, await ground())).toBeLessThan(60);
});

test('2D stays straight down and north up, drags with the ground, and comes back to the same place (R5)', async ({
  page,
}) => {
  await open(page, 'count=20&mode=2d', 20_000);
  await page.mouse.move(500, 300);
  await page.mouse.down();
  await page.mouse.move(600, 380, { steps: 5 });
  await page.mouse.up();
  const view = await page.evaluate(() => window.harness.handle?.view());
  expect(view?.pitch).toBeCloseTo(-90, 0);
  const turned = (((view?.heading ?? 0) + 180) % 360) - 180;
  expect(Math.abs(turned)).toBeLessThan(0.5);
  expect(view?.position.lon).toBeLessThan(PARK.lon);
  expect(view?.position.lat).toBeGreaterThan(PARK.lat);
  await page.evaluate(() => window.harness.set({ mode: '3d' }));
  await expect.poll(async () => (await page.evaluate(() => window.harness.handle?.view()))?.pitch).toBeGreaterThan(-70);
  const back = await page.evaluate(() => window.harness.handle?.view());
  expect(distanceM(back?.position ?? PARK, view?.position ?? PARK)).toBeLessThan(200);
});

for (const mode of MODES)
  test(`${mode}: rebuilds itself where it was when the graphics context is lost`, async ({ page }) => {
    await open(page, `count=200&mode=${mode}`, 9_000);
    const lose = () =>
      page.evaluate(() => {
        const canvas = document.querySelector<HTMLCanvasElement>('.cesium-widget canvas, canvas.map-overlay');
        canvas?.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext();
      });
    await page.evaluate(() => {
      window.harness.events.length = 0;
    });
    await lose();
    await eventually(page, 'ready');
    const view = await page.evaluate(() => window.harness.handle?.view());
    expect(distanceM(view?.position ?? destination(PARK, 0, 1e6), PARK)).toBeLessThan(200);
    const shot = await page.evaluate(async () => (await window.harness.handle?.snapshot())?.size ?? 0);
    expect(shot).toBeGreaterThan(5_000);
  });

test('says what is wrong where there is no WebGL 2', async ({ page }) => {
  await page.addInitScript(() => {
    const real = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = new Proxy(real, {
      apply: (target, self, args) => (args[0] === 'webgl2' ? null : Reflect.apply(target, self, args)),
    });
  });
  await page.goto(`${served.url}?count=20`);
  await expect(page.getByRole('alert')).toContainText('WebGL 2');
  await expect(page.getByRole('alert').getByRole('button')).toBeVisible();
});
