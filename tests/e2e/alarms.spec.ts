import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page, test } from '@playwright/test';
import type axe from 'axe-core';
import type { Socket } from 'socket.io-client';
import type { Alarm } from '../../shared/records/alarm.ts';
import type { AlarmRule } from '../../shared/records/alarmRule.ts';
import { connect, rawCall } from '../contract/hubInProcess.ts';
import { type HubProcess, startHub } from '../hubProcess.ts';
import { byId, openDesk, runFromPalette } from './mainJob.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const position = { lon: 117.612, lat: 23.769 };

let hub: HubProcess;
let socket: Socket;
let stationId: string;

test.beforeEach(async () => {
  hub = await startHub();
  socket = await connect(hub.url, hub.token);
  const station = {
    name: '古雷厂界站',
    category: 'parkBoundary',
    position,
    provenance: { producer: '测试' },
  };
  const { record } = (await rawCall(socket, 'records.put', { kind: 'station', record: station })) as {
    record: { id: string };
  };
  stationId = record.id;
});
test.afterEach(async () => {
  socket.close();
  await hub.stop();
});

async function raise(name: string, priority: Alarm['priority'], more: object = {}): Promise<Alarm> {
  const input = { name, priority, source: 'station', position, ...more };
  return ((await rawCall(socket, 'alarms.raise', input)) as { alarm: Alarm }).alarm;
}

async function storedRules(): Promise<AlarmRule[]> {
  return ((await rawCall(socket, 'records.list', { kind: 'alarmRule' })) as { records: AlarmRule[] }).records;
}

const row = (page: Page, name: string) => byId(page, 'alarm-row').filter({ hasText: name });
const names = (page: Page) => page.locator('[data-testid="alarm-row"] .om-row-title').allInnerTexts();
const sounded = (page: Page) => byId(page, 'alarm-sounded');

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

/** Data of these tests and of the page's frame; rules are data too. */
const DATA = /氯气泄漏|超标|古雷|本机值班员|中文|应急一张图|人民/;

/** Texts on the page that hold Chinese and are not data. */
async function chinese(page: Page): Promise<string[]> {
  const rules = await storedRules();
  const isOfRule = (text: string) =>
    rules.some(
      ({ name, response = '', source = '' }) => text.includes(name) || response.includes(text) || source.includes(text),
    );
  const found = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: string[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? '';
      if (/[\u4e00-\u9fff]/.test(text) && node.parentElement?.checkVisibility()) texts.push(text);
    }
    return texts;
  });
  return found.filter((text) => !DATA.test(text) && !isOfRule(text));
}

test('R1: the list does not move under the pointer; what is new waits, is told, and comes in on request', async ({
  page,
}) => {
  await raise('旧报警甲', 'medium');
  await raise('旧报警乙', 'low');
  await openDesk(page, hub.url, hub.token);
  await expect(row(page, '旧报警甲')).toBeVisible();
  // What stood there when the page opened is not told.
  await expect(sounded(page)).toHaveAttribute('data-number', '0');
  await row(page, '旧报警乙').hover();
  const before = await row(page, '旧报警乙').boundingBox();
  const critical = await raise('氯气泄漏', 'critical');
  await expect(sounded(page)).toHaveAttribute('data-sounded', 'critical new on');
  await expect(sounded(page)).toHaveAttribute('data-alarm', critical.id);
  await expect(sounded(page)).toHaveText('紧急报警：氯气泄漏');
  await expect(byId(page, 'alarms-waiting')).toContainText('1');
  expect(await names(page)).toEqual(['旧报警甲', '旧报警乙']);
  expect(await row(page, '旧报警乙').boundingBox()).toEqual(before);
  await byId(page, 'alarms-waiting').click();
  await expect.poll(() => names(page)).toEqual(['氯气泄漏', '旧报警甲', '旧报警乙']);
  await raise('第二次泄漏', 'critical');
  await expect(byId(page, 'alarms-waiting')).toBeVisible();
  await page.mouse.move(900, 500);
  await page.locator('.map-view').first().focus();
  await expect.poll(() => names(page)).toContain('第二次泄漏');
});

test('acknowledged by key, all at once, made an incident by one click; filtered by priority and state', async ({
  page,
}) => {
  await raise('甲站超标', 'high', { subjectId: stationId });
  await raise('乙站超标', 'medium');
  await raise('丙站超标', 'low');
  await openDesk(page, hub.url, hub.token);
  await row(page, '甲站超标').locator('.om-row-main').focus();
  await page.keyboard.press('a');
  await expect(row(page, '甲站超标')).toHaveAttribute('data-standing', 'acknowledged');
  await byId(page, 'alarm-priority-low').click();
  await expect(row(page, '丙站超标')).toHaveCount(0);
  await byId(page, 'alarms-acknowledge-shown').click();
  await expect(byId(page, 'acknowledge-alarms')).toContainText('乙站超标');
  await expect(byId(page, 'acknowledge-alarms')).not.toContainText('丙站超标');
  await page.getByRole('button', { name: '确认 1 条' }).click();
  await expect(row(page, '乙站超标')).toHaveAttribute('data-standing', 'acknowledged');
  await byId(page, 'alarm-priority-low').click();
  await expect(row(page, '丙站超标')).toHaveAttribute('data-standing', 'unacknowledged');
  await row(page, '甲站超标').getByTestId('alarm-to-incident').click();
  await expect(byId(page, 'incident-name')).toHaveValue(/古雷厂界站/);
  await byId(page, 'incident-name').press('Enter');
  await expect(byId(page, 'incident-details')).toContainText('古雷厂界站');
  // It leaves the list, with the pointer where that is still on it.
  await page.mouse.move(900, 500);
  await page.locator('.map-view').first().focus();
  await expect(row(page, '甲站超标')).toHaveCount(0);
});

test('shelved with a reason it leaves the list and is listed with its time left; it comes back by itself', async ({
  page,
}) => {
  const alarm = await raise('校准中的站', 'high');
  await openDesk(page, hub.url, hub.token);
  await row(page, '校准中的站').locator('.om-row-main').focus();
  await page.keyboard.press('s');
  await byId(page, 'shelve-why').fill('设备校准');
  await byId(page, 'shelve-why').press('Enter');
  await expect(row(page, '校准中的站')).toHaveCount(0);
  await runFromPalette(page, '查看已搁置的报警');
  await expect(row(page, '校准中的站').getByTestId('alarm-shelf-left')).toContainText('分');
  await row(page, '校准中的站').getByTestId('alarm-unshelve').click();
  // R1: under the pointer it stays where it is, as what it is now; it leaves this list with the pointer.
  await expect(row(page, '校准中的站')).toHaveAttribute('data-standing', 'unacknowledged');
  await page.mouse.move(900, 500);
  await page.locator('.map-view').first().focus();
  await expect(row(page, '校准中的站')).toHaveCount(0);
  await page.getByRole('button', { name: '显示全部待处理报警' }).click();
  await expect(row(page, '校准中的站')).toBeVisible();
  await page.mouse.move(900, 500);
  // Expiry: nobody touches anything.
  await rawCall(socket, 'alarms.shelve', { alarmId: alarm.id, until: Date.now() + 6_000, why: '短暂' });
  await expect(row(page, '校准中的站')).toHaveCount(0);
  await expect(row(page, '校准中的站')).toBeVisible({ timeout: 30_000 });
  await expect(sounded(page)).toHaveAttribute('data-sounded', 'high again on');
});

test('a flood is counted and grouped, sounds once; a mute shows its end', async ({ page }) => {
  await openDesk(page, hub.url, hub.token);
  for (let i = 0; i < 12; i++)
    await raise(`超标 ${i}`, 'medium', i < 8 ? { subjectId: stationId } : { position: { lon: 119, lat: 26 } });
  await expect(byId(page, 'alarm-flood')).toContainText('10 分钟内 12 条报警');
  await expect(sounded(page)).toHaveAttribute('data-sounded', 'medium flood on');
  await byId(page, 'alarm-flood').getByRole('button').first().click();
  await byId(page, 'flood-group').filter({ hasText: '古雷厂界站' }).click();
  await expect(byId(page, 'alarm-row')).toHaveCount(8);
  await byId(page, 'alarm-group-filter').click();
  await expect(byId(page, 'alarm-row')).toHaveCount(12);
  // The list is not held: the pointer is elsewhere.
  await page.mouse.move(900, 500);
  await page.locator('.map-view').first().focus();
  await raise('洪峰中的高级报警', 'high');
  await expect(row(page, '洪峰中的高级报警')).toHaveCount(1, { timeout: 30_000 });
  await expect(sounded(page)).toHaveAttribute('data-sounded', 'medium flood on');
  await runFromPalette(page, '报警静音 15 分钟');
  await expect(byId(page, 'alarm-sound')).toHaveAttribute('data-state', 'muted');
  await expect(byId(page, 'alarm-sound')).toContainText('分');
  await raise('静音时的紧急报警', 'critical');
  await expect(sounded(page)).toHaveAttribute('data-sounded', 'critical new muted');
  await runFromPalette(page, '恢复报警声音');
  await expect(byId(page, 'alarm-sound')).toHaveAttribute('data-state', 'on');
});

test('a rule is written, refused while wrong, saved, tried on the past, switched off', async ({ page }) => {
  await openDesk(page, hub.url, hub.token);
  const known = (await storedRules()).length;
  await runFromPalette(page, '报警规则');
  await byId(page, 'rule-new').click();
  await byId(page, 'rule-name').fill('氨氮超内控限值');
  await byId(page, 'rule-high').fill('8');
  await byId(page, 'rule-low').fill('9');
  await byId(page, 'rule-save').click();
  await expect(byId(page, 'rule-editor')).toContainText('下限须小于上限');
  expect(await storedRules()).toHaveLength(known);
  await byId(page, 'rule-low').fill('');
  await byId(page, 'rule-deadBandPercent').fill('10');
  await byId(page, 'rule-response').fill('通知企业停排并采样。');
  await byId(page, 'rule-source').fill('企业内控标准');
  await byId(page, 'rule-save').click();
  await expect(byId(page, 'rule-row').filter({ hasText: '氨氮超内控限值' })).toContainText('高于 8');
  const saved = (await storedRules()).find(({ name }) => name === '氨氮超内控限值');
  expect(saved).toMatchObject({
    condition: { test: 'limit', high: 8 },
    deadBandPercent: 10,
    response: '通知企业停排并采样。',
    source: '企业内控标准',
    enabled: true,
  });
  await byId(page, 'trial-1').click();
  await expect(byId(page, 'trial-none')).toBeVisible();
  await byId(page, 'rule-row').filter({ hasText: '氨氮超内控限值' }).getByTestId('rule-enabled').click();
  await expect
    .poll(async () => (await storedRules()).find(({ name }) => name === '氨氮超内控限值')?.enabled)
    .toBe(false);
  expect(await violations(page)).toEqual([]);
});

test('alarm health shows the figures beside their limits, and the chart draws', async ({ page }) => {
  for (let i = 0; i < 12; i++) await raise(`健康度 ${i}`, i < 2 ? 'critical' : 'medium');
  await openDesk(page, hub.url, hub.token);
  await runFromPalette(page, '值班报警健康度');
  await expect(byId(page, 'health-answer')).toBeVisible();
  await expect(byId(page, 'health-mostInTenMinutes')).toContainText(/\d/);
  await expect(byId(page, 'health-criticalShare')).toHaveAttribute('data-good', 'false');
  await expect(byId(page, 'health-perDay')).toHaveAttribute('data-good', 'true');
  await expect(byId(page, 'alarm-health')).toContainText('EEMUA 191');
  const inked = () =>
    byId(page, 'health-chart')
      .locator('canvas')
      .first()
      .evaluate((canvas: HTMLCanvasElement) => {
        const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
        return pixels.filter((value, i) => i % 4 === 3 && value > 0).length;
      });
  await expect.poll(inked).toBeGreaterThan(1_000);
  expect(await violations(page)).toEqual([]);
});

test('WCAG A and AA of the list with everything open, and English without Chinese but data', async ({ page }) => {
  await raise('氯气泄漏', 'critical', { subjectId: stationId });
  await openDesk(page, hub.url, hub.token);
  for (let i = 0; i < 12; i++) await raise(`超标 ${i}`, 'medium', { subjectId: stationId });
  await byId(page, 'alarm-flood').getByRole('button').first().click();
  await byId(page, 'alarm-filter-open').click();
  await row(page, '氯气泄漏').locator('.om-row-main').click();
  await expect(byId(page, 'alarm-details')).toBeVisible();
  await page.waitForTimeout(400);
  expect(await violations(page)).toEqual([]);
  await byId(page, 'language-switch').click();
  await expect(byId(page, 'alarm-list')).toContainText('alarms in 10 minutes');
  expect(await chinese(page)).toEqual([]);
  // Nothing of the list is cut off in the narrowest column, in the longer language.
  await page.setViewportSize({ width: 1366, height: 768 });
  const column = await byId(page, 'alarm-list').boundingBox();
  for (const id of ['alarm-menu', 'alarm-filter-open', 'alarms-acknowledge-shown']) {
    const box = await byId(page, id).boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? 0), id).toBeLessThanOrEqual((column?.x ?? 0) + (column?.width ?? 0));
  }
  for (const [title, id] of [
    ['Alarm rules', 'alarm-rules'],
    ['Alarm health of the desk', 'alarm-health'],
  ] as const) {
    await runFromPalette(page, title);
    await expect(byId(page, id).locator('.ant-modal')).toBeVisible();
    await page.waitForTimeout(500);
    expect(await chinese(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(byId(page, id)).toBeHidden();
  }
});
