import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INSTALLATION_CATEGORIES } from '../../../shared/records/installation.ts';
import { drainRunsOf } from '../../../shared/scenes/drainRuns.ts';
import { bodySizeOf } from '../../../shared/scenes/sizes.ts';

describe('sizes of bodies', () => {
  it('are what the record says', () => {
    expect(bodySizeOf({ category: 'tank', diameterM: 30, structureHeightM: 12 })).toMatchObject({
      shape: 'round',
      widthM: 30,
      heightM: 12,
    });
    expect(bodySizeOf({ category: 'warehouse', lengthM: 80, widthM: 30 })).toMatchObject({ lengthM: 80, widthM: 30 });
  });

  it('come from the volume where it is all there is', () => {
    const { widthM, heightM } = bodySizeOf({ category: 'tank', volumeM3: 10_000 });
    expect((Math.PI * widthM ** 2 * heightM) / 4).toBeCloseTo(10_000, -1);
    expect(bodySizeOf({ category: 'sphere', volumeM3: 1_000 }).widthM).toBeCloseTo(12.407, 2);
  });

  it('are positive and finite for any record', () => {
    const size = fc.option(fc.double({ min: 1e-9, max: 5_000, noNaN: true }), { nil: undefined });
    fc.assert(
      fc.property(
        fc.constantFrom(...INSTALLATION_CATEGORIES),
        size,
        size,
        size,
        size,
        fc.option(fc.double({ min: 0, max: 1e9, noNaN: true }), { nil: undefined }),
        (category, diameterM, lengthM, widthM, structureHeightM, volumeM3) => {
          const found = bodySizeOf({ category, diameterM, lengthM, widthM, structureHeightM, volumeM3 });
          for (const value of [found.widthM, found.lengthM, found.heightM]) {
            expect(value).toBeGreaterThan(0);
            expect(Number.isFinite(value)).toBe(true);
          }
        },
      ),
    );
  });
});

describe('runs of drains', () => {
  const base = { position: { lon: 117, lat: 24 }, networkName: 'A' };
  const node = (code: string, lon: number, depthM: number, networkName = 'A') =>
    ({
      ...base,
      id: `drain:${networkName}${code}`,
      category: 'manhole',
      code,
      depthM,
      networkName,
      position: { lon, lat: 24 },
    }) as const;
  const pipe = { ...base, id: 'drain:p', category: 'pipe', fromCode: 'Y1', toCode: 'Y2', water: 'rain' } as const;

  it('go from the first node to the second, as deep as the nodes', () => {
    const [run] = drainRunsOf([node('Y2', 117.002, 3), pipe, node('Y1', 117.001, 1)]);
    expect(run?.points.map(({ position, depthM }) => [position.lon, depthM])).toEqual([
      [117.001, 1],
      [117.002, 3],
    ]);
  });

  it('know the nodes of their own network only, and lie nowhere without both', () => {
    expect(drainRunsOf([pipe, node('Y1', 117.001, 1), node('Y2', 117.5, 1, 'B')])).toEqual([]);
  });

  it('follow their own line', () => {
    const geometry = {
      type: 'LineString' as const,
      coordinates: [
        [117, 24],
        [117.001, 24],
        [117.001, 24.001],
      ],
    };
    const [run] = drainRunsOf([{ ...pipe, geometry, depthM: 2.5 }]);
    expect(run?.points.map(({ depthM }) => depthM)).toEqual([2.5, 2.5, 2.5]);
  });
});
