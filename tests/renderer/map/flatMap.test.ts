import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latOfY, lonOfX, mercatorX, mercatorY } from '../../../renderer/map/camera/mercator.ts';
import { toEcef } from '../../../renderer/map/host/ecef.ts';
import { FlatCamera } from '../../../renderer/map/host2d/flatCamera.ts';
import { FlatProjector } from '../../../renderer/map/host2d/flatProjector.ts';
import { flightPath } from '../../../renderer/map/host2d/flight.ts';
import { MercatorFrame } from '../../../renderer/map/host2d/mercatorFrame.ts';
import { boxOf, levelFor, type PlacedTile, rowY, stripsOf, tilesIn } from '../../../renderer/map/host2d/tileGrid.ts';
import { tileMesh } from '../../../renderer/map/host2d/tileMesh.ts';
import { TileStore } from '../../../renderer/map/host2d/tileStore.ts';

const PARK = { lon: 117.575, lat: 23.925 };
const SCHEME = { kind: 'geographic', tilePx: 512, deepestLevel: 18 } as const;
const places = fc.record({
  lon: fc.double({ min: -179, max: 179, noNaN: true }),
  lat: fc.double({ min: -80, max: 80, noNaN: true }),
});
const ranges = fc.double({ min: 200, max: 3_000_000, noNaN: true });

function cameraAt(target: { lon: number; lat: number }, rangeM: number): FlatCamera {
  const camera = new FlatCamera();
  camera.resize(1280, 720);
  camera.move(camera.poseOf({ target, rangeM, headingDeg: 0, pitchDeg: -90 }));
  return camera;
}

describe('the flat camera', () => {
  it('gives back the longitude and latitude that Mercator took', () => {
    fc.assert(
      fc.property(places, ({ lon, lat }) => {
        expect(lonOfX(mercatorX(lon))).toBeCloseTo(lon, 9);
        expect(latOfY(mercatorY(lat))).toBeCloseTo(lat, 9);
      }),
    );
  });

  it('shows an orbit as it was asked for, and the projector agrees with the ground under a pixel', () => {
    fc.assert(
      fc.property(
        fc.record({ lon: places.map(({ lon }) => lon), lat: fc.double({ min: -50, max: 50, noNaN: true }) }),
        ranges,
        fc.nat(1279),
        fc.nat(719),
        (target, rangeM, x, y) => {
          const camera = cameraAt(target, rangeM);
          expect(camera.orbit().rangeM / rangeM).toBeCloseTo(1, 6);
          const ground = camera.groundAt(x, y);
          const at = ground && new FlatProjector(camera).project(...toEcef(ground));
          expect(at?.x).toBeCloseTo(x, 3);
          expect(at?.y).toBeCloseTo(y, 3);
        },
      ),
    );
  });

  it('holds the ground under the pointer while it scales', () => {
    const camera = cameraAt(PARK, 60_000);
    const ground = camera.groundAt(900, 200);
    camera.move(camera.zoomed(camera.at, 3.7, 900, 200));
    const at = ground && new FlatProjector(camera).project(...toEcef(ground));
    expect(at?.x).toBeCloseTo(900, 6);
    expect(at?.y).toBeCloseTo(200, 6);
  });

  it('never leaves the world to the north or south, nor shows it twice', () => {
    const camera = cameraAt({ lon: 0, lat: 0 }, 16e6);
    camera.move({ x: 0.3, y: -2, worldPx: 10 });
    expect(camera.at.worldPx).toBe(1280);
    expect(camera.groundAt(640, 0)).toBeDefined();
    expect(camera.groundAt(640, 719)).toBeDefined();
  });

  it('flies from one pose to the other, and rises over a long way', () => {
    const from = cameraAt(PARK, 3_000).at;
    const to = cameraAt({ lon: 119.3, lat: 26.08 }, 5_000).at;
    const path = flightPath(from, to, 1280);
    expect(path(0).x).toBeCloseTo(from.x, 12);
    expect(path(0).worldPx / from.worldPx).toBeCloseTo(1, 9);
    expect(path(1)).toEqual(to);
    expect(path(0.5).worldPx).toBeLessThan(to.worldPx / 10);
  });
});

describe('the flat map’s metres', () => {
  it('are the projector’s pixels, wherever the anchor is', () => {
    fc.assert(
      fc.property(
        places,
        fc.double({ min: -1, max: 1, noNaN: true }),
        fc.double({ min: -1, max: 1, noNaN: true }),
        (anchor, dx, dy) => {
          const frame = new MercatorFrame(anchor);
          const camera = cameraAt(anchor, 60_000);
          const place = { lon: anchor.lon + dx * 0.2, lat: anchor.lat + dy * 0.1 };
          const [east, north] = frame.fromEcef(toEcef(place));
          const at = new FlatProjector(camera).project(...toEcef(place));
          const middle = new FlatProjector(camera).project(...toEcef(anchor));
          const pixelsPerMetre = camera.at.worldPx / frame.worldM;
          expect((at?.x ?? 0) - (middle?.x ?? 0)).toBeCloseTo(east * pixelsPerMetre, 4);
          expect((middle?.y ?? 0) - (at?.y ?? 0)).toBeCloseTo(north * pixelsPerMetre, 4);
        },
      ),
    );
  });
});

describe('the tiles', () => {
  it('cover the view with pictures about as fine as the screen', () => {
    fc.assert(
      fc.property(ranges, fc.constantFrom(1, 2), (rangeM, pixelRatio) => {
        const { at } = cameraAt(PARK, rangeM);
        const level = levelFor(SCHEME, at, pixelRatio);
        const across = at.worldPx / 2 ** (level + 1);
        if (level > 0 && level < SCHEME.deepestLevel) {
          expect((across * pixelRatio) / SCHEME.tilePx).toBeGreaterThan(0.55);
          expect((across * pixelRatio) / SCHEME.tilePx).toBeLessThan(1.4);
        }
        const box = boxOf(at, 1280, 720, 0);
        const tiles = tilesIn(SCHEME, level, box);
        expect(Math.min(...tiles.map((tile) => rowY(SCHEME, tile, 0)))).toBeLessThanOrEqual(box.top);
        expect(Math.max(...tiles.map((tile) => rowY(SCHEME, tile, 1)))).toBeGreaterThanOrEqual(box.bottom);
      }),
    );
  });

  it('are cut into strips that bend with Mercator to a fifth of a pixel', () => {
    for (let level = 3; level <= 14; level++) {
      const tile = { x: 0, y: Math.floor(((90 - 45) / 180) * 2 ** level), level };
      const worldPx = 1024 * 2 ** level;
      const strips = stripsOf(SCHEME, tile);
      for (let strip = 0; strip < strips; strip++) {
        const [north, south] = [rowY(SCHEME, tile, strip / strips), rowY(SCHEME, tile, (strip + 1) / strips)];
        const middle = rowY(SCHEME, tile, (strip + 0.5) / strips);
        expect(Math.abs((north + south) / 2 - middle) * worldPx, `level ${level}`).toBeLessThan(0.2);
      }
    }
  });

  it('R4: a coarser tile stands in for one that is not there yet', async () => {
    const has = new Set(['4/13/5']);
    const store = new TileStore(
      {
        ...SCHEME,
        paint: async ({ level, x, y }) =>
          has.has(`${level}/${x}/${y}`) ? { width: 512, height: 512, close: () => undefined } : undefined,
        dispose: () => undefined,
      },
      16,
      () => undefined,
    );
    const fine: PlacedTile = { column: 53, x: 53, y: 21, level: 6 };
    const pose = { x: 0.83, y: 0.43, worldPx: 65_536 };
    expect(tileMesh(store, [fine], pose, 1280, 720).length).toBe(0);
    store.want([{ level: 4, x: 13, y: 5 }, fine]);
    await new Promise((resolve) => setTimeout(resolve, 5));
    const mesh = tileMesh(store, [fine], pose, 1280, 720);
    expect(mesh.length).toBe(stripsOf(SCHEME, fine) * 6);
    // The second of four columns, and the second of four rows from the picture's north edge.
    const across = Array.from(mesh.uvs).filter((_, i) => i % 3 === 0);
    const up = Array.from(mesh.uvs).filter((_, i) => i % 3 === 1);
    expect([Math.min(...across), Math.max(...across)]).toEqual([0.25, 0.5]);
    expect([Math.min(...up), Math.max(...up)]).toEqual([0.5, 0.75]);
  });
});
