import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { readImport } from '../../../main/importers/readImport.ts';
import { placementMatrix, pointOf, positionOfPoint, transformed } from '../../../main/importers/tiles3dMatrix.ts';
import { isSafePath } from '../../../main/importers/tiles3dPackage.ts';
import type { ModelPlacement } from '../../../shared/contract/imports.ts';
import { AppError } from '../../../shared/errors.ts';
import { contextWith, fixtures } from './importBench.ts';

const scratch = mkdtempSync(join(tmpdir(), 'onemap-models-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const gulei: ModelPlacement = { position: { lon: 117.6, lat: 23.75, heightM: 12 }, headingDeg: 30 };

function run(bytes: Uint8Array, fileName: string, placement?: ModelPlacement) {
  const request = { fileName, kind: 'model3d' as const, bytes, producer: '测绘院', demo: false, placement };
  return readImport(request, contextWith());
}

/** A GLB of one JSON chunk. */
function glb(json: unknown): Uint8Array {
  const text = strToU8(JSON.stringify(json));
  const padded = Buffer.alloc(Math.ceil(text.length / 4) * 4, ' ');
  padded.set(text);
  const head = Buffer.alloc(20);
  head.write('glTF', 0, 'latin1');
  head.writeUInt32LE(2, 4);
  head.writeUInt32LE(20 + padded.length, 8);
  head.writeUInt32LE(padded.length, 12);
  head.writeUInt32LE(0x4e4f534a, 16);
  return Buffer.concat([head, padded]);
}
const plainGlb = glb({ asset: { version: '2.0' } });

const box = [0, 0, 5, 10, 0, 0, 0, 10, 0, 0, 0, 5];
const tileset = (root: Record<string, unknown>, version = '1.1') =>
  strToU8(
    JSON.stringify({
      asset: { version },
      geometricError: 10,
      root: { boundingVolume: { box }, geometricError: 1, ...root },
    }),
  );
const archive = (files: Zippable) => zipSync(files);
const whatOf = async (bytes: Uint8Array, fileName = 'a.3tz') => {
  try {
    await run(bytes, fileName, gulei);
  } catch (error) {
    return error instanceof AppError ? error.params.what : error;
  }
  return undefined;
};

const folder = join(fixtures, '3dtiles', 'MetadataGranularities');
describe.skipIf(!existsSync(folder))('the 3D Tiles sample', () => {
  const packed = archive(
    Object.fromEntries(readdirSync(folder).map((name) => [`sample/${name}`, readFileSync(join(folder, name))])),
  );

  it('asks for a place, which it does not bring', async () => {
    const { report } = await run(packed, 'sample.3tz');
    expect(report).toMatchObject({ format: 'tileset', rows: 1, rejected: 1 });
    expect(report.issues.map(({ reason }) => reason)).toEqual(['modelUnused', 'positionMissing']);
  });

  it('is kept whole, and stands where it was told to', async () => {
    const { records, keep } = await run(packed, 'sample.zip', gulei);
    const record = records[0]?.record;
    expect(record).toMatchObject({ name: 'sample', category: 'tileset', headingDeg: 30, position: gulei.position });
    if (!record || !('folder' in record) || !keep) throw new Error('no model');
    await keep(scratch);
    const kept = join(scratch, 'models', record.folder);
    expect(readdirSync(join(scratch, 'models'))).toEqual([record.folder]);
    expect(readdirSync(kept).sort()).toEqual([...readdirSync(folder), record.entry].sort());
    for (const name of readdirSync(folder))
      expect(readFileSync(join(kept, name)).equals(readFileSync(join(folder, name)))).toBe(true);
    const placed = JSON.parse(readFileSync(join(kept, record.entry), 'utf8'));
    expect(placed.root.content).toEqual({ uri: 'tileset.json' });
    const origin = positionOfPoint(transformed(placed.root.transform, [0, 0, 0]));
    expect(origin?.lon).toBeCloseTo(117.6, 9);
    expect(origin?.lat).toBeCloseTo(23.75, 9);
    expect(origin?.heightM).toBeCloseTo(12, 3);
  });

  it('one house of it is a GLB that needs a place', async () => {
    const house = readFileSync(join(folder, 'house-3-0.glb'));
    expect((await run(house, 'house.glb')).report).toMatchObject({ format: 'glb', rejected: 1 });
    const { records } = await run(house, 'house.glb', { ...gulei, scale: 2 });
    expect(records[0]?.record).toMatchObject({ category: 'glb', entry: 'model.glb', scale: 2, bytes: house.length });
  });
});

describe('placement', () => {
  const anywhere = fc.record({
    lon: fc.double({ min: -179.9, max: 179.9, noNaN: true }),
    lat: fc.double({ min: -89.9, max: 89.9, noNaN: true }),
    heightM: fc.double({ min: -400, max: 8000, noNaN: true }),
  });

  it('goes to the Earth-centred frame and back', () => {
    fc.assert(
      fc.property(anywhere, (position) => {
        const back = positionOfPoint(pointOf(position));
        expect(back?.lon).toBeCloseTo(position.lon, 8);
        expect(back?.lat).toBeCloseTo(position.lat, 8);
        expect(back?.heightM).toBeCloseTo(position.heightM, 2);
      }),
    );
  });

  it('turns clockwise as seen from above', () => {
    const at = (headingDeg: number, model: readonly [number, number, number]) => {
      const position = { lon: 117.6, lat: 23.75, heightM: 0 };
      return positionOfPoint(transformed(placementMatrix({ position, headingDeg }), model));
    };
    const north = at(0, [0, 1000, 0]);
    expect(north?.lat).toBeGreaterThan(23.75);
    expect(north?.lon).toBeCloseTo(117.6, 6);
    const east = at(90, [0, 1000, 0]);
    expect(east?.lon).toBeGreaterThan(117.6);
    expect(east?.lat).toBeCloseTo(23.75, 5);
    expect(at(0, [0, 0, 100])?.heightM).toBeCloseTo(100, 3);
  });

  it('is read from the root: a region, or a transform that reaches the ground', async () => {
    const radians = (degrees: number) => (degrees * Math.PI) / 180;
    const region = [radians(117.5), radians(23.7), radians(117.7), radians(23.8), 3, 90];
    const own = archive({ 'tileset.json': tileset({ boundingVolume: { region } }) });
    const byRegion = await run(own, 'a.3tz', gulei);
    expect(byRegion.records[0]?.record).toMatchObject({ entry: 'tileset.json' });
    expect(byRegion.records[0]?.record.position.lon).toBeCloseTo(117.6, 9);
    expect(byRegion.report.issues.map(({ reason }) => reason)).toEqual(['modelPlacedItself']);
    const transform = placementMatrix({ position: { lon: 119.2, lat: 25.4 } });
    const moved = await run(archive({ 'tileset.json': tileset({ transform }) }), 'a.3tz');
    expect(moved.records[0]?.record.position.lon).toBeCloseTo(119.2, 6);
  });
});

describe('R11 R13: what is not a whole and closed model is refused', () => {
  it.each([
    ['tilesetMissing', { content: { uri: 'b.glb' } }],
    ['modelRemote', { content: { uri: 'http://example.org/a.glb' } }],
    ['modelRemote', { content: { uri: '//example.org/a.glb' } }],
    ['modelRemote', { content: { uri: '/etc/passwd' } }],
    ['modelRemote', { content: { uri: '../a.glb' } }],
    ['modelRemote', { content: { uri: '%2e%2e/a.glb' } }],
    ['modelRemote', { content: { uri: 'C:\\a.glb' } }],
    ['modelRemote', { content: { uri: 'data:model/gltf-binary;base64,AA' } }],
    ['tileset', { content: {} }],
    ['tileset', { boundingVolume: {} }],
    ['tileset', { children: [{ boundingVolume: { box: [1] } }] }],
    ['tilesetMissing', { implicitTiling: { subtrees: { uri: 'subtrees/{level}.{x}.{y}.subtree' } } }],
  ])('%s: %j', async (what, root) => {
    expect(await whatOf(archive({ 'tileset.json': tileset(root), 'a.glb': plainGlb }))).toBe(what);
  });

  it.each([
    ['noTileset', archive({ 'a.txt': strToU8('x') })],
    ['tilesetVersion', archive({ 'tileset.json': tileset({}, '2.0') })],
    ['tileset', archive({ 'tileset.json': strToU8('{') })],
    ['modelPath', archive({ 'tileset.json': tileset({}), '../evil.txt': strToU8('x') })],
    ['modelPath', archive({ 'tileset.json': tileset({}), '/etc/evil': strToU8('x') })],
    ['modelPath', archive({ 'tileset.json': tileset({}), 'a/..\\..\\evil': strToU8('x') })],
    ['modelPath', archive({ 'tileset.json': tileset({}), 'c:evil': strToU8('x') })],
  ])('%s', async (what, bytes) => expect(await whatOf(bytes)).toBe(what));

  it('follows external tilesets and buffers', async () => {
    const deep = {
      'tileset.json': tileset({ content: { uri: 'sub/tileset.json' } }),
      'sub/tileset.json': tileset({ content: { uri: 'a.gltf' } }),
      'sub/a.gltf': strToU8(JSON.stringify({ asset: { version: '2.0' }, buffers: [{ uri: '../b.bin' }] })),
    };
    expect(await whatOf(archive(deep))).toBe('tilesetMissing');
    expect(await whatOf(archive({ ...deep, 'b.bin': strToU8('x') }))).toBeUndefined();
    const remote = glb({ asset: { version: '2.0' }, images: [{ uri: 'https://example.org/x.png' }] });
    expect(await whatOf(archive({ 'tileset.json': tileset({ content: { uri: 'a.glb' } }), 'a.glb': remote }))).toBe(
      'modelRemote',
    );
  });

  it('takes an implicit tiling whose files are there', async () => {
    const implicit = {
      content: { uri: 'c/{level}/{x}/{y}.glb' },
      implicitTiling: { subtrees: { uri: 's/{level}.{x}.{y}.subtree' } },
    };
    const files = { 'tileset.json': tileset(implicit), 's/0.0.0.subtree': strToU8('subt'), 'c/0/0/0.glb': plainGlb };
    expect(await whatOf(archive(files))).toBeUndefined();
  });

  it.each([
    ['glb', strToU8('glTF')],
    ['gltfVersion', Uint8Array.from(plainGlb, (byte, i) => (i === 4 ? 1 : byte))],
    ['glb', plainGlb.subarray(0, plainGlb.length - 1)],
    ['gltfVersion', glb({ asset: { version: '1.0' } })],
    ['glb', glb({ asset: {} })],
    ['tilesetMissing', glb({ asset: { version: '2.0' }, buffers: [{ uri: 'b.bin' }] })],
  ])('a GLB: %s', async (what, bytes) => expect(await whatOf(bytes, 'a.glb')).toBe(what));

  it('any change of a byte ends in an error or a report', async () => {
    const whole = archive({ 'tileset.json': tileset({ content: { uri: 'a.glb' } }), 'a.glb': plainGlb });
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, value) => {
        const bytes = Uint8Array.from(whole);
        bytes[at] = value;
        await run(bytes, 'a.3tz', gulei).catch((error: unknown) => expect(error).toBeInstanceOf(AppError));
      }),
      { numRuns: 300 },
    );
  });

  it('names that leave the folder, or are something else on another system', () => {
    for (const path of ['a/b.glb', '图/罐.glb', 'a b/c.d.e']) expect(isSafePath(path)).toBe(true);
    for (const path of ['', 'a//b', './a', 'a/..', 'a:b', 'a\u0000', 'a/b.', 'a/b ', 'x'.repeat(301)])
      expect(isSafePath(path)).toBe(false);
  });
});
