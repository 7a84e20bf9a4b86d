import { expect, type Page, test } from '@playwright/test';
import { connect, rawCall } from '../contract/hubInProcess.ts';
import { type HubProcess, startHub } from '../hubProcess.ts';
import { byId, openDesk, runFromPalette } from './mainJob.ts';

const HOME = { lon: 119.3, lat: 26.08 };
const METRES_PER_DEGREE = 111_320;
let hub: HubProcess;
let key = '';

test.beforeAll(async () => {
  hub = await startHub([]);
  const socket = await connect(hub.url, hub.token);
  const put = (kind: string, record: object) => rawCall(socket, 'records.put', { kind, record });
  await put('vehicle', {
    name: '危货车1号',
    plateNumber: '闽A00001',
    category: 'hazmat',
    substance: '液氯',
    organisationName: '测试运输公司',
    position: HOME,
  });
  await put('mobileSource', {
    name: '探伤机1号',
    code: 'YDY-1',
    category: 'radiography',
    nuclide: 'Ir-192',
    activityBq: 3e12,
    sourceClass: 'II',
    organisationName: '测试检测公司',
    contact: { name: '值班员', phone: '0591-0000001' },
    fenceRadiusM: 300,
    position: { lon: HOME.lon + 0.02, lat: HOME.lat },
  });
  await put('organisation', { name: '测试生态环境局', category: 'ecology', dutyPhone: '0591-0012369', position: HOME });
  const made = (await rawCall(socket, 'feeds.makeKey', { name: 'e2e' })) as { key: string };
  key = made.key;
  socket.close();
});
test.afterAll(() => hub.stop());

async function push(positions: readonly object[]): Promise<void> {
  const answer = await fetch(`${hub.url}/ingest`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ positions }),
  });
  expect(answer.status, await answer.clone().text()).toBe(200);
}

const vehicle = (at: number, lon: number) => ({
  subject: '闽A00001',
  at,
  lon,
  lat: HOME.lat,
  speedKmh: 54,
  headingDeg: 90,
});
const source = (at: number, awayM: number, doseRateUsvH: number) => ({
  subject: 'YDY-1',
  at,
  lon: HOME.lon + 0.02 + awayM / (METRES_PER_DEGREE * Math.cos((HOME.lat * Math.PI) / 180)),
  lat: HOME.lat,
  doseRateUsvH,
});

/** Clicks the middle of the map. */
async function clickMiddle(page: Page): Promise<void> {
  const box = await page.locator('.map-view').boundingBox();
  if (!box) throw new Error('no map');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

test('a pushed position is on the map: clicked, told, with its trail, followed', async ({ page }) => {
  const now = Date.now();
  await push(Array.from({ length: 20 }, (_, i) => vehicle(now - (20 - i) * 60_000, HOME.lon - (20 - i) * 0.002)));
  await push([vehicle(now, HOME.lon)]);
  await openDesk(page, hub.url, hub.token);
  await expect(byId(page, 'map-pane')).toHaveAttribute('data-ready', 'true', { timeout: 60_000 });
  await runFromPalette(page, '二维地图');
  // Found by its plate, the map flies to its record's place, which is where it is now.
  await page.keyboard.press('/');
  await byId(page, 'place-search-input').fill('闽A00001');
  await byId(page, 'place-hit').first().click();
  await expect(byId(page, 'motion-panel')).toHaveAttribute('data-tracked', 'true', { timeout: 15_000 });
  await expect(byId(page, 'motion-state')).toContainText('行驶');
  await expect(byId(page, 'motion-fields')).toContainText('54 km/h');
  await byId(page, 'motion-follow').click();
  await page.waitForTimeout(2_500);
  // Followed, it stays in the middle: what is picked there is the vehicle, from its report and not its record.
  await push([vehicle(now + 1_000, HOME.lon + 0.01)]);
  await page.waitForTimeout(2_500);
  await page.keyboard.press('Escape');
  await clickMiddle(page);
  await expect(byId(page, 'place-details')).toContainText('危货车1号');
  await byId(page, 'motion-trail').click();
  await expect(byId(page, 'trail-points')).toContainText(/2[12]/);
  await push([vehicle(now + 2_000, HOME.lon + 0.012)]);
  await expect(byId(page, 'trail-points')).toContainText(/2[23]/);
});

test('a mobile source outside its fence says so, and its quick response prints on one sheet', async ({ page }) => {
  const now = Date.now();
  await push(Array.from({ length: 12 }, (_, i) => source(now - (13 - i) * 30_000, 20, 2)));
  await openDesk(page, hub.url, hub.token);
  await expect(byId(page, 'map-pane')).toHaveAttribute('data-ready', 'true', { timeout: 60_000 });
  await runFromPalette(page, '移动放射源一览');
  const row = byId(page, 'sources-table').locator('tbody tr').first();
  await expect(row).toHaveAttribute('data-state', 'normal', { timeout: 15_000 });
  await push([source(now, 450, 2)]);
  await expect(row).toHaveAttribute('data-state', 'outside');
  await expect(row).toContainText(/4(49|50) m/);
  await row.getByRole('button', { name: '快速响应' }).click();
  await expect(byId(page, 'radiation-radius')).toContainText('62 m');
  await expect(byId(page, 'radiation-card')).toContainText('390 mSv/h');
  await expect(byId(page, 'radiation-card')).toContainText('测试检测公司');
  await expect(byId(page, 'radiation-contacts')).toContainText('0591-0012369');
  await expect(byId(page, 'radiation-map')).toHaveAttribute('data-ready', 'true', { timeout: 20_000 });
  // The picture is of the map: it has more than one colour.
  const colours = await byId(page, 'radiation-map')
    .locator('img')
    .evaluate(async (image) => {
      if (!(image instanceof HTMLImageElement)) throw new Error('no picture');
      await image.decode();
      const canvas = new OffscreenCanvas(64, 48);
      const pen = canvas.getContext('2d');
      pen?.drawImage(image, 0, 0, 64, 48);
      const bytes = pen?.getImageData(0, 0, 64, 48).data ?? new Uint8ClampedArray();
      const seen = new Set<number>();
      for (let i = 0; i < bytes.length; i += 4) {
        seen.add((bytes[i] ?? 0) * 65_536 + (bytes[i + 1] ?? 0) * 256 + (bytes[i + 2] ?? 0));
      }
      return seen.size;
    });
  expect(colours).toBeGreaterThan(20);
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length).toBe(1);
  await page.getByTestId('radiation-back').click();
  await expect(byId(page, 'radiation-page')).toHaveCount(0);
});
