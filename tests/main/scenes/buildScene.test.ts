import { type Document, NodeIO } from '@gltf-transform/core';
import { ALL_EXTENSIONS, type Features, type StructuralMetadata } from '@gltf-transform/extensions';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawBody } from '../../../main/scenes/bodies/index.ts';
import { buildScene, SCENE_FILES } from '../../../main/scenes/buildScene.ts';
import { featureRow } from '../../../main/scenes/features.ts';
import { writeGlb } from '../../../main/scenes/glb.ts';
import { Mesh } from '../../../main/scenes/mesh.ts';
import { type SceneInput, sceneHash, sceneInputOf } from '../../../main/scenes/sceneInput.ts';
import { standAt } from '../../../main/scenes/stand.ts';
import { INSTALLATION_CATEGORIES, installationSchema } from '../../../shared/records/installation.ts';
import { makePark } from './parkRecords.ts';

const io = new NodeIO().registerExtensions(ALL_EXTENSIONS);

const size = (most: number) => fc.option(fc.double({ min: 1e-9, max: most, noNaN: true }), { nil: undefined });
const installations = fc
  .record({
    id: fc.stringMatching(/^installation:[a-z0-9]{1,12}$/),
    name: fc.constantFrom('储罐', 'Tank 1', '😀'),
    category: fc.constantFrom(...INSTALLATION_CATEGORIES),
    position: fc.constant({ lon: 117.6, lat: 23.75 }),
    provenance: fc.constant({ producer: 'test' }),
    substance: fc.option(fc.constantFrom('原油', '液氨', '硫酸', '水'), { nil: undefined }),
    volumeM3: fc.option(fc.double({ min: 0, max: 1e7, noNaN: true }), { nil: undefined }),
    diameterM: size(500),
    lengthM: size(5_000),
    widthM: size(2_000),
    structureHeightM: size(500),
    headingDeg: fc.option(fc.double({ min: 0, max: 360, noNaN: true }), { nil: undefined }),
  })
  .map((fields) => installationSchema.parse(JSON.parse(JSON.stringify(fields))));

/** What is wrong with a model read back: empty when nothing is. */
function faultsOf(document: Document): string[] {
  const faults: string[] = [];
  const metadata = document.getRoot().getExtension<StructuralMetadata>('EXT_structural_metadata');
  const table = metadata?.listPropertyTables()[0];
  if (!table) faults.push('no property table');
  for (const primitive of document
    .getRoot()
    .listMeshes()
    .flatMap((mesh) => mesh.listPrimitives())) {
    const [positions, colours, ids] = ['POSITION', 'COLOR_0', '_FEATURE_ID_0'].map((name) =>
      primitive.getAttribute(name)?.getArray(),
    );
    const indices = primitive.getIndices()?.getArray();
    if (!positions || !colours || !ids || !indices) return [...faults, 'an attribute is missing'];
    const vertices = positions.length / 3;
    if (colours.length !== vertices * 4 || ids.length !== vertices) faults.push('attributes differ in length');
    if (indices.length % 3 !== 0) faults.push('indices are no triangles');
    if (indices.some((index) => index >= vertices)) faults.push('an index is out of range');
    if (positions.some((value) => !Number.isFinite(value))) faults.push('a position is not finite');
    if (ids.some((id) => id < 0 || id >= (table?.getCount() ?? 0))) faults.push('a feature is not in the table');
    const features = primitive.getExtension<Features>('EXT_mesh_features');
    if (features?.listFeatureIDs()[0]?.getPropertyTable() !== table) faults.push('features name another table');
  }
  return faults;
}

const inputOf = (firms: number): SceneInput => {
  const { park, firms: list, installations: bodies, drains, roads } = makePark(firms);
  return sceneInputOf({ subject: park, park, firms: list, installations: bodies, drains, roads, lands: [] });
};

describe('3D bodies', () => {
  it('any valid sizes of any category give a valid model, from afar and near', async () => {
    await fc.assert(
      fc.asyncProperty(installations, fc.constantFrom('coarse' as const, 'fine' as const), async (record, detail) => {
        const mesh = new Mesh();
        drawBody(mesh, standAt(12, -7, record.headingDeg), record, detail);
        expect(mesh.triangles).toBeGreaterThan(0);
        expect(mesh.triangles).toBeLessThan(12_000);
        const glb = await writeGlb({ mesh, features: [featureRow({ id: record.id, kind: record.category })] });
        expect(faultsOf(await io.readBinary(glb))).toEqual([]);
      }),
      { numRuns: 220 },
    );
  });

  it('a tank is as wide and high as its record says, where it stands', () => {
    const tank = { ...makePark(1).installations[0], diameterM: 34, structureHeightM: 18 };
    const mesh = new Mesh();
    drawBody(mesh, standAt(100, 50), installationSchema.parse(tank), 'coarse');
    const { low, high } = mesh.bounds() ?? { low: [0, 0, 0], high: [0, 0, 0] };
    expect(high[2] - low[2]).toBeCloseTo(18, 3);
    expect(high[0] - low[0]).toBeGreaterThan(33.5);
    expect(high[0] - low[0]).toBeLessThan(36);
    expect((high[0] + low[0]) / 2).toBeCloseTo(100, 1);
    expect((high[1] + low[1]) / 2).toBeCloseTo(50, 1);
  });
});

describe('a scene', () => {
  it('has valid models that name every installation and drain once a level', async () => {
    const input = inputOf(3);
    const files = await buildScene(input);
    const found = new Map<string, number>();
    for (const [name, bytes] of files) {
      if (!name.endsWith('.glb')) continue;
      const document = await io.readBinary(bytes);
      expect(faultsOf(document), name).toEqual([]);
      if (name === SCENE_FILES.glb) continue;
      for (const id of idsOf(document)) found.set(id, (found.get(id) ?? 0) + 1);
    }
    for (const { id } of input.installations) expect(found.get(id), id).toBe(2);
    for (const { id } of input.drains) expect(found.get(id), id).toBe(1);
  });

  it('tiles hang together: every file that is named is there, children lie inside, errors shrink', async () => {
    const files = await buildScene(inputOf(2));
    for (const name of [SCENE_FILES.tileset, SCENE_FILES.drains]) {
      const tileset = JSON.parse(Buffer.from(files.get(name) ?? []).toString('utf8'));
      expect(tileset.asset.version).toBe('1.1');
      const visit = (tile: Tile, parentError: number) => {
        expect(tile.geometricError).toBeLessThanOrEqual(parentError);
        if (tile.content) expect(files.has(tile.content.uri), tile.content.uri).toBe(true);
        for (const child of tile.children ?? []) visit(child, tile.geometricError);
      };
      visit(tileset.root, tileset.geometricError);
      const [x, y, z] = tileset.root.transform.slice(12, 15);
      expect(Math.hypot(x, y, z)).toBeGreaterThan(6_356_000);
      expect(Math.atan2(y, x)).toBeCloseTo((117.6 * Math.PI) / 180, 9);
    }
  });

  it('the same records give the same bytes; what happens to an installation builds nothing anew, its size does', async () => {
    const input = inputOf(1);
    const [one, two] = [await buildScene(input), await buildScene(structuredClone(input))];
    expect([...one.keys()]).toEqual([...two.keys()]);
    for (const [name, bytes] of one) expect(Buffer.compare(bytes, two.get(name) ?? Buffer.alloc(0)), name).toBe(0);
    const records = makePark(1);
    const hashWith = (change: object) => {
      const [first, ...rest] = records.installations;
      const installations = [installationSchema.parse({ ...first, ...change }), ...rest];
      const { park, firms, drains, roads } = records;
      return sceneHash(sceneInputOf({ subject: park, park, firms, installations, drains, roads, lands: [] }));
    };
    expect(hashWith({ condition: 'leaking', remark: '泄漏' })).toBe(hashWith({}));
    expect(hashWith({ diameterM: 20 })).not.toBe(hashWith({}));
  });
});

interface Tile {
  readonly geometricError: number;
  readonly content?: { readonly uri: string };
  readonly children?: readonly Tile[];
}

/** Ids of a model's property table, as a viewer would read them. */
function idsOf(document: Document): string[] {
  const metadata = document.getRoot().getExtension<StructuralMetadata>('EXT_structural_metadata');
  const property = metadata?.listPropertyTables()[0]?.getProperty('id');
  const [values, offsets] = [property?.getValues(), property?.getStringOffsets()];
  if (!values || !offsets) return [];
  const at = new Uint32Array(offsets.slice().buffer);
  return Array.from({ length: at.length - 1 }, (_, i) => Buffer.from(values.slice(at[i], at[i + 1])).toString('utf8'));
}
