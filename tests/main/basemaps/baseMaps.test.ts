import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BaseMaps, createBaseMaps, type SourceAddress } from '../../../main/basemaps/baseMaps.ts';
import { fillTemplate } from '../../../main/basemaps/tileUrl.ts';
import { systemClock } from '../../../main/clock.ts';
import { png, vectorTile, writeMbtiles, writePmtiles } from './tileFiles.ts';
import { startTileServer, type TileServer } from './tileServer.ts';

const RED = png(255, 0, 0);
const BLUE = png(0, 0, 255);

let folder: string;
let baseMaps: BaseMaps;
const servers: TileServer[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'onemap-basemaps-'));
  baseMaps = createBaseMaps({ folder, clock: systemClock });
});
afterEach(async () => {
  baseMaps.close();
  await Promise.all(servers.splice(0).map((server) => server.close()));
  rmSync(folder, { recursive: true, force: true });
});

async function serve(answer: Parameters<typeof startTileServer>[0]): Promise<TileServer> {
  const server = await startTileServer(answer);
  servers.push(server);
  return server;
}
const xyz = (url: string): SourceAddress => ({ category: 'xyz', tileFormat: 'raster', url });

describe('tiles of servers', () => {
  it('come by the template, are kept on disk, and are there without the network', async () => {
    const server = await serve((_request, response) => response.end(RED));
    const source = xyz(`${server.origin}/tiles/{z}/{x}/{y}.png`);
    const answer = await baseMaps.tile(source, { level: 3, x: 5, y: 2 });
    expect('tile' in answer && Buffer.from(answer.tile.bytes).equals(RED) && answer.tile.mediaType).toBe('image/png');
    expect(server.asked).toEqual(['/tiles/3/5/2.png']);
    await baseMaps.tile(source, { level: 3, x: 5, y: 2 });
    expect(server.asked).toHaveLength(1);
    await server.close();
    servers.splice(0);
    expect('tile' in (await baseMaps.tile(source, { level: 3, x: 5, y: 2 }))).toBe(true);
    expect(await baseMaps.tile(source, { level: 3, x: 5, y: 3 })).toEqual({ problem: 'offline' });
    expect(await baseMaps.cache.size()).toBe(RED.length);
  });

  it('one request serves all who ask for the same tile at once', async () => {
    const server = await serve((_request, response) => void setTimeout(() => response.end(RED), 30));
    const source = xyz(`${server.origin}/{z}/{x}/{y}`);
    await Promise.all(Array.from({ length: 5 }, () => baseMaps.tile(source, { level: 1, x: 0, y: 0 })));
    expect(server.asked).toHaveLength(1);
  });

  it('an old tile is asked for again, and stays good while the server is away', async () => {
    const server = await serve((_request, response) => response.end(BLUE));
    const source = xyz(`${server.origin}/{z}/{x}/{y}`);
    const at = { level: 1, x: 1, y: 0 };
    await baseMaps.tile(source, at);
    const cached = readdirSync(join(folder, 'cache'), { recursive: true, withFileTypes: true }).find((entry) =>
      entry.isFile(),
    );
    const path = join(cached?.parentPath ?? '', cached?.name ?? '');
    utimesSync(path, new Date(0), new Date(0));
    await baseMaps.tile(source, at);
    expect(server.asked).toHaveLength(2);
    expect(statSync(path).mtimeMs).toBeGreaterThan(Date.now() - 60_000);
    utimesSync(path, new Date(0), new Date(0));
    await server.close();
    servers.splice(0);
    expect('tile' in (await baseMaps.tile(source, at))).toBe(true);
  });

  it('R1 (fetch): is never led to another host, but follows one on its own', async () => {
    const other = await serve((_request, response) => response.end(RED));
    const server = await serve((request, response) => {
      if (request.url === '/moved') return void response.end(BLUE);
      const location = request.url?.startsWith('/away') ? `${other.origin}/secret` : '/moved';
      response.writeHead(302, { location }).end();
    });
    expect(await baseMaps.tile(xyz(`${server.origin}/away/{z}/{x}/{y}`), { level: 0, x: 0, y: 0 })).toEqual({
      problem: 'redirected',
    });
    expect(other.asked).toEqual([]);
    const moved = await baseMaps.tile(xyz(`${server.origin}/here/{z}/{x}/{y}`), { level: 0, x: 0, y: 0 });
    expect('tile' in moved && Buffer.from(moved.tile.bytes).equals(BLUE)).toBe(true);
  });

  it('says what is wrong: nothing there, refused, overloaded, not a picture, too large', async () => {
    const server = await serve((request, response) => {
      const [, what] = (request.url ?? '').split('/');
      if (what === 'page') return void response.end('<html>login</html>');
      if (what === 'large') return void response.end(Buffer.alloc(4_100_000, 1));
      response.writeHead(Number(what)).end();
    });
    const ask = (what: string) => baseMaps.tile(xyz(`${server.origin}/${what}/{z}/{x}/{y}`), { level: 0, x: 0, y: 0 });
    expect(await ask('404')).toEqual({ problem: 'empty' });
    expect(await ask('403')).toEqual({ problem: 'denied' });
    expect(await ask('503')).toEqual({ problem: 'refused' });
    expect(await ask('page')).toEqual({ problem: 'notATile' });
    expect(await ask('large')).toEqual({ problem: 'tooLarge' });
    expect(await baseMaps.cache.size()).toBe(0);
  });

  it('the cache keeps to its limit', async () => {
    baseMaps.close();
    baseMaps = createBaseMaps({ folder, clock: systemClock, cacheLimitBytes: RED.length * 5 });
    const server = await serve((_request, response) => response.end(RED));
    const source = xyz(`${server.origin}/{z}/{x}/{y}`);
    for (let x = 0; x < 16; x++) await baseMaps.tile(source, { level: 4, x, y: 3 });
    expect(await baseMaps.cache.size()).toBeLessThanOrEqual(RED.length * 5);
    expect(await baseMaps.cache.clear()).toBeGreaterThan(0);
    expect(await baseMaps.cache.size()).toBe(0);
  });

  it('Tianditu: by its layer and the token, which stays in its own file', async () => {
    const server = await serve((_request, response) => response.end(RED));
    baseMaps.close();
    baseMaps = createBaseMaps({
      folder,
      clock: systemClock,
      tiandituUrl: `${server.origin}/{layer}_w/{z}/{y}/{x}?tk={token}`,
    });
    const source: SourceAddress = { category: 'tianditu', tileFormat: 'raster', url: 'img' };
    expect(await baseMaps.tile(source, { level: 2, x: 3, y: 1 })).toEqual({ problem: 'needsToken' });
    baseMaps.token.write('abc123');
    expect('tile' in (await baseMaps.tile(source, { level: 2, x: 3, y: 1 }))).toBe(true);
    expect(server.asked).toEqual(['/img_w/2/1/3?tk=abc123']);
    expect(statSync(join(folder, '.tianditu-token')).mode & 0o077).toBe(0);
    expect(await baseMaps.tile({ ...source, url: 'nothing' }, { level: 2, x: 3, y: 1 })).toEqual({
      problem: 'badAddress',
    });
    baseMaps.token.write('');
    expect(readdirSync(folder)).not.toContain('.tianditu-token');
    expect((await baseMaps.files()).map(({ file }) => file)).toEqual([]);
  });
});

describe('addresses', () => {
  it('XYZ, TMS, REST and KVP of WMTS', () => {
    const at = { level: 5, x: 20, y: 9 };
    expect(fillTemplate('https://a.example/{z}/{x}/{-y}.png', at)?.href).toBe('https://a.example/5/20/22.png');
    expect(fillTemplate('https://{s}.example/{TileMatrix}/{TileRow}/{TileCol}', at)?.href).toBe(
      'https://c.example/5/9/20',
    );
    const kvp = fillTemplate('https://a.example/wmts?layer=img&TileMatrixSet=w', at);
    expect(Object.fromEntries(kvp?.searchParams ?? [])).toMatchObject({
      layer: 'img',
      REQUEST: 'GetTile',
      TILEMATRIX: '5',
      TILEROW: '9',
      TILECOL: '20',
    });
  });

  it('refuses what is no tile address, other protocols and passwords', () => {
    const at = { level: 0, x: 0, y: 0 };
    for (const bad of [
      '',
      'https://a.example/',
      'ftp://a.example/{z}/{x}/{y}',
      'file:///etc/{z}/{x}/{y}',
      'https://u:p@a.example/{z}/{x}/{y}',
      'https://a.example/{z}/{x}/{y}?k={unknown}',
      '{z}/{x}/{y}',
    ])
      expect(fillTemplate(bad, at), bad).toBeUndefined();
  });

  it('any text gives an address of http or none', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (text) => {
        const url = fillTemplate(text, { level: 1, x: 0, y: 1 });
        expect(url === undefined || /^https?:$/.test(url.protocol)).toBe(true);
      }),
    );
  });
});

describe('files of tiles', () => {
  const tiles = [
    { level: 2, x: 1, y: 0, bytes: RED },
    { level: 2, x: 1, y: 3, bytes: BLUE },
  ];

  it('MBTiles: rows count from the south inside the file and from the north outside', async () => {
    writeMbtiles(join(folder, 'm.mbtiles'), tiles, {
      name: '影像',
      format: 'png',
      bounds: '117,23,118,24',
      attribution: '<a>局</a>',
    });
    const source: SourceAddress = { category: 'mbtiles', tileFormat: 'raster', file: 'm.mbtiles' };
    const north = await baseMaps.tile(source, { level: 2, x: 1, y: 0 });
    expect('tile' in north && Buffer.from(north.tile.bytes).equals(RED)).toBe(true);
    expect(await baseMaps.tile(source, { level: 2, x: 0, y: 0 })).toEqual({ problem: 'empty' });
    expect(await baseMaps.infoOf(source)).toEqual({
      name: '影像',
      format: 'raster',
      minLevel: 2,
      maxLevel: 2,
      bounds: [117, 23, 118, 24],
      credit: '局',
    });
  });

  it('PMTiles: pictures, and vector tiles unpacked', async () => {
    writePmtiles(join(folder, 'p.pmtiles'), tiles, 2, { name: 'p' });
    const raster = await baseMaps.tile(
      { category: 'pmtiles', tileFormat: 'raster', file: 'p.pmtiles' },
      { level: 2, x: 1, y: 3 },
    );
    expect('tile' in raster && Buffer.from(raster.tile.bytes).equals(BLUE)).toBe(true);
    const bytes = vectorTile();
    writePmtiles(join(folder, 'v.pmtiles'), [{ level: 0, x: 0, y: 0, bytes }], 1);
    const vector = await baseMaps.tile(
      { category: 'pmtiles', tileFormat: 'vector', file: 'v.pmtiles' },
      { level: 0, x: 0, y: 0 },
    );
    expect('tile' in vector && Buffer.from(vector.tile.bytes).equals(bytes)).toBe(true);
    expect((await baseMaps.files()).map(({ file, info }) => [file, info?.format]).sort()).toEqual([
      ['p.pmtiles', 'raster'],
      ['v.pmtiles', 'vector'],
    ]);
  });

  it('missing, damaged and foreign files are told apart, none throws, none outside the folder is read', async () => {
    writeFileSync(join(folder, 'bad.mbtiles'), 'not a database');
    writeFileSync(join(folder, 'bad.pmtiles'), Buffer.alloc(400, 7));
    const ask = (category: 'mbtiles' | 'pmtiles', file: string) =>
      baseMaps.tile({ category, tileFormat: 'raster', file }, { level: 0, x: 0, y: 0 });
    expect(await ask('mbtiles', 'none.mbtiles')).toEqual({ problem: 'missingFile' });
    expect(await ask('mbtiles', 'bad.mbtiles')).toEqual({ problem: 'damagedFile' });
    expect(await ask('pmtiles', 'bad.pmtiles')).toEqual({ problem: 'damagedFile' });
    const outside = mkdtempSync(join(tmpdir(), 'onemap-outside-'));
    writeMbtiles(join(outside, 'x.mbtiles'), tiles, { format: 'png' });
    expect(await ask('mbtiles', `../${outside.split('/').at(-1)}/x.mbtiles`)).toEqual({ problem: 'missingFile' });
    rmSync(outside, { recursive: true });
    expect((await baseMaps.files()).map(({ problem }) => problem)).toEqual(['damagedFile', 'damagedFile']);
  });

  it('R1 (incoming): a file comes in pieces, and appears only when it is whole and good', async () => {
    const other = mkdtempSync(join(tmpdir(), 'onemap-upload-'));
    writeMbtiles(join(other, 'up.mbtiles'), tiles, { format: 'png' });
    const bytes = readFileSync(join(other, 'up.mbtiles'));
    const half = bytes.length >> 1;
    const send = (offset: number, end: number, fileName = 'up.mbtiles') =>
      baseMaps.incoming.piece({ fileName, offset, total: bytes.length, bytes: bytes.subarray(offset, end) });
    expect(await send(0, half)).toEqual({ received: half });
    expect(await baseMaps.files()).toEqual([]);
    await expect(send(half + 1, bytes.length)).rejects.toMatchObject({ code: 'input.invalid' });
    expect(await send(half, bytes.length)).toMatchObject({ file: 'up.mbtiles', info: { format: 'raster' } });
    expect(await baseMaps.incoming.copy(join(other, 'up.mbtiles'))).toMatchObject({ file: 'up-2.mbtiles' });
    await expect(
      baseMaps.incoming.piece({ fileName: 'bad.pmtiles', offset: 0, total: 3, bytes: Buffer.from('abc') }),
    ).rejects.toMatchObject({ code: 'basemap.notTiles' });
    await expect(
      baseMaps.incoming.piece({ fileName: 'big.pmtiles', offset: 0, total: 300_000_000, bytes: Buffer.from('abc') }),
    ).rejects.toMatchObject({ code: 'basemap.fileTooLarge' });
    await expect(baseMaps.incoming.copy(join(other, 'none.mbtiles'))).rejects.toMatchObject({
      code: 'basemap.notTiles',
    });
    mkdirSync(join(other, 'folder.mbtiles'));
    await expect(baseMaps.incoming.copy(join(other, 'folder.mbtiles'))).rejects.toBeInstanceOf(Error);
    expect((await baseMaps.files()).map(({ file }) => file).sort()).toEqual(['up-2.mbtiles', 'up.mbtiles']);
    expect(readdirSync(join(folder, '.incoming'))).toEqual([]);
    rmSync(other, { recursive: true });
  });
});
