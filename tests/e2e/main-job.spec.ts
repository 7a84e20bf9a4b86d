import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import type { OutputOf } from '../../shared/contract/index.ts';
import { connect, rawCall } from '../contract/hubInProcess.ts';
import { type HubProcess, startHub } from '../hubProcess.ts';
import {
  addNote,
  advance,
  byId,
  checkArea,
  type Expected,
  expectedAround,
  importPlaces,
  issueFieldLink,
  openDesk,
  openIncidentAt,
  PLACES_FILE,
  runFromPalette,
  sendAndAwait,
  sendTask,
  TASK_ARRIVES_MS,
} from './mainJob.ts';

test.skip(!existsSync(PLACES_FILE), 'andorra-places.geojson is not here (set ONEMAP_FIXTURES)');
test.describe.configure({ mode: 'serial' });

const TASK = '赶赴加油站核实泄漏';
const NOTE = '已封堵雨水口，正在回收。';

let hub: HubProcess;
let context: BrowserContext;
let page: Page;
let field: Page;
let expected: Expected;
const requests: string[] = [];
const problems: string[] = [];

/** Everything a page asks for, and everything it complains of. */
function watch(watched: Page): void {
  watched.on('pageerror', (error) => problems.push(error.message));
  watched.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
}

test.beforeAll(async ({ browser }) => {
  expected = expectedAround();
  hub = await startHub();
  context = await browser.newContext({
    viewport: { width: 1920, height: 1080 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  context.on('request', (request) => requests.push(request.url()));
  context.on('page', watch);
  context.on('page', (opened) => opened.on('websocket', (socket) => requests.push(socket.url())));
  page = await context.newPage();
  await openDesk(page, hub.url, hub.token);
});

test.afterAll(async () => {
  await context?.close();
  await hub?.stop();
});

const codesWithin = async (radiusM: number): Promise<string[]> => {
  const socket = await connect(hub.url, hub.token);
  const [lon, lat] = expected.position;
  const answer = (await rawCall(socket, 'area.within', { centre: { lon, lat }, radiusM })) as OutputOf<'area.within'>;
  socket.close();
  return answer.places.map(({ record }) => String(record.code));
};

/** Codes of everything that the import brought. */
const storedCodes = async (): Promise<Set<string>> => {
  const socket = await connect(hub.url, hub.token);
  const codes = new Set<string>();
  for (const kind of ['sensitiveArea', 'riskSource', 'shelter']) {
    const { records } = (await rawCall(socket, 'records.list', { kind, limit: 5000 })) as OutputOf<'records.list'>;
    for (const record of records) codes.add(String(record.code));
  }
  socket.close();
  return codes;
};

test('the real places come in through the wizard', async () => {
  await importPlaces(page);
  await byId(page, 'place-search-input').fill(expected.name);
  await expect(byId(page, 'place-hit').first()).toContainText(expected.name);
});

test('an incident at a fuel station; what lies within is exactly what turf finds', async () => {
  await openIncidentAt(page, expected.name);
  const stored = await storedCodes();
  expect(stored.size).toBe(178);
  await checkArea(page, expected, stored, codesWithin);
});

test('a task is on the field page within a second, and its answer on the desk', async () => {
  const link = await issueFieldLink(page, '现场一组');
  const fieldContext = await context
    .browser()
    ?.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  if (!fieldContext) throw new Error('no browser');
  fieldContext.on('request', (request) => requests.push(request.url()));
  fieldContext.on('page', watch);
  field = await fieldContext.newPage();
  await field.goto(link);
  await expect(byId(field, 'field-user')).toContainText('现场一组');
  const took: number[] = [];
  for (const title of ['通知毗邻加油站', '准备吸油毡', TASK]) {
    await sendTask(page, title);
    took.push(await sendAndAwait(page, field, title));
  }
  const median = took.sort((a, b) => a - b)[1] ?? Number.NaN;
  test.info().annotations.push({ type: 'task on the second page after, ms', description: took.join(', ') });
  expect(median).toBeLessThanOrEqual(TASK_ARRIVES_MS);
  await byId(field, 'field-task').filter({ hasText: TASK }).locator('[data-testid="task-acknowledged"]').click();
  await expect(byId(page, 'task-card').filter({ hasText: TASK })).toHaveAttribute('data-state', 'acknowledged');
});

test('notes come in, the incident is closed', async () => {
  await byId(field, 'field-note').fill('现场风向东北，未见伤员。');
  await byId(field, 'field-note-send').click();
  await addNote(page, NOTE);
  await expect(byId(page, 'incident-timeline')).toContainText('现场风向东北，未见伤员。');
  await advance(page, 'verified', '现场视频确认');
  await advance(page, 'responding', '启动响应');
  await advance(page, 'handling', '回收处置');
  await advance(page, 'ended', '泄漏停止，油品回收完毕');
  await expect(byId(page, 'incident-state')).toContainText('终止');
});

test('the report is one page and tells what happened', async () => {
  await byId(page, 'incident-report').click();
  await byId(page, 'report-summary').fill('本次泄漏未造成人员伤亡。');
  await page.locator('.ant-modal-footer .ant-btn-primary').click();
  await expect(byId(page, 'report-sheet')).toBeVisible();
  await expect(byId(page, 'report-map')).toBeVisible();
  await page.waitForTimeout(1_500);
  const file = test.info().outputPath('report.pdf');
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  const info = execFileSync('pdfinfo', [file], { encoding: 'utf8' });
  expect(info).toMatch(/Pages:\s+1\n/);
  expect(info).toMatch(/A4/);
  const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  for (const part of [expected.name, TASK, '泄漏停止，油品回收完毕', '本次泄漏未造成人员伤亡'])
    expect(text).toContain(part);
  const people = expected.within.get(5000)?.size ?? 0;
  expect(people).toBeGreaterThan(0);
  await byId(page, 'report-back').click();
});

test('the replay shows the past as it was', async () => {
  await byId(page, 'tab-details').click();
  await byId(page, 'incident-replay').click();
  await expect(byId(page, 'replay-bar')).toBeVisible();
  const state = byId(page, 'incident-state');
  await page.keyboard.press('Home');
  await expect(state).toContainText('接报');
  await byId(page, 'tab-dispatch').click();
  await expect(byId(page, 'task-card').filter({ hasText: TASK })).toHaveCount(0);
  const seen: string[] = [];
  for (let i = 0; i < 30; i++) {
    const card = byId(page, 'task-card').filter({ hasText: TASK });
    const now = (await card.count()) === 0 ? 'none' : ((await card.getAttribute('data-state')) ?? '');
    if (seen.at(-1) !== now) seen.push(now);
    if (await byId(page, 'replay-next').isDisabled()) break;
    await byId(page, 'replay-next').click();
  }
  expect(seen).toEqual(['none', 'sent', 'acknowledged']);
  await byId(page, 'replay-leave').click();
  await byId(page, 'tab-details').click();
  await expect(state).toContainText('终止');
});

test('R1: no request left the machine, and no page complained', async () => {
  expect(requests.length).toBeGreaterThan(20);
  const own = new URL(hub.url).host;
  const foreign = requests.filter((url) => !/^(data|blob):/.test(url) && new URL(url).host !== own);
  expect(foreign).toEqual([]);
  // The main thread and the workers each begin to record.
  expect([...new Set(hub.connections())]).toEqual(['recording']);
  expect(problems).toEqual([]);
});

test('the recorder of the hub’s connections does see one that is made', () => {
  const record = test.info().outputPath('record.txt');
  const code = "require('node:net').connect(9, '127.0.0.1').on('error', () => {})";
  const recorder = join(import.meta.dirname, 'recordConnections.mjs');
  execFileSync(process.execPath, ['--import', recorder, '-e', code], {
    env: { ...process.env, ONEMAP_CONNECTION_RECORD: record },
  });
  expect(execFileSync('cat', [record], { encoding: 'utf8' })).toContain('"port":9');
});

test('the palette is the way to every action', async () => {
  await runFromPalette(page, '三维');
  await expect(byId(page, 'palette')).toHaveCount(0);
});
