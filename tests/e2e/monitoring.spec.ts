import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import type axe from 'axe-core';
import type { Socket } from 'socket.io-client';
import type { FeedStatus } from '../../shared/contract/feeds.ts';
import { connect, rawCall } from '../contract/hubInProcess.ts';
import { type HubProcess, startHub } from '../hubProcess.ts';
import { minuteFrame, sendFrames } from './hj212Frames.ts';
import { byId, openDesk, runFromPalette } from './mainJob.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const position = { lon: 117.612, lat: 23.769 };
const MN = '88888888000000000001';
const MINUTE = 60_000;

let hub: HubProcess;
let socket: Socket;
let gateway: string;

test.beforeEach(async () => {
  hub = await startHub(['--hj212-port', '0']);
  socket = await connect(hub.url, hub.token);
  const station = {
    name: '古雷空气站',
    category: 'air',
    position,
    deviceCode: MN,
    factors: '臭氧;PM2.5',
    provenance: { producer: '测试' },
  };
  await rawCall(socket, 'records.put', { kind: 'station', record: station });
  const { feeds } = (await rawCall(socket, 'feeds.status', {})) as { feeds: FeedStatus[] };
  gateway = feeds.find(({ kind }) => kind === 'hj212')?.address ?? '';
  expect(gateway).toMatch(/:\d+$/);
});
test.afterEach(async () => {
  socket.close();
  await hub.stop();
});

const thisMinute = () => Math.floor(Date.now() / MINUTE) * MINUTE;

async function showStation(page: Page, name: string): Promise<void> {
  await byId(page, 'place-search-input').fill(name);
  await expect(byId(page, 'place-search').getByRole('option').first()).toContainText(name);
  await page.keyboard.press('Enter');
  await expect(byId(page, 'station-live')).toBeVisible();
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  return await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const options: axe.RunOptions = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] };
    return (await axe.run(document, options)).violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
    );
  });
}

/** Pixels of the map's middle that are of a colour, each channel within 24. */
async function pixelsOf(context: BrowserContext, page: Page, [red, green, blue]: readonly [number, number, number]) {
  const box = await byId(page, 'map-pane').boundingBox();
  if (!box) throw new Error('the map is not there');
  const clip = { x: box.x + box.width / 2 - 60, y: box.y + box.height / 2 - 60, width: 120, height: 120 };
  const picture = (await page.screenshot({ clip })).toString('base64');
  const counter = await context.newPage();
  const count = await counter.evaluate(
    async ([data, r, g, b]) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height);
      const pen = canvas.getContext('2d');
      if (!pen) return -1;
      pen.drawImage(image, 0, 0);
      const { data: bytes } = pen.getImageData(0, 0, image.width, image.height);
      let found = 0;
      for (let i = 0; i < bytes.length; i += 4) {
        const near = (at: number, wanted: number) => Math.abs((bytes[at] ?? 0) - wanted) <= 24;
        if (near(i, r) && near(i + 1, g) && near(i + 2, b)) found++;
      }
      return found;
    },
    [picture, red, green, blue] as const,
  );
  await counter.close();
  return count;
}

/** The tone of a normal station, of one that its device flagged. */
const NORMAL = [0x42, 0xd9, 0xa4] as const;
const FLAGGED = [0x6f, 0xc0, 0xff] as const;

test('a frame sent to the socket becomes a value in the details and the colour and caption of the station', async ({
  page,
  context,
}) => {
  await openDesk(page, hub.url, hub.token);
  await byId(page, 'feeds-button').waitFor();
  await showStation(page, '古雷空气站');
  await expect(byId(page, 'station-live')).toHaveAttribute('data-state', 'none');
  await expect(byId(page, 'station-live')).toContainText(MN);
  // The camera must have come to rest over the station.
  await page.waitForTimeout(3_000);
  expect(await pixelsOf(context, page, NORMAL)).toBeLessThan(10);

  const at = thisMinute();
  await sendFrames(gateway, [minuteFrame(MN, '22', at, { a05024: ['143.0', 'N'], a34004: ['31', 'N'] })]);
  const ozone = byId(page, 'live-table').locator('tr[data-factor=a05024]');
  await expect(ozone).toContainText('143.0 µg/m³');
  await expect(ozone).toHaveAttribute('data-state', 'normal');
  await expect(byId(page, 'station-last-seen')).toContainText('刚刚');
  await expect.poll(() => pixelsOf(context, page, NORMAL)).toBeGreaterThan(40);

  // The device says that it is calibrating: never a pollution, however high.
  await sendFrames(gateway, [minuteFrame(MN, '22', at + MINUTE, { a05024: ['999.0', 'C'], a34004: ['31', 'C'] })]);
  await expect(ozone).toContainText('999.0 µg/m³');
  await expect(ozone).toHaveAttribute('data-state', 'flagged');
  await expect(ozone).toContainText('校准');
  await expect.poll(() => pixelsOf(context, page, FLAGGED)).toBeGreaterThan(40);
});

test('above the limit: the value is called that, with the standard, and the station is red on the map', async ({
  page,
  context,
}) => {
  await openDesk(page, hub.url, hub.token);
  await showStation(page, '古雷空气站');
  await sendFrames(gateway, [minuteFrame(MN, '22', thisMinute(), { a05024: ['215.0', 'N'] })]);
  const ozone = byId(page, 'live-table').locator('tr[data-factor=a05024]');
  await expect(ozone).toHaveAttribute('data-state', 'exceeding');
  await expect(ozone).toContainText('超过限值');
  await expect(ozone.locator('[title*="GB 3095"]')).toHaveText('≤ 200');
  await expect(byId(page, 'station-state')).toContainText('超标');
  await expect.poll(() => pixelsOf(context, page, [0xff, 0x5a, 0x6b])).toBeGreaterThan(40);
});

test('history: a line per factor, its values and flags as a table, and as a file', async ({ page }) => {
  const at = thisMinute();
  const frames = Array.from({ length: 40 }, (_, i) =>
    minuteFrame(MN, '22', at - i * MINUTE, { a05024: [80 + i, 'N'], a34004: [30, i === 3 ? 'D' : 'N'] }),
  );
  await sendFrames(gateway, frames);
  await openDesk(page, hub.url, hub.token);
  await showStation(page, '古雷空气站');
  await byId(page, 'live-table').getByRole('button', { name: '臭氧' }).click();
  await expect(byId(page, 'history-chart').locator('canvas')).toBeVisible();
  await expect(byId(page, 'history-dialog')).toContainText('古雷空气站 · 臭氧 历史数据');
  expect(await violations(page)).toEqual([]);

  // A second factor beside it: what the device flagged stands in the table in words.
  await byId(page, 'history-add-factor').locator('input').click();
  await page.getByTitle('PM2.5', { exact: true }).click();
  await byId(page, 'history-add').click();
  await page.getByText('表格', { exact: true }).click();
  const table = byId(page, 'history-table');
  await expect(table).toContainText('119.0 µg/m³');
  await expect(table).toContainText('设备故障');
  const download = page.waitForEvent('download');
  await byId(page, 'history-csv').click();
  const file = await (await download).path();
  const text = readFileSync(file, 'utf8');
  expect(text).toContain('古雷空气站');
  expect(text.trim().split('\n').length).toBeGreaterThan(80);
});

test('data sources: an unknown device is registered in place, a bad frame is kept with its reason', async ({
  page,
}) => {
  const other = '99999999000000000002';
  const good = minuteFrame(other, '32', thisMinute(), { w01018: ['42.1', 'N'] });
  await openDesk(page, hub.url, hub.token);
  await sendFrames(gateway, [
    good,
    minuteFrame(MN, '22', thisMinute(), { a05024: [1, 'N'] }).replace('Flag=N', 'Flag=M'),
  ]);
  await byId(page, 'feeds-button').click();
  await expect(byId(page, 'feeds-list').getByText('运行正常').first()).toBeVisible();
  expect(await violations(page)).toEqual([]);

  await byId(page, 'feeds-tab-badFrames').click();
  await expect(byId(page, 'bad-frames')).toContainText('校验错误');
  await expect(byId(page, 'bad-frames')).toContainText('a05024-Flag=M');

  await byId(page, 'feeds-tab-devices').click();
  await expect(byId(page, 'feeds-devices')).toContainText('化学需氧量');
  await byId(page, `register-${other}`).click();
  await byId(page, 'register-name').fill('新登记的排口');
  await byId(page, 'register-centre').click();
  await expect(byId(page, 'register-position')).not.toHaveText('—');
  expect(await violations(page)).toEqual([]);
  await byId(page, 'register-save').click();
  await expect(page.getByText('没有未登记的设备。')).toBeVisible();
  await page.keyboard.press('Escape');

  await sendFrames(gateway, [minuteFrame(other, '32', thisMinute(), { w01018: ['43.5', 'N'] })]);
  await showStation(page, '新登记的排口');
  await expect(byId(page, 'live-table').locator('tr[data-factor=w01018]')).toContainText('43.5 mg/L');
});

test('R1: a push key is shown once; who may not set sources up reads why', async ({ page, context }) => {
  await openDesk(page, hub.url, hub.token);
  await runFromPalette(page, '数据源');
  await byId(page, 'feeds-tab-keys').click();
  await byId(page, 'key-name').fill('第三方平台');
  await byId(page, 'key-make').click();
  const key = await byId(page, 'key-text').innerText();
  expect(key.length).toBeGreaterThan(30);
  await byId(page, 'key-done').click();
  await expect(page.getByText(key)).toHaveCount(0);
  await expect(byId(page, 'feeds-keys')).toContainText('第三方平台');

  const { user } = (await rawCall(socket, 'users.put', { name: '值班甲', role: 'duty' })) as { user: { id: string } };
  const { token } = (await rawCall(socket, 'sessions.issue', { userId: user.id })) as { token: string };
  const other = await context.newPage();
  await openDesk(other, hub.url, token);
  await byId(other, 'feeds-button').click();
  await expect(byId(other, 'feeds-add')).toBeDisabled();
  await expect(byId(other, 'feeds-dialog')).toContainText('值班员');
  await other.close();
});
