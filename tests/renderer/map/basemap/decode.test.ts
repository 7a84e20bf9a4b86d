import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PackedLayer, packGrids, packShapes } from '../../../../assets/basemap/build/pack.ts';
import { decodeGrids, decodeShapes, unzip } from '../../../../renderer/map/basemap/decode.ts';
import { AppError } from '../../../../shared/errors.ts';

const vertex = fc.tuple(
  fc.integer({ min: -18_000_000, max: 18_000_000 }).map((units) => units / 1e5),
  fc.integer({ min: -9_000_000, max: 9_000_000 }).map((units) => units / 1e5),
);
const layer = fc.array(fc.record({ mark: fc.nat(255), path: fc.array(vertex, { minLength: 2, maxLength: 40 }) }));

describe('base map files', () => {
  it('read back as they were written', async () => {
    await fc.assert(
      fc.asyncProperty(layer, layer, async (first, second) => {
        const layers: PackedLayer[] = [
          { name: 'first', paths: first },
          { name: '第二', paths: second },
        ];
        const decoded = decodeShapes(await unzip(new Uint8Array(packShapes(layers))));
        expect([...decoded.keys()]).toEqual(['first', '第二']);
        for (const { name, paths } of layers) {
          const found = decoded.get(name);
          expect([...(found?.marks ?? [])]).toEqual(paths.map(({ mark }) => mark));
          const flat = paths.flatMap(({ path }) => path.flat());
          expect(found?.coordinates).toHaveLength(flat.length);
          flat.forEach((degrees, index) => {
            expect(found?.coordinates[index]).toBeCloseTo(degrees, 6);
          });
        }
      }),
    );
  });

  it('grids read back as they were written', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9000, max: 8848 }), { minLength: 12, maxLength: 12 }), (heightsM) => {
        const grid = { west: 104, north: 36, stepDegrees: 1 / 12, columns: 4, rows: 3, heightsM };
        const [found] = decodeGrids(gunzipSync(packGrids([grid])));
        expect([...(found?.heightsM ?? [])]).toEqual(heightsM);
        expect(found?.stepDegrees).toBeCloseTo(1 / 12, 12);
        expect([found?.west, found?.north, found?.columns, found?.rows]).toEqual([104, 36, 4, 3]);
      }),
    );
  });

  it('refuses any bytes that are not one, without hanging', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        for (const decode of [decodeShapes, decodeGrids]) {
          try {
            decode(bytes);
          } catch (error) {
            expect(error).toBeInstanceOf(AppError);
          }
        }
      }),
    );
    const whole = gunzipSync(
      packShapes([
        {
          name: 'a',
          paths: [
            {
              mark: 0,
              path: [
                [1, 2],
                [3, 4],
              ],
            },
          ],
        },
      ]),
    );
    expect(() => decodeShapes(whole.subarray(0, whole.length - 1))).toThrow(AppError);
  });

  it('takes bytes that a server has unzipped already', async () => {
    const plain = new Uint8Array([1, 2, 3]);
    expect(await unzip(plain)).toBe(plain);
  });
});
