import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { png, writeMbtiles } from '../main/basemaps/tileFiles.ts';
import { startTileServer, type TileServer } from '../main/basemaps/tileServer.ts';
import { startTestHub, type TestHub } from './hubInProcess.ts';

const RED = png(255, 0, 0);
const BLUE = png(0, 0, 255);
const SECRET = 'k3y-that-must-not-show';
const HERE = { lon: 118, lat: 25 };

let hub: TestHub;
let server: TileServer;

beforeAll(async () => {
  hub = await startTestHub();
  server = await startTileServer((request, response) => {
    if (request.url?.startsWith('/none')) response.writeHead(404).end();
    else response.end(RED);
  });
});
afterAll(async () => {
  await hub.close();
  await server.close();
});

const source = (fields: object) => ({
  name: '底图',
  minLevel: 0,
  maxLevel: 18,
  tileFormat: 'raster',
  shown: true,
  order: 1,
  ...fields,
});
async function put(fields: object): Promise<string> {
  const { record } = await hub.call('records.put', { kind: 'baseMapSource', record: source(fields) });
  return record.id;
}
const get = (path: string, token = hub.token) =>
  fetch(`${hub.url}${path}`, { headers: { authorization: `Bearer ${token}` } });

describe('/basemaps', () => {
  it('serves tiles of a configured source to sessions, and to nobody else', async () => {
    const id = await put({ category: 'xyz', url: `${server.origin}/t/{z}/{x}/{y}.png` });
    const path = `/basemaps/${encodeURIComponent(id)}/4/13/6`;
    const answer = await get(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await answer.arrayBuffer()).equals(RED)).toBe(true);
    expect(server.asked).toContain('/t/4/13/6.png');
    expect((await fetch(`${hub.url}${path}`)).status).toBe(401);
    expect((await get(path, 'not-a-token')).status).toBe(401);
    expect((await get(path, await hub.tokenOf('viewer'))).status).toBe(200);
    for (const bad of [
      `/basemaps/${encodeURIComponent(id)}/4/16/6`,
      `/basemaps/${encodeURIComponent(id)}/x/1/1`,
      `/basemaps/baseMapSource%3Anone/1/1/1`,
      `/basemaps/${encodeURIComponent(id)}/../../hub.json`,
    ])
      expect((await get(bad)).status, bad).toBe(404);
  });

  it('a missing tile is an empty answer with its reason, not an error', async () => {
    const id = await put({ category: 'xyz', url: `${server.origin}/none/{z}/{x}/{y}` });
    const answer = await get(`/basemaps/${encodeURIComponent(id)}/1/1/1`);
    expect([answer.status, answer.headers.get('x-base-map-problem')]).toEqual([204, 'empty']);
  });

  it('MBTiles of the data folder: brought by its path, listed, tried and served', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'onemap-mb-'));
    writeMbtiles(join(folder, 'county.mbtiles'), [{ level: 3, x: 6, y: 3, bytes: BLUE }], {
      format: 'png',
      name: '影像',
    });
    expect(await hub.call('basemaps.addFile', { path: join(folder, 'county.mbtiles') })).toMatchObject({
      file: 'county.mbtiles',
      info: { minLevel: 3, maxLevel: 3, name: '影像' },
    });
    rmSync(folder, { recursive: true });
    const { files } = await hub.call('basemaps.list', {});
    expect(files.map(({ file }) => file)).toEqual(['county.mbtiles']);
    const trial = await hub.call('basemaps.test', {
      category: 'mbtiles',
      file: 'county.mbtiles',
      position: { lon: 100, lat: 30 },
      level: 9,
    });
    expect(trial).toMatchObject({ level: 3, x: 6, y: 3, mediaType: 'image/png', content: BLUE.toString('base64') });
    const id = await put({ category: 'mbtiles', file: 'county.mbtiles' });
    const answer = await get(`/basemaps/${encodeURIComponent(id)}/3/6/3`);
    expect(Buffer.from(await answer.arrayBuffer()).equals(BLUE)).toBe(true);
  });

  it('says why a source does not work before it is saved', async () => {
    const test = (fields: object) =>
      hub.call('basemaps.test', { category: 'xyz', position: HERE, level: 2, ...fields });
    expect(await test({ url: 'nothing' })).toMatchObject({ problem: 'badAddress' });
    expect(await test({ category: 'tianditu', url: 'img' })).toMatchObject({ problem: 'needsToken' });
    expect(await test({ category: 'pmtiles', file: 'none.pmtiles' })).toMatchObject({ problem: 'missingFile' });
    expect(await test({ url: `${server.origin}/ok/{z}/{x}/{y}` })).toMatchObject({ mediaType: 'image/png', level: 2 });
  });

  it('the token is taken, told only to exist, and stands in no database, log or answer', async () => {
    expect(await hub.call('basemaps.setToken', { token: SECRET })).toEqual({ hasToken: true });
    expect(JSON.stringify(await hub.call('basemaps.list', {}))).not.toContain(SECRET);
    const { events } = { events: await hub.call('state.snapshot', { kinds: ['baseMapSource'] }) };
    expect(JSON.stringify(events)).not.toContain(SECRET);
    const holding = readdirSync(hub.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .filter((entry) => readFileSync(join(entry.parentPath, entry.name)).includes(SECRET));
    expect(holding.map(({ name }) => name)).toEqual(['.tianditu-token']);
    await hub.call('basemaps.setToken', { token: '' });
    expect((await hub.call('basemaps.list', {})).hasToken).toBe(false);
  });

  it('R1 (records): only an administrator says where the hub may fetch from', async () => {
    const duty = await hub.tokenOf('duty');
    await expect(
      hub.call('records.put', { kind: 'baseMapSource', record: source({ category: 'xyz', url: server.origin }) }, duty),
    ).rejects.toMatchObject({ code: 'auth.denied' });
    for (const [name, input] of [
      ['basemaps.setToken', { token: 'x' }],
      ['basemaps.addFile', { path: '/etc/hostname' }],
      ['basemaps.test', { category: 'xyz', url: server.origin, position: HERE, level: 1 }],
    ] as const)
      await expect(hub.call(name, input, duty), name).rejects.toMatchObject({ code: 'auth.denied' });
    expect((await hub.call('basemaps.list', {}, duty)).hasToken).toBe(false);
  });

  it('refuses other files by their path', async () => {
    mkdirSync(join(hub.folder, 'x'), { recursive: true });
    for (const path of ['/etc/hostname', join(hub.folder, 'hub.json'), '/none/a.mbtiles'])
      await expect(hub.call('basemaps.addFile', { path }), path).rejects.toMatchObject({ code: 'basemap.notTiles' });
  });
});
