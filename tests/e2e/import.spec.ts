import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import iconv from 'iconv-lite';
import type { OutputOf } from '../../shared/contract/index.ts';
import { connect, rawCall } from '../contract/hubInProcess.ts';
import { fixtures, type HubProcess, startHub } from '../hubProcess.ts';
import { countTags } from '../main/importers/osm/countTags.ts';
import { byId, openDesk } from './mainJob.ts';

const OSM_FILE = join(fixtures, 'andorra.osm.pbf');

/** A list as an office sends it: a title above the header, GBK, the tanks' names in a column that no name gives away. */
const LIST = [
  '古雷园区储罐清单（2026 年 11 月）',
  '编号,名称,位号,物料,最大量(t),东经,北纬',
  'GL-1,示例化工一厂,甲苯储罐 V-101,甲苯,300,117.601,23.751',
  'GL-2,示例化工一厂,液氨球罐 V-102,液氨,80,117.602,23.752',
  'GL-3,示例化工二厂,盐酸储罐 V-201,盐酸,45,,',
].join('\r\n');

let hub: HubProcess;

test.beforeAll(async () => {
  hub = await startHub();
});
test.afterAll(() => hub.stop());

async function call<Name extends 'records.list'>(kind: 'riskSource' | 'road', text?: string): Promise<OutputOf<Name>> {
  const socket = await connect(hub.url, hub.token);
  try {
    const input = { kind, ...(text === undefined ? {} : { text }) };
    return (await rawCall(socket, 'records.list', input)) as OutputOf<Name>;
  } finally {
    socket.close();
  }
}

/** Chooses the column of a field by hand. */
async function chooseColumn(page: Page, field: string, column: string): Promise<void> {
  await byId(page, `import-column-${field}`).getByRole('combobox').fill(column);
  await page.keyboard.press('Enter');
  await expect(byId(page, `import-column-${field}`)).toContainText(column);
}

test('a GBK list: a wrong column is corrected by hand, the import is taken back as a whole', async ({ page }) => {
  await openDesk(page, hub.url, hub.token);
  await page.keyboard.press('Alt+i');
  await page.locator('input[type=file]').setInputFiles({
    name: '古雷风险源清单.csv',
    mimeType: 'text/csv',
    buffer: iconv.encode(LIST, 'gbk'),
  });
  await expect(byId(page, 'import-file-name')).toContainText('古雷风险源清单.csv');
  // The kind is told by the file's name.
  await expect(byId(page, 'import-kind')).toContainText('风险源');
  await byId(page, 'import-producer').fill('园区管委会');
  await byId(page, 'import-preview').click();
  await expect(byId(page, 'import-preview-step')).toContainText('GB18030');
  await expect(byId(page, 'import-sketch')).toBeVisible();
  await byId(page, 'import-next').click();

  await expect(byId(page, 'import-column-name')).toContainText('示例化工一厂');
  await chooseColumn(page, 'name', '位号');
  await chooseColumn(page, 'firmName', '名称');
  await expect(byId(page, 'import-column-name')).toContainText('甲苯储罐 V-101');
  await byId(page, 'import-next').click();

  await expect(byId(page, 'import-check-step')).toBeVisible();
  await expect(byId(page, 'import-count-importNew')).toContainText('2');
  await expect(byId(page, 'import-count-importRejected')).toContainText('1');
  const row = byId(page, 'import-issues').getByRole('row', { name: /没有坐标/ });
  await expect(row).toContainText('5');
  const [download] = await Promise.all([page.waitForEvent('download'), byId(page, 'issues-download').click()]);
  expect(readFileSync(await download.path(), 'utf8')).toContain('5,盐酸储罐 V-201,拒绝,没有坐标');
  expect((await call('riskSource')).total).toBe(0);

  await byId(page, 'import-run').click();
  await expect(byId(page, 'import-result')).toBeVisible();
  const { records } = await call('riskSource');
  expect(records.map(({ name, firmName }) => [name, firmName]).sort()).toEqual([
    ['液氨球罐 V-102', '示例化工一厂'],
    ['甲苯储罐 V-101', '示例化工一厂'],
  ]);
  expect(records[0]?.provenance).toMatchObject({ producer: '园区管委会', file: '古雷风险源清单.csv' });

  await byId(page, 'import-undo').click();
  await page
    .locator('.ant-popconfirm')
    .getByRole('button', { name: /确\s?定/ })
    .click();
  await expect(byId(page, 'import-undo')).toBeHidden();
  expect((await call('riskSource')).total).toBe(0);
});

test('OpenStreetMap: the whole extract through the wizard, its roads found by name', async ({ page }) => {
  test.skip(!existsSync(OSM_FILE), 'andorra.osm.pbf is not here (set ONEMAP_FIXTURES)');
  const { highwayNames } = countTags(readFileSync(OSM_FILE));
  const name = [...highwayNames].find((one) => /^Avinguda/.test(one)) ?? '';
  expect(name).not.toBe('');
  await openDesk(page, hub.url, hub.token);
  await page.keyboard.press('Alt+i');
  await page.locator('input[type=file]').setInputFiles(OSM_FILE);
  await expect(byId(page, 'import-file-name')).toContainText('andorra.osm.pbf');
  await expect(byId(page, 'import-kind')).toContainText('地点');
  const startedAt = Date.now();
  await byId(page, 'import-preview').click();
  await byId(page, 'import-next').click();
  await expect(byId(page, 'import-check-step')).toContainText('道路 1,615');
  await byId(page, 'import-run').click();
  await expect(byId(page, 'import-result')).toBeVisible();
  expect(Date.now() - startedAt).toBeLessThan(20_000);
  const { records } = await call('road', name);
  expect(records.map((record) => record.name)).toContain(name);
  await byId(page, 'import-show').click();
  await expect(byId(page, 'import-preview')).toBeHidden();
});
