import { expect, test } from '@playwright/test';
import { connect, rawCall } from '../contract/hubInProcess.ts';
import { type HubProcess, startHub } from '../hubProcess.ts';
import { byId, openDesk } from './mainJob.ts';

let hub: HubProcess;

test.beforeAll(async () => {
  hub = await startHub([]);
  const socket = await connect(hub.url, hub.token);
  const put = (kind: string, record: object) => rawCall(socket, 'records.put', { kind, record });
  const at = (lon: number, lat: number) => ({ position: { lon, lat } });
  await put('firm', {
    name: '福建古雷石化有限公司',
    code: 'GL-001',
    address: '漳州市古雷镇疏港路1号',
    ...at(117.6, 23.77),
  });
  await put('riskSource', {
    name: '液氨储罐2号',
    category: 'tank',
    firmName: '福建古雷石化有限公司',
    substance: '液氨',
    casNumber: '7664-41-7',
    amountKg: 30_000,
    ...at(117.605, 23.772),
  });
  // Roads are loaded by the page only when something shows them.
  await put('road', {
    name: '疏港大道',
    category: 'primary',
    roadNumber: 'S201',
    ...at(117.6, 23.771),
    geometry: {
      type: 'LineString',
      coordinates: [
        [117.58, 23.771],
        [117.62, 23.771],
      ],
    },
  });
  socket.close();
});
test.afterAll(() => hub.stop());

test('finds as it is typed, marks what answered, and works from the keyboard', async ({ page }) => {
  await openDesk(page, hub.url, hub.token);
  const box = byId(page, 'place-search-input');
  const hits = byId(page, 'place-hit');
  await page.keyboard.press('/');
  await expect(box).toBeFocused();
  for (const [text, name, marked] of [
    ['罐', '液氨储罐2号', '罐'],
    ['gulei罐', '液氨储罐2号', '罐'],
    ['glshyxgs', '福建古雷石化有限公司', '古雷石化有限公司'],
    ['7664-41', '液氨储罐2号', '7664-41'],
    ['S201', '疏港大道', 'S201'],
  ] as const) {
    await box.fill(text);
    await expect(hits.first()).toContainText(name);
    await expect(hits.first().locator('mark').filter({ hasText: marked }).first()).toBeVisible();
  }
  await box.fill('shugangdadao');
  await expect(hits.first()).toContainText('疏港大道');
  await box.press('Enter');
  // A record of a kind that was not loaded: its details show all the same.
  await expect(byId(page, 'place-details')).toContainText('疏港大道');
  await box.fill('');
  await expect(byId(page, 'recent-search').first()).toContainText('shugangdadao');
  await box.fill('117°36′E 23°46′12″N');
  await expect(hits).toHaveCount(1);
  await box.fill('没有的东西');
  await expect(byId(page, 'search-note')).toContainText('没有的东西');
});

test('asks what lies along a road from its details: counts, sums, list, export', async ({ page }) => {
  await openDesk(page, hub.url, hub.token);
  const box = byId(page, 'place-search-input');
  await box.fill('疏港大道');
  await expect(byId(page, 'place-hit').first()).toContainText('疏港大道');
  await box.press('Enter');
  await byId(page, 'ask-about').click();
  await expect(byId(page, 'area-shape')).toContainText('疏港大道');
  await expect(byId(page, 'area-list').getByRole('button')).toHaveCount(2);
  await expect(byId(page, 'area-sums')).toContainText('液氨');
  await byId(page, 'area-width').fill('5');
  await byId(page, 'area-width').press('Enter');
  await expect(byId(page, 'area-tab')).toContainText('0 处');
  await byId(page, 'area-width').fill('500');
  await byId(page, 'area-width').press('Enter');
  await byId(page, 'area-text').fill('yean');
  await byId(page, 'area-text').press('Enter');
  await expect(byId(page, 'area-list').getByRole('button')).toHaveCount(1);
  const download = page.waitForEvent('download');
  await byId(page, 'area-export').click();
  await page.getByRole('menuitem', { name: 'GeoJSON' }).click();
  expect((await download).suggestedFilename()).toContain('.geojson');
});
