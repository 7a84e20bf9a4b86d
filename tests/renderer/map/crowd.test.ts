import { Matrix4, PerspectiveFrustum } from '@cesium/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterRadiusPx, crowdingAt, crowdOf } from '../../../renderer/map/cluster/crowd.ts';
import type { Marker } from '../../../renderer/map/cluster/marker.ts';
import { QuadIndex } from '../../../renderer/map/cluster/quadIndex.ts';
import { toEcef } from '../../../renderer/map/host/ecef.ts';
import { EnuFrame } from '../../../renderer/map/host/enuFrame.ts';
import type { Projector } from '../../../renderer/map/host/projector.ts';
import { GlobeProjector, type ProjectorCamera } from '../../../renderer/map/host3d/globeProjector.ts';

const TARGET = { lon: 118.6, lat: 24.9 };

/** A camera straight above the target. */
function above(rangeM: number): Projector {
  const frame = new EnuFrame(TARGET);
  const eye = toEcef(TARGET, rangeM);
  const frustum = new PerspectiveFrustum({ fov: Math.PI / 3, aspectRatio: 16 / 9, near: 1, far: 1e8 });
  const { east, north, up } = frame;
  const dot = (a: readonly number[]) => -(a[0] ?? 0) * eye[0] - (a[1] ?? 0) * eye[1] - (a[2] ?? 0) * eye[2];
  // biome-ignore format: a matrix by rows
  const viewMatrix = new Matrix4(
    east[0], east[1], east[2], dot(east),
    north[0], north[1], north[2], dot(north),
    up[0], up[1], up[2], dot(up),
    0, 0, 0, 1,
  );
  const camera: ProjectorCamera = { frustum, viewMatrix, positionWC: { x: eye[0], y: eye[1], z: eye[2] } };
  return new GlobeProjector(camera, 1280, 720);
}

const marker = (i: number, lon: number, lat: number): Marker => ({
  id: `riskSource:r${i}`,
  position: { lon, lat },
  symbol: 'supply',
  label: `r${i}`,
  priority: 1,
});
const spots = fc.array(
  fc.tuple(fc.double({ min: -0.12, max: 0.12, noNaN: true }), fc.double({ min: -0.08, max: 0.08, noNaN: true })),
  { maxLength: 400 },
);

describe('the projector', () => {
  it('puts the target in the middle and east to the right', () => {
    const projector = above(20_000);
    expect(projector.project(...toEcef(TARGET))).toMatchObject({
      x: expect.closeTo(640, 3),
      y: expect.closeTo(360, 3),
    });
    const east = projector.project(...toEcef({ lon: TARGET.lon + 0.01, lat: TARGET.lat }));
    expect(east?.x).toBeGreaterThan(650);
    expect(east?.y).toBeCloseTo(360, 0);
  });

  it('hides the far side of the globe, not the near one', () => {
    const projector = above(12_000_000);
    expect(projector.project(...toEcef({ lon: TARGET.lon - 180, lat: -TARGET.lat }))).toBeUndefined();
    expect(projector.project(...toEcef({ lon: TARGET.lon + 30, lat: TARGET.lat }))).toBeDefined();
    expect(projector.project(...toEcef({ lon: TARGET.lon + 90, lat: TARGET.lat }))).toBeUndefined();
  });
});

describe('the index', () => {
  it('finds every marker in the cells below any cell', () => {
    fc.assert(
      fc.property(spots, (places) => {
        const markers = places.map(([dLon, dLat], i) => marker(i, TARGET.lon + dLon, TARGET.lat + dLat));
        const index = new QuadIndex([{ layerId: 'riskSource', markers }]);
        for (let cells = index.size > 0 ? [index.root()] : [], depth = 0; depth < 12; depth++) {
          cells = cells.flatMap((cell) => index.children(cell));
          expect(cells.reduce((sum, { lo, hi }) => sum + hi - lo, 0)).toBe(markers.length);
        }
        expect(markers.every((marker) => index.markers[index.find(marker) ?? -1]?.id === marker.id)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('counts by layer', () => {
    const index = new QuadIndex([
      { layerId: 'a', markers: [marker(1, 118, 24), marker(2, 119, 25)] },
      { layerId: 'b', markers: [marker(3, 118.5, 24.5)] },
    ]);
    expect(index.counts(index.root())).toEqual([2, 1]);
  });
});

describe('the crowd', () => {
  it('R1: every marker is in exactly one single or one cluster', () => {
    fc.assert(
      fc.property(spots, fc.double({ min: 3, max: 6, noNaN: true }), (places, exponent) => {
        const rangeM = 10 ** exponent;
        const markers = places
          .map(([dLon, dLat], i) => marker(i, TARGET.lon + dLon, TARGET.lat + dLat))
          .filter(({ position }) => shows(above(rangeM), position));
        const index = new QuadIndex([{ layerId: 'riskSource', markers }]);
        const { singles, clusters } = crowdOf(index, above(rangeM), crowdingAt(rangeM));
        const ids = [
          ...singles.map((single) => index.markers[single.index]?.id),
          ...clusters.flatMap((cluster) => index.idsOf(cluster.runs)),
        ];
        expect(ids.sort()).toEqual(markers.map(({ id }) => id).sort());
        for (const cluster of clusters) {
          expect(cluster.count).toBe(index.idsOf(cluster.runs).length);
          expect(cluster.counts.reduce((sum, count) => sum + count, 0)).toBe(cluster.count);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('R1: what is drawn is bounded by the screen: 100,000 markers give less than a thousand things', () => {
    let state = 1;
    const random = () => {
      state = (state * 48_271) % 2_147_483_647;
      return state / 2_147_483_647;
    };
    const markers = Array.from({ length: 100_000 }, (_, i) =>
      marker(i, TARGET.lon + (random() - 0.5) * 2, TARGET.lat + (random() - 0.5) * 2),
    );
    const index = new QuadIndex([{ layerId: 'riskSource', markers }]);
    for (const rangeM of [2_000, 20_000, 200_000, 2_000_000]) {
      const { singles, clusters } = crowdOf(index, above(rangeM), crowdingAt(rangeM));
      expect(singles.length + clusters.length, String(rangeM)).toBeLessThan(1_000);
      expect(singles.length + clusters.length, String(rangeM)).toBeGreaterThan(0);
    }
  });

  it('no cluster lies on another', () => {
    const markers = Array.from({ length: 3_000 }, (_, i) =>
      marker(i, TARGET.lon + Math.sin(i * 12.9) * 0.1, TARGET.lat + Math.sin(i * 78.2) * 0.06),
    );
    const index = new QuadIndex([{ layerId: 'riskSource', markers }]);
    const { clusters } = crowdOf(index, above(40_000), crowdingAt(40_000));
    expect(clusters.length).toBeGreaterThan(10);
    for (const [i, a] of clusters.entries()) {
      for (const b of clusters.slice(i + 1)) {
        expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(clusterRadiusPx(2));
      }
    }
  });

  it('things at one place stay together at any zoom and say so', () => {
    const index = new QuadIndex([
      { layerId: 'riskSource', markers: [marker(1, TARGET.lon, TARGET.lat), marker(2, TARGET.lon, TARGET.lat)] },
    ]);
    const { singles, clusters } = crowdOf(index, above(200), crowdingAt(200));
    expect(singles).toEqual([]);
    expect(clusters).toHaveLength(1);
    expect(clusters[0]?.inseparable).toBe(true);
  });
});

function shows(projector: Projector, position: { lon: number; lat: number }): boolean {
  const at = projector.project(...toEcef(position));
  return at !== undefined && at.x > 0 && at.y > 0 && at.x < 1280 && at.y < 720;
}
