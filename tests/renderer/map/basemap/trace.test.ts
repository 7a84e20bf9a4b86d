import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { clipRing, clipSegment, type Frame } from '../../../../renderer/map/basemap/clip.ts';
import type { BaseMapShapes } from '../../../../renderer/map/basemap/shapes.ts';
import { TILE_PX, tileView } from '../../../../renderer/map/basemap/tiles.ts';
import { type PathSink, traceFill, traceLines } from '../../../../renderer/map/basemap/trace.ts';
import { readShapes } from './readBaseMap.ts';

const FRAME: Frame = { left: 0, top: 0, right: 100, bottom: 80 };
const coordinate = fc.integer({ min: -300, max: 400 });
const triangle = fc.array(coordinate, { minLength: 6, maxLength: 6 });

function winding(ring: readonly number[], x: number, y: number): number {
  let turns = 0;
  for (let index = 0; index < ring.length; index += 2) {
    const [ax, ay] = [ring.at(index - 2) ?? 0, ring.at(index - 1) ?? 0];
    const [bx, by] = [ring[index] ?? 0, ring[index + 1] ?? 0];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) turns += ay > by ? 1 : -1;
  }
  return turns;
}

class Recorder implements PathSink {
  readonly rings: number[][] = [];

  moveTo(x: number, y: number): void {
    this.rings.push([x, y]);
  }

  lineTo(x: number, y: number): void {
    this.rings.at(-1)?.push(x, y);
  }

  closePath(): void {}

  inside(x: number, y: number): boolean {
    return this.rings.reduce((turns, ring) => turns + winding(ring, x, y), 0) !== 0;
  }
}

describe('clipping', () => {
  it('keeps what is in the frame and nothing else', () => {
    fc.assert(
      fc.property(triangle, fc.nat(99), fc.nat(79), (ring, column, row) => {
        const cut = clipRing(ring, FRAME);
        for (let index = 0; index < cut.length; index += 2) {
          expect(cut[index]).toBeGreaterThanOrEqual(-1e-6);
          expect(cut[index]).toBeLessThanOrEqual(100 + 1e-6);
          expect(cut[index + 1]).toBeGreaterThanOrEqual(-1e-6);
          expect(cut[index + 1]).toBeLessThanOrEqual(80 + 1e-6);
        }
        // Irrational-like offsets keep the point off every edge of integer vertices, nearly always.
        const [x, y] = [column + 0.4142135, row + 0.7320508];
        expect(winding(cut, x, y)).toBe(winding(ring, x, y));
      }),
    );
  });

  it('cuts segments at the frame', () => {
    expect(clipSegment(-50, 40, 150, 40, FRAME)).toEqual([0, 40, 100, 40]);
    expect(clipSegment(-50, -10, 150, -10, FRAME)).toBeUndefined();
    expect(clipSegment(10, 10, 20, 20, FRAME)).toEqual([10, 10, 20, 20]);
  });
});

describe('tracing the shipped map', () => {
  let shapes: BaseMapShapes;
  beforeAll(async () => {
    shapes = await readShapes();
  });

  it('fills a tile just where the coast says land', () => {
    const tiles = [5, 8, 11].flatMap((level) =>
      [
        [118.1, 24.5],
        [119.29, 25.45],
        [117.59, 23.77],
        [1.55, 42.5],
      ].map(([lon = 0, lat = 0]) => {
        const degrees = 180 / 2 ** level;
        return { level, x: Math.floor((lon + 180) / degrees), y: Math.floor((90 - lat) / degrees) };
      }),
    );
    let differ = 0;
    let tested = 0;
    for (const tile of tiles) {
      const view = tileView(tile);
      const sink = new Recorder();
      traceFill(shapes.land, view, sink);
      for (let step = 0; step < 60; step++) {
        const [x, y] = [((step * 7919) % 509) + 0.37, ((step * 104_729) % 503) + 0.61];
        const lon = view.west + (x / TILE_PX) * (view.east - view.west);
        const lat = view.north - (y / TILE_PX) * (view.north - view.south);
        tested++;
        if (sink.inside(x, y) !== shapes.land.contains(lon, lat)) differ++;
      }
    }
    // Vertices closer than a pixel are left out: points on the shore may fall on the other side.
    expect(differ / tested).toBeLessThan(0.01);
  });

  it('gives two tiles the same coast along their common edge', () => {
    const crossings = (x: number, edge: number): number[] => {
      const sink = new Recorder();
      traceLines(shapes.land, tileView({ level: 9, x, y: 187 }), sink, () => true, { smoothing: 2 });
      const found: number[] = [];
      for (const line of sink.rings) {
        for (let index = 2; index < line.length; index += 2) {
          const [ax, ay] = [(line[index - 2] ?? 0) - edge, line[index - 1] ?? 0];
          const [bx, by] = [(line[index] ?? 0) - edge, line[index + 1] ?? 0];
          if (ax > 0 === bx > 0) continue;
          const y = ay + ((by - ay) * ax) / (ax - bx);
          if (y > 0 && y < TILE_PX) found.push(y);
        }
      }
      return found.sort((a, b) => a - b);
    };
    const pairs = [846, 847, 848, 849].map((x) => [crossings(x, TILE_PX), crossings(x + 1, 0)] as const);
    expect(pairs.some(([left]) => left.length > 0)).toBe(true);
    for (const [left, right] of pairs) {
      expect(left.length).toBe(right.length);
      left.forEach((y, index) => {
        expect(Math.abs(y - (right[index] ?? 0))).toBeLessThan(2);
      });
    }
  });

  it('draws nothing along 180° and the south pole', () => {
    const sink = new Recorder();
    traceLines(shapes.land, tileView({ level: 2, x: 7, y: 3 }), sink, () => true);
    const flat = sink.rings.flat();
    const onSeam = flat.filter((value, index) => index % 2 === 1 && Math.abs(value - TILE_PX) < 1e-6);
    expect(onSeam).toEqual([]);
  });
});
