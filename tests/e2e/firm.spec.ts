import { expect, type Page, test } from '@playwright/test';
import { strToU8, zipSync } from 'fflate';
import { connect, rawCall } from '../contract/hubInProcess.ts';
import { type HubProcess, startHub } from '../hubProcess.ts';
import { byId, openDesk } from './mainJob.ts';

const at = { lon: 117.6, lat: 23.75 };
const provenance = { producer: '测试局', asOf: 1_760_000_000_000 };

let hub: HubProcess;
let firmId = '';

async function put(
  socket: Awaited<ReturnType<typeof connect>>,
  kind: string,
  record: Record<string, unknown>,
): Promise<string> {
  const answer = await rawCall(socket, 'records.put', { kind, record: { provenance, ...record } });
  return (answer as { record: { id: string } }).record.id;
}

test.beforeAll(async () => {
  hub = await startHub();
  const socket = await connect(hub.url, hub.token);
  firmId = await put(socket, 'firm', { name: '测试氯碱厂', position: at, riskGrade: 'major', ratioQ: 2 });
  for (let i = 0; i < 5; i++)
    await put(socket, 'firm', { name: `别的厂${i}`, position: { lon: 117.7 + i / 10, lat: 24 } });
  const source = { position: at, category: 'tank', firmId, substance: '液氯', casNumber: '7782-50-5' };
  await put(socket, 'riskSource', { ...source, name: '1号罐', amountKg: 5000, criticalAmountKg: 1000 });
  await put(socket, 'installation', { name: 'T-101', position: at, category: 'tank', firmId, diameterM: 20 });
  socket.close();
});
test.afterAll(() => hub.stop());

const openFile = (page: Page, section: string) =>
  page.evaluate(
    ([id, part]) => {
      window.location.hash = `#/firm/${encodeURIComponent(id ?? '')}/${part}`;
    },
    [firmId, section] as const,
  );

/** The smallest Word document that says something. */
function wordFile(text: string): Buffer {
  const type = 'http://schemas.openxmlformats.org';
  const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  const parts = {
    '[Content_Types].xml': `<Types xmlns="${type}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${type}/package/2006/relationships"><Relationship Id="r1" Type="${type}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<w:document xmlns:w="${type}/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`,
  };
  const entries = Object.entries(parts).map(([name, xml]) => [name, strToU8(`<?xml version="1.0"?>${xml}`)] as const);
  return Buffer.from(zipSync(Object.fromEntries(entries)));
}

test('R1: the file of a firm opens over the desk by its address; Esc goes back and the map stays', async ({ page }) => {
  await openDesk(page, hub.url, hub.token);
  await page
    .locator('.map-view canvas')
    .first()
    .evaluate((canvas) => canvas.setAttribute('data-kept', 'yes'));
  await openFile(page, 'risk');
  await expect(byId(page, 'firm-name')).toHaveText('测试氯碱厂');
  // Q as stated is 2, the risk source makes it 5.
  await expect(byId(page, 'firm-computed').locator('dd')).toHaveText('5');
  await expect(byId(page, 'firm-q-notes')).toContainText('不一致');
  await byId(page, 'firm-tab-risk').focus();
  await page.keyboard.press('ArrowDown');
  await expect(byId(page, 'firm-section-installations')).toContainText('T-101');
  await page.keyboard.press('Escape');
  await expect(byId(page, 'over-firm')).toHaveCount(0);
  expect(await page.locator('.map-view canvas').first().getAttribute('data-kept')).toBe('yes');
});

test('documents are attached and shown: a PDF on a canvas, a Word file in a frame without scripts', async ({
  page,
}) => {
  await openDesk(page, hub.url, hub.token);
  await openFile(page, 'documents');
  const attach = async (name: string, buffer: Buffer) => {
    await byId(page, 'document-input').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
    const dialog = byId(page, 'attach-dialog');
    await dialog.locator('.ant-btn-primary').click();
    await expect(dialog.locator('.ant-modal')).toBeHidden();
    await byId(page, 'document-row')
      .filter({ hasText: name.replace(/\.[^.]+$/, '') })
      .click();
  };
  // The page prints itself: a real PDF with Chinese text.
  await attach('应急预案.pdf', await page.pdf());
  await expect(byId(page, 'pdf-canvas')).toHaveAttribute('data-drawn', '1');
  await attach('许可证.docx', wordFile('排污许可证正文'));
  await expect(byId(page, 'docx-frame')).toHaveAttribute('data-state', 'drawn');
  await expect(byId(page, 'docx-frame')).toHaveAttribute('sandbox', 'allow-same-origin');
  await expect(page.frameLocator('[data-testid="docx-frame"]').locator('body')).toContainText('排污许可证正文');
  await attach('清单.csv', Buffer.from([0xce, 0xef, 0xc1, 0xcf, 0x2c, 0x74, 0x0a, 0xc2, 0xc8, 0x2c, 0x35]));
  await expect(byId(page, 'csv-preview')).toContainText('氯');
});

test('the file prints whole on A4', async ({ page }) => {
  await openDesk(page, hub.url, hub.token);
  await openFile(page, 'basics');
  await byId(page, 'firm-print').click();
  const sheet = byId(page, 'print-sheet');
  await expect(sheet).toHaveAttribute('data-busy', 'false');
  await page.emulateMedia({ media: 'print' });
  await expect(byId(page, 'map-pane')).toBeHidden();
  const cut = await sheet.evaluate(
    (element) =>
      [...element.querySelectorAll('table')].filter((table) => table.scrollWidth > element.clientWidth + 1).length,
  );
  expect(cut).toBe(0);
  await page.emulateMedia({ media: 'screen' });
  await page.keyboard.press('Escape');
  await expect(byId(page, 'firm-file')).toBeVisible();
});

test('a search is narrowed, saved as a view and drawn from; the draw repeats', async ({ page }) => {
  await openDesk(page, hub.url, hub.token);
  await page.evaluate(() => {
    window.location.hash = '#/firms';
  });
  await expect(byId(page, 'firm-count')).toContainText('6');
  await byId(page, 'factor-text').fill('别的');
  await expect(byId(page, 'firm-count').locator('b')).toHaveText('5');
  await byId(page, 'save-view').click();
  await byId(page, 'view-name').fill('别的厂');
  await byId(page, 'view-save').click();
  await expect(byId(page, 'saved-view')).toHaveText('别的厂');

  await byId(page, 'firms-draw').click();
  // The dialog has opened when its first field has the focus.
  await expect(page.locator('#draw_name')).toBeFocused();
  await page.locator('#draw_inspectors').fill('甲、乙、丙');
  await page.locator('#draw_firmCount').fill('3');
  await page.keyboard.press('Tab');
  await expect(page.locator('#draw_firmCount')).toHaveValue('3');
  await byId(page, 'draw-form').locator('.ant-btn-primary').click();
  await expect(byId(page, 'drawn-row')).toHaveCount(3);
  await byId(page, 'draw-verify').click();
  await expect(byId(page, 'verify-answer')).toHaveText(/复算一致/);

  await byId(page, 'enter-outcome').first().click();
  await byId(page, 'add-problem').click();
  await byId(page, 'inspection-form').getByLabel('问题描述').fill('围堰破损');
  await byId(page, 'inspection-form').locator('.ant-btn-primary').click();
  await expect(byId(page, 'drawn-row').filter({ hasText: '未整改 1 个' })).toHaveCount(1);
});
